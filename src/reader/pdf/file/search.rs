//! Words and streams in the bytes of a file that is not open yet: the one file that names memchr.

use std::ops::Range;

use memchr::{memchr_iter, memchr2, memmem};

/// Where a word first stands.
pub(crate) fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memmem::find(bytes, word)
}

/// Where a word stands, again and again.
pub(crate) fn find_all<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> {
    memmem::find_iter(bytes, word)
}

/// Where a byte stands, again and again.
pub(crate) fn find_byte(bytes: &[u8], byte: u8) -> impl Iterator<Item = usize> {
    memchr_iter(byte, bytes)
}

/// What stands behind a line, from its end on.
pub(crate) fn behind_line(bytes: &[u8]) -> &[u8] {
    memchr2(b'\n', b'\r', bytes).and_then(|end| bytes.get(end..)).unwrap_or_default()
}

/// Where the word `stream` stands, and what lies between it and the next `endstream` or the end.
pub(crate) fn streams(bytes: &[u8]) -> impl Iterator<Item = (usize, Range<usize>)> {
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

/// Where names stand, and what follows their slash.
pub(crate) fn names(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    find_byte(bytes, b'/').map(|at| (at, bytes.get(at + 1..).unwrap_or_default()))
}

/// What follows a name, if it is this one; it may be spelt with escapes: `F#69rst`.
pub(crate) fn after_name<'a>(rest: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let rest = name.iter().try_fold(rest, |rest, wanted| {
        let (byte, tail) = character(rest)?;
        (byte == *wanted).then_some(tail)
    })?;
    // A longer name is another one: `/Width`.
    character(rest).is_none_or(|(byte, _)| !byte.is_ascii_alphanumeric()).then_some(rest)
}

/// The next character of a name, and what stands behind it.
fn character(rest: &[u8]) -> Option<(u8, &[u8])> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    if let [b'#', high, low, tail @ ..] = rest
        && let Some((high, low)) = digit(*high).zip(digit(*low))
        && let Ok(code) = u8::try_from(high << 4 | low)
    {
        return Some((code, tail));
    }
    rest.split_first().map(|(byte, tail)| (*byte, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        for (bytes, word, first) in [
            ("a stream endstream", "stream", Some(2)),
            ("endobj obj", "obj", Some(3)),
            ("aaab", "ab", Some(2)),
            ("strea", "stream", None),
            ("", "x", None),
        ] {
            assert_eq!(find(bytes.as_bytes(), word.as_bytes()), first, "{bytes}");
        }
    }
}
