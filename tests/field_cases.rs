//! Field cases, one a line: `{"id", "text", "context_year"?, "context"?, "expected"}` in
//! `fixtures/cases/<field>.jsonl`. Every key of `expected` must be in the value and equal; what
//! `notes` lists must be among the notes.

use std::path::Path;

use gongwen::UnitRole;
use gongwen::normalize::{self, ContextYear, ScheduleContext};
use serde_json::Value;

/// Whether `found` holds everything that `expected` says.
fn holds(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            expected.iter().all(|(key, expected)| {
                match (key.as_str(), expected, found.get(key)) {
                    ("notes", Value::Array(notes), Some(Value::Array(found))) => {
                        notes.iter().all(|note| found.contains(note))
                    }
                    // An empty list may be left out.
                    (_, Value::Array(list), None) => list.is_empty(),
                    (_, expected, Some(found)) => holds(expected, found),
                    _ => false,
                }
            })
        }
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len()
                && expected.iter().zip(found).all(|(expected, found)| holds(expected, found))
        }
        _ => expected == found,
    }
}

fn schedule_context(case: &Value) -> ScheduleContext {
    let around = &case["context"];
    let day = |key: &str| around[key].as_str().map(|day| day.parse().unwrap());
    let calendar = case["context_year"].as_i64().map(|year| year.try_into().unwrap());
    let school = around["school_year"].as_i64().map(|year| year.try_into().unwrap());
    ScheduleContext {
        year: school
            .map(|start| ContextYear::School { start })
            .or(calendar.map(ContextYear::Calendar)),
        notice_date: day("notice_date"),
        header: around["header"].as_str().map(str::to_owned),
        term_start: day("term_start"),
        ..ScheduleContext::default()
    }
}

/// Reads every case of a field; the values that are wrong, as a list for the message.
fn check(field: &str, read: impl Fn(&str, &Value) -> Value) {
    let path = Path::new("fixtures/cases").join(format!("{field}.jsonl"));
    let lines = std::fs::read_to_string(&path).unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let found = read(text, &case);
        if !holds(&case["expected"], &found) {
            wrong.push(format!(
                "{} {text:?}\n  not {}\n  but {found}",
                case["id"], case["expected"]
            ));
        }
        count += 1;
    }
    assert!(count > 0, "{} has no case", path.display());
    assert!(wrong.is_empty(), "{} of {count} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn schedules() {
    check("schedules", |text, case| {
        serde_json::to_value(normalize::schedule(text, &schedule_context(case))).unwrap()
    });
}

#[test]
fn units() {
    for field in ["units", "units_own"] {
        check(field, |text, _| {
            serde_json::to_value(normalize::units(text, UnitRole::Responsible)).unwrap()
        });
    }
}

#[test]
fn forms() {
    for field in ["forms", "forms_own"] {
        check(field, |text, _| serde_json::to_value(normalize::forms(text)).unwrap());
    }
}

#[test]
fn document_numbers() {
    for field in ["document_numbers", "document_numbers_own"] {
        check(field, |text, _| serde_json::to_value(normalize::document_number(text)).unwrap());
    }
}
