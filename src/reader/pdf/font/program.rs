//! Embedded fonts, asked what character a glyph is: the one place that knows ttf-parser.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ttf_parser::{GlyphId, RawFace, Tag, cff, cmap, post};

use super::super::file::objects::{Dictionary, RawStream};
use super::super::filters::{self, Budget};
use super::Loader;
use super::encoding::character_of_name;

/// Code points that a font is asked for: the basic plane and the ideographs of the second.
const ASKED: [std::ops::Range<u32>; 2] = [0x20..0xFFFE, 0x2_0000..0x2_FFFE];

/// Subtables of a `cmap` that are looked into. Real fonts have up to six.
const SUBTABLES: usize = 8;

/// Where fonts for symbols have their glyphs: the code plus this.
const SYMBOL_CODES: u32 = 0xF000;

/// The font that a descriptor embeds, decoded when it is first asked: where `ToUnicode` says
/// everything, which is the rule, it never is.
pub(super) struct Embedded<'a> {
    stream: Option<RawStream<'a>>,
    budget: Rc<Budget>,
    program: OnceCell<Option<Program>>,
}

impl<'a> Embedded<'a> {
    pub(super) fn new(descriptor: &Dictionary<'a>, loader: &Loader) -> Self {
        let keys = [&b"FontFile2"[..], b"FontFile3", b"FontFile"];
        let stream = keys.iter().find_map(|key| descriptor.stream(key));
        Self { stream, budget: Rc::clone(&loader.budget), program: OnceCell::new() }
    }

    pub(super) fn exists(&self) -> bool {
        self.stream.is_some()
    }

    pub(super) fn get(&self) -> Option<&Program> {
        let decode = || {
            self.budget.take_program().then_some(())?;
            let decoded = filters::decode(self.stream.as_ref()?, &self.budget)?;
            Program::new(decoded.bytes.into_owned())
        };
        self.program.get_or_init(decode).as_ref()
    }
}

/// The bytes of an embedded font.
pub(super) struct Program {
    data: Vec<u8>,
    format: Format,
    characters: OnceCell<BTreeMap<u16, char>>,
    /// By CID; `None` if the font has no CIDs.
    glyphs_of_cids: OnceCell<Option<BTreeMap<u16, u16>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// TrueType or OpenType: tables.
    Tables,
    /// A bare CFF.
    Compact,
    /// Type 1, in PostScript.
    PostScript,
}

impl Program {
    fn new(data: Vec<u8>) -> Option<Self> {
        let format = match data.as_slice() {
            [0x00, 0x01, 0x00, 0x00, ..]
            | [b't', b'r', b'u', b'e', ..]
            | [b'O', b'T', b'T', b'O', ..] => Format::Tables,
            [b'%', b'!', ..] | [0x80, 0x01, ..] => Format::PostScript,
            [0x01, _, 0..=16, 1..=4, ..] => Format::Compact,
            _ => return None,
        };
        let (characters, glyphs_of_cids) = (OnceCell::new(), OnceCell::new());
        Some(Self { data, format, characters, glyphs_of_cids })
    }

    /// A table of the font. Its directory ought to be sorted, and ttf-parser relies on that; Prawn
    /// writes it as it comes.
    fn table(&self, tag: [u8; 4]) -> Option<&[u8]> {
        let face = RawFace::parse(&self.data, 0).ok()?;
        let tag = Tag::from_bytes(&tag);
        let record = face.table_records.into_iter().find(|record| record.tag == tag)?;
        let start = usize::try_from(record.offset).ok()?;
        self.data.get(start..start.checked_add(usize::try_from(record.length).ok()?)?)
    }

    fn compact(&self) -> Option<cff::Table<'_>> {
        match self.format {
            Format::Compact => cff::Table::parse(&self.data),
            Format::Tables => cff::Table::parse(self.table(*b"CFF ")?),
            Format::PostScript => None,
        }
    }

    /// The character of a glyph, by the `cmap`, or by the glyph's name.
    pub(super) fn character(&self, glyph: u16) -> Option<char> {
        self.characters.get_or_init(|| self.read_characters()).get(&glyph).copied()
    }

    /// Whether it has characters for any of its glyphs.
    pub(super) fn says_something(&self) -> bool {
        !self.characters.get_or_init(|| self.read_characters()).is_empty()
    }

    /// The character of a CID where the font itself says which glyph that is.
    pub(super) fn character_of_cid(&self, cid: u16) -> Option<char> {
        // In a font that is no CID font the CID is the glyph.
        let glyph = match self.glyphs_of_cids.get_or_init(|| self.read_glyphs_of_cids()) {
            Some(glyphs) => *glyphs.get(&cid)?,
            None => cid,
        };
        self.character(glyph)
    }

    fn read_glyphs_of_cids(&self) -> Option<BTreeMap<u16, u16>> {
        // A bare CFF with CIDs has neither names nor a `cmap`.
        let table = self.compact().filter(|_| self.format == Format::Tables)?;
        table.glyph_cid(GlyphId(0))?;
        let glyphs = 0..table.number_of_glyphs();
        Some(glyphs.filter_map(|glyph| Some((table.glyph_cid(GlyphId(glyph))?, glyph))).collect())
    }

    fn read_characters(&self) -> BTreeMap<u16, char> {
        let mut characters = BTreeMap::new();
        if let Some(table) = self.table(*b"cmap").and_then(cmap::Table::parse) {
            let unicode = table.subtables.into_iter().filter(cmap::Subtable::is_unicode);
            for subtable in unicode.take(SUBTABLES) {
                for code in ASKED.into_iter().flatten() {
                    let glyph = subtable.glyph_index(code).filter(|glyph| glyph.0 != 0);
                    if let (Some(glyph), Some(character)) = (glyph, char::from_u32(code)) {
                        characters.entry(glyph.0).or_insert(character);
                    }
                }
            }
        }
        for (glyph, character) in self.table(*b"post").into_iter().flat_map(post_script_names) {
            characters.entry(glyph).or_insert(character);
        }
        if let Some(table) = self.compact() {
            for glyph in 0..table.number_of_glyphs() {
                let name = table.glyph_name(GlyphId(glyph));
                if let Some(character) = name.and_then(|name| character_of_name(name.as_bytes())) {
                    characters.entry(glyph).or_insert(character);
                }
            }
        }
        characters
    }

    /// What the codes of a simple font stand for by the font's own encoding.
    pub(super) fn built_in_encoding(&self) -> BTreeMap<u8, char> {
        match self.format {
            Format::PostScript => post_script_encoding(&self.data),
            Format::Compact => {
                let Some(table) = self.compact() else { return BTreeMap::new() };
                let codes = (0..=u8::MAX).filter_map(|code| {
                    let name = table.glyph_name(table.glyph_index(code)?)?;
                    Some((code, character_of_name(name.as_bytes())?))
                });
                codes.collect()
            }
            Format::Tables => self.table_encoding(),
        }
    }

    /// A TrueType font shows a code as the glyph of its symbol or Macintosh `cmap`.
    fn table_encoding(&self) -> BTreeMap<u8, char> {
        let Some(table) = self.table(*b"cmap").and_then(cmap::Table::parse) else {
            return BTreeMap::new();
        };
        let mut found = BTreeMap::new();
        for subtable in table.subtables.into_iter().take(SUBTABLES) {
            for code in 0..=u8::MAX {
                let wide = SYMBOL_CODES + u32::from(code);
                let glyph = subtable.glyph_index(wide).or(subtable.glyph_index(u32::from(code)));
                let glyph = glyph.filter(|glyph| glyph.0 != 0);
                if let Some(character) = glyph.and_then(|glyph| self.character(glyph.0))
                    && u32::from(character) & 0xFF00 != SYMBOL_CODES
                {
                    found.entry(code).or_insert(character);
                }
            }
        }
        found
    }
}

/// The glyphs that a `post` table names. Its names are looked up here, because ttf-parser goes
/// through all of them for each glyph.
fn post_script_names(data: &[u8]) -> Vec<(u16, char)> {
    /// Where the number of glyphs stands; the numbers of their names follow.
    const COUNT: usize = 32;
    /// Names that every system knows; numbers from here on are the table's own.
    const STANDARD: u16 = 258;

    let Some(table) = post::Table::parse(data) else { return Vec::new() };
    let own: Vec<&str> = table.names().collect();
    let numbers = data.get(COUNT..).unwrap_or_default().chunks_exact(2);
    let mut numbers =
        numbers.map(|pair| pair.iter().fold(0, |number, byte| number << 8 | u16::from(*byte)));
    let Some(count) = numbers.next() else { return Vec::new() };
    let numbers: Vec<u16> = numbers.take(usize::from(count)).collect();
    // Prawn counts its own names from the last standard one on, so that each glyph has the name of
    // the one before it, and the last name none.
    let last = usize::from(STANDARD) + own.len();
    let is_last = |number: &u16| usize::from(*number) + 1 == last;
    if numbers.contains(&(STANDARD - 1)) && !own.is_empty() && !numbers.iter().any(is_last) {
        return Vec::new();
    }
    let named = (0..count).zip(numbers).filter_map(|(glyph, number)| {
        let name = match number.checked_sub(STANDARD) {
            Some(own_number) => *own.get(usize::from(own_number))?,
            None => table.glyph_name(GlyphId(glyph))?,
        };
        Some((glyph, character_of_name(name.as_bytes())?))
    });
    named.collect()
}

/// The `dup 65 /A put` of a Type 1 font, which stand in clear before its encrypted part.
fn post_script_encoding(data: &[u8]) -> BTreeMap<u8, char> {
    /// The clear part of a Type 1 font is a few kilobytes.
    const CLEAR: usize = 64 << 10;

    let head = data.get(..CLEAR).unwrap_or(data);
    let mut words = head
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
        .take_while(|word| *word != b"eexec".as_slice());
    let mut found = BTreeMap::new();
    while let Some(word) = words.next() {
        if word != b"dup".as_slice() {
            continue;
        }
        let code = words.next().and_then(|code| std::str::from_utf8(code).ok()?.parse().ok());
        let name = words.next().and_then(|name| name.strip_prefix(b"/"));
        if let (Some(code), Some(name)) = (code, name)
            && let Some(character) = character_of_name(name)
        {
            found.insert(code, character);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_1_font_says_its_codes() {
        let font = b"%!PS-AdobeFont-1.0: X\n/Encoding 256 array\ndup 1 /five put\ndup 2/six put\n\
            dup 3 /uni6708 put\nreadonly def\ncurrentfile eexec dup 9 /nine put";
        let encoding = Program::new(font.to_vec()).unwrap().built_in_encoding();
        assert_eq!(encoding, BTreeMap::from([(1, '5'), (3, '\u{6708}')]));
    }

    #[test]
    fn a_post_table_names_its_glyphs() {
        // Version 2 with three glyphs: .notdef, a name of its own, `A`.
        let mut table = vec![0, 2, 0, 0];
        table.resize(32, 0);
        table.extend([0, 3, 0, 0, 1, 2, 0, 36, 7]);
        table.extend(b"uni6708");
        assert_eq!(post_script_names(&table), [(1, '\u{6708}'), (2, 'A')]);
        assert_eq!(post_script_names(&table[..36]), []);
    }

    #[test]
    fn a_post_table_that_is_one_off_names_nothing() {
        let table = |numbers: [u8; 6]| {
            let mut table = vec![0, 2, 0, 0];
            table.resize(32, 0);
            table.extend([&[0, 3][..], &numbers, b"\x07uni6708\x07uni65E5"].concat());
            post_script_names(&table)
        };
        assert_eq!(table([0, 0, 1, 2, 1, 3]), [(1, '\u{6708}'), (2, '\u{65E5}')]);
        assert_eq!(table([0, 0, 1, 1, 1, 2]), []);
    }

    #[test]
    fn tables_are_found_in_whatever_order() {
        let record = |tag: &[u8], offset: u8| [tag, &[0; 7], &[offset, 0, 0, 0, 1]].concat();
        let tables = [record(b"post", 60), record(b"cmap", 61), record(b"head", 62)].concat();
        let font = [&[0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0][..], &tables, b"pch"].concat();
        let program = Program::new(font).unwrap();
        for (tag, bytes) in [(*b"post", &b"p"[..]), (*b"cmap", b"c"), (*b"head", b"h")] {
            assert_eq!(program.table(tag), Some(bytes));
        }
        assert_eq!(program.table(*b"glyf"), None);
    }

    #[test]
    fn nonsense_is_no_font_or_says_nothing() {
        assert!(Program::new(b"hello".to_vec()).is_none());
        for head in [&b"\x00\x01\x00\x00"[..], b"OTTO", b"\x01\x00\x04\x01", b"%!"] {
            let mut data = head.to_vec();
            data.extend([0xFF; 64]);
            let program = Program::new(data).unwrap();
            assert_eq!(program.character(1), None);
            assert_eq!(program.character_of_cid(1), None);
            assert!(program.built_in_encoding().is_empty());
        }
    }
}
