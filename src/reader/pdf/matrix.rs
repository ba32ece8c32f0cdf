//! Plane geometry: affine maps and boxes in 64 bits, so that a chain of maps keeps its precision.

use super::page::Rect;

/// An affine map in the order a content stream writes it: `[a b c d e f]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix {
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) c: f64,
    pub(super) d: f64,
    pub(super) e: f64,
    pub(super) f: f64,
}

impl Matrix {
    pub(super) const IDENTITY: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };

    #[expect(clippy::many_single_char_names, reason = "the names that the standard gives them")]
    pub(super) const fn new([a, b, c, d, e, f]: [f64; 6]) -> Self {
        Self { a, b, c, d, e, f }
    }

    /// First this map, then the other.
    pub(super) fn then(&self, next: &Self) -> Self {
        Self {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    /// A step before this map.
    pub(super) fn shifted(&self, x: f64, y: f64) -> Self {
        let (e, f) = self.apply(x, y);
        Self { e, f, ..*self }
    }

    pub(super) fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        (x * self.a + y * self.c + self.e, x * self.b + y * self.d + self.f)
    }

    pub(super) fn determinant(&self) -> f64 {
        self.a * self.d - self.b * self.c
    }

    /// The way back; `None` if the map makes a line or a point of everything.
    pub(super) fn inverse(&self) -> Option<Self> {
        let scale = self.determinant();
        let inverse = Self {
            a: self.d / scale,
            b: -self.b / scale,
            c: -self.c / scale,
            d: self.a / scale,
            e: (self.c * self.f - self.d * self.e) / scale,
            f: (self.b * self.e - self.a * self.f) / scale,
        };
        inverse.is_finite().then_some(inverse)
    }

    /// Whether boxes stay boxes: it does not slant, nor turn but by right angles.
    pub(super) fn is_upright(&self) -> bool {
        /// Part of the greater numbers that the smaller may be.
        const STRAIGHT: f64 = 0.001;

        let (kept, swapped) = (self.a.abs().min(self.d.abs()), self.b.abs().min(self.c.abs()));
        self.b.abs().max(self.c.abs()) <= STRAIGHT * kept
            || self.a.abs().max(self.d.abs()) <= STRAIGHT * swapped
    }

    pub(super) fn is_finite(&self) -> bool {
        [self.a, self.b, self.c, self.d, self.e, self.f].iter().all(|number| number.is_finite())
    }

    /// The box round the image of a box.
    pub(super) fn apply_box(&self, area: &Area) -> Area {
        let corners = [
            self.apply(area.x0, area.y0),
            self.apply(area.x1, area.y0),
            self.apply(area.x0, area.y1),
            self.apply(area.x1, area.y1),
        ];
        Area::around(corners)
    }
}

/// A box with sides parallel to the axes, `x0 <= x1` and `y0 <= y1` unless it is empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x0: f64,
    pub(super) y0: f64,
    pub(super) x1: f64,
    pub(super) y1: f64,
}

impl Area {
    pub(super) const UNIT: Self = Self { x0: 0.0, y0: 0.0, x1: 1.0, y1: 1.0 };

    /// The smallest box round these points; empty for none.
    pub(super) fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let none = Self {
            x0: f64::INFINITY,
            y0: f64::INFINITY,
            x1: f64::NEG_INFINITY,
            y1: f64::NEG_INFINITY,
        };
        points.into_iter().fold(none, |area, (x, y)| Self {
            x0: area.x0.min(x),
            y0: area.y0.min(y),
            x1: area.x1.max(x),
            y1: area.y1.max(y),
        })
    }

    /// The four numbers of a PDF rectangle, in whatever order its corners come.
    pub(super) fn from_numbers(numbers: impl Iterator<Item = f64>) -> Option<Self> {
        let mut numbers = numbers.filter(|number| number.is_finite());
        let (x0, y0) = (numbers.next()?, numbers.next()?);
        let (x1, y1) = (numbers.next()?, numbers.next()?);
        Some(Self::around([(x0, y0), (x1, y1)]))
    }

    pub(super) fn intersection(&self, other: &Self) -> Self {
        Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        // Also where a side is no number.
        !(self.x0 <= self.x1 && self.y0 <= self.y1)
    }

    pub(super) fn contains(&self, x: f64, y: f64) -> bool {
        self.x0 <= x && x <= self.x1 && self.y0 <= y && y <= self.y1
    }

    /// The side before which a point lies outside; `None` in the box, and if the box is empty.
    pub(super) fn side_before(&self, x: f64, y: f64) -> Option<Side> {
        if self.is_empty() {
            None
        } else if y > self.y1 {
            Some(Side::Bottom(self.y1))
        } else if y < self.y0 {
            Some(Side::Top(self.y0))
        } else if x > self.x1 {
            Some(Side::Right(self.x1))
        } else if x < self.x0 {
            Some(Side::Left(self.x0))
        } else {
            None
        }
    }

    /// The point of a box that is not empty nearest to this one.
    pub(super) fn nearest(&self, x: f64, y: f64) -> (f64, f64) {
        (x.min(self.x1).max(self.x0), y.min(self.y1).max(self.y0))
    }

    pub(super) fn grown(&self, by: f64) -> Self {
        Self { x0: self.x0 - by, y0: self.y0 - by, x1: self.x1 + by, y1: self.y1 + by }
    }

    pub(super) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    pub(super) fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    /// As the page model has it.
    pub(super) fn rect(&self) -> Rect {
        Rect {
            x0: narrow(self.x0),
            top: narrow(self.y0),
            x1: narrow(self.x1),
            bottom: narrow(self.y1),
        }
    }
}

/// A side of a box and where it lies, on a page whose `y` runs downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Side {
    Left(f64),
    Right(f64),
    Top(f64),
    Bottom(f64),
}

/// A coordinate of the page model.
#[expect(clippy::cast_possible_truncation, reason = "a page needs no more than 32 bits")]
pub(super) fn narrow(number: f64) -> f32 {
    number as f32
}
