//! One activity flattened to a row: what CSV and Parquet share.

use std::io;

use crate::forms::ActivityForms;
use crate::record::{Activity, ActivityPlan, Notice};
use crate::schedule::Day;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    /// A calendar day; one without a year is absent where a real date is asked for.
    Date,
}

/// What a row holds in a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Integer(u32),
    Date(Day),
    Absent,
}

/// The columns in order. Names ending in `_raw` hold the printed text, the others what it means.
pub(super) const COLUMNS: &[(&str, Kind)] = &[
    ("path", Kind::Text),
    ("title", Kind::Text),
    ("document_number", Kind::Text),
    ("issuers", Kind::Text),
    ("issued_on", Kind::Date),
    ("plan", Kind::Integer),
    ("plan_title", Kind::Text),
    ("section", Kind::Text),
    ("serial", Kind::Integer),
    ("theme", Kind::Text),
    ("forms_raw", Kind::Text),
    ("forms", Kind::Text),
    ("responsible_units_raw", Kind::Text),
    ("responsible_units", Kind::Text),
    ("lead_units", Kind::Text),
    ("supporting_units", Kind::Text),
    ("host_units", Kind::Text),
    ("organizer_units", Kind::Text),
    ("schedule_raw", Kind::Text),
    ("schedule", Kind::Text),
    ("schedule_kind", Kind::Text),
    ("first", Kind::Date),
    ("last", Kind::Date),
    ("venue", Kind::Text),
    ("audience", Kind::Text),
    ("person_in_charge", Kind::Text),
    ("remarks", Kind::Text),
    ("extra", Kind::Text),
    ("place", Kind::Text),
    ("status", Kind::Text),
];

/// Between the items of a list in one field.
const LIST_SEPARATOR: &str = "; ";

/// The rows of a notice, one an activity, each in the order of [`COLUMNS`].
pub(super) fn rows(notice: &Notice) -> impl Iterator<Item = io::Result<Vec<Value>>> {
    notice.plans.iter().zip(1_u32..).flat_map(move |(plan, number)| {
        plan.activities.iter().map(move |activity| row(notice, number, plan, activity))
    })
}

fn row(
    notice: &Notice,
    number: u32,
    plan: &ActivityPlan,
    activity: &Activity,
) -> io::Result<Vec<Value>> {
    let extra = if activity.extra.is_empty() {
        None
    } else {
        Some(serde_json::to_string(&activity.extra)?)
    };
    // A cell that is merged over several rows stands where the first of them does.
    let place = activity.cells.iter().find(|cell| !cell.merged).or(activity.cells.first());
    let schedule = serde_json::to_value(&activity.schedule)?;
    let key = |key: &str| schedule.get(key).and_then(|value| value.as_str());
    // A deadline has only a last day, a start only a first; the days of a set are its bounds.
    let bounds = activity.schedule.bounds();
    let day = |name: &str| key(name).and_then(|day| day.parse::<Day>().ok());
    let first = day("first").or(bounds.map(|days| days.first));
    let last = day("last").or(bounds.map(|days| days.last));
    Ok(vec![
        maybe(notice.source.path.as_deref()),
        maybe(notice.title.as_deref()),
        maybe(notice.document_number.as_ref().map(ToString::to_string)),
        text(notice.issuers.join(LIST_SEPARATOR)),
        date(notice.issued_on),
        Value::Integer(number),
        maybe(plan.title.as_deref()),
        text(activity.section.join(LIST_SEPARATOR)),
        activity.serial.map_or(Value::Absent, Value::Integer),
        text(activity.theme.as_str()),
        text(activity.forms.raw.as_str()),
        text(form_codes(&activity.forms)?),
        text(activity.responsible_units.raw.as_str()),
        text(activity.responsible_units.to_string()),
        text(activity.lead_units.to_string()),
        text(activity.supporting_units.to_string()),
        text(activity.host_units.to_string()),
        text(activity.organizer_units.to_string()),
        text(activity.schedule.raw.as_str()),
        text(activity.schedule.to_string()),
        maybe(key("kind")),
        date(first),
        date(last),
        maybe(activity.venue.as_deref()),
        maybe(activity.audience.as_deref()),
        maybe(activity.person_in_charge.as_deref()),
        maybe(activity.remarks.as_deref()),
        maybe(extra),
        maybe(place.map(|cell| cell.place.to_string())),
        text(notice.status.to_string()),
    ])
}

/// A text; an empty one is absent.
fn text(text: impl Into<String>) -> Value {
    let text = text.into();
    if text.is_empty() { Value::Absent } else { Value::Text(text) }
}

fn maybe(value: Option<impl Into<String>>) -> Value {
    value.map_or(Value::Absent, text)
}

fn date(day: Option<Day>) -> Value {
    day.map_or(Value::Absent, Value::Date)
}

/// The codes of the forms of a list, or of those that a prose cell mentions, as they stand in JSON.
fn form_codes(forms: &ActivityForms) -> io::Result<String> {
    let listed = forms.items.iter().map(|item| item.form);
    let codes: Vec<String> = listed
        .chain(forms.mentions.iter().copied())
        .map(|form| Ok(serde_json::to_string(&form)?.trim_matches('"').to_owned()))
        .collect::<io::Result<_>>()?;
    Ok(codes.join(LIST_SEPARATOR))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Place;
    use crate::record::Cell;

    #[test]
    fn a_row_has_a_value_of_its_kind_for_each_column() {
        let mut notice = Notice::empty();
        let mut plan = ActivityPlan::default();
        plan.activities.push(Activity { serial: Some(3), ..Activity::default() });
        notice.plans.push(plan);
        let row = rows(&notice).next().unwrap().unwrap();
        assert_eq!(row.len(), COLUMNS.len());
        for ((name, kind), value) in COLUMNS.iter().zip(&row) {
            let fits = match value {
                Value::Text(_) => *kind == Kind::Text,
                Value::Integer(_) => *kind == Kind::Integer,
                Value::Date(_) => *kind == Kind::Date,
                Value::Absent => true,
            };
            assert!(fits, "{name}: {value:?}");
        }
    }

    #[test]
    fn the_place_is_that_of_the_row() {
        let cell = |column, row, merged| {
            Cell::new(column, "", Place::table(1).at_row(row).at_column(column), merged)
        };
        let cells = vec![cell(1, 2, true), cell(2, 4, false)];
        let activities = vec![Activity { cells, ..Activity::default() }];
        let mut notice = Notice::empty();
        notice.plans.push(ActivityPlan { activities, ..ActivityPlan::default() });
        let row = rows(&notice).next().unwrap().unwrap();
        let place = COLUMNS.iter().zip(row).find(|((name, _), _)| *name == "place");
        assert_eq!(place.map(|(_, at)| at), Some(Value::Text("table 1, row 4, column 2".into())));
    }
}
