//! Broken workbooks: every fixture cut, flipped and spliced at fixed places, in its bytes and, for
//! packages, inside its parts. Whatever comes of it, it is no panic and takes no time.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a broken fixture ends the test")]
#![expect(clippy::disallowed_methods, reason = "the test reads its fixtures and takes the time")]

use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use gongwen::{ErrorKind, ReadOptions};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Mutants of each file and of each part of a package.
const MUTANTS: u64 = 12;

/// More than any of these small files can need, with a slow machine allowed for.
const ALLOWED: Duration = Duration::from_secs(10);

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below.max(1)
    }
}

fn mutant(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    /// What breaks parsers: signs of numbers, lengths, marks of XML.
    const SPLICES: [&[u8]; 8] =
        [b"\xFF\xFF\xFF\xFF", b"\0\0\0\0", b"99999999999", b"<", b">", b"\"", b"&#0;", b"-1"];

    let mut bytes = bytes.to_vec();
    match numbers.next(4) {
        0 => bytes.truncate(numbers.next(bytes.len())),
        1 => {
            let (from, to) = (numbers.next(bytes.len()), numbers.next(bytes.len()));
            let copied = bytes[from..(from + 64).min(bytes.len())].to_vec();
            bytes.splice(to..to, copied);
        }
        2 => {
            let at = numbers.next(bytes.len());
            let splice = SPLICES[numbers.next(SPLICES.len())];
            let end = (at + splice.len()).min(bytes.len());
            bytes.splice(at..end, splice.iter().copied());
        }
        _ => {
            for _ in 0..=numbers.next(4) {
                let at = numbers.next(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << (at % 8);
                }
            }
        }
    }
    bytes
}

fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).ok()?;
            let mut content = Vec::new();
            part.read_to_end(&mut content).ok()?;
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

fn read(bytes: &[u8], what: &str) {
    let started = Instant::now();
    if let Err(error) = ReadOptions::new().document_bytes(bytes) {
        assert!(error.kind() != ErrorKind::Panicked, "{what}");
    }
    assert!(started.elapsed() < ALLOWED, "{what}: {:?}", started.elapsed());
}

#[test]
fn no_mutant_panics() {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir("fixtures/sheets").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    // Its million regions take their time in each mutant.
    files.retain(|path| !path.ends_with("expected.json") && !path.ends_with("million-merges.xlsx"));
    let mut numbers = Numbers(1);
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        for number in 0..MUTANTS {
            let mutant = mutant(&bytes, &mut numbers);
            read(&mutant, &format!("{} mutant {number}", path.display()));
        }
        let Some(mut parts) = parts(&bytes) else { continue };
        for at in 0..parts.len() {
            let whole = parts[at].1.clone();
            for number in 0..MUTANTS {
                parts[at].1 = mutant(&whole, &mut numbers);
                let what = format!("{} {} mutant {number}", path.display(), parts[at].0);
                read(&package(&parts), &what);
            }
            parts[at].1 = whole;
        }
    }
}
