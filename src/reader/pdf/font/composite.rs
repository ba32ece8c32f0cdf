//! Composite fonts (Type 0): codes of several bytes, which is how Han text is written.

use std::cell::RefCell;
use std::rc::Rc;

use super::super::cmap::{CharacterMap, Code, Collection};
use super::super::filters;
use super::super::objects::Dictionary;
use super::program::Program;
use super::widths::{CidHeights, CidWidths};
use super::{
    Loader, Meaning, Shown, embedded_program, meaning_of, meaning_of_character, to_unicode,
};

/// Codes of two bytes with the same first byte.
type Block = [Option<Shown>; 256];

pub(super) struct Composite {
    map: Rc<CharacterMap>,
    to_unicode: Option<Rc<CharacterMap>>,
    /// From CIDs to characters, where the CIDs are those of a published collection.
    collection: Option<Rc<CharacterMap>>,
    program: Option<Program>,
    /// Glyphs of the CIDs, two bytes each; `None` where the CID is the glyph.
    glyphs: Option<Vec<u8>>,
    widths: CidWidths,
    heights: CidHeights,
    /// What was looked up once, by first byte of a two-byte code.
    known: RefCell<Vec<Option<Box<Block>>>>,
}

/// The CID font of a composite font.
pub(super) fn descendant<'a>(font: &Dictionary<'a>) -> Option<Dictionary<'a>> {
    font.array(b"DescendantFonts")?.values().next()?.dictionary()
}

impl Composite {
    pub(super) fn read(font: &Dictionary<'_>, loader: &Loader<'_>) -> Self {
        let cid_font = descendant(font).unwrap_or_default();
        let map = encoding(font, loader);
        let descriptor = cid_font.dictionary(b"FontDescriptor").unwrap_or_default();
        let system = cid_font.dictionary(b"CIDSystemInfo").unwrap_or_default();
        let ordering = system.string(b"Ordering").unwrap_or_default();
        let collection = map.collection().or(Collection::from_ordering(&ordering));
        let glyphs = cid_font.stream(b"CIDToGIDMap");
        let glyphs = glyphs.and_then(|stream| filters::decode(&stream, loader.budget));
        Self {
            to_unicode: to_unicode(font, loader),
            collection: collection.and_then(|collection| loader.library.unicode(collection)),
            program: embedded_program(&descriptor, loader),
            glyphs: glyphs.map(|decoded| decoded.bytes.into_owned()),
            widths: CidWidths::read(&cid_font),
            heights: CidHeights::read(&cid_font),
            known: RefCell::new(Vec::new()),
            map,
        }
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.map.is_vertical()
    }

    pub(super) fn next(&self, bytes: &[u8]) -> Option<Shown> {
        let (code, cid) = self.map.next(bytes)?;
        let [low, high, 0, 0] = code.code.to_le_bytes() else { return Some(self.show(code, cid)) };
        if code.length != 2 {
            return Some(self.show(code, cid));
        }
        let mut known = self.known.borrow_mut();
        if known.is_empty() {
            known.resize_with(256, || None);
        }
        let block = known.get_mut(usize::from(high))?;
        let block = block.get_or_insert_with(|| Box::new([const { None }; 256]));
        let entry = block.get_mut(usize::from(low))?;
        Some(entry.get_or_insert_with(|| self.show(code, cid)).clone())
    }

    fn show(&self, code: Code, cid: Option<u32>) -> Shown {
        let number = cid.unwrap_or(0);
        let advance = if self.is_vertical() {
            self.heights.height(number)
        } else {
            self.widths.width(number)
        };
        Shown {
            meaning: self.meaning(code, cid).unwrap_or(Meaning::Unknown),
            advance,
            length: code.length,
            is_word_space: code.length == 1 && code.code == 32,
        }
    }

    /// The sources in the order they can be trusted. A map of a published collection is right where
    /// a `ToUnicode` map is there too: files that were distilled again carry wrong ones.
    fn meaning(&self, code: Code, cid: Option<u32>) -> Option<Meaning> {
        let by_code = || self.map.character(code).and_then(meaning_of_character);
        let by_collection = || {
            let text = self.collection.as_ref()?.text(cid?)?;
            meaning_of(text)
        };
        let by_to_unicode = || meaning_of(self.to_unicode.as_ref()?.text(code.code)?);
        if self.map.collection().is_some() {
            by_code().or_else(by_collection).or_else(by_to_unicode)
        } else {
            by_to_unicode().or_else(by_collection)
        }
        .or_else(|| self.meaning_by_program(cid?))
    }

    fn meaning_by_program(&self, cid: u32) -> Option<Meaning> {
        let program = self.program.as_ref()?;
        let cid = u16::try_from(cid).ok()?;
        let character = if let Some(glyphs) = &self.glyphs {
            let at = usize::from(cid) * 2;
            let glyph = glyphs.get(at..at + 2)?.try_into().map(u16::from_be_bytes).ok()?;
            program.character(glyph)?
        } else {
            program.character_of_cid(cid)?
        };
        meaning_of_character(character)
    }
}

/// The encoding of a composite font; Identity where it is missing or broken, so that at least the
/// positions are right.
fn encoding(font: &Dictionary<'_>, loader: &Loader<'_>) -> Rc<CharacterMap> {
    let value = font.value(b"Encoding");
    let named = value.as_ref().and_then(|value| loader.library.map(value.name()?));
    let embedded = || {
        let stream = value.clone()?.stream()?;
        let decoded = filters::decode(&stream, loader.budget)?;
        Some(Rc::new(CharacterMap::embedded(&decoded.bytes, loader.library)))
    };
    let identity = || Rc::new(CharacterMap::Identity { is_vertical: false });
    named.or_else(embedded).unwrap_or_else(identity)
}
