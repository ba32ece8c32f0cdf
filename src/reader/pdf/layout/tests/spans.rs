//! Tables whose rules are partial or absent: which cells are merged, and which rows are blank.

use proptest::prelude::*;

use super::*;

/// Where the columns of the pages begin.
const COLUMNS: [f32; 4] = [100.0, 160.0, 280.0, 380.0];
const END: f32 = 450.0;

/// A rule over the columns from one to before another.
fn piece(page: &mut Page, y: f32, columns: std::ops::Range<usize>) {
    let end = COLUMNS.get(columns.end).copied().unwrap_or(END);
    rule(page, COLUMNS[columns.start], y, end, y);
}

/// Texts at heights, each in a column.
fn write_cells(page: &mut Page, cells: &[(usize, f32, &str)]) {
    for (column, y, text) in cells {
        write(page, COLUMNS[*column] + 3.0, *y, text);
    }
}

/// The cells over several rows or columns: row, column, rows and columns covered.
fn merged(grid: &Grid) -> Vec<(u32, u32, u32, u32)> {
    let cells = grid.cells.iter().filter(|cell| cell.row_span * cell.column_span > 1);
    cells.map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span)).collect()
}

#[test]
fn a_cell_goes_on_where_no_rule_closes_it() {
    let mut page = page(1);
    for y in [100.0, 120.0, 180.0, 200.0] {
        piece(&mut page, y, 0..4);
    }
    // Merged cells out of step: September over the first two rows, the school over the last two.
    piece(&mut page, 140.0, 1..4);
    piece(&mut page, 160.0, 0..2);
    piece(&mut page, 160.0, 3..4);
    write_cells(
        &mut page,
        &[
            (0, 114.0, "月份"),
            (1, 114.0, "活动主题"),
            (2, 114.0, "责任部门"),
            (3, 114.0, "对象"),
            (0, 144.0, "9月"),
            (1, 134.0, "开学第一课"),
            (2, 134.0, "德育处"),
            (3, 134.0, "学生"),
            (1, 154.0, "教师节感恩活动"),
            (2, 164.0, "团委"),
            (3, 154.0, "师生"),
            (0, 174.0, "10月"),
            (1, 174.0, "读书节"),
            (3, 174.0, "学生"),
            (0, 194.0, "11月"),
            (1, 194.0, "运动会"),
            (2, 194.0, "体育组"),
            (3, 194.0, "学生"),
        ],
    );
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    assert_eq!(
        texts(grid),
        [
            ["月份", "活动主题", "责任部门", "对象"],
            ["9月", "开学第一课", "德育处", "学生"],
            ["^", "教师节感恩活动", "团委", "师生"],
            ["10月", "读书节", "^", "学生"],
            ["11月", "运动会", "体育组", "学生"],
        ]
    );
    assert_eq!(merged(grid), [(1, 0, 2, 1), (2, 2, 2, 1)]);
}

#[test]
fn a_line_under_a_word_parts_no_row() {
    let mut page = page(1);
    for y in [100.0, 120.0, 160.0] {
        piece(&mut page, y, 0..4);
    }
    write_cells(
        &mut page,
        &[
            (0, 114.0, "月份"),
            (1, 114.0, "主题"),
            (2, 114.0, "部门"),
            (3, 114.0, "对象"),
            (0, 134.0, "9月"),
            (1, 134.0, "开学第一课与开学典"),
            (1, 148.0, "礼"),
            (2, 134.0, "德育处"),
            (3, 134.0, "学生"),
        ],
    );
    rule(&mut page, 283.0, 136.0, 313.0, 136.0);
    let document = laid_out(vec![page]);
    let rows =
        [["月份", "主题", "部门", "对象"], ["9月", "开学第一课与开学典礼", "德育处", "学生"]];
    assert_eq!(texts(only_grid(&document)), rows);
}

/// Two rows of a plan under its header.
fn write_body(page: &mut Page, y: f32) {
    for (index, (theme, unit, day)) in
        [("植树", "林业局", "3月"), ("读书", "教育局", "4月")].into_iter().enumerate()
    {
        let y = if index == 0 { y } else { y + 20.0 };
        let cells = [(0, y, ["1", "2"][index]), (1, y, theme), (2, y, unit), (3, y, day)];
        write_cells(page, &cells);
    }
}

#[test]
fn a_word_over_several_columns_heads_them() {
    // Heights of the single words, of the word over two columns and where it begins, and of the
    // words under it; the rules over the header, in it and under it.
    type Rules<'a> = &'a [(f32, std::ops::Range<usize>)];
    let (over, under, last) = ((90.0, 0..4), (130.0, 0..4), (172.0, 0..4));
    let cases: [(f32, f32, f32, Rules<'_>); 5] = [
        // A rule under the word, which stands at the left or in the middle of its columns.
        (113.0, 283.0, 123.0, &[over.clone(), (110.0, 2..4), under.clone(), last.clone()]),
        (113.0, 340.0, 123.0, &[over.clone(), (110.0, 2..4), under.clone(), last.clone()]),
        // No rule but those of a table with three.
        (103.0, 283.0, 123.0, &[over.clone(), under.clone(), last.clone()]),
        (113.0, 340.0, 123.0, &[over, under, last]),
        // No rules.
        (103.0, 283.0, 117.0, &[]),
    ];
    for (number, (single, start, lower, rules)) in cases.into_iter().enumerate() {
        let mut page = page(1);
        for (y, columns) in rules {
            piece(&mut page, *y, columns.clone());
        }
        write_cells(&mut page, &[(0, single, "序号"), (1, single, "主题")]);
        write(&mut page, start, 103.0, "责任分工");
        write_cells(&mut page, &[(2, lower, "牵头单位"), (3, lower, "时间")]);
        write_body(&mut page, 145.0);
        let document = laid_out(vec![page]);
        let grid = only_grid(&document);
        assert_eq!(
            texts(grid),
            [
                ["序号", "主题", "责任分工", "^"],
                ["^", "^", "牵头单位", "时间"],
                ["1", "植树", "林业局", "3月"],
                ["2", "读书", "教育局", "4月"],
            ],
            "case {number}"
        );
        assert_eq!(merged(grid), [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)], "case {number}");
    }
}

#[test]
fn a_title_over_a_header_heads_no_column() {
    let mut page = page(1);
    write(&mut page, 262.0, 90.0, "活动安排表");
    let names = [(0, 110.0, "序号"), (1, 110.0, "主题"), (2, 110.0, "单位"), (3, 110.0, "时间")];
    write_cells(&mut page, &names);
    write_body(&mut page, 130.0);
    let document = laid_out(vec![page]);
    assert_eq!(texts(only_grid(&document))[0], ["序号", "主题", "单位", "时间"]);
    assert_eq!(paragraphs(&document), ["活动安排表"]);
}

#[test]
fn the_header_of_a_form_is_a_table() {
    let names = |y| [(0, y, "活动名称"), (1, y, "活动形式"), (2, y, "申报单位"), (3, y, "时间")];
    // Rules round the header and under the blank rows, between the blank rows alone, and none.
    for rules in [&[100.0, 120.0, 180.0][..], &[120.0, 140.0, 160.0], &[]] {
        let mut page = page(1);
        write(&mut page, 240.0, 80.0, "科普活动申报表");
        for y in rules {
            piece(&mut page, *y, 0..4);
        }
        write_cells(&mut page, &names(114.0));
        let document = laid_out(vec![page]);
        let row = ["活动名称", "活动形式", "申报单位", "时间"];
        assert_eq!(texts(only_grid(&document)), [row], "{rules:?}");
        assert_eq!(paragraphs(&document), ["科普活动申报表"], "{rules:?}");
    }
}

#[test]
fn a_blank_row_between_rules_ends_no_table() {
    let mut page = page(1);
    for y in [100.0, 120.0, 140.0, 160.0, 180.0] {
        piece(&mut page, y, 0..4);
    }
    let row = |y, theme| [(0, y, "一季度"), (1, y, theme), (2, y, "林业局"), (3, y, "3月")];
    write_cells(&mut page, &row(114.0, "植树"));
    write_cells(&mut page, &row(134.0, "护林"));
    write_cells(&mut page, &row(174.0, "巡查"));
    let document = laid_out(vec![page]);
    let rows = texts(only_grid(&document));
    let themes: Vec<&str> = rows.iter().map(|row| row[1]).collect();
    assert_eq!(themes, ["植树", "护林", "巡查"]);
}

#[test]
fn figures_on_another_baseline_stand_in_their_row() {
    let mut page = page(1);
    write_cells(
        &mut page,
        &[(0, 100.0, "序号"), (1, 100.0, "主题"), (2, 100.0, "单位"), (3, 100.0, "时间")],
    );
    for (y, serial, theme, unit, day) in [
        (130.0, "1", "植树", "林业局", "3月"),
        (160.0, "2", "读书", "教育局", "4月"),
        (190.0, "3", "义诊", "卫健局", "5月"),
    ] {
        write_cells(&mut page, &[(0, y - 2.5, serial), (1, y, theme), (2, y, unit), (3, y, day)]);
    }
    let document = laid_out(vec![page]);
    let rows = texts(only_grid(&document));
    assert_eq!(
        rows[1..],
        [
            ["1", "植树", "林业局", "3月"],
            ["2", "读书", "教育局", "4月"],
            ["3", "义诊", "卫健局", "5月"],
        ]
    );
}

prop_compose! {
    /// A rule over some columns at one of a few heights.
    fn any_piece()(row in 0_u8..6, first in 0_usize..4, count in 1_usize..5) -> (f32, std::ops::Range<usize>) {
        (100.0 + 20.0 * f32::from(row), first..(first + count).min(4))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Wherever the rules of a table stop, every character ends in one place and the grid is sound.
    #[test]
    fn pieces_of_rules_lose_nothing(
        pieces in prop::collection::vec(any_piece(), 0..12),
        cells in prop::collection::vec((0_usize..4, 0_u8..20, 0_usize..4), 0..30),
    ) {
        let mut page = page(1);
        piece(&mut page, 100.0, 0..4);
        piece(&mut page, 200.0, 0..4);
        for (y, columns) in pieces {
            piece(&mut page, y, columns);
        }
        let words = ["1", "主题", "责任单位分工", "3月5日"];
        let mut seen = std::collections::BTreeSet::new();
        for (column, row, word) in cells {
            if seen.insert((column, row)) {
                write_cells(&mut page, &[(column, 92.0 + 6.0 * f32::from(row), words[word])]);
            }
        }
        let mut visible: Vec<char> = page.glyphs.iter().map(|glyph| glyph.character).collect();
        visible.sort_unstable();
        let document = laid_out(vec![page]);
        prop_assert_eq!(characters(&document), visible);
        for grid in document.grids() {
            let squares: u32 = grid.cells.iter().map(|cell| cell.row_span * cell.column_span).sum();
            prop_assert_eq!(squares as usize, grid.coverage().iter().flatten().count());
        }
    }
}
