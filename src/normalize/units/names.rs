//! Names: whether one is whole, stands for a class, or is a sentence.

use super::super::glyphs::{
    Glyph, after, before, ends_with, equals, folded, longest_end, longest_start, starts_with,
};
use super::super::person::is_person;
use super::brackets::core;
use crate::lexicon::departments::DEPARTMENT_STEMS;
use crate::lexicon::duties::{OTHER_VERBS, SENTENCE_WORDS, TIME_WORDS, WEAK_SENTENCE_WORDS};
use crate::lexicon::organs::{
    BARE_ENDINGS, CLASS_ENDINGS, CLASS_KINDS, CLASS_MARKS, CLASS_OPENERS, CLASSES, ENDINGS,
    LEVEL_MARKS, LEVELS, LEVELS_JOINED, NO_LEVEL, NOT_EACH, NOT_PEOPLE, WIDE_LEVELS,
};

/// Characters of the longest name that does not end as names of organs do: people, 社会组织 and
/// the like; what is longer is a sentence.
const MAX_PLAIN_NAME: usize = 12;

/// Characters of the longest name of an organ; the longest real ones, of coordination groups, have
/// about thirty.
const MAX_ORGAN_NAME: usize = 45;

/// Whether a name is whole: it ends as names of units do, or stands for a class.
pub(super) fn is_whole(name: &[Glyph]) -> bool {
    let core = core(name);
    core.len() >= 2 && (longest_end(core, ENDINGS).is_some() || is_class(core))
}

/// Whether a name stands for all of a kind: 各街道, 区直有关单位, 乡镇（街道）.
pub(super) fn is_class(name: &[Glyph]) -> bool {
    if CLASSES.iter().any(|class| equals(name, class)) {
        return true;
    }
    let text = folded(core(name));
    let each = text.contains('各') && !NOT_EACH.iter().any(|word| text.contains(word));
    let kind = longest_end(core(name), CLASS_KINDS).is_some();
    let ranked = text.chars().take_while(|c| "国省市县区州旗镇校中央驻".contains(*c)).count();
    let counties =
        ["县区", "区县", "县市区", "旗县区", "市县"].iter().any(|word| text.starts_with(word));
    let rank = text.chars().nth(ranked).is_some_and(|c| matches!(c, '直' | '属' | '级'));
    each || counties
        || CLASS_MARKS.iter().any(|mark| text.contains(mark))
        || CLASS_ENDINGS.iter().any(|ending| text.ends_with(ending))
        || CLASSES.iter().any(|class| equals(core(name), class))
        || longest_start(name, CLASS_OPENERS).is_some_and(|length| name.len() > length)
        || (kind && (ranked > 0 && rank || text.contains('驻')))
}

/// Whether a name begins with a word of a level, as names do that stand on their own.
pub(super) fn begins_with_level(name: &[Glyph]) -> bool {
    begins(name, LEVELS)
}

/// As [`begins_with_level`], behind 和, 及, 与.
pub(super) fn joins_with_level(name: &[Glyph]) -> bool {
    begins(name, LEVELS_JOINED)
}

fn begins(name: &[Glyph], levels: &[&str]) -> bool {
    let class = CLASSES.iter().any(|class| equals(core(name), class));
    let level = longest_start(name, levels).is_some_and(|length| name.len() > length);
    class || (level && longest_start(name, NO_LEVEL).is_none())
}

/// Whether a name is one level's character or 各 with it, which the organ behind the next separator
/// completes: 各市、县人民政府.
pub(super) fn is_bare_level(name: &[Glyph]) -> bool {
    let text = folded(core(name));
    let rest = text.trim_start_matches('各');
    if WIDE_LEVELS.contains(&rest) || text.ends_with("中央") {
        return true;
    }
    let mut marks = rest.chars();
    marks.next().is_some_and(|mark| LEVEL_MARKS.contains(mark)) && marks.next().is_none()
}

/// Whether the next name completes a bare level, or is one more of them: 县人民政府, 县（市、区）
/// behind 各市.
pub(super) fn completes_level(name: &[Glyph]) -> bool {
    let wide = longest_start(name, WIDE_LEVELS);
    let level =
        wide.is_some() || name.first().is_some_and(|glyph| LEVEL_MARKS.contains(glyph.folded));
    let mut rest = after(name, wide.unwrap_or(1));
    if rest.first().is_some_and(|glyph| glyph.folded == '(') {
        let close = rest.iter().position(|glyph| glyph.folded == ')');
        rest = after(rest, close.map_or(rest.len(), |close| close + 1));
    }
    let organ = longest_start(rest, &["人民政府", "政府", "三级", "两级", "驻", "属驻"]).is_some()
        || longest_start(rest, DEPARTMENT_STEMS).is_some();
    level && (rest.is_empty() || organ) && longest_start(name, NO_LEVEL).is_none()
}

/// Whether a line cannot stand alone: 办事处, 局.
pub(super) fn is_bare_ending(name: &[Glyph]) -> bool {
    BARE_ENDINGS.iter().any(|ending| equals(core(name), ending))
}

/// Endings of one rank: two names that both end so stand side by side, for none is a part of the
/// other. 总局 and 分局 are not of one rank.
const RANKS: &[&[&str]] = &[
    &["局"],
    &["厅"],
    &["委"],
    &["办"],
    &["处"],
    &["科"],
    &["股"],
    &["室"],
    &["街道", "乡", "镇"],
    &["中心"],
    &["学校", "中学", "小学", "幼儿园"],
    &["学院", "大学"],
    &["社区", "村"],
    &["馆"],
    &["部"],
    &["法院", "检察院"],
    &["联"],
];

/// Whether two names are of one rank.
pub(super) fn same_rank(left: &[Glyph], right: &[Glyph]) -> bool {
    let (left, right) = (core(left), core(right));
    let shared = RANKS.iter().any(|rank| {
        let end = longest_end(right, rank);
        longest_end(left, rank).is_some() && end.is_some_and(|end| right.len() > end + 1)
    });
    shared
        && !ends_with(left, "总局")
        && !ends_with(right, "分局")
        && !starts_with(right, "分")
        && !is_bare_ending(right)
}

/// Whether the second of two names names a part of the first: 区委 宣传部, 教育局 人事股.
pub(super) fn is_part_of(left: &[Glyph], right: &[Glyph]) -> bool {
    let (left, right) = (core(left), core(right));
    let organs =
        ["政府", "党委", "省委", "市委", "县委", "区委", "工委", "总局", "总公司", "总行", "集团"];
    let organ = longest_end(left, &organs).is_some();
    let office = longest_end(
        left,
        &["局", "厅", "公司", "大学", "学院", "医院", "街道", "镇", "乡", "法院", "检察院"],
    );
    let part = longest_end(
        right,
        &[
            "股",
            "科",
            "室",
            "处",
            "分局",
            "大队",
            "支队",
            "中队",
            "所",
            "站",
            "办公室",
            "中心",
            "组",
            "部",
            "政府",
            "工会",
            "团委",
            "党委",
            "支部",
            "公司",
            "办",
        ],
    );
    let commission = ends_with(left, "委") && longest_end(right, &["科", "股", "室"]).is_some();
    organ || commission || (office.is_some() && part.is_some())
}

/// Whether the end of one line and the start of the next are a word that a wrap cut: 道办, 事处.
pub(super) fn cuts_word(left: &[Glyph], right: &[Glyph]) -> bool {
    /// Characters of the shortest ending that is looked for; two may stand side by side by chance.
    const LEAST: usize = 3;

    let words = BARE_ENDINGS.iter().chain(CLASS_ENDINGS);
    words.filter(|word| word.chars().count() >= LEAST).any(|word| {
        word.char_indices().skip(1).any(|(at, _)| {
            let (head, tail) = word.split_at(at);
            starts_with(right, tail) && ends_with(left, head)
        })
    })
}

/// Whether a word can be a person and is none of the words that only look so.
pub(super) fn is_someone(name: &[Glyph]) -> bool {
    let text = folded(name);
    is_person(&text) && !NOT_PEOPLE.iter().any(|word| text.starts_with(word)) && !is_whole(name)
}

/// Whether a text is a time, as it comes where a row's cells stand a column off.
fn is_time(text: &str) -> bool {
    let mut before = ' ';
    let dated = text.chars().any(|c| {
        let after_digit = before.is_ascii_digit() || "一二三四五六七八九十".contains(before);
        before = c;
        after_digit && matches!(c, '年' | '月' | '日' | '时' | '点')
    });
    dated || TIME_WORDS.iter().any(|word| text.contains(word))
}

/// Whether a part is no name but a sentence or a piece of one.
pub(super) fn is_sentence(name: &[Glyph]) -> bool {
    let text = folded(core(name));
    let length = text.chars().count();
    let whole = longest_end(core(name), ENDINGS).is_some()
        || CLASSES.iter().any(|class| equals(core(name), class));
    let longest = if whole { MAX_ORGAN_NAME } else { MAX_PLAIN_NAME };
    let said = text.replace("负责人", "");
    let words = SENTENCE_WORDS.iter().any(|word| said.contains(word))
        || (!whole && WEAK_SENTENCE_WORDS.iter().any(|word| said.contains(word)));
    let verb = longest_end(core(name), OTHER_VERBS)
        .is_some_and(|length| is_whole(before(core(name), core(name).len() - length)));
    let marks = text.contains([':', '?', '!', '=']) || text.chars().all(|c| !c.is_alphabetic());
    length > longest || words || verb || marks || (!is_whole(name) && is_time(&text))
}
