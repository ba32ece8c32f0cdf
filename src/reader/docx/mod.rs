//! Word documents: a package of XML parts, read in one pass over the main part.
//!
//! The main part is found by relationships, its styles and lists are loaded first, and then the
//! text streams by: what is kept while reading is the row and the paragraph that are open.
//! Headers and footers are set aside as furniture; comments and notes are not read.

mod body;
mod fields;
mod forms;
mod names;
mod numbering;
mod numerals;
mod paragraph;
mod parts;
mod properties;
mod styles;
mod symbols;
mod table;
mod xml;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, Paragraph, Place};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reading;
use crate::reader::package::Package;

use self::body::Body;
use self::numbering::Numbering;
use self::parts::Parts;
use self::styles::Styles;
use self::xml::{Fault, Stream};

/// Reads the bytes of a package.
///
/// # Errors
/// `Damaged` if the package or its main part is broken before anything was read, `Encrypted` if a
/// part needs a password, `LimitExceeded` if a limit is passed before anything was read.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading> {
    let mut package = Package::open(bytes, limits)?;
    let Some(parts) = parts::find(&mut package)? else {
        return Err(Error::damaged("the package has no main part word/document.xml"));
    };
    let mut diagnostics = Vec::new();
    let styles = load_styles(&mut package, &parts, limits, &mut diagnostics)?;
    let mut numbering = load_numbering(&mut package, &parts, &styles, limits, &mut diagnostics)?;

    let mut body = Body::new(&styles, &mut numbering, &parts.chunks, limits);
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
    let furniture = furniture(&mut package, &parts, &styles, limits, &mut diagnostics)?;
    let document = Document { blocks, furniture, pages: None };
    Ok(Reading { document, diagnostics, ..Reading::default() })
}

fn load_styles(
    package: &mut Package<'_>,
    parts: &Parts,
    limits: &Limits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Styles> {
    let mut styles = Styles::default();
    if let Some(name) = &parts.styles
        && let Some(part) = package.part(name)?
        && let Err(fault) = styles.load(&mut Stream::new(part, limits.depth))
    {
        diagnostics.push(diagnosed(fault, name, Place::default()));
    }
    Ok(styles)
}

fn load_numbering(
    package: &mut Package<'_>,
    parts: &Parts,
    styles: &Styles,
    limits: &Limits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Numbering> {
    let mut numbering = Numbering::default();
    if let Some(name) = &parts.numbering
        && let Some(part) = package.part(name)?
        && let Err(fault) = numbering.load(&mut Stream::new(part, limits.depth), styles)
    {
        diagnostics.push(diagnosed(fault, name, Place::default()));
    }
    Ok(numbering)
}

/// The text of headers and footers.
fn furniture(
    package: &mut Package<'_>,
    parts: &Parts,
    styles: &Styles,
    limits: &Limits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<Paragraph>> {
    let mut furniture = Vec::new();
    for name in &parts.furniture {
        let Some(part) = package.part(name)? else {
            continue;
        };
        let mut numbering = Numbering::default();
        let mut body = Body::new(styles, &mut numbering, &[], limits);
        if let Err(fault) = body.read(&mut Stream::new(part, limits.depth)) {
            diagnostics.push(diagnosed(fault, name, Place::default()));
        }
        for block in body.finish().0 {
            match block {
                Block::Paragraph(paragraph) => {
                    furniture.push(Paragraph { place: Place::default(), ..paragraph });
                }
                Block::Table(grid) => {
                    let texts = grid.cells.into_iter().map(|cell| cell.text);
                    furniture.extend(
                        texts
                            .filter(|text| !text.is_empty())
                            .map(|text| Paragraph { text, ..Paragraph::default() }),
                    );
                }
            }
        }
    }
    Ok(furniture)
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
