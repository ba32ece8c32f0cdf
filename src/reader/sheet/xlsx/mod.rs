//! Workbooks in SpreadsheetML (ECMA-376 part 1, chapter 18; Transitional and Strict).

mod reference;
mod strings;
mod styles;
mod workbook;
mod worksheet;

use crate::error::Result;

use self::strings::SharedStrings;
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
    let strings = SharedStrings::read(&mut office.package, &part, intake)?;
    let mut sheets = Vec::new();
    for (order, tab) in workbook.tabs.iter().enumerate() {
        let usual = format!("worksheets/sheet{}.xml", order + 1);
        let Some(part) = office.sheet_part(tab.relationship.as_deref(), &usual) else { continue };
        let mut sheet = Sheet::new(&tab.name, tab.is_hidden);
        worksheet::read(&mut office.package, &part, &mut sheet, &formats, &strings, intake)?;
        sheets.push(sheet);
        if intake.is_over() {
            break;
        }
    }
    Ok(sheets)
}
