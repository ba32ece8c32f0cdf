use std::fmt;

use serde::{Deserialize, Serialize};

use crate::document::Place;

/// Something a person may want to look at, with its place: what was not read, or read with doubt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// What was found.
    pub code: Code,
    /// Whether it puts the records in doubt.
    pub severity: Severity,
    /// Where.
    #[serde(default, skip_serializing_if = "Place::is_whole_file")]
    pub place: Place,
    /// The printed text it is about, or what was expected there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Diagnostic {
    /// A diagnostic with the severity that goes with its code.
    #[must_use]
    pub fn new(code: Code, place: Place, text: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), place, text: text.into() }
    }
}

/// `warning: unread-schedule: page 3, table 1, row 14, column 5: 另行通知`
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.severity, self.code)?;
        if !self.place.is_whole_file() {
            write!(f, ": {}", self.place)?;
        }
        if !self.text.is_empty() {
            write!(f, ": {}", self.text)?;
        }
        Ok(())
    }
}

/// Whether a diagnostic puts the records in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// How something was read; the records are sound.
    Note,
    /// Something printed is not in a typed value, or may be in a wrong one.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
        })
    }
}

/// Defines [`Code`] from one table, so that name, severity and meaning cannot drift apart.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)+) => {
        /// The stable codes of diagnostics, kebab-case in JSON.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $variant,)+
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as it stands in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The severity that goes with the code.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    // Found by readers.
    /// A page holds no text, only images or outlines. Example: `page 3`.
    ScannedPage = "scanned-page", Warning;
    /// Printed text whose characters the file does not say. Example: `page 1`, `12 glyphs`.
    TextNotDecoded = "text-not-decoded", Warning;
    /// A part of the file is broken and was read as far as it goes.
    DamagedPart = "damaged-part", Warning;
    /// A limit was reached; what was read before it is sound.
    TruncatedByLimit = "truncated-by-limit", Warning;
    /// Printed content inside a table's box that belongs to no cell.
    CellsOutsideGrid = "cells-outside-grid", Warning;
    /// Text that the edge of its cell or of the paper cuts off, as it is too long for it: what is read
    /// is what is seen. Example: `page 2`, `5 characters`.
    TextCutOff = "text-cut-off", Warning;
    /// Text that is printed struck through: it is kept, and whether it counts is for a person to say.
    StruckOut = "struck-out", Warning;
    /// Characters that are printed over one another, so that nobody can read them. Example: `page 2`,
    /// `县县林农`.
    TextOverprinted = "text-overprinted", Warning;
    /// A part that the file embeds in another format and that is not read, or a formula whose result
    /// the file does not have. Example: an `altChunk`.
    PartNotRead = "part-not-read", Warning;
    /// A hidden sheet, row or column was read.
    HiddenContent = "hidden-content", Note;
    /// A symbol of a pictorial font that has no character. Example: Wingdings `F0FC`.
    SymbolNotDecoded = "symbol-not-decoded", Note;

    // Found by recognition.
    /// A table that is no plan, with its header.
    TableIgnored = "table-ignored", Note;
    /// A plan that stands on its side, with an activity in each column: its activities are in no plan.
    TableTransposed = "table-transposed", Warning;
    /// A table without a header that may go on with the plan before it, by its columns and first row or
    /// because it follows at once on the next page, and was not joined: its rows are in no plan.
    PieceNotJoined = "piece-not-joined", Warning;
    /// A plan table without a single activity: an empty form.
    EmptyForm = "empty-form", Note;
    /// The header stands again where the table goes on.
    HeaderRepeated = "header-repeated", Note;
    /// A row that a page break cut was joined.
    RowSplitJoined = "row-split-joined", Note;
    /// Numbers are missing between two serial numbers. Example: `3` after `1`.
    SerialGap = "serial-gap", Warning;
    /// A serial number stands twice.
    SerialRepeated = "serial-repeated", Warning;
    /// A serial cell that holds no number.
    UnreadSerial = "unread-serial", Note;
    /// A schedule that was not read; its text is in `raw`.
    UnreadSchedule = "unread-schedule", Warning;
    /// A unit column's cell that was not read; its text is in `raw`.
    UnreadUnits = "unread-units", Warning;
    /// Values of a row look as if they stood a column off.
    ColumnShiftSuspected = "column-shift-suspected", Warning;
    /// A row with fewer or more cells than the header.
    RaggedRow = "ragged-row", Warning;
    /// A row with print of its own and a blank theme: it may go on with the theme above it.
    ThemeMissing = "theme-missing", Warning;
    /// No rulings bound the cells of a table, and something in it leaves their extent open: a blank
    /// cell that a merged one may cover, a header of several rows, a row over a page break.
    CellsByAlignment = "cells-by-alignment", Warning;
    /// A second column with the role of a first; it went to `extra`.
    ColumnRepeated = "column-repeated", Note;
    /// A row inside the table that is no activity: a total, a note, a title; or a line between two
    /// pieces of the table.
    RowSetAside = "row-set-aside", Note;
    /// A date that a spreadsheet may have made out of a typed `5-6`.
    PossibleAutodate = "possible-autodate", Warning;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
