//! One pass over a story of the document.
//!
//! Nothing recurses: what is open stands on stacks, and the depth of elements is bounded by the
//! stream. A nested table is a table of its own that follows the outer one; the outer cell keeps
//! only the text around it.

mod equations;
mod events;
mod paragraphs;
mod scopes;
mod tables;
mod text;

use std::collections::BTreeMap;
use std::io::Read;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Place};
use crate::limits::{Limits, Stopwatch};

use super::fault::Fault;
use super::fields::Fields;
use super::memo::Memo;
use super::numbering::Numbering;
use super::paragraph::{Look, Paragraph};
use super::properties::{ParagraphFormat, RunFormat};
use super::styles::Styles;
use super::table::Table;
use super::table_properties::{CellFormat, RowFormat};
use super::xml::Stream;

use self::scopes::{Flow, Scope};

/// Diagnostics of one file. A table of broken rows says the same in each of them.
const MOST_DIAGNOSTICS: usize = 1_000;

/// Reads one story.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: &'a mut Numbering,
    limits: &'a Limits,
    stopwatch: Stopwatch,
    /// Parts in other formats, by the identifier of their relationship.
    chunks: &'a BTreeMap<String, String>,
    /// In reading order by where they start; `None` while one is read, or if nothing of it is
    /// printed.
    blocks: Vec<Option<Block>>,
    diagnostics: Vec<Diagnostic>,
    /// Depth of the element and what it opened.
    scopes: Vec<(usize, Scope)>,
    flows: Vec<Flow>,
    tables: Vec<Table>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Look>,
    fields: Fields,
    /// Whether text was passed over as part of the code of a field that is still open.
    is_losing_text: bool,
    paragraph_formats: Memo<ParagraphFormat>,
    run_formats: Memo<RunFormat>,
    cell_formats: Memo<CellFormat>,
    row_formats: Memo<RowFormat>,
    /// Finished paragraphs, kept for their memory.
    spare: Vec<Paragraph>,
    table_count: u32,
    paragraph_count: u32,
    cell_count: u32,
    picture_count: u32,
    /// Bytes of text so far.
    text_count: u64,
    /// Whether all text keeps the blanks around it.
    keeps_blanks: bool,
    /// Where reading ended.
    reached: Place,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        styles: &'a Styles,
        numbering: &'a mut Numbering,
        chunks: &'a BTreeMap<String, String>,
        limits: &'a Limits,
        stopwatch: Stopwatch,
    ) -> Self {
        Self {
            styles,
            numbering,
            limits,
            stopwatch,
            chunks,
            blocks: Vec::new(),
            diagnostics: Vec::new(),
            scopes: Vec::new(),
            flows: vec![Flow::default()],
            tables: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            fields: Fields::default(),
            is_losing_text: false,
            paragraph_formats: Memo::default(),
            run_formats: Memo::default(),
            cell_formats: Memo::default(),
            row_formats: Memo::default(),
            spare: Vec::new(),
            table_count: 0,
            paragraph_count: 0,
            cell_count: 0,
            picture_count: 0,
            text_count: 0,
            keeps_blanks: false,
            reached: Place::default(),
        }
    }

    /// Reads a part to its end. On a fault, what was finished before it stands in `blocks`.
    pub(super) fn read<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        let read = self.events(stream);
        self.reached = self.place();
        if read.is_ok() {
            self.close_fields(0);
            self.finish_carried();
        } else {
            self.abandon();
        }
        read
    }

    /// Where reading stands.
    pub(super) fn place_reached(&self) -> Place {
        self.reached.clone()
    }

    /// What was read, and what was not or with doubt.
    pub(super) fn finish(mut self) -> (Vec<Block>, Vec<Diagnostic>) {
        let blocks: Vec<Block> = self.blocks.into_iter().flatten().collect();
        // Pages that were scanned and pasted.
        if blocks.is_empty() && self.picture_count > 0 {
            let what = format!("no text, pictures: {}", self.picture_count);
            self.diagnostics.push(Diagnostic::new(Code::ScannedPage, Place::default(), what));
        }
        (blocks, self.diagnostics)
    }

    /// The innermost open scope that holds blocks or runs.
    fn innermost(&self) -> Option<Scope> {
        self.scopes.last().map(|(_, scope)| *scope)
    }

    /// Whether this is the innermost open scope.
    fn is_in(&self, scope: Scope) -> bool {
        self.scopes.last().is_some_and(|(_, innermost)| *innermost == scope)
    }

    /// Passes over the rest of the innermost scope.
    fn drop_scope<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        match self.scopes.pop() {
            Some((depth, _)) => stream.skip_out_of(depth),
            None => Ok(()),
        }
    }

    /// Whether paragraphs and tables may stand here.
    fn is_flow(&self) -> bool {
        !matches!(self.innermost(), Some(Scope::Table | Scope::Row))
    }

    /// Whether what comes next stands in a cell.
    fn is_in_cell(&self) -> bool {
        self.flows.last().is_some_and(|flow| flow.is_in_cell)
    }

    fn place(&self) -> Place {
        match (self.tables.last(), self.flows.last()) {
            (Some(table), Some(Flow { cell: Some(cell), .. })) => table.place_of(*cell),
            (Some(table), _) => table.place(),
            _ => Place::paragraph(self.paragraph_count.max(1)),
        }
    }

    fn note(&mut self, code: Code, text: String) {
        let diagnostic = Diagnostic::new(code, self.place(), text);
        if self.diagnostics.len() < MOST_DIAGNOSTICS && self.diagnostics.last() != Some(&diagnostic)
        {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Whether there is time, and room for one more cell or table.
    fn check_limits(&self) -> Result<(), Fault> {
        self.check_time()?;
        self.check_room()
    }

    fn check_time(&self) -> Result<(), Fault> {
        if self.stopwatch.is_reading_over() {
            return Err(Fault::Limit("seconds of reading", self.stopwatch.for_reading().as_secs()));
        }
        Ok(())
    }

    /// Whether there is room for one more cell, table or paragraph outside cells.
    fn check_room(&self) -> Result<(), Fault> {
        if self.cell_count as usize + self.blocks.len() >= self.limits.cells as usize {
            return Err(Fault::Limit("cells and paragraphs", self.limits.cells.into()));
        }
        Ok(())
    }

    /// Counts bytes of text.
    fn count_text(&mut self, bytes: usize) -> Result<(), Fault> {
        self.text_count = self.text_count.saturating_add(bytes as u64);
        if self.text_count > self.limits.text_bytes {
            return Err(Fault::Limit("bytes of text", self.limits.text_bytes));
        }
        Ok(())
    }

    /// Keeps the place of a block that starts here, so that what stands in it comes after it.
    fn reserve(&mut self) -> usize {
        self.blocks.push(None);
        self.blocks.len() - 1
    }

    /// Puts a block in its place, or gives the place up.
    fn fill(&mut self, place: usize, block: Option<Block>) {
        if block.is_none() && place + 1 == self.blocks.len() {
            self.blocks.pop();
        } else if let Some(reserved) = self.blocks.get_mut(place) {
            *reserved = block;
        }
    }

    /// Ends what is open after a fault: finished rows and paragraphs stay, unfinished ones go,
    /// for half a value may be a wrong one.
    fn abandon(&mut self) {
        while let Some((_, scope)) = self.scopes.pop() {
            match scope {
                Scope::Table => {
                    if let Some(table) = self.tables.last_mut() {
                        table.abandon_row();
                    }
                    self.close_table();
                }
                Scope::Cell | Scope::TextBox => {
                    self.flows.pop();
                }
                Scope::Paragraph => {
                    self.paragraphs.pop();
                }
                _ => {}
            }
        }
        self.finish_carried();
    }
}
