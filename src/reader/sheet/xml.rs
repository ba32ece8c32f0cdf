//! XML parts, element by element: the only file of the sheet readers that knows the XML crate.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::encoding::DecodingReader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesEnd, BytesStart, Event};

use crate::error::{Error, Result};
use crate::limits::Limits;

/// How much is inflated at a time.
const BUFFER_BYTES: usize = 32 << 10;

/// Reads one part; elements are told by their local name, because prefixes differ by writer.
pub(super) struct XmlPart<'r> {
    reader: Reader<Box<dyn BufRead + 'r>>,
    buffer: Vec<u8>,
    part: String,
    depth: u32,
    max_depth: u32,
}

/// What comes next in a part.
pub(super) enum Node<'a> {
    /// An element starts. An empty one ends right after.
    Open(Element<'a>),
    /// The element of this local name ends.
    Close(Name<'a>),
    /// Text with its references resolved; one text may come in several pieces.
    Text(Cow<'a, str>),
    /// A comment or an instruction: nothing that is printed.
    Aside,
    /// The part ends.
    End,
}

/// The local name of an element that ends.
pub(super) struct Name<'a> {
    end: BytesEnd<'a>,
}

impl Name<'_> {
    pub(super) fn as_str(&self) -> &str {
        local(self.end.name().into_inner())
    }
}

/// The start of an element.
pub(super) struct Element<'a> {
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        local(self.start.name().into_inner())
    }

    /// Hands over every attribute by its local name; references stand as they are.
    pub(super) fn each_attribute(&self, visit: impl FnMut(&str, &str)) {
        each_attribute(self.start.attributes_raw(), visit);
    }

    /// An attribute by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut found = None;
        self.each_attribute(|key, value| {
            if key == name && found.is_none() {
                found = Some(unescape(value).map_or(value.to_owned(), Cow::into_owned));
            }
        });
        found
    }

    /// An attribute that holds a count.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// An attribute that holds a truth value as XML Schema writes it.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| is_true(&value))
    }
}

/// A truth value as XML Schema writes it.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "on")
}

/// Hands over every attribute of a tag's text by its local name; references stand as they are.
pub(super) fn each_attribute(attributes: &str, mut visit: impl FnMut(&str, &str)) {
    let mut rest = attributes;
    while let Some((key, behind)) = split(rest, b'=') {
        let behind = behind.trim_ascii_start();
        let Some(quote @ (b'"' | b'\'')) = behind.bytes().next() else { return };
        let Some((value, behind)) = behind.get(1..).and_then(|behind| split(behind, quote)) else {
            return;
        };
        visit(local(key.trim_ascii()), value);
        rest = behind;
    }
}

/// What stands before and behind the first of these bytes.
fn split(text: &str, at: u8) -> Option<(&str, &str)> {
    let position = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..position)?, text.get(position + 1..)?))
}

/// The name without its prefix.
pub(super) fn local(name: &str) -> &str {
    let colon = name.bytes().position(|byte| byte == b':');
    colon.and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// Whether a part that starts so may be in another encoding than UTF-8: it has a mark of UTF-16, or
/// its declaration names one.
fn is_foreign(head: &[u8]) -> bool {
    /// A declaration stands in the first bytes or nowhere.
    const DECLARATION_BYTES: usize = 128;

    if !head.starts_with(b"<") {
        return true;
    }
    let head = head.get(..DECLARATION_BYTES).unwrap_or(head).to_ascii_lowercase();
    let declaration = String::from_utf8_lossy(&head);
    let declaration = declaration.split_once('>').map_or(&*declaration, |(before, _)| before);
    declaration.contains('\0') || declaration.contains("encoding") && !declaration.contains("utf-8")
}

/// The events of a part for a reader that takes them itself: UTF-8 only.
///
/// The names of end tags are checked, which calamine leaves out: past a wrong one it takes the next
/// cells for the text of this one, and reads tags that the first look never passed.
pub(super) fn events<R: Read>(content: R) -> Reader<BufReader<R>> {
    reader(BufReader::with_capacity(BUFFER_BYTES, content))
}

fn reader<R: BufRead>(content: R) -> Reader<R> {
    let mut reader = Reader::from_reader(content);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_comments = false;
    reader
}

/// Takes the events of a part up to the end of an element.
pub(super) fn skip_past<R: Read>(events: &mut Reader<BufReader<R>>, name: &str) -> Result<()> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match events.read_event_into(&mut buffer) {
            Ok(Event::End(end)) if local(end.name().into_inner()) == name => return Ok(()),
            Ok(Event::Eof) => return Err(Error::damaged(format!("an element {name} is missing"))),
            Ok(_) => {}
            Err(error) => return Err(Error::damaged("no sound XML").with_source(error)),
        }
    }
}

impl<'r> XmlPart<'r> {
    pub(super) fn new(content: impl Read + 'r, part: &str, limits: &Limits) -> Self {
        let mut content = BufReader::with_capacity(BUFFER_BYTES, content);
        // What cannot be inflated will be said when it is read.
        let is_foreign = content.fill_buf().is_ok_and(is_foreign);
        let content: Box<dyn BufRead + 'r> =
            if is_foreign { Box::new(DecodingReader::new(content)) } else { Box::new(content) };
        let part = part.to_owned();
        Self {
            reader: reader(content),
            buffer: Vec::new(),
            part,
            depth: 0,
            max_depth: limits.depth,
        }
    }

    /// The next node.
    ///
    /// # Errors
    /// `Damaged` with the part's name where the XML is broken, cut short, or declares entities.
    pub(super) fn next(&mut self) -> Result<Node<'_>> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| {
            let what = format!("the part {} is no sound XML", self.part);
            Error::damaged(what).with_source(error)
        })?;
        match event {
            Event::Start(start) | Event::Empty(start) => {
                self.depth += 1;
                if self.depth > self.max_depth {
                    return Err(Error::limit("nested elements", self.max_depth));
                }
                Ok(Node::Open(Element { start }))
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Node::Close(Name { end }))
            }
            Event::Text(text) => Ok(Node::Text(text.xml10_content())),
            Event::CData(text) => Ok(Node::Text(text.xml10_content())),
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(character.to_string()),
                    _ => resolve_predefined_entity(&reference).map(str::to_owned),
                };
                resolved.map(|text| Node::Text(text.into())).ok_or_else(|| {
                    Error::damaged(format!("the part {} uses an unknown entity", self.part))
                })
            }
            // Only an attack declares entities in a workbook.
            Event::DocType(_) => {
                Err(Error::damaged(format!("the part {} declares a DTD", self.part)))
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Ok(Node::Aside),
            Event::Eof if self.depth > 0 => {
                Err(Error::damaged(format!("the part {} is cut short", self.part)))
            }
            Event::Eof => Ok(Node::End),
        }
    }
}
