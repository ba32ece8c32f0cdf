//! Characters to text: what is visible in the frame in which it is read (`ink`, without what `stamps`
//! and their `stamp_frames` put over it, but with the `masthead`; `overprint` finds what nobody can
//! read), its lines (`lines` with `scripts` and their `pieces`, told by gaps, of which `stops` have their
//! own; of upright and sideways characters in one column by `standing`), and how lines make the text of a cell (`cell_text`) or of what stands outside tables
//! (`paragraphs`).

pub(crate) mod cell_text;
pub(crate) mod ink;
pub(crate) mod lines;
pub(crate) mod masthead;
pub(crate) mod overprint;
pub(crate) mod paragraphs;
pub(crate) mod pieces;
pub(crate) mod scripts;
pub(crate) mod stamp_frames;
pub(crate) mod stamps;
pub(crate) mod standing;
pub(crate) mod stops;
