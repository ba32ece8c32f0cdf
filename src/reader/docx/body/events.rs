//! The elements of a story one by one, each to what it means.

use std::borrow::Cow;
use std::io::Read;

use crate::diagnostic::Code;
use crate::reader::docx::fault::Fault;
use crate::reader::docx::forms::form_choice;
use crate::reader::docx::names::Element;
use crate::reader::docx::properties::{paragraph_format, run_format};
use crate::reader::docx::symbols::Pictorial;
use crate::reader::docx::table_properties::{cell_format, row_format, table_style};
use crate::reader::docx::xml::{Attributes, Event, Stream};

use super::equations::Brackets;
use super::{Body, Scope};

impl Body<'_> {
    /// Takes in all that a part holds.
    pub(super) fn events<R: Read>(&mut self, stream: &mut Stream<R>) -> Result<(), Fault> {
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
