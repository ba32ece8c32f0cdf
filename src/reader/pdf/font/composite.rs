//! Composite fonts (Type 0): codes of several bytes, which is how Han text is written.

use std::cell::OnceCell;
use std::rc::Rc;

use super::super::cmap::{CharacterMap, Code, Collection};
use super::super::filters;
use super::super::objects::{Dictionary, RawStream};
use super::known::Known;
use super::program::Embedded;
use super::widths::{CidHeights, CidWidths};
use super::{Loader, Meaning, Shown, meaning_of, meaning_of_character, to_unicode};

pub(super) struct Composite<'a> {
    map: Rc<CharacterMap>,
    to_unicode: Option<Rc<CharacterMap>>,
    /// What the CIDs are numbers of, if it is a published collection.
    collection: Option<Collection>,
    program: Embedded<'a>,
    /// The glyphs of the CIDs; `None` where the CID is the glyph.
    cid_to_glyph: Option<RawStream<'a>>,
    /// The same decoded, two bytes each, when it is first asked for.
    glyphs: OnceCell<Vec<u8>>,
    loader: Loader,
    widths: CidWidths,
    heights: CidHeights,
    /// Codes of two bytes.
    known: Known,
}

/// The CID font of a composite font.
pub(super) fn descendant<'a>(font: &Dictionary<'a>) -> Option<Dictionary<'a>> {
    font.array(b"DescendantFonts")?.values().next()?.dictionary()
}

impl<'a> Composite<'a> {
    pub(super) fn read(font: &Dictionary<'a>, loader: &Loader) -> Self {
        let cid_font = descendant(font).unwrap_or_default();
        let map = encoding(font, loader);
        let descriptor = cid_font.dictionary(b"FontDescriptor").unwrap_or_default();
        let system = cid_font.dictionary(b"CIDSystemInfo").unwrap_or_default();
        let ordering = system.string(b"Ordering").unwrap_or_default();
        let collection = map.collection().or(Collection::from_ordering(&ordering));
        Self {
            to_unicode: to_unicode(font, loader),
            collection,
            program: Embedded::new(&descriptor, loader),
            cid_to_glyph: cid_font.stream(b"CIDToGIDMap"),
            glyphs: OnceCell::new(),
            loader: loader.clone(),
            widths: CidWidths::read(&cid_font),
            heights: CidHeights::read(&cid_font),
            known: Known::default(),
            map,
        }
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.map.is_vertical()
    }

    pub(super) fn next(&self, bytes: &[u8]) -> Option<Shown> {
        let (code, cid) = self.map.next(bytes)?;
        match u16::try_from(code.code) {
            Ok(number) if code.length == 2 => Some(self.known.get(number, || self.show(code, cid))),
            _ => Some(self.show(code, cid)),
        }
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
            let characters = self.loader.library.unicode(self.collection?)?;
            meaning_of(characters.text(cid?)?)
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
        let program = self.program.get()?;
        let cid = u16::try_from(cid).ok()?;
        let character = if let Some(stream) = &self.cid_to_glyph {
            let decode = || filters::decode(stream, &self.loader.budget);
            let glyphs = self.glyphs.get_or_init(|| {
                decode().map(|decoded| decoded.bytes.into_owned()).unwrap_or_default()
            });
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
fn encoding(font: &Dictionary<'_>, loader: &Loader) -> Rc<CharacterMap> {
    let value = font.value(b"Encoding");
    let named = value.as_ref().and_then(|value| loader.library.map(value.name()?));
    let embedded = || {
        let stream = value.clone()?.stream()?;
        let decoded = filters::decode(&stream, &loader.budget)?;
        Some(Rc::new(CharacterMap::embedded(&decoded.bytes, &loader.library)))
    };
    let identity = || Rc::new(CharacterMap::Identity { is_vertical: false });
    named.or_else(embedded).unwrap_or_else(identity)
}
