//! Where a batch writes, and the journal by which an interrupted one goes on.
//!
//! After each notice the journal beside the output gets a line with the notice's path and the
//! size of the output by then. A run that goes on cuts the output to the last size of the journal,
//! so a notice that was cut off in the middle is written again, whole.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead as _, BufReader, BufWriter, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use gongwen::Notice;
#[cfg(feature = "parquet")]
use gongwen::write::ParquetWriter;
use gongwen::write::{Layout, Writer};
use serde::{Deserialize, Serialize};

use crate::Failure;
use crate::batch::Format;

/// A line of the journal.
#[derive(Serialize, Deserialize)]
struct Done {
    path: PathBuf,
    /// Bytes of the common output once the notice was in it; 0 where each has a file.
    bytes: u64,
}

pub(crate) struct Output {
    target: Target,
    journal: Option<File>,
    done: BTreeSet<PathBuf>,
}

enum Target {
    Stdout(Writer<BufWriter<std::io::Stdout>>),
    All {
        writer: Writer<BufWriter<File>>,
        file: File,
    },
    Each {
        folder: PathBuf,
        format: Format,
        names: BTreeSet<String>,
    },
    #[cfg(feature = "parquet")]
    Parquet(ParquetWriter<BufWriter<File>>),
}

/// The layout of a format that is text.
fn layout(format: Format) -> Option<Layout> {
    match format {
        Format::Ndjson => Some(Layout::Ndjson),
        Format::Csv => Some(Layout::Csv),
        Format::Parquet => None,
    }
}

impl Output {
    /// Opens a file, a folder (an existing one, or a name without an extension) or `-`.
    pub(crate) fn open(out: &Path, format: Format, resume: bool) -> Result<Self, Failure> {
        if format == Format::Parquet && !cfg!(feature = "parquet") {
            return Err("parquet: not compiled in; run with --features parquet".into());
        }
        if out.as_os_str() == "-" {
            let Some(layout) = layout(format) else {
                return Err("parquet: needs a file or a folder".into());
            };
            let target = Target::Stdout(Writer::new(BufWriter::new(std::io::stdout()), layout));
            return Ok(Self { target, journal: None, done: BTreeSet::new() });
        }
        Self::open_path(out, format, resume)
            .map_err(|error| format!("{}: {error}", out.display()).into())
    }

    fn open_path(out: &Path, format: Format, resume: bool) -> Result<Self, Failure> {
        let is_folder = out.is_dir() || out.extension().is_none();
        let journal_path = if is_folder {
            fs::create_dir_all(out)?;
            out.join("progress.journal")
        } else {
            if let Some(folder) = out.parent() {
                fs::create_dir_all(folder)?;
            }
            out.with_added_extension("journal")
        };
        let before = if resume { read_journal(&journal_path)? } else { Vec::new() };
        let target = if is_folder {
            // Names are given in the order of the notices, so those given before are given again.
            let mut names = BTreeSet::new();
            for done in &before {
                file_name(&done.path, &mut names);
            }
            Target::Each { folder: out.to_owned(), format, names }
        } else {
            Self::open_file(out, format, before.last().map_or(0, |done| done.bytes), resume)?
        };
        // Rewritten and not appended to: its last line may be cut off.
        let mut journal = File::create(&journal_path)?;
        for done in &before {
            write_line(&mut journal, done)?;
        }
        let done = before.into_iter().map(|done| done.path).collect();
        Ok(Self { target, journal: Some(journal), done })
    }

    /// A common file, cut to the bytes that the journal vouches for.
    fn open_file(out: &Path, format: Format, bytes: u64, resume: bool) -> Result<Target, Failure> {
        let Some(layout) = layout(format) else {
            if resume {
                return Err("a Parquet file cannot be gone on with; name a folder".into());
            }
            #[cfg(feature = "parquet")]
            return Ok(Target::Parquet(ParquetWriter::new(BufWriter::new(File::create(out)?))?));
            #[cfg(not(feature = "parquet"))]
            return Err("not compiled in".into());
        };
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(out)?;
        file.set_len(bytes)?;
        file.seek(SeekFrom::End(0))?;
        let out = BufWriter::new(file.try_clone()?);
        let writer = match bytes {
            0 => Writer::new(out, layout),
            _ => Writer::continuing(out, layout),
        };
        Ok(Target::All { writer, file })
    }

    /// Whether an earlier run has written this notice.
    pub(crate) fn has(&self, path: &Path) -> bool {
        self.done.contains(path)
    }

    pub(crate) fn write(&mut self, path: &Path, notice: &Notice) -> Result<(), Failure> {
        let bytes = match &mut self.target {
            Target::Stdout(writer) => {
                writer.write(notice)?;
                0
            }
            Target::All { writer, file } => {
                writer.write(notice)?;
                writer.flush()?;
                file.stream_position()?
            }
            Target::Each { folder, format, names } => {
                write_one(folder, &file_name(path, names), *format, notice)?;
                0
            }
            #[cfg(feature = "parquet")]
            Target::Parquet(writer) => {
                writer.write(notice)?;
                0
            }
        };
        if let Some(journal) = &mut self.journal {
            write_line(journal, &Done { path: path.to_owned(), bytes })?;
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self.target {
            Target::Stdout(writer) => drop(writer.finish()?),
            Target::All { writer, .. } => drop(writer.finish()?),
            Target::Each { .. } => {}
            #[cfg(feature = "parquet")]
            Target::Parquet(writer) => drop(writer.finish()?),
        }
        Ok(())
    }
}

/// Writes one notice to a file of its own.
fn write_one(folder: &Path, name: &str, format: Format, notice: &Notice) -> Result<(), Failure> {
    let create = |extension: &str| File::create(folder.join(format!("{name}.{extension}")));
    if let Some(layout) = layout(format) {
        let mut writer = Writer::new(BufWriter::new(create(layout.name())?), layout);
        writer.write(notice)?;
        writer.finish()?;
    }
    #[cfg(feature = "parquet")]
    if format == Format::Parquet {
        let mut writer = ParquetWriter::new(BufWriter::new(create("parquet")?))?;
        writer.write(notice)?;
        writer.finish()?;
    }
    Ok(())
}

/// The notice's own file name; a namesake from another folder gets a number behind it.
fn file_name(path: &Path, names: &mut BTreeSet<String>) -> String {
    let own = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let mut name = own.clone();
    let mut number = 1;
    while !names.insert(name.clone()) {
        number += 1;
        name = format!("{own}.{number}");
    }
    name
}

/// The journal's whole lines; a last one that was cut off counts as not written.
fn read_journal(path: &Path) -> std::io::Result<Vec<Done>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let lines = BufReader::new(File::open(path)?).lines();
    let mut done = Vec::new();
    for line in lines {
        match serde_json::from_str(&line?) {
            Ok(entry) => done.push(entry),
            Err(_) => break,
        }
    }
    Ok(done)
}

fn write_line(journal: &mut File, done: &Done) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(done)?;
    line.push(b'\n');
    journal.write_all(&line)
}
