//! From the tables of a document to its plans: which grids are plans, and which are pieces of one.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, Paragraph};
use crate::limits::Allowance;
use crate::record::ActivityPlan;

use super::headers::{header, transposed};
use super::joining::Open;
use super::plan;
use super::running_heads::RunningHeads;
use super::view::View;
use super::wording::is_blank;
use super::{Settings, Surroundings};

/// Finds the plans of a document, in reading order.
pub(super) fn recognize(
    document: &Document,
    around: &Surroundings<'_>,
    settings: &Settings,
    allowance: &mut Allowance,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ActivityPlan> {
    let mut plans = Vec::new();
    let mut open: Option<Open<'_>> = None;
    let mut between: Vec<&Paragraph> = Vec::new();
    let heads = RunningHeads::of(document);
    for (index, block) in document.blocks.iter().enumerate() {
        let grid = match block {
            Block::Paragraph(paragraph) => {
                between.push(paragraph);
                continue;
            }
            Block::Table(grid) => grid,
        };
        if let Some(limit) = allowance.reached() {
            let what = format!("the limit on {limit}: the tables from here on are in no plan");
            diagnostics.push(Diagnostic::new(Code::TruncatedByLimit, grid.place.clone(), what));
            break;
        }
        // A frame around what stands in it is no table of its own: the lines above it are those of the
        // table inside.
        if grid.columns <= 1 && grid.cells.iter().all(|cell| is_blank(&cell.text)) {
            diagnostics.push(Diagnostic::new(Code::TableIgnored, grid.place.clone(), ""));
            continue;
        }
        let Some(whole) = View::new(grid) else {
            diagnostics.push(Diagnostic::new(Code::TruncatedByLimit, grid.place.clone(), ""));
            continue;
        };
        let tables = header::tables(whole, &settings.headers);
        for (number, (view, header)) in tables.into_iter().enumerate() {
            let above = std::mem::take(&mut between);
            let view = match &mut open {
                Some(plan) if number == 0 => {
                    match plan.take(view, header.as_ref(), &above, &heads) {
                        Some(view) => view,
                        None => continue,
                    }
                }
                _ => view,
            };
            let may_go_on =
                header.is_none() && open.as_ref().is_some_and(|plan| plan.may_go_on(&view, &above));
            if let Some(plan) = open.take() {
                plans.push(close(plan, &above, around, settings, allowance, diagnostics));
            }
            match header {
                Some(header) => open = Some(Open::begin(view, &header, &above)),
                None if around.elements.tables.contain(index) => {}
                None if may_go_on => diagnostics.push(left_out(Code::PieceNotJoined, &view)),
                None if transposed::is_transposed(&view, &settings.headers) => {
                    diagnostics.push(left_out(Code::TableTransposed, &view));
                }
                None => diagnostics.push(left_out(Code::TableIgnored, &view)),
            }
        }
    }
    if let Some(plan) = open {
        plans.push(close(plan, &between, around, settings, allowance, diagnostics));
    }
    plans
}

fn close(
    open: Open<'_>,
    below: &[&Paragraph],
    around: &Surroundings<'_>,
    settings: &Settings,
    allowance: &mut Allowance,
    diagnostics: &mut Vec<Diagnostic>,
) -> ActivityPlan {
    let Open { columns, pieces, title, asides, under, .. } = open.whole(below);
    let parts = plan::Parts { columns, pieces, title, asides, under };
    plan::build(parts, around, settings, allowance, diagnostics)
}

/// A table that is in no plan, with its header: the first row with more than a title.
fn left_out(code: Code, view: &View<'_>) -> Diagnostic {
    let printed = || view.rows.clone().map(|row| view.printed(row));
    let first = printed()
        .find(|cells| cells.len() > 1)
        .or_else(|| printed().find(|cells| !cells.is_empty()));
    let texts: Vec<&str> =
        first.unwrap_or_default().into_iter().map(|cell| view.text(cell).trim()).collect();
    Diagnostic::new(code, view.grid.place.clone(), texts.join(" | "))
}

#[cfg(test)]
pub(super) mod tests;
