//! Seams: whether what stands on both sides of a blank or a line end is one name, and whether a name
//! that was printed without one is two.

use super::super::glyphs::{Glyph, after, before, ends_with, starts_with};
use super::brackets::core;
use super::lists::{
    BARE_ENDINGS, DEPARTMENT_STEMS, ENDINGS, GOVERNMENTS, KINDS, LONG_SEAMS, LOOSE_ENDINGS, PARTS,
    RANKS, SEAMS, TOWNSHIPS, WITH_PARTS, WITH_SOME_PARTS,
};
use super::names::{begins_with_level, is_whole};
use crate::lexicon::levels::LEVEL_MARKS;

/// Whether a class of another organ's stands behind a whole name with nothing between them:
/// 县教育局各乡镇, 各镇街区直各部门. An organ's own parts (领导小组各成员单位) are one name with it.
pub(super) fn is_run_on(name: &[Glyph]) -> bool {
    let marked = (2..name.len().saturating_sub(2)).any(|at| {
        name.get(at).is_some_and(|glyph| "·-—–.".contains(glyph.folded))
            && is_whole(before(name, at))
            && begins_with_level(after(name, at + 1))
    });
    // 县总工会团县委: the league's committee is no part of another organ.
    let mut letters = name.iter().enumerate().skip(3);
    let league = letters.any(|(at, glyph)| {
        glyph.folded == '团'
            && matches!(after(name, at + 1), [level, committee, ..]
                if committee.folded == '委' && "省市县区".contains(level.folded))
            && is_whole(before(name, at))
    });
    if marked || league {
        return true;
    }
    let each = name.iter().filter(|glyph| glyph.folded == '各').count();
    if each == 0 {
        return false;
    }
    let levels = |at: usize| {
        let from = after(name, at);
        let marks = from.iter().take_while(|glyph| LEVEL_MARKS.contains(&glyph.folded)).count();
        (from, marks)
    };
    (2..name.len().saturating_sub(2)).any(|at| {
        let (here, marks) = levels(at);
        let left = before(name, at);
        let towns = starts_with(here, "各") && levels(at + 1).1 > 0
            || ["各街道", "各村", "各社区", "各园区"].iter().any(|each| starts_with(here, each));
        let of_level = marks == 1 && here.get(1).is_some_and(|next| "直属".contains(next.folded));
        towns && left.last().is_some_and(|last| "局厅委办部院".contains(last.folded))
            || of_level && each > 1 && is_whole(left)
    })
}

/// Whether a line cannot stand alone: 办事处, 局.
pub(super) fn is_bare_ending(name: &[Glyph]) -> bool {
    BARE_ENDINGS.is(core(name))
}

/// Whether what stands on a line of its own ends a name although it could be one: behind 校长室
/// the line 办公室 is another room, behind 县政府 it is the government's.
pub(super) fn ends_name(left: &[Glyph], line: &[Glyph]) -> bool {
    let last = left.last().map(|glyph| glyph.folded);
    let room = last.is_some_and(|last| "室科股办".contains(last)) && starts_with(line, "办公室");
    // The least of offices have no parts: 执法大队 below 综合股 is another.
    let lowest = last.is_some_and(|last| "室科股".contains(last)) && line.len() > 2;
    is_bare_ending(line) && !((room || lowest) && is_whole(left))
}

/// Whether a name ends as no part of a longer name does.
pub(super) fn is_firm(name: &[Glyph]) -> bool {
    let core = core(name);
    ENDINGS.end(core).is_some() && LOOSE_ENDINGS.end(core).is_none()
}

/// Whether two names are of one rank.
pub(super) fn same_rank(left: &[Glyph], right: &[Glyph]) -> bool {
    let (left, right) = (core(left), core(right));
    let ranks = RANKS.said_last(left).zip(RANKS.said_last(right));
    ranks.is_some_and(|((_, one), (length, other))| one == other && right.len() > length + 1)
        && !ends_with(left, "总局")
        && !ends_with(right, "分局")
        && !starts_with(right, "分")
        && !is_bare_ending(right)
}

/// Whether a name is two of a kind of which neither has the other as a part, with nothing between
/// them: 红旗路街道檀江街道, 教务处学生处. Where the first ends, the print does not say.
pub(super) fn is_doubled(name: &[Glyph]) -> bool {
    let core = core(name);
    let Some(last) = core.last() else { return false };
    // Of most names the last character stands in them once.
    let inner = before(core, core.len().saturating_sub(2));
    let departments = "局厅委".contains(last.folded) && DEPARTMENT_STEMS.start(core).is_some();
    (departments || "处科股室道乡镇村馆庭部办间府".contains(last.folded))
        && inner.iter().enumerate().skip(2).any(|(at, glyph)| {
            let (left, right) = (before(core, at + 1), after(core, at + 1));
            glyph.folded == last.folded
                && same_rank(left, right)
                && !cuts_word(left, right)
                && !LEVEL_MARKS.contains(&right.first().map_or(' ', |first| first.folded))
                && (!departments || DEPARTMENT_STEMS.start(right).is_some())
        })
}

/// Whether the second of two names names a part of the first: 区委 宣传部, 教育局 人事股.
pub(super) fn is_part_of(left: &[Glyph], right: &[Glyph]) -> bool {
    let (left, right) = (core(left), core(right));
    // A university's 党委宣传部 is no part of the college on the line above.
    if starts_with(right, "党委") && ends_with(left, "学院") {
        return false;
    }
    let townships = TOWNSHIPS.end(left).zip(TOWNSHIPS.end(right));
    if townships.is_some_and(|(_, length)| right.len() > length) {
        return false;
    }
    let last = left.last().map(|glyph| glyph.folded);
    let commission = match last {
        Some('委') => right.last().is_some_and(|glyph| "科股室".contains(glyph.folded)),
        // 区政府办公室 + 政务公开股
        Some('室') => {
            ends_with(left, "办公室")
                && begins_with_level(left)
                && right.last().is_some_and(|g| "科股".contains(g.folded))
        }
        // 县委办 + 督查室, 区政府办 + 政务公开股
        Some('办') => {
            begins_with_level(left) && right.last().is_some_and(|g| "科股室".contains(g.folded))
        }
        _ => false,
    };
    // 中国科学院 + 长沙分院
    let branch = right.len().checked_sub(2).and_then(|at| right.get(at));
    let branch = branch.is_some_and(|glyph| glyph.folded == '分')
        && right.last().zip(left.last()).is_some_and(|(right, left)| right.folded == left.folded);
    commission
        || branch
        || WITH_PARTS.end(left).is_some()
        || WITH_SOME_PARTS.end(left).is_some()
            && PARTS.end(right).is_some()
            && !is_station_of_another(left, right)
}

/// Whether a name is that of another department's office in a town: 市场监管所 below 综合行政执法局.
/// A station (畜牧水产站 below 县农业农村局) may be a part of what has another name.
fn is_station_of_another(left: &[Glyph], right: &[Glyph]) -> bool {
    // 卫生监督所 is that of 县卫生健康局: their names have the first character in common.
    let shares = |first: &Glyph| left.iter().any(|glyph| glyph.folded == first.folded);
    ends_with(right, "所")
        && DEPARTMENT_STEMS.start(right).is_some()
        && !right.first().is_some_and(shares)
}

/// Whether a line begins as no name does behind this one: with the end of an organ's name (局县林业局),
/// a place that one 各 counts up (各县 + 市人民政府), or what only another organ has (学院 + 附属中学).
pub(super) fn continues_name(left: &[Glyph], right: &[Glyph]) -> bool {
    let (first, second) = (right.first(), right.get(1));
    let own = |glyph: &Glyph| "机属直办党长领内各本系".contains(glyph.folded);
    let end =
        first.is_some_and(|glyph| "局厅署".contains(glyph.folded)) && !second.is_some_and(own);
    let marks = left.iter().rev().take_while(|glyph| LEVEL_MARKS.contains(&glyph.folded)).count();
    let places = marks > 0 && ends_with(before(left, left.len() - marks), "各");
    let place = first.is_some_and(|glyph| LEVEL_MARKS.contains(&glyph.folded)) && {
        let rest = after(right, 1);
        second.is_none_or(|next| LEVEL_MARKS.contains(&next.folded) || next.folded == '(')
            || GOVERNMENTS.start(rest).is_some()
    };
    let rank = ends_with(left, "直") && starts_with(right, "各");
    let school = ["大学", "学院", "学校"].iter().any(|school| ends_with(left, school))
        && starts_with(right, "附");
    let member = right.len() == 4
        && starts_with(right, "成员单位")
        && left.last().is_some_and(|last| "会部组委".contains(last.folded));
    // 各学 + 校团委, 部门和 + 各街道
    let half = matches!(left, [.., each, one] if each.folded == '各'
        && !LEVEL_MARKS.contains(&one.folded)
        && ENDINGS.end(after(left, left.len() - 1)).is_none());
    let joint = ["和", "及", "与"].iter().any(|joint| ends_with(left, joint));
    let opens = first.is_some_and(|glyph| "和及与".contains(glyph.folded))
        && second.is_some_and(|next| !"平谐睦顺美田民时".contains(next.folded));
    end || half
        || joint
        || opens
        || places && place
        || rank
        || school
        || member
        || is_own_office(left) && starts_with(right, "各")
}

/// Whether a name is that of an organ's own office, of which the line below names all parts: 局机关 +
/// 各科室.
fn is_own_office(name: &[Glyph]) -> bool {
    /// Characters of the longest: 市局机关.
    const LONGEST: usize = 4;

    name.len() <= LONGEST && ends_with(name, "机关") && !ends_with(name, "直机关")
}

/// Whether a name ends with 各 and places of a county's rank or higher: 各县市.
fn each_place(left: &[Glyph]) -> bool {
    let places = left.iter().rev().take_while(|glyph| "省市县区州盟旗".contains(glyph.folded));
    let count = places.count();
    count > 0 && ends_with(before(left, left.len() - count), "各")
}

/// Whether the line below an organ of a whole place may be all of its organs or all of another's,
/// which a line without room does not tell: 市政府 + 各委办局.
pub(super) fn parts_of_all(left: &[Glyph], right: &[Glyph]) -> bool {
    let all = ["各", "有关", "相关"].iter().any(|word| starts_with(right, word));
    let town = starts_with(right, "各")
        && right
            .get(1)
            .is_some_and(|next| LEVEL_MARKS.contains(&next.folded) || next.folded == '街');
    let parts = WITH_PARTS.end(left).is_some() || ends_with(left, "机关");
    all && !town && parts && !is_own_office(left)
        || ends_with(left, "国务院") && starts_with(right, "国")
        || each_place(left)
            && right.first().is_some_and(|glyph| LEVEL_MARKS.contains(&glyph.folded))
            && DEPARTMENT_STEMS.start(after(right, 1)).is_some()
}

/// Whether a line may name a part that each of a class has or a unit of its own, which the print does
/// not tell: 各乡镇 + 卫生院, 各学院 + 学工部.
pub(super) fn parts_each(left: &[Glyph], right: &[Glyph]) -> bool {
    starts_with(left, "各")
        && is_whole(left)
        && is_whole(right)
        && !begins_with_level(right)
        && !ends_name(left, right)
        && !cuts_word(left, right)
        && (KINDS.is(right) || is_part_of(left, right))
}

/// Whether the end of one line and the start of the next are a word that a wrap cut: 道办, 事处.
pub(super) fn cuts_word(left: &[Glyph], right: &[Glyph]) -> bool {
    /// Characters of the longest word that is looked for on either side.
    const LONGEST: usize = 8;
    /// Characters of the shortest word of [`LONG_SEAMS`] that is looked for.
    const LEAST: usize = 3;

    let tail = after(left, left.len().saturating_sub(LONGEST));
    let seam = [tail, before(right, LONGEST)].concat();
    let level = left.first().zip(right.first());
    // 区供销社 and 区教育局 are two, though 社区 is a word.
    let level = level.is_some_and(|(one, other)| {
        LEVEL_MARKS.contains(&other.folded)
            && (one.folded == other.folded || DEPARTMENT_STEMS.start(after(right, 1)).is_some())
            // 檀江街道社 is none, so the line below goes on: 区卫生服务中心.
            && TOWNSHIPS.end(before(left, left.len() - 1)).is_none()
    });
    (0..tail.len()).any(|at| {
        let here = after(&seam, at);
        let long = LONG_SEAMS.start(here).filter(|length| *length >= LEAST);
        let cut = SEAMS.start(here).max(long).is_some_and(|length| at + length > tail.len());
        cut && !(level && at + 1 == tail.len())
    })
}
