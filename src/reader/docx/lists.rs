//! The lists that a document defines: definitions, the instances that paragraphs name, and levels.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;

use super::fault::Fault;
use super::names::Element;
use super::numerals::Numerals;
use super::properties::{RunFormat, level as list_level, run_format};
use super::styles::{StyleId, Styles};
use super::xml::{Attributes, Event, Stream};

/// Levels of a list (ISO/IEC 29500-1, 17.9.6).
pub(super) const LEVELS: usize = 9;

/// Lists that point to one another's levels through a numbering style; a cycle ends here.
const MOST_LINKS: usize = 8;

/// Bytes of the text of a level: it is printed before each paragraph of its list, and `第一百二十三条`,
/// a long one, has 21.
pub(super) const LONGEST_LABEL: usize = 128;

/// One level of a list.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) start: i64,
    pub(super) numerals: Numerals,
    /// The text with `%1` to `%9` for the numbers of the levels.
    pub(super) text: String,
    /// The paragraph style that has this level.
    pub(super) style: Option<StyleId>,
    /// Whether all numbers in its text are written in plain digits.
    pub(super) legal: bool,
    /// From which level on, counted from 1, this one starts anew; 0: never. `None`: after each
    /// level above it.
    pub(super) restart: Option<i64>,
    /// Whether something stands between the number and the text.
    pub(super) is_set_off: bool,
    pub(super) format: RunFormat,
}

#[derive(Debug, Default)]
pub(super) struct Definition {
    pub(super) levels: [Option<Level>; LEVELS],
    /// The numbering style whose list this one stands for.
    link: Option<String>,
    /// The numbering style whose list this one is.
    linked_by: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Instance {
    definition: i64,
    pub(super) overrides: [Override; LEVELS],
}

#[derive(Debug, Default)]
pub(super) struct Override {
    pub(super) start: Option<i64>,
    pub(super) level: Option<Level>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    definitions: BTreeMap<i64, Definition>,
    pub(super) instances: BTreeMap<i64, Instance>,
}

impl Lists {
    /// Takes in a part of lists as far as it is sound, and says what is wrong with the rest.
    pub(super) fn load<R: Read>(
        &mut self,
        stream: &mut Stream<R>,
        styles: &Styles,
    ) -> Result<(), Fault> {
        loop {
            match stream.next()? {
                Event::Start(Element::AbstractNumbering, attributes) => {
                    let id = integer(&attributes, "abstractNumId");
                    let definition = read_definition(stream, styles)?;
                    self.definitions.entry(id.unwrap_or_default()).or_insert(definition);
                }
                Event::Start(Element::NumberingInstance, attributes) => {
                    let id = integer(&attributes, "numId");
                    let instance = read_instance(stream, styles)?;
                    self.instances.entry(id.unwrap_or_default()).or_insert(instance);
                }
                Event::EndOfPart => return Ok(()),
                _ => {}
            }
        }
    }

    /// The definition behind a list, through the numbering styles that stand between. Where a text
    /// was pasted without such a style, the list that says to be the style's stands for it.
    pub(super) fn definition(&self, list: i64, styles: &Styles) -> Option<(i64, &Definition)> {
        let mut list = list;
        for _ in 0..MOST_LINKS {
            let id = self.instances.get(&list)?.definition;
            let definition = self.definitions.get(&id)?;
            let Some(link) = &definition.link else { return Some((id, definition)) };
            let Some(style) = styles.find(link) else { return self.linked_by(link) };
            match styles.paragraph(Some(style), None).list {
                Some(linked) if linked != list => list = linked,
                _ => return Some((id, definition)),
            }
        }
        None
    }

    fn linked_by(&self, style: &str) -> Option<(i64, &Definition)> {
        let mut definitions = self.definitions.iter();
        let own = definitions.find(|(_, own)| own.linked_by.as_deref() == Some(style));
        own.map(|(id, definition)| (*id, definition))
    }
}

fn read_definition<R: Read>(stream: &mut Stream<R>, styles: &Styles) -> Result<Definition, Fault> {
    let mut definition = Definition::default();
    let outside = stream.depth().saturating_sub(1);
    while stream.depth() > outside {
        match stream.next()? {
            Event::Start(Element::Level, attributes) => {
                let position = list_level(integer(&attributes, "ilvl").unwrap_or_default());
                let level = read_level(stream, styles)?;
                if let Some(place) = definition.levels.get_mut(usize::from(position)) {
                    *place = Some(level);
                }
            }
            Event::Start(Element::NumberingStyleLink, attributes) => {
                definition.link = attributes.val().map(Cow::into_owned);
            }
            Event::Start(Element::StyleLink, attributes) => {
                definition.linked_by = attributes.val().map(Cow::into_owned);
            }
            _ => {}
        }
    }
    Ok(definition)
}

fn read_instance<R: Read>(stream: &mut Stream<R>, styles: &Styles) -> Result<Instance, Fault> {
    let mut instance = Instance::default();
    let mut position = 0;
    let outside = stream.depth().saturating_sub(1);
    while stream.depth() > outside {
        match stream.next()? {
            Event::Start(Element::AbstractNumberingId, attributes) => {
                instance.definition = attributes.number().unwrap_or_default();
            }
            Event::Start(Element::LevelOverride, attributes) => {
                position = usize::from(list_level(integer(&attributes, "ilvl").unwrap_or(0)));
            }
            Event::Start(Element::StartOverride, attributes) => {
                if let Some(place) = instance.overrides.get_mut(position) {
                    place.start = attributes.number();
                }
            }
            Event::Start(Element::Level, _) => {
                let level = read_level(stream, styles)?;
                if let Some(place) = instance.overrides.get_mut(position) {
                    place.level = Some(level);
                }
            }
            _ => {}
        }
    }
    Ok(instance)
}

fn read_level<R: Read>(stream: &mut Stream<R>, styles: &Styles) -> Result<Level, Fault> {
    let mut level = Level {
        // The standard's value where the element is missing (17.9.25).
        start: 0,
        numerals: Numerals::Decimal,
        text: String::new(),
        style: None,
        legal: false,
        restart: None,
        is_set_off: true,
        format: RunFormat::default(),
    };
    let outside = stream.depth().saturating_sub(1);
    while stream.depth() > outside {
        match stream.next()? {
            // An element without a value is a writer's slip for the usual first number.
            Event::Start(Element::Start, attributes) => {
                level.start = attributes.number().unwrap_or(1);
            }
            Event::Start(Element::NumberFormat, attributes) => {
                let name = attributes.val().unwrap_or_default();
                level.numerals = Numerals::of(&name, attributes.get("format").as_deref());
            }
            Event::Start(Element::LevelText, attributes) => {
                let text = attributes.val().unwrap_or_default();
                level.text = text.chars().take(LONGEST_LABEL).collect();
            }
            Event::Start(Element::ParagraphStyle, attributes) => {
                level.style = attributes.val().and_then(|id| styles.find(&id));
            }
            Event::Start(Element::LegalNumbering, attributes) => level.legal = attributes.is_on(),
            Event::Start(Element::LevelRestart, attributes) => level.restart = attributes.number(),
            Event::Start(Element::Suffix, attributes) => {
                level.is_set_off = attributes.val().as_deref() != Some("nothing");
            }
            Event::Start(Element::RunProperties, _) => {
                level.format = run_format(stream, styles)?;
            }
            _ => {}
        }
    }
    Ok(level)
}

fn integer(attributes: &Attributes<'_>, name: &str) -> Option<i64> {
    attributes.get(name)?.trim().parse().ok()
}
