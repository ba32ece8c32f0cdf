//! Pieces of one table, with and without its header, and what stands between them.

use super::*;

#[test]
fn pieces_with_and_without_the_header_are_one_plan() {
    let (plans, found) = recognized(vec![
        paragraph("附件"),
        paragraph("甲区2023年活动安排表"),
        table(1, &["序号 | 活动主题 | 责任单位 | 时间", "1 | 甲 | 水利局 | 4月"]),
        paragraph("— 3 —"),
        table(2, &["2 | 乙 | 民政局 | 5月"]),
        paragraph(""),
        table(3, &["序 号 | 活动主题 | 责任单位 | 时 间", "3 | 丙 | 教育局 | 6月"]),
    ]);
    assert_eq!(plans.len(), 1);
    assert_eq!(plans[0].title.as_deref(), Some("甲区2023年活动安排表"));
    assert_eq!(themes(&plans[0]), ["甲", "乙", "丙"]);
    assert!(found.iter().any(|(code, _)| *code == Code::HeaderRepeated));
}

#[test]
fn lines_of_the_page_between_pieces() {
    let header = "序号 | 活动主题 | 责任单位 | 时间";
    let blocks = |between: &str| {
        vec![
            paragraph("2024年活动安排表"),
            table(1, &[header, "1 | 甲 | 水利局 | 4月"]),
            paragraph(between),
            table(2, &["2 | 乙 | 民政局 | 5月"]),
        ]
    };
    let (plans, _) = recognized(blocks("续表1"));
    assert_eq!((themes(&plans[0]), plans[0].notes.len()), (vec!["甲", "乙"], 0));
    let (plans, found) = recognized(blocks("某区政务公开办公室"));
    assert_eq!(themes(&plans[0]), ["甲", "乙"]);
    assert_eq!(plans[0].notes[0].text, "某区政务公开办公室");
    assert!(found.contains(&(Code::RowSetAside, "某区政务公开办公室".to_owned())));
    let (plans, found) = recognized(blocks("2025年工作任务表"));
    assert_eq!(themes(&plans[0]), ["甲"]);
    let row = "2 | 乙 | 民政局 | 5月".to_owned();
    assert!(found.contains(&(Code::PieceNotJoined, row)));
    // The running head of each page, with the header on one of them.
    let mut all = blocks("某区政务公开办公室");
    all.push(paragraph("某区政务公开办公室"));
    all.push(table(3, &[header, "3 | 丙 | 教育局 | 6月"]));
    let (plans, _) = recognized(all);
    assert_eq!((plans.len(), themes(&plans[0])), (1, vec!["甲", "乙", "丙"]));
    assert!(plans[0].notes.is_empty());
}

#[test]
fn banners_between_pieces_are_sections() {
    let header = "序号 | 活动主题 | 责任单位 | 时间";
    let sections = |plan: &ActivityPlan| -> Vec<String> {
        plan.activities.iter().map(|activity| activity.section.join(" > ")).collect()
    };
    let (plans, _) = recognized(vec![
        paragraph("2024年活动安排表"),
        paragraph("一、上半年"),
        table(1, &[header, "1 | 甲 | 水利局 | 4月"]),
        paragraph("二、下半年"),
        table(2, &[header, "1 | 乙 | 民政局 | 9月"]),
        paragraph("三、全年"),
        table(3, &["1 | 丙 | 教育局 | 全年"]),
    ]);
    assert_eq!(plans.len(), 1);
    assert_eq!(plans[0].title.as_deref(), Some("2024年活动安排表"));
    assert_eq!(sections(&plans[0]), ["一、上半年", "二、下半年", "三、全年"]);
    // The heading of another plan, and a heading that no other follows.
    let (plans, _) = recognized(vec![
        paragraph("一、宣传活动安排"),
        table(1, &[header, "1 | 甲 | 水利局 | 4月"]),
        paragraph("二、培训活动安排"),
        table(2, &[header, "1 | 乙 | 民政局 | 9月"]),
    ]);
    assert_eq!(plans.len(), 2);
    assert_eq!(plans[1].title.as_deref(), Some("二、培训活动安排"));
    assert_eq!(sections(&plans[0]), [""]);
}

#[test]
fn a_running_head_before_the_header_again() {
    let header = "序号 | 活动主题 | 责任单位 | 时间";
    let blocks = |first: &str| {
        let row = format!("{first} | 乙 | 民政局 | 5月");
        vec![
            table(1, &[header, "1 | 甲 | 水利局 | 4月"]),
            paragraph("某区政务公开办公室"),
            table(2, &[header, row.as_str()]),
        ]
    };
    let (plans, _) = recognized(blocks("2"));
    assert_eq!((plans.len(), themes(&plans[0])), (1, vec!["甲", "乙"]));
    assert_eq!(plans[0].notes[0].text, "某区政务公开办公室");
    assert_eq!(recognized(blocks("1")).0.len(), 2);
}

#[test]
fn what_stands_over_a_header_that_stands_again_is_no_level_of_it() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "序号 | 活动主题 | 责任单位 | 时间",
            "1 | 植树 | 甲局 | 3月",
            " | | 另行通知 | <",
            "序号 | 活动主题 | 责任单位 | 时间",
            "2 | 阅读 | 乙局 | 4月",
        ],
    )]);
    assert_eq!(plans.len(), 1);
    assert_eq!(themes(&plans[0]).last(), Some(&"阅读"));
    assert_eq!(plans[0].columns[2].header, "责任单位");
}

#[test]
fn a_plan_that_goes_on_under_its_mark_and_a_list_below_it() {
    let (plans, found) = recognized(vec![table(
        1,
        &[
            "序号 | 活动主题 | 责任单位 | 时间",
            "1 | 甲 | 水利局 | 4月",
            " | | |",
            "续表 | < | < | <",
            "序号 | 活动主题 | 责任单位 | 时间",
            "2 | 乙 | 教育局 | 6月",
            " | | |",
            "单位 | 姓名 | 职务 | 手机",
            "水利局 | 张三 | 科员 | 13800000000",
        ],
    )]);
    assert_eq!(plans.len(), 1);
    assert_eq!(themes(&plans[0]), ["甲", "乙"]);
    assert!(found.iter().any(|(code, _)| *code == Code::TableIgnored));
}

#[test]
fn a_frame_around_a_table_does_not_part_it_from_its_title() {
    let (plans, _) = recognized(vec![
        paragraph("2024年活动安排表"),
        table(1, &[""]),
        table(2, &["序号 | 活动主题 | 时间", "1 | 甲 | 4月"]),
    ]);
    assert_eq!(plans[0].title.as_deref(), Some("2024年活动安排表"));
}
