//! Marked content: layers that are off, and text that stands for the glyphs it marks.

use super::super::file::tokens::{Operand, Tokens};
use super::super::ideographs::fold;
use super::super::page::{Glyph, Page};
use super::super::says_nothing;
use super::super::store::Resources;
use super::Interpreter;

/// Marks within marks; deeper ones are counted but mean nothing.
const DEPTH: usize = 512;
/// Characters of one `ActualText`.
const CHARACTERS: usize = 1 << 14;

/// The marks that are open.
#[derive(Default)]
pub(super) struct MarkedContent {
    open: Vec<Mark>,
    lost: usize,
    off: usize,
}

#[derive(Default)]
struct Mark {
    is_off: bool,
    /// The text that stands for the glyphs from this one on.
    text: Option<(Vec<char>, usize)>,
}

impl MarkedContent {
    /// Whether nothing is painted now.
    pub(super) fn is_off(&self) -> bool {
        self.off > 0
    }

    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    fn begin(&mut self, mark: Mark) {
        if self.open.len() >= DEPTH {
            self.lost += 1;
            return;
        }
        self.off += usize::from(mark.is_off);
        self.open.push(mark);
    }

    pub(super) fn end(&mut self, page: &mut Page) {
        if self.lost > 0 {
            self.lost -= 1;
            return;
        }
        let Some(mark) = self.open.pop() else { return };
        self.off -= usize::from(mark.is_off);
        // Of texts within texts the outermost counts.
        if let Some((characters, first)) = mark.text
            && self.open.iter().all(|mark| mark.text.is_none())
        {
            let contradicted = replace(&mut page.glyphs, first, &characters);
            page.contradicted = page.contradicted.saturating_add(contradicted);
        }
    }

    pub(super) fn end_down_to(&mut self, depth: usize, page: &mut Page) {
        self.lost = 0;
        while self.open.len() > depth {
            self.end(page);
        }
    }
}

impl<'a> Interpreter<'a, '_> {
    pub(super) fn begin_marked(&mut self, tokens: &Tokens<'_>, resources: &Resources<'a>) {
        let mut mark = Mark::default();
        let tag = match tokens.operand(0) {
            Some(Operand::Name(tag)) => tokens.bytes(tag),
            _ => b"",
        };
        let text = match tokens.operand(1) {
            Some(Operand::Name(name)) => {
                let name = tokens.bytes(name);
                let section = resources.section(b"Properties");
                mark.is_off = tag == b"OC" && self.store.is_off(&section, name);
                section.dictionary(name).and_then(|properties| properties.string(b"ActualText"))
            }
            _ => written_text(tokens).map(<[u8]>::to_vec),
        };
        mark.text = text.map(|text| {
            let text = text_string(&text);
            let characters = text.chars().filter(|character| !character.is_control());
            (characters.map(fold).take(CHARACTERS).collect(), self.page.glyphs.len())
        });
        self.marked.begin(mark);
    }
}

/// `ActualText` in a dictionary that stands in the content itself.
fn written_text<'t>(tokens: &'t Tokens<'_>) -> Option<&'t [u8]> {
    tokens.operands().windows(2).find_map(|pair| match pair {
        [Operand::Name(key), Operand::String(text)] if tokens.bytes(*key) == b"ActualText" => {
            Some(tokens.bytes(*text))
        }
        _ => None,
    })
}

/// A text string: UTF-16 or UTF-8 with a byte order mark, or close to Latin-1.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| -> String {
        let pairs = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
        let characters = char::decode_utf16(pairs.map(unit));
        characters.map(|found| found.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Puts the characters in the place of the glyphs from `first` on, and returns how many glyphs stay
/// though they show something else.
fn replace(glyphs: &mut Vec<Glyph>, first: usize, characters: &[char]) -> u32 {
    /// Characters that a glyph may stand for: a text much longer than its glyphs describes them.
    const FOR_A_GLYPH: usize = 8;

    let marked = glyphs.get(first..).unwrap_or_default();
    let is_shown = |character: &char| !character.is_whitespace() && *character != '\u{AD}';
    let wanted = characters.iter().copied().filter(is_shown);
    let found = marked.iter().map(|glyph| glyph.character).filter(is_shown);
    // An empty text marks what is not to be read out; it is printed all the same.
    let is_empty = wanted.clone().next().is_none();
    let is_description = characters.len() > marked.len() * FOR_A_GLYPH;
    if is_empty || is_description || wanted.eq(found) {
        return 0;
    }
    if contradicts(marked, characters) {
        return u32::try_from(marked.len()).unwrap_or(u32::MAX);
    }
    let marked = glyphs.split_off(first);
    let (count, wanted) = (marked.len(), characters.len());
    if wanted >= count {
        for (index, glyph) in marked.iter().enumerate() {
            let share = characters.get(index * wanted / count..(index + 1) * wanted / count);
            glyphs.extend(glyph.shared_out(share.unwrap_or_default().iter().copied()));
        }
    } else {
        // Several glyphs make one character: it stands at the first and reaches to the next.
        for (index, character) in characters.iter().enumerate() {
            let (from, to) = (index * count / wanted, (index + 1) * count / wanted);
            let share = marked.get(from..to).unwrap_or_default();
            let Some(glyph) = share.first() else { continue };
            let advance = share.iter().map(|glyph| glyph.advance).sum();
            glyphs.push(Glyph { character: *character, advance, ..*glyph });
        }
    }
    0
}

/// Whether glyphs show plainly something else than the text that stands for them: other ideographs or
/// digits. These have no forms, as letters have capitals and ligatures, and what is printed counts.
fn contradicts(found: &[Glyph], wanted: &[char]) -> bool {
    let plain = |character: char| match character {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(u32::from(character) - 0xFF10 + 0x30),
        '0'..='9' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => Some(character),
        _ => None,
    };
    if found.iter().any(|glyph| says_nothing(glyph.character)) {
        return false;
    }
    let mut shown = found.iter().filter_map(|glyph| plain(glyph.character)).peekable();
    shown.peek().is_some() && !shown.eq(wanted.iter().copied().filter_map(plain))
}
