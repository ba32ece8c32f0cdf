//! The unit columns.

use crate::units::{ResponsibleUnits, UnitRole};

/// Reads a cell of a unit column; `role` is what units do of which the cell says nothing else.
#[must_use]
pub fn units(text: &str, role: UnitRole) -> ResponsibleUnits {
    let _ = role;
    ResponsibleUnits { raw: text.to_owned(), ..ResponsibleUnits::default() }
}
