//! Simple fonts: codes of one byte. They carry the digits of a notice, and so its dates.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::super::cmap::{CharacterMap, Text};
use super::super::file::objects::Dictionary;
use super::super::matrix::{Area, narrow};
use super::super::page::FontFace;
use super::encoding::{Encoding, text_of_name};
use super::known::Known;
use super::program::Embedded;
use super::type3::Type3;
use super::widths::{em, standard_width};
use super::{Loader, Meaning, Shown, meaning_of, meaning_of_character, to_unicode};

pub(super) struct Simple<'a> {
    meanings: Meanings<'a>,
    widths: Widths,
    /// Set where two bytes together are one character.
    gbk: Option<Gbk>,
    pub(super) type3: Option<Type3<'a>>,
    /// Whether its letters are none.
    is_doubtful: bool,
    known: Known,
}

impl<'a> Simple<'a> {
    pub(super) fn read(
        font: &Dictionary<'a>,
        descriptor: &Dictionary<'a>,
        name: &[u8],
        face: &FontFace,
        loader: &Loader,
    ) -> Self {
        let program = Embedded::new(descriptor, loader);
        // The font's name is in GBK and so is its text, though the file says WinAnsi.
        let may_be_gbk = !program.exists() && !name.is_ascii() && !font.contains(b"ToUnicode");
        let gbk = if may_be_gbk { Gbk::new(loader) } else { None };
        let is_embedded = program.exists();
        let meanings = Meanings::read(font, descriptor, face, program, loader);
        let widths = Widths::read(font, descriptor, face);
        let may_lie = is_embedded && meanings.to_unicode.is_none();
        Self {
            is_doubtful: may_lie && has_full_stops(&meanings, &widths),
            meanings,
            widths,
            gbk: gbk.filter(|gbk| gbk.decode(name).is_some()),
            type3: Type3::read(font, &loader.budget),
            known: Known::default(),
        }
    }

    pub(super) fn next(&self, bytes: &[u8]) -> Option<Shown> {
        let first = *bytes.first()?;
        if let (Some(gbk), [lead, trail, ..]) = (&self.gbk, bytes)
            && let Some(character) = gbk.character(*lead, *trail)
        {
            let meaning = meaning_of_character(character).unwrap_or(Meaning::Unknown);
            let width = |code| self.widths.width(code, &Meaning::Unknown);
            let advance = width(*lead) + width(*trail);
            return Some(Shown { meaning, advance, length: 2, is_word_space: false });
        }
        Some(self.known.get(u16::from(first), || self.show(first)))
    }

    /// The box of a glyph that content of its own draws.
    pub(super) fn drawn_area(&self, code: u8) -> Option<Area> {
        self.type3.as_ref()?.area(code, || self.meanings.name(code))
    }

    /// Whether content of its own draws nothing for a code.
    fn is_blank(&self, code: u8) -> bool {
        let name = || self.meanings.name(code);
        self.type3.as_ref().is_some_and(|type3| name().is_some_and(|name| type3.is_blank(name)))
    }

    fn show(&self, code: u8) -> Shown {
        let mut meaning = self.meanings.meaning(code);
        let advance = self.widths.width(code, &meaning);
        let is_letter = matches!(meaning, Meaning::One('!'..='~'));
        if self.is_doubtful && is_letter && advance >= FULL {
            meaning = Meaning::Unknown;
        }
        if self.is_blank(code) {
            meaning = Meaning::One(' ');
        }
        Shown { meaning, advance, length: 1, is_word_space: code == 32 }
    }
}

/// Ems of the advance of a Han character, rounded down as widths in whole thousandths of other fonts'
/// units are.
const FULL: f32 = 0.98;

/// Whether the narrowest signs are as wide as Han characters: programs that cut Han fonts into fonts
/// of one-byte codes name some encoding, or name the glyphs by letters, as they come.
fn has_full_stops(meanings: &Meanings<'_>, widths: &Widths) -> bool {
    /// Signs that prove it: one may have got a wrong width.
    const PROOF: usize = 3;
    const NARROW: &str = "!'(),-./:;I[]`ijl|1ftr";

    let is_full = |code: &u8| {
        widths.width(*code, &Meaning::Unknown) >= FULL
            && matches!(meanings.meaning(*code), Meaning::One(sign) if NARROW.contains(sign))
    };
    widths.listed.is_some() && (0..=u8::MAX).filter(is_full).count() >= PROOF
}

/// GBK text, decoded through the maps of the Adobe-GB1 collection.
pub(super) struct Gbk {
    codes: Rc<CharacterMap>,
    characters: Rc<CharacterMap>,
}

impl Gbk {
    pub(super) fn new(loader: &Loader) -> Option<Self> {
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
struct Meanings<'a> {
    to_unicode: Option<Rc<CharacterMap>>,
    encoding: Dictionary<'a>,
    /// The names in the encoding, read when they are asked for.
    differences: OnceCell<Names>,
    base: Option<Encoding>,
    program: Embedded<'a>,
    /// The embedded font's own encoding, read when it is asked for.
    built_in: OnceCell<BTreeMap<u8, char>>,
}

impl<'a> Meanings<'a> {
    fn read(
        font: &Dictionary<'a>,
        descriptor: &Dictionary<'a>,
        face: &FontFace,
        program: Embedded<'a>,
        loader: &Loader,
    ) -> Self {
        /// Bit 3 of the descriptor's flags: the font has an encoding of its own.
        const SYMBOLIC: i64 = 1 << 2;

        let encoding = font.value(b"Encoding");
        let dictionary = encoding.clone().and_then(super::super::file::objects::Value::dictionary);
        let dictionary = dictionary.unwrap_or_default();
        let named = encoding.as_ref().and_then(|value| Encoding::from_name(value.name()?));
        let named = named.or_else(|| Encoding::from_name(&dictionary.name(b"BaseEncoding")?));
        let flags = descriptor.whole(b"Flags").unwrap_or(0);
        let is_type3 = font.name(b"Subtype").is_some_and(|subtype| subtype == b"Type3");
        let is = |name: &str| face.name.starts_with(name);
        let base = if is("Symbol") {
            Some(Encoding::Symbol)
        } else if is("ZapfDingbats") {
            Some(Encoding::Dingbats)
        } else if is("Wingdings") || is("Webdings") {
            // Whatever the file says: its letters are pictures.
            None
        } else if named.is_some() {
            named
        } else if is_type3 || (program.exists() && flags & SYMBOLIC != 0) {
            None
        } else {
            Some(Encoding::Standard)
        };
        Self {
            to_unicode: to_unicode(font, loader),
            encoding: dictionary,
            differences: OnceCell::new(),
            base,
            program,
            built_in: OnceCell::new(),
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

    fn name(&self, code: u8) -> Option<&[u8]> {
        self.differences.get_or_init(|| Names::of_differences(&self.encoding)).get(code)
    }

    fn by_encoding(&self, code: u8) -> Option<Text> {
        if let Some(name) = self.name(code) {
            return text_of_name(name).or_else(|| {
                let glyph = glyph_of_name(name)?;
                self.program.get()?.character(glyph).map(Text::One)
            });
        }
        let by_base = || self.base.and_then(|base| base.character(code));
        // An embedded font without a base encoding shows a code by its own encoding.
        let character = match self.base {
            Some(Encoding::Standard) | None => self.by_program(code).or_else(by_base),
            Some(_) => by_base().or_else(|| self.by_program(code)),
        };
        character.map(Text::One)
    }

    fn by_program(&self, code: u8) -> Option<char> {
        let program = self.program.get()?;
        self.built_in.get_or_init(|| program.built_in_encoding()).get(&code).copied()
    }
}

/// The glyph number in names that subsetters make up: `glyph12`, `gid00012`, `index12`. Those of
/// other forms, such as `g12`, are hexadecimal with some and mean nothing with others.
fn glyph_of_name(name: &[u8]) -> Option<u16> {
    let name = std::str::from_utf8(name).ok()?;
    let digits = ["glyph", "gid", "index"].iter().find_map(|head| name.strip_prefix(head))?;
    digits.parse().ok()
}

/// The names of the codes that differ from the base encoding.
struct Names {
    /// The names one behind the other.
    bytes: Vec<u8>,
    /// Where in them the name of each code stands.
    places: Vec<Option<Range<usize>>>,
}

impl Names {
    fn of_differences(encoding: &Dictionary<'_>) -> Self {
        /// Items of the array: a number and a name for every code.
        const ITEMS: usize = 1024;

        let (mut bytes, mut places) = (Vec::new(), vec![None; 256]);
        let mut code = 0_i64;
        let values = encoding.array(b"Differences").map(|list| list.values().take(ITEMS));
        for value in values.into_iter().flatten() {
            if let Some(first) = value.whole() {
                code = first;
            } else if let Some(name) = value.name() {
                let place = usize::try_from(code).ok().and_then(|code| places.get_mut(code));
                if let Some(place) = place {
                    *place = Some(bytes.len()..bytes.len() + name.len());
                    bytes.extend_from_slice(name);
                }
                code = code.saturating_add(1);
            }
        }
        Self { bytes, places }
    }

    fn get(&self, code: u8) -> Option<&[u8]> {
        self.bytes.get(self.places.get(usize::from(code))?.clone()?)
    }
}

struct Widths {
    first: i64,
    listed: Option<Vec<f32>>,
    missing: f32,
    /// For fonts that list none.
    name: String,
    bold: bool,
}

impl Widths {
    fn read(font: &Dictionary<'_>, descriptor: &Dictionary<'_>, face: &FontFace) -> Self {
        // A Type 3 font has units of its own.
        let scale = font.array(b"FontMatrix").and_then(|matrix| matrix.numbers().next());
        let ems = |width: f64| scale.map_or_else(|| em(width), |scale| narrow(width * scale.abs()));
        let listed = font.array(b"Widths").map(|list| list.values().take(256));
        let listed = listed.map(|list| list.map(|w| w.number().map_or(0.0, ems)).collect());
        Self {
            first: font.whole(b"FirstChar").unwrap_or(0),
            listed,
            missing: descriptor.number(b"MissingWidth").map_or(0.0, ems),
            name: face.name.clone(),
            bold: face.bold,
        }
    }

    fn width(&self, code: u8, meaning: &Meaning) -> f32 {
        let Some(listed) = &self.listed else {
            let character = if let Meaning::One(character) = meaning { *character } else { ' ' };
            return standard_width(&self.name, self.bold, character);
        };
        let at = usize::try_from(i64::from(code).saturating_sub(self.first));
        at.ok().and_then(|at| listed.get(at)).copied().unwrap_or(self.missing)
    }
}
