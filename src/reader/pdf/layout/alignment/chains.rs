//! Tables without full rulings, on all pages: one that goes on over pages has the same columns on
//! each of them.

use crate::limits::Stopwatch;
use crate::reader::pdf::page::Rect;

use super::super::pages::sheet::Sheet;
use super::super::text::cell_text::{LEADING, wraps};
use super::super::text::lines::TextLine;
use super::aligned;
use super::bands::SAME_END;
use super::columns::Columns;
use super::regions::{self, Found, Region};

/// The pieces of one table, each with the index of its page.
struct Chain {
    columns: Columns,
    pieces: Vec<(usize, Region)>,
}

/// Takes the tables out of the lines of the pages; the number of the page before which time ran out.
pub(crate) fn align(sheets: &mut [Sheet], stopwatch: &Stopwatch) -> Option<u32> {
    let mut chains: Vec<Chain> = Vec::new();
    // The chain whose last piece ends the page before.
    let mut open: Option<usize> = None;
    let mut out_of_time = None;
    for (index, sheet) in sheets.iter_mut().enumerate() {
        if stopwatch.is_over() {
            out_of_time = Some(sheet.number);
            break;
        }
        let before = open.and_then(|chain| chains.get(chain)).map(|chain| &chain.columns);
        let barriers: Vec<Rect> = sheet.tables.iter().map(|table| table.lattice.rect()).collect();
        let lines = std::mem::take(&mut sheet.lines);
        let Found { regions: mut found, mut rest, cut_short } =
            regions::regions(lines, &sheet.rules, &barriers, before);
        sheet.searched_in_part = cut_short;
        let top = barriers.iter().map(|rect| rect.top).fold(f32::INFINITY, f32::min);
        if let Some(chain) = open.and_then(|chain| chains.get(chain))
            && !found.iter().any(|region| region.continues)
        {
            let top = found.iter().map(Region::top).fold(top, f32::min);
            found.splice(0..0, tail(&mut rest, chain, top));
        }
        let below = barriers.iter().map(|rect| rect.bottom).fold(lowest(&rest), f32::max);
        let mut last = None;
        for (number, region) in found.into_iter().enumerate() {
            let before = open.filter(|_| region.continues || number == 0 && region.top() < top);
            let before = before.and_then(|chain| Some((chain, chains.get(chain)?)));
            let joined = before.and_then(|(chain, before)| Some((chain, joined(before, &region)?)));
            let (chain, columns) = joined.unwrap_or_else(|| (chains.len(), region.columns.clone()));
            last = (lowest(&region.lines) > below).then_some(chain);
            if let Some(chain) = chains.get_mut(chain) {
                chain.columns = columns;
                chain.pieces.push((index, region));
            } else {
                chains.push(Chain { columns, pieces: vec![(index, region)] });
            }
        }
        open = last;
        sheet.lines = rest;
    }
    for Chain { columns, pieces } in chains {
        let all = || pieces.iter().flat_map(|(_, region)| &region.lines);
        let kept = |line: &&TextLine| !columns.cross(line);
        let lines: Vec<&TextLine> = all().filter(kept).collect();
        let columns = columns.refined(&lines).with_headers_joined(&lines, pieces.len());
        let columns = all()
            .filter(|line| !columns.stand_between(line))
            .fold(columns.clone(), |columns, line| columns.with(line).unwrap_or(columns));
        let lines: Vec<&TextLine> = all().filter(|line| !columns.cross(line)).collect();
        let mut measures = columns.measures(&lines);
        // Text that runs over the end of the rules does not show how wide text may run.
        let side = pieces.iter().filter_map(|(_, region)| region.sides).map(|sides| sides.1);
        if let (Some(Some(last)), Some(side)) = (measures.last_mut(), side.reduce(f32::max)) {
            last.end = last.end.min(side);
            last.widest = last.widest.min(side - last.start);
        }
        for (index, region) in &pieces {
            if let Some(sheet) = sheets.get_mut(*index) {
                sheet.tables.push(aligned::table(region, &columns, &measures));
            }
        }
    }
    out_of_time
}

/// The columns of the table that ends the page before with the first one of this page, if they are
/// one: it was found by those columns, or its rules have the same ends.
fn joined(chain: &Chain, region: &Region) -> Option<Columns> {
    if region.continues {
        return Some(region.columns.clone());
    }
    let (_, before) = chain.pieces.last()?;
    let ((from, to), (other_from, other_to)) = (before.sides?, region.sides?);
    let same = (from - other_from).abs() <= SAME_END && (to - other_to).abs() <= SAME_END;
    let kept = |region: &'_ Region| {
        let columns = region.columns.clone();
        move |line: &&TextLine| columns.with(line).is_ok()
    };
    let lines = before.lines.iter().filter(kept(before));
    let lines: Vec<&TextLine> = lines.chain(region.lines.iter().filter(kept(region))).collect();
    let columns = same.then(|| regions::shared_columns(&lines))??;
    // Two tables that merely are as wide as each other keep to other columns.
    let one = columns.len() == before.columns.len().max(region.columns.len())
        && lines.iter().all(|line| columns.with(line).is_ok());
    one.then(|| columns.with_all(&chain.columns))
}

/// Takes the lines over a height that go on with texts of the last row on the page before: the page
/// break cut it, and the table ends there.
fn tail(lines: &mut Vec<TextLine>, chain: &Chain, top: f32) -> Option<Region> {
    let (_, before) = chain.pieces.last()?;
    let edges = chain.columns.edges();
    let kept: Vec<&TextLine> =
        before.lines.iter().filter(|line| !chain.columns.cross(line)).collect();
    let measures = chain.columns.measures(&kept);
    let end = lowest(&before.lines);
    // The last line of each column, and where it stands over the lines of this page.
    let mut texts: Vec<Option<TextLine>> = vec![None; chain.columns.len()];
    for (column, part) in kept.iter().flat_map(|line| line.parts(&edges)) {
        if let Some(text) = texts.get_mut(column).filter(|_| end - part.baseline <= part.size) {
            *text = Some(part);
        }
    }
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut count = 0;
    for line in lines.iter() {
        let parts = line.parts(&edges);
        let goes_on = |(column, part): &(usize, TextLine)| {
            let measure = measures.get(*column).copied().flatten();
            texts.get(*column).and_then(Option::as_ref).is_some_and(|text| {
                // Those of the page before stand lower on it.
                let is_next = part.baseline - text.baseline <= LEADING * part.size;
                let middle = |line: &TextLine| f32::midpoint(line.start, line.end);
                let off_middle = (middle(part) - middle(text)).abs();
                let in_line = (part.start - text.start).abs().min(off_middle);
                is_next
                    && (part.size - text.size).abs() <= SAME_SIZE * text.size
                    && in_line <= IN_LINE * part.size
                    && wraps(text, part, measure)
            })
        };
        if line.baseline >= top
            || chain.columns.cross(line)
            || chain.columns.filled(line).first().is_none_or(|column| *column == 0)
            || !parts.iter().all(goes_on)
        {
            break;
        }
        for (column, part) in parts {
            if let Some(text) = texts.get_mut(column) {
                *text = Some(part);
            }
        }
        count += 1;
    }
    let lines: Vec<TextLine> = lines.drain(..count).collect();
    (count > 0).then(|| Region {
        lines,
        columns: chain.columns.clone(),
        rules: Vec::new(),
        pieces: Vec::new(),
        sides: None,
        continues: true,
    })
}

/// Lines of one text differ in size by no more than this share, and begin, or have their middles,
/// within this share of the size.
const SAME_SIZE: f32 = 0.04;
const IN_LINE: f32 = 0.3;

/// The baseline of the lowest line.
fn lowest(lines: &[TextLine]) -> f32 {
    lines.iter().map(|line| line.baseline).fold(0.0, f32::max)
}
