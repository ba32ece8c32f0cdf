//! What the rows of a plan are, and the columns without a role.

use super::*;

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
fn a_column_that_is_ticked_says_no_way_of_its_own() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "活动主题 | 活动方式 | < | 责任单位 | 时间",
            "^ | 线上 | 线下 | ^ | ^",
            "甲 | √ | | 水利局 | 4月",
            "乙 | | √ | 民政局 | 5月",
        ],
    )]);
    let activity = &plans[0].activities[1];
    assert_eq!(activity.forms.raw, "");
    assert_eq!(activity.extra.get("活动方式 线下"), Some("√"));
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
