//! The number format of each cell style of a workbook, and which are struck through.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::number_format::{GENERAL, NumberFormat};

/// Formats by the index of the style; every code is taken apart once.
pub(super) struct CellFormats {
    formats: Vec<Rc<NumberFormat>>,
    general: Rc<NumberFormat>,
    /// The styles whose font is struck through.
    struck: BTreeSet<usize>,
}

impl CellFormats {
    /// The formats of these format ids, in the order of the styles; `codes` holds those that the
    /// file spells out.
    pub(super) fn new(ids: &[u16], codes: &BTreeMap<u16, String>) -> Self {
        let mut known: BTreeMap<u16, Rc<NumberFormat>> = BTreeMap::new();
        let format_of = |id: &u16| {
            let code = codes.get(id).map_or_else(|| NumberFormat::built_in(*id), String::as_str);
            Rc::clone(known.entry(*id).or_insert_with(|| Rc::new(NumberFormat::new(code))))
        };
        let formats = ids.iter().map(format_of).collect();
        let general = Rc::new(NumberFormat::new(GENERAL));
        Self { formats, general, struck: BTreeSet::new() }
    }

    /// The same where these styles strike their text through.
    pub(super) fn striking(self, struck: BTreeSet<usize>) -> Self {
        Self { struck, ..self }
    }

    /// Whether a cell of this style is struck through.
    pub(super) fn is_struck(&self, style: usize) -> bool {
        self.struck.contains(&style)
    }

    /// The format of a cell of this style.
    pub(super) fn of_style(&self, style: usize) -> &NumberFormat {
        self.formats.get(style).unwrap_or(&self.general)
    }
}
