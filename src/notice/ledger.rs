//! The ledger: every cell of a plan's table ends in exactly one place.

use super::table::{CellId, Piece};

/// Where a cell went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// The plan's header.
    Header,
    /// A header that stands again.
    RepeatedHeader,
    /// The plan's title.
    Title,
    /// The cells of an activity.
    Activity,
    /// A section over rows.
    Section,
    /// A note of the plan.
    Note,
}

/// The fates of the cells of all pieces of a table.
#[derive(Debug)]
pub(super) struct Ledger {
    fates: Vec<Vec<Option<Fate>>>,
}

impl Ledger {
    pub(super) fn new(pieces: &[Piece<'_>]) -> Self {
        let cells = |piece: &Piece<'_>| vec![None; piece.view.grid.cells.len()];
        Self { fates: pieces.iter().map(cells).collect() }
    }

    /// Notes where cells went. The first entry stands: a merged cell that stands in several rows
    /// went to the first of them.
    pub(super) fn enter(&mut self, cells: &[CellId], fate: Fate) {
        for id in cells {
            let entry = self.fates.get_mut(id.piece).and_then(|cells| cells.get_mut(id.cell));
            if let Some(entry) = entry {
                entry.get_or_insert(fate);
            }
        }
    }

    /// The cells that went nowhere, in order.
    pub(super) fn open(&self) -> impl Iterator<Item = CellId> {
        self.fates.iter().enumerate().flat_map(|(piece, cells)| {
            cells
                .iter()
                .enumerate()
                .filter(|(_, fate)| fate.is_none())
                .map(move |(cell, _)| CellId { piece, cell })
        })
    }
}
