//! Text as a clip: what is painted after it is seen in its outlines alone, and so is the text. Titles
//! filled with a gradient or a picture are set so.

use std::rc::Rc;

use super::super::matrix::Area;
use super::Interpreter;
use super::state::Ink;

impl Interpreter<'_, '_> {
    /// Makes the text since `BT` part of the clip, which it becomes at `ET`.
    pub(super) fn clip_to_text(&mut self) {
        if self.clip_text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.clip_text);
        self.state.text_clip = Some(Rc::from(text));
    }

    /// Whether text is the clip. What is painted on its characters then shows them, and nothing else
    /// is seen of it.
    pub(super) fn paints_text(&mut self, areas: &[Area], ink: Ink) -> bool {
        let Some(text) = self.state.text_clip.clone() else { return false };
        let leaves_no_mark = ink.is_clear() || areas.is_empty();
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
