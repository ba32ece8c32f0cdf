//! Which streams the parser may take for streams of objects.

use super::container::number;
use super::search::{after_name, find_byte, names};
use super::tokens::{is_regular, is_space, skip_space, trim_space};

/// What cross-references say that concerns streams of objects.
#[derive(Default)]
pub(crate) struct Named {
    /// The numbers of streams that are said to hold objects.
    streams: Vec<u32>,
    /// Places where objects are said to begin though they are in the middle of a word: in `15 0 obj`
    /// begins `5 0 obj`.
    places: Vec<usize>,
}

impl Named {
    pub(crate) fn add_stream(&mut self, number: u32) {
        self.streams.push(number);
    }

    pub(crate) fn add_place(&mut self, bytes: &[u8], place: usize) {
        let before = place.checked_sub(1).and_then(|before| bytes.get(before));
        let is_digit = bytes.get(place).is_some_and(u8::is_ascii_digit);
        if is_digit && before.is_some_and(|byte| is_regular(*byte)) {
            self.places.push(place);
        }
    }

    /// Adds the places in tables that are not streams: `0000000016 00000 n`.
    pub(crate) fn add_tables(&mut self, bytes: &[u8]) {
        /// Bytes of a cross-reference before the `n`.
        const BEFORE: usize = 17;
        /// Digits of a place.
        const DIGITS: usize = 10;

        for end in find_byte(bytes, b'n') {
            let place = end.checked_sub(BEFORE).and_then(|start| bytes.get(start..start + DIGITS));
            if let Some(place) = place.and_then(number) {
                self.add_place(bytes, place);
            }
        }
    }

    /// Makes it ready to be asked.
    pub(crate) fn finish(&mut self) {
        self.streams.sort_unstable();
        self.streams.dedup();
        self.places.sort_unstable();
    }

    /// The numbers that an object may be read under whose `obj` ends here; `None` if nobody knows.
    pub(crate) fn readings(&self, bytes: &[u8], object: usize) -> Option<Vec<u32>> {
        let numbered = Numbered::before(bytes, object)?;
        let after = self.places.partition_point(|place| *place <= numbered.start);
        let places = self.places.get(after..).unwrap_or_default();
        let inside = places.iter().take_while(|place| **place < object);
        let digits = inside.filter_map(|place| {
            let digits = bytes.get(*place..object)?;
            digits.split(|byte| !byte.is_ascii_digit()).next()
        });
        let numbers = digits.filter_map(|digits| u32::try_from(number(digits)?).ok());
        Some(std::iter::once(numbered.number).chain(numbers).collect())
    }

    /// Whether the object whose `obj` ends here may be a stream of objects by its number.
    pub(crate) fn may_be(&self, bytes: &[u8], object: usize) -> bool {
        let is_named = |number: &u32| self.streams.binary_search(number).is_ok();
        !self.streams.is_empty()
            && self.readings(bytes, object).is_none_or(|numbers| numbers.iter().any(is_named))
    }
}

/// An object's number where it stands plainly: `15 0 obj`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbered {
    pub(crate) number: u32,
    pub(crate) generation: u16,
    /// Where it stands.
    pub(crate) start: usize,
}

impl Numbered {
    /// The number before the place behind `obj`.
    pub(crate) fn before(bytes: &[u8], object: usize) -> Option<Self> {
        let head = trim_space(bytes.get(..object)?.strip_suffix(b"obj")?);
        let (head, generation) = split_digits(head);
        let (rest, digits) = split_digits(trim_space(head));
        let is_plain =
            head.last().copied().is_some_and(is_space) && !matches!(rest.last(), Some(b'.' | b'-'));
        Some(Self {
            number: u32::try_from(number(digits)?).ok().filter(|_| is_plain)?,
            generation: u16::try_from(number(generation)?).ok()?,
            start: rest.len(),
        })
    }
}

/// The digits at the end, and what stands before them.
fn split_digits(bytes: &[u8]) -> (&[u8], &[u8]) {
    let start = bytes.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
    bytes.split_at(start)
}

/// Whether there is a key that only dictionaries of these streams have.
pub(crate) fn has_mark(bytes: &[u8]) -> bool {
    names(bytes).any(|(_, rest)| is_mark(rest))
}

/// Whether such a key stands here behind its slash.
pub(crate) fn is_mark(rest: &[u8]) -> bool {
    [&b"First"[..], b"ObjStm"].iter().any(|name| after_name(rest, name).is_some())
        || after_name(rest, b"W").is_some_and(may_be_fields)
}

/// Whether the value of a `W` may be that of a stream of cross-references, three numbers, and is not
/// the widths of a font's characters.
fn may_be_fields(value: &[u8]) -> bool {
    /// Bytes in which three numbers stand.
    const LENGTH: usize = 64;

    let value = value.get(..LENGTH).unwrap_or(value);
    match skip_space(value) {
        [b'[', list @ ..] => {
            let end = list.iter().position(|byte| matches!(byte, b'[' | b']' | b'%'));
            end.is_none_or(|end| list.get(end) != Some(&b'['))
        }
        rest => rest.is_empty() || rest.starts_with(b"%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_whatever_it_may_be_read_as() {
        for (text, place, is_named) in [
            ("5 0 obj", None, true),
            ("15 0 obj", None, false),
            ("15 0 obj", Some(1), true),
            ("15 0 obj", Some(0), false),
            ("51 0 obj", Some(1), false),
            ("51 0 obj", None, false),
            ("5\n00\tobj", None, true),
            ("6 % 5\n 0 obj", None, true),
            ("6 0%\nobj", None, true),
            ("6.7 0 obj", None, true),
            ("6 5 obj", None, false),
        ] {
            let mut named = Named { streams: vec![5], places: Vec::new() };
            if let Some(place) = place {
                named.add_place(text.as_bytes(), place);
            }
            named.finish();
            assert_eq!(named.may_be(text.as_bytes(), text.len()), is_named, "{text}");
        }
    }

    #[test]
    fn tables_say_where_objects_begin() {
        let text = b"15 0 obj xref 0 1 0000000001 00000 n";
        let mut named = Named { streams: vec![5], places: Vec::new() };
        named.add_tables(text);
        assert!(named.may_be(text, 8));
    }
}
