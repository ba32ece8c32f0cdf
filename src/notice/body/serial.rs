//! Serial numbers: what is printed in the column 序号, and whether the numbers follow one another.

use crate::lexicon::numerals::{DIGITS, HUNDRED, NUMBER_MARKS, ORDINAL, TEN, ZERO};

use super::super::wording::folded;

/// Digits of a serial number. No plan has a million rows.
const MAX_DIGITS: usize = 6;

/// Bytes of a serial number with the blanks around it; a merged cell of more is looked at in each of its
/// rows.
const MAX_BYTES: usize = 256;

/// A serial number in any of its spellings: `1`, `1.`, `1、`, `（1）`, `01`, `①`, `一`, `十二`.
pub(crate) fn number(text: &str) -> Option<u32> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let folded = folded(text);
    let bare =
        folded.trim_start_matches('(').trim_end_matches([')']).trim_end_matches(NUMBER_MARKS);
    let bare = bare.strip_prefix(ORDINAL).unwrap_or(bare);
    arabic(bare).or_else(|| circled(bare)).or_else(|| chinese(bare))
}

fn arabic(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= MAX_DIGITS;
    (digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// ① to ⑳ and ⑴ to ⒇.
fn circled(text: &str) -> Option<u32> {
    let mut characters = text.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else { return None };
    match character {
        '①'..='⑳' => Some(u32::from(character) - u32::from('①') + 1),
        '⑴'..='⒇' => Some(u32::from(character) - u32::from('⑴') + 1),
        _ => None,
    }
}

/// A Chinese numeral up to 999.
pub(crate) fn chinese(text: &str) -> Option<u32> {
    let mut total = 0_u32;
    let mut digit = None;
    if text.is_empty() {
        return None;
    }
    for character in text.chars() {
        let unit = match character {
            TEN => 10,
            HUNDRED => 100,
            _ => {
                let value = DIGITS.chars().position(|c| c == character);
                let value = value.or_else(|| (character == ZERO).then_some(0))?;
                if digit.is_some_and(|digit| digit > 0) {
                    return None;
                }
                digit = u32::try_from(value).ok();
                continue;
            }
        };
        // 十 alone is 10; 零十 and 百百 are nothing.
        let count = digit.take().unwrap_or(1);
        if count == 0 || !total.is_multiple_of(unit * 10) {
            return None;
        }
        total += count * unit;
    }
    Some(total + digit.unwrap_or_default()).filter(|&number| number > 0)
}

/// What is odd about a serial number after those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Oddity {
    /// Numbers are missing before it.
    Gap {
        /// The number before it.
        after: u32,
    },
    /// It stood before.
    Repeated,
}

/// The run of serial numbers of a plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Run {
    last: Option<u32>,
    seen: std::collections::BTreeSet<u32>,
    /// Rows without a number since the last one.
    unnumbered: u32,
}

impl Run {
    /// A row without a number.
    pub(crate) fn skip(&mut self) {
        self.unnumbered = self.unnumbered.saturating_add(1);
    }

    /// The next number; `new_section` where a section began since the last one: counting may start
    /// again there.
    pub(crate) fn next(&mut self, number: u32, new_section: bool) -> Option<Oddity> {
        if number == 1 && new_section {
            *self = Self::default();
        }
        let unnumbered = std::mem::take(&mut self.unnumbered);
        let last = self.last.replace(number);
        if !self.seen.insert(number) {
            return Some(Oddity::Repeated);
        }
        let expected = last.unwrap_or_default().saturating_add(1);
        let in_order = number == expected || number == expected.saturating_add(unnumbered);
        (!in_order).then(|| Oddity::Gap { after: last.unwrap_or_default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for (text, expected) in [
            ("1", Some(1)),
            ("１２", Some(12)),
            ("1.", Some(1)),
            ("（3）", Some(3)),
            ("4、", Some(4)),
            ("05", Some(5)),
            ("⑥", Some(6)),
            ("七", Some(7)),
            ("（十）", Some(10)),
            ("二十一", Some(21)),
            ("一百零五", Some(105)),
            ("", None),
            ("1.1", None),
            ("A1", None),
            ("合计", None),
            ("12345678", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn runs() {
        let mut run = Run::default();
        assert_eq!(run.next(1, false), None);
        assert_eq!(run.next(2, false), None);
        assert_eq!(run.next(4, false), Some(Oddity::Gap { after: 2 }));
        assert_eq!(run.next(4, false), Some(Oddity::Repeated));
        assert_eq!(run.next(1, true), None);
        run.skip();
        assert_eq!(run.next(3, false), None);
        assert_eq!(run.next(1, false), Some(Oddity::Repeated));
    }
}
