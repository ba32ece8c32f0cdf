//! Rows and merged cells that a page break cuts.

use super::*;

#[test]
fn a_row_cut_by_the_break_is_one_row() {
    let (plans, found) = recognized(vec![
        table(1, &["序号 | 活动主题 | 责任单位 | 时间", "1 | 深入学习贯彻 | 区信 | 5月"]),
        table(2, &[" | 《信访工作条例》 | 访局 |", "2 | 乙 | 民政局 | 5月"]),
    ]);
    assert_eq!(themes(&plans[0]), ["深入学习贯彻《信访工作条例》", "乙"]);
    assert_eq!(plans[0].activities[0].responsible_units.raw, "区信访局");
    assert!(found.contains(&(Code::RowSplitJoined, "深入学习贯彻《信访工作条例》".to_owned())));
}

#[test]
fn a_row_that_is_cut_in_all_its_columns() {
    let (plans, _) = recognized(vec![
        table(
            1,
            &["序号 | 活动主题 | 责任单位 | 时间", "1 | 推进科普 | 区市场监管局、区 | 10月上"],
        ),
        table(2, &[" | 讲座 | 教育局 | 旬", "2 | 乙 | 民政局 | 5月"]),
    ]);
    assert_eq!(themes(&plans[0]), ["推进科普讲座", "乙"]);
    assert_eq!(plans[0].activities[0].schedule.raw, "10月上旬");
}

#[test]
fn a_merged_cell_whose_text_is_cut() {
    let pieces = |goes_on: bool| {
        let header = "序号 | 活动主题 | 责任单位 | 时间";
        let mut first =
            grid(1, &[header, "1 | 甲 | 教育局 | 4月", "2 | 乙 | 区司法局、各街道 | 5月"]);
        let last = first.cells.iter_mut().find(|cell| (cell.row, cell.column) == (2, 2));
        last.unwrap().goes_on = goes_on;
        let rest = table(2, &["3 | 丙 | 办事处 | 6月", "4 | 丁 | ^ | 7月"]);
        let (plans, _) = recognized(vec![Block::Table(first), rest]);
        let units = plans[0].activities.iter().map(|row| row.responsible_units.raw.clone());
        units.collect::<Vec<String>>()
    };
    let whole = "区司法局、各街道办事处";
    assert_eq!(pieces(true), ["教育局", whole, whole, whole]);
    assert_eq!(pieces(false), ["教育局", "区司法局、各街道", "办事处", "办事处"]);
}

#[test]
fn a_time_that_is_cut_at_its_mark() {
    for (above, below, expected) in [
        ("3月、", "9月", "3月、9月"),
        ("3月", "、9月", "3月、9月"),
        ("3月至", "9月", "3月至9月"),
        ("3月—", "9月", "3月—9月"),
    ] {
        let first = format!("活动主题 | 责任单位 | 时间\n甲主题 | 水利局、 | {above}");
        let first: Vec<&str> = first.lines().collect();
        let (plans, found) = recognized(vec![
            table(1, &first),
            table(2, &[&format!("讲座 | 民政局 | {below}"), "乙 | 民政局 | 5月"]),
        ]);
        assert_eq!(themes(&plans[0]), ["甲主题讲座", "乙"], "{above} {below}");
        assert_eq!(plans[0].activities[0].schedule.raw, expected);
        assert!(found.contains(&(Code::RowSplitJoined, "甲主题讲座".to_owned())));
    }
    // Two rows whose time is whole, and one that has none.
    for (above, below) in [("3月", "9月"), ("—", "9月")] {
        let first = format!("活动主题 | 责任单位 | 时间\n甲 | 水利局 | {above}");
        let first: Vec<&str> = first.lines().collect();
        let (plans, _) = recognized(vec![
            table(1, &first),
            table(2, &[&format!("丙 | 民政局 | {below}"), "乙 | 民政局 | 5月"]),
        ]);
        assert_eq!(themes(&plans[0]), ["甲", "丙", "乙"]);
    }
}

#[test]
fn a_merged_cell_stands_on_both_pages() {
    let (plans, _) = recognized(vec![
        table(
            1,
            &["序号 | 活动主题 | 责任单位 | 时间", "1 | 甲 | 水利局 | 5月", "2 | 乙 | 民政局 | ^"],
        ),
        table(2, &["3 | 丙 | 教育局 | ", "4 | 丁 | 司法局 | ^"]),
    ]);
    let cells: Vec<_> = plans[0]
        .activities
        .iter()
        .map(|activity| (activity.cells[3].text.as_str(), activity.cells[3].merged))
        .collect();
    assert_eq!(cells, [("5月", false), ("5月", true), ("5月", true), ("5月", true)]);
}

#[test]
fn a_merged_cell_of_one_row_on_each_page() {
    let (plans, _) = recognized(vec![
        table(
            1,
            &[
                "序号 | 活动主题 | 责任单位 | 时间",
                "1 | 甲 | 水利局 | 4月",
                "2 | 乙 | 民政局 | ^",
                "3 | 丙 | 教育局 | 5月",
            ],
        ),
        table(2, &["4 | 丁 | 司法局 | ", "5 | 戊 | 卫健局 | 6月"]),
    ]);
    let last = &plans[0].activities[3].cells[3];
    assert_eq!((last.text.as_str(), last.merged), ("5月", true));
}

#[test]
fn a_merged_cell_over_three_pages() {
    let (plans, _) = recognized(vec![
        table(
            1,
            &[
                "类别 | 序号 | 活动主题 | 时间",
                "宣传 | 1 | 甲 | 4月",
                "^ | 2 | 乙 | 5月",
                "检查 | 3 | 丙 | 6月",
            ],
        ),
        table(2, &[" | 4 | 丁 | 6月", "^ | 5 | 戊 | 6月"]),
        table(3, &[" | 6 | 己 | 7月", "培训 | 7 | 庚 | 7月"]),
        table(4, &["咨询 | 8 | 辛 | 8月"]),
    ]);
    let sections: Vec<_> =
        plans[0].activities.iter().map(|activity| activity.section.join("")).collect();
    assert_eq!(sections, ["宣传", "宣传", "检查", "检查", "检查", "检查", "培训", "咨询"]);
}

#[test]
fn a_merged_time_over_a_break_parts_two_rows() {
    let (plans, found) = recognized(vec![
        table(
            1,
            &[
                "活动主题 | 责任单位 | 时间",
                "甲 | 水利局 | 4月",
                "乙 | 民政局 | ^",
                "丙 | 教育局 | 5月",
            ],
        ),
        table(2, &["丁 | 司法局 | ", "戊 | 财政局 | 6月"]),
    ]);
    assert_eq!(themes(&plans[0]), ["甲", "乙", "丙", "丁", "戊"]);
    assert_eq!(plans[0].activities[3].schedule.raw, "5月");
    assert!(!found.iter().any(|(code, _)| *code == Code::RowSplitJoined));
}

#[test]
fn a_column_that_a_page_does_not_draw() {
    let placed = |block: Block, edges: &[f32]| match block {
        Block::Table(mut grid) => {
            grid.column_edges = edges.to_vec();
            Block::Table(grid)
        }
        other @ Block::Paragraph(_) => other,
    };
    let all = [65.0, 110.0, 150.0, 330.0, 530.0];
    let (plans, _) = recognized(vec![
        placed(
            table(
                1,
                &[
                    "月份 | 序号 | 活动主题 | 责任单位",
                    "1月 | 1 | 甲 | 水利局",
                    "3月 | 2 | 乙 | 民政局",
                ],
            ),
            &all,
        ),
        placed(table(2, &["3 | 丙 | 教育局", "4 | 丁 | 司法局"]), &all[1..]),
        placed(table(3, &["8月 | 5 | 戊 | 财政局"]), &all),
    ]);
    assert_eq!(themes(&plans[0]), ["甲", "乙", "丙", "丁", "戊"]);
    let times: Vec<_> = plans[0].activities.iter().map(|row| row.schedule.raw.as_str()).collect();
    assert_eq!(times, ["1月", "3月", "3月", "3月", "8月"]);
}

#[test]
fn the_rest_of_a_cut_row_above_the_header() {
    let (plans, _) = recognized(vec![
        table(
            1,
            &[
                "序号 | 活动主题 | 责任单位 | 时间",
                "1 | 甲 | 水利局 | 4月",
                "2 | 进机关、进社区 | 民政局 | 5月",
            ],
        ),
        table(
            2,
            &[" | 、进农村 | | ", "序号 | 活动主题 | 责任单位 | 时间", "3 | 丙 | 教育局 | 6月"],
        ),
    ]);
    assert_eq!(plans.len(), 1);
    assert_eq!(themes(&plans[0]), ["甲", "进机关、进社区、进农村", "丙"]);
}

#[test]
fn a_line_above_the_header_is_the_pages() {
    for above in ["续表 | | |", "某县2024年活动安排表（续） | < | < | <"] {
        let (plans, _) = recognized(vec![
            table(1, &["序号 | 活动主题 | 责任单位 | 时间", "1 | 甲 | 水利局 | 4月"]),
            table(2, &[above, "序号 | 活动主题 | 责任单位 | 时间", "2 | 乙 | 教育局 | 6月"]),
        ]);
        assert_eq!(plans.len(), 1, "{above}");
        assert_eq!(themes(&plans[0]), ["甲", "乙"], "{above}");
    }
}

/// Each case: what stands between two tables with one header, the number the second begins with, its
/// theme, and how many plans they are.
#[test]
fn numbers_that_start_again_are_another_plan() {
    let header = "序号 | 活动主题 | 责任单位 | 时间";
    let on_page = |number: u32, page: u32, row: &str| {
        let mut grid = grid(number, &[header, row]);
        grid.place.page = Some(page);
        Block::Table(grid)
    };
    for (page, between, row, expected) in [
        // On one page each table with a header is one of its own.
        (1, "", "1 | 乙 | 民政局 | 5月", 2),
        (1, "", "2 | 乙 | 民政局 | 5月", 1),
        // Over a page break nobody knows, but where its title or its rows stand again.
        (2, "", "1 | 乙 | 民政局 | 5月", 1),
        (2, "甲区活动安排表", "1 | 乙 | 民政局 | 5月", 2),
        (2, "甲区活动安排表（续）", "1 | 乙 | 民政局 | 5月", 1),
        (2, "", "1 | 甲 | 水利局 | 4月", 2),
        // A note under a piece does not end the table if the numbers go on.
        (2, "注：时间以通知为准。", "2 | 乙 | 民政局 | 5月", 1),
        (2, "注：时间以通知为准。", "1 | 乙 | 民政局 | 5月", 2),
    ] {
        let (plans, _) = recognized(vec![
            paragraph("甲区活动安排表"),
            on_page(1, 1, "1 | 甲 | 水利局 | 4月"),
            paragraph(between),
            on_page(2, page, row),
        ]);
        assert_eq!(plans.len(), expected, "{page} {between} {row}");
    }
}
