//! The files that a batch reads: files, folders and globs.

use std::path::{Path, PathBuf};

use crate::Failure;

/// The files that the arguments name.
pub(crate) struct Inputs {
    pub(crate) files: Vec<PathBuf>,
    /// Files in the folders whose names are of no kind that could be a notice.
    pub(crate) left_out: usize,
}

/// Extensions of files that are taken from a folder: what is read, and what archives hold in the
/// place of notices, so that it is named in an error instead of passed over.
const EXTENSIONS: &[&str] = &[
    "pdf", "docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "xlsb", "xls", "et", "ods",
    "csv", "doc", "wps", "rtf", "ofd",
];

impl Inputs {
    pub(crate) fn of(arguments: &[String]) -> Result<Self, Failure> {
        let mut inputs = Self { files: Vec::new(), left_out: 0 };
        for argument in arguments {
            let path = Path::new(argument);
            let is_glob = argument.contains(['*', '?', '[']) && !path.exists();
            if is_glob {
                for entry in glob::glob(argument)? {
                    inputs.add(&entry?)?;
                }
            } else {
                inputs.add(path)?;
            }
        }
        Ok(inputs)
    }

    /// Adds a file, or what a folder holds, in the order of names.
    fn add(&mut self, path: &Path) -> Result<(), Failure> {
        if !path.is_dir() {
            // One that is not there is reported like any other that cannot be read.
            self.files.push(path.to_owned());
            return Ok(());
        }
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            let entry = entry?;
            if !entry.file_type().is_file() {
                continue;
            }
            let extension = entry.path().extension().map(std::ffi::OsStr::to_ascii_lowercase);
            if EXTENSIONS.iter().any(|known| extension.as_deref() == Some(known.as_ref())) {
                self.files.push(entry.into_path());
            } else {
                self.left_out += 1;
            }
        }
        Ok(())
    }
}
