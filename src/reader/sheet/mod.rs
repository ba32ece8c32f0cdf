//! Workbooks of every kind to one model: shown cells on sheets, then grids.
//!
//! Each format has its own file or folder; all of them fill [`intake`], which keeps the limits.

mod binary;
mod cell_formats;
mod delimited;
mod encoding;
mod grids;
mod intake;
mod number_format;
mod ods;
mod office_package;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use crate::document::{Block, Document, Format};
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reading;

use self::intake::{Intake, Sheet, TextBox};

/// Reads a workbook: one grid for each sheet with content, more where cells stand far apart.
pub(crate) fn read(bytes: &[u8], format: Format, limits: &Limits) -> Result<Reading> {
    let mut intake = Intake::new(limits);
    let sheets = match format {
        Format::Csv => delimited::read(bytes, &mut intake)?,
        Format::Xls => xls::read(bytes, &mut intake)?,
        Format::Ods => ods::read(bytes, &mut intake)?,
        Format::Xlsb => xlsb::read(bytes, &mut intake)?,
        _ => xlsx::read(bytes, &mut intake)?,
    };
    let mut document = Document::default();
    for mut sheet in sheets {
        let texts = TextsOver::taken_from(&mut sheet);
        document.blocks.extend(texts.above);
        document.blocks.extend(grids::grids(sheet, &mut intake).into_iter().map(Block::Table));
        document.blocks.extend(texts.others);
    }
    match intake.damage {
        Some(damage) if document.blocks.is_empty() => return Err(damage),
        _ => {}
    }
    Ok(Reading { document, diagnostics: intake.diagnostics, format: None })
}

/// What stands in the text boxes of a sheet.
struct TextsOver {
    /// Read before the cells: in boxes above the first row with a cell, or over a sheet without cells.
    above: Vec<Block>,
    others: Vec<Block>,
}

impl TextsOver {
    fn taken_from(sheet: &mut Sheet) -> Self {
        let place = sheet.place();
        let top = sheet.cells.iter().map(|cell| cell.row).min().unwrap_or(u32::MAX);
        let boxes = std::mem::take(&mut sheet.text_boxes);
        let (above, others): (Vec<TextBox>, _) = boxes.into_iter().partition(|own| own.row < top);
        let blocks = |boxes: Vec<TextBox>| {
            let paragraphs = boxes.iter().flat_map(|own| own.paragraphs(&place));
            paragraphs.map(Block::Paragraph).collect()
        };
        Self { above: blocks(above), others: blocks(others) }
    }
}
