//! Streams of objects and of cross-references that would inflate to more than the limits allow.
//!
//! hayro-syntax inflates these by itself and without a cap, so they are tried before it is let in, as
//! it would: the same bytes, through a decoder that errs as its own does. Which streams these are is
//! known: those that say so, and those that a cross-reference stream names. Each is tried that is
//! plainly written; what is not, so that nobody could say what the parser makes of it, it does not get
//! to see as a stream.

use std::ops::Range;

use super::container::Entries;
use super::filters::Budget;
use super::repair::{Head, trailers};
use super::search::{after_name, find, names};
use super::tokens::{is_space, skip_space, trim_space};

/// Bytes that the parser keeps for each cross-reference: a map that doubles as it grows.
const CROSS_REFERENCE: usize = 80;
/// Bytes that it keeps for each object that a stream says it holds: a list that doubles as it grows.
const OBJECT: usize = 48;
/// The least bytes that say where an object of a stream lies: two numbers.
const PLACE: usize = 4;
/// Bytes that the parser may keep for all of these: a million cross-references and objects.
const KEPT: usize = 256 << 20;
/// Bytes that may be tried: what is kept, and time.
const TRIED: usize = 64 << 20;
/// Bytes of one stream of cross-references, which is unpacked to be looked through: a million of them.
const TABLE: usize = 8 << 20;
/// Compressed bytes of all streams of objects in an encrypted file, which cannot be tried. Deflate makes
/// at most 1032 of one.
const ENCRYPTED: usize = 192 << 10;
/// Bytes behind which the end of a stream is far: the parser looks for it each time that it reads the
/// stream, if the length in the dictionary is wrong, and the dearest page names 16,384 streams.
const FAR: usize = 64 << 10;
/// Bytes that may be inflated again for each trailer of a file whose repair looks for the right one.
const AGAIN: usize = 512 << 20;

/// Bytes to be put in the place of others, in the parser's copy of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Patch {
    at: usize,
    bytes: Vec<u8>,
}

impl Patch {
    /// What makes the word `stream` another one.
    const HIDDEN: &[u8] = b"-";

    /// Hides a stream, so that only its dictionary is left.
    fn hide(head: &Head) -> Self {
        Self { at: head.word, bytes: Self::HIDDEN.to_vec() }
    }

    /// Puts a length into the room that a dictionary has for it.
    fn pin(head: &Head, length: usize, room: &Range<usize>) -> Option<Self> {
        let bytes = format!("{length:<0$}", room.len()).into_bytes();
        (bytes.len() <= room.len()).then(|| Self { at: head.dictionary.start + room.start, bytes })
    }

    pub(super) fn hides(&self) -> bool {
        self.bytes == Self::HIDDEN
    }

    pub(super) fn apply(&self, file: &mut [u8]) {
        for (place, byte) in file.iter_mut().skip(self.at).zip(&self.bytes) {
            *place = *byte;
        }
    }
}

/// What a file may still cost.
struct Left<'a> {
    bytes: &'a [u8],
    is_encrypted: bool,
    budget: &'a Budget,
    kept: usize,
    tried: usize,
    encrypted: usize,
    /// The largest of the streams of objects.
    largest: usize,
}

/// What to do so that the file is safe to open; else the bytes that were allowed and not enough.
pub(super) fn patches(bytes: &[u8], heads: &[Head], budget: &Budget) -> Result<Vec<Patch>, usize> {
    let is_encrypted = names(bytes).any(|(_, rest)| after_name(rest, b"Encrypt").is_some());
    if !is_encrypted && !has_mark(bytes) {
        return Ok(Vec::new());
    }
    let all = budget.left();
    let mut left = Left {
        bytes,
        is_encrypted,
        budget,
        kept: KEPT.min(all),
        tried: TRIED.min(all),
        encrypted: ENCRYPTED,
        largest: 0,
    };
    let dictionary = |head: &Head| bytes.get(head.dictionary.clone()).unwrap_or_default();
    let mut patches = Vec::new();
    let mut named = Vec::new();
    for head in heads.iter().filter(|head| has_mark(dictionary(head))) {
        let Some(entries) = Entries::read(dictionary(head)) else { continue };
        if entries.has(b"W") && !left.table(head, &entries, &mut named)? {
            patches.push(Patch::hide(head));
        }
    }
    named.sort_unstable();
    named.dedup();
    for head in heads {
        let is_named = head.object.is_some_and(|object| may_be_named(bytes, object, &named));
        let is_suspect = is_named || is_encrypted || has_mark(dictionary(head));
        if !is_suspect {
            continue;
        }
        match Entries::read(dictionary(head)) {
            Some(entries) if is_named || entries.says_objects() => {
                patches.extend(left.objects(head, &entries)?);
            }
            Some(_) => {}
            None => patches.push(Patch::hide(head)),
        }
    }
    if trailers(bytes).saturating_mul(left.largest) > AGAIN {
        return Err(AGAIN);
    }
    Ok(patches)
}

/// What spares the parser a long look for the end of a stream that states a wrong length: the length
/// that it would find, where there is room for it; else it does not get to see the stream. A length
/// that stands elsewhere is left as it is: real writers state it so, and it is right.
pub(super) fn far_ends(bytes: &[u8], heads: &[Head]) -> Vec<Patch> {
    heads.iter().filter_map(|head| far_end(bytes, head)).collect()
}

fn far_end(bytes: &[u8], head: &Head) -> Option<Patch> {
    let start = head.word + b"stream".len();
    let rest = bytes.get(start..).filter(|rest| matches!(rest, [b'\r' | b'\n', ..]))?;
    let entries = Entries::read(bytes.get(head.dictionary.clone())?);
    let body = entries.as_ref().and_then(|entries| entries.body(bytes, head.word));
    if body.as_ref().is_some_and(|body| body.is_stated || body.elsewhere.is_some()) {
        return None;
    }
    let look = find(rest, b"endstream").unwrap_or(rest.len());
    if look <= FAR {
        return None;
    }
    // Blanks before the end are gone over again as well.
    let length = body.as_ref().map_or(0, |body| body.range.len());
    let body = body.filter(|_| look - length.min(look) <= FAR);
    let room = body.and(entries).and_then(|entries| entries.room_for_length());
    let pinned = room.and_then(|room| Patch::pin(head, length, &room));
    Some(pinned.unwrap_or_else(|| Patch::hide(head)))
}

impl Left<'_> {
    /// Tries a stream of cross-references, and notes which streams it says hold objects; whether the
    /// parser may see it.
    fn table(
        &mut self,
        head: &Head,
        entries: &Entries<'_>,
        named: &mut Vec<u32>,
    ) -> Result<bool, usize> {
        let (Some([kind, number, index]), Some(packing), Some(body)) =
            (entries.fields(), entries.packing(), entries.body(self.bytes, head.word))
        else {
            return Ok(false);
        };
        // The parser takes one byte for the kind, whatever its length.
        let kind = kind.min(1);
        let length = kind.saturating_add(number).saturating_add(index).max(1);
        let body = self.bytes.get(body.range).unwrap_or_default();
        let most = self.most(body.len()).min(TABLE);
        let mut data = Vec::new();
        match packing.undo(body, most, &mut data) {
            None => return Ok(false),
            Some(false) => return Err(most),
            Some(true) => {}
        }
        self.spend(data.len(), (data.len() / length).saturating_mul(CROSS_REFERENCE))?;
        for record in packing.undo_rows(data).chunks(length) {
            if let Some((&2, fields)) = record.split_first().filter(|_| kind == 1) {
                let number = fields.iter().take(number).try_fold(0_u32, |number, byte| {
                    number.checked_mul(1 << 8).map(|number| number | u32::from(*byte))
                });
                named.extend(number);
            }
        }
        Ok(true)
    }

    /// Tries a stream of objects.
    fn objects(&mut self, head: &Head, entries: &Entries<'_>) -> Result<Option<Patch>, usize> {
        let (Some(body), Some(packing), Some(_)) =
            (entries.body(self.bytes, head.word), entries.packing(), head.object)
        else {
            return Ok(Some(Patch::hide(head)));
        };
        let range = body.range;
        let mut patch = None;
        if let Some(place) = body.elsewhere {
            // What the parser finds elsewhere could be anything: it gets the length that was tried.
            patch =
                Some(Patch::pin(head, range.len(), &place).unwrap_or_else(|| Patch::hide(head)));
            if patch.as_ref().is_some_and(Patch::hides) {
                return Ok(patch);
            }
        }
        if self.is_encrypted {
            let left = self.encrypted.checked_sub(range.len());
            self.encrypted = left.ok_or(ENCRYPTED)?;
            return Ok(patch);
        }
        let body = self.bytes.get(range).unwrap_or_default();
        let most = self.most(body.len());
        let mut count = 0;
        match packing.undo(body, most, &mut count) {
            None => return Ok(Some(Patch::hide(head))),
            Some(false) => return Err(most),
            Some(true) => {}
        }
        self.largest = self.largest.max(count);
        let objects = entries.objects().min(count / PLACE);
        self.spend(count, count.saturating_add(objects.saturating_mul(OBJECT)))?;
        Ok(patch)
    }

    /// Bytes that may come out of so many.
    fn most(&self, packed: usize) -> usize {
        self.budget.allowance(packed).min(self.tried)
    }

    /// Counts what was tried and what the parser keeps of it.
    fn spend(&mut self, tried: usize, kept: usize) -> Result<(), usize> {
        self.budget.spend(tried);
        self.tried = self.tried.saturating_sub(tried);
        self.kept = self.kept.checked_sub(kept).ok_or(KEPT)?;
        Ok(())
    }
}

/// Whether there is a key that only dictionaries of these streams have.
fn has_mark(bytes: &[u8]) -> bool {
    names(bytes).any(|(_, rest)| {
        [&b"First"[..], b"ObjStm"].iter().any(|name| after_name(rest, name).is_some())
            || after_name(rest, b"W").is_some_and(may_be_fields)
    })
}

/// Whether the value of a `W` may be that of a stream of cross-references, three numbers, and is not
/// the widths of a font's characters.
fn may_be_fields(value: &[u8]) -> bool {
    /// Bytes in which three numbers stand.
    const LENGTH: usize = 64;

    let value = value.get(..LENGTH).unwrap_or(value);
    match skip_space(value) {
        [b'[', list @ ..] => {
            let end = list.iter().position(|byte| matches!(byte, b'[' | b']' | b'%'));
            end.is_none_or(|end| list.get(end) != Some(&b'['))
        }
        rest => rest.is_empty() || rest.starts_with(b"%"),
    }
}

/// Whether the object may have one of these numbers, or nobody knows which it has. Cross-references may
/// point into the middle of a number.
fn may_be_named(bytes: &[u8], object: usize, named: &[u32]) -> bool {
    /// Digits of a number.
    const DIGITS: usize = 10;

    if named.is_empty() {
        return false;
    }
    let before = bytes.get(..object).and_then(|head| head.strip_suffix(b"obj"));
    let numbers = before.and_then(|head| {
        let head = trim_space(head);
        let (head, generation) = split_digits(head);
        let (rest, number) = split_digits(trim_space(head));
        let is_plain = !generation.is_empty()
            && !number.is_empty()
            && number.len() <= DIGITS
            && head.last().copied().is_some_and(is_space)
            && !matches!(rest.last(), Some(b'.' | b'-'));
        is_plain.then_some(number)
    });
    let Some(digits) = numbers else { return true };
    (0..digits.len()).any(|start| {
        let number = digits.get(start..).and_then(|digits| std::str::from_utf8(digits).ok());
        let number = number.and_then(|digits| digits.parse().ok());
        number.is_some_and(|number| named.binary_search(&number).is_ok())
    })
}

/// The digits at the end, and what stands before them.
fn split_digits(bytes: &[u8]) -> (&[u8], &[u8]) {
    let start = bytes.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
    bytes.split_at(start)
}

#[cfg(test)]
mod tests {
    use super::super::filters::deflate;
    use super::super::repair::streams_if_ends;
    use super::*;
    use crate::limits::Limits;

    fn file(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.5\n1 0 obj\n<<{dictionary}>>\nstream\r\n");
        [head.as_bytes(), data, b"\nendstream endobj\n"].concat()
    }

    /// What is done about a file: nothing, a stream is hidden, a length is put in, it is refused.
    fn verdict(file: &[u8], limits: &Limits) -> &'static str {
        let heads = streams_if_ends(file).unwrap();
        match patches(file, &heads, &Budget::new(limits)) {
            Err(_) => "refused",
            Ok(patches) => match patches.as_slice() {
                [] => "sound",
                [patch, ..] if patch.hides() => "hidden",
                _ => "pinned",
            },
        }
    }

    #[test]
    fn bombs_are_told_from_object_streams() {
        let (small, large) = (deflate(&vec![0; 1 << 19]), deflate(&vec![0; 1 << 22]));
        let twice = deflate(&large);
        let digits = large.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]);
        let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap() as u8;
        let hex: Vec<u8> = digits.map(digit).chain([b'>']).collect();
        for (dictionary, data, expected) in [
            ("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &small, "sound"),
            ("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode]/Length 9 0 R    ", &small, "pinned"),
            ("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode]/Length 9 0 R", &large, "refused"),
            ("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &large, "refused"),
            ("/Type/ObjStm/N 1/Filter/FlateDecode", &large, "refused"),
            ("/Type/ObjStm/Filter[/ASCIIHexDecode /FlateDecode]", &hex, "refused"),
            ("/N 1/F#69rst 4/Filter/FlateDecode", &large, "hidden"),
            ("/N 1/First 4/Filter/Fl#61teDecode", &large, "hidden"),
            ("/N 1/First 4/Filter/FlateDecode/Filter/FlateDecode", &large, "hidden"),
            ("/N 1/First 4/Filter%\n/FlateDecode", &large, "hidden"),
            ("/N 1/First 4/F/FlateDecode", &large, "hidden"),
            ("/N 1/First 4/Filter/RL", &small, "hidden"),
            ("/N 1/First 4/Filter/LZWDecode", &small, "hidden"),
            ("/N 1/First 4/Filter 8 0 R", &twice, "hidden"),
            ("/Size 9/W [1 1 1]/Filter[/FlateDecode/FlateDecode]", &twice, "hidden"),
            ("/Size 9/W[1 %\n1 1]/Filter/Fl", &large, "hidden"),
            ("/Size 9/W[+1 1.0 1]/Filter/FlateDecode", &large, "hidden"),
            ("/Size 9/W[1 1 1]/Filter/FlateDecode", &large, "refused"),
            ("/Type/XObject/Width 4/Filter/FlateDecode", &large, "sound"),
            ("/ColorSpace[/Separation/A#20B]/Width 4/Filter/FlateDecode", &large, "sound"),
            ("/W[1[500]]/Filter/FlateDecode", &large, "sound"),
        ] {
            let found = verdict(&file(dictionary, data), &Limits::default());
            assert_eq!(found, expected, "{dictionary}");
        }
    }

    #[test]
    fn a_far_end_is_looked_for_once() {
        let (near, far) = (vec![b'x'; FAR - 9], vec![b'x'; FAR + 1]);
        let blank = [vec![b'x'; 9], vec![b' '; FAR * 2]].concat();
        for (dictionary, data, expected) in [
            ("/Length 5", &near, "sound"),
            ("/Length 5", &far, "hidden"),
            ("/Length 5     ", &blank, "hidden"),
            ("/Length 5    /A 1", &far, "pinned"),
            ("/Length 99999", &far, "pinned"),
            ("/Length 65537", &far, "sound"),
            ("/Length 9 0 R", &far, "sound"),
            ("/Length 65537/Length 5", &far, "hidden"),
            ("/Length%\n 99999", &far, "hidden"),
            ("/A 1", &far, "hidden"),
        ] {
            let file = file(dictionary, data);
            let heads = streams_if_ends(&file).unwrap();
            let found = match far_ends(&file, &heads).as_slice() {
                [] => "sound",
                [patch] if patch.hides() => "hidden",
                [patch] => {
                    let mut copy = file.clone();
                    patch.apply(&mut copy);
                    assert!(far_ends(&copy, &streams_if_ends(&copy).unwrap()).is_empty());
                    "pinned"
                }
                _ => "twice",
            };
            assert_eq!(found, expected, "{dictionary}");
        }
    }

    #[test]
    fn a_word_in_a_comment_hides_no_bomb() {
        let limits = Limits { inflated_bytes: 2 << 20, ..Limits::default() };
        let large = deflate(&vec![0; 4 << 20]);
        let long = format!("/N 1/First 4{}/Filter/FlateDecode", " ".repeat(64 << 10));
        for (dictionary, expected) in [
            ("/N 1/First 4/X(1 0 obj)/Filter/FlateDecode", "refused"),
            ("/N 1/First 4% 1 0 obj\n/Filter/FlateDecode", "hidden"),
            (&long, "refused"),
            ("/Type/XObject/Width 4/Filter/FlateDecode", "sound"),
        ] {
            assert_eq!(verdict(&file(dictionary, &large), &limits), expected, "{dictionary}");
        }
    }

    #[test]
    fn a_word_in_the_data_hides_no_bomb() {
        // A block of bytes as they are, and then all the rest.
        let mut data = b"\x78\x9c\x00\x09\x00\xf6\xffendstream".to_vec();
        data.extend(deflate(&vec![0; 4 << 20]).split_off(2));
        let direct = format!("/Type/ObjStm/First 4/Filter/FlateDecode/Length {}", data.len());
        assert_eq!(verdict(&file(&direct, &data), &Limits::default()), "refused");
        let wrong = "/Type/ObjStm/First 4/Filter/FlateDecode/Length 9999999";
        assert_eq!(verdict(&file(wrong, &data), &Limits::default()), "sound");
        let elsewhere = "/Type/ObjStm/First 4/Filter/FlateDecode/Length 9 0 R";
        assert_eq!(verdict(&file(elsewhere, &data), &Limits::default()), "pinned");
    }

    #[test]
    fn a_cross_reference_stream_names_streams_of_objects() {
        let bomb = deflate(&vec![0; 4 << 20]);
        let table = |record: &[u8]| {
            let stream = file("/Size 9/W [1 1 1]/Filter/FlateDecode", &deflate(record));
            String::from_utf8_lossy(&stream).find("1 0 obj").map(|_| stream).unwrap()
        };
        for (record, dictionary, expected) in [
            (b"\x02\x01\x00", "/Filter/FlateDecode", "refused"),
            (b"\x02\x01\x00", "/Subtype/Image/Filter/FlateDecode", "refused"),
            (b"\x02\x01\x00", "/Subtype/Image/Filter/DCTDecode", "hidden"),
            (b"\x02\x02\x00", "/Subtype/Image/Filter/FlateDecode", "sound"),
            (b"\x01\x01\x00", "/Subtype/Image/Filter/FlateDecode", "sound"),
        ] {
            let table = [b"%PDF-1.5\n7 0 obj\n", &table(record)[17..]].concat();
            let both = [table, file(dictionary, &bomb)].concat();
            assert_eq!(verdict(&both, &Limits::default()), expected, "{record:?} {dictionary}");
        }
    }

    #[test]
    fn encrypted_streams_of_objects_are_small() {
        let encrypted = b"/Encrypt 5 0 R";
        for (length, count, expected) in
            [(1000, 9, "sound"), (ENCRYPTED, 1, "sound"), (ENCRYPTED / 2 + 1, 2, "refused")]
        {
            let stream = file("/N 1/First 4/Filter/FlateDecode", &vec![b'x'; length]);
            let file = [encrypted.as_slice(), &stream.repeat(count)].concat();
            assert_eq!(verdict(&file, &Limits::default()), expected, "{length}");
        }
    }

    #[test]
    fn a_number_is_whatever_it_may_be_read_as() {
        for (text, is_named) in [
            ("5 0 obj", true),
            ("15 0 obj", true),
            ("51 0 obj", false),
            ("5\n00\tobj", true),
            ("6 % 5\n 0 obj", true),
            ("6 0%\nobj", true),
            ("6.7 0 obj", true),
            ("6 5 obj", false),
        ] {
            assert_eq!(may_be_named(text.as_bytes(), text.len(), &[5]), is_named, "{text}");
        }
    }
}
