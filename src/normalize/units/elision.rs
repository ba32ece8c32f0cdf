//! The level that print leaves out: 财政厅 behind 省教育厅、 is 省财政厅.

use super::super::glyphs::{
    Glyph, after, before, ends_with, equals, longest_end, longest_start, squeezed,
};
use super::brackets::core;
use super::names::is_class;
use crate::lexicon::departments::{
    DEPARTMENT_NAMES, DEPARTMENT_STEMS, DEPARTMENTS, NO_ELISION, NO_PLACE, PARTY_DEPARTMENTS,
};
use crate::lexicon::organs::{LEVEL_MARKS, NO_LEVEL, WIDE_LEVELS};

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
    let party = rest.first().filter(|glyph| glyph.folded == '委' && rest.len() > 2);
    if party.is_none() && !is_department(rest) && !(end == 1 && is_organ(rest)) {
        return None;
    }
    let party = party.map(|_| format!("{place}委"));
    Some(Prefix { place, party })
}

/// The full name of a place before the same organ of another place: 大祥区 in 大祥区、双清区教育局 is
/// 大祥区教育局.
pub(super) fn expand_place(place: &[Glyph], next: &[Glyph]) -> Option<String> {
    let end = level_end(next).filter(|end| *end > 1)?;
    let organ = after(core(next), end);
    let alone = level_end(&[place, organ].concat()) == Some(place.len());
    let same = place.last().zip(next.get(end - 1)).is_some_and(|(one, other)| {
        "市县区州盟旗".contains(one.folded) && "市县区州盟旗".contains(other.folded)
    });
    let known = is_department(organ) || longest_start(organ, &["人民政府", "政府"]).is_some();
    (same && alone && known && !is_class(place) && place.len() > 1)
        .then(|| format!("{}{}", squeezed(place), squeezed(organ)))
}

/// Where the place or level ends with which a name begins.
fn level_end(name: &[Glyph]) -> Option<usize> {
    let mark = |glyph: &Glyph| LEVEL_MARKS.contains(glyph.folded);
    if longest_start(name, NO_LEVEL).is_some() {
        return None;
    }
    let wide = longest_start(name, WIDE_LEVELS);
    if wide.is_some_and(|end| end < name.len()) {
        return wide;
    }
    let level = name.first().is_some_and(mark);
    let word = longest_start(after(name, 1), NO_LEVEL).is_some();
    if level && name.get(1).is_some_and(mark) && !word {
        return None;
    }
    let mut end = None;
    let mut from = 0;
    for at in 1..name.len().min(MAX_PLACE) {
        let place = before(name, at + 1);
        let is_mark = name.get(at).is_some_and(|glyph| "省市县区州盟旗".contains(glyph.folded));
        let word = longest_end(place, NO_PLACE).is_some()
            || longest_start(after(name, at), NO_LEVEL).is_some();
        if is_mark && !word && at > from {
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

fn begins_like_department(name: &[Glyph], end: usize) -> bool {
    longest_start(after(name, end), DEPARTMENT_STEMS).is_some()
}

/// Whether what stands behind a level is an organ: 省 + 纪委监委.
fn is_organ(rest: &[Glyph]) -> bool {
    longest_end(rest, DEPARTMENTS).is_some() || is_department(rest)
}

/// Whether a name is that of a department without its place.
fn is_department(name: &[Glyph]) -> bool {
    let whole = DEPARTMENT_NAMES.iter().any(|department| equals(name, department));
    let stem = longest_start(name, DEPARTMENT_STEMS).is_some_and(|length| name.len() >= length);
    let ends = longest_end(name, DEPARTMENTS).is_some();
    whole || (stem && ends && level_end(name).is_none())
}

/// The full name of a department that leaves out its place.
pub(super) fn expand(name: &[Glyph], prefix: &Prefix) -> Option<String> {
    let department = core(name);
    let text: String = squeezed(department);
    if is_class(name) || NO_ELISION.iter().any(|word| text.contains(word)) {
        return None;
    }
    if PARTY_DEPARTMENTS
        .iter()
        .any(|party| ends_with(department, party) && equals(department, party))
    {
        let party = prefix.party.as_ref();
        let shared = equals(department, "办公室");
        // 区教育局、宣传部: whose department it is, the print does not say.
        return party.filter(|_| !shared).map(|party| format!("{party}{}", squeezed(name)));
    }
    is_department(department).then(|| format!("{}{}", prefix.place, squeezed(name)))
}
