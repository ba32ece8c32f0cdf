//! A row of a plan's table to an activity: each column's text to its field.

use crate::diagnostic::{Code, Diagnostic};
use crate::normalize;
use crate::record::{Activity, Cell, Role};
use crate::schedule::{Schedule, ScheduleValue, Unresolved};
use crate::units::{ResponsibleUnits, UnitNote, UnitRole};

use super::super::names;
use super::super::table::Table;
use super::super::times::calendar_time::is_time;
use super::super::times::time_columns;
use super::super::times::time_context::TimeContext;
use super::super::wording;
use super::combined;
use super::serial;

/// Reads a row; `sections` stand over it, `extras` are the names of the columns that go to `extra`.
pub(crate) fn read(
    table: &Table<'_>,
    row: usize,
    sections: Vec<String>,
    extras: &[Option<String>],
    time: &TimeContext,
    diagnostics: &mut Vec<Diagnostic>,
) -> Activity {
    let mut activity = Activity { section: sections, ..Activity::default() };
    for (column, head) in table.columns.iter().enumerate() {
        let text = table.text(row, column);
        let slot = table.slot(row, column);
        activity.cells.push(cell(table, row, column));
        let mut warn = |code: Code| {
            let place = slot.map(|slot| slot.place.clone()).unwrap_or_default();
            diagnostics.push(Diagnostic::new(code, place, text));
        };
        let printed = || (!wording::is_blank(text)).then(|| text.to_owned());
        let mut units = |role: UnitRole| {
            let units = if combined::says_who(&head.header) {
                combined::units_and_people(text, role)
            } else {
                normalize::units(text, role)
            };
            if is_unread(&units) {
                warn(Code::UnreadUnits);
            }
            units
        };
        match head.role {
            Role::Serial => {
                activity.serial = serial::number(text);
                if activity.serial.is_none() && !wording::is_blank(text) {
                    warn(Code::UnreadSerial);
                }
            }
            Role::Theme => text.clone_into(&mut activity.theme),
            Role::Forms => activity.forms = normalize::forms(text),
            Role::ResponsibleUnits => activity.responsible_units = units(UnitRole::Responsible),
            Role::LeadUnits => activity.lead_units = units(UnitRole::Lead),
            Role::SupportingUnits => activity.supporting_units = units(UnitRole::Support),
            Role::HostUnits => activity.host_units = units(UnitRole::Host),
            Role::OrganizerUnits => activity.organizer_units = units(UnitRole::Organizer),
            // Read below: its columns may be two.
            Role::Schedule => {}
            Role::Venue => activity.venue = printed(),
            Role::Audience => activity.audience = printed(),
            Role::PersonInCharge => activity.person_in_charge = printed(),
            Role::Remarks => activity.remarks = printed(),
            Role::Extra => {
                let name = extras.get(column).and_then(Option::as_ref);
                if let Some((name, text)) = name.zip(printed()) {
                    activity.extra.push(name.clone(), text);
                }
            }
        }
    }
    let (schedule, place) = time_columns::of_row(table, row, &activity.section, time, diagnostics);
    activity.schedule = schedule;
    activity.venue = activity.venue.or(place);
    if is_shifted(table, row, &activity.schedule) {
        let place = table.rows.get(row).map(|row| row.place.clone()).unwrap_or_default();
        let text = activity.schedule.raw.as_str();
        diagnostics.push(Diagnostic::new(Code::ColumnShiftSuspected, place, text));
    }
    activity
}

/// Whether the values of a row seem to stand a column off: an organ in the time column, or a time
/// in a unit column.
fn is_shifted(table: &Table<'_>, row: usize, schedule: &Schedule) -> bool {
    let unrecognized = ScheduleValue::Unresolved { reason: Unresolved::Unrecognized };
    let organ = schedule.value == unrecognized && names::is_organ(&schedule.raw);
    let mut units = table.columns.iter().enumerate().filter(|(_, column)| column.role.is_units());
    // What ends as organs do is none, and need not be read as a time.
    organ
        || units.any(|(column, _)| {
            let text = table.text(row, column);
            !wording::is_blank(text) && !names::is_organ(text) && is_time(text)
        })
}

/// The printed text of a row and column with its place.
fn cell(table: &Table<'_>, row: usize, column: usize) -> Cell {
    let number = u32::try_from(column + 1).unwrap_or(u32::MAX);
    if let Some(slot) = table.slot(row, column) {
        let merged = slot.first != Some((row, column));
        Cell::new(number, slot.text.clone(), slot.place.clone(), merged)
    } else {
        let place = table.rows.get(row).map(|row| row.place.clone()).unwrap_or_default();
        Cell::new(number, "", place, false)
    }
}

fn is_unread(units: &ResponsibleUnits) -> bool {
    let ditto = units.notes.contains(&UnitNote::Ditto);
    !wording::is_blank(&units.raw)
        && ((units.groups.is_empty() && !units.empty && !ditto)
            || units.notes.contains(&UnitNote::Prose))
}
