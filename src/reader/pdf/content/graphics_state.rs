//! Saving the graphics state, and setting many of its parts at once.

use super::super::file::objects::{Dictionary, Item, Value};
use super::super::file::tokens::Tokens;
use super::super::store::Resources;
use super::Interpreter;

/// States saved with `q`. The standard asks readers for 28, real files reach 100.
const SAVED_STATES: usize = 512;

impl<'a> Interpreter<'a, '_> {
    pub(super) fn save(&mut self) {
        if self.saved.len() < SAVED_STATES {
            self.saved.push(self.state.clone());
        } else {
            self.lost_saves += 1;
        }
    }

    pub(super) fn restore(&mut self) {
        if self.lost_saves > 0 {
            self.lost_saves -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    pub(super) fn set_graphics_state(&mut self, tokens: &Tokens<'_>, resources: &Resources<'a>) {
        let Some(name) = tokens.last_name() else { return };
        let Some(dictionary) = resources.value(b"ExtGState", name).and_then(Value::dictionary)
        else {
            return;
        };
        if let Some(width) = dictionary.number(b"LW") {
            self.state.line_width = width.abs();
        }
        if let Some(alpha) = dictionary.number(b"ca") {
            self.state.fill.opacity = alpha.clamp(0.0, 1.0) * self.state.group_opacity;
        }
        if let Some(alpha) = dictionary.number(b"CA") {
            self.state.stroke.opacity = alpha.clamp(0.0, 1.0) * self.state.group_opacity;
        }
        if let Some(mask) = dictionary.value(b"SMask") {
            self.set_soft_mask(mask, resources);
        }
        self.state.lets_through |= lets_through(&dictionary);
        if let Some(list) = dictionary.array(b"Font") {
            let size = list.values().nth(1).and_then(|size| size.number());
            if let (Some(Item::Reference(font)), Some(size)) = (list.items().next(), size) {
                let font = self.store.font_at(font);
                self.set_font(font.unwrap_or_else(|| self.store.missing_font()), size);
            }
        }
    }
}

/// Whether a graphics state lets what lies under be seen: blended, masked, or printed over.
fn lets_through(state: &Dictionary<'_>) -> bool {
    let is_named = |key: &[u8], names: &[&[u8]]| match state.value(key) {
        Some(value) => value.name().is_some_and(|name| names.contains(&name)),
        None => true,
    };
    let overprints = |key: &[u8]| state.value(key).is_some_and(|value| value.is_true());
    !is_named(b"BM", &[b"Normal", b"Compatible"])
        || !is_named(b"SMask", &[b"None"])
        || overprints(b"OP")
        || overprints(b"op")
}
