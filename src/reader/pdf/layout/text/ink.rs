//! Visible characters in the frame in which they are read.

use crate::reader::pdf::page::{Direction, Glyph, Page, Rect};

use super::super::geometry;
use super::{masthead, stamps};

/// Height over the baseline, in ems, of the point that says where a glyph stands: inside every
/// letter and ideograph, and clear of a rule that text sits on.
pub(crate) const RAISE: f32 = 0.3;
/// Heights of an ideograph's box over and under the baseline in ems. Font boxes are not used: they
/// reach into the next row (Noto's are 1.45 em high).
pub(crate) const ASCENT: f32 = 0.88;
pub(crate) const DESCENT: f32 = 0.12;

/// A visible character. `start`, `end` and `baseline` are positions in the reading frame of its
/// direction, in which text runs to the right and lines follow downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ink {
    pub(crate) character: char,
    pub(crate) start: f32,
    pub(crate) end: f32,
    pub(crate) baseline: f32,
    pub(crate) size: f32,
    pub(crate) bold: bool,
    pub(crate) direction: Direction,
    /// Of a colour or a kind that stamps have.
    pub(crate) tinted: bool,
    /// When it was drawn: its number among the glyphs of the page.
    pub(crate) order: usize,
}

impl Ink {
    fn new(glyph: &Glyph, bold: bool, order: usize) -> Self {
        let (start, line) = to_frame(glyph.direction, (glyph.x, glyph.y));
        // The origin of vertical writing is on the middle of the line.
        let centre = if glyph.direction == Direction::Vertical { 0.5 - DESCENT } else { 0.0 };
        Self {
            character: glyph.character,
            start,
            end: start + glyph.advance.max(0.0),
            baseline: line + centre * glyph.size,
            size: glyph.size,
            bold,
            direction: glyph.direction,
            tinted: glyph.tinted,
            order,
        }
    }

    /// The character as one of vertical writing, upright in its box or turned on its side.
    pub(crate) fn standing(&self) -> Self {
        let rect = self.rect();
        let baseline = (0.5 - DESCENT) * self.size - f32::midpoint(rect.x0, rect.x1);
        Self {
            start: rect.top,
            end: rect.bottom,
            baseline,
            direction: Direction::Vertical,
            ..*self
        }
    }

    /// The point on the page that says in which cell the character stands.
    pub(crate) fn point(&self) -> (f32, f32) {
        let middle = f32::midpoint(self.start, self.end);
        to_page(self.direction, (middle, self.baseline - RAISE * self.size))
    }

    /// Its box on the page.
    pub(crate) fn rect(&self) -> Rect {
        let upper = (self.start, self.baseline - ASCENT * self.size);
        let lower = (self.end, self.baseline + DESCENT * self.size);
        Rect::between(to_page(self.direction, upper), to_page(self.direction, lower))
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.character.is_whitespace()
    }
}

/// A point of the page in the frame in which text of this direction is read.
fn to_frame(direction: Direction, (x, y): (f32, f32)) -> (f32, f32) {
    match direction {
        Direction::Down | Direction::Vertical => (y, -x),
        Direction::Left => (-x, -y),
        Direction::Up => (-y, x),
        Direction::Right | Direction::Slanted => (x, y),
    }
}

/// A point of the reading frame on the page.
pub(crate) fn to_page(direction: Direction, (x, y): (f32, f32)) -> (f32, f32) {
    match direction {
        Direction::Down | Direction::Vertical => (-y, x),
        Direction::Left => (-x, -y),
        Direction::Up => (y, -x),
        Direction::Right | Direction::Slanted => (x, y),
    }
}

/// The visible characters of a page in the order they were drawn, and apart those of stamps and
/// watermarks: they lie across the text and belong to no line of it.
pub(crate) fn inks(page: &Page) -> (Vec<Ink>, Vec<Ink>) {
    let visible = page.glyphs.iter().filter(|glyph| !glyph.hidden);
    let (light, dark) =
        visible.fold(
            (0, 0),
            |(light, dark), glyph| {
                if glyph.pale { (light + 1, dark) } else { (light, dark + 1) }
            },
        );
    // A page that is pale nearly all over is to be read.
    let reads_pale = light > MOSTLY * dark;
    let (upright, mut across): (Vec<Ink>, Vec<Ink>) = page
        .glyphs
        .iter()
        .enumerate()
        .filter(|(_, glyph)| !glyph.hidden && !glyph.character.is_control())
        .filter(|(_, glyph)| {
            [glyph.x, glyph.y, glyph.advance, glyph.size].iter().all(|v| v.is_finite())
        })
        .map(|(order, glyph)| {
            let bold = page.fonts.get(usize::from(glyph.font)).is_some_and(|font| font.bold);
            Ink::new(glyph, bold, order)
        })
        .partition(|ink| {
            let glyph = page.glyphs.get(ink.order);
            ink.direction != Direction::Slanted
                && (reads_pale || !glyph.is_some_and(|glyph| glyph.pale))
        });
    let (head, rest) = masthead::apart(upright, page);
    let (inks, behind) = without_watermarks(rest);
    across.extend(behind);
    let (mut inks, stamped) = stamps::without(inks, &across);
    across.extend(stamped);
    inks.extend(head);
    inks.sort_by_key(|ink| ink.order);
    (inks, across)
}

/// So many times as many pale characters as dark ones are no watermark but the text.
const MOSTLY: usize = 10;
/// A watermark's characters are at least so many times as large as most.
const LARGE: f32 = 2.5;
/// More large characters are no watermark.
const MOST_LARGE: usize = 200;

/// Takes out lines of large characters on which smaller ones stand.
fn without_watermarks(inks: Vec<Ink>) -> (Vec<Ink>, Vec<Ink>) {
    let usual = geometry::median(inks.iter().map(|ink| ink.size).collect()).unwrap_or_default();
    let is_large = |ink: &Ink| ink.size >= LARGE * usual && !ink.is_blank();
    let large: Vec<Ink> = inks.iter().filter(|ink| is_large(ink)).copied().collect();
    if large.is_empty() || large.len() > MOST_LARGE {
        return (inks, Vec::new());
    }
    let small = || inks.iter().filter(|ink| !is_large(ink) && !ink.is_blank()).map(Ink::point);
    let written_over: Vec<Ink> = large
        .into_iter()
        .filter(|ink| {
            let rect = ink.rect();
            small().any(|point| rect.contains(point))
        })
        .collect();
    let of_watermark = |ink: &Ink| {
        let same = |other: &Ink| {
            other.direction == ink.direction
                && (other.baseline - ink.baseline).abs() < 1.0
                && (other.size - ink.size).abs() < 1.0
        };
        is_large(ink) && written_over.iter().any(same)
    };
    inks.into_iter().partition(|ink| !of_watermark(ink))
}
