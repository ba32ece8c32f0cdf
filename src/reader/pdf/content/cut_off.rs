//! Text that the edge of a cell, or of the paper, cuts off.

use super::super::font::Meaning;
use super::super::matrix::{Area, Side};
use super::super::page::{Direction, Page};
use super::Interpreter;
use super::text::{Line, Shade};

/// The characters of a page that an edge hides.
#[derive(Default)]
pub(super) struct CutOff {
    /// For every character on the page that a clip hides, the side that cuts it off, and its height.
    by_clip: Vec<(Side, f64)>,
    /// For every character beside the page on which of its sides, and where along this.
    beside: Vec<(Off, f64)>,
    /// Where the last character ends that is seen, or that the edge of the page cuts off.
    run_end: Option<(f64, f64)>,
}

/// The side of the page off which something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Off {
    Left,
    Right,
    Top,
    Bottom,
}

/// Characters of one page that are noted.
const MOST: usize = 1 << 16;
/// Points from an edge of the page within which what is drawn reaches it.
const AT_EDGE: f64 = 1.0;

impl CutOff {
    /// Notes a character that the clip hides.
    pub(super) fn by_clip(&mut self, clip: &Area, (x, y): (f64, f64)) {
        if self.by_clip.len() < MOST {
            self.by_clip.extend(clip.side_before(x, y).map(|side| (side, y)));
        }
    }

    /// Counts the characters that are missed.
    pub(super) fn count(&self, page: &mut Page) {
        self.count_clipped(page);
        self.count_beside(page);
    }

    /// Counts the characters that a clip cuts off behind which more is drawn: the edge of a cell.
    /// What lies behind the edge of all that is drawn may go on on another page.
    fn count_clipped(&self, page: &mut Page) {
        /// Points by which things must lie behind an edge.
        const BEHIND: f64 = 3.0;

        if self.by_clip.is_empty() {
            return;
        }
        let lines = page.lines.iter().flat_map(|line| [(line.x0, line.y0), (line.x1, line.y1)]);
        let fills = page.fills.iter().map(|fill| fill.rect);
        let corners = fills.flat_map(|rect| [(rect.x0, rect.top), (rect.x1, rect.bottom)]);
        let points = lines.chain(corners).map(|(x, y)| (f64::from(x), f64::from(y)));
        let drawn = Area::around(points);
        let cuts = |side: Side| match side {
            Side::Left(at) => at > drawn.x0 + BEHIND,
            Side::Right(at) => at < drawn.x1 - BEHIND,
            Side::Top(at) => at > drawn.y0 + BEHIND,
            Side::Bottom(at) => at < drawn.y1 - BEHIND,
        };
        page.clipped += count(self.by_clip.iter().filter(|(side, _)| cuts(*side)).count());
        let beside = self.by_clip.iter().filter(|(_, y)| (drawn.y0..=drawn.y1).contains(y));
        for (side, _) in beside.filter(|(side, _)| !cuts(*side)) {
            page.cut_at_end += u32::from(matches!(side, Side::Right(_)));
            page.cut_at_start += u32::from(matches!(side, Side::Left(_)));
        }
    }

    /// Counts the characters beside the page that stand between rules which run off it: columns of a
    /// table too wide for the paper, as browsers print it, or rows of one too long.
    fn count_beside(&self, page: &mut Page) {
        for off in [Off::Left, Off::Right, Off::Top, Off::Bottom] {
            let beside = self.beside.iter().filter(|(side, _)| *side == off);
            let places: Vec<f64> = beside.map(|(_, along)| *along).collect();
            if places.is_empty() {
                continue;
            }
            let Some((first, last)) = rules_off(page, off) else { continue };
            let missed = count(places.iter().filter(|at| (first..=last).contains(at)).count());
            match off {
                Off::Left | Off::Top => page.cut_at_start += missed,
                Off::Right | Off::Bottom => page.cut_at_end += missed,
            }
        }
    }
}

/// The places along an edge of the page of the first and the last rule that runs off it, if there are
/// as many as a table has.
fn rules_off(page: &Page, off: Off) -> Option<(f64, f64)> {
    /// Rules of a table of two rows or columns.
    const FEWEST: usize = 3;
    /// Points that a rule is thick at most.
    const THIN: f64 = 3.0;

    let lines = page.lines.iter().filter(|line| !line.hidden);
    let lines = lines.map(|line| [(line.x0, line.y0), (line.x1, line.y1)]);
    let fills = page.fills.iter().map(|fill| fill.rect);
    let bars = lines.chain(fills.map(|rect| [(rect.x0, rect.top), (rect.x1, rect.bottom)]));
    let bars = bars.map(|ends| Area::around(ends.map(|(x, y)| (f64::from(x), f64::from(y)))));
    let (width, height) = (f64::from(page.width), f64::from(page.height));
    let crossing = bars.filter_map(|bar| {
        let is_level = bar.height() <= THIN && bar.width() > THIN;
        let is_upright = bar.width() <= THIN && bar.height() > THIN;
        let (runs_off, at) = match off {
            Off::Left => (is_level && bar.x0 <= AT_EDGE, bar.y0),
            Off::Right => (is_level && bar.x1 >= width - AT_EDGE, bar.y0),
            Off::Top => (is_upright && bar.y0 <= AT_EDGE, bar.x0),
            Off::Bottom => (is_upright && bar.y1 >= height - AT_EDGE, bar.x0),
        };
        runs_off.then_some(at)
    });
    let places: Vec<f64> = crossing.collect();
    let first = places.iter().copied().fold(f64::INFINITY, f64::min);
    let last = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (places.len() >= FEWEST && last > first).then_some((first, last))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Interpreter<'_, '_> {
    /// Counts the characters of a text that is seen at first and then runs over the edge of the page: a
    /// table too wide for the paper. What stands off the page as a whole is no part of it, but where a
    /// table runs off the page, too.
    pub(super) fn follow_run(
        &mut self,
        meaning: &Meaning,
        [start, end]: [(f64, f64); 2],
        (x, y): (f64, f64),
        line: &Line,
    ) {
        /// Ems between two characters of one text.
        const APART: f64 = 0.6;

        let is_read =
            !line.hidden && line.shade == Shade::Dark && line.direction != Direction::Slanted;
        let goes_on = |(x, y): (f64, f64)| (start.0 - x).hypot(start.1 - y) <= APART * line.size;
        let is_on_page = self.shown.contains(x, y);
        let is_seen = is_on_page && self.state.clip.contains(x, y);
        let is_cut = !is_on_page && self.cut_off.run_end.is_some_and(goes_on);
        self.cut_off.run_end = (is_read && (is_seen || is_cut)).then_some(end);
        if is_read && !is_on_page && meaning.is_shown() {
            self.miss(is_cut, (x, y));
        }
    }

    /// Notes a character off the page.
    fn miss(&mut self, is_cut: bool, (x, y): (f64, f64)) {
        if is_cut {
            self.page.clipped += 1;
            return;
        }
        let (shown, crop) = (&self.shown, &self.state.crop);
        let (off, is_whole) = match shown.side_before(x, y) {
            Some(Side::Left(at)) => (Off::Left, crop.x0 <= at + AT_EDGE),
            Some(Side::Right(at)) => (Off::Right, crop.x1 >= at - AT_EDGE),
            Some(Side::Top(at)) => (Off::Top, crop.y0 <= at + AT_EDGE),
            Some(Side::Bottom(at)) => (Off::Bottom, crop.y1 >= at - AT_EDGE),
            None => return,
        };
        if is_whole && self.cut_off.beside.len() < MOST {
            let along = if matches!(off, Off::Left | Off::Right) { y } else { x };
            self.cut_off.beside.push((off, along));
        }
    }
}
