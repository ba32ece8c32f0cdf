//! `normalize`: a field text a line in, a JSON value a line out.
//!
//! A line is plain text, or an object `{"id"?, "text", "context_year"?, "context"?}`, for a typed
//! cell of a sheet `{"id"?, "cell": {"type", "value", "number_format"?}, …}`; then the answer is
//! `{"id", "value"}`. A line that starts with `{` and is no such object is plain text.

use std::io::{BufRead as _, BufWriter, Write as _, stdin, stdout};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use gongwen::normalize::{self, ContextYear, ScheduleContext, SheetValue};
use gongwen::{Day, UnitRole};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Failure;

#[derive(Args)]
pub(crate) struct Normalize {
    /// Which field the texts are of
    #[arg(long, value_enum)]
    field: Field,
    /// The year of a bare month, where the line does not give one
    #[arg(long)]
    year: Option<i16>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Field {
    Schedule,
    Units,
    Forms,
    /// Also by its key in the records, `document_number`
    #[value(alias = "document_number")]
    DocumentNumber,
    /// The people to ask in a line of running text
    Contacts,
}

#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    text: Option<String>,
    cell: Option<SheetCell>,
    context_year: Option<i16>,
    #[serde(default)]
    context: Around,
}

/// What is known from around the cell.
#[derive(Default, Deserialize)]
struct Around {
    notice_date: Option<Day>,
    header: Option<String>,
    /// The calendar year in which the school year starts: `2023`, or `"2023-2024"`.
    school_year: Option<Value>,
    term_start: Option<Day>,
    #[serde(default)]
    is_1904: bool,
}

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

#[derive(Deserialize)]
struct SheetCell {
    #[serde(rename = "type")]
    kind: CellKind,
    #[serde(default)]
    value: Value,
    #[serde(default)]
    number_format: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum CellKind {
    DateTime,
    Float,
    Int,
    String,
    Bool,
    Error,
}

/// The day number that a sheet stores for `2023-05-06T09:30:00` (ISO 8601; a blank may stand for
/// the T); `None` for what is no day.
fn serial(text: &str, is_1904: bool) -> Option<f64> {
    /// The day number of 1970-01-01 in the date system that counts from 1904, and from 1900.
    const EPOCHS: [f64; 2] = [24_107.0, 25_569.0];
    /// What of a day an hour, a minute and a second are.
    const SHARES: [f64; 3] = [24.0, 1440.0, 86_400.0];

    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let day = f64::from(day.parse::<Day>().ok()?.number()?);
    let parts = time.split(':').filter(|part| !part.is_empty()).zip(SHARES);
    let time = parts.map(|(part, share)| Some(part.parse::<f64>().ok()? / share));
    let [from_1904, from_1900] = EPOCHS;
    Some(day + time.sum::<Option<f64>>()? + if is_1904 { from_1904 } else { from_1900 })
}

impl Normalize {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let mut out = BufWriter::new(stdout().lock());
        for line in stdin().lock().lines() {
            let line = line?;
            let object = line.starts_with('{').then(|| serde_json::from_str::<Line>(&line).ok());
            let answer = match object.flatten() {
                Some(line) if line.text.is_some() || line.cell.is_some() => {
                    json!({ "id": line.id, "value": self.value(&line)? })
                }
                _ => self.text(&line, &self.context(None, &Around::default()))?,
            };
            serde_json::to_writer(&mut out, &answer)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }

    fn context(&self, year: Option<i16>, around: &Around) -> ScheduleContext {
        let school = around.school_year.as_ref().and_then(|year| match year {
            Value::String(years) => years.get(..YEAR_DIGITS)?.parse().ok(),
            year => i16::try_from(year.as_i64()?).ok(),
        });
        let school = school.map(|start| ContextYear::School { start });
        ScheduleContext {
            year: school.or(year.or(self.year).map(ContextYear::Calendar)),
            notice_date: around.notice_date,
            header: around.header.clone(),
            term_start: around.term_start,
            ..ScheduleContext::default()
        }
    }

    fn text(&self, text: &str, context: &ScheduleContext) -> serde_json::Result<Value> {
        match self.field {
            Field::Schedule => serde_json::to_value(normalize::schedule(text, context)),
            Field::Units => serde_json::to_value(normalize::units(text, UnitRole::Responsible)),
            Field::Forms => serde_json::to_value(normalize::forms(text)),
            Field::DocumentNumber => serde_json::to_value(normalize::document_number(text)),
            Field::Contacts => {
                let found = normalize::contacts(text).into_iter().map(|(_, contact)| contact);
                serde_json::to_value(found.collect::<Vec<_>>())
            }
        }
    }

    fn value(&self, line: &Line) -> serde_json::Result<Value> {
        let context = self.context(line.context_year, &line.context);
        let Some(cell) = &line.cell else {
            return self.text(line.text.as_deref().unwrap_or_default(), &context);
        };
        let shown = match (&line.text, &cell.value) {
            (Some(text), _) | (None, Value::String(text)) => text.clone(),
            (None, value) => value.to_string(),
        };
        let format = cell.number_format.as_deref().unwrap_or("General");
        let is_1904 = line.context.is_1904;
        let day = match (cell.kind, &cell.value) {
            (CellKind::DateTime, Value::String(text)) => serial(text, is_1904),
            _ => None,
        };
        let number = cell.value.as_f64().or(day);
        let value = match (cell.kind, number) {
            (CellKind::DateTime, Some(serial)) => SheetValue::DateTime { serial, is_1904, format },
            (CellKind::Float | CellKind::Int, Some(value)) => SheetValue::Number { value, format },
            (CellKind::Bool, _) => SheetValue::Bool(cell.value == Value::Bool(true)),
            (CellKind::Error, _) => SheetValue::Error,
            (CellKind::String | CellKind::DateTime | CellKind::Float | CellKind::Int, _) => {
                return self.text(&shown, &context);
            }
        };
        match self.field {
            Field::Schedule => {
                serde_json::to_value(normalize::schedule_of_value(&shown, value, &context))
            }
            Field::Units | Field::Forms | Field::DocumentNumber | Field::Contacts => {
                self.text(&shown, &context)
            }
        }
    }
}
