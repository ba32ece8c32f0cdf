//! Tables under one another in one grid, as on sheets.

use super::*;

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
fn annexes_of_unlike_width_on_one_sheet() {
    let (plans, _) = recognized(vec![table(
        1,
        &[
            "附件1 | | |",
            "主题日活动安排 | < | < | <",
            "主题日 | 日期 | 牵头单位 | ",
            "校园日 | 9月16日 | 教育局 | ",
            " | | | ",
            "附件2 | | |",
            "重点活动安排 | < | < | <",
            "活动名称 | 时间 | 地点 | 主办单位",
            "开幕式 | 9月15日 | 会展中心 | 网信办",
        ],
    )]);
    let found: Vec<_> = plans.iter().map(|plan| (themes(plan), plan.columns.len())).collect();
    assert_eq!(found, [(vec!["校园日"], 3), (vec!["开幕式"], 4)]);
    assert!(plans.iter().all(|plan| plan.notes.is_empty()));
}
