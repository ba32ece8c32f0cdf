//! Patterns made of tiles. Most are textures; a tile as large as the field that it fills may hold what
//! is written there.

use std::rc::Rc;

use super::super::file::objects::{Dictionary, Value};
use super::super::matrix::{Area, Matrix};
use super::super::store::{Form, Resources};
use super::Interpreter;
use super::state::{Ink, State};

/// A pattern that may hold text.
pub(super) struct Tile<'a> {
    form: Rc<Form<'a>>,
    /// From one tile to the next, across and up.
    step: (f64, f64),
    /// From the coordinates of the content that the pattern is used in to the page as shown.
    base: Matrix,
    /// What it is painted with, if it has no colours of its own.
    ink: Option<Ink>,
}

/// `PatternType` of patterns made of tiles.
const TILES: i64 = 1;
/// `PaintType` of those without colours.
const UNCOLOURED: i64 = 2;

impl<'a> Interpreter<'a, '_> {
    /// Whether a pattern is drawn over and over, and not shaded, and its tile if that may hold text.
    pub(super) fn pattern(
        &self,
        name: &[u8],
        resources: &Resources<'a>,
        ink: Ink,
    ) -> (bool, Option<Rc<Tile<'a>>>) {
        let stream = resources.value(b"Pattern", name).and_then(Value::stream);
        let Some(stream) = stream else { return (false, None) };
        let pattern = stream.dictionary();
        if pattern.whole(b"PatternType") != Some(TILES) {
            return (false, None);
        }
        let own = pattern.dictionary(b"Resources");
        let may_hold_text = own.is_none_or(|own| own.contains(b"Font") || own.contains(b"XObject"));
        let step = |key: &[u8]| pattern.number(key).map(f64::abs).filter(|step| *step > 0.0);
        let tile = || {
            let form = self.store.form(&stream)?;
            let is_uncoloured = pattern.whole(b"PaintType") == Some(UNCOLOURED);
            Some(Rc::new(Tile {
                form,
                step: (step(b"XStep")?, step(b"YStep")?),
                base: self.base_map,
                ink: is_uncoloured.then_some(ink),
            }))
        };
        (true, may_hold_text.then(tile).flatten())
    }

    /// Fills a box with tiles, and says whether they show text: it leaves textures, and pictures.
    pub(super) fn fill_with_tiles(&mut self, area: Area) -> bool {
        let Some(tile) = self.state.tile.clone() else { return false };
        let Some(places) = tile.places(&area) else { return false };
        let page = &self.page;
        let texts = page.glyphs.len();
        let (lines, fills, images) = (page.lines.len(), page.fills.len(), page.images.len());
        for (x, y) in places {
            let mut state = State::new(tile.base.shifted(x, y), area);
            state.lets_through = true;
            state.group_opacity = self.state.fill.opacity;
            state.group_mask = self.state.effective_mask().cloned();
            if let Some(ink) = tile.ink {
                (state.fill, state.stroke) = (ink, ink);
            }
            let outer = std::mem::replace(&mut self.state, state);
            self.run_form(&tile.form, &Resources::new(Dictionary::default()), true);
            self.state = outer;
        }
        let shows_text = self.page.glyphs.len() > texts;
        if !shows_text {
            // Browsers set the colours of fields so.
            self.page.lines.truncate(lines);
            self.page.fills.truncate(fills);
            self.page.images.truncate(images);
        }
        shows_text
    }
}

impl Tile<'_> {
    /// How far the tiles that a box shows are off the first; `None` if there are more than what is
    /// written in the box can be cut into.
    fn places(&self, area: &Area) -> Option<Vec<(f64, f64)>> {
        /// Tiles that meet in a corner.
        const MOST: f64 = 4.0;

        let tile = self.form.area?;
        let shown = self.form.map.then(&self.base).inverse()?.apply_box(area);
        let numbers = |low: f64, high: f64, (start, end): (f64, f64), step: f64| {
            let first = ((low - end) / step).floor() + 1.0;
            let last = ((high - start) / step).ceil() - 1.0;
            (first, last, last - first + 1.0)
        };
        let (left, right, across) = numbers(shown.x0, shown.x1, (tile.x0, tile.x1), self.step.0);
        let (low, high, up) = numbers(shown.y0, shown.y1, (tile.y0, tile.y1), self.step.1);
        if !(across * up <= MOST && across >= 1.0 && up >= 1.0) {
            return None;
        }
        let along = |first: f64, last: f64| {
            (0_u8..4).map(move |number| first + f64::from(number)).filter(move |at| *at <= last)
        };
        // Steps are told in the coordinates of the tile, places in those round it.
        let (x, y) = self.form.map.apply(0.0, 0.0);
        let places = along(low, high).flat_map(|row| {
            along(left, right).map(move |column| (column * self.step.0, row * self.step.1))
        });
        let moved = places.map(|(dx, dy)| self.form.map.apply(dx, dy));
        Some(moved.map(|(to_x, to_y)| (to_x - x, to_y - y)).collect())
    }
}
