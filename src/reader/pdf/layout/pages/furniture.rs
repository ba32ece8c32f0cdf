//! Page numbers and running heads: what stands at the same height of several pages outside the
//! text, numbers aside.

use std::collections::BTreeSet;

use crate::document::{Paragraph, Place};

use super::super::alignment::columns::Columns;
use super::super::geometry;
use super::super::text::lines::{NO_TAB, TextLine};
use super::super::text::paragraphs::TAB;
use super::sheet::Sheet;

/// Furniture stands in this share of the page's height at its head and foot: GB/T 9704 leaves
/// 37 and 35 of 297 millimetres.
const ZONE: f32 = 0.125;
/// The same head stands at the same height of two pages within so many points.
const SAME_HEIGHT: f32 = 4.0;
/// Larger text than the body's, by this factor, is a title the first time it stands.
const TITLE: f32 = 1.15;
/// A page number, or a running foot, stands apart from the text by so many sizes.
const APART: f32 = 1.6;
/// Rows of a table are looked for so many sizes around a line.
const NEAR: f32 = 6.0;
/// A page with more lines is no text, and not searched.
const MOST_LINES: usize = 2_000;

/// Takes page numbers, running heads and text on a slant out of the pages.
pub(crate) fn set_aside(sheets: &mut [Sheet]) -> Vec<Paragraph> {
    let sizes = sheets.iter().flat_map(|sheet| &sheet.lines).map(|line| line.size);
    let body_size = geometry::median(sizes.collect()).unwrap_or_default();
    let margins: Vec<Margins<'_>> = sheets
        .iter()
        .map(|sheet| {
            let tables = geometry::hull(sheet.tables.iter().map(|table| table.lattice.rect()));
            let tables = tables.map(|rect| (rect.top, rect.bottom));
            let added = sheet.turn.folds.added();
            Margins { height: sheet.height, added, lines: &sheet.lines, tables }
        })
        .collect();
    let found = furniture(&margins, body_size);
    let mut aside = Vec::new();
    for (sheet, found) in sheets.iter_mut().zip(found) {
        for (index, line) in std::mem::take(&mut sheet.lines).into_iter().enumerate() {
            if found.binary_search(&index).is_ok() {
                aside.push(sheet.aside(&line, TAB));
            } else {
                sheet.lines.push(line);
            }
        }
        if !sheet.across.is_empty() {
            let (text, place) = (std::mem::take(&mut sheet.across), Place::page(sheet.number));
            aside.push(Paragraph { text, place, ..Paragraph::default() });
        }
    }
    aside
}

/// What is needed of a page.
struct Margins<'a> {
    height: f32,
    /// How much further down the foot stands where columns were put under one another.
    added: f32,
    lines: &'a [TextLine],
    /// Upper and lower end of the tables, if there are any.
    tables: Option<(f32, f32)>,
}

impl Margins<'_> {
    /// The height at which a line of the head or the foot stands on the page as shown.
    fn on_page(&self, line: &TextLine) -> f32 {
        if line.baseline < ZONE * self.height { line.baseline } else { line.baseline - self.added }
    }
}

/// A line in the head or foot of a page.
struct Candidate {
    page: usize,
    line: usize,
    /// Its text without blanks, numbers masked.
    mask: String,
    at: f32,
    size: f32,
}

/// For each page the indices of its lines that are furniture, ascending.
fn furniture(pages: &[Margins<'_>], body_size: f32) -> Vec<Vec<usize>> {
    let mut candidates: Vec<Candidate> = pages
        .iter()
        .enumerate()
        .flat_map(|(page, margins)| {
            let lines = margins.lines.iter().enumerate();
            let lines =
                lines.filter(|(_, line)| in_margin(margins, line) && !is_row(margins, line));
            lines.map(move |(index, line)| Candidate {
                page,
                line: index,
                mask: mask(&line.text(NO_TAB)),
                at: margins.on_page(line),
                size: line.size,
            })
        })
        .collect();
    candidates
        .sort_by(|a, b| a.mask.cmp(&b.mask).then(a.at.total_cmp(&b.at)).then(a.page.cmp(&b.page)));
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); pages.len()];
    let same = |a: &Candidate, b: &Candidate| a.mask == b.mask && b.at - a.at <= SAME_HEIGHT;
    for group in candidates.chunk_by(same) {
        // Left and right pages may have heads of their own: every third page is enough.
        let mut on: Vec<usize> = group.iter().map(|candidate| candidate.page).collect();
        on.sort_unstable();
        on.dedup();
        let repeats =
            on.len() > 1 && 3 * on.len() >= pages.len() && !goes_on_from_text(pages, group);
        for candidate in group {
            let title = candidate.size > TITLE * body_size && on.first() == Some(&candidate.page);
            let alone = || pages.get(candidate.page).is_some_and(|p| is_page_number(p, candidate));
            if (repeats && !title || alone())
                && let Some(page) = found.get_mut(candidate.page)
            {
                page.push(candidate.line);
            }
        }
    }
    for (page, margins) in found.iter_mut().zip(pages) {
        page.sort_unstable();
        page.dedup();
        outermost(page, margins);
    }
    found
}

/// Whether a line stands in the head or foot of the page and outside its tables.
fn in_margin(page: &Margins<'_>, line: &TextLine) -> bool {
    let (top, bottom) = page.tables.unwrap_or((f32::INFINITY, f32::NEG_INFINITY));
    let head = line.baseline < ZONE * page.height && line.baseline < top;
    let foot = page.on_page(line) > (1.0 - ZONE) * page.height && line.baseline > bottom;
    page.lines.len() <= MOST_LINES && (head || foot)
}

/// Whether lines of several pages go on from what stands right over them, another text on each page:
/// cells of a table without rules may end with the same words at the foot of two pages.
fn goes_on_from_text(pages: &[Margins<'_>], group: &[Candidate]) -> bool {
    let over = |candidate: &Candidate| {
        let lines = pages.get(candidate.page)?.lines;
        let line = lines.get(candidate.line)?;
        let pitch = |other: &TextLine| line.baseline - other.baseline;
        let is_over = |other: &&TextLine| {
            (1.0..APART * line.size).contains(&pitch(other))
                && other.start < line.end
                && line.start < other.end
        };
        let nearest = lines.iter().filter(is_over).min_by(|a, b| pitch(a).total_cmp(&pitch(b)));
        Some(mask(&nearest?.text(NO_TAB)))
    };
    let over: Option<BTreeSet<String>> = group.iter().map(over).collect();
    over.is_some_and(|over| over.len() > 1)
        && group.iter().all(|candidate| !candidate.mask.contains('#'))
}

/// Whether a line is a row of a table without rules: it has several pieces, and the nearest line
/// below or above has text under two of them.
fn is_row(page: &Margins<'_>, line: &TextLine) -> bool {
    let columns = Columns::of(line);
    let beside = |other: &TextLine| {
        columns.with(other).is_ok_and(|all| all.len() >= columns.len())
            && columns.filled(other).len() > 1
    };
    let near = |other: &&TextLine| {
        let distance = (other.baseline - line.baseline).abs();
        distance > 0.0 && distance <= NEAR * line.size
    };
    columns.len() > 2 && page.lines.iter().filter(near).any(beside)
}

/// The text without blanks, every number one sign.
fn mask(text: &str) -> String {
    let mut mask = String::new();
    for character in text.chars().filter(|c| !c.is_whitespace()) {
        let sign = if character.is_numeric() { '#' } else { character };
        if sign != '#' || !mask.ends_with('#') {
            mask.push(sign);
        }
    }
    mask
}

/// Whether a line is nothing but a number and its decoration at the foot, apart from the text.
fn is_page_number(page: &Margins<'_>, candidate: &Candidate) -> bool {
    let number = candidate.mask.contains('#')
        && candidate.mask.chars().all(|c| c == '#' || !c.is_alphanumeric());
    let at = candidate.at + page.added;
    let nearest = page
        .lines
        .iter()
        .filter(|line| line.baseline < at - 1.0)
        .map(|line| line.baseline)
        .chain(page.tables.map(|(_, bottom)| bottom))
        .fold(f32::NEG_INFINITY, f32::max);
    let last = page.lines.iter().all(|line| line.baseline <= at + 1.0);
    number && last && at - nearest > APART * candidate.size
}

/// Keeps of the found lines those beyond which there is nothing but furniture.
fn outermost(found: &mut Vec<usize>, page: &Margins<'_>) {
    let is_found = |index: &usize| found.binary_search(index).is_ok();
    let mut order: Vec<usize> = (0..page.lines.len()).collect();
    order.sort_by(|a, b| {
        let at = |index: &usize| page.lines.get(*index).map_or(0.0, |line| line.baseline);
        at(a).total_cmp(&at(b))
    });
    let above = order.iter().take_while(|index| is_found(index));
    let below = order.iter().rev().take_while(|index| is_found(index));
    let mut kept: Vec<usize> = above.chain(below).copied().collect();
    kept.sort_unstable();
    found.retain(|index| kept.binary_search(index).is_ok());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_masked() {
        for (text, masked) in [("- 3 -", "-#-"), ("3/12", "#/#"), ("Page 3 of 12", "Page#of#")] {
            assert_eq!(mask(text), masked);
        }
    }
}
