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
    let mut at = 0;
    // Where the next `endstream` is, looked for once for all streams before it.
    let mut end = 0;
    while let Some(found) = find(bytes.get(at..).unwrap_or_default(), b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        if bytes.get(..start).is_some_and(|head| head.ends_with(b"end")) {
            continue;
        }
        let head = bytes.get(start.saturating_sub(DICTIONARY)..start).unwrap_or_default();
        let object = find_last(head, b"obj").map(|at| at + b"obj".len());
        let own = object.and_then(|at| head.get(at..)).unwrap_or_default();
        let is_sure = holds_objects(own);
        if !is_sure && object.is_some() && !holds_objects(head) {
            continue;
        }
        let dictionary = if is_sure { own } else { head };
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

/// Whether a dictionary may be that of an object stream, which has to have `First`, or of a
/// cross-reference stream, which has to have `W`.
fn holds_objects(dictionary: &[u8]) -> bool {
    let dictionary = without_escapes(dictionary);
    [&b"/First"[..], b"/W"].iter().any(|key| {
        let mut rest = dictionary.as_ref();
        while let Some(at) = find(rest, key) {
            rest = rest.get(at + key.len()..).unwrap_or_default();
            if rest.first().is_none_or(|byte| !byte.is_ascii_alphanumeric()) {
                return true;
            }
        }
        false
    })
}

/// A key may be spelt with escapes: `F#69rst`.
fn without_escapes(dictionary: &[u8]) -> Cow<'_, [u8]> {
    if !dictionary.contains(&b'#') {
        return Cow::Borrowed(dictionary);
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut plain = Vec::with_capacity(dictionary.len());
    let mut rest = dictionary;
    while let [byte, tail @ ..] = rest {
        let escaped = match rest {
            [b'#', high, low, ..] => digit(*high).zip(digit(*low)),
            _ => None,
        };
        let code = escaped.and_then(|(high, low)| u8::try_from(high << 4 | low).ok());
        plain.push(code.unwrap_or(*byte));
        rest = if code.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    Cow::Owned(plain)
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
