//! Boxes and positions on a page.

use crate::document::BoundingBox;
use crate::reader::pdf::page::Rect;

impl Rect {
    pub(super) fn width(self) -> f32 {
        self.x1 - self.x0
    }

    pub(super) fn height(self) -> f32 {
        self.bottom - self.top
    }

    pub(super) fn middle(self) -> (f32, f32) {
        (f32::midpoint(self.x0, self.x1), f32::midpoint(self.top, self.bottom))
    }

    pub(super) fn area(self) -> f32 {
        self.width() * self.height()
    }

    pub(super) fn moved(self, x: f32, y: f32) -> Self {
        Self { x0: self.x0 + x, top: self.top + y, x1: self.x1 + x, bottom: self.bottom + y }
    }

    pub(super) fn contains(self, (x, y): (f32, f32)) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// The box with its sides so much further out.
    pub(super) fn grown(self, by: f32) -> Self {
        Self { x0: self.x0 - by, top: self.top - by, x1: self.x1 + by, bottom: self.bottom + by }
    }

    /// Whether both have a point in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.x0 <= other.x1
            && other.x0 <= self.x1
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    /// The smallest box that holds both.
    pub(super) fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            top: self.top.min(other.top),
            x1: self.x1.max(other.x1),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The box between two corners in any order.
    pub(super) fn between((xa, ya): (f32, f32), (xb, yb): (f32, f32)) -> Self {
        Self { x0: xa.min(xb), top: ya.min(yb), x1: xa.max(xb), bottom: ya.max(yb) }
    }

    pub(super) fn bounding_box(self) -> BoundingBox {
        BoundingBox::new(self.x0, self.top, self.x1, self.bottom)
    }
}

/// The smallest box that holds all.
pub(super) fn hull(rects: impl IntoIterator<Item = Rect>) -> Option<Rect> {
    rects.into_iter().reduce(Rect::union)
}

/// Positions that lie within `tolerance` of the first of their group become one, the group's mean;
/// sorted.
pub(super) fn snap(mut positions: Vec<f32>, tolerance: f32) -> Vec<f32> {
    positions.sort_by(f32::total_cmp);
    let mut snapped = Vec::new();
    let mut group: Option<(f32, f32, f32)> = None;
    for position in positions {
        group = match group {
            Some((first, sum, count)) if position - first <= tolerance => {
                Some((first, sum + position, count + 1.0))
            }
            Some((_, sum, count)) => {
                snapped.push(sum / count);
                Some((position, position, 1.0))
            }
            None => Some((position, position, 1.0)),
        };
    }
    snapped.extend(group.map(|(_, sum, count)| sum / count));
    snapped
}

/// Index of the interval between two of the sorted edges that holds the position; what lies
/// outside counts to the first or last.
pub(super) fn interval(edges: &[f32], position: f32) -> usize {
    let last = edges.len().saturating_sub(2);
    edges.partition_point(|edge| *edge <= position).saturating_sub(1).min(last)
}

/// Index of the edge nearest to the position.
pub(super) fn nearest(edges: &[f32], position: f32) -> usize {
    let after = edges.partition_point(|edge| *edge < position);
    let before = after.saturating_sub(1);
    let distance = |index: usize| edges.get(index).map_or(f32::MAX, |edge| (edge - position).abs());
    if distance(before) <= distance(after) { before } else { after }
}

/// The value in the middle of the sorted values.
pub(super) fn median(mut values: Vec<f32>) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}
