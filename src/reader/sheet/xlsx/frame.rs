//! What a worksheet says besides its cells, which calamine does not show: hidden rows and columns,
//! merged regions; and whether the positions of the cells can be read at all.

use std::io::Read;

use crate::error::{Error, Result};

use super::super::intake::{Intake, MAX_COLUMNS, MAX_ROWS, Region, Sheet};
use super::super::xml::is_true;
use super::reference;
use super::tags::{Kind, Tag, Tags, cut_short};

/// What the pass over the cells must know before it starts.
pub(super) struct Frame {
    /// Elements in front of the cells that state the extent of the sheet: they may say anything.
    pub(super) dimensions: u32,
    /// Cells in front of the first one whose position or value cannot be read safely.
    pub(super) sound_cells: u64,
    /// Whether every cell says where it stands.
    pub(super) has_references: bool,
    /// What the last cell says of it.
    reference: String,
}

impl Frame {
    pub(super) fn new() -> Self {
        Self { dimensions: 0, sound_cells: 0, has_references: true, reference: String::new() }
    }

    /// Reads what stands around the cells.
    ///
    /// # Errors
    /// `Damaged` where the part breaks off or the position of a cell is no number: the frame is
    /// sound up to there.
    pub(super) fn read<R: Read>(
        &mut self,
        tags: &mut Tags<R>,
        sheet: &mut Sheet,
        intake: &mut Intake<'_>,
    ) -> Result<()> {
        let mut rows = Rows::default();
        let mut area = Area::Before;
        let mut depth = 0_u32;
        while let Some(tag) = tags.next()? {
            match (tag.kind, tag.name, area) {
                (Kind::Open | Kind::Empty, b"c", Area::Cells) => {
                    let kind = tag.kind;
                    let value = self.cell(&tag)?;
                    if kind == Kind::Open && cell(tags, value)? == Content::UntoldFormula {
                        intake.untold_formula(sheet, reference::cell(&self.reference));
                    }
                    self.sound_cells += 1;
                    if !intake.goes_on(sheet) {
                        return Ok(());
                    }
                    // Its end was read, too.
                    continue;
                }
                (Kind::Open | Kind::Empty, b"row", Area::Cells) => rows.open(&tag, sheet)?,
                (Kind::Open, b"sheetData", Area::Before) => area = Area::Cells,
                (Kind::Empty, b"sheetData", Area::Before)
                | (Kind::Close, b"sheetData", Area::Cells) => {
                    area = Area::After;
                    rows.end(sheet);
                }
                (Kind::Close | Kind::Aside, ..) => {}
                (_, b"dimension", Area::Before) => self.dimensions += 1,
                (_, b"sheetFormatPr", _) => tag.each_attribute(|key, value| {
                    rows.are_hidden |= key == "zeroHeight" && is_true(value);
                })?,
                (_, b"col", _) => columns(&tag, sheet)?,
                (_, b"mergeCell", _) => merged_cells(&tag, sheet, intake)?,
                _ => {}
            }
            match tag.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::Empty | Kind::Aside => {}
            }
            if !intake.goes_on(sheet) || Intake::has_all_regions(sheet) {
                return Ok(());
            }
        }
        if depth > 0 || area != Area::After { Err(cut_short()) } else { Ok(()) }
    }

    /// Looks at the tag of a cell: what its value may be.
    fn cell(&mut self, tag: &Tag<'_>) -> Result<Value> {
        let (mut value, mut has_reference, mut is_sound) = (Value::Plain, false, true);
        self.reference.clear();
        tag.each_attribute(|key, text| match key {
            "r" => {
                (has_reference, is_sound) = (true, reference::is_computable(text));
                if is_sound {
                    self.reference.push_str(text);
                }
            }
            "t" => {
                value = match text {
                    "s" => Value::StringIndex,
                    "str" | "d" => Value::Text,
                    "inlineStr" => Value::Inline,
                    _ => Value::Plain,
                }
            }
            _ => {}
        })?;
        self.has_references &= has_reference;
        if is_sound { Ok(value) } else { Err(outside("cell")) }
    }
}

/// Where in a worksheet a tag stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Area {
    Before,
    Cells,
    After,
}

/// How the value of a cell is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    /// The number of a shared string.
    StringIndex,
    /// Without references: a number, a truth value, an error.
    Plain,
    Text,
    /// Not as a value but as a string of its own.
    Inline,
}

/// What stands in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    /// What is shown, or nothing.
    Told,
    /// A formula that the program that wrote the file did not compute.
    UntoldFormula,
}

/// Looks at what a cell holds, up to its end.
///
/// # Errors
/// `Damaged` where calamine would pass over a value without a word or take another for it: it reads
/// numbers up to the first reference or comment, the first shared string for what is no number, and
/// keeps only the last of several values.
fn cell<R: Read>(tags: &mut Tags<R>, value: Value) -> Result<Content> {
    let (mut has_value, mut has_string, mut in_value) = (false, false, false);
    // A text that is blank may be left out.
    let (mut has_formula, mut is_told) = (false, value == Value::Text);
    loop {
        let Some(tag) = tags.next()? else { return Err(cut_short()) };
        let is_sound = match (tag.kind, tag.name) {
            (Kind::Close, b"c") if has_formula && !is_told => return Ok(Content::UntoldFormula),
            (Kind::Close, b"c") => return Ok(Content::Told),
            (Kind::Close, b"v") => {
                in_value = false;
                true
            }
            (Kind::Open | Kind::Empty, b"c" | b"row") | (Kind::Close, b"row" | b"sheetData") => {
                false
            }
            (Kind::Open | Kind::Empty, b"f") => {
                has_formula = true;
                !has_value && !has_string
            }
            (Kind::Empty, b"v") => {
                is_told = true;
                !in_value
            }
            (Kind::Open | Kind::Empty, b"is") => {
                is_told = true;
                let is_first = !has_string && (value == Value::Inline || !has_value);
                has_string = true;
                is_first
            }
            (Kind::Open, b"v") => {
                let is_first = !has_value && !has_string;
                (has_value, in_value, is_told) = (true, true, true);
                is_first
                    && match value {
                        Value::StringIndex => is_number(tags.text()?),
                        Value::Plain => !tags.text()?.contains(&b'&'),
                        Value::Text | Value::Inline => true,
                    }
            }
            _ => !in_value,
        };
        if !is_sound {
            return Err(Error::damaged("the value of a cell is no sound one"));
        }
    }
}

fn merged_cells(tag: &Tag<'_>, sheet: &mut Sheet, intake: &mut Intake<'_>) -> Result<()> {
    tag.each_attribute(|key, value| {
        if let Some(region) = reference::region(value).filter(|_| key == "ref") {
            intake.region(sheet, region);
        }
    })
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
    fn open(&mut self, tag: &Tag<'_>, sheet: &mut Sheet) -> Result<()> {
        let (mut row, mut is_hidden, mut is_sound) = (self.next, false, true);
        tag.each_attribute(|key, value| match key {
            "r" => match reference::row(value) {
                Some(stated) => row = stated,
                None => is_sound = false,
            },
            "hidden" => is_hidden |= is_true(value),
            "ht" => is_hidden |= is_zero(value),
            _ => {}
        })?;
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

fn columns(tag: &Tag<'_>, sheet: &mut Sheet) -> Result<()> {
    let (mut first, mut last, mut is_hidden) = (1, None, false);
    tag.each_attribute(|key, value| match key {
        "min" => first = value.parse().unwrap_or(1),
        "max" => last = value.parse().ok(),
        "hidden" => is_hidden |= is_true(value),
        "width" => is_hidden |= is_zero(value),
        _ => {}
    })?;
    if is_hidden && sheet.hidden_columns.len() < MAX_COLUMNS as usize {
        let last = last.unwrap_or(first).clamp(1, MAX_COLUMNS) - 1;
        sheet.hidden_columns.push(Region::columns(first.max(1) - 1, last));
    }
    Ok(())
}

/// Whether a height or width is nothing: what is made so narrow is as good as hidden.
fn is_zero(size: &str) -> bool {
    size.trim().parse::<f64>().is_ok_and(|size| size == 0.0)
}

fn is_number(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_digit)
}

fn outside(what: &str) -> Error {
    Error::damaged(format!("a {what} stands outside of every sheet"))
}
