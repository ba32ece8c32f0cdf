//! A sheet's sparse cells to grids: merged regions, the used part only, far-off cells apart.

use crate::diagnostic::Code;
use crate::document::{CellReference, Grid, GridCell};

use super::intake::{Cell, Intake, Region, Sheet};

/// So many blank rows end a table: notes and a second table stand nearer, strays farther.
const ROW_GAP: u32 = 200;

/// So many blank columns end a table.
const COLUMN_GAP: u32 = 50;

/// Grids of one sheet; cells strewn over more are reported instead.
const MAX_GRIDS: usize = 50;

/// The grids of a sheet, and notes on what is hidden in it.
pub(super) fn grids(mut sheet: Sheet, intake: &mut Intake<'_>) -> Vec<Grid> {
    sheet.cells.sort_by_key(|cell| (cell.row, cell.column));
    // A position that a broken file fills twice holds what it says last, as in the programs.
    sheet.cells.reverse();
    sheet.cells.dedup_by_key(|cell| (cell.row, cell.column));
    sheet.cells.reverse();
    note_hidden(&sheet, intake);
    let regions = disjoint(std::mem::take(&mut sheet.regions));
    let mut grids = Vec::new();
    for block in blocks(std::mem::take(&mut sheet.cells)) {
        let Some(extent) = extent(&block) else { continue };
        let positions = u64::from(extent.last_row - extent.first_row + 1)
            * u64::from(extent.last_column - extent.first_column + 1);
        if grids.len() >= MAX_GRIDS || !intake.take_positions(positions) {
            for cell in &block {
                let (code, position) = (Code::CellsOutsideGrid, (cell.row, cell.column));
                intake.cell_report(&mut sheet, code, position, &cell.text);
            }
            continue;
        }
        grids.push(grid(&sheet, block, extent, &regions, intake));
    }
    intake.end_cell_reports(&sheet);
    grids
}

/// Merged regions by row and column, without those that overlap an earlier one: only a broken file
/// has them.
fn disjoint(mut regions: Vec<Region>) -> Vec<Region> {
    regions.sort_by_key(|region| (region.first_row, region.first_column));
    // For every column: the row behind the last region taken there.
    let mut taken: Vec<u32> = Vec::new();
    regions.retain(|region| {
        let columns = region.first_column as usize..=region.last_column as usize;
        taken.resize(taken.len().max(region.last_column as usize + 1), 0);
        let Some(columns) = taken.get_mut(columns) else { return false };
        let is_free = columns.iter().all(|end| *end <= region.first_row);
        if is_free {
            columns.fill(region.last_row + 1);
        }
        is_free
    });
    regions
}

/// Cells in rows and columns that hang together, each block by row and column.
fn blocks(cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    let mut bands: Vec<Vec<Cell>> = Vec::new();
    let mut last_row = None;
    for cell in cells {
        let is_near = last_row.is_some_and(|last| cell.row - last <= ROW_GAP);
        last_row = Some(cell.row);
        match bands.last_mut().filter(|_| is_near) {
            Some(band) => band.push(cell),
            None => bands.push(vec![cell]),
        }
    }
    bands.into_iter().flat_map(split_columns).collect()
}

fn split_columns(band: Vec<Cell>) -> Vec<Vec<Cell>> {
    let mut columns: Vec<u32> = band.iter().map(|cell| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let gaps = columns.windows(2).filter_map(|pair| match pair {
        [left, right] if right - left > COLUMN_GAP => Some(*right),
        _ => None,
    });
    let starts: Vec<u32> = gaps.collect();
    if starts.is_empty() {
        return vec![band];
    }
    let mut groups: Vec<Vec<Cell>> = vec![Vec::new(); starts.len() + 1];
    for cell in band {
        let group = starts.partition_point(|start| *start <= cell.column);
        if let Some(group) = groups.get_mut(group) {
            group.push(cell);
        }
    }
    groups
}

/// The rows and columns that cells use.
fn extent(cells: &[Cell]) -> Option<Region> {
    let rows = || cells.iter().map(|cell| cell.row);
    let columns = || cells.iter().map(|cell| cell.column);
    Some(Region {
        first_row: rows().min()?,
        last_row: rows().max()?,
        first_column: columns().min()?,
        last_column: columns().max()?,
    })
}

/// One block of cells as a grid.
fn grid(
    sheet: &Sheet,
    block: Vec<Cell>,
    used: Region,
    regions: &[Region],
    intake: &mut Intake<'_>,
) -> Grid {
    let start = regions.partition_point(|region| region.first_row < used.first_row);
    let end = regions.partition_point(|region| region.first_row <= used.last_row);
    let columns = used.first_column..=used.last_column;
    let anchored = regions.get(start..end).unwrap_or_default().iter();
    let regions: Vec<Region> =
        anchored.filter(|region| columns.contains(&region.first_column)).copied().collect();
    let used = widened(used, &block, &regions);
    let mut grid = Grid::new(sheet.place());
    grid.cells = regions
        .iter()
        .map(|region| {
            let row = region.first_row - used.first_row;
            let column = region.first_column - used.first_column;
            let row_span = region.last_row.min(used.last_row) - region.first_row + 1;
            let column_span = region.last_column.min(used.last_column) - region.first_column + 1;
            GridCell::new(row, column, "").spanning(row_span, column_span)
        })
        .collect();
    let covered = place_cells(&mut grid, block, used, &regions);
    // A blank region of which nothing lies inside the used part is no cell.
    grid.cells.retain(|cell| !cell.text.is_empty() || cell.row_span > 1 || cell.column_span > 1);
    fill_blanks(&mut grid, used);
    grid.sort();
    grid.rows = used.last_row - used.first_row + 1;
    grid.columns = used.last_column - used.first_column + 1;
    grid.origin = Some(CellReference::new(used.first_row + 1, used.first_column + 1));
    grid.hidden = sheet.is_hidden;
    let rows = |region: &Region| (region.first_row, region.last_row);
    grid.hidden_rows = within(&sheet.hidden_rows, rows, rows(&used));
    let columns = |region: &Region| (region.first_column, region.last_column);
    grid.hidden_columns = within(&sheet.hidden_columns, columns, columns(&used));
    if covered > 0 {
        let what = format!("cells under merged cells: {covered}");
        intake.report(Code::HiddenContent, grid.place.clone(), what);
    }
    grid
}

/// The used part with what merged regions of cells that show something add to it; a title merged
/// over the whole width of the sheet adds nothing.
fn widened(used: Region, block: &[Cell], regions: &[Region]) -> Region {
    let mut wide = used;
    for region in regions {
        let anchor = (region.first_row, region.first_column);
        let has_text = block.binary_search_by_key(&anchor, |cell| (cell.row, cell.column)).is_ok();
        if has_text && region.last_row <= used.last_row + ROW_GAP {
            wide.last_row = wide.last_row.max(region.last_row);
        }
        if has_text && region.last_column <= used.last_column + COLUMN_GAP {
            wide.last_column = wide.last_column.max(region.last_column);
        }
    }
    wide
}

/// Puts the cells of a block where they stand; how many lie unseen under a merged region. The
/// grid holds a blank cell for each region, in the same order.
fn place_cells(grid: &mut Grid, block: Vec<Cell>, used: Region, regions: &[Region]) -> usize {
    let mut covered = 0;
    let mut opened = regions.iter().peekable();
    // For every used column: the row behind the last region that has started there.
    let mut ends = vec![0; (used.last_column - used.first_column + 1) as usize];
    for cell in block {
        while let Some(region) = opened.next_if(|region| region.first_row <= cell.row) {
            let first = (region.first_column - used.first_column) as usize;
            let last = (region.last_column.min(used.last_column) - used.first_column) as usize;
            if let Some(columns) = ends.get_mut(first..=last) {
                columns.fill(region.last_row + 1);
            }
        }
        let (row, column) = (cell.row - used.first_row, cell.column - used.first_column);
        let anchor = (cell.row, cell.column);
        let region =
            regions.binary_search_by_key(&anchor, |region| (region.first_row, region.first_column));
        let merged = region.ok().and_then(|at| grid.cells.get_mut(at));
        if let Some(merged) = merged {
            merged.text = cell.text;
            merged.value = cell.value;
        } else if ends.get(column as usize).is_some_and(|end| *end > cell.row) {
            covered += 1;
        } else {
            let mut shown = GridCell::new(row, column, cell.text);
            shown.value = cell.value;
            grid.cells.push(shown);
        }
    }
    covered
}

/// Blank positions are blank cells, as in a printed table: which column a cell of a row belongs to
/// can be told by counting. Cells strewn thinly are no table and stay alone.
fn fill_blanks(grid: &mut Grid, used: Region) {
    /// Positions for each cell of a table that is mostly blank, such as a form.
    const POSITIONS_PER_CELL: usize = 8;

    let columns = (used.last_column - used.first_column + 1) as usize;
    let rows = (used.last_row - used.first_row + 1) as usize;
    if rows * columns > grid.cells.len() * POSITIONS_PER_CELL {
        return;
    }
    let mut is_taken = vec![false; rows * columns];
    let mut take = |row: usize, from: usize, to: usize| {
        let row = is_taken.get_mut(row * columns..(row + 1) * columns);
        if let Some(positions) = row.and_then(|row| row.get_mut(from..to.min(columns))) {
            positions.fill(true);
        }
    };
    for cell in &grid.cells {
        for row in cell.row..cell.row_end() {
            take(row as usize, cell.column as usize, cell.column_end() as usize);
        }
    }
    let blanks = is_taken.iter().enumerate().filter(|(_, is_taken)| !**is_taken);
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let blanks = blanks.map(|(at, _)| GridCell::new(place(at / columns), place(at % columns), ""));
    grid.cells.extend(blanks);
}

/// The rows or columns of these regions inside the used ones, from the first used one as 0.
fn within(
    regions: &[Region],
    side: impl Fn(&Region) -> (u32, u32),
    (first, last): (u32, u32),
) -> Vec<u32> {
    let mut sides: Vec<(u32, u32)> = regions.iter().map(side).collect();
    sides.sort_unstable();
    let mut inside = Vec::new();
    let mut next = first;
    for (from, to) in sides {
        let to = to.min(last);
        inside.extend((from.max(next)..=to).map(|position| position - first));
        next = next.max(to.saturating_add(1));
    }
    inside
}

/// Notes what of the used part of a sheet is hidden.
fn note_hidden(sheet: &Sheet, intake: &mut Intake<'_>) {
    let Some(used) = extent(&sheet.cells) else { return };
    let mut note = |what: String| {
        let place = sheet.place();
        intake.report(Code::HiddenContent, place, what);
    };
    if sheet.is_hidden {
        note("the sheet is hidden".to_owned());
    }
    let rows = |region: &Region| (region.first_row, region.last_row);
    let hidden = within(&sheet.hidden_rows, rows, rows(&used));
    if !hidden.is_empty() {
        let name = |row: u32| (row + used.first_row + 1).to_string();
        note(format!("hidden rows: {}", ranges(&hidden, name)));
    }
    let columns = |region: &Region| (region.first_column, region.last_column);
    let hidden = within(&sheet.hidden_columns, columns, columns(&used));
    if !hidden.is_empty() {
        let name = |column: u32| {
            let cell = CellReference::new(1, column + used.first_column + 1).to_string();
            cell.trim_end_matches('1').to_owned()
        };
        note(format!("hidden columns: {}", ranges(&hidden, name)));
    }
}

/// `3, 5-7`: ascending numbers as a person writes them, the first ranges of many.
fn ranges(numbers: &[u32], name: impl Fn(u32) -> String) -> String {
    const MAX_RANGES: usize = 20;

    let chunks = numbers.chunk_by(|left, right| left + 1 == *right);
    let mut texts: Vec<String> = Vec::new();
    for chunk in chunks {
        if texts.len() == MAX_RANGES {
            texts.push("…".to_owned());
            break;
        }
        match chunk {
            [] => {}
            [one] => texts.push(name(*one)),
            [first, .., last] => texts.push(format!("{}-{}", name(*first), name(*last))),
        }
    }
    texts.join(", ")
}
