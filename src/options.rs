use std::path::Path;

use sha2::{Digest, Sha256};

use crate::contacts::Contacts;
use crate::document::Format;
use crate::error::{Error, ErrorKind, Result};
use crate::limits::{Allowance, Limits, Stopwatch};
use crate::normalize::SchedulePolicy;
use crate::notice::{self, Settings};
use crate::reader::{self, Reading};
use crate::record::{Notice, Role};
use crate::source;

/// What a caller may choose; built by value.
///
/// ```
/// use gongwen::{ReadOptions, Role};
///
/// let options = ReadOptions::new().year(2023).header("牵头处室", Role::LeadUnits);
/// let notice = options.read("fixtures/notices/daxiang-2023/notice.docx")?;
/// assert_eq!(notice.activities().count(), 39);
/// # Ok::<(), gongwen::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ReadOptions {
    pub(crate) limits: Limits,
    settings: Settings,
    contacts: Contacts,
}

impl ReadOptions {
    /// The defaults: no year, no wordings of one's own, the default limits, no words,
    /// contacts as printed.
    pub fn new() -> Self {
        Self::default()
    }

    /// The year of a bare month, used only where the notice does not say it.
    pub fn year(mut self, year: i16) -> Self {
        self.settings.year = Some(year);
        self
    }

    /// A header wording of one's own; compared without blanks, before the built-in wordings.
    pub fn header(mut self, wording: impl Into<String>, role: Role) -> Self {
        self.settings.headers.push((wording.into(), role));
        self
    }

    /// What one file may cost.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Whether each activity gets the words of its theme; needs the feature `segment`, and 0.3 s
    /// once in a process to load the dictionary.
    pub fn words(mut self, words: bool) -> Self {
        self.settings.words = words;
        self
    }

    /// The choices where a printed time leaves a choice.
    pub fn schedule_policy(mut self, policy: SchedulePolicy) -> Self {
        self.settings.policy = policy;
        self
    }

    /// Whether the people to ask are kept, left out or masked.
    ///
    /// It covers what is typed as a contact: [`Notice::contacts`], the [`Notice::elements`] they
    /// were read from, and [`ResponsibleUnits::contact`](crate::ResponsibleUnits::contact). It
    /// does not cover the print, which the records keep whole: `cells`, `raw`, `extra`, plan notes
    /// and the texts of diagnostics hold what stood there, a telephone number in a cell as well,
    /// and so does a [`Reading`]. Nor does it cover people who are no contacts: 负责人, 签发人.
    ///
    /// ```
    /// use gongwen::{Contacts, ReadOptions};
    ///
    /// let options = ReadOptions::new().contacts(Contacts::Mask);
    /// let notice = options.read("fixtures/notices/daxiang-2023/notice.docx")?;
    /// assert_eq!(notice.contacts[0].phone.as_deref(), Some("186****3200"));
    /// # Ok::<(), gongwen::Error>(())
    /// ```
    pub fn contacts(mut self, contacts: Contacts) -> Self {
        self.contacts = contacts;
        self
    }

    /// Reads a notice from a file.
    ///
    /// # Errors
    /// [`Error`] with the path, if the file cannot be opened, is no format that is read, needs a
    /// password, is too damaged to read, or passes a limit.
    pub fn read(&self, path: impl AsRef<Path>) -> Result<Notice> {
        let path = path.as_ref();
        let bytes = source::read_file(path, &self.limits).map_err(|error| error.with_path(path))?;
        let mut notice = self.read_bytes(&bytes).map_err(|error| error.with_path(path))?;
        notice.source.path = Some(path.to_string_lossy().into_owned());
        Ok(notice)
    }

    /// Reads a notice from the bytes of a file.
    ///
    /// # Errors
    /// As [`ReadOptions::read`], without a path.
    pub fn read_bytes(&self, bytes: &[u8]) -> Result<Notice> {
        let (_, mut notice) = self.recognized(bytes)?;
        notice.source.sha256 = hexadecimal(&Sha256::digest(bytes));
        Ok(notice)
    }

    /// Recognises a notice in paragraphs and tables that were read before, by
    /// [`ReadOptions::document`] or by a reader of the caller's own.
    ///
    /// ```
    /// let options = gongwen::ReadOptions::new();
    /// let reading = options.document("fixtures/notices/daxiang-2023/notice.docx")?;
    /// assert_eq!(options.recognize(&reading).activities().count(), 39);
    /// # Ok::<(), gongwen::Error>(())
    /// ```
    #[must_use]
    pub fn recognize(&self, reading: &Reading) -> Notice {
        self.recognize_within(reading, Stopwatch::start(&self.limits))
    }

    fn recognize_within(&self, reading: &Reading, stopwatch: Stopwatch) -> Notice {
        let found = reading.diagnostics.clone();
        let mut allowance = Allowance::new(&self.limits, stopwatch);
        let mut notice =
            notice::recognize(&reading.document, found, &self.settings, &mut allowance);
        self.contacts.apply(&mut notice);
        notice.source.format = reading.format;
        notice.source.pages = reading.document.pages;
        notice
    }

    /// What was read, and what was recognised in it.
    pub(crate) fn recognized(&self, bytes: &[u8]) -> Result<(Reading, Notice)> {
        fenced(|| {
            let stopwatch = Stopwatch::start(&self.limits);
            let reading = self.reading(bytes)?;
            let notice = self.recognize_within(&reading, stopwatch);
            Ok((reading, notice))
        })
    }

    /// Reads only the paragraphs and tables of a file, plan or not.
    ///
    /// # Errors
    /// As [`ReadOptions::read`].
    pub fn document(&self, path: impl AsRef<Path>) -> Result<Reading> {
        let path = path.as_ref();
        let bytes = source::read_file(path, &self.limits).map_err(|error| error.with_path(path))?;
        self.document_bytes(&bytes).map_err(|error| error.with_path(path))
    }

    /// Reads only the paragraphs and tables from the bytes of a file, plan or not.
    ///
    /// # Errors
    /// As [`ReadOptions::read`], without a path.
    pub fn document_bytes(&self, bytes: &[u8]) -> Result<Reading> {
        fenced(|| self.reading(bytes))
    }

    fn reading(&self, bytes: &[u8]) -> Result<Reading> {
        source::check_size(bytes.len() as u64, &self.limits)?;
        let format: Format = source::sniff(bytes, &self.limits)?;
        reader::read(bytes, format, &self.limits)
    }
}

/// Reads only the paragraphs and tables of a file, plan or not, with the default options.
///
/// ```
/// let reading = gongwen::document::read("fixtures/notices/daxiang-2023/notice.docx")?;
/// let table = reading.document.grids().next().expect("a table");
/// assert_eq!(table.cells[0].text, "序号");
/// # Ok::<(), gongwen::Error>(())
/// ```
///
/// # Errors
/// As [`ReadOptions::read`].
pub fn read_document(path: impl AsRef<Path>) -> Result<Reading> {
    ReadOptions::new().document(path)
}

/// The last fence: a panic, which would be a defect here or in a parser, becomes an error, so that
/// one file never takes a batch down.
fn fenced<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Error::new(ErrorKind::Panicked, "a defect of the reader was caught; please report it"))
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
