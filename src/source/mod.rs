//! Paths and bytes to bytes and a format: the only place that opens files.

mod sniff;

pub(crate) use self::sniff::sniff;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;

/// Reads a whole file of at most [`Limits::input_bytes`].
#[expect(clippy::disallowed_methods, reason = "the one place that opens files")]
pub(crate) fn read_file(path: &Path, limits: &Limits) -> Result<Vec<u8>> {
    let io =
        |error: std::io::Error| Error::new(ErrorKind::Io, io_message(&error)).with_source(error);
    let file = File::open(path).map_err(io)?;
    let metadata = file.metadata().map_err(io)?;
    if metadata.is_dir() {
        return Err(Error::new(ErrorKind::Io, "is a folder"));
    }
    check_size(metadata.len(), limits)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // One more than allowed: a file that grows or a pipe without a size is caught all the same.
    file.take(limits.input_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(io)?;
    check_size(bytes.len() as u64, limits)?;
    Ok(bytes)
}

/// Whether an input of this size may be read.
pub(crate) fn check_size(bytes: u64, limits: &Limits) -> Result<()> {
    if bytes > limits.input_bytes {
        return Err(Error::limit("input bytes", limits.input_bytes));
    }
    Ok(())
}

/// The operating system's words without its number.
fn io_message(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        _ => error.to_string(),
    }
}
