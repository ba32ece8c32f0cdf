//! Annotations that are printed with the page.

use std::rc::Rc;

use super::super::file::objects::{Dictionary, Value};
use super::super::matrix::{Area, Matrix};
use super::super::store::{Form, Resources};
use super::Interpreter;
use super::fields::is_other_text;
use super::marked::MarkedContent;
use super::state::State;

impl<'a> Interpreter<'a, '_> {
    /// Shows the annotations that are printed: filled-in fields, stamps, typed-in text.
    pub(super) fn show_annotations(&mut self, page: &Dictionary<'a>, to_shown: Matrix) {
        /// Annotations of one page.
        const ANNOTATIONS: usize = 10_000;
        /// Flags: bit 2 hidden, bit 6 not on screen.
        const HIDDEN: i64 = 1 << 1 | 1 << 5;

        let Some(list) = page.array(b"Annots") else { return };
        let form = self.store.file.catalog().and_then(|catalog| catalog.dictionary(b"AcroForm"));
        let form = form.unwrap_or_default();
        let of_fields = form.dictionary(b"DR").and_then(|resources| resources.dictionary(b"Font"));
        self.common_fonts = of_fields.unwrap_or_default();
        let may_be_stale = form.value(b"NeedAppearances").is_some_and(|value| value.is_true());
        for annotation in list.values().take(ANNOTATIONS).filter_map(Value::dictionary) {
            if self.is_over() || self.is_late() {
                return;
            }
            let flags = annotation.whole(b"F").unwrap_or(0);
            let is_popup = annotation.name(b"Subtype").is_some_and(|name| name == b"Popup");
            if flags & HIDDEN != 0 || is_popup || self.store.is_off(&annotation, b"OC") {
                continue;
            }
            let area = annotation.array(b"Rect").and_then(|r| Area::from_numbers(r.numbers()));
            let Some(area) = area else { continue };
            let before = self.page.glyphs.len();
            self.on_stamp = is_stamp(&annotation);
            if let Some(form) = self.appearance(&annotation) {
                let is_highlight =
                    annotation.name(b"Subtype").is_some_and(|kind| kind == b"Highlight");
                self.show_appearance(&form, &area, to_shown, is_highlight);
            }
            let shown = self.page.glyphs.get_mut(before..).unwrap_or_default();
            // What filled in the field left its picture as it was.
            if may_be_stale && is_other_text(&annotation, shown) {
                for glyph in shown {
                    glyph.hidden = true;
                }
                self.show_field(&annotation, &to_shown.apply_box(&area));
            } else if shown.is_empty() {
                self.show_field(&annotation, &to_shown.apply_box(&area));
            }
        }
    }

    fn show_appearance(
        &mut self,
        form: &Form<'a>,
        area: &Area,
        to_shown: Matrix,
        is_highlight: bool,
    ) {
        let Some(inner) = form.area.map(|inner| form.map.apply_box(&inner)) else { return };
        if !(inner.width() > 0.0 && inner.height() > 0.0) {
            return;
        }
        let (x, y) = (area.width() / inner.width(), area.height() / inner.height());
        let fit = [x, 0.0, 0.0, y, area.x0 - inner.x0 * x, area.y0 - inner.y0 * y];
        self.state = State::new(Matrix::new(fit).then(&to_shown), self.shown);
        // Highlights are laid over the text that they are to be read with.
        self.state.lets_through = is_highlight;
        self.marked = MarkedContent::default();
        self.run_form(form, &Resources::new(Dictionary::default()), false);
    }

    /// The form that an annotation normally looks like.
    fn appearance(&self, annotation: &Dictionary<'a>) -> Option<Rc<Form<'a>>> {
        let normal = annotation.dictionary(b"AP")?.value(b"N")?;
        let stream = match normal.clone().stream() {
            Some(stream) => stream,
            None => normal.dictionary()?.stream(&annotation.name(b"AS")?)?,
        };
        self.store.form(&stream)
    }
}

/// Whether an annotation is a stamp or a signature, which is put on a finished page.
fn is_stamp(annotation: &Dictionary<'_>) -> bool {
    let is = |key: &[u8], name: &[u8]| annotation.name(key).is_some_and(|own| *own == *name);
    is(b"Subtype", b"Stamp") || is(b"FT", b"Sig")
}
