//! Changes to the parser's copy of a file, none of which moves what stands behind it.

use std::ops::Range;

use super::container::{Body, Entries, Packing};
use super::repair::Head;

/// The word behind the bytes of a stream.
pub(crate) const END: &[u8] = b"endstream";

/// Bytes to be put in the place of others.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Patch {
    pub(crate) at: usize,
    bytes: Vec<u8>,
}

impl Patch {
    /// What makes the word `stream` another one.
    const HIDDEN: &[u8] = b"-";

    /// Hides a stream, so that only its dictionary is left.
    pub(crate) fn hide(head: &Head) -> Self {
        Self { at: head.word, bytes: Self::HIDDEN.to_vec() }
    }

    /// States the length of a stream in its dictionary, which has to make room for it.
    pub(crate) fn pin(head: &Head, entries: &Entries<'_>, length: usize) -> Option<Self> {
        let mut bytes = b"<<".to_vec();
        for (key, value) in entries.iter().filter(|(key, _)| *key != b"Length") {
            let is_deflated = key == b"Filter" && value == b"/FlateDecode";
            add(&mut bytes, key, if is_deflated { b"/Fl" } else { value });
        }
        add(&mut bytes, b"Length", length.to_string().as_bytes());
        bytes.extend_from_slice(b">>");
        Self::fill(head.dictionary.start, bytes, head.word)
    }

    /// Puts a stream in the place of an encrypted one, so that the parser takes the bytes as they are
    /// here.
    pub(crate) fn clear(
        head: &Head,
        entries: &Entries<'_>,
        packing: Packing,
        body: &Body,
        data: &[u8],
    ) -> Option<Self> {
        let mut bytes = b"<<".to_vec();
        let is_new = |key: &[u8]| matches!(key, b"Length" | b"Filter" | b"DecodeParms");
        for (key, value) in entries.iter().filter(|(key, _)| !is_new(key)) {
            add(&mut bytes, key, value);
        }
        // The first filter says that nothing is encrypted.
        let filters = match packing.short_names()?.as_str() {
            "" => "/Crypt".to_owned(),
            names => format!("[/Crypt{names}]"),
        };
        add(&mut bytes, b"F", filters.as_bytes());
        add(&mut bytes, b"Length", data.len().to_string().as_bytes());
        bytes.extend_from_slice(b">>stream\n");
        bytes.extend_from_slice(data);
        // No line end before it: where nothing is compressed there is room to the byte.
        bytes.extend_from_slice(END);
        Self::fill(head.start(), bytes, body.end + END.len())
    }

    /// Puts bytes into the room up to a place, and blanks behind them.
    fn fill(at: usize, mut bytes: Vec<u8>, end: usize) -> Option<Self> {
        let room = end.checked_sub(at).filter(|room| bytes.len() <= *room)?;
        bytes.resize(room, b' ');
        Some(Self { at, bytes })
    }

    /// Ends a stream where its bytes end, before the blanks behind them.
    pub(crate) fn end(body: &Body) -> Self {
        Self { at: body.range.end, bytes: [b"\n", END, b" endobj "].concat() }
    }

    /// Ends an object behind its stream, before the blanks behind that.
    pub(crate) fn end_object(body: &Body) -> Self {
        Self { at: body.end + END.len(), bytes: b" endobj ".to_vec() }
    }

    pub(crate) fn hides(&self) -> bool {
        self.bytes == Self::HIDDEN
    }

    fn apply(&self, file: &mut [u8]) {
        for (place, byte) in file.iter_mut().skip(self.at).zip(&self.bytes) {
            *place = *byte;
        }
    }
}

/// A copy of the file with these changes; `None` if one would change another, or what must stay: streams
/// that are one within the other.
pub(crate) fn patched(file: &[u8], patches: &[Patch], stays: &[Range<usize>]) -> Option<Vec<u8>> {
    let changed = patches.iter().map(|patch| patch.at..patch.at + patch.bytes.len());
    let mut ranges: Vec<Range<usize>> = changed.chain(stays.iter().cloned()).collect();
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    ranges.dedup();
    let overlap = |pair: &[Range<usize>]| matches!(pair, [one, next] if one.end > next.start);
    if ranges.windows(2).any(overlap) {
        return None;
    }
    let mut copy = file.to_vec();
    for patch in patches {
        patch.apply(&mut copy);
    }
    Some(copy)
}

/// Writes an entry of a dictionary.
fn add(bytes: &mut Vec<u8>, key: &[u8], value: &[u8]) {
    bytes.push(b'/');
    bytes.extend_from_slice(key);
    if value.first().copied().is_some_and(super::tokens::is_regular) {
        bytes.push(b' ');
    }
    bytes.extend_from_slice(value);
}
