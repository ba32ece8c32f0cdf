//! Rows of a table without rules whose cells stand in the middle, or at the top, of the rows that
//! they cover: how far each cell reaches is read off its height where the heights of all cells agree,
//! and in one way only.

use std::ops::Range;

use super::super::text::cell_text::{Measure, SAME_PITCH};
use super::super::text::lines::TextLine;
use super::rows::{self, Column};
use super::text_blocks::{Block, Blocks, Cells, MOST_ROWS, Stand};
use super::wrapping::{are_parted, are_wrapped};

/// What the heights of texts say of the rows that cells cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// All heights agree on these.
    Sure(Cells),
    /// Cells that stand in the middle of their rows and cells that stand at the top could both
    /// look so.
    Doubtful,
    /// Nothing.
    Unknown,
}

/// The rows that the cells of every column cover, as far as heights tell.
pub(crate) fn cells(columns: &[Column], measures: &[Option<Measure>]) -> Reading {
    if columns.iter().any(|column| column.len() > MOST_ROWS) {
        return Reading::Unknown;
    }
    let pitch = rows::least_pitch(columns) * SAME_PITCH;
    let wrapped = are_wrapped(columns, measures, pitch).then(|| Blocks::new(columns, pitch));
    let wrapped = wrapped.filter(|blocks| blocks.are_apart(pitch));
    let wrapped = wrapped.map_or(Reading::Unknown, |blocks| reading(&blocks, |_| true));
    let single = Blocks::new(columns, 0.0);
    let are_even = single.are_even();
    let single = reading(&single, |cells| {
        let last = last_row(cells);
        are_even
            && are_parted(columns, measures, cells)
            && cells.iter().all(|cells| are_whole(cells, last))
    });
    match (wrapped, single) {
        (reading, Reading::Unknown) | (Reading::Unknown, reading) => reading,
        (Reading::Doubtful, _) | (_, Reading::Doubtful) => Reading::Doubtful,
        (Reading::Sure(_), Reading::Sure(_)) => Reading::Unknown,
    }
}

/// How the cells stand that the page may show. Those in the first column cover all rows: in a
/// table sorted by months or kinds it has no blank cells.
fn reading(blocks: &Blocks, is_possible: impl Fn(&Cells) -> bool) -> Reading {
    let [middle, top] = [Stand::Middle, Stand::Top]
        .map(|stand| blocks.cells(stand).filter(|cells| is_possible(cells)));
    let is_whole =
        |cells: &&Cells| cells.first().is_some_and(|first| are_whole(first, last_row(cells)));
    match (middle.as_ref().filter(is_whole), top.as_ref().filter(is_whole)) {
        (Some(middle), Some(top)) if middle.first() != top.first() => Reading::Doubtful,
        (None, Some(top)) if !are_backed(top) => Reading::Doubtful,
        (None, Some(_)) => top.map_or(Reading::Unknown, Reading::Sure),
        _ => middle.or(top).map_or(Reading::Unknown, Reading::Sure),
    }
}

/// Whether two columns at least have a text of their own in every row that goes on with a cell
/// of the first: in one column they may be paragraphs of a cell.
fn are_backed(cells: &Cells) -> bool {
    let first = cells.first().into_iter().flatten();
    let mut going_on = first.flat_map(|rows| rows.start + 1..rows.end);
    going_on.all(|row| {
        let begins = |cells: &&Vec<Range<usize>>| cells.iter().any(|rows| rows.start == row);
        cells.iter().filter(begins).count() > 1
    })
}

/// Where the last row ends.
fn last_row(cells: &Cells) -> Option<usize> {
    cells.iter().flatten().map(|rows| rows.end).max()
}

/// Whether the cells of a column follow one another from the first row to the last.
fn are_whole(cells: &[Range<usize>], last: Option<usize>) -> bool {
    // Lines of one cell name the same rows.
    let mut pairs = cells.iter().zip(cells.iter().skip(1));
    cells.first().is_some_and(|rows| rows.start == 0)
        && cells.last().map(|rows| rows.end) == last
        && pairs.all(|(upper, lower)| upper.end == lower.start || upper == lower)
}

/// Where the row of a number begins: with the highest text that stands at its height. `None` where
/// texts of several lines cannot be told.
pub(crate) fn top(
    columns: &[Column],
    measures: &[Option<Measure>],
    number: &TextLine,
) -> Option<f32> {
    let pitch = rows::least_pitch(columns) * SAME_PITCH;
    let blocks = if are_wrapped(columns, measures, pitch) {
        Blocks::new(columns, pitch)
    } else {
        // Rows of one line each from here on.
        let from = number.baseline - number.size / 2.0;
        let below =
            |column: &Column| column.iter().filter(|line| line.baseline > from).cloned().collect();
        let below: Vec<Column> = columns.iter().map(below).collect();
        Some(Blocks::new(columns, 0.0)).filter(|_| Blocks::new(&below, 0.0).are_even())?
    };
    let own = Block::of(std::slice::from_ref(number));
    let beside = |block: &&Block| {
        own.as_ref()
            .is_some_and(|own| Stand::Middle.agree(block, own) || Stand::Top.agree(block, own))
    };
    let tops = blocks.columns.iter().flatten().filter(beside).map(|block| block.top);
    Some(tops.fold(number.baseline, f32::min))
}
