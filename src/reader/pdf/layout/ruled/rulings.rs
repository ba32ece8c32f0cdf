//! Rulings: the straight lines a reader sees, however the file draws them.
//!
//! A rule may be a stroke, a thin filled box, a row of dots (one browser draws 7,000 a page for a
//! dotted table), the common edge of two shaded cells, or two lines close together. All become
//! [`Ruling`]s: one position and one extent.

use crate::reader::pdf::page::{Page, Rect};

use super::super::geometry;

/// Boxes up to this many points thick are lines: the red rule of a masthead is 2 to 3 points.
const THICK: f32 = 3.0;
/// Pieces of a line whose positions differ by up to this many points are one line.
const SAME_LINE: f32 = 1.0;
/// Gap in points that never interrupts a line: the space between dots of a thin dotted border.
const GAP: f32 = 3.0;
/// Gap in points that does not interrupt a line of pieces that are themselves no longer than
/// [`DASH`]: dashed borders drawn dash by dash.
const DASH_GAP: f32 = 8.0;
const DASH: f32 = 16.0;
/// Shorter rulings in points bound no cell: the least height of a row of small print.
const SHORTEST: f32 = 6.0;
/// Fills brighter than this cannot be told from paper.
const PAPER: f32 = 0.985;
/// A fill over more than this share of the page is its background.
const BACKGROUND: f32 = 0.9;

/// A line parallel to a side of the page: a horizontal one stands at `at` from the top and reaches
/// from `from` to `to` from the left, a vertical one the other way round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ruling {
    pub(crate) at: f32,
    pub(crate) from: f32,
    pub(crate) to: f32,
}

impl Ruling {
    pub(crate) fn length(self) -> f32 {
        self.to - self.from
    }
}

/// The rulings of a page, each list sorted by position.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rulings {
    pub(crate) horizontal: Vec<Ruling>,
    pub(crate) vertical: Vec<Ruling>,
    /// Where the vertical ones are drawn in two pieces, end to end.
    pub(crate) joints: Vec<Joint>,
}

impl Rulings {
    fn merged(horizontal: Vec<Ruling>, vertical: Vec<Ruling>) -> Self {
        let ((horizontal, _), (vertical, joints)) = (merge(horizontal), merge(vertical));
        Self { horizontal, vertical, joints }
    }

    /// Adds those of others that stand in a box.
    pub(crate) fn extend_inside(&mut self, others: &Self, table: Rect) {
        let inside = table.grown(THICK);
        let middle = |ruling: &Ruling| f32::midpoint(ruling.from, ruling.to);
        let flat = others.horizontal.iter().filter(|flat| inside.contains((middle(flat), flat.at)));
        self.horizontal.extend(flat);
        let upright = others.vertical.iter();
        self.vertical.extend(upright.filter(|line| inside.contains((line.at, middle(line)))));
    }
}

/// A height at which a vertical ruling is drawn in two pieces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Joint {
    /// Index of the vertical ruling.
    pub(crate) ruling: usize,
    pub(crate) at: f32,
}

/// The rulings that a page draws as such.
pub(crate) fn drawn(page: &Page) -> Rulings {
    let sheet = Rect { x0: 0.0, top: 0.0, x1: page.width, bottom: page.height };
    let strokes = page.lines.iter().filter(|line| !line.hidden).filter_map(|line| {
        let half = line.width / 2.0;
        let path = Rect::between((line.x0, line.y0), (line.x1, line.y1));
        // A slanted stroke is no rule.
        if path.width().min(path.height()) > SAME_LINE {
            return None;
        }
        let (across, along) = if path.width() >= path.height() { (0.0, half) } else { (half, 0.0) };
        Some(Rect {
            x0: path.x0 - across,
            x1: path.x1 + across,
            top: path.top - along,
            bottom: path.bottom + along,
        })
    });
    let (mut horizontal, mut vertical) = (Vec::new(), Vec::new());
    for rect in strokes.chain(fills(page)).filter_map(|rect| on_sheet(rect, sheet)) {
        // A dot is part of a line either way.
        if rect.height() <= THICK {
            let at = f32::midpoint(rect.top, rect.bottom);
            horizontal.push(Ruling { at, from: rect.x0, to: rect.x1 });
        }
        if rect.width() <= THICK {
            let at = f32::midpoint(rect.x0, rect.x1);
            vertical.push(Ruling { at, from: rect.top, to: rect.bottom });
        }
    }
    Rulings::merged(horizontal, vertical)
}

/// Whether nothing but white lines is drawn in a box: the rows and columns of shaded cells, which they
/// part, may go on where it is white.
pub(crate) fn is_ruled_in_white(page: &Page, table: Rect) -> bool {
    let inside = table.grown(THICK);
    let is_inside = |rect: Rect| inside.contains(rect.middle());
    let lines = page.lines.iter().filter(|line| !line.hidden);
    let mut lines = lines.map(|line| (line, Rect::between((line.x0, line.y0), (line.x1, line.y1))));
    page.lines.iter().any(|line| line.white)
        && !lines.any(|(line, rect)| !line.white && is_inside(rect))
        && !fills(page).any(|rect| rect.width().min(rect.height()) <= THICK && is_inside(rect))
}

/// The given rulings and the edges of shaded boxes outside the tables that are known: in a table
/// that has rules, shading bounds lines of text as often as cells.
pub(crate) fn with_shades(page: &Page, rulings: Rulings, tables: &[Rect]) -> Rulings {
    let is_outside = |rect: &Rect| !tables.iter().any(|table| table.contains(rect.middle()));
    let (mut horizontal, mut vertical) = (rulings.horizontal, rulings.vertical);
    for rect in shades(page).filter(is_outside) {
        let flat = |at| Ruling { at, from: rect.x0, to: rect.x1 };
        let upright = |at| Ruling { at, from: rect.top, to: rect.bottom };
        horizontal.extend([flat(rect.top), flat(rect.bottom)]);
        vertical.extend([upright(rect.x0), upright(rect.x1)]);
    }
    Rulings::merged(horizontal, vertical)
}

/// The boxes that are shaded: no line, and not the whole sheet.
pub(crate) fn shades(page: &Page) -> impl Iterator<Item = Rect> {
    let sheet = Rect { x0: 0.0, top: 0.0, x1: page.width, bottom: page.height };
    let boxes = fills(page).filter_map(move |rect| on_sheet(rect, sheet));
    boxes.filter(move |rect| {
        rect.width().min(rect.height()) > THICK && rect.area() < BACKGROUND * sheet.area()
    })
}

/// The filled boxes that can be seen.
fn fills(page: &Page) -> impl Iterator<Item = Rect> {
    page.fills.iter().filter(|fill| fill.brightness < PAPER).map(|fill| fill.rect)
}

/// The part of a box that lies on the sheet.
fn on_sheet(rect: Rect, sheet: Rect) -> Option<Rect> {
    let finite = [rect.x0, rect.top, rect.x1, rect.bottom].iter().all(|side| side.is_finite());
    let clipped = Rect {
        x0: rect.x0.max(sheet.x0),
        top: rect.top.max(sheet.top),
        x1: rect.x1.min(sheet.x1),
        bottom: rect.bottom.min(sheet.bottom),
    };
    (finite && clipped.x0 <= clipped.x1 && clipped.top <= clipped.bottom).then_some(clipped)
}

/// Joins the pieces of each line; sorted by position, then start.
fn merge(mut pieces: Vec<Ruling>) -> (Vec<Ruling>, Vec<Joint>) {
    let positions = geometry::snap(pieces.iter().map(|piece| piece.at).collect(), SAME_LINE);
    for piece in &mut pieces {
        if let Some(at) = positions.get(geometry::nearest(&positions, piece.at)) {
            piece.at = *at;
        }
    }
    pieces.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut merged: Vec<Ruling> = Vec::new();
    let mut joints: Vec<Joint> = Vec::new();
    // Length of the last piece that went into the last ruling.
    let mut last_piece = 0.0;
    for piece in pieces {
        let ruling = merged.len().saturating_sub(1);
        match merged.last_mut().filter(|line| line.at.total_cmp(&piece.at).is_eq()) {
            Some(line) if piece.from - line.to <= allowed_gap(last_piece, piece.length()) => {
                let end_to_end = (piece.from - line.to).abs() <= SAME_LINE;
                if end_to_end && last_piece.min(piece.length()) >= SHORTEST {
                    joints.push(Joint { ruling, at: line.to });
                }
                line.to = line.to.max(piece.to);
            }
            _ => {
                // What is too short makes room for the next.
                if merged.last().is_some_and(|line| line.length() < SHORTEST) {
                    merged.pop();
                }
                merged.push(piece);
            }
        }
        last_piece = piece.length();
    }
    if merged.last().is_some_and(|line| line.length() < SHORTEST) {
        merged.pop();
    }
    (merged, joints)
}

/// The gap between two pieces that does not interrupt their line.
fn allowed_gap(one: f32, other: f32) -> f32 {
    if one <= DASH && other <= DASH { DASH_GAP.min(one.max(other)).max(GAP) } else { GAP }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::pdf::page::{Fill, Line};

    fn page(lines: Vec<Line>, fills: Vec<Fill>) -> Page {
        Page { number: 1, width: 600.0, height: 800.0, lines, fills, ..Page::default() }
    }

    fn stroke(x0: f32, y0: f32, x1: f32, y1: f32) -> Line {
        Line { x0, y0, x1, y1, width: 0.5, hidden: false, white: false, tinted: false }
    }

    fn fill(x0: f32, top: f32, x1: f32, bottom: f32) -> Fill {
        Fill { rect: Rect { x0, top, x1, bottom }, brightness: 0.0 }
    }

    #[test]
    fn dots_are_one_line() {
        let dots = (0..7_000_u16).map(|n| 100.0 + 0.05 * f32::from(n)).collect::<Vec<_>>();
        let fills = dots.iter().map(|x| fill(*x, 200.0, x + 0.75, 200.75)).collect();
        let found = drawn(&page(Vec::new(), fills));
        assert_eq!(found.horizontal.len(), 1);
        assert!((found.horizontal[0].length() - 350.7).abs() < 0.1);
        assert!(found.vertical.is_empty());
    }

    #[test]
    fn dashes_drawn_one_by_one_are_one_line_and_tables_side_by_side_are_not() {
        let dashes = (0..10_u8).map(|n| 100.0 + 10.0 * f32::from(n));
        let dashes = dashes.map(|x| stroke(x, 50.0, x + 6.0, 50.0));
        assert_eq!(drawn(&page(dashes.collect(), Vec::new())).horizontal.len(), 1);
        let apart = vec![stroke(50.0, 50.0, 290.0, 50.0), stroke(297.0, 50.0, 550.0, 50.0)];
        assert_eq!(drawn(&page(apart, Vec::new())).horizontal.len(), 2);
    }

    #[test]
    fn what_nobody_sees_is_no_ruling() {
        let hidden = Line { hidden: true, ..stroke(50.0, 50.0, 290.0, 50.0) };
        let off_page = stroke(50.0, 900.0, 290.0, 900.0);
        let white = Fill { brightness: 1.0, ..fill(50.0, 50.0, 290.0, 90.0) };
        let background = fill(0.0, 0.0, 600.0, 800.0);
        let page = page(vec![hidden, off_page], vec![white, background]);
        let found = with_shades(&page, drawn(&page), &[]);
        assert!(found.horizontal.is_empty() && found.vertical.is_empty());
    }
}
