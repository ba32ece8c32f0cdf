//! The folders of `fixtures/notices/` and the comparison of a notice's JSON with what was printed;
//! `fixtures/README.md` describes both.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use gongwen::{Format, Notice};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

const FOLDERS: &str = "fixtures/notices";

/// One notice in several formats.
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
    pub(crate) files: Vec<File>,
}

/// One file of a folder, as its `origin.toml` describes it.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    /// Keys of `expected.json` that this file does not carry.
    pub(crate) without: Vec<String>,
    /// What is read wrongly today.
    pub(crate) fixme: Option<String>,
}

#[derive(Deserialize)]
struct Origin {
    files: BTreeMap<String, FileOrigin>,
}

#[derive(Deserialize)]
struct FileOrigin {
    sha256: String,
    #[serde(default)]
    without: Vec<String>,
    fixme: Option<String>,
}

/// Every folder, by name.
pub(crate) fn folders() -> Vec<Folder> {
    let mut paths = children(Path::new(FOLDERS));
    paths.retain(|path| path.is_dir());
    assert!(!paths.is_empty(), "{FOLDERS} has no folder");
    paths.into_iter().map(folder).collect()
}

fn children(path: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The folder's files, each the very one that its origin is stated for.
fn folder(path: PathBuf) -> Folder {
    let origin = path.join("origin.toml");
    let mut origin: Origin = toml::from_str(&fs::read_to_string(&origin).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", origin.display()));
    let mut files = Vec::new();
    for path in children(&path) {
        let name = path.file_name().unwrap().to_str().unwrap();
        if name == "origin.toml" || name == "expected.json" {
            continue;
        }
        let stated = origin.files.remove(name);
        let stated = stated.unwrap_or_else(|| panic!("{}: no origin is stated", path.display()));
        assert_eq!(sum(&path), stated.sha256, "{}: is another file", path.display());
        files.push(File { path, without: stated.without, fixme: stated.fixme });
    }
    assert!(origin.files.is_empty(), "{}: lacks {:?}", path.display(), origin.files.keys());
    Folder { path, files }
}

fn sum(path: &Path) -> String {
    let digest = Sha256::digest(fs::read(path).unwrap());
    digest.iter().fold(String::new(), |mut sum, byte| {
        write!(sum, "{byte:02x}").unwrap();
        sum
    })
}

impl File {
    /// The notice, and its JSON.
    pub(crate) fn read(&self) -> Result<(Notice, Value), String> {
        let notice = gongwen::read(&self.path).map_err(|error| error.to_string())?;
        let json = serde_json::to_value(&notice).map_err(|error| error.to_string())?;
        Ok((notice, json))
    }
}

/// Takes away what stands at `path`: keys and positions from 0 with `.` between them, `*` for every
/// item of a list.
pub(crate) fn remove(value: &mut Value, path: &str) {
    let (first, rest) = path.split_once('.').map_or((path, None), |(a, b)| (a, Some(b)));
    match (value, rest) {
        (Value::Object(object), None) => {
            object.remove(first);
        }
        (Value::Object(object), Some(rest)) => {
            if let Some(inner) = object.get_mut(first) {
                remove(inner, rest);
            }
        }
        (Value::Array(items), Some(rest)) if first == "*" => {
            for item in items {
                remove(item, rest);
            }
        }
        (Value::Array(items), Some(rest)) => {
            if let Some(item) = items.get_mut(first.parse::<usize>().unwrap()) {
                remove(item, rest);
            }
        }
        _ => {}
    }
}

/// The first of a file's differences, a line each.
pub(crate) fn shown(differences: &[String]) -> String {
    /// More would bury the other files.
    const MOST: usize = 20;
    let mut lines = differences.iter().take(MOST).map(String::as_str).collect::<Vec<_>>();
    if differences.len() > MOST {
        lines.push("and more");
    }
    lines.join("\n  ")
}

/// How strictly two JSON values are compared.
#[derive(Clone, Copy)]
pub(crate) struct Comparison {
    /// Whether blanks and line breaks count. Not in a PDF: it stores where glyphs stand, so a gap
    /// that the producer put between Han and Latin looks like a blank, a paragraph's end in a cell
    /// like a wrap, and a blank at a wrap is not there at all.
    pub(crate) blanks: bool,
    /// Whether the found value may hold keys that the expected one does not.
    pub(crate) more_keys: bool,
}

impl Comparison {
    /// As far as this notice's format stores what was printed.
    pub(crate) fn of(notice: &Notice, more_keys: bool) -> Self {
        Self { blanks: notice.source.format != Some(Format::Pdf), more_keys }
    }

    /// The differences, one a line: path, expected, found.
    pub(crate) fn differences(self, expected: &Value, found: &Value) -> Vec<String> {
        let mut differences = Vec::new();
        self.compare("", Some(expected), Some(found), &mut differences);
        differences
    }

    fn text(self, text: &str) -> String {
        if self.blanks {
            return text.to_owned();
        }
        text.chars().filter(|character| !character.is_whitespace()).collect()
    }

    fn get<'a>(self, object: &'a serde_json::Map<String, Value>, key: &str) -> Option<&'a Value> {
        let key = self.text(key);
        object.iter().find(|(name, _)| self.text(name) == key).map(|(_, value)| value)
    }

    fn compare(
        self,
        path: &str,
        expected: Option<&Value>,
        found: Option<&Value>,
        differences: &mut Vec<String>,
    ) {
        match (expected, found) {
            (Some(Value::Object(expected)), Some(Value::Object(found))) => {
                for (key, expected) in expected {
                    let path = format!("{path}.{key}");
                    self.compare(&path, Some(expected), self.get(found, key), differences);
                }
                if !self.more_keys {
                    for (key, value) in found {
                        if self.get(expected, key).is_none() {
                            self.compare(&format!("{path}.{key}"), None, Some(value), differences);
                        }
                    }
                }
            }
            (Some(Value::Array(expected)), Some(Value::Array(found))) if is_bag(path) => {
                for (position, expected) in expected.iter().enumerate() {
                    if !found.iter().any(|found| self.differences(expected, found).is_empty()) {
                        differences.push(format!("{path}[{position}]: {expected} is not there"));
                    }
                }
            }
            (Some(Value::Array(expected)), Some(Value::Array(found))) => {
                if expected.len() != found.len() {
                    differences.push(format!("{path}: {} for {}", found.len(), expected.len()));
                }
                for (position, (expected, found)) in expected.iter().zip(found).enumerate() {
                    let path = format!("{path}[{position}]");
                    self.compare(&path, Some(expected), Some(found), differences);
                }
            }
            // An empty list may be left out, and `null` says that nothing is there.
            (Some(Value::Array(empty)), None) if empty.is_empty() => {}
            (Some(Value::Null), None) => {}
            (Some(Value::String(expected)), Some(Value::String(found)))
                if self.text(expected) == self.text(found) => {}
            (expected, found) if expected == found => {}
            (expected, found) => {
                let shown = |value: Option<&Value>| {
                    value.map_or_else(|| "nothing".to_owned(), ToString::to_string)
                };
                differences.push(format!("{path}: {} is not {}", shown(found), shown(expected)));
            }
        }
    }
}

/// Lists of what was noticed on the way: `expected.json` names those that matter.
fn is_bag(path: &str) -> bool {
    matches!(path.rsplit('.').next(), Some("diagnostics" | "notes"))
}
