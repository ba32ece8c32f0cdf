//! Type 3 fonts, whose glyphs are drawn by content of their own: how large they are. A glyph may be
//! the picture of a line, or of a whole page, and then its character says nothing of what it shows.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::file::objects::Dictionary;
use super::super::file::tokens::Tokens;
use super::super::filters::{self, Budget};
use super::super::matrix::{Area, Matrix};

pub(in crate::reader::pdf) struct Type3<'a> {
    procedures: Dictionary<'a>,
    /// From the coordinates of glyphs to those of text at size 1.
    map: Matrix,
    /// The box round all glyphs, in the coordinates of text.
    area: Option<Area>,
    areas: RefCell<BTreeMap<u8, Option<Area>>>,
    budget: Rc<Budget>,
}

impl<'a> Type3<'a> {
    /// `None` for fonts of other types.
    pub(super) fn read(font: &Dictionary<'a>, budget: &Rc<Budget>) -> Option<Self> {
        font.name(b"Subtype").filter(|subtype| subtype == b"Type3")?;
        let map: Vec<f64> = font.array(b"FontMatrix")?.numbers().take(6).collect();
        let map = Matrix::new(map.try_into().ok()?);
        let area = font.array(b"FontBBox").and_then(|list| Area::from_numbers(list.numbers()));
        // A box of nothing is what fonts state that do not know theirs.
        let area = area.filter(|area| area.width() > 0.0 && area.height() > 0.0);
        Some(Self {
            procedures: font.dictionary(b"CharProcs").unwrap_or_default(),
            map,
            area: area.map(|area| map.apply_box(&area)),
            areas: RefCell::default(),
            budget: Rc::clone(budget),
        })
    }

    /// Whether a glyph may be larger than so many units of text.
    pub(in crate::reader::pdf) fn may_exceed(&self, units: f64) -> bool {
        self.area.is_none_or(|area| area.width().max(area.height()) > units)
    }

    /// The box of a glyph by its name, in the coordinates of text at size 1: its own, as far as it
    /// states one, or that round all glyphs.
    pub(super) fn area<'n>(
        &self,
        code: u8,
        name: impl FnOnce() -> Option<&'n [u8]>,
    ) -> Option<Area> {
        if let Some(known) = self.areas.borrow().get(&code) {
            return *known;
        }
        let area = name().and_then(|name| self.own_area(name)).or(self.area);
        self.areas.borrow_mut().insert(code, area);
        area
    }

    /// Whether the content of a glyph paints nothing: what puts text on a page that is to be found in
    /// it and not seen.
    pub(super) fn is_blank(&self, name: &[u8]) -> bool {
        /// Bytes of content that says a size and no more, in whatever filter.
        const SIZE: usize = 80;

        let Some(stream) = self.procedures.stream(name) else { return false };
        if stream.bytes().len() > SIZE {
            return false;
        }
        let Some(decoded) = filters::decode(&stream, &self.budget) else { return false };
        let mut tokens = Tokens::new(&decoded.bytes);
        let mut operators = std::iter::from_fn(|| tokens.next());
        operators.all(|operator| matches!(operator, b"d0" | b"d1" | b"q" | b"Q" | b"g"))
    }

    /// What `d1` says, with which most glyphs begin.
    fn own_area(&self, name: &[u8]) -> Option<Area> {
        let decoded = filters::decode(&self.procedures.stream(name)?, &self.budget)?;
        let mut tokens = Tokens::new(&decoded.bytes);
        let first = tokens.next()?;
        let [_, _, x0, y0, x1, y1] = tokens.numbers().filter(|_| first == b"d1")?;
        let area = Area::around([(x0, y0), (x1, y1)]);
        Some(self.map.apply_box(&area)).filter(|area| area.width() > 0.0 && area.height() > 0.0)
    }
}
