//! The cells of one worksheet of a BIFF stream.

use crate::diagnostic::Code;

use super::super::binary;
use super::super::cell_formats::CellFormats;
use super::super::intake::{Intake, Region, Sheet, Stored};
use super::Globals;
use super::record::{Record, Records, kind};

/// Reads the records of a worksheet. What a file says about its extent is not asked.
pub(super) fn read(
    records: Records<'_>,
    sheet: &mut Sheet,
    formats: &CellFormats,
    globals: &Globals,
    intake: &mut Intake<'_>,
) {
    let mut pass = Pass { sheet, formats, globals, intake, awaits_string: None };
    // Charts inside a sheet are streams of their own between two marks.
    let mut depth = 0_u32;
    for record in records {
        match record.kind {
            kind::BOF => depth = depth.saturating_add(1),
            kind::EOF if depth <= 1 => return,
            kind::EOF => depth -= 1,
            _ if depth == 1 => pass.record(&record),
            // No sheet starts where the workbook says.
            _ if depth == 0 => break,
            _ => {}
        }
        if !pass.intake.goes_on(pass.sheet) {
            return;
        }
    }
    let place = pass.sheet.place();
    pass.intake.report(Code::DamagedPart, place, "the stream Workbook is cut short");
}

/// A pass over the records of a worksheet.
struct Pass<'a, 'l> {
    sheet: &'a mut Sheet,
    formats: &'a CellFormats,
    globals: &'a Globals,
    intake: &'a mut Intake<'l>,
    /// The cell of a formula whose text comes in the next record.
    awaits_string: Option<(u32, u32, usize)>,
}

impl Pass<'_, '_> {
    fn record(&mut self, record: &Record<'_>) {
        match record.kind {
            kind::ROW => self.row(record),
            kind::COLUMN_INFO => self.columns(record),
            kind::MERGED_CELLS => self.regions(record),
            kind::MULTIPLE_RK => self.numbers(record),
            kind::STRING => {
                if let Some((row, column, style)) = self.awaits_string.take() {
                    let text = self.globals.script.long_string(record.from(0));
                    let stored = Stored::Text(text.unwrap_or_default());
                    self.cell((row, column), style, stored);
                }
            }
            _ => {
                let position = (record.u16(0), record.u16(2), record.u16(4));
                if let (Some(row), Some(column), Some(style)) = position {
                    self.single(record, (row.into(), column.into()), style.into());
                }
            }
        }
    }

    /// A record of one cell: row, column and style stand in front.
    fn single(&mut self, record: &Record<'_>, position: (u32, u32), style: usize) {
        let stored = match record.kind {
            kind::LABEL_SST => {
                let index = record.u32(6).and_then(|index| usize::try_from(index).ok());
                let Some(text) = index.and_then(|index| self.globals.strings.get(index)) else {
                    let (sheet, what) = (&mut *self.sheet, "the shared string is missing");
                    return self.intake.cell_report(sheet, Code::DamagedPart, position, what);
                };
                Some(Stored::Text(text.to_string()))
            }
            kind::NUMBER => record.f64(6).map(Stored::Number),
            kind::RK => record.u32(6).map(|rk| Stored::Number(binary::rk(rk))),
            kind::BOOL_OR_ERROR => match (record.u8(6), record.u8(7)) {
                (Some(value), Some(0)) => Some(Stored::Bool(value != 0)),
                (Some(code), _) => Some(Stored::Error(binary::error(code).to_owned())),
                _ => None,
            },
            kind::LABEL | kind::RICH_STRING => {
                self.globals.script.long_string(record.from(6)).map(Stored::Text)
            }
            kind::FORMULA | kind::FORMULA_OF_3 | kind::FORMULA_OF_4 => {
                self.formula(record, position, style)
            }
            _ => None,
        };
        if let Some(stored) = stored {
            self.cell(position, style, stored);
        }
    }

    /// The result that was stored with a formula (MS-XLS 2.5.133).
    fn formula(
        &mut self,
        record: &Record<'_>,
        (row, column): (u32, u32),
        style: usize,
    ) -> Option<Stored> {
        const NO_NUMBER: u16 = 0xFFFF;
        const STRING: u8 = 0;
        const BOOL: u8 = 1;
        const ERROR: u8 = 2;

        if record.u16(12)? != NO_NUMBER {
            return record.f64(6).map(Stored::Number);
        }
        match record.u8(6)? {
            STRING => {
                self.awaits_string = Some((row, column, style));
                None
            }
            BOOL => Some(Stored::Bool(record.u8(8)? != 0)),
            ERROR => Some(Stored::Error(binary::error(record.u8(8)?).to_owned())),
            _ => None,
        }
    }

    fn numbers(&mut self, record: &Record<'_>) {
        const RK_BYTES: usize = 6;
        let (Some(row), Some(first)) = (record.u16(0), record.u16(2)) else { return };
        // The last two bytes are the last column.
        let cells = record.from(4).len().saturating_sub(2) / RK_BYTES;
        for (column, at) in (u32::from(first)..).zip((0..cells).map(|cell| 4 + cell * RK_BYTES)) {
            if let (Some(style), Some(rk)) = (record.u16(at), record.u32(at + 2)) {
                self.cell((row.into(), column), style.into(), Stored::Number(binary::rk(rk)));
            }
        }
    }

    fn cell(&mut self, position: (u32, u32), style: usize, stored: Stored) {
        self.intake.cell(self.sheet, position, stored, self.formats.of_style(style));
    }

    fn row(&mut self, record: &Record<'_>) {
        const IS_HIDDEN: u16 = 0x20;
        if let (Some(row), Some(flags)) = (record.u16(0), record.u16(12))
            && flags & IS_HIDDEN != 0
        {
            self.sheet.hidden_rows.push(Region::rows(row.into(), row.into()));
        }
    }

    fn columns(&mut self, record: &Record<'_>) {
        const IS_HIDDEN: u16 = 0x01;
        if let (Some(first), Some(last), Some(flags)) =
            (record.u16(0), record.u16(2), record.u16(8))
            && flags & IS_HIDDEN != 0
        {
            self.sheet.hidden_columns.push(Region::columns(first.into(), last.into()));
        }
    }

    fn regions(&mut self, record: &Record<'_>) {
        for region in record.from(2).chunks_exact(8) {
            if let [a, b, c, d, e, f, g, h] = region {
                let side = |low: &u8, high: &u8| u32::from(u16::from_le_bytes([*low, *high]));
                let region = Region {
                    first_row: side(a, b),
                    last_row: side(c, d),
                    first_column: side(e, f),
                    last_column: side(g, h),
                };
                self.intake.region(self.sheet, region);
            }
        }
    }
}
