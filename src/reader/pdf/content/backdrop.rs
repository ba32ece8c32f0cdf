//! What lies behind the text, so far: white text on a dark field is read, on paper it is not, and no
//! text is seen on a field of its own colour.

use std::cell::Cell;

use super::super::matrix::Area;
use super::color::Tone;

/// The fields that were painted, in their order.
#[derive(Default)]
pub(super) struct Backdrop {
    fields: Vec<Field>,
    /// The colours of solid fields, each once.
    colours: Vec<Tone>,
    looked: Cell<usize>,
}

pub(super) struct Field {
    area: Area,
    pub(super) tone: Tone,
    /// Whether it is a box in which nothing else is seen.
    pub(super) is_solid: bool,
}

/// Fields brighter than this do not bring out white text.
const DARK: f64 = 0.93;
/// Fields looked at for one page, so that white text over a hundred thousand boxes ends.
const LOOKS: usize = 4_000_000;
/// Smaller sides are rulings, not fields, in points.
const SIDE: f64 = 3.0;
/// Fields of one page that are kept; a page of more has no white text to speak of.
const FIELDS: usize = 100_000;
/// Colours of solid fields that are told apart; pages with more are pictures.
const COLOURS: usize = 32;

impl Backdrop {
    /// Adds a field of which only the box round it is known, or that lets things through.
    pub(super) fn add(&mut self, area: Area, tone: Tone) {
        self.push(Field { area, tone, is_solid: false });
    }

    /// Adds a box in which nothing else is seen.
    pub(super) fn add_solid(&mut self, area: Area, tone: Tone) {
        let is_new = tone.is_known && !self.colours.iter().any(|known| known.is_like(&tone));
        if is_new && self.colours.len() < COLOURS && is_field(&area) {
            self.colours.push(tone);
        }
        self.push(Field { area, tone, is_solid: true });
    }

    fn push(&mut self, field: Field) {
        if is_field(&field.area) && self.fields.len() < FIELDS {
            self.fields.push(field);
        }
    }

    /// Whether the uppermost field at a point is dark.
    pub(super) fn is_dark(&self, x: f64, y: f64) -> bool {
        self.is_spent() || self.at(x, y).next().is_some_and(|field| field.tone.brightness() < DARK)
    }

    /// Whether text in this colour may stand on a field of it.
    pub(super) fn has(&self, tone: &Tone) -> bool {
        self.colours.iter().any(|known| known.is_like(tone))
    }

    /// Whether the uppermost field at a point has this colour.
    pub(super) fn swallows(&self, tone: &Tone, x: f64, y: f64) -> bool {
        let is_same = |field: &Field| field.is_solid && field.tone.is_like(tone);
        !self.is_spent() && self.at(x, y).next().is_some_and(is_same)
    }

    /// The fields at a point, from the uppermost down.
    pub(super) fn at(&self, x: f64, y: f64) -> impl Iterator<Item = &Field> {
        self.looked.set(self.looked.get() + self.fields.len());
        self.fields.iter().rev().filter(move |field| field.area.contains(x, y))
    }

    /// Whether more was asked than a page may.
    pub(super) fn is_spent(&self) -> bool {
        self.looked.get() > LOOKS
    }
}

fn is_field(area: &Area) -> bool {
    area.width() >= SIDE && area.height() >= SIDE
}
