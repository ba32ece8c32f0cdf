//! Wordings that an official can review: words to roles, endings of organs, words of forms.
//! Tables only; whoever asks decides.

pub(crate) mod classes;
pub(crate) mod departments;
pub(crate) mod document;
pub(crate) mod duties;
pub(crate) mod false_friends;
pub(crate) mod form_phrases;
pub(crate) mod forms;
pub(crate) mod header_parts;
pub(crate) mod headers;
pub(crate) mod levels;
pub(crate) mod numerals;
pub(crate) mod organs;
pub(crate) mod other_lists;
pub(crate) mod people;
pub(crate) mod prose;
pub(crate) mod rows;
pub(crate) mod script;
#[cfg(feature = "segment")]
pub(crate) mod terms;
