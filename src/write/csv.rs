//! One activity a row, flattened.

use std::io::{self, Write};

use crate::forms::ActivityForms;
use crate::record::{Activity, ActivityPlan, Notice};
use crate::units::ResponsibleUnits;

/// The header row. Names ending in `_raw` hold the printed text, the others what it means.
const COLUMNS: &[&str] = &[
    "path",
    "title",
    "document_number",
    "issuers",
    "issued_on",
    "plan",
    "plan_title",
    "section",
    "serial",
    "theme",
    "forms_raw",
    "forms",
    "responsible_units_raw",
    "responsible_units",
    "lead_units",
    "supporting_units",
    "host_units",
    "organizer_units",
    "schedule_raw",
    "schedule",
    "schedule_kind",
    "first",
    "last",
    "venue",
    "audience",
    "person_in_charge",
    "remarks",
    "extra",
    "place",
];

/// Between the items of a list in one field.
const LIST_SEPARATOR: &str = "; ";

pub(super) fn header(out: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    csv.flush()
}

pub(super) fn write(notice: &Notice, first: bool, out: &mut impl Write) -> io::Result<()> {
    if first {
        header(out)?;
    }
    let mut csv = csv::Writer::from_writer(out);
    for (index, plan) in notice.plans.iter().enumerate() {
        for activity in &plan.activities {
            csv.write_record(row(notice, index + 1, plan, activity)?)?;
        }
    }
    csv.flush()
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

/// The fields of an activity in the order of [`COLUMNS`].
fn row(
    notice: &Notice,
    number: usize,
    plan: &ActivityPlan,
    activity: &Activity,
) -> io::Result<Vec<String>> {
    let schedule = serde_json::to_value(&activity.schedule)?;
    let key = |key: &str| schedule.get(key).and_then(|value| value.as_str()).unwrap_or_default();
    let read = |units: &ResponsibleUnits| units.to_string();
    let place = activity.cells.first().map(|cell| cell.place.to_string());
    let extra = if activity.extra.is_empty() {
        String::new()
    } else {
        serde_json::to_string(&activity.extra)?
    };
    Ok(vec![
        notice.source.path.clone().unwrap_or_default(),
        notice.title.clone().unwrap_or_default(),
        notice.document_number.as_ref().map(ToString::to_string).unwrap_or_default(),
        notice.issuers.join(LIST_SEPARATOR),
        notice.issued_on.map(|day| day.to_string()).unwrap_or_default(),
        number.to_string(),
        plan.title.clone().unwrap_or_default(),
        activity.section.join(LIST_SEPARATOR),
        activity.serial.map(|serial| serial.to_string()).unwrap_or_default(),
        activity.theme.clone(),
        activity.forms.raw.clone(),
        form_codes(&activity.forms)?,
        activity.responsible_units.raw.clone(),
        read(&activity.responsible_units),
        read(&activity.lead_units),
        read(&activity.supporting_units),
        read(&activity.host_units),
        read(&activity.organizer_units),
        activity.schedule.raw.clone(),
        activity.schedule.to_string(),
        key("kind").to_owned(),
        key("first").to_owned(),
        key("last").to_owned(),
        activity.venue.clone().unwrap_or_default(),
        activity.audience.clone().unwrap_or_default(),
        activity.person_in_charge.clone().unwrap_or_default(),
        activity.remarks.clone().unwrap_or_default(),
        extra,
        place.unwrap_or_default(),
    ])
}
