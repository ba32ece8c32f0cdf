//! A sheet that is wider than the paper is printed page beside page: first all rows of the left
//! columns, then all rows of the columns to the right. Here such tables become one again.

use crate::document::{Block, Document, Grid, Paragraph, Place};
use crate::record::Role;

use super::header;
use super::role::role_of;
use super::view::View;

/// How far the rows of both pages may stand apart, in points: printers round to less.
const ROW_TOLERANCE: f32 = 1.5;
/// Pages that the left columns may cover before those to the right come. A search over all pages of
/// a long document for each table would cost too much.
const MAX_PAGES: usize = 50;

/// A block as recognition reads it.
#[derive(Debug)]
pub(super) enum Piece<'d> {
    Paragraph(&'d Paragraph),
    Table(&'d Grid),
    /// A table put together from several pages side by side.
    Wide(Wide<'d>),
}

/// A table from pages side by side: its cells as one grid.
#[derive(Debug)]
pub(super) struct Wide<'d> {
    pub(super) grid: Grid,
    /// The place of each cell, on its own page.
    pub(super) places: Vec<Place>,
    /// What stands right above its other pages: the title goes on there.
    pub(super) above: Vec<&'d Paragraph>,
}

/// The blocks of a document with wide tables put together.
pub(super) fn blocks<'d>(document: &'d Document, callers: &[(String, Role)]) -> Vec<Piece<'d>> {
    let tables: Vec<(usize, &Grid)> = document
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| match block {
            Block::Table(grid) => Some((index, grid)),
            Block::Paragraph(_) => None,
        })
        .collect();
    // For each block the blocks to its right, and whether it is itself to the right of another.
    let mut right: Vec<Vec<usize>> = vec![Vec::new(); document.blocks.len()];
    let mut taken = vec![false; document.blocks.len()];
    for (number, (block, grid)) in tables.iter().enumerate() {
        if taken.get(*block).copied().unwrap_or(true) || !begins_plan(grid, callers) {
            continue;
        }
        let after = tables.get(number + 1..).unwrap_or_default();
        let Some(pages) = after
            .iter()
            .take(MAX_PAGES)
            .position(|(_, candidate)| is_right_of(grid, candidate, callers))
            .map(|position| position + 1)
        else {
            continue;
        };
        for left in number..number + pages {
            let mut next = left + pages;
            while let (Some((left_block, left)), Some((block, candidate))) =
                (tables.get(left), tables.get(next))
                && same_rows(left, candidate)
            {
                if let (Some(right), Some(taken)) =
                    (right.get_mut(*left_block), taken.get_mut(*block))
                {
                    right.push(*block);
                    *taken = true;
                }
                next += pages;
            }
        }
    }
    let mut pieces = Vec::with_capacity(document.blocks.len());
    for (index, block) in document.blocks.iter().enumerate() {
        let parts = right.get(index).map(Vec::as_slice).unwrap_or_default();
        match block {
            _ if taken.get(index).copied().unwrap_or_default() => {}
            Block::Paragraph(paragraph) => pieces.push(Piece::Paragraph(paragraph)),
            Block::Table(grid) if parts.is_empty() => pieces.push(Piece::Table(grid)),
            Block::Table(grid) => {
                pieces.push(Piece::Wide(put_together(document, grid, parts)));
            }
        }
    }
    pieces
}

fn begins_plan(grid: &Grid, callers: &[(String, Role)]) -> bool {
    grid.place.page.is_some()
        && View::new(grid).is_some_and(|view| header::locate(&view, callers).is_some())
}

/// Whether a table is the first with the columns to the right of another: it has the same rows, and
/// in the row of the header it has headers too, but no theme.
fn is_right_of(left: &Grid, right: &Grid, callers: &[(String, Role)]) -> bool {
    if !same_rows(left, right) {
        return false;
    }
    let (Some(left), Some(view)) = (View::new(left), View::new(right)) else { return false };
    let Some(header) = header::locate(&left, callers) else { return false };
    let roles: Vec<Role> = header
        .rows
        .flat_map(|row| view.printed(row))
        .filter_map(|cell| Some(role_of(view.text(cell), callers)?.role))
        .collect();
    !roles.is_empty() && !roles.contains(&Role::Theme) && !roles.contains(&Role::Serial)
}

/// Whether two tables on different pages have the same number of rows at the same heights.
fn same_rows(left: &Grid, right: &Grid) -> bool {
    let tops = |grid: &Grid| -> Vec<Option<f32>> {
        let mut tops = vec![None; grid.cells.len().min(grid.rows as usize)];
        for cell in &grid.cells {
            if let Some(top) = tops.get_mut(cell.row as usize) {
                *top = top.or(cell.bbox.map(|bbox| bbox.top));
            }
        }
        tops
    };
    left.rows > 1
        && left.rows == right.rows
        && left.place.page.is_some()
        && left.place.page != right.place.page
        && tops(left).iter().zip(tops(right)).all(|(left, right)| match (left, right) {
            (Some(left), Some(right)) => (left - right).abs() <= ROW_TOLERANCE,
            _ => false,
        })
}

fn put_together<'d>(document: &'d Document, left: &Grid, parts: &[usize]) -> Wide<'d> {
    let mut grid = left.clone();
    let mut places: Vec<Place> = left.cells.iter().map(|cell| left.place_of(cell)).collect();
    // The edges of both pages have no common origin.
    grid.column_edges = Vec::new();
    let mut above = Vec::new();
    for &index in parts {
        let Some(Block::Table(part)) = document.blocks.get(index) else { continue };
        let before = index.checked_sub(1).and_then(|before| document.blocks.get(before));
        if let Some(Block::Paragraph(paragraph)) = before {
            above.push(paragraph);
        }
        let offset = grid.columns;
        for cell in &part.cells {
            places.push(part.place_of(cell));
            let mut cell = cell.clone();
            cell.column = cell.column.saturating_add(offset);
            grid.push(cell);
        }
    }
    Wide { grid, places, above }
}

#[cfg(test)]
mod tests {
    use super::super::view::drawn;
    use super::*;
    use crate::document::BoundingBox;

    fn page(number: u32, lines: &[&str]) -> Block {
        let mut grid = drawn::grid(1, lines);
        grid.place.page = Some(number);
        for cell in &mut grid.cells {
            let top = 100.0 + 20.0 * f32::from(u16::try_from(cell.row).unwrap());
            cell.bbox = Some(BoundingBox::new(0.0, top, 10.0, top + 20.0));
        }
        Block::Table(grid)
    }

    #[test]
    fn columns_on_other_pages() {
        let blocks = vec![
            page(1, &["序号 | 活动主题", "1 | 甲"]),
            page(2, &["2 | 乙", "3 | 丙"]),
            page(3, &["责任单位 | 时间", "水利局 | 4月"]),
            page(4, &["民政局 | 5月", "教育局 | 6月"]),
        ];
        let document = Document { blocks, ..Document::default() };
        let notice = super::super::recognize(&document, Vec::new(), &Default::default());
        let rows: Vec<_> = notice
            .activities()
            .map(|row| (row.theme.as_str(), row.schedule.raw.as_str(), row.cells[3].place.page))
            .collect();
        assert_eq!(rows, [("甲", "4月", Some(3)), ("乙", "5月", Some(4)), ("丙", "6月", Some(4))]);
    }

    #[test]
    fn a_table_of_its_own_stays() {
        let blocks = vec![
            page(1, &["序号 | 活动主题 | 时间", "1 | 甲 | 4月"]),
            page(2, &["姓名 | 电话", "张三 | 1"]),
        ];
        let document = Document { blocks, ..Document::default() };
        let pieces = super::blocks(&document, &[]);
        assert!(pieces.iter().all(|piece| matches!(piece, Piece::Table(_))));
    }
}
