//! Columns whose cells hold two things: 时间、地点, and 责任单位及联系人.

use crate::lexicon::header_parts::{PEOPLE, PLACES};
use crate::lexicon::rows::{TIME_LABELS, VENUE_LABELS};
use crate::normalize::{self, ScheduleContext, width};
use crate::schedule::{Schedule, ScheduleValue};
use crate::units::{ResponsibleUnits, UnitRole};

use super::super::names;
use super::super::times::calendar_time::is_calendar_time;
use super::super::wording::{folded, without_brackets};

/// Characters of a cell with a time and a place: a longer one is prose, and each of its characters
/// would be tried as the end of the time.
const MAX_CHARACTERS: usize = 128;

/// Whether the time column says where, too.
pub(crate) fn says_where(header: &str) -> bool {
    let header = folded(header);
    PLACES.iter().any(|word| header.contains(word))
}

/// Whether a unit column names people, too.
pub(crate) fn says_who(header: &str) -> bool {
    let header = folded(header);
    PEOPLE.iter().any(|word| header.contains(word))
}

/// The time and the place of a cell that holds both, in either order: `5月15日，县人民广场`. `None`
/// where no part of it is a time, or more than one.
pub(crate) fn time_and_place(text: &str, context: &ScheduleContext) -> Option<(Schedule, String)> {
    if text.chars().count() > MAX_CHARACTERS {
        return None;
    }
    let read = |part: &str| normalize::schedule(behind_label(part, TIME_LABELS), context);
    let of = |time: Schedule, place: &str| {
        let place = trimmed(behind_label(trimmed(place), VENUE_LABELS)).to_owned();
        (Schedule { raw: text.to_owned(), ..time }, place)
    };
    let whole = read(text);
    if is_read(&whole) && whole.qualifier.is_none() {
        return Some(of(whole, ""));
    }
    let parts = || text.char_indices().map(|(index, mark)| (text.split_at(index), mark));
    let divided = || parts().filter(|(_, mark)| is_divider(*mark)).map(|(parts, _)| parts);
    for (before, after) in divided().collect::<Vec<_>>().into_iter().rev() {
        let time = read(trimmed(before));
        if is_read(&time) && holds_no_time(after, context) {
            return Some(of(time, after));
        }
    }
    for (before, after) in divided() {
        let time = read(trimmed(after));
        if is_read(&time) && holds_no_time(before, context) {
            return Some(of(time, before));
        }
    }
    // 6月上旬各中小学校: nothing divides them. A number belongs to what stands before it.
    let glued = parts().filter(|(_, next)| !next.is_ascii_digit() && !is_divider(*next));
    for ((before, after), _) in glued.collect::<Vec<_>>().into_iter().rev() {
        let time = read(trimmed(before));
        if is_calendar_time(&time) && holds_no_time(after, context) {
            return Some(of(time, after));
        }
    }
    is_read(&whole).then(|| of(whole, ""))
}

/// Whether no part between dividers is a time of its own.
fn holds_no_time(text: &str, context: &ScheduleContext) -> bool {
    !text.split(is_divider).any(|part| is_calendar_time(&normalize::schedule(part, context)))
}

fn is_read(schedule: &Schedule) -> bool {
    !matches!(
        schedule.value,
        ScheduleValue::Unresolved { .. } | ScheduleValue::Empty | ScheduleValue::Ditto
    )
}

fn is_divider(character: char) -> bool {
    width::is_blank(character) || matches!(width::fold(character), ',' | ';' | '、' | '/')
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(is_divider)
}

/// The text behind one of these labels and its colon, or all of it.
fn behind_label<'t>(text: &'t str, labels: &[&str]) -> &'t str {
    match text.split_once(['：', ':']) {
        Some((label, rest)) if labels.contains(&folded(label).as_str()) => rest,
        _ => text,
    }
}

/// The units of a cell that names people to ask beside them: `县医保局\n王三 0700-5550002`. In each
/// line what follows the last organ are people, and so is a line without an organ.
pub(crate) fn units_and_people(text: &str, role: UnitRole) -> ResponsibleUnits {
    // Nobody stands alone in the first line: it is a unit that ends as none does, or goes on.
    if end_of_organs(text.lines().next().unwrap_or_default()) == 0 {
        return normalize::units(text, role);
    }
    let mut units = ResponsibleUnits { raw: text.to_owned(), ..ResponsibleUnits::default() };
    let mut start = 0;
    for whole_line in text.split_inclusive('\n') {
        let line = whole_line.trim_end_matches(['\n', '\r']);
        let (organs, people) = line.split_at(end_of_organs(line));
        let of_line = normalize::units(organs, role);
        for mut group in of_line.groups {
            for unit in &mut group.units {
                unit.span = start + unit.span.start..start + unit.span.end;
            }
            match units.groups.iter_mut().find(|known| known.role == group.role) {
                Some(known) => known.units.extend(group.units),
                None => units.groups.push(group),
            }
        }
        units.notes.extend(of_line.notes);
        units.contact.extend(of_line.contact);
        let people = people.trim_matches(|c: char| is_divider(c) || matches!(c, '：' | ':'));
        if !people.is_empty() {
            units.contact.push(people.to_owned());
        }
        units.division_of_duty |= of_line.division_of_duty;
        units.et_cetera |= of_line.et_cetera;
        units.first_is_lead |= of_line.first_is_lead;
        start += whole_line.len();
    }
    units.notes.dedup();
    units
}

/// Where the last part of a line ends that is the name of an organ.
fn end_of_organs(line: &str) -> usize {
    let mut end = 0;
    let mut start = 0;
    let marks =
        line.char_indices().filter(|(_, mark)| is_divider(*mark) || matches!(mark, '：' | ':'));
    for (index, mark) in marks.chain([(line.len(), ' ')]) {
        let part = line.get(start..index).unwrap_or_default();
        if names::is_organ(&without_brackets(&folded(part))) {
            end = index;
        }
        start = index + mark.len_utf8();
    }
    if end == 0 { end_of_glued_organ(line) } else { end }
}

/// Where a name of two to four characters, with a telephone or without, begins right behind an organ:
/// 县医保局王三0700-5550002, as a PDF without line ends prints it; 0 where none does.
fn end_of_glued_organ(line: &str) -> usize {
    const NAMES: std::ops::RangeInclusive<usize> = 2..=4;

    let is_phone =
        |c: char| width::is_blank(c) || matches!(width::fold(c), '0'..='9' | '-' | '(' | ')');
    let name = line.trim_end_matches(is_phone);
    let starts = name.char_indices().rev().map(|(index, _)| index).enumerate();
    let mut ends = starts.filter(|(before, _)| NAMES.contains(&(before + 1)));
    ends.find(|(_, index)| names::is_organ(name.get(..*index).unwrap_or_default()))
        .map_or(0, |(_, index)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_places() {
        for (text, expected) in [
            ("5月15日，县人民广场", Some(("XXXX-05-15", "县人民广场"))),
            ("县人民广场（东门） 5月15日", Some(("XXXX-05-15", "县人民广场（东门）"))),
            ("时间：5月15日\n地点：县人民广场", Some(("XXXX-05-15", "县人民广场"))),
            ("5月各中小学校", Some(("XXXX-05", "各中小学校"))),
            ("5月22日-24日 县检验中心", Some(("XXXX-05-22/XXXX-05-24", "县检验中心"))),
            ("5月15日", Some(("XXXX-05-15", ""))),
            ("5月15日 县广场\n5月16日 镇政府", None),
            ("县人民广场", None),
        ] {
            let found = time_and_place(text, &ScheduleContext::default());
            let found = found.map(|(time, place)| (time.to_edtf().unwrap(), place));
            let found = found.as_ref().map(|(time, place)| (time.as_str(), place.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn units_with_people() {
        for (text, names, contact) in [
            (
                "县行政审批服务局\n李二 0700-5550001",
                &["县行政审批服务局"][..],
                &["李二 0700-5550001"][..],
            ),
            ("县医保局 王三", &["县医保局"], &["王三"]),
            ("县司法局、县民政局/张三", &["县司法局", "县民政局"], &["张三"]),
            ("县司法局 张三\n县民政局 李四", &["县司法局", "县民政局"], &["张三", "李四"]),
            ("县司法局", &["县司法局"], &[]),
            ("县公安局（刑侦大队） 张三", &["县公安局（刑侦大队）"], &["张三"]),
            ("各村", &["各村"], &[]),
            ("县市场监\n督管理局", &["县市场监督管理局"], &[]),
            ("县医保局王小三0700-5550002", &["县医保局"], &["王小三0700-5550002"]),
        ] {
            let units = units_and_people(text, UnitRole::Responsible);
            let found: Vec<&str> = units
                .groups
                .iter()
                .flat_map(|group| &group.units)
                .map(|unit| unit.name.as_str())
                .collect();
            assert_eq!(found, names, "{text}");
            assert_eq!(units.contact, contact, "{text}");
            for unit in units.units() {
                let printed = text.get(unit.span.clone()).unwrap_or_default();
                assert_eq!(printed.replace('\n', ""), unit.name, "{text}");
            }
        }
    }
}
