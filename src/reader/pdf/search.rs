//! Words in bytes: the one file that names memchr.

use memchr::{memchr_iter, memmem};

/// Where a word first stands.
pub(super) fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memmem::find(bytes, word)
}

/// Where a word last stands.
pub(super) fn find_last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memmem::rfind(bytes, word)
}

/// Where a word stands, again and again.
pub(super) fn find_all<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> {
    memmem::find_iter(bytes, word)
}

/// Where a byte stands, again and again.
pub(super) fn find_byte(bytes: &[u8], byte: u8) -> impl Iterator<Item = usize> {
    memchr_iter(byte, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        for (bytes, word, first, last) in [
            ("a stream endstream", "stream", Some(2), Some(12)),
            ("endobj obj", "obj", Some(3), Some(7)),
            ("aaab", "ab", Some(2), Some(2)),
            ("strea", "stream", None, None),
            ("", "x", None, None),
        ] {
            assert_eq!(find(bytes.as_bytes(), word.as_bytes()), first, "{bytes}");
            assert_eq!(find_last(bytes.as_bytes(), word.as_bytes()), last, "{bytes}");
        }
    }
}
