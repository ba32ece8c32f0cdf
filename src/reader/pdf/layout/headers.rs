//! Headers of two levels: a word over the words of several columns (`责任分工` over `牵头单位` and
//! `配合单位`), beside columns with one word for both.

use std::ops::Range;

use super::aligned::{Cell, Row};
use super::columns::Columns;
use super::lines::TextLine;
use super::squares::Squares;

/// Words stand beside one another if their baselines differ by no more than this share of the size.
const BESIDE: f32 = 0.35;

/// Finds the two levels of a header that no rules part, in the first row of a table with text in
/// several columns, or in the first two.
pub(super) fn part(rows: &mut Vec<Row>, columns: &Columns) {
    let is_banner = |row: &Row| matches!(row.cells.as_slice(), [] | [_]);
    let Some(first) = rows.iter().position(|row| !is_banner(row)) else { return };
    let Some(header) = rows.get(first..) else { return };
    let levels = match header {
        [row, ..] if filled(row, columns.len()).all(|filled| filled) => in_one_row(row),
        [upper, lower, ..] => in_two_rows(upper, lower, columns.len()),
        _ => None,
    };
    let Some(Levels { texts, count }) = levels else { return };
    let mut squares = Squares::new(columns.len(), 2);
    for (columns, level, lines) in texts {
        if level == Level::Both {
            columns.clone().for_each(|column| squares.join_down(0, column));
        }
        squares.put(usize::from(level == Level::Lower), columns, lines);
    }
    if span(&mut squares) {
        let top = rows.get(first).and_then(|row| row.top);
        rows.splice(first..first + count, squares.into_rows(&[top]));
    }
}

/// Where a word of a header stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Upper,
    Lower,
    Both,
}

/// The words of a header, and how many rows they were taken for.
struct Levels {
    texts: Vec<(Range<usize>, Level, Vec<TextLine>)>,
    count: usize,
}

/// For each column, whether a row has text in it.
fn filled(row: &Row, columns: usize) -> impl Iterator<Item = bool> {
    (0..columns).map(|column| row.cells.iter().any(|cell| cell.columns.contains(&column)))
}

fn baseline(cell: &Cell) -> f32 {
    cell.lines.first().map_or(0.0, |line| line.baseline)
}

/// The levels of a header taken for one row: a column has a word over its own, and the words of the
/// next columns stand beside that lower one. Elsewhere a word stands higher: in a header of one
/// level whose words stand at the bottom of their cells none does.
fn in_one_row(row: &Row) -> Option<Levels> {
    let cells = row.cells.iter();
    // Which line of a cell begins the lower level.
    let cut = |cell: &Cell, next: &Cell| {
        let line = next.lines.first()?;
        let at = cell.lines.iter().position(|own| is_beside(own, line))?;
        (at > 0 && cell.lines.len() - at == next.lines.len()).then_some(at)
    };
    let groups: Vec<(&Cell, usize)> = cells
        .clone()
        .zip(cells.clone().skip(1))
        .filter_map(|(cell, next)| Some((cell, cut(cell, next)?)))
        .collect();
    let (group, at) = groups.first()?;
    let (upper, lower) = (group.lines.first()?, group.lines.get(*at)?);
    let mut texts: Vec<(Range<usize>, Level, Vec<TextLine>)> = Vec::new();
    let mut under_group = false;
    let mut has_higher = false;
    for cell in cells {
        let cut = cell.lines.iter().position(|line| is_beside(line, lower));
        let starts = cell.lines.first().is_some_and(|line| is_beside(line, upper));
        match cut {
            Some(at)
                if at > 0
                    && starts
                    && groups.iter().any(|(group, _)| group.columns == cell.columns) =>
            {
                let (upper, lower) = cell.lines.split_at(at);
                texts.push((cell.columns.clone(), Level::Upper, upper.to_vec()));
                texts.push((cell.columns.clone(), Level::Lower, lower.to_vec()));
                under_group = true;
            }
            Some(0) if under_group => {
                texts.push((cell.columns.clone(), Level::Lower, cell.lines.clone()));
            }
            _ => {
                under_group = false;
                has_higher |= baseline(cell) < lower.baseline - BESIDE * lower.size;
                texts.push((cell.columns.clone(), Level::Both, cell.lines.clone()));
            }
        }
    }
    has_higher.then_some(Levels { texts, count: 1 })
}

/// The levels of a header taken for two rows, which together have text in all columns.
fn in_two_rows(upper: &Row, lower: &Row, columns: usize) -> Option<Levels> {
    let (above, below) = (filled(upper, columns), filled(lower, columns));
    let pairs: Vec<(bool, bool)> = above.zip(below).collect();
    if !pairs.iter().all(|(above, below)| *above || *below) {
        return None;
    }
    let has_below =
        |cell: &Cell| cell.columns.clone().any(|column| pairs.get(column).is_some_and(|p| p.1));
    let over =
        |cell: &Cell| cell.columns.clone().any(|column| pairs.get(column).is_some_and(|p| p.0));
    // The height of the words under a word; what stands higher stands for both levels.
    let under = lower.cells.iter().filter(|cell| over(cell)).map(baseline).reduce(f32::max)?;
    let mut texts = Vec::new();
    for cell in &upper.cells {
        let level = if has_below(cell) { Level::Upper } else { Level::Both };
        texts.push((cell.columns.clone(), level, cell.lines.clone()));
    }
    for cell in &lower.cells {
        let size = cell.lines.first().map_or(0.0, |line| line.size);
        let higher = !over(cell) && baseline(cell) < under - BESIDE * size;
        let level = if higher { Level::Both } else { Level::Lower };
        texts.push((cell.columns.clone(), level, cell.lines.clone()));
    }
    Some(Levels { texts, count: 2 })
}

fn is_beside(a: &TextLine, b: &TextLine) -> bool {
    (a.baseline - b.baseline).abs() <= BESIDE * a.size
}

/// Joins the squares of the first row that a word stands over, if the first two rows are a header
/// of two levels; whether they are.
pub(super) fn span(squares: &mut Squares) -> bool {
    if squares.height < 2 {
        return false;
    }
    let runs = runs(squares);
    let whole = runs.iter().map(Range::len).sum::<usize>() == squares.width;
    let all_named = runs.iter().flat_map(Clone::clone).all(|column| squares.has_text(1, column));
    let has_figures = |column| {
        let mut lines = squares.lines(0, column).chain(squares.lines(1, column));
        lines.any(|line| line.inks.iter().any(|ink| ink.character.is_ascii_digit()))
    };
    if whole || !all_named || (0..squares.width).any(has_figures) {
        return false;
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
    true
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
