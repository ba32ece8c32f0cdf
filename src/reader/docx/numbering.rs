//! Automatic numbers: how far each list has counted, and the number that a paragraph starts with.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::{LEVELS, LONGEST_LABEL, Level, Lists};
use super::numerals::Numerals;
use super::styles::{StyleId, Styles};
use super::symbols::{Pictorial, Symbol, symbol};

/// The number that a paragraph starts with.
#[derive(Debug, PartialEq)]
pub(super) struct Label {
    pub(super) text: String,
    /// Whether something stands between it and the text: a tab or a space.
    pub(super) is_set_off: bool,
    /// The private-use code of a bullet that no character stands for.
    pub(super) not_decoded: Option<char>,
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
    /// The numbers of these lists, none of which has begun.
    pub(super) fn new(lists: Lists) -> Self {
        Self { lists, ..Self::default() }
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
