//! Names: whether one is whole, stands for a class, or is a sentence.

use super::super::glyphs::{Glyph, after, before, ends_with, equals, folded, starts_with};
use super::super::person::is_person;
use super::super::width::is_blank;
use super::super::word_list::WordList;
use super::brackets::core;
use super::lists::{
    CLASS_ENDINGS, CLASS_KINDS, CLASS_MARKS, CLASS_OPENERS, CLASSES, COUNTIES, DEPARTMENT_STEMS,
    ENDINGS, GOVERNMENTS, JOINTS, KINDS, LEVEL_RANKS, LEVELS, LEVELS_JOINED, NO_LEVEL, NOT_EACH,
    NOT_PEOPLE, NOT_SENTENCES, OTHER_VERBS, SENTENCE_WORDS, TIME_WORDS, WEAK_SENTENCE_WORDS,
    WIDE_LEVELS,
};
use crate::lexicon::levels::LEVEL_MARKS;

/// Characters of the longest name that does not end as names of organs do: people, 社会组织 and
/// the like; what is longer is a sentence.
const MAX_PLAIN_NAME: usize = 12;

/// Characters of the longest name of an organ; the longest real ones, of coordination groups, have
/// about thirty.
const MAX_ORGAN_NAME: usize = 45;

/// Whether a name is whole: it ends as names of units do, or stands for a class.
pub(super) fn is_whole(name: &[Glyph]) -> bool {
    let core = core(name);
    core.len() >= 2 && (ENDINGS.end(core).is_some() || is_class(core))
}

/// Whether a name stands for all of a kind: 各街道, 区直有关单位, 乡镇（街道）.
pub(super) fn is_class(name: &[Glyph]) -> bool {
    let core = core(name);
    CLASSES.is(name)
        || CLASSES.is(core)
        || core.iter().any(|glyph| glyph.folded == '各') && !NOT_EACH.inside(core)
        || COUNTIES.start(core).is_some()
        || CLASS_ENDINGS.end(core).is_some()
        || is_marked(core)
        || CLASS_OPENERS.start(name).is_some_and(|length| name.len() > length)
        || CLASS_KINDS.end(core).is_some() && is_ranked(core)
}

/// Whether a name holds a word of classes: 有关单位, 市县两级; but 初三级 is one grade.
fn is_marked(name: &[Glyph]) -> bool {
    (0..name.len()).any(|at| {
        let before = at.checked_sub(1).and_then(|at| name.get(at));
        CLASS_MARKS.start(after(name, at)).is_some()
            && !before.is_some_and(|glyph| "初高大第".contains(glyph.folded))
    })
}

/// Whether a name begins with a level and 直, 属 or 级, or is of units that are stationed
/// somewhere: 区直机关, 驻区部队.
fn is_ranked(name: &[Glyph]) -> bool {
    let level = |glyph: &&Glyph| "国省市县区州旗镇校中央驻".contains(glyph.folded);
    let levels = name.iter().take_while(level).count();
    let rank = name.get(levels).is_some_and(|glyph| matches!(glyph.folded, '直' | '属' | '级'));
    levels > 0 && rank || name.iter().any(|glyph| glyph.folded == '驻')
}

/// Whether a name that alone is one unit's stands for all of a kind behind one that does:
/// 各中小学、幼儿园, 各盟行政公署、市人民政府.
pub(super) fn continues_class(class: &[Glyph], name: &[Glyph]) -> bool {
    if KINDS.is(name) || KINDS.is(core(name)) {
        return true;
    }
    let each = after(class, usize::from(starts_with(class, "各")));
    let ranks = LEVEL_RANKS.said_first(each).zip(LEVEL_RANKS.said_first(name));
    each.len() < class.len()
        && ranks.is_some_and(|((_, above), (length, rank))| {
            above <= rank && GOVERNMENTS.is(after(name, length))
        })
}

/// Whether two names are of kinds that each stand on their own: 科研院所和企业; but 部门和单位 are one.
pub(super) fn are_kinds(left: &[Glyph], right: &[Glyph]) -> bool {
    let one = |name: &[Glyph]| KINDS.is(name) && !equals(name, "单位") && !equals(name, "部门");
    one(left) && one(right)
}

/// Whether a name begins with a word of a level, as names do that stand on their own.
pub(super) fn begins_with_level(name: &[Glyph]) -> bool {
    begins(name, &LEVELS)
}

/// As [`begins_with_level`], behind 和, 及, 与.
pub(super) fn joins_with_level(name: &[Glyph]) -> bool {
    begins(name, &LEVELS_JOINED)
}

fn begins(name: &[Glyph], levels: &WordList) -> bool {
    // 团县委 is a level's and whole with that.
    let level = levels
        .start(name)
        .is_some_and(|length| name.len() > length || starts_with(name, "团") && is_whole(name));
    level && NO_LEVEL.start(name).is_none() || CLASSES.is(core(name))
}

/// Whether a name is one level's character or 各 with it, which the organ behind the next separator
/// completes: 各市、县人民政府.
pub(super) fn is_bare_level(name: &[Glyph]) -> bool {
    let core = core(name);
    let rest = after(core, core.iter().take_while(|glyph| glyph.folded == '各').count());
    if WIDE_LEVELS.is(rest) || ends_with(core, "中央") {
        return true;
    }
    matches!(rest, [mark] if LEVEL_MARKS.contains(&mark.folded))
}

/// Whether the next name completes a bare level, or is one more of them: 县人民政府, 县（市、区）
/// behind 各市, 直辖市及计划单列市人民政府 behind 各省.
pub(super) fn completes_level(name: &[Glyph]) -> bool {
    let wide = WIDE_LEVELS.start(name);
    let level =
        wide.is_some() || name.first().is_some_and(|glyph| LEVEL_MARKS.contains(&glyph.folded));
    if !level || NO_LEVEL.start(name).is_some() {
        return false;
    }
    let mut rest = after(name, wide.unwrap_or(1));
    if rest.first().is_some_and(|glyph| glyph.folded == '(') {
        let close = rest.iter().position(|glyph| glyph.folded == ')');
        rest = after(rest, close.map_or(rest.len(), |close| close + 1));
    }
    let both = ["三级", "两级", "驻", "属驻"].iter().any(|word| starts_with(rest, word));
    rest.is_empty()
        || both
        || GOVERNMENTS.start(rest).is_some()
        || wide.is_some() && JOINTS.start(rest).is_some()
        || DEPARTMENT_STEMS.start(rest).is_some()
}

/// Whether a name is one of the organs that 各委、办、局 counts up.
pub(super) fn is_bare_organ(name: &[Glyph]) -> bool {
    matches!(name, [organ] if "委办厅局部处科室".contains(organ.folded))
}

/// Whether a name ends with the first of such organs: 省直各委.
pub(super) fn opens_organs(name: &[Glyph]) -> bool {
    matches!(name, [.., each, _] if each.folded == '各')
        && is_bare_organ(after(name, name.len().saturating_sub(1)))
}

/// Whether a word can be a person and is none of the words that only look so.
pub(super) fn is_someone(name: &[Glyph]) -> bool {
    /// Characters of the longest name of a person.
    const LONGEST: usize = 4;

    name.len() <= LONGEST
        // Few are called 区, and 区发 is half of 区发改局.
        && !starts_with(name, "区")
        && is_person(&folded(name))
        && NOT_PEOPLE.start(name).is_none()
        && !is_whole(name)
}

/// Whether a text is a time, as it comes where a row's cells stand a column off.
fn is_time(text: &[Glyph]) -> bool {
    let dated = text.windows(2).any(|pair| {
        matches!(pair, [before, mark]
            if matches!(mark.folded, '年' | '月' | '日' | '时' | '点')
                && (before.folded.is_ascii_digit()
                    || "一二三四五六七八九十".contains(before.folded)))
    });
    dated || TIME_WORDS.inside(text)
}

/// Whether a number stands before an organ and nothing says that it counts: 1区教育局.
fn is_numbered(name: &[Glyph]) -> bool {
    let digits = name.iter().take_while(|glyph| glyph.folded.is_ascii_digit()).count();
    let rest = after(name, digits);
    (1..=2).contains(&digits)
        && rest.first().is_some_and(|glyph| "省市县区州盟旗".contains(glyph.folded))
        && is_whole(rest)
}

/// Whether a character may stand in a name: marks that no name holds are of a separator that was
/// misprinted or of a sentence.
fn is_of_names(mark: char) -> bool {
    mark.is_alphanumeric()
        || is_blank(mark)
        || "()[]【】〔〕《》〈〉“”‘’\"'「」、,;/·.-—–&+…×*#○●★☆※▲△■□◆◇".contains(mark)
}

/// Whether a part only counts: 第一，…；第二，….
fn is_ordinal(name: &[Glyph]) -> bool {
    matches!(name, [first, rest @ ..] if first.folded == '第'
        && rest.iter().all(|glyph| "一二三四五六七八九十".contains(glyph.folded)))
}

/// Whether a part is no name but a sentence or a piece of one.
pub(super) fn is_sentence(name: &[Glyph]) -> bool {
    let text = core(name);
    let organ = ENDINGS.end(text).is_some();
    let longest = if organ || CLASSES.is(text) { MAX_ORGAN_NAME } else { MAX_PLAIN_NAME };
    let whole = is_whole(name);
    let said = (0..text.len()).any(|at| {
        let here = after(text, at);
        SENTENCE_WORDS.start(here).is_some() && NOT_SENTENCES.start(here).is_none()
    });
    // 公司领导 are people.
    let leaders = text.len() <= 4 && ends_with(text, "领导");
    let verb = !leaders
        && OTHER_VERBS.end(text).is_some_and(|length| is_whole(before(text, text.len() - length)));
    // 区教育局组织; but 社区组织 and 党组织 are organizations.
    let organizes = matches!(text, [.., organ, _, _]
        if "局厅办处科股府".contains(organ.folded) && ends_with(text, "组织"));
    // 区商务局[2023]5号; but 第14中学 and 12345热线 are names.
    let counted = !whole
        && text.iter().skip(1).any(|glyph| glyph.folded.is_ascii_digit())
        && !text.first().is_some_and(|first| first.folded.is_ascii_alphanumeric());
    let marks = text.iter().any(|glyph| !is_of_names(glyph.folded))
        || text.last().is_some_and(|last| "-—–·.&+/".contains(last.folded))
        || text.windows(2).any(|pair| pair.iter().all(|glyph| glyph.folded == '.'))
        || text.iter().all(|glyph| !glyph.folded.is_alphabetic());
    text.len() > longest
        || said
        || !organ && !CLASSES.is(text) && WEAK_SENTENCE_WORDS.inside(text)
        || verb
        || organizes
        || marks
        || counted
        || (!whole && is_time(text))
        || is_numbered(name)
        || is_ordinal(name)
}
