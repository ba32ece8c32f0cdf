//! Damaged, lying and exploding files: each ends in time, without a panic, as
//! `fixtures/hostile/outcomes.toml` says.

#![expect(clippy::disallowed_methods, reason = "a test opens files and fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use gongwen::{Error, ErrorKind, Notice, Result};

const FOLDER: &str = "fixtures/hostile";

/// A guard against a reader that never ends, wide enough for an unoptimised build on a busy machine.
const GUARD: Duration = Duration::from_mins(2);

#[derive(serde::Deserialize)]
struct Outcomes {
    error: BTreeMap<String, String>,
    diagnostic: BTreeMap<String, String>,
    sound: Sound,
}

#[derive(serde::Deserialize)]
struct Sound {
    files: Vec<String>,
}

/// Reads a file on a thread of its own; `None` where it does not end in time.
fn read(path: PathBuf) -> Option<Result<Notice>> {
    let (sender, receiver) = channel();
    // Nobody listens to one that ends too late.
    std::thread::spawn(move || drop(sender.send(gongwen::read(path))));
    receiver.recv_timeout(GUARD).ok()
}

fn kind(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::Io => "io",
        ErrorKind::UnknownFormat => "unknown_format",
        ErrorKind::Encrypted => "encrypted",
        ErrorKind::Damaged => "damaged",
        ErrorKind::LimitExceeded => "limit_exceeded",
        _ => "panicked",
    }
}

/// What is wrong with the end of a file.
fn fault(name: &str, outcomes: &Outcomes) -> Option<String> {
    let Some(result) = read(Path::new(FOLDER).join(name)) else {
        return Some("does not end".to_owned());
    };
    let found = match &result {
        Ok(notice) => notice.diagnostics.iter().map(|found| found.code.as_str()).collect(),
        Err(error) => vec![kind(error)],
    };
    let expected = outcomes.error.get(name).or_else(|| outcomes.diagnostic.get(name));
    let is_sound = outcomes.sound.files.iter().any(|file| file == name);
    let is_right = match (&result, expected) {
        (Ok(_), None) => is_sound,
        (Err(_), None) => false,
        (Ok(_), Some(code)) => {
            outcomes.diagnostic.contains_key(name) && found.contains(&code.as_str())
        }
        (Err(error), Some(expected)) => {
            outcomes.error.contains_key(name)
                && kind(error) == expected
                && error.to_string().starts_with(&format!("{FOLDER}/{name}: "))
        }
    };
    (!is_right).then(|| format!("{found:?}, not {}", expected.map_or("sound", String::as_str)))
}

#[test]
fn every_file_ends_as_it_must() {
    let outcomes: Outcomes =
        toml::from_str(&fs::read_to_string(Path::new(FOLDER).join("outcomes.toml")).unwrap())
            .unwrap();
    let mut names: Vec<String> = fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "outcomes.toml")
        .collect();
    names.sort();
    assert!(names.len() > 90, "only {} files", names.len());
    let faults: Vec<String> = names
        .iter()
        .filter_map(|name| fault(name, &outcomes).map(|fault| format!("{name}: {fault}")))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
