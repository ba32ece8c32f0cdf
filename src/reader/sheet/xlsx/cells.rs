//! The cells of a worksheet through calamine's streaming reader: the one file that names calamine.
//!
//! What calamine takes on trust is looked at first by [`super::frame`]: it computes positions
//! without a check for overflow and takes the stated extent of a sheet apart likewise.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Cell, DataRef, DataType, XlsxCellReader, XlsxError};

use crate::error::{Error, Result};
use crate::reader::package::Part;

use super::super::cell_formats::CellFormats;
use super::super::intake::{Intake, Sheet, Stored};
use super::super::number_format::NumberFormat;
use super::super::number_format::serial_of_iso;
use super::super::xml;
use super::frame::Frame;

/// What cells refer to: the strings and the formats of their workbook.
pub(super) struct Shared {
    pub(super) strings: Vec<String>,
    pub(super) formats: CellFormats,
}

/// Reads the cells of a worksheet as far as its frame is sound.
///
/// # Errors
/// `Damaged` where the part breaks off; what stands before it was read.
pub(super) fn read(
    content: Part<'_, '_>,
    frame: &Frame,
    shared: &Shared,
    sheet: &mut Sheet,
    intake: &mut Intake<'_>,
) -> Result<()> {
    // The last fence: a sheet is left half-read by a panic, and every cell in it is whole.
    let fenced = AssertUnwindSafe(|| read_cells(content, frame, shared, sheet, intake));
    catch_unwind(fenced).unwrap_or_else(|_| Err(Error::damaged("the cells cannot be read")))
}

fn read_cells(
    content: Part<'_, '_>,
    frame: &Frame,
    shared: &Shared,
    sheet: &mut Sheet,
    intake: &mut Intake<'_>,
) -> Result<()> {
    let mut events = xml::events(content);
    for _ in 0..frame.dimensions {
        xml::skip_past(&mut events, "dimension")?;
    }
    // Without formats calamine calls no number a date; which are is told by our own table.
    let cells = XlsxCellReader::new(events, &shared.strings, &[], &[], intake.is_1904);
    let mut cells = cells.map_err(broken)?;
    for _ in 0..frame.sound_cells {
        match cells.next_cell_with_style_id() {
            Ok(None) => break,
            Ok(Some((cell, style))) => {
                take(&cell, shared.formats.of_style(style), sheet, intake);
                if shared.formats.is_struck(style) {
                    intake.struck_cell(sheet, cell.get_position());
                }
            }
            // After a cell that cannot be read the next one still says where it stands.
            Err(error) if frame.has_references && is_of_one_cell(&error) => {
                intake.unread_cell(sheet, &error.to_string());
            }
            Err(error) => return Err(broken(error)),
        }
        if !intake.goes_on(sheet) {
            break;
        }
    }
    Ok(())
}

/// Takes one cell, unless nothing is stored in it.
fn take(
    cell: &Cell<DataRef<'_>>,
    format: &NumberFormat,
    sheet: &mut Sheet,
    intake: &mut Intake<'_>,
) {
    let position = cell.get_position();
    let stored = match cell.get_value() {
        DataRef::Empty => return,
        DataRef::String(text) => Stored::Text(text.clone()),
        DataRef::SharedString(text) => Stored::Text((*text).to_owned()),
        DataRef::Bool(value) => Stored::Bool(*value),
        DataRef::Error(error) => Stored::Error(error.to_string()),
        DataRef::DateTimeIso(text) => match serial_of_iso(text.trim(), intake.is_1904) {
            Some(serial) => Stored::Date(serial),
            None => Stored::Text(text.clone()),
        },
        value => match value.as_f64() {
            Some(number) if number.is_finite() => Stored::Number(number),
            _ => Stored::Text(value.as_string().unwrap_or_default()),
        },
    };
    intake.cell(sheet, position, stored, format);
}

/// Whether an error says no more than that one cell is wrong.
fn is_of_one_cell(error: &XlsxError) -> bool {
    !matches!(
        error,
        XlsxError::Io(_)
            | XlsxError::Zip(_)
            | XlsxError::Xml(_)
            | XlsxError::XmlAttr(_)
            | XlsxError::XmlEof(_)
            | XlsxError::Encoding(_)
    )
}

fn broken(error: XlsxError) -> Error {
    Error::damaged("a worksheet breaks off").with_source(error)
}
