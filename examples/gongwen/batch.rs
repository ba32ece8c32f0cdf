//! `batch`: many files to one file or one file each. One bad file never stops the rest.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use gongwen::{Batch, Notice};

use crate::Failure;
use crate::inputs::Inputs;
use crate::isolate::{Isolated, Isolation};
use crate::output::Output;
use crate::progress::Progress;
use crate::read::Options;

#[derive(Args)]
pub(crate) struct BatchCommand {
    /// Files, folders and globs
    #[arg(required = true)]
    paths: Vec<String>,
    /// A file for all notices, or a folder (existing, or a name without an extension) for a file
    /// each; `-` for standard output
    #[arg(long)]
    out: PathBuf,
    /// What is written
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    format: Format,
    /// Threads, or processes with --isolate; 0 for one a core
    #[arg(long, default_value_t = 0)]
    jobs: usize,
    /// Go on where an interrupted batch with the same --out stopped; what failed is tried again
    #[arg(long)]
    resume: bool,
    #[command(flatten)]
    isolation: Isolation,
    #[command(flatten)]
    options: Options,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Ndjson,
    Csv,
    /// Needs `--features parquet` before `--example gongwen`
    Parquet,
}

impl BatchCommand {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let mut inputs = Inputs::of(&self.paths)?;
        let mut output = Output::open(&self.out, self.format, self.resume)?;
        let named = inputs.files.len();
        inputs.files.retain(|path| !output.has(path));
        let mut progress = Progress::of(inputs.files.len(), named - inputs.files.len());
        for (path, result) in self.results(inputs.files) {
            if let Ok(notice) = &result {
                output.write(&path, notice)?;
            }
            progress.add(&path, &result);
        }
        output.finish()?;
        Ok(progress.finish(inputs.left_out))
    }

    /// What becomes of these files, in their order; an error is its line.
    fn results(
        &self,
        files: Vec<PathBuf>,
    ) -> Box<dyn Iterator<Item = (PathBuf, Result<Notice, String>)>> {
        if self.isolation.isolate {
            return Box::new(Isolated::new(files, &self.options, &self.isolation, self.jobs));
        }
        let results = Batch::new(files, &self.options.read_options(), self.jobs);
        Box::new(results.map(|(path, result)| (path, result.map_err(|error| error.to_string()))))
    }
}
