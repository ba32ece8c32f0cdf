//! The tags of a worksheet and nothing else of it: a quick first look at a part that calamine
//! takes apart afterwards. A whole XML reader here would cost as much as reading the cells.

use std::io::{BufRead, BufReader, Read};
use std::ops::Range;

use crate::error::{Error, Result};

use super::super::xml;

/// How much is inflated at a time.
const BUFFER_BYTES: usize = 32 << 10;

/// Bytes of a tag or of a cell's number. Real tags have hundreds, those with many namespaces two
/// thousand.
const MAX_BYTES: usize = 64 << 10;

/// Reads one part, tag by tag.
pub(super) struct Tags<R> {
    content: BufReader<R>,
    /// Bytes of the buffer that the last tag took.
    taken: usize,
    /// A tag over the end of the buffer, from behind its `<` and with its `>`; a text likewise.
    tag: Vec<u8>,
    text: Vec<u8>,
    /// Whether the next `<` was read already, behind a text.
    is_at_tag: bool,
}

/// A tag by its local name.
pub(super) struct Tag<'a> {
    pub(super) kind: Kind,
    pub(super) name: &'a [u8],
    attributes: &'a [u8],
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    /// Open and closed at once.
    Empty,
    /// A comment, an instruction or a CDATA section.
    Aside,
}

impl<'a> Tag<'a> {
    const ASIDE: Self = Self { kind: Kind::Aside, name: b"", attributes: b"" };

    /// A tag without its brackets.
    fn new(tag: &'a [u8]) -> Self {
        let (kind, tag) = match tag {
            [b'/', name @ ..] => (Kind::Close, name),
            [tag @ .., b'/'] => (Kind::Empty, tag),
            tag => (Kind::Open, tag),
        };
        let end = tag.iter().position(u8::is_ascii_whitespace).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at_checked(end).unwrap_or((tag, b""));
        let colon = name.iter().position(|byte| *byte == b':');
        let name = colon.and_then(|colon| name.get(colon + 1..)).unwrap_or(name);
        Self { kind, name, attributes }
    }

    /// Hands over every attribute by its local name; references stand as they are.
    ///
    /// # Errors
    /// `Damaged` if they are not in UTF-8.
    pub(super) fn each_attribute(&self, visit: impl FnMut(&str, &str)) -> Result<()> {
        let attributes = std::str::from_utf8(self.attributes)
            .map_err(|error| Error::damaged("a tag is not in UTF-8").with_source(error))?;
        xml::each_attribute(attributes, visit);
        Ok(())
    }
}

impl<R: Read> Tags<R> {
    pub(super) fn new(content: R) -> Self {
        Self {
            content: BufReader::with_capacity(BUFFER_BYTES, content),
            taken: 0,
            tag: Vec::new(),
            text: Vec::new(),
            is_at_tag: false,
        }
    }

    /// The next tag; `None` at the end.
    ///
    /// # Errors
    /// `Damaged` where a tag is cut short or declares entities.
    pub(super) fn next(&mut self) -> Result<Option<Tag<'_>>> {
        self.content.consume(std::mem::take(&mut self.taken));
        let buffer = self.content.fill_buf().map_err(unreadable)?;
        if let Some(tag) = whole_tag(buffer).filter(|_| !self.is_at_tag) {
            self.taken = tag.end + 1;
            return Ok(self.content.buffer().get(tag).map(Tag::new));
        }
        self.next_over_buffers()
    }

    /// The next tag if it is none, or does not lie in the buffer as a whole.
    fn next_over_buffers(&mut self) -> Result<Option<Tag<'_>>> {
        if !self.is_at_tag {
            self.content.skip_until(b'<').map_err(unreadable)?;
        }
        self.is_at_tag = false;
        self.tag.clear();
        if self.read_on()? == 0 {
            return Ok(None);
        }
        match self.tag.as_slice() {
            [b'!', b'-', b'-', ..] => self.skip_aside(b"!--", b"-->"),
            [b'!', b'[', ..] => self.skip_aside(b"![", b"]]>"),
            [b'?', ..] => self.skip_aside(b"?", b"?>"),
            // Only an attack declares entities in a workbook.
            [b'!', ..] => Err(Error::damaged("a worksheet declares a DTD")),
            _ => {
                self.read_quoted()?;
                Ok(self.tag.split_last().map(|(_, tag)| Tag::new(tag)))
            }
        }
    }

    /// The text up to the next tag, as it is written.
    pub(super) fn text(&mut self) -> Result<&[u8]> {
        self.content.consume(std::mem::take(&mut self.taken));
        let buffer = self.content.fill_buf().map_err(unreadable)?;
        if let Some(end) = buffer.iter().position(|byte| *byte == b'<') {
            return Ok(self.content.buffer().get(..end).unwrap_or_default());
        }
        self.text.clear();
        let mut bounded = (&mut self.content).take(MAX_BYTES as u64);
        bounded.read_until(b'<', &mut self.text).map_err(unreadable)?;
        if self.text.pop() != Some(b'<') {
            return Err(cut_short());
        }
        self.is_at_tag = true;
        Ok(&self.text)
    }

    /// Reads up to the next `>`; how many bytes: none at the end of the part.
    fn read_on(&mut self) -> Result<usize> {
        let left = MAX_BYTES.saturating_sub(self.tag.len());
        let mut bounded = (&mut self.content).take(left as u64);
        let read = bounded.read_until(b'>', &mut self.tag).map_err(unreadable)?;
        if self.tag.last().is_some_and(|last| *last != b'>') {
            return Err(cut_short());
        }
        Ok(read)
    }

    /// Reads on while the tag's last `>` stands in the value of an attribute.
    fn read_quoted(&mut self) -> Result<()> {
        let (mut quotes, mut looked_at) = (Quotes::default(), 0);
        loop {
            for byte in self.tag.iter().skip(looked_at) {
                quotes.pass(*byte);
            }
            looked_at = self.tag.len();
            if quotes.are_closed() {
                return Ok(());
            }
            if self.read_on()? == 0 {
                return Err(cut_short());
            }
        }
    }

    /// Reads past something that is no tag, of which the start was read.
    fn skip_aside(&mut self, start: &[u8], end: &[u8]) -> Result<Option<Tag<'_>>> {
        let mut is_whole = self.tag.len() >= start.len() + end.len() && self.tag.ends_with(end);
        while !is_whole {
            // So much may be the beginning of the end.
            let keep = self.tag.len().min(end.len() - 1);
            self.tag.drain(..self.tag.len() - keep);
            if self.read_on()? == 0 {
                return Err(cut_short());
            }
            is_whole = self.tag.ends_with(end);
        }
        Ok(Some(Tag::ASIDE))
    }
}

/// The first tag of a buffer, without its brackets, if it is one and all there.
fn whole_tag(buffer: &[u8]) -> Option<Range<usize>> {
    let start = buffer.iter().position(|byte| *byte == b'<')? + 1;
    let tag = buffer.get(start..)?;
    if matches!(tag.first(), Some(b'!' | b'?')) {
        return None;
    }
    let mut quotes = Quotes::default();
    let length = tag.iter().position(|byte| {
        quotes.pass(*byte);
        *byte == b'>' && quotes.are_closed()
    })?;
    Some(start..start + length)
}

/// Whether bytes stand in the value of an attribute.
#[derive(Default)]
struct Quotes(Option<u8>);

impl Quotes {
    fn pass(&mut self, byte: u8) {
        if matches!(byte, b'"' | b'\'') {
            match self.0 {
                None => self.0 = Some(byte),
                Some(open) if open == byte => self.0 = None,
                Some(_) => {}
            }
        }
    }

    fn are_closed(&self) -> bool {
        self.0.is_none()
    }
}

fn unreadable(error: std::io::Error) -> Error {
    Error::damaged("a worksheet does not inflate").with_source(error)
}

pub(super) fn cut_short() -> Error {
    Error::damaged("a worksheet is cut short")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the tags, read through a buffer of so many bytes.
    fn told(xml: &str, buffer: usize) -> Result<String> {
        let mut tags = Tags::new(xml.as_bytes());
        tags.content = BufReader::with_capacity(buffer, xml.as_bytes());
        let mut told = Vec::new();
        while let Some(tag) = tags.next()? {
            let name = String::from_utf8_lossy(tag.name);
            told.push(match tag.kind {
                Kind::Open => name.into_owned(),
                Kind::Close => format!("/{name}"),
                Kind::Empty => format!("{name}/"),
                Kind::Aside => "-".to_owned(),
            });
        }
        Ok(told.join(" "))
    }

    #[test]
    fn tags_are_told_from_what_looks_like_them() {
        for (xml, expected) in [
            ("<?xml version='1.0'?><a><b/>text</a>", Some("- a b/ /a")),
            ("<x:row r=\"1\"><x:c/></x:row>", Some("row c/ /row")),
            ("<a b=\">\" c='<row \">'><d/></a>", Some("a d/ /a")),
            ("<!-- <c> > --><c/><!----><![CDATA[<c>]]>]]>", Some("- c/ - -")),
            ("<!--><c/>--><d/>", Some("- d/")),
            ("<?a ><c/> ?><d />", Some("- d/")),
            ("<a><b", None),
            ("<a b=\"></a>", None),
            ("<!-- >", None),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", None),
        ] {
            for buffer in [1, 5, BUFFER_BYTES] {
                assert_eq!(told(xml, buffer).ok().as_deref(), expected, "{xml} by {buffer}");
            }
        }
    }

    #[test]
    fn a_text_stands_before_the_next_tag() {
        for buffer in [1, 5, BUFFER_BYTES] {
            let mut tags = Tags::new(&b""[..]);
            tags.content = BufReader::with_capacity(buffer, &b"<v>12</v><v/>"[..]);
            assert!(tags.next().is_ok_and(|tag| tag.is_some_and(|tag| tag.name == b"v")));
            assert_eq!(tags.text().ok(), Some(&b"12"[..]));
            assert!(tags.next().is_ok_and(|tag| tag.is_some_and(|tag| tag.kind == Kind::Close)));
            assert!(tags.next().is_ok_and(|tag| tag.is_some_and(|tag| tag.kind == Kind::Empty)));
            assert!(tags.next().is_ok_and(|tag| tag.is_none()));
        }
    }
}
