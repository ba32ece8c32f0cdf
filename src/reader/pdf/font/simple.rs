//! Simple fonts: codes of one byte. They carry the digits of a notice, and so its dates.

use std::rc::Rc;

use super::super::cmap::{CharacterMap, Text};
use super::super::matrix::narrow;
use super::super::objects::Dictionary;
use super::super::page::FontFace;
use super::encoding::{Encoding, text_of_name};
use super::program::Program;
use super::widths::{em, standard_width};
use super::{
    Loader, Meaning, Shown, embedded_program, meaning_of, meaning_of_character, to_unicode,
};

pub(super) struct Simple {
    /// All 256 codes.
    codes: Vec<Shown>,
    /// Set where two bytes together are one character.
    gbk: Option<Gbk>,
}

impl Simple {
    pub(super) fn read(
        font: &Dictionary<'_>,
        descriptor: &Dictionary<'_>,
        name: &[u8],
        face: &FontFace,
        loader: &Loader<'_>,
    ) -> Self {
        let program = embedded_program(descriptor, loader);
        // The font's name is in GBK and so is its text, though the file says WinAnsi.
        let is_gbk = program.is_none() && !name.is_ascii() && font.value(b"ToUnicode").is_none();
        let gbk =
            if is_gbk { Gbk::new(loader).filter(|gbk| gbk.decode(name).is_some()) } else { None };
        let meanings = Meanings::read(font, descriptor, face, program, loader);
        let widths = Widths::read(font, descriptor, face);
        let codes = (0..=u8::MAX).map(|code| {
            let meaning = meanings.meaning(code);
            let advance = widths.width(code, &meaning);
            Shown { meaning, advance, length: 1, is_word_space: code == 32 }
        });
        Self { codes: codes.collect(), gbk }
    }

    pub(super) fn next(&self, bytes: &[u8]) -> Option<Shown> {
        let shown = self.codes.get(usize::from(*bytes.first()?))?;
        if let (Some(gbk), [lead, trail, ..]) = (&self.gbk, bytes)
            && let Some(character) = gbk.character(*lead, *trail)
        {
            let trail = self.codes.get(usize::from(*trail))?;
            let meaning = meaning_of_character(character).unwrap_or(Meaning::Unknown);
            let advance = shown.advance + trail.advance;
            return Some(Shown { meaning, advance, length: 2, is_word_space: false });
        }
        Some(shown.clone())
    }
}

/// GBK text, decoded through the maps of the Adobe-GB1 collection.
pub(super) struct Gbk {
    codes: Rc<CharacterMap>,
    characters: Rc<CharacterMap>,
}

impl Gbk {
    pub(super) fn new(loader: &Loader<'_>) -> Option<Self> {
        let codes = loader.library.map(b"GBK-EUC-H")?;
        let characters = loader.library.unicode(codes.collection()?)?;
        Some(Self { codes, characters })
    }

    fn character(&self, lead: u8, trail: u8) -> Option<char> {
        if lead < 0x81 {
            return None;
        }
        let (code, cid) = self.codes.next(&[lead, trail])?;
        let text = self.characters.text(cid.filter(|_| code.length == 2)?)?;
        match meaning_of(text)? {
            Meaning::One(character) => Some(character),
            Meaning::Many(_) | Meaning::Unknown => None,
        }
    }

    /// Text that is GBK from end to end.
    pub(super) fn decode(&self, bytes: &[u8]) -> Option<String> {
        let mut text = String::new();
        let mut rest = bytes;
        while let [lead, tail @ ..] = rest {
            if lead.is_ascii() {
                text.push(char::from(*lead));
                rest = tail;
            } else {
                let [second, behind @ ..] = tail else { return None };
                text.push(self.character(*lead, *second)?);
                rest = behind;
            }
        }
        Some(text)
    }
}

/// What the codes stand for, by every source there is.
struct Meanings {
    to_unicode: Option<Rc<CharacterMap>>,
    differences: Vec<Option<Vec<u8>>>,
    base: Option<Encoding>,
    built_in: Vec<Option<char>>,
    program: Option<Program>,
}

impl Meanings {
    fn read(
        font: &Dictionary<'_>,
        descriptor: &Dictionary<'_>,
        face: &FontFace,
        program: Option<Program>,
        loader: &Loader<'_>,
    ) -> Self {
        /// Bit 3 of the descriptor's flags: the font has an encoding of its own.
        const SYMBOLIC: i64 = 1 << 2;

        let encoding = font.value(b"Encoding");
        let dictionary = encoding.clone().and_then(super::super::objects::Value::dictionary);
        let dictionary = dictionary.unwrap_or_default();
        let named = encoding.as_ref().and_then(|value| Encoding::from_name(value.name()?));
        let named = named.or_else(|| Encoding::from_name(&dictionary.name(b"BaseEncoding")?));
        let flags = descriptor.whole(b"Flags").unwrap_or(0);
        let is_type3 = font.name(b"Subtype").is_some_and(|subtype| subtype == b"Type3");
        let base = if let Some(named) = named {
            Some(named)
        } else if face.name == "Symbol" {
            Some(Encoding::Symbol)
        } else if is_type3 || (program.is_some() && flags & SYMBOLIC != 0) {
            None
        } else {
            Some(Encoding::Standard)
        };
        let mut built_in = vec![None; 256];
        for (code, character) in program.iter().flat_map(Program::built_in_encoding) {
            if let Some(entry) = built_in.get_mut(usize::from(code)) {
                *entry = entry.or(Some(character));
            }
        }
        Self {
            to_unicode: to_unicode(font, loader),
            differences: differences(&dictionary),
            base,
            built_in,
            program,
        }
    }

    fn meaning(&self, code: u8) -> Meaning {
        self.by_to_unicode(code)
            .or_else(|| meaning_of(self.by_encoding(code)?))
            .unwrap_or(Meaning::Unknown)
    }

    fn by_to_unicode(&self, code: u8) -> Option<Meaning> {
        meaning_of(self.to_unicode.as_ref()?.text(u32::from(code))?)
    }

    fn by_encoding(&self, code: u8) -> Option<Text> {
        let at = usize::from(code);
        if let Some(Some(name)) = self.differences.get(at) {
            return text_of_name(name).or_else(|| {
                let glyph = glyph_of_name(name)?;
                self.program.as_ref()?.character(glyph).map(Text::One)
            });
        }
        let built_in = self.built_in.get(at).copied().flatten();
        let by_base = || self.base.and_then(|base| base.character(code));
        // An embedded font without a base encoding shows a code by its own encoding.
        let character = match self.base {
            Some(Encoding::Standard) | None => built_in.or_else(by_base),
            Some(_) => by_base().or(built_in),
        };
        character.map(Text::One)
    }
}

/// The glyph number in names that subsetters make up: `g12`, `glyph12`, `gid00012`, `index12`.
fn glyph_of_name(name: &[u8]) -> Option<u16> {
    let name = std::str::from_utf8(name).ok()?;
    let digits = ["glyph", "gid", "index", "g"].iter().find_map(|head| name.strip_prefix(head))?;
    digits.parse().ok()
}

/// The names of the codes that differ from the base encoding.
fn differences(encoding: &Dictionary<'_>) -> Vec<Option<Vec<u8>>> {
    /// Items of the array: a number and a name for every code.
    const ITEMS: usize = 1024;

    let mut names = vec![None; 256];
    let mut code = 0_usize;
    for value in encoding.array(b"Differences").iter().flat_map(|list| list.values().take(ITEMS)) {
        if let Some(first) = value.whole() {
            code = usize::try_from(first).unwrap_or(names.len());
        } else if let Some(name) = value.name() {
            if let Some(entry) = names.get_mut(code) {
                *entry = Some(name.to_vec());
            }
            code = code.saturating_add(1);
        }
    }
    names
}

struct Widths<'a> {
    first: i64,
    listed: Option<Vec<f64>>,
    missing: f64,
    /// Ems of a unit, for Type 3.
    scale: Option<f64>,
    face: &'a FontFace,
}

impl<'a> Widths<'a> {
    fn read(font: &Dictionary<'_>, descriptor: &Dictionary<'_>, face: &'a FontFace) -> Self {
        let scale = font.array(b"FontMatrix").and_then(|matrix| matrix.numbers().next());
        let listed = font.array(b"Widths").map(|list| list.values().take(256));
        Self {
            first: font.whole(b"FirstChar").unwrap_or(0),
            listed: listed.map(|list| list.map(|width| width.number().unwrap_or(0.0)).collect()),
            missing: descriptor.number(b"MissingWidth").unwrap_or(0.0),
            scale: scale.map(f64::abs),
            face,
        }
    }

    fn width(&self, code: u8, meaning: &Meaning) -> f32 {
        let Some(listed) = &self.listed else {
            let character = if let Meaning::One(character) = meaning { *character } else { ' ' };
            return standard_width(&self.face.name, self.face.bold, character);
        };
        let at = usize::try_from(i64::from(code).saturating_sub(self.first));
        let width = at.ok().and_then(|at| listed.get(at)).copied().unwrap_or(self.missing);
        self.scale.map_or_else(|| em(width), |scale| narrow(width * scale))
    }
}
