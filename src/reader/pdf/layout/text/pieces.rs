//! The pieces of a line that wide gaps part: what may stand in several columns.

use super::ink::Ink;
use super::stops::{self, is_word};

/// Shares of the size: a gap this wide parts two pieces of text that may stand in two columns, …
pub(crate) const WIDE: f32 = 1.0;
/// … and this is the least that ever lies between two columns (a browser puts 6 points between
/// cells of 12-point text without rules).
pub(crate) const NARROW: f32 = 0.4;
/// What stays clear between the longest texts of two columns at least, whatever gaps single lines
/// show: 3 points between cells of 12-point text set by Typst.
pub(crate) const NARROWEST: f32 = 0.2;
/// One ideographic space between two ideographs spreads a word over its cell (`序　号`): what it
/// leaves free is no gap between columns, and two of them are.
const SPACED: f32 = 1.3;
const MOST_SPACING: u8 = 2;
/// Share of its box that an ideographic comma or stop fills.
const SEEN_STOP: f32 = 0.4;
/// Ideographs are set without gaps, and with a quarter em beside letters and figures: share of the
/// gap that parts Latin words.
const BESIDE_IDEOGRAPH: f32 = 0.5;

/// Where something starts and ends.
pub(crate) type Extent = (f32, f32);

/// How far a piece stands off the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// As far as columns may, if one of them is known to begin here.
    Clear,
    /// As far as columns do whose texts keep to them.
    Narrow,
    Wide,
}

/// A part of a line that no gap parts further.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Piece {
    pub(crate) extent: Extent,
    pub(crate) gap: Gap,
}

/// The pieces of a line of this size. One blank that the file draws parts words; only where it is
/// an em wide does it part columns.
pub(crate) fn pieces(inks: &[Ink], size: f32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut blanks, mut spacing) = (false, 0_u8);
    let mut before = ' ';
    // The character that reaches furthest.
    let mut furthest: Option<&Ink> = None;
    for ink in inks {
        if ink.is_blank() {
            blanks = true;
            let width = if ink.character == '\u{3000}' { 1 } else { MOST_SPACING };
            spacing = spacing.saturating_add(width);
            continue;
        }
        let least = |ems: f32| {
            let least = match (blanks, is_word(before), is_word(ink.character)) {
                (true, false, false) if spacing < MOST_SPACING => SPACED.max(ems),
                (true, ..) => WIDE.max(ems),
                (false, true, true) => ems,
                (false, ..) => ems * BESIDE_IDEOGRAPH,
            };
            least.max(NARROW) * size
        };
        let gap = match furthest.map(|other| stops::gap(other, ink)) {
            Some(gap) if gap < least(NARROW) => None,
            Some(gap) if gap < least(WIDE) => Some(Gap::Narrow),
            _ => Some(Gap::Wide),
        };
        let end = seen_end(ink);
        let is_clear = |piece: &Piece| !blanks && ink.start - piece.extent.1 >= NARROWEST * size;
        match (gap, pieces.last_mut()) {
            (None, Some(piece)) if !is_clear(piece) => piece.extent.1 = piece.extent.1.max(end),
            (gap, _) => {
                let gap = gap.unwrap_or(Gap::Clear);
                pieces.push(Piece { extent: (ink.start, end), gap });
            }
        }
        furthest = furthest.filter(|other| other.end > ink.end).or(Some(ink));
        (blanks, spacing, before) = (false, 0, ink.character);
    }
    pieces
}

/// Where a character seems to end: ideographic commas and stops stand in the first part of their
/// box, and the other hangs over the column's edge where a program lets it.
pub(crate) fn seen_end(ink: &Ink) -> f32 {
    match ink.character {
        '\u{3001}' | '\u{3002}' | '\u{ff0c}' | '\u{ff1b}' => {
            ink.start + SEEN_STOP * (ink.end - ink.start)
        }
        _ => ink.end,
    }
}

/// The extents of pieces that stand no nearer than the gap, and of those that `begins` says stand
/// clear of the piece before, up to where they begin.
pub(crate) fn extents(
    pieces: &[Piece],
    least: Gap,
    begins: impl Fn(Extent, f32) -> bool,
) -> Vec<Extent> {
    let mut extents: Vec<Extent> = Vec::new();
    for Piece { extent, gap } in pieces {
        let is_one =
            |before: &Extent| *gap < least && !(*gap == Gap::Clear && begins(*before, extent.0));
        match extents.last_mut().filter(|before| is_one(before)) {
            Some(before) => before.1 = before.1.max(extent.1),
            None => extents.push(*extent),
        }
    }
    extents
}
