//! One pass over a story of the document: paragraphs and tables come out as they end.
//!
//! Nothing recurses: what is open stands on stacks, and the depth of elements is bounded by the
//! stream. A nested table is a table of its own that follows the outer one; the outer cell keeps
//! only the text around it.

use std::borrow::Cow;
use std::io::Read;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Place};
use crate::limits::{Limits, Stopwatch};

use super::fields::Fields;
use super::names::Element;
use super::numbering::Numbering;
use super::paragraph::{Look, Paragraph};
use super::properties::{RunFormat, paragraph_format, run_format};
use super::styles::Styles;
use super::symbols::{Pictorial, Symbol, symbol};
use super::table::{Placed, Table, cell_format, row_format};
use super::xml::{Event, Fault, Stream};

/// Diagnostics of one file. A table of broken rows says the same in each of them.
const MOST_DIAGNOSTICS: usize = 1_000;

/// An open element that matters for what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Table,
    Row,
    Cell,
    TextBox,
    Paragraph,
    Run,
    /// Where its text starts, and whether blanks around it are kept.
    Text {
        start: usize,
        keeps_blanks: bool,
    },
    /// Whether one of the alternatives was taken.
    Alternatives {
        is_taken: bool,
    },
}

/// A sequence of paragraphs: the story itself, a cell, or a text box.
#[derive(Debug, Default)]
struct Flow {
    /// The text of a cell so far, or of a text box in one.
    text: String,
    is_in_cell: bool,
    /// The cell of the innermost table; `None` before its place is known.
    cell: Option<usize>,
    has_open_paragraph: bool,
    /// A paragraph that goes on in the next one, its mark being deleted or hidden.
    carried: Option<Paragraph>,
    /// Fields that were open where it starts.
    fields: usize,
}

/// Reads one story.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: &'a mut Numbering,
    limits: &'a Limits,
    stopwatch: Stopwatch,
    /// Parts in other formats, by the identifier of their relationship.
    chunks: &'a [(String, String)],
    blocks: Vec<Block>,
    diagnostics: Vec<Diagnostic>,
    /// Blocks that wait for the table or text box around them to end, one list for each.
    held: Vec<Vec<Block>>,
    /// Depth of the element and what it opened.
    scopes: Vec<(usize, Scope)>,
    flows: Vec<Flow>,
    tables: Vec<Table>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Look>,
    fields: Fields,
    /// Finished paragraphs, kept for their memory.
    spare: Vec<Paragraph>,
    table_count: u32,
    paragraph_count: u32,
    cell_count: u32,
    /// Whether all text keeps the blanks around it.
    keeps_blanks: bool,
    has_root: bool,
    /// Where reading ended.
    reached: Place,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        styles: &'a Styles,
        numbering: &'a mut Numbering,
        chunks: &'a [(String, String)],
        limits: &'a Limits,
    ) -> Self {
        Self {
            styles,
            numbering,
            limits,
            stopwatch: Stopwatch::start(limits),
            chunks,
            blocks: Vec::new(),
            diagnostics: Vec::new(),
            held: Vec::new(),
            scopes: Vec::new(),
            flows: vec![Flow::default()],
            tables: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            fields: Fields::default(),
            spare: Vec::new(),
            table_count: 0,
            paragraph_count: 0,
            cell_count: 0,
            keeps_blanks: false,
            has_root: false,
            reached: Place::default(),
        }
    }

    /// Reads a part to its end. On a fault, what was finished before it stands in `blocks`.
    pub(super) fn read<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        let read = self.events(stream);
        self.reached = self.place();
        if read.is_ok() {
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
    pub(super) fn finish(self) -> (Vec<Block>, Vec<Diagnostic>) {
        (self.blocks, self.diagnostics)
    }

    fn events<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        loop {
            match stream.next()? {
                Event::Text(text) => {
                    if matches!(self.scopes.last(), Some((_, Scope::Text { .. }))) {
                        self.push_text(&text);
                    }
                }
                Event::Start(Element::Run | Element::MathRun, _) => self.open_run(stream.depth()),
                Event::Start(Element::Text | Element::MathText, attributes) => {
                    let keeps_blanks =
                        self.keeps_blanks || attributes.get("space").as_deref() == Some("preserve");
                    self.open_text(stream.depth(), keeps_blanks);
                }
                Event::Start(Element::Paragraph, _) => self.open_paragraph(stream.depth()),
                Event::Start(Element::ParagraphProperties, _) => {
                    let format = paragraph_format(stream, self.styles)?;
                    if self.innermost() == Some(Scope::Paragraph)
                        && let Some(paragraph) = self.paragraphs.last_mut()
                    {
                        let list = paragraph.format;
                        paragraph.format = format.or(list);
                        paragraph.look =
                            Some(Look::of(RunFormat::default(), format.style, self.styles));
                    }
                }
                Event::Start(Element::RunProperties, _) => {
                    let format = run_format(stream, self.styles)?;
                    self.format_run(format);
                }
                Event::Start(Element::Cell, _) if self.innermost() == Some(Scope::Row) => {
                    self.open_cell(stream)?;
                }
                Event::Start(Element::CellProperties, _) if self.is_in(Scope::Cell) => {
                    let format = cell_format(stream)?;
                    if !self.place_cell(format) {
                        self.drop_cell(stream)?;
                    }
                }
                Event::Start(Element::Row, _) if self.innermost() == Some(Scope::Table) => {
                    self.open_row(stream.depth())?;
                }
                Event::Start(Element::RowProperties, _) if self.is_in(Scope::Row) => {
                    let format = row_format(stream)?;
                    if !self.format_row(format) {
                        self.drop_scope(stream)?;
                    }
                }
                Event::Start(Element::Table, _) if self.is_flow() => {
                    self.open_table(stream.depth());
                }
                Event::Start(Element::GridColumn, attributes) => {
                    if self.is_in(Scope::Table)
                        && let Some(table) = self.tables.last_mut()
                    {
                        table.declare_column(&attributes);
                    }
                }
                Event::Start(element, attributes) => {
                    let value = match element {
                        Element::FieldCharacter => attributes.get("fldCharType"),
                        Element::Break => attributes.get("type"),
                        Element::Symbol => attributes.get("char"),
                        Element::Choice => attributes.get("Requires"),
                        Element::Lettering => attributes.get("string"),
                        Element::EmbeddedObject => attributes.get("ProgID"),
                        Element::AlternateChunk | Element::SubDocument => attributes.get("id"),
                        Element::Document | Element::Body => attributes.get("space"),
                        _ => None,
                    };
                    let value = value.map(Cow::into_owned).unwrap_or_default();
                    let font = match element {
                        Element::Symbol => attributes.get("font").map(|font| Pictorial::of(&font)),
                        _ => None,
                    };
                    if !self.start(stream, element, &value, font) {
                        stream.skip()?;
                    }
                }
                Event::End(element) => self.end(stream.depth() + 1, element),
                Event::Nothing => {}
                Event::EndOfPart => return Ok(()),
            }
        }
    }

    /// Takes in the start of an element that needs nothing but one value; whether what stands in
    /// it counts.
    fn start<R: Read>(
        &mut self,
        stream: &Stream<R>,
        element: Element,
        value: &str,
        font: Option<Pictorial>,
    ) -> bool {
        let depth = stream.depth();
        match element {
            Element::Document | Element::Body | Element::Header | Element::Footer => {
                self.has_root = true;
                self.keeps_blanks |= value == "preserve";
            }
            Element::Tab | Element::PositionTab => self.push_sign("\t"),
            Element::CarriageReturn => self.push_sign("\n"),
            Element::Break => self.push_break(value),
            Element::NoBreakHyphen => self.push_sign("-"),
            Element::Symbol => self.push_symbol(value, font),
            Element::FieldCharacter => self.fields.turn(value),
            Element::Alternatives => {
                self.scopes.push((depth, Scope::Alternatives { is_taken: false }));
            }
            Element::Choice => return self.take_alternative(stream.understands(value)),
            Element::Fallback => return self.take_alternative(true),
            Element::TextBox => self.open_text_box(depth),
            Element::Lettering => self.push_lettering(value),
            Element::Superscript => self.push_sign("^"),
            Element::Subscript => self.push_sign("_"),
            Element::AlternateChunk | Element::SubDocument => {
                let chunk = self.chunks.iter().find(|(id, _)| *id == value);
                let name = chunk.map_or("a part that is not in the package", |(_, name)| name);
                self.note(Code::PartNotRead, name.to_owned());
                return false;
            }
            // An equation's object has a picture that repeats it, and no table.
            Element::EmbeddedObject if !value.starts_with("Equation") => {
                self.note(Code::PartNotRead, format!("embedded object {value}"));
            }
            Element::Chart => self.note(Code::PartNotRead, "chart".to_owned()),
            Element::Diagram => self.note(Code::PartNotRead, "diagram".to_owned()),
            Element::Deleted
            | Element::MovedFrom
            | Element::DeletedText
            | Element::FieldCode
            | Element::DeletedFieldCode
            | Element::RubyText
            | Element::ControlProperties
            | Element::ControlEndProperties
            | Element::MathRunProperties
            | Element::MathControl
            | Element::SectionProperties
            | Element::CellProperties
            | Element::RowProperties
            | Element::RowExceptionChange
            | Element::TableProperties
            | Element::TableChange
            | Element::GridChange
            | Element::Foreign => return false,
            _ => {}
        }
        true
    }

    /// Takes in the end of an element that stood at this depth.
    fn end(&mut self, depth: usize, element: Element) {
        if element == Element::Numerator {
            self.push_sign("/");
        }
        match self.scopes.last() {
            Some((opened, _)) if *opened == depth => {}
            _ => return,
        }
        match self.scopes.pop() {
            Some((_, Scope::Table)) => self.close_table(),
            Some((_, Scope::Row)) => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_row();
                }
            }
            Some((_, Scope::Cell)) => self.close_cell(),
            Some((_, Scope::TextBox)) => self.close_text_box(),
            Some((_, Scope::Paragraph)) => self.close_paragraph(),
            Some((_, Scope::Run)) => {
                self.runs.pop();
            }
            Some((_, Scope::Text { start, keeps_blanks })) => self.close_text(start, keeps_blanks),
            Some((_, Scope::Alternatives { .. })) | None => {}
        }
    }

    // Where we are.

    /// The innermost open scope that holds blocks or runs.
    fn innermost(&self) -> Option<Scope> {
        let scopes = self.scopes.iter().rev().map(|(_, scope)| *scope);
        scopes.into_iter().find(|scope| !matches!(scope, Scope::Alternatives { .. }))
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

    fn emit(&mut self, block: Block) {
        self.held.last_mut().unwrap_or(&mut self.blocks).push(block);
    }

    fn emit_all(&mut self, blocks: &mut Vec<Block>) {
        self.held.last_mut().unwrap_or(&mut self.blocks).append(blocks);
    }

    // Tables.

    fn open_table(&mut self, depth: usize) {
        self.finish_carried();
        if self.flows.last().is_some_and(|flow| flow.is_in_cell && flow.cell.is_none()) {
            self.place_plain_cell();
        }
        self.table_count = self.table_count.saturating_add(1);
        self.tables.push(Table::new(self.table_count, self.limits));
        self.held.push(Vec::new());
        self.scopes.push((depth, Scope::Table));
    }

    fn close_table(&mut self) {
        let mut nested = self.held.pop().unwrap_or_default();
        match self.tables.pop().and_then(Table::finish) {
            Some(grid) => self.emit(Block::Table(grid)),
            // All its rows were deleted: the final document does not have it.
            None => self.table_count = self.table_count.saturating_sub(1),
        }
        self.emit_all(&mut nested);
    }

    fn open_row(&mut self, depth: usize) -> Result<(), Fault> {
        if self.stopwatch.is_over() {
            return Err(Fault::Limit("seconds", self.limits.time.as_secs()));
        }
        if let Some(table) = self.tables.last_mut() {
            table.begin_row();
        }
        self.scopes.push((depth, Scope::Row));
        Ok(())
    }

    /// Whether the row is there in the printed table.
    fn format_row(&mut self, format: super::table::RowFormat) -> bool {
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

    fn open_cell<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        if !self.tables.last().is_some_and(Table::has_room) {
            self.note(Code::TruncatedByLimit, format!("more than {} columns", self.limits.columns));
            return stream.skip();
        }
        self.cell_count = self.cell_count.saturating_add(1);
        if self.cell_count > self.limits.cells {
            return Err(Fault::Limit("cells", self.limits.cells.into()));
        }
        let fields = self.fields.len();
        self.flows.push(Flow { is_in_cell: true, fields, ..Flow::default() });
        self.scopes.push((stream.depth(), Scope::Cell));
        Ok(())
    }

    /// Places the cell that is open; whether what it holds is printed.
    fn place_cell(&mut self, format: super::table::CellFormat) -> bool {
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
    fn place_plain_cell(&mut self) {
        if let (Some(table), Some(flow)) = (self.tables.last_mut(), self.flows.last_mut())
            && flow.cell.is_none()
            && let (Placed::Cell(cell), _) = table.place_cell(super::table::CellFormat::default())
        {
            flow.cell = Some(cell);
        }
    }

    /// Passes over the rest of a cell that is not printed.
    fn drop_cell<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        self.flows.pop();
        self.drop_scope(stream)
    }

    fn close_cell(&mut self) {
        self.finish_carried();
        self.place_plain_cell();
        let Some(flow) = self.flows.pop() else {
            return;
        };
        self.fields.close_to(flow.fields);
        if let (Some(table), Some(cell)) = (self.tables.last_mut(), flow.cell) {
            table.set_text(cell, flow.text.trim_matches('\n'));
        }
    }

    // Text boxes.

    fn open_text_box(&mut self, depth: usize) {
        let is_in_cell = self.flows.last().is_some_and(|flow| flow.is_in_cell);
        let cell = self.flows.last().and_then(|flow| flow.cell);
        let fields = self.fields.len();
        self.flows.push(Flow { is_in_cell, cell, fields, ..Flow::default() });
        self.held.push(Vec::new());
        self.scopes.push((depth, Scope::TextBox));
    }

    /// What stands in a text box follows the paragraph that it is anchored in.
    fn close_text_box(&mut self) {
        self.finish_carried();
        let mut blocks = self.held.pop().unwrap_or_default();
        let Some(flow) = self.flows.pop() else {
            return;
        };
        self.fields.close_to(flow.fields);
        let is_anchored = self.flows.last().is_some_and(|flow| flow.has_open_paragraph);
        match self.paragraphs.last_mut() {
            Some(anchor) if is_anchored => {
                anchor.boxed_blocks.append(&mut blocks);
                append_paragraph(&mut anchor.boxed_text, &flow.text);
            }
            _ => {
                self.emit_all(&mut blocks);
                if let Some(around) = self.flows.last_mut() {
                    append_paragraph(&mut around.text, &flow.text);
                }
            }
        }
    }

    /// Whether an alternative is the one to read: the first that is understood.
    fn take_alternative(&mut self, is_understood: bool) -> bool {
        match self.scopes.last_mut() {
            Some((_, Scope::Alternatives { is_taken })) => {
                let takes = is_understood && !*is_taken;
                *is_taken |= takes;
                takes
            }
            _ => true,
        }
    }

    // Paragraphs.

    fn open_paragraph(&mut self, depth: usize) {
        let Some(flow) = self.flows.last_mut() else {
            return;
        };
        if flow.has_open_paragraph || !self.is_flow() {
            return;
        }
        self.place_plain_cell();
        let Some(flow) = self.flows.last_mut() else {
            return;
        };
        flow.has_open_paragraph = true;
        let mut paragraph = flow.carried.take().or_else(|| self.spare.pop()).unwrap_or_default();
        if !flow.is_in_cell {
            self.paragraph_count = self.paragraph_count.saturating_add(1);
            if paragraph.number == 0 {
                paragraph.number = self.paragraph_count;
            }
        }
        // The next paragraph's properties are those of the joined one.
        paragraph.format = super::properties::ParagraphFormat::default();
        paragraph.look = Some(Look::of(RunFormat::default(), None, self.styles));
        self.paragraphs.push(paragraph);
        self.scopes.push((depth, Scope::Paragraph));
    }

    fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else {
            return;
        };
        let mark = paragraph.format.mark;
        let is_hidden = match mark.hidden {
            Some(hidden) => hidden,
            None => paragraph.look.is_some_and(|look| look.is_hidden),
        };
        if is_hidden && !paragraph.is_blank() {
            self.label(&mut paragraph);
        }
        if let Some(flow) = self.flows.last_mut() {
            flow.has_open_paragraph = false;
            if mark.deleted || is_hidden {
                flow.carried = Some(paragraph);
                return;
            }
        }
        self.finish_paragraph(paragraph, false);
    }

    /// Ends a paragraph whose mark does not count, there being nothing it could go on in.
    fn finish_carried(&mut self) {
        if let Some(paragraph) = self.flows.last_mut().and_then(|flow| flow.carried.take()) {
            self.finish_paragraph(paragraph, true);
        }
    }

    fn finish_paragraph(&mut self, mut paragraph: Paragraph, is_carried: bool) {
        // A paragraph that was deleted or hidden whole has no number.
        if !(is_carried && paragraph.is_blank()) {
            self.label(&mut paragraph);
        }
        let Some(flow) = self.flows.last_mut() else {
            return;
        };
        if flow.is_in_cell {
            let is_blank = paragraph.is_blank();
            append_paragraph(&mut flow.text, if is_blank { "" } else { &paragraph.text });
            if !paragraph.boxed_text.is_empty() {
                append_paragraph(&mut flow.text, &paragraph.boxed_text);
            }
        } else if !paragraph.is_blank() {
            let inherited = self.styles.paragraph(paragraph.format.style);
            let block = paragraph.to_block(&paragraph.format.or(inherited));
            self.emit(block);
        }
        self.emit_all(&mut paragraph.boxed_blocks);
        paragraph.clear();
        self.spare.push(paragraph);
    }

    /// Puts a paragraph's automatic number in front of its text.
    fn label(&mut self, paragraph: &mut Paragraph) {
        if paragraph.is_labelled {
            return;
        }
        let inherited = self.styles.paragraph(paragraph.format.style);
        let Some(list) = paragraph.format.list.or(inherited.list).filter(|list| *list != 0) else {
            return;
        };
        let by_style = || match (paragraph.format.list, inherited.style) {
            // The level of a list that comes with a style is the one linked to the style.
            (None, Some(style)) => self.numbering.level_of(list, style, self.styles),
            _ => None,
        };
        let level = paragraph.format.list_level.or_else(by_style).or(inherited.list_level);
        let Some(label) = self.numbering.next(list, level.unwrap_or_default(), self.styles) else {
            return;
        };
        paragraph.is_labelled = true;
        if let Some(code) = label.not_decoded {
            self.note(Code::SymbolNotDecoded, format!("bullet {:04X}", u32::from(code)));
        }
        let gap = if label.is_set_off && !paragraph.is_blank() { " " } else { "" };
        paragraph.text.insert_str(0, gap);
        paragraph.text.insert_str(0, &label.text);
    }

    // Runs and text.

    fn open_run(&mut self, depth: usize) {
        let look = self.paragraphs.last().and_then(|paragraph| paragraph.look);
        let look = look.unwrap_or_else(|| Look::of(RunFormat::default(), None, self.styles));
        self.runs.push(look);
        self.scopes.push((depth, Scope::Run));
    }

    fn format_run(&mut self, format: RunFormat) {
        let is_run = self.innermost() == Some(Scope::Run);
        let style = self.paragraphs.last().and_then(|paragraph| paragraph.format.style);
        if is_run && let Some(look) = self.runs.last_mut() {
            *look = Look::of(format, style, self.styles);
        }
    }

    fn open_text(&mut self, depth: usize, keeps_blanks: bool) {
        let start = self.paragraphs.last().map_or(0, |paragraph| paragraph.text.len());
        self.scopes.push((depth, Scope::Text { start, keeps_blanks }));
    }

    /// Blanks around a text are those of the file, not of the page, unless it says otherwise.
    fn close_text(&mut self, start: usize, keeps_blanks: bool) {
        const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];
        if keeps_blanks {
            return;
        }
        let Some(text) = self.paragraphs.last_mut().map(|paragraph| &mut paragraph.text) else {
            return;
        };
        let end = text.trim_end_matches(BLANKS).len().max(start);
        text.truncate(end);
        let blanks =
            text.get(start..).map_or(0, |text| text.len() - text.trim_start_matches(BLANKS).len());
        if blanks > 0 {
            text.drain(start..start + blanks);
        }
    }

    /// Whether what is read now is printed.
    fn is_printed(&self) -> bool {
        !self.fields.is_code() && !self.runs.last().is_some_and(|look| look.is_hidden)
    }

    fn push_text(&mut self, text: &str) {
        if !self.is_printed() {
            return;
        }
        let look = self.runs.last().copied();
        let is_in_flow = self.flows.last().is_some_and(|flow| flow.has_open_paragraph);
        let is_in_cell = self.flows.last().is_some_and(|flow| flow.is_in_cell);
        let Some(paragraph) = self.paragraphs.last_mut().filter(|_| is_in_flow) else {
            if !text.trim().is_empty() {
                self.note(Code::CellsOutsideGrid, String::new());
            }
            return;
        };
        if let Some(look) = look {
            if !is_in_cell {
                paragraph.count(text.chars().count(), look);
            }
            if look.font != Pictorial::No {
                self.push_pictures(text, look.font);
                return;
            }
        }
        // A line break of the file is no line break of the page.
        if text.contains(['\n', '\r']) {
            paragraph
                .text
                .extend(text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
        } else {
            paragraph.text.push_str(text);
        }
    }

    /// Text set in a font of symbols: the codes are the font's own.
    fn push_pictures(&mut self, text: &str, font: Pictorial) {
        for character in text.chars() {
            if character.is_whitespace() {
                self.push_sign(" ");
            } else {
                self.push_code(u32::from(character), font);
            }
        }
    }

    /// Puts in a sign that is no text in the file.
    fn push_sign(&mut self, sign: &str) {
        let is_in_flow = self.flows.last().is_some_and(|flow| flow.has_open_paragraph);
        if self.is_printed()
            && let Some(paragraph) = self.paragraphs.last_mut().filter(|_| is_in_flow)
        {
            paragraph.text.push_str(sign);
        }
    }

    /// A break of the line is in the text; one of the page or column only parts what it stands
    /// between.
    fn push_break(&mut self, kind: &str) {
        let is_at_start = self.paragraphs.last().is_none_or(|paragraph| paragraph.text.is_empty());
        if !(is_at_start && matches!(kind, "page" | "column")) {
            self.push_sign("\n");
        }
    }

    fn push_symbol(&mut self, code: &str, font: Option<Pictorial>) {
        if let Ok(code) = u32::from_str_radix(code.trim(), 16) {
            self.push_code(code, font.unwrap_or(Pictorial::No));
        }
    }

    fn push_code(&mut self, code: u32, font: Pictorial) {
        let mut buffer = [0; 4];
        match symbol(font, code) {
            Some(Symbol::Character(character)) => {
                self.push_sign(character.encode_utf8(&mut buffer));
            }
            Some(Symbol::NotDecoded(character)) => {
                self.push_sign(character.encode_utf8(&mut buffer));
                if self.is_printed() {
                    self.note(Code::SymbolNotDecoded, format!("{:04X}", u32::from(character)));
                }
            }
            None => {}
        }
    }

    /// Lettering of VML (`WordArt`), in which older notices set their masthead: its text is an
    /// attribute, and it stands for itself like a text box.
    fn push_lettering(&mut self, text: &str) {
        if text.trim().is_empty() || !self.is_printed() {
            return;
        }
        let is_in_cell = self.flows.last().is_some_and(|flow| flow.is_in_cell);
        let number = self.paragraph_count.max(1);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            if is_in_cell {
                append_paragraph(&mut paragraph.boxed_text, text);
            } else {
                let mut lettering = Paragraph::default();
                (lettering.text, lettering.number) = (text.to_owned(), number);
                let block = lettering.to_block(&super::properties::ParagraphFormat::default());
                paragraph.boxed_blocks.push(block);
            }
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
                Scope::Cell => {
                    self.flows.pop();
                }
                Scope::TextBox => {
                    self.flows.pop();
                    let mut blocks = self.held.pop().unwrap_or_default();
                    self.emit_all(&mut blocks);
                }
                Scope::Paragraph => {
                    if let Some(mut paragraph) = self.paragraphs.pop() {
                        self.emit_all(&mut paragraph.boxed_blocks);
                    }
                }
                _ => {}
            }
        }
        self.finish_carried();
    }
}

/// Adds a paragraph to the text of a cell; blank ones before the first printed one do not count.
fn append_paragraph(text: &mut String, paragraph: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(paragraph);
}
