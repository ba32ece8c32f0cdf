//! Documents drawn as text, and the plans in them.

mod breaks;

use super::super::elements::Elements;
use super::super::view::drawn::grid;
use super::*;
use crate::document::Place;
use crate::limits::Allowance;
use crate::record::Role;
use crate::schedule::Schedule;

pub(in crate::notice) fn recognized(
    blocks: Vec<Block>,
) -> (Vec<ActivityPlan>, Vec<(Code, String)>) {
    let document = Document { blocks, ..Document::default() };
    let elements = Elements::default();
    let around = Surroundings { title: None, issued_on: None, elements: &elements };
    let mut diagnostics = Vec::new();
    let settings = Settings::default();
    let mut allowance = Allowance::default();
    let plans = recognize(&document, &around, &settings, &mut allowance, &mut diagnostics);
    let found = diagnostics.into_iter().map(|found| (found.code, found.text)).collect();
    (plans, found)
}

pub(in crate::notice) fn table(number: u32, lines: &[&str]) -> Block {
    Block::Table(grid(number, lines))
}

pub(in crate::notice) fn paragraph(text: &str) -> Block {
    let place = Place::paragraph(1);
    Block::Paragraph(Paragraph { text: text.to_owned(), place, ..Paragraph::default() })
}

fn themes(plan: &ActivityPlan) -> Vec<&str> {
    plan.activities.iter().map(|activity| activity.theme.as_str()).collect()
}

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
fn a_note_under_the_table_is_the_plans() {
    let notes = |below: &[&str]| {
        let mut blocks = vec![table(1, &["活动主题 | 责任单位 | 时间", "甲 | 水利局 | 4月"])];
        blocks.extend(below.iter().map(|line| paragraph(line)));
        let notes = recognized(blocks).0.remove(0).notes;
        notes.into_iter().map(|note| note.text).collect::<Vec<String>>()
    };
    assert_eq!(notes(&["", "注：时间如有变动，另行通知。"]), ["注：时间如有变动，另行通知。"]);
    assert_eq!(notes(&["注1：甲。", "注2：乙。", "联系人：张三"]), ["注1：甲。", "注2：乙。"]);
    assert_eq!(notes(&["注重实效，抓好落实。"]), Vec::<String>::new());
    assert_eq!(notes(&["甲区人民政府", "注：略"]), Vec::<String>::new());
}

#[test]
fn a_title_over_sentences_of_its_annex() {
    let title = |lines: &[&str]| {
        let mut blocks: Vec<Block> = lines.iter().map(|line| paragraph(line)).collect();
        blocks.push(table(1, &["活动主题 | 责任单位 | 时间", "甲 | 水利局 | 4月"]));
        recognized(blocks).0.remove(0).title
    };
    let introduced = ["附件1", "甲县2024年活动安排表", "为做好工作，特制定如下安排。"];
    assert_eq!(title(&introduced).as_deref(), Some("甲县2024年活动安排表"));
    assert_eq!(title(&["关于开展活动的通知", "现安排如下。"]), None);
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
fn rows_without_a_theme() {
    let (plans, found) = recognized(vec![table(
        1,
        &[
            "周次 | 日期 | 活动内容 | 负责人",
            "1 | 9月2日 | 开学典礼 | 甲",
            "2 | 9月9日 | | ",
            "3 | 9月16日 | | 乙",
        ],
    )]);
    assert_eq!(themes(&plans[0]), ["开学典礼", ""]);
    assert_eq!(plans[0].notes[0].text, "2 9月9日");
    assert!(found.contains(&(Code::ThemeMissing, "3 9月16日 乙".to_owned())));
}

#[test]
fn a_week_beside_its_month_is_no_day() {
    let (plans, _) = recognized(vec![table(
        1,
        &["月份 | 周次 | 活动内容 | 负责人", "九月 | 1 | 开学 | 甲", "^ | 2 | 教师节 | 乙"],
    )]);
    let edtf = plans[0].activities.iter().map(|activity| activity.schedule.to_edtf());
    assert_eq!(edtf.collect::<Vec<_>>(), [Some("XXXX-09".to_owned()), Some("XXXX-09".to_owned())]);
    assert_eq!(plans[0].activities[1].extra.get("周次"), Some("2"));
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
fn a_column_has_one_name_in_all_rows() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "序号 | 活动内容 | 时间 | 情况 | 情况",
            "1 | 开学 | 9月 | 甲 | 乙",
            "2 | 放假 | 1月 | | 丙",
        ],
    )]);
    let extra = |row: usize| plans[0].activities[row].extra.iter().collect::<Vec<_>>();
    assert_eq!(extra(0), [("情况", "甲"), ("情况 (2)", "乙")]);
    assert_eq!(extra(1), [("情况 (2)", "丙")]);
}

#[test]
fn sections_in_the_column_of_the_matters() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "民生实事 | 项目内容 | 责任单位 | 完成时间",
            "一、教育 | 1.建园 | 教育局 | 8月",
            "^ | 2.建食堂 | 教育局 | 9月",
            "二、交通 | 3.修路 | 交通局 | 10月",
        ],
    )]);
    assert_eq!(themes(&plans[0]), ["1.建园", "2.建食堂", "3.修路"]);
    assert_eq!(plans[0].activities[1].section, ["一、教育"]);
    assert_eq!(plans[0].columns[0].role, Role::Extra);
}

#[test]
fn years_in_a_column_of_their_own() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "年度 | 工作任务 | 责任单位 | 完成时限",
            "2024年 | 甲 | 水利局 | 6月",
            "^ | 乙 | 民政局 | 9月",
            "2025年 | 丙 | 教育局 | 6月",
        ],
    )]);
    let edtf: Vec<_> =
        plans[0].activities.iter().map(|row| row.schedule.to_edtf().unwrap()).collect();
    assert_eq!(edtf, ["2024-06", "2024-09", "2025-06"]);
}

#[test]
fn another_title_is_another_plan_and_other_tables_are_ignored() {
    let (plans, found) = recognized(vec![
        table(1, &["活动主题 | 责任单位", "甲 | 水利局"]),
        paragraph("附件2"),
        paragraph("第二批活动安排表"),
        table(2, &["活动主题 | 责任单位", "乙 | 民政局"]),
        paragraph("联系表"),
        table(3, &["姓名 | 电话", "张三 | 1"]),
    ]);
    assert_eq!(plans.len(), 2);
    assert_eq!(plans[1].title.as_deref(), Some("第二批活动安排表"));
    assert!(found.contains(&(Code::TableIgnored, "姓名 | 电话".to_owned())));
}

#[test]
fn banners_groups_totals_and_notes() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "类别 | 序号 | 项目名称 | 责任单位 | 完成时间",
            "一、教育（共2项） | < | < | < | <",
            "学前 | 1 | 甲 | 教育局 | 8月底前",
            "^ | 2 | 乙 | 教育局 | 9月",
            "二、交通 | < | < | < | <",
            "公路 | 1 | 丙 | 交通局 | 10月",
            "合计 | < | 3项 | < | <",
            "注：以实际为准。 | < | < | < | <",
        ],
    )]);
    let plan = &plans[0];
    assert_eq!(themes(plan), ["甲", "乙", "丙"]);
    assert_eq!(plan.activities[1].section, ["一、教育（共2项）", "学前"]);
    assert_eq!(plan.activities[2].section, ["二、交通", "公路"]);
    let notes: Vec<_> = plan.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["合计 3项", "注：以实际为准。"]);
}

#[test]
fn vertical_merges_out_of_step() {
    let (plans, found) = recognized(vec![table(
        1,
        &[
            "序号 | 活动主题 | 活动方式 | 责任单位 | 时间",
            "1 | 启动 | 仪式 | 司法局 | 5月6日",
            "2 | 进机关 | 讲座 | 党校 | ^",
            "^ | ^ | 竞赛 | ^ | 5月7日",
            "3 | 进乡村 | 咨询 | 各所 | 5月8日",
        ],
    )]);
    let rows: Vec<_> =
        plans[0].activities.iter().map(|row| (row.serial, row.forms.raw.as_str())).collect();
    assert_eq!(rows, [(Some(1), "仪式"), (Some(2), "讲座"), (Some(2), "竞赛"), (Some(3), "咨询")]);
    assert!(!found.iter().any(|(code, _)| matches!(code, Code::SerialGap | Code::SerialRepeated)));
}

#[test]
fn an_empty_form_is_a_plan_without_activities() {
    let (plans, found) = recognized(vec![table(
        1,
        &["序号 | 活动名称 | 申报单位 | 时间", "1 | | |", "2 | | |", " | | |"],
    )]);
    assert!(plans[0].activities.is_empty());
    assert!(found.iter().any(|(code, _)| *code == Code::EmptyForm));
}

#[test]
fn tables_below_each_other_on_a_sheet_are_plans_of_their_own() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "一季度活动安排表 | < | < | <",
            "序号 | 活动主题 | 责任单位 | 时间",
            "1 | 甲 | 水利局 | 1月",
            " | | | ",
            "二季度培训安排表 | < | < | <",
            "序号 | 培训名称 | 时间 | 承办单位",
            "1 | 丙 | 4月 | 党校",
            "三季度培训安排表 | < | < | <",
            "序号 | 培训名称 | 时间 | 承办单位",
            "1 | 丁 | 7月 | 党校",
        ],
    )]);
    let titles: Vec<_> = plans.iter().map(|plan| plan.title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["一季度活动安排表", "二季度培训安排表", "三季度培训安排表"]);
    assert!(plans.iter().all(|plan| plan.activities.len() == 1 && plan.notes.is_empty()));
}

#[test]
fn a_time_in_several_columns() {
    let (plans, _) = recognized(vec![
        table(
            1,
            &[
                "日期 | 时间 | 活动内容 | 地点",
                "5月9日 | 9:00-11:00 | 开幕式 | 礼堂",
                "^ | 14:00-16:00 | 讲座 | 报告厅",
            ],
        ),
        paragraph("另一张表"),
        table(
            2,
            &["活动名称 | 开始时间 | 结束时间 | 承办单位", "植树 | 3月1日 | 4月15日 | 林业局"],
        ),
        paragraph("周历"),
        table(3, &["周次 | 日期 | 工作内容 | 责任部门", "第1周 | 2月26日-3月3日 | 开学 | 教务处"]),
        paragraph("重点项目"),
        table(
            4,
            &[
                "项目名称 | 建设单位 | 开工时间 | 竣工时间",
                "县城供水 | 水务局 | 2026年3月 | 2027年6月",
            ],
        ),
    ]);
    let schedules: Vec<_> = plans.iter().map(|plan| plan.activities[0].schedule.clone()).collect();
    let edtf: Vec<_> = schedules.iter().map(Schedule::to_edtf).collect();
    assert_eq!(schedules[0].raw, "5月9日\n9:00-11:00");
    assert_eq!(edtf[1].as_deref(), Some("XXXX-03-01/XXXX-04-15"));
    assert_eq!(edtf[2].as_deref(), Some("XXXX-02-26/XXXX-03-03"));
    assert_eq!(plans[2].activities[0].extra.get("周次"), Some("第1周"));
    assert_eq!(edtf[3].as_deref(), Some("2026-03/2027-06"));
}

#[test]
fn those_who_take_part_beside_the_one_who_leads() {
    let roles = |lead: &str| {
        let header = format!("活动主题 | {lead} | 参加单位 | 时间");
        let (plans, _) = recognized(vec![table(1, &[&header, "植树 | 林业局 | 各镇街 | 3月"])]);
        plans[0].columns.iter().map(|column| column.role).collect::<Vec<_>>()
    };
    let (theme, time) = (Role::Theme, Role::Schedule);
    assert_eq!(roles("牵头单位"), [theme, Role::LeadUnits, Role::SupportingUnits, time]);
    assert_eq!(roles("责任单位"), [theme, Role::ResponsibleUnits, Role::Audience, time]);
}

#[test]
fn months_as_columns_say_when() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "序号 | 活动主题 | 责任单位 | 1月 | 2月",
            "1 | 安全宣传 | 应急局 | √ | ",
            "2 | 安全检查 | 应急局 | √ | ●",
            "3 | 安全演练 | 应急局 | — | 28日",
            "4 | 安全培训 | 应急局 | 制定方案 | √",
        ],
    )]);
    let rows: Vec<_> = plans[0]
        .activities
        .iter()
        .map(|activity| (activity.schedule.raw.as_str(), activity.schedule.to_edtf()))
        .collect();
    let edtf = |text: &str| Some(text.to_owned());
    assert_eq!(
        rows,
        [
            ("1月", edtf("XXXX-01")),
            ("1月\n2月", edtf("{XXXX-01,XXXX-02}")),
            ("2月28日", edtf("XXXX-02-28")),
            ("", None),
        ]
    );
    assert_eq!(plans[0].activities[0].extra.iter().collect::<Vec<_>>(), [("1月", "√")]);
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
fn a_time_that_is_whole_with_its_section() {
    let (plans, found) = recognized(vec![table(
        1,
        &[
            "日期 | 活动主题 | 责任单位",
            "4月 | < | <",
            "5日 | 甲 | 水利局",
            "下旬 | 乙 | 民政局",
            "（二）5月 | < | <",
            "13-14日 | 丙 | 教育局",
        ],
    )]);
    let first = |index: usize| plans[0].activities[index].schedule.bounds().unwrap().first;
    let days: Vec<_> = (0..3).map(|index| first(index).to_string()).collect();
    assert_eq!(days, ["XXXX-04-05", "XXXX-04-21", "XXXX-05-13"]);
    assert_eq!(plans[0].activities[0].schedule.raw, "5日");
    assert!(!found.iter().any(|(code, _)| *code == Code::UnreadSchedule));
}

#[test]
fn sections_that_are_times_where_no_column_is() {
    let (plans, _) = recognized(vec![table(
        1,
        &["活动主题 | 责任单位", "2024年 | <", "甲 | 水利局", "一、5月 | <", "乙 | 民政局"],
    )]);
    let edtf: Vec<_> =
        plans[0].activities.iter().map(|activity| activity.schedule.to_edtf()).collect();
    assert_eq!(edtf, [None, Some("2024-05".to_owned())]);
}

#[test]
fn what_is_odd_is_reported() {
    let (_, found) = recognized(vec![table(
        1,
        &[
            "序号 | 活动主题 | 责任单位 | 时间",
            "1 | 甲 | 水利局 | 5月",
            "2 | 乙 | 6月 | 民政局",
            "4 | 丙 | 教育局 | 7月",
            "4 | 丁 | 教育局 | 9月31日",
            "甲5 | 戊 | 教育局 | 8月",
        ],
    )]);
    let codes: Vec<Code> = found.into_iter().map(|(code, _)| code).collect();
    for code in [
        Code::ColumnShiftSuspected,
        Code::SerialGap,
        Code::SerialRepeated,
        Code::UnreadSchedule,
        Code::UnreadSerial,
    ] {
        assert!(codes.contains(&code), "{code} is not in {codes:?}");
    }
}

#[test]
fn rows_that_go_on_and_numbered_sections_in_two_cells() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "序号 | 主题 | 单位 | 时间",
            "一 | 宣传类 | | ",
            "1 | 甲 | 水利局、 | 5月",
            " | | 民政局 | ",
            "2 | 乙 | 教育局 | 6月",
        ],
    )]);
    let activity = &plans[0].activities[0];
    assert_eq!(activity.section, ["一 宣传类"]);
    assert_eq!(activity.responsible_units.raw, "水利局、\n民政局");
    assert_eq!(plans[0].activities.len(), 2);
}

#[test]
fn a_title_that_reaches_further_than_its_table() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "某校2024年春季学期活动安排表 | < | < | < | <",
            "周次 | 活动内容 | 负责部门 | |",
            "第1周 | 开学第一课 | 德育处 | |",
        ],
    )]);
    assert_eq!(themes(&plans[0]), ["开学第一课"]);
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
fn an_hour_under_a_title_with_its_day() {
    let (plans, _) = recognized(vec![
        paragraph("某县旅游日活动安排（2024年5月19日）"),
        table(
            1,
            &["时间 | 活动内容 | 责任单位", "8:30-9:00 | 签到 | 文旅局", "6月1日 | 参观 | 文旅局"],
        ),
    ]);
    let days: Vec<String> =
        plans[0].activities.iter().map(|activity| activity.schedule.to_string()).collect();
    assert!(days[0].starts_with("2024-05-19"), "{days:?}");
    assert!(days[1].starts_with("2024-06-01"), "{days:?}");
}
