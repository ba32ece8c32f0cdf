use std::fmt;
use std::path::{Path, PathBuf};

use crate::document::Place;

/// The result of reading a file.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a file is no readable document. Everything less is a [`crate::Diagnostic`] in the notice.
///
/// Its message reads `path: place: what`, each part left out where it is not known.
///
/// ```
/// let error = gongwen::ReadOptions::new().read_bytes(b"hello").unwrap_err();
/// assert_eq!(error.kind(), gongwen::ErrorKind::UnknownFormat);
/// ```
#[derive(Debug)]
pub struct Error(Box<Inner>);

/// What went wrong, for a program to decide on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file could not be opened or read.
    Io,
    /// The content is no format that is read here; the message names it where it is known.
    UnknownFormat,
    /// The file needs a password.
    Encrypted,
    /// The file is broken at the place named, so that nothing sound can be read from it.
    Damaged,
    /// The file asks for more than [`crate::Limits`] allow; the message names the limit.
    LimitExceeded,
    /// A defect of this crate or of a parser it uses, caught. Please report the file.
    Panicked,
}

#[derive(Debug, thiserror::Error)]
struct Inner {
    kind: ErrorKind,
    path: Option<PathBuf>,
    place: Place,
    what: String,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync + 'static>>,
}

impl fmt::Display for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", path.display())?;
        }
        if !self.place.is_whole_file() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.what)
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, what: impl Into<String>) -> Self {
        let what = what.into();
        Self(Box::new(Inner { kind, path: None, place: Place::default(), what, source: None }))
    }

    /// The input asks for more of this limit than is allowed.
    pub(crate) fn limit(name: &str, allowed: impl fmt::Display) -> Self {
        Self::new(ErrorKind::LimitExceeded, format!("more than {allowed} {name}"))
    }

    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::new(ErrorKind::Damaged, what)
    }

    #[cfg(feature = "pdf")]
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.0.place = place;
        self
    }

    pub(crate) fn with_path(mut self, path: &Path) -> Self {
        self.0.path = Some(path.to_owned());
        self
    }

    pub(crate) fn with_source(
        mut self,
        source: impl std::error::Error + Send + Sync + 'static,
    ) -> Self {
        self.0.source = Some(Box::new(source));
        self
    }

    /// What went wrong, for a program to decide on.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The file, as the caller named it; `None` for bytes.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.0.path.as_deref()
    }

    /// Where in the file, as far as it is known.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.0.place
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&*self.0)
    }
}
