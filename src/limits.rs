use std::time::Duration;

/// What reading one file may cost. The defaults lie far above every real notice and far below
/// what would hurt a server; [`crate::ReadOptions::limits`] changes them.
///
/// Limits are enforced while reading. Hitting one is [`crate::ErrorKind::LimitExceeded`] with the
/// limit's name, or a `truncated-by-limit` diagnostic where what was read so far is sound.
///
/// ```
/// let mut limits = gongwen::Limits::default();
/// limits.pages = 50;
/// let options = gongwen::ReadOptions::new().limits(limits);
/// # let _ = options;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of the input file. The largest real notice seen has 30 MB of scanned annexes.
    pub input_bytes: u64,
    /// Bytes of all that is inflated from one file, together.
    pub inflated_bytes: u64,
    /// Inflated bytes for one compressed byte, once a stream is over a megabyte (a part of a
    /// package: 32). Deflate can reach 1032; XML of repeated table rows stays under 100.
    pub inflate_ratio: u64,
    /// Entries of a package.
    pub parts: u32,
    /// Pages of a PDF.
    pub pages: u32,
    /// Content operators of one page, forms included; running a form counts as 128 more.
    pub operators: u32,
    /// Glyphs of one page. A dense A3 page of newsprint has 20,000. All pages of a file may have as
    /// many as 25 full pages. Tables without rulings are looked for on pages of at most 30,000, in at
    /// most 2,000 lines, and there by comparing two million characters.
    pub glyphs: u32,
    /// Ruling segments of one page. Dotted borders of a real table drew 7,000 dots a page.
    pub rulings: u32,
    /// Cells of one file, and with them the paragraphs of a DOCX: 120,000 rows of five columns.
    pub cells: u32,
    /// Bytes of the text that the cells and paragraphs of a DOCX or a workbook show together: ten
    /// thousand dense pages. One shared string may stand in every cell. The text of a PDF is bounded by
    /// its glyphs. The records of a file, where a merged cell stands in each of its rows, may hold as
    /// much; a list of units takes ten times its bytes there.
    pub text_bytes: u64,
    /// Activities of one file. One takes some 5 KB, and 10 where nothing in its row can be read; no
    /// real notice has a tenth as many.
    pub activities: u32,
    /// Columns of one table: the width of an Excel sheet.
    pub columns: u32,
    /// Nesting of elements, tables, forms and objects.
    pub depth: u32,
    /// Time for one file. Reading stops after two thirds of it, so that what was read is still
    /// recognised. Checked between pages, rows and parts, and between a page's operators.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 128 << 20,
            inflated_bytes: 512 << 20,
            inflate_ratio: 200,
            parts: 10_000,
            pages: 5_000,
            operators: 5_000_000,
            glyphs: 200_000,
            rulings: 200_000,
            cells: 600_000,
            text_bytes: 32 << 20,
            activities: 40_000,
            columns: 16_384,
            depth: 256,
            time: Duration::from_secs(30),
        }
    }
}

/// The running clock of one file against [`Limits::time`]: the one place that measures time, to
/// stop a hostile file and for nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stopwatch {
    started: std::time::Instant,
    allowed: Duration,
}

impl Stopwatch {
    /// Starts the clock of one file.
    #[expect(clippy::disallowed_methods, reason = "the limit on time needs the time that passed")]
    pub(crate) fn start(limits: &Limits) -> Self {
        Self { started: std::time::Instant::now(), allowed: limits.time }
    }

    /// The time that reading may take: a third is left to what comes after it.
    pub(crate) fn for_reading(&self) -> Duration {
        self.allowed * 2 / 3
    }

    /// Whether reading has used up its time.
    pub(crate) fn is_reading_over(&self) -> bool {
        self.started.elapsed() > self.for_reading()
    }

    /// Whether the file has used up its time.
    pub(crate) fn is_over(&self) -> bool {
        self.started.elapsed() > self.allowed
    }
}

/// What recognising a document may still cost.
#[derive(Debug)]
pub(crate) struct Allowance {
    stopwatch: Stopwatch,
    text_left: u64,
    activities_left: u32,
}

impl Allowance {
    /// All that the limits allow, of the time what the stopwatch has left.
    pub(crate) fn new(limits: &Limits, stopwatch: Stopwatch) -> Self {
        Self { stopwatch, text_left: limits.text_bytes, activities_left: limits.activities }
    }

    /// Counts an activity with so many bytes of text.
    pub(crate) fn spend(&mut self, text: usize) {
        self.text_left = self.text_left.saturating_sub(text as u64);
        self.activities_left = self.activities_left.saturating_sub(1);
    }

    /// The limit that is reached, if one is.
    pub(crate) fn reached(&self) -> Option<&'static str> {
        match (self.text_left, self.activities_left) {
            (0, _) => Some("text"),
            (_, 0) => Some("activities"),
            _ => self.stopwatch.is_over().then_some("time"),
        }
    }
}

#[cfg(test)]
impl Default for Allowance {
    fn default() -> Self {
        let limits = Limits::default();
        Self::new(&limits, Stopwatch::start(&limits))
    }
}
