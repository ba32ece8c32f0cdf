//! Paragraphs and tables of all pages in reading order.

use crate::document::{Block, Place};
use crate::reader::pdf::page::Rect;

use super::pages::fold::Column;
use super::pages::sheet::Sheet;
use super::text::lines::TextLine;
use super::text::paragraphs::{Open, Setting};

/// Widths of paper, upright and landscape, that share their margins over the document; a file with
/// more has each further page looked at alone.
const FORMATS: usize = 8;

fn is_same_width(a: f32, b: f32) -> bool {
    (a - b).abs() < 1.0
}

/// The width of the page, or of the column, that a line is set for.
fn width_for(sheet: &Sheet, line: &TextLine) -> f32 {
    sheet.turn.folds.column(line.baseline).map_or(sheet.width, |column| column.width)
}

/// How text of each width is set.
fn settings(sheets: &[Sheet]) -> Vec<(f32, Setting)> {
    let mut settings: Vec<(f32, Setting)> = Vec::new();
    for sheet in sheets {
        let folds = sheet.turn.folds.widths();
        for width in std::iter::once(sheet.width).chain(folds) {
            let known = settings.iter().any(|(other, _)| is_same_width(*other, width));
            if !known && settings.len() < FORMATS {
                let lines = sheets.iter().flat_map(|sheet| {
                    let lines = sheet.lines.iter();
                    lines.filter(|line| is_same_width(width_for(sheet, line), width))
                });
                settings.push((width, Setting::of(lines, width)));
            }
        }
    }
    settings
}

/// The blocks of all pages in reading order; a paragraph may go on over a page break.
pub(super) fn blocks(sheets: Vec<Sheet>) -> Vec<Block> {
    let settings = settings(&sheets);
    let mut blocks = Vec::new();
    let mut open: Option<(Open, Setting)> = None;
    // The number of the last table, and its page.
    let mut numbered = (0, 0);
    let close = |open: &mut Option<(Open, Setting)>, blocks: &mut Vec<Block>| {
        let paragraph = open.take().map(|(open, setting)| open.close(setting));
        blocks.extend(paragraph.map(Block::Paragraph));
    };
    for sheet in sheets {
        let setting_for = |width: f32| {
            let known = settings.iter().find(|(other, _)| is_same_width(*other, width));
            known.map_or_else(|| Setting::of(sheet.lines.iter(), width), |(_, setting)| *setting)
        };
        let whole = setting_for(sheet.width);
        let widths = sheet.turn.folds.widths();
        let columns: Vec<(f32, Setting)> =
            widths.map(|width| (width, setting_for(width))).collect();
        let setting_of = |column: Option<Column>| {
            let own = columns
                .iter()
                .find(|(width, _)| column.is_some_and(|c| is_same_width(c.width, *width)));
            own.map_or(whole, |(_, setting)| *setting)
        };
        if let Some((open, _)) = &mut open {
            open.turn_page();
        }
        let place = Place::page(sheet.number);
        let mut lines: Vec<(Rect, TextLine)> =
            sheet.lines.into_iter().map(|line| (line.rect(), line)).collect();
        lines.sort_by(|a, b| a.0.top.total_cmp(&b.0.top));
        let mut lines = lines.into_iter().peekable();
        let mut tables = sheet.tables;
        tables.sort_by(|a, b| {
            let (a, b) = (a.lattice.rect(), b.lattice.rect());
            a.top.total_cmp(&b.top).then(a.x0.total_cmp(&b.x0))
        });
        // Pages on one sheet have one number.
        if sheet.number != numbered.0 {
            numbered = (sheet.number, 0);
        }
        let first = numbered.1;
        let mut tables = (first + 1..).zip(tables).peekable();
        let mut before: Option<Option<Column>> = None;
        loop {
            let top = tables.peek().map(|(_, table)| table.lattice.rect().top);
            let line = lines.next_if(|(rect, _)| top.is_none_or(|top| rect.top < top));
            if let Some((rect, line)) = line {
                let bbox = sheet.turn.back(rect).bounding_box();
                let column = sheet.turn.folds.column(line.baseline);
                let setting = setting_of(column);
                match (before.replace(column), &mut open) {
                    (Some(before), _) if before == column => {}
                    (Some(Some(before)), Some((open, _)))
                        if column.is_some_and(|column| before.goes_on_in(column)) =>
                    {
                        open.turn_page();
                    }
                    (Some(_), _) => close(&mut open, &mut blocks),
                    (None, _) => {}
                }
                let line = match &mut open {
                    Some((open, _)) => open.push(line, bbox, setting).err(),
                    None => Some(line),
                };
                if let Some(line) = line {
                    close(&mut open, &mut blocks);
                    open = Some((Open::new(line, place.clone(), bbox), setting));
                }
            } else if let Some((number, table)) = tables.next() {
                close(&mut open, &mut blocks);
                numbered.1 = number;
                let place = Place { table: Some(number), ..place.clone() };
                blocks.push(Block::Table(table.grid(place, sheet.turn)));
            } else {
                break;
            }
        }
    }
    close(&mut open, &mut blocks);
    blocks
}
