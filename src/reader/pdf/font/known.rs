//! What a font's codes turned out to be: each is looked up once.

use std::cell::RefCell;

use super::Shown;

/// Where the entries of 256 codes with the same first byte are, from 1; 0 for not yet.
type Block = [u16; 256];

/// The codes of a font that were shown, for codes of up to two bytes.
///
/// A text uses a few hundred of 65,536 codes, in a file that may have hundreds of fonts, so there is
/// no table of all.
#[derive(Default)]
pub(super) struct Known(RefCell<Table>);

#[derive(Default)]
struct Table {
    blocks: Vec<Option<Box<Block>>>,
    entries: Vec<Shown>,
}

impl Known {
    /// The entry of a code, made if this is the first time.
    pub(super) fn get(&self, code: u16, make: impl FnOnce() -> Shown) -> Shown {
        let [high, low] = code.to_be_bytes();
        let mut table = self.0.borrow_mut();
        let Table { blocks, entries } = &mut *table;
        if blocks.len() <= usize::from(high) {
            blocks.resize(usize::from(high) + 1, None);
        }
        let block = blocks
            .get_mut(usize::from(high))
            .map(|block| block.get_or_insert_with(|| Box::new([0; 256])));
        let Some(slot) = block.and_then(|block| block.get_mut(usize::from(low))) else {
            return make();
        };
        if let Some(known) = usize::from(*slot).checked_sub(1).and_then(|at| entries.get(at)) {
            return known.clone();
        }
        let entry = make();
        if let Ok(number) = u16::try_from(entries.len() + 1) {
            entries.push(entry.clone());
            *slot = number;
        }
        entry
    }
}
