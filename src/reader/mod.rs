//! Format to reader. A reader knows its file format and no Chinese.

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Format};
use crate::error::Result;
use crate::limits::Limits;

#[cfg(feature = "docx")]
mod docx;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod package;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "xlsx")]
mod sheet;

/// What a reader gives: the document, and what it could not read of it.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Reading {
    /// What was read.
    pub document: Document,
    /// What was not, or with doubt.
    pub diagnostics: Vec<Diagnostic>,
    /// What the content is.
    pub format: Option<Format>,
}

/// Reads the bytes of a file of this format.
pub(crate) fn read(bytes: &[u8], format: Format, limits: &Limits) -> Result<Reading> {
    let reading = match format {
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes, limits),
        #[cfg(feature = "docx")]
        Format::Docx => docx::read(bytes, limits),
        #[cfg(feature = "xlsx")]
        Format::Xlsx | Format::Xlsb | Format::Xls | Format::Ods | Format::Csv => {
            sheet::read(bytes, format, limits)
        }
        #[cfg(not(all(feature = "pdf", feature = "docx", feature = "xlsx")))]
        other => {
            let _ = (bytes, limits);
            let what = format!("is {other}, and that reader is not compiled in");
            Err(crate::error::Error::new(crate::error::ErrorKind::UnknownFormat, what))
        }
    }?;
    Ok(Reading { format: Some(format), ..reading })
}

#[cfg(feature = "pdf-extract")]
pub use self::pdf::PdfExtractOutput;
#[cfg(feature = "pdf")]
pub(crate) use self::pdf::{Picture, picture_of_page};
