//! Streams of objects and of cross-references that would inflate to more than the limits allow.
//!
//! hayro-syntax inflates these by itself and without a cap, so they are looked at before it is. In
//! an encrypted file object streams cannot be looked at before; there the size of the input is the
//! only bound.

use super::filters::{Budget, End};
use super::search::{find, find_last};

/// Bytes before the word `stream` in which its dictionary starts.
const DICTIONARY: usize = 8 << 10;
/// Filters of one stream that are undone.
const FILTERS: usize = 4;

/// Whether the file is safe to open.
pub(super) fn are_absent(bytes: &[u8], budget: &Budget) -> bool {
    let mut at = 0;
    while let Some(found) = find(bytes.get(at..).unwrap_or_default(), b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        if bytes.get(..start).is_some_and(|head| head.ends_with(b"end")) {
            continue;
        }
        let head = bytes.get(start.saturating_sub(DICTIONARY)..start).unwrap_or_default();
        let object = find_last(head, b"obj").map_or(0, |at| at + b"obj".len());
        let dictionary = head.get(object..).unwrap_or_default();
        if !holds_objects(dictionary) {
            continue;
        }
        let body = bytes.get(at..).unwrap_or_default();
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        let body = body.strip_prefix(b"\n").unwrap_or(body);
        let end = find(body, b"endstream").unwrap_or(body.len());
        let filters = count(dictionary, b"/Fl").clamp(1, FILTERS);
        let mut data = body.get(..end).unwrap_or(body).to_vec();
        for _ in 0..filters {
            let (inflated, how) = budget.inflate(&data);
            if how == End::Limit {
                return false;
            }
            data = inflated;
        }
    }
    true
}

/// Whether a dictionary may be that of an object stream, which has to have `First`, or of a
/// cross-reference stream, which has to have `W`.
fn holds_objects(dictionary: &[u8]) -> bool {
    let has = |key: &[u8]| {
        find(dictionary, key).is_some_and(|at| {
            let after = dictionary.get(at + key.len());
            after.is_none_or(|byte| !byte.is_ascii_alphanumeric())
        })
    };
    // A key may be spelt with escapes.
    has(b"/First") || has(b"/W") || dictionary.contains(&b'#')
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
        ] {
            let budget = Budget::new(&Limits::default());
            assert_eq!(are_absent(&file(dictionary, data), &budget), absent, "{dictionary}");
        }
    }
}
