//! Turns archived Chinese official notices (公文, 通知) into data.
//!
//! A notice arrives as PDF, DOCX or workbook. [`read`] finds the activity plan (活动计划安排表) in it,
//! joins it over page breaks and gives a [`Notice`] of typed records:
//!
//! ```
//! let notice = gongwen::read("fixtures/notices/daxiang-2023/notice.docx")?;
//! let activity = notice.activities().nth(9).expect("the tenth activity");
//!
//! assert_eq!(activity.theme, "粤港澳大湾区招商洽谈活动");
//! assert_eq!(activity.responsible_units.to_string(), "区商务局");
//! assert_eq!(activity.schedule.raw, "5-6 月");
//! assert_eq!(activity.schedule.to_string(), "2023-05/2023-06");
//! assert_eq!(activity.cells[4].place.to_string(), "table 1, row 11, column 5");
//! # Ok::<(), gongwen::Error>(())
//! ```
//!
//! # Right or refused
//!
//! Each value keeps the text that was printed (`raw`, `cells`) and its [`Place`]. What was not
//! understood is [`ScheduleValue::Unresolved`] or text in place of a list, and a [`Diagnostic`]
//! says so; [`Notice::status`] is [`Status::Complete`] only where no warning stands. The year of a
//! bare month comes from the notice or from [`ReadOptions::year`], never from today's date.
//!
//! # From one file to an archive
//!
//! [`read_bytes`] takes what is no file. [`ReadOptions`] holds what a caller may choose; [`batch()`]
//! reads many files on all cores, in order, and one bad file never stops the rest. An [`Error`]
//! means that a file is no readable document; everything less is a diagnostic in its notice.
//!
//! # The layers below
//!
//! [`document::read`] stops at paragraphs and tables, plan or not. [`normalize`] reads the text of a
//! single field. `ReadOptions::inspect` draws a page of a PDF with the cells found on it.
//! [`mod@write`] turns notices into JSON, NDJSON, CSV or a table for a terminal; the records are
//! also `serde` types, and their JSON ([`SCHEMA`]) is a contract.
//!
//! # Features
//!
//! `pdf`, `docx`, `xlsx`: the readers. `segment`: the words of a theme, by jieba. All are on by
//! default, and all are additive. `pdf-extract`: an adapter for callers who already hold a
//! document of the crate pdf-extract. `parquet`: typed columns out. `jiff`, `chrono`: conversions of
//! days.

mod batch;
mod contacts;
mod diagnostic;
pub mod document;
mod document_number;
mod error;
mod forms;
#[cfg(feature = "pdf")]
mod inspect;
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
pub use self::contacts::Contacts;
pub use self::diagnostic::{Code, Diagnostic, Severity};
pub use self::document::{Format, Place};
pub use self::document_number::*;
pub use self::error::{Error, ErrorKind, Result};
pub use self::forms::*;
pub use self::limits::Limits;
pub use self::options::ReadOptions;
#[cfg(feature = "pdf-extract")]
pub use self::reader::PdfExtractOutput;
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

/// Reads a notice from the bytes of a PDF, DOCX or workbook with the default options.
///
/// The format is told by the bytes, so no name is needed; the notice's `source.path` is the
/// caller's to set.
///
/// ```
/// let bytes = std::fs::read("fixtures/notices/daxiang-2023/notice.docx").unwrap();
/// let notice = gongwen::read_bytes(&bytes)?;
/// assert_eq!(notice.activities().count(), 39);
/// assert_eq!(notice.source.path, None);
/// # Ok::<(), gongwen::Error>(())
/// ```
///
/// # Errors
/// As [`ReadOptions::read`], without a path.
pub fn read_bytes(bytes: &[u8]) -> Result<Notice> {
    ReadOptions::new().read_bytes(bytes)
}

/// The README's code, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
