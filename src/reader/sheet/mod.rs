//! The xlsx reader.

use crate::document::Format;
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reading;

/// Reads the bytes of a file.
pub(crate) fn read(_bytes: &[u8], _format: Format, _limits: &Limits) -> Result<Reading> {
    Ok(Reading::default())
}
