//! Broken copies of a file, the same in every run: cut, flipped and spliced in its bytes, in the
//! parts of a package and in the streams of a PDF, so that what lies behind the compression is
//! reached too.

use std::io::{Cursor, Read, Write};

use flate2::Compression;
use flate2::bufread::ZlibDecoder;
use flate2::write::ZlibEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// A file taken apart: what can be changed behind its compression.
pub(crate) enum Seed {
    /// The bytes as they are.
    Plain(Vec<u8>),
    /// Name and content of each part.
    Package { bytes: Vec<u8>, parts: Vec<(String, Vec<u8>)> },
    /// Where each compressed stream begins, its length, and its content.
    Pdf { bytes: Vec<u8>, streams: Vec<(usize, usize, Vec<u8>)> },
}

impl Seed {
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        if bytes.starts_with(b"%PDF") {
            let streams = streams(&bytes);
            return Self::Pdf { bytes, streams };
        }
        match parts(&bytes) {
            Some(parts) if !parts.is_empty() => Self::Package { bytes, parts },
            _ => Self::Plain(bytes),
        }
    }

    /// The parts or streams in it; 0 for a file that is not compressed.
    pub(crate) fn pieces(&self) -> usize {
        match self {
            Self::Plain(_) => 0,
            Self::Package { parts, .. } => parts.len(),
            Self::Pdf { streams, .. } => streams.len(),
        }
    }

    /// A broken copy: every other one of a compressed file is broken behind its compression.
    pub(crate) fn mutant(&self, numbers: &mut Numbers) -> Vec<u8> {
        let is_inside = numbers.below(2) == 0 && self.pieces() > 0;
        let piece = is_inside.then(|| numbers.below(self.pieces()));
        self.mutant_of(piece, numbers)
    }

    /// A copy that is broken in this part or stream, or else in the bytes of the file.
    pub(crate) fn mutant_of(&self, piece: Option<usize>, numbers: &mut Numbers) -> Vec<u8> {
        match (self, piece) {
            (Self::Package { parts, .. }, Some(piece)) => {
                let mut parts = parts.clone();
                parts[piece].1 = broken(&parts[piece].1, numbers);
                package(&parts)
            }
            (Self::Pdf { bytes, streams }, Some(piece)) => {
                let (start, length, content) = &streams[piece];
                let stream = deflated_into(*length, broken(content, numbers));
                let mut bytes = bytes.clone();
                bytes.splice(start..&(start + length), stream);
                bytes
            }
            (Self::Plain(bytes) | Self::Package { bytes, .. } | Self::Pdf { bytes, .. }, _) => {
                broken(bytes, numbers)
            }
        }
    }
}

/// Bytes cut, flipped or spliced.
fn broken(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    /// What breaks parsers: signs of numbers, lengths, marks of XML and of PDF.
    const SPLICES: [&[u8]; 14] = [
        b"\xFF\xFF\xFF\xFF",
        b"\0\0\0\0",
        b"\x7F\xFF\xFF\xFF",
        b"99999999999",
        b"-1",
        b"1e39",
        b"<",
        b">",
        b"\"",
        b"&#0;",
        b"[[[[[[[[",
        b"<<",
        b" 1 0 R ",
        b" q BT (",
    ];
    /// Bytes that are said twice or left out.
    const PIECE: usize = 64;

    let mut bytes = bytes.to_vec();
    match numbers.below(6) {
        0 => bytes.truncate(numbers.below(bytes.len())),
        1 | 2 => {
            let (from, to) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
            let copied = bytes[from..(from + PIECE).min(bytes.len())].to_vec();
            let end = (to + copied.len() * numbers.below(2)).min(bytes.len());
            bytes.splice(to..end, copied);
        }
        3 => {
            let from = numbers.below(bytes.len());
            let end = (from + 1 + numbers.below(PIECE)).min(bytes.len());
            bytes.drain(from..end);
        }
        4 => {
            let at = numbers.below(bytes.len());
            let splice = SPLICES[numbers.below(SPLICES.len())];
            let end = (at + splice.len()).min(bytes.len());
            bytes.splice(at..end, splice.iter().copied());
        }
        _ => {
            for _ in 0..=numbers.below(4) {
                let at = numbers.below(bytes.len());
                let bit = numbers.below(8);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
        }
    }
    bytes
}

/// What one file may hold when it is taken apart, in bytes: bombs are broken as they stand, since
/// their mutants would take more memory than the reader may.
const LARGEST: u64 = 16 << 20;

fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut room = LARGEST;
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).ok()?;
            let mut content = Vec::new();
            part.by_ref().take(room).read_to_end(&mut content).ok()?;
            room = room.checked_sub(content.len() as u64).filter(|&room| room > 0)?;
            Some((part.name().ok()?.into_owned(), content))
        })
        .collect()
}

fn package(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The streams of a PDF that inflate, but for bombs.
fn streams(bytes: &[u8]) -> Vec<(usize, usize, Vec<u8>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begin) = position(&bytes[at..], b"stream") {
        let mut start = at + begin + b"stream".len();
        start += bytes[start..].iter().take_while(|byte| b"\r\n".contains(byte)).take(2).count();
        let Some(length) = position(&bytes[start..], b"endstream") else { break };
        let mut content = Vec::new();
        let decoder = ZlibDecoder::new(&bytes[start..start + length]);
        let inflates = decoder.take(LARGEST).read_to_end(&mut content).is_ok();
        if inflates && (1..LARGEST).contains(&(content.len() as u64)) {
            found.push((start, length, content));
        }
        at = start + length + b"endstream".len();
    }
    found
}

fn position(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

/// The content compressed to exactly this length, so that the offsets of the file stay true: what
/// does not fit is left out at the end, what is missing is filled up.
fn deflated_into(length: usize, mut content: Vec<u8>) -> Vec<u8> {
    loop {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&content).unwrap();
        let mut deflated = encoder.finish().unwrap();
        if deflated.len() <= length || content.is_empty() {
            deflated.resize(length, b'\n');
            return deflated;
        }
        content.truncate(content.len() - content.len() / 16 - 1);
    }
}
