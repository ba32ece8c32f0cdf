//! The strip between two columns of a page.
//!
//! A wrong fold would tear tables apart, so several things have to come together: a clear strip in
//! the middle of the page, columns of one width on both sides of it, prose that fills most lines of
//! both or tables with the same columns, and a file that draws the left column before the right one.

use crate::reader::pdf::page::{Direction, Glyph, Page, Rect};

use super::super::geometry;
use super::super::text::ink::RAISE;
use super::fold::Fold;

/// Where the strip between the columns may stand, in shares of the page's width, and how finely it
/// is looked for, in points.
const MIDDLE: std::ops::RangeInclusive<f32> = 0.42..=0.58;
const STEP: f32 = 2.0;
/// Places of one page where it is looked for: a poster is looked at less finely.
const MOST_PLACES: f32 = 80.0;
/// Lines that a column has at least, and points that they are high.
const FEWEST_LINES: usize = 6;
const LEAST_HEIGHT: f32 = 60.0;
/// Characters of two such columns.
const FEWEST_GLYPHS: usize = 150;
/// Parts of the page that are looked at: those clear in the middle, the highest first.
const MOST_GAPS: usize = 8;
/// Glyphs whose baselines differ by up to this share of the size are one line.
const SAME_LINE: f32 = 0.4;
/// Width of the strip in sizes.
const GUTTER: f32 = 0.8;
/// Columns of one width differ by less than this share of it.
const ALIKE: f32 = 0.15;
/// A line that fills this share of its column is full, and in prose one of so many lines is.
const FULL: f32 = 0.9;
const PROSE: usize = 4;
/// One of so many lines of the left column may be drawn after the right one has begun: browsers
/// draw the tables of both columns last.
const LATE: usize = 3;
/// How far in sizes a running head or a page number is from the text.
const APART: f32 = 1.8;
/// Rules are up to this many points thick, and one touches another so near to its end.
const THICK: f32 = 3.0;
const NEAR: f32 = 6.0;

/// Column rules of a table: fewer bound no two columns; and how near those of two tables of one make
/// are, in points.
const FEWEST_EDGES: usize = 3;
const SAME_EDGE: f32 = 1.0;
/// Points between the tables of two columns once one stands under the other: more than rules that
/// touch are apart.
const APART_RULES: f32 = 4.0;

/// A part of a page that is set in two columns.
pub(crate) fn find(page: &Page) -> Option<Fold> {
    let visible = || page.glyphs.iter().filter(|glyph| is_text(glyph));
    if page.glyphs.len() < FEWEST_GLYPHS || visible().any(|g| g.direction != Direction::Right) {
        return None;
    }
    let (first, last) = (page.width * MIDDLE.start(), page.width * MIDDLE.end());
    // From the end of the left column to the beginning of the right one: most pages have no such
    // step, and need no further look.
    let is_step = |(a, b): (&Glyph, &Glyph)| a.y - b.y > LEAST_HEIGHT && b.x > first;
    if !visible().zip(visible().skip(1)).any(is_step) {
        return None;
    }
    let rules: Vec<Rect> = rules(page).collect();
    let flat = || rules.iter().filter(|rule| rule.width() > THICK);
    // What lies across each place where the strip may be, by height.
    let mut places: Vec<(f32, Vec<f32>)> = Vec::new();
    let mut at = first;
    let step = STEP.max((last - first) / MOST_PLACES);
    while at <= last {
        places.push((at, vec![0.0, page.height]));
        at += step;
    }
    let across = visible().map(|glyph| (glyph.x, glyph.x + glyph.advance, height_of(glyph)));
    let across = across.chain(flat().map(|rule| (rule.x0, rule.x1, rule.top)));
    for (start, end, height) in across.filter(|(start, end, _)| *start <= last && *end >= first) {
        let from = places.partition_point(|(at, _)| *at < start);
        for (_, heights) in places.iter_mut().skip(from).take_while(|(at, _)| *at <= end) {
            heights.push(height);
        }
    }
    let mut gaps: Vec<(f32, f32, f32)> = Vec::new();
    for (at, heights) in &mut places {
        heights.sort_by(f32::total_cmp);
        let pairs = heights.iter().zip(heights.iter().skip(1));
        let high = pairs.filter(|(top, bottom)| *bottom - *top >= LEAST_HEIGHT);
        gaps.extend(high.map(|(top, bottom)| (*top, *bottom, *at)));
    }
    gaps.sort_by(|a, b| {
        let by_height = (b.1 - b.0).total_cmp(&(a.1 - a.0));
        by_height.then(a.0.total_cmp(&b.0)).then(a.2.total_cmp(&b.2))
    });
    let same = |a: &(f32, f32, f32), b: &(f32, f32, f32)| (a.0, a.1) == (b.0, b.1);
    gaps.chunk_by(same).take(MOST_GAPS).find_map(|gap| {
        let (Some((top, bottom, first)), Some((.., last))) = (gap.first(), gap.last()) else {
            return None;
        };
        let (fold, strip) = columns(page, f32::midpoint(*first, *last), *top..*bottom)?;
        // A rule in the strip that another crosses at its end parts the columns of a table.
        let over = flat().filter(|rule| rule.x0 < strip.start && strip.end < rule.x1);
        let mut over: Vec<f32> = over.map(|rule| rule.top).collect();
        over.sort_by(f32::total_cmp);
        let touches = |end: f32| {
            let nearest = over.get(geometry::nearest(&over, end));
            nearest.is_some_and(|height| (height - end).abs() <= NEAR)
        };
        let parts = |upright: &Rect| {
            upright.width() <= THICK
                && strip.contains(&upright.x0)
                && upright.top < fold.bottom
                && upright.bottom > fold.top
                && (touches(upright.top) || touches(upright.bottom))
        };
        (!rules.iter().any(parts)).then_some(fold)
    })
}

/// The rules that a page draws, as boxes.
fn rules(page: &Page) -> impl Iterator<Item = Rect> {
    let lines = page.lines.iter().filter(|line| !line.hidden);
    let lines = lines.map(|line| Rect::between((line.x0, line.y0), (line.x1, line.y1)));
    let boxes = lines.chain(page.fills.iter().map(|fill| fill.rect));
    boxes.filter(|rect| rect.width().min(rect.height()) <= THICK)
}

fn is_text(glyph: &Glyph) -> bool {
    !glyph.hidden
        && !glyph.pale
        && glyph.direction != Direction::Slanted
        && !glyph.character.is_whitespace()
        && [glyph.x, glyph.y, glyph.advance, glyph.size].iter().all(|number| number.is_finite())
}

fn height_of(glyph: &Glyph) -> f32 {
    glyph.y - RAISE * glyph.size
}

/// A line of one column.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: f32,
    end: f32,
    baseline: f32,
    size: f32,
    /// When its first and its last glyph were drawn.
    drawn: (usize, usize),
    has_number: bool,
}

/// The part of a page between two heights as a fold, and its strip, if the text on both sides of
/// the strip is two columns.
fn columns(
    page: &Page,
    gutter: f32,
    heights: std::ops::Range<f32>,
) -> Option<(Fold, std::ops::Range<f32>)> {
    let inside = page.glyphs.iter().enumerate().filter(|(_, glyph)| {
        is_text(glyph) && heights.start < height_of(glyph) && height_of(glyph) < heights.end
    });
    let (left, right): (Vec<_>, Vec<_>) =
        inside.partition(|(_, glyph)| glyph.x + glyph.advance / 2.0 < gutter);
    let (mut left, mut right) = (rows(left), rows(right));
    let body = body(left.iter().chain(&right))?;
    left.retain(|row| body.contains(&row.baseline));
    right.retain(|row| body.contains(&row.baseline));
    let both = || left.iter().chain(&right);
    let size = geometry::median(both().map(|row| row.size).collect())?;
    let (mut start, mut end) = extent(&left)?;
    let (mut right_start, mut right_end) = extent(&right)?;
    let twins = twins(page, gutter, &heights);
    if let Some(Twins { first, second, .. }) = twins {
        (start, end) = (start.min(first.x0), end.max(first.x1));
        (right_start, right_end) = (right_start.min(second.x0), right_end.max(second.x1));
    }
    let width = end - start;
    let begun = right.iter().map(|row| row.drawn.0).min()?;
    let late = left.iter().filter(|row| row.drawn.1 > begun).count();
    let in_order = LATE * late <= left.len();
    let is_prose = |rows: &[Row]| {
        let full = rows.iter().filter(|row| row.end - row.start >= FULL * width).count();
        rows.len() >= FEWEST_LINES && PROSE * full >= rows.len()
    };
    let are_columns = in_order
        && right_start - end >= GUTTER * size
        && (width - (right_end - right_start)).abs() <= ALIKE * width
        && (twins.is_some() || is_prose(&left) && is_prose(&right));
    let top = both().map(|row| row.baseline - row.size).fold(f32::INFINITY, f32::min);
    let bottom = both().map(|row| row.baseline + row.size / 2.0).fold(0.0, f32::max);
    let rules = twins.map(|Twins { first, second, .. }| first.union(second).grown(APART_RULES));
    let top = rules.map_or(top, |rules| rules.top.min(top)).max(heights.start);
    let bottom = rules.map_or(bottom, |rules| rules.bottom.max(bottom)).min(heights.end);
    let shift = twins.map_or(right_start - start, |Twins { first, second }| second.x0 - first.x0);
    let fold = Fold { top, bottom, gutter, shift, width: start + end };
    are_columns.then_some((fold, end..right_start))
}

/// Tables with the same column rules on both sides of the strip.
#[derive(Clone, Copy, Debug)]
struct Twins {
    first: Rect,
    second: Rect,
}

/// The tables on both sides of a strip, between these heights, if they have the same columns: one
/// table that goes on in the next column of the page, or two of one make.
fn twins(page: &Page, gutter: f32, heights: &std::ops::Range<f32>) -> Option<Twins> {
    let upright = rules(page).filter(|rule| {
        rule.width() <= THICK
            && rule.height() > THICK
            && heights.start <= rule.top
            && rule.bottom <= heights.end
    });
    let (left, right): (Vec<Rect>, Vec<Rect>) = upright.partition(|rule| rule.x1 < gutter);
    let edges = |rules: &[Rect]| {
        let middles = rules.iter().map(|rule| f32::midpoint(rule.x0, rule.x1)).collect();
        geometry::snap(middles, SAME_EDGE)
    };
    let (edges, others) = (edges(&left), edges(&right));
    let shift = others.first()? - edges.first()?;
    let are_same = edges.len() == others.len()
        && edges.len() >= FEWEST_EDGES
        && edges.iter().zip(&others).all(|(a, b)| (b - a - shift).abs() <= SAME_EDGE);
    let (first, second) = (geometry::hull(left)?, geometry::hull(right)?);
    are_same.then_some(Twins { first, second })
}

/// The lines of one side of the strip, from top to bottom.
fn rows(mut glyphs: Vec<(usize, &Glyph)>) -> Vec<Row> {
    glyphs.sort_by(|a, b| a.1.y.total_cmp(&b.1.y));
    let mut rows: Vec<Row> = Vec::new();
    for (order, glyph) in glyphs {
        let end = glyph.x + glyph.advance;
        match rows.last_mut() {
            Some(row) if glyph.y - row.baseline <= SAME_LINE * row.size => {
                (row.start, row.end) = (row.start.min(glyph.x), row.end.max(end));
                row.drawn = (row.drawn.0.min(order), row.drawn.1.max(order));
                row.has_number |= glyph.character.is_numeric();
            }
            _ => rows.push(Row {
                start: glyph.x,
                end,
                baseline: glyph.y,
                size: glyph.size,
                drawn: (order, order),
                has_number: glyph.character.is_numeric(),
            }),
        }
    }
    rows
}

/// From where to where the text goes without running heads and page numbers: single lines that are
/// apart from the rest and do not fill a column.
fn body<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<std::ops::RangeInclusive<f32>> {
    let mut rows: Vec<&Row> = rows.collect();
    rows.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let widest = rows.iter().map(|row| row.end - row.start).reduce(f32::max)?;
    let same_line = |a: &&Row, b: &&Row| b.baseline - a.baseline <= SAME_LINE * a.size;
    let lines: Vec<&[&Row]> = rows.chunk_by(same_line).collect();
    let is_aside = |line: &[&Row], next: &[&Row]| {
        let pair = line.first().zip(next.first());
        line.iter().all(|row| row.end - row.start < FULL * widest)
            && pair
                .is_some_and(|(a, b)| (b.baseline - a.baseline).abs() > APART * a.size.max(b.size))
    };
    let first = match lines.as_slice() {
        [head, next, ..] if is_aside(head, next) => next.first(),
        _ => None,
    };
    let last = match lines.as_slice() {
        [.., next, foot] if is_aside(foot, next) => {
            // A short line without a number is the last of its paragraph.
            next.last().filter(|_| foot.iter().any(|row| row.has_number))
        }
        _ => None,
    };
    let (first, last) = (first.or(rows.first())?, last.or(rows.last())?);
    Some(first.baseline..=last.baseline)
}

/// Where the lines of a column start and end.
fn extent(rows: &[Row]) -> Option<(f32, f32)> {
    let start = rows.iter().map(|row| row.start).reduce(f32::min)?;
    Some((start, rows.iter().map(|row| row.end).reduce(f32::max)?))
}
