//! A header's wording to the role of its column.

use crate::lexicon::false_friends::FALSE_FRIENDS;
use crate::lexicon::header_parts::{
    AUDIENCE_DUTIES, AUDIENCES, CALENDAR_ENDINGS, CONJUNCTIONS, EVENTS, NAMES_OF_CONTENT, ORGANS,
    PERSON_DUTIES, PERSONS, ROLES_NAMED_FIRST, UNIT_DUTIES, WEAK_THEMES,
};
use crate::lexicon::headers::{BARE_UNITS_RANK, CONTENT_RANK, HEADERS, Position};
use crate::lexicon::numerals::{NUMERALS, ORDINAL};
use crate::lexicon::other_lists::NO_THEMES;
use crate::normalize::word_list::WordList;
use crate::record::Role;

use super::super::wording::{folded, without_brackets};

/// A role and how well its wording fits: of several columns the one with the lowest rank has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fit {
    pub(crate) role: Role,
    pub(crate) rank: u8,
}

/// The rank of a wording that the caller gave: before all others.
const CALLERS_RANK: u8 = 0;

/// The role that a header's wording gives; `None` where it has no known wording.
pub(crate) fn role_of(header: &str, callers: &[(String, Role)]) -> Option<Fit> {
    let header = folded(header);
    callers_role(&header, callers).or_else(|| combined(&header)).or_else(|| built_in(&header))
}

/// The role of a column with a header of several levels, outer to inner: where the outer one names two
/// things (时间及地点), the inner one says which of them this is.
pub(crate) fn role_of_levels(levels: &[&str], callers: &[(String, Role)]) -> Option<Fit> {
    let inner = match levels {
        [outer @ .., inner] if outer.iter().any(|outer| outer.contains(CONJUNCTIONS)) => {
            role_of(inner, callers)
        }
        _ => None,
    };
    inner.or_else(|| role_of(&levels.join(" "), callers))
}

/// The role of a column that holds two things (时间、地点; 责任单位及联系人; 活动内容及形式): what is done goes
/// before when, when before who, and who before the rest. Units of two kinds are those responsible.
fn combined(header: &str) -> Option<Fit> {
    let bare = without_brackets(header);
    if !bare.contains(CONJUNCTIONS) {
        return None;
    }
    let fits: Vec<Fit> = bare.split(CONJUNCTIONS).filter_map(built_in).collect();
    let of = |is_meant: &dyn Fn(Role) -> bool| fits.iter().copied().find(|fit| is_meant(fit.role));
    match fits.as_slice() {
        [] => None,
        // 参与单位, 涉及部门: the whole is one word. 活动内容及要求 is not; 单位及职务 says of whom.
        [fit] => built_in(header).or_else(|| {
            let first = bare.split(CONJUNCTIONS).next().and_then(built_in);
            first.filter(|first| {
                first == fit && !(fit.role.is_units() && fit.rank >= BARE_UNITS_RANK)
            })
        }),
        [first, ..] => of(&|role| role == Role::Theme)
            .or_else(|| of(&|role| role == Role::Schedule))
            .or_else(|| {
                let units = of(&Role::is_units)?;
                let same = fits.iter().all(|fit| !fit.role.is_units() || fit.role == units.role);
                let role = if same { units.role } else { Role::ResponsibleUnits };
                Some(Fit { role, ..units })
            })
            .or(Some(*first)),
    }
}

/// The roles of columns under one header that names as many things as there are columns (时间、地点 over two).
pub(crate) fn roles_of_parts(header: &str, columns: usize) -> Option<Vec<Option<Fit>>> {
    let bare = without_brackets(&folded(header));
    let parts: Vec<Option<Fit>> = bare.split(CONJUNCTIONS).map(built_in).collect();
    (columns > 1 && parts.len() == columns).then_some(parts)
}

/// A header that is one of the caller's wordings, or else holds one; the longest decides.
fn callers_role(header: &str, callers: &[(String, Role)]) -> Option<Fit> {
    callers
        .iter()
        .map(|(wording, role)| (folded(wording), *role))
        .filter(|(wording, _)| !wording.is_empty() && header.contains(wording.as_str()))
        .max_by_key(|(wording, _)| wording.len())
        .map(|(_, role)| Fit { role, rank: CALLERS_RANK })
}

fn built_in(header: &str) -> Option<Fit> {
    static FRIENDS: WordList = WordList::of(&[FALSE_FRIENDS]);

    let mut meant = header.to_owned();
    // Most headers have none of them.
    if inside(header, &FRIENDS).is_some() {
        for friend in FALSE_FRIENDS {
            meant = meant.replace(friend, "");
        }
    }
    let meant = meant.trim_end_matches([':', '.', '*']).to_owned();
    let bare = without_brackets(&meant);
    // Most headers have no brackets, and need not be asked twice.
    let sides: &[&str] = if meant == bare { &[&meant] } else { &[&meant, &bare] };
    let ended = longest(sides.iter().filter_map(|text| ending(text)));
    let by_duty = sides.iter().find_map(|text| by_duty(text));
    ended
        .into_iter()
        .chain(by_duty)
        .max_by_key(|(length, _)| *length)
        .or_else(|| longest(sides.iter().filter_map(|text| anywhere(text))))
        .map(|(_, fit)| fit)
}

/// The wordings of the lexicon in some positions, with their roles.
fn wordings(is_meant: fn(Position) -> bool) -> Vec<(&'static str, Fit)> {
    let meant = HEADERS.iter().filter(|wordings| is_meant(wordings.position));
    let words = meant.flat_map(|wordings| {
        let fit = Fit { role: wordings.role, rank: wordings.rank };
        wordings.words.iter().map(move |word| (*word, fit))
    });
    words.collect()
}

/// The longest wording that a header is or ends with: its characters and role.
fn ending(header: &str) -> Option<(usize, Fit)> {
    static WHOLE: WordList<Fit> =
        WordList::listed(|| wordings(|position| position == Position::Whole));
    static ENDS: WordList<Fit> =
        WordList::listed(|| wordings(|position| position != Position::Whole));

    let whole = WHOLE.first(header.chars());
    whole
        .filter(|(length, _)| *length == header.chars().count())
        .or_else(|| ENDS.last(header.chars().rev()))
}

/// The longest wording that may stand anywhere in a header, and does.
fn anywhere(header: &str) -> Option<(usize, Fit)> {
    static ANYWHERE: WordList<Fit> =
        WordList::listed(|| wordings(|position| position == Position::Anywhere));

    inside(header, &ANYWHERE)
}

/// The longest word of a list that stands in a header.
fn inside<T: Copy>(header: &str, words: &WordList<T>) -> Option<(usize, T)> {
    let rests = header.char_indices().map(|(at, _)| header.get(at..).unwrap_or_default());
    longest(rests.filter_map(|rest| words.first(rest.chars())))
}

/// The longest of some wordings, the first of as long ones.
fn longest<T>(found: impl Iterator<Item = (usize, T)>) -> Option<(usize, T)> {
    found.reduce(|longest, next| if next.0 > longest.0 { next } else { longest })
}

/// The role of a header that says what somebody does and who that is (牵头站所, 包片领导, 参演人员), and the
/// characters of both.
fn by_duty(header: &str) -> Option<(usize, Fit)> {
    // Who it is at the end, and what stands before that.
    let ended = |who: &'static [&'static str]| -> Vec<(&str, &str)> {
        who.iter().filter_map(|who| Some((*who, header.strip_suffix(who)?))).collect()
    };
    let organs = ended(ORGANS);
    let ends = |who: &[(&str, &str)], duties: &[&str]| {
        let ended = who.iter().flat_map(|(who, before)| {
            let fits = duties.iter().filter(|duty| before.ends_with(**duty));
            fits.map(|duty| who.chars().count() + duty.chars().count())
        });
        ended.max()
    };
    let begins = |duties: &[&str]| {
        let begun = !organs.is_empty() && duties.iter().any(|duty| header.starts_with(duty));
        begun.then_some(header.chars().count())
    };
    let units = UNIT_DUTIES.iter().filter_map(|(role, rank, duties)| {
        let named_first = ROLES_NAMED_FIRST.contains(role).then(|| begins(duties)).flatten();
        Some((named_first.max(ends(&organs, duties))?, Fit { role: *role, rank: *rank }))
    });
    let others = [
        (Role::PersonInCharge, ends(&ended(PERSONS), PERSON_DUTIES)),
        (Role::Audience, ends(&ended(AUDIENCES), AUDIENCE_DUTIES)),
    ];
    let others =
        others.into_iter().filter_map(|(role, length)| Some((length?, Fit { role, rank: 0 })));
    units.chain(others).max_by_key(|(length, _)| *length)
}

/// Whether a header may be that of a theme where no other column has a wording of one.
pub(crate) fn is_weak_theme(header: &str) -> bool {
    may_end_in(header, WEAK_THEMES)
}

/// The rank of such a column: behind all others.
pub(crate) const WEAK_THEME: Fit = Fit { role: Role::Theme, rank: u8::MAX };

/// Whether a header may name what a column beside it says the content of.
pub(crate) fn names_content(header: &str) -> bool {
    may_end_in(header, NAMES_OF_CONTENT)
}

/// Whether a header ends in one of these words, or in one of what is held on days and weeks of its own,
/// and not in one that no theme ends in.
fn may_end_in(header: &str, words: &[&str]) -> bool {
    let header = without_brackets(&folded(header));
    let ends = |words: &[&str]| words.iter().any(|word| header.ends_with(word));
    (ends(words) || ends(EVENTS)) && !ends(NO_THEMES)
}

/// The rank of such a column: just before that of the content.
pub(crate) const NAME_OF_CONTENT: Fit = Fit { role: Role::Theme, rank: CONTENT_RANK - 1 };

/// Whether a header is one month, quarter or year of several that stand side by side as columns:
/// `4月`, `第一季度`, `2024年`.
pub(crate) fn is_calendar_column(header: &str) -> bool {
    let header = folded(header);
    CALENDAR_ENDINGS.iter().any(|ending| {
        header.strip_suffix(ending).is_some_and(|number| {
            let number = number.strip_prefix(ORDINAL).unwrap_or(number);
            !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || NUMERALS.contains(c))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_real_tables() {
        use Role::*;
        let cases: &[(&str, Option<Role>)] = &[
            ("序号", Some(Serial)),
            ("序　号", Some(Serial)),
            ("项目编号", Some(Serial)),
            ("活动主题", Some(Theme)),
            ("抽 查 事 项", Some(Theme)),
            ("民生实事项目", Some(Theme)),
            ("项目名称", Some(Theme)),
            ("活动内容", Some(Theme)),
            ("活动方式", Some(Forms)),
            ("联系方式", None),
            ("责任单位", Some(ResponsibleUnits)),
            ("責任單位", Some(ResponsibleUnits)),
            ("责任处(科)室", Some(ResponsibleUnits)),
            ("责任单位联系人", Some(PersonInCharge)),
            ("责任单位及联系人", Some(ResponsibleUnits)),
            ("联系人及责任单位", Some(ResponsibleUnits)),
            ("主办、承办单位", Some(ResponsibleUnits)),
            ("时间、地点", Some(Schedule)),
            ("活动地点及时间", Some(Schedule)),
            ("活动内容及形式", Some(Theme)),
            ("活动内容和要求", Some(Theme)),
            ("参与单位", Some(SupportingUnits)),
            ("涉及部门", None),
            ("单位及职务", None),
            ("联系人及电话", Some(PersonInCharge)),
            ("学习专题", Some(Theme)),
            ("责任单位 牵头", Some(LeadUnits)),
            ("责任单位（牵头单位）", Some(ResponsibleUnits)),
            ("牵头部门", Some(LeadUnits)),
            ("发起部门", Some(LeadUnits)),
            ("配合部门", Some(SupportingUnits)),
            ("主办单位", Some(HostUnits)),
            ("承办单位", Some(OrganizerUnits)),
            ("时  间", Some(Schedule)),
            ("时间（月）", Some(Schedule)),
            ("实施\n时间", Some(Schedule)),
            ("抽查检查 起止时间", Some(Schedule)),
            ("拟提交市政府常务会议审议时间", Some(Schedule)),
            ("计划任务实施时段", Some(Schedule)),
            ("预计完成时间", Some(Schedule)),
            ("周次", Some(Schedule)),
            ("截至日期", Some(Schedule)),
            ("完成时限要求", Some(Schedule)),
            ("公开时限", None),
            ("抽查频次", None),
            ("预计花费时间", None),
            ("发布时间", None),
            ("版本及出版时间", None),
            ("学时", None),
            ("授课时间", Some(Schedule)),
            ("学习时间", Some(Schedule)),
            ("活动地点", Some(Venue)),
            ("参加对象", Some(Audience)),
            ("责任人", Some(PersonInCharge)),
            ("备  注", Some(Remarks)),
            ("牵头站所", Some(LeadUnits)),
            ("责任学院", Some(ResponsibleUnits)),
            ("责任股（室）", Some(ResponsibleUnits)),
            ("归口管理部门", Some(ResponsibleUnits)),
            ("演练单位", Some(ResponsibleUnits)),
            ("联合检查部门", Some(SupportingUnits)),
            ("牵头落实单位", Some(LeadUnits)),
            ("承训机构", Some(OrganizerUnits)),
            ("参演人员", Some(Audience)),
            ("参加年级", Some(Audience)),
            ("被督查单位", Some(Audience)),
            ("报名截止时间", None),
            ("采购项目名称", None),
            ("参加人数", None),
            ("承办党支部", Some(OrganizerUnits)),
            ("配合责任科室", Some(SupportingUnits)),
            ("包片县领导", Some(PersonInCharge)),
            ("责任县领导", Some(PersonInCharge)),
            ("分管校领导", Some(PersonInCharge)),
            ("负责老师", Some(PersonInCharge)),
            ("联系电话", None),
            ("主题日", Some(Theme)),
            ("单位名称", None),
            ("收费项目", None),
            ("抽查比例", None),
            ("工作目标", None),
            ("", None),
        ];
        for (header, expected) in cases {
            assert_eq!(role_of(header, &[]).map(|fit| fit.role), *expected, "{header}");
        }
    }

    #[test]
    fn the_inner_of_two_levels_says_which() {
        let role = |levels: &[&str]| role_of_levels(levels, &[]).map(|fit| fit.role);
        assert_eq!(role(&["活动时间及地点", "地点"]), Some(Role::Venue));
        assert_eq!(role(&["责任单位", "牵头"]), Some(Role::LeadUnits));
        assert_eq!(role(&["责任单位及责任人", "姓名"]), Some(Role::ResponsibleUnits));
        let parts = roles_of_parts("时间、地点", 2).unwrap_or_default();
        let roles: Vec<_> = parts.into_iter().map(|fit| fit.map(|fit| fit.role)).collect();
        assert_eq!(roles, [Some(Role::Schedule), Some(Role::Venue)]);
    }

    #[test]
    fn the_callers_wording_comes_first() {
        let callers =
            [("牵头处室".to_owned(), Role::ResponsibleUnits), ("时间".to_owned(), Role::Extra)];
        assert_eq!(
            role_of("牵头 处室", &callers).map(|fit| fit.role),
            Some(Role::ResponsibleUnits)
        );
        assert_eq!(role_of("时间", &callers).map(|fit| fit.role), Some(Role::Extra));
    }

    #[test]
    fn months_and_years_as_columns() {
        for (header, expected) in [
            ("4月", true),
            ("十月份", true),
            ("2024年", true),
            ("第一季度", true),
            ("月份", false),
            ("时间", false),
        ] {
            assert_eq!(is_calendar_column(header), expected, "{header}");
        }
    }
}
