//! Files broken at fixed places. Whatever comes of one, it is no panic, and takes neither time nor
//! memory.
//!
//! `cargo test --release --test mutations -- --ignored` tries ten thousand of each format.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test opens files and fails by panicking"
)]

mod mutants;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use gongwen::{ErrorKind, ReadOptions};

use self::mutants::{Numbers, Seed};

/// Every format that is read, by its extension.
const FORMATS: [&str; 7] = ["pdf", "docx", "xlsx", "xlsb", "xls", "ods", "csv"];

/// What no mutant may need, with an unoptimised build on a busy machine allowed for.
const GUARD: Duration = Duration::from_secs(20);

/// Memory of the process in KiB: the budget of one file, as the files are read one by one.
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

/// What is wrong with the end of a mutant.
fn fault(bytes: &Arc<Vec<u8>>) -> Option<String> {
    let (sender, receiver) = channel();
    let input = Arc::clone(bytes);
    let started = Instant::now();
    // Nobody listens to one that ends too late.
    std::thread::spawn(move || drop(sender.send(ReadOptions::new().read_bytes(&input))));
    match receiver.recv_timeout(GUARD) {
        Err(_) => Some(format!("does not end in {:?}", started.elapsed())),
        Ok(Err(error)) if error.kind() == ErrorKind::Panicked => Some(error.to_string()),
        Ok(Err(_)) => None,
        // A defect that takes one page of a PDF is caught at the page.
        Ok(Ok(notice)) => {
            let caught = notice.diagnostics.iter().find(|found| found.text.contains("a defect"));
            caught.map(ToString::to_string)
        }
    }
}

/// What came of many mutants.
struct Found {
    faults: Vec<String>,
    slowest: Duration,
}

/// Reads so many mutants of these files; the faulty ones are kept beside the build.
fn try_mutants(paths: &[PathBuf], count: usize) -> Found {
    let mut slowest = Duration::ZERO;
    let mut faults = Vec::new();
    let seeds: Vec<Seed> =
        paths.iter().map(|path| Seed::of(std::fs::read(path).unwrap())).collect();
    for number in 0..count {
        let at = number % seeds.len();
        // A number of its own, so that one mutant can be made again without those before it.
        let mut numbers = Numbers(number as u64 + 1);
        let mutant = Arc::new(seeds[at].mutant(&mut numbers));
        let started = Instant::now();
        let fault = fault(&mutant);
        slowest = slowest.max(started.elapsed());
        if let Some(fault) = fault {
            let extension = paths[at].extension().unwrap().to_str().unwrap();
            let kept =
                Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mutant-{number}.{extension}"));
            std::fs::write(&kept, &*mutant).unwrap();
            faults.push(format!("{} of {}: {fault}", kept.display(), paths[at].display()));
        }
    }
    Found { faults, slowest }
}

/// The most memory that the process held, in KiB, where the system says it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

fn assert_sound(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let peak = peak_memory().unwrap_or_default();
    assert!(peak < MEMORY, "a mutant took {peak} KiB");
}

#[test]
fn no_mutant_does_harm() {
    /// Mutants of each file of the real notice, and of each format's other fixtures.
    const OF_EACH: usize = 4;
    const OF_OTHERS: usize = 60;

    let mut faults = Vec::new();
    for format in FORMATS {
        let real = fixtures("fixtures/notices/daxiang-2023", format);
        faults.extend(try_mutants(&real, real.len() * OF_EACH).faults);
        let mut others = fixtures("fixtures/docx-traits", format);
        others.extend(fixtures("fixtures/sheets", format));
        if others.is_empty() {
            others.extend(fixtures("fixtures/notices/few-rules-2024", format));
        }
        faults.extend(try_mutants(&others, OF_OTHERS).faults);
    }
    assert_sound(&faults);
}

#[test]
#[ignore = "takes minutes; run it optimised"]
fn ten_thousand_mutants_of_each_format_do_no_harm() {
    const OF_FORMAT: usize = 10_000;

    let mut faults = Vec::new();
    for format in FORMATS {
        let started = Instant::now();
        let paths = fixtures("fixtures", format);
        let found = try_mutants(&paths, OF_FORMAT);
        println!(
            "{format}: {OF_FORMAT} mutants of {} files, {} faults, {:?}, the slowest {:?}, \
             {} KiB at most so far",
            paths.len(),
            found.faults.len(),
            started.elapsed(),
            found.slowest,
            peak_memory().unwrap_or_default()
        );
        faults.extend(found.faults);
    }
    assert_sound(&faults);
}
