//! Wordings that an official can review: words to roles, endings of organs, words of forms.
//! Tables only; whoever asks decides.

pub(crate) mod forms;
pub(crate) mod organs;
pub(crate) mod people;
#[cfg(feature = "segment")]
pub(crate) mod terms;
