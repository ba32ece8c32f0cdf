//! What the interpreter saw on a page, as SVG layers: glyph boxes, rulings, filled areas, images.

use std::fmt::Write as _;

use super::file::open;
use super::page::{Direction, Glyph, Page, Rect};
use super::page_tree::Pages;
use super::read_page;
use super::store::Store;
use crate::document::Place;
use crate::error::{Error, Result};
use crate::limits::Limits;

/// A page drawn for a person: its size in points and the SVG elements on it, unwrapped.
#[derive(Debug)]
pub(crate) struct Picture {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) elements: String,
}

/// Thinnest line drawn, in points, so that hairlines are seen.
const HAIRLINE: f32 = 0.4;

/// Draws what the interpreter sees on a page of a file, counted from 1.
pub(crate) fn of_page(bytes: &[u8], number: u32, limits: &Limits) -> Result<Picture> {
    let (file, budget) = open(bytes, limits)?;
    let store = Store::new(&file, budget);
    let pages = Pages::read(&file, limits);
    let index = number.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let page = index
        .and_then(|index| pages.entries.get(index))
        .and_then(|entry| read_page(entry, number, &store, limits));
    match page {
        Some(page) => Ok(draw(&page)),
        None => Err(Error::damaged("is no page that can be read").at(Place::page(number))),
    }
}

/// Draws a page.
fn draw(page: &Page) -> Picture {
    let mut elements = String::new();
    group(&mut elements, "fills", "fill-opacity=\"0.25\" stroke=\"none\"", |out| {
        for fill in &page.fills {
            let shade = (fill.brightness.clamp(0.0, 1.0) * 100.0).round();
            rectangle(out, fill.rect, &format!("fill=\"hsl(40 90% {shade}%)\""));
        }
    });
    group(&mut elements, "images", "fill=\"none\" stroke=\"purple\" stroke-width=\"1\"", |out| {
        for image in &page.images {
            rectangle(out, *image, "");
        }
    });
    group(&mut elements, "rulings", "stroke=\"red\"", |out| {
        for line in &page.lines {
            let dash = if line.hidden { " stroke-dasharray=\"2 2\"" } else { "" };
            let width = line.width.max(HAIRLINE);
            let (x0, y0, x1, y1) = (line.x0, line.y0, line.x1, line.y1);
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "<line x1=\"{x0:.2}\" y1=\"{y0:.2}\" x2=\"{x1:.2}\" y2=\"{y1:.2}\" \
                 stroke-width=\"{width:.2}\"{dash}/>"
            );
        }
    });
    group(&mut elements, "glyphs", "fill=\"none\" stroke-width=\"0.2\"", |out| {
        for glyph in &page.glyphs {
            draw_glyph(out, glyph, page);
        }
    });
    Picture { width: page.width, height: page.height, elements }
}

fn group(out: &mut String, name: &str, style: &str, draw: impl FnOnce(&mut String)) {
    let _ = writeln!(out, "<g id=\"{name}\" {style}>");
    draw(out);
    out.push_str("</g>\n");
}

fn rectangle(out: &mut String, rect: Rect, style: &str) {
    let (x, y) = (rect.x0, rect.top);
    let (width, height) = (rect.x1 - rect.x0, rect.bottom - rect.top);
    let _ = writeln!(
        out,
        "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" {style}/>"
    );
}

/// The box of a glyph, grey where it is hidden, red where the file does not say its character.
fn draw_glyph(out: &mut String, glyph: &Glyph, page: &Page) {
    let face = page.fonts.get(usize::from(glyph.font));
    let (ascent, descent) = face.map_or((1.0, 0.0), |face| (face.ascent, face.descent));
    let (over, under) = (ascent * glyph.size, descent * glyph.size);
    let (x, y, advance) = (glyph.x, glyph.y, glyph.advance);
    let (x0, top, x1, bottom) = match glyph.direction {
        Direction::Right | Direction::Slanted => (x, y - over, x + advance, y + under),
        Direction::Left => (x - advance, y - under, x, y + over),
        Direction::Down => (x - under, y, x + over, y + advance),
        Direction::Up => (x - over, y - advance, x + under, y),
        Direction::Vertical => (x - glyph.size / 2.0, y, x + glyph.size / 2.0, y + advance),
    };
    let colour = match (glyph.hidden, glyph.character) {
        (true, _) => "silver",
        (false, char::REPLACEMENT_CHARACTER) => "red",
        (false, _) => "steelblue",
    };
    rectangle(out, Rect { x0, top, x1, bottom }, &format!("stroke=\"{colour}\""));
    if glyph.character.is_control() || glyph.character.is_whitespace() {
        return;
    }
    let character = match glyph.character {
        '<' => "&lt;".to_owned(),
        '&' => "&amp;".to_owned(),
        character => character.to_string(),
    };
    let _ = writeln!(
        out,
        "<text x=\"{x0:.2}\" y=\"{:.2}\" font-size=\"{:.2}\" fill=\"{colour}\" \
         stroke=\"none\">{character}</text>",
        bottom - under.max(0.0),
        glyph.size
    );
}
