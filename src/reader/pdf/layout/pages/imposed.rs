//! Several pages printed on one sheet: two side by side on a sheet turned sideways, or four. Each is
//! laid out as a page of its own, so that heads, feet and tables go on as they do from page to page.
//!
//! A wide table or a poster must not be cut, so the sheet has to fall into parts of a page's shape with
//! nothing between them, and the file has to draw one part after the other: rows of a table are drawn
//! across.

use crate::reader::pdf::page::{Direction, Glyph, Page, Rect};

use super::super::geometry;

/// The space between pages, in shares of the sheet's width or height: the least margins of both.
const SPACE: f32 = 0.03;
/// Longer side to shorter side of paper, from letter to half a letter.
const PAPER: std::ops::RangeInclusive<f32> = 1.2..=1.6;
/// Lines that a page has at least, if others follow: fewer are words beside one another.
const FEWEST_LINES: usize = 3;
/// Baselines of two lines are so many points apart.
const LINE: f32 = 2.0;
/// How pages follow one another on a sheet, by rows and by columns, as far as it is full.
const ORDERS: [&[usize]; 2] = [&[0, 1, 2, 3], &[0, 2, 1, 3]];

/// The pages on a sheet in reading order, each with its upper left corner.
pub(crate) fn parts(sheet: Page) -> Vec<(Page, (f32, f32))> {
    let Some((cuts, order)) = [1, 2].into_iter().find_map(|rows| {
        let cuts = Cuts::of(&sheet, rows)?;
        Some((cuts, cuts.order(&sheet)?))
    }) else {
        return vec![(sheet, (0.0, 0.0))];
    };
    order.iter().map(|part| cuts.part(&sheet, *part)).collect()
}

/// A sheet cut into two columns and so many rows of pages.
#[derive(Clone, Copy, Debug)]
struct Cuts {
    rows: usize,
    /// Size of a page.
    width: f32,
    height: f32,
}

impl Cuts {
    /// The cuts if the pages have the shape of paper and nothing stands between them.
    fn of(sheet: &Page, rows: usize) -> Option<Self> {
        let (width, height) = (sheet.width / 2.0, sheet.height / if rows > 1 { 2.0 } else { 1.0 });
        let cuts = Self { rows, width, height };
        let is_clear = |rect: Rect| {
            let apart = |from: f32, to: f32, at: f32, space: f32| {
                to < at - space / 2.0 || from > at + space / 2.0
            };
            apart(rect.x0, rect.x1, width, SPACE * sheet.width)
                && (rows == 1 || apart(rect.top, rect.bottom, height, SPACE * sheet.height))
        };
        let glyphs = text(sheet).map(box_of);
        let lines = sheet.lines.iter().filter(|line| !line.hidden);
        let lines = lines.map(|line| Rect::between((line.x0, line.y0), (line.x1, line.y1)));
        let fills = sheet.fills.iter().filter(|fill| fill.brightness < 1.0).map(|fill| fill.rect);
        let images = sheet.images.iter().copied();
        let is_paper = PAPER.contains(&(height / width));
        (is_paper && glyphs.chain(lines).chain(fills).chain(images).all(is_clear)).then_some(cuts)
    }

    /// The part in which a point stands, counted along the rows.
    fn part_of(self, (x, y): (f32, f32)) -> usize {
        usize::from(x > self.width) + 2 * usize::from(self.rows > 1 && y > self.height)
    }

    /// The parts with text in the order in which they are read, if they are drawn in it.
    fn order(self, sheet: &Page) -> Option<&'static [usize]> {
        let glyphs: Vec<(usize, f32)> =
            text(sheet).map(|glyph| (self.part_of((glyph.x, glyph.y)), glyph.y)).collect();
        let pages: Vec<&[(usize, f32)]> = glyphs.chunk_by(|a, b| a.0 == b.0).collect();
        let drawn = pages.iter().filter_map(|page| page.first()).map(|(part, _)| *part);
        let order = ORDERS.into_iter().filter_map(|order| order.get(..pages.len()));
        let order = order.filter(|order| order.contains(&1));
        let order = order.into_iter().find(|order| drawn.clone().eq(order.iter().copied()))?;
        let has_lines = |page: &&[(usize, f32)]| {
            let heights = page.iter().map(|(_, y)| *y).collect();
            geometry::snap(heights, LINE).len() >= FEWEST_LINES
        };
        pages.iter().rev().skip(1).all(has_lines).then_some(order)
    }

    /// What stands on one of the pages, and its upper left corner.
    fn part(self, sheet: &Page, part: usize) -> (Page, (f32, f32)) {
        let x = if part % 2 == 1 { self.width } else { 0.0 };
        let y = if part >= 2 { self.height } else { 0.0 };
        let is_here = |rect: Rect| {
            let middle = rect.middle();
            self.part_of(middle) == part
        };
        let mut page = sheet.clone();
        (page.width, page.height) = (self.width, self.height);
        page.glyphs.retain(|glyph| self.part_of((glyph.x, glyph.y)) == part);
        page.lines.retain(|line| is_here(Rect::between((line.x0, line.y0), (line.x1, line.y1))));
        page.fills.retain(|fill| is_here(fill.rect));
        page.images.retain(|image| is_here(*image));
        for glyph in &mut page.glyphs {
            (glyph.x, glyph.y) = (glyph.x - x, glyph.y - y);
        }
        for line in &mut page.lines {
            (line.x0, line.x1) = (line.x0 - x, line.x1 - x);
            (line.y0, line.y1) = (line.y0 - y, line.y1 - y);
        }
        for fill in &mut page.fills {
            fill.rect = fill.rect.moved(-x, -y);
        }
        for image in &mut page.images {
            *image = image.moved(-x, -y);
        }
        (page, (x, y))
    }
}

/// The characters that belong to a page and to no watermark over the sheet.
fn text(sheet: &Page) -> impl Iterator<Item = &Glyph> {
    sheet.glyphs.iter().filter(|glyph| {
        !glyph.hidden
            && !glyph.pale
            && glyph.direction != Direction::Slanted
            && !glyph.character.is_whitespace()
    })
}

/// A box that a character does not leave, whichever way it runs.
fn box_of(glyph: &Glyph) -> Rect {
    let reach = glyph.advance.max(glyph.size);
    match glyph.direction {
        Direction::Right => {
            Rect::between((glyph.x, glyph.y), (glyph.x + glyph.advance, glyph.y - glyph.size))
        }
        _ => Rect::between((glyph.x, glyph.y), (glyph.x, glyph.y)).grown(reach),
    }
}
