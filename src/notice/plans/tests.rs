//! Documents drawn as text, and the plans in them.

mod breaks;
mod joined;
mod rows;
mod sheets;
mod times;

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
fn an_empty_form_is_a_plan_without_activities() {
    let (plans, found) = recognized(vec![table(
        1,
        &["序号 | 活动名称 | 申报单位 | 时间", "1 | | |", "2 | | |", " | | |"],
    )]);
    assert!(plans[0].activities.is_empty());
    assert!(found.iter().any(|(code, _)| *code == Code::EmptyForm));
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
