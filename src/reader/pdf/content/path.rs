//! Paths: what of them is a ruling, a filled box, or an outline of something else.

use super::super::matrix::{Area, Matrix, narrow};
use super::super::page::Line;

/// Corners of one path. A page of maps has a hundred thousand; more is an attack.
const POINTS: usize = 1 << 20;

/// Points of a side that is taken for parallel to the page: rounding of coordinates.
const STRAIGHT: f64 = 0.05;

/// A path being built, in coordinates of the page as shown.
#[derive(Default)]
pub(super) struct Path {
    points: Vec<Point>,
    /// Where in `points` each subpath starts.
    starts: Vec<usize>,
    current: (f64, f64),
}

#[derive(Clone, Copy, Debug)]
struct Point {
    x: f64,
    y: f64,
    /// Whether a curve leads here.
    curved: bool,
}

/// What a painted path is.
#[derive(Default)]
pub(super) struct Shapes {
    pub(super) boxes: Vec<Area>,
    /// Boxes round everything else.
    pub(super) outlines: Vec<Area>,
}

impl Path {
    pub(super) fn clear(&mut self) {
        self.points.clear();
        self.starts.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    pub(super) fn move_to(&mut self, map: &Matrix, x: f64, y: f64) {
        self.starts.push(self.points.len());
        self.current = (x, y);
        self.push(map, x, y, false);
    }

    pub(super) fn line_to(&mut self, map: &Matrix, x: f64, y: f64) {
        self.to(map, x, y, false);
    }

    pub(super) fn curve_to(&mut self, map: &Matrix, x: f64, y: f64) {
        self.to(map, x, y, true);
    }

    fn to(&mut self, map: &Matrix, x: f64, y: f64, curved: bool) {
        if self.starts.is_empty() {
            // A path without a start starts where it goes first.
            return self.move_to(map, x, y);
        }
        self.current = (x, y);
        self.push(map, x, y, curved);
    }

    fn push(&mut self, map: &Matrix, x: f64, y: f64, curved: bool) {
        let (x, y) = map.apply(x, y);
        if self.points.len() < POINTS && x.is_finite() && y.is_finite() {
            // Writers that round the corners of all borders do so by nothing where they are sharp.
            let is_still =
                self.points.last().is_some_and(|last| (last.x - x).hypot(last.y - y) <= STRAIGHT);
            self.points.push(Point { x, y, curved: curved && !is_still });
        }
    }

    /// Goes back to the start of the subpath; what follows without a move starts there.
    pub(super) fn close(&mut self) {
        let start = self.starts.last().and_then(|start| self.points.get(*start)).copied();
        if let Some(start) = start
            && self.points.len() < POINTS
        {
            self.points.push(Point { curved: false, ..start });
        }
    }

    pub(super) fn rectangle(&mut self, map: &Matrix, [x, y, width, height]: [f64; 4]) {
        self.move_to(map, x, y);
        self.line_to(map, x + width, y);
        self.line_to(map, x + width, y + height);
        self.line_to(map, x, y + height);
        self.close();
        self.current = (x, y);
    }

    /// Whether a box is all that it fills.
    pub(super) fn is_box(&self) -> bool {
        let shapes = self.fill(false);
        shapes.boxes.len() == 1 && shapes.outlines.is_empty()
    }

    /// Whether all that it fills is a triangle, a quadrangle or a box with rounded corners.
    pub(super) fn is_plain_area(&self) -> bool {
        /// Four corners, and the first again: twice where a path is closed that went back to it.
        const CORNERS: usize = 6;

        let [0] = self.starts.as_slice() else { return false };
        let is_straight = !self.points.iter().any(|point| point.curved);
        is_straight && (3..=CORNERS).contains(&self.points.len())
            || as_rounded_box(&self.points).is_some()
    }

    /// Whether a point lies on one side of all sides of a plain area. The arcs of rounded corners are
    /// outside of their chords.
    pub(super) fn surrounds(&self, (x, y): (f64, f64)) -> bool {
        let closed = self.points.iter().skip(1).chain(self.points.first());
        let (mut left, mut right) = (false, false);
        for (from, to) in self.points.iter().zip(closed) {
            let side = (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
            left |= side < 0.0;
            right |= side > 0.0;
        }
        left != right
    }

    /// The box round the path.
    pub(super) fn bounds(&self) -> Area {
        Area::around(self.points.iter().map(|point| (point.x, point.y)))
    }

    fn subpaths(&self) -> impl Iterator<Item = &[Point]> {
        let ends = self.starts.iter().skip(1).copied().chain([self.points.len()]);
        self.starts.iter().zip(ends).filter_map(|(start, end)| self.points.get(*start..end))
    }

    /// The straight segments of a stroke as parts of `clip`, and how many others there are.
    pub(super) fn stroke(&self, clip: &Area, width: f64, mut found: impl FnMut(Line)) -> u32 {
        let mut outlines = 0_u32;
        // A line on the very edge of the clip is half seen.
        let reach = clip.grown(width.min(1.0) / 2.0);
        let mut segment = |from: (f64, f64), to: (f64, f64)| {
            if let Some([x0, y0, x1, y1]) = cut([from.0, from.1, to.0, to.1], &reach) {
                let (x0, y0) = clip.nearest(x0, y0);
                let (x1, y1) = clip.nearest(x1, y1);
                let [x0, y0, x1, y1] = [x0, y0, x1, y1].map(narrow);
                found(Line {
                    x0,
                    y0,
                    x1,
                    y1,
                    width: narrow(width),
                    hidden: false,
                    white: false,
                    tinted: false,
                });
            }
        };
        let has_glyphs = self.subpaths().any(is_glyph);
        for subpath in self.subpaths() {
            if let Some(area) = as_rounded_box(subpath) {
                let corners = [
                    (area.x0, area.y0),
                    (area.x1, area.y0),
                    (area.x1, area.y1),
                    (area.x0, area.y1),
                ];
                for (from, to) in corners.into_iter().zip(corners.into_iter().cycle().skip(1)) {
                    segment(from, to);
                }
                continue;
            }
            let drawn = subpath.windows(2).filter(|pair| is_drawn(pair)).count();
            outlines = outlines.saturating_add(u32::try_from(drawn).unwrap_or(u32::MAX));
            if (drawn > 0 || has_glyphs && is_area(subpath)) && is_glyph_sized(subpath) {
                continue;
            }
            for pair in subpath.windows(2) {
                let [from, to] = pair else { continue };
                if !to.curved {
                    segment((from.x, from.y), (to.x, to.y));
                }
            }
        }
        outlines
    }

    /// The boxes that a fill paints, and the rest.
    pub(super) fn fill(&self, even_odd: bool) -> Shapes {
        let mut shapes = Shapes::default();
        let mut outer: Option<(Area, bool)> = None;
        for subpath in self.subpaths() {
            let Some((area, clockwise)) = as_box(subpath) else {
                outer = None;
                if subpath.len() > 2 {
                    let corners = subpath.iter().map(|point| (point.x, point.y));
                    let area = Area::around(corners);
                    match subpath {
                        [_, rest @ ..] if is_bar(rest, &area) => shapes.boxes.push(area),
                        _ => shapes.outlines.push(area),
                    }
                }
                continue;
            };
            // Browsers paint the border of a cell as one box with another one cut out.
            if let Some((around, turn)) = outer
                && (even_odd || turn != clockwise)
                && around.grown(STRAIGHT).intersection(&area) == area
            {
                shapes.boxes.pop();
                shapes.boxes.extend(frame(&around, &area));
                outer = None;
            } else {
                shapes.boxes.push(area);
                outer = Some((area, clockwise));
            }
        }
        shapes
    }
}

/// Whether a segment is neither level nor upright.
fn is_drawn(segment: &[Point]) -> bool {
    let [from, to] = segment else { return false };
    let slanted = (from.x - to.x).abs() > STRAIGHT && (from.y - to.y).abs() > STRAIGHT;
    to.curved || slanted
}

/// Whether a subpath goes round something.
fn is_area(subpath: &[Point]) -> bool {
    subpath.len() > 3
}

/// Whether a subpath is like the outline of a character that has more than level and upright bars.
fn is_glyph(subpath: &[Point]) -> bool {
    is_area(subpath)
        && subpath.windows(2).any(is_drawn)
        && is_glyph_sized(subpath)
        && as_rounded_box(subpath).is_none()
}

/// A box with rounded corners: sides parallel to the page that are most of its height and width,
/// with a curve between each two.
fn as_rounded_box(subpath: &[Point]) -> Option<Area> {
    /// The start, four sides and corners, and back to the start.
    const POINTS: std::ops::RangeInclusive<usize> = 9..=10;
    /// Part of a side that is straight.
    const SIDE: f64 = 0.5;

    if !POINTS.contains(&subpath.len()) || subpath.iter().filter(|p| p.curved).count() != 4 {
        return None;
    }
    let area = Area::around(subpath.iter().map(|point| (point.x, point.y)));
    let mut straight = 0;
    for pair in subpath.windows(2) {
        let [from, to] = pair else { continue };
        let (dx, dy) = ((from.x - to.x).abs(), (from.y - to.y).abs());
        let is_side = dx >= SIDE * area.width() && dy <= STRAIGHT
            || dy >= SIDE * area.height() && dx <= STRAIGHT;
        let is_point = dx <= STRAIGHT && dy <= STRAIGHT;
        if !to.curved && !is_side && !is_point {
            return None;
        }
        straight += u32::from(!to.curved && is_side);
    }
    (straight == 4).then_some(area)
}

/// Whether an outline may be a character's: a converter that has no bold face strokes them, and
/// their bars are no rulings.
fn is_glyph_sized(subpath: &[Point]) -> bool {
    /// Points of the largest type in notices, with a margin: 42 in the masthead.
    const TYPE: f64 = 48.0;

    let area = Area::around(subpath.iter().map(|point| (point.x, point.y)));
    area.width() <= TYPE && area.height() <= TYPE
}

/// The four bars of a box with another cut out.
fn frame(outer: &Area, inner: &Area) -> impl Iterator<Item = Area> + use<> {
    let bars = [
        Area { y1: inner.y0, ..*outer },
        Area { y0: inner.y1, ..*outer },
        Area { x1: inner.x0, ..*outer },
        Area { x0: inner.x1, ..*outer },
    ];
    bars.into_iter().filter(|bar| bar.width() > 0.0 && bar.height() > 0.0)
}

/// A subpath as a box parallel to the page, and which way round it goes.
fn as_box(subpath: &[Point]) -> Option<(Area, bool)> {
    /// Corners of a box, the first one again, and some that lie on its sides.
    const CORNERS: usize = 12;

    if subpath.len() < 4 || subpath.len() > CORNERS || subpath.iter().any(|point| point.curved) {
        return None;
    }
    let area = Area::around(subpath.iter().map(|point| (point.x, point.y)));
    let mut turned = 0.0;
    let near = |a: f64, b: f64| (a - b).abs() <= STRAIGHT;
    let closed = subpath.iter().chain(subpath.first());
    for (from, to) in subpath.iter().zip(closed.skip(1)) {
        let on_side = (near(from.x, to.x) && (near(to.x, area.x0) || near(to.x, area.x1)))
            || (near(from.y, to.y) && (near(to.y, area.y0) || near(to.y, area.y1)));
        if !on_side {
            return None;
        }
        turned += from.x * to.y - to.x * from.y;
    }
    // All sides lie on the box; it is whole if they go round it.
    let whole = 2.0 * area.width() * area.height();
    let tolerance = 4.0 * STRAIGHT * (area.width() + area.height());
    (turned.abs() >= whole - tolerance).then_some((area, turned > 0.0))
}

/// A thin quadrangle: the border of a cell with mitred ends.
fn is_bar(corners: &[Point], area: &Area) -> bool {
    /// Points across; thicker ones are no ruling.
    const THIN: f64 = 3.0;
    /// How much longer than thick.
    const LONG: f64 = 4.0;

    let (across, along) = (area.width().min(area.height()), area.width().max(area.height()));
    corners.len() <= 4
        && corners.iter().all(|point| !point.curved)
        && across <= THIN
        && along >= LONG * across
}

/// The part of a segment in a box (Liang and Barsky).
fn cut([x0, y0, x1, y1]: [f64; 4], clip: &Area) -> Option<[f64; 4]> {
    let (dx, dy) = (x1 - x0, y1 - y0);
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    let sides = [(-dx, x0 - clip.x0), (dx, clip.x1 - x0), (-dy, y0 - clip.y0), (dy, clip.y1 - y0)];
    for (towards, room) in sides {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            start = start.max(room / towards);
        } else {
            end = end.min(room / towards);
        }
    }
    let inside = start <= end;
    inside.then_some([x0 + dx * start, y0 + dy * start, x0 + dx * end, y0 + dy * end])
}
