//! Workbooks of Excel 97-2003 and WPS (MS-XLS: BIFF8 records in a compound file), and those of
//! Excel 95 (BIFF5), which programs that export data still write: also as a bare stream of one sheet.

mod container;
mod record;
mod strings;
mod worksheet;

use std::collections::BTreeMap;

use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;

use self::record::{Records, kind};
use self::strings::Script;
use super::cell_formats::CellFormats;
use super::encoding::CodePage;
use super::intake::{Intake, Sheet};

/// The version that a BIFF8 stream says it is.
const BIFF8: u16 = 0x0600;

/// What a stream says it is that holds a workbook: all others are one sheet.
const WORKBOOK: u16 = 0x0005;

/// What is said once for all sheets.
struct Globals {
    script: Script,
    formats: Vec<u16>,
    codes: BTreeMap<u16, String>,
    strings: Vec<Box<str>>,
    tabs: Vec<Tab>,
    is_1904: bool,
}

/// Where a sheet starts in the stream.
struct Tab {
    name: String,
    is_hidden: bool,
    start: usize,
}

/// Reads the sheets of a workbook, in the order of its tabs.
pub(super) fn read(bytes: &[u8], intake: &mut Intake<'_>) -> Result<Vec<Sheet>> {
    let stream = container::workbook_stream(bytes)?;
    let globals = globals(&stream, intake.limits)?;
    intake.is_1904 = globals.is_1904;
    let formats = CellFormats::new(&globals.formats, &globals.codes);
    let mut sheets = Vec::new();
    for tab in &globals.tabs {
        let mut sheet = Sheet::new(&tab.name, tab.is_hidden);
        let records = Records::new(stream.get(tab.start..).unwrap_or_default());
        worksheet::read(records, &mut sheet, &formats, &globals, intake);
        sheets.push(sheet);
        if intake.is_over() {
            break;
        }
    }
    Ok(sheets)
}

fn globals(stream: &[u8], limits: &Limits) -> Result<Globals> {
    /// A tab that is a sheet of cells, not a chart or a macro.
    const WORKSHEET: u8 = 0;

    let mut records = Records::new(stream).peekable();
    let Some(start) = records.next().filter(|record| record.kind == kind::BOF) else {
        return Err(Error::damaged("the stream Workbook does not start as one"));
    };
    let mut globals = Globals {
        script: match start.u16(0) {
            Some(BIFF8) => Script::Unicode,
            _ => Script::Bytes(CodePage::CHINESE),
        },
        formats: Vec::new(),
        codes: BTreeMap::new(),
        strings: Vec::new(),
        tabs: Vec::new(),
        is_1904: false,
    };
    if start.u16(2) != Some(WORKBOOK) {
        globals.tabs.push(Tab { name: String::new(), is_hidden: false, start: 0 });
    }
    while let Some(record) = records.next() {
        match record.kind {
            kind::FILE_PASS => {
                return Err(Error::new(ErrorKind::Encrypted, "the workbook needs a password"));
            }
            kind::CODE_PAGE => {
                if let (Script::Bytes(page), Some(number)) = (&mut globals.script, record.u16(0)) {
                    *page = CodePage::of(number);
                }
            }
            kind::DATE_MODE => globals.is_1904 = record.u16(0) == Some(1),
            kind::XF => globals.formats.push(record.u16(2).unwrap_or(0)),
            kind::FORMAT => {
                if let Some(id) = record.u16(0) {
                    let code = match globals.script {
                        Script::Unicode => globals.script.long_string(record.from(2)),
                        Script::Bytes(_) => globals.script.short_string(record.from(2)),
                    };
                    globals.codes.insert(id, code.unwrap_or_default());
                }
            }
            kind::BOUND_SHEET if record.u8(5).is_some_and(|sheet| sheet == WORKSHEET) => {
                let start = record.u32(0).and_then(|start| usize::try_from(start).ok());
                let start = start.unwrap_or(usize::MAX);
                let is_known = globals.tabs.iter().any(|tab| tab.start == start);
                if is_known || globals.tabs.len() >= limits.parts as usize {
                    // A small file could have one sheet read ten thousand times.
                    continue;
                }
                let name = globals.script.short_string(record.from(6));
                globals.tabs.push(Tab {
                    name: name.unwrap_or_default(),
                    is_hidden: record.u8(4).is_some_and(|state| state & 3 != 0),
                    start,
                });
            }
            kind::SST => {
                let mut parts = vec![record.from(0)];
                while let Some(part) = records.next_if(|record| record.kind == kind::CONTINUE) {
                    parts.push(part.from(0));
                }
                globals.strings = strings::shared(&parts);
            }
            kind::EOF => break,
            _ => {}
        }
    }
    if globals.tabs.is_empty() {
        return Err(Error::damaged("the stream Workbook names no sheet"));
    }
    Ok(globals)
}
