//! Characters to lines of text.

use std::cell::OnceCell;

use crate::reader::pdf::page::{Direction, Rect};

use super::super::geometry;
use super::ink::Ink;
use super::pieces::{self, Piece};
use super::scripts::{SCRIPT_SIZE, attach_scripts};
use super::standing;
use super::stops::{gap, hangs, is_stop, is_word};

/// Baselines that differ by up to this share of the size are one line.
pub(crate) const SAME_BASELINE: f32 = 0.2;
/// The same character this near to itself, in ems, is drawn twice to look bold.
const DOUBLED: f32 = 0.12;
/// A gap between two characters of a Latin word and the next, in ems, where the file draws no
/// blank: word spaces are a quarter em and seldom set under a sixth, letters are kerned by less.
const WORD_GAP: f32 = 0.16;
/// The same before a stop or a comma: no word begins with one, and those of bold figures stand off by
/// as much as a blank is wide (`11,062.6` in tables of statistics). Dots that lead to a number stand
/// wider.
const STOP_GAP: f32 = 0.3;
/// No gap between ideographs is a blank: in cells their texts are spread to the cell's width.
pub(crate) const NO_TAB: f32 = f32::INFINITY;

/// Characters on one baseline, in reading order, blanks at the ends taken off.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TextLine {
    pub(crate) inks: Vec<Ink>,
    /// Extent along the line, and its baseline, in the reading frame.
    pub(crate) start: f32,
    pub(crate) end: f32,
    pub(crate) baseline: f32,
    /// Size of its largest characters.
    pub(crate) size: f32,
    /// Looked for once: a table is tried from many lines.
    pieces: OnceCell<Vec<Piece>>,
}

impl TextLine {
    /// `None` if there is nothing but blanks.
    pub(crate) fn new(mut inks: Vec<Ink>) -> Option<Self> {
        inks.sort_by(|a, b| a.start.total_cmp(&b.start));
        let visible = || inks.iter().filter(|ink| !ink.is_blank());
        let size = visible().map(|ink| ink.size).reduce(f32::max)?;
        let start = visible().map(|ink| ink.start).reduce(f32::min)?;
        let end = visible().map(|ink| ink.end).reduce(f32::max)?;
        let baseline = visible().find(|ink| ink.size >= size * SCRIPT_SIZE)?.baseline;
        let first = inks.iter().position(|ink| !ink.is_blank())?;
        inks.drain(..first);
        Some(Self { inks, start, end, baseline, size, pieces: OnceCell::new() })
    }

    /// Its parts between gaps.
    pub(crate) fn pieces(&self) -> &[Piece] {
        self.pieces.get_or_init(|| pieces::pieces(&self.inks, self.size))
    }

    pub(crate) fn direction(&self) -> Direction {
        self.inks.first().map_or(Direction::Right, |ink| ink.direction)
    }

    /// Its end without a stop that may hang over the edge of its cell.
    pub(crate) fn end_without_stop(&self) -> f32 {
        match self.inks.iter().rev().find(|ink| !ink.is_blank()) {
            Some(last) if is_stop(last.character) => f32::midpoint(last.start, last.end),
            _ => self.end,
        }
    }

    /// Whether it begins with a stop or a closing bracket.
    pub(crate) fn starts_with_stop(&self) -> bool {
        self.inks.first().is_some_and(|ink| is_stop(ink.character))
    }

    /// Whether it ends with a mark that no text ends with.
    pub(crate) fn ends_with_comma(&self) -> bool {
        let last = self.inks.iter().rev().find(|ink| !ink.is_blank());
        last.is_some_and(|ink| matches!(ink.character, '\u{3001}' | '\u{ff0c}'))
    }

    /// Its box on the page.
    pub(crate) fn rect(&self) -> Rect {
        geometry::hull(self.inks.iter().filter(|ink| !ink.is_blank()).map(Ink::rect))
            .unwrap_or_default()
    }

    /// Whether most of its characters are bold.
    pub(crate) fn is_bold(&self) -> bool {
        2 * self.inks.iter().filter(|ink| ink.bold).count() > self.inks.len()
    }

    /// The text of the line without blanks at its ends. A gap of so many ems is a blank even
    /// between ideographs: what a tab leaves.
    pub(crate) fn text(&self, tab: f32) -> String {
        /// Bytes of most characters.
        const HAN: usize = '\u{4E00}'.len_utf8();

        let mut text = String::with_capacity(HAN * self.inks.len());
        let mut blanks = String::new();
        let mut before: Option<&Ink> = None;
        for ink in &self.inks {
            if ink.is_blank() {
                blanks.push(ink.character);
                continue;
            }
            if let Some(before) = before.filter(|_| blanks.is_empty()) {
                let words = is_word(before.character) && is_word(ink.character);
                let least = match ink.character {
                    _ if !words => tab,
                    '.' | ',' => STOP_GAP,
                    _ => WORD_GAP,
                };
                if gap(before, ink) > least * ink.size {
                    text.push(' ');
                }
            }
            text.push_str(&blanks);
            blanks.clear();
            text.push(ink.character);
            before = Some(ink);
        }
        text
    }

    /// Whether the file draws blanks after the last character.
    pub(crate) fn ends_blank(&self) -> bool {
        self.inks.last().is_some_and(Ink::is_blank)
    }

    /// The line cut at the edges of columns, with the columns of the parts.
    pub(crate) fn parts(&self, edges: &[f32]) -> Vec<(usize, Self)> {
        let mut parts: Vec<(usize, Vec<Ink>)> = Vec::new();
        let mut before: Option<(&Ink, usize)> = None;
        for ink in &self.inks {
            let column = match before {
                Some((other, column)) if hangs(ink, other) => column,
                _ => geometry::interval(edges, f32::midpoint(ink.start, ink.end)),
            };
            before = Some((ink, column));
            match parts.last_mut().filter(|(last, _)| *last == column) {
                Some((_, part)) => part.push(*ink),
                None => parts.push((column, vec![*ink])),
            }
        }
        let parts = parts.into_iter();
        parts.filter_map(|(column, part)| Some((column, Self::new(part)?))).collect()
    }

    /// Whether [`Self::cut`] at gaps of so many sizes leaves several pieces, blanks at its ends aside.
    pub(crate) fn has_gap(&self, ems: f32) -> bool {
        let mut visible = self.inks.iter().filter(|ink| !ink.is_blank());
        let Some(mut last) = visible.next() else { return false };
        visible.any(|ink| {
            let is_gap = gap(last, ink) >= ems * ink.size;
            if last.end <= ink.end {
                last = ink;
            }
            is_gap
        })
    }

    /// Cuts the line where the gap between two visible characters is at least so many ems.
    pub(crate) fn cut(self, ems: f32) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut part: Vec<Ink> = Vec::new();
        let mut last: Option<Ink> = None;
        for ink in self.inks {
            if !ink.is_blank() {
                if last.is_some_and(|last| gap(&last, &ink) >= ems * ink.size) {
                    parts.extend(Self::new(std::mem::take(&mut part)));
                }
                // The one that reaches furthest: characters may overlap.
                last = last.filter(|last| last.end > ink.end).or(Some(ink));
            }
            part.push(ink);
        }
        parts.extend(Self::new(part));
        parts
    }
}

/// Puts characters in lines: for each direction lines from top to bottom of its reading frame. A
/// line runs over the whole width given: cut it at its gaps.
pub(crate) fn lines(mut inks: Vec<Ink>) -> Vec<TextLine> {
    const DIRECTIONS: [Direction; 5] =
        [Direction::Right, Direction::Vertical, Direction::Down, Direction::Up, Direction::Left];
    if standing::is_set_down(&inks) {
        inks = inks.iter().map(Ink::standing).collect();
    }
    let first = inks.first().map(|ink| ink.direction);
    // Nearly every cell, and most pages.
    if inks.iter().all(|ink| Some(ink.direction) == first) {
        return lines_of_one_direction(inks);
    }
    let mut all = Vec::new();
    let mut rest = standing::stand(inks);
    for direction in DIRECTIONS {
        let (these, others) = rest.into_iter().partition(|ink: &Ink| ink.direction == direction);
        rest = others;
        all.extend(lines_of_one_direction(these));
    }
    all
}

pub(crate) fn lines_of_one_direction(mut inks: Vec<Ink>) -> Vec<TextLine> {
    inks.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.start.total_cmp(&b.start)));
    let mut lines = Vec::new();
    let mut rest = inks.as_mut_slice();
    while let Some(first) = rest.first().copied() {
        let same =
            |ink: &Ink| ink.baseline - first.baseline <= SAME_BASELINE * first.size.min(ink.size);
        let end = rest.iter().skip(1).position(|ink| !same(ink)).map_or(rest.len(), |at| at + 1);
        let (row, after) = rest.split_at_mut(end);
        lines.extend(TextLine::new(without_doubles(row)));
        rest = after;
    }
    attach_scripts(lines)
}

/// Bold by drawing twice: the second of two equal characters in one place goes.
fn without_doubles(row: &mut [Ink]) -> Vec<Ink> {
    row.sort_by(|a, b| a.start.total_cmp(&b.start));
    let mut kept: Vec<Ink> = Vec::with_capacity(row.len());
    for ink in row.iter().copied() {
        let near =
            kept.iter().rev().take_while(|other| ink.start - other.start <= DOUBLED * ink.size);
        // Three neighbours are enough: a doubled line interleaves with one copy, seldom with two.
        if !near.take(3).any(|other| other.character == ink.character && !ink.is_blank()) {
            kept.push(ink);
        }
    }
    kept
}
