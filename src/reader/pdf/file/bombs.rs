//! Streams of objects and of cross-references that would inflate to more than the limits allow.
//!
//! hayro-syntax inflates these by itself and without a cap, so they are tried before it is let in, as
//! it would: the same bytes, through a decoder that errs as its own does. Which streams these are is
//! known: those that say so, and those that a cross-reference stream names. Each is tried that is
//! plainly written; what is not, so that nobody could say what the parser makes of it, it does not get
//! to see as a stream. Those of an encrypted file are tried without the encryption, and the parser gets
//! them as they were tried.

use std::ops::Range;

use super::super::filters::Budget;
use super::container::{Body, Entries, Length, Packing};
use super::decryption::Encryption;
use super::page_attributes::PageAttributes;
use super::patch::Patch;
use super::repair::{Head, Survey};
use super::suspects::{Named, Numbered, has_mark};

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
/// Bytes that may be inflated again for each trailer of a file whose repair looks for the right one.
const AGAIN: usize = 512 << 20;

/// What a file may still cost.
struct Left<'a> {
    bytes: &'a [u8],
    budget: &'a Budget,
    kept: usize,
    tried: usize,
    /// The largest of the streams of objects.
    largest: usize,
}

/// A stream of objects that is plainly written.
struct Container<'a> {
    head: &'a Head,
    entries: Entries<'a>,
    body: Body,
    packing: Packing,
    numbered: Numbered,
    /// Where in it the first object lies.
    first: usize,
}

/// What was found out about the streams that the parser inflates.
#[derive(Default)]
pub(crate) struct Trial {
    /// What to do so that the file is safe to open.
    pub(crate) patches: Vec<Patch>,
    /// Where the bytes lie that are safe as they are.
    pub(crate) tried: Vec<Range<usize>>,
    pub(crate) attributes: PageAttributes,
}

/// Tries all streams that the parser inflates by itself; else gives the bytes that were allowed and
/// not enough.
pub(crate) fn try_streams(bytes: &[u8], survey: &Survey, budget: &Budget) -> Result<Trial, usize> {
    let is_encrypted = survey.keys.encrypts;
    let mut trial = Trial::default();
    let all = budget.left();
    let (kept, tried) = (KEPT.min(all), TRIED.min(all));
    let mut left = Left { bytes, budget, kept, tried, largest: 0 };
    let named = left.tables(&survey.heads, &mut trial)?;
    let mut attributes = PageAttributes::new(bytes, survey, &named);
    if is_encrypted || survey.keys.has_mark {
        let containers = containers(bytes, &survey.heads, is_encrypted, &named, &mut trial);
        if is_encrypted {
            left.try_encrypted(&survey.heads, &containers, &mut attributes, &mut trial)?;
        } else {
            left.try_plain(containers, &mut attributes, &mut trial)?;
        }
        if survey.keys.trailers.saturating_mul(left.largest) > AGAIN {
            return Err(AGAIN);
        }
    }
    trial.attributes = attributes;
    Ok(trial)
}

/// The streams that the parser may take for streams of objects; what is not plain is hidden.
fn containers<'a>(
    bytes: &'a [u8],
    heads: &'a [Head],
    is_encrypted: bool,
    named: &Named,
    trial: &mut Trial,
) -> Vec<Container<'a>> {
    let mut containers = Vec::new();
    for head in heads {
        let is_named = head.object.is_some_and(|object| named.may_be(bytes, object));
        let dictionary = bytes.get(head.dictionary.clone()).unwrap_or_default();
        // Where a file is encrypted, what is not marked may be so by a reference.
        if !is_named && !is_encrypted && !has_mark(dictionary) {
            continue;
        }
        let entries = Entries::read(dictionary);
        if entries.as_ref().is_some_and(|entries| !is_named && !entries.says_objects()) {
            continue;
        }
        let container = entries.and_then(|entries| {
            let numbered = Numbered::before(bytes, head.object?)?;
            let body = entries.body(bytes, head.word)?;
            let packing = entries.packing()?;
            let first = if entries.has(b"First") { entries.number(b"First")? } else { 0 };
            Some(Container { head, entries, body, packing, numbered, first })
        });
        match container {
            Some(container) => containers.push(container),
            None => trial.patches.push(Patch::hide(head)),
        }
    }
    containers
}

impl Container<'_> {
    fn pinned(&self) -> Patch {
        let length = self.body.range.len();
        Patch::pin(self.head, &self.entries, length).unwrap_or_else(|| Patch::hide(self.head))
    }
}

impl Left<'_> {
    /// Tries the streams of cross-references, and finds what they name.
    fn tables(&mut self, heads: &[Head], trial: &mut Trial) -> Result<Named, usize> {
        let mut named = Named::default();
        named.add_tables(self.bytes);
        for head in heads {
            let dictionary = self.bytes.get(head.dictionary.clone()).unwrap_or_default();
            let entries = has_mark(dictionary).then(|| Entries::read(dictionary)).flatten();
            if let Some(entries) = entries.filter(|entries| entries.has(b"W")) {
                match self.table(head, &entries, &mut named)? {
                    Some(range) => trial.tried.push(range),
                    None => trial.patches.push(Patch::hide(head)),
                }
            }
        }
        named.finish();
        Ok(named)
    }

    /// Tries a stream of cross-references, and says where its bytes lie; `None` if the parser must not
    /// see it.
    fn table(
        &mut self,
        head: &Head,
        entries: &Entries<'_>,
        named: &mut Named,
    ) -> Result<Option<Range<usize>>, usize> {
        let (Some([kind, first, second]), Some(packing), Some(body)) =
            (entries.fields(), entries.packing(), entries.body(self.bytes, head.word))
        else {
            return Ok(None);
        };
        // The parser takes one byte for the kind, whatever its length.
        let kind = kind.min(1);
        let length = kind.saturating_add(first).saturating_add(second).max(1);
        let packed = self.bytes.get(body.range.clone()).unwrap_or_default();
        let most = self.most(packed.len()).min(TABLE);
        let mut data = Vec::new();
        match packing.undo(packed, most, &mut data) {
            None => return Ok(None),
            Some(false) => return Err(most),
            Some(true) => {}
        }
        self.spend(data.len(), (data.len() / length).saturating_mul(CROSS_REFERENCE))?;
        for record in packing.undo_rows(data).chunks(length) {
            let fields = record.get(kind..).unwrap_or_default();
            let value = fields.iter().take(first).try_fold(0_u32, |value, byte| {
                value.checked_mul(1 << 8).map(|value| value | u32::from(*byte))
            });
            let Some(value) = value else { continue };
            match record.first().filter(|_| kind == 1) {
                None | Some(1) => {
                    named.add_place(self.bytes, usize::try_from(value).unwrap_or(usize::MAX));
                }
                Some(2) => named.add_stream(value),
                Some(_) => {}
            }
        }
        Ok(Some(body.range))
    }

    /// Tries the streams of objects of a file that is not encrypted.
    fn try_plain(
        &mut self,
        containers: Vec<Container<'_>>,
        attributes: &mut PageAttributes,
        trial: &mut Trial,
    ) -> Result<(), usize> {
        for container in containers {
            let body = self.bytes.get(container.body.range.clone()).unwrap_or_default();
            if !self.try_objects(&container, body, attributes)? {
                trial.patches.push(Patch::hide(container.head));
                continue;
            }
            // What the parser finds elsewhere could be anything: it gets the length that was tried.
            if matches!(container.body.length, Length::Elsewhere(..)) {
                trial.patches.push(container.pinned());
            }
            trial.tried.push(container.body.range);
        }
        Ok(())
    }

    /// Tries the streams of objects of an encrypted file.
    fn try_encrypted(
        &mut self,
        heads: &[Head],
        containers: &[Container<'_>],
        attributes: &mut PageAttributes,
        trial: &mut Trial,
    ) -> Result<(), usize> {
        if containers.is_empty() {
            return Ok(());
        }
        let streams: Vec<_> = containers
            .iter()
            .map(|container| {
                let number = (container.numbered.number, container.numbered.generation);
                (number, container.body.bytes(self.bytes))
            })
            .collect();
        let encryption = Encryption::read(self.bytes, heads);
        let mut clear = encryption.map(|encryption| encryption.undo(&streams)).unwrap_or_default();
        clear.resize(streams.len(), None);
        for (container, clear) in containers.iter().zip(clear) {
            let mut patch = None;
            if let Some(data) = clear
                && self.try_objects(container, &data, attributes)?
            {
                let Container { head, entries, body, packing, .. } = container;
                patch = Patch::clear(head, entries, *packing, body, &data);
            }
            trial.patches.push(patch.unwrap_or_else(|| Patch::hide(container.head)));
        }
        Ok(())
    }

    /// Tries a stream of objects; whether the parser may see it.
    fn try_objects(
        &mut self,
        container: &Container<'_>,
        body: &[u8],
        attributes: &mut PageAttributes,
    ) -> Result<bool, usize> {
        let most = self.most(body.len());
        let mut data = Vec::new();
        match container.packing.undo(body, most, &mut data) {
            None => return Ok(false),
            Some(false) => return Err(most),
            Some(true) => {}
        }
        let count = data.len();
        self.largest = self.largest.max(count);
        let objects = container.entries.objects();
        let places = objects.min(count / PLACE);
        self.spend(count, count.saturating_add(places.saturating_mul(OBJECT)))?;
        Ok(attributes.add_objects(&data, objects, container.first))
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

#[cfg(test)]
mod tests {
    use super::super::super::filters::deflate;
    use super::super::repair::survey;
    use super::*;
    use crate::limits::Limits;

    fn file(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.5\n1 0 obj\n<<{dictionary}>>\nstream\r\n");
        [head.as_bytes(), data, b"\nendstream endobj\n"].concat()
    }

    /// What is done about a file: nothing, a stream is hidden, a length is put in, it is refused.
    fn verdict(file: &[u8], limits: &Limits) -> &'static str {
        let survey = survey(file).unwrap();
        match try_streams(file, &survey, &Budget::new(limits)) {
            Err(_) => "refused",
            Ok(trial) => match trial.patches.as_slice() {
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
}
