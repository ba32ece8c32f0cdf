//! What tables, rows and cells say about themselves.

use std::io::Read;

use super::fault::Fault;
use super::names::Element;
use super::styles::{StyleId, Styles};
use super::xml::{Attributes, Event, Stream};

/// Whether a cell starts, continues or is no part of a merge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    #[default]
    No,
    Start,
    Continue,
}

/// What a cell says about itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellFormat {
    pub(super) span: u32,
    pub(super) vertical: Merge,
    pub(super) horizontal: Merge,
    /// Deleted under change tracking.
    pub(super) is_deleted: bool,
    /// Width in twentieths of a point, if it is an absolute one.
    pub(super) width: Option<f32>,
}

impl Default for CellFormat {
    fn default() -> Self {
        Self { span: 1, vertical: Merge::No, horizontal: Merge::No, is_deleted: false, width: None }
    }
}

/// What a row says about itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RowFormat {
    pub(super) before: u32,
    pub(super) after: u32,
    pub(super) is_header: bool,
    /// Deleted under change tracking, or hidden: not a row of the printed table.
    pub(super) is_absent: bool,
}

/// Reads cell properties to their end.
pub(super) fn cell_format<R: Read>(stream: &mut Stream<R>) -> Result<CellFormat, Fault> {
    let mut format = CellFormat::default();
    loop {
        match stream.next()? {
            Event::Start(Element::CellWidth, attributes) => format.width = length(&attributes),
            Event::Start(Element::GridSpan, attributes) => {
                // Some writers say 0 where a cell spans nothing but its own column.
                format.span = attributes.number().filter(|span| *span != 0).map_or(1, count);
            }
            Event::Start(Element::VerticalMerge, attributes) => {
                format.vertical = merge(attributes.val().as_deref());
            }
            Event::Start(Element::HorizontalMerge, attributes) => {
                format.horizontal = merge(attributes.val().as_deref());
            }
            // A merge that was tracked as a change stands in the final document.
            Event::Start(Element::CellMerged, attributes) => {
                if let Some(vertical) = attributes.get("vMerge") {
                    format.vertical = merge(Some(if vertical == "rest" { "restart" } else { "" }));
                }
            }
            Event::Start(Element::CellDeleted, _) => format.is_deleted = true,
            Event::Start(Element::CellChange, _) => stream.skip()?,
            Event::End(Element::CellProperties) | Event::EndOfPart => return Ok(format),
            _ => {}
        }
    }
}

/// Reads row properties to their end.
pub(super) fn row_format<R: Read>(stream: &mut Stream<R>) -> Result<RowFormat, Fault> {
    let mut format = RowFormat::default();
    loop {
        match stream.next()? {
            Event::Start(Element::GridBefore, attributes) => {
                format.before = attributes.number().map_or(0, count);
            }
            Event::Start(Element::GridAfter, attributes) => {
                format.after = attributes.number().map_or(0, count);
            }
            Event::Start(Element::TableHeader, attributes) => format.is_header = attributes.is_on(),
            Event::Start(Element::HiddenRow, attributes) => {
                format.is_absent |= attributes.is_on();
            }
            Event::Start(Element::Deleted | Element::MovedFrom, _) => format.is_absent = true,
            Event::Start(Element::RowChange, _) => stream.skip()?,
            Event::End(Element::RowProperties) | Event::EndOfPart => return Ok(format),
            _ => {}
        }
    }
}

/// Reads table properties to their end: the style of the table.
pub(super) fn table_style<R: Read>(
    stream: &mut Stream<R>,
    styles: &Styles,
) -> Result<Option<StyleId>, Fault> {
    let mut style = None;
    loop {
        match stream.next()? {
            Event::Start(Element::TableStyle, attributes) => {
                style = attributes.val().and_then(|id| styles.find(&id));
            }
            Event::Start(Element::TableChange, _) => stream.skip()?,
            Event::End(Element::TableProperties) | Event::EndOfPart => return Ok(style),
            _ => {}
        }
    }
}

/// A number of columns as it may stand in a file: nothing below zero.
fn count(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

fn merge(value: Option<&str>) -> Merge {
    if value == Some("restart") { Merge::Start } else { Merge::Continue }
}

/// A width in twentieths of a point: plain (Transitional, also with a fraction) or with a unit
/// (Strict). `None` for percentages and automatic widths.
pub(super) fn length(attributes: &Attributes<'_>) -> Option<f32> {
    let [unit, width] = attributes.get_two(["type", "w"]);
    if !matches!(unit.as_deref(), None | Some("dxa")) {
        return None;
    }
    let text = width.as_deref()?.trim();
    // Nearly every width is a plain number of no more digits than this.
    if let Ok(width) = text.parse::<u16>() {
        return (width > 0).then_some(f32::from(width));
    }
    let number = text.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let twentieths = match text.strip_prefix(number).unwrap_or_default() {
        "" => 1.0,
        "pt" => 20.0,
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        "pc" | "pi" => 240.0,
        _ => return None,
    };
    let width = number.parse::<f32>().ok()? * twentieths;
    (width.is_finite() && width > 0.0).then_some(width)
}
