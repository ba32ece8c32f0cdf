//! Streams of objects and of cross-references that would inflate to more than the limits allow.
//!
//! hayro-syntax inflates these by itself and without a cap, so they are looked at before it is.
//! Where a dictionary begins cannot be told for sure without parsing the file: `obj` may stand in a
//! comment or a string of it. And a cross-reference stream may send the parser into any stream as if
//! it held objects. So streams that only may hold some are looked into as well, with more allowed;
//! those that say what else they are (pictures, fonts, forms) are not, as real ones may be as large
//! as any bomb.

use std::borrow::Cow;

use super::filters::{Budget, End, STREAM_BYTES};
use super::search::{find, find_byte, find_last, streams};
use super::tokens::is_space;

/// Bytes before the word `stream` in which its dictionary starts.
const DICTIONARY: usize = 8 << 10;
/// Filters of one stream. Real files have two.
const FILTERS: usize = 8;
/// Bytes of a stream with one filter below which it can hold no bomb, as deflate makes at most 1032
/// bytes of one.
const HARMLESS: usize = STREAM_BYTES / 1032;
/// Bytes of an encrypted stream of objects, which cannot be looked into: writers put 200 objects
/// into one, which take a tenth of it.
const ENCRYPTED: usize = 128 << 10;
/// Bytes of all cross-reference streams: a million objects. The parser keeps some 50 bytes for each
/// entry, and an entry can be one byte.
const TABLES: usize = 4 << 20;
/// Bytes of all streams of objects: hundreds of thousands of objects. The parser keeps them, and 24
/// bytes for each object that they claim to have, which can be four bytes.
const OBJECTS: usize = 48 << 20;
/// Bytes of all streams that are only looked into, which takes time and no memory.
const LOOKS: usize = 512 << 20;

/// What a key says about the stream of its dictionary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Table,
    Objects,
}

/// What may still be inflated of each kind.
struct Left {
    tables: usize,
    objects: usize,
    looks: usize,
}

/// Whether the file is safe to open; else the bytes that were allowed and not enough.
pub(super) fn are_absent(bytes: &[u8], budget: &Budget) -> Result<(), usize> {
    let keys = keys(bytes);
    if keys.is_empty() {
        return Ok(());
    }
    let key = |from: usize, to: usize| {
        let first = keys.get(keys.partition_point(|(key, _)| *key < from));
        first.filter(|(key, _)| *key < to).map(|(_, kind)| *kind)
    };
    let has_table = keys.iter().any(|(_, kind)| *kind == Kind::Table);
    let is_encrypted = find(bytes, b"/Encrypt").is_some();
    let all = budget.left();
    let mut left =
        Left { tables: TABLES.min(all), objects: OBJECTS.min(all), looks: LOOKS.min(all) };
    for (start, body) in streams(bytes) {
        let before = start.saturating_sub(DICTIONARY);
        let head = bytes.get(before..start).unwrap_or_default();
        let object = find_last(head, b"obj").map(|at| before + at + b"obj".len());
        let sure = object.and_then(|object| key(object, start));
        let own = object.and_then(|object| bytes.get(object..start)).unwrap_or(head);
        let body = bytes.get(body).unwrap_or_default();
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        let body = body.strip_prefix(b"\n").unwrap_or(body);
        match sure {
            Some(Kind::Objects) if is_encrypted && body.len() > ENCRYPTED => return Err(ENCRYPTED),
            Some(Kind::Objects) if is_encrypted => {}
            Some(Kind::Table) => inflate(own, body, budget, &mut left.tables, true)?,
            Some(Kind::Objects) => inflate(own, body, budget, &mut left.objects, true)?,
            None if says_what_it_is(own) => {}
            None if object.is_none()
                || key(before, start).is_some()
                || (has_table && can_be_bomb(own, body)) =>
            {
                inflate(own, body, budget, &mut left.looks, false)?;
            }
            None => {}
        }
    }
    Ok(())
}

/// Undoes the filters of a stream, and takes what comes out off what is left. Only what is sure to be
/// inflated later has a ratio to keep and counts for the file.
fn inflate(
    dictionary: &[u8],
    body: &[u8],
    budget: &Budget,
    left: &mut usize,
    is_sure: bool,
) -> Result<(), usize> {
    let mut filters = filters(dictionary);
    if filters.is_empty() {
        // Their names stand elsewhere.
        filters = vec![b"FlateDecode"; FILTERS];
    }
    if filters.len() > FILTERS {
        return Err(*left);
    }
    let is_early = find(dictionary, b"EarlyChange").is_none();
    let mut data = Cow::Borrowed(body);
    for filter in filters {
        let most = if is_sure { budget.allowance(data.len()) } else { STREAM_BYTES }.min(*left);
        let Some((bytes, end)) = budget.undo(filter, &data, is_early, most) else { break };
        if end == End::Limit {
            return Err(most);
        }
        *left = left.saturating_sub(bytes.len());
        if is_sure {
            budget.spend(bytes.len());
        }
        if bytes.is_empty() {
            break;
        }
        data = Cow::Owned(bytes);
    }
    Ok(())
}

/// Whether a stream says that it holds something else than objects.
fn says_what_it_is(dictionary: &[u8]) -> bool {
    [&b"/Subtype"[..], b"/Length1"].iter().any(|key| find(dictionary, key).is_some())
}

fn can_be_bomb(dictionary: &[u8], body: &[u8]) -> bool {
    body.len() > HARMLESS || filters(dictionary).len() != 1
}

/// The filters that a dictionary names, in their order.
fn filters(dictionary: &[u8]) -> Vec<&'static [u8]> {
    const NAMES: [&[u8]; 10] = [
        b"FlateDecode",
        b"Fl",
        b"LZWDecode",
        b"LZW",
        b"RunLengthDecode",
        b"RL",
        b"ASCII85Decode",
        b"A85",
        b"ASCIIHexDecode",
        b"AHx",
    ];
    let name = |rest: &[u8]| NAMES.into_iter().find(|name| after_name(rest, name).is_some());
    names(dictionary).filter_map(|(_, rest)| name(rest)).collect()
}

/// Where keys stand that only dictionaries of these streams have: looked for once in the whole file,
/// as the dictionaries of thousands of streams (the glyphs of Type 3 fonts) may overlap what is
/// looked at.
fn keys(bytes: &[u8]) -> Vec<(usize, Kind)> {
    let kind = |rest: &[u8]| {
        if let Some(value) = after_name(rest, b"W") {
            return has_field_widths(value).then_some(Kind::Table);
        }
        let is_key = after_name(rest, b"First").is_some() || after_name(rest, b"ObjStm").is_some();
        is_key.then_some(Kind::Objects)
    };
    names(bytes).filter_map(|(at, rest)| Some((at, kind(rest)?))).collect()
}

/// Whether the value of a `W` is that of a cross-reference stream, three numbers, and not the widths
/// of a font's characters.
fn has_field_widths(value: &[u8]) -> bool {
    /// Bytes in which three numbers stand.
    const LENGTH: usize = 64;

    let value = value.get(..LENGTH).unwrap_or(value).trim_ascii_start();
    match value.strip_prefix(b"[") {
        Some(list) => {
            let end = list.iter().position(|byte| !byte.is_ascii_digit() && !is_space(*byte));
            let (numbers, rest) = list.split_at(end.unwrap_or(list.len()));
            let words = numbers.split(|byte| is_space(*byte)).filter(|word| !word.is_empty());
            // A comment or an end far off may hide anything.
            matches!(rest.first(), None | Some(b'%')) || words.count() == 3
        }
        None => value.is_empty() || value.starts_with(b"%"),
    }
}

/// Where names stand, and what follows their slash.
pub(super) fn names(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    find_byte(bytes, b'/').map(|at| (at, bytes.get(at + 1..).unwrap_or_default()))
}

/// What follows a name, if it is this one; it may be spelt with escapes: `F#69rst`.
pub(super) fn after_name<'a>(rest: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
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
    use super::super::filters::deflate;
    use super::*;
    use crate::limits::Limits;

    fn file(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.5\n1 0 obj\n<<{dictionary}>>\nstream\r\n");
        [head.as_bytes(), data, b"\nendstream endobj\n"].concat()
    }

    fn is_safe(file: &[u8], limits: &Limits) -> bool {
        are_absent(file, &Budget::new(limits)).is_ok()
    }

    #[test]
    fn bombs_are_told_from_object_streams() {
        let (small, large) = (deflate(&vec![0; 1 << 19]), deflate(&vec![0; 1 << 22]));
        let twice = deflate(&large);
        let runs = [129, b' '].repeat(1 << 20);
        for (dictionary, data, absent) in [
            ("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &small, true),
            ("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &large, false),
            ("/Type/ObjStm/N 1/Filter/FlateDecode", &large, false),
            ("/N 1/F#69rst 4/Filter/FlateDecode", &large, false),
            ("/N 1/First 4/Filter/Fl#61teDecode", &large, false),
            ("/N 1/First 4/Filter/RL", &runs, false),
            ("/N 1/First 4/Filter 8 0 R", &twice, false),
            ("/Size 9/W [1 1 1]/Filter[/FlateDecode/FlateDecode]", &twice, false),
            ("/Size 9/W[1 %\n1 1]/Filter/Fl", &large, false),
            ("/Type/XObject/Width 4/Filter/FlateDecode", &large, true),
            ("/ColorSpace[/Separation/A#20B]/Width 4/Filter/FlateDecode", &large, true),
            ("/W[1[500]]/Filter/FlateDecode", &large, true),
        ] {
            assert_eq!(
                is_safe(&file(dictionary, data), &Limits::default()),
                absent,
                "{dictionary}"
            );
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
            assert_eq!(is_safe(&file(dictionary, &large), &limits), absent, "{dictionary}");
        }
    }

    #[test]
    fn a_cross_reference_stream_makes_any_stream_suspect() {
        let bomb = deflate(&vec![0; STREAM_BYTES + 1]);
        let table = file("/Size 9/W [1 1 1]/Filter/FlateDecode", &deflate(&[0; 27]));
        let long = format!("/First 4/X({} 1 0 obj)/Filter/FlateDecode", " ".repeat(DICTIONARY));
        for (dictionary, absent) in [
            ("/Filter/FlateDecode", false),
            (long.as_str(), false),
            // As large as the page of a scan.
            ("/Subtype/Image/Filter/FlateDecode", true),
        ] {
            let stream = file(dictionary, &bomb);
            let with_table = [table.as_slice(), &stream].concat();
            assert_eq!(is_safe(&with_table, &Limits::default()), absent, "{dictionary}");
            if !dictionary.contains("/First") {
                assert!(is_safe(&stream, &Limits::default()), "{dictionary}");
            }
        }
    }

    #[test]
    fn an_encrypted_stream_of_objects_is_small() {
        let encrypted = b"/Encrypt 5 0 R";
        for (length, absent) in [(ENCRYPTED, true), (ENCRYPTED + 2, false)] {
            let stream = file("/N 1/First 4/Filter/FlateDecode", &vec![b'x'; length - 1]);
            let file = [encrypted.as_slice(), &stream].concat();
            assert_eq!(is_safe(&file, &Limits::default()), absent, "{length}");
        }
    }
}
