//! Soft masks: drawings that say where what is painted shows, and where it does not.

use std::mem::{replace, take};
use std::rc::Rc;

use super::super::file::objects::{Dictionary, Value};
use super::super::page::Page;
use super::super::store::Resources;
use super::Interpreter;
use super::backdrop::Backdrop;
use super::color::Tone;
use super::covers::Covers;
use super::state::State;

/// A mask, as far as it is made of fields.
pub(super) struct SoftMask {
    fields: Backdrop,
    /// Whether it shows what is under bright fields, and not what is under any.
    by_luminosity: bool,
    /// Whether it shows what is under none.
    is_open: bool,
    /// The mask of the group that is painted with this one.
    outer: Option<Rc<SoftMask>>,
}

impl SoftMask {
    /// Whether what is painted at a point is not seen.
    pub(super) fn hides(&self, x: f64, y: f64) -> bool {
        let mut next = Some(self);
        while let Some(mask) = next {
            if mask.hides_alone(x, y) {
                return true;
            }
            next = mask.outer.as_deref();
        }
        false
    }

    fn hides_alone(&self, x: f64, y: f64) -> bool {
        /// Brightness of a mask under which nothing is left to be seen.
        const DARK: f64 = 0.02;

        if self.fields.is_spent() {
            return false;
        }
        for field in self.fields.at(x, y) {
            if !self.by_luminosity || field.tone.brightness() > DARK {
                return false;
            }
            if field.is_solid {
                return true;
            }
        }
        !self.is_open
    }
}

impl<'a> Interpreter<'a, '_> {
    /// Takes the mask that a graphics state has set.
    pub(super) fn set_soft_mask(&mut self, mask: Value<'a>, resources: &Resources<'a>) {
        let outer = self.state.group_mask.clone();
        let mask = mask.dictionary().and_then(|mask| self.draw_mask(&mask, resources, outer));
        self.state.mask = mask.map(Rc::new);
    }

    /// Draws a mask beside the page; `None` if it shows everything, or cannot be said to hide
    /// something.
    fn draw_mask(
        &mut self,
        mask: &Dictionary<'a>,
        resources: &Resources<'a>,
        outer: Option<Rc<SoftMask>>,
    ) -> Option<SoftMask> {
        let form = self.store.form(&mask.stream(b"G")?)?;
        let transfer = mask.value(b"TR");
        if transfer.is_some_and(|function| function.name() != Some(b"Identity")) {
            return None;
        }
        let by_luminosity = mask.name(b"S").is_some_and(|kind| kind == b"Luminosity");
        let ground: Vec<f64> =
            mask.array(b"BC").iter().flat_map(|list| list.numbers().take(4)).collect();
        let has_ground = by_luminosity && !ground.is_empty();
        let is_open = has_ground && Tone::of_device(&ground).brightness() > 0.0;

        let Page { number, width, height, .. } = self.page;
        let blank = Page { number, width, height, ..Page::default() };
        let page = replace(&mut self.page, blank);
        let state = State::new(self.state.map, self.shown);
        let state = replace(&mut self.state, state);
        let backdrop = take(&mut self.backdrop);
        let covers = replace(&mut self.covers, Covers::new());
        let cut_off = take(&mut self.cut_off);
        let clip_text = take(&mut self.clip_text);
        let marked = take(&mut self.marked);
        self.run_form(&form, resources, true);
        (self.marked, self.clip_text, self.cut_off) = (marked, clip_text, cut_off);
        (self.covers, self.state) = (covers, state);
        let fields = replace(&mut self.backdrop, backdrop);
        let drawn = replace(&mut self.page, page);
        if let Some(why) = drawn.cut_short {
            self.cut_short(why);
        }
        // Letters and strokes show something, who knows where.
        let is_plain = drawn.glyphs.is_empty() && drawn.lines.is_empty();
        is_plain.then_some(SoftMask { fields, by_luminosity, is_open, outer })
    }
}
