//! The compound file around a workbook: the only file that knows its crate.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use crate::error::{Error, Result};

/// What a compound file starts with (MS-CFB 2.2).
const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The stream of a workbook; WPS and Excel name it alike.
const WORKBOOK: &str = "/Workbook";

/// The stream of a workbook of Excel 95.
const BOOK: &str = "/Book";

/// Reads the stream of the workbook: of the compound file, or the file itself if it is none. It cannot be longer than the file: a chain of sectors that
/// goes in circles ends there.
pub(super) fn workbook_stream(bytes: &[u8]) -> Result<Cow<'_, [u8]>> {
    if !bytes.starts_with(SIGNATURE) {
        return Ok(bytes.into());
    }
    let broken =
        |error: std::io::Error| Error::damaged("the compound file is broken").with_source(error);
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    let path = if container.is_stream(WORKBOOK) { WORKBOOK } else { BOOK };
    let stream = container.open_stream(path).map_err(broken)?;
    let mut content = Vec::new();
    stream.take(bytes.len() as u64).read_to_end(&mut content).map_err(broken)?;
    Ok(content.into())
}
