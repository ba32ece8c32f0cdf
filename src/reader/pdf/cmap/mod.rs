//! Character maps: from the bytes of a string to codes, to the numbers of characters in a
//! collection (CID), and to Unicode.

mod embedded;
mod predefined;
mod unicode;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use self::embedded::EmbeddedMap;
use self::predefined::PredefinedMap;
use self::unicode::UnicodeMap;

/// Entries of all maps that a file itself has: 500 fonts with every character of GB 2312 have 3.5
/// million, and 32 bytes are kept for one.
const ENTRIES: usize = 4 << 20;

/// A character map of any origin.
pub(super) enum CharacterMap {
    /// Two bytes, the CID itself.
    Identity { is_vertical: bool },
    /// One that the standard names.
    Predefined(&'static PredefinedMap),
    /// One whose codes are the characters.
    Unicode(UnicodeMap),
    /// One that stands in the file.
    Embedded(EmbeddedMap),
}

/// A collection of characters with numbers that Adobe published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// The map from its CIDs to Unicode.
    fn unicode_map(self) -> &'static [u8] {
        match self {
            Self::Gb1 => b"Adobe-GB1-UCS2",
            Self::Cns1 => b"Adobe-CNS1-UCS2",
            Self::Japan1 => b"Adobe-Japan1-UCS2",
            Self::Korea1 => b"Adobe-Korea1-UCS2",
        }
    }
}

/// A code of a string, with its length in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) code: u32,
    pub(super) length: u8,
}

impl Code {
    /// The code of so many bytes, four at most, or of those that the string still has.
    fn first(bytes: &[u8], length: u8) -> Self {
        let bytes = bytes.get(..usize::from(length)).unwrap_or(bytes);
        let code = bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
        Self { code, length: u8::try_from(bytes.len()).unwrap_or(1) }
    }
}

/// What a code stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Text {
    One(char),
    Many(String),
}

impl CharacterMap {
    /// A map that the file holds, and the one it adds to.
    pub(super) fn embedded(data: &[u8], base: Option<Rc<Self>>, library: &Library) -> Self {
        Self::Embedded(EmbeddedMap::read(data, base, library))
    }

    pub(super) fn is_vertical(&self) -> bool {
        match self {
            Self::Identity { is_vertical } => *is_vertical,
            Self::Predefined(map) => map.is_vertical(),
            Self::Unicode(map) => map.is_vertical,
            Self::Embedded(map) => map.is_vertical,
        }
    }

    /// The collection that the CIDs are of, if the map itself says it.
    pub(super) fn collection(&self) -> Option<Collection> {
        match self {
            Self::Predefined(map) => map.collection(),
            Self::Unicode(map) => map.collection(),
            Self::Identity { .. } | Self::Embedded(_) => None,
        }
    }

    /// Whether its codes say characters: it is one of a collection, or of Unicode.
    pub(super) fn says_characters(&self) -> bool {
        matches!(self, Self::Predefined(_) | Self::Unicode(_))
    }

    /// The next code of a string and its CID; `None` at the end of the string.
    pub(super) fn next(&self, bytes: &[u8]) -> Option<(Code, Option<u32>)> {
        match self {
            Self::Identity { .. } => match bytes {
                [] => None,
                [only] => Some((Code { code: u32::from(*only), length: 1 }, None)),
                [high, low, ..] => {
                    let code = u32::from(*high) << 8 | u32::from(*low);
                    Some((Code { code, length: 2 }, Some(code)))
                }
            },
            Self::Predefined(map) => map.next(bytes),
            Self::Unicode(map) => map.next(bytes),
            Self::Embedded(map) => map.next(bytes),
        }
    }

    /// The CID of a code.
    pub(super) fn cid(&self, code: Code) -> Option<u32> {
        match self {
            Self::Identity { .. } => Some(code.code).filter(|_| code.length == 2),
            Self::Predefined(map) => map.cid(code),
            Self::Unicode(map) => map.cid(code),
            Self::Embedded(map) => map.cid(code),
        }
    }

    /// What the code itself says, in a map whose codes are Unicode.
    pub(super) fn character(&self, code: Code) -> Option<char> {
        match self {
            Self::Predefined(map) => map.character(code),
            Self::Unicode(map) => map.character(code),
            Self::Identity { .. } | Self::Embedded(_) => None,
        }
    }

    /// The codes that stand for one character in a map of the file, each range by its first.
    pub(super) fn characters(&self) -> impl Iterator<Item = (u32, char)> {
        let map = if let Self::Embedded(map) = self { Some(map) } else { None };
        map.into_iter().flat_map(EmbeddedMap::texts).filter_map(|(code, text)| match text {
            Text::One(character) => Some((code, *character)),
            Text::Many(_) => None,
        })
    }

    /// The text of a code in a `ToUnicode` map, or of a CID in the map of a collection.
    pub(super) fn text(&self, code: u32) -> Option<Text> {
        match self {
            Self::Identity { .. } | Self::Unicode(_) => None,
            Self::Predefined(map) => map.text(code),
            Self::Embedded(map) => map.text(code),
        }
    }
}

/// The maps that the standard names, each loaded once for a file.
#[derive(Default)]
pub(super) struct Library {
    maps: RefCell<BTreeMap<Vec<u8>, Rc<CharacterMap>>>,
    /// Entries of the maps that the file itself has.
    entries: Cell<usize>,
}

impl Library {
    /// Entries that maps of the file may still have.
    pub(super) fn entries_left(&self) -> usize {
        ENTRIES.saturating_sub(self.entries.get())
    }

    fn spend_entries(&self, entries: usize) {
        self.entries.set(self.entries.get() + entries);
    }

    pub(super) fn map(&self, name: &[u8]) -> Option<Rc<CharacterMap>> {
        if let Some(known) = self.maps.borrow().get(name) {
            return Some(Rc::clone(known));
        }
        let map = Rc::new(match name {
            b"Identity-H" => CharacterMap::Identity { is_vertical: false },
            b"Identity-V" => CharacterMap::Identity { is_vertical: true },
            _ => match PredefinedMap::named(name) {
                Some(map) => CharacterMap::Predefined(map),
                None => CharacterMap::Unicode(UnicodeMap::named(name)?),
            },
        });
        self.maps.borrow_mut().insert(name.to_vec(), Rc::clone(&map));
        Some(map)
    }

    /// From the CIDs of a collection to Unicode.
    pub(super) fn unicode(&self, collection: Collection) -> Option<Rc<CharacterMap>> {
        self.map(collection.unicode_map())
    }
}
