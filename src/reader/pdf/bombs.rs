//! Streams of objects and of cross-references that would inflate to more than the limits allow.
//!
//! hayro-syntax inflates these by itself and without a cap, so they are looked at before it is. In
//! an encrypted file object streams cannot be looked at before; there the size of the input is the
//! only bound.
//!
//! Where a dictionary begins cannot be told for sure without parsing the file: `obj` may stand in a
//! comment or a string of it. So a stream behind a dictionary that only may be its own is looked
//! into as well, with more allowed, as it may be a picture.

use std::borrow::Cow;

use super::filters::{Budget, End};
use super::search::{find, find_last};

/// Bytes before the word `stream` in which its dictionary starts.
const DICTIONARY: usize = 8 << 10;
/// Filters of one stream that are undone.
const FILTERS: usize = 4;

/// Whether the file is safe to open.
pub(super) fn are_absent(bytes: &[u8], budget: &Budget) -> bool {
    let keys = keys(bytes);
    let has_key = |from: usize, to: usize| {
        keys.get(keys.partition_point(|key| *key < from)).is_some_and(|key| *key < to)
    };
    let mut at = 0;
    // Where the next `endstream` is, looked for once for all streams before it.
    let mut end = 0;
    while let Some(found) = find(bytes.get(at..).unwrap_or_default(), b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        if bytes.get(..start).is_some_and(|head| head.ends_with(b"end")) {
            continue;
        }
        let before = start.saturating_sub(DICTIONARY);
        let head = bytes.get(before..start).unwrap_or_default();
        let object = find_last(head, b"obj").map(|at| before + at + b"obj".len());
        let is_sure = object.is_some_and(|object| has_key(object, start));
        if !is_sure && object.is_some() && !has_key(before, start) {
            continue;
        }
        let own = object.filter(|_| is_sure).and_then(|object| bytes.get(object..start));
        let dictionary = own.unwrap_or(head);
        if end < at {
            let found = find(bytes.get(at..).unwrap_or_default(), b"endstream");
            end = found.map_or(bytes.len(), |found| at + found);
        }
        let body = bytes.get(at..end).unwrap_or_default();
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        let body = body.strip_prefix(b"\n").unwrap_or(body);
        let mut data = Cow::Borrowed(body);
        for _ in 0..count(dictionary, b"/Fl").clamp(1, FILTERS) {
            let (inflated, how) =
                if is_sure { budget.inflate(&data) } else { budget.look_into(&data) };
            if how == End::Limit {
                return false;
            }
            data = Cow::Owned(inflated);
        }
    }
    true
}

/// Where keys stand that only dictionaries of object streams, which have to have `First`, or of
/// cross-reference streams, which have to have `W`, need: looked for once in the whole file, as the
/// dictionaries of thousands of streams (the glyphs of Type 3 fonts) may overlap what is looked at.
fn keys(bytes: &[u8]) -> Vec<usize> {
    /// Bytes that are looked through at once: most hold no name.
    const BLOCK: usize = 64;

    let mut keys = Vec::new();
    for (number, block) in bytes.chunks(BLOCK).enumerate() {
        // Without an early end, so that the compiler compares many bytes at a time.
        if block.iter().fold(0, |found, byte| found | u8::from(*byte == b'/')) == 0 {
            continue;
        }
        let names = (number * BLOCK..).zip(block).filter(|(_, byte)| **byte == b'/');
        keys.extend(names.map(|(at, _)| at).filter(|at| bytes.get(at + 1..).is_some_and(is_key)));
    }
    keys
}

/// Whether a name, behind its slash, is `First` or `W`; it may be spelt with escapes: `F#69rst`.
fn is_key(rest: &[u8]) -> bool {
    [&b"First"[..], b"W"].into_iter().any(|key| {
        let end = key.iter().try_fold(rest, |rest, wanted| {
            let (byte, tail) = character(rest)?;
            (byte == *wanted).then_some(tail)
        });
        // A longer name is another key: `/Width`.
        end.is_some_and(|rest| {
            character(rest).is_none_or(|(byte, _)| !byte.is_ascii_alphanumeric())
        })
    })
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

fn count(bytes: &[u8], word: &[u8]) -> usize {
    bytes.windows(word.len()).filter(|window| *window == word).count()
}

#[cfg(test)]
mod tests {
    use super::super::filters::deflate;
    use super::*;
    use crate::limits::Limits;

    fn file(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.5\n1 0 obj\n<<{dictionary}>>\nstream\r\n");
        [head.as_bytes(), data, b"\nendstream endobj"].concat()
    }

    #[test]
    fn bombs_are_told_from_object_streams() {
        let (small, large) = (deflate(&vec![0; 1 << 19]), deflate(&vec![0; 1 << 22]));
        let twice = deflate(&large);
        for (dictionary, data, absent) in [
            ("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &small, true),
            ("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &large, false),
            ("/N 1/F#69rst 4/Filter/FlateDecode", &large, false),
            ("/Size 9/W [1 1 1]/Filter[/FlateDecode/FlateDecode]", &twice, false),
            ("/Type/XObject/Width 4/Filter/FlateDecode", &large, true),
            ("/ColorSpace[/Separation/A#20B]/Width 4/Filter/FlateDecode", &large, true),
        ] {
            let budget = Budget::new(&Limits::default());
            assert_eq!(are_absent(&file(dictionary, data), &budget), absent, "{dictionary}");
        }
    }

    #[test]
    fn a_word_in_a_comment_hides_no_bomb() {
        let limits = Limits { inflated_bytes: 2 << 20, ..Limits::default() };
        let large = deflate(&vec![0; 4 << 20]);
        let long = format!("/N 1/First 4{}/Filter/FlateDecode", " ".repeat(DICTIONARY));
        for (dictionary, absent) in [
            ("/N 1/First 4/X(1 0 obj)/Filter/FlateDecode", false),
            ("/N 1/First 4% 1 0 obj\n/Filter/FlateDecode", false),
            (&long, false),
            ("/Type/XObject/Width 4/Filter/FlateDecode", true),
        ] {
            let budget = Budget::new(&limits);
            assert_eq!(are_absent(&file(dictionary, &large), &budget), absent, "{dictionary}");
        }
    }
}
