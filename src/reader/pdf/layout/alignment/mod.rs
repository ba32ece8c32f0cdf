//! Tables told by how their text is aligned.
//!
//! Where they stand (`regions`): in `bands` between rules with the rows at their `ends`, in `loose`
//! grids, or `free`. Their `columns`, `fitting` all lines, and `rows`: `numbered` ones by columns of
//! `numbers`, those of figures beside `stubs`. The rows that merged cells cover: by `tiling` with
//! `text_blocks` and `wrapping` where the heights of all cells agree, else by `partial` rules,
//! `headers` of two levels, `heads` of one and `sections`, joined as `squares`. The grid with its
//! lines (`aligned`) and the same table on other pages (`chains`). With a row `left_under` it a table
//! is doubtful.

pub(crate) mod aligned;
pub(crate) mod bands;
pub(crate) mod chains;
pub(crate) mod columns;
pub(crate) mod ends;
pub(crate) mod fitting;
pub(crate) mod free;
pub(crate) mod headers;
pub(crate) mod heads;
pub(crate) mod left_under;
pub(crate) mod loose;
pub(crate) mod numbered;
pub(crate) mod numbers;
pub(crate) mod partial;
pub(crate) mod regions;
pub(crate) mod rows;
pub(crate) mod sections;
pub(crate) mod squares;
pub(crate) mod stubs;
pub(crate) mod text_blocks;
pub(crate) mod tiling;
pub(crate) mod wrapping;
