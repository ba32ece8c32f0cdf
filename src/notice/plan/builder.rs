//! A plan in the making: its rows become activities, sections and notes, one after the other.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::limits::Allowance;
use crate::record::{ActivityPlan, Names, PlanNote, Role};

use super::super::body::activity;
use super::super::body::ledger::{Fate, Ledger};
use super::super::body::rows::{self, Kind};
use super::super::body::sections::Sections;
use super::super::body::serial::{self, Oddity, Run};
use super::super::elements::prose::{self, Prose};
use super::super::headers::columns::column_of;
use super::super::table::{CellId, Table};
use super::super::times::time_context::TimeContext;
use super::super::wording::is_blank;

/// A plan in the making, row by row.
pub(super) struct Builder<'a, 'd> {
    table: &'a Table<'d>,
    groups: Vec<usize>,
    /// The name in `extra` of each column that goes there.
    extras: Vec<Option<String>>,
    time: TimeContext,
    ledger: Ledger,
    sections: Sections,
    /// The texts of the group columns in the last activity.
    group_texts: Vec<String>,
    run: Run,
    plan: ActivityPlan,
    allowance: &'a mut Allowance,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a, 'd> Builder<'a, 'd> {
    pub(super) fn new(
        table: &'a Table<'d>,
        groups: Vec<usize>,
        time: TimeContext,
        ledger: Ledger,
        plan: ActivityPlan,
        allowance: &'a mut Allowance,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            table,
            extras: extras(table, &groups),
            groups,
            time,
            ledger,
            sections: Sections::default(),
            group_texts: Vec::new(),
            run: Run::default(),
            plan,
            allowance,
            diagnostics,
        }
    }

    /// Reads all rows, and the notes `under` the table; whether no limit left rows out.
    pub(super) fn read(
        mut self,
        kinds: Vec<Kind>,
        under: Vec<PlanNote>,
        prose: &Prose,
    ) -> (ActivityPlan, bool) {
        let is_whole = self.rows(kinds);
        for note in under {
            self.aside(note);
        }
        self.rules(prose);
        (self.plan, is_whole)
    }

    fn rows(&mut self, kinds: Vec<Kind>) -> bool {
        let mut above = 0..0;
        for (row, kind) in kinds.into_iter().enumerate() {
            if let Some(limit) = self.allowance.reached() {
                // Rows that are left out are no notes.
                self.leave_out(row, limit);
                return false;
            }
            above.end = self.table.rows.get(row).map_or(above.end, |row| row.piece + 1);
            self.banners(above.clone());
            above.start = above.end;
            self.row(row, kind);
        }
        self.banners(above.end..self.table.pieces.len());
        self.finish();
        true
    }

    fn row(&mut self, row: usize, kind: Kind) {
        match kind {
            Kind::Blank => {
                self.enter(row, Fate::Note);
                match self.table.own_columns(row).as_slice() {
                    [] => {}
                    [_] => self.report(Code::RowSetAside, row),
                    _ => self.aside(self.line(row)),
                }
                self.check_serial(row, false);
            }
            Kind::Header => {
                self.enter(row, Fate::RepeatedHeader);
                self.report(Code::HeaderRepeated, row);
            }
            Kind::Section => {
                self.enter(row, Fate::Section);
                let banner = self.line(row);
                self.section(banner);
            }
            Kind::Note => {
                self.enter(row, Fate::Note);
                self.aside(self.line(row));
            }
            Kind::Activity => {
                self.enter(row, Fate::Activity);
                self.activity(row);
            }
        }
    }

    fn activity(&mut self, row: usize) {
        let texts = self.groups.iter().map(|&column| self.table.text(row, column).trim());
        let group_texts: Vec<String> =
            texts.filter(|text| !text.is_empty()).map(str::to_owned).collect();
        let new_section = self.sections.activity() || group_texts != self.group_texts;
        let mut over = self.sections.texts();
        over.extend(group_texts.iter().cloned());
        self.group_texts = group_texts;
        let activity =
            activity::read(self.table, row, over, &self.extras, &self.time, self.diagnostics);
        if is_blank(&activity.theme) {
            self.report(Code::ThemeMissing, row);
        }
        let texts = activity.cells.iter().map(|cell| &cell.text).chain(&activity.section);
        self.allowance.spend(texts.map(String::len).sum());
        self.plan.activities.push(activity);
        self.check_serial(row, new_section);
    }

    fn enter(&mut self, row: usize, fate: Fate) {
        for column in 0..self.table.columns.len() {
            if let Some(slot) = self.table.slot(row, column) {
                self.ledger.enter(&slot.cells, fate);
            }
        }
    }

    /// The lines above these pieces that are banners over their rows.
    fn banners(&mut self, pieces: Range<usize>) {
        let table = self.table;
        let pieces = table.pieces.get(pieces).unwrap_or_default();
        for banner in pieces.iter().flat_map(|piece| &piece.banners) {
            self.section(banner.clone());
        }
    }

    /// A banner over the rows below it.
    fn section(&mut self, banner: PlanNote) {
        for unused in self.sections.enter(banner) {
            self.aside(unused);
        }
    }

    /// A row as a line: its print and place.
    fn line(&self, row: usize) -> PlanNote {
        let place = self.table.rows.get(row).map(|row| row.place.clone()).unwrap_or_default();
        PlanNote::new(rows::printed(self.table, row), place)
    }

    /// Keeps a line as a note of the plan, and reports it.
    fn aside(&mut self, line: PlanNote) {
        let text = line.text.as_str();
        self.diagnostics.push(Diagnostic::new(Code::RowSetAside, line.place.clone(), text));
        self.plan.notes.push(line);
    }

    /// A diagnostic about a row, with its print.
    fn report(&mut self, code: Code, row: usize) {
        let PlanNote { text, place } = self.line(row);
        self.diagnostics.push(Diagnostic::new(code, place, text));
    }

    fn check_serial(&mut self, row: usize, new_section: bool) {
        let Some(column) = column_of(&self.table.columns, Role::Serial) else { return };
        let Some(slot) = self.table.slot(row, column) else { return };
        // One merged number over several rows is printed once.
        if slot.first != Some((row, column)) {
            return;
        }
        let Some(number) = serial::number(&slot.text) else {
            self.run.skip();
            return;
        };
        let (code, text) = match self.run.next(number, new_section) {
            Some(Oddity::Gap { after }) => (Code::SerialGap, format!("{number} after {after}")),
            Some(Oddity::Repeated) => (Code::SerialRepeated, slot.text.clone()),
            None => return,
        };
        self.diagnostics.push(Diagnostic::new(code, slot.place.clone(), text));
    }

    /// Rules stated once for the table, in the prose or in its notes: they are held on the plan and
    /// never written into rows.
    fn rules(&mut self, prose: &Prose) {
        let mut notes = self.plan.notes.iter().map(|note| note.text.as_str());
        self.plan.first_is_lead =
            prose.first_is_lead || notes.clone().any(prose::says_first_is_lead);
        if column_of(&self.table.columns, Role::Schedule).is_none() {
            let context = self.time.of_row(&[], "");
            let stated = notes.find_map(|note| prose::labelled_schedule(note, &context));
            self.plan.schedule = stated.or_else(|| prose.schedule(&context)).unwrap_or_default();
        }
    }

    /// Says which rows a limit left out.
    fn leave_out(&mut self, from: usize, limit: &str) {
        let rows = self.table.rows.len() - from;
        let place = self.table.rows.get(from).map(|row| row.place.clone()).unwrap_or_default();
        let text = format!("the limit on {limit}: {rows} rows from here on are in no record");
        self.diagnostics.push(Diagnostic::new(Code::TruncatedByLimit, place, text));
    }

    /// Whatever the rows did not take is kept as a note: nothing printed is lost.
    fn finish(&mut self) {
        for unused in self.sections.close() {
            self.aside(unused);
        }
        let left: Vec<CellId> = self.ledger.open(&self.table.pieces).collect();
        for id in left {
            let Some(piece) = self.table.pieces.get(id.piece) else { continue };
            let text = piece.view.text(id.cell).trim();
            if !is_blank(text) {
                let line = PlanNote::new(text, piece.view.place(id.cell));
                self.aside(line);
            }
        }
    }
}

/// The names under which columns go to `extra`: those without a role whose text is no section.
fn extras(table: &Table<'_>, groups: &[usize]) -> Vec<Option<String>> {
    let mut names = Names::default();
    let columns = table.columns.iter().enumerate();
    let is_extra = |column: usize, role: Role| role == Role::Extra && !groups.contains(&column);
    columns
        .map(|(column, head)| is_extra(column, head.role).then(|| names.of(&head.header)))
        .collect()
}
