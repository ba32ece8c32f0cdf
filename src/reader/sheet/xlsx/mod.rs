//! Workbooks in SpreadsheetML (ECMA-376 part 1, chapter 18; Transitional and Strict).

mod cells;
mod drawing;
mod frame;
mod reference;
mod strings;
mod styles;
mod tags;
mod workbook;

use crate::error::{Error, Result};
use crate::reader::package::Package;

use self::cells::Shared;
use self::frame::Frame;
use self::tags::Tags;
use self::workbook::Workbook;
use super::intake::{Intake, Sheet};
use super::office_package::OfficePackage;

/// Reads the sheets of a workbook, in the order of its tabs.
pub(super) fn read(bytes: &[u8], intake: &mut Intake<'_>) -> Result<Vec<Sheet>> {
    let mut office = OfficePackage::open(bytes, "xl/workbook.xml", intake.limits)?;
    let workbook = Workbook::read(&mut office, intake.limits)?;
    intake.is_1904 = workbook.is_1904;
    let part = office.part_of("styles", "styles.xml");
    let formats = styles::read(&mut office.package, &part, intake)?;
    let part = office.part_of("sharedStrings", "sharedStrings.xml");
    let strings = strings::read(&mut office.package, &part, intake)?;
    let shared = Shared { strings, formats };
    let mut sheets = Vec::new();
    for (order, tab) in workbook.tabs.iter().enumerate() {
        let usual = format!("worksheets/sheet{}.xml", order + 1);
        let Some(part) = office.sheet_part(tab.relationship.as_deref(), &usual) else { continue };
        let mut sheet = Sheet::new(&tab.name, tab.is_hidden);
        if let Err(error) = worksheet(&mut office.package, &part, &shared, &mut sheet, intake) {
            intake.go_on_after(sheet.place(), error)?;
        }
        if let Err(error) = text_boxes(&mut office, &part, &mut sheet, intake) {
            intake.go_on_after(sheet.place(), error)?;
        }
        sheets.push(sheet);
        if intake.is_over() {
            break;
        }
    }
    Ok(sheets)
}

/// Reads a worksheet in two passes: what is around the cells, then the cells.
fn worksheet(
    package: &mut Package<'_>,
    part: &str,
    shared: &Shared,
    sheet: &mut Sheet,
    intake: &mut Intake<'_>,
) -> Result<()> {
    let missing = || Error::damaged(format!("the part {part} is missing"));
    let mut frame = Frame::new();
    let content = package.part(part)?.ok_or_else(missing)?;
    let framed = frame.read(&mut Tags::new(content), sheet, intake);
    let content = package.part(part)?.ok_or_else(missing)?;
    framed.and(cells::read(content, &frame, shared, sheet, intake))
}

/// Reads what lies over the cells of the worksheet in this part.
fn text_boxes(
    office: &mut OfficePackage<'_>,
    sheet_part: &str,
    sheet: &mut Sheet,
    intake: &mut Intake<'_>,
) -> Result<()> {
    match office.drawing_part(sheet_part, intake.limits)? {
        Some(part) => drawing::read(&mut office.package, &part, sheet, intake),
        None => Ok(()),
    }
}
