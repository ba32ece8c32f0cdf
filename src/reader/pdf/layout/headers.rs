//! Headers of two levels: a word over the words of several columns (`责任分工` over `牵头单位` and
//! `配合单位`), beside columns with one word for both.

use std::ops::Range;

use super::squares::Squares;

/// Joins the squares of the first row that a word stands over, if the first two rows are a header
/// of two levels.
pub(super) fn span(squares: &mut Squares) {
    if squares.height < 2 {
        return;
    }
    let runs = runs(squares);
    let whole = runs.iter().map(Range::len).sum::<usize>() == squares.width;
    let all_named = runs.iter().flat_map(Clone::clone).all(|column| squares.has_text(1, column));
    let has_figures = |column| {
        let mut lines = squares.lines(0, column).chain(squares.lines(1, column));
        lines.any(|line| line.inks.iter().any(|ink| ink.character.is_ascii_digit()))
    };
    if whole || !all_named || (0..squares.width).any(has_figures) {
        return;
    }
    for run in runs {
        let named: Vec<usize> = run.clone().filter(|column| squares.has_text(0, *column)).collect();
        if let [_] = named.as_slice() {
            squares.join_across(0, run);
        } else if named.first() == Some(&run.start) {
            // Each word stands at the beginning of its columns.
            let ends = named.iter().skip(1).copied().chain([run.end]);
            for (start, end) in named.iter().zip(ends) {
                squares.join_across(0, *start..end);
            }
        }
    }
}

/// The columns, side by side, that have a cell of their own in the second row.
fn runs(squares: &mut Squares) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for column in 0..squares.width {
        if squares.goes_down(0, column) {
            continue;
        }
        match runs.last_mut().filter(|run| run.end == column) {
            Some(run) => run.end = column + 1,
            None => runs.push(column..column + 1),
        }
    }
    runs
}
