//! The texts of each column as blocks, and the rows that they cover if each stands in the middle, or
//! at the top, of its own.

use std::ops::Range;

use super::super::text::ink::{ASCENT, DESCENT};
use super::super::text::lines::TextLine;
use super::rows::Column;

/// Rows and cells of a column beyond which nothing is fitted: a page has room for 80.
pub(crate) const MOST_ROWS: usize = 120;
/// Middles of what stands at one height differ by no more than this share of the size: figures and
/// ideographs of one row may come from two fonts.
const SAME_MIDDLE: f32 = 0.25;
/// Distances of rows that are meant to be equal differ by so many points at most: those over the
/// rule that ends the table are taller by its width.
const EVEN_ROWS: f32 = 2.5;
/// Lines of two texts of a column lie so many times as far apart at least: cells have some padding.
const APART: f32 = 1.08;

/// For every line of every column the rows that its cell covers.
pub(crate) type Cells = Vec<Vec<Range<usize>>>;

/// Lines of one column that are one text.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    lines: usize,
    pub(crate) top: f32,
    bottom: f32,
    size: f32,
}

impl Block {
    pub(crate) fn of(lines: &[TextLine]) -> Option<Self> {
        let (first, last) = (lines.first()?, lines.last()?);
        Some(Self {
            lines: lines.len(),
            top: first.baseline - ASCENT * first.size,
            bottom: last.baseline + DESCENT * last.size,
            size: first.size,
        })
    }

    fn middle(&self) -> f32 {
        f32::midpoint(self.top, self.bottom)
    }
}

/// The texts of every column.
pub(crate) struct Blocks {
    pub(crate) columns: Vec<Vec<Block>>,
}

/// How cells stand in their rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    Middle,
    Top,
}

impl Blocks {
    /// Lines of a column no further apart than the pitch are one text.
    pub(crate) fn new(columns: &[Column], pitch: f32) -> Self {
        let blocks = |column: &Column| {
            let runs = column.chunk_by(|before, line| line.baseline - before.baseline <= pitch);
            runs.filter_map(Block::of).collect()
        };
        Self { columns: columns.iter().map(blocks).collect() }
    }

    /// The column with a text in every row: no other has more.
    fn base(&self) -> &[Block] {
        let most = self.columns.iter().map(Vec::len).max().unwrap_or_default();
        self.columns.iter().find(|column| column.len() == most).map_or(&[], Vec::as_slice)
    }

    /// Whether the texts of the fullest column lie equally far apart.
    pub(crate) fn are_even(&self) -> bool {
        let base = self.base();
        let distances = || base.iter().zip(base.iter().skip(1)).map(|(a, b)| b.top - a.top);
        let (least, most) = (distances().reduce(f32::min), distances().reduce(f32::max));
        base.len() > 2 && least.zip(most).is_some_and(|(least, most)| most <= EVEN_ROWS + least)
    }

    /// Whether texts of one column lie clearly further apart than lines so far apart: fonts with
    /// other baselines bring the texts of two low rows as near as lines.
    pub(crate) fn are_apart(&self, pitch: f32) -> bool {
        self.columns.iter().all(|column| {
            let pairs = column.iter().zip(column.iter().skip(1));
            let gap =
                |(a, b): (&Block, &Block)| b.top + ASCENT * b.size - a.bottom + DESCENT * a.size;
            pairs.map(gap).all(|distance| distance >= APART * pitch)
        })
    }

    /// For every line of every column the rows that its cell covers.
    pub(crate) fn cells(&self, stand: Stand) -> Option<Cells> {
        let base = self.base();
        if base.len() < 2 || base.len() > MOST_ROWS {
            return None;
        }
        let rows = self.rows(stand)?;
        let singles: Vec<Option<Vec<Range<usize>>>> =
            self.columns.iter().map(|column| singles(column, &rows, stand)).collect();
        let tilings: Vec<Option<Vec<Range<usize>>>> = match stand {
            Stand::Middle => self.columns.iter().map(|column| tiling(column, &rows)).collect(),
            Stand::Top => hanging(&singles, rows.len()),
        };
        // A text in the middle of three rows may as well be that of the one between two blank
        // cells, unless another of its column stands between two rows, or the same cells are
        // merged in a column where one does. The first column has no blank cells.
        let is_sure = |index: usize, tiles: &[Range<usize>]| {
            index == 0 || tiles.iter().any(|rows| rows.len() % 2 == 0)
        };
        let sure: Vec<&Vec<Range<usize>>> = tilings
            .iter()
            .enumerate()
            .filter_map(|(index, tiles)| tiles.as_ref().filter(|tiles| is_sure(index, tiles)))
            .collect();
        let chosen = tilings.iter().zip(&singles).map(|(tiles, singles)| {
            let tiles = tiles.as_ref().filter(|tiles| {
                let merged = tiles.iter().filter(|rows| rows.len() > 1);
                sure.contains(tiles)
                    || merged.clone().all(|rows| sure.iter().any(|other| other.contains(rows)))
            });
            tiles.or(singles.as_ref())
        });
        chosen
            .zip(&self.columns)
            .map(|(cells, column)| {
                let lines = column.iter().zip(cells?);
                Some(
                    lines
                        .flat_map(|(block, rows)| std::iter::repeat_n(rows.clone(), block.lines))
                        .collect(),
                )
            })
            .collect()
    }

    /// How far the texts of every row reach: those of the fullest column, and those that stand
    /// beside them without reaching into other rows.
    fn rows(&self, stand: Stand) -> Option<Vec<Block>> {
        let base = self.base();
        let mut rows = base.to_vec();
        for column in &self.columns {
            for (index, row) in rows.iter_mut().enumerate() {
                let own = base.get(index)?;
                let above = index.checked_sub(1).and_then(|above| base.get(above));
                let below = base.get(index + 1);
                let beside = column.iter().find(|block| {
                    stand.agree(block, own)
                        && above.is_none_or(|above| above.bottom < block.top)
                        && below.is_none_or(|below| block.bottom < below.top)
                });
                if let Some(block) = beside {
                    row.top = row.top.min(block.top);
                    row.bottom = row.bottom.max(block.bottom);
                }
            }
        }
        let apart = rows.iter().zip(rows.iter().skip(1)).all(|(a, b)| a.bottom < b.top + OVERLAP);
        apart.then_some(rows)
    }
}

/// Texts of two rows overlap by no more points than their sizes are rounded by.
const OVERLAP: f32 = 1.0;

impl Stand {
    /// How far a text stands off the place it has between two heights.
    pub(crate) fn off(self, text: &Block, (top, bottom): (f32, f32)) -> f32 {
        match self {
            Self::Middle => text.middle() - f32::midpoint(top, bottom),
            Self::Top => text.top - top,
        }
    }

    /// Whether two texts stand at one height.
    pub(crate) fn agree(self, a: &Block, b: &Block) -> bool {
        self.off(a, (b.top, b.bottom)).abs() <= SAME_MIDDLE * a.size.max(b.size)
    }
}

/// The rows of a column's texts if each stands at the height of one.
fn singles(column: &[Block], rows: &[Block], stand: Stand) -> Option<Vec<Range<usize>>> {
    let mut next = 0;
    let row = |block: &Block| {
        let row = rows.iter().skip(next).position(|row| stand.agree(block, row))? + next;
        next = row + 1;
        Some(row..next)
    };
    column.iter().map(row).collect()
}

/// The rows that texts at the top of their cells cover, down to the next text of the column: in the
/// first column, and in those with texts in the same rows.
fn hanging(singles: &[Option<Vec<Range<usize>>>], last: usize) -> Vec<Option<Vec<Range<usize>>>> {
    let first = singles.first().and_then(Option::as_ref);
    let first = first.filter(|cells| cells.first().is_some_and(|rows| rows.start == 0));
    let tiles: Option<Vec<Range<usize>>> = first.map(|cells| {
        let ends = cells.iter().skip(1).map(|rows| rows.start).chain([last]);
        cells.iter().zip(ends).map(|(rows, end)| rows.start..end).collect()
    });
    let is_in_step = |cells: &Option<Vec<Range<usize>>>| cells.as_ref() == first;
    singles.iter().map(|cells| tiles.clone().filter(|_| is_in_step(cells))).collect()
}

/// The rows that the texts of a column cover if together they cover all, each in the middle of its
/// own, and there is one way only.
fn tiling(column: &[Block], rows: &[Block]) -> Option<Vec<Range<usize>>> {
    // For each text and each row: in how many ways the texts so far cover the rows before it, and
    // where the last of them begins.
    let mut ways = vec![0_u8; rows.len() + 1];
    *ways.first_mut()? = 1;
    let mut starts: Vec<Vec<usize>> = Vec::with_capacity(column.len());
    for block in column {
        let mut next = vec![0_u8; rows.len() + 1];
        let mut begun = vec![0; rows.len() + 1];
        for (start, (ways, first)) in ways.iter().zip(rows).enumerate() {
            if *ways == 0 {
                continue;
            }
            for (end, last) in (start + 1..).zip(rows.iter().skip(start)) {
                let middle = f32::midpoint(first.top, last.bottom);
                if (block.middle() - middle).abs() <= SAME_MIDDLE * block.size
                    && let (Some(next), Some(begun)) = (next.get_mut(end), begun.get_mut(end))
                {
                    *next = next.saturating_add(*ways);
                    *begun = start;
                }
            }
        }
        ways = next;
        starts.push(begun);
    }
    if ways.last() != Some(&1) {
        return None;
    }
    let mut end = rows.len();
    let mut tiles: Vec<Range<usize>> = Vec::with_capacity(column.len());
    for begun in starts.iter().rev() {
        let start = begun.get(end).copied()?;
        tiles.push(start..end);
        end = start;
    }
    tiles.reverse();
    Some(tiles)
}
