//! The number formats of cell styles.

use std::collections::BTreeMap;

use crate::document::Place;
use crate::error::Result;
use crate::reader::package::Package;

use super::super::cell_formats::CellFormats;
use super::super::intake::Intake;
use super::super::xml::{Node, XmlPart};

/// Reads the part of styles; a broken one as far as it goes, a missing one as no styles.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    intake: &mut Intake<'_>,
) -> Result<CellFormats> {
    let (mut ids, mut codes) = (Vec::new(), BTreeMap::new());
    if let Some(content) = package.part(part)? {
        let mut xml = XmlPart::new(content, part, intake.limits);
        if let Err(error) = collect(&mut xml, &mut ids, &mut codes) {
            intake.go_on_after(Place::default(), error)?;
        }
    }
    Ok(CellFormats::new(&ids, &codes))
}

fn collect(
    xml: &mut XmlPart<'_>,
    ids: &mut Vec<u16>,
    codes: &mut BTreeMap<u16, String>,
) -> Result<()> {
    /// More styles than any program can hold (65,490).
    const MAX_STYLES: usize = 1 << 16;

    let mut in_cell_styles = false;
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                "cellXfs" => in_cell_styles = true,
                "xf" if in_cell_styles && ids.len() < MAX_STYLES => {
                    let id = element.number("numFmtId").and_then(|id| u16::try_from(id).ok());
                    ids.push(id.unwrap_or(0));
                }
                "numFmt" if codes.len() < MAX_STYLES => {
                    let id = element.number("numFmtId").and_then(|id| u16::try_from(id).ok());
                    if let (Some(id), Some(code)) = (id, element.attribute("formatCode")) {
                        codes.entry(id).or_insert(code);
                    }
                }
                _ => {}
            },
            Node::Close(name) if name.as_str() == "cellXfs" => return Ok(()),
            Node::End => return Ok(()),
            Node::Close(_) | Node::Text(_) | Node::Aside => {}
        }
    }
}
