//! Whole pages, made by hand: what a reader sees on them against what the layout says.

use super::*;
use crate::document::{Block, Grid};
use crate::reader::pdf::page::{Direction, Fill, FontFace, Glyph, Line, Rect};

mod columns_of_text;
mod corners;
mod crowded;
mod cut_cells;
mod every_character;
mod feet;
mod half_widths;
mod line_numbers;
mod narrow;
mod numbered_rows;
mod on_other_pages;
mod over_edges;
mod repeated_heads;
mod shaded_cells;
mod spans;
mod stamps;
mod standing;
mod statistics;
mod without_rules;

/// Size of the text on the pages, in points.
const SIZE: f32 = 10.0;

/// A4 with this number.
fn page(number: u32) -> Page {
    let fonts = vec![FontFace::default()];
    Page { number, width: 595.0, height: 842.0, fonts, ..Page::default() }
}

/// Writes text from a point on the baseline; letters and digits are half as wide as ideographs.
fn write(page: &mut Page, x: f32, y: f32, text: &str) {
    let mut x = x;
    for character in text.chars() {
        let advance = if character.is_ascii() { SIZE / 2.0 } else { SIZE };
        page.glyphs.push(Glyph {
            character,
            x,
            y,
            advance,
            size: SIZE,
            direction: Direction::Right,
            font: 0,
            hidden: false,
            pale: false,
            tinted: false,
        });
        x += advance;
    }
}

/// Writes texts one under the other, so far apart.
fn write_rows(page: &mut Page, x: f32, y: f32, pitch: f32, texts: &[&str]) {
    for (text, y) in texts.iter().zip((0..).map(|n: u16| y + pitch * f32::from(n))) {
        write(page, x, y, text);
    }
}

/// Writes the lines of one text.
fn write_lines(page: &mut Page, x: f32, y: f32, lines: &[&str]) {
    write_rows(page, x, y, 14.0, lines);
}

fn rule(page: &mut Page, x0: f32, y0: f32, x1: f32, y1: f32) {
    page.lines.push(Line {
        x0,
        y0,
        x1,
        y1,
        width: 0.5,
        hidden: false,
        white: false,
        tinted: false,
    });
}

/// A grid of rules through these positions.
fn ruled(page: &mut Page, columns: &[f32], rows: &[f32]) {
    let (left, right) = (columns[0], columns[columns.len() - 1]);
    let (top, bottom) = (rows[0], rows[rows.len() - 1]);
    for y in rows {
        rule(page, left, *y, right, *y);
    }
    for x in columns {
        rule(page, *x, top, *x, bottom);
    }
}

fn laid_out(pages: Vec<Page>) -> Document {
    let mut layout = Layout::new(&Limits::default());
    for page in pages {
        layout.add(page);
    }
    let (document, diagnostics) = layout.finish();
    assert_eq!(diagnostics, Vec::new());
    document
}

/// The texts of a grid, row by row; `^` where no cell begins.
fn texts(grid: &Grid) -> Vec<Vec<&str>> {
    let mut rows = vec![vec!["^"; grid.columns as usize]; grid.rows as usize];
    for cell in &grid.cells {
        rows[cell.row as usize][cell.column as usize] = &cell.text;
    }
    rows
}

fn paragraphs(document: &Document) -> Vec<&str> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            Block::Table(_) => None,
        })
        .collect()
}

fn only_grid(document: &Document) -> &Grid {
    let grids: Vec<&Grid> = document.grids().collect();
    assert_eq!(grids.len(), 1, "{document:?}");
    grids[0]
}

/// The number under a masthead in large letters, set as tight as its size allows.
#[test]
fn a_small_line_under_a_large_one_is_no_subscript() {
    let mut page = page(1);
    write(&mut page, 100.0, 100.0, "区水利局文件");
    for (glyph, x) in page.glyphs.iter_mut().zip((0..).map(|n: u16| 100.0 + 25.0 * f32::from(n))) {
        (glyph.x, glyph.size, glyph.advance) = (x, 25.0, 25.0);
    }
    write(&mut page, 128.0, 114.5, "水利〔2025〕17号");
    let document = laid_out(vec![page]);
    assert_eq!(paragraphs(&document), ["区水利局文件", "水利〔2025〕17号"]);
}

/// Characters of a document, sorted, blanks left out.
fn characters(document: &Document) -> Vec<char> {
    let cells = document.grids().flat_map(|grid| &grid.cells).map(|cell| cell.text.as_str());
    let furniture = document.furniture.iter().map(|paragraph| paragraph.text.as_str());
    let texts = paragraphs(document).into_iter().chain(cells).chain(furniture);
    let mut all: Vec<char> = texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
    all.sort_unstable();
    all
}

/// A row of a plan without rules: number and time on one baseline, the lines of the theme from
/// another.
type PlanRow<'a> = (f32, &'a str, &'a str, f32, &'a [&'a str]);

fn plan(page: &mut Page, rows: &[PlanRow<'_>]) {
    for (y, serial, time, theme_y, theme) in rows {
        write(page, 80.0, *y, serial);
        write_lines(page, 120.0, *theme_y, theme);
        write(page, 260.0, *y, time);
    }
}

#[test]
fn merged_cells_have_their_spans() {
    let mut page = page(1);
    // A title over both columns, and a cell over two rows beside two.
    ruled(&mut page, &[100.0, 300.0], &[100.0, 120.0, 160.0]);
    rule(&mut page, 200.0, 120.0, 200.0, 160.0);
    rule(&mut page, 200.0, 140.0, 300.0, 140.0);
    write(&mut page, 160.0, 113.0, "活动安排");
    write(&mut page, 105.0, 143.0, "四月");
    write(&mut page, 205.0, 133.0, "甲");
    write(&mut page, 205.0, 153.0, "乙");
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    assert_eq!(texts(grid), [["活动安排", "^"], ["四月", "甲"], ["^", "乙"]]);
    assert_eq!((grid.cells[0].column_span, grid.cells[1].row_span), (2, 2));
    assert_eq!(grid.cells[1].bbox.map(|bbox| bbox.bottom), Some(160.0));
    assert_eq!(grid.column_edges, [100.0, 200.0, 300.0]);
}

#[test]
fn wrapped_lines_are_joined_and_set_lines_are_not() {
    // The column is 6 characters wide without its padding.
    let cases: [(&[&str], &str); 8] = [
        (&["区市场监督管", "理局"], "区市场监督管理局"),
        (&["县水务局", "县住建局"], "县水务局\n县住建局"),
        // One more character would not have fitted with the bracket after it.
        (&["办公室工委", "（信访局）"], "办公室工委（信访局）"),
        (&["open day of", "service"], "open day of service"),
        (&["government-", "wide"], "government-wide"),
        (&["2023 年邵阳", "市推进会"], "2023 年邵阳市推进会"),
        (&["区", "文", "旅"], "区文旅"),
        (&["一段", "", "另一段话的字"], "一段\n另一段话的字"),
    ];
    for (lines, text) in cases {
        let mut page = page(1);
        ruled(&mut page, &[100.0, 170.0, 240.0], &[100.0, 200.0]);
        write_lines(&mut page, 105.0, 115.0, lines);
        write(&mut page, 175.0, 115.0, "五月");
        let document = laid_out(vec![page]);
        assert_eq!(texts(only_grid(&document)), [[text, "五月"]]);
    }
}

#[test]
fn one_text_over_two_rows_stays_in_its_row() {
    // Fixed rows of 15 points; the second row's text has three lines and runs over both rules.
    let mut page = page(1);
    ruled(&mut page, &[100.0, 130.0, 200.0], &[100.0, 115.0, 130.0, 145.0]);
    write_rows(&mut page, 105.0, 112.0, 15.0, &["1", "2", "3"]);
    write(&mut page, 135.0, 109.0, "甲");
    write(&mut page, 135.0, 144.0, "丙");
    for (line, y) in ["城南街道联", "合桃花社区", "宣传"].into_iter().zip([116.0, 127.0, 138.0])
    {
        write(&mut page, 135.0, y, line);
    }
    let document = laid_out(vec![page]);
    let rows = [["1", "甲"], ["2", "城南街道联合桃花社区宣传"], ["3", "丙"]];
    assert_eq!(texts(only_grid(&document)), rows);
}

#[test]
fn rules_across_only_part_rows_and_text_parts_columns() {
    let mut page = page(1);
    for y in [100.0, 120.0, 160.0, 180.0, 200.0] {
        rule(&mut page, 100.0, y, 400.0, y);
    }
    let rows: [(f32, [&[&str]; 3]); 4] = [
        (114.0, [&["主题"], &["责任单位"], &["时间"]]),
        (134.0, [&["开展政务公开宣传", "活动"], &["区司法局"], &["3月"]]),
        (174.0, [&["政府开放日"], &["区政府办"], &["6月"]]),
        (194.0, [&["新闻发布"], &["宣传部"], &["全年"]]),
    ];
    for (y, cells) in rows {
        for (x, lines) in [102.0, 220.0, 330.0].into_iter().zip(cells) {
            write_lines(&mut page, x, y, lines);
        }
    }
    let document = laid_out(vec![page]);
    assert_eq!(
        texts(only_grid(&document)),
        [
            ["主题", "责任单位", "时间"],
            ["开展政务公开宣传活动", "区司法局", "3月"],
            ["政府开放日", "区政府办", "6月"],
            ["新闻发布", "宣传部", "全年"],
        ]
    );
}

#[test]
fn rules_between_columns_only_leave_the_rows_to_the_numbers() {
    let mut page = page(1);
    ruled(&mut page, &[70.0, 110.0, 225.0, 300.0], &[90.0, 108.0, 180.0]);
    plan(
        &mut page,
        &[
            (103.0, "序号", "时间", 103.0, &["活动主题"]),
            (120.0, "1", "4月", 120.0, &["数字化转型升级培训", "推进大会"]),
            (148.0, "2", "5-6月", 148.0, &["水土保持宣传"]),
            (162.0, "3", "", 162.0, &["养老服务"]),
        ],
    );
    let document = laid_out(vec![page]);
    assert_eq!(
        texts(only_grid(&document)),
        [
            ["序号", "活动主题", "时间"],
            ["1", "数字化转型升级培训推进大会", "4月"],
            ["2", "水土保持宣传", "5-6月"],
            ["3", "养老服务", ""],
        ]
    );
}

#[test]
fn a_watermark_is_in_no_cell() {
    let mut page = page(1);
    ruled(&mut page, &[100.0, 200.0, 300.0], &[100.0, 140.0, 180.0]);
    for (x, y, text) in [
        (105.0, 120.0, "活动主题"),
        (205.0, 120.0, "时间"),
        (105.0, 160.0, "植树"),
        (205.0, 160.0, "3月"),
    ] {
        write(&mut page, x, y, text);
    }
    for (x, character) in [(80.0, '内'), (160.0, '部'), (240.0, '稿')] {
        let mark = Glyph { character, x, y: 165.0, advance: 60.0, size: 60.0, ..page.glyphs[0] };
        page.glyphs.push(mark);
    }
    let document = laid_out(vec![page]);
    assert_eq!(texts(only_grid(&document)), [["活动主题", "时间"], ["植树", "3月"]]);
    assert_eq!(document.furniture.len(), 1);
    assert_eq!(document.furniture[0].text, "内部稿");
}

#[test]
fn prose_and_letterheads_are_no_tables() {
    let mut page = page(1);
    write(&mut page, 200.0, 100.0, "关于印发活动计划的通知");
    write(&mut page, 80.0, 130.0, "各乡镇人民政府：");
    for (line, y) in [
        "为做好政务公开工作，现将活动计划印发给你们，请结合实际认真组织实施并按时报送有",
        "关情况。",
    ]
    .into_iter()
    .zip([150.0, 168.0])
    {
        let x = if y < 160.0 { 100.0 } else { 80.0 };
        write(&mut page, x, y, line);
    }
    for (left, right, y) in
        [("联系人：张三", "电话：5312345", 186.0), ("地址：一号楼", "邮编：422000", 204.0)]
    {
        write(&mut page, 100.0, y, left);
        write(&mut page, 300.0, y, right);
    }
    let document = laid_out(vec![page]);
    assert_eq!(
        paragraphs(&document),
        [
            "关于印发活动计划的通知",
            "各乡镇人民政府：",
            "为做好政务公开工作，现将活动计划印发给你们，请结合实际认真组织实施并按时报送有关情况。",
            "联系人：张三 电话：5312345",
            "地址：一号楼 邮编：422000",
        ]
    );
}

#[test]
fn page_numbers_are_set_aside_and_a_paragraph_goes_on_over_the_page() {
    let long = "为做好政务公开工作，现将活动计划印发给你们，请结合实际认真组织实施并按时报送";
    let mut pages: Vec<Page> = (1..=3).map(page).collect();
    for (number, page) in (1..).zip(&mut pages) {
        write(page, 280.0, 800.0, &format!("- {number} -"));
        write(page, 80.0, 150.0, &format!("{long}有关情况"));
    }
    let document = laid_out(pages);
    assert_eq!(paragraphs(&document), [format!("{long}有关情况").repeat(3)]);
    let furniture: Vec<&str> = document.furniture.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(furniture, ["- 1 -", "- 2 -", "- 3 -"]);
}

#[test]
fn tables_side_by_side_are_two_and_a_frame_is_none() {
    let mut page = page(1);
    ruled(&mut page, &[100.0, 150.0, 200.0], &[100.0, 120.0, 140.0]);
    ruled(&mut page, &[215.0, 265.0, 315.0], &[100.0, 120.0, 140.0]);
    for x in [105.0, 155.0, 220.0, 270.0] {
        write(&mut page, x, 113.0, "甲");
        write(&mut page, x, 133.0, "乙");
    }
    ruled(&mut page, &[100.0, 300.0], &[300.0, 340.0]);
    write(&mut page, 105.0, 320.0, "说明文字");
    let document = laid_out(vec![page]);
    assert_eq!(document.grids().count(), 2);
    assert_eq!(
        document.grids().map(|grid| grid.place.table).collect::<Vec<_>>(),
        [Some(1), Some(2)]
    );
    assert_eq!(paragraphs(&document), ["说明文字"]);
}

#[test]
fn sideways_pages_keep_their_boxes_as_shown() {
    let mut page = page(1);
    ruled(&mut page, &[100.0, 120.0, 140.0], &[100.0, 200.0, 300.0]);
    // Text that runs down the page: the first row is the right column as shown.
    for (x, y, character) in
        [(127.0, 105.0, '甲'), (127.0, 205.0, '乙'), (107.0, 105.0, '丙'), (107.0, 205.0, '丁')]
    {
        page.glyphs.push(Glyph {
            character,
            x,
            y,
            advance: SIZE,
            size: SIZE,
            direction: Direction::Down,
            font: 0,
            hidden: false,
            pale: false,
            tinted: false,
        });
    }
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    assert_eq!(texts(grid), [["甲", "乙"], ["丙", "丁"]]);
    let bbox = grid.cells[0].bbox.unwrap();
    assert_eq!((bbox.x0, bbox.top, bbox.x1, bbox.bottom), (120.0, 100.0, 140.0, 200.0));
}

#[test]
fn a_header_over_the_first_rule_belongs_to_the_table() {
    let mut page = page(1);
    write(&mut page, 220.0, 80.0, "四月活动安排表");
    write_rows(&mut page, 100.0, 110.0, 20.0, &["序号", "1", "2"]);
    write_rows(&mut page, 200.0, 110.0, 20.0, &["主题", "植树", "读书"]);
    write_rows(&mut page, 300.0, 110.0, 20.0, &["时间", "4月1日", "4月2日"]);
    for y in [116.0, 136.0, 156.0] {
        rule(&mut page, 95.0, y, 400.0, y);
    }
    let document = laid_out(vec![page]);
    let rows = [["序号", "主题", "时间"], ["1", "植树", "4月1日"], ["2", "读书", "4月2日"]];
    assert_eq!(texts(only_grid(&document)), rows);
    assert_eq!(paragraphs(&document), ["四月活动安排表"]);
}

#[test]
fn white_rows_between_and_under_shaded_ones_are_rows() {
    let mut page = page(1);
    write_rows(&mut page, 105.0, 110.0, 18.0, &["序号", "1", "2", "3"]);
    write_rows(&mut page, 205.0, 110.0, 18.0, &["主题", "植树", "读书", "义诊"]);
    write_rows(&mut page, 305.0, 110.0, 18.0, &["时间", "4月", "5月", "6月"]);
    for top in [97.0, 133.0] {
        for x0 in [100.0, 200.0, 300.0] {
            let rect = Rect { x0, top, x1: x0 + 100.0, bottom: top + 18.0 };
            page.fills.push(Fill { rect, brightness: 0.8 });
        }
    }
    let document = laid_out(vec![page]);
    let rows = [
        ["序号", "主题", "时间"],
        ["1", "植树", "4月"],
        ["2", "读书", "5月"],
        ["3", "义诊", "6月"],
    ];
    assert_eq!(texts(only_grid(&document)), rows);
}

#[test]
fn a_last_column_alone_on_the_next_page_stands_beside_the_others() {
    let rows = [100.0, 120.0, 140.0, 160.0];
    let mut left = page(1);
    ruled(&mut left, &[100.0, 200.0, 300.0], &rows);
    write_rows(&mut left, 105.0, 113.0, 20.0, &["序号", "1", "2"]);
    write_rows(&mut left, 205.0, 113.0, 20.0, &["主题", "植树", "读书"]);
    let mut right = page(2);
    ruled(&mut right, &[100.0, 200.0], &rows);
    write_rows(&mut right, 105.0, 113.0, 20.0, &["时间", "4月", "5月"]);
    let document = laid_out(vec![left, right]);
    let rows = [["序号", "主题", "时间"], ["1", "植树", "4月"], ["2", "读书", "5月"]];
    assert_eq!(texts(only_grid(&document)), rows);
}

#[test]
fn the_end_of_a_cut_row_may_have_text_in_one_cell() {
    let columns = [50.0, 100.0, 300.0, 500.0];
    let mut first = page(1);
    ruled(&mut first, &columns, &[700.0, 730.0, 780.0]);
    for (x, y) in [(60.0, 720.0), (110.0, 720.0), (310.0, 720.0), (60.0, 750.0), (310.0, 750.0)] {
        write(&mut first, x, y, "1");
    }
    let mut second = page(2);
    ruled(&mut second, &columns, &[60.0, 90.0]);
    write(&mut second, 110.0, 80.0, "2");
    let mut other = page(2);
    ruled(&mut other, &[50.0, 200.0, 500.0], &[60.0, 90.0]);
    write(&mut other, 110.0, 80.0, "2");
    for (next, tables) in [(second, 2), (other, 1)] {
        assert_eq!(laid_out(vec![first.clone(), next]).grids().count(), tables);
    }
}
