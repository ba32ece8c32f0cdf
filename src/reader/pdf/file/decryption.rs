//! The streams of an encrypted file as they are without the encryption, before the file is opened.
//!
//! The parser decrypts them itself: they lie in a file made for it that has nothing but them and what
//! the encryption is said to be, so that there is nothing in it to inflate. If that is not what the
//! parser takes for the encryption of the file itself, what comes out is rubbish and no harm: it does
//! not get to see other bytes than these.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::container::Entries;
use super::objects::{File, Reference, Value};
use super::repair::{Head, end_of_object, survey};
use super::search::{after_name, find_all, names};
use super::tokens::{is_regular, skip_space};

/// Objects in which an encryption is said. Real files have one.
const OBJECTS: usize = 64;
/// Bytes of such an object. Real ones have a few hundred.
const OBJECT: usize = 64 << 10;
/// Streams of one number that are decrypted: a file that was saved again may have a second one.
const ROUNDS: usize = 8;

/// The number and the generation of an object.
pub(crate) type Number = (u32, u16);

/// What a file says of its encryption.
pub(crate) struct Encryption<'a> {
    /// The entries of the trailer.
    trailer: Vec<u8>,
    objects: Vec<(Number, &'a [u8])>,
}

impl<'a> Encryption<'a> {
    /// What the last trailer says that says something; `None` if it is not said plainly.
    pub(crate) fn read(bytes: &'a [u8], heads: &[Head]) -> Option<Self> {
        let words = find_all(bytes, b"trailer").map(|at| at + b"trailer".len());
        let starts = words.chain(heads.iter().map(|head| head.dictionary.start));
        let mut last = None;
        for start in starts {
            let entries = Entries::read(skip_space(bytes.get(start..)?));
            if let Some(entries) = entries.filter(|entries| entries.has(b"Encrypt"))
                && last.as_ref().is_none_or(|(before, _)| *before < start)
            {
                last = Some((start, entries));
            }
        }
        let (_, entries) = last?;
        let mut trailer = [b"/Encrypt ", entries.value(b"Encrypt")?].concat();
        if let Some(id) = entries.value(b"ID") {
            trailer.extend_from_slice(b"/ID ");
            trailer.extend_from_slice(id);
        }
        let mut wanted = references(&trailer);
        let mut objects: Vec<(Number, &[u8])> = Vec::new();
        while let Some(number) = wanted.pop() {
            if trailer.len() > OBJECT || objects.len() > OBJECTS {
                return None;
            }
            if objects.iter().all(|(known, _)| *known != number) {
                let object = definition(bytes, number)?;
                wanted.extend(references(object));
                objects.push((number, object));
            }
        }
        Some(Self { trailer, objects })
    }

    /// Decrypts streams; `None` stands for what cannot be.
    pub(crate) fn undo(&self, streams: &[(Number, &[u8])]) -> Vec<Option<Vec<u8>>> {
        let mut found: Vec<Option<Vec<u8>>> = streams.iter().map(|_| None).collect();
        let mut left: Vec<(usize, &(Number, &[u8]))> = streams.iter().enumerate().collect();
        for _ in 0..ROUNDS {
            let mut numbers = BTreeSet::new();
            let (now, later) =
                left.into_iter().partition(|(_, (number, _))| numbers.insert(*number));
            left = later;
            let Some(file) = self.file(&now) else { continue };
            for (index, ((number, generation), _)) in now {
                let object = file.object(Reference::new(*number, *generation));
                let stream = object.and_then(Value::stream);
                if let Some(place) = found.get_mut(index) {
                    *place = stream.map(|stream| stream.bytes().into_owned());
                }
            }
        }
        found
    }

    /// A file with these streams.
    fn file(&self, streams: &[(usize, &(Number, &[u8]))]) -> Option<File> {
        let taken: BTreeSet<u32> = streams.iter().map(|(_, ((number, _), _))| *number).collect();
        let is_free = |number: &u32| {
            !taken.contains(number) && self.objects.iter().all(|((own, _), _)| own != number)
        };
        let mut free = (1..).filter(is_free);
        let (catalog, pages) = (free.next()?, free.next()?);
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut table = "xref\n".to_owned();
        let mut add = |(number, generation): Number, object: &[&[u8]]| {
            let _ = write!(table, "{number} 1\n{:010} {generation:05} n \n", file.len());
            file.extend_from_slice(format!("{number} {generation} obj\n").as_bytes());
            file.extend(object.iter().copied().flatten());
            file.extend_from_slice(b"\nendobj\n");
        };
        for (_, (number, body)) in streams {
            let head = format!("<</Length {}>>stream\n", body.len());
            add(*number, &[head.as_bytes(), body, b"\nendstream"]);
        }
        add((catalog, 0), &[format!("<</Type/Catalog/Pages {pages} 0 R>>").as_bytes()]);
        add((pages, 0), &[b"<</Type/Pages/Kids[]/Count 0>>"]);
        for (number, object) in &self.objects {
            add(*number, &[object]);
        }
        let start = file.len();
        file.extend_from_slice(table.as_bytes());
        file.extend_from_slice(format!("trailer\n<</Root {catalog} 0 R").as_bytes());
        file.extend_from_slice(&self.trailer);
        file.extend_from_slice(format!(">>\nstartxref\n{start}\n%%EOF\n").as_bytes());
        // Should the parser repair even this file, it ends, and finds no streams of objects.
        survey(&file).ok()?;
        let has_objects = names(&file).any(|(_, rest)| after_name(rest, b"ObjStm").is_some());
        if has_objects { None } else { File::open_sound(file) }
    }
}

/// The object with this number that stands last in the file, if it is small.
pub(crate) fn definition(bytes: &[u8], (number, generation): Number) -> Option<&[u8]> {
    let word = format!("{number} {generation} obj");
    let stands_alone =
        |at: &usize| bytes.get(..*at).and_then(<[u8]>::last).is_none_or(|byte| !is_regular(*byte));
    let at = find_all(bytes, word.as_bytes()).filter(stands_alone).last()?;
    let object = skip_space(bytes.get(at + word.len()..)?);
    object.get(..end_of_object(object.get(..OBJECT).unwrap_or(object))?)
}

/// What may be references in an object.
fn references(object: &[u8]) -> Vec<Number> {
    let words: Vec<&[u8]> =
        object.split(|byte| !is_regular(*byte)).filter(|word| !word.is_empty()).collect();
    let number = |word: &[u8]| std::str::from_utf8(word).ok()?.parse::<u32>().ok();
    let triples = words.windows(3).filter_map(|triple| match triple {
        [first, second, b"R"] => Some((number(first)?, u16::try_from(number(second)?).ok()?)),
        _ => None,
    });
    triples.collect()
}
