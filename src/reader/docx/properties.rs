//! Properties of paragraphs and runs, as written in the text and in styles alike.

use std::io::Read;

use crate::document::Alignment;

use super::fault::Fault;
use super::names::Element;
use super::styles::{StyleId, Styles};
use super::symbols::Pictorial;
use super::xml::{Attributes, Event, Stream};

/// What a run says about its characters; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct RunFormat {
    pub(super) style: Option<StyleId>,
    pub(super) hidden: Option<bool>,
    pub(super) bold: Option<bool>,
    /// Letters are printed as capitals, in full height or as small ones.
    pub(super) capitals: Option<bool>,
    pub(super) small_capitals: Option<bool>,
    /// Struck through, by one line or two.
    pub(super) struck: Option<bool>,
    /// Size in half points.
    pub(super) size: Option<u16>,
    /// The font, if it is one whose characters are pictures or symbols.
    pub(super) font: Option<Pictorial>,
}

impl RunFormat {
    /// What is said here, else there.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            style: self.style.or(other.style),
            hidden: self.hidden.or(other.hidden),
            bold: self.bold.or(other.bold),
            capitals: self.capitals.or(other.capitals),
            small_capitals: self.small_capitals.or(other.small_capitals),
            struck: self.struck.or(other.struck),
            size: self.size.or(other.size),
            font: self.font.or(other.font),
        }
    }

    /// Takes in one property; whether it was one.
    fn set(&mut self, property: Element, attributes: &Attributes<'_>, styles: &Styles) {
        match property {
            Element::RunStyle => self.style = attributes.val().and_then(|id| styles.find(&id)),
            Element::Vanish => self.hidden = Some(attributes.is_on()),
            Element::Bold => self.bold = Some(attributes.is_on()),
            Element::Capitals => self.capitals = Some(attributes.is_on()),
            Element::SmallCapitals => self.small_capitals = Some(attributes.is_on()),
            Element::Strike | Element::DoubleStrike => {
                self.struck = Some(attributes.is_on() || self.struck == Some(true));
            }
            Element::Size => self.size = attributes.number().and_then(|n| u16::try_from(n).ok()),
            Element::Fonts => {
                let [ascii, other] = attributes.get_two(["ascii", "hAnsi"]);
                self.font = ascii.or(other).map(|font| Pictorial::of(&font));
            }
            _ => {}
        }
    }
}

/// The character behind a paragraph that ends it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    /// Deleted or moved away: the paragraph goes on in the next one.
    pub(super) deleted: bool,
    pub(super) hidden: Option<bool>,
}

/// What a paragraph says about itself; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ParagraphFormat {
    pub(super) style: Option<StyleId>,
    pub(super) alignment: Option<Alignment>,
    /// Heading level from 1, `Some(0)` for body text.
    pub(super) outline: Option<u8>,
    /// Number of the list; 0 takes the paragraph out of its style's list.
    pub(super) list: Option<i64>,
    /// Level of the list, from 0.
    pub(super) list_level: Option<u8>,
    pub(super) mark: Mark,
}

impl ParagraphFormat {
    /// What is said here, else there. The mark is the paragraph's own.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            style: self.style.or(other.style),
            alignment: self.alignment.or(other.alignment),
            outline: self.outline.or(other.outline),
            list: self.list.or(other.list),
            list_level: self.list_level.or(other.list_level),
            mark: self.mark,
        }
    }
}

/// Reads run properties to their end.
pub(super) fn run_format<R: Read>(
    stream: &mut Stream<R>,
    styles: &Styles,
) -> Result<RunFormat, Fault> {
    let mut format = RunFormat::default();
    loop {
        match stream.next()? {
            Event::Start(Element::RunChange, _) => stream.skip()?,
            Event::Start(property, attributes) => format.set(property, &attributes, styles),
            Event::End(Element::RunProperties) | Event::EndOfPart => return Ok(format),
            Event::End(_) | Event::Text(_) | Event::Nothing => {}
        }
    }
}

/// Reads paragraph properties to their end.
pub(super) fn paragraph_format<R: Read>(
    stream: &mut Stream<R>,
    styles: &Styles,
) -> Result<ParagraphFormat, Fault> {
    let mut format = ParagraphFormat::default();
    loop {
        match stream.next()? {
            Event::Start(Element::ParagraphChange | Element::SectionProperties, _) => {
                stream.skip()?;
            }
            Event::Start(Element::RunProperties, _) => format.mark = mark(stream)?,
            Event::Start(property, attributes) => format.set(property, &attributes, styles),
            Event::End(Element::ParagraphProperties) | Event::EndOfPart => return Ok(format),
            Event::End(_) | Event::Text(_) | Event::Nothing => {}
        }
    }
}

impl ParagraphFormat {
    fn set(&mut self, property: Element, attributes: &Attributes<'_>, styles: &Styles) {
        /// Levels of headings; the tenth, 9, is body text.
        const HEADINGS: i64 = 9;
        match property {
            Element::ParagraphStyle => {
                self.style = attributes.val().and_then(|id| styles.find(&id));
            }
            Element::Justification => self.alignment = attributes.val().and_then(|jc| align(&jc)),
            Element::OutlineLevel => {
                self.outline = attributes.number().and_then(|level| match level {
                    0..HEADINGS => u8::try_from(level + 1).ok(),
                    _ => Some(0),
                });
            }
            Element::NumberingLevel => self.list_level = attributes.number().map(level),
            Element::NumberingId => self.list = attributes.number(),
            _ => {}
        }
    }
}

/// A list level as it may stand in a file, brought into the nine there are.
pub(super) fn level(level: i64) -> u8 {
    /// The deepest list level (ISO/IEC 29500-1, 17.9.3).
    const DEEPEST: i64 = 8;
    u8::try_from(level.clamp(0, DEEPEST)).unwrap_or_default()
}

/// Reads the properties of a paragraph mark to their end.
fn mark<R: Read>(stream: &mut Stream<R>) -> Result<Mark, Fault> {
    let mut mark = Mark::default();
    loop {
        match stream.next()? {
            Event::Start(Element::RunChange, _) => stream.skip()?,
            Event::Start(Element::Deleted | Element::MovedFrom, _) => mark.deleted = true,
            Event::Start(Element::Vanish, attributes) => mark.hidden = Some(attributes.is_on()),
            Event::End(Element::RunProperties) | Event::EndOfPart => return Ok(mark),
            _ => {}
        }
    }
}

fn align(jc: &str) -> Option<Alignment> {
    match jc {
        "left" | "start" | "both" | "distribute" => Some(Alignment::Start),
        "center" => Some(Alignment::Center),
        "right" | "end" => Some(Alignment::End),
        _ => None,
    }
}
