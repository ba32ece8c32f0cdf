//! Glyphs of Type 3 fonts that are pictures: of a line of text, or of the whole page.

use super::super::font::Font;
use super::super::matrix::Matrix;
use super::Interpreter;
use super::text::Line;

/// Points of a side that no character has, two inches: what is larger is a picture of several.
const PICTURE: f64 = 144.0;

impl Interpreter<'_, '_> {
    /// Whether glyphs of a string may be pictures.
    pub(super) fn may_draw_pictures(&self, font: &Font<'_>, line: &Line) -> bool {
        let Some(type3) = font.type3() else { return false };
        let along = line.map.a.hypot(line.map.b).max(line.map.c.hypot(line.map.d));
        let unit = self.state.text.size.abs() * along;
        unit > 0.0 && unit.is_finite() && type3.may_exceed(PICTURE / unit)
    }

    /// Puts a glyph that is a picture on the page as one, and says whether it is. `pen` is how far it
    /// stands from the start of its string.
    pub(super) fn draw_picture(
        &mut self,
        font: &Font<'_>,
        bytes: &[u8],
        pen: f64,
        line: &Line,
    ) -> bool {
        let Some(area) = bytes.first().and_then(|code| font.drawn_area(*code)) else {
            return false;
        };
        let text = &self.state.text;
        let map = Matrix::new([text.size * text.scale, 0.0, 0.0, text.size, pen, 0.0]);
        let area = map.then(&line.map).apply_box(&area);
        let is_picture = area.width().max(area.height()) > PICTURE;
        if is_picture && !line.hidden && !self.marked.is_off() {
            let seen = area.intersection(&self.state.clip);
            if !seen.is_empty() {
                self.add_picture(seen);
            }
        }
        is_picture
    }
}
