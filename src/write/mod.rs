//! Records to bytes: JSON, one JSON object a line, CSV, a table for a terminal, and Parquet behind
//! the feature `parquet`.
//!
//! ```
//! use gongwen::write::{Layout, Writer};
//!
//! let notice = gongwen::read("fixtures/notices/daxiang-2023/notice.docx")?;
//! let mut writer = Writer::new(Vec::new(), Layout::Ndjson);
//! writer.write(&notice).unwrap();
//! let lines = writer.finish().unwrap();
//! assert_eq!(lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count(), 39);
//! # Ok::<(), gongwen::Error>(())
//! ```

mod csv;
mod line;
#[cfg(feature = "parquet")]
mod parquet;
mod row;
mod table;

#[cfg(feature = "parquet")]
pub use self::parquet::ParquetWriter;

use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

use crate::record::Notice;

/// How notices are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// The contract of [`Notice`], indented; one object a notice.
    #[default]
    Json,
    /// One activity a line: the notice's keys but `plans`, `elements` and `diagnostics`, `plan`
    /// with the plan's number and title, and the activity's keys.
    Ndjson,
    /// One activity a row under one header row, UTF-8 without a byte order mark, RFC 4180.
    Csv,
    /// What a person reads in a terminal.
    Table,
}

impl Layout {
    /// Every layout there is.
    pub const ALL: &'static [Self] = &[Self::Json, Self::Ndjson, Self::Csv, Self::Table];

    /// Its name: `json`, `ndjson`, `csv`, `table`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Table => "table",
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What stands where the name of a layout should stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLayout;

impl fmt::Display for NoLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("none of json, ndjson, csv, table")
    }
}

impl std::error::Error for NoLayout {}

impl FromStr for Layout {
    type Err = NoLayout;

    fn from_str(name: &str) -> Result<Self, NoLayout> {
        Self::ALL.iter().copied().find(|layout| layout.name() == name).ok_or(NoLayout)
    }
}

/// Writes notices in one layout, one after the other.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: W,
    layout: Layout,
    begun: bool,
}

impl<W: Write> Writer<W> {
    /// Writes to `out`; hand in a buffered one.
    pub fn new(out: W, layout: Layout) -> Self {
        Self { out, layout, begun: false }
    }

    /// Goes on in `out`, which holds notices in this layout already: a CSV gets no second header.
    pub fn continuing(out: W, layout: Layout) -> Self {
        Self { out, layout, begun: true }
    }

    /// Writes one notice.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write(&mut self, notice: &Notice) -> io::Result<()> {
        let first = !std::mem::replace(&mut self.begun, true);
        match self.layout {
            Layout::Json => {
                serde_json::to_writer_pretty(&mut self.out, notice)?;
                self.out.write_all(b"\n")
            }
            Layout::Ndjson => line::write(notice, &mut self.out),
            Layout::Csv => csv::write(notice, first, &mut self.out),
            Layout::Table => table::write(notice, &mut self.out),
        }
    }

    /// Flushes `out`.
    ///
    /// # Errors
    /// What `out` says.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Flushes, and gives back what it wrote to.
    ///
    /// # Errors
    /// What the flush of `out` says.
    pub fn finish(mut self) -> io::Result<W> {
        if !self.begun && self.layout == Layout::Csv {
            csv::header(&mut self.out)?;
        }
        self.out.flush()?;
        Ok(self.out)
    }
}
