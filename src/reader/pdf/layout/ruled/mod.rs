//! Tables with rules: the straight lines of a page (`rulings`), the grids they make (`lattice`),
//! shading that stands for them (`stripes`, `partly_shaded`, `white_blocks`, `runs`, `shaded_rows`),
//! texts larger than their cells (`overflow`), and rows between rules that stand only between columns
//! (`unruled`).

pub(crate) mod lattice;
pub(crate) mod overflow;
pub(crate) mod partly_shaded;
pub(crate) mod rulings;
pub(crate) mod runs;
pub(crate) mod sets;
pub(crate) mod shaded_rows;
pub(crate) mod stripes;
pub(crate) mod unruled;
pub(crate) mod white_blocks;
