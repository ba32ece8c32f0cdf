//! What stands over the rows of a plan in each of its pieces: the header, and the lines above it.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Place;
use crate::record::{ActivityPlan, PlanNote};

use super::super::body::ledger::{Fate, Ledger};
use super::super::table::{CellId, Table};
use super::super::title;
use super::super::wording::folded;

/// Enters the rows above and in the headers of all pieces: the first header is the plan's, each
/// later one is repeated; a row above it is the title, a banner or a note.
pub(super) fn enter(
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
                Some(&cell) => Place { column: None, bbox: None, ..piece.view.place(cell) },
                None => piece.view.grid.place.clone(),
            };
            diagnostics.push(Diagnostic::new(Code::HeaderRepeated, place, texts.join(" ")));
        }
    }
}
