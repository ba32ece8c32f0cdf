//! Character maps that stand in the file: encodings of composite fonts and `ToUnicode`.
//!
//! Read leniently, because producers write them carelessly: what is broken is left out, and the
//! rest of the map still counts.

use std::rc::Rc;

use super::super::file::tokens::{Operand, Tokens};
use super::{CharacterMap, Code, Library, Text};

/// Entries of one map: every code of two bytes, and some twice.
const ENTRIES: usize = 1 << 17;
/// Entries of a map that may lie over each other.
const OVERLAPS: usize = 8;

/// A map as the file writes it.
#[derive(Default)]
pub(in super::super) struct EmbeddedMap {
    /// Lengths in bytes with the lowest and highest bytes of codes.
    spaces: Vec<(u8, [u8; 4], [u8; 4])>,
    /// By length and first code: last code and CID of the first.
    cids: Vec<(u8, u32, u32, u32)>,
    /// By first code: last code and text of the first.
    texts: Vec<(u32, u32, Text)>,
    pub(super) is_vertical: bool,
    base: Option<Rc<CharacterMap>>,
}

impl EmbeddedMap {
    pub(super) fn read(data: &[u8], base: Option<Rc<CharacterMap>>, library: &Library) -> Self {
        let mut map = Self { base, ..Self::default() };
        let most = ENTRIES.min(library.entries_left());
        let mut tokens = Tokens::new(data);
        while let Some(operator) = tokens.next() {
            if map.entries() > most {
                break;
            }
            let operands = tokens.operands();
            match operator {
                b"endcodespacerange" => map.add_spaces(&tokens),
                b"endcidrange" => map.add_cid_ranges(&tokens),
                b"endcidchar" => map.add_cids(&tokens),
                b"endbfrange" => map.add_text_ranges(&tokens),
                b"endbfchar" => map.add_texts(&tokens),
                b"usecmap" => {
                    let named = tokens.last_name().and_then(|name| library.map(name));
                    map.base = named.or(map.base);
                }
                b"def" => {
                    if let [.., Operand::Name(key), Operand::Number(value)] = operands
                        && tokens.bytes(*key) == b"WMode"
                    {
                        map.is_vertical = *value > 0.0;
                    }
                }
                _ => {}
            }
        }
        map.cids.sort_by_key(|(length, first, ..)| (*length, *first));
        map.texts.sort_by_key(|(first, ..)| *first);
        map.drop_filler();
        library.spend_entries(map.entries() + map.long_texts());
        map
    }

    /// Entries that take as much memory as the texts of several characters.
    fn long_texts(&self) -> usize {
        let length = |(_, _, text): &(u32, u32, Text)| match text {
            Text::One(_) => 0,
            Text::Many(text) => text.len(),
        };
        self.texts.iter().map(length).sum::<usize>() / size_of::<(u32, u32, Text)>()
    }

    /// Takes a map that has one and the same text for all codes for none: such files are made so
    /// that nobody copies from them.
    fn drop_filler(&mut self) {
        /// Codes of a font that has no one glyph in several shapes.
        const CODES: usize = 16;

        let mut texts = self.texts.iter().map(|(.., text)| text);
        if let Some(first) = texts.next()
            && self.texts.len() >= CODES
            && texts.all(|text| text == first)
        {
            self.texts.clear();
        }
    }

    fn entries(&self) -> usize {
        self.cids.len() + self.texts.len() + self.spaces.len()
    }

    fn add_spaces(&mut self, tokens: &Tokens<'_>) {
        for pair in tokens.operands().chunks_exact(2) {
            let [Operand::String(low), Operand::String(high)] = pair else { continue };
            let (low, high) = (tokens.bytes(*low), tokens.bytes(*high));
            let (Some(first), Some(last)) = (four(low), four(high)) else { continue };
            if low.len() == high.len() {
                self.spaces.push((u8::try_from(low.len()).unwrap_or(4), first, last));
            }
        }
    }

    fn add_cid_ranges(&mut self, tokens: &Tokens<'_>) {
        for triple in tokens.operands().chunks_exact(3) {
            let [Operand::String(first), Operand::String(last), Operand::Number(cid)] = triple
            else {
                continue;
            };
            let (first, last) = (tokens.bytes(*first), tokens.bytes(*last));
            self.add_cid(first, last, *cid);
        }
    }

    fn add_cids(&mut self, tokens: &Tokens<'_>) {
        for pair in tokens.operands().chunks_exact(2) {
            let [Operand::String(code), Operand::Number(cid)] = pair else { continue };
            let code = tokens.bytes(*code);
            self.add_cid(code, code, *cid);
        }
    }

    fn add_cid(&mut self, first: &[u8], last: &[u8], cid: f64) {
        let length = u8::try_from(first.len()).unwrap_or(u8::MAX);
        if let (Some(first), Some(last)) = (number(first), number(last))
            && (0.0..65536.0).contains(&cid)
        {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
            self.cids.push((length, first, last, cid as u32));
        }
    }

    fn add_texts(&mut self, tokens: &Tokens<'_>) {
        for pair in tokens.operands().chunks_exact(2) {
            let [Operand::String(code), Operand::String(text)] = pair else { continue };
            if let (Some(code), Some(text)) =
                (number(tokens.bytes(*code)), utf16(tokens.bytes(*text)))
            {
                self.texts.push((code, code, text));
            }
        }
    }

    /// `first last text` and `first last [text of the first, of the next …]`.
    fn add_text_ranges(&mut self, tokens: &Tokens<'_>) {
        let mut operands = tokens.operands().iter();
        while let Some(operand) = operands.next() {
            let Operand::String(first) = operand else { continue };
            let Some(Operand::String(last)) = operands.next() else { continue };
            let codes = (number(tokens.bytes(*first)), number(tokens.bytes(*last)));
            let target = operands.next();
            let (Some(first), Some(last)) = codes else { continue };
            match target {
                Some(Operand::String(text)) => {
                    if let Some(text) = utf16(tokens.bytes(*text)) {
                        self.texts.push((first, last, text));
                    }
                }
                Some(Operand::Open) => {
                    let texts = operands.by_ref().take_while(|operand| **operand != Operand::Close);
                    for (code, operand) in (first..=last).zip(texts) {
                        let Operand::String(text) = operand else { continue };
                        if let Some(text) = utf16(tokens.bytes(*text)) {
                            self.texts.push((code, code, text));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The next code of a string and its CID. What is in no code space has the length of the
    /// shortest code.
    pub(super) fn next(&self, bytes: &[u8]) -> Option<(Code, Option<u32>)> {
        if bytes.is_empty() {
            return None;
        }
        if self.spaces.is_empty()
            && let Some(base) = &self.base
        {
            let (code, cid) = base.next(bytes)?;
            return Some((code, self.cid(code).or(cid)));
        }
        let fits = |(length, low, high): &&(u8, [u8; 4], [u8; 4])| {
            let length = usize::from(*length);
            bytes.len() >= length
                && bytes.iter().zip(low).zip(high).take(length).all(|((b, l), h)| l <= b && b <= h)
        };
        let space = self.spaces.iter().filter(fits).map(|(length, ..)| *length).min();
        let shortest = || self.spaces.iter().map(|(length, ..)| *length).min().unwrap_or(2);
        let length = space.unwrap_or_else(shortest);
        let bytes = bytes.get(..usize::from(length)).unwrap_or(bytes);
        let length = u8::try_from(bytes.len()).unwrap_or(length);
        let code = Code { code: number(bytes)?, length };
        Some((code, self.cid(code)))
    }

    pub(super) fn cid(&self, Code { code, length }: Code) -> Option<u32> {
        let after = self.cids.partition_point(|(own, first, ..)| (*own, *first) <= (length, code));
        let before = self.cids.get(..after).unwrap_or_default();
        let found = before
            .iter()
            .rev()
            .take(OVERLAPS)
            .find(|(own, first, last, _)| *own == length && (*first..=*last).contains(&code));
        match found {
            Some((_, first, _, cid)) => cid.checked_add(code - first),
            None => self.base.as_ref()?.cid(Code { code, length }),
        }
    }

    /// The codes with a text, each range by its first.
    pub(super) fn texts(&self) -> impl Iterator<Item = (u32, &Text)> {
        self.texts.iter().map(|(first, _, text)| (*first, text))
    }

    /// The text of a code.
    pub(super) fn text(&self, code: u32) -> Option<Text> {
        let after = self.texts.partition_point(|(first, ..)| *first <= code);
        let before = self.texts.get(..after).unwrap_or_default();
        let found = before.iter().rev().take(OVERLAPS).find(|(_, last, _)| code <= *last);
        match found {
            Some((first, _, text)) => text.advanced(code - first),
            None => self.base.as_ref()?.text(code),
        }
    }
}

impl Text {
    /// The text of a range's later code: its last character counts on.
    fn advanced(&self, by: u32) -> Option<Self> {
        let later = |character: char| char::from_u32(u32::from(character).checked_add(by)?);
        match self {
            Self::One(character) => later(*character).map(Self::One),
            Self::Many(text) => {
                let mut text = text.clone();
                let last = text.pop()?;
                text.push(later(last)?);
                Some(Self::Many(text))
            }
        }
    }
}

/// A code of up to four bytes as a number.
fn number(bytes: &[u8]) -> Option<u32> {
    let fits = (1..=4).contains(&bytes.len());
    fits.then(|| bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte)))
}

fn four(bytes: &[u8]) -> Option<[u8; 4]> {
    let mut padded = [0; 4];
    padded.get_mut(..bytes.len())?.copy_from_slice(bytes);
    (!bytes.is_empty()).then_some(padded)
}

/// The target of a mapping: UTF-16, or one byte where a producer saved the other.
fn utf16(bytes: &[u8]) -> Option<Text> {
    if let [byte] = bytes {
        return Some(Text::One(char::from(*byte)));
    }
    let units =
        bytes.chunks_exact(2).map(|unit| unit.iter().fold(0, |u, b| u << 8 | u16::from(*b)));
    let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (None, _) => None,
        (Some(only), None) => Some(Text::One(only)),
        _ => Some(Text::Many(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(data: &str) -> EmbeddedMap {
        EmbeddedMap::read(data.as_bytes(), None, &Library::default())
    }

    #[test]
    fn one_text_for_all_codes_is_none() {
        for (codes, text) in [(16, None), (15, Some(Text::One('?')))] {
            let texts = "<003F>".repeat(codes);
            let map =
                read(&format!("1 beginbfrange <00> <{:02X}> [{texts}] endbfrange", codes - 1));
            assert_eq!(map.text(3), text);
        }
    }

    #[test]
    fn texts_come_in_three_forms() {
        let map = read(
            "/CMapName /X def 1 beginbfchar <01> <6708> endbfchar
             3 beginbfrange <0010> <0012> <0041> <20> <21> [<00660069> <D842DFB7>]
             <30> <32> <00610062> endbfrange",
        );
        for (code, text) in [
            (1, Some("\u{6708}")),
            (0x10, Some("A")),
            (0x12, Some("C")),
            (0x13, None),
            (0x20, Some("fi")),
            (0x21, Some("\u{20BB7}")),
            (0x32, Some("ad")),
        ] {
            let found = map.text(code).map(|text| match text {
                Text::One(character) => character.to_string(),
                Text::Many(text) => text,
            });
            assert_eq!(found.as_deref(), text, "{code:x}");
        }
    }

    #[test]
    fn a_broken_entry_does_not_break_the_map() {
        let map = read("2 beginbfchar <01> <D800> <02> <0042> 7 <03> endbfchar <04");
        assert_eq!(map.text(1), None);
        assert_eq!(map.text(2), Some(Text::One('B')));
    }

    #[test]
    fn code_spaces_say_how_long_a_code_is() {
        let map = read(
            "2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange
             2 begincidrange <20> <7e> 1 <8140> <817E> 100 endcidrange
             1 begincidchar <80> 7 endcidchar /WMode 1 def",
        );
        assert!(map.is_vertical);
        for (bytes, code, length, cid) in [
            (&b"A"[..], 0x41, 1, Some(34)),
            (b"\x81\x42", 0x8142, 2, Some(102)),
            (b"\x80", 0x80, 1, Some(7)),
            (b"\x81", 0x81, 1, None),
            (b"\xFF\xFF", 0xFF, 1, None),
        ] {
            assert_eq!(map.next(bytes), Some((Code { code, length }, cid)), "{bytes:?}");
        }
        assert_eq!(map.next(b""), None);
    }

    #[test]
    fn a_map_may_stand_on_a_predefined_one() {
        let map = read("/GBK-EUC-H usecmap 1 begincidchar <8140> 5 endcidchar");
        assert_eq!(map.next(b"\xB4\xF3").map(|(code, _)| code.length), Some(2));
        assert_eq!(map.cid(Code { code: 0x8140, length: 2 }), Some(5));
        assert!(map.cid(Code { code: 0xB4F3, length: 2 }).is_some());
    }
}
