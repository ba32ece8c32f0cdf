//! Fonts: from the bytes of a string to characters and widths.

mod composite;
mod encoding;
mod known;
mod program;
mod simple;
mod type3;
mod widths;

use std::rc::Rc;

use self::composite::Composite;
use self::encoding::Encoding;
use self::simple::Simple;
use self::type3::Type3;
use super::cmap::{CharacterMap, Library, Text};
use super::file::objects::Dictionary;
use super::filters::{self, Budget};
use super::ideographs::fold;
use super::matrix::Area;
use super::page::FontFace;

/// What fonts are read with.
#[derive(Clone)]
pub(super) struct Loader {
    pub(super) library: Rc<Library>,
    pub(super) budget: Rc<Budget>,
}

/// A font, ready to read strings.
pub(super) struct Font<'a> {
    pub(super) face: FontFace,
    /// Whether it writes downwards.
    pub(super) vertical: bool,
    /// Whether its private characters are those of the font Symbol.
    is_symbol: bool,
    kind: Kind<'a>,
}

/// Ems that a code of a missing font is taken to be wide.
const MISSING_ADVANCE: f32 = 0.5;

enum Kind<'a> {
    Simple(Simple<'a>),
    Composite(Composite<'a>),
    Missing,
}

/// One code of a string.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) meaning: Meaning,
    /// Advance along the writing direction, in ems.
    pub(super) advance: f32,
    /// Bytes of the code.
    pub(super) length: u8,
    /// Whether word spacing applies: the one-byte code 32.
    pub(super) is_word_space: bool,
}

/// What a code stands for, radicals and the like already the characters they stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    One(char),
    /// Several characters, or none.
    Many(Rc<str>),
    /// The file does not say it.
    Unknown,
}

impl Meaning {
    /// Whether there is something to see.
    pub(super) fn is_shown(&self) -> bool {
        match self {
            Self::One(character) => !character.is_whitespace(),
            Self::Many(text) => !text.trim().is_empty(),
            Self::Unknown => true,
        }
    }
}

impl<'a> Font<'a> {
    pub(super) fn read(font: &Dictionary<'a>, loader: &Loader) -> Self {
        if font.name(b"Subtype").is_some_and(|subtype| subtype == b"Type0") {
            let composite = Composite::read(font, loader);
            let descendant = composite::descendant(font).unwrap_or_default();
            let descriptor = descendant.dictionary(b"FontDescriptor").unwrap_or_default();
            let name = font.name(b"BaseFont").or(descendant.name(b"BaseFont")).unwrap_or_default();
            let face = face(&readable_name(&name, loader), &descriptor);
            let is_symbol = face.name.starts_with("Symbol");
            let vertical = composite.is_vertical();
            Self { face, vertical, is_symbol, kind: Kind::Composite(composite) }
        } else {
            let descriptor = font.dictionary(b"FontDescriptor").unwrap_or_default();
            let name = font.name(b"BaseFont").unwrap_or_default();
            let face = face(&readable_name(&name, loader), &descriptor);
            let simple = Simple::read(font, &descriptor, &name, &face, loader);
            let is_symbol = face.name.starts_with("Symbol");
            Self { face, vertical: false, is_symbol, kind: Kind::Simple(simple) }
        }
    }

    /// What stands for a font that the file does not have: its text is there and nobody can say
    /// what it is.
    pub(super) fn missing() -> Self {
        let face = face("", &Dictionary::default());
        Self { face, vertical: false, is_symbol: false, kind: Kind::Missing }
    }

    /// What draws its glyphs, if they are content of their own.
    pub(super) fn type3(&self) -> Option<&Type3<'a>> {
        match &self.kind {
            Kind::Simple(simple) => simple.type3.as_ref(),
            Kind::Composite(_) | Kind::Missing => None,
        }
    }

    /// The box of a glyph of a [Type 3 font](Self::type3), in the coordinates of text at size 1.
    pub(super) fn drawn_area(&self, code: u8) -> Option<Area> {
        match &self.kind {
            Kind::Simple(simple) => simple.drawn_area(code),
            Kind::Composite(_) | Kind::Missing => None,
        }
    }

    /// The next code of a string; `None` at its end.
    pub(super) fn next(&self, bytes: &[u8]) -> Option<Shown> {
        let mut shown = match &self.kind {
            Kind::Simple(simple) => simple.next(bytes),
            Kind::Composite(composite) => composite.next(bytes),
            Kind::Missing => bytes.first().map(|_| Shown {
                meaning: Meaning::Unknown,
                advance: MISSING_ADVANCE,
                length: 1,
                is_word_space: false,
            }),
        }?;
        if self.is_symbol {
            shown.meaning = symbol_meaning(shown.meaning);
        }
        Some(shown)
    }
}

/// What a private character of the font Symbol is: Word writes its codes from U+F000 on.
fn symbol_meaning(meaning: Meaning) -> Meaning {
    match meaning {
        Meaning::One(character @ '\u{F020}'..='\u{F0FF}') => {
            let code = u8::try_from(u32::from(character) & 0xFF).unwrap_or_default();
            Encoding::Symbol.character(code).map_or(Meaning::One(character), Meaning::One)
        }
        other => other,
    }
}

/// What layout wants to know of a font.
fn face(name: &str, descriptor: &Dictionary<'_>) -> FontFace {
    /// Bit 19 of the descriptor's flags: paint it bold.
    const FORCE_BOLD: i64 = 1 << 18;
    /// Weights from here on are bold: 600 is semibold.
    const BOLD_WEIGHT: f64 = 600.0;
    /// Heights of an ideographic em, used where the descriptor says nothing sane.
    const ASCENT: f64 = 0.88;
    const DESCENT: f64 = 0.12;

    // A subset tag is six capitals and a plus sign.
    let name = match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest,
        _ => name,
    };
    let lower = name.to_ascii_lowercase();
    let named_bold = ["bold", "heavy", "black"].iter().any(|word| lower.contains(word));
    let forced = descriptor.whole(b"Flags").unwrap_or(0) & FORCE_BOLD != 0;
    let heavy = descriptor.number(b"FontWeight").is_some_and(|weight| weight >= BOLD_WEIGHT);
    let height = |key: &[u8], default: f64| {
        let height = descriptor.number(key).map(|height| (height / widths::UNITS).abs());
        super::matrix::narrow(height.filter(|h| (0.05..=2.0).contains(h)).unwrap_or(default))
    };
    FontFace {
        bold: named_bold || forced || heavy,
        name: name.to_owned(),
        ascent: height(b"Ascent", ASCENT),
        descent: height(b"Descent", DESCENT),
    }
}

/// A font's name as text. Old Chinese producers write it in GBK.
fn readable_name(name: &[u8], loader: &Loader) -> String {
    if let Ok(name) = std::str::from_utf8(name) {
        return name.to_owned();
    }
    let decoded = simple::Gbk::new(loader).and_then(|gbk| gbk.decode(name));
    decoded.unwrap_or_else(|| String::from_utf8_lossy(name).into_owned())
}

/// The `ToUnicode` map of a font.
fn to_unicode(font: &Dictionary<'_>, loader: &Loader) -> Option<Rc<CharacterMap>> {
    let value = font.value(b"ToUnicode")?;
    // Some name a predefined map; Identity would make every code its own character.
    let stream = value.stream().filter(|_| loader.library.entries_left() > 0)?;
    let decoded = filters::decode(&stream, &loader.budget)?;
    Some(Rc::new(CharacterMap::embedded(&decoded.bytes, None, &loader.library)))
}

/// The text of a `ToUnicode` map or a collection's map, if it is text at all.
fn meaning_of(text: Text) -> Option<Meaning> {
    match text {
        Text::One(character) => meaning_of_character(character),
        Text::Many(string) => {
            let mut characters = String::with_capacity(string.len());
            for character in string.chars() {
                match meaning_of_character(character)? {
                    Meaning::One(character) => characters.push(character),
                    Meaning::Many(_) | Meaning::Unknown => {}
                }
            }
            let mut rest = characters.chars();
            match (rest.next(), rest.next()) {
                (Some(only), None) => Some(Meaning::One(only)),
                _ => Some(Meaning::Many(characters.into())),
            }
        }
    }
}

/// The character as it goes into texts; `None` for what no page can show.
fn meaning_of_character(character: char) -> Option<Meaning> {
    Some(match character {
        // Blanks of whatever width are one blank; U+2002 is the half-width blank of Adobe-GB1. The
        // ideographic space stays what it is.
        '\t' | '\n' | '\r' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' => Meaning::One(' '),
        '\u{AD}' => Meaning::One('-'),
        // Joiners, marks of direction and the byte order mark show nothing.
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => {
            Meaning::Many("".into())
        }
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFD}'..='\u{FFFF}' => return None,
        _ => Meaning::One(fold(character)),
    })
}
