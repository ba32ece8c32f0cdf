//! The PDF reader: objects and content to pages of glyphs and rulings (`page`) to paragraphs and
//! tables (`layout`).

mod bombs;
mod cmap;
mod content;
#[cfg(feature = "pdf-extract")]
mod extract_adapter;
mod filters;
mod font;
mod ideographs;
mod layout;
mod matrix;
mod objects;
mod page;
mod page_tree;
mod picture;
mod salvage;
mod search;
mod store;
#[cfg(test)]
mod tests;
mod tokens;

#[cfg(feature = "pdf-extract")]
pub use self::extract_adapter::PdfExtractOutput;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use self::filters::Budget;
use self::objects::File;
use self::page::{CutShort, Page};
use self::page_tree::{PageEntry, Pages};
pub(crate) use self::picture::Picture;
use self::store::Store;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Place;
use crate::error::{Error, Result};
use crate::limits::{Limits, Stopwatch};
use crate::reader::Reading;

/// Reads the bytes of a file.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading> {
    let stopwatch = Stopwatch::start(limits);
    let budget = Rc::new(Budget::new(limits));
    if !bombs::are_absent(bytes, &budget) {
        return Err(Error::limit("inflated bytes of objects", limits.inflated_bytes));
    }
    let file = File::open(bytes)?;
    let store = Store::new(&file, budget);
    let pages = Pages::read(&file, limits);
    if pages.entries.is_empty() {
        return Err(Error::damaged("the PDF has no page that can be read"));
    }
    let mut layout = layout::Layout::new(limits);
    let mut diagnostics = Vec::new();
    if file.is_salvaged {
        let text = "the end of the file is missing; its pages come in the order they stand";
        diagnostics.push(Diagnostic::new(Code::DamagedPart, Place::default(), text));
    }
    if pages.unreadable > 0 {
        let text = format!("entries of the page tree that are no page: {}", pages.unreadable);
        diagnostics.push(Diagnostic::new(Code::DamagedPart, Place::default(), text));
    }
    if pages.cut_short {
        let text = format!("more than {} pages", limits.pages);
        diagnostics.push(Diagnostic::new(Code::TruncatedByLimit, Place::default(), text));
    }
    for (number, entry) in (1..).zip(&pages.entries) {
        let place = Place { page: Some(number), ..Place::default() };
        if stopwatch.is_over() {
            let text = format!("more than {:?}", limits.time);
            diagnostics.push(Diagnostic::new(Code::TruncatedByLimit, place, text));
            break;
        }
        let page = read_page(entry, number, &store, limits).unwrap_or_else(|| {
            let text = "a defect of the reader was caught; please report it";
            diagnostics.push(Diagnostic::new(Code::DamagedPart, place.clone(), text));
            Page { number, ..Page::default() }
        });
        diagnostics.extend(diagnose(&page, &place));
        layout.add(page);
    }
    let (document, of_layout) = layout.finish();
    diagnostics.extend(of_layout);
    Ok(Reading { document, diagnostics, format: None })
}

/// Draws what the interpreter sees on a page, counted from 1.
pub(crate) fn picture(bytes: &[u8], number: u32, limits: &Limits) -> Result<Picture> {
    let budget = Rc::new(Budget::new(limits));
    let file = File::open(bytes)?;
    let store = Store::new(&file, Rc::new(Budget::new(limits)));
    let pages = Pages::read(&file, limits);
    let index = number.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let page = index
        .and_then(|index| pages.entries.get(index))
        .and_then(|entry| read_page(entry, number, &store, limits));
    match page {
        Some(page) => Ok(picture::draw(&page)),
        None => Err(Error::damaged(format!("has no page {number} that can be read"))),
    }
}

/// Reads one page behind a fence: a panic takes this page and no other.
fn read_page<'a>(
    entry: &PageEntry<'a>,
    number: u32,
    store: &Store<'a>,
    limits: &Limits,
) -> Option<Page> {
    // Whatever the store was doing when a page panicked, its caches hold only finished things.
    catch_unwind(AssertUnwindSafe(|| content::read_page(entry, number, store, limits))).ok()
}

/// What a person should know about a page.
fn diagnose(page: &Page, place: &Place) -> Vec<Diagnostic> {
    let diagnostic = |code, text: String| Diagnostic::new(code, place.clone(), text);
    let mut found = Vec::new();
    match page.cut_short {
        Some(CutShort::Damaged) => {
            let text = "the content of the page is broken";
            found.push(diagnostic(Code::DamagedPart, text.to_owned()));
        }
        Some(CutShort::Limit(limit)) => {
            found.push(diagnostic(Code::TruncatedByLimit, format!("more {limit} than allowed")));
        }
        None => {}
    }
    let visible = || page.glyphs.iter().filter(|glyph| !glyph.hidden);
    let unknown = visible().filter(|glyph| says_nothing(glyph.character)).count();
    if unknown > 0 {
        let unit = if unknown == 1 { "glyph" } else { "glyphs" };
        found.push(diagnostic(Code::TextNotDecoded, format!("{unknown} {unit}")));
    }
    let blank = visible().all(|glyph| glyph.character.is_whitespace());
    if blank && (!page.images.is_empty() || page.outlines > 0) {
        found.push(diagnostic(Code::ScannedPage, String::new()));
    }
    found
}

/// Whether a character says nothing about what is printed: the mark for that, or a code point for
/// private use, as Founder's fonts have for characters beyond GBK.
fn says_nothing(character: char) -> bool {
    matches!(
        character,
        char::REPLACEMENT_CHARACTER | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}'
    )
}
