//! Forms, and whatever else content shows by its name.

use super::super::file::objects::Value;
use super::super::file::tokens::Tokens;
use super::super::page::CutShort;
use super::super::store::{Form, Resources};
use super::Interpreter;
use super::paint::Image;
use super::state::Ink;

/// Forms within forms. Real files have four.
const FORM_DEPTH: usize = 16;
/// Bytes of the contents of forms within forms, which are in memory together.
const FORM_BYTES: usize = 64 << 20;
/// What running a form costs before its content, in operators: a form of one byte that is run
/// millions of times must meet the limit on operators in time.
const FORM_OPERATORS: u32 = 128;

impl<'a> Interpreter<'a, '_> {
    pub(super) fn show_object(&mut self, tokens: &Tokens<'_>, resources: &Resources<'a>) {
        let Some(name) = tokens.last_name() else { return };
        let object = resources.value(b"XObject", name).and_then(Value::stream);
        let Some(object) = object else { return };
        let dictionary = object.dictionary();
        if self.marked.is_off() || self.store.is_off(&dictionary, b"OC") {
            return;
        }
        match dictionary.name(b"Subtype").as_deref() {
            Some(b"Image") => self.show_image(Image::of_object(&dictionary)),
            Some(b"Form") => {
                let Some(form) = self.store.form(&object) else { return };
                self.run_form(&form, resources, true);
            }
            _ => {}
        }
    }

    /// Shows a form; `is_cut_out` is whether nobody misses what its box and the clip hide.
    pub(super) fn run_form(&mut self, form: &Form<'a>, outer: &Resources<'a>, is_cut_out: bool) {
        if self.forms.iter().any(|(open, _)| *open == form.reference) {
            return;
        }
        if self.forms.len() >= FORM_DEPTH {
            self.cut_short(CutShort::Limit("depth of forms"));
            return;
        }
        let bytes: usize = self.forms.iter().map(|(_, bytes)| bytes).sum();
        if bytes + form.content.len() > FORM_BYTES {
            self.cut_short(CutShort::Limit("bytes of forms within forms"));
            return;
        }
        self.operators = self.operators.saturating_add(FORM_OPERATORS);
        self.note_end(form.end);
        self.forms.push((form.reference, form.content.len()));
        let state = self.state.clone();
        let maps = (self.text_map, self.line_map, self.base_map);
        let saved = std::mem::take(&mut self.saved);
        let lost = std::mem::take(&mut self.lost_saves);
        let path = std::mem::take(&mut self.path);
        let marks = self.marked.depth();
        self.state.map = form.map.then(&self.state.map);
        self.base_map = self.state.map;
        self.state.lets_through |=
            self.state.fill.opacity < Ink::OPAQUE || !self.state.map.is_upright();
        if form.is_group {
            self.state.begin_group();
        }
        if let Some(area) = &form.area {
            let area = self.state.map.apply_box(area);
            self.state.clip = self.state.clip.intersection(&area);
        }
        if is_cut_out {
            self.state.crop = self.state.clip;
        }
        match &form.resources {
            Some(own) => self.run(&form.content, &Resources::new(own.clone())),
            // Old producers leave the resources to the page.
            None => self.run(&form.content, outer),
        }
        self.marked.end_down_to(marks, &mut self.page);
        self.path = path;
        self.lost_saves = lost;
        self.saved = saved;
        (self.text_map, self.line_map, self.base_map) = maps;
        self.state = state;
        self.forms.pop();
    }
}
