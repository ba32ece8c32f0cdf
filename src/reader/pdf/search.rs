//! Words and streams in the bytes of a file that is not open yet: the one file that names memchr.

use std::ops::Range;

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

/// Where the word `stream` stands, and what lies between it and the next `endstream` or the end.
pub(super) fn streams(bytes: &[u8]) -> impl Iterator<Item = (usize, Range<usize>)> {
    // Where the next `endstream` is, looked for once for all streams before it.
    let mut end = 0;
    let is_end = |at: &usize| bytes.get(..*at).is_some_and(|head| head.ends_with(b"end"));
    find_all(bytes, b"stream").filter(move |at| !is_end(at)).map(move |at| {
        let body = at + b"stream".len();
        if end < body {
            let found = find(bytes.get(body..).unwrap_or_default(), b"endstream");
            end = found.map_or(bytes.len(), |found| body + found);
        }
        (at, body..end)
    })
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
