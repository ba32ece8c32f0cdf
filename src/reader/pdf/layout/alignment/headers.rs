//! Headers of two levels: a word over the words of several columns (`责任分工` over `牵头单位` and
//! `配合单位`), beside columns with one word for both.

use std::ops::Range;

use super::super::text::lines::TextLine;
use super::aligned::{Cell, Row};
use super::columns::Columns;
use super::squares::Squares;

/// Words stand beside one another if their baselines differ by no more than this share of the size.
const BESIDE: f32 = 0.35;

/// Finds the two levels of a header that no rules part, in the first row of a table with text in
/// several columns, or in the first two.
pub(crate) fn part(rows: &mut Vec<Row>, columns: &Columns) {
    let is_banner = |row: &Row| matches!(row.cells.as_slice(), [] | [_]);
    let Some(first) = rows.iter().position(|row| !is_banner(row)) else { return };
    // Rules have told its levels.
    let has = |is: fn(&Cell) -> bool| rows.get(first).is_some_and(|row| row.cells.iter().any(is));
    if has(|cell| cell.rows > 1) && has(|cell| cell.columns.len() > 1) {
        return;
    }
    let Some((start, levels)) = levels(rows, first, columns.len()) else { return };
    let Levels { texts, count, .. } = levels;
    let mut squares = Squares::new(columns.len(), 2);
    for (columns, level, lines) in texts {
        if level == Level::Both {
            columns.clone().for_each(|column| squares.join_down(0, column));
        }
        squares.put(usize::from(level == Level::Lower), columns, lines);
    }
    if span(&mut squares) {
        let top = rows.get(start).and_then(|row| row.top);
        rows.splice(start..start + count, squares.into_rows(&[top]));
    }
}

/// The levels of a header that begins in the first row with several texts, or in the one before: a
/// single word over several columns.
fn levels(rows: &[Row], first: usize, columns: usize) -> Option<(usize, Levels)> {
    let row = rows.get(first)?;
    if filled(row, columns).all(|filled| filled) {
        let above = first.checked_sub(1).and_then(|start| Some((start, rows.get(start)?)));
        let over = above.and_then(|(start, upper)| Some((start, in_rows(upper, &[row], columns)?)));
        let over = over.filter(|(_, levels)| levels.is_higher_beside);
        return over.or_else(|| Some((first, in_one_row(row)?)));
    }
    for start in [first.checked_sub(1), Some(first)].into_iter().flatten() {
        let Some(upper) = rows.get(start) else { continue };
        for end in start + 2..=start + 3 {
            let lower: Vec<&Row> = rows.get(start + 1..end).into_iter().flatten().collect();
            let found = in_rows(upper, &lower, columns);
            // A title may stand over the header too.
            let sure = |levels: &Levels| start == first || levels.is_higher_beside;
            if let Some(levels) = found.filter(sure) {
                return Some((start, levels));
            }
        }
    }
    None
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
    /// Whether a word for both levels stands wholly over those of the lower level.
    is_higher_beside: bool,
}

/// For each column, whether a row has text in it.
fn filled(row: &Row, columns: usize) -> impl Iterator<Item = bool> {
    (0..columns).map(|column| row.cells.iter().any(|cell| cell.columns.contains(&column)))
}

fn baseline(cell: &Cell) -> f32 {
    cell.lines.first().map_or(0.0, |line| line.baseline)
}

/// The levels of a header taken for one row: a column has a word over its own, and the words of the
/// columns beside it stand beside that lower one. Elsewhere a word stands higher: in a header of one
/// level whose words stand at the bottom of their cells none does.
fn in_one_row(row: &Row) -> Option<Levels> {
    // Which line of a cell begins the lower level, if that of a neighbour does with its first.
    let cut = |cell: &Cell, beside: &Cell| {
        let line = beside.lines.first()?;
        let at = cell.lines.iter().position(|own| is_beside(own, line))?;
        (at > 0 && cell.lines.len() - at == beside.lines.len()).then_some(at)
    };
    let cells = row.cells.as_slice();
    let neighbours = |index: usize| {
        [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|at| cells.get(at))
    };
    let groups: Vec<Option<usize>> = cells
        .iter()
        .enumerate()
        .map(|(index, cell)| neighbours(index).find_map(|beside| cut(cell, beside)))
        .collect();
    let (group, at) = cells.iter().zip(&groups).find_map(|(cell, at)| Some((cell, (*at)?)))?;
    let (upper, lower) = (group.lines.first()?, group.lines.get(at)?);
    let levels: Vec<Level> = cells
        .iter()
        .zip(&groups)
        .map(|(cell, group)| {
            let starts = |line: &TextLine| cell.lines.first().is_some_and(|l| is_beside(l, line));
            match group {
                Some(_) if starts(upper) => Level::Upper,
                None if starts(lower) => Level::Lower,
                _ => Level::Both,
            }
        })
        .collect();
    let mut texts: Vec<(Range<usize>, Level, Vec<TextLine>)> = Vec::new();
    let mut has_higher = false;
    for ((cell, level), group) in cells.iter().zip(levels).zip(groups) {
        if let (Level::Upper, Some(at)) = (level, group)
            && let Some((upper, lower)) = cell.lines.split_at_checked(at)
        {
            texts.push((cell.columns.clone(), Level::Upper, upper.to_vec()));
            texts.push((cell.columns.clone(), Level::Lower, lower.to_vec()));
        } else {
            has_higher |=
                level == Level::Both && baseline(cell) < lower.baseline - BESIDE * lower.size;
            texts.push((cell.columns.clone(), level, cell.lines.clone()));
        }
    }
    has_higher.then_some(Levels { texts, count: 1, is_higher_beside: true })
}

/// The levels of a header taken for several rows, which together have text in all columns: words in
/// the first, the others under or beside them.
fn in_rows(upper: &Row, lower: &[&Row], columns: usize) -> Option<Levels> {
    let above: Vec<bool> = filled(upper, columns).collect();
    let mut below = vec![false; columns];
    for row in lower {
        for (below, filled) in below.iter_mut().zip(filled(row, columns)) {
            if *below && filled {
                return None;
            }
            *below |= filled;
        }
    }
    if !above.iter().zip(&below).all(|(above, below)| *above || *below) {
        return None;
    }
    let touches = |cell: &Cell, row: &[bool]| {
        row.get(cell.columns.clone()).is_some_and(|filled| filled.contains(&true))
    };
    let cells = || lower.iter().flat_map(|row| &row.cells);
    // The height of the words under a word; what stands higher stands for both levels.
    let under = cells().filter(|cell| touches(cell, &above)).map(baseline).reduce(f32::max)?;
    let is_over = |line: &TextLine| line.baseline < under - BESIDE * line.size;
    let mut texts = Vec::new();
    for cell in &upper.cells {
        let level = if touches(cell, &below) { Level::Upper } else { Level::Both };
        texts.push((cell.columns.clone(), level, cell.lines.clone()));
    }
    let mut is_higher_beside = false;
    for cell in cells() {
        let beside = !touches(cell, &above);
        let higher = beside && cell.lines.first().is_some_and(is_over);
        is_higher_beside |= beside && cell.lines.last().is_some_and(is_over);
        let level = if higher { Level::Both } else { Level::Lower };
        texts.push((cell.columns.clone(), level, cell.lines.clone()));
    }
    Some(Levels { texts, count: lower.len() + 1, is_higher_beside })
}

fn is_beside(a: &TextLine, b: &TextLine) -> bool {
    (a.baseline - b.baseline).abs() <= BESIDE * a.size
}

/// Joins the squares of the first row that a word stands over, if the first two rows are a header
/// of two levels; whether they are.
pub(crate) fn span(squares: &mut Squares) -> bool {
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
