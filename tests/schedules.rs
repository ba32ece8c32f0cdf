//! The public face of a schedule: choices, EDTF, print, bounds, occurrences, dates of other crates.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a case that is no case stops here"
)]

#[cfg(any(feature = "jiff", feature = "chrono"))]
use gongwen::Day;
use gongwen::normalize::{self, ContextYear, ScheduleContext, SchedulePolicy};
use gongwen::{DayRange, Schedule, ScheduleValue};
use proptest::prelude::*;

fn context() -> ScheduleContext {
    ScheduleContext { year: Some(ContextYear::Calendar(2023)), ..ScheduleContext::default() }
}

fn read(text: &str) -> Schedule {
    normalize::schedule(text, &context())
}

/// Reads with one choice made otherwise.
fn chosen(text: &str, choose: impl Fn(&mut SchedulePolicy)) -> String {
    let mut context = context();
    choose(&mut context.policy);
    let schedule = normalize::schedule(text, &context);
    match &schedule.value {
        ScheduleValue::Unresolved { .. } => "unresolved".to_owned(),
        ScheduleValue::Interval(span) => format!("{}/{}", span.first, span.last),
        _ => schedule.to_string(),
    }
}

fn range(first: &str, last: &str) -> DayRange {
    DayRange { first: first.parse().unwrap(), last: last.parse().unwrap() }
}

#[test]
fn every_choice_of_the_policy() {
    let exclusive = |policy: &mut SchedulePolicy| policy.before_is_inclusive = false;
    assert_eq!(chosen("6月9日前", |_| ()), "../2023-06-09");
    assert_eq!(chosen("6月9日前", exclusive), "../2023-06-08");
    assert_eq!(chosen("6月前", exclusive), "../2023-05-31");
    assert_eq!(chosen("6月底前", exclusive), "../2023-06-30");
    assert_eq!(chosen("截至6月9日", exclusive), "../2023-06-09");
    assert_eq!(chosen("6月9日下班前", exclusive), "../2023-06-09");
    assert_eq!(chosen("每月25日前", exclusive), "FREQ=MONTHLY;BYMONTHDAY=24");
    assert_eq!(chosen("每年6月9日前", exclusive), "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=8");

    let narrow = |policy: &mut SchedulePolicy| {
        policy.month_start_until = 5;
        policy.month_end_from = 26;
        policy.year_part_months = 1;
    };
    assert_eq!(chosen("5月初", |_| ()), "2023-05-01/2023-05-10");
    assert_eq!(chosen("5月初", narrow), "2023-05-01/2023-05-05");
    assert_eq!(chosen("5月中", narrow), "2023-05-06/2023-05-25");
    assert_eq!(chosen("5月底", narrow), "2023-05-26/2023-05-31");
    assert_eq!(chosen("5月上旬", narrow), "2023-05-01/2023-05-10");
    assert_eq!(chosen("每月初", narrow), "FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5");
    assert_eq!(chosen("年底", narrow), "2023-12-01/2023-12-31");
    assert_eq!(chosen("年初", narrow), "2023-01-01/2023-01-31");
    assert_eq!(chosen("每年年底", narrow), "FREQ=YEARLY;BYMONTH=12");

    assert_eq!(chosen("11月-1月", |_| ()), "2023-11-01/2024-01-31");
    assert_eq!(chosen("11月-1月", |policy| policy.ranges_wrap_years = false), "unresolved");
    assert_eq!(
        chosen("11月-次年1月", |policy| policy.ranges_wrap_years = false),
        "2023-11-01/2024-01-31"
    );
    assert_eq!(chosen("6.9", |policy| policy.dotted_dates = false), "unresolved");
    assert_eq!(chosen("2023.6.9", |policy| policy.dotted_dates = false), "2023-06-09/2023-06-09");
    assert_eq!(chosen("5、6月", |_| ()), "{2023-05,2023-06}");
    assert_eq!(chosen("5、6月", |policy| policy.merge_sets = true), "2023-05-01/2023-06-30");
    assert_eq!(
        chosen("5、6、9月", |policy| policy.merge_sets = true),
        "{2023-05..2023-06,2023-09}"
    );
}

/// What people write for a range whose end they left out.
fn is_lone_approximate(edtf: &str) -> bool {
    edtf.ends_with('~') && !edtf.contains('/')
}

#[test]
fn edtf_of_every_kind() {
    for (text, edtf) in [
        ("2023年", "2023"),
        ("2023-2025年", "2023/2025"),
        ("上半年", "2023-40"),
        ("下半年", "2023-41"),
        ("一季度", "2023-33"),
        ("二至四季度", "2023-34/2023-36"),
        ("春季", "2023-21"),
        ("秋冬季", "2023-23/2023-24"),
        ("5月", "2023-05"),
        ("11月-次年1月", "2023-11/2024-01"),
        ("6月9日", "2023-06-09"),
        ("6月9日-15日", "2023-06-09/2023-06-15"),
        ("6月9日9:00", "2023-06-09T09:00:00"),
        ("6月9日9:00-11:30", "2023-06-09T09:00:00/2023-06-09T11:30:00"),
        ("20年第52周", "2020-W52"),
        ("5月左右", "2023-05~"),
        ("5月、9月", "{2023-05,2023-09}"),
        ("3-4月、9月", "{2023-03..2023-04,2023-09}"),
        ("9月或10月", "[2023-09,2023-10]"),
        ("6月底前", "../2023-06-30"),
        ("6月9日17:00前", "../2023-06-09T17:00:00"),
        ("7月1日起", "2023-07-01/.."),
        ("正月十五", "2023-02-05"),
    ] {
        let schedule = read(text);
        assert_eq!(schedule.to_edtf().as_deref(), Some(edtf), "{text}");
        let again = read(edtf);
        let expected = Some(edtf).filter(|edtf| !is_lone_approximate(edtf));
        assert_eq!(again.to_edtf().as_deref(), expected, "{edtf} is read as {:?}", again.value);
    }
    for text in [
        "5月上旬",
        "5月初",
        "年底",
        "每月15日",
        "长期",
        "待定",
        "春节前",
        "第3周",
        "3天",
        "无",
        "5号",
    ] {
        assert_eq!(read(text).to_edtf(), None, "{text}");
    }
    let unknown = normalize::schedule("5月", &ScheduleContext::default());
    assert_eq!(unknown.to_edtf().as_deref(), Some("XXXX-05"));
}

#[test]
fn bounds_and_spans() {
    for (text, bounds) in [
        ("5月、9月", Some(range("2023-05-01", "2023-09-30"))),
        ("9月或10月", Some(range("2023-09-01", "2023-10-31"))),
        ("5-10月每周五", Some(range("2023-05-01", "2023-10-31"))),
        ("正月十五", Some(range("2023-02-05", "2023-02-05"))),
        ("每周五", None),
        ("6月底前", None),
        ("5月、12月底前", None),
    ] {
        assert_eq!(read(text).bounds(), bounds, "{text}");
    }
    let days = |text: &str| -> Vec<String> {
        read(text).coalesced().iter().map(|span| format!("{}/{}", span.first, span.last)).collect()
    };
    assert_eq!(days("5、6、9月"), ["2023-05-01/2023-06-30", "2023-09-01/2023-09-30"]);
    assert_eq!(days("9月或10月"), ["2023-09-01/2023-09-30", "2023-10-01/2023-10-31"]);
    assert_eq!(days("每周五"), [""; 0]);
}

#[test]
fn occurrences_within_days() {
    let firsts = |text: &str, first: &str, last: &str| -> Vec<String> {
        let days = read(text).occurrences(range(first, last));
        days.iter().map(|days| days.first.to_string()).collect()
    };
    for (text, first, last, expected) in [
        ("每月25日前", "2023-05-01", "2023-06-30", &["2023-05-25", "2023-06-25"][..]),
        ("每月底前", "2023-02-01", "2023-03-31", &["2023-02-28", "2023-03-31"]),
        ("每季度首月10日前", "2023-01-01", "2023-06-30", &["2023-01-10", "2023-04-10"]),
        (
            "每周一、三",
            "2023-05-01",
            "2023-05-10",
            &["2023-05-01", "2023-05-03", "2023-05-08", "2023-05-10"],
        ),
        ("每月第一个周日", "2023-05-01", "2023-06-30", &["2023-05-07", "2023-06-04"]),
        (
            "5月6日-8日每天9:00-11:30，14:00-17:00",
            "2023-05-01",
            "2023-05-31",
            &["2023-05-06", "2023-05-07", "2023-05-08"],
        ),
        ("5-6月每月15日", "2023-01-01", "2023-12-31", &["2023-05-15", "2023-06-15"]),
        (
            "自2月起每两个月1次",
            "2023-01-01",
            "2023-06-30",
            &["2023-02-01", "2023-04-01", "2023-06-01"],
        ),
        ("6月底前、12月底前", "2023-01-01", "2023-12-31", &["2023-06-30", "2023-12-31"]),
        ("6月9日前", "2023-06-10", "2023-12-31", &[]),
        ("正月十五", "2023-01-01", "2023-12-31", &["2023-02-05"]),
        ("5月、9月", "2023-05-10", "2023-06-10", &["2023-05-01"]),
        ("每学期1次", "2023-01-01", "2023-12-31", &[]),
        ("长期", "2023-01-01", "2023-12-31", &[]),
    ] {
        assert_eq!(firsts(text, first, last), expected, "{text}");
    }
}

#[cfg(feature = "jiff")]
#[test]
fn to_and_from_jiff() {
    let day = Day::new(2023, 5, 29).unwrap();
    let date = jiff::civil::Date::try_from(day).unwrap();
    assert_eq!(date, jiff::civil::date(2023, 5, 29));
    assert_eq!(Day::try_from(date), Ok(day));
    let clock = gongwen::Clock::new(9, 30).unwrap();
    assert_eq!(jiff::civil::Time::try_from(clock).unwrap(), jiff::civil::time(9, 30, 0, 0));
    assert!(jiff::civil::Time::try_from(gongwen::Clock::new(24, 0).unwrap()).is_err());
    let unknown: Day = "XXXX-05-29".parse().unwrap();
    assert!(jiff::civil::Date::try_from(unknown).is_err());
}

#[cfg(feature = "chrono")]
#[test]
fn to_and_from_chrono() {
    let day = Day::new(2023, 5, 29).unwrap();
    let date = chrono::NaiveDate::try_from(day).unwrap();
    assert_eq!(Some(date), chrono::NaiveDate::from_ymd_opt(2023, 5, 29));
    assert_eq!(Day::try_from(date), Ok(day));
    let clock = gongwen::Clock::new(9, 30).unwrap();
    let time = chrono::NaiveTime::try_from(clock).unwrap();
    assert_eq!(Some(time), chrono::NaiveTime::from_hms_opt(9, 30, 0));
    assert!(chrono::NaiveTime::try_from(gongwen::Clock::new(24, 0).unwrap()).is_err());
    let unknown: Day = "XXXX-05-29".parse().unwrap();
    assert!(chrono::NaiveDate::try_from(unknown).is_err());
}

/// A time with ends that EDTF can say, in years that are known for years when they stand alone.
fn time() -> impl Strategy<Value = String> {
    let point = (2019i16..2028, 1u8..=12, 1u8..=28, 0u8..10).prop_map(
        |(year, month, day, kind)| match kind {
            0 => format!("{year}年"),
            1 => format!("{year}年上半年"),
            2 => format!("{year}年第{}季度", month % 4 + 1),
            3 => format!("{year}年{}季", ["春", "夏", "秋", "冬"][usize::from(month % 4)]),
            4 | 5 => format!("{year}年{month}月"),
            6 => format!("{year}年{month}月{day}日{}:30", day % 24),
            _ => format!("{year}年{month}月{day}日"),
        },
    );
    (point.clone(), point, 0u8..8).prop_map(|(one, other, how)| match how {
        0 => format!("{one}-{other}"),
        1 => format!("{one}、{other}"),
        2 => format!("{one}或{other}"),
        3 => format!("{one}前"),
        4 => format!("{one}起"),
        5 => format!("{one}左右"),
        _ => one,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(text in time()) {
        let schedule = read(&text);
        if let Some(written) = schedule.to_edtf() {
            prop_assert_eq!(schedule.to_string(), written.clone());
            let again = read(&written);
            if is_lone_approximate(&written) {
                prop_assert_eq!(again.to_edtf(), None, "{}", text);
                return Ok(());
            }
            prop_assert_eq!(again.to_edtf(), Some(written), "{}", text);
            prop_assert_eq!(again.bounds(), schedule.bounds(), "{}", text);
        }
    }
}
