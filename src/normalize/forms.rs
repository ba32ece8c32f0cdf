//! The column 活动方式.

use crate::forms::ActivityForms;

/// Reads a cell of the column 活动方式.
#[must_use]
pub fn forms(text: &str) -> ActivityForms {
    ActivityForms { raw: text.to_owned(), ..ActivityForms::default() }
}
