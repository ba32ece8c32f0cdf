//! What pages show as pages: which way is up (`orient`), several on one sheet (`imposed`), text set
//! in two columns (`fold`, at its `gutter`), the tables and lines of one (`sheet`); and, with all
//! pages known, what repeats on each of them (`furniture`, `line_numbers`, `repeated_heads`), texts
//! that the page break cut (`cut_cells`) and pages that stand side by side (`spreads`, without rules
//! `loose_spreads`).

pub(crate) mod cut_cells;
pub(crate) mod fold;
pub(crate) mod furniture;
pub(crate) mod gutter;
pub(crate) mod imposed;
pub(crate) mod line_numbers;
pub(crate) mod loose_spreads;
pub(crate) mod orient;
pub(crate) mod repeated_heads;
pub(crate) mod sheet;
pub(crate) mod spreads;
