//! Whether a table without rulings leaves open how far its cells reach.

use crate::record::{ActivityPlan, Role};

use super::super::table::{Piece, Table};
use super::super::wording::is_blank;

/// Whether no rulings bound the cells of a piece.
pub(super) fn is_by_alignment(table: &Table<'_>) -> bool {
    table.pieces.iter().any(|piece| piece.view.grid.by_alignment)
}

/// Whether such a table leaves open how far a cell reaches: its rows are in doubt, its header has
/// several rows and a blank in one, or an activity has a blank cell in a column that is always filled,
/// which a merged cell may cover.
pub(super) fn is_open(table: &Table<'_>, plan: &ActivityPlan) -> bool {
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
    let in_doubt = |piece: &Piece<'_>| piece.view.grid.rows_in_doubt || blank_in_header(piece);
    blank || table.pieces.iter().any(in_doubt)
}
