//! Names of people.

use super::width::is_han;
use crate::lexicon::people::{COMPOUND_SURNAMES, SURNAMES};

/// Whether a text can be a person's name: a family name and one or two characters more (three
/// with a family name of two).
pub(crate) fn is_person(text: &str) -> bool {
    let length = text.chars().count();
    if !text.chars().all(is_han) {
        return false;
    }
    let compound = COMPOUND_SURNAMES.iter().any(|surname| text.starts_with(surname));
    let single = text.chars().next().is_some_and(|first| SURNAMES.contains(first));
    (compound && (3..=4).contains(&length)) || (single && (2..=3).contains(&length))
}
