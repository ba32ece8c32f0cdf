//! Tables that stand on their side: the fields in the first column, an activity in each of the others.

use crate::document::{Grid, GridCell};
use crate::record::Role;

use super::super::view::View;
use super::super::wording;
use super::header;
use super::role::role_of;

/// Fields of one activity: the widest plans have some twenty columns.
const MOST_FIELDS: u32 = 40;

/// Whether a table without a header is the plan of several activities on its side. One whose other
/// columns hold names of fields, too, is a form to fill in.
pub(crate) fn is_transposed(view: &View<'_>, callers: &[(String, Role)]) -> bool {
    let grid = view.grid;
    let is_whole = view.rows == (0..grid.rows);
    if !is_whole || grid.rows > MOST_FIELDS || grid.columns <= 2 {
        return false;
    }
    let names_field = |cell: &GridCell| {
        cell.column > 0
            && cell.column_span < grid.columns
            && !wording::is_blank(&cell.text)
            && role_of(&cell.text, callers).is_some()
    };
    if grid.cells.iter().any(names_field) {
        return false;
    }
    let turned = turned(grid);
    let tables = View::new(&turned).map(|view| header::tables(view, callers)).unwrap_or_default();
    let has_activities = |view: &View<'_>, from: u32| {
        let rows = (from..view.rows.end).filter(|row| view.printed(*row).len() > 1);
        rows.count() > 1
    };
    matches!(
        tables.as_slice(),
        [(view, Some(header))] if header.rows == (0..1) && has_activities(view, header.rows.end)
    )
}

/// The grid with its rows as columns. A title over all columns is left out.
fn turned(grid: &Grid) -> Grid {
    let mut turned = Grid::new(grid.place.clone());
    for cell in grid.cells.iter().filter(|cell| cell.column_span < grid.columns) {
        let own = GridCell::new(cell.column, cell.row, cell.text.as_str());
        turned.push(own.spanning(cell.column_span, cell.row_span));
    }
    turned.sort();
    turned
}

#[cfg(test)]
mod tests {
    use super::super::super::view::drawn;
    use super::*;

    #[test]
    fn fields_in_the_first_column() {
        for (lines, expected) in [
            (&["活动主题 | 植树 | 义诊", "责任单位 | 甲局 | 乙局", "时间 | 3月 | 4月"][..], true),
            (&["安排表 | < | <", "活动主题 | 植树 | 义诊", "时间 | 3月 | 4月"], true),
            (&["活动主题 | 责任单位 | 时间", "植树 | 甲局 | 3月", "义诊 | 乙局 | 4月"], false),
            // Forms to fill in, and other lists.
            (&["活动主题 | 植树 | 时间 | 3月", "责任单位 | 甲局 | 地点 | 东街"], false),
            (&["活动主题 | 植树", "责任单位 | 甲局", "时间 | 3月"], false),
            (&["活动主题 | | ", "责任单位 | | ", "时间 | |"], false),
            (&["姓名 | 张三 | 李四", "单位 | 甲局 | 乙局", "电话 | 1 | 2"], false),
        ] {
            let grid = drawn::grid(1, lines);
            assert_eq!(is_transposed(&View::new(&grid).unwrap(), &[]), expected, "{lines:?}");
        }
    }
}
