//! Columns told by alignment: intervals across the page that text keeps to, line after line.

use super::super::geometry;
use super::super::text::lines::TextLine;
use super::super::text::pieces::{Extent, Gap, NARROW, NARROWEST, extents, seen_end};
use super::super::text::stops;

pub(crate) use super::super::text::pieces::WIDE;

/// Intervals that do not overlap, left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Columns {
    pub(super) spans: Vec<Extent>,
}

/// A line that joins two columns: a title, a section row, or prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Conflict;

impl Columns {
    /// The columns that the widely parted pieces of one line show.
    pub(crate) fn of(line: &TextLine) -> Self {
        Self { spans: wide(line) }
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
    pub(super) fn pieces(&self, line: &TextLine) -> Vec<Extent> {
        let is_sentence = pieces(line) < 2;
        // A header in the middle of its column begins over the middle of a text by chance: the text
        // up to there must be that of the column before.
        let begins = |before: Extent, start: f32| {
            let play = SAME_START * line.size;
            let next = self.spans.partition_point(|span| span.0 < start - play);
            let is_next = self.spans.get(next).is_some_and(|span| span.0 <= start + play);
            let left = next.checked_sub(1).and_then(|left| self.spans.get(left));
            !is_sentence && is_next && left.is_some_and(|span| span.1 > before.0)
        };
        extents(line.pieces(), Gap::Narrow, begins)
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
            let gap = stops::gap(a, b);
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
    pub(super) fn touched(&self, (start, end): Extent) -> Option<(usize, usize)> {
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

    /// Edges between the columns: the middles of the gaps, and the ends.
    pub(crate) fn edges(&self) -> Vec<f32> {
        let gaps = self.spans.iter().zip(self.spans.iter().skip(1));
        let middles = gaps.map(|(a, b)| f32::midpoint(a.1, b.0));
        let first = self.spans.first().map(|span| span.0);
        let last = self.spans.last().map(|span| span.1);
        first.into_iter().chain(middles).chain(last).collect()
    }
}

/// How many widely parted pieces a line has.
pub(crate) fn pieces(line: &TextLine) -> usize {
    line.pieces().iter().filter(|piece| piece.gap == Gap::Wide).count()
}

/// The widely parted pieces of a line.
fn wide(line: &TextLine) -> Vec<Extent> {
    extents(line.pieces(), Gap::Wide, |_, _| false)
}

/// Texts of a column begin within this share of the size.
const SAME_START: f32 = 0.1;
