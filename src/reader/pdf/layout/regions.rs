//! Where on a page tables stand that rules do not bound on all sides.

use crate::reader::pdf::page::{Direction, Rect};

use super::cell_text::{Measure, wraps};
use super::columns::{self, Columns};
use super::geometry;
use super::lines::TextLine;
use super::rulings::Ruling;

/// Ends of rules over one another that belong to one table, in points.
const SAME_END: f32 = 6.0;
/// Gap in points between pieces of a rule that is drawn column by column.
const PIECE_GAP: f32 = 12.0;
/// Distance between lines of one table at most, in sizes.
const APART: f32 = 3.2;
/// Lines of a page beyond which it is searched for no tables: a page of newsprint has 600.
const MOST_LINES: usize = 5_000;
/// Share of the lines between two rules that may cross its columns.
const CROSSING: f32 = 0.34;
/// Text of columns that are this wide, in sizes, and filled to this share, is prose in columns.
const PROSE_WIDTH: f32 = 11.0;
const PROSE_FILL: f32 = 0.8;

/// A table found by the alignment of its text.
#[derive(Clone, Debug)]
pub(super) struct Region {
    /// Top to bottom.
    pub(super) lines: Vec<TextLine>,
    pub(super) columns: Columns,
    /// Heights of the rules over, in and under it, ascending.
    pub(super) rules: Vec<f32>,
    /// Whether the columns are those of the table at the end of the page before.
    pub(super) continues: bool,
}

impl Region {
    pub(super) fn top(&self) -> f32 {
        let line = self.lines.first().map(|line| line.baseline - line.size);
        let rule = self.rules.first().copied();
        line.into_iter().chain(rule).fold(f32::INFINITY, f32::min)
    }
}

/// Takes the tables out of the lines of a page. `before` are the columns of the table that ends
/// the page before, `barriers` the tables that are known.
pub(super) fn regions(
    lines: Vec<TextLine>,
    rules: &[Ruling],
    barriers: &[Rect],
    before: Option<&Columns>,
) -> (Vec<Region>, Vec<TextLine>) {
    let (mut lines, mut rest): (Vec<TextLine>, Vec<TextLine>) =
        lines.into_iter().partition(|line| line.direction() == Direction::Right);
    if lines.len() > MOST_LINES {
        rest.append(&mut lines);
        return (Vec::new(), rest);
    }
    let mut found = Vec::new();
    for stack in stacks(rules) {
        let (stacked, others) = between_rules(lines, &stack);
        found.extend(stacked);
        lines = others;
    }
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let barriers: Vec<Rect> =
        barriers.iter().copied().chain(found.iter().filter_map(extent)).collect();
    let (free, others) = free(lines, &barriers, before);
    found.extend(free);
    rest.extend(others);
    found.sort_by(|a, b| a.top().total_cmp(&b.top()));
    (found, rest)
}

fn extent(region: &Region) -> Option<Rect> {
    geometry::hull(region.lines.iter().map(TextLine::rect))
}

/// Rules over one another with the same ends.
struct Stack {
    from: f32,
    to: f32,
    heights: Vec<f32>,
}

fn stacks(rules: &[Ruling]) -> Vec<Stack> {
    // Rules drawn column by column are one rule.
    let mut whole: Vec<Ruling> = Vec::new();
    for rule in rules {
        match whole.last_mut() {
            Some(last) if rule.at - last.at <= 1.0 && rule.from - last.to <= PIECE_GAP => {
                last.to = last.to.max(rule.to);
            }
            _ => whole.push(*rule),
        }
    }
    let mut stacks: Vec<Stack> = Vec::new();
    whole.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.at.total_cmp(&b.at)));
    for rule in whole {
        let same = stacks.iter_mut().rev().take(STACKS).find(|stack| {
            (stack.from - rule.from).abs() <= SAME_END && (stack.to - rule.to).abs() <= SAME_END
        });
        match same {
            Some(stack) => stack.heights.push(rule.at),
            None => stacks.push(Stack { from: rule.from, to: rule.to, heights: vec![rule.at] }),
        }
    }
    stacks.retain(|stack| stack.heights.len() > 1);
    for stack in &mut stacks {
        stack.heights.sort_by(f32::total_cmp);
        stack.heights.dedup_by(|a, b| *a - *b <= SAME_END);
    }
    stacks
}

/// How many stacks with other ends may lie between two rules of one stack, sorted by start.
const STACKS: usize = 16;

/// The tables among the bands between the rules of a stack.
fn between_rules(lines: Vec<TextLine>, stack: &Stack) -> (Vec<Region>, Vec<TextLine>) {
    let (Some(top), Some(bottom)) = (stack.heights.first(), stack.heights.last()) else {
        return (Vec::new(), lines);
    };
    let mut bands: Vec<Vec<TextLine>> = vec![Vec::new(); stack.heights.len().saturating_sub(1)];
    let mut rest = Vec::new();
    for line in lines {
        let at = line.baseline - RAISE * line.size;
        if at < *top || at > *bottom {
            rest.push(line);
            continue;
        }
        let inside = |x: f32| x >= stack.from - SAME_END && x <= stack.to + SAME_END;
        let (inner, outer) =
            line.inks.into_iter().partition(|ink| inside(f32::midpoint(ink.start, ink.end)));
        rest.extend(TextLine::new(outer));
        let band = bands.get_mut(geometry::interval(&stack.heights, at));
        band.into_iter().for_each(|band| band.extend(TextLine::new(inner.clone())));
    }
    let mut found: Vec<Region> = Vec::new();
    // The table that the band before belongs to.
    let mut open: Option<Region> = None;
    let edges = stack.heights.iter().zip(stack.heights.iter().skip(1));
    for (mut band, (upper, lower)) in bands.into_iter().zip(edges) {
        band.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
        let joined = open.as_ref().and_then(|region| {
            let all: Vec<&TextLine> = region.lines.iter().chain(&band).collect();
            shared_columns(&all)
        });
        match (joined, open.as_mut()) {
            (Some(columns), Some(region)) if !band.is_empty() => {
                region.columns = columns;
                region.lines.append(&mut band);
                region.rules.push(*lower);
            }
            _ => {
                finish(open.take(), &mut found, &mut rest);
                open = Some(Region {
                    columns: shared_columns(&band.iter().collect::<Vec<_>>()).unwrap_or_default(),
                    lines: band,
                    rules: vec![*upper, *lower],
                    continues: false,
                });
            }
        }
    }
    finish(open, &mut found, &mut rest);
    (found, rest)
}

/// Height over the baseline, in sizes, that says between which rules a line stands.
const RAISE: f32 = 0.3;

/// Keeps a region that is a table, and gives back the lines of one that is not.
fn finish(region: Option<Region>, found: &mut Vec<Region>, rest: &mut Vec<TextLine>) {
    match region {
        Some(region) if is_table(&region, 2) => found.push(region),
        Some(region) => rest.extend(region.lines),
        None => {}
    }
}

/// The columns that most lines keep to; `None` if they keep to none.
fn shared_columns(lines: &[&TextLine]) -> Option<Columns> {
    let mut order: Vec<&TextLine> = lines.to_vec();
    order.sort_by_key(|line| std::cmp::Reverse(columns::pieces(line)));
    let mut shared = Columns::of(order.first()?);
    if shared.len() < 2 {
        return None;
    }
    let mut crossing = 0_u16;
    for line in order {
        match shared.with(line) {
            Ok(columns) => shared = columns,
            Err(columns::Conflict) => crossing += 1,
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a page has far fewer than 2^24 lines")]
    let most = CROSSING * lines.len() as f32;
    (f32::from(crossing) <= most).then_some(shared)
}

/// The tables among lines that no rule bounds, top to bottom.
fn free(
    lines: Vec<TextLine>,
    barriers: &[Rect],
    before: Option<&Columns>,
) -> (Vec<Region>, Vec<TextLine>) {
    let mut found = Vec::new();
    let mut slots: Vec<Option<TextLine>> = lines.into_iter().map(Some).collect();
    if let Some(before) = before {
        let (end, columns) = grow(&slots, 0, before.clone(), barriers);
        found.extend(take(&mut slots, 0..end, columns, true));
    }
    // Lines from which a table may grow, those with the most pieces first.
    let mut seeds: Vec<(usize, usize)> = slots
        .iter()
        .enumerate()
        .filter_map(|(index, line)| Some((columns::pieces(line.as_ref()?), index)))
        .filter(|(pieces, _)| *pieces > 1)
        .collect();
    seeds.sort_by_key(|(pieces, index)| (std::cmp::Reverse(*pieces), *index));
    for (_, seed) in seeds {
        let Some(line) = slots.get(seed).and_then(Option::as_ref) else { continue };
        let (_, columns) = grow(&slots, seed, Columns::of(line), barriers);
        let (start, columns) = grow_up(&slots, seed, columns, barriers);
        let (end, columns) = grow(&slots, start, columns, barriers);
        found.extend(take(&mut slots, start..end, columns, false));
    }
    (found, slots.into_iter().flatten().collect())
}

/// Follows the lines down from one as long as they keep to the columns; the end of the lines that
/// do, and the columns then. A single line across the columns (a section's title) is passed over
/// if the table goes on behind it.
fn grow(
    slots: &[Option<TextLine>],
    from: usize,
    mut columns: Columns,
    barriers: &[Rect],
) -> (usize, Columns) {
    let mut end = from;
    let mut before: Option<&TextLine> = None;
    let mut crossed = false;
    for (index, line) in slots.iter().enumerate().skip(from) {
        let Some(line) = line else { break };
        if before.is_some_and(|before| are_apart(before, line, barriers)) {
            break;
        }
        match columns.with(line) {
            Ok(wider) if !crossed || columns.filled(line).len() > 1 => {
                (columns, end, crossed) = (wider, index + 1, false);
            }
            Err(columns::Conflict) if !crossed && end > from => crossed = true,
            _ => break,
        }
        before = Some(line);
    }
    (end, columns)
}

/// Follows the lines up from one as long as they keep to the columns. A line with text in one
/// column is taken if it can be the upper part of a cell that stands over the middle of its row:
/// close, and not in the first column, where a paragraph would begin; there only between others
/// (a serial number on a line of its own).
fn grow_up(
    slots: &[Option<TextLine>],
    from: usize,
    mut columns: Columns,
    barriers: &[Rect],
) -> (usize, Columns) {
    let mut start = from;
    let mut passed: Option<Columns> = None;
    let above = slots.get(..from).unwrap_or_default();
    let Some(mut below) = slots.get(from).and_then(Option::as_ref) else { return (from, columns) };
    for (index, line) in above.iter().enumerate().rev() {
        let Some(line) = line else { break };
        let Ok(wider) = passed.as_ref().unwrap_or(&columns).with(line) else { break };
        let filled = columns.filled(line);
        let close = below.baseline - line.baseline <= CLOSE * line.size;
        let upper_part = close && filled.first().is_some_and(|first| *first > 0);
        if are_apart(line, below, barriers) {
            break;
        }
        below = line;
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

/// Distance of wrapped lines in sizes.
const CLOSE: f32 = 1.8;

/// Whether two lines are too far from one another for one table, or another stands between.
fn are_apart(upper: &TextLine, lower: &TextLine, barriers: &[Rect]) -> bool {
    lower.baseline - upper.baseline > APART * upper.size.max(lower.size)
        || barriers.iter().any(|other| {
            (upper.baseline..lower.baseline).contains(&f32::midpoint(other.top, other.bottom))
        })
}

/// Takes the lines out if they are a table.
fn take(
    slots: &mut [Option<TextLine>],
    range: std::ops::Range<usize>,
    columns: Columns,
    continues: bool,
) -> Option<Region> {
    let start = range.start;
    let mut lines: Vec<TextLine> =
        slots.get(range)?.iter().map_while(|slot| slot.clone()).collect();
    // A paragraph that follows the table begins where its first column does.
    while let Some((last, others)) = lines.split_last() {
        let before = others.iter().rev().find(|line| columns.filled(line).contains(&0));
        let measure = Measure::of(others.iter().chain([last]).filter(|l| columns.filled(l) == [0]));
        let wrapped = before.is_some_and(|before| {
            before.baseline - last.baseline <= CLOSE * last.size && wraps(before, last, measure)
        });
        if columns.filled(last) != [0] || wrapped {
            break;
        }
        lines.pop();
    }
    let region = Region { lines, columns, rules: Vec::new(), continues };
    let least = if continues { 1 } else { 2 };
    if !is_table(&region, least)
        || (!continues && region.columns.len() == 2 && !has_figures(&region))
    {
        return None;
    }
    let taken = slots.iter_mut().skip(start).take(region.lines.len());
    taken.for_each(|slot| *slot = None);
    Some(region)
}

/// Whether at least so many lines have text in two columns, and the columns are not prose.
fn is_table(region: &Region, least: usize) -> bool {
    let columns = &region.columns;
    let beside = region.lines.iter().filter(|line| columns.filled(line).len() > 1).count();
    columns.len() > 1
        && beside >= least
        && beside * SPARSE >= region.lines.len()
        && !is_prose(region)
}

/// At least every so-manieth line of a table has text in two columns: the text of one column may
/// wrap over a dozen lines.
const SPARSE: usize = 16;

/// Whether the columns are filled with running text: a page set in columns.
fn is_prose(region: &Region) -> bool {
    let Some(size) = region.lines.first().map(|line| line.size) else { return false };
    let edges = region.columns.edges();
    region.columns.spans().iter().enumerate().all(|(column, (start, end))| {
        let width = end - start;
        let pieces = region.lines.iter().filter_map(|line| {
            let inks = line.inks.iter().filter(|ink| {
                geometry::interval(&edges, f32::midpoint(ink.start, ink.end)) == column
            });
            TextLine::new(inks.copied().collect())
        });
        let (mut full, mut all) = (0, 0);
        for piece in pieces {
            all += 1;
            full += usize::from(piece.end - piece.start >= PROSE_FILL * width);
        }
        width >= PROSE_WIDTH * size && 2 * full > all
    })
}

/// Whether one of the columns holds figures: two columns of words side by side are as often a
/// letterhead or a list of addresses.
fn has_figures(region: &Region) -> bool {
    let edges = region.columns.edges();
    let mut counts = vec![(0_usize, 0_usize); region.columns.len()];
    for ink in region.lines.iter().flat_map(|line| &line.inks).filter(|ink| !ink.is_blank()) {
        let column = geometry::interval(&edges, f32::midpoint(ink.start, ink.end));
        if let Some((figures, all)) = counts.get_mut(column) {
            *figures += usize::from(ink.character.is_ascii_digit());
            *all += 1;
        }
    }
    let beside = region.lines.iter().filter(|line| region.columns.filled(line).len() > 1).count();
    beside > 2 && counts.iter().any(|(figures, all)| 2 * figures > *all)
}
