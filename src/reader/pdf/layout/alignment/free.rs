//! Tables without rules: lines that keep to the same columns.

use crate::reader::pdf::page::Rect;

use super::super::geometry;
use super::super::text::cell_text::{Measure, is_centred, wraps, wraps_in_middle};
use super::super::text::lines::TextLine;
use super::super::text::stops::is_word;
use super::columns::{self, Columns};
use super::regions::{Found, Region, has_figures, is_dense, is_form, is_table};

/// Characters of a page that are compared, those of a line again for each line from which a table is
/// tried. A page of prose in three columns took 320,000; where the texts of 800 lines stand nowhere in
/// line, ten million would take seconds.
const MOST_COMPARED: usize = 2_000_000;
/// Distance between lines of one table at most, in sizes.
const APART: f32 = 3.2;
/// A header that stands alone, with no rule, over the blank rows of a form has at least so many
/// columns: fewer words beside one another may be anything.
const FORM_COLUMNS: usize = 4;
/// Distance of wrapped lines in sizes, and of the two rows of a header.
const CLOSE: f32 = 1.85;
const HEADER_ROWS: f32 = 2.8;

/// The lines of a page that are in no table yet, top to bottom.
struct Search {
    slots: Vec<Option<TextLine>>,
    /// For each line, whether it is too far from the one before for one table, or a table stands
    /// between.
    apart: Vec<bool>,
}

/// The tables among lines that no rule bounds, and the other lines. The lines are sorted.
pub(crate) fn regions(lines: Vec<TextLine>, barriers: &[Rect], before: Option<&Columns>) -> Found {
    let gaps = lines.iter().zip(lines.iter().skip(1));
    let apart = gaps.map(|(upper, lower)| {
        lower.baseline - upper.baseline > APART * upper.size.max(lower.size)
            || barriers.iter().any(|other| {
                (upper.baseline..lower.baseline).contains(&f32::midpoint(other.top, other.bottom))
            })
    });
    let apart = std::iter::once(false).chain(apart).collect();
    let mut search = Search { slots: lines.into_iter().map(Some).collect(), apart };
    let mut found = Vec::new();
    if let Some(before) = before {
        let (end, columns) = search.grow(0, before.clone());
        found.extend(search.take(0..end, columns, true));
    }
    // Lines from which a table may grow, those with the most pieces first.
    let lines = search.slots.iter().enumerate();
    let mut seeds: Vec<(usize, usize)> = lines
        .filter_map(|(index, line)| Some((columns::pieces(line.as_ref()?), index)))
        .filter(|(pieces, _)| *pieces > 1)
        .collect();
    seeds.sort_by_key(|(pieces, index)| (std::cmp::Reverse(*pieces), *index));
    let mut left = MOST_COMPARED;
    let mut cut_short = false;
    for (_, seed) in seeds {
        let Some(line) = search.line(seed) else { continue };
        if left == 0 {
            cut_short = true;
            break;
        }
        let own = Columns::of(line);
        let (end, columns) = search.grow(seed, own.clone());
        let columns = search.without_end(seed..end, columns, &own);
        let (start, columns) = search.grow_up(seed, columns);
        let (end, columns) = search.grow(start, columns);
        let start = search.with_upper_words(start, &columns);
        let inks = search.slots.get(start..end).into_iter().flatten().flatten();
        let compared: usize = inks.map(|line| line.inks.len()).sum();
        let table = search.take(start..end, columns, false);
        let is_last = search.line(seed + 1).is_none() || search.is_apart(seed + 1);
        let header = if is_last { seed..seed + 1 } else { seed..seed };
        found.extend(table.or_else(|| search.take(header, own, false)));
        left = left.saturating_sub(compared);
    }
    Found { regions: found, rest: search.slots.into_iter().flatten().collect(), cut_short }
}

impl Search {
    fn line(&self, index: usize) -> Option<&TextLine> {
        self.slots.get(index)?.as_ref()
    }

    /// Whether a line stands too far under the one before it.
    fn is_apart(&self, index: usize) -> bool {
        self.apart.get(index).copied().unwrap_or(true)
    }

    /// Follows the lines down from one as long as they keep to the columns; the end of the lines
    /// that do, and the columns then. A single line across the columns (a section's title) is
    /// passed over if the table goes on behind it.
    fn grow(&self, from: usize, mut columns: Columns) -> (usize, Columns) {
        let mut end = from;
        // Whether the line before stands across the columns.
        let mut passed = false;
        for index in from.. {
            let Some(line) = self.line(index) else { break };
            if index > from && self.is_apart(index) {
                break;
            }
            let wider = columns.with(line).or_else(|columns::Conflict| {
                // A header in the middle of a column, that no text reached so far.
                let lines = self.slots.get(from..end).unwrap_or_default().iter();
                let lines: Vec<&TextLine> = lines.filter_map(Option::as_ref).collect();
                columns.with_headers_joined(&lines, 1).with(line)
            });
            match wider {
                Ok(wider) if !passed || columns.filled(line).len() > 1 => {
                    (columns, end, passed) = (wider, index + 1, false);
                }
                Err(columns::Conflict) if !passed && end > from => passed = true,
                _ => break,
            }
        }
        (end, columns)
    }

    /// The columns of lines without those at the end that are no part of the table.
    fn without_end(
        &self,
        range: std::ops::Range<usize>,
        columns: Columns,
        own: &Columns,
    ) -> Columns {
        let lines: Vec<&TextLine> =
            self.slots.get(range).into_iter().flatten().map_while(Option::as_ref).collect();
        let count = lines.len();
        let kept = without_paragraph(lines, &columns, false);
        if kept.len() == count {
            return columns;
        }
        kept.into_iter().fold(own.clone(), |columns, line| columns.with(line).unwrap_or(columns))
    }

    /// Follows the lines up from one as long as they keep to the columns. A line with text in one
    /// column is taken if it can be the upper part of a cell that stands over the middle of its
    /// row: close, and not in the first column, where a paragraph would begin; there only between
    /// others (a serial number on a line of its own).
    fn grow_up(&self, from: usize, mut columns: Columns) -> (usize, Columns) {
        let mut start = from;
        let mut passed: Option<Columns> = None;
        for index in (0..from).rev() {
            let (Some(line), Some(below)) = (self.line(index), self.line(index + 1)) else { break };
            if self.is_apart(index + 1) {
                break;
            }
            if columns.stand_between(line) || is_title(line, below) {
                break;
            }
            let Ok(wider) = passed.as_ref().unwrap_or(&columns).with(line) else { break };
            let filled = columns.filled(line);
            let close = below.baseline - line.baseline <= CLOSE * line.size;
            let upper_part = close
                && (filled.first().is_some_and(|first| *first > 0)
                    || self.is_around(index, &columns));
            if filled.len() > 1 || upper_part {
                (columns, start, passed) = (wider, index, None);
            } else if close && passed.is_none() {
                passed = Some(wider);
            } else {
                break;
            }
        }
        (start, columns)
    }

    /// Whether a line is the upper of two in the first column, with a line beside both in their
    /// middle: a narrow cell over two lines (`序` over `号`).
    fn is_around(&self, upper: usize, columns: &Columns) -> bool {
        let line = |index: usize| self.line(upper + index);
        let (Some(first), Some(middle), Some(last)) = (line(0), line(1), line(2)) else {
            return false;
        };
        let off = middle.baseline - f32::midpoint(first.baseline, last.baseline);
        columns.filled(first) == [0]
            && columns.filled(last) == [0]
            && !columns.filled(middle).contains(&0)
            && off.abs() <= IN_LINE * first.size
    }

    /// The line over a table, if it has words that stand over several columns each, close over the
    /// words of single ones.
    fn with_upper_words(&self, start: usize, columns: &Columns) -> usize {
        let Some(above) = start.checked_sub(1) else { return start };
        match (self.line(above), self.line(start)) {
            (Some(line), Some(below))
                if columns.cross(line)
                    && (line.size - below.size).abs() <= SAME_SIZE * line.size
                    && columns.is_headed_by(line, below)
                    && {
                        let words = columns::pieces(line);
                        let most = if words > 1 { HEADER_ROWS } else { CLOSE };
                        below.baseline - line.baseline <= most * line.size
                    } =>
            {
                above
            }
            _ => start,
        }
    }

    /// Takes lines out if they are a table.
    fn take(
        &mut self,
        range: std::ops::Range<usize>,
        columns: Columns,
        continues: bool,
    ) -> Option<Region> {
        let slots = self.slots.get_mut(range)?;
        let lines = slots.iter().map_while(Option::as_ref).collect();
        let lines = without_paragraph(lines, &columns, continues);
        let lines: Vec<TextLine> = lines.into_iter().cloned().collect();
        let region = Region {
            columns: if continues { columns } else { columns.with_text_in(&lines) },
            lines,
            rules: Vec::new(),
            pieces: Vec::new(),
            sides: None,
            continues,
        };
        let least = if continues { 1 } else { 2 };
        // Latin words beside one another are the legend of a chart as often.
        let inks = || region.lines.iter().flat_map(|line| &line.inks);
        let is_form = is_form(&region, FORM_COLUMNS) && !inks().any(|ink| is_word(ink.character));
        let convinces = || match region.columns.len() {
            2 => has_figures(&region),
            _ => is_dense(&region),
        };
        if !is_form && (!is_table(&region, least) || !(continues || convinces())) {
            return None;
        }
        for slot in slots.iter_mut().take(region.lines.len()) {
            *slot = None;
        }
        Some(region)
    }
}

/// The lines without those at the end that are paragraphs after the table: one that begins where
/// the first column does, and is no wrapped text of it, or stands under another column by chance
/// (the date at the end of a notice).
fn without_paragraph<'a>(
    mut lines: Vec<&'a TextLine>,
    columns: &Columns,
    continues: bool,
) -> Vec<&'a TextLine> {
    let end = before_signature(&lines, columns);
    lines.truncate(end);
    let is_first = |line: &TextLine| columns.filled(line) == [0];
    let measure = Measure::of(lines.iter().copied().filter(|line| is_first(line)));
    let edges = columns.edges();
    let parts = lines.iter().flat_map(|line| line.parts(&edges));
    let first: Vec<TextLine> =
        parts.filter(|(column, _)| *column == 0).map(|(_, part)| part).collect();
    let wraps = if is_centred(&first) { wraps_in_middle } else { wraps };
    while let Some((last, others)) = lines.split_last() {
        let before = others.iter().rev().find(|line| columns.filled(line).contains(&0));
        let wrapped = before.is_some_and(|before| {
            last.baseline - before.baseline <= CLOSE * last.size && wraps(before, last, measure)
        });
        let is_paragraph = is_first(last) && !wrapped;
        if !is_paragraph && (continues || !is_foreign(last, others, columns)) {
            break;
        }
        lines.pop();
    }
    lines
}

/// How many lines there are over the signature and the date that end a notice: lines in one column, of
/// which one at least stands in it by chance. The others may stand where its texts do.
fn before_signature(lines: &[&TextLine], columns: &Columns) -> usize {
    let is_alone = |line: &&&TextLine| matches!(columns.filled(line).as_slice(), [_]);
    let alone = lines.iter().rev().take_while(is_alone).count();
    let mut below = lines.len() - alone..lines.len();
    let foreign = below.find(|index| {
        let (above, from) = lines.split_at(*index);
        from.first().is_some_and(|line| is_foreign(line, above, columns))
    });
    foreign.unwrap_or(lines.len())
}

/// Whether a line has text in one column only, and that is of another size than the texts over it
/// or neither begins, ends nor has its middle where most of them do.
fn is_foreign(line: &TextLine, others: &[&TextLine], columns: &Columns) -> bool {
    let filled = columns.filled(line);
    let [column] = filled.as_slice() else { return false };
    let edges = columns.edges();
    let parts = others.iter().flat_map(|other| other.parts(&edges));
    let parts: Vec<TextLine> =
        parts.filter(|(other, _)| other == column).map(|(_, part)| part).collect();
    let size = geometry::median(parts.iter().map(|part| part.size).collect());
    let is_usual = |position: fn(&TextLine) -> f32| {
        let near =
            |part: &&TextLine| (position(part) - position(line)).abs() <= IN_LINE * line.size;
        2 * parts.iter().filter(near).count() >= parts.len()
    };
    size.is_none_or(|size| (size - line.size).abs() > SAME_SIZE * line.size)
        || !(is_usual(|line| line.start)
            || is_usual(|line| line.end)
            || is_usual(|line| f32::midpoint(line.start, line.end)))
}

/// Whether a line is one text of a clearly larger size than the line under it.
fn is_title(line: &TextLine, below: &TextLine) -> bool {
    columns::pieces(line) == 1 && line.size > TITLE_SIZE * below.size
}

/// A title is set so many times as large as the table under it at least.
const TITLE_SIZE: f32 = 1.15;
/// Sizes of one text differ by no more than this share.
const SAME_SIZE: f32 = 0.04;
/// Texts of one column begin, end or have their middles within this share of the size.
const IN_LINE: f32 = 0.3;
