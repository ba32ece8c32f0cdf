//! Tables, rows and cells, and the text boxes that may stand in them.

use std::io::Read;

use crate::diagnostic::Code;
use crate::document::Block;
use crate::reader::docx::fault::Fault;
use crate::reader::docx::table::{Placed, Table};
use crate::reader::docx::table_properties::{CellFormat, RowFormat};
use crate::reader::docx::xml::Stream;

use super::paragraphs::append_paragraph;
use super::{Body, Flow, Scope};

impl Body<'_> {
    pub(super) fn open_table(&mut self, depth: usize) {
        self.finish_carried();
        self.place_plain_cell();
        self.table_count = self.table_count.saturating_add(1);
        let reserved = self.reserve();
        self.tables.push(Table::new(self.table_count, reserved, self.limits));
        self.scopes.push((depth, Scope::Table));
    }

    pub(super) fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else {
            return;
        };
        let reserved = table.reserved;
        let grid = table.finish();
        if grid.is_none() {
            // All its rows were deleted: the final document does not have it.
            self.table_count = self.table_count.saturating_sub(1);
        }
        self.fill(reserved, grid.map(Block::Table));
    }

    pub(super) fn open_row(&mut self, depth: usize) -> Result<(), Fault> {
        self.check_time()?;
        if let Some(table) = self.tables.last_mut() {
            table.begin_row();
        }
        self.scopes.push((depth, Scope::Row));
        Ok(())
    }

    /// Whether the row is there in the printed table.
    pub(super) fn format_row(&mut self, format: RowFormat) -> bool {
        let Some(table) = self.tables.last_mut() else {
            return true;
        };
        if format.is_absent {
            table.abandon_row();
            return false;
        }
        if !table.format_row(format) {
            self.note(Code::RaggedRow, "columns before the row that no table has".to_owned());
        }
        true
    }

    pub(super) fn open_cell<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        if !self.tables.last().is_some_and(Table::has_room) {
            self.note(Code::TruncatedByLimit, format!("more than {} columns", self.limits.columns));
            return stream.skip();
        }
        self.check_limits()?;
        self.cell_count = self.cell_count.saturating_add(1);
        let fields = self.fields.len();
        self.flows.push(Flow { is_in_cell: true, fields, ..Flow::default() });
        self.scopes.push((stream.depth(), Scope::Cell));
        Ok(())
    }

    /// Places the cell that is open; whether what it holds is printed.
    pub(super) fn place_cell(&mut self, format: CellFormat) -> bool {
        let (Some(table), Some(flow)) = (self.tables.last_mut(), self.flows.last_mut()) else {
            return true;
        };
        if flow.cell.is_some() {
            return true;
        }
        if format.is_deleted {
            return false;
        }
        let (placed, is_sound) = table.place_cell(format);
        if let Placed::Cell(cell) = placed {
            flow.cell = Some(cell);
        }
        if !is_sound {
            self.note(Code::RaggedRow, "a cell over columns that no table has".to_owned());
        }
        placed != Placed::Covered
    }

    /// Places the cell that is open and says nothing about itself.
    pub(super) fn place_plain_cell(&mut self) {
        if let (Some(table), Some(flow)) = (self.tables.last_mut(), self.flows.last_mut())
            && flow.is_in_cell
            && flow.cell.is_none()
            && let (Placed::Cell(cell), _) = table.place_cell(CellFormat::default())
        {
            flow.cell = Some(cell);
        }
    }

    /// Passes over the rest of a cell that is not printed.
    pub(super) fn drop_cell<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        self.flows.pop();
        self.drop_scope(stream)
    }

    pub(super) fn close_cell(&mut self) {
        self.finish_carried();
        self.place_plain_cell();
        if let Some(fields) = self.flows.last().map(|flow| flow.fields) {
            self.close_fields(fields);
        }
        let Some(mut flow) = self.flows.pop() else {
            return;
        };
        if let (Some(table), Some(cell)) = (self.tables.last_mut(), flow.cell) {
            // Blank paragraphs and line breaks before and after what is printed are no text.
            flow.text.truncate(flow.text.trim_end_matches('\n').len());
            let blank = flow.text.len() - flow.text.trim_start_matches('\n').len();
            flow.text.drain(..blank);
            table.set_text(cell, flow.text);
        }
    }

    pub(super) fn open_text_box(&mut self, depth: usize) {
        let is_in_cell = self.is_in_cell();
        let cell = self.flows.last().and_then(|flow| flow.cell);
        let fields = self.fields.len();
        self.flows.push(Flow { is_in_cell, cell, fields, ..Flow::default() });
        self.scopes.push((depth, Scope::TextBox));
    }

    /// What stands in a text box follows the paragraph that it is anchored in.
    pub(super) fn close_text_box(&mut self) {
        self.finish_carried();
        let Some(flow) = self.flows.pop() else {
            return;
        };
        self.close_fields(flow.fields);
        let is_anchored = self.flows.last().is_some_and(|flow| flow.has_open_paragraph);
        match (self.paragraphs.last_mut(), self.flows.last_mut()) {
            (Some(anchor), _) if is_anchored => {
                append_paragraph(&mut anchor.boxed_text, &flow.text);
            }
            (_, Some(around)) => append_paragraph(&mut around.text, &flow.text),
            _ => {}
        }
    }
}
