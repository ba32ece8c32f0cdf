//! The number format of each cell style.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::document::Place;
use crate::error::Result;
use crate::reader::package::Package;

use super::super::intake::Intake;
use super::super::number_format::{GENERAL, NumberFormat};
use super::super::xml::{Node, XmlPart};
use super::damaged_part;

/// Formats by style index.
pub(in super::super) struct Styles {
    formats: Vec<Rc<NumberFormat>>,
    general: Rc<NumberFormat>,
}

impl Styles {
    /// The formats of these format ids, in the order of the styles; `codes` holds those that the
    /// file spells out.
    pub(in super::super) fn new(ids: &[u16], codes: &BTreeMap<u16, String>) -> Self {
        let mut known: BTreeMap<u16, Rc<NumberFormat>> = BTreeMap::new();
        let format_of = |id: &u16| {
            let code = codes.get(id).map_or_else(|| NumberFormat::built_in(*id), String::as_str);
            Rc::clone(known.entry(*id).or_insert_with(|| Rc::new(NumberFormat::new(code))))
        };
        let formats = ids.iter().map(format_of).collect();
        Self { formats, general: Rc::new(NumberFormat::new(GENERAL)) }
    }

    /// Reads the part; a broken one as far as it goes, a missing one as no styles.
    pub(super) fn read(
        package: &mut Package<'_>,
        part: &str,
        intake: &mut Intake<'_>,
    ) -> Result<Self> {
        let (mut ids, mut codes) = (Vec::new(), BTreeMap::new());
        if let Some(content) = package.part(part)? {
            let mut xml = XmlPart::new(content, part, intake.limits);
            if let Err(error) = collect(&mut xml, &mut ids, &mut codes) {
                damaged_part(intake, Place::default(), error)?;
            }
        }
        Ok(Self::new(&ids, &codes))
    }

    /// The format of a cell of this style.
    pub(in super::super) fn format(&self, style: usize) -> &NumberFormat {
        self.formats.get(style).unwrap_or(&self.general)
    }
}

fn collect(
    xml: &mut XmlPart<impl std::io::Read>,
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
