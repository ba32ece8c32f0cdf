//! What must hold of every text in a time column, whatever stands there.
#![expect(clippy::unwrap_used, reason = "a case that is no case stops here")]

use gongwen::normalize::{self, ContextYear, ScheduleContext};
use gongwen::{Schedule, ScheduleValue, Span};
use proptest::prelude::*;

/// Pieces that cells of the time column are made of, and some that are not.
const PIECES: &[&str] = &[
    "2023",
    "23",
    "5",
    "6",
    "12",
    "31",
    "0",
    "99",
    "20230529",
    "45055",
    "年",
    "月",
    "日",
    "号",
    "份",
    "-",
    "—",
    "~",
    "至",
    "到",
    "、",
    "，",
    "；",
    "。",
    ".",
    "/",
    ":",
    "：",
    " ",
    "\n",
    "　",
    "和",
    "或",
    "及",
    "前",
    "后",
    "底",
    "初",
    "中",
    "末",
    "上旬",
    "中下旬",
    "第",
    "季度",
    "上半年",
    "下半年",
    "全年",
    "周",
    "星期",
    "三",
    "五",
    "十",
    "廿",
    "每",
    "每月",
    "每周",
    "每年",
    "每季度",
    "次",
    "个",
    "工作日",
    "天",
    "内",
    "起",
    "止",
    "截至",
    "于",
    "自",
    "预计",
    "左右",
    "（",
    "）",
    "(",
    ")",
    "“",
    "”",
    "周二",
    "上午",
    "下午",
    "晚",
    "9:00",
    "14：30",
    "时",
    "点",
    "半",
    "分",
    "农历",
    "正月",
    "腊月",
    "闰",
    "初五",
    "春节",
    "国庆",
    "十一",
    "活动结束",
    "学期",
    "长期",
    "待定",
    "适时",
    "不定期",
    "已完成",
    "同上",
    "一",
    "二",
    "○",
    "〇",
    "○二三",
    "次年",
    "明年",
    "今年",
    "即日起",
    "投入使用",
    "区水利局",
    "A",
    "é",
    "𠀀",
    "\u{200B}",
    "①",
    "５",
    "．",
    "Q2",
    "双月",
];

fn cell() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..14).prop_map(|pieces| pieces.concat())
}

fn context() -> ScheduleContext {
    ScheduleContext { year: Some(ContextYear::Calendar(2023)), ..ScheduleContext::default() }
}

fn read(text: &str) -> Schedule {
    normalize::schedule(text, &context())
}

fn spans(value: &ScheduleValue) -> Vec<&Span> {
    match value {
        ScheduleValue::Interval(span) => vec![span],
        ScheduleValue::Set { items, .. } => items.iter().flat_map(spans).collect(),
        _ => Vec::new(),
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let schedule = read(text);
    prop_assert_eq!(&schedule.raw, text);
    for span in spans(&schedule.value) {
        prop_assert!(span.first <= span.last, "{}", text);
    }
    let json = serde_json::to_string(&schedule).unwrap();
    let again: Schedule = serde_json::from_str(&json).unwrap();
    prop_assert_eq!(&again, &schedule);
    // A qualifier is text of the cell.
    for side in schedule.qualifier.iter().flat_map(|sides| sides.split('；')) {
        let known = text.contains(side) || text.contains('；');
        prop_assert!(known, "{:?} is not in {:?}", side, text);
    }
    let _ = (schedule.to_string(), schedule.bounds(), schedule.coalesced());
    Ok(())
}

/// Full-width forms of ASCII and other blanks, which print alike.
fn dressed(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
            ' ' => '\u{3000}',
            '（' => '(',
            '）' => ')',
            '—' => '–',
            c => c,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_cell_is_read_or_refused(text in cell()) {
        check(&text)?;
    }

    #[test]
    fn any_digits_and_marks_are_read_or_refused(text in "[0-9年月日一二三.、—/: -]{0,24}") {
        check(&text)?;
    }

    #[test]
    fn width_changes_nothing(text in cell()) {
        let (plain, dressed) = (read(&text), read(&dressed(&text)));
        prop_assert_eq!(plain.value.clone(), dressed.value, "{}", text);
        prop_assert_eq!(plain.notes, dressed.notes, "{}", text);
    }

    #[test]
    fn blanks_around_change_nothing(text in cell()) {
        let padded = format!(" \u{3000}{text}\n");
        prop_assert_eq!(read(&text).value, read(&padded).value, "{}", text);
    }

    #[test]
    fn printed_days_are_read_again(year in 1901i16..2099, month in 1u8..=12, day in 1u8..=28, length in 0i32..400) {
        let first = gongwen::Day::new(year, month, day).unwrap();
        let last = first.plus(length).unwrap();
        for text in [
            format!("{first}至{last}"),
            format!("{}年{}月{}日—{}年{}月{}日", year, month, day, last.year.unwrap(), last.month, last.day),
            format!("{year}.{month}.{day}-{}.{}.{}", last.year.unwrap(), last.month, last.day),
        ] {
            let schedule = read(&text);
            let range = schedule.bounds();
            prop_assert_eq!(range, Some(gongwen::DayRange { first, last }), "{}", text);
            // What is written is read as the same days.
            let written = schedule.to_string().replace('/', "至");
            prop_assert_eq!(read(&written).bounds(), range, "{}", written);
        }
    }
}

#[test]
fn a_blank_between_any_two_characters_changes_nothing() {
    for text in [
        "5月",
        "5-6月",
        "6月9日-15日",
        "2023年5月29日",
        "3、6、9、12月",
        "第二季度",
        "每周一至周五",
        "6月底前",
        "15个工作日",
        "活动结束后5个工作日内",
        "正月十五",
        "第3周",
        "5月9日（周二）上午9:00",
        "10月",
        "11-12月",
        "2023年10月15日",
        "6.9-6.15",
    ] {
        let value = read(text).value;
        let marks: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
        for &at in &marks {
            let (before, after) = text.split_at(at);
            for blank in [" ", "\n", "\u{3000}", "\u{A0}"] {
                let spaced = format!("{before}{blank}{after}");
                assert_eq!(read(&spaced).value, value, "{spaced:?}");
            }
        }
        let all: String = text.chars().flat_map(|c| [c, ' ']).collect();
        assert_eq!(read(&all).value, value, "{all:?}");
    }
}

#[test]
fn long_cells_take_linear_time() {
    for piece in ["5月、", "（", "每", "一 ", "\"", "至", "5-", "前", "1 ", "各", "①", "学期"]
    {
        let text = piece.repeat(256 / piece.chars().count());
        check(&text).unwrap();
        check(&piece.repeat(20_000)).unwrap();
    }
}
