//! The dictionary of a stream in which objects or cross-references may lie, in a file that is not open
//! yet.
//!
//! Only what is written plainly is understood, as every writer does it: each key once, numbers and
//! filters where they belong. What is not is left to whoever asks, who need not guess.

use std::borrow::Cow;
use std::ops::Range;

use super::super::filters::{
    Output, decode_ascii85, decode_hexadecimal, inflate_as_parser, undo_rows,
};
use super::decryption::definition;
use super::repair::end_of_object;
use super::search::{after_name, find, names};
use super::tokens::{is_regular, is_space, skip_space, trim_space};

/// The entries of a plain dictionary: the keys, and where in it the values stand.
pub(crate) struct Entries<'a> {
    dictionary: &'a [u8],
    entries: Vec<(&'a [u8], Range<usize>)>,
}

/// Where the bytes of a stream lie.
pub(crate) struct Body {
    /// As the parser takes them where it cannot look up a length that stands elsewhere.
    pub(crate) range: Range<usize>,
    /// The place of `endstream`.
    pub(crate) end: usize,
    pub(crate) length: Length,
}

/// What the dictionary says of the length of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    Right,
    /// Wrong, or nothing.
    Wrong,
    /// It stands in the object with this number and generation.
    Elsewhere(u32, u16),
}

/// What stands between a stream's bytes and its data: the filters of real streams of objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Packing {
    armour: Armour,
    is_deflated: bool,
    /// Bytes of a row that is written as differences between bytes; 0 where there are no rows.
    row: usize,
}

/// Bytes as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Armour {
    None,
    Ascii85,
    Hexadecimal,
}

impl Body {
    /// The stream's bytes, of the length that stands elsewhere in the file if it is right there.
    pub(crate) fn bytes<'b>(&self, file: &'b [u8]) -> &'b [u8] {
        let elsewhere = match self.length {
            Length::Elsewhere(number, generation) => definition(file, (number, generation)),
            Length::Right | Length::Wrong => None,
        };
        let elsewhere = elsewhere.and_then(number);
        let body = elsewhere.and_then(|length| body_of_length(file, self.range.start, length));
        file.get(body.map_or(self.range.clone(), |body| body.range)).unwrap_or_default()
    }
}

impl<'a> Entries<'a> {
    /// Reads a dictionary; `None` if it is not plain.
    pub(crate) fn read(dictionary: &'a [u8]) -> Option<Self> {
        let mut rest = dictionary.strip_prefix(b"<<")?;
        let mut entries = Vec::new();
        loop {
            rest = skip_space(rest);
            if rest.starts_with(b">>") {
                return Some(Self { dictionary, entries });
            }
            let (key, behind) = word(rest.strip_prefix(b"/")?);
            rest = skip_space(behind);
            if key.contains(&b'#') || rest.starts_with(b"%") {
                return None;
            }
            let end = end_of_reference(rest).or_else(|| end_of_object(rest))?;
            let start = dictionary.len() - rest.len();
            entries.push((key, start..start + end));
            rest = rest.get(end..)?;
        }
    }

    pub(crate) fn has(&self, key: &[u8]) -> bool {
        self.values(key).next().is_some()
    }

    fn values(&self, key: &[u8]) -> impl Iterator<Item = &'a [u8]> {
        let of_key = self.entries.iter().filter(move |(own, _)| *own == key);
        of_key.filter_map(|(_, range)| self.dictionary.get(range.clone()))
    }

    /// The value of a key that stands there once.
    pub(crate) fn value(&self, key: &[u8]) -> Option<&'a [u8]> {
        let mut values = self.values(key);
        let value = values.next()?;
        values.next().is_none().then_some(value)
    }

    pub(crate) fn number(&self, key: &[u8]) -> Option<usize> {
        number(self.value(key)?)
    }

    /// Whether the stream says that it holds objects, or may say so elsewhere.
    pub(crate) fn says_objects(&self) -> bool {
        let is_kind = |value: &[u8]| {
            end_of_reference(value).is_some()
                || names(value).any(|(_, rest)| after_name(rest, b"ObjStm").is_some())
        };
        self.has(b"First") || self.values(b"Type").any(is_kind)
    }

    /// How many objects it says it holds at most.
    pub(crate) fn objects(&self) -> usize {
        if self.has(b"First") { self.number(b"N").unwrap_or(usize::MAX) } else { 0 }
    }

    /// Bytes of the three fields of a cross-reference.
    pub(crate) fn fields(&self) -> Option<[usize; 3]> {
        let list = self.value(b"W")?.strip_prefix(b"[")?.strip_suffix(b"]")?;
        let words = list.split(|byte| is_space(*byte)).filter(|word| !word.is_empty());
        words.map(number).collect::<Option<Vec<_>>>()?.try_into().ok()
    }

    /// The filters; `None` if they are not those of real streams of objects.
    pub(crate) fn packing(&self) -> Option<Packing> {
        let mut packing = Packing { armour: Armour::None, is_deflated: false, row: 0 };
        if self.has(b"F") || self.has(b"DP") {
            return None;
        }
        if !self.has(b"Filter") {
            return Some(packing);
        }
        let filter = self.value(b"Filter")?;
        let list = filter.strip_prefix(b"[").and_then(|list| list.strip_suffix(b"]"));
        let mut rest = skip_space(list.unwrap_or(filter));
        while !rest.is_empty() {
            let (name, behind) = word(rest.strip_prefix(b"/")?);
            let is_first = packing.armour == Armour::None && !packing.is_deflated;
            match name {
                b"FlateDecode" if !packing.is_deflated => packing.is_deflated = true,
                b"ASCII85Decode" if is_first => packing.armour = Armour::Ascii85,
                b"ASCIIHexDecode" if is_first => packing.armour = Armour::Hexadecimal,
                _ => return None,
            }
            rest = skip_space(behind);
        }
        if self.has(b"DecodeParms") {
            let parameters = self.value(b"DecodeParms")?;
            let items = parameters.strip_prefix(b"[").and_then(|list| list.strip_suffix(b"]"));
            if list.is_some() != items.is_some() || packing.armour != Armour::None {
                return None;
            }
            packing.row = row(items.unwrap_or(parameters).trim_ascii())?;
        }
        Some(packing)
    }

    /// The keys with their values, as they are written.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        let value = |range: &Range<usize>| self.dictionary.get(range.clone());
        self.entries.iter().filter_map(move |(key, range)| Some((*key, value(range)?)))
    }

    /// The stream's bytes behind the word `stream` that stands here; `None` if the parser finds none,
    /// or if nobody knows.
    pub(crate) fn body(&self, bytes: &[u8], word: usize) -> Option<Body> {
        let start = start_of_stream(bytes, word)?;
        let mut stated = Length::Wrong;
        if self.has(b"Length") {
            let value = self.value(b"Length")?;
            if end_of_reference(value).is_some() {
                let (number, generation) = reference(value)?;
                stated = Length::Elsewhere(number, generation);
            } else if let Some(body) = body_of_length(bytes, start, number(value)?) {
                return Some(body);
            }
        }
        let end = end_of_stream(bytes, start)?;
        let length = trim_space(bytes.get(start..end)?).len();
        Some(Body { range: start..start + length, end, length: stated })
    }
}

/// Where the bytes of a stream begin behind the word `stream` that stands here.
pub(crate) fn start_of_stream(bytes: &[u8], word: usize) -> Option<usize> {
    let start = word + b"stream".len();
    match bytes.get(start..)? {
        [b'\r', b'\n', ..] => Some(start + 2),
        [b'\r' | b'\n', ..] => Some(start + 1),
        _ => None,
    }
}

/// Where the word `endstream` stands next.
pub(crate) fn end_of_stream(bytes: &[u8], start: usize) -> Option<usize> {
    find(bytes.get(start..)?, b"endstream").map(|found| start + found)
}

/// The bytes of a stream of this length; `None` if it does not end there.
pub(crate) fn body_of_length(bytes: &[u8], start: usize, length: usize) -> Option<Body> {
    let last = start.checked_add(length)?;
    let rest = skip_space(bytes.get(last..)?);
    let end = bytes.len() - rest.len();
    let body = || Body { range: start..last, end, length: Length::Right };
    rest.starts_with(b"endstream").then(body)
}

impl Packing {
    /// The filters by their short names; `None` if they need parameters.
    pub(crate) fn short_names(self) -> Option<String> {
        let armour = match self.armour {
            Armour::None => "",
            Armour::Ascii85 => "/A85",
            Armour::Hexadecimal => "/AHx",
        };
        let deflate = if self.is_deflated { "/Fl" } else { "" };
        (self.row == 0).then(|| format!("{armour}{deflate}"))
    }

    /// Undoes the filters as the parser does, but for the rows; `None` if it would not, and whether
    /// no more came out than so many bytes.
    pub(crate) fn undo(self, body: &[u8], most: usize, output: &mut impl Output) -> Option<bool> {
        let body = match self.armour {
            Armour::None => Cow::Borrowed(body),
            Armour::Ascii85 => Cow::Owned(undo_ascii85(body)?),
            Armour::Hexadecimal => Cow::Owned(undo_hexadecimal(body)?),
        };
        if self.is_deflated {
            return Some(inflate_as_parser(&body, most, output));
        }
        output.add(body.get(..most).unwrap_or(&body));
        Some(body.len() <= most)
    }

    /// Undoes the rows of what the filters gave.
    pub(crate) fn undo_rows(self, data: Vec<u8>) -> Vec<u8> {
        if self.row == 0 { data } else { undo_rows(&data, 1, self.row) }
    }
}

/// The bytes of a row in plain parameters of a filter, 0 if there are no rows.
fn row(parameters: &[u8]) -> Option<usize> {
    /// Bytes of a row: cross-references have five or so.
    const ROW: usize = 1 << 10;

    if parameters == b"null" {
        return Some(0);
    }
    let entries = Entries::read(parameters)?;
    let is_known = |key: &[u8]| matches!(key, b"Columns" | b"Predictor");
    let is_plain =
        entries.entries.iter().all(|(key, _)| is_known(key) && entries.number(key).is_some());
    let columns = entries.number(b"Columns").unwrap_or(1);
    match entries.number(b"Predictor").unwrap_or(1) {
        1 if is_plain => Some(0),
        10..=15 if is_plain && (1..=ROW).contains(&columns) => Some(columns),
        _ => None,
    }
}

/// Undoes bytes as text where there is only one way to read it.
fn undo_ascii85(text: &[u8]) -> Option<Vec<u8>> {
    let text = text.get(..find(text, b"~")?)?;
    let mut group = 0;
    for byte in text.iter().filter(|byte| !is_space(**byte)) {
        match byte {
            b'!'..=b'u' => group = (group + 1) % 5,
            b'z' if group == 0 => {}
            _ => return None,
        }
    }
    Some(decode_ascii85(text, usize::MAX).0)
}

/// As [`undo_ascii85`].
fn undo_hexadecimal(text: &[u8]) -> Option<Vec<u8>> {
    let text = text.get(..find(text, b">")?)?;
    let is_plain = text.iter().all(|byte| byte.is_ascii_hexdigit() || is_space(*byte));
    is_plain.then(|| decode_hexadecimal(text))
}

/// The number that a word of digits is.
pub(crate) fn number(word: &[u8]) -> Option<usize> {
    let is_plain = word.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(word).ok().filter(|_| is_plain)?.parse().ok()
}

/// A word, and what stands behind it.
fn word(bytes: &[u8]) -> (&[u8], &[u8]) {
    bytes.split_at(bytes.iter().position(|byte| !is_regular(*byte)).unwrap_or(bytes.len()))
}

/// The number and the generation of a reference.
pub(crate) fn reference(bytes: &[u8]) -> Option<(u32, u16)> {
    let (number, rest) = word(bytes);
    let (generation, _) = word(skip_space(rest));
    let text = |word| std::str::from_utf8(word).ok();
    Some((text(number)?.parse().ok()?, text(generation)?.parse().ok()?))
}

/// The end of a reference that stands at the start.
pub(crate) fn end_of_reference(bytes: &[u8]) -> Option<usize> {
    let (number, rest) = word(bytes);
    let (generation, rest) = word(skip_space(rest));
    let is_number = |word: &[u8]| !word.is_empty() && word.iter().all(u8::is_ascii_digit);
    let rest = skip_space(rest).strip_prefix(b"R")?;
    (is_number(number) && is_number(generation)).then(|| bytes.len() - rest.len())
}
