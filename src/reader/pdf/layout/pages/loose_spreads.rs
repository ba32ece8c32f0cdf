//! Wide sheets without rules printed over several pages: the pages of further columns have their text
//! at the heights of the numbered rows of those before. They are put beside these before tables are
//! told by how text is aligned; a page that only may be one is reported.

use crate::document::{Paragraph, Place};

use super::super::alignment::rows;
use super::super::geometry;
use super::super::table::Part;
use super::super::text::ink::Ink;
use super::super::text::lines::{self, NO_TAB, TextLine};
use super::orient::Turn;
use super::sheet::Sheet;
use crate::reader::pdf::page::Direction;

/// Baselines of one row on two pages are within so many points.
const SAME_HEIGHT: f32 = 1.0;
/// Fewer rows alike are chance.
const FEWEST_ROWS: usize = 3;
/// A gap of so many sizes parts a number from the text beside it.
const GAP: f32 = 0.8;
/// A line of prose fills this share of its page.
const FULL: f32 = 0.6;
/// A page with more lines is no sheet.
const MOST_LINES: usize = 1_000;

/// Columns that stand on a page of their own, and were moved behind others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moved {
    page: u32,
    turn: Turn,
    shift: f32,
    /// Where their text begins now.
    from: f32,
}

/// What joining found besides.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Pages with rows at the heights of others that may be their further columns.
    pub(crate) doubtful: Vec<u32>,
    /// What the further pages repeat: the numbers of the rows.
    pub(crate) repeated: Vec<Paragraph>,
}

/// Puts the text of pages that show further columns of a sheet beside that of the first columns.
pub(crate) fn join(sheets: &mut Vec<Sheet>) -> Found {
    let mut found = Found::default();
    let mut gone: Vec<bool> = vec![false; sheets.len()];
    let mut left = 0;
    while left < sheets.len() {
        let run = run(sheets, left);
        let mut next = left + run;
        let pair = |sheets: &[Sheet], index: usize, next: usize| {
            let pair = sheets.get(left + index).zip(sheets.get(next + index));
            pair.map_or(Likeness::None, |(left, right)| likeness(left, right))
        };
        while run > 0 && (0..run).all(|index| pair(sheets, index, next) == Likeness::Sure) {
            for index in 0..run {
                append(sheets, left + index, next + index, &mut found.repeated);
                gone.iter_mut().skip(next + index).take(1).for_each(|gone| *gone = true);
            }
            next += run;
        }
        let doubtful = (0..run).filter(|index| pair(sheets, *index, next) != Likeness::None);
        let doubtful = doubtful.filter_map(|index| sheets.get(next + index));
        found.doubtful.extend(doubtful.map(|sheet| sheet.number));
        left = next.max(left + 1);
    }
    let mut gone = gone.into_iter();
    sheets.retain(|_| !gone.next().unwrap_or_default());
    found
}

/// Says of tables whose columns stand on several pages which stand where.
pub(crate) fn settle(sheets: &mut [Sheet]) {
    for sheet in sheets.iter_mut().filter(|sheet| !sheet.moved.is_empty()) {
        for table in &mut sheet.tables {
            let parts = sheet.moved.iter().map(|moved| Part {
                column: geometry::interval(&table.lattice.columns, moved.from + SAME_HEIGHT),
                page: moved.page,
                turn: moved.turn,
                shift: moved.shift,
            });
            table.spread = parts.collect();
        }
    }
}

/// Whether a page shows further columns of the rows of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    None,
    Possible,
    Sure,
}

fn likeness(left: &Sheet, right: &Sheet) -> Likeness {
    let Some(rows) = numbered(left).filter(|_| is_loose(right)) else { return Likeness::None };
    let is_on = |line: &TextLine, at: f32| (line.baseline - at).abs() <= SAME_HEIGHT;
    if numbered(right).is_some_and(|own| !is_same(&own, &rows)) {
        return Likeness::None;
    }
    let is_prose = |line: &&TextLine| {
        line.end - line.start > FULL * right.width && (*line).clone().cut(GAP).len() == 1
    };
    let prose = right.lines.iter().filter(is_prose).count();
    let filled = |row: &&(u32, f32)| right.lines.iter().any(|line| is_on(line, row.1));
    let filled = rows.iter().filter(filled).count();
    if 2 * prose > right.lines.len() || filled < FEWEST_ROWS || 2 * filled < rows.len() {
        return Likeness::None;
    }
    // All lines stand in the rows or over them, where the header and the title stand.
    let first = rows.first().map_or(0.0, |row| row.1);
    let above = |line: &TextLine| {
        line.baseline < first && left.lines.iter().any(|other| is_on(other, line.baseline))
    };
    let is_in_rows = |line: &TextLine| above(line) || rows.iter().any(|row| is_on(line, row.1));
    if 5 * filled >= 4 * rows.len() && right.lines.iter().all(is_in_rows) {
        Likeness::Sure
    } else {
        Likeness::Possible
    }
}

/// Whether a page has text without rules alone.
fn is_loose(sheet: &Sheet) -> bool {
    let is_upright = |line: &TextLine| line.direction() == Direction::Right;
    sheet.tables.is_empty()
        && sheet.strips.is_empty()
        && sheet.lines.len() <= MOST_LINES
        && sheet.lines.iter().all(is_upright)
}

/// How many pages from this on have numbered rows, each going on from the one before.
fn run(sheets: &[Sheet], from: usize) -> usize {
    let mut next = None;
    let pages = sheets.iter().skip(from).take_while(|sheet| {
        let Some(rows) = numbered(sheet) else { return false };
        let goes_on = next.is_none() || next == rows.first().map(|row| row.0);
        next = rows.last().and_then(|row| row.0.checked_add(1));
        goes_on
    });
    pages.count()
}

/// The numbers of the rows of a page, with their baselines, if lines begin with numbers that follow
/// one another.
fn numbered(sheet: &Sheet) -> Option<Vec<(u32, f32)>> {
    if !is_loose(sheet) {
        return None;
    }
    let number = |line: &TextLine| {
        let first = line.clone().cut(GAP).into_iter().next()?;
        Some((rows::number(&first)?, line.baseline))
    };
    let mut rows: Vec<(u32, f32)> = sheet.lines.iter().filter_map(number).collect();
    rows.sort_by(|a, b| a.1.total_cmp(&b.1));
    // The year of a title is a number, too.
    let runs = rows.chunk_by(|a, b| a.0.checked_add(1) == Some(b.0));
    let longest = runs.max_by_key(|run| run.len())?;
    (longest.len() >= FEWEST_ROWS).then(|| longest.to_vec())
}

fn is_same(rows: &[(u32, f32)], others: &[(u32, f32)]) -> bool {
    let same = |(a, b): (&(u32, f32), &(u32, f32))| a.0 == b.0 && (a.1 - b.1).abs() <= SAME_HEIGHT;
    rows.len() == others.len() && rows.iter().zip(others).all(same)
}

/// Puts the text of the right page beside that of the left. What it repeats in the same place, the
/// numbers of the rows under their header, is set aside.
fn append(sheets: &mut [Sheet], left: usize, right: usize, repeated: &mut Vec<Paragraph>) {
    let Some(sheet) = sheets.get_mut(right) else { return };
    let is_numbered = numbered(sheet).is_some();
    let (page, turn, width) = (sheet.number, sheet.turn, sheet.width);
    let text = std::mem::take(&mut sheet.lines);
    let Some(sheet) = sheets.get_mut(left) else { return };
    let shift = sheet.width;
    let mut moved: Vec<Ink> = Vec::new();
    for piece in text.into_iter().flat_map(|line| line.cut(GAP)) {
        if is_numbered && sheet.lines.iter().any(|line| repeats(&piece, line)) {
            let place = Place::page(page).in_box(turn.back(piece.rect()).bounding_box());
            repeated.push(Paragraph { text: piece.text(NO_TAB), place, ..Paragraph::default() });
        } else {
            let inks = piece.inks.into_iter();
            moved.extend(inks.map(|ink| Ink {
                start: ink.start + shift,
                end: ink.end + shift,
                ..ink
            }));
        }
    }
    let from = moved.iter().map(|ink| ink.start).fold(f32::INFINITY, f32::min);
    sheet.moved.push(Moved { page, turn, shift, from });
    let inks = std::mem::take(&mut sheet.lines).into_iter().flat_map(|line| line.inks);
    sheet.lines = lines::lines(inks.chain(moved).collect());
    sheet.width += width;
}

/// Whether a piece of text is the beginning of a line of another page, in the same place.
fn repeats(piece: &TextLine, line: &TextLine) -> bool {
    (piece.baseline - line.baseline).abs() <= SAME_HEIGHT
        && (piece.start - line.start).abs() <= SAME_HEIGHT
        && line.text(NO_TAB).starts_with(&piece.text(NO_TAB))
}
