//! Numerals of numbering and of years. Written folded.

/// The Chinese digits in the order of their values.
pub(crate) const DIGITS: &str = "〇一二三四五六七八九";
/// The other zero.
pub(crate) const ZERO: char = '零';
/// The digits of a year, in the order of their values; behind the nine stands the other zero that
/// archives use (U+25CB).
pub(crate) const YEAR_DIGITS: &str = "〇一二三四五六七八九○";
/// 10 and 100.
pub(crate) const TEN: char = '十';
/// See [`TEN`].
pub(crate) const HUNDRED: char = '百';
/// All characters of Chinese numbering.
pub(crate) const NUMERALS: &str = "〇零一二三四五六七八九十百";

/// Before a numeral: 第一部分, 第3周.
pub(crate) const ORDINAL: char = '第';
/// What is numbered so and holds sections.
pub(crate) const PARTS: &[&str] = &["部分", "章", "篇", "阶段"];
/// Marks after a number: `一、` `1.`
pub(crate) const NUMBER_MARKS: &[char] = &['、', '.', ',', ':'];

/// 第3周
pub(crate) const WEEK: char = '周';

/// What follows the digits of a year.
pub(crate) const YEAR: char = '年';
/// 2023年度.
pub(crate) const YEARLY: char = '度';
/// Marks between the years of a range.
pub(crate) const RANGE_MARKS: &[char] = &['-', '—', '–', '―', '~', '至', '到'];
/// Words of a school year: 2023—2024学年.
pub(crate) const SCHOOL_YEAR: &str = "学年";
/// The term that begins in the year it is named by.
pub(crate) const AUTUMN_TERMS: &[&str] = &["秋季学期", "秋学期"];
/// The term that ends the school year which began the year before.
pub(crate) const SPRING_TERMS: &[&str] = &["春季学期", "春学期"];
