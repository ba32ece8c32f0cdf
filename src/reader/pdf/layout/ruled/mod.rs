//! Tables with rules: the straight lines of a page (`rulings`), those of them that touch (`touching`),
//! the grids (`lattice`) they make (`grids`, with `sets` of squares as `rectangles`), borders drawn double
//! or in pieces (`borders`), shading that stands for rules (`stripes` with what each `strip` between them
//! holds and their `end_rows`, `partly_shaded`, `white_blocks`, `runs`, `shaded_rows`), texts larger
//! than their cells (`overflow`), and rows between rules that stand only between columns (`unruled`) or
//! across (`open_rows`).

pub(crate) mod borders;
pub(crate) mod end_rows;
pub(crate) mod grids;
pub(crate) mod lattice;
pub(crate) mod open_rows;
pub(crate) mod overflow;
pub(crate) mod partly_shaded;
pub(crate) mod rectangles;
pub(crate) mod rulings;
pub(crate) mod runs;
pub(crate) mod sets;
pub(crate) mod shaded_rows;
pub(crate) mod strip;
pub(crate) mod stripes;
pub(crate) mod touching;
pub(crate) mod unruled;
pub(crate) mod white_blocks;
