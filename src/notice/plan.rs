//! One plan from the pieces of its table.

mod builder;
mod extent;
mod heads;

use crate::diagnostic::{Code, Diagnostic};
use crate::limits::Allowance;
use crate::record::{ActivityPlan, Column, PlanNote};

use self::builder::Builder;
use super::body::breaks;
use super::body::ledger::Ledger;
use super::body::rows;
use super::headers::column_roles;
use super::headers::columns::PlanColumn;
use super::table::{Piece, Table};
use super::times::time_columns;
use super::times::time_context::TimeContext;
use super::times::weeks;
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
    heads::enter(&mut table, &mut plan, &mut ledger, diagnostics);
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
    let builder = Builder::new(&table, groups, time, ledger, plan, allowance, diagnostics);
    let (mut plan, is_whole) = builder.read(kinds, parts.under, &around.elements.prose);
    let mut own = diagnostics.iter().skip(already_reported);
    let joined = own.any(|found| found.code == Code::RowSplitJoined);
    let title = || plan.title.clone().unwrap_or_default();
    if extent::is_by_alignment(&table) && (joined || parted || extent::is_open(&table, &plan)) {
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
