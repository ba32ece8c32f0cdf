//! Field cases, one a line: `{"id", "text", "context_year"?, "context"?, "expected"}` in
//! `fixtures/cases/<field>*.jsonl`. Every key of `expected` must be in the value and equal; what
//! `notes` lists must be among the notes. A typed cell of a sheet has, instead of a text,
//! `"cell": {"type": "datetime|float|int|string|bool|error", "value", "number_format"}`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a case that is no case stops here"
)]

use std::path::Path;

use gongwen::normalize::{self, ContextYear, ScheduleContext, SheetValue};
use gongwen::{Day, Schedule, UnitRole};
use serde_json::{Value, json};

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
        column_of_months: around["column_of_months"].as_bool().unwrap_or(false),
        ..ScheduleContext::default()
    }
}

/// Day and time of a case as the day number of the sheet's date system.
fn serial(value: &Value, is_1904: bool) -> f64 {
    let Some(text) = value.as_str() else { return value.as_f64().unwrap() };
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00:00"));
    let days = f64::from(day.parse::<Day>().unwrap().number().unwrap());
    let parts = time.split(':').zip([24.0, 1440.0, 86_400.0]);
    let time: f64 = parts.map(|(part, a_day)| part.parse::<f64>().unwrap() / a_day).sum();
    days + time + if is_1904 { 24_107.0 } else { 25_569.0 }
}

fn schedule_of_cell(case: &Value, context: &ScheduleContext) -> Schedule {
    let cell = &case["cell"];
    let value = &cell["value"];
    let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let format = cell["number_format"].as_str().unwrap_or("General");
    let is_1904 = case["context"]["is_1904"].as_bool().unwrap_or(false);
    let value = match cell["type"].as_str().unwrap() {
        "string" => return normalize::schedule(&shown, context),
        "datetime" => SheetValue::DateTime { serial: serial(value, is_1904), is_1904, format },
        "float" | "int" => SheetValue::Number { value: value.as_f64().unwrap(), format },
        "bool" => SheetValue::Bool(value.as_bool().unwrap()),
        "error" => SheetValue::Error,
        other => panic!("{other} is no type of a cell"),
    };
    normalize::schedule_of_value(&shown, value, context)
}

/// The cases of a field, from all its files in the order of their names.
fn cases(field: &str) -> Vec<Value> {
    let mut files: Vec<_> = std::fs::read_dir("fixtures/cases")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.starts_with(field) && Path::new(name).extension().is_some_and(|e| e == "jsonl")
        })
        .collect();
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let lines = std::fs::read_to_string(&path).unwrap();
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            cases
                .push(serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")));
        }
    }
    cases
}

/// Reads every case of a field; the values that are wrong, as a list for the message.
fn check_cases(field: &str, read: impl Fn(&Value) -> Value) {
    let cases = cases(field);
    let mut wrong = Vec::new();
    for case in &cases {
        let found = read(case);
        if !holds(&case["expected"], &found) {
            let given = if case["text"].is_null() { &case["cell"] } else { &case["text"] };
            wrong
                .push(format!("{} {given}\n  not {}\n  but {found}", case["id"], case["expected"]));
        }
    }
    assert!(!cases.is_empty(), "{field} has no case");
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// As [`check_cases`] for the fields whose cases are all texts.
fn check(field: &str, read: impl Fn(&str, &Value) -> Value) {
    check_cases(field, |case| read(case["text"].as_str().unwrap(), case));
}

#[test]
fn schedules() {
    check_cases("schedules", |case| {
        let context = schedule_context(case);
        let found = match case["text"].as_str() {
            Some(text) => normalize::schedule(text, &context),
            None => schedule_of_cell(case, &context),
        };
        serde_json::to_value(found).unwrap()
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
    check("document_numbers", |text, _| {
        serde_json::to_value(normalize::document_number(text)).unwrap()
    });
}

#[test]
fn dates() {
    check("dates", |text, _| json!({"date": normalize::date(text).map(|day| day.to_string())}));
}

#[test]
fn contacts() {
    check("contacts", |text, _| {
        let found = normalize::contacts(text).into_iter().map(|(_, contact)| {
            json!({"name": contact.name, "phone": contact.phone, "email": contact.email})
        });
        json!({"contacts": found.collect::<Vec<_>>()})
    });
}
