use serde::{Deserialize, Serialize};

/// The kind of file a document was read from, told by its content and never by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// Portable Document Format, ISO 32000.
    Pdf,
    /// WordprocessingML package, ISO/IEC 29500 (`.docx`, `.docm`, `.dotx`).
    Docx,
    /// SpreadsheetML package, ISO/IEC 29500 (`.xlsx`, `.xlsm`).
    Xlsx,
    /// Excel binary workbook package (`.xlsb`).
    Xlsb,
    /// Workbook of Excel 95 to 2003, BIFF5 or BIFF8 (`.xls`, WPS `.et`).
    Xls,
    /// Spreadsheet of OpenDocument, ISO/IEC 26300 (`.ods`).
    Ods,
    /// Character-separated values.
    Csv,
}

impl Format {
    /// The format's usual file name extension, lower case, without a dot.
    ///
    /// ```
    /// assert_eq!(gongwen::document::Format::Docx.extension(), "docx");
    /// ```
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Csv => "csv",
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.extension())
    }
}
