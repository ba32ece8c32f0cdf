//! Sections: banner rows nested by their numbering.

use crate::lexicon::numerals::{NUMBER_MARKS, NUMERALS, ORDINAL, PARTS};

use crate::record::PlanNote;

use super::super::wording::folded;

/// How a banner is numbered, outermost first; GB/T 9704-2012, 7.3.3 counts 一、 （一） 1. （1）.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// 第一部分, 第二章.
    Part,
    /// 一、
    Chinese,
    /// （一）
    BracketedChinese,
    /// 1.
    Arabic,
    /// （1）
    BracketedArabic,
    /// No number.
    Unnumbered,
}

/// Bytes of a text in which its number is looked for: a merged cell of more is looked at in each of its
/// rows.
const MAX_BYTES: usize = 1024;

/// Banners that stand over one row: the numbered levels, and as many without a number.
const MAX_OPEN: usize = 10;

/// The numbering that a banner begins with.
pub(crate) fn level(text: &str) -> Level {
    let start = text.floor_char_boundary(MAX_BYTES);
    let folded = folded(text.get(..start).unwrap_or_default());
    let is_chinese = |text: &str| !text.is_empty() && text.chars().all(|c| NUMERALS.contains(c));
    let is_arabic = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((number, _)) = folded.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        return match number {
            _ if is_chinese(number) => Level::BracketedChinese,
            _ if is_arabic(number) => Level::BracketedArabic,
            _ => Level::Unnumbered,
        };
    }
    if let Some(rest) = folded.strip_prefix(ORDINAL) {
        let rest = rest.trim_start_matches(|c: char| NUMERALS.contains(c) || c.is_ascii_digit());
        if PARTS.iter().any(|part| rest.starts_with(part)) {
            return Level::Part;
        }
    }
    match folded.split_once(NUMBER_MARKS) {
        Some((number, _)) if is_chinese(number) => Level::Chinese,
        Some((number, rest))
            if is_arabic(number) && !rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            Level::Arabic
        }
        _ => Level::Unnumbered,
    }
}

/// The banner without its number: `一、上半年` is 上半年.
pub(crate) fn without_number(text: &str) -> &str {
    let end = |marks: &[char]| {
        let is_mark = |c: char| marks.contains(&crate::normalize::width::fold(c));
        text.split_once(is_mark).map_or(text, |(_, rest)| rest)
    };
    match level(text) {
        Level::Chinese | Level::Arabic => end(NUMBER_MARKS),
        Level::BracketedChinese | Level::BracketedArabic => end(&[')']),
        Level::Part | Level::Unnumbered => text,
    }
}

/// Whether a text is numbered as only sections are: 第一部分, 一、 or （一）.
pub(crate) fn is_section_number(text: &str) -> bool {
    matches!(level(text), Level::Part | Level::Chinese | Level::BracketedChinese)
}

/// A banner that is open.
#[derive(Clone, Debug)]
struct Banner {
    level: Level,
    /// Its print and place.
    line: PlanNote,
    /// Whether an activity stands under it.
    used: bool,
}

/// The banners that stand over a row, outermost first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sections {
    open: Vec<Banner>,
    /// Whether no activity came since the last banner.
    fresh: bool,
}

impl Sections {
    /// A banner: it closes what its level cannot stand in, and the closed banners that stood over
    /// no activity are returned. A banner without a number stands beside the last one without a
    /// number, but under one that it follows at once; one that stands outermost (2024年) stays open
    /// over numbered ones.
    pub(crate) fn enter(&mut self, line: PlanNote) -> Vec<PlanNote> {
        let level = level(&line.text);
        let cut = if level == Level::Unnumbered {
            match self.open.len().checked_sub(MAX_OPEN) {
                None if self.fresh => None,
                Some(_) if self.fresh => Some(self.open.len() - 1),
                _ => self.open.iter().position(|open| open.level == level),
            }
        } else {
            self.open.iter().position(|open| open.level >= level && open.level != Level::Unnumbered)
        };
        let closed = self.open.split_off(cut.unwrap_or(self.open.len()));
        self.open.push(Banner { level, line, used: false });
        self.fresh = true;
        unused(closed)
    }

    /// Closes all banners; those that stood over no activity are returned.
    pub(crate) fn close(&mut self) -> Vec<PlanNote> {
        unused(std::mem::take(&mut self.open))
    }

    /// An activity stands under the banners that are open; true for the first one under a new one.
    pub(crate) fn activity(&mut self) -> bool {
        for banner in &mut self.open {
            banner.used = true;
        }
        std::mem::take(&mut self.fresh)
    }

    /// The texts of the open banners, outermost first.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.open.iter().map(|banner| banner.line.text.clone()).collect()
    }
}

fn unused(banners: Vec<Banner>) -> Vec<PlanNote> {
    banners.into_iter().filter(|banner| !banner.used).map(|banner| banner.line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Place;

    #[test]
    fn levels() {
        for (text, expected) in [
            ("一、教育卫生方面（共3项）", Level::Chinese),
            ("（二）道路", Level::BracketedChinese),
            ("3. 其他", Level::Arabic),
            ("(1)甲", Level::BracketedArabic),
            ("第一部分 总体", Level::Part),
            ("2024年", Level::Unnumbered),
            ("6.9国际档案日", Level::Unnumbered),
            ("市级部门", Level::Unnumbered),
        ] {
            assert_eq!(level(text), expected, "{text}");
        }
    }

    #[test]
    fn nesting() {
        let mut sections = Sections::default();
        let mut under = |banners: &[&str]| {
            for banner in banners {
                sections.enter(PlanNote::new(*banner, Place::default()));
            }
            sections.activity();
            sections.texts().join(" > ")
        };
        assert_eq!(under(&["2024年", "一、甲", "（一）乙"]), "2024年 > 一、甲 > （一）乙");
        assert_eq!(under(&["（二）丙"]), "2024年 > 一、甲 > （二）丙");
        assert_eq!(under(&["二、丁"]), "2024年 > 二、丁");
        assert_eq!(under(&["2025年"]), "2025年");
        assert_eq!(under(&["宣传类", "线上"]), "宣传类 > 线上");
        assert_eq!(under(&["甲"; 100]).matches('甲').count(), MAX_OPEN);
    }
}
