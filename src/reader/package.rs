//! A ZIP package whose directory is not trusted: the number of parts, their names and their sizes
//! are checked before anything is inflated. A flood of directory entries does not come this far:
//! they are counted where the format is told.
//!
//! The crate below refuses to inflate past the size that the directory declares, so adding up the
//! declared sizes of the parts that are opened bounds what a package can cost.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use zip::read::ZipFile;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;

/// A part this small once inflated may be compressed as well as it likes: the XML of a blank form
/// of a few thousand like rows passes every ratio, and 32 MiB do no harm.
const RATIO_FREE_BYTES: u64 = 32 << 20;

/// Which of them another program shows cannot be known, so no choice is sound.
const SAME_NAME: &str = "two parts of the package have the same name";

/// An opened package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Lower-case name with forward slashes to the position in the archive.
    parts: BTreeMap<String, usize>,
    /// The parts opened so far, by their position, and their declared bytes.
    opened: BTreeSet<usize>,
    opened_bytes: u64,
    inflated_bytes: u64,
    inflate_ratio: u64,
}

/// A part while it is read.
pub(crate) type Part<'p, 'a> = ZipFile<'p, Cursor<&'a [u8]>>;

impl<'a> Package<'a> {
    /// Reads the directory of a package.
    ///
    /// # Errors
    /// `Damaged` without a sound directory or with two parts of one name, `LimitExceeded` with too
    /// many parts.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            Error::damaged("the package has no directory: the file is cut short or broken")
                .with_source(error)
        })?;
        if archive.len() > limits.parts as usize {
            return Err(Error::limit("parts", limits.parts));
        }
        if archive.has_duplicate_names() {
            return Err(Error::damaged(SAME_NAME));
        }
        let mut parts = BTreeMap::new();
        for (index, name) in archive.file_names().enumerate() {
            // A name that cannot be decoded or that climbs out of the package names no part.
            if let Some(name) = name.ok().as_deref().and_then(part_name)
                && parts.insert(name, index).is_some()
            {
                return Err(Error::damaged(SAME_NAME));
            }
        }
        Ok(Self {
            archive,
            parts,
            opened: BTreeSet::new(),
            opened_bytes: 0,
            inflated_bytes: limits.inflated_bytes,
            inflate_ratio: limits.inflate_ratio,
        })
    }

    /// Whether there is such a part; names are compared without case, as OPC asks.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// Opens a part for reading; `None` if there is no such part.
    ///
    /// # Errors
    /// `LimitExceeded` if its declared size, or that of all parts opened so far, is over a limit;
    /// `Encrypted` if it needs a password; `Damaged` if its header is broken.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'a>>> {
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let (size, compressed) = self.sizes(index, name)?;
        // A worksheet is looked over first and read then; it is one part all the same.
        if self.opened.insert(index) {
            self.opened_bytes = self.opened_bytes.saturating_add(size);
        }
        self.check(name, size, compressed, self.opened_bytes)?;
        let part = self.archive.by_index(index).map_err(|error| broken(name, error))?;
        match part.compression() {
            CompressionMethod::Stored | CompressionMethod::Deflated => Ok(Some(part)),
            method => Err(Error::damaged(format!("the part {name} is compressed by {method:?}"))),
        }
    }

    /// Checks all parts together, for a reader that opens them by itself.
    ///
    /// # Errors
    /// `LimitExceeded` if the declared sizes are over a limit.
    #[cfg(feature = "xlsx")]
    pub(crate) fn check_all(&self) -> Result<()> {
        let mut sum = 0_u64;
        for (name, index) in &self.parts {
            let (size, compressed) = self.sizes(*index, name)?;
            sum = sum.saturating_add(size);
            self.check(name, size, compressed, sum)?;
        }
        Ok(())
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.parts.get(&part_name(name)?).copied()
    }

    /// Declared bytes of a part, inflated and compressed.
    fn sizes(&self, index: usize, name: &str) -> Result<(u64, u64)> {
        let entry = self.archive.by_index_data(index).map_err(|error| broken(name, error))?;
        Ok((entry.size(), entry.compressed_size()))
    }

    fn check(&self, name: &str, size: u64, compressed: u64, sum: u64) -> Result<()> {
        if sum > self.inflated_bytes {
            return Err(Error::limit("inflated bytes", self.inflated_bytes));
        }
        if size > RATIO_FREE_BYTES && size / compressed.max(1) > self.inflate_ratio {
            let what = format!("inflated bytes for one compressed byte in the part {name}");
            return Err(Error::limit(&what, self.inflate_ratio));
        }
        Ok(())
    }
}

/// A name as it is compared: lower case, forward slashes (some writers set `\`), no slash in
/// front, `%20` read as the blank that some writers set only in the directory. `None` for a name
/// that climbs out of the package.
fn part_name(name: &str) -> Option<String> {
    let name = percent_decoded(name).replace('\\', "/").to_lowercase();
    let name = name.trim_start_matches('/');
    (!name.split('/').any(|segment| segment == "..")).then(|| name.to_owned())
}

/// A name with its percent-encoded bytes set in, if they are text.
fn percent_decoded(name: &str) -> Cow<'_, str> {
    if !name.contains('%') {
        return Cow::Borrowed(name);
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((plain, encoded)) = rest.split_once('%') {
        bytes.extend_from_slice(plain.as_bytes());
        let code = encoded.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(b'%'));
        rest = if code.is_some() { encoded.get(2..).unwrap_or_default() } else { encoded };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).map_or(Cow::Borrowed(name), Cow::Owned)
}

fn broken(name: &str, error: impl Into<ZipError>) -> Error {
    let error = error.into();
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Error::new(ErrorKind::Encrypted, format!("the part {name} needs a password"))
        }
        error => Error::damaged(format!("the part {name} does not inflate")).with_source(error),
    }
}

#[cfg(test)]
mod tests {
    use super::part_name;

    #[test]
    fn names_are_compared_as_opc_asks() {
        for (name, expected) in [
            ("word/document.xml", Some("word/document.xml")),
            ("/Word/Document.XML", Some("word/document.xml")),
            ("word\\document.xml", Some("word/document.xml")),
            ("word/doc%20main.xml", Some("word/doc main.xml")),
            ("word/%E6%96%87.xml", Some("word/文.xml")),
            ("word/100%.xml", Some("word/100%.xml")),
            ("word/%FF.xml", Some("word/%ff.xml")),
            ("../etc/passwd", None),
            ("word/%2e%2e/%2E%2E/x", None),
            ("word/../../x", None),
        ] {
            assert_eq!(part_name(name).as_deref(), expected, "{name}");
        }
    }
}
