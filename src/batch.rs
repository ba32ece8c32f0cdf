use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::error::Result;
use crate::options::ReadOptions;
use crate::record::Notice;

/// Files in work or waiting for an earlier one, for each thread: enough to keep the threads busy
/// behind one slow file, few enough to bound the memory.
const FILES_AHEAD: usize = 8;

/// Reads many notices on all cores, in the order of `paths`.
///
/// One bad file is an `Err` of its own and never stops the rest. See [`Batch`] to choose the
/// number of threads.
///
/// ```
/// use gongwen::{ReadOptions, Status};
///
/// let paths = ["fixtures/notices/daxiang-2023/notice.docx", "no such file.pdf"];
/// let results: Vec<_> = gongwen::batch(paths, &ReadOptions::new()).collect();
/// assert_eq!(results[0].1.as_ref().unwrap().status(), Status::Complete);
/// assert_eq!(results[1].1.as_ref().unwrap_err().to_string(), "no such file.pdf: no such file");
/// ```
pub fn batch<I>(paths: I, options: &ReadOptions) -> Batch
where
    I: IntoIterator,
    I::Item: Into<PathBuf>,
{
    Batch::new(paths, options, 0)
}

/// The results of many files, in the order they were named: an iterator of path and result.
///
/// At most a few files for each thread are read ahead, so memory stays bounded however many there
/// are; dropping it stops after the files in work.
#[must_use = "files are read as the results are asked for"]
pub struct Batch {
    paths: std::vec::IntoIter<PathBuf>,
    options: Arc<ReadOptions>,
    pool: Option<ThreadPool>,
    sender: Sender<(usize, PathBuf, Result<Notice>)>,
    receiver: Receiver<(usize, PathBuf, Result<Notice>)>,
    early: BTreeMap<usize, (PathBuf, Result<Notice>)>,
    started: usize,
    returned: usize,
}

impl Batch {
    /// Reads these files on so many threads; 0 stands for one a core.
    pub fn new<I>(paths: I, options: &ReadOptions, threads: usize) -> Self
    where
        I: IntoIterator,
        I::Item: Into<PathBuf>,
    {
        let (sender, receiver) = channel();
        Self {
            paths: paths.into_iter().map(Into::into).collect::<Vec<_>>().into_iter(),
            options: Arc::new(options.clone()),
            // Where no thread can be had the files are read on the caller's.
            pool: ThreadPoolBuilder::new().num_threads(threads).build().ok(),
            sender,
            receiver,
            early: BTreeMap::new(),
            started: 0,
            returned: 0,
        }
    }

    /// Hands files to the threads until enough are ahead.
    fn start_more(&mut self) {
        let threads = self.pool.as_ref().map_or(1, ThreadPool::current_num_threads);
        while self.started - self.returned < threads * FILES_AHEAD {
            let Some(path) = self.paths.next() else { break };
            let (number, options, sender) =
                (self.started, Arc::clone(&self.options), self.sender.clone());
            let work = move || {
                let result = options.read(&path);
                // Nobody listens once the batch was dropped.
                let _ = sender.send((number, path, result));
            };
            match &self.pool {
                Some(pool) => pool.spawn(work),
                None => work(),
            }
            self.started += 1;
        }
    }
}

impl std::fmt::Debug for Batch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Batch").field("started", &self.started).finish_non_exhaustive()
    }
}

impl Iterator for Batch {
    type Item = (PathBuf, Result<Notice>);

    fn next(&mut self) -> Option<Self::Item> {
        self.start_more();
        if self.returned == self.started {
            return None;
        }
        loop {
            if let Some(result) = self.early.remove(&self.returned) {
                self.returned += 1;
                return Some(result);
            }
            match self.receiver.recv() {
                Ok((number, path, result)) => self.early.insert(number, (path, result)),
                Err(_) => return None,
            };
        }
    }
}
