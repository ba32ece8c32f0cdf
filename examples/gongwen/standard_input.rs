//! A file that comes in on standard input, where `-` stands for its name.

use std::io::{Read as _, stdin};
use std::path::Path;

use gongwen::{Error, Limits};

use crate::Failure;

/// Whether this name stands for standard input.
pub(crate) fn is_meant(name: &Path) -> bool {
    name.as_os_str() == "-"
}

/// Reads from the bytes of standard input.
pub(crate) fn read<T>(from_bytes: impl FnOnce(&[u8]) -> Result<T, Error>) -> Result<T, Failure> {
    let mut bytes = Vec::new();
    // One more than is read: what goes on for ever is refused like any other that is too large.
    stdin().lock().take(Limits::default().input_bytes + 1).read_to_end(&mut bytes)?;
    from_bytes(&bytes).map_err(|error| format!("standard input: {error}").into())
}
