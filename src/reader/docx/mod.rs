//! Word documents: a package of XML parts, read in one pass over the main part.
//!
//! The main part is found by relationships, its styles and lists are loaded first, and then the
//! text streams by: what is kept while reading is the row and the paragraph that are open.
//! Headers, footers and notes are set aside as furniture; comments are not read.

mod body;
mod counting;
mod fault;
mod fields;
mod forms;
mod lists;
mod memo;
mod names;
mod namespaces;
mod numbering;
mod numerals;
mod opened;
mod paragraph;
mod parts;
mod properties;
mod styles;
mod symbols;
mod table;
mod table_properties;
mod xml;

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, Paragraph, Place};
use crate::error::{Error, ErrorKind, Result};
use crate::limits::{Limits, Stopwatch};
use crate::reader::Reading;
use crate::reader::package::{Package, Part};

use self::body::Body;
use self::fault::Fault;
use self::lists::Lists;
use self::numbering::Numbering;
use self::styles::Styles;
use self::xml::Stream;

/// Reads the bytes of a package.
///
/// # Errors
/// `Damaged` if the package or its main part is broken before anything was read, `Encrypted` if a
/// part needs a password, `LimitExceeded` if a limit is passed before anything was read.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading> {
    let stopwatch = Stopwatch::start(limits);
    let mut package = Package::open(bytes, limits)?;
    let Some(parts) = parts::find(&mut package)? else {
        return Err(Error::damaged("the package has no main part word/document.xml"));
    };
    let mut diagnostics = Vec::new();
    let mut styles = Styles::default();
    if let Some(name) = &parts.styles {
        beside(&mut package, name, limits, &mut diagnostics, |stream| styles.load(stream));
    }
    let mut lists = Lists::default();
    if let Some(name) = &parts.numbering {
        beside(&mut package, name, limits, &mut diagnostics, |stream| lists.load(stream, &styles));
    }
    let mut numbering = Numbering::new(lists);

    let mut body = Body::new(&styles, &mut numbering, &parts.chunks, limits, stopwatch);
    let Some(part) = package.part(&parts.document)? else {
        return Err(Error::damaged(format!("the part {} is missing", parts.document)));
    };
    let read = body.read(&mut Stream::new(part, limits.depth));
    let place = body.place_reached();
    let (blocks, found) = body.finish();
    diagnostics.extend(found);
    if let Err(fault) = read {
        if blocks.is_empty() {
            return Err(no_document(fault, &parts.document));
        }
        diagnostics.push(diagnosed(fault, &parts.document, place));
    }

    let mut furniture: Vec<Paragraph> = Vec::new();
    let mut furniture_text = 0;
    for name in &parts.furniture {
        if furniture.len() >= limits.cells as usize || furniture_text > limits.text_bytes {
            let what = format!("{name}: the headers, footers and notes hold more than allowed");
            diagnostics.push(Diagnostic::new(Code::TruncatedByLimit, Place::default(), what));
            break;
        }
        let (mut numbering, chunks) = (Numbering::default(), BTreeMap::new());
        let mut body = Body::new(&styles, &mut numbering, &chunks, limits, stopwatch);
        beside(&mut package, name, limits, &mut diagnostics, |stream| body.read(stream));
        for paragraph in body.finish().0.into_iter().flat_map(set_aside) {
            furniture_text += paragraph.text.len() as u64;
            furniture.push(paragraph);
        }
    }
    let document = Document { blocks, furniture, pages: None };
    Ok(Reading { document, diagnostics, ..Reading::default() })
}

/// Reads a part beside the main one. What is wrong with it costs no more than what it holds.
fn beside<'a>(
    package: &mut Package<'a>,
    name: &str,
    limits: &Limits,
    diagnostics: &mut Vec<Diagnostic>,
    read: impl FnOnce(&mut Stream<Part<'_, 'a>>) -> std::result::Result<(), Fault>,
) {
    match package.part(name) {
        Ok(None) => {}
        Ok(Some(part)) => {
            if let Err(fault) = read(&mut Stream::new(part, limits.depth)) {
                diagnostics.push(diagnosed(fault, name, Place::default()));
            }
        }
        Err(error) => {
            let code = match error.kind() {
                ErrorKind::LimitExceeded => Code::TruncatedByLimit,
                _ => Code::DamagedPart,
            };
            let what = format!("{name}: {error}");
            diagnostics.push(Diagnostic::new(code, Place::default(), what));
        }
    }
}

/// The paragraphs of a header, footer or note, which have no place in the text; those of its tables,
/// too.
fn set_aside(block: Block) -> Vec<Paragraph> {
    match block {
        Block::Paragraph(paragraph) => vec![Paragraph { place: Place::default(), ..paragraph }],
        Block::Table(grid) => {
            let texts = grid.cells.into_iter().map(|cell| cell.text);
            let printed = texts.filter(|text| !text.is_empty());
            printed.map(|text| Paragraph { text, ..Paragraph::default() }).collect()
        }
    }
}

fn no_document(fault: Fault, part: &str) -> Error {
    match fault {
        Fault::Damaged(what) => Error::damaged(format!("{part}: {what}")),
        Fault::Limit(name, allowed) => Error::limit(name, allowed),
    }
}

fn diagnosed(fault: Fault, part: &str, place: Place) -> Diagnostic {
    match fault {
        Fault::Damaged(what) => {
            Diagnostic::new(Code::DamagedPart, place, format!("{part}: {what}"))
        }
        Fault::Limit(name, allowed) => {
            let what = format!("{part}: more than {allowed} {name}");
            Diagnostic::new(Code::TruncatedByLimit, place, what)
        }
    }
}
