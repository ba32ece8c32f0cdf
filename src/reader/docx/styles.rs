//! Styles: what a paragraph or run inherits.

use std::collections::BTreeMap;
use std::io::Read;

use super::fault::Fault;
use super::names::Element;
use super::properties::{ParagraphFormat, RunFormat, paragraph_format, run_format};
use super::xml::{Attributes, Event, Stream};

/// A style by its position in the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct StyleId(u32);

/// Styles that a style may build on, one on the other. Word allows eleven; a cycle ends here.
const MOST_BASES: usize = 32;

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    paragraph: ParagraphFormat,
    run: RunFormat,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: BTreeMap<String, StyleId>,
    list: Vec<Style>,
    /// The style of a paragraph that names none.
    default_paragraph: Option<StyleId>,
    default_paragraph_format: ParagraphFormat,
    default_run_format: RunFormat,
}

impl Styles {
    /// The style with this identifier.
    pub(super) fn find(&self, id: &str) -> Option<StyleId> {
        self.by_name.get(id).copied()
    }

    /// What a paragraph has that names this style, or none, in a table of that style.
    pub(super) fn paragraph(
        &self,
        style: Option<StyleId>,
        table: Option<StyleId>,
    ) -> ParagraphFormat {
        let by_table = table.and_then(|table| self.get(table)).map(|style| style.paragraph);
        let base = by_table.unwrap_or_default().or(self.default_paragraph_format);
        let base = ParagraphFormat { style: None, ..base };
        match style.or(self.default_paragraph).and_then(|style| self.get(style)) {
            Some(style) => style.paragraph.or(base),
            None => base,
        }
    }

    /// What the characters have of a paragraph that names this style, or none, without the
    /// document's defaults.
    pub(super) fn paragraph_run(&self, style: Option<StyleId>) -> RunFormat {
        style
            .or(self.default_paragraph)
            .and_then(|id| self.get(id))
            .map_or_else(RunFormat::default, |style| RunFormat { style: None, ..style.run })
    }

    /// What characters have by a style of characters or of their table.
    pub(super) fn run(&self, style: Option<StyleId>) -> RunFormat {
        style.and_then(|id| self.get(id)).map_or_else(RunFormat::default, |style| style.run)
    }

    /// What every run has.
    pub(super) fn default_run(&self) -> RunFormat {
        self.default_run_format
    }

    fn get(&self, id: StyleId) -> Option<&Style> {
        self.list.get(id.0 as usize)
    }

    /// Takes in a part of styles as far as it is sound, and says what is wrong with the rest.
    pub(super) fn load<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        let read = self.read(stream);
        self.inherit();
        read
    }

    fn read<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        loop {
            match stream.next()? {
                Event::Start(Element::Style, attributes) => {
                    let (id, is_default) = self.open(&attributes);
                    self.read_style(stream, id, is_default)?;
                }
                Event::Start(Element::RunProperties, _) => {
                    self.default_run_format = run_format(stream, &Self::default())?;
                }
                Event::Start(Element::ParagraphProperties, _) => {
                    self.default_paragraph_format = paragraph_format(stream, &Self::default())?;
                }
                Event::EndOfPart => return Ok(()),
                _ => {}
            }
        }
    }

    /// The position of a style that starts, and whether paragraphs have it that name none.
    fn open(&mut self, attributes: &Attributes<'_>) -> (StyleId, bool) {
        let id = StyleId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        if let Some(name) = attributes.get("styleId") {
            self.by_name.entry(name.into_owned()).or_insert(id);
        }
        let is_paragraph = attributes.get("type").is_none_or(|kind| kind == "paragraph");
        let is_default = matches!(attributes.get("default").as_deref(), Some("1" | "true" | "on"));
        (id, is_paragraph && is_default)
    }

    fn read_style<R: Read>(
        &mut self,
        stream: &mut Stream<R>,
        id: StyleId,
        is_default: bool,
    ) -> Result<(), Fault> {
        let mut style = Style::default();
        let mut heading = None;
        let outside = stream.depth().saturating_sub(1);
        while stream.depth() > outside {
            match stream.next()? {
                Event::Start(Element::Name, attributes) => {
                    heading = attributes.val().and_then(|name| heading_level(&name));
                }
                Event::Start(Element::BasedOn, attributes) => {
                    style.based_on = attributes.val().map(std::borrow::Cow::into_owned);
                }
                Event::Start(Element::RunProperties, _) => {
                    style.run = run_format(stream, &Self::default())?;
                }
                Event::Start(Element::ParagraphProperties, _) => {
                    style.paragraph = paragraph_format(stream, &Self::default())?;
                    let (list, level) = (style.paragraph.list, style.paragraph.list_level);
                    // One that names but a level has the list of the style it is based on.
                    let has_level = list.is_some() || level.is_some();
                    style.paragraph.style = has_level.then_some(id);
                }
                // What a table style says of its first row and the like.
                Event::Start(
                    Element::ConditionalFormat | Element::Foreign | Element::Ignorable,
                    _,
                ) => stream.skip()?,
                _ => {}
            }
        }
        style.paragraph.outline = style.paragraph.outline.or(heading);
        self.list.push(style);
        if is_default {
            self.default_paragraph = self.default_paragraph.or(Some(id));
        }
        Ok(())
    }

    /// Works out for each style what it inherits, nearest base first.
    fn inherit(&mut self) {
        let inherited: Vec<_> = (0..self.list.len()).map(|style| self.inherited(style)).collect();
        for (style, (paragraph, run)) in self.list.iter_mut().zip(inherited) {
            (style.paragraph, style.run) = (paragraph, run);
        }
    }

    fn inherited(&self, style: usize) -> (ParagraphFormat, RunFormat) {
        let (mut paragraph, mut run) = (ParagraphFormat::default(), RunFormat::default());
        let mut next = self.list.get(style);
        for _ in 0..MOST_BASES {
            let Some(style) = next else {
                break;
            };
            (paragraph, run) = (paragraph.or(style.paragraph), run.or(style.run));
            let base = style.based_on.as_deref().and_then(|name| self.find(name));
            next = base.and_then(|base| self.get(base));
        }
        (paragraph, run)
    }
}

/// The level of a built-in heading, which it has without saying so.
fn heading_level(name: &str) -> Option<u8> {
    let (word, level) = name.split_once(' ')?;
    let level: u8 = level.parse().ok()?;
    (word.eq_ignore_ascii_case("heading") && (1..=9).contains(&level)).then_some(level)
}
