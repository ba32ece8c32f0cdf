//! `read`: one notice to standard output.

use std::io::{BufWriter, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use gongwen::write::{Layout, Writer};
use gongwen::{Contacts, ReadOptions, Severity};

use crate::{Failure, standard_input};

#[derive(Args)]
pub(crate) struct Read {
    /// The notice; `-` for standard input
    file: PathBuf,
    /// json, ndjson, csv or table
    #[arg(long, default_value_t)]
    format: Layout,
    #[command(flatten)]
    options: Options,
}

/// What `read` and `batch` may choose alike.
#[derive(Args)]
pub(crate) struct Options {
    /// The year of a bare month, where the notice does not say it
    #[arg(long)]
    year: Option<i16>,
    /// Give each activity the words of its theme
    #[arg(long)]
    words: bool,
    /// What becomes of the people to ask; the printed cells are kept whole
    #[arg(long, value_enum, default_value_t = People::Keep)]
    contacts: People,
}

#[derive(Clone, Copy, ValueEnum)]
enum People {
    Keep,
    Omit,
    Mask,
}

impl People {
    fn contacts(self) -> Contacts {
        match self {
            Self::Keep => Contacts::Keep,
            Self::Omit => Contacts::Omit,
            Self::Mask => Contacts::Mask,
        }
    }
}

impl Options {
    pub(crate) fn read_options(&self) -> ReadOptions {
        let options = ReadOptions::new().words(self.words).contacts(self.contacts.contacts());
        match self.year {
            Some(year) => options.year(year),
            None => options,
        }
    }

    /// The arguments that say the same.
    pub(crate) fn arguments(&self) -> Vec<String> {
        let contacts = match self.contacts {
            People::Keep => "keep",
            People::Omit => "omit",
            People::Mask => "mask",
        };
        let mut arguments = vec![format!("--contacts={contacts}")];
        arguments.extend(self.year.map(|year| format!("--year={year}")));
        arguments.extend(self.words.then(|| "--words".to_owned()));
        arguments
    }
}

impl Read {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let options = self.options.read_options();
        let notice = if standard_input::is_meant(&self.file) {
            standard_input::read(|bytes| options.read_bytes(bytes))?
        } else {
            options.read(&self.file)?
        };
        let mut writer = Writer::new(BufWriter::new(stdout().lock()), self.format);
        writer.write(&notice)?;
        writer.finish()?;
        if matches!(self.format, Layout::Ndjson | Layout::Csv) {
            let warnings = notice.diagnostics.iter();
            for warning in warnings.filter(|found| found.severity == Severity::Warning) {
                eprintln!("{}: {warning}", self.file.display());
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
