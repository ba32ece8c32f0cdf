//! A whole notice that is set in one grid: on a sheet, or in a page's table of layout, the lines from
//! the masthead down to the title of the plan stand in rows of their own over the plan's table, and the
//! signature under it. As paragraphs they are read as those of any notice.

use std::borrow::Cow;

use crate::document::{Block, Document, Grid, GridCell, Paragraph};
use crate::normalize;

use super::{elements, names, wording};

/// Rows over the table that are looked at: a notice of two pages has some sixty paragraphs.
const MAX_LINES_ABOVE: usize = 200;
/// Rows of a signature: ten organs and the date.
const MAX_LINES_BELOW: usize = 11;

/// The document with the lines of such notices as paragraphs.
pub(super) fn set_out(document: Cow<'_, Document>) -> Cow<'_, Document> {
    let set_out = |block: &Block| match block {
        Block::Table(grid) => lines_and_table(grid),
        Block::Paragraph(_) => None,
    };
    let letters: Vec<Option<Vec<Block>>> = document.blocks.iter().map(set_out).collect();
    if letters.iter().all(Option::is_none) {
        return document;
    }
    let mut document = document.into_owned();
    let blocks = document.blocks.into_iter().zip(letters);
    document.blocks =
        blocks.flat_map(|(block, letter)| letter.unwrap_or_else(|| vec![block])).collect();
    Cow::Owned(document)
}

/// The lines of a notice above its table, the table without them, and its signature.
fn lines_and_table(grid: &Grid) -> Option<Vec<Block>> {
    let printed = || grid.cells.iter().filter(|cell| !wording::is_blank(&cell.text));
    let above = alone(printed().take(MAX_LINES_ABOVE + 1), |cell, next| cell.row_end() <= next.row);
    let paragraph = |cell: &&GridCell| {
        let (text, place) = (cell.text.clone(), grid.place_of(cell));
        Paragraph { text, place, ..Paragraph::default() }
    };
    let above: Vec<Paragraph> = above.iter().map(paragraph).collect();
    if !elements::begin_notice(&above) {
        return None;
    }
    let below = printed().rev().take(MAX_LINES_BELOW + 1);
    let below = alone(below, |cell, before| before.row_end() <= cell.row).into_iter();
    let mut below: Vec<&GridCell> = below.take_while(|cell| is_of_signature(&cell.text)).collect();
    below.reverse();
    let first_row = printed().nth(above.len())?.row;
    let end = below.first().map_or(grid.rows, |cell| cell.row);
    let mut table = grid.clone();
    for cell in &mut table.cells {
        if cell.row < first_row || cell.row >= end {
            cell.text.clear();
            cell.value = None;
        }
    }
    let below: Vec<Paragraph> = below.iter().map(paragraph).collect();
    let mut blocks: Vec<Block> = above.into_iter().map(Block::Paragraph).collect();
    blocks.push(Block::Table(table));
    blocks.extend(below.into_iter().map(Block::Paragraph));
    Some(blocks)
}

/// The cells from the first one on that stand alone in their rows, apart from the next one.
fn alone<'g>(
    cells: impl Iterator<Item = &'g GridCell>,
    are_apart: impl Fn(&GridCell, &GridCell) -> bool,
) -> Vec<&'g GridCell> {
    let mut cells = cells.peekable();
    let mut alone = Vec::new();
    while let (Some(cell), Some(next)) = (cells.next(), cells.peek()) {
        if !are_apart(cell, next) {
            break;
        }
        alone.push(cell);
    }
    alone
}

fn is_of_signature(text: &str) -> bool {
    names::is_organ(text) || normalize::date(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::of;
    use super::super::view::drawn;
    use super::*;
    use crate::record::{Notice, Status};

    fn read(lines: &[&str]) -> Notice {
        let blocks = vec![Block::Table(drawn::grid(1, lines))];
        of(&Document { blocks, ..Document::default() })
    }

    #[test]
    fn a_notice_in_rows_over_and_under_its_plan() {
        let notice = read(&[
            "柏溪区民政局文件 | < | <",
            "柏民发〔2024〕3号 | < | <",
            "关于印发活动安排的通知 | < | <",
            "各街道办事处： | < | <",
            "现将活动安排印发给你们。 | < | <",
            "活动安排表 | < | <",
            "序号 | 活动主题 | 时间",
            "1 | 甲 | 5月",
            "柏溪区民政局 | < | <",
            "2024年3月1日 | < | <",
        ]);
        assert_eq!(notice.issuers, ["柏溪区民政局"]);
        assert_eq!(notice.title.as_deref(), Some("关于印发活动安排的通知"));
        assert_eq!(notice.addressees, ["各街道办事处"]);
        assert_eq!(notice.issued_on.unwrap().to_string(), "2024-03-01");
        assert_eq!(notice.plans[0].title.as_deref(), Some("活动安排表"));
        let activity = &notice.plans[0].activities[0];
        assert_eq!(activity.schedule.to_edtf().as_deref(), Some("2024-05"));
        assert_eq!(activity.cells[0].place.to_string(), "table 1, row 8, column 1");
        assert_eq!((&notice.plans[0].notes[..], notice.status), (&[][..], Status::Complete));
    }

    #[test]
    fn a_title_alone_is_the_plans() {
        let notice =
            read(&["关于2024年活动的工作安排 | < | <", "序号 | 活动主题 | 时间", "1 | 甲 | 5月"]);
        assert_eq!(notice.title, None);
        assert_eq!(notice.plans[0].title.as_deref(), Some("关于2024年活动的工作安排"));
    }
}
