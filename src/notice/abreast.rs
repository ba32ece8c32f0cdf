//! Tables that stand abreast in one grid: a header that is printed twice in one row, 序号 | 项目 | 时间 |
//! 序号 | 项目 | 时间, is the header of two tables to be read one after the other, left to right.
//! Calendars of contests and rosters of duty are set so to save paper, on sheets with a blank column
//! between the halves.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::document::{Block, Document, Grid, GridCell};

use super::view::View;
use super::wording;

/// Rows in which such a header is looked for: above it stand a title, a subtitle and a line of who
/// filled the form in.
const SEARCHED_ROWS: u32 = 10;

/// The document with such grids taken apart.
pub(super) fn part(document: &Document) -> Cow<'_, Document> {
    let parted = document.blocks.iter().map(|block| match block {
        Block::Table(grid) => tables(grid),
        Block::Paragraph(_) => None,
    });
    let parted: Vec<Option<Vec<Grid>>> = parted.collect();
    if parted.iter().all(Option::is_none) {
        return Cow::Borrowed(document);
    }
    let blocks = document.blocks.iter().zip(parted).flat_map(|(block, tables)| match tables {
        Some(tables) => tables.into_iter().map(Block::Table).collect(),
        None => vec![block.clone()],
    });
    let (blocks, furniture) = (blocks.collect(), document.furniture.clone());
    Cow::Owned(Document { blocks, furniture, pages: document.pages })
}

/// The tables of a grid in which more than one stand abreast.
fn tables(grid: &Grid) -> Option<Vec<Grid>> {
    if !may_repeat(grid) {
        return None;
    }
    let view = View::new(grid)?;
    let (header, starts) = (0..grid.rows.min(SEARCHED_ROWS)).find_map(|row| {
        let starts = starts(&view, row)?;
        // A row of values may repeat itself as well: 是 | 否 | 是 | 否. Over a header less is printed.
        let cells = view.printed(row).len() / starts.len();
        (0..row).all(|above| view.printed(above).len() < cells).then_some((row, starts))
    })?;
    let table_of = |column: u32| starts.partition_point(|start| *start <= column).max(1) - 1;
    let covered = |cell: &GridCell| {
        table_of(cell.column)..=table_of(cell.column_end().saturating_sub(1).max(cell.column))
    };
    let is_whole = |cell: &GridCell| covered(cell).count() == 1;
    let printed = || grid.cells.iter().filter(|cell| !wording::is_blank(&cell.text));
    // Below the header only what stands alone in its row belongs to more than one.
    let is_alone = |cell: &GridCell| cell.row_span == 1 && view.printed(cell.row).len() == 1;
    if printed().any(|cell| cell.row > header && !is_whole(cell) && !is_alone(cell)) {
        return None;
    }
    let last_row = printed().filter(|cell| is_whole(cell)).map(GridCell::row_end).max()?;
    // Of cells over several tables the title belongs to the first, a note at the end to the last; a
    // section is one in each.
    let owners = |cell: &GridCell| match covered(cell) {
        tables if cell.row < header => *tables.start()..=*tables.start(),
        tables if cell.row >= last_row => *tables.end()..=*tables.end(),
        tables => tables,
    };
    let ends = starts.iter().skip(1).copied().chain([grid.columns]);
    let bounds =
        starts.iter().enumerate().map(|(table, start)| if table == 0 { 0 } else { *start });
    let tables = bounds.zip(ends).enumerate();
    Some(
        tables
            .map(|(table, columns)| narrowed(grid, columns, |cell| owners(cell).contains(&table)))
            .collect(),
    )
}

/// Whether a row near the top prints something twice: a look at the cells alone, as nearly no table
/// does.
fn may_repeat(grid: &Grid) -> bool {
    let head = grid.cells.iter().take_while(|cell| cell.row < SEARCHED_ROWS);
    let mut seen = BTreeSet::new();
    head.filter(|cell| !wording::is_blank(&cell.text))
        .any(|cell| !seen.insert((cell.row, cell.text.trim())))
}

/// The column in which each table begins, if this row is the header of more than one.
fn starts(view: &View<'_>, row: u32) -> Option<Vec<u32>> {
    let cells = view.printed(row);
    let texts: Vec<String> = cells.iter().map(|&cell| wording::folded(view.text(cell))).collect();
    let (first, rest) = texts.split_first()?;
    let columns = rest.iter().position(|text| text == first)? + 1;
    let one = texts.get(..columns)?;
    let is_repeated = columns > 1
        && texts.len().is_multiple_of(columns)
        && texts.chunks(columns).all(|table| table == one)
        && one
            .iter()
            .enumerate()
            .all(|(at, text)| one.iter().position(|own| own == text) == Some(at));
    let begin = cells.iter().step_by(columns).filter_map(|&cell| Some(view.cell(cell)?.column));
    is_repeated.then(|| begin.collect())
}

/// The cells of one table as a grid of its own, between two columns and without the blank ones behind
/// them.
fn narrowed(grid: &Grid, (start, end): (u32, u32), is_own: impl Fn(&GridCell) -> bool) -> Grid {
    let own = || grid.cells.iter().filter(|cell| is_own(cell));
    let printed = own().filter(|cell| !wording::is_blank(&cell.text));
    let inside = printed.map(GridCell::column_end).filter(|column| *column <= end);
    let end = inside.max().unwrap_or(end);
    let cells = own().filter(|cell| cell.column < end).map(|cell| {
        let column = cell.column.saturating_sub(start);
        let column_span = cell.column_end().min(end).saturating_sub(start + column).max(1);
        GridCell { column, column_span, ..cell.clone() }
    });
    let edges = grid.column_edges.get(start as usize..=end as usize);
    let hidden = grid.hidden_columns.iter().filter(|column| (start..end).contains(*column));
    Grid {
        cells: cells.collect(),
        columns: end - start,
        columns_before: start,
        column_edges: edges.unwrap_or_default().to_vec(),
        hidden_columns: hidden.map(|column| column - start).collect(),
        ..grid.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::super::view::drawn;
    use super::*;
    use crate::record::Status;

    fn texts(grid: &Grid) -> Vec<String> {
        let view = View::new(grid).unwrap();
        let row =
            |row| view.printed(row).into_iter().map(|cell| view.text(cell)).collect::<Vec<_>>();
        (0..grid.rows).map(|at| row(at).join("|")).collect()
    }

    #[test]
    fn a_header_printed_twice_is_two_tables() {
        let grid = drawn::grid(
            1,
            &[
                "安排表 | < | < | < | <",
                "序号 | 主题 | | 序号 | 主题",
                "1 | 甲 | | 3 | 丙",
                "一、节 | < | < | < | <",
                "2 | 乙 | | | ",
                "注：丁 | < | < | < | <",
            ],
        );
        let tables = tables(&grid).unwrap();
        let found: Vec<_> = tables.iter().map(texts).collect();
        assert_eq!(
            found,
            [
                ["安排表", "序号|主题", "1|甲", "一、节", "2|乙", ""],
                ["", "序号|主题", "3|丙", "一、节", "", "注：丁"],
            ]
        );
        let third = tables[1].cells.iter().find(|cell| cell.text == "3").unwrap();
        assert_eq!(tables[1].place_of(third).to_string(), "table 1, row 3, column 4");
    }

    #[test]
    fn tables_abreast_are_one_plan_read_down_and_then_across() {
        let lines = [
            "序号 | 活动主题 | 时间 | 序号 | 活动主题 | 时间",
            "1 | 甲 | 4月 | 3 | 丙 | 6月",
            "2 | 乙 | 5月 | | |",
        ];
        let blocks = vec![Block::Table(drawn::grid(1, &lines))];
        let notice = super::super::of(&Document { blocks, ..Document::default() });
        let found: Vec<_> =
            notice.activities().map(|own| (own.serial, own.theme.as_str())).collect();
        assert_eq!(found, [(Some(1), "甲"), (Some(2), "乙"), (Some(3), "丙")]);
        assert_eq!((notice.plans.len(), notice.status), (1, Status::Complete));
    }

    #[test]
    fn other_tables_stay_whole() {
        for lines in [
            &["序号 | 主题 | 时间", "1 | 甲 | 5月"][..],
            &["序号 | 主题 | 时间 | 时间", "1 | 甲 | 5月 | 6月"],
            &["序号 | 主题 | 甲 | 乙", "是 | 否 | 是 | 否"],
            &["主题 | 主题", "甲 | 乙"],
            &["序号 | 主题 | 序号 | 主题", "1 | 甲 | < | 乙"],
            &["序号 | 主题 | 序号 | 主题", "甲 | < | < | <", "^ | ^ | ^ | ^"],
        ] {
            assert_eq!(tables(&drawn::grid(1, lines)), None, "{lines:?}");
        }
    }
}
