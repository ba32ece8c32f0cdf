//! What a worksheet says besides its cells, which calamine does not show: hidden rows and columns,
//! merged regions; and whether the positions of the cells can be read at all.

use crate::error::{Error, Result};

use super::super::intake::{Intake, MAX_COLUMNS, MAX_ROWS, Region, Sheet};
use super::super::xml::{Element, Node, XmlPart, is_true};
use super::reference;

/// What the pass over the cells must know before it starts.
pub(super) struct Frame {
    /// Elements in front of the cells that state the extent of the sheet: they may say anything.
    pub(super) dimensions: u32,
    /// Cells in front of the first one whose position or value cannot be read safely.
    pub(super) sound_cells: u64,
    /// Whether every cell says where it stands.
    pub(super) has_references: bool,
}

impl Frame {
    pub(super) fn new() -> Self {
        Self { dimensions: 0, sound_cells: 0, has_references: true }
    }

    /// Reads what stands around the cells.
    ///
    /// # Errors
    /// `Damaged` where the part breaks off or the position of a cell is no number: the frame is
    /// sound up to there.
    pub(super) fn read(
        &mut self,
        xml: &mut XmlPart<'_>,
        sheet: &mut Sheet,
        intake: &mut Intake<'_>,
    ) -> Result<()> {
        let mut rows = Rows::default();
        let mut in_data = false;
        let (mut is_shared, mut in_value) = (false, false);
        loop {
            match xml.next()? {
                Node::Open(element) => {
                    match element.name() {
                        "c" if in_data => is_shared = self.open_cell(&element)?,
                        "v" => in_value = true,
                        "row" if in_data => rows.open(&element, sheet)?,
                        "sheetData" => in_data = true,
                        "dimension" if !in_data => self.dimensions += 1,
                        "sheetFormatPr" => rows.are_hidden = element.is_set("zeroHeight"),
                        "col" => columns(&element, sheet),
                        "mergeCell" => {
                            let region = element.attribute("ref");
                            if let Some(region) = region.as_deref().and_then(reference::region) {
                                intake.region(sheet, region);
                            }
                        }
                        _ => {}
                    }
                    if !intake.goes_on(sheet) || Intake::has_all_regions(sheet) {
                        return Ok(());
                    }
                }
                // calamine shows the first string for what is no number.
                Node::Text(text) if is_shared && in_value && !is_number(&text) => {
                    return Err(Error::damaged(format!("{text} is no number of a string")));
                }
                Node::Close(name) => match name.as_str() {
                    "c" if in_data => self.sound_cells += 1,
                    "v" => in_value = false,
                    "sheetData" => {
                        in_data = false;
                        rows.end(sheet);
                    }
                    _ => {}
                },
                Node::Text(_) | Node::Aside => {}
                Node::End => return Ok(()),
            }
        }
    }

    /// Looks at the start of a cell; whether its value is the number of a shared string.
    fn open_cell(&mut self, element: &Element<'_>) -> Result<bool> {
        let (mut is_shared, mut has_reference, mut is_sound) = (false, false, true);
        element.each_attribute(|key, value| match key {
            "r" => (has_reference, is_sound) = (true, reference::is_computable(value)),
            "t" => is_shared = value == "s",
            _ => {}
        });
        self.has_references &= has_reference;
        if is_sound { Ok(is_shared) } else { Err(outside("cell")) }
    }
}

/// The rows of a sheet, as they come.
#[derive(Default)]
struct Rows {
    /// Whether rows that are not written are hidden.
    are_hidden: bool,
    /// The row that comes next, from 0.
    next: u32,
}

impl Rows {
    fn open(&mut self, element: &Element<'_>, sheet: &mut Sheet) -> Result<()> {
        let (mut row, mut is_hidden, mut is_sound) = (self.next, false, true);
        element.each_attribute(|key, value| match key {
            "r" => match reference::row(value) {
                Some(stated) => row = stated,
                None => is_sound = false,
            },
            "hidden" => is_hidden |= is_true(value),
            "ht" => is_hidden |= is_zero(value),
            _ => {}
        });
        if !is_sound {
            return Err(outside("row"));
        }
        self.hide_up_to(row, sheet);
        if is_hidden {
            sheet.hide_rows(row, row);
        }
        self.next = self.next.max(row.saturating_add(1));
        Ok(())
    }

    fn end(&mut self, sheet: &mut Sheet) {
        self.hide_up_to(MAX_ROWS, sheet);
    }

    /// Hides the rows that were left out before this one, if such rows are hidden.
    fn hide_up_to(&mut self, row: u32, sheet: &mut Sheet) {
        if self.are_hidden && self.next < row {
            sheet.hide_rows(self.next, row - 1);
        }
    }
}

fn columns(element: &Element<'_>, sheet: &mut Sheet) {
    let (mut first, mut last, mut is_hidden) = (1, None, false);
    element.each_attribute(|key, value| match key {
        "min" => first = value.parse().unwrap_or(1),
        "max" => last = value.parse().ok(),
        "hidden" => is_hidden |= is_true(value),
        "width" => is_hidden |= is_zero(value),
        _ => {}
    });
    if is_hidden {
        let last = last.unwrap_or(first).clamp(1, MAX_COLUMNS) - 1;
        sheet.hidden_columns.push(Region::columns(first.max(1) - 1, last));
    }
}

/// Whether a height or width is nothing: what is made so narrow is as good as hidden.
fn is_zero(size: &str) -> bool {
    size.trim().parse::<f64>().is_ok_and(|size| size == 0.0)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn outside(what: &str) -> Error {
    Error::damaged(format!("a {what} stands outside of every sheet"))
}
