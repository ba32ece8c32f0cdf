//! What the running text of a notice names: people to ask, other documents, and rules for the whole
//! table.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::document::Place;
use crate::document_number::{DocumentNumber, DocumentNumberValue};
use crate::lexicon::document::SENTENCE_ENDS;
use crate::lexicon::numerals::{NUMBER_MARKS, NUMERALS};
use crate::lexicon::rows::{FIRST_IS_LEAD, LEADS, SCHEDULE_LABELS};
use crate::normalize::{self, ScheduleContext};
use crate::record::Contact;
use crate::schedule::{Schedule, ScheduleValue};

use super::super::wording::folded;
use super::lines::Line;

/// The lines of the body as one text. A sentence that goes on over a page break goes on here: the
/// break cuts names in two (联系人：雷 / 景).
#[derive(Debug, Default)]
pub(in crate::notice) struct Prose {
    text: String,
    /// Where each line begins in `text`, and its place.
    starts: Vec<(usize, Place)>,
    /// Whether it says that the unit named first leads.
    pub(in crate::notice) first_is_lead: bool,
    /// What stands behind the labels of times (`完成时限：2023年12月底前`).
    stated: Vec<String>,
}

/// Times that are stated for all rows of a table; each plan reads them with its own year.
const MOST_STATED: usize = 10;
/// Characters of one: several stages with their conditions.
const MAX_STATED_CHARACTERS: usize = 200;

/// Where a range of the prose begins: its line, counted as the lines given, and the place of that.
pub(super) type Position = (usize, Place);

/// People found before that another is compared with: a notice names a few, more than once.
const COMPARED_CONTACTS: usize = 200;

impl Prose {
    pub(super) fn new(lines: &[Line<'_>]) -> Self {
        let mut prose = Self::default();
        let mut page = None;
        for line in lines {
            let turned = line.place.page != page;
            page = line.place.page;
            let ended =
                prose.text.ends_with(|c: char| SENTENCE_ENDS.contains(&c) || c == '：' || c == ':');
            if !prose.text.is_empty() && (!turned || ended) {
                prose.text.push('\n');
            }
            prose.starts.push((prose.text.len(), line.place.clone()));
            prose.text.push_str(&line.text);
        }
        prose.first_is_lead = prose.text.lines().any(says_first_is_lead);
        let stated = prose.text.lines().filter_map(behind_schedule_label);
        prose.stated = stated.take(MOST_STATED).map(str::to_owned).collect();
        prose
    }

    fn position(&self, range: &Range<usize>) -> Position {
        let line =
            self.starts.partition_point(|(start, _)| *start <= range.start).saturating_sub(1);
        let place = self.starts.get(line).map(|(_, place)| place.clone());
        (line, place.unwrap_or_default())
    }

    fn printed(&self, range: &Range<usize>) -> String {
        self.text.get(range.clone()).unwrap_or_default().to_owned()
    }

    /// The people to ask, each once, with print and position.
    pub(super) fn contacts(&self) -> Vec<(Contact, String, Position)> {
        let mut found: Vec<(Contact, String, Position)> = Vec::new();
        for (range, contact) in normalize::contacts(&self.text) {
            let mut compared = found.split_off(found.len().saturating_sub(COMPARED_CONTACTS));
            if !compared.iter().any(|(known, _, _)| says_all(known, &contact)) {
                compared.retain(|(known, _, _)| !says_all(&contact, known));
                compared.push((contact, self.printed(&range), self.position(&range)));
            }
            found.append(&mut compared);
        }
        found
    }

    /// The numbers of other documents, each once, with position; `own` is the notice's.
    pub(super) fn references(
        &self,
        own: Option<&DocumentNumber>,
    ) -> Vec<(DocumentNumber, Position)> {
        let mut known: BTreeSet<DocumentNumberValue> =
            own.iter().map(|own| own.value.clone()).collect();
        let mut found = Vec::new();
        for (range, number) in normalize::document_numbers(&self.text) {
            if !number.is_none() && known.insert(number.value.clone()) {
                found.push((number, self.position(&range)));
            }
        }
        found
    }

    /// A time that a line of its own states for all rows.
    pub(in crate::notice) fn schedule(&self, context: &ScheduleContext) -> Option<Schedule> {
        self.stated.iter().find_map(|value| read(value, context))
    }
}

/// Whether everything that the second says of a person is in the first.
fn says_all(first: &Contact, second: &Contact) -> bool {
    let within =
        |first: &Option<String>, second: &Option<String>| second.is_none() || first == second;
    within(&first.name, &second.name)
        && within(&first.phone, &second.phone)
        && within(&first.email, &second.email)
}

/// 列第一位的责任单位为牵头单位
pub(in crate::notice) fn says_first_is_lead(text: &str) -> bool {
    let text = folded(text);
    FIRST_IS_LEAD.iter().any(|rule| {
        text.split_once(rule)
            .is_some_and(|(_, behind)| behind.contains(LEADS) || rule.contains(LEADS))
    })
}

/// The time behind a label at the start of a line; only if it is read.
pub(in crate::notice) fn labelled_schedule(
    line: &str,
    context: &ScheduleContext,
) -> Option<Schedule> {
    read(behind_schedule_label(line)?, context)
}

/// What stands behind the label of a time at the start of a line, its numbering aside.
fn behind_schedule_label(line: &str) -> Option<&str> {
    let (label, value) = line.split_once(['：', ':'])?;
    let label = folded(label);
    let bare = label.trim_start_matches(|c: char| {
        c.is_ascii_digit() || NUMERALS.contains(c) || NUMBER_MARKS.contains(&c) || "()".contains(c)
    });
    if !SCHEDULE_LABELS.contains(&bare) {
        return None;
    }
    let value = value.trim().trim_end_matches(['。', '；', ';']);
    value.chars().nth(MAX_STATED_CHARACTERS).is_none().then_some(value)
}

fn read(value: &str, context: &ScheduleContext) -> Option<Schedule> {
    let schedule = normalize::schedule(value, context);
    let read = !matches!(schedule.value, ScheduleValue::Unresolved { .. } | ScheduleValue::Empty);
    read.then_some(schedule)
}
