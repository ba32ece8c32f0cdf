//! Sets of grid squares as cells.

use super::lattice::Region;
use super::sets::Sets;

/// The sets of grid squares as rectangles; a set of another shape is cut into some.
pub(crate) fn rectangles(sets: &mut Sets, width: usize, height: usize) -> Vec<Region> {
    let mut cells: Vec<Region> = Vec::new();
    // The cells that reach down to the row before, by their first column.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for row in 0..height {
        let mut still_open = Vec::new();
        let mut column = 0;
        while column < width {
            let root = sets.root(row * width + column);
            let mut column_end = column + 1;
            while column_end < width && sets.root(row * width + column_end) == root {
                column_end += 1;
            }
            let before = open.binary_search_by_key(&column, |(first, _)| *first).ok();
            let continued = before.and_then(|at| open.get(at)).map(|(_, cell)| *cell);
            let same_set = row > 0 && sets.root((row - 1) * width + column) == root;
            let index = match continued.and_then(|index| Some((index, cells.get_mut(index)?))) {
                Some((index, cell)) if same_set && cell.column_end == column_end => {
                    cell.row_end = row + 1;
                    index
                }
                _ => {
                    cells.push(Region { row, column, row_end: row + 1, column_end });
                    cells.len() - 1
                }
            };
            still_open.push((column, index));
            column = column_end;
        }
        open = still_open;
    }
    cells
}
