//! 发文字号 (GB/T 9704-2012, 7.2.5), alone in a text or cited in prose.

mod code;
mod number;
mod other;

use std::ops::Range;

use self::code::{Code, NoCode};
use self::number::{Attempt, Sub, Tail};
use super::glyphs::{Cursor, Glyph, folded, glyphs};
use super::width::{is_blank, is_han};
use crate::document_number::{
    DocumentNumber, DocumentNumberNote as Note, DocumentNumberValue as Value, NoDocumentNumber,
};

/// Reads a text that should be one document number: a line of a masthead, a cell of a table.
///
/// Any text gives a value: `none` with the reason where it is no number or cannot be read.
///
/// ```
/// let number = gongwen::normalize::document_number("国办发[2023] 05 号");
/// assert_eq!(number.canonical(), Some("国办发〔2023〕5号"));
/// ```
#[must_use]
pub fn document_number(text: &str) -> DocumentNumber {
    let glyphs = glyphs(text);
    let (signatory, line) = other::signatory(&glyphs);
    let mut scan = Scan::new(text, line);
    scan.run();
    let mut number = match scan.found.len() {
        0 => DocumentNumber::new(text, refusal(line, &scan)),
        1 => scan.found.remove(0).number,
        _ => {
            let items = scan.found.into_iter().map(|found| found.number).collect();
            let mut list = DocumentNumber::new(text, Value::DocumentNumberList { items });
            if let Value::DocumentNumberList { items } = &mut list.value {
                for item in items {
                    for note in std::mem::take(&mut item.notes) {
                        push(&mut list.notes, note);
                    }
                }
            }
            list
        }
    };
    text.clone_into(&mut number.raw);
    number.signatory = signatory;
    number
}

/// Finds the numbers of documents, orders and announcements in running text, in order, with the
/// byte range of each. What cannot be read is left out.
///
/// ```
/// let text = "《关于征集活动主题的通知》（大改革协调办发〔2023〕1号）的征集结果";
/// let found = gongwen::normalize::document_numbers(text);
/// assert_eq!(&text[found[0].0.clone()], "大改革协调办发〔2023〕1号");
/// ```
#[must_use]
pub fn document_numbers(text: &str) -> Vec<(Range<usize>, DocumentNumber)> {
    let glyphs = glyphs(text);
    let mut scan = Scan::new(text, &glyphs);
    scan.run();
    scan.found.into_iter().map(|found| (found.range, found.number)).collect()
}

/// Characters behind a number that tell whether a sentence goes on.
const LOOKAHEAD: usize = 12;

/// A number in a text.
struct Found {
    range: Range<usize>,
    number: DocumentNumber,
}

/// One pass over a text.
struct Scan<'a> {
    text: &'a str,
    glyphs: &'a [Glyph],
    found: Vec<Found>,
    /// The first thing that looked like a number and is none.
    refused: Option<NoDocumentNumber>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, glyphs: &'a [Glyph]) -> Self {
        Self { text, glyphs, found: Vec::new(), refused: None }
    }

    fn run(&mut self) {
        let mut at = 0;
        while let Some(glyph) = self.glyphs.get(at) {
            let before = at;
            at = match glyph.folded {
                open if number::closing(open).is_some() => {
                    self.take(at, number::tail(Cursor::new(self.glyphs, at)))
                }
                '1' | '2' if self.begins_digits(at) => {
                    self.take(at, number::tail_without_open(Cursor::new(self.glyphs, at)))
                }
                '令' | '公' | '通' => self.take_other(at),
                _ => None,
            }
            .unwrap_or(before + 1)
            .max(before + 1);
        }
    }

    /// Whether digits begin here right behind a code.
    fn begins_digits(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|at| self.glyphs.get(at)).is_some_and(|g| is_han(g.printed))
    }

    /// Takes what stands at a bracket; the index behind it if it is a number.
    fn take(&mut self, at: usize, attempt: Attempt) -> Option<usize> {
        let refuse = |reason| match code::code(self.glyphs, at) {
            Ok(_) => Some(reason),
            Err(_) => None,
        };
        let refused = match attempt {
            Attempt::Read(tail) => {
                let end = tail.end;
                return self.take_tail(at, &tail).then_some(end);
            }
            Attempt::Nothing => None,
            Attempt::Placeholder => refuse(NoDocumentNumber::Placeholder),
            Attempt::BracketsLost => refuse(NoDocumentNumber::BracketsLost),
            Attempt::Malformed => refuse(NoDocumentNumber::Malformed),
        };
        self.refused = self.refused.or(refused);
        None
    }

    /// Takes a year and its numbers; whether their code is known.
    fn take_tail(&mut self, at: usize, tail: &Tail) -> bool {
        let (code, start) = match code::code(self.glyphs, at) {
            Ok(found) => {
                let unsure = tail.notes.contains(&Note::TwoDigitYear) && !found.usual;
                let announced = found.text.strip_suffix("公告").map(str::to_owned);
                if let Some(issuer) = announced {
                    return self.take_announcement(&found, issuer, tail);
                }
                if unsure {
                    self.refused = self.refused.or(Some(NoDocumentNumber::Malformed));
                    return false;
                }
                (found, None)
            }
            // `国办发〔2023〕5号、〔2022〕6号`: the code is that of the number before it.
            Err(NoCode::Absent) => match self.inherited(at) {
                Some(text) => (Code { text, start: at, cites: false, usual: true }, Some(at)),
                None => return false,
            },
            Err(NoCode::Unclear) => {
                self.refused = self.refused.or(Some(NoDocumentNumber::Malformed));
                return false;
            }
        };
        let start = start.unwrap_or(code.start);
        let mut end = tail.end;
        let first = self.found.len();
        self.push_all(&code.text, start, tail);
        // `国办发〔2023〕5号、6号`
        while let Some(next) = self.elided(end, &code.text, tail.year) {
            end = next;
        }
        if code.cites || self.cited(start, end) {
            for found in self.found.iter_mut().skip(first) {
                push(&mut found.number.notes, Note::Reference);
            }
        }
        true
    }

    fn push_all(&mut self, code: &str, start: usize, tail: &Tail) {
        let count = tail.sequences.len();
        for (index, sequence) in tail.sequences.iter().enumerate() {
            let start = if index == 0 { start } else { sequence.start };
            let end = if index + 1 == count { tail.end } else { sequence.end };
            let value = value(code, tail.year, sequence.number, sequence.sub);
            self.push(start, end, value, tail.notes.clone());
        }
    }

    fn push(&mut self, start: usize, end: usize, value: Value, notes: Vec<Note>) {
        let Some(range) = self.range(start, end) else { return };
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let mut number = DocumentNumber::new(raw, value);
        number.notes = notes;
        self.found.push(Found { range, number });
    }

    /// The bytes from one index to another, blanks at the end left out.
    fn range(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let glyphs = self.glyphs.get(start..end)?;
        let last = glyphs.iter().rfind(|glyph| !is_blank(glyph.folded))?;
        Some(glyphs.first()?.at..last.end())
    }

    fn take_announcement(&mut self, code: &Code, issuer: String, tail: &Tail) -> bool {
        let [sequence] = tail.sequences.as_slice() else { return false };
        let issuer = Some(issuer).filter(|issuer| !issuer.is_empty());
        let value =
            Value::Announcement { issuer, year: Some(tail.year), sequence: sequence.number };
        self.push(code.start, tail.end, value, tail.notes.clone());
        true
    }

    fn take_other(&mut self, at: usize) -> Option<usize> {
        let found = other::order_or_announcement(self.glyphs, at)?;
        let from = self.found.last().map_or(0, |found| found.range.end);
        let start = self.glyphs.get(found.start)?.at;
        if start < from {
            return None;
        }
        let notes = if found.cites { vec![Note::Reference] } else { Vec::new() };
        self.push(found.start, found.end, found.value, notes);
        Some(found.end)
    }

    /// A further number that leaves out code and year; the index behind it.
    fn elided(&mut self, end: usize, code: &str, year: u16) -> Option<usize> {
        let mut cursor = Cursor::new(self.glyphs, end);
        cursor.skip_blanks();
        cursor.eat_if(|next| matches!(next, '、' | ',' | '和' | '及' | '与'))?;
        cursor.skip_blanks();
        let start = cursor.at;
        cursor.eat('第');
        let sequence = number::digits(&mut cursor);
        if sequence.count == 0 || sequence.value == 0 {
            return None;
        }
        cursor.skip_blanks();
        cursor.eat_if(number::is_hao)?;
        self.push(start, cursor.at, value(code, year, sequence.value, None), Vec::new());
        Some(cursor.at)
    }

    /// The code of the number right before an index, with only a separator between.
    fn inherited(&self, at: usize) -> Option<String> {
        let last = self.found.last()?;
        let Value::DocumentNumber { agency_code, .. } = &last.number.value else { return None };
        let between = self.text.get(last.range.end..self.glyphs.get(at)?.at)?;
        let mut marks = between.chars().filter(|mark| !is_blank(*mark));
        let separated = marks.next().is_some_and(|mark| "、，,；;和及与".contains(mark));
        (separated && marks.next().is_none()).then(|| agency_code.clone())
    }

    /// Whether a sentence stands around a number.
    fn cited(&self, start: usize, end: usize) -> bool {
        let before = self.glyphs.get(..start).unwrap_or_default();
        let end = end.min(self.glyphs.len());
        let until = (end + LOOKAHEAD).min(self.glyphs.len());
        let after = folded(self.glyphs.get(end..until).unwrap_or_default());
        let mut before = before.iter().rev().filter(|glyph| !is_blank(glyph.folded));
        let bracketed = before.next().is_some_and(|glyph| glyph.folded == '(');
        let text_before = before.next().is_some();
        let rest = after.strip_prefix(')');
        let goes_on = other::CITING.iter().any(|word| {
            after.trim_start_matches("文件").trim_start_matches('文').starts_with(word)
        });
        (bracketed && (text_before || rest.is_some_and(|rest| !rest.is_empty()))) || goes_on
    }
}

fn push(notes: &mut Vec<Note>, note: Note) {
    if !notes.contains(&note) {
        notes.push(note);
    }
}

fn value(agency_code: &str, year: u16, sequence: u32, sub: Option<Sub>) -> Value {
    let (sub, tail) = match sub {
        None => (None, "号".to_owned()),
        Some(Sub::Dash(sub)) => (Some(sub), format!("-{sub}号")),
        Some(Sub::Part(sub)) => (Some(sub), format!("号之{}", number::chinese(sub))),
    };
    let canonical = format!("{agency_code}〔{year}〕{sequence}{tail}");
    Value::DocumentNumber { agency_code: agency_code.to_owned(), year, sequence, sub, canonical }
}

/// What a text is in which no number was found.
fn refusal(glyphs: &[Glyph], scan: &Scan<'_>) -> Value {
    let reason = scan.refused.or_else(|| other::lost_brackets(glyphs));
    match reason {
        Some(reason) => Value::None { reason },
        None => other::other_number(glyphs).unwrap_or(Value::None {
            reason: other::half_a_number(glyphs).unwrap_or(NoDocumentNumber::NotADocumentNumber),
        }),
    }
}
