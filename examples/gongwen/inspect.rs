//! `inspect`: a picture of a page, to see why a table was read as it was.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use gongwen::ReadOptions;

use crate::Failure;

#[derive(Args)]
pub(crate) struct Inspect {
    /// The PDF
    file: PathBuf,
    /// Page, from 1
    #[arg(long, default_value_t = 1)]
    page: u32,
    /// Where the picture goes
    #[arg(long)]
    svg: PathBuf,
}

impl Inspect {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let svg = ReadOptions::new().inspect(&self.file, self.page)?;
        std::fs::write(&self.svg, svg)
            .map_err(|error| format!("{}: {error}", self.svg.display()))?;
        Ok(ExitCode::SUCCESS)
    }
}
