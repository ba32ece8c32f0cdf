//! Numbers of lines in the left margin, as drafts for review have them: word processors put one
//! beside every line of prose, other programs at even distances down the page.
//!
//! The serial column of a table without rules stands in its text: under a header or a title. Numbers
//! of lines begin with 1 in the first line of the first page, and nothing else stands over or under
//! them.

use crate::document::Paragraph;

use super::super::text::ink::Ink;
use super::super::text::lines::{NO_TAB, TextLine};
use super::sheet::Sheet;

/// Sizes between a number and the text of its line.
const GAP: f32 = 0.8;
/// Fewer numbers on the first page are no numbers of lines.
const FEWEST: usize = 5;
/// Numbers of one column begin or end at the same place within so many points.
const ALIGNED: f32 = 2.0;

/// A number at the left of a page, by the line it begins.
struct Number {
    line: usize,
    value: u32,
    start: f32,
    end: f32,
    baseline: f32,
}

/// Takes the numbers of lines off all pages.
pub(crate) fn set_aside(sheets: &mut [Sheet]) -> Vec<Paragraph> {
    let Some(first) = sheets.first().map(numbers) else { return Vec::new() };
    let top = |sheet: &Sheet| sheet.lines.iter().map(|line| line.baseline).reduce(f32::min);
    let begins = first.first().is_some_and(|number| {
        number.value == 1 && sheets.first().and_then(top).is_some_and(|top| number.baseline <= top)
    });
    if first.len() < FEWEST || !begins {
        return Vec::new();
    }
    let mut aside = Vec::new();
    for sheet in sheets {
        let is_alike = numbers(sheet);
        let beside = |number: &Number| first.iter().any(|other| is_aligned(number, other));
        if !is_alike.iter().all(beside) {
            continue;
        }
        for number in is_alike {
            let Some(slot) = sheet.lines.get_mut(number.line) else { continue };
            let (own, rest) = slot.inks.iter().partition(|ink| ink.end <= number.end);
            let (own, rest) = (TextLine::new(own), TextLine::new(rest));
            let line = own.unwrap_or_else(|| slot.clone());
            // What is left of a line that was nothing but its number has no ink and is dropped below.
            slot.inks.clear();
            if let Some(rest) = rest {
                *slot = rest;
            }
            aside.push(sheet.aside(&line, NO_TAB));
        }
        sheet.lines.retain(|line| !line.inks.is_empty());
    }
    aside
}

/// The numbers in a column at the left of a page, downwards, if each is one more than the one over it
/// and no other text reaches into their column.
fn numbers(sheet: &Sheet) -> Vec<Number> {
    let mut found: Vec<Number> =
        sheet.lines.iter().enumerate().filter_map(|(line, text)| number(line, text)).collect();
    found.sort_by(|a, b| a.start.total_cmp(&b.start));
    if let Some(first) = found.first() {
        // The number of the page stands elsewhere.
        let aligned = found.iter().take_while(|number| is_aligned(number, first)).count();
        found.truncate(aligned);
    }
    found.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let right = found.iter().map(|number| number.end).fold(f32::NEG_INFINITY, f32::max);
    let is_number = |line: usize| found.iter().any(|number| number.line == line);
    let tables = sheet.tables.iter().all(|table| table.lattice.rect().x0 > right);
    let lines = sheet.lines.iter().enumerate();
    let clear = tables && lines.clone().all(|(index, line)| is_number(index) || line.start > right);
    let counts = found.windows(2).all(|pair| match pair {
        [one, next] => one.value.checked_add(1) == Some(next.value),
        _ => true,
    });
    if clear && counts { found } else { Vec::new() }
}

fn is_aligned(one: &Number, other: &Number) -> bool {
    (one.start - other.start).abs() <= ALIGNED || (one.end - other.end).abs() <= ALIGNED
}

/// The number with which a line begins, apart from the rest of it.
fn number(line: usize, text: &TextLine) -> Option<Number> {
    let apart = |pair: &[Ink]| match pair {
        [ink, next] => next.is_blank() || next.start - ink.end >= GAP * next.size,
        _ => false,
    };
    let digits = text.inks.windows(2).position(apart).map_or(text.inks.len(), |at| at + 1);
    let (own, rest) = text.inks.split_at_checked(digits)?;
    let (first, last) = (own.first()?, own.last()?);
    let next = rest.iter().find(|ink| !ink.is_blank());
    let is_apart = next.is_none_or(|next| next.start - last.end >= GAP * next.size);
    let value: String = own.iter().map(|ink| ink.character).collect();
    let value = value.parse().ok().filter(|_| is_apart)?;
    Some(Number { line, value, start: first.start, end: last.end, baseline: text.baseline })
}
