//! How far a batch is: a bar on a terminal, plain lines otherwise; a summary at the end.

use std::io::IsTerminal as _;
use std::path::Path;
use std::process::ExitCode;

use gongwen::{Notice, Status};
use indicatif::{ProgressBar, ProgressStyle};

pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    complete: usize,
    partial: usize,
    no_plan: usize,
    failed: usize,
    activities: usize,
    done_before: usize,
}

impl Progress {
    pub(crate) fn of(files: usize, done_before: usize) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {eta} {wide_msg}");
            let bar = ProgressBar::new(files as u64);
            style.map(|style| bar.clone().with_style(style)).unwrap_or(bar)
        });
        Self { bar, complete: 0, partial: 0, no_plan: 0, failed: 0, activities: 0, done_before }
    }

    pub(crate) fn add(&mut self, path: &Path, result: &Result<Notice, String>) {
        let line = match result {
            Ok(notice) => {
                match notice.status() {
                    Status::Complete => self.complete += 1,
                    Status::Partial => self.partial += 1,
                    Status::NoPlan => self.no_plan += 1,
                }
                let activities = notice.activities().count();
                self.activities += activities;
                format!("{}: {}, {activities} activities", path.display(), notice.status())
            }
            Err(error) => {
                self.failed += 1;
                error.clone()
            }
        };
        match &self.bar {
            Some(bar) => {
                bar.inc(1);
                bar.set_message(path.display().to_string());
                if result.is_err() {
                    bar.println(line);
                }
            }
            None => eprintln!("{line}"),
        }
    }

    /// Prints the summary; the exit code says whether some failed.
    pub(crate) fn finish(self, left_out: usize) -> ExitCode {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let read = self.complete + self.partial + self.no_plan;
        eprintln!(
            "read {read} ({} complete, {} partial, {} no plan), failed {}, activities {}",
            self.complete, self.partial, self.no_plan, self.failed, self.activities
        );
        if self.done_before > 0 {
            eprintln!("done before {}", self.done_before);
        }
        if left_out > 0 {
            eprintln!("left out {left_out} files of other kinds in the folders");
        }
        if self.failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}
