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
        } else {
            for columns in groups(squares, &run, &named) {
                squares.join_across(0, columns);
            }
        }
    }
}

/// The columns that each of several words stands over, word by word: it begins where they do, or
/// stands over their middle.
fn groups(squares: &Squares, run: &Range<usize>, named: &[usize]) -> Vec<Range<usize>> {
    let below = |column: usize| squares.extent(1, column);
    let off = |word: usize, columns: Range<usize>| -> Option<f32> {
        let (start, end) = squares.extent(0, word)?;
        let (first, last) = (below(columns.start)?, below(columns.end.checked_sub(1)?)?);
        let middle = f32::midpoint(first.0, last.1);
        Some((start - first.0).abs().min((f32::midpoint(start, end) - middle).abs()))
    };
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut start = run.start;
    for (word, next) in named.iter().zip(named.iter().skip(1)) {
        // The last column of this word: the one with which both words stand best.
        let fits = (*word + 1..=*next).filter_map(|end| {
            let after = named.iter().copied().find(|other| other > next).unwrap_or(run.end);
            let others = (*next + 1..=after).filter_map(|last| off(*next, end..last));
            let beside = others.reduce(f32::min)?;
            Some((off(*word, start..end)? + beside, end))
        });
        let best = fits.reduce(|best, other| if other.0 < best.0 { other } else { best });
        let end = best.map_or(*next, |(_, end)| end);
        groups.push(start..end);
        start = end;
    }
    groups.push(start..run.end);
    groups
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
