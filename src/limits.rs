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
    /// many as 25 full pages.
    pub glyphs: u32,
    /// Ruling segments of one page. Dotted borders of a real table drew 7,000 dots a page.
    pub rulings: u32,
    /// Cells of one file. A record of a plan takes about 5 KB, so half a gigabyte holds 100,000 of
    /// them.
    pub cells: u32,
    /// Columns of one table: the width of an Excel sheet.
    pub columns: u32,
    /// Nesting of elements, tables, forms and objects.
    pub depth: u32,
    /// Time for one file. Checked between pages, rows and parts, and between a page's operators.
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
            cells: 1_000_000,
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

    /// Whether the file has used up its time.
    pub(crate) fn is_over(&self) -> bool {
        self.started.elapsed() > self.allowed
    }
}
