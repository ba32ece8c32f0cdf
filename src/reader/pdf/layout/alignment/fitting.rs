//! Columns fitted to all lines of a table: with those of other pages, cut at narrow gaps, joined
//! with headers that stand beside their texts.

use super::super::text::cell_text::Measure;
use super::super::text::lines::TextLine;
use super::super::text::pieces::{Extent, NARROW};
use super::columns::Columns;

/// Fewer lines than this show no narrow column: the gaps of three lines meet by chance.
const FEW: usize = 4;

impl Columns {
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
