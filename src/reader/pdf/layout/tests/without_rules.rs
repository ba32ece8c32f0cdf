//! Tables without rules: headers of two levels, merged cells told by their heights, and what stands
//! right behind the table.

use super::*;

/// Where the columns of the pages begin; 60 points lie between the second, third and fourth.
const COLUMNS: [f32; 5] = [60.0, 100.0, 200.0, 260.0, 340.0];

fn write_row(page: &mut Page, y: f32, texts: &[&str]) {
    for (x, text) in COLUMNS.iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
        write(page, *x, y, text);
    }
}

/// The cells over several rows or columns: row, column, rows and columns covered.
fn merged(grid: &Grid) -> Vec<(u32, u32, u32, u32)> {
    let cells = grid.cells.iter().filter(|cell| cell.row_span * cell.column_span > 1);
    cells.map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span)).collect()
}

#[test]
fn a_word_over_the_gap_of_two_columns_stands_over_both() {
    let mut page = page(1);
    // Between 开始 and 结束, and over neither.
    write(&mut page, 232.0, 100.0, "时间");
    write_row(&mut page, 110.0, &["序号", "活动主题", "", "", "责任单位"]);
    write_row(&mut page, 120.0, &["", "", "开始", "结束"]);
    write_row(&mut page, 140.0, &["1", "春季义务植树", "3月", "4月", "区林业局"]);
    write_row(&mut page, 160.0, &["2", "水土保持宣传", "5月", "6月", "区水利局"]);
    write_row(&mut page, 180.0, &["3", "防汛应急演练", "6月", "7月", "区应急局"]);
    let document = laid_out(vec![page]);
    let rows = [
        ["序号", "活动主题", "时间", "^", "责任单位"],
        ["^", "^", "开始", "结束", "^"],
        ["1", "春季义务植树", "3月", "4月", "区林业局"],
        ["2", "水土保持宣传", "5月", "6月", "区水利局"],
        ["3", "防汛应急演练", "6月", "7月", "区应急局"],
    ];
    let grid = only_grid(&document);
    assert_eq!(texts(grid), rows);
    assert_eq!(merged(grid), [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 2, 1)]);
}

#[test]
fn a_word_over_the_second_of_three_columns_stands_over_all() {
    let mut page = page(1);
    write(&mut page, 250.0, 100.0, "活动时间");
    write_row(&mut page, 110.0, &["序号", "活动主题"]);
    write_row(&mut page, 120.0, &["", "", "启动", "推进", "总结"]);
    write_row(&mut page, 140.0, &["1", "春季义务植树", "3月", "4月", "5月"]);
    write_row(&mut page, 160.0, &["2", "水土保持宣传", "5月", "6月", "7月"]);
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    assert_eq!(merged(grid), [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3)]);
    assert_eq!(texts(grid)[1], ["^", "^", "启动", "推进", "总结"]);
}

#[test]
fn the_date_behind_a_table_is_in_no_cell() {
    let mut page = page(1);
    write_row(&mut page, 100.0, &["序号", "活动主题", "时间", "", "责任单位"]);
    write_row(&mut page, 120.0, &["1", "春季义务植树", "3月", "", "区林业局"]);
    write_row(&mut page, 140.0, &["2", "水土保持宣传", "5月", "", "区水利局"]);
    write(&mut page, 360.0, 160.0, "2024年1月5日");
    let document = laid_out(vec![page]);
    assert_eq!(texts(only_grid(&document))[2], ["2", "水土保持宣传", "5月", "区水利局"]);
    assert_eq!(paragraphs(&document), ["2024年1月5日"]);
}

/// Two activities under the first number, three under the third, in rows 20 points high.
fn out_of_step(page: &mut Page) {
    write_row(page, 100.0, &["序号", "活动主题", "时间", "活动方式", "责任单位"]);
    let times = ["3月1日", "3月15日", "4月", "5月1日", "5月15日", "5月底前"];
    let forms = ["启动仪式", "专题讲座", "现场咨询", "入户走访", "问卷调查", "座谈"];
    write_rows(page, COLUMNS[2], 120.0, 20.0, &times);
    write_rows(page, COLUMNS[3], 120.0, 20.0, &forms);
}

#[test]
fn a_cell_in_the_middle_of_rows_covers_them() {
    let mut page = page(1);
    out_of_step(&mut page);
    for (y, serial, theme, unit) in [
        (130.0, "1", "进机关", "区委党校"),
        (160.0, "2", "进乡村", "各司法所"),
        (200.0, "3", "进社区", "各街道"),
    ] {
        write_row(&mut page, y, &[serial, theme, "", "", unit]);
    }
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    let spans =
        [(1, 0, 2, 1), (1, 1, 2, 1), (1, 4, 2, 1), (4, 0, 3, 1), (4, 1, 3, 1), (4, 4, 3, 1)];
    assert_eq!(merged(grid), spans);
    assert_eq!(texts(grid)[2], ["^", "^", "3月15日", "专题讲座", "^"]);
    assert!(!grid.rows_in_doubt);
}

#[test]
fn rows_told_by_words_alone_are_in_doubt() {
    let mut page = page(1);
    out_of_step(&mut page);
    // Where the second number stands a little off no run of rows has its middle there.
    for (y, serial, theme, unit) in [
        (130.0, "1", "进机关", "区委党校"),
        (165.0, "2", "进乡村", "各司法所"),
        (200.0, "3", "进社区", "各街道"),
    ] {
        write_row(&mut page, y, &[serial, theme, "", "", unit]);
    }
    let document = laid_out(vec![page]);
    assert!(only_grid(&document).rows_in_doubt);
}

#[test]
fn white_cells_under_a_shaded_word_are_its_columns() {
    let mut page = page(1);
    let shade = |page: &mut Page, x0: f32, x1: f32, top: f32, bottom: f32| {
        page.fills.push(Fill { rect: Rect { x0, top, x1, bottom }, brightness: 0.8 });
    };
    shade(&mut page, 55.0, 95.0, 87.0, 127.0);
    shade(&mut page, 95.0, 195.0, 87.0, 127.0);
    shade(&mut page, 195.0, 335.0, 87.0, 107.0);
    for (x0, x1) in [(55.0, 95.0), (95.0, 195.0), (195.0, 255.0), (255.0, 335.0)] {
        shade(&mut page, x0, x1, 127.0, 147.0);
        shade(&mut page, x0, x1, 167.0, 187.0);
    }
    write(&mut page, 245.0, 100.0, "责任单位");
    write_row(&mut page, 110.0, &["序号", "活动主题"]);
    write_row(&mut page, 120.0, &["", "", "牵头", "配合"]);
    write_row(&mut page, 140.0, &["1", "春季义务植树", "林业局", "水利局"]);
    write_row(&mut page, 160.0, &["2", "水土保持宣传", "水利局", "林业局"]);
    write_row(&mut page, 180.0, &["3", "防汛应急演练", "应急局", "水利局"]);
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    assert_eq!(
        texts(grid)[..2],
        [["序号", "活动主题", "责任单位", "^"], ["^", "^", "牵头", "配合"]]
    );
    assert_eq!(merged(grid), [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)]);
}

/// Months at the top of their rows, 20 points high, under a header.
fn by_month(months: &[&str]) -> Document {
    let mut page = page(1);
    write_row(&mut page, 100.0, &["月份", "活动主题", "地点", "责任单位"]);
    let themes = ["植树", "义诊", "诗会", "讲座", "灯会", "展演", "书市"];
    for (index, (month, theme)) in months.iter().zip(themes).enumerate() {
        let y = 120.0 + 20.0 * f32::from(u8::try_from(index).unwrap_or_default());
        write_row(&mut page, y, &[month, theme, "广场", "文化站"]);
    }
    laid_out(vec![page])
}

#[test]
fn a_cell_at_the_top_of_rows_covers_them() {
    let document = by_month(&["3月", "", "4月", "", "", "", "5月"]);
    let grid = only_grid(&document);
    assert_eq!(merged(grid), [(1, 0, 2, 1), (3, 0, 4, 1)]);
    assert!(!grid.rows_in_doubt);
}

#[test]
fn cells_at_the_top_or_in_the_middle_are_in_doubt() {
    // The second month may cover five rows from the row under the first, or three from its own on.
    let document = by_month(&["3月", "", "", "4月", "", "", "5月"]);
    assert!(only_grid(&document).rows_in_doubt);
}

#[test]
fn a_text_goes_on_after_a_comma_however_much_room_there_is() {
    let mut page = page(1);
    let columns = [100.0, 160.0, 320.0];
    for (x, text) in columns.into_iter().zip(["序号", "责任单位", "时间"]) {
        write(&mut page, x, 100.0, text);
    }
    // The number stands in the middle of two lines that lie as far apart as the rows.
    write(&mut page, 160.0, 114.0, "县自然资源局、各乡镇、");
    write(&mut page, 160.0, 128.0, "县司法局");
    for (x, text) in [(100.0, "1"), (320.0, "8月")] {
        write(&mut page, x, 121.0, text);
    }
    for (number, y) in [("2", 142.0), ("3", 156.0)] {
        for (x, text) in columns.into_iter().zip([number, "县农业局", "9月"]) {
            write(&mut page, x, y, text);
        }
    }
    let document = laid_out(vec![page]);
    let rows = texts(only_grid(&document));
    assert_eq!(rows[1], ["1", "县自然资源局、各乡镇、县司法局", "8月"]);
    assert_eq!(rows.len(), 4);
}
