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
    "pdf", "docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "et",
    "ods", "csv", "tsv", "doc", "wps", "rtf", "ofd",
];

impl Inputs {
    /// What cannot be opened, and a glob that nothing matches, is among the files: reading it says
    /// so, and the others are read all the same.
    pub(crate) fn of(arguments: &[String]) -> Result<Self, Failure> {
        let mut inputs = Self { files: Vec::new(), left_out: 0 };
        for argument in arguments {
            let path = Path::new(argument);
            let is_glob = argument.contains(['*', '?', '[']) && !path.exists();
            if is_glob {
                let mut entries = glob::glob(argument)?.peekable();
                if entries.peek().is_none() {
                    inputs.files.push(path.to_owned());
                }
                for entry in entries {
                    match entry {
                        Ok(path) => inputs.add(&path),
                        Err(error) => inputs.files.push(error.path().to_owned()),
                    }
                }
            } else {
                inputs.add(path);
            }
        }
        Ok(inputs)
    }

    /// Adds a file, or what a folder holds, in the order of names.
    fn add(&mut self, path: &Path) {
        if !path.is_dir() {
            self.files.push(path.to_owned());
            return;
        }
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.files.extend(error.path().map(Path::to_owned));
                    continue;
                }
            };
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
    }
}
