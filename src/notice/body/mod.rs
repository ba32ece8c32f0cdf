//! What stands under the header: `rows` and where page `breaks` cut them, the `sections` over them and
//! their `serial` numbers, the `activity` that a row makes, with `combined` cells that hold two things,
//! and the `ledger` of where each cell went.

pub(crate) mod activity;
pub(crate) mod breaks;
pub(crate) mod combined;
pub(crate) mod ledger;
pub(crate) mod rows;
pub(crate) mod sections;
pub(crate) mod serial;
