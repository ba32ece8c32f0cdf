//! The running heads of a document's pages, which some producers write as paragraphs between the pieces
//! of a table.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::document::{Block, Document};

use super::{title, wording};

/// Bytes of a running head, letter-spaced.
const MAX_HEAD_BYTES: usize = 1 << 10;

/// The lines that stand more than once in a document.
pub(super) struct RunningHeads<'d> {
    document: &'d Document,
    /// The wordings of all lines that stand more than once, from when a line between pieces is unknown.
    repeated: OnceCell<BTreeSet<String>>,
}

impl<'d> RunningHeads<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        Self { document, repeated: OnceCell::new() }
    }

    /// Whether a line is one of them.
    pub(super) fn contain(&self, text: &str) -> bool {
        text.len() <= MAX_HEAD_BYTES
            && self.repeated.get_or_init(|| self.find_repeated()).contains(&wording::folded(text))
            && title::may_be_title(text)
            && !title::opens_another(text)
            && !title::is_banner(text)
    }

    fn find_repeated(&self) -> BTreeSet<String> {
        let mut once = BTreeSet::new();
        let texts = self.document.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            Block::Table(_) => None,
        });
        let wordings = texts.filter(|text| text.len() <= MAX_HEAD_BYTES).map(wording::folded);
        wordings.filter(|line| !once.insert(line.clone())).collect()
    }
}
