//! The ledger: every cell of a plan's table ends in exactly one place.

use std::collections::BTreeMap;

use super::super::table::{CellId, Piece};

/// Where a cell went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fate {
    /// The plan's header.
    Header,
    /// A header that stands again.
    RepeatedHeader,
    /// The plan's title.
    Title,
    /// The cells of an activity.
    Activity,
    /// A section over rows.
    Section,
    /// A note of the plan.
    Note,
}

/// The fates of the cells of all pieces of a table.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    fates: BTreeMap<CellId, Fate>,
}

impl Ledger {
    /// Notes where cells went. The first entry stands: a merged cell that stands in several rows
    /// went to the first of them.
    pub(crate) fn enter(&mut self, cells: &[CellId], fate: Fate) {
        for id in cells {
            self.fates.entry(*id).or_insert(fate);
        }
    }

    /// The cells of these pieces that went nowhere, in order.
    pub(crate) fn open(&self, pieces: &[Piece<'_>]) -> impl Iterator<Item = CellId> {
        let cells = pieces.iter().enumerate().flat_map(|(piece, own)| {
            own.view.cells().iter().map(move |&cell| CellId { piece, cell })
        });
        cells.filter(|id| !self.fates.contains_key(id))
    }
}

#[cfg(test)]
mod tests {
    //! Random tables in random pieces: whatever is printed in them is in the records exactly once.

    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use crate::document::{Block, Document, Grid, GridCell, Place};
    use crate::notice;
    use crate::record::Notice;

    const HEADERS: [&str; 7] = ["类别", "序号", "活动主题", "活动方式", "责任单位", "时间", "备注"];
    /// Without these two it is no plan: 活动主题, 责任单位.
    const NEEDED: [usize; 2] = [2, 4];

    /// What a row of the table is made of.
    #[derive(Clone, Debug)]
    enum RowPlan {
        /// Cells with print or without, and which of them cover the next row too or the next column.
        Cells { printed: Vec<bool>, down: Vec<bool>, right: Vec<bool> },
        /// One cell over all columns.
        Banner(usize),
        /// The header again.
        Header,
    }

    fn rows(columns: usize) -> impl Strategy<Value = Vec<RowPlan>> {
        let cells = (
            prop::collection::vec(prop::bool::weighted(0.8), columns),
            prop::collection::vec(prop::bool::weighted(0.15), columns),
            prop::collection::vec(prop::bool::weighted(0.05), columns),
        )
            .prop_map(|(printed, down, right)| RowPlan::Cells { printed, down, right });
        let row = prop_oneof![
            8 => cells,
            1 => (0..4_usize).prop_map(RowPlan::Banner),
            1 => Just(RowPlan::Header),
        ];
        prop::collection::vec(row, 0..12)
    }

    /// A table as rows, and where it is cut into pieces, each with the header or without.
    fn tables() -> impl Strategy<Value = (Vec<&'static str>, Vec<RowPlan>, Vec<(bool, bool)>)> {
        prop::collection::vec(prop::bool::weighted(0.7), HEADERS.len())
            .prop_map(|wanted| {
                let columns =
                    (0..HEADERS.len()).filter(|column| wanted[*column] || NEEDED.contains(column));
                columns.map(|column| HEADERS[column]).collect::<Vec<_>>()
            })
            .prop_flat_map(|headers| {
                let rows = rows(headers.len());
                let cuts = prop::collection::vec(
                    (prop::bool::weighted(0.25), prop::bool::weighted(0.5)),
                    12,
                );
                (Just(headers), rows, cuts)
            })
    }

    /// The document, and the texts that are printed once each.
    fn drawn(
        headers: &[&str],
        rows: &[RowPlan],
        cuts: &[(bool, bool)],
    ) -> (Document, BTreeSet<String>) {
        let number = |count: usize| u32::try_from(count).unwrap();
        let mut texts = BTreeSet::new();
        let mut print = |text: String| {
            texts.insert(text.clone());
            text
        };
        let mut blocks = Vec::new();
        let head = |grid: &mut Grid, row: u32| {
            for (column, header) in headers.iter().enumerate() {
                grid.push(GridCell::new(row, number(column), *header));
            }
        };
        let mut grid = Grid::new(Place::table(1));
        head(&mut grid, 0);
        let mut covered = vec![false; headers.len()];
        for (index, row) in rows.iter().enumerate() {
            let cut = cuts.get(index).filter(|(cut, _)| *cut && index > 0);
            if let Some((_, repeated)) = cut {
                let next = Grid::new(Place::table(number(blocks.len() + 2)));
                blocks.push(Block::Table(std::mem::replace(&mut grid, next)));
                if *repeated {
                    head(&mut grid, 0);
                }
                covered.fill(false);
            }
            let at = grid.rows;
            match row {
                RowPlan::Header => {
                    covered.fill(false);
                    head(&mut grid, at);
                }
                RowPlan::Banner(kind) => {
                    covered.fill(false);
                    let start = ["一、", "注：", "合计", ""][*kind];
                    let text = print(format!("{start}〔横{index}〕"));
                    grid.push(GridCell::new(at, 0, text).spanning(1, number(headers.len())));
                }
                RowPlan::Cells { printed, down, right } => {
                    let goes_down = matches!(rows.get(index + 1), Some(RowPlan::Cells { .. }))
                        && !cuts.get(index + 1).is_some_and(|(cut, _)| *cut);
                    let mut column = 0;
                    while column < headers.len() {
                        if std::mem::take(&mut covered[column]) {
                            column += 1;
                            continue;
                        }
                        let text = if !printed[column] {
                            String::new()
                        } else if headers[column] == "序号" {
                            (index + 1).to_string()
                        } else {
                            print(format!("〔{index}之{column}〕"))
                        };
                        let wide =
                            right[column] && column + 1 < headers.len() && !covered[column + 1];
                        let tall = goes_down && down[column] && !wide;
                        covered[column] = tall;
                        let cell = GridCell::new(at, number(column), text);
                        grid.push(cell.spanning(1 + u32::from(tall), 1 + u32::from(wide)));
                        column += 1 + usize::from(wide);
                    }
                    grid.rows = grid.rows.max(at + 1);
                }
            }
            // A cell that reaches down makes the grid taller; the next row begins right below.
            grid.rows = at + 1;
        }
        blocks.push(Block::Table(grid));
        for block in &mut blocks {
            if let Block::Table(grid) = block {
                grid.rows = grid.cells.iter().map(GridCell::row_end).max().unwrap_or_default();
                grid.columns = number(headers.len());
                grid.sort();
            }
        }
        (Document { blocks, ..Document::default() }, texts)
    }

    /// How often a text stands in the records: once in a cell (there a merged cell counts where it
    /// was printed), a note, a header, a section that is no column, or else in diagnostics alone.
    fn count(notice: &Notice, text: &str) -> usize {
        let mut cells = 0;
        let mut sections = 0;
        let mut notes = 0;
        let mut headers = 0;
        for plan in &notice.plans {
            // One word may stand over several columns.
            headers += usize::from(plan.columns.iter().any(|column| column.header.contains(text)));
            for activity in &plan.activities {
                let printed = activity.cells.iter().filter(|cell| !cell.merged);
                cells += printed.filter(|cell| cell.text.contains(text)).count();
                sections += usize::from(activity.section.iter().any(|over| over.contains(text)));
            }
            notes += plan.notes.iter().filter(|note| note.text.contains(text)).count();
        }
        let section = usize::from(sections > 0 && cells == 0);
        let sum = cells + notes + section + headers;
        if sum == 0 {
            // A row that is joined and then set aside is told twice.
            return usize::from(notice.diagnostics.iter().any(|found| found.text.contains(text)));
        }
        sum
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn every_printed_cell_is_in_the_records_once((headers, rows, cuts) in tables()) {
            let (document, texts) = drawn(&headers, &rows, &cuts);
            let notice = notice::of(&document);
            prop_assert!(!notice.plans.is_empty());
            for text in texts {
                prop_assert_eq!(count(&notice, &text), 1, "{} in {:#?}", text, notice);
            }
            for cell in notice.activities().flat_map(|activity| &activity.cells) {
                if let Some((_, column)) = cell.text.split_once('之').filter(|_| !cell.merged) {
                    let column = column.split('〕').next().map(str::parse::<u32>);
                    prop_assert_eq!(column, Some(Ok(cell.column - 1)), "{:#?}", notice);
                }
            }
        }
    }
}
