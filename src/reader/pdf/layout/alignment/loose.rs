//! Tables whose rules part few of their columns: one rule beside the stub, or rules between groups of
//! columns only.

use crate::reader::pdf::page::Direction;

use super::super::table::Table;
use super::super::text::lines::{self, TextLine};
use super::columns;
use super::regions::shared_columns;
use super::stubs::is_figure;

/// Tables with more ruled columns have rules between all, unless figures stand beside one another
/// within them, …
const FEW_COLUMNS: usize = 3;
/// … on so many lines at least.
const FEWEST_LINES: usize = 3;

/// Whether the text of a table with rules keeps to more columns than the rules part.
pub(crate) fn has_more_columns(table: &Table) -> bool {
    let is_narrow = table.lattice.column_count() <= FEW_COLUMNS;
    let gaps = table.contents.iter().flatten().filter(|line| line.has_gap(columns::WIDE));
    if !is_narrow && gaps.take(FEWEST_LINES).count() < FEWEST_LINES {
        return false;
    }
    let inks = table.contents.iter().flatten().flat_map(|line| line.inks.iter().copied());
    let lines = lines::lines(inks.collect());
    let lines: Vec<&TextLine> =
        lines.iter().filter(|line| line.direction() == Direction::Right).collect();
    packs_figures(table, &lines) || is_narrow && keeps_to_more(table, &lines)
}

/// Whether most lines with figures have several within one column.
fn packs_figures(table: &Table, lines: &[&TextLine]) -> bool {
    let figures = |line: TextLine| line.cut(columns::WIDE).iter().filter(|p| is_figure(p)).count();
    let most = |line: &&TextLine| {
        let parts = line.parts(&table.lattice.columns).into_iter();
        parts.map(|(_, part)| figures(part)).max().unwrap_or_default()
    };
    let counts: Vec<usize> = lines.iter().map(most).filter(|count| *count > 0).collect();
    let packed = counts.iter().filter(|count| **count > 1).count();
    packed >= FEWEST_LINES && 2 * packed > counts.len()
}

/// Whether most lines have text in nearly all of more columns than the rules part.
fn keeps_to_more(table: &Table, lines: &[&TextLine]) -> bool {
    let ruled = table.lattice.column_count();
    let Some(columns) = shared_columns(lines) else { return false };
    let filled = lines.iter().filter(|line| columns.filled(line).len() + 1 >= columns.len());
    columns.len() > ruled + 1 && 2 * filled.count() > lines.len()
}
