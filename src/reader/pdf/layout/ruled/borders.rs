//! Borders drawn double, or in pieces with one left out: which strips between them are no rows or
//! columns, and where a row ends without a rule.

use super::super::geometry;
use super::super::text::ink::Ink;
use super::lattice::{Lattice, cut_row, keep_edges};

/// A strip of a grid without text, up to this many points wide, is the space between two borders.
const STRIP: f32 = 6.0;
/// A character's box may reach so many sizes into the next row.
const CLEAR: f32 = 0.15;

/// Takes out strips between double rules and between the borders of separate cells.
pub(crate) fn without_strips(lattice: Lattice, inks: &[Ink]) -> Lattice {
    let inked = |edges: &[f32], position: &dyn Fn(&Ink) -> f32| {
        let mut inked = vec![false; edges.len()];
        for ink in inks.iter().filter(|ink| !ink.is_blank()) {
            let strip = geometry::interval(edges, position(ink));
            if let Some(strip) = inked.get_mut(strip) {
                *strip = true;
            }
        }
        inked
    };
    // An edge goes if the strip behind it is narrow and empty: its cells then end at the next.
    let kept = |edges: &[f32], inked: &[bool]| {
        let next = edges.iter().skip(1).map(Some).chain([None]);
        let strips = edges.iter().zip(next).zip(inked);
        strips
            .map(|((edge, next), inked)| *inked || next.is_none_or(|next| next - edge > STRIP))
            .collect::<Vec<bool>>()
    };
    let rows = kept(&lattice.rows, &inked(&lattice.rows, &|ink| ink.point().1));
    let columns = kept(&lattice.columns, &inked(&lattice.columns, &|ink| ink.point().0));
    keep_edges(lattice, &rows, &columns)
}

/// Cuts rows where all column rules are drawn in two pieces, no character stands across, and most
/// cells have text above and below: one PDF library leaves the rule under a repeated header out.
pub(crate) fn with_jointed_rows(mut lattice: Lattice, inks: &[Ink]) -> Lattice {
    for at in std::mem::take(&mut lattice.joints) {
        let row = geometry::interval(&lattice.rows, at);
        let columns = lattice.column_count();
        let mut above = vec![false; columns];
        let mut below = vec![false; columns];
        let strip = lattice.rows.get(row).zip(lattice.rows.get(row + 1));
        let Some((top, bottom)) = strip else { continue };
        let mut crossed = false;
        for ink in inks.iter().filter(|ink| !ink.is_blank()) {
            let (x, y) = ink.point();
            if (*top..*bottom).contains(&y) {
                let side = if y < at { &mut above } else { &mut below };
                let column = geometry::interval(&lattice.columns, x);
                if let Some(filled) = side.get_mut(column) {
                    *filled = true;
                }
                let rect = ink.rect();
                crossed |= rect.top + CLEAR * ink.size < at && at < rect.bottom - CLEAR * ink.size;
            }
        }
        let filled = |side: &[bool]| 2 * side.iter().filter(|filled| **filled).count() > columns;
        if !crossed && filled(&above) && filled(&below) {
            cut_row(&mut lattice, row, at);
        }
    }
    lattice
}
