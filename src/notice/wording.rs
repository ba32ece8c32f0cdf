//! Text as it is compared: blanks out, full-width forms and traditional script folded. What is
//! printed is never changed.

use crate::lexicon::script::simplified;
use crate::normalize::width;

/// The text as wordings are written in the lexicon: no blanks of any width, half-width marks,
/// simplified script, lower case. `时　间`, `時間` and `时\n间` are one wording.
pub(super) fn folded(text: &str) -> String {
    /// From here on no letters that a notice prints have two cases: the full-width ones are folded before.
    const CASELESS: char = '\u{2E80}';

    let mut folded = String::with_capacity(text.len());
    for character in text.chars().filter(|&character| !width::is_blank(character)) {
        match simplified(width::fold(character)) {
            character if character < CASELESS => folded.extend(character.to_lowercase()),
            character => folded.push(character),
        }
    }
    folded
}

/// Whether nothing is printed there.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(width::is_blank)
}

/// The text without its bracket groups: `责任处(科)室` is 责任处室, `时间(月)` is 时间. Brackets that
/// don't match stay as they are.
pub(super) fn without_brackets(folded: &str) -> String {
    let mut kept = String::with_capacity(folded.len());
    let mut rest = folded;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((_, behind)) = after.split_once(')') else { break };
        kept.push_str(before);
        rest = behind;
    }
    kept.push_str(rest);
    kept
}

/// Two pieces of a text that a page or line break cut: nothing between them but between two words
/// of letters, which a blank divides.
pub(super) fn rejoined(above: &str, below: &str) -> String {
    let (above_end, below_start) = (above.trim_end(), below.trim_start());
    let letter = |character: Option<char>| character.is_some_and(|c| c.is_ascii_alphanumeric());
    let blank = letter(above_end.chars().next_back())
        && letter(below_start.chars().next())
        && (above_end.ends_with(|c: char| c.is_ascii_alphabetic())
            || below_start.starts_with(|c: char| c.is_ascii_alphabetic()));
    let between = if blank { " " } else { "" };
    [above_end, between, below_start].concat()
}

/// The text without the blanks that a layout leaves between ideographs and other characters:
/// titles and names are set without blanks, and those that stand in them come from wrapped lines,
/// letter-spacing, and the gap between Han and digits.
pub(super) fn closed_up(text: &str) -> String {
    let mut closed = String::with_capacity(text.len());
    let mut blanks = false;
    for character in text.chars() {
        if width::is_blank(character) {
            blanks = true;
            continue;
        }
        if blanks && character.is_ascii() && closed.ends_with(|c: char| c.is_ascii()) {
            closed.push(' ');
        }
        blanks = false;
        closed.push(character);
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_blanks_widths_and_script() {
        for (printed, expected) in [
            ("时  间", "时间"),
            ("時　間（月）", "时间(月)"),
            ("抽查\n比例", "抽查比例"),
            ("責任單位：", "责任单位:"),
            ("ＮＯ．", "no."),
        ] {
            assert_eq!(folded(printed), expected);
        }
    }

    #[test]
    fn takes_bracket_groups_out() {
        for (text, expected) in [
            ("责任处(科)室", "责任处室"),
            ("时间(月)", "时间"),
            ("时间(月", "时间(月"),
            ("(一)甲", "甲"),
        ] {
            assert_eq!(without_brackets(text), expected);
        }
    }

    #[test]
    fn rejoins_without_inventing_blanks() {
        for (above, below, expected) in [
            ("责任单", "位", "责任单位"),
            ("open ", "day", "open day"),
            ("2023", "年", "2023年"),
            ("1867394", "3200", "18673943200"),
        ] {
            assert_eq!(rejoined(above, below), expected);
        }
    }

    #[test]
    fn closes_up_titles() {
        for (printed, expected) in [
            ("《大祥区 2023 年“政务公开主题日” 活动》", "《大祥区2023年“政务公开主题日”活动》"),
            ("通  知", "通知"),
            ("Open Day 活动", "Open Day活动"),
        ] {
            assert_eq!(closed_up(printed), expected);
        }
    }
}
