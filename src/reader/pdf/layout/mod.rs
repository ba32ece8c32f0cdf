//! From glyphs and rulings to paragraphs and tables.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::limits::Limits;

use super::page::Page;

/// Lays pages out one after the other.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    document: Document,
    diagnostics: Vec<Diagnostic>,
}

impl Layout {
    pub(crate) fn new(limits: &Limits) -> Self {
        let _ = limits;
        Self::default()
    }

    /// Adds the next page.
    pub(crate) fn add(&mut self, page: Page) {
        self.document.pages = Some(page.number);
    }

    /// What all pages together show: furniture is told by what repeats.
    pub(crate) fn finish(self) -> (Document, Vec<Diagnostic>) {
        (self.document, self.diagnostics)
    }
}
