//! The cells of one worksheet, in one pass over its part.

use crate::diagnostic::Code;
use crate::error::{Error, Result};
use crate::reader::package::Package;

use super::super::cell_formats::CellFormats;
use super::super::intake::{Intake, MAX_COLUMNS, Region, Sheet, Stored};
use super::super::number_format::serial_of_iso;
use super::super::xml::{Element, Node, XmlPart, is_true};
use super::reference;
use super::strings::{RichText, SharedStrings, unescape};

/// Reads a worksheet; a broken one as far as it goes.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    sheet: &mut Sheet,
    formats: &CellFormats,
    strings: &SharedStrings,
    intake: &mut Intake<'_>,
) -> Result<()> {
    let Some(content) = package.part(part)? else {
        let missing = Error::damaged(format!("the part {part} is missing"));
        return intake.go_on_after(sheet.place(), missing);
    };
    let mut xml = XmlPart::new(content, part, intake.limits);
    let mut worksheet = Worksheet::new(sheet, formats, strings, intake);
    match worksheet.read(&mut xml) {
        Ok(()) => Ok(()),
        Err(error) => {
            let place = worksheet.sheet.place();
            worksheet.intake.go_on_after(place, error)
        }
    }
}

/// A pass over a worksheet.
struct Worksheet<'a, 'l> {
    sheet: &'a mut Sheet,
    formats: &'a CellFormats,
    strings: &'a SharedStrings,
    intake: &'a mut Intake<'l>,
    /// The row and column that come next, from 0: files may leave references out.
    row: u32,
    column: u32,
    in_data: bool,
    /// The cell that is open.
    style: usize,
    kind: Kind,
    in_value: bool,
    value: String,
    inline: RichText,
}

/// How a cell's value is to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    SharedString,
    InlineString,
    FormulaString,
    Bool,
    Error,
    IsoDate,
}

impl<'a, 'l> Worksheet<'a, 'l> {
    fn new(
        sheet: &'a mut Sheet,
        formats: &'a CellFormats,
        strings: &'a SharedStrings,
        intake: &'a mut Intake<'l>,
    ) -> Self {
        Self {
            sheet,
            formats,
            strings,
            intake,
            row: 0,
            column: 0,
            in_data: false,
            style: 0,
            kind: Kind::Number,
            in_value: false,
            value: String::new(),
            inline: RichText::default(),
        }
    }

    fn read(&mut self, xml: &mut XmlPart<'_>) -> Result<()> {
        loop {
            match xml.next()? {
                Node::Open(element) => {
                    self.open(&element);
                    if !self.intake.goes_on(self.sheet) {
                        return Ok(());
                    }
                }
                Node::Text(text) if self.in_value => self.value.push_str(&text),
                Node::Text(text) => self.inline.push(&text),
                Node::Close(name) => self.close(name.as_str()),
                Node::Aside => {}
                Node::End => return Ok(()),
            }
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "c" if self.in_data => self.open_cell(element),
            "v" if self.in_data => self.in_value = true,
            "row" if self.in_data => self.open_row(element),
            "t" | "rPh" if self.in_data => self.inline.open(element),
            "sheetData" => self.in_data = true,
            "col" => self.open_columns(element),
            "mergeCell" => {
                let region = element.attribute("ref");
                if let Some(region) = region.as_deref().and_then(reference::region) {
                    self.intake.region(self.sheet, region);
                }
            }
            _ => {}
        }
    }

    fn open_row(&mut self, element: &Element<'_>) {
        self.column = 0;
        let mut is_hidden = false;
        element.each_attribute(|key, value| match key {
            "r" => self.row = value.parse::<u32>().map_or(self.row, |row| row.saturating_sub(1)),
            "hidden" => is_hidden |= is_true(value),
            "ht" => is_hidden |= is_zero(value),
            _ => {}
        });
        if is_hidden {
            self.sheet.hidden_rows.push(Region::rows(self.row, self.row));
        }
    }

    fn open_columns(&mut self, element: &Element<'_>) {
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
            self.sheet.hidden_columns.push(Region::columns(first.max(1) - 1, last));
        }
    }

    fn open_cell(&mut self, element: &Element<'_>) {
        self.style = 0;
        self.kind = Kind::Number;
        self.value.clear();
        self.inline.clear();
        element.each_attribute(|key, value| match key {
            "r" => {
                if let Some((row, column)) = reference::cell(value) {
                    (self.row, self.column) = (row, column);
                }
            }
            "s" => self.style = value.parse().unwrap_or(0),
            "t" => {
                self.kind = match value {
                    "s" => Kind::SharedString,
                    "inlineStr" => Kind::InlineString,
                    "str" => Kind::FormulaString,
                    "b" => Kind::Bool,
                    "e" => Kind::Error,
                    "d" => Kind::IsoDate,
                    _ => Kind::Number,
                }
            }
            _ => {}
        });
    }

    fn close(&mut self, name: &str) {
        match name {
            "c" if self.in_data => {
                self.close_cell();
                self.column = self.column.saturating_add(1);
            }
            "v" => self.in_value = false,
            "t" | "rPh" => self.inline.close(name),
            "row" if self.in_data => self.row = self.row.saturating_add(1),
            "sheetData" => self.in_data = false,
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let position = (self.row, self.column);
        let value = self.value.as_str();
        let stored = match self.kind {
            Kind::InlineString => Stored::Text(self.inline.take()),
            _ if value.is_empty() => return,
            Kind::SharedString => {
                let index = value.trim().parse().ok();
                let Some(text) = index.and_then(|index| self.strings.get(index)) else {
                    let what = format!("the shared string {value} is missing");
                    let (sheet, code) = (&mut *self.sheet, Code::DamagedPart);
                    return self.intake.cell_report(sheet, code, position, &what);
                };
                Stored::Text(text.to_owned())
            }
            Kind::FormulaString => Stored::Text(unescape(value).into_owned()),
            Kind::Bool => Stored::Bool(is_true(value)),
            Kind::Error => Stored::Error(value.to_owned()),
            Kind::IsoDate => match serial_of_iso(value.trim(), self.intake.is_1904) {
                Some(serial) => Stored::Date(serial),
                None => Stored::Text(value.to_owned()),
            },
            Kind::Number => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Stored::Number(number),
                _ => Stored::Text(value.to_owned()),
            },
        };
        let format = self.formats.of_style(self.style);
        self.intake.cell(self.sheet, position, stored, format);
    }
}

/// Whether a height or width is nothing: what is made so narrow is as good as hidden.
fn is_zero(size: &str) -> bool {
    size.trim().parse::<f64>().is_ok_and(|size| size == 0.0)
}
