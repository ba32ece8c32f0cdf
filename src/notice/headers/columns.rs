//! The columns of a plan: their grid columns in each piece, and who gets which role.

use std::ops::Range;

use crate::lexicon::header_parts::{ENDS, STARTS, TAKING_PART};
use crate::record::Role;

use super::super::view::View;
use super::super::wording;
use super::leaves::Leaf;
use super::role::{Fit, NAME_OF_CONTENT, roles_of_parts};

/// How far two columns' edges may differ, as a part of the table's width: a fiftieth is less than
/// a narrow 序号 column (a thirtieth) and more than what producers round.
const EDGE_TOLERANCE: f32 = 0.02;

/// A column of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlanColumn {
    /// The header as printed.
    pub(crate) header: String,
    pub(crate) fit: Option<Fit>,
    pub(crate) role: Role,
    /// The month, quarter or year that the column is, where several stand side by side.
    pub(crate) calendar: Option<String>,
}

/// The columns under a header and the grid columns of each. A header cell over several columns
/// that most rows divide at one place stands for as many columns.
pub(crate) fn under_header(
    view: &View<'_>,
    leaves: &[Leaf],
    body: Range<u32>,
) -> (Vec<PlanColumn>, Vec<Range<u32>>) {
    let mut columns = Vec::new();
    let mut ranges = Vec::new();
    for leaf in leaves {
        let divided = divided(view, &leaf.columns, body.clone());
        let parts = roles_of_parts(&leaf.text, divided.len()).unwrap_or_default();
        for (part, range) in divided.into_iter().enumerate() {
            columns.push(PlanColumn {
                header: leaf.text.clone(),
                fit: parts.get(part).copied().unwrap_or(leaf.fit),
                role: Role::Extra,
                calendar: leaf.calendar.clone(),
            });
            ranges.push(range);
        }
    }
    // Of tables under one another on a sheet the widest has more columns than the others print.
    let is_part_of_grid = view.rows.len() < view.grid.rows as usize;
    while is_part_of_grid
        && columns.last().is_some_and(|column| wording::is_blank(&column.header))
        && ranges.last().is_some_and(|range| is_blank_below(view, range, body.clone()))
    {
        columns.pop();
        ranges.pop();
    }
    (columns, ranges)
}

/// Whether nothing is printed in these grid columns but what comes from the left.
fn is_blank_below(view: &View<'_>, range: &Range<u32>, mut body: Range<u32>) -> bool {
    body.all(|row| {
        let mut cells = range.clone().filter_map(|column| view.cell(view.at(row, column)?));
        cells.all(|cell| cell.column < range.start || wording::is_blank(&cell.text))
    })
}

/// The column of a role.
pub(crate) fn column_of(columns: &[PlanColumn], role: Role) -> Option<usize> {
    columns.iter().position(|column| column.role == role)
}

/// A range of grid columns, cut where at least half of the rows have a cell end.
fn divided(view: &View<'_>, range: &Range<u32>, body: Range<u32>) -> Vec<Range<u32>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for edge in range.start + 1..range.end {
        let cut = body.clone().filter(|&row| is_edge(view, row, edge)).count();
        if cut > 0 && 2 * cut >= body.len() {
            parts.push(start..edge);
            start = edge;
        }
    }
    parts.push(start..range.end);
    parts
}

/// Whether one cell ends and another begins at this column edge of a row.
fn is_edge(view: &View<'_>, row: u32, edge: u32) -> bool {
    edge > 0
        && match (view.at(row, edge - 1), view.at(row, edge)) {
            (Some(left), Some(right)) => left != right,
            _ => false,
        }
}

/// The grid columns of a piece without a header for each column of the plan, if it fits: by number
/// of columns, by the edges, or by the same grid as the piece above (`above`: its view and ranges).
/// A column that the piece does not have is [`MISSING`].
pub(crate) fn of_continuation(
    view: &View<'_>,
    above: (&View<'_>, &[Range<u32>]),
) -> Option<Vec<Range<u32>>> {
    let natural = natural(view);
    let (above_view, above_ranges) = above;
    if natural.len() == above_ranges.len() {
        return Some(natural);
    }
    if view.grid.columns == above_view.grid.columns && view.grid.column_edges.is_empty() {
        return Some(above_ranges.to_vec());
    }
    by_edges(view, &natural, above_view, above_ranges)
        .or_else(|| by_place(view, &natural, above_view, above_ranges))
}

/// The grid columns of a column that a piece does not have.
pub(crate) const MISSING: Range<u32> = u32::MAX..u32::MAX;

/// A piece without a column at a side: where a merged cell covers the whole of a page, some
/// producers draw nothing of it. The other columns stand where they stood.
fn by_place(
    view: &View<'_>,
    natural: &[Range<u32>],
    above_view: &View<'_>,
    above_ranges: &[Range<u32>],
) -> Option<Vec<Range<u32>>> {
    let edges = |view: &View<'_>, ranges: &[Range<u32>]| -> Option<Vec<(f32, f32)>> {
        let edge = |index: u32| view.grid.column_edges.get(index as usize).copied();
        ranges.iter().map(|range| Some((edge(range.start)?, edge(range.end)?))).collect()
    };
    let (here, above) = (edges(view, natural)?, edges(above_view, above_ranges)?);
    let tolerance = EDGE_TOLERANCE * (above.last()?.1 - above.first()?.0);
    let near = |a: &(f32, f32), b: &(f32, f32)| {
        (a.0 - b.0).abs() <= tolerance && (a.1 - b.1).abs() <= tolerance
    };
    let first = above.iter().position(|edge| here.first().is_some_and(|own| near(own, edge)))?;
    let same = above.get(first..first + here.len())?;
    if here.len() < 2 || !here.iter().zip(same).all(|(own, edge)| near(own, edge)) {
        return None;
    }
    let column = |index: usize| index.checked_sub(first).and_then(|index| natural.get(index));
    Some((0..above.len()).map(|index| column(index).cloned().unwrap_or(MISSING)).collect())
}

/// The columns of a grid: grid columns that no cell divides are one.
fn natural(view: &View<'_>) -> Vec<Range<u32>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for edge in 1..view.grid.columns {
        if view.rows.clone().any(|row| view.at(row, edge - 1) != view.at(row, edge)) {
            parts.push(start..edge);
            start = edge;
        }
    }
    if start < view.grid.columns {
        parts.push(start..view.grid.columns);
    }
    parts
}

/// A piece whose rows divide fewer columns than the plan has: every edge of it must be an edge of
/// the plan, at the same part of the table's width (a landscape page is wider).
fn by_edges(
    view: &View<'_>,
    natural: &[Range<u32>],
    above_view: &View<'_>,
    above_ranges: &[Range<u32>],
) -> Option<Vec<Range<u32>>> {
    let here = shares(&view.grid.column_edges, natural)?;
    let above = shares(&above_view.grid.column_edges, above_ranges)?;
    let near = |a: f32, b: f32| (a - b).abs() <= EDGE_TOLERANCE;
    let fits = here.iter().all(|(left, right)| {
        above.iter().any(|edge| near(edge.0, *left))
            && above.iter().any(|edge| near(edge.1, *right))
    });
    if !fits {
        return None;
    }
    above
        .iter()
        .map(|(left, right)| {
            let middle = f32::midpoint(*left, *right);
            let column = here.iter().position(|edge| edge.0 <= middle && middle <= edge.1)?;
            natural.get(column).cloned()
        })
        .collect()
}

/// The left and right edge of each column as parts of the table's width.
fn shares(edges: &[f32], columns: &[Range<u32>]) -> Option<Vec<(f32, f32)>> {
    let (first, last) = (*edges.first()?, *edges.last()?);
    let width = last - first;
    if width <= 0.0 {
        return None;
    }
    columns
        .iter()
        .map(|range| {
            let edge = |index: u32| edges.get(index as usize).map(|x| (x - first) / width);
            Some((edge(range.start)?, edge(range.end)?))
        })
        .collect()
}

/// Gives each role to one column; returns the columns that had a wording of a role and lost it.
///
/// `grouped` says which columns have cells merged downwards, `sectioned` which of these number their
/// cells as sections (民生实事: 一、教育), `numbered` which hold mostly numbers.
/// 开始时间 and 结束时间 both keep their role: their times are one interval.
pub(crate) fn assign_roles(
    columns: &mut [PlanColumn],
    grouped: &[bool],
    sectioned: &[bool],
    numbered: &[bool],
) -> Vec<usize> {
    let mut lost = Vec::new();
    let has = |role| columns.iter().any(|column| column.fit.is_some_and(|fit| fit.role == role));
    if has(Role::LeadUnits) && !has(Role::SupportingUnits) {
        give_work_to_those_taking_part(columns);
    }
    let fits: Vec<(usize, Fit)> = columns
        .iter()
        .enumerate()
        .filter_map(|(index, column)| Some((index, column.fit?)))
        .collect();
    let is_grouped = |index: usize| grouped.get(index).copied().unwrap_or_default();
    for &(index, fit) in &fits {
        let winner = fits
            .iter()
            .filter(|(_, other)| other.role == fit.role)
            .min_by_key(|(other, fit)| {
                // Of two columns under one header the merged one is the group, not the item.
                let same_header = columns.iter().enumerate().any(|(i, column)| {
                    i != *other && columns.get(*other).is_some_and(|c| c.header == column.header)
                });
                // So is one merged over several contents: 专项行动 over its 工作内容.
                let over_items = sectioned.get(*other).copied().unwrap_or_default()
                    || *fit == NAME_OF_CONTENT && is_grouped(*other);
                // 重点工作 over its 具体任务
                let group = same_header || fit.role == Role::Theme;
                (over_items, fit.rank, group && is_grouped(*other), *other)
            })
            .map(|(winner, _)| *winner);
        let paired = fit.role == Role::Schedule
            && winner.is_some_and(|winner| are_start_and_end(columns, winner, index));
        if winner == Some(index) || paired {
            if let Some(column) = columns.get_mut(index) {
                column.role = fit.role;
            }
        } else if fit.role != Role::Extra && !sectioned.get(index).copied().unwrap_or_default() {
            lost.push(index);
        }
    }
    if !columns.iter().any(|column| column.role == Role::Serial)
        && let Some((column, _)) = columns
            .iter_mut()
            .zip(numbered)
            .find(|(column, numbered)| column.header.is_empty() && **numbered)
    {
        column.role = Role::Serial;
    }
    lost
}

/// 参加单位 beside 牵头单位 do the work with it; elsewhere they are those it is done for.
fn give_work_to_those_taking_part(columns: &mut [PlanColumn]) {
    for column in columns {
        let header = wording::folded(&column.header);
        if let Some(fit) = column.fit.as_mut().filter(|fit| fit.role == Role::Audience)
            && TAKING_PART.iter().any(|word| header.ends_with(word))
        {
            fit.role = Role::SupportingUnits;
        }
    }
}

/// Whether the time columns are 开始时间 and 结束时间.
pub(crate) fn has_start_and_end(columns: &[PlanColumn]) -> bool {
    let mut times = (0..columns.len())
        .filter(|&index| columns.get(index).is_some_and(|column| column.role == Role::Schedule));
    match (times.next(), times.next()) {
        (Some(first), Some(second)) => are_start_and_end(columns, first, second),
        _ => false,
    }
}

/// Whether the first column says when a time starts, and the second when it ends.
fn are_start_and_end(columns: &[PlanColumn], first: usize, second: usize) -> bool {
    let says = |index: usize, words: &[&str]| {
        columns.get(index).is_some_and(|column| {
            let header = wording::folded(&column.header);
            words.iter().any(|word| header.contains(word))
        })
    };
    first < second && says(first, STARTS) && says(second, ENDS)
}
