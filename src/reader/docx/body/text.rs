//! Runs and the text in them.

use std::borrow::Cow;

use crate::diagnostic::Code;
use crate::reader::docx::fields::Drawn;
use crate::reader::docx::paragraph::{Look, Paragraph};
use crate::reader::docx::properties::{ParagraphFormat, RunFormat};
use crate::reader::docx::styles::StyleId;
use crate::reader::docx::symbols::{Pictorial, Symbol, symbol};

use super::paragraphs::append_paragraph;
use super::{Body, Scope};

impl Body<'_> {
    pub(super) fn open_run(&mut self, depth: usize) {
        let look = self.paragraphs.last().and_then(|paragraph| paragraph.look);
        let look = look.unwrap_or_else(|| self.look(RunFormat::default(), None));
        self.runs.push(look);
        self.scopes.push((depth, Scope::Run));
    }

    pub(super) fn format_run(&mut self, format: RunFormat) {
        let is_run = self.innermost() == Some(Scope::Run);
        let style = self.paragraphs.last().and_then(|paragraph| paragraph.format.style);
        let formatted = self.look(format, style);
        if is_run && let Some(look) = self.runs.last_mut() {
            *look = formatted;
        }
    }

    /// What a run looks like where reading stands.
    pub(super) fn look(&self, run: RunFormat, paragraph: Option<StyleId>) -> Look {
        Look::of(run, paragraph, self.table_style(), self.styles)
    }

    /// The style of the table whose cell is open.
    pub(super) fn table_style(&self) -> Option<StyleId> {
        self.tables.last().filter(|_| self.is_in_cell())?.style
    }

    pub(super) fn open_text(&mut self, depth: usize, keeps_blanks: bool) {
        let start = self.paragraphs.last().map_or(0, |paragraph| paragraph.text.len());
        self.scopes.push((depth, Scope::Text { start, keeps_blanks }));
    }

    /// Blanks around a text are those of the file, not of the page, unless it says otherwise.
    pub(super) fn close_text(&mut self, start: usize, keeps_blanks: bool) {
        const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];
        if keeps_blanks {
            return;
        }
        let Some(text) = self.paragraphs.last_mut().map(|paragraph| &mut paragraph.text) else {
            return;
        };
        let Some(added) = text.get(start..) else {
            return;
        };
        let blanks = added.len() - added.trim_start_matches(BLANKS).len();
        let end = start + added.trim_end_matches(BLANKS).len();
        text.truncate(end);
        text.drain(start..start + blanks.min(end - start));
    }

    /// Whether what is read now is printed.
    fn is_printed(&self) -> bool {
        !self.fields.is_code() && !self.runs.last().is_some_and(|look| look.is_hidden)
    }

    pub(super) fn turn_field(&mut self, kind: &str) {
        match self.fields.turn(kind) {
            Some(Drawn::Text(text)) => self.push_sign(&text),
            Some(Drawn::Symbol(font, code)) => self.push_code(code, font),
            Some(Drawn::Counted) if self.is_printed() => {
                self.note(Code::PartNotRead, "a number counted by a field".to_owned());
            }
            Some(Drawn::Counted) | None => {}
        }
        self.is_losing_text &= self.fields.is_code();
    }

    /// Opens a field whose code is an attribute and whose content is its result.
    pub(super) fn open_simple_field(&mut self, depth: usize, code: &str) {
        let open = self.fields.len();
        self.turn_field("begin");
        if self.fields.len() > open {
            self.fields.push(code);
            self.turn_field("separate");
            self.scopes.push((depth, Scope::SimpleField));
        }
    }

    /// Closes the fields that were opened since there were so many. One whose code has no end may
    /// have taken printed text for code.
    pub(super) fn close_fields(&mut self, count: usize) {
        if self.fields.len() > count && self.is_losing_text {
            self.note(Code::DamagedPart, "a field has no end".to_owned());
            self.is_losing_text = false;
        }
        self.fields.close_to(count);
    }

    pub(super) fn push_text(&mut self, text: &str) {
        if !self.fields.is_empty() {
            self.fields.push(text);
        }
        if !self.is_printed() {
            self.is_losing_text |= self.fields.is_code();
            return;
        }
        let look = self.runs.last().copied();
        if look.is_some_and(|look| look.is_struck) && !text.trim().is_empty() {
            self.note(Code::StruckOut, text.trim().to_owned());
        }
        let is_in_flow = self.flows.last().is_some_and(|flow| flow.has_open_paragraph);
        let is_in_cell = self.is_in_cell();
        let Some(paragraph) = self.paragraphs.last_mut().filter(|_| is_in_flow) else {
            if !text.trim().is_empty() && !self.tables.is_empty() {
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
        let is_capital = look.is_some_and(|look| look.is_capital);
        let capitals =
            if is_capital { Cow::Owned(text.to_uppercase()) } else { Cow::Borrowed(text) };
        let text = &*capitals;
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
    pub(super) fn push_sign(&mut self, sign: &str) {
        let is_in_flow = self.flows.last().is_some_and(|flow| flow.has_open_paragraph);
        if !self.fields.is_empty() {
            self.fields.push(sign);
        }
        if self.is_printed()
            && let Some(paragraph) = self.paragraphs.last_mut().filter(|_| is_in_flow)
        {
            paragraph.text.push_str(sign);
        }
    }

    /// A break of the line is in the text; one of the page or column only parts what it stands
    /// between.
    pub(super) fn push_break(&mut self, kind: &str) {
        let is_at_start = self.paragraphs.last().is_none_or(|paragraph| paragraph.text.is_empty());
        if !(is_at_start && matches!(kind, "page" | "column")) {
            self.push_sign("\n");
        }
    }

    /// A mark of a note that the author chose is the text behind the reference: like a number it
    /// is none of the cell's text.
    pub(super) fn refer(&mut self, is_marked_by_hand: bool) {
        if let Some(look) = self.runs.last_mut() {
            look.is_hidden |= is_marked_by_hand;
        }
    }

    pub(super) fn push_symbol(&mut self, code: &str, font: Option<Pictorial>) {
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
    pub(super) fn push_lettering(&mut self, text: &str) {
        if text.trim().is_empty() || !self.is_printed() {
            return;
        }
        if self.is_in_cell() {
            if let Some(paragraph) = self.paragraphs.last_mut() {
                append_paragraph(&mut paragraph.boxed_text, text);
            }
            return;
        }
        let mut lettering = Paragraph::default();
        (lettering.text, lettering.number) = (text.to_owned(), self.paragraph_count.max(1));
        let block = lettering.to_block(&ParagraphFormat::default());
        let reserved = self.reserve();
        self.fill(reserved, Some(block));
    }
}
