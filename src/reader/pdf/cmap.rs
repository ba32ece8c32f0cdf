//! Character maps: the one place that knows hayro-cmap.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};

/// From codes to character identifiers (CID) of a collection, or to Unicode.
pub(super) struct CharacterMap {
    map: CMap,
    kind: Kind,
}

/// What the codes of a map are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The file's own.
    Embedded,
    /// Two bytes, the CID itself.
    Identity,
    /// UTF-16: the code says the character.
    Unicode,
    /// One or two bytes (four in GB 18030) by the first byte.
    National,
}

/// A collection of characters with numbers that Adobe published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Collection {
    Gb1,
    Cns1,
    Japan1,
    Korea1,
}

impl Collection {
    pub(super) fn from_ordering(ordering: &[u8]) -> Option<Self> {
        match ordering {
            b"GB1" => Some(Self::Gb1),
            b"CNS1" => Some(Self::Cns1),
            b"Japan1" => Some(Self::Japan1),
            b"Korea1" => Some(Self::Korea1),
            _ => None,
        }
    }

    fn unicode_map(self) -> CMapName<'static> {
        match self {
            Self::Gb1 => CMapName::AdobeGb1Ucs2,
            Self::Cns1 => CMapName::AdobeCns1Ucs2,
            Self::Japan1 => CMapName::AdobeJapan1Ucs2,
            Self::Korea1 => CMapName::AdobeKorea1Ucs2,
        }
    }
}

/// A code of a string, with its length in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) code: u32,
    pub(super) length: u8,
}

impl CharacterMap {
    /// A map that the standard names.
    pub(super) fn predefined(name: &[u8]) -> Option<Self> {
        let (map, kind) = match name {
            b"Identity-H" => (CMap::identity_h(), Kind::Identity),
            b"Identity-V" => (CMap::identity_v(), Kind::Identity),
            _ => {
                let unicode = name.starts_with(b"Uni");
                let data = load_embedded(CMapName::from_bytes(name))?;
                let kind = if unicode { Kind::Unicode } else { Kind::National };
                (CMap::parse(data, load_embedded)?, kind)
            }
        };
        Some(Self { map, kind })
    }

    /// Two bytes, the CID itself.
    pub(super) fn identity() -> Self {
        Self { map: CMap::identity_h(), kind: Kind::Identity }
    }

    /// A map that the file holds.
    pub(super) fn embedded(data: &[u8]) -> Option<Self> {
        Some(Self { map: CMap::parse(data, load_embedded)?, kind: Kind::Embedded })
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.map.metadata().writing_mode == Some(WritingMode::Vertical)
    }

    /// Whether the map is one of a character collection, so that its CIDs say the characters.
    pub(super) fn is_of_collection(&self) -> bool {
        matches!(self.kind, Kind::Unicode | Kind::National)
    }

    pub(super) fn collection(&self) -> Option<Collection> {
        match self.map.metadata().character_collection.as_ref()?.family {
            CidFamily::AdobeGB1 => Some(Collection::Gb1),
            CidFamily::AdobeCNS1 => Some(Collection::Cns1),
            CidFamily::AdobeJapan1 => Some(Collection::Japan1),
            CidFamily::AdobeKorea1 => Some(Collection::Korea1),
            CidFamily::AdobeIdentity | CidFamily::Custom { .. } => None,
        }
    }

    /// The next code of a string and its CID; `None` at the end of the string.
    pub(super) fn next(&self, bytes: &[u8]) -> Option<(Code, Option<u32>)> {
        let [first, rest @ ..] = bytes else { return None };
        if self.kind == Kind::Identity {
            let Some(second) = rest.first() else {
                return Some((Code { code: u32::from(*first), length: 1 }, None));
            };
            let code = u32::from(*first) << 8 | u32::from(*second);
            return Some((Code { code, length: 2 }, Some(code)));
        }
        let mut code = 0;
        for (length, byte) in (1..=4).zip(bytes) {
            code = code << 8 | u32::from(*byte);
            if let Some(cid) = self.map.lookup_cid_code(code, length) {
                return Some((Code { code, length }, Some(cid)));
            }
        }
        // A code that the map does not have still takes its bytes.
        let length = match self.kind {
            Kind::National if *first < 0x80 => 1,
            Kind::Unicode if (0xD8..0xDC).contains(first) => 4,
            _ => 2,
        };
        let length = bytes.len().min(length);
        let code = bytes.iter().take(length).fold(0, |code, byte| code << 8 | u32::from(*byte));
        Some((Code { code, length: u8::try_from(length).unwrap_or(1) }, None))
    }

    /// What the code itself says in a Unicode map.
    pub(super) fn character(&self, code: Code) -> Option<char> {
        if self.kind != Kind::Unicode {
            return None;
        }
        match code.length {
            4 => {
                let units = [code.code >> 16, code.code & 0xffff];
                let units = units.map(|unit| u16::try_from(unit).unwrap_or_default());
                char::decode_utf16(units).next()?.ok()
            }
            _ => char::from_u32(code.code),
        }
    }

    /// The text of a code in a `ToUnicode` map, or of a CID in the map of a collection.
    pub(super) fn text(&self, code: u32) -> Option<Text> {
        match self.map.lookup_bf_string(code)? {
            BfString::Char(character) => Some(Text::One(character)),
            BfString::String(string) => Some(Text::Many(string)),
        }
    }
}

/// What a code stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Text {
    One(char),
    Many(String),
}

/// The maps that the standard names, each loaded once for a file.
#[derive(Default)]
pub(super) struct Library {
    maps: RefCell<BTreeMap<Vec<u8>, Option<Rc<CharacterMap>>>>,
}

impl Library {
    pub(super) fn map(&self, name: &[u8]) -> Option<Rc<CharacterMap>> {
        if let Some(known) = self.maps.borrow().get(name) {
            return known.clone();
        }
        let map = CharacterMap::predefined(name).map(Rc::new);
        self.maps.borrow_mut().insert(name.to_vec(), map.clone());
        map
    }

    /// From the CIDs of a collection to Unicode.
    pub(super) fn unicode(&self, collection: Collection) -> Option<Rc<CharacterMap>> {
        self.map(collection.unicode_map().to_bytes())
    }
}
