//! Tables without full rulings, on all pages: one that goes on over pages has the same columns on
//! each of them.

use crate::reader::pdf::page::Rect;

use super::aligned;
use super::columns::Columns;
use super::lines::TextLine;
use super::regions::{self, Region};
use super::sheet::Sheet;

/// The pieces of one table, each with the index of its page.
struct Chain {
    columns: Columns,
    pieces: Vec<(usize, Region)>,
}

/// Takes the tables out of the lines of the pages.
pub(super) fn align(sheets: &mut [Sheet]) {
    let mut chains: Vec<Chain> = Vec::new();
    // The chain whose last piece ends the page before.
    let mut open: Option<usize> = None;
    for (index, sheet) in sheets.iter_mut().enumerate() {
        let before = open.and_then(|chain| chains.get(chain)).map(|chain| &chain.columns);
        let barriers: Vec<Rect> = sheet.tables.iter().map(|table| table.lattice.rect()).collect();
        let lines = std::mem::take(&mut sheet.lines);
        let (found, rest) = regions::regions(lines, &sheet.rules, &barriers, before);
        let below = barriers.iter().map(|rect| rect.bottom).fold(lowest(&rest), f32::max);
        let mut last = None;
        for region in found {
            let chain = open.filter(|_| region.continues).unwrap_or(chains.len());
            last = (lowest(&region.lines) > below).then_some(chain);
            let columns = region.columns.clone();
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
        let lines = pieces.iter().flat_map(|(_, region)| &region.lines);
        let lines: Vec<&TextLine> = lines.filter(|line| columns.with(line).is_ok()).collect();
        let columns = columns.refined(&lines).with_headers_joined(&lines, pieces.len());
        let measures = columns.measures(&lines);
        for (index, region) in &pieces {
            if let Some(sheet) = sheets.get_mut(*index) {
                sheet.tables.push(aligned::table(region, &columns, &measures));
            }
        }
    }
}

/// The baseline of the lowest line.
fn lowest(lines: &[TextLine]) -> f32 {
    lines.iter().map(|line| line.baseline).fold(0.0, f32::max)
}
