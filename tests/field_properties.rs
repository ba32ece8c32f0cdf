//! What must hold for any text in a cell of units, forms, numbers and contacts.

use gongwen::UnitRole;
use gongwen::normalize::{contacts, document_number, document_numbers, forms, units};
use proptest::prelude::*;

/// Words of which cells are made, so that arbitrary sequences of them reach the grammars.
const WORDS: &[&str] = &[
    "区",
    "省",
    "县",
    "各",
    "教育局",
    "财政厅",
    "发改委",
    "街道",
    "办事处",
    "乡镇",
    "有关部门",
    "人民政府",
    "牵头",
    "配合",
    "单位",
    "责任",
    "负责",
    "按职责分工负责",
    "会同",
    "指导",
    "等",
    "等部门",
    "和",
    "及",
    "与",
    "由",
    "、",
    "，",
    "；",
    "：",
    "（",
    "）",
    "【",
    "】",
    "\n",
    " ",
    "\u{3000}",
    "/",
    "1.",
    "①",
    "（二）",
    "张三",
    "13800000000",
    "0739-5321234",
    "联系人：",
    "电话",
    "邮箱",
    "@",
    "a.b@gov.cn",
    "座谈",
    "交流",
    "现场观摩",
    "宣传",
    "活动",
    "形式",
    "开展",
    "线上",
    "线下",
    "+",
    "□",
    "☑",
    "“",
    "”",
    "《",
    "》",
    "国办发",
    "〔2023〕",
    "[",
    "2023",
    "]",
    "（2023）",
    "第",
    "5",
    "05",
    "×",
    "号",
    "令",
    "公告",
    "年",
    "签发人：",
    "-",
    "—",
    "…",
    "。",
    "同上",
    "下同",
    "列第一位的为牵头单位",
];

/// Cells of grammar words with a few arbitrary characters among them.
fn cell() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        9 => prop::sample::select(WORDS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(word, 0..24).prop_map(|words| words.concat())
}

/// A text without what leaves nothing on paper, to compare printed texts.
fn squeezed(text: &str) -> String {
    let blank = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
    };
    text.chars().filter(|c| !blank(*c)).collect()
}

/// Full-width forms of ASCII.
fn widened(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

fn names(text: &str) -> Vec<String> {
    units(text, UnitRole::Responsible).units().map(|unit| unit.name.clone()).collect()
}

proptest! {
    #[test]
    fn names_of_units_are_printed(text in cell()) {
        let read = units(&text, UnitRole::Lead);
        prop_assert_eq!(&read.raw, &text);
        let printed = squeezed(&text);
        for unit in read.units() {
            prop_assert!(!unit.name.is_empty());
            prop_assert!(printed.contains(&squeezed(&unit.name)), "{} not in {}", unit.name, text);
        }
    }

    /// A unit's span is its name with the blanks and wraps that stand in it, and no more.
    #[test]
    fn spans_are_names(text in cell()) {
        let read = units(&text, UnitRole::Lead);
        let mut last = 0;
        for unit in read.units() {
            prop_assert!(unit.span.start >= last, "spans overlap in {}", text);
            last = unit.span.end;
            let printed = text.get(unit.span.clone()).unwrap();
            prop_assert_eq!(squeezed(printed), squeezed(&unit.name));
            prop_assert_eq!(printed.trim(), printed);
        }
    }

    #[test]
    fn forms_are_all_or_nothing(text in cell()) {
        let read = forms(&text);
        prop_assert_eq!(&read.raw, &text);
        prop_assert!(read.items.is_empty() || read.mentions.is_empty());
        let printed = squeezed(&text);
        for item in &read.items {
            prop_assert!(printed.contains(&item.text));
        }
    }

    #[test]
    fn ranges_lie_in_the_text(text in cell()) {
        let mut last = 0;
        for (range, number) in document_numbers(&text) {
            prop_assert!(range.start >= last, "ranges overlap in {}", text);
            prop_assert_eq!(text.get(range.clone()), Some(number.raw.as_str()));
            last = range.end;
        }
        for (range, _) in contacts(&text) {
            prop_assert!(text.get(range).is_some());
        }
    }

    /// What was read is read again from its own canonical form.
    #[test]
    fn canonical_numbers_are_stable(text in cell()) {
        if let Some(canonical) = document_number(&text).canonical() {
            let again = document_number(canonical);
            prop_assert_eq!(again.canonical(), Some(canonical));
        }
    }

    #[test]
    fn records_survive_json(text in cell()) {
        let read = units(&text, UnitRole::Host);
        let json = serde_json::to_string(&read).unwrap();
        prop_assert_eq!(serde_json::from_str::<gongwen::ResponsibleUnits>(&json).unwrap(), read);
        let read = forms(&text);
        let json = serde_json::to_string(&read).unwrap();
        prop_assert_eq!(serde_json::from_str::<gongwen::ActivityForms>(&json).unwrap(), read);
        let read = document_number(&text);
        let json = serde_json::to_string(&read).unwrap();
        prop_assert_eq!(serde_json::from_str::<gongwen::DocumentNumber>(&json).unwrap(), read);
    }

    #[test]
    fn width_does_not_matter(text in cell()) {
        let wide: Vec<String> = names(&widened(&text));
        let narrow: Vec<String> = names(&text).iter().map(|name| widened(name)).collect();
        prop_assert_eq!(wide, narrow);
    }

    /// Blanks around a cell and beside its separators change nothing.
    #[test]
    fn blanks_at_separators_do_not_matter(picked in prop::collection::vec(0..6_usize, 1..6)) {
        let organs = ["区教育局", "省财政厅", "各乡镇（街道）", "区发改委", "火车南站街道", "县水利局"];
        let plain: Vec<&str> = picked.iter().filter_map(|at| organs.get(*at).copied()).collect();
        let text = plain.join("、");
        prop_assert_eq!(names(&text), plain.clone());
        prop_assert_eq!(names(&format!(" {}\n", plain.join(" 、\u{3000}"))), plain.clone());
        prop_assert_eq!(names(&plain.join("，")), plain.clone());
        prop_assert_eq!(names(&plain.join("；\n")), plain);
    }
}

/// Texts far longer than any cell end, in time that is in proportion to their length.
#[test]
fn long_texts_end() {
    let units_of = |text: &str| units(text, UnitRole::Responsible);
    for word in WORDS {
        let text = word.repeat(6_000 / word.len());
        assert_eq!(units_of(&text).raw, text);
        assert_eq!(forms(&text).raw, text);
        assert_eq!(document_number(&text).raw, text);
        assert!(document_numbers(&text).len() + contacts(&text).len() <= text.len());
        let mixed = format!("区教育局{word}").repeat(4_000 / (word.len() + 12));
        assert_eq!(units_of(&mixed).raw, mixed);
    }
    for text in ["（", "）", "（）", "、", "各市、", "区教育局", "区教育局 ", "座谈和", "□", "等"]
    {
        let text = text.repeat(100_000 / text.len());
        assert_eq!(units_of(&text).raw, text);
        assert_eq!(forms(&text).raw, text);
    }
}
