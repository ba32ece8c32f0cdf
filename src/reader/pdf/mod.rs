//! The PDF reader: objects and content to pages of glyphs and rulings (`page`) to paragraphs and
//! tables (`layout`).

mod cmap;
mod content;
#[cfg(feature = "pdf-extract")]
mod extract_adapter;
mod file;
mod filters;
mod font;
mod ideographs;
mod layers;
mod layout;
mod matrix;
mod page;
mod page_tree;
mod picture;
mod store;
#[cfg(test)]
mod tests;

#[cfg(feature = "pdf-extract")]
pub use self::extract_adapter::PdfExtractOutput;

use std::panic::{AssertUnwindSafe, catch_unwind};

use self::file::{has_end, open};
use self::matrix::narrow;
use self::page::{CutShort, Page};
use self::page_tree::{PageEntry, Pages};
pub(crate) use self::picture::{Picture, of_page as picture_of_page};
use self::store::Store;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Place;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reading;

/// Pages with as many glyphs as the limit allows that a file may have: all glyphs are held until the
/// last page is known, 60 bytes each. A thousand real pages have a million.
const FULL_PAGES: u64 = 25;

/// Reads the bytes of a file.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading> {
    let (file, budget) = open(bytes, limits)?;
    let stopwatch = budget.stopwatch;
    let store = Store::new(&file, budget);
    let pages = Pages::read(&file, limits);
    if pages.entries.is_empty() && pages.cut_short {
        return Err(Error::limit("pages", limits.pages));
    }
    if pages.entries.is_empty() {
        return Err(Error::damaged("the PDF has no page that can be read"));
    }
    let mut layout = layout::Layout::new(limits);
    let mut diagnostics = Vec::new();
    if file.is_salvaged || !has_end(bytes) {
        let text = "the end of the file is missing";
        diagnostics.push(Diagnostic::new(Code::DamagedPart, Place::default(), text));
    }
    if file.hidden > 0 {
        let text = format!("streams in a form that is not read: {}", file.hidden);
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
    let mut glyphs = 0;
    let (mut cut_at_start, mut cut_at_end) = (Vec::new(), Vec::new());
    for (number, entry) in (1..).zip(&pages.entries) {
        let place = Place { page: Some(number), ..Place::default() };
        let over = if stopwatch.is_reading_over() {
            Some(format!("the limit on time: more than {:?} of reading", stopwatch.for_reading()))
        } else if file.is_spent() {
            Some("more bytes of large objects looked up than allowed".to_owned())
        } else if glyphs > u64::from(limits.glyphs) * FULL_PAGES {
            Some(format!("more glyphs on all pages than {FULL_PAGES} may have"))
        } else {
            None
        };
        if let Some(text) = over {
            diagnostics.push(Diagnostic::new(Code::TruncatedByLimit, place, text));
            break;
        }
        let page = read_page(entry, number, &store, limits).unwrap_or_else(|| {
            let text = "a defect of the reader was caught; please report it";
            diagnostics.push(Diagnostic::new(Code::DamagedPart, place.clone(), text));
            Page { number, ..Page::default() }
        });
        diagnostics.extend(diagnose(&page, &place));
        glyphs += page.glyphs.len() as u64;
        cut_at_start.extend((page.cut_at_start > 0).then(|| (place.clone(), page.cut_at_start)));
        cut_at_end.extend((page.cut_at_end > 0).then_some((place, page.cut_at_end)));
        layout.add(page);
    }
    // A sheet printed over several pages side by side shows elsewhere what one of them cuts off.
    if cut_at_start.is_empty() || cut_at_end.is_empty() {
        let cut = cut_at_start.into_iter().chain(cut_at_end);
        diagnostics.extend(cut.map(|(place, count)| cut_off(place, count)));
    }
    let (document, of_layout) = layout.finish();
    diagnostics.extend(of_layout);
    Ok(Reading { document, diagnostics, format: None })
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
    let count = |kind: fn(char) -> bool| visible().filter(|glyph| kind(glyph.character)).count();
    for (code, count) in
        [(Code::TextNotDecoded, count(says_nothing)), (Code::SymbolNotDecoded, count(is_pictorial))]
    {
        if count > 0 {
            let unit = if count == 1 { "glyph" } else { "glyphs" };
            found.push(diagnostic(code, format!("{count} {unit}")));
        }
    }
    if page.contradicted > 0 {
        let text = format!("{} glyphs that the file says two things of", page.contradicted);
        found.push(diagnostic(Code::TextNotDecoded, text));
    }
    if page.clipped > 0 {
        found.push(cut_off(place.clone(), page.clipped));
    }
    if let Some(text) = no_text(page) {
        found.push(diagnostic(Code::ScannedPage, text.to_owned()));
    }
    found
}

fn cut_off(place: Place, count: u32) -> Diagnostic {
    let unit = if count == 1 { "character" } else { "characters" };
    Diagnostic::new(Code::TextCutOff, place, format!("{count} {unit}"))
}

/// Whether a character says nothing about what is printed: the mark for that, or a code point for
/// private use, as Founder's fonts have for characters beyond GBK.
fn says_nothing(character: char) -> bool {
    !is_pictorial(character)
        && matches!(
            character,
            char::REPLACEMENT_CHARACTER | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}'
        )
}

/// Whether a character is one of the pictures that Word writes as U+F000 and the code: Wingdings.
fn is_pictorial(character: char) -> bool {
    ('\u{F000}'..='\u{F0FF}').contains(&character)
}

/// Why a page's text cannot be read though there is something on it.
fn no_text(page: &Page) -> Option<&'static str> {
    /// A page with fewer glyphs has a page number or a stamp, not its text.
    const FEW: usize = 30;
    /// Part of the page that a scan covers at least.
    const COVERED: f32 = 0.5;
    /// Painted outlines that are text: drawings have fewer, and text has some for each character.
    const OUTLINES: u32 = 300;

    // A page cut out of a larger one has text beside it.
    let is_inside = |glyph: &&page::Glyph| {
        let (x, y) = glyph.middle();
        (0.0..=page.width).contains(&narrow(x)) && (0.0..=page.height).contains(&narrow(y))
    };
    let inked = || page.glyphs.iter().filter(|glyph| !glyph.character.is_whitespace());
    let glyphs = inked().filter(|glyph| !glyph.hidden).count();
    let hidden = || inked().filter(|glyph| glyph.hidden).filter(is_inside).count();
    let area = |rect: &page::Rect| (rect.x1 - rect.x0) * (rect.bottom - rect.top);
    // Scans are stored in strips, too.
    let covered = page.images.iter().map(area).sum::<f32>();
    let is_covered = covered >= COVERED * page.width * page.height;
    match glyphs {
        // The text of the picture as a machine read it, and a line or a form printed on it.
        FEW.. if is_covered && hidden() > glyphs => Some("a picture covers the page"),
        FEW.. => None,
        0 if !page.images.is_empty() => Some("only pictures"),
        0 if page.outlines > 0 => Some("only outlines"),
        _ if is_covered => Some("a picture covers the page"),
        _ if page.outlines >= OUTLINES => Some("most of it is outlines"),
        _ if hidden() >= FEW => Some("most of its text is not shown"),
        _ => None,
    }
}
