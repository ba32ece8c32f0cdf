//! Properties that stand again as they stood before, which is most of them: the cells of a column
//! and the runs of a table are formatted alike. They are recognised by their bytes and not read
//! again.

use std::io::Read;

use super::fault::Fault;
use super::xml::Stream;

/// Properties that are remembered: more than a table has kinds of cells.
const MOST_ENTRIES: usize = 8;

/// Bytes of properties that are remembered; those of Word's runs have 100 to 300.
const LONGEST: usize = 512;

/// Properties of one kind and what they mean.
#[derive(Debug)]
pub(super) struct Memo<T> {
    /// What stood behind the start tag, its end tag included, and what it meant.
    entries: Vec<(Box<[u8]>, T)>,
    /// The entry found or made last: the next one is most often the same, or the one of the next
    /// column.
    last: usize,
    /// The entry that gave way last.
    replaced: usize,
    /// The declarations of namespaces under which they were read.
    declarations: u64,
    /// What stands behind the start tag now.
    ahead: Vec<u8>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), last: 0, replaced: 0, declarations: 0, ahead: Vec::new() }
    }
}

impl<T: Copy> Memo<T> {
    /// What the properties mean whose element started last, read to their end.
    pub(super) fn read<R: Read>(
        &mut self,
        stream: &mut Stream<R>,
        read: impl FnOnce(&mut Stream<R>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        if self.declarations != stream.declarations() {
            self.declarations = stream.declarations();
            self.entries.clear();
            self.last = 0;
        }
        let ahead = stream.ahead();
        let places = (self.last..self.entries.len()).chain(0..self.last);
        for place in places {
            if let Some((bytes, value)) = self.entries.get(place)
                && ahead.starts_with(bytes)
            {
                self.last = place;
                let content = bytes.iter().rposition(|byte| *byte == b'<').unwrap_or_default();
                stream.pass(content);
                // The end tag.
                stream.next()?;
                return Ok(*value);
            }
        }
        self.ahead.clear();
        self.ahead.extend(ahead.iter().take(LONGEST));
        let start = stream.position();
        let value = read(stream)?;
        let length = usize::try_from(stream.position() - start).unwrap_or(usize::MAX);
        // An empty tag has nothing behind it, and what is longer than remembered is read each time.
        if let Some(bytes) = self.ahead.get(..length).filter(|bytes| !bytes.is_empty()) {
            let entry = (bytes.into(), value);
            self.last = self.entries.len();
            if self.last < MOST_ENTRIES {
                self.entries.push(entry);
            } else {
                self.replaced = (self.replaced + 1) % MOST_ENTRIES;
                self.last = self.replaced;
                if let Some(place) = self.entries.get_mut(self.replaced) {
                    *place = entry;
                }
            }
        }
        Ok(value)
    }
}
