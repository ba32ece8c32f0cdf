//! Stream filters with a cap on what comes out: the one place that knows flate2.
//!
//! A few kilobytes of deflate can stand for gigabytes, so nothing is decoded without a budget.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use flate2::{Decompress, FlushDecompress, Status};

use super::objects::{Dictionary, RawStream};
use crate::limits::Limits;

/// Decoded bytes of one stream: far above any real page or font, and within memory.
const STREAM_BYTES: usize = 64 << 20;
/// A stream of this size is decoded whatever its ratio.
const SMALL_STREAM: usize = 1 << 20;
/// Filters of one stream. Real files have two.
const FILTERS: usize = 8;

/// What may still be decoded from this file.
pub(super) struct Budget {
    left: Cell<u64>,
    ratio: u64,
    /// Used again for every stream: its window is larger than most streams.
    inflater: RefCell<Decompress>,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        let left = Cell::new(limits.inflated_bytes);
        let inflater = RefCell::new(Decompress::new(true));
        Self { left, ratio: limits.inflate_ratio, inflater }
    }

    /// How many bytes may come out of so many.
    fn allowance(&self, input: usize) -> usize {
        let by_ratio = usize::try_from(self.ratio).unwrap_or(usize::MAX).saturating_mul(input);
        let left = usize::try_from(self.left.get()).unwrap_or(usize::MAX);
        by_ratio.clamp(SMALL_STREAM, STREAM_BYTES).min(left)
    }

    /// Inflates bytes, which counts.
    pub(super) fn inflate(&self, data: &[u8]) -> (Vec<u8>, End) {
        let most = self.allowance(data.len());
        let (bytes, end) = inflate(data, most, &mut self.inflater.borrow_mut());
        self.spend(bytes.len());
        (bytes, end)
    }

    fn spend(&self, bytes: usize) {
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
        let most = budget.allowance(decoded.bytes.len());
        let (bytes, end) = match name.as_slice() {
            b"FlateDecode" | b"Fl" => budget.inflate(&decoded.bytes),
            b"LZWDecode" | b"LZW" => {
                let early = parameters.number(b"EarlyChange").is_none_or(|early| early != 0.0);
                unpack_lzw(&decoded.bytes, early, most)
            }
            b"ASCII85Decode" | b"A85" => (decode_ascii85(&decoded.bytes), End::Complete),
            b"ASCIIHexDecode" | b"AHx" => (decode_hexadecimal(&decoded.bytes), End::Complete),
            b"RunLengthDecode" | b"RL" => unpack_runs(&decoded.bytes, most),
            b"Crypt" => continue,
            _ => return None,
        };
        if !matches!(name.as_slice(), b"FlateDecode" | b"Fl") {
            budget.spend(bytes.len());
        }
        let bytes = match name.as_slice() {
            b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW" => undo_predictor(bytes, &parameters),
            _ => bytes,
        };
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
            value.dictionary().or(first?.dictionary())
        });
        return vec![(name.to_vec(), parameters.unwrap_or_default())];
    }
    let Some(names) = filter.array() else { return Vec::new() };
    let mut parameters = parameters.and_then(super::objects::Value::array).map(|p| p.values());
    let mut found = Vec::new();
    for value in names.values().take(FILTERS) {
        let own = parameters.as_mut().and_then(Iterator::next);
        if let Some(name) = value.name() {
            let own = own.and_then(super::objects::Value::dictionary).unwrap_or_default();
            found.push((name.to_vec(), own));
        }
    }
    found
}

/// Inflates zlib data, or deflate without the header, as far as it goes and no further than `most`.
fn inflate(data: &[u8], most: usize, inflater: &mut Decompress) -> (Vec<u8>, End) {
    let has_header = matches!(data, [cmf, flags, ..]
        if cmf & 0x0f == 8 && (u16::from(*cmf) << 8 | u16::from(*flags)) % 31 == 0);
    let (bytes, end) = inflate_as(data, most, has_header, inflater);
    if bytes.is_empty() && end == End::Damaged && has_header {
        return inflate_as(data, most, false, inflater);
    }
    (bytes, end)
}

fn inflate_as(
    data: &[u8],
    most: usize,
    has_header: bool,
    inflater: &mut Decompress,
) -> (Vec<u8>, End) {
    /// What the output grows by at least.
    const STEP: usize = 16 << 10;
    /// What text usually inflates to, so that the output rarely grows.
    const USUAL_RATIO: usize = 4;

    inflater.reset(has_header);
    let mut output = Vec::with_capacity(data.len().saturating_mul(USUAL_RATIO).min(most));
    loop {
        if output.len() >= most {
            return (output, End::Limit);
        }
        if output.capacity() - output.len() < STEP {
            let more = output.capacity().max(STEP).min(most - output.len());
            output.reserve_exact(more);
        }
        let read = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX);
        let before = output.len();
        let rest = data.get(read..).unwrap_or_default();
        match inflater.decompress_vec(rest, &mut output, FlushDecompress::None) {
            Ok(Status::StreamEnd) => return (output, End::Complete),
            // Neither bytes in nor out: the data ends before its end mark.
            Ok(_) if output.len() == before && output.capacity() > before => {
                if usize::try_from(inflater.total_in()).unwrap_or(usize::MAX) == read {
                    return (output, End::Damaged);
                }
            }
            Ok(_) => {}
            Err(_) => return (output, End::Damaged),
        }
    }
}

/// Undoes LZW with codes of 9 to 12 bits.
fn unpack_lzw(data: &[u8], early: bool, most: usize) -> (Vec<u8>, End) {
    const CLEAR: u16 = 256;
    const END: u16 = 257;
    /// Codes a table can hold.
    const CODES: usize = 4096;

    let mut output: Vec<u8> = Vec::new();
    // Where in the output the text of each code from 258 stands.
    let mut table: Vec<(usize, usize)> = Vec::with_capacity(CODES);
    let mut last: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut width) = (0_u32, 0_u32, 9_u32);
    for byte in data {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = u16::try_from(bits >> held & ((1 << width) - 1)).unwrap_or(END);
        bits &= (1 << held) - 1;
        if code == END {
            return (output, End::Complete);
        }
        if code == CLEAR {
            table.clear();
            (last, width) = (None, 9);
            continue;
        }
        let start = output.len();
        if let Ok(byte) = u8::try_from(code) {
            output.push(byte);
        } else {
            let known = table.get(usize::from(code) - 258).copied();
            let Some((from, to)) = known.or(last.map(|(from, to)| (from, to + 1))) else {
                return (output, End::Damaged);
            };
            // The last byte may be the first of this very text, so byte by byte.
            for at in from..to {
                let Some(byte) = output.get(at).copied() else { break };
                output.push(byte);
            }
        }
        if output.len() > most {
            return (output, End::Limit);
        }
        if let Some((from, to)) = last
            && table.len() + 258 < CODES
        {
            // The text before and the first byte of this one stand in a row in the output.
            table.push((from, to + 1));
        }
        last = Some((start, output.len()));
        let next = table.len() + 258 + usize::from(early) + 1;
        width = match next {
            0..=512 => 9,
            513..=1024 => 10,
            1025..=2048 => 11,
            _ => 12,
        };
    }
    (output, End::Complete)
}

fn decode_ascii85(data: &[u8]) -> Vec<u8> {
    let mut output = Vec::with_capacity(data.len() / 5 * 4 + 4);
    let (mut group, mut count) = (0_u32, 0_usize);
    let data = data.strip_prefix(b"<~").unwrap_or(data);
    for byte in data {
        match byte {
            b'z' if count == 0 => output.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    output.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        output.extend(group.to_be_bytes().iter().take(count - 1));
    }
    output
}

fn decode_hexadecimal(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|byte| **byte != b'>');
    let mut digits = digits.filter_map(|byte| char::from(*byte).to_digit(16));
    let mut output = Vec::with_capacity(data.len() / 2);
    while let Some(high) = digits.next() {
        let low = digits.next().unwrap_or(0);
        output.push(u8::try_from(high << 4 | low).unwrap_or_default());
    }
    output
}

fn unpack_runs(data: &[u8], most: usize) -> (Vec<u8>, End) {
    let mut output = Vec::new();
    let mut rest = data;
    while let [length, tail @ ..] = rest {
        if *length == 128 {
            return (output, End::Complete);
        }
        if output.len() >= most {
            return (output, End::Limit);
        }
        if *length < 128 {
            let count = usize::from(*length) + 1;
            let (run, after) = tail.split_at(count.min(tail.len()));
            output.extend(run);
            rest = after;
        } else if let [byte, after @ ..] = tail {
            output.resize(output.len() + 257 - usize::from(*length), *byte);
            rest = after;
        } else {
            break;
        }
    }
    (output, End::Complete)
}

/// Undoes the predictors of PNG; TIFF's is of use for images only and left alone.
fn undo_predictor(data: Vec<u8>, parameters: &Dictionary<'_>) -> Vec<u8> {
    /// Bytes of a row, to keep nonsense out.
    const ROW: usize = 1 << 20;

    let whole = |key: &[u8], default: usize| {
        let number = parameters.whole(key).and_then(|number| usize::try_from(number).ok());
        number.filter(|number| (1..ROW).contains(number)).unwrap_or(default)
    };
    if parameters.number(b"Predictor").is_none_or(|predictor| predictor < 10.0) {
        return data;
    }
    let pixel_bits = whole(b"Colors", 1).min(32) * whole(b"BitsPerComponent", 8).min(32);
    let pixel = pixel_bits.div_ceil(8).min(ROW);
    let row = (pixel_bits * whole(b"Columns", 1)).div_ceil(8).clamp(1, ROW);
    let mut output: Vec<u8> = Vec::with_capacity(data.len());
    for line in data.chunks(row + 1) {
        let Some((kind, line)) = line.split_first() else { break };
        let start = output.len();
        for (at, byte) in line.iter().enumerate() {
            let left = if at < pixel { 0 } else { byte_at(&output, start + at - pixel) };
            let up = if start < row { 0 } else { byte_at(&output, start + at - row) };
            let corner = if start < row || at < pixel {
                0
            } else {
                byte_at(&output, start + at - row - pixel)
            };
            let guess = match kind {
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            output.push(byte.wrapping_add(guess));
        }
    }
    output
}

fn byte_at(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// Of three neighbours the one nearest to left + up - corner.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let distance = |byte: u8| (guess - i16::from(byte)).abs();
    if distance(left) <= distance(up) && distance(left) <= distance(corner) {
        left
    } else if distance(up) <= distance(corner) {
        up
    } else {
        corner
    }
}

/// Deflates what a test packs.
#[cfg(test)]
pub(super) fn deflate(data: &[u8]) -> Vec<u8> {
    use std::io::Write as _;

    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Budget {
        Budget::new(&Limits::default())
    }

    #[test]
    fn inflating_stops_at_the_budget() {
        let packed = deflate(&vec![7; 3 << 20]);
        let (bytes, end) = budget().inflate(&packed);
        assert_eq!((bytes.len(), end), (SMALL_STREAM, End::Limit));
        let small = Budget::new(&Limits { inflated_bytes: 1000, ..Limits::default() });
        assert_eq!(small.inflate(&deflate(&[7; 900])).1, End::Complete);
        assert_eq!(small.inflate(&deflate(&[7; 900])).1, End::Limit);
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        let text: Vec<u8> = (0..4000_u32).flat_map(u32::to_be_bytes).collect();
        let packed = deflate(&text);
        let (bytes, end) = budget().inflate(&packed[..packed.len() / 2]);
        assert_eq!(end, End::Damaged);
        assert!(bytes.len() > 1000 && text.starts_with(&bytes));
        // Without the header, and nonsense.
        assert_eq!(budget().inflate(&packed[2..]).0, text);
        assert_eq!(budget().inflate(b"\xFF\xFF\xFF").1, End::Damaged);
        assert_eq!(budget().inflate(b""), (Vec::new(), End::Damaged));
    }

    #[test]
    fn text_filters_give_bytes() {
        assert_eq!(decode_ascii85(b"<~87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(decode_ascii85(b"z!!"), [0, 0, 0, 0, 0]);
        assert_eq!(decode_hexadecimal(b"48 65 6C6c 6F7>"), b"Hellop");
        assert_eq!(unpack_runs(&[2, 1, 2, 3, 254, 9, 128, 5], 100).0, [1, 2, 3, 9, 9, 9]);
    }

    #[test]
    fn lzw_gives_the_example_of_the_standard() {
        let packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        let plain = [45, 45, 45, 45, 45, 65, 45, 45, 45, 66];
        assert_eq!(unpack_lzw(&packed, true, 100), (plain.to_vec(), End::Complete));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_break_a_filter(data: Vec<u8>) {
            let _ = budget().inflate(&data);
            let _ = unpack_lzw(&data, true, 10_000);
            let _ = unpack_runs(&data, 10_000);
            let _ = decode_ascii85(&data);
            let _ = decode_hexadecimal(&data);
        }
    }
}
