//! What the keys of a file say wherever they stand, in a stream or out of it: found in one pass over it.

use super::container::reference;
use super::search::{after_name, names};
use super::suspects::is_mark;
use super::tokens::skip_space;

/// What the keys say that concerns what the parser does by itself.
#[derive(Default)]
pub(crate) struct Keys {
    /// How many dictionaries may be trailers.
    pub(crate) trailers: usize,
    /// Whether the file may be encrypted.
    pub(crate) encrypts: bool,
    /// Whether there may be streams of objects or of cross-references.
    pub(crate) has_mark: bool,
    /// Numbers of what pages may name as their attributes, again each time that it is named.
    pub(crate) attributes: Vec<u32>,
}

impl Keys {
    /// Looks through all names.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut keys = Self::default();
        for (_, rest) in names(bytes) {
            // Most names are told by how they begin: as one of these, or with an escape.
            if let Some(b'C' | b'E' | b'F' | b'M' | b'O' | b'R' | b'W' | b'#') = rest.first() {
                keys.trailers += usize::from(after_name(rest, b"Root").is_some());
                keys.encrypts |= after_name(rest, b"Encrypt").is_some();
                keys.has_mark |= is_mark(rest);
                keys.attributes.extend(attribute(rest));
            }
        }
        keys
    }
}

/// The number of the object that is named here as an attribute of a page.
fn attribute(rest: &[u8]) -> Option<u32> {
    const KEYS: [&[u8]; 4] = [b"MediaBox", b"CropBox", b"Rotate", b"Resources"];

    let value = KEYS.iter().find_map(|key| after_name(rest, key))?;
    reference(skip_space(value)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_however_they_are_spelt() {
        let keys = Keys::of(b"<</Root 1 0 R/#52oot 1 0 R/RootX 1/Rotate 7 0 R/Cr#6FpBox 8 0 R>>");
        assert_eq!((keys.trailers, keys.attributes), (2, vec![7, 8]));
        assert!(!keys.encrypts && !keys.has_mark);
        for key in ["/First", "/F#69rst", "/ObjStm", "/W[1 2 1]", "/#57 [1 2 1]"] {
            assert!(Keys::of(key.as_bytes()).has_mark, "{key}");
        }
        assert!(Keys::of(b"/Encr#79pt").encrypts);
    }
}
