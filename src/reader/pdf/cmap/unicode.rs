//! Predefined maps whose codes are Unicode itself, by what their names say: `UniGB-UTF32-H`.
//!
//! The standard's list ends with UTF-16. Adobe's own has each map in UTF-8 and UTF-32 too, and maps
//! of later editions, whose numbers for characters are those of the map in UTF-16 but for a few forms.

use super::predefined::PredefinedMap;
use super::{Code, Collection};

/// How a code says its character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Utf8,
    Utf16,
    Utf32,
}

impl Form {
    /// How many bytes the code at the start of a text has.
    pub(super) fn length(self, first: u8) -> u8 {
        match (self, first) {
            (Self::Utf8, 0xC2..=0xDF) => 2,
            (Self::Utf8, 0xE0..=0xEF) => 3,
            (Self::Utf8, 0xF0..=0xF4) | (Self::Utf16, 0xD8..=0xDB) | (Self::Utf32, _) => 4,
            (Self::Utf8, _) => 1,
            (Self::Utf16, _) => 2,
        }
    }

    pub(super) fn character(self, Code { code, length }: Code) -> Option<char> {
        match self {
            Self::Utf8 => {
                let bytes = code.to_be_bytes();
                let bytes = bytes.get(bytes.len().checked_sub(usize::from(length))?..)?;
                std::str::from_utf8(bytes).ok()?.chars().next()
            }
            Self::Utf16 => {
                let units = [code >> 16, code & 0xFFFF];
                let units = units.into_iter().skip(usize::from(length <= 2));
                let units = units.map(|unit| u16::try_from(unit).unwrap_or_default());
                char::decode_utf16(units).next()?.ok()
            }
            Self::Utf32 => char::from_u32(code).filter(|_| length == 4),
        }
    }
}

/// A map of which only the name is known.
pub(in super::super) struct UnicodeMap {
    form: Form,
    pub(super) is_vertical: bool,
    /// The same map in UTF-16, which has the numbers of the characters.
    numbers: Option<&'static PredefinedMap>,
}

impl UnicodeMap {
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(name).ok()?.strip_prefix("Uni")?;
        let (characters, rest) = name.split_once('-')?;
        let (form, direction) = rest.split_once('-')?;
        let form = match form {
            "UTF8" => Form::Utf8,
            "UTF16" | "UCS2" => Form::Utf16,
            "UTF32" => Form::Utf32,
            _ => return None,
        };
        let is_vertical = direction.ends_with('V');
        let numbers = match (characters, is_vertical) {
            ("GB", false) => "UniGB-UTF16-H",
            ("GB", true) => "UniGB-UTF16-V",
            ("CNS", false) => "UniCNS-UTF16-H",
            ("CNS", true) => "UniCNS-UTF16-V",
            ("KS", false) => "UniKS-UTF16-H",
            ("KS", true) => "UniKS-UTF16-V",
            (japanese, false) if japanese.starts_with("JIS") => "UniJIS-UTF16-H",
            (japanese, true) if japanese.starts_with("JIS") => "UniJIS-UTF16-V",
            _ => "",
        };
        Some(Self { form, is_vertical, numbers: PredefinedMap::named(numbers.as_bytes()) })
    }

    pub(super) fn collection(&self) -> Option<Collection> {
        self.numbers?.collection()
    }

    pub(super) fn next(&self, bytes: &[u8]) -> Option<(Code, Option<u32>)> {
        let code = Code::first(bytes, self.form.length(*bytes.first()?));
        Some((code, self.cid(code)))
    }

    pub(super) fn cid(&self, code: Code) -> Option<u32> {
        let mut units = [0; 2];
        let units = self.character(code)?.encode_utf16(&mut units);
        let length = u8::try_from(units.len() * 2).ok()?;
        let code = units.iter().fold(0, |code, unit| code << 16 | u32::from(*unit));
        self.numbers?.cid(Code { code, length })
    }

    pub(super) fn character(&self, code: Code) -> Option<char> {
        self.form.character(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_characters() {
        let cid = PredefinedMap::named(b"UniGB-UTF16-H").unwrap();
        let cid = cid.cid(Code { code: 0x6708, length: 2 });
        for (name, bytes, character, known) in [
            ("UniGB-UTF8-H", &b"\xE6\x9C\x88rest"[..], '\u{6708}', true),
            ("UniGB-UTF32-H", b"\x00\x00\x67\x08\x00", '\u{6708}', true),
            ("UniGB-UTF8-V", b"1", '1', false),
            ("UniGB-UTF32-H", b"\x00\x02\x0B\xB7", '\u{20BB7}', false),
            ("UniJIS2004-UTF16-H", b"\xD8\x42\xDF\xB7", '\u{20BB7}', false),
            ("UniAKR-UTF8-H", b"\xF0\xA0\xAE\xB7", '\u{20BB7}', false),
        ] {
            let map = UnicodeMap::named(name.as_bytes()).unwrap();
            let (code, found) = map.next(bytes).unwrap();
            assert_eq!(map.character(code), Some(character), "{name}");
            assert_eq!(map.is_vertical, name.ends_with('V'));
            assert!(!known || found == cid && cid.is_some(), "{name}");
        }
    }

    #[test]
    fn what_is_no_character_takes_its_bytes() {
        let map = UnicodeMap::named(b"UniGB-UTF8-H").unwrap();
        for (bytes, length) in [(&b"\xFFab"[..], 1), (b"\xE6\x9C", 2), (b"\xE6ab", 3)] {
            let (code, cid) = map.next(bytes).unwrap();
            assert_eq!((code.length, cid, map.character(code)), (length, None, None), "{bytes:?}");
        }
        let map = UnicodeMap::named(b"UniGB-UTF32-H").unwrap();
        assert_eq!(map.next(b"\x67\x08").map(|(code, _)| map.character(code)), Some(None));
        assert!(map.next(b"").is_none());
        for name in ["Unique-H", "UniGB-GBK-H", "UniGB-UTF8", "GB-UTF8-H"] {
            assert!(UnicodeMap::named(name.as_bytes()).is_none(), "{name}");
        }
    }
}
