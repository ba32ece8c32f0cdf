//! `batch --isolate`: files are read in other processes, which can be stopped from outside.
//!
//! A process reads one file after the other, as starting one and loading its words takes longer than
//! reading a notice. One that dies or overruns its time takes no other file with it: the next file
//! gets a new process. Paths go in and answers come out as JSON, a line each.

use std::io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdin, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use clap::Args;
use gongwen::Notice;

use crate::Failure;
use crate::read::Options;

/// Results of each process that may wait for an earlier file: enough to keep the others busy behind
/// a slow one, few enough to bound the memory.
const FILES_AHEAD: usize = 8;

#[derive(Clone, Args)]
pub(crate) struct Isolation {
    /// Read the files in other processes: one that dies or overruns its limits is an error of its
    /// file
    #[arg(long)]
    pub(crate) isolate: bool,
    /// MiB of memory of such a process; Unix only
    #[arg(long, requires = "isolate", default_value_t = 1024)]
    memory: u64,
    /// Seconds for a file read so
    #[arg(long, requires = "isolate", default_value_t = 60)]
    seconds: u64,
}

/// The results of many files, in the order they were named, each read in another process.
pub(crate) struct Isolated {
    paths: std::vec::IntoIter<PathBuf>,
    /// Of each process; the files are dealt out to them in turn.
    results: Vec<Receiver<Result<Notice, String>>>,
    next: usize,
}

impl Isolated {
    /// Reads these files in so many processes; 0 stands for one a core.
    pub(crate) fn new(
        paths: Vec<PathBuf>,
        options: &Options,
        isolation: &Isolation,
        jobs: usize,
    ) -> Self {
        let cores = || thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let jobs = if jobs == 0 { cores() } else { jobs }.min(paths.len().max(1));
        let mut results = Vec::new();
        for number in 0..jobs {
            let (sender, receiver) = sync_channel(FILES_AHEAD);
            let share = paths.iter().skip(number).step_by(jobs).cloned().collect();
            let (options, isolation) = (options.arguments(), isolation.clone());
            thread::spawn(move || Reader { options, isolation, process: None }.run(share, &sender));
            results.push(receiver);
        }
        Self { paths: paths.into_iter(), results, next: 0 }
    }
}

impl Iterator for Isolated {
    type Item = (PathBuf, Result<Notice, String>);

    fn next(&mut self) -> Option<Self::Item> {
        let path = self.paths.next()?;
        let result = self.results.get(self.next)?.recv().ok()?;
        self.next = (self.next + 1) % self.results.len();
        Some((path, result))
    }
}

/// One thread's files, and the process that reads them.
struct Reader {
    options: Vec<String>,
    isolation: Isolation,
    process: Option<Process>,
}

impl Reader {
    fn run(mut self, paths: Vec<PathBuf>, results: &SyncSender<Result<Notice, String>>) {
        for path in paths {
            let result = self.read(&path).map_err(|what| format!("{}: {what}", path.display()));
            if results.send(result).is_err() {
                // The batch was given up.
                return;
            }
        }
    }

    fn read(&mut self, path: &Path) -> Result<Notice, String> {
        let question = serde_json::to_string(path).map_err(|error| error.to_string())?;
        loop {
            let mut process = match self.process.take() {
                Some(process) => process,
                None => Process::start(&self.options, self.isolation.memory)
                    .map_err(|error| format!("no process to read it: {error}"))?,
            };
            let is_fresh = process.answered == 0;
            match process.ask(&question, &self.isolation) {
                Ok(answer) => {
                    self.process = Some(process);
                    return answer;
                }
                // What earlier files left behind in it is not this file's fault.
                Err(End::Died) if !is_fresh => {}
                Err(end) => return Err(process.explain(&end, &self.isolation)),
            }
        }
    }
}

/// Why a process gave no answer.
enum End {
    Died,
    Late,
    /// The records take more memory than the process may have.
    Long,
}

/// A process that reads files; ended when it is dropped.
struct Process {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
    errors: ChildStderr,
    answered: usize,
}

impl Process {
    fn start(options: &[String], memory: u64) -> std::io::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["isolated", "--memory", &memory.to_string()])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(questions), Some(output), Some(errors)) = pipes else {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        };
        let (sender, answers) = channel();
        // A pipe cannot be waited for with a time limit, a channel can.
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            loop {
                let mut line = String::new();
                let read = output.by_ref().take(memory << 20).read_line(&mut line);
                if !read.is_ok_and(|read| read > 0) || sender.send(line).is_err() {
                    return;
                }
            }
        });
        Ok(Self { child, questions, answers, errors, answered: 0 })
    }

    fn ask(
        &mut self,
        question: &str,
        isolation: &Isolation,
    ) -> Result<Result<Notice, String>, End> {
        use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};

        writeln!(self.questions, "{question}").map_err(|_| End::Died)?;
        let time = Duration::from_secs(isolation.seconds);
        let answer = self.answers.recv_timeout(time).map_err(|error| match error {
            Timeout => End::Late,
            Disconnected => End::Died,
        })?;
        self.answered += 1;
        match serde_json::from_str(&answer) {
            Ok(answer) => Ok(answer),
            Err(_) if answer.len() as u64 == isolation.memory << 20 => Err(End::Long),
            // Cut off in the middle.
            Err(_) => Err(End::Died),
        }
    }

    /// Says why it gave no answer.
    fn explain(&mut self, end: &End, isolation: &Isolation) -> String {
        /// Bytes of its last words.
        const WORDS: u64 = 4 << 10;

        let Isolation { memory, seconds, .. } = isolation;
        match end {
            End::Late => format!("not read within {seconds} s; its process was stopped"),
            End::Long => format!("its records take more than {memory} MiB"),
            End::Died => {
                let status = self.child.wait();
                let mut words = String::new();
                // Without them the status says it.
                let _ = self.errors.by_ref().take(WORDS).read_to_string(&mut words);
                if words.contains("memory allocation of") {
                    return format!("reading it takes more than {memory} MiB of memory");
                }
                let how =
                    status.map_or_else(|error| error.to_string(), |status| status.to_string());
                format!("the process that read it ended: {how}")
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The other end: reads the files that standard input names.
#[derive(Args)]
pub(crate) struct Worker {
    /// MiB
    #[arg(long)]
    memory: u64,
    #[command(flatten)]
    options: Options,
}

impl Worker {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        limit_memory(self.memory << 20)?;
        let options = self.options.read_options();
        let mut output = BufWriter::new(stdout().lock());
        for line in stdin().lock().lines() {
            let path: PathBuf = serde_json::from_str(&line?)?;
            let result = options.read(&path).map_err(|error| without_path(&error, &path));
            serde_json::to_writer(&mut output, &result)?;
            writeln!(output)?;
            output.flush()?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The words of an error behind its path, which the batch sets in front of all that goes wrong.
fn without_path(error: &gongwen::Error, path: &Path) -> String {
    let (error, path) = (error.to_string(), format!("{}: ", path.display()));
    error.strip_prefix(&path).unwrap_or(&error).to_owned()
}

/// Sets the most memory that this process can have.
#[cfg(unix)]
fn limit_memory(bytes: u64) -> Result<(), Failure> {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let limit = Rlimit { current: Some(bytes), maximum: Some(bytes) };
    setrlimit(Resource::As, limit).map_err(|error| format!("no limit of memory: {error}").into())
}

/// Elsewhere only the time is limited.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail on Unix")]
fn limit_memory(_bytes: u64) -> Result<(), Failure> {
    Ok(())
}
