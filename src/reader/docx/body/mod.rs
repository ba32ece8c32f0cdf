//! One pass over a story of the document.
//!
//! Nothing recurses: what is open stands on stacks, and the depth of elements is bounded by the
//! stream. A nested table is a table of its own that follows the outer one; the outer cell keeps
//! only the text around it.

mod equations;
mod paragraphs;
mod scopes;
mod tables;
mod text;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Place};
use crate::limits::{Limits, Stopwatch};

use super::fault::Fault;
use super::fields::Fields;
use super::forms::form_choice;
use super::memo::Memo;
use super::names::Element;
use super::numbering::Numbering;
use super::paragraph::{Look, Paragraph};
use super::properties::{ParagraphFormat, RunFormat, paragraph_format, run_format};
use super::styles::Styles;
use super::symbols::Pictorial;
use super::table::{CellFormat, RowFormat, Table, cell_format, row_format, table_style};
use super::xml::{Attributes, Event, Stream};

use self::equations::Brackets;
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

    fn events<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        loop {
            match stream.next()? {
                Event::Text(text) => match self.scopes.last() {
                    Some((_, Scope::Text { .. })) => {
                        self.count_text(text.len())?;
                        self.push_text(&text);
                    }
                    Some((_, Scope::FieldCode)) => self.fields.push(&text),
                    _ => {}
                },
                Event::Start(Element::Run | Element::MathRun, _) => self.open_run(stream.depth()),
                Event::Start(Element::Text | Element::MathText, attributes) => {
                    let keeps_blanks =
                        self.keeps_blanks || attributes.get("space").as_deref() == Some("preserve");
                    self.open_text(stream.depth(), keeps_blanks);
                }
                Event::Start(Element::Paragraph, _) => {
                    self.check_time()?;
                    if !self.is_in_cell() {
                        self.check_room()?;
                    }
                    self.open_paragraph(stream.depth());
                }
                Event::Start(Element::ParagraphProperties, _) => {
                    let styles = self.styles;
                    let read = |stream: &mut Stream<R>| paragraph_format(stream, styles);
                    let format = self.paragraph_formats.read(stream, read)?;
                    self.format_paragraph(format);
                }
                Event::Start(Element::RunProperties, _) => {
                    let styles = self.styles;
                    let read = |stream: &mut Stream<R>| run_format(stream, styles);
                    let format = self.run_formats.read(stream, read)?;
                    self.format_run(format);
                }
                Event::Start(Element::Cell, _) if self.innermost() == Some(Scope::Row) => {
                    self.open_cell(stream)?;
                }
                Event::Start(Element::CellProperties, _) if self.is_in(Scope::Cell) => {
                    let format = self.cell_formats.read(stream, cell_format)?;
                    if !self.place_cell(format) {
                        self.drop_cell(stream)?;
                    }
                }
                Event::Start(Element::Row, _) if self.innermost() == Some(Scope::Table) => {
                    self.open_row(stream.depth())?;
                }
                Event::Start(Element::RowProperties, _) if self.is_in(Scope::Row) => {
                    let format = self.row_formats.read(stream, row_format)?;
                    if !self.format_row(format) {
                        self.drop_scope(stream)?;
                    }
                }
                Event::Start(Element::Table, _) if self.is_flow() => {
                    self.check_limits()?;
                    self.open_table(stream.depth());
                }
                Event::Start(Element::TableProperties, _) if self.is_in(Scope::Table) => {
                    let style = table_style(stream, self.styles)?;
                    if let Some(table) = self.tables.last_mut() {
                        table.style = style;
                    }
                }
                Event::Start(Element::GridColumn, attributes) => {
                    if self.is_in(Scope::Table)
                        && let Some(table) = self.tables.last_mut()
                    {
                        table.declare_column(&attributes);
                    }
                }
                Event::Start(Element::FormField, _) => {
                    let choice = form_choice(stream)?;
                    self.fields.choose(choice);
                }
                Event::Start(element, attributes) => {
                    let value = value_of(element, &attributes);
                    let font = match element {
                        Element::Symbol => attributes.get("font").map(|font| Pictorial::of(&font)),
                        _ => None,
                    };
                    if stream.depth() == 1 && !is_root(element) {
                        let what = "its root is no WordprocessingML document".to_owned();
                        return Err(Fault::Damaged(what));
                    }
                    if element == Element::Foreign {
                        self.skip_foreign(stream)?;
                    } else if !self.start(stream.depth(), element, &value, font) {
                        stream.skip()?;
                    }
                }
                Event::End(element) => self.end(stream.depth() + 1, element),
                Event::Nothing => {}
                Event::EndOfPart => break,
            }
        }
        if stream.misses_namespaces() {
            let what = "markup that must be understood and is not".to_owned();
            self.note(Code::PartNotRead, what);
        }
        Ok(())
    }

    /// Passes over an element of a namespace that is not understood. Where nothing says that it may
    /// be left out, the text in it may be printed by whoever understands it.
    fn skip_foreign<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
        let outside = stream.depth().saturating_sub(1);
        let mut holds_text = false;
        while stream.depth() > outside {
            if let Event::Text(text) = stream.next()? {
                holds_text |= !text.trim().is_empty();
            }
        }
        if holds_text {
            self.note(Code::PartNotRead, "markup of a namespace that is not understood".to_owned());
        }
        Ok(())
    }

    /// Takes in the start of an element that needs nothing but one value; whether what stands in
    /// it counts.
    fn start(
        &mut self,
        depth: usize,
        element: Element,
        value: &str,
        font: Option<Pictorial>,
    ) -> bool {
        match element {
            Element::Document | Element::Body => {
                self.keeps_blanks |= value == "preserve";
            }
            Element::Tab | Element::PositionTab => self.push_sign("\t"),
            Element::CarriageReturn => self.push_sign("\n"),
            Element::Break => self.push_break(value),
            Element::NoBreakHyphen => self.push_sign("-"),
            Element::Symbol => self.push_symbol(value, font),
            Element::FieldCharacter => self.turn_field(value),
            Element::FieldCode => self.scopes.push((depth, Scope::FieldCode)),
            Element::SimpleField => self.open_simple_field(depth, value),
            Element::FootnoteReference | Element::EndnoteReference => {
                self.refer(matches!(value, "1" | "true" | "on"));
            }
            Element::Brackets => {
                let signs = Brackets::default();
                self.scopes.push((depth, Scope::Brackets { signs, is_open: false }));
            }
            Element::OpeningBracket | Element::ClosingBracket | Element::BracketSeparator => {
                if let Some((_, Scope::Brackets { signs, .. })) = self.scopes.last_mut() {
                    signs.set(element, value);
                }
            }
            Element::MathTerm => self.open_term(depth),
            Element::Radical => self.push_sign("√"),
            Element::TextBox => self.open_text_box(depth),
            Element::Lettering => self.push_lettering(value),
            Element::Superscript => self.push_sign("^"),
            Element::Subscript => self.push_sign("_"),
            Element::AlternateChunk | Element::SubDocument => {
                let chunk =
                    self.chunks.get(value).map_or("a part outside the package", |name| name);
                self.note(Code::PartNotRead, chunk.to_owned());
                return false;
            }
            // An equation's object has a picture that repeats it, and no table.
            Element::EmbeddedObject if !value.starts_with("Equation") => {
                self.note(Code::PartNotRead, format!("embedded object {value}"));
            }
            Element::Picture | Element::VmlPicture => {
                self.picture_count = self.picture_count.saturating_add(1);
            }
            Element::FormControl => self.note(Code::PartNotRead, format!("control {value}")),
            Element::Chart => self.note(Code::PartNotRead, "chart".to_owned()),
            Element::Diagram => self.note(Code::PartNotRead, "diagram".to_owned()),
            Element::Deleted
            | Element::MovedFrom
            | Element::DeletedText
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
            | Element::Ignorable => return false,
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
            Some((_, Scope::SimpleField)) => self.turn_field("end"),
            Some((_, Scope::Brackets { signs, .. })) => self.push_bracket(signs.closing),
            Some((_, Scope::FieldCode)) | None => {}
        }
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

/// Whether a part that is read may start with this element.
fn is_root(element: Element) -> bool {
    matches!(
        element,
        Element::Document
            | Element::Header
            | Element::Footer
            | Element::Footnotes
            | Element::Endnotes
    )
}

/// The one attribute of an element that says what it is.
fn value_of(element: Element, attributes: &Attributes<'_>) -> String {
    let value = match element {
        Element::FieldCharacter => attributes.get("fldCharType"),
        Element::SimpleField => attributes.get("instr"),
        Element::FormControl => attributes.get("name"),
        Element::FootnoteReference | Element::EndnoteReference => {
            attributes.get("customMarkFollows")
        }
        Element::OpeningBracket | Element::ClosingBracket | Element::BracketSeparator => {
            attributes.val()
        }
        Element::Break => attributes.get("type"),
        Element::Symbol => attributes.get("char"),
        Element::Lettering => attributes.get("string"),
        Element::EmbeddedObject => attributes.get("ProgID"),
        Element::AlternateChunk | Element::SubDocument => attributes.get("id"),
        Element::Document | Element::Body => attributes.get("space"),
        _ => None,
    };
    value.map(Cow::into_owned).unwrap_or_default()
}
