//! The elements of a notice outside its tables, put into the record with their print and place.

use crate::document::{Document, Place};
use crate::record::{Element, ElementKind, Notice};

use super::closing;
use super::imprint;
use super::lines::{self, Line};
use super::masthead;
use super::prose::Prose;

/// Reads the elements into the notice; returns the prose, which may hold rules for the tables.
pub(super) fn read(document: &Document, notice: &mut Notice) -> Prose {
    let lines = lines::of(document);
    let end = lines::before_annex(&lines);
    let own = lines.get(..end).unwrap_or_default();
    let head = masthead::read(own);
    let closing = closing::read(own, head.end, &head.issuers);
    let imprint = imprint::read(&lines);
    let prose = Prose::new(lines.get(head.end..).unwrap_or_default());

    let mut elements = Elements { lines: &lines, found: Vec::new() };
    elements.add_lines(ElementKind::Issuers, head.issuer_lines);
    if let Some((line, number)) = head.number {
        elements.add(ElementKind::DocumentNumber, line, &number.raw);
        notice.document_number = Some(number);
    }
    elements.add_lines(ElementKind::Title, head.title_lines);
    elements.add_lines(ElementKind::Addressees, head.addressee_lines);
    for (line, title) in closing.attachments {
        elements.add(ElementKind::Attachments, line, &title);
        notice.attachments.push(title);
    }
    elements.add_lines(ElementKind::SignedBy, closing.signature_lines);
    if let Some((line, day)) = closing.issued_on {
        elements.add_lines(ElementKind::IssuedOn, line..line + 1);
        notice.issued_on = Some(day);
    }
    if let Some(line) = imprint.copied_to_line {
        elements.add_lines(ElementKind::CopiedTo, line..line + 1);
    }
    if let Some(line) = imprint.printed_line {
        elements.add_lines(ElementKind::Printed, line..line + 1);
    }
    for (contact, print, place) in prose.contacts() {
        elements.add_at(ElementKind::Contacts, print, place);
        notice.contacts.push(contact);
    }
    for (number, place) in prose.references(notice.document_number.as_ref()) {
        elements.add_at(ElementKind::References, number.raw.clone(), place);
        notice.references.push(number);
    }
    notice.elements = elements.in_reading_order();

    notice.issuers = head.issuers;
    notice.title = head.title;
    notice.document_type = head.document_type;
    notice.addressees = head.addressees;
    notice.signed_by = closing.signed_by;
    notice.copied_to = imprint.copied_to;
    notice.printed = imprint.printed;
    prose
}

/// The elements found so far, each with the line it begins at.
struct Elements<'a, 'd> {
    lines: &'a [Line<'d>],
    found: Vec<(usize, Element)>,
}

impl Elements<'_, '_> {
    /// Lines that are an element.
    fn add_lines(&mut self, kind: ElementKind, range: std::ops::Range<usize>) {
        let lines = self.lines.get(range.clone()).unwrap_or_default();
        let Some(first) = lines.first() else { return };
        let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
        let element = Element::new(kind, texts.join("\n"), first.place());
        self.found.push((range.start, element));
    }

    /// A part of a line.
    fn add(&mut self, kind: ElementKind, line: usize, text: &str) {
        let place = self.lines.get(line).map(Line::place).unwrap_or_default();
        self.found.push((line, Element::new(kind, text, place)));
    }

    /// A part of the prose.
    fn add_at(&mut self, kind: ElementKind, text: String, place: Place) {
        let line = self.lines.iter().position(|line| line.paragraph.place == place);
        self.found.push((line.unwrap_or_default(), Element::new(kind, text, place)));
    }

    fn in_reading_order(mut self) -> Vec<Element> {
        self.found.sort_by_key(|(line, _)| *line);
        self.found.into_iter().map(|(_, element)| element).collect()
    }
}
