//! Columns told by alignment: intervals across the page that text keeps to, line after line.

use super::super::geometry;
use super::super::text::cell_text::Measure;
use super::super::text::ink::Ink;
use super::super::text::lines::{self, TextLine, is_word};

/// Shares of the size: a gap this wide parts two pieces of text that may stand in two columns, …
pub(crate) const WIDE: f32 = 1.0;
/// … and this is the least that ever lies between two columns (a browser puts 6 points between
/// cells of 12-point text without rules).
const NARROW: f32 = 0.4;
/// What stays clear between the longest texts of two columns at least, whatever gaps single lines
/// show: 3 points between cells of 12-point text set by Typst.
const NARROWEST: f32 = 0.2;

/// Intervals that do not overlap, left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Columns {
    spans: Vec<(f32, f32)>,
}

/// A line that joins two columns: a title, a section row, or prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Conflict;

/// A piece of a line: where it starts and ends.
type Extent = (f32, f32);

impl Columns {
    /// The columns that the widely parted pieces of one line show.
    pub(crate) fn of(line: &TextLine) -> Self {
        Self { spans: extents(line, WIDE, &[]) }
    }

    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    /// How wide each column's text runs.
    pub(crate) fn spans(&self) -> &[Extent] {
        &self.spans
    }

    /// The pieces of a line, cut where one begins just where a column does, unless it is one
    /// sentence: a title's figures may stand over a column's start by chance.
    fn pieces(&self, line: &TextLine) -> Vec<Extent> {
        let starts = if pieces(line) > 1 { self.spans.as_slice() } else { &[] };
        extents(line, NARROW, starts)
    }

    /// The pieces of a line, each in one column at most: one that reaches over several is cut between
    /// them where it has a gap there, however narrow.
    fn pieces_of_columns(&self, line: &TextLine) -> Result<Vec<Extent>, Conflict> {
        let whole = self.pieces(line);
        let mut pieces = Vec::with_capacity(whole.len());
        for (start, end) in whole {
            let mut from = start;
            if let Some((first, last)) = self.touched((start, end)) {
                for column in first..last {
                    let gap = self.gap_behind(column, line);
                    let (before, behind) = gap.ok_or(Conflict)?;
                    pieces.push((from, before));
                    from = behind;
                }
            }
            pieces.push((from, end));
        }
        Ok(pieces)
    }

    /// The widest gap between two characters that may part a column from the next. In a line of one
    /// piece it is far wider than all others.
    fn gap_behind(&self, column: usize, line: &TextLine) -> Option<Extent> {
        let (left, right) = (self.spans.get(column)?, self.spans.get(column + 1)?);
        let pairs = line.inks.iter().zip(line.inks.iter().skip(1));
        let pairs = pairs.filter(|(a, b)| !a.is_blank() && !b.is_blank());
        let (mut widest, mut second): ((f32, Extent), f32) = ((0.0, (0.0, 0.0)), 0.0);
        for (a, b) in pairs {
            let gap = lines::gap(a, b);
            if gap > widest.0 && left.1 <= b.start && right.0 >= seen_end(a) {
                second = second.max(widest.0);
                widest = (gap, (seen_end(a), b.start));
            } else {
                second = second.max(gap);
            }
        }
        let stands_out = self::pieces(line) > 1 || 2.0 * second <= widest.0;
        (widest.0 >= NARROWEST * line.size && stands_out).then_some(widest.1)
    }

    /// Indices of the first and last column that an extent touches.
    fn touched(&self, (start, end): Extent) -> Option<(usize, usize)> {
        let first = self.spans.partition_point(|span| span.1 <= start);
        let after = self.spans.partition_point(|span| span.0 < end);
        (first < after).then(|| (first, after - 1))
    }

    /// The column that an extent stands clear of, and too near for a column of its own: a header
    /// in the middle of its column over figures at its start (`序号` over `1`).
    fn beside(&self, (start, end): Extent, gap: f32) -> Option<usize> {
        let after = self.spans.partition_point(|span| span.0 < end);
        let near = |index: usize| {
            let span = self.spans.get(index)?;
            (start - span.1 < gap && span.0 - end < gap).then_some(index)
        };
        match (after.checked_sub(1).and_then(near), near(after)) {
            (Some(_), Some(_)) => None,
            (left, right) => left.or(right),
        }
    }

    /// The columns in which a line has text.
    pub(crate) fn filled(&self, line: &TextLine) -> Vec<usize> {
        let mut filled: Vec<usize> = self
            .pieces(line)
            .into_iter()
            .filter_map(|extent| self.touched(extent))
            .flat_map(|(first, last)| first..=last)
            .collect();
        filled.dedup();
        filled
    }

    /// The pieces of a line that crosses columns, each with the columns it touches.
    pub(crate) fn crossed(&self, line: &TextLine) -> Vec<(std::ops::Range<usize>, TextLine)> {
        let edges = self.edges();
        let pieces = line.clone().cut(WIDE).into_iter();
        pieces
            .map(|piece| {
                let columns = match self.filled(&piece).as_slice() {
                    [first, .., last] => *first..last + 1,
                    [only] => *only..only + 1,
                    [] => {
                        let middle = f32::midpoint(piece.start, piece.end);
                        let column = geometry::interval(&edges, middle);
                        self.between(&piece).unwrap_or(column..column + 1)
                    }
                };
                (columns, piece)
            })
            .collect()
    }

    /// The two columns between whose texts a word stands clear of both.
    fn between(&self, word: &TextLine) -> Option<std::ops::Range<usize>> {
        let after = self.spans.partition_point(|span| span.0 < word.end);
        let (left, right) = (self.spans.get(after.checked_sub(1)?)?, self.spans.get(after)?);
        let clear = left.1 <= word.start && word.end <= right.0;
        clear.then(|| after - 1..after + 1)
    }

    /// Whether a line is one word that stands clear of all columns, between two of them: over both.
    pub(crate) fn stand_between(&self, line: &TextLine) -> bool {
        pieces(line) == 1 && self.between(line).is_some()
    }

    /// Whether a line has text over several columns, or between them.
    pub(crate) fn cross(&self, line: &TextLine) -> bool {
        self.with(line).is_err() || self.stand_between(line)
    }

    /// Whether a line has several words, each over columns of its own, or one over columns in which
    /// the line under it has nothing: the words beside stand lower, and those under it lower still.
    pub(crate) fn is_headed_by(&self, line: &TextLine, below: &TextLine) -> bool {
        let words = self.crossed(line);
        let beside = self.filled(below);
        let inside = self.spans.first().is_some_and(|first| line.start >= first.0)
            && self.spans.last().is_some_and(|last| line.end <= last.1);
        let apart = words.iter().zip(words.iter().skip(1));
        let clear = apart.into_iter().all(|((left, _), (right, _))| left.end <= right.start);
        inside
            && match words.as_slice() {
                [(columns, _)] => !beside.iter().any(|column| columns.contains(column)),
                _ => clear,
            }
    }

    /// The columns widened by a line's text; what stands clear of all is a column of its own.
    pub(crate) fn with(&self, line: &TextLine) -> Result<Self, Conflict> {
        let mut spans = self.spans.clone();
        let mut fresh: Vec<Extent> = Vec::new();
        // The column that the piece before went to, and where that piece ended.
        let mut before: Option<(usize, f32)> = None;
        for (start, end) in self.pieces_of_columns(line)? {
            let near = before.filter(|(_, ended)| start - ended < WIDE * line.size);
            let column = match self.touched((start, end)) {
                Some((first, _)) => Some(first),
                None => near
                    .map(|(column, _)| column)
                    .or_else(|| self.beside((start, end), NARROW * line.size)),
            };
            if let Some((column, span)) = column.and_then(|at| Some((at, spans.get_mut(at)?))) {
                *span = (span.0.min(start), span.1.max(end));
                before = Some((column, end));
            } else {
                match fresh.last_mut().filter(|last| start - last.1 < WIDE * line.size) {
                    Some(last) => last.1 = end,
                    None => fresh.push((start, end)),
                }
                before = None;
            }
        }
        spans.extend(fresh);
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let apart = spans.iter().zip(spans.iter().skip(1));
        if apart.into_iter().any(|(a, b)| b.0 - a.1 < NARROWEST * line.size) {
            return Err(Conflict);
        }
        Ok(Self { spans })
    }

    /// These columns with those of other pages: widened by one that touches it alone, and with what
    /// stands clear of all.
    pub(crate) fn with_all(mut self, others: &Self) -> Self {
        for other in &others.spans {
            match self.touched(*other) {
                Some((first, last)) if first == last => {
                    if let Some(span) = self.spans.get_mut(first) {
                        *span = (span.0.min(other.0), span.1.max(other.1));
                    }
                }
                Some(_) => {}
                None => {
                    let after = self.spans.partition_point(|span| span.0 < other.0);
                    self.spans.insert(after, *other);
                }
            }
        }
        self
    }

    /// The columns in which one of the lines has text.
    pub(crate) fn with_text_in(mut self, lines: &[TextLine]) -> Self {
        let mut filled: Vec<usize> = lines.iter().flat_map(|line| self.filled(line)).collect();
        filled.sort_unstable();
        let mut column = 0..;
        self.spans.retain(|_| column.next().is_some_and(|n| filled.binary_search(&n).is_ok()));
        self
    }

    /// The columns cut further at narrow gaps that all lines keep clear.
    pub(crate) fn refined(&self, lines: &[&TextLine]) -> Self {
        let mut spans = Vec::new();
        for span in &self.spans {
            let one = Self { spans: vec![*span] };
            let inside = lines.iter().filter_map(|line| {
                let pieces: Vec<Extent> = self
                    .pieces(line)
                    .into_iter()
                    .filter(|piece| one.touched(*piece).is_some())
                    .collect();
                (!pieces.is_empty()).then_some((line.size, pieces))
            });
            let (mut count, mut parted, mut size) = (0, 0, 0.0_f32);
            let mut covered: Vec<Extent> = Vec::new();
            for (line_size, pieces) in inside {
                count += 1;
                size = size.max(line_size);
                parted += usize::from(pieces.len() > 1);
                covered.extend(pieces);
            }
            // A gap that few lines show is a blank between words.
            if count < FEW || 2 * parted < count && parted < FEW {
                spans.push(*span);
            } else {
                spans.extend(merged(covered, NARROW * size));
            }
        }
        Self { spans }
    }

    /// The columns with those joined that are one column whose header stands clear of all its
    /// text: in the middle of a wide column over dates at its start (`起止日期` over `6月1日`). One
    /// of the two has text in the header lines only, at most so many, and the other has none there.
    pub(crate) fn with_headers_joined(&self, lines: &[&TextLine], headers: usize) -> Self {
        let filled: Vec<Vec<usize>> = lines.iter().map(|line| self.filled(line)).collect();
        let count = |column: usize| filled.iter().filter(|line| line.contains(&column)).count();
        // A line of a row, not of a cell that stands in the middle of its row.
        let is_row = |line: &&Vec<usize>| 2 * line.len() > self.len();
        let rows_of =
            |column: usize| filled.iter().filter(is_row).filter(move |line| line.contains(&column));
        // A header of two levels has no line with words in most columns.
        let head = filled.iter().position(|line| is_row(&line)).unwrap_or_default();
        let is_on_top =
            |header: usize| !filled.iter().skip(head).any(|line| line.contains(&header));
        let is_header_of = |header: usize, column: usize| {
            count(header) <= headers.min(count(column))
                && (rows_of(header).next().is_some() || is_on_top(header))
                && rows_of(column).next().is_some()
                && filled.iter().all(|line| !line.contains(&header) || !line.contains(&column))
        };
        let mut spans: Vec<Extent> = Vec::new();
        let mut joined = false;
        for (index, span) in self.spans.iter().enumerate() {
            let one = !joined
                && index.checked_sub(1).is_some_and(|before| {
                    is_header_of(before, index) || is_header_of(index, before)
                });
            match spans.last_mut().filter(|_| one) {
                Some(last) => last.1 = span.1,
                None => spans.push(*span),
            }
            joined = one;
        }
        Self { spans }
    }

    /// How wide the text of each column runs.
    pub(crate) fn measures(&self, lines: &[&TextLine]) -> Vec<Option<Measure>> {
        let edges = self.edges();
        let mut columns: Vec<Vec<TextLine>> = vec![Vec::new(); self.len()];
        for (column, part) in lines.iter().flat_map(|line| line.parts(&edges)) {
            if let Some(column) = columns.get_mut(column) {
                column.push(part);
            }
        }
        columns.iter().map(|column| Measure::of(column.iter())).collect()
    }

    /// Edges between the columns: the middles of the gaps, and the ends.
    pub(crate) fn edges(&self) -> Vec<f32> {
        let gaps = self.spans.iter().zip(self.spans.iter().skip(1));
        let middles = gaps.map(|(a, b)| f32::midpoint(a.1, b.0));
        let first = self.spans.first().map(|span| span.0);
        let last = self.spans.last().map(|span| span.1);
        first.into_iter().chain(middles).chain(last).collect()
    }
}

/// Fewer lines than this show no narrow column: the gaps of three lines meet by chance.
const FEW: usize = 4;

/// The extents of the pieces of a line that gaps of so many ems part. One blank that the file
/// draws parts words; only where it is an em wide does it part columns. A lesser gap does where one
/// of the columns given begins behind it.
fn extents(line: &TextLine, ems: f32, columns: &[Extent]) -> Vec<Extent> {
    let mut pieces: Vec<Extent> = Vec::new();
    let (mut blanks, mut spacing) = (false, 0_u8);
    let mut before = ' ';
    // The character of the piece that reaches furthest.
    let mut furthest: Option<Ink> = None;
    for ink in &line.inks {
        if ink.is_blank() {
            blanks = true;
            let width = if ink.character == '\u{3000}' { 1 } else { MOST_SPACING };
            spacing = spacing.saturating_add(width);
            continue;
        }
        let least = match (blanks, is_word(before), is_word(ink.character)) {
            (true, false, false) if spacing < MOST_SPACING => SPACED.max(ems),
            (true, ..) => WIDE.max(ems),
            (false, true, true) => ems,
            (false, false, false) => ems * BETWEEN_IDEOGRAPHS,
            (false, ..) => ems * BESIDE_IDEOGRAPH,
        };
        let least = least.max(NARROW) * line.size;
        // A header in the middle of its column begins over the middle of a text by chance: the text
        // up to there must be that of the column before.
        let begins = |piece: Extent| {
            let next = columns.partition_point(|span| span.0 < ink.start - SAME_START * line.size);
            let is_next =
                columns.get(next).is_some_and(|span| span.0 <= ink.start + SAME_START * line.size);
            let before = next.checked_sub(1).and_then(|before| columns.get(before));
            is_next && before.is_some_and(|span| span.1 > piece.0)
        };
        let same = |piece: &&mut Extent| {
            let clear = !blanks && ink.start - piece.1 >= NARROWEST * line.size;
            furthest.is_some_and(|other| lines::gap(&other, ink) < least)
                && !(clear && begins(**piece))
        };
        if let Some(piece) = pieces.last_mut().filter(same) {
            furthest = furthest.filter(|other| other.end > ink.end).or(Some(*ink));
            piece.1 = piece.1.max(seen_end(ink));
        } else {
            furthest = Some(*ink);
            pieces.push((ink.start, seen_end(ink)));
        }
        (blanks, spacing, before) = (false, 0, ink.character);
    }
    pieces
}

/// One ideographic space between two ideographs spreads a word over its cell (`序　号`): what it
/// leaves free is no gap between columns, and two of them are.
const SPACED: f32 = 1.3;
const MOST_SPACING: u8 = 2;

/// Where a character seems to end: ideographic commas and stops stand in the first part of their
/// box, and the other hangs over the column's edge where a program lets it.
fn seen_end(ink: &Ink) -> f32 {
    match ink.character {
        '\u{3001}' | '\u{3002}' | '\u{ff0c}' | '\u{ff1b}' => {
            ink.start + SEEN_STOP * (ink.end - ink.start)
        }
        _ => ink.end,
    }
}

/// Share of its box that an ideographic comma or stop fills.
const SEEN_STOP: f32 = 0.4;

/// Texts of a column begin within this share of the size.
const SAME_START: f32 = 0.1;

/// Ideographs are set without gaps, and with a quarter em beside letters and figures: shares of
/// the gap that parts Latin words.
const BETWEEN_IDEOGRAPHS: f32 = 0.5;
const BESIDE_IDEOGRAPH: f32 = 0.75;

/// How many widely parted pieces a line has.
pub(crate) fn pieces(line: &TextLine) -> usize {
    extents(line, WIDE, &[]).len()
}

/// Extents joined where they come nearer than `gap`.
fn merged(mut extents: Vec<Extent>, gap: f32) -> Vec<Extent> {
    extents.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut merged: Vec<Extent> = Vec::new();
    for extent in extents {
        match merged.last_mut().filter(|last| extent.0 - last.1 < gap) {
            Some(last) => last.1 = last.1.max(extent.1),
            None => merged.push(extent),
        }
    }
    merged
}
