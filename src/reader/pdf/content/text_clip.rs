//! Text as a clip: what is painted after it is seen in its outlines alone, and so is the text. Titles
//! filled with a gradient or a picture are set so.

use std::rc::Rc;

use super::super::matrix::{Area, narrow};
use super::super::page::Rect;
use super::Interpreter;
use super::state::Ink;

/// Text that is being made part of the clip.
#[derive(Default)]
pub(super) struct ClipText {
    /// The characters since `BT`.
    pub(super) glyphs: Vec<usize>,
    /// Characters looked at so far, each for every area painted.
    looked: usize,
}

/// Characters looked at for one page, so that a hundred thousand fields through as many characters
/// end. What is painted after that shows nothing.
const LOOKS: usize = 4_000_000;

impl Interpreter<'_, '_> {
    /// Makes the text since `BT` part of the clip, which it becomes at `ET`.
    pub(super) fn clip_to_text(&mut self) {
        if self.clip_text.glyphs.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.clip_text.glyphs);
        self.state.text_clip = Some(Rc::from(text));
    }

    /// Whether text is the clip, when a picture is shown. A second picture over the first shows what
    /// that shows: scanners put the text that they found over the page, and the page through it.
    pub(super) fn shows_in_text(&mut self, area: Area, ink: Ink) -> bool {
        if self.state.text_clip.is_none() {
            return false;
        }
        let (x, y) = (f64::midpoint(area.x0, area.x1), f64::midpoint(area.y0, area.y1));
        let is_over = |other: &Rect| {
            (other.x0..=other.x1).contains(&narrow(x))
                && (other.top..=other.bottom).contains(&narrow(y))
        };
        let is_second = self.page.images.iter().any(is_over);
        let areas = if is_second { &[][..] } else { std::slice::from_ref(&area) };
        self.paints_text(areas, ink)
    }

    /// Whether text is the clip. What is painted on its characters then shows them, and nothing else
    /// is seen of it.
    pub(super) fn paints_text(&mut self, areas: &[Area], ink: Ink) -> bool {
        let Some(text) = self.state.text_clip.clone() else { return false };
        let leaves_no_mark = ink.is_clear() || self.clip_text.looked > LOOKS;
        self.clip_text.looked += text.len().saturating_mul(areas.len());
        for index in text.iter().filter(|_| !leaves_no_mark) {
            let Some(glyph) = self.page.glyphs.get_mut(*index) else { continue };
            let (x, y) = glyph.middle();
            if areas.iter().any(|area| area.contains(x, y)) {
                glyph.hidden = ink.is_white() && !self.backdrop.is_dark(x, y);
            }
        }
        true
    }
}
