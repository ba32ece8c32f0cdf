//! Pages set in two columns, as gazettes are: before anything else is done the right column is put
//! under the left one (where `gutter` finds the strip between them), so that every later step sees text
//! and tables one under the other.

use crate::reader::pdf::page::{Fill, Glyph, Line, Page, Rect};

use super::super::text::ink::RAISE;
use super::gutter;

/// Parts of the page in columns that are looked for: text, a table over both columns, text.
const MOST_FOLDS: usize = 3;

/// A part of a page in two columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fold {
    /// Where the part begins and ends.
    pub(crate) top: f32,
    pub(crate) bottom: f32,
    /// The middle of the strip between the columns.
    pub(crate) gutter: f32,
    /// How far the right column stands to the right of the left one.
    pub(crate) shift: f32,
    /// Width of a page that the left column would fill, its margins alike.
    pub(crate) width: f32,
}

/// One of the two columns of a part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Column {
    fold: usize,
    is_right: bool,
    /// Width of a page that the column would fill, its margins alike.
    pub(crate) width: f32,
}

impl Column {
    /// Whether text goes on from this column in the other.
    pub(crate) fn goes_on_in(self, other: Self) -> bool {
        self.fold == other.fold && !self.is_right && other.is_right
    }
}

impl Fold {
    fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// Where a point of the page stands once the right column is under the left one.
    fn point(self, (x, y): (f32, f32)) -> (f32, f32) {
        if y >= self.bottom {
            (x, y + self.height())
        } else if y > self.top && x > self.gutter {
            (x - self.shift, y + self.height())
        } else {
            (x, y)
        }
    }

    fn rect(self, rect: Rect) -> Rect {
        let middle = rect.middle();
        let (x, y) = self.point(middle);
        rect.moved(x - middle.0, y - middle.1)
    }

    /// A box on the page before it was folded.
    fn back(self, rect: Rect) -> Rect {
        let middle = f32::midpoint(rect.top, rect.bottom);
        if middle >= self.bottom + self.height() {
            rect.moved(0.0, -self.height())
        } else if middle >= self.bottom {
            rect.moved(self.shift, -self.height())
        } else {
            rect
        }
    }
}

/// The folds of a page, in the order they were made.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Folds([Option<Fold>; MOST_FOLDS]);

impl Folds {
    pub(crate) fn back(self, rect: Rect) -> Rect {
        self.0.into_iter().rev().flatten().fold(rect, |rect, fold| fold.back(rect))
    }

    /// How much longer the folded page is.
    pub(crate) fn added(self) -> f32 {
        self.0.into_iter().flatten().map(Fold::height).sum()
    }

    /// The column in which something at this height stands.
    pub(crate) fn column(self, mut at: f32) -> Option<Column> {
        for (index, fold) in self.0.into_iter().enumerate().rev() {
            let Some(fold) = fold else { continue };
            if at >= fold.bottom + fold.height() {
                at -= fold.height();
            } else if at >= fold.top {
                return Some(Column {
                    fold: index,
                    is_right: at >= fold.bottom,
                    width: fold.width,
                });
            }
        }
        None
    }

    /// The widths of the columns.
    pub(crate) fn widths(self) -> impl Iterator<Item = f32> {
        self.0.into_iter().flatten().map(|fold| fold.width)
    }
}

/// Puts the right columns of a page under the left ones.
pub(crate) fn unfold(mut page: Page) -> (Page, Folds) {
    let mut folds = Folds::default();
    for slot in &mut folds.0 {
        let Some(fold) = gutter::find(&page) else { break };
        *slot = Some(fold);
        page = folded(page, fold);
    }
    (page, folds)
}

fn folded(page: Page, fold: Fold) -> Page {
    let glyphs = page.glyphs.into_iter().map(|glyph| {
        let (x, y) = (glyph.x + glyph.advance / 2.0, glyph.y - RAISE * glyph.size);
        let (to_x, to_y) = fold.point((x, y));
        Glyph { x: glyph.x + to_x - x, y: glyph.y + to_y - y, ..glyph }
    });
    let lines = page.lines.into_iter().map(|line| {
        let middle = (f32::midpoint(line.x0, line.x1), f32::midpoint(line.y0, line.y1));
        let (x, y) = fold.point(middle);
        let (x, y) = (x - middle.0, y - middle.1);
        Line { x0: line.x0 + x, y0: line.y0 + y, x1: line.x1 + x, y1: line.y1 + y, ..line }
    });
    let fills = page.fills.into_iter().map(|fill| Fill { rect: fold.rect(fill.rect), ..fill });
    let images = page.images.into_iter().map(|image| fold.rect(image));
    Page {
        height: page.height + fold.height(),
        glyphs: glyphs.collect(),
        lines: lines.collect(),
        fills: fills.collect(),
        images: images.collect(),
        ..page
    }
}
