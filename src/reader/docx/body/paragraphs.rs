//! Paragraphs and their automatic numbers.

use crate::diagnostic::Code;
use crate::reader::docx::paragraph::Paragraph;
use crate::reader::docx::properties::{ParagraphFormat, RunFormat};

use super::{Body, Scope};

impl Body<'_> {
    pub(super) fn open_paragraph(&mut self, depth: usize) {
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
            if paragraph.reserved.is_none() {
                paragraph.number = self.paragraph_count;
                paragraph.reserved = Some(self.reserve());
            }
        }
        // The next paragraph's properties are those of the joined one.
        paragraph.format = ParagraphFormat::default();
        paragraph.look = Some(self.look(RunFormat::default(), None));
        self.paragraphs.push(paragraph);
        self.scopes.push((depth, Scope::Paragraph));
    }

    pub(super) fn format_paragraph(&mut self, format: ParagraphFormat) {
        let look = self.look(RunFormat::default(), format.style);
        if self.innermost() == Some(Scope::Paragraph)
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            (paragraph.format, paragraph.look) = (format, Some(look));
        }
    }

    pub(super) fn close_paragraph(&mut self) {
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
    pub(super) fn finish_carried(&mut self) {
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
        } else if let Some(reserved) = paragraph.reserved {
            let inherited = self.styles.paragraph(paragraph.format.style, None);
            let format = paragraph.format.or(inherited);
            let block = (!paragraph.is_blank()).then(|| paragraph.to_block(&format));
            self.fill(reserved, block);
        }
        paragraph.clear();
        self.spare.push(paragraph);
    }

    /// Puts a paragraph's automatic number in front of its text.
    fn label(&mut self, paragraph: &mut Paragraph) {
        if paragraph.is_labelled {
            return;
        }
        let inherited = self.styles.paragraph(paragraph.format.style, self.table_style());
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
}

/// Adds a paragraph to the text of a cell; blank ones before the first printed one do not count.
pub(super) fn append_paragraph(text: &mut String, paragraph: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(paragraph);
}
