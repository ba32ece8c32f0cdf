//! The level that print leaves out: 财政厅 behind 省教育厅、 is 省财政厅.

use super::super::glyphs::{Glyph, after, before, ends_with, equals, squeezed, starts_with};
use super::brackets::core;
use super::lists::{
    DEPARTMENT_NAMES, DEPARTMENT_STEMS, DEPARTMENTS, GOVERNMENTS, NO_ELISION, NO_LEVEL, NO_PLACE,
    PARTY_DEPARTMENTS, WIDE_LEVELS,
};
use super::names::is_class;
use crate::lexicon::levels::{
    BARE_GOVERNMENTS, COUNTIES, LEVEL_MARKS, LOCAL_MARKS, LOCAL_ORGANS, PARTY_COMMITTEES,
};

/// Characters of the longest place before a department: 新疆维吾尔自治区伊犁哈萨克自治州.
const MAX_PLACE: usize = 18;

/// What stands before the department in a name.
#[derive(Clone, Debug)]
pub(super) struct Prefix {
    /// 省, 邵阳市, 科左后旗.
    place: String,
    /// 省委, where the name is that of a department of the Party.
    party: Option<String>,
}

impl Prefix {
    /// Whether a text begins with the place: what [`prefix`] costs is not worth it otherwise.
    pub(super) fn begins(&self, text: &[Glyph]) -> bool {
        let mut text = text.iter();
        self.place.chars().all(|wanted| text.next().is_some_and(|glyph| glyph.printed == wanted))
    }

    /// Whether a name is that of the place's committee of the Party and nothing more: 区委.
    pub(super) fn is_committee(&self, name: &[Glyph]) -> bool {
        matches!(name, [place @ .., last]
            if last.folded == '委' && place.len() == self.place.chars().count())
    }

    /// Whether two departments are of the same place or level.
    pub(super) fn same_level(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

/// The prefix of a name that has one.
pub(super) fn prefix(name: &[Glyph]) -> Option<Prefix> {
    let name = core(name);
    if is_class(name) {
        return None;
    }
    let end = level_end(name)?;
    let rest = after(name, end);
    let place = squeezed(before(name, end));
    // 省委宣传部, 自治区党委宣传部
    let committee = ["委", "党委"].into_iter().find(|committee| {
        starts_with(rest, committee) && rest.len() > committee.chars().count() + 1
    });
    if committee.is_none() && !is_department(rest) && !(end == 1 && is_organ(rest)) {
        return None;
    }
    let party = committee.map(|committee| format!("{place}{committee}"));
    Some(Prefix { place, party })
}

/// Whether a name begins as that of a department of its place does: 县住建局, but not 区管委会, which 园区管委会
/// ends with.
pub(super) fn names_department(name: &[Glyph]) -> bool {
    level_end(name).is_some_and(|end| {
        let rest = after(core(name), end);
        DEPARTMENT_STEMS.start(rest).is_some()
            || DEPARTMENT_NAMES.start(rest).is_some()
            || starts_with(rest, "委") && rest.len() > 2
    })
}

/// The full name of a place before the same organ of another place: 大祥区 in 大祥区、双清区教育局 is
/// 大祥区教育局.
pub(super) fn expand_place(place: &[Glyph], next: &[Glyph]) -> Option<String> {
    if let Some(full) = expand_small_place(place, next) {
        return Some(full);
    }
    if !place.last().is_some_and(|last| COUNTIES.contains(&last.folded)) {
        return None;
    }
    let end = level_end(next).filter(|end| *end > 1)?;
    let organ = after(core(next), end);
    let alone = level_end(&[place, organ].concat()) == Some(place.len());
    let same = next.get(end - 1).is_some_and(|other| COUNTIES.contains(&other.folded));
    let known = is_department(organ) || GOVERNMENTS.start(organ).is_some();
    (same && alone && known && !is_class(place) && place.len() > 1)
        .then(|| format!("{}{}", squeezed(place), squeezed(organ)))
}

/// The same of a place below a county: 罗市镇 in 罗市镇、板桥乡人民政府, 经开区 in 经开区、高新区管委会.
fn expand_small_place(place: &[Glyph], next: &[Glyph]) -> Option<String> {
    place.last().filter(|last| LOCAL_MARKS.contains(&last.folded))?;
    let next = core(next);
    let last = next.last()?.folded;
    let (places, organ) = LOCAL_ORGANS.iter().find_map(|(organs, places)| {
        let organ = organs.iter().find(|organ| organ.ends_with(last) && ends_with(next, organ))?;
        Some((places, next.len() - organ.chars().count()))
    })?;
    let ends = |name: &[Glyph]| name.len() > 1 && places.iter().any(|mark| ends_with(name, mark));
    (ends(place) && ends(before(next, organ)) && !is_class(place) && !is_class(next))
        .then(|| format!("{}{}", squeezed(place), squeezed(after(next, organ))))
}

/// The full name of a government that stands without its place behind the place's committee of the
/// Party: 政府 in 城关镇党委、政府, 办事处 in 中心路街道党工委、办事处.
pub(super) fn expand_government(name: &[Glyph], committee: &[Glyph]) -> Option<String> {
    let last = name.last().filter(|last| matches!(last.folded, '府' | '处' | '会'))?;
    if !BARE_GOVERNMENTS.iter().any(|word| word.ends_with(last.folded) && equals(name, word)) {
        return None;
    }
    let word = PARTY_COMMITTEES.iter().find(|word| ends_with(committee, word))?;
    let place = before(committee, committee.len() - word.chars().count());
    // 省委, but not 民委.
    let level = matches!(place, [mark] if LEVEL_MARKS.contains(&mark.folded));
    // A village's committee is behind its branch of the Party, a government behind no such branch.
    let village = ends_with(place, "村") || ends_with(place, "社区");
    let fits = village == (last.folded == '会' && !ends_with(name, "管委会"));
    (fits && (!village || place.len() > 1) && (level || *word != "委" && !place.is_empty()))
        .then(|| format!("{}{}", squeezed(place), squeezed(name)))
}

/// Whether a name is that of a county or a place of its rank and no organ's: 锦江区.
pub(super) fn is_county(name: &[Glyph]) -> bool {
    (2..=MAX_PLACE).contains(&name.len())
        && name.last().is_some_and(|last| COUNTIES.contains(&last.folded))
        && !is_no_place(name)
        && !is_class(name)
}

/// Whether two names are both of one place that they name: 共青团青湖县委, 青湖县妇女联合会.
pub(super) fn share_place(left: &[Glyph], right: &[Glyph]) -> bool {
    let place = level_end(right).filter(|end| (2..right.len()).contains(end));
    place.is_some_and(|end| squeezed(left).contains(&squeezed(before(right, end))))
}

/// Where the place or level ends with which a name begins.
fn level_end(name: &[Glyph]) -> Option<usize> {
    let mark = |glyph: &Glyph| LEVEL_MARKS.contains(&glyph.folded);
    if NO_LEVEL.start(name).is_some() {
        return None;
    }
    let wide = WIDE_LEVELS.start(name);
    if wide.is_some_and(|end| end < name.len()) {
        return wide;
    }
    let level = name.first().is_some_and(mark);
    let word = NO_LEVEL.start(after(name, 1)).is_some();
    if level && name.get(1).is_some_and(mark) && !word {
        return None;
    }
    let mut end = None;
    let mut from = 0;
    for at in 1..name.len().min(MAX_PLACE) {
        let is_mark = name
            .get(at)
            .is_some_and(|glyph| glyph.folded == '省' || COUNTIES.contains(&glyph.folded));
        if is_mark
            && at > from
            && !is_no_place(before(name, at + 1))
            && NO_LEVEL.start(after(name, at)).is_none()
        {
            end = Some(at + 1);
            from = at + 1;
        }
    }
    let end = end.filter(|end| *end < name.len());
    if level {
        // 镇江市教育局 and 市中区教育局 are of places whose name begins like a level.
        let place = end.filter(|end| (3..=4).contains(end) && begins_like_department(name, *end));
        return Some(place.unwrap_or(1));
    }
    end
}

/// Whether what ends like a place is none: 区城市 of 区城市管理局; but 成都市 is a place.
fn is_no_place(place: &[Glyph]) -> bool {
    let city = matches!(place, [first, _, mark]
        if mark.folded == '市' && !LEVEL_MARKS.contains(&first.folded));
    NO_PLACE.end(place).is_some_and(|length| !(city && length < place.len()))
}

fn begins_like_department(name: &[Glyph], end: usize) -> bool {
    DEPARTMENT_STEMS.start(after(name, end)).is_some()
}

/// Whether what stands behind a level is an organ: 省 + 纪委监委.
fn is_organ(rest: &[Glyph]) -> bool {
    DEPARTMENTS.end(rest).is_some() || is_department(rest)
}

/// Whether a name is that of a department without its place.
fn is_department(name: &[Glyph]) -> bool {
    DEPARTMENT_NAMES.is(name)
        || DEPARTMENT_STEMS.start(name).is_some()
            && DEPARTMENTS.end(name).is_some()
            && level_end(name).is_none()
}

/// The full name of a department that leaves out its place.
pub(super) fn expand(name: &[Glyph], prefix: &Prefix) -> Option<String> {
    let department = core(name);
    if is_class(name) || NO_ELISION.inside(department) {
        return None;
    }
    if PARTY_DEPARTMENTS.is(department) {
        let party = prefix.party.as_ref();
        let shared = equals(department, "办公室");
        // 区教育局、宣传部: whose department it is, the print does not say.
        return party.filter(|_| !shared).map(|party| format!("{party}{}", squeezed(name)));
    }
    is_department(department).then(|| format!("{}{}", prefix.place, squeezed(name)))
}
