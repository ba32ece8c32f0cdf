//! Stream filters with a cap on what comes out: a few kilobytes of deflate can stand for gigabytes,
//! so nothing is decoded without a budget.

mod inflate;
mod parser_inflate;
mod predictor;
mod unpack;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use self::inflate::Inflater;
pub(super) use self::parser_inflate::{Output, inflate_as_parser};
use self::predictor::undo_predictor;
pub(super) use self::predictor::undo_rows;
pub(super) use self::unpack::{decode_ascii85, decode_hexadecimal};
use self::unpack::{unpack_lzw, unpack_runs};
use super::file::objects::{Dictionary, RawStream, Value};
use crate::limits::{Limits, Stopwatch};

/// Decoded bytes of one stream, or of the content of one page: far above any real page or font, and within memory.
pub(super) const STREAM_BYTES: usize = 64 << 20;
/// A stream of this size is decoded whatever its ratio.
const SMALL_STREAM: usize = 1 << 20;
/// Embedded fonts of a file that are looked into. Files that do without `ToUnicode` have a few.
const PROGRAMS: u32 = 500;
/// Filters of one stream. Real files have two.
const FILTERS: usize = 8;

/// What may still be decoded from this file, and the time that is left for it.
pub(super) struct Budget {
    pub(super) stopwatch: Stopwatch,
    left: Cell<u64>,
    ratio: u64,
    programs: Cell<u32>,
    /// Used again for every stream: its window is larger than most streams.
    inflater: RefCell<Inflater>,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        let left = Cell::new(limits.inflated_bytes);
        let inflater = RefCell::default();
        let programs = Cell::new(PROGRAMS);
        let stopwatch = Stopwatch::start(limits);
        Self { stopwatch, left, ratio: limits.inflate_ratio, programs, inflater }
    }

    /// Whether one more embedded font may be looked into, which takes milliseconds.
    pub(super) fn take_program(&self) -> bool {
        let left = self.programs.get().checked_sub(1);
        self.programs.set(left.unwrap_or(0));
        left.is_some()
    }

    /// How many bytes may come out of so many.
    pub(super) fn allowance(&self, input: usize) -> usize {
        let by_ratio = usize::try_from(self.ratio).unwrap_or(usize::MAX).saturating_mul(input);
        by_ratio.clamp(SMALL_STREAM, STREAM_BYTES).min(self.left())
    }

    /// Bytes that may still be decoded from the file.
    pub(super) fn left(&self) -> usize {
        usize::try_from(self.left.get()).unwrap_or(usize::MAX)
    }

    /// Undoes a filter, to no more than about so many bytes; `None` if it is one of images or unknown.
    pub(super) fn undo(
        &self,
        filter: &[u8],
        data: &[u8],
        is_early: bool,
        most: usize,
    ) -> Option<(Vec<u8>, End)> {
        Some(match filter {
            b"FlateDecode" | b"Fl" => self.inflater.borrow_mut().inflate(data, most),
            b"LZWDecode" | b"LZW" => unpack_lzw(data, is_early, most),
            b"ASCII85Decode" | b"A85" => decode_ascii85(data, most),
            b"ASCIIHexDecode" | b"AHx" => (decode_hexadecimal(data), End::Complete),
            b"RunLengthDecode" | b"RL" => unpack_runs(data, most),
            _ => return None,
        })
    }

    /// Counts bytes that were decoded.
    pub(super) fn spend(&self, bytes: usize) {
        self.left.set(self.left.get().saturating_sub(bytes as u64));
    }
}

/// A decoded stream.
pub(super) struct Decoded<'a> {
    pub(super) bytes: Cow<'a, [u8]>,
    pub(super) end: End,
}

/// How decoding ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Complete,
    /// The rest is broken.
    Damaged,
    /// The budget ended it.
    Limit,
}

/// Decodes a stream; `None` if it is an image or uses an unknown filter.
pub(super) fn decode<'a>(stream: &RawStream<'a>, budget: &Budget) -> Option<Decoded<'a>> {
    let dictionary = stream.dictionary();
    let mut decoded = Decoded { bytes: stream.bytes(), end: End::Complete };
    for (name, parameters) in filters(&dictionary) {
        if decoded.end == End::Limit {
            // What is left is not the content but another filter's input.
            return Some(Decoded { bytes: Cow::Borrowed(&[]), end: End::Limit });
        }
        if name == b"Crypt" {
            continue;
        }
        let most = budget.allowance(decoded.bytes.len());
        let is_early = parameters.number(b"EarlyChange").is_none_or(|early| early != 0.0);
        let (bytes, end) = budget.undo(&name, &decoded.bytes, is_early, most)?;
        budget.spend(bytes.len());
        let has_rows = matches!(name.as_slice(), b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW");
        let rows = if has_rows { undo_predictor(bytes, &parameters) } else { Some(bytes) };
        let (bytes, end) = rows.map_or((Vec::new(), End::Damaged), |bytes| (bytes, end));
        let worse = if decoded.end == End::Complete { end } else { decoded.end };
        decoded = Decoded { bytes: Cow::Owned(bytes), end: worse };
    }
    Some(decoded)
}

/// The filters of a stream with their parameters, in the order they are undone.
fn filters<'a>(dictionary: &Dictionary<'a>) -> Vec<(Vec<u8>, Dictionary<'a>)> {
    let value = |long: &[u8], short: &[u8]| dictionary.value(long).or(dictionary.value(short));
    let Some(filter) = value(b"Filter", b"F") else { return Vec::new() };
    let parameters = value(b"DecodeParms", b"DP");
    if let Some(name) = filter.name() {
        let parameters = parameters.and_then(|value| {
            let first = value.clone().array().and_then(|list| list.values().next());
            value.dictionary().or_else(|| first?.dictionary())
        });
        return vec![(name.to_vec(), parameters.unwrap_or_default())];
    }
    let Some(names) = filter.array() else { return Vec::new() };
    let mut parameters = parameters.and_then(Value::array).map(|p| p.values());
    let mut found = Vec::new();
    for value in names.values().take(FILTERS) {
        let own = parameters.as_mut().and_then(Iterator::next);
        if let Some(name) = value.name() {
            let own = own.and_then(Value::dictionary).unwrap_or_default();
            found.push((name.to_vec(), own));
        }
    }
    found
}

#[cfg(test)]
pub(super) use self::inflate::deflate;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflating_stops_at_the_budget() {
        let inflate = |budget: &Budget, data: &[u8]| {
            let most = budget.allowance(data.len());
            let (bytes, end) = budget.undo(b"Fl", data, true, most).unwrap();
            budget.spend(bytes.len());
            (bytes.len(), end)
        };
        let budget = Budget::new(&Limits::default());
        let packed = deflate(&vec![7; 3 << 20]);
        assert_eq!(inflate(&budget, &packed), (SMALL_STREAM, End::Limit));
        let small = Budget::new(&Limits { inflated_bytes: 1000, ..Limits::default() });
        assert_eq!(inflate(&small, &deflate(&[7; 900])).1, End::Complete);
        assert_eq!(inflate(&small, &deflate(&[7; 900])).1, End::Limit);
    }
}
