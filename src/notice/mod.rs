//! Recognition: a [`Document`] in, a [`Notice`] out. It knows Chinese notices and no file format,
//! and it cannot fail: what it does not understand it reports.

mod activity;
mod breaks;
mod closing;
mod columns;
mod elements;
mod header;
mod imprint;
mod ledger;
mod lines;
mod masthead;
mod names;
mod plan;
mod plans;
mod prose;
mod role;
mod rows;
mod sections;
mod serial;
mod table;
mod time_context;
mod title;
mod view;
mod wording;
#[cfg(feature = "segment")]
mod words;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::normalize::SchedulePolicy;
use crate::record::{Notice, Role};
use crate::schedule::Day;

use self::prose::Prose;

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

/// What the notice says outside its tables that its plans need.
struct Surroundings<'a> {
    title: Option<&'a str>,
    issued_on: Option<Day>,
    prose: &'a Prose,
}

/// Recognises a document; `found` is what its reader reported.
pub(crate) fn recognize(
    document: &Document,
    found: Vec<Diagnostic>,
    settings: &Settings,
) -> Notice {
    let mut notice = Notice::empty();
    let mut diagnostics = found;
    let prose = elements::read(document, &mut notice);
    let around =
        Surroundings { title: notice.title.as_deref(), issued_on: notice.issued_on, prose: &prose };
    notice.plans = plans::recognize(document, &around, settings, &mut diagnostics);
    #[cfg(feature = "segment")]
    if settings.words {
        words::add(&mut notice);
    }
    notice.diagnostics = diagnostics;
    notice.status = notice.status();
    notice
}
