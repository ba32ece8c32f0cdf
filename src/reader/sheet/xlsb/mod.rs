//! Binary workbooks in a package (MS-XLSB: BIFF12 records).

mod record;
mod worksheet;

use std::collections::BTreeMap;

use crate::document::Place;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::package::Package;

use self::record::{Records, kind};
use super::cell_formats::CellFormats;
use super::intake::{Intake, Sheet};
use super::office_package::OfficePackage;

/// Reads the sheets of a workbook, in the order of its tabs.
pub(super) fn read(bytes: &[u8], intake: &mut Intake<'_>) -> Result<Vec<Sheet>> {
    let mut office = OfficePackage::open(bytes, "xl/workbook.bin", intake.limits)?;
    let part = office.main.clone();
    let workbook = Workbook::read(&mut office.package, &part, intake.limits)?;
    intake.is_1904 = workbook.is_1904;
    let part = office.part_of("styles", "styles.bin");
    let formats = formats(&mut office.package, &part, intake)?;
    let part = office.part_of("sharedStrings", "sharedStrings.bin");
    let strings = strings(&mut office.package, &part, intake)?;
    let mut sheets = Vec::new();
    for (order, tab) in workbook.tabs.iter().enumerate() {
        let usual = format!("worksheets/sheet{}.bin", order + 1);
        let Some(part) = office.sheet_part(Some(&tab.relationship), &usual) else { continue };
        let mut sheet = Sheet::new(&tab.name, tab.is_hidden);
        let content = office.package.part(&part)?;
        let missing = || Error::damaged(format!("the part {part} is missing"));
        let read = content.ok_or_else(missing).and_then(|content| {
            let records = Records::new(content, &part);
            worksheet::read(records, &mut sheet, &formats, &strings, intake)
        });
        if let Err(error) = read {
            intake.go_on_after(sheet.place(), error)?;
        }
        sheets.push(sheet);
        if intake.is_over() {
            break;
        }
    }
    Ok(sheets)
}

/// The tabs of a workbook and its date system.
#[derive(Default)]
struct Workbook {
    is_1904: bool,
    tabs: Vec<Tab>,
}

struct Tab {
    name: String,
    is_hidden: bool,
    relationship: String,
}

impl Workbook {
    fn read(package: &mut Package<'_>, part: &str, limits: &Limits) -> Result<Self> {
        let Some(content) = package.part(part)? else {
            return Err(Error::damaged(format!("the part {part} is missing")));
        };
        let mut records = Records::new(content, part);
        let mut workbook = Self::default();
        while let Some(record) = records.next()? {
            match record.kind {
                kind::WORKBOOK_PROPERTIES => {
                    workbook.is_1904 = record.u32(0).is_some_and(|flags| flags & 1 != 0);
                }
                kind::BUNDLE_SHEET if workbook.tabs.len() < limits.parts as usize => {
                    let state = record.u32(0).unwrap_or(0);
                    let (relationship, behind) = record.string(8);
                    let (name, _) = record.string(behind);
                    workbook.tabs.push(Tab { name, is_hidden: state != 0, relationship });
                }
                _ => {}
            }
        }
        if workbook.tabs.is_empty() {
            return Err(Error::damaged(format!("the part {part} names no sheet")));
        }
        Ok(workbook)
    }
}

/// Reads the number formats of the cell styles; a broken part as far as it goes.
fn formats(package: &mut Package<'_>, part: &str, intake: &mut Intake<'_>) -> Result<CellFormats> {
    let (mut ids, mut codes) = (Vec::new(), BTreeMap::new());
    if let Some(content) = package.part(part)? {
        let mut records = Records::new(content, part);
        let mut in_cell_styles = false;
        loop {
            let record = match records.next() {
                Ok(Some(record)) => record,
                Ok(None) => break,
                Err(error) => {
                    intake.go_on_after(Place::default(), error)?;
                    break;
                }
            };
            match record.kind {
                kind::BEGIN_CELL_STYLES => in_cell_styles = true,
                kind::END_CELL_STYLES => break,
                kind::XF if in_cell_styles => ids.push(record.u16(2).unwrap_or(0)),
                kind::FORMAT => {
                    if let Some(id) = record.u16(0) {
                        codes.insert(id, record.string(2).0);
                    }
                }
                _ => {}
            }
        }
    }
    Ok(CellFormats::new(&ids, &codes))
}

/// Reads the strings that cells share; a broken part as far as it goes.
fn strings(package: &mut Package<'_>, part: &str, intake: &mut Intake<'_>) -> Result<Vec<String>> {
    let mut strings = Vec::new();
    let Some(content) = package.part(part)? else { return Ok(strings) };
    let mut records = Records::new(content, part);
    loop {
        match records.next() {
            Ok(Some(record)) if record.kind == kind::SHARED_STRING => {
                strings.push(record.string(1).0);
            }
            Ok(Some(_)) => {}
            Ok(None) => return Ok(strings),
            Err(error) => {
                intake.go_on_after(Place::default(), error)?;
                return Ok(strings);
            }
        }
    }
}
