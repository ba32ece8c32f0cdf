//! The demo command line: `cargo run --release --example gongwen -- <command>`.
//!
//! Errors go to standard error as `path: place: what`. Exit code 0: all was read; 1: something
//! could not be read; 2: the command was not understood.

#![expect(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command line prints and opens files"
)]

#[path = "gongwen/batch.rs"]
mod batch;
#[path = "gongwen/inputs.rs"]
mod inputs;
#[path = "gongwen/inspect.rs"]
mod inspect;
#[path = "gongwen/isolate.rs"]
mod isolate;
#[path = "gongwen/normalize.rs"]
mod normalize;
#[path = "gongwen/output.rs"]
mod output;
#[path = "gongwen/progress.rs"]
mod progress;
#[path = "gongwen/read.rs"]
mod read;
#[path = "gongwen/standard_input.rs"]
mod standard_input;
#[path = "gongwen/tables.rs"]
mod tables;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Turns Chinese official notices (公文) into data.
#[derive(Parser)]
#[command(name = "gongwen", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// One notice to standard output
    Read(read::Read),
    /// Files, folders and globs to NDJSON, CSV or Parquet
    Batch(batch::BatchCommand),
    /// Field texts on standard input to JSON values, a line each
    Normalize(normalize::Normalize),
    /// Every table of a file, plan or not, as JSON
    Tables(tables::Tables),
    /// A picture of a page: glyph boxes, rulings, cells and the role of each column
    Inspect(inspect::Inspect),
    /// What `batch --isolate` starts
    #[command(hide = true)]
    Isolated(isolate::Worker),
}

/// What a command ends with where it did not do all that it was asked.
type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    // A caught defect is reported as an error of its file; the hook would print it twice.
    std::panic::set_hook(Box::new(|_| {}));
    let result = match Arguments::parse().command {
        Command::Read(command) => command.run(),
        Command::Batch(command) => command.run(),
        Command::Normalize(command) => command.run(),
        Command::Tables(command) => command.run(),
        Command::Inspect(command) => command.run(),
        Command::Isolated(command) => command.run(),
    };
    match result {
        Ok(code) => code,
        // Whoever reads us had enough, as `head` has.
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    let kind = match error.downcast_ref::<serde_json::Error>() {
        Some(json) => json.io_error_kind(),
        None => error.downcast_ref().map(std::io::Error::kind),
    };
    kind == Some(std::io::ErrorKind::BrokenPipe)
}
