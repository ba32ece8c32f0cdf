//! One plan from the pieces of its table.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::limits::Allowance;
use crate::record::{ActivityPlan, Column, Names, PlanNote, Role};

use super::body::activity;
use super::body::breaks;
use super::body::ledger::{Fate, Ledger};
use super::body::rows::{self, Kind};
use super::body::sections::Sections;
use super::body::serial::{self, Oddity, Run};
use super::elements::prose::{self, Prose};
use super::headers::column_roles;
use super::headers::columns::{PlanColumn, column_of};
use super::table::{CellId, Piece, Table};
use super::times::time_columns;
use super::times::time_context::TimeContext;
use super::times::weeks;
use super::title;
use super::wording::{folded, is_blank};
use super::{Settings, Surroundings};

/// What a plan is made of.
pub(super) struct Parts<'d> {
    pub(super) columns: Vec<PlanColumn>,
    pub(super) pieces: Vec<Piece<'d>>,
    pub(super) title: Option<String>,
    /// Lines between the pieces that may belong to the page.
    pub(super) asides: Vec<PlanNote>,
    /// Notes right under the last piece.
    pub(super) under: Vec<PlanNote>,
}

/// Makes a plan of the pieces of its table.
pub(super) fn build(
    parts: Parts<'_>,
    around: &Surroundings<'_>,
    settings: &Settings,
    allowance: &mut Allowance,
    diagnostics: &mut Vec<Diagnostic>,
) -> ActivityPlan {
    let place = parts.pieces.first().map(|piece| piece.view.grid.place.clone()).unwrap_or_default();
    let mut plan = ActivityPlan { title: parts.title, ..ActivityPlan::default() };
    // Lines between two pieces on one page are rows that were not seen, if no rulings say otherwise.
    let on_page = |aside: &PlanNote| {
        let pages = parts.pieces.iter().map(|piece| piece.view.grid.place.page);
        pages.filter(|page| *page == aside.place.page).count() > 1
    };
    let parted = parts.asides.iter().any(on_page);
    for aside in parts.asides {
        let text = aside.text.as_str();
        diagnostics.push(Diagnostic::new(Code::RowSetAside, aside.place.clone(), text));
        plan.notes.push(aside);
    }
    let already_reported = diagnostics.len();
    let mut table = Table::new(parts.columns, parts.pieces, diagnostics);
    let mut ledger = Ledger::default();
    enter_heads(&mut table, &mut plan, &mut ledger, diagnostics);
    column_roles::give_roles(&mut table, diagnostics);
    breaks::join(&mut table, allowance, diagnostics);
    let groups = column_roles::group_columns(&table);
    let kinds = rows::classify(&mut table, &groups, allowance, diagnostics);
    table.settle();

    let titles: Vec<&str> = plan.title.as_deref().into_iter().chain(around.title).collect();
    let time = TimeContext::new(&titles, around.issued_on, settings.year, &settings.policy)
        .in_column_of_months(time_columns::is_column_of_months(&table));
    let term_start = weeks::term_start(&table, &time);
    let time = time.in_term(term_start);
    let mut builder = Builder {
        table: &table,
        extras: extras(&table, &groups),
        groups,
        time,
        ledger,
        sections: Sections::default(),
        group_texts: Vec::new(),
        run: Run::default(),
        plan,
        allowance,
        diagnostics,
    };
    let mut above = 0..0;
    let mut is_whole = true;
    for (row, kind) in kinds.into_iter().enumerate() {
        if let Some(limit) = builder.allowance.reached() {
            builder.leave_out(row, limit);
            is_whole = false;
            break;
        }
        above.end = table.rows.get(row).map_or(above.end, |row| row.piece + 1);
        builder.banners(above.clone());
        above.start = above.end;
        builder.row(row, kind);
    }
    // Rows that were left out are no notes.
    if is_whole {
        builder.banners(above.end..table.pieces.len());
        builder.finish();
    }
    for note in parts.under {
        builder.aside(note);
    }
    builder.rules(&around.elements.prose);
    let Builder { mut plan, .. } = builder;
    let mut own = diagnostics.iter().skip(already_reported);
    let joined = own.any(|found| found.code == Code::RowSplitJoined);
    let title = || plan.title.clone().unwrap_or_default();
    let in_doubt = parted || table.pieces.iter().any(|piece| piece.view.grid.rows_in_doubt);
    if is_by_alignment(&table) && (joined || in_doubt || leaves_extent_open(&table, &plan)) {
        diagnostics.push(Diagnostic::new(Code::CellsByAlignment, place.clone(), title()));
    }
    if plan.activities.is_empty() && is_whole {
        diagnostics.push(Diagnostic::new(Code::EmptyForm, place, title()));
    }
    plan.columns = table
        .columns
        .iter()
        .map(|column| Column::new(column.header.as_str(), column.role))
        .collect();
    plan
}

/// Whether no rulings bound the cells of a piece.
fn is_by_alignment(table: &Table<'_>) -> bool {
    table.pieces.iter().any(|piece| piece.view.grid.by_alignment)
}

/// Whether a table without rulings leaves open how far a cell reaches: its header has several rows
/// and a blank in one, or an activity has a blank cell in a column that is always filled, which a
/// merged cell may cover.
fn leaves_extent_open(table: &Table<'_>, plan: &ActivityPlan) -> bool {
    // The first column holds what the rows are sorted by, whatever it is called.
    let is_filled =
        |index: usize, role: Role| index == 0 || !matches!(role, Role::Remarks | Role::Extra);
    let blank = plan.activities.iter().any(|activity| {
        let mut cells = activity.cells.iter().zip(&table.columns).enumerate();
        cells.any(|(index, (cell, column))| is_filled(index, column.role) && is_blank(&cell.text))
    });
    let blank_in_header = |piece: &Piece<'_>| {
        let (view, rows) = (&piece.view, piece.header.clone());
        piece.header.len() > 1
            && rows.flat_map(|row| view.row(row)).any(|cell| is_blank(view.text(cell)))
    };
    blank || table.pieces.iter().any(blank_in_header)
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

/// A plan in the making, row by row.
struct Builder<'a, 'd> {
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

impl Builder<'_, '_> {
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

/// Enters the rows above and in the headers of all pieces: the first header is the plan's, each
/// later one is repeated; a row above it is the title, a banner or a note.
fn enter_heads(
    table: &mut Table<'_>,
    plan: &mut ActivityPlan,
    ledger: &mut Ledger,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (number, piece) in table.pieces.iter_mut().enumerate() {
        let ids = |cells: Vec<usize>| -> Vec<CellId> {
            cells.into_iter().map(|cell| CellId { piece: number, cell }).collect()
        };
        let title = plan.title.as_deref().map(folded);
        for row in piece.view.rows.start..piece.header.start {
            for cell in piece.view.printed(row) {
                let text = piece.view.text(cell);
                if piece.view.cell(cell).is_some_and(|cell| cell.row != row) {
                    continue;
                }
                if Some(folded(text)) == title {
                    ledger.enter(&ids(vec![cell]), Fate::Title);
                } else if piece.has_banners_like(text) {
                    ledger.enter(&ids(vec![cell]), Fate::Section);
                    let banner = PlanNote::new(text.trim(), piece.view.place(cell));
                    piece.banners.push(banner);
                } else {
                    let place = piece.view.place(cell);
                    ledger.enter(&ids(vec![cell]), Fate::Note);
                    diagnostics.push(Diagnostic::new(
                        Code::RowSetAside,
                        place.clone(),
                        text.trim(),
                    ));
                    if !title::is_annex_head(text) {
                        plan.notes.push(PlanNote::new(text.trim(), place));
                    }
                }
            }
        }
        let fate = if number == 0 { Fate::Header } else { Fate::RepeatedHeader };
        for row in piece.header.clone() {
            ledger.enter(&ids(piece.view.row(row)), fate);
        }
        if number > 0 && !piece.header.is_empty() {
            let texts: Vec<&str> =
                table.columns.iter().map(|column| column.header.as_str()).collect();
            let place = match piece.view.row(piece.header.start).first() {
                Some(&cell) => {
                    crate::document::Place { column: None, bbox: None, ..piece.view.place(cell) }
                }
                None => piece.view.grid.place.clone(),
            };
            diagnostics.push(Diagnostic::new(Code::HeaderRepeated, place, texts.join(" ")));
        }
    }
}
