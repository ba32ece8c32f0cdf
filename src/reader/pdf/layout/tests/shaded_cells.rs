//! Every second row shaded, and merged cells in the shade of their first row.

use super::*;

/// Where the columns of the pages begin, and how high their rows are.
const COLUMNS: [f32; 3] = [100.0, 200.0, 300.0];
const HEIGHT: f32 = 18.0;

/// The top of a row.
fn top(row: u16) -> f32 {
    97.0 + HEIGHT * f32::from(row)
}

fn shade(page: &mut Page, column: usize, rows: std::ops::Range<u16>) {
    let x0 = COLUMNS[column];
    let rect = Rect { x0, top: top(rows.start), x1: x0 + 100.0, bottom: top(rows.end) };
    page.fills.push(Fill { rect, brightness: 0.8 });
}

/// Writes a text in the middle of rows.
fn write_over(page: &mut Page, column: usize, rows: std::ops::Range<u16>, text: &str) {
    let middle = f32::midpoint(top(rows.start), top(rows.end));
    write(page, COLUMNS[column] + 5.0, middle + 4.0, text);
}

/// A header, three rows of one day and two of the next: the second and the fourth are shaded, but for
/// the days, which are white and over one another.
fn days(page: &mut Page) {
    for (column, text) in ["日期", "活动", "地点"].into_iter().enumerate() {
        shade(page, column, 0..1);
        write_over(page, column, 0..1, text);
    }
    for row in 1..6 {
        for column in [1, 2] {
            if row % 2 == 0 {
                shade(page, column, row..row + 1);
            }
            write_over(page, column, row..row + 1, ["植树", "义诊", "读书"][usize::from(row) % 3]);
        }
    }
}

#[test]
fn white_cells_over_one_another_are_told_by_where_their_texts_stand() {
    let mut page = page(1);
    days(&mut page);
    write_over(&mut page, 0, 1..4, "五日");
    write_over(&mut page, 0, 4..6, "六日");
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    assert!(!grid.rows_in_doubt);
    let days: Vec<(u32, u32, &str)> = grid
        .cells
        .iter()
        .filter(|cell| cell.column == 0)
        .map(|cell| (cell.row, cell.row_span, cell.text.as_str()))
        .collect();
    assert_eq!(days, [(0, 1, "日期"), (1, 3, "五日"), (4, 2, "六日")]);
}

#[test]
fn white_cells_whose_texts_stand_nowhere_are_in_doubt() {
    let mut page = page(1);
    days(&mut page);
    write_over(&mut page, 0, 2..3, "五日");
    write_over(&mut page, 0, 3..4, "六日");
    let document = laid_out(vec![page]);
    assert!(only_grid(&document).rows_in_doubt);
}
