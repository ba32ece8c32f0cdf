//! Files broken at fixed places. Whatever comes of one, it is no panic, and takes neither time nor
//! memory.
//!
//! `cargo test --release --test mutations -- --ignored --nocapture` tries ten thousand of each
//! format, and says which took the most.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test opens files and fails by panicking"
)]

mod mutants;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use gongwen::{ErrorKind, Notice, ReadOptions};

use self::mutants::{Numbers, Seed};

/// Every format that is read, by its extension.
const FORMATS: [&str; 7] = ["pdf", "docx", "xlsx", "xlsb", "xls", "ods", "csv"];

/// What no mutant may need, with an unoptimised build on a busy machine allowed for.
const GUARD: Duration = Duration::from_secs(20);

/// What a file may add to the memory of the process, in KiB: the seeds of the mutants take some.
const MEMORY: u64 = 512 << 10;

/// Its million regions take their time in each mutant.
const SLOW: &str = "million-merges.xlsx";

/// The fixtures with this extension below a folder.
fn fixtures(folder: &str, format: &str) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
    let paths = entries.into_iter().map(|entry| entry.unwrap().into_path());
    let wanted =
        |path: &PathBuf| path.extension().is_some_and(|e| e == format) && !path.ends_with(SLOW);
    paths.filter(wanted).collect()
}

/// A thread that reads one file after the other: a thread for each would leave a heap for each.
struct Reader {
    files: Sender<Vec<u8>>,
    results: Receiver<gongwen::Result<Notice>>,
}

impl Reader {
    fn start() -> Self {
        let (files, inbox) = channel::<Vec<u8>>();
        let (outbox, results) = channel();
        std::thread::spawn(move || {
            for file in inbox {
                // Nobody listens to one that ends too late.
                let _ = outbox.send(ReadOptions::new().read_bytes(&file));
            }
        });
        Self { files, results }
    }

    /// What is wrong with the end of a mutant.
    fn fault(&mut self, bytes: Vec<u8>) -> Option<String> {
        self.files.send(bytes).unwrap();
        match self.results.recv_timeout(GUARD) {
            Err(_) => {
                *self = Self::start();
                Some(format!("does not end in {GUARD:?}"))
            }
            Ok(Err(error)) if error.kind() == ErrorKind::Panicked => Some(error.to_string()),
            Ok(Err(_)) => None,
            // A defect that takes one page of a PDF is caught at the page.
            Ok(Ok(notice)) => {
                let caught =
                    notice.diagnostics.iter().find(|found| found.text.contains("a defect"));
                caught.map(ToString::to_string)
            }
        }
    }
}

/// What came of many mutants.
struct Trial {
    reader: Reader,
    faults: Vec<String>,
    tried: usize,
    slowest: (Duration, String),
    /// KiB; 0 where the system does not say it.
    largest: (u64, String),
}

impl Trial {
    fn new() -> Self {
        let (slowest, largest) = ((Duration::ZERO, String::new()), (0, String::new()));
        Self { reader: Reader::start(), faults: Vec::new(), tried: 0, slowest, largest }
    }

    /// Reads a mutant; a faulty one is kept beside the build.
    fn read(&mut self, mutant: Vec<u8>, name: &str, origin: &Path) {
        forget_peak();
        let (before, started) = (peak_memory(), Instant::now());
        let fault = self.reader.fault(mutant.clone());
        let (time, after) = (started.elapsed(), peak_memory());
        let peak = before.zip(after).map_or(0, |(before, after)| after.saturating_sub(before));
        self.tried += 1;
        let what = || format!("{name} of {}", origin.display());
        if time > self.slowest.0 {
            self.slowest = (time, what());
        }
        if peak > self.largest.0 {
            self.largest = (peak, what());
        }
        let fault = fault.or_else(|| (peak > MEMORY).then(|| format!("took {peak} KiB")));
        if let Some(fault) = fault {
            let extension = origin.extension().unwrap().to_str().unwrap();
            let name = format!("{name}.{extension}");
            std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), mutant).unwrap();
            self.faults.push(format!("{}: {fault}", what()));
        }
    }

    /// Reads so many mutants of these files in turn.
    fn read_many(&mut self, paths: &[PathBuf], count: usize) {
        let seeds: Vec<Seed> = paths.iter().map(|path| seed(path)).collect();
        for number in 0..count {
            let at = number % seeds.len();
            // A number of its own, so that one mutant can be made again without those before it.
            let mutant = seeds[at].mutant(&mut Numbers(number as u64 + 1));
            self.read(mutant, &format!("mutant-{number}"), &paths[at]);
        }
    }

    /// Reads so many mutants of the bytes and of each part or stream of these files.
    fn read_each(&mut self, paths: &[PathBuf], count: usize) {
        for path in paths {
            let seed = seed(path);
            let stem = path.file_stem().unwrap().to_str().unwrap();
            let mut numbers = Numbers(1);
            for piece in [None].into_iter().chain((0..seed.pieces()).map(Some)) {
                for number in 0..count {
                    let mutant = seed.mutant_of(piece, &mut numbers);
                    self.read(mutant, &format!("{stem}-{}-{number}", piece.unwrap_or(0)), path);
                }
            }
        }
    }
}

impl std::fmt::Display for Trial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { faults, tried, slowest, largest, .. } = self;
        write!(
            f,
            "{tried} mutants, {} faults, the slowest {:?} ({}), the largest {} MiB ({})",
            faults.len(),
            slowest.0,
            slowest.1,
            largest.0 >> 10,
            largest.1
        )
    }
}

fn seed(path: &Path) -> Seed {
    Seed::of(std::fs::read(path).unwrap())
}

/// Sets the most memory that the process held back to what it holds now, where the system can.
fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that the process held, in KiB, where the system says it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// One test, as two that run beside each other would count each other's memory.
#[test]
fn no_mutant_does_harm() {
    /// Mutants of each file of the real notice, and of the others.
    const OF_EACH: usize = 4;
    const OF_OTHERS: usize = 60;
    /// Mutants of each part of a workbook.
    const OF_PART: usize = 8;

    let mut trial = Trial::new();
    for format in FORMATS {
        let real = fixtures("fixtures/notices/daxiang-2023", format);
        trial.read_many(&real, real.len() * OF_EACH);
        trial.read_each(&fixtures("fixtures/sheets", format), OF_PART);
    }
    trial.read_many(&fixtures("fixtures/notices/few-rules-2024", "pdf"), OF_OTHERS);
    trial.read_many(&fixtures("fixtures/docx-traits", "docx"), OF_OTHERS);
    assert!(trial.faults.is_empty(), "{}", trial.faults.join("\n"));
}

#[test]
#[ignore = "takes minutes; run it optimised"]
fn ten_thousand_mutants_of_each_format_do_no_harm() {
    const OF_FORMAT: usize = 10_000;

    let mut faults = Vec::new();
    for format in FORMATS {
        let started = Instant::now();
        let paths = fixtures("fixtures", format);
        let mut trial = Trial::new();
        trial.read_many(&paths, OF_FORMAT);
        println!("{format}: {} files, {trial}, {:?}", paths.len(), started.elapsed());
        faults.append(&mut trial.faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
