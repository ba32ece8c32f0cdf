//! The unit columns: 责任单位, 牵头单位, 配合单位 and others.
//!
//! A cell is cut into parts (`tokens`), each part tells who is in it and what they do (`phrases`),
//! and [`Reader`] gives the units their roles. Where that does not hold together as a list of units
//! the cell is prose: one name, and the note that says so.

mod brackets;
mod elision;
mod gazetteer;
mod lists;
mod names;
mod numbering;
mod phrases;
mod reader;
mod roles;
mod seams;
mod tokens;

use std::ops::Range;

use self::brackets::Brackets;
pub use self::gazetteer::Gazetteer;
use self::reader::Reader;
use self::tokens::Token;
use super::empty::{is_ditto, is_empty};
use super::glyphs::{Glyph, folded, glyphs, squeezed};
use super::width::is_blank;
use crate::lexicon::prose::UNSETTLED;
use crate::units::{ResponsibleUnits, Unit, UnitGroup, UnitNote, UnitRole};

/// Characters of the longest cell that is read as a list; the longest real ones name sixty units
/// and have under a thousand.
const MAX_CELL: usize = 4096;

/// Reads a cell of a unit column; `role` is what units do of which the cell says nothing else.
///
/// What is no list of units is kept whole as one name with [`UnitNote::Prose`]: sentences, cells of
/// more than 4,096 characters or with more than 200 between two separators, and cells of which
/// the print does not tell how to read them (区教育局或区公安局). The time that a cell takes is in
/// proportion to its length.
///
/// ```
/// use gongwen::{UnitRole, normalize};
///
/// let units = normalize::units("省教育厅、财政厅按职责分工负责", UnitRole::Responsible);
/// assert_eq!(units.to_string(), "省教育厅、财政厅");
/// assert!(units.division_of_duty);
/// assert_eq!(units.units().nth(1).unwrap().expanded.as_deref(), Some("省财政厅"));
/// ```
#[must_use]
pub fn units(text: &str, role: UnitRole) -> ResponsibleUnits {
    let mut units = ResponsibleUnits { raw: text.to_owned(), ..ResponsibleUnits::default() };
    if is_empty(text) {
        units.empty = true;
        return units;
    }
    if is_ditto(text) {
        units.notes.push(UnitNote::Ditto);
        return units;
    }
    let glyphs = glyphs(text);
    if is_unsettled(&glyphs) {
        units.notes.push(UnitNote::Unsettled);
        return units;
    }
    if glyphs.len() > MAX_CELL {
        return prose(units, &glyphs, role);
    }
    let brackets = Brackets::new(&glyphs);
    let mut reader = Reader::new(units, role);
    if brackets.unbalanced {
        reader.units.notes.push(UnitNote::UnbalancedBracket);
    }
    for token in join_levels(tokens::tokens(&glyphs, &brackets)) {
        reader.take(token);
    }
    match reader.finish() {
        Ok(units) => units,
        Err(units) => prose(units, &glyphs, role),
    }
}

/// Whether a cell says that who it will be is to be settled.
fn is_unsettled(glyphs: &[Glyph]) -> bool {
    /// Characters of the longest such cell, blanks between them counted.
    const LONGEST: usize = 16;

    glyphs.len() <= LONGEST && UNSETTLED.contains(&folded(glyphs).trim_end_matches('。'))
}

/// The whole cell as one name.
fn prose(mut units: ResponsibleUnits, glyphs: &[Glyph], role: UnitRole) -> ResponsibleUnits {
    let unit = Unit { name: squeezed(glyphs), span: span(glyphs), ..Unit::default() };
    units.groups = vec![UnitGroup::new(role, vec![unit])];
    units.notes.push(UnitNote::Prose);
    units
}

/// The bytes from the first shown character to the last.
fn span(glyphs: &[Glyph]) -> Range<usize> {
    let shown = |glyph: &&Glyph| !is_blank(glyph.folded);
    let ends = glyphs.iter().find(shown).zip(glyphs.iter().rfind(shown));
    ends.map_or(0..0, |(first, last)| first.at..last.end())
}

/// Joins a level with the organ that completes it, and organs that one 各 counts up: 各市、县人民政府
/// and 各委、办、局 are one class each.
fn join_levels(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let Token::Part(mut part) = token else {
            joined.push(token);
            continue;
        };
        let mut level = part.clone();
        let organs = names::opens_organs(&part);
        while organs || names::is_bare_level(&level) {
            let Some(Token::Pause(pause)) = tokens.next_if(|next| matches!(next, Token::Pause(_)))
            else {
                break;
            };
            let goes_on = |part: &[Glyph]| {
                if organs { names::is_bare_organ(part) } else { names::completes_level(part) }
            };
            let next = tokens.next_if(|next| matches!(next, Token::Part(part) if goes_on(part)));
            if let Some(Token::Part(next)) = next {
                part.push(pause);
                part.extend(&next);
                level = next;
            } else {
                joined.push(Token::Part(std::mem::take(&mut part)));
                joined.push(Token::Pause(pause));
                break;
            }
        }
        if !part.is_empty() {
            joined.push(Token::Part(part));
        }
    }
    joined
}
