//! Turns archived Chinese official notices (公文, 通知) into data.

mod batch;
mod diagnostic;
pub mod document;
mod document_number;
mod error;
mod forms;
mod lexicon;
mod limits;
pub mod normalize;
mod notice;
mod options;
mod reader;
mod record;
mod schedule;
mod source;
mod units;
pub mod write;

use std::path::Path;

pub use self::batch::{Batch, batch};
pub use self::diagnostic::{Code, Diagnostic, Severity};
pub use self::document::{Format, Place};
pub use self::document_number::*;
pub use self::error::{Error, ErrorKind, Result};
pub use self::forms::*;
pub use self::limits::Limits;
pub use self::options::ReadOptions;
pub use self::reader::Reading;
pub use self::record::*;
pub use self::schedule::*;
pub use self::units::*;

/// Reads a notice from a PDF, DOCX or workbook with the default options.
///
/// ```
/// let notice = gongwen::read("fixtures/notices/daxiang-2023/notice.docx")?;
/// for activity in notice.activities() {
///     println!("{}\t{}\t{}", activity.theme, activity.responsible_units, activity.schedule);
/// }
/// # Ok::<(), gongwen::Error>(())
/// ```
///
/// # Errors
/// As [`ReadOptions::read`].
pub fn read(path: impl AsRef<Path>) -> Result<Notice> {
    ReadOptions::new().read(path)
}
