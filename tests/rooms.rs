//! Holds ARCHITECTURE.md's table of rooms against the code: which room uses which, where a
//! third-party crate lodges, and where Chinese wording may stand.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "a test opens files and fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// A room (a module of the crate root), and the rooms it may use besides itself.
const ROOMS: &[(&str, &[&str])] = &[
    ("document", &[]),
    ("limits", &[]),
    ("error", &["document"]),
    ("diagnostic", &["document"]),
    ("schedule", &[]),
    ("units", &[]),
    ("forms", &[]),
    ("document_number", &[]),
    ("record", &["document", "diagnostic", "schedule", "units", "forms", "document_number"]),
    ("source", &["document", "error", "limits"]),
    ("reader", &["document", "diagnostic", "error", "limits"]),
    ("lexicon", &["record", "schedule", "units", "forms", "document_number"]),
    ("normalize", &["record", "schedule", "units", "forms", "document_number", "lexicon"]),
    (
        "notice",
        &[
            "document",
            "diagnostic",
            "record",
            "schedule",
            "units",
            "forms",
            "document_number",
            "normalize",
            "lexicon",
            "limits",
        ],
    ),
    ("write", &["record", "diagnostic", "schedule", "units", "forms", "document_number"]),
    ("contacts", &["record", "units"]),
    (
        "options",
        &[
            "contacts",
            "document",
            "error",
            "limits",
            "normalize",
            "notice",
            "reader",
            "record",
            "source",
            "diagnostic",
        ],
    ),
    ("batch", &["error", "options", "record"]),
    ("inspect", &["document", "error", "options", "reader", "record", "source"]),
];

/// Doors: a room's one use of a room above it, with the file it stands in.
const DOORS: &[(&str, &str)] = &[
    // `document::read` is the public door for those who want only the tables.
    ("src/document/mod.rs", "options"),
];

/// A third-party crate as it is named in code, and the files where it lodges. serde's derives and
/// the standard library are everywhere.
const LODGINGS: &[(&str, &[&str])] = &[
    ("calamine", &["src/reader/sheet/xlsx/cells.rs"]),
    ("cfb", &["src/reader/sheet/xls/container.rs"]),
    // The writer's own module is called so too.
    ("csv", &["src/reader/sheet/delimited.rs", "src/write"]),
    ("encoding_rs", &["src/reader/sheet/encoding.rs"]),
    ("flate2", &["src/reader/pdf/filters/inflate.rs"]),
    ("hayro_cmap", &["src/reader/pdf/cmap/predefined.rs"]),
    ("hayro_syntax", &["src/reader/pdf/file/objects.rs"]),
    ("jieba_rs", &["src/normalize"]),
    ("memchr", &["src/reader/pdf/file/search.rs"]),
    ("nom", &["src/normalize"]),
    // Its module in src/write/mod.rs is called so too.
    ("parquet", &["src/write/parquet.rs", "src/write/mod.rs"]),
    ("pdf_extract", &["src/reader/pdf/extract_adapter.rs"]),
    ("quick_xml", &["src/reader/docx/xml.rs", "src/reader/sheet/xml.rs"]),
    ("rayon", &["src/batch.rs"]),
    ("serde_json", &["src/write"]),
    ("sha2", &["src/options.rs"]),
    ("ttf_parser", &["src/reader/pdf/font/program.rs"]),
    ("unicode_width", &["src/write/table.rs"]),
    ("zip", &["src/reader/package.rs", "src/source/sniff.rs"]),
];

/// Where Chinese may stand in a string or character literal: wordings, and what file formats define
/// (automatic numbering of ECMA-376 17.18.59, East Asian number formats of 18.8.30).
const CHINESE: &[&str] = &[
    "src/lexicon",
    "src/normalize",
    "src/reader/docx/counting.rs",
    "src/reader/docx/numerals.rs",
    "src/reader/sheet/number_format/east_asian.rs",
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The code of a file without comments and without its test module, which may use anything.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    let code = lines.filter(|line| !line.trim_start().starts_with("//"));
    code.map(|line| line.split(" // ").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

fn room_of(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The files with code that is no test: `tests.rs` is a module of tests, and `tests` one in parts.
fn sources() -> impl Iterator<Item = (PathBuf, String)> {
    let sources = files(Path::new("src")).into_iter();
    let is_test = |path: &PathBuf| {
        path.ends_with("tests.rs") || path.parent().is_some_and(|folder| folder.ends_with("tests"))
    };
    sources.filter(move |path| !path.ends_with("lib.rs") && !is_test(path)).map(|path| {
        let code = code(&path);
        (path, code)
    })
}

/// Whether `name` stands in the code as a path's first segment: `name::`.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn every_room_uses_only_the_rooms_it_may() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let room = room_of(&path);
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{}: the room {room} is not in the table", path.display()));
            continue;
        };
        for (at, _) in code.match_indices("crate::") {
            let used: String =
                code[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let door = DOORS.iter().any(|(file, room)| Path::new(file) == path && *room == used);
            if used != room && !allowed.contains(&used.as_str()) && !door {
                wrong.push(format!("{}: {room} may not use {used:?}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_crate_stays_in_its_lodging() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        for (name, lodgings) in LODGINGS {
            let lodges = lodgings.iter().any(|lodging| path.starts_with(lodging));
            if names_crate(&code, name) && !lodges {
                wrong.push(format!("{}: {name} does not lodge here", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn chinese_wording_stands_only_where_an_official_would_look() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        if CHINESE.iter().any(|room| path.starts_with(room)) {
            continue;
        }
        for (number, line) in code.lines().enumerate() {
            if line.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)) {
                wrong.push(format!("{}: line {}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
