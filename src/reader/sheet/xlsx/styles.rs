//! The number formats of cell styles, and which of their fonts are struck through.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Place;
use crate::error::Result;
use crate::reader::package::Package;

use super::super::cell_formats::CellFormats;
use super::super::intake::Intake;
use super::super::xml::{Element, Node, XmlPart};

/// More styles than any program can hold (65,490).
const MAX_STYLES: usize = 1 << 16;

/// Reads the part of styles; a broken one as far as it goes, a missing one as no styles.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    intake: &mut Intake<'_>,
) -> Result<CellFormats> {
    let mut styles = Styles::default();
    if let Some(content) = package.part(part)? {
        let mut xml = XmlPart::new(content, part, intake.limits);
        if let Err(error) = styles.collect(&mut xml) {
            intake.go_on_after(Place::default(), error)?;
        }
    }
    let struck = styles.fonts.iter().enumerate().filter(|(_, font)| styles.struck.contains(font));
    let struck = struck.map(|(style, _)| style).collect();
    Ok(CellFormats::new(&styles.formats, &styles.codes).striking(struck))
}

#[derive(Default)]
struct Styles {
    /// The id of the number format of each cell style.
    formats: Vec<u16>,
    /// The font of each cell style.
    fonts: Vec<u32>,
    codes: BTreeMap<u16, String>,
    font_count: u32,
    struck: BTreeSet<u32>,
    /// The list that is being read.
    list: List,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum List {
    #[default]
    Other,
    Fonts,
    CellStyles,
}

impl Styles {
    /// Reads up to the end of the cell styles, which stand behind all that they refer to.
    fn collect(&mut self, xml: &mut XmlPart<'_>) -> Result<()> {
        loop {
            match xml.next()? {
                Node::Open(element) => self.open(&element),
                Node::Close(name) if name.as_str() == "fonts" => self.list = List::Other,
                Node::Close(name) if name.as_str() == "cellXfs" => return Ok(()),
                Node::End => return Ok(()),
                Node::Close(_) | Node::Text(_) | Node::Aside => {}
            }
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        let format = || element.number("numFmtId").and_then(|id| u16::try_from(id).ok());
        match (element.name(), self.list) {
            ("fonts", _) => self.list = List::Fonts,
            ("cellXfs", _) => self.list = List::CellStyles,
            ("font", List::Fonts) => self.font_count = self.font_count.saturating_add(1),
            ("strike", List::Fonts) if is_on(element) && self.struck.len() < MAX_STYLES => {
                self.struck.insert(self.font_count.saturating_sub(1));
            }
            ("xf", List::CellStyles) if self.formats.len() < MAX_STYLES => {
                self.formats.push(format().unwrap_or(0));
                self.fonts.push(element.number("fontId").unwrap_or(0));
            }
            ("numFmt", _) if self.codes.len() < MAX_STYLES => {
                if let (Some(id), Some(code)) = (format(), element.attribute("formatCode")) {
                    self.codes.entry(id).or_insert(code);
                }
            }
            _ => {}
        }
    }
}

/// Whether a property of a font is on: it is where nothing else is said.
fn is_on(element: &Element<'_>) -> bool {
    element.attribute("val").is_none() || element.is_set("val")
}
