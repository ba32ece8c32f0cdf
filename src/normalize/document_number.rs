//! 发文字号.

use crate::document_number::{DocumentNumber, DocumentNumberValue, NoDocumentNumber};

/// Reads a text that should be one document number.
#[must_use]
pub fn document_number(text: &str) -> DocumentNumber {
    DocumentNumber::new(text, DocumentNumberValue::None { reason: NoDocumentNumber::Malformed })
}

/// Finds the document numbers that running text cites, in order, with the byte range of each.
#[must_use]
pub fn document_numbers(text: &str) -> Vec<(std::ops::Range<usize>, DocumentNumber)> {
    let _ = text;
    Vec::new()
}
