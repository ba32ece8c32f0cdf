//! Paragraphs and tables of all pages in reading order.

use crate::document::{Block, Place};
use crate::reader::pdf::page::Rect;

use super::lines::TextLine;
use super::paragraphs::{Open, Setting};
use super::sheet::Sheet;

/// Widths of paper, upright and landscape, that share their margins over the document; a file with
/// more has each further page looked at alone.
const FORMATS: usize = 8;

fn is_same_width(a: f32, b: f32) -> bool {
    (a - b).abs() < 1.0
}

/// The blocks of all pages in reading order; a paragraph may go on over a page break.
pub(super) fn blocks(sheets: Vec<Sheet>) -> Vec<Block> {
    let mut settings: Vec<(f32, Setting)> = Vec::new();
    for sheet in &sheets {
        let known = settings.iter().any(|(width, _)| is_same_width(*width, sheet.width));
        if !known && settings.len() < FORMATS {
            let alike = sheets.iter().filter(|other| is_same_width(other.width, sheet.width));
            let lines = alike.flat_map(|sheet| &sheet.lines);
            settings.push((sheet.width, Setting::of(lines, sheet.width)));
        }
    }
    let mut blocks = Vec::new();
    let mut open: Option<(Open, Setting)> = None;
    let close = |open: &mut Option<(Open, Setting)>, blocks: &mut Vec<Block>| {
        let paragraph = open.take().map(|(open, setting)| open.close(setting));
        blocks.extend(paragraph.map(Block::Paragraph));
    };
    for sheet in sheets {
        let setting = settings.iter().find(|(width, _)| is_same_width(*width, sheet.width));
        let setting = setting
            .map_or_else(|| Setting::of(sheet.lines.iter(), sheet.width), |(_, setting)| *setting);
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
        let mut tables = (1..).zip(tables).peekable();
        loop {
            let top = tables.peek().map(|(_, table)| table.lattice.rect().top);
            let line = lines.next_if(|(rect, _)| top.is_none_or(|top| rect.top < top));
            if let Some((rect, line)) = line {
                let bbox = sheet.turn.back(rect).bounding_box();
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
