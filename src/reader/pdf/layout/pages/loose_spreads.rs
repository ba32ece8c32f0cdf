//! Wide sheets without rules printed over several pages: the pages of further columns have their text
//! at the heights of the numbered rows of those before. They are put beside these before tables are
//! told by how text is aligned; a page that only may be one is reported.

use crate::document::Paragraph;

use super::super::alignment::numbers;
use super::super::geometry;
use super::super::table::Part;
use super::super::text::ink::Ink;
use super::super::text::lines::{NO_TAB, TextLine};
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

/// The numbered rows of a page: each number with its baseline.
type Rows = Vec<(u32, f32)>;

/// Puts the text of pages that show further columns of a sheet beside that of the first columns.
pub(crate) fn join(sheets: &mut Vec<Sheet>, furniture: &[Paragraph]) -> Found {
    let mut found = Found::default();
    let mut gone: Vec<bool> = vec![false; sheets.len()];
    let mut left = 0;
    while left < sheets.len() {
        let run = run(sheets, left);
        let mut next = left + run.len();
        let likenesses = |sheets: &[Sheet], next: usize| -> Vec<Likeness> {
            let pages = sheets.iter().skip(left).zip(&run).zip(sheets.iter().skip(next));
            pages.map(|((left, rows), right)| likeness(left, rows, right, furniture)).collect()
        };
        let are_sure = |pages: &[Likeness]| {
            pages.len() == run.len() && pages.iter().all(|page| *page == Likeness::Sure)
        };
        while !run.is_empty() && are_sure(&likenesses(sheets, next)) {
            for (index, rows) in run.iter().enumerate() {
                append(sheets, left + index, rows, next + index, &mut found.repeated);
                gone.iter_mut().skip(next + index).take(1).for_each(|gone| *gone = true);
            }
            next += run.len();
        }
        let doubtful = likenesses(sheets, next).into_iter().zip(sheets.iter().skip(next));
        let doubtful = doubtful.filter(|(likeness, _)| *likeness != Likeness::None);
        found.doubtful.extend(doubtful.map(|(_, sheet)| sheet.number));
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

fn likeness(left: &Sheet, rows: &Rows, right: &Sheet, furniture: &[Paragraph]) -> Likeness {
    let is_repeated = repeats_numbers(right, rows);
    if !is_loose(right) || right.lines.is_empty() || !is_repeated && numbered(right).is_some() {
        return Likeness::None;
    }
    let is_prose = |line: &&TextLine| {
        line.end - line.start > FULL * right.width && (*line).clone().cut(GAP).len() == 1
    };
    if 2 * right.lines.iter().filter(is_prose).count() > right.lines.len() {
        return Likeness::None;
    }
    let is_on = |line: &TextLine, at: f32| (line.baseline - at).abs() <= SAME_HEIGHT;
    let filled = rows.iter().filter(|row| right.lines.iter().any(|line| is_on(line, row.1)));
    let filled = filled.count();
    // The lines over the rows: the last is the header, the others are titles.
    let first = rows.first().map_or(0.0, |row| row.1);
    let over = || left.lines.iter().filter(|line| line.baseline < first - SAME_HEIGHT);
    let header = over().map(|line| line.baseline).reduce(f32::max);
    let is_row = |line: &TextLine| rows.iter().any(|row| is_on(line, row.1));
    let is_header = |line: &TextLine| header.is_some_and(|header| is_on(line, header));
    let edge = left.lines.iter().map(|line| line.end).fold(0.0, f32::max);
    let mut titles = right.lines.iter().filter(|line| !is_row(line) && !is_header(line)).peekable();
    // A sheet of its own has a title of its own.
    let has_title = titles.peek().is_some() || repeats_title((left, right), furniture);
    let goes_on = |line: &TextLine| {
        over().any(|title| {
            // A title over all columns is cut at the edge of the page.
            let is_cut = !is_repeated && title.end >= edge - line.size;
            is_on(line, title.baseline) && (is_cut || repeats(line, title))
        })
    };
    let belong = titles.all(goes_on);
    let has_header = header.is_none() || right.lines.iter().any(is_header);
    // Rows of one height lie alike on all sheets.
    let is_known = !is_repeated || has_title || are_uneven(rows.iter().map(|row| row.1));
    if belong && has_header && filled > 0 {
        let is_sure = filled >= FEWEST_ROWS.min(rows.len()) && is_known;
        if is_sure { Likeness::Sure } else { Likeness::Possible }
    } else if !is_repeated && filled >= FEWEST_ROWS && 2 * filled >= rows.len() {
        Likeness::Possible
    } else {
        Likeness::None
    }
}

/// Whether furniture of the right page is the beginning of a line of the left one: a title printed
/// again as far as there is room was set aside as a running head, but for the first.
pub(crate) fn repeats_title((left, right): (&Sheet, &Sheet), furniture: &[Paragraph]) -> bool {
    let of_page = furniture.iter().filter(|head| head.place.page == Some(right.number));
    let mut heads = of_page.map(|head| head.text.as_str());
    heads.any(|head| left.lines.iter().any(|line| line.text(NO_TAB).starts_with(head)))
}

/// Whether rows at these heights are not all equally high.
pub(crate) fn are_uneven(heights: impl Iterator<Item = f32> + Clone) -> bool {
    let steps = heights.clone().zip(heights.skip(1)).map(|(above, below)| below - above);
    let (least, most) = steps
        .fold((f32::INFINITY, 0.0_f32), |(least, most), step| (least.min(step), most.max(step)));
    most - least > SAME_HEIGHT
}

/// Whether a page has text without rules alone.
fn is_loose(sheet: &Sheet) -> bool {
    let is_upright = |line: &TextLine| line.direction() == Direction::Right;
    sheet.tables.is_empty()
        && sheet.strips.is_empty()
        && sheet.lines.len() <= MOST_LINES
        && sheet.lines.iter().all(is_upright)
}

/// The rows of the pages from this on that have numbered rows, each going on from the one before.
fn run(sheets: &[Sheet], from: usize) -> Vec<Rows> {
    let mut run: Vec<Rows> = Vec::new();
    for sheet in sheets.iter().skip(from) {
        let rows = match run.last().and_then(|rows| rows.last()) {
            None => numbered(sheet),
            // The last page may have few rows.
            Some((last, _)) => {
                let next = last.checked_add(1);
                let mut runs = runs(sheet).into_iter();
                runs.find(|rows| rows.first().map(|row| row.0) == next)
            }
        };
        let Some(rows) = rows else { break };
        run.push(rows);
    }
    run
}

/// The rows of a page with the most numbers that follow one another; the year of a title is a number,
/// too.
fn numbered(sheet: &Sheet) -> Option<Rows> {
    let longest = runs(sheet).into_iter().max_by_key(Vec::len)?;
    (longest.len() >= FEWEST_ROWS).then_some(longest)
}

/// The numbers with which lines of a page begin, as they follow one another.
fn runs(sheet: &Sheet) -> Vec<Rows> {
    if !is_loose(sheet) {
        return Vec::new();
    }
    let mut rows: Rows = sheet.lines.iter().filter_map(number).collect();
    rows.sort_by(|a, b| a.1.total_cmp(&b.1));
    rows.chunk_by(|a, b| a.0.checked_add(1) == Some(b.0)).map(<[_]>::to_vec).collect()
}

/// The number with which a line begins, and its baseline.
fn number(line: &TextLine) -> Option<(u32, f32)> {
    let first = line.clone().cut(GAP).into_iter().next()?;
    Some((numbers::number(&first)?, line.baseline))
}

/// Whether the rows of a page begin with the same numbers.
fn repeats_numbers(sheet: &Sheet, rows: &Rows) -> bool {
    let numbers: Rows = sheet.lines.iter().filter_map(number).collect();
    let is_there = |row: &&(u32, f32)| {
        let same = |own: &(u32, f32)| own.0 == row.0 && (own.1 - row.1).abs() <= SAME_HEIGHT;
        numbers.iter().any(same)
    };
    2 * rows.iter().filter(is_there).count() > rows.len()
}

/// Puts the text of the right page beside that of the left. What it repeats in the same place, the
/// numbers of the rows under their header, is set aside.
fn append(
    sheets: &mut [Sheet],
    left: usize,
    rows: &Rows,
    right: usize,
    repeated: &mut Vec<Paragraph>,
) {
    let Ok([sheet, other]) = sheets.get_disjoint_mut([left, right]) else { return };
    let is_numbered = repeats_numbers(other, rows);
    let text = std::mem::take(&mut other.lines);
    let shift = sheet.width;
    let mut moved: Vec<Ink> = Vec::new();
    for piece in text.into_iter().flat_map(|line| line.cut(GAP)) {
        if is_numbered && sheet.lines.iter().any(|line| repeats(&piece, line)) {
            repeated.push(other.aside(&piece, NO_TAB));
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
    sheet.moved.push(Moved { page: other.number, turn: other.turn, shift, from });
    sheet.put_beside(moved.into_iter());
    sheet.width += other.width;
}

/// Whether a piece of text is the beginning of a line of another page, in the same place.
fn repeats(piece: &TextLine, line: &TextLine) -> bool {
    (piece.baseline - line.baseline).abs() <= SAME_HEIGHT
        && (piece.start - line.start).abs() <= SAME_HEIGHT
        && line.text(NO_TAB).starts_with(&piece.text(NO_TAB))
}
