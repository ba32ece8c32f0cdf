//! Text that something opaque was painted over, which shows it to nobody: the text layer that
//! scanners put under the picture of the page, and what a box in black or white was laid on.

use super::super::matrix::Area;
use super::super::page::Page;

/// Finds the glyphs under what is painted, among thousands of fields that cover none.
pub(super) struct Covers {
    /// Which squares of the page have glyphs so far: a bit for each column of a row.
    rows: [u64; SQUARES],
    /// Glyphs of the page that are in `rows`.
    noted: usize,
    looked: usize,
}

/// Rows and columns of squares on a page: as many as bits in a word.
const SQUARES: usize = 64;
/// Points of a field's side at least: what is thinner is a ruling, or strikes text through.
const SIDE: f64 = 3.0;
/// Glyphs looked at for one page, so that a hundred thousand boxes over as many glyphs end. What is
/// covered after that is taken as seen.
const LOOKS: usize = 4_000_000;

impl Covers {
    pub(super) fn new() -> Self {
        Self { rows: [0; SQUARES], noted: 0, looked: 0 }
    }

    /// Hides the glyphs so far that stand under an opaque field.
    pub(super) fn cover(&mut self, area: &Area, page: &mut Page) {
        self.cover_where(area, page, |_| true);
    }

    /// Hides the glyphs so far that stand under something opaque in a box: a glyph whose middle and both
    /// corners are.
    pub(super) fn cover_where(
        &mut self,
        area: &Area,
        page: &mut Page,
        is_under: impl Fn((f64, f64)) -> bool,
    ) {
        let is_field = area.width() >= SIDE && area.height() >= SIDE;
        if !is_field || page.glyphs.is_empty() || self.looked > LOOKS {
            return;
        }
        let (width, height) = (f64::from(page.width), f64::from(page.height));
        for glyph in page.glyphs.get(self.noted..).unwrap_or_default() {
            let (x, y) = glyph.middle();
            if let Some(row) = self.rows.get_mut(square(y, height)) {
                *row |= 1 << square(x, width);
            }
        }
        self.noted = page.glyphs.len();
        let columns = square(area.x0, width)..=square(area.x1, width);
        let columns = columns.fold(0_u64, |columns, column| columns | 1 << column);
        let rows = self.rows.get(square(area.y0, height)..=square(area.y1, height));
        if rows.unwrap_or_default().iter().all(|row| row & columns == 0) {
            return;
        }
        self.looked += page.glyphs.len();
        for glyph in &mut page.glyphs {
            let [first, last] = glyph.core();
            glyph.hidden |= area.contains(first.0, first.1)
                && area.contains(last.0, last.1)
                && is_under(glyph.middle())
                && is_under(first)
                && is_under(last);
        }
    }
}

/// The square of a coordinate along a side of the page; what lies beyond is in the outermost.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "saturates"
)]
fn square(at: f64, side: f64) -> usize {
    ((at / side * SQUARES as f64) as usize).min(SQUARES - 1)
}
