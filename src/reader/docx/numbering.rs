//! Automatic numbers: lists, their levels and where each stands.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::fault::Fault;
use super::names::Element;
use super::numerals::Numerals;
use super::properties::{RunFormat, level as list_level, run_format};
use super::styles::{StyleId, Styles};
use super::symbols::{Pictorial, Symbol, symbol};
use super::xml::{Attributes, Event, Stream};

/// Levels of a list (ISO/IEC 29500-1, 17.9.6).
const LEVELS: usize = 9;

/// Bytes of a label: it is printed before each paragraph of its list, and `第一百二十三条`, a long
/// one, has 21.
const LONGEST_LABEL: usize = 128;

/// Lists that point to one another's levels through a numbering style; a cycle ends here.
const MOST_LINKS: usize = 8;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: i64,
    numerals: Numerals,
    /// The text with `%1` to `%9` for the numbers of the levels.
    text: String,
    /// The paragraph style that has this level.
    style: Option<StyleId>,
    /// Whether all numbers in its text are written in plain digits.
    legal: bool,
    /// From which level on, counted from 1, this one starts anew; 0: never. `None`: after each
    /// level above it.
    restart: Option<i64>,
    /// Whether something stands between the number and the text.
    is_set_off: bool,
    format: RunFormat,
}

#[derive(Debug, Default)]
struct Definition {
    levels: [Option<Level>; LEVELS],
    /// The numbering style whose list this one stands for.
    link: Option<StyleId>,
}

#[derive(Debug, Default)]
struct Instance {
    definition: i64,
    overrides: [Override; LEVELS],
}

#[derive(Debug, Default)]
struct Override {
    start: Option<i64>,
    level: Option<Level>,
}

/// The number that a paragraph starts with.
#[derive(Debug, PartialEq)]
pub(super) struct Label {
    pub(super) text: String,
    /// Whether something stands between it and the text: a tab or a space.
    pub(super) is_set_off: bool,
    /// The private-use code of a bullet that no character stands for.
    pub(super) not_decoded: Option<char>,
}

/// The lists of a document.
#[derive(Debug, Default)]
struct Lists {
    definitions: BTreeMap<i64, Definition>,
    instances: BTreeMap<i64, Instance>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: Lists,
    /// For each definition the numbers its levels stand at: instances of one definition count on.
    counts: BTreeMap<i64, [Option<i64>; LEVELS]>,
    /// Instance and level that have started where their override says.
    started: BTreeSet<(i64, u8)>,
}

impl Numbering {
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
                    self.lists.definitions.entry(id.unwrap_or_default()).or_insert(definition);
                }
                Event::Start(Element::NumberingInstance, attributes) => {
                    let id = integer(&attributes, "numId");
                    let instance = read_instance(stream, styles)?;
                    self.lists.instances.entry(id.unwrap_or_default()).or_insert(instance);
                }
                Event::EndOfPart => return Ok(()),
                _ => {}
            }
        }
    }

    /// The level of a list that a paragraph style has.
    pub(super) fn level_of(&self, list: i64, style: StyleId, styles: &Styles) -> Option<u8> {
        let (_, definition) = self.lists.definition(list, styles)?;
        let has_style =
            |level: &Option<Level>| level.as_ref().is_some_and(|level| level.style == Some(style));
        u8::try_from(definition.levels.iter().position(has_style)?).ok()
    }

    /// Counts the next paragraph of a list and gives its number; `None` if there is no such list.
    pub(super) fn next(&mut self, list: i64, level: u8, styles: &Styles) -> Option<Label> {
        let (id, definition) = self.lists.definition(list, styles)?;
        let instance = self.lists.instances.get(&list)?;
        let defined = |level: usize| {
            let own = instance.overrides.get(level).and_then(|over| over.level.as_ref());
            own.or_else(|| definition.levels.get(level)?.as_ref())
        };
        let start = |level: usize| {
            let own = instance.overrides.get(level).and_then(|over| over.start);
            own.or_else(|| Some(defined(level)?.start)).unwrap_or(1)
        };
        let counts = self.counts.entry(id).or_default();
        let at = usize::from(level);
        let restarts = instance.overrides.get(at).is_some_and(|over| over.start.is_some())
            && self.started.insert((list, level));
        let count = counts.get_mut(at)?;
        *count = match *count {
            Some(count) if !restarts => Some(count.saturating_add(1)),
            _ => Some(start(at)),
        };
        // Levels that were passed over have been begun: 1.1.1 behind 1 is followed by 1.2.
        for (passed, count) in counts.iter_mut().enumerate().take(at) {
            count.get_or_insert(start(passed));
        }
        for deeper in at + 1..LEVELS {
            let restart = defined(deeper).and_then(|level| level.restart);
            // A level restarts after the levels above the one it names, itself counted from 1.
            let goes_on = restart.is_some_and(|restart| i64::from(level) >= restart);
            if !goes_on && let Some(count) = counts.get_mut(deeper) {
                *count = None;
            }
        }
        let level = defined(at)?;
        if level.format.hidden == Some(true) {
            return None;
        }
        if level.numerals == Numerals::Bullet {
            return bullet(level);
        }
        let number = |position: usize| {
            let count = counts.get(position).copied().flatten().unwrap_or_else(|| start(position));
            match defined(position) {
                Some(other) if !level.legal => other.numerals.print(count),
                _ => Numerals::Decimal.print(count),
            }
        };
        let text = fill(&level.text, number);
        Some(Label { text, is_set_off: level.is_set_off, not_decoded: None })
    }
}

impl Lists {
    /// The definition behind a list, through the numbering styles that stand between.
    fn definition(&self, list: i64, styles: &Styles) -> Option<(i64, &Definition)> {
        let mut list = list;
        for _ in 0..MOST_LINKS {
            let id = self.instances.get(&list)?.definition;
            let definition = self.definitions.get(&id)?;
            match definition.link.and_then(|style| styles.paragraph(Some(style), None).list) {
                Some(linked) if linked != list => list = linked,
                _ => return Some((id, definition)),
            }
        }
        None
    }
}

/// The text of a level with the numbers set in.
fn fill(text: &str, number: impl Fn(usize) -> String) -> String {
    let mut filled = String::new();
    let mut numbers = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if filled.len() > LONGEST_LABEL || numbers > LEVELS {
            break;
        }
        let position = characters.peek().and_then(|next| next.to_digit(10)).unwrap_or(0);
        if character == '%' && position > 0 {
            characters.next();
            numbers += 1;
            filled.push_str(&number(position as usize - 1));
        } else {
            filled.push(character);
        }
    }
    filled
}

/// The sign in front of a paragraph of an unnumbered list.
fn bullet(level: &Level) -> Option<Label> {
    /// The bullet of the font Symbol: nobody sets another sign with this code, and some writers
    /// lose the font's name.
    const BULLET: &str = "\u{F0B7}";
    let font = match level.format.font {
        None | Some(Pictorial::No) if level.text == BULLET => Pictorial::Symbol,
        font => font.unwrap_or(Pictorial::No),
    };
    let mut text = String::new();
    let mut not_decoded = None;
    for character in level.text.chars() {
        match symbol(font, u32::from(character)) {
            Some(Symbol::Character(character)) => text.push(character),
            Some(Symbol::NotDecoded(character)) => not_decoded = Some(character),
            None => {}
        }
    }
    let is_set_off = level.is_set_off && !text.is_empty();
    (!text.is_empty() || not_decoded.is_some()).then_some(Label { text, is_set_off, not_decoded })
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
                definition.link = attributes.val().and_then(|id| styles.find(&id));
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
