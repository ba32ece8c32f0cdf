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

/// Writes the second and third cell of six rows below the header.
fn write_six_rows(page: &mut Page) {
    for row in 1..7 {
        for column in [1, 2] {
            let text = ["植树", "义诊", "读书"][usize::from(row) % 3];
            write_over(page, column, row..row + 1, text);
        }
    }
}

/// A header and two groups of rows, the second of them shaded as a whole: no edge parts its rows.
#[test]
fn rows_of_a_group_in_one_shade_are_told_by_their_texts() {
    let mut page = page(1);
    for column in 0..3 {
        shade(&mut page, column, 0..1);
        shade(&mut page, column, 4..7);
        write_over(&mut page, column, 0..1, ["日期", "活动", "地点"][column]);
    }
    write_six_rows(&mut page);
    write_over(&mut page, 0, 1..4, "五日");
    write_over(&mut page, 0, 4..7, "六日");
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    let texts = |column: u32| -> Vec<(u32, u32, &str)> {
        let cells = grid.cells.iter().filter(|cell| cell.column == column);
        cells.map(|cell| (cell.row, cell.row_span, cell.text.as_str())).collect()
    };
    assert_eq!(texts(0), [(0, 1, "日期"), (1, 3, "五日"), (4, 3, "六日")]);
    let activities =
        [(0, "活动"), (1, "义诊"), (2, "读书"), (3, "植树"), (4, "义诊"), (5, "读书"), (6, "植树")];
    assert_eq!(texts(1), activities.map(|(row, text)| (row, 1, text)));
}

/// Stripes drawn over two columns at once make no grid; the days beside them are white.
#[test]
fn white_cells_beside_whole_stripes_are_several() {
    let mut page = page(1);
    for column in 0..3 {
        write_over(&mut page, column, 0..1, ["日期", "活动", "地点"][column]);
    }
    let mut stripe = |x0: f32, row: u16| {
        let rect = Rect { x0, top: top(row), x1: COLUMNS[2] + 100.0, bottom: top(row + 1) };
        page.fills.push(Fill { rect, brightness: 0.8 });
    };
    stripe(COLUMNS[0], 0);
    for row in [2, 4] {
        stripe(COLUMNS[1], row);
    }
    stripe(COLUMNS[0], 6);
    write_six_rows(&mut page);
    write_over(&mut page, 0, 1..4, "五日");
    write_over(&mut page, 0, 4..6, "六日");
    write_over(&mut page, 0, 6..7, "七日");
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    let days: Vec<(u32, u32, &str)> = grid
        .cells
        .iter()
        .filter(|cell| cell.column == 0)
        .map(|cell| (cell.row, cell.row_span, cell.text.as_str()))
        .collect();
    assert_eq!(days, [(0, 1, "日期"), (1, 3, "五日"), (4, 2, "六日"), (6, 1, "七日")]);
}

/// White rules part shaded cells of two rows in all; the row under them is white.
#[test]
fn a_white_row_follows_shaded_ones_parted_by_white_rules() {
    let mut page = page(1);
    for row in [0, 1, 2, 4] {
        for column in 0..3 {
            shade(&mut page, column, row..row + 1);
        }
        rule(&mut page, COLUMNS[0], top(row), COLUMNS[2] + 100.0, top(row));
    }
    for x in COLUMNS {
        rule(&mut page, x, top(0), x, top(3));
        rule(&mut page, x, top(4), x, top(5));
    }
    for line in &mut page.lines {
        line.white = true;
    }
    for row in 0..6 {
        for column in 0..3 {
            write_over(
                &mut page,
                column,
                row..row + 1,
                ["植树", "义诊", "读书"][usize::from(row) % 3],
            );
        }
    }
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    assert_eq!(grid.cells.iter().filter(|cell| cell.column == 0).count(), 6);
}

/// A header and numbers that are shaded beside two white columns.
fn shaded_first_column(page: &mut Page) {
    for (column, text) in ["序号", "活动", "地点"].into_iter().enumerate() {
        shade(page, column, 0..1);
        write_over(page, column, 0..1, text);
    }
    for row in 1..7 {
        shade(page, 0, row..row + 1);
        write_over(page, 0, row..row + 1, &row.to_string());
    }
}

#[test]
fn columns_beside_a_shaded_one_have_its_rows() {
    let mut page = page(1);
    shaded_first_column(&mut page);
    write_six_rows(&mut page);
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    assert!(!grid.rows_in_doubt);
    assert_eq!(grid.cells.len(), 21);
    let text = |row, column| {
        let cell = grid.cells.iter().find(|cell| (cell.row, cell.column) == (row, column));
        cell.map(|cell| cell.text.as_str())
    };
    assert_eq!([text(1, 1), text(3, 2), text(6, 1)], [Some("义诊"), Some("植树"), Some("植树")]);
}

#[test]
fn a_blank_beside_a_shaded_column_may_be_a_part_of_a_merged_cell() {
    let mut page = page(1);
    shaded_first_column(&mut page);
    for row in 1..7 {
        write_over(&mut page, 1, row..row + 1, "植树");
    }
    write_over(&mut page, 2, 2..3, "公园");
    write_over(&mut page, 2, 5..6, "学校");
    let document = laid_out(vec![page]);
    assert!(only_grid(&document).rows_in_doubt);
}
