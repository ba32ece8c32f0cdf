//! Records of BIFF12 (MS-XLSB 2.1.4).

use std::io::{BufReader, Read};

pub(super) use super::super::binary::Record;
use crate::error::{Error, Result};

/// The records that are looked at (MS-XLSB 2.3.2).
pub(super) mod kind {
    pub(in super::super) const ROW: u16 = 0;
    pub(in super::super) const RK: u16 = 2;
    pub(in super::super) const ERROR: u16 = 3;
    pub(in super::super) const BOOL: u16 = 4;
    pub(in super::super) const REAL: u16 = 5;
    pub(in super::super) const TEXT: u16 = 6;
    pub(in super::super) const SHARED: u16 = 7;
    pub(in super::super) const FORMULA_TEXT: u16 = 8;
    pub(in super::super) const FORMULA_NUMBER: u16 = 9;
    pub(in super::super) const FORMULA_BOOL: u16 = 10;
    pub(in super::super) const FORMULA_ERROR: u16 = 11;
    pub(in super::super) const SHARED_STRING: u16 = 19;
    pub(in super::super) const FORMAT: u16 = 44;
    pub(in super::super) const XF: u16 = 47;
    pub(in super::super) const COLUMN_INFO: u16 = 60;
    pub(in super::super) const RICH_TEXT: u16 = 62;
    pub(in super::super) const WORKBOOK_PROPERTIES: u16 = 153;
    pub(in super::super) const BUNDLE_SHEET: u16 = 156;
    pub(in super::super) const MERGED_CELL: u16 = 176;
    pub(in super::super) const BEGIN_CELL_STYLES: u16 = 617;
    pub(in super::super) const END_CELL_STYLES: u16 = 618;
}

/// The records of a part, one at a time.
pub(super) struct Records<R: Read> {
    content: BufReader<R>,
    body: Vec<u8>,
    part: String,
}

impl<R: Read> Records<R> {
    pub(super) fn new(content: R, part: &str) -> Self {
        Self { content: BufReader::new(content), body: Vec::new(), part: part.to_owned() }
    }

    /// The next record; `None` at the end of the part.
    ///
    /// # Errors
    /// `Damaged` with the part's name if it does not inflate or is cut short.
    pub(super) fn next(&mut self) -> Result<Option<Record<'_>>> {
        let Some(low) = self.byte()? else { return Ok(None) };
        let mut kind = u16::from(low);
        if low & 0x80 != 0 {
            kind = kind & 0x7F | u16::from(self.needed_byte()? & 0x7F) << 7;
        }
        let mut size = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.needed_byte()?;
            size |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        self.body.clear();
        let read = (&mut self.content).take(size).read_to_end(&mut self.body);
        let read = read.map_err(|error| self.broken().with_source(error))?;
        if read as u64 != size {
            return Err(self.broken());
        }
        Ok(Some(Record { kind, body: &self.body }))
    }

    fn byte(&mut self) -> Result<Option<u8>> {
        let mut byte = [0];
        match self.content.read(&mut byte) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(byte[0])),
            Err(error) => Err(self.broken().with_source(error)),
        }
    }

    fn needed_byte(&mut self) -> Result<u8> {
        self.byte()?.ok_or_else(|| self.broken())
    }

    fn broken(&self) -> Error {
        Error::damaged(format!("the part {} is cut short", self.part))
    }
}

impl Record<'_> {
    /// A string with its length in front, and where it ends; what is cut short ends early.
    pub(super) fn string(&self, at: usize) -> (String, usize) {
        /// Says that there is no string.
        const NONE: u32 = u32::MAX;

        let length = self.u32(at).filter(|length| *length != NONE).unwrap_or(0);
        let start = at.saturating_add(4);
        let end = start.saturating_add((length as usize).saturating_mul(2)).min(self.body.len());
        let bytes = self.body.get(start..end).unwrap_or_default();
        let units = bytes.chunks_exact(2).map(|unit| match unit {
            [low, high] => u16::from_le_bytes([*low, *high]),
            _ => 0,
        });
        let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        (text.collect(), end)
    }
}
