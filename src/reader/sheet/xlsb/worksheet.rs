//! The cells of one worksheet in BIFF12.

use std::io::Read;

use crate::diagnostic::Code;
use crate::error::Result;

use super::super::binary;
use super::super::cell_formats::CellFormats;
use super::super::intake::{Intake, Region, Sheet, Stored};
use super::record::{Record, Records, kind};

/// Reads the records of a worksheet.
pub(super) fn read(
    mut records: Records<impl Read>,
    sheet: &mut Sheet,
    formats: &CellFormats,
    strings: &[String],
    intake: &mut Intake<'_>,
) -> Result<()> {
    let mut row = 0;
    while let Some(record) = records.next()? {
        match record.kind {
            kind::ROW => {
                row = record.u32(0).unwrap_or(row);
                if is_hidden_row(&record) {
                    sheet.hidden_rows.push(Region::rows(row, row));
                }
            }
            kind::COLUMN_INFO => {
                let sides = (record.u32(0), record.u32(4), record.u16(16));
                if let (Some(first), Some(last), Some(flags)) = sides
                    && flags & 1 != 0
                {
                    sheet.hidden_columns.push(Region::columns(first, last));
                }
            }
            kind::MERGED_CELL => {
                let sides = [0, 4, 8, 12].map(|at| record.u32(at));
                if let [Some(first_row), Some(last_row), Some(first_column), Some(last_column)] =
                    sides
                {
                    let region = Region { first_row, first_column, last_row, last_column };
                    intake.region(sheet, region);
                }
            }
            _ => {
                let front = (record.u32(0), record.u32(4));
                if let (Some(column), Some(style)) = front {
                    let position = (row, column);
                    match stored(&record, strings) {
                        Found::Value(stored) => {
                            // The high byte holds a flag.
                            let format = formats.of_style((style & 0x00FF_FFFF) as usize);
                            intake.cell(sheet, position, stored, format);
                        }
                        Found::NoString => {
                            let what = "the shared string is missing";
                            intake.cell_report(sheet, Code::DamagedPart, position, what);
                        }
                        Found::Nothing => {}
                    }
                }
            }
        }
        if !intake.goes_on(sheet) {
            return Ok(());
        }
    }
    Ok(())
}

/// What a record of a cell holds.
enum Found {
    Value(Stored),
    /// A shared string that is not there.
    NoString,
    /// It is no record of a cell, or of a blank one.
    Nothing,
}

/// The value of a cell: column and style stand in front of it.
fn stored(record: &Record<'_>, strings: &[String]) -> Found {
    let error = |code: u8| Stored::Error(binary::error(code).to_owned());
    let stored = match record.kind {
        kind::RK => record.u32(8).map(|rk| Stored::Number(binary::rk(rk))),
        kind::ERROR | kind::FORMULA_ERROR => record.u8(8).map(error),
        kind::BOOL | kind::FORMULA_BOOL => record.u8(8).map(|value| Stored::Bool(value != 0)),
        kind::REAL | kind::FORMULA_NUMBER => record.f64(8).map(Stored::Number),
        kind::TEXT | kind::FORMULA_TEXT => Some(Stored::Text(record.string(8).0)),
        // Flags stand in front of a string with runs.
        kind::RICH_TEXT => Some(Stored::Text(record.string(9).0)),
        kind::SHARED => {
            let index = record.u32(8).and_then(|index| usize::try_from(index).ok());
            match index.and_then(|index| strings.get(index)) {
                Some(text) => Some(Stored::Text(text.clone())),
                None => return Found::NoString,
            }
        }
        _ => None,
    };
    stored.map_or(Found::Nothing, Found::Value)
}

/// Whether a row says that it is hidden (MS-XLSB 2.4.741).
fn is_hidden_row(record: &Record<'_>) -> bool {
    const FLAGS_AT: usize = 11;
    const IS_HIDDEN: u8 = 0x10;
    record.u8(FLAGS_AT).is_some_and(|flags| flags & IS_HIDDEN != 0)
}
