//! Composite fonts (Type 0): codes of several bytes, which is how Han text is written.

use std::cell::OnceCell;
use std::rc::Rc;

use super::super::cmap::{CharacterMap, Code, Collection};
use super::super::file::objects::{Dictionary, RawStream};
use super::super::filters;
use super::known::Known;
use super::program::{Embedded, Program};
use super::widths::CidNumbers;
use super::{Loader, Meaning, Shown, meaning_of, meaning_of_character, to_unicode};

pub(super) struct Composite<'a> {
    map: Rc<CharacterMap>,
    to_unicode: Option<Rc<CharacterMap>>,
    /// Whether `ToUnicode` is wrong for some glyphs of full width.
    is_doubtful: bool,
    /// What the CIDs are numbers of, if it is a published collection.
    collection: Option<Collection>,
    /// Whether the codes are the glyphs of an embedded TrueType font.
    are_glyphs: bool,
    program: Embedded<'a>,
    /// The glyphs of the CIDs; `None` where the CID is the glyph.
    cid_to_glyph: Option<RawStream<'a>>,
    /// The same decoded, two bytes each, when it is first asked for.
    glyphs: OnceCell<Vec<u8>>,
    loader: Loader,
    widths: CidNumbers,
    heights: CidNumbers,
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
        let known_map = encoding(font, loader);
        // The standard's Identity keeps at least the positions where the map is not known.
        let is_unheard_of = known_map.is_none() && font.name(b"Encoding").is_some();
        let identity = || Rc::new(CharacterMap::Identity { is_vertical: false });
        let map = known_map.unwrap_or_else(identity);
        let descriptor = cid_font.dictionary(b"FontDescriptor").unwrap_or_default();
        let system = cid_font.dictionary(b"CIDSystemInfo").unwrap_or_default();
        let ordering = system.string(b"Ordering").unwrap_or_default();
        let cid_to_glyph = cid_font.stream(b"CIDToGIDMap");
        // Numbers of glyphs in an embedded TrueType font, which may be those of a collection, too.
        let are_glyphs = matches!(*map, CharacterMap::Identity { .. })
            && descriptor.contains(b"FontFile2")
            && cid_to_glyph.is_none();
        let ordered = Collection::from_ordering(&ordering);
        let collection = map.collection().or(ordered.filter(|_| !is_unheard_of));
        let widths = CidNumbers::widths(&cid_font);
        let to_unicode = to_unicode(font, loader).filter(|to| !(are_glyphs && says_codes(to)));
        Self {
            is_doubtful: to_unicode.as_ref().is_some_and(|to| is_doubtful(to, &map, &widths)),
            to_unicode,
            collection,
            are_glyphs,
            program: Embedded::new(&descriptor, loader),
            cid_to_glyph,
            glyphs: OnceCell::new(),
            loader: loader.clone(),
            widths,
            heights: CidNumbers::heights(&cid_font),
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
        let advance =
            if self.is_vertical() { self.heights.get(number) } else { self.widths.get(number) };
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
        let by_to_unicode = || {
            let text = self.to_unicode.as_ref()?.text(code.code)?;
            let doubtful = self.is_doubtful && is_full(self.widths.get(cid?));
            meaning_of(text).filter(|meaning| !(doubtful && is_western(meaning)))
        };
        let by_program = || self.meaning_by_program(cid?);
        if self.map.says_characters() {
            return by_code().or_else(by_collection).or_else(by_to_unicode).or_else(by_program);
        }
        by_to_unicode().or_else(|| {
            // What the font calls its glyphs is no guess.
            if self.are_glyphs && self.program.get().is_some_and(Program::says_something) {
                by_program()
            } else {
                by_collection().or_else(by_program)
            }
        })
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

/// Whether a `ToUnicode` map says that Han characters are Latin letters, as Ghostscript's do when it
/// has lost some: then letters come both half as wide as the Han characters and just as wide, which
/// no font has.
fn is_doubtful(to_unicode: &CharacterMap, map: &CharacterMap, widths: &CidNumbers) -> bool {
    /// Letters of full width that prove it.
    const PROOF: usize = 2;
    /// Digits and letters of a Han font are about half an em wide.
    const HALF: std::ops::RangeInclusive<f32> = 0.3..=0.7;

    let (mut han, mut half, mut full) = (false, false, 0);
    for (code, character) in to_unicode.characters() {
        let Some(cid) = map.cid(Code { code, length: 2 }) else { continue };
        let width = widths.get(cid);
        if character.is_ascii_graphic() {
            half |= HALF.contains(&width);
            full += usize::from(is_full(width));
        } else {
            han |= ('\u{4E00}'..='\u{9FFF}').contains(&character) && is_full(width);
        }
    }
    han && half && full >= PROOF
}

/// Whether each code of a `ToUnicode` map stands for the character with its own number. That is right
/// where the codes are characters, and no number of a glyph is one.
fn says_codes(to_unicode: &CharacterMap) -> bool {
    let mut all = to_unicode.characters().peekable();
    all.peek().is_some() && all.all(|(code, character)| code == u32::from(character))
}

/// Whether a glyph is exactly as wide as a Han character.
fn is_full(width: f32) -> bool {
    (width - 1.0).abs() < 0.001
}

/// Whether it is text of a script that is written narrower than Han characters.
fn is_western(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::One(character) => *character < '\u{2000}',
        Meaning::Many(text) => text.chars().all(|character| character < '\u{2000}'),
        Meaning::Unknown => false,
    }
}

/// The encoding of a composite font; `None` where it is missing, broken, or has a name that nobody
/// knows.
fn encoding(font: &Dictionary<'_>, loader: &Loader) -> Option<Rc<CharacterMap>> {
    /// Maps that stand on one another in a file.
    const DEPTH: usize = 4;

    let mut streams = Vec::new();
    let mut next = font.value(b"Encoding");
    let mut base = None;
    while let Some(value) = next.take() {
        if let Some(name) = value.name() {
            base = loader.library.map(name);
        } else if let Some(stream) = value.stream().filter(|_| streams.len() < DEPTH) {
            next = stream.dictionary().value(b"UseCMap");
            streams.push(stream);
        }
    }
    for stream in streams.into_iter().rev() {
        if let Some(decoded) = filters::decode(&stream, &loader.budget) {
            let map = CharacterMap::embedded(&decoded.bytes, base, &loader.library);
            base = Some(Rc::new(map));
        }
    }
    base
}
