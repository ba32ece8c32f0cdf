//! 机关代字: where the code before the year begins when text is glued to its front.

use super::super::glyphs::Glyph;
use super::super::width::{is_blank, is_han};

/// Characters of a code: GB/T 9704 has none longer, and most have four to eight.
const MAX_CODE: usize = 20;

/// How far back from the bracket a code is looked for.
const MAX_RUN: usize = 60;

/// Words that end the text before a code, wherever they stand: `…的通知国办发〔2020〕13号`,
/// `特急 国办发明电〔2023〕5号`.
const BEFORE: &[&str] = &[
    "通知", "意见", "方案", "细则", "文件", "文号", "字号", "编号", "关于", "的", "了", "号",
    "特急", "加急", "平急", "特提", "机密", "秘密", "绝密",
];

/// As [`BEFORE`], but only if a code is left: `发改办法规〔2023〕5号` has 办法 inside.
const BEFORE_CODE: &[&str] = &["办法", "规定", "决定", "明电"];

/// Words of a sentence that cites a number; they too end the text before it.
const CITES: &[&str] = &[
    "根据", "按照", "依据", "依照", "遵照", "参照", "贯彻", "落实", "转发", "印发", "下发", "详见",
    "参见", "结合", "废止", "简称",
];

/// Words that end the text before a code if enough is left of it: some codes have them inside.
const BEFORE_LONGER: &[&str] =
    &["人民政府", "办公厅", "办公室", "委员会", "公告", "批复", "要点", "条例"];

/// Characters that are left behind a word to be a code of its own.
const LEAST_REST: usize = 2;

/// Words that can stand right before a code, at the start of the run only.
const OPENERS: &[&str] = &[
    "执行", "以及", "对照", "修订", "即", "对", "为", "是", "见", "按", "经", "以", "由", "据",
    "及", "与", "或", "和",
];

/// Last characters of most codes; where the rest of a number is in doubt, they decide.
const ENDINGS: &str = "发函办字电规令通告决知政文秘综明";

/// The code in front of an index, and where it begins.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub(super) text: String,
    pub(super) start: usize,
    /// Whether text of a sentence stands in front of it.
    pub(super) cites: bool,
    /// Whether it ends as most codes do.
    pub(super) usual: bool,
}

/// Why there is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoCode {
    /// Nothing stands in front.
    Absent,
    /// Text without a mark where the code begins.
    Unclear,
}

/// Reads the code that ends before index `end`.
pub(super) fn code(glyphs: &[Glyph], end: usize) -> Result<Code, NoCode> {
    let run = run_before(glyphs, end);
    let text: Vec<char> =
        run.iter().filter_map(|index| glyphs.get(*index)).map(|g| g.folded).collect();
    let start = cut(&text);
    let mut cites = CITES
        .iter()
        .any(|word| (0..start).any(|at| starts_with(text.get(at..).unwrap_or_default(), word)));
    let mut start = start;
    let digit_before =
        run.first().and_then(|first| first.checked_sub(1)).and_then(|i| glyphs.get(i));
    if start == 0
        && digit_before.is_some_and(|glyph| glyph.folded.is_ascii_digit())
        && text.first().is_some_and(|first| "年月日期条项个级次".contains(*first))
    {
        start = 1;
    }
    if start == 0 && digit_before.is_some_and(|glyph| matches!(glyph.printed, '★' | '☆')) {
        start = secrecy(&text);
    }
    let rest = text.get(start..).unwrap_or_default();
    let opener = OPENERS.iter().find(|word| {
        // 和政发 is a county's code: 和 opens only behind another number or title.
        let after_text =
            start > 0 || run.first().is_some_and(|first| follows_citation(glyphs, *first));
        starts_with(rest, word)
            && rest.len() > word.chars().count()
            && (after_text || word.chars().count() > 1 || !"和经以由据".contains(*word))
    });
    if let Some(word) = opener {
        start += word.chars().count();
        cites |= !matches!(*word, "和" | "及" | "与" | "或" | "以及" | "为" | "是");
    }
    let rest = text.get(start..).unwrap_or_default();
    if !rest.iter().any(|character| is_han(*character)) {
        return Err(NoCode::Absent);
    }
    if rest.len() > MAX_CODE {
        return Err(NoCode::Unclear);
    }
    let Some(first) = run.get(start) else { return Err(NoCode::Absent) };
    let usual = rest.last().is_some_and(|last| ENDINGS.contains(*last));
    let printed = run.iter().skip(start).filter_map(|index| glyphs.get(*index));
    Ok(Code { text: printed.map(|glyph| glyph.printed).collect(), start: *first, cites, usual })
}

/// How many characters behind the star of a secrecy mark are its time: `机密★一年`, `秘密★长期`.
fn secrecy(text: &[char]) -> usize {
    /// 十二个月
    const LONGEST: usize = 4;
    if starts_with(text, "长期") {
        return 2;
    }
    let unit = text.iter().take(LONGEST).position(|c| matches!(c, '年' | '月'));
    unit.map_or(0, |unit| unit + 1)
}

/// Whether 》, ） or another number ends before an index.
fn follows_citation(glyphs: &[Glyph], index: usize) -> bool {
    index
        .checked_sub(1)
        .and_then(|before| glyphs.get(before))
        .is_some_and(|glyph| matches!(glyph.folded, '》' | ')' | '号'))
}

/// The indices of the characters that may belong to a code ending before `end`, blanks left out: the
/// last word, and words before it as long as they are too short to be words of a text (湘政 办发).
fn run_before(glyphs: &[Glyph], end: usize) -> Vec<usize> {
    /// A word up to here is a piece of a spaced-out code.
    const PIECE: usize = 2;

    let mut run = Vec::new();
    let mut word = 0;
    let mut kept = 0;
    for index in (end.saturating_sub(MAX_RUN)..end).rev() {
        let Some(glyph) = glyphs.get(index) else { break };
        if is_blank(glyph.folded) {
            if word > 0 && kept > 0 && word > PIECE && !is_broken_off(glyphs, &run, kept) {
                // A word of a text: it and what is before it stay out.
                run.truncate(kept);
                run.reverse();
                return run;
            }
            kept = if word > 0 { run.len() } else { kept };
            word = 0;
        } else if is_han(glyph.printed) || is_code_placeholder(glyph.folded) {
            run.push(index);
            word += 1;
        } else {
            break;
        }
    }
    if word > PIECE && kept > 0 && !is_broken_off(glyphs, &run, kept) {
        run.truncate(kept);
    }
    run.reverse();
    run
}

/// Whether the last word of a run, of `kept` characters, is no code but the end of one that a blank or
/// a line end broke: `青政办 发〔2024〕5号`, `青湖县政 办发〔2024〕5号`.
fn is_broken_off(glyphs: &[Glyph], run: &[usize], kept: usize) -> bool {
    let at = |index: usize| run.get(index).and_then(|index| glyphs.get(*index));
    let is = |index: usize, among: &str| at(index).is_some_and(|g| among.contains(g.folded));
    match kept {
        1 => is(0, ENDINGS),
        2 => is(0, ENDINGS) && is(1, "办") && is(2, "政府委党"),
        _ => false,
    }
}

/// Where the code begins in a run of characters.
fn cut(text: &[char]) -> usize {
    let mut start = 0;
    for index in 0..text.len() {
        let here = text.get(index..).unwrap_or_default();
        for word in BEFORE.iter().chain(CITES) {
            if starts_with(here, word) {
                start = start.max(index + word.chars().count());
            }
        }
        for word in BEFORE_CODE {
            let after = index + word.chars().count();
            if starts_with(here, word) && text.len() >= after + LEAST_REST {
                start = start.max(after);
            }
        }
        for word in BEFORE_LONGER {
            let after = index + word.chars().count();
            if starts_with(here, word) && text.len() >= after + LEAST_REST {
                let rest = text.get(after..).unwrap_or_default();
                let usual = rest.last().is_some_and(|last| ENDINGS.contains(*last));
                if usual {
                    start = start.max(after);
                }
            }
        }
    }
    start
}

fn starts_with(text: &[char], word: &str) -> bool {
    let mut text = text.iter();
    word.chars().all(|wanted| text.next() == Some(&wanted))
}

/// Stands for an organ that a model text leaves open: `×政办发`.
fn is_code_placeholder(character: char) -> bool {
    matches!(character, '×' | '╳' | 'X' | 'x' | '○')
}
