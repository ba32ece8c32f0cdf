//! Times that need what stands beside or above them.

use super::*;

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

#[test]
fn months_beside_their_years_or_quarters() {
    let edtf = |lines: &[&str]| {
        let (plans, _) = recognized(vec![table(1, lines)]);
        let activities = plans[0].activities.iter();
        activities.map(|activity| activity.schedule.to_edtf().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(
        edtf(&[
            "年度 | 月份 | 活动名称",
            "2025年 | 11月 | 甲",
            "^ | 12月 | 乙",
            "2026年 | 1月 | 丙",
        ]),
        ["2025-11", "2025-12", "2026-01"]
    );
    assert_eq!(
        edtf(&["季度 | 月份 | 活动名称", "一季度 | 2月 | 甲", "^ | 3月 | 乙"]),
        ["XXXX-02", "XXXX-03"]
    );
}
