//! Small tables that are no plans but hold the masthead or the imprint.

use std::collections::BTreeMap;

use crate::document::{Block, Document};

use super::lines::{self, Line};
use super::{imprint, masthead};

/// Small tables that are looked at from the top of a document, and as many from its end: a notice has one
/// masthead and one imprint, and forwards a notice or two with theirs.
const LOOKED_AT: usize = 50;

/// The small tables of a document that are looked at, by the index of their block.
#[derive(Debug, Default)]
pub(in crate::notice) struct ElementTables<'d> {
    tables: BTreeMap<usize, SmallTable<'d>>,
}

/// A small table.
#[derive(Debug)]
struct SmallTable<'d> {
    lines: Vec<Line<'d>>,
    holds: Option<Holds>,
}

/// What a small table is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// The name of an organ before 文件, or the notice's number.
    Masthead,
    Imprint,
}

impl<'d> ElementTables<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let small = |(index, block): (usize, &'d Block)| match block {
            Block::Table(grid) => Some((index, lines::of_small_table(grid)?)),
            Block::Paragraph(_) => None,
        };
        let mut blocks = document.blocks.iter().enumerate();
        let mut tables: Vec<_> = blocks.by_ref().filter_map(small).take(LOOKED_AT).collect();
        tables.extend(blocks.rev().filter_map(small).take(LOOKED_AT));
        let tables = tables.into_iter().map(|(index, lines)| {
            let holds = if lines.iter().any(masthead::is_masthead) {
                Some(Holds::Masthead)
            } else {
                imprint::is_in(&lines).then_some(Holds::Imprint)
            };
            (index, SmallTable { lines, holds })
        });
        Self { tables: tables.collect() }
    }

    /// The lines of a table that holds a masthead.
    pub(super) fn masthead(&self, index: usize) -> &[Line<'d>] {
        let table = self.tables.get(&index);
        let masthead = table.filter(|table| table.holds == Some(Holds::Masthead));
        masthead.map_or(&[], |table| table.lines.as_slice())
    }

    /// The lines of all the others, of which the imprint may be some.
    pub(super) fn others(&self) -> impl Iterator<Item = &Line<'d>> {
        let others = self.tables.values().filter(|table| table.holds != Some(Holds::Masthead));
        others.flat_map(|table| &table.lines)
    }

    /// Whether a table is there for the sake of its rules only.
    pub(in crate::notice) fn contain(&self, index: usize) -> bool {
        self.tables.get(&index).is_some_and(|table| table.holds.is_some())
    }
}
