//! The events of one XML part: elements resolved, text decoded, depth and lengths bounded.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event as XmlEvent};
use quick_xml::reader::Reader;

use super::fault::Fault;
use super::names::Element;
use super::opened::Opened;

/// Bytes of one tag or one stretch of text. A whole notice has less; without a bound a tag without
/// an end would be collected up to the limit of the part.
const LONGEST_EVENT: usize = 16 << 20;

/// Bytes inflated at a time.
const BUFFER_BYTES: usize = 64 << 10;

const DOCTYPE: &str = "a DOCTYPE is not allowed";
const CUT_SHORT: &str = "it ends before its elements are closed";

/// What comes next in a part.
pub(super) enum Event<'a> {
    Start(Element, Attributes<'a>),
    End(Element),
    Text(Cow<'a, str>),
    /// A comment, a processing instruction, the XML declaration, or the tags of a choice between
    /// alternatives, of which only the one to be read comes.
    Nothing,
    /// The end of the part, after its root was closed.
    EndOfPart,
}

/// The attributes of an element.
pub(super) struct Attributes<'a>(BytesStart<'a>);

impl Attributes<'_> {
    /// The value of the attribute with this local name, whatever its prefix.
    pub(super) fn get(&self, local: &str) -> Option<Cow<'_, str>> {
        let (_, value) =
            Pairs(self.0.attributes_raw()).find(|(name, _)| is_local_name(name, local))?;
        Some(unescaped(value))
    }

    /// The values of two attributes, as [`Attributes::get`], in one look: each cell has a width.
    pub(super) fn get_two(&self, locals: [&str; 2]) -> [Option<Cow<'_, str>>; 2] {
        let mut values = [None, None];
        for (name, value) in Pairs(self.0.attributes_raw()) {
            for (found, local) in values.iter_mut().zip(locals) {
                if found.is_none() && is_local_name(name, local) {
                    *found = Some(unescaped(value));
                }
            }
        }
        values
    }

    /// The attribute `val`, which most properties have.
    pub(super) fn val(&self) -> Option<Cow<'_, str>> {
        self.get("val")
    }

    /// A property that is on or off: on without a value.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off"))
    }

    /// A number in `val`; `None` if there is none or it is no number.
    pub(super) fn number(&self) -> Option<i64> {
        self.val()?.trim().parse().ok()
    }
}

/// Whether a name is this one behind any prefix.
fn is_local_name(name: &str, local: &str) -> bool {
    name.strip_suffix(local).is_some_and(|prefix| prefix.is_empty() || prefix.ends_with(':'))
}

/// The names and values in a tag, from where the last ended.
struct Pairs<'a>(&'a str);

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, rest) = parted(self.0, b'=')?;
        let rest = rest.trim_ascii_start();
        let quoted = rest.strip_prefix('"').and_then(|rest| parted(rest, b'"'));
        let quoted = quoted.or_else(|| parted(rest.strip_prefix('\'')?, b'\''));
        let (value, rest) = quoted?;
        self.0 = rest;
        Some((name.trim_ascii(), value))
    }
}

/// What stands before and behind the first of a sign. Attributes are short: going through them byte
/// by byte takes half the time of a search that is made for long texts.
fn parted(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// A value with the entities that XML knows without a DTD set in; others stay as they are written.
fn unescaped(value: &str) -> Cow<'_, str> {
    if value.contains('&') {
        quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value))
    } else {
        Cow::Borrowed(value)
    }
}

/// A part as a stream of events.
pub(super) struct Stream<R: Read> {
    reader: Reader<BufReader<Input<R>>>,
    buffer: Vec<u8>,
    /// Bytes passed over behind the parser's back.
    passed: u64,
    opened: Opened,
    /// Whether the element started last was written as an empty tag, so its end is still to come.
    end_is_due: bool,
    /// Whether the element started last counts for nothing and is still to be passed over.
    skip_is_due: bool,
}

impl<R: Read> Stream<R> {
    pub(super) fn new(part: R, deepest: u32) -> Self {
        Self {
            reader: Reader::from_reader(BufReader::with_capacity(BUFFER_BYTES, Input::new(part))),
            buffer: Vec::new(),
            passed: 0,
            opened: Opened::new(deepest),
            end_is_due: false,
            skip_is_due: false,
        }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.opened.depth()
    }

    /// How often the declarations of namespaces have changed: as long as they have not, the same
    /// bytes are the same elements.
    pub(super) fn declarations(&self) -> u64 {
        self.opened.namespaces().changes()
    }

    /// Bytes that stand behind the start tag read last, as far as they are at hand; none behind an
    /// empty tag.
    pub(super) fn ahead(&self) -> &[u8] {
        if self.end_is_due { &[] } else { self.reader.get_ref().buffer() }
    }

    /// Passes over so many of the bytes at hand: whole elements that were read before.
    pub(super) fn pass(&mut self, bytes: usize) {
        self.reader.get_mut().consume(bytes);
        self.passed += bytes as u64;
    }

    /// How many bytes have been read or passed over.
    pub(super) fn position(&self) -> u64 {
        self.reader.buffer_position() + self.passed
    }

    /// Whether the part asks for an understanding of namespaces that its reader does not have.
    pub(super) fn misses_namespaces(&self) -> bool {
        self.opened.namespaces().misses()
    }

    pub(super) fn next(&mut self) -> Result<Event<'_>, Fault> {
        if self.skip_is_due {
            self.skip()?;
        }
        if self.end_is_due {
            self.end_is_due = false;
            return Ok(Event::End(self.opened.close()));
        }
        self.buffer.clear();
        self.reader.get_mut().get_mut().taken = 0;
        match self.reader.read_event_into(&mut self.buffer).map_err(|error| damaged(&error))? {
            XmlEvent::Start(start) => started(start, &mut self.opened, &mut self.skip_is_due),
            XmlEvent::Empty(start) => {
                self.end_is_due = true;
                started(start, &mut self.opened, &mut self.skip_is_due)
            }
            XmlEvent::End(_) => Ok(Event::End(self.opened.close())),
            XmlEvent::Text(text) => Ok(Event::Text(text.into_inner())),
            XmlEvent::CData(text) => Ok(Event::Text(text.into_inner())),
            XmlEvent::GeneralRef(name) => {
                if let Some(text) = resolve_xml_entity(&name) {
                    return Ok(Event::Text(Cow::Borrowed(text)));
                }
                match name.resolve_char_ref() {
                    Ok(Some(character)) => Ok(Event::Text(Cow::Owned(character.to_string()))),
                    _ => Err(Fault::Damaged(format!("the entity &{}; is not defined", &*name))),
                }
            }
            XmlEvent::DocType(_) => Err(Fault::Damaged(DOCTYPE.to_owned())),
            XmlEvent::Comment(_) | XmlEvent::PI(_) | XmlEvent::Decl(_) => Ok(Event::Nothing),
            XmlEvent::Eof if !self.opened.seen_root() => {
                Err(Fault::Damaged("it holds no XML element".to_owned()))
            }
            XmlEvent::Eof if self.opened.depth() > 0 => Err(Fault::Damaged(CUT_SHORT.to_owned())),
            XmlEvent::Eof => Ok(Event::EndOfPart),
        }
    }

    /// Passes over the element started last with all that is in it; its end does not come.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        self.skip_out_of(self.depth())
    }

    /// Passes over what is left of the open element at this depth; its end does not come.
    pub(super) fn skip_out_of(&mut self, outermost: usize) -> Result<(), Fault> {
        self.skip_is_due = false;
        if self.end_is_due {
            self.end_is_due = false;
            self.opened.close();
        }
        let mut depth = self.depth();
        while depth >= outermost {
            self.buffer.clear();
            self.reader.get_mut().get_mut().taken = 0;
            match self.reader.read_event_into(&mut self.buffer).map_err(|error| damaged(&error))? {
                XmlEvent::Start(_) => {
                    depth += 1;
                    self.opened.check_depth(depth)?;
                }
                XmlEvent::End(_) => depth = depth.saturating_sub(1),
                XmlEvent::DocType(_) => return Err(Fault::Damaged(DOCTYPE.to_owned())),
                XmlEvent::Eof => return Err(Fault::Damaged(CUT_SHORT.to_owned())),
                _ => {}
            }
            while self.depth() > depth {
                self.opened.close();
            }
        }
        Ok(())
    }
}

/// What a start tag means; `skip_is_due` is set where nothing of the element counts.
fn started<'a>(
    start: BytesStart<'a>,
    opened: &mut Opened,
    skip_is_due: &mut bool,
) -> Result<Event<'a>, Fault> {
    let attributes = start.attributes_raw();
    let pairs = || Pairs(attributes).map(|(name, value)| (name, unescaped(value)));
    let element = opened.open(start.name().as_ref(), attributes, pairs)?;
    let attributes = Attributes(start);
    let requires = match element {
        Element::Choice => attributes.get("Requires").unwrap_or_default(),
        _ => Cow::default(),
    };
    let alternative = opened.alternative(element, &requires);
    drop(requires);
    if let Some(is_read) = alternative {
        *skip_is_due = !is_read;
        return Ok(Event::Nothing);
    }
    Ok(Event::Start(element, attributes))
}

/// The parser's words, which say what is wrong but hold no text of the document.
fn damaged(error: &quick_xml::Error) -> Fault {
    match error {
        quick_xml::Error::Io(error) => Fault::Damaged(error.to_string()),
        quick_xml::Error::IllFormed(_) => Fault::Damaged("its tags do not match".to_owned()),
        quick_xml::Error::Encoding(_) => {
            Fault::Damaged("it holds bytes that are no text".to_owned())
        }
        _ => Fault::Damaged("it is no well-formed XML".to_owned()),
    }
}

/// The text of a part in UTF-8, in bounded pieces.
struct Input<R: Read> {
    text: Text<R>,
    /// Bytes read since the last event started.
    taken: usize,
}

/// The first two bytes of a part, which tell its encoding, and then the part itself.
type Whole<R> = Chain<Cursor<Vec<u8>>, R>;

enum Text<R: Read> {
    Utf8(Whole<R>),
    Utf16(DecodingReader<BufReader<Whole<R>>>),
}

impl<R: Read> Input<R> {
    fn new(mut part: R) -> Self {
        let mut start = Vec::new();
        // A part that cannot be read says so again when it is read on.
        let _ = part.by_ref().take(2).read_to_end(&mut start);
        let is_utf16 = matches!(*start, [0xFF, 0xFE] | [0xFE, 0xFF] | [0, b'<'] | [b'<', 0]);
        let whole = Cursor::new(start).chain(part);
        let text = if is_utf16 {
            Text::Utf16(DecodingReader::new(BufReader::with_capacity(BUFFER_BYTES, whole)))
        } else {
            Text::Utf8(whole)
        };
        Self { text, taken: 0 }
    }
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken > LONGEST_EVENT {
            return Err(io::Error::other("one of its tags or texts has no end"));
        }
        let count = match &mut self.text {
            Text::Utf8(text) => text.read(buffer)?,
            Text::Utf16(text) => text.read(buffer)?,
        };
        self.taken += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn attributes_are_taken_apart() {
        let pairs: Vec<_> = Pairs(" w:val=\"a'b\"  x = '1=\"2\"' y=\"\"").collect();
        assert_eq!(pairs, [("w:val", "a'b"), ("x", "1=\"2\""), ("y", "")]);
        assert_eq!(Pairs(" w:val").next(), None);
        assert_eq!(Pairs(" w:val=5").next(), None);
    }
}
