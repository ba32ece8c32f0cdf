//! Spreadsheets of OpenDocument (ISO/IEC 26300, part 1): the content says what each cell shows.

mod styles;
mod table;

use crate::error::{Error, ErrorKind, Result};
use crate::reader::package::Package;

use self::styles::Styles;
use super::intake::{Intake, Sheet};
use super::xml::{Node, XmlPart};

/// The part of the styles that a user named.
const STYLES: &str = "styles.xml";

/// The part of the sheets, with the styles that cells use directly in front.
const CONTENT: &str = "content.xml";

/// The part that holds all others, encrypted (OpenDocument 1.3, part 2, 3.4.2).
const WHOLE: &str = "encrypted-package";

/// The part that says which parts are encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";

/// Reads the sheets of a spreadsheet, in the order of its tabs.
pub(super) fn read(bytes: &[u8], intake: &mut Intake<'_>) -> Result<Vec<Sheet>> {
    let limits = intake.limits;
    let mut package = Package::open(bytes, limits)?;
    package.check_all()?;
    if let Some(content) = package.part(MANIFEST)? {
        let mut xml = XmlPart::new(content, MANIFEST, limits);
        // The part that is being described: macros may have a password of their own.
        let mut part = String::new();
        // A broken manifest says nothing about the sheets.
        while let Ok(node) = xml.next() {
            match node {
                Node::Open(element) if element.name() == "file-entry" => {
                    part = element.attribute("full-path").unwrap_or_default();
                }
                Node::Open(element)
                    if element.name() == "encryption-data"
                        && [CONTENT, WHOLE].contains(&part.as_str()) =>
                {
                    let what = "the spreadsheet needs a password";
                    return Err(Error::new(ErrorKind::Encrypted, what));
                }
                Node::End => break,
                _ => {}
            }
        }
    }
    let mut styles = Styles::default();
    if let Some(content) = package.part(STYLES)? {
        let mut xml = XmlPart::new(content, STYLES, limits);
        if let Err(error) = styles.read(&mut xml) {
            intake.go_on_after(crate::document::Place::default(), error)?;
        }
    }
    let Some(content) = package.part(CONTENT)? else {
        return Err(Error::damaged(format!("the part {CONTENT} is missing")));
    };
    let mut xml = XmlPart::new(content, CONTENT, limits);
    table::read(&mut xml, styles, intake)
}
