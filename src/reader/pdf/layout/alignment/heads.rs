//! Headers of one level whose words wrap, in one column more than in another: they end at one height,
//! or have their middles at one. In a header of two levels the words of the upper one stand alone.

use super::super::text::lines::TextLine;
use super::rows::{self, Column};
use super::stubs::is_figure;

/// Lines of one word lie so many sizes apart at most: rows have some padding.
const HEAD_LEADING: f32 = 1.35;
/// A header wraps into so many lines at most.
const MOST_LINES: usize = 5;

/// Whether the lines of every column are one word of a header.
pub(crate) fn is_one_row(columns: &[Column]) -> bool {
    let words = || columns.iter().filter(|column| !column.is_empty());
    words().count() > 1
        && words().all(is_one_word)
        && words().any(|word| word.len() > 1)
        && !rows::are_level(columns)
}

/// Whether lines are near enough for one word, and no column of figures.
fn is_one_word(column: &Column) -> bool {
    let near = |(a, b): (&TextLine, &TextLine)| b.baseline - a.baseline <= HEAD_LEADING * b.size;
    column.len() <= MOST_LINES
        && column.iter().zip(column.iter().skip(1)).all(near)
        && column.iter().filter(|line| is_figure(line)).count() < 2
}
