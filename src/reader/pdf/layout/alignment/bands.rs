//! Tables with rules across only: every row, or the header alone, between two of them.

use super::super::geometry;
use super::super::ruled::rulings::Ruling;
use super::super::text::ink::RAISE;
use super::super::text::lines::{self, TextLine};
use super::columns;
use super::ends;
use super::regions::{FORM_COLUMNS, Region, is_form, is_table, shared_columns};

/// Ends of rules over one another that belong to one table, in points.
pub(crate) const SAME_END: f32 = 6.0;
/// Gap in points between pieces of a rule that is drawn column by column.
const PIECE_GAP: f32 = 12.0;
/// The row of a section's title is at most so many sizes high.
const BANNER_HEIGHT: f32 = 2.6;
/// A row without text is at most so many sizes high, unless it stands for all rows of a form.
const BLANK_ROW: f32 = 4.0;
/// Sets of rules with different ends on one page beyond which they are a drawing.
const MOST_STACKS: usize = 100;

/// Rules over one another with the same ends.
pub(crate) struct Stack {
    from: f32,
    to: f32,
    heights: Vec<f32>,
    /// Rules between them that reach over a part of their length.
    pieces: Vec<Ruling>,
}

pub(crate) fn stacks(rules: &[Ruling]) -> Vec<Stack> {
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
            None => stacks.push(Stack {
                from: rule.from,
                to: rule.to,
                heights: vec![rule.at],
                pieces: Vec::new(),
            }),
        }
    }
    stacks.retain(|stack| stack.heights.len() > 1);
    stacks.truncate(MOST_STACKS);
    for stack in &mut stacks {
        stack.heights.sort_by(f32::total_cmp);
        stack.heights.dedup_by(|a, b| *a - *b <= SAME_END);
        stack.pieces = pieces(stack, rules);
    }
    // Rules that stop short of some columns make stacks too: the table comes before its parts.
    stacks.sort_by(|a, b| (b.to - b.from).total_cmp(&(a.to - a.from)));
    stacks
}

/// The rules of a page that reach over a part of a stack's length.
fn pieces(stack: &Stack, rules: &[Ruling]) -> Vec<Ruling> {
    let is_part_of_whole = |rule: &Ruling| {
        let near = stack.heights.get(geometry::nearest(&stack.heights, rule.at));
        near.is_some_and(|height| (height - rule.at).abs() <= SAME_END)
    };
    let inside = rules.iter().filter(|rule| {
        rule.from >= stack.from - SAME_END
            && rule.to <= stack.to + SAME_END
            && !is_part_of_whole(rule)
    });
    inside.copied().take(MOST_PIECES).collect()
}

/// Pieces of rules in one table beyond which they are a drawing: a page has room for 100 rows.
const MOST_PIECES: usize = 2_000;

/// How many stacks with other ends may lie between two rules of one stack, sorted by start.
const STACKS: usize = 16;

/// The tables among the bands between the rules of a stack.
pub(crate) fn between_rules(lines: Vec<TextLine>, stack: &Stack) -> (Vec<Region>, Vec<TextLine>) {
    let (Some(top), Some(bottom)) = (stack.heights.first(), stack.heights.last()) else {
        return (Vec::new(), lines);
    };
    let mut bands: Vec<Option<Vec<TextLine>>> =
        vec![Some(Vec::new()); stack.heights.len().saturating_sub(1)];
    let mut rest = Vec::new();
    for line in lines {
        let at = line.baseline - RAISE * line.size;
        let index = geometry::interval(&stack.heights, at);
        let Some(band) = bands.get_mut(index).filter(|_| (*top..=*bottom).contains(&at)) else {
            rest.push(line);
            continue;
        };
        // Text that runs over an end of the rules: they are underlines, or other text's.
        let edges = [f32::NEG_INFINITY, stack.from - SAME_END, stack.to + SAME_END, f32::INFINITY];
        let parts = line.parts(&edges);
        let near = parts.iter().zip(parts.iter().skip(1));
        if near.into_iter().any(|((_, a), (_, b))| b.start - a.end < columns::WIDE * line.size) {
            rest.extend(band.take().into_iter().flatten());
            *band = None;
            rest.push(line);
            continue;
        }
        for (part, line) in parts {
            match band.as_mut().filter(|_| part == 1) {
                Some(band) => band.push(line),
                None => rest.push(line),
            }
        }
    }
    let mut found: Vec<Region> = Vec::new();
    // The table that the band before belongs to.
    let mut open: Option<Region> = None;
    let edges = stack.heights.iter().zip(stack.heights.iter().skip(1));
    for (band, (upper, lower)) in bands.into_iter().zip(edges) {
        let Some(mut band) = band else {
            finish(open.take(), &mut found, &mut rest);
            continue;
        };
        if band.is_empty()
            && let Some(region) = open.as_mut()
            && is_blank_row(region, lower - upper)
        {
            region.rules.push(*lower);
            continue;
        }
        band.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
        if open.as_ref().is_some_and(|region| are_notes(&band, region)) {
            finish(open.take(), &mut found, &mut rest);
            rest.append(&mut band);
            continue;
        }
        let joined = open.as_ref().and_then(|region| match band.as_slice() {
            // The title of a section over the columns; one that stands free is a table's own.
            [line] if region.columns.len() > 1 && is_banner(line, region) => {
                (lower - upper <= BANNER_HEIGHT * line.size).then(|| region.columns.clone())
            }
            // The first row under it.
            _ if is_open_banner(region) => shared_columns(&band.iter().collect::<Vec<_>>()),
            _ => {
                let lines = region.lines.iter().chain(&band);
                shared_columns(&lines.filter(|line| !is_banner(line, region)).collect::<Vec<_>>())
            }
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
                    pieces: Vec::new(),
                    sides: Some((stack.from, stack.to)),
                    continues: false,
                });
            }
        }
    }
    finish(open, &mut found, &mut rest);
    // What was cut in vain is put together again.
    let mut rest = lines::lines(rest.into_iter().flat_map(|line| line.inks).collect());
    if found.is_empty() {
        found.extend(blank_form(&mut rest, stack));
    }
    for region in &mut found {
        ends::extend(region, &mut rest, stack.from, stack.to);
        let (top, bottom) = (region.rules.first(), region.rules.last());
        let (Some(top), Some(bottom)) = (top.copied(), bottom.copied()) else { continue };
        let inside = stack.pieces.iter().filter(|piece| (top..bottom).contains(&piece.at));
        region.pieces = inside.copied().collect();
    }
    (found, rest)
}

/// The form whose blank rows lie between the rules of a stack, under a header over the first.
fn blank_form(rest: &mut Vec<TextLine>, stack: &Stack) -> Option<Region> {
    let [top, _, .., bottom] = stack.heights.as_slice() else { return None };
    let is_between = |line: &TextLine| (*top..*bottom).contains(&line.baseline);
    let is_header = |line: &TextLine| {
        line.baseline < *top
            && top - line.baseline <= ends::OFF_RULE * line.size
            && line.start >= stack.from - SAME_END
            && line.end <= stack.to + SAME_END
    };
    let header = rest.iter().position(is_header).filter(|_| !rest.iter().any(is_between))?;
    let line = rest.get(header)?;
    let rules = [line.baseline - line.size].into_iter().chain(stack.heights.iter().copied());
    let region = Region {
        columns: columns::Columns::of(line),
        lines: vec![line.clone()],
        rules: rules.collect(),
        pieces: Vec::new(),
        sides: Some((stack.from, stack.to)),
        continues: false,
    };
    is_form(&region, FORM_COLUMNS).then(|| {
        rest.remove(header);
        region
    })
}

/// Whether the space between two rules is a row of a table that nobody has filled in. Under a header
/// alone it may be as high as the rows of a form are together.
fn is_blank_row(region: &Region, height: f32) -> bool {
    let size = region.lines.iter().map(|line| line.size).fold(0.0, f32::max);
    region.columns.len() > 1 && (height <= BLANK_ROW * size || is_form(region, FORM_COLUMNS))
}

/// Whether a line is one text over several columns of a table.
fn is_banner(line: &TextLine, region: &Region) -> bool {
    columns::pieces(line) == 1 && region.columns.with(line).is_err()
}

/// Whether lines across the columns of a table are the notes under it, or the title of the next.
fn are_notes(lines: &[TextLine], region: &Region) -> bool {
    region.columns.len() > 1
        && lines.len() > 1
        && lines.iter().all(|line| columns::pieces(line) == 1)
        && lines.iter().any(|line| is_banner(line, region))
}

/// Whether a region is the title of a section so far: one line in its low band.
fn is_open_banner(region: &Region) -> bool {
    match (region.lines.as_slice(), region.rules.as_slice()) {
        ([line], [upper, lower]) => {
            columns::pieces(line) == 1 && lower - upper <= BANNER_HEIGHT * line.size
        }
        _ => false,
    }
}

/// Keeps a region that is a table, and gives back the lines of one that is not.
fn finish(region: Option<Region>, found: &mut Vec<Region>, rest: &mut Vec<TextLine>) {
    match region {
        Some(region) if is_table(&region, 2) => found.push(region),
        // A rule under the header and one under the blank rows.
        Some(region) if region.rules.len() > 2 && is_form(&region, FORM_COLUMNS) => {
            found.push(region);
        }
        Some(region) => rest.extend(region.lines),
        None => {}
    }
}
