//! Superscripts and subscripts, and the lines they belong to.

use super::ink::Ink;
use super::lines::TextLine;

/// A superscript or subscript is at most this large beside its base, stands at most this far off
/// its baseline, and no further beside it; shares of the base's size.
pub(crate) const SCRIPT_SIZE: f32 = 0.8;
const SCRIPT_SHIFT: f32 = 0.6;
const SCRIPT_GAP: f32 = 0.3;

/// Moves superscripts and subscripts into the line they belong to.
pub(crate) fn attach_scripts(lines: Vec<TextLine>) -> Vec<TextLine> {
    let sizes = || lines.iter().map(|line| line.size);
    let (least, most) = (sizes().reduce(f32::min), sizes().reduce(f32::max));
    if least.zip(most).is_none_or(|(least, most)| least > SCRIPT_SIZE * most) {
        return lines;
    }
    let mut slots: Vec<Option<TextLine>> = lines.into_iter().map(Some).collect();
    for index in 0..slots.len() {
        let Some(small) = slots.get_mut(index).and_then(Option::take) else { continue };
        let base = [index.wrapping_sub(1), index + 1].into_iter().find(|other| {
            slots.get(*other).and_then(Option::as_ref).is_some_and(|base| {
                small.size <= SCRIPT_SIZE * base.size
                    && (small.baseline - base.baseline).abs() <= SCRIPT_SHIFT * base.size
                    && stands_beside(&small, base)
            })
        });
        let slot = slots.get_mut(base.unwrap_or(index));
        match (slot, base) {
            (Some(Some(base)), Some(_)) => {
                let inks = base.inks.iter().copied().chain(small.inks).collect();
                if let Some(joined) = TextLine::new(inks) {
                    *base = joined;
                }
            }
            (Some(slot), _) => *slot = Some(small),
            (None, _) => {}
        }
    }
    slots.into_iter().flatten().collect()
}

/// Whether every piece of the small line stands right beside a character of the base line, and none
/// over or under one as lines do that are set tight (a masthead's number).
fn stands_beside(small: &TextLine, base: &TextLine) -> bool {
    small.clone().cut(SCRIPT_GAP).iter().all(|piece| {
        let reach = SCRIPT_GAP * base.size;
        let at = base.inks.partition_point(|ink| ink.start < piece.start - reach);
        let from = at.saturating_sub(1);
        let near = base.inks.iter().skip(from).take_while(|ink| ink.start <= piece.end + reach);
        let mut near = near.filter(|ink| !ink.is_blank());
        let overlap = |ink: &&Ink| piece.end.min(ink.end) - piece.start.max(ink.start);
        let is_beside = |ink: &&Ink| {
            (piece.start - ink.end).abs() <= reach || (ink.start - piece.end).abs() <= reach
        };
        near.clone().any(|ink| is_beside(&ink)) && near.all(|ink| overlap(&ink) <= reach)
    })
}
