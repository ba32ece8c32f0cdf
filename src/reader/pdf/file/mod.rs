//! The file itself: what is tried before the parser may see it, and its objects.
//!
//! hayro-syntax has no limit of its own, so the bytes are surveyed first (`repair` and `keys`, by the words
//! that `search` and `tokens` tell apart), streams that may hold objects (`suspects`, in their `container`,
//! without `decryption`) are inflated on trial (`bombs`), and what would cost it minutes (`far_ends`,
//! `page_attributes`, `comments`) is counted. `patch` hides or mends in the parser's copy what did not pass.
//! `objects` then is the one door to the parser; `salvage` finds pages whose tree is cut off.

mod bombs;
mod comments;
mod container;
mod decryption;
mod far_ends;
mod keys;
pub(crate) mod objects;
mod page_attributes;
mod patch;
mod repair;
mod salvage;
pub(crate) mod search;
mod suspects;
pub(crate) mod tokens;

use std::collections::BTreeSet;
use std::rc::Rc;

use self::bombs::Trial;
use self::objects::File;
use self::patch::Patch;
use self::repair::Head;
use super::filters::Budget;
use crate::error::{Error, Result};
use crate::limits::Limits;

/// Opens a file that is safe to open, with what may still be inflated from it.
pub(crate) fn open(bytes: &[u8], limits: &Limits) -> Result<(File, Rc<Budget>)> {
    let budget = Rc::new(Budget::new(limits));
    if let Some(at) = comments::long_one_within_number(bytes) {
        let text = format!("byte {at}: a long comment within the number of an object");
        return Err(Error::damaged(text));
    }
    let survey = repair::survey(bytes).map_err(|at| {
        Error::damaged(format!("byte {at}: objects without an end, or one within the other"))
    })?;
    let Trial { mut patches, tried, attributes } = bombs::try_streams(bytes, &survey, &budget)
        .map_err(|most| Error::limit("inflated bytes in streams of objects", most))?;
    let large = attributes
        .large_objects()
        .map_err(|most| Error::limit("bytes of objects that pages share", most))?;
    let changed: BTreeSet<usize> = patches.iter().map(|patch| patch.at).collect();
    let is_new = |head: &&Head| changed.range(head.start()..=head.word).next().is_none();
    let heads = survey.heads.iter().filter(is_new);
    let (more, elsewhere) = far_ends::far_ends(bytes, heads, &large);
    patches.extend(more);
    let patched = |patches: &[Patch]| {
        let copy = patch::patched(bytes, patches, &tried);
        copy.ok_or_else(|| Error::damaged("streams that are one within the other"))
    };
    let mut file = File::open(patched(&patches)?, large.clone())?;
    let more = far_ends::far_ends_elsewhere(bytes, &elsewhere, &file);
    if !more.is_empty() {
        patches.extend(more);
        drop(file);
        file = File::open(patched(&patches)?, large)?;
    }
    file.hidden = patches.iter().filter(|patch| patch.hides()).count();
    Ok((file, budget))
}

/// Whether the file comes to its end.
pub(crate) fn has_end(bytes: &[u8]) -> bool {
    /// Bytes in which the end stands; mail gateways and disks put something behind it.
    const TAIL: usize = 8 << 10;

    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    search::find(tail, b"%%EOF").or_else(|| search::find(tail, b"startxref")).is_some()
}
