//! Recognition: a [`Document`] in, a [`Notice`] out. It knows Chinese notices and no file format,
//! and it cannot fail: what it does not understand it reports.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::normalize::SchedulePolicy;
use crate::record::{Notice, Role};

/// What a caller tells recognition.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// The year of a bare month, where the notice does not say.
    pub(crate) year: Option<i16>,
    /// Header wordings of the caller's own.
    pub(crate) headers: Vec<(String, Role)>,
    /// Whether the words of each theme are wanted.
    pub(crate) words: bool,
    /// The choices where print leaves a choice.
    pub(crate) policy: SchedulePolicy,
}

/// Recognises a document; `found` is what its reader reported.
pub(crate) fn recognize(
    document: &Document,
    found: Vec<Diagnostic>,
    settings: &Settings,
) -> Notice {
    let _ = (document, settings);
    let mut notice = Notice::empty();
    notice.diagnostics = found;
    notice.status = notice.status();
    notice
}
