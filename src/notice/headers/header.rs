//! Finding the header of a plan in a grid.

use std::ops::Range;

use crate::lexicon::document::TABLE_TITLE_ENDS;
use crate::lexicon::other_lists::{OTHER_COLUMNS, OTHER_LISTS};
use crate::record::Role;

use super::super::title;
use super::super::view::View;
use super::super::wording;
use super::leaves::{self, Leaf};
use super::role::role_of;

/// Rows in which a header is looked for. Above it stand a title, a subtitle, remarks and blank rows;
/// so many rows of them would be a table of their own.
const SEARCHED_ROWS: u32 = 200;
/// Rows of one header: 责任单位, below it 牵头 and 配合, below each 单位 and 人 are three, and one is spare.
const MAX_LEVELS: u32 = 4;
/// Characters of a header cell without its brackets. A long real one, 拟提交市政府常务会议审议时间, has
/// 14; what is twice as long is prose.
const MAX_HEADER_CHARACTERS: usize = 30;
/// Columns of a plan: a calendar with one for each day of a year has fewer.
const MAX_COLUMNS: usize = 512;

/// The header of a plan: its rows and what stands over each column.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) rows: Range<u32>,
    pub(crate) leaves: Vec<Leaf>,
}

impl Header {
    /// What stands over the columns, folded: two headers are the same if this is.
    pub(crate) fn wordings(&self) -> Vec<String> {
        self.leaves.iter().map(|leaf| wording::folded(&leaf.text)).collect()
    }
}

/// The first rows that are the header of a plan.
fn locate(view: &View<'_>, callers: &[(String, Role)]) -> Option<Header> {
    let from = view.rows.start;
    let end = view.rows.end.min(from.saturating_add(SEARCHED_ROWS));
    (from..end).find_map(|top| at(view, top, callers))
}

/// The header whose first row is `top`, if it is one.
fn at(view: &View<'_>, top: u32, callers: &[(String, Role)]) -> Option<Header> {
    let printed = view.printed(top);
    // A single cell is a title, unless it stands over some columns inside; a cell from above belongs
    // to a header that began there.
    let is_title = match printed.as_slice() {
        [only] => view.cell(*only).is_none_or(|cell| cell.column == 0) || !divides(view, top + 1),
        cells => !(2..=MAX_COLUMNS).contains(&cells.len()),
    };
    if is_title || !printed.iter().all(|&index| may_stand_in_header(view.text(index))) {
        return None;
    }
    let rows = top..bottom(view, top);
    let mut leaves = leaves::of(view, &rows, callers);
    leaves::find_weak_theme(&mut leaves);
    (leaves::is_plan(&leaves) && !leaves::is_other_list(view, rows.end, &leaves))
        .then_some(Header { rows, leaves })
}

/// The tables in a grid, each with its header.
pub(crate) fn tables<'d>(
    whole: View<'d>,
    callers: &[(String, Role)],
) -> Vec<(View<'d>, Option<Header>)> {
    let Some(first) = locate(&whole, callers) else { return vec![(whole, None)] };
    let rows = rows_of_tables(&whole, first.clone(), callers);
    if rows.len() == 1 {
        return vec![(whole, Some(first))];
    }
    let views = rows.into_iter().map(|rows| whole.clone().within(rows));
    views.map(|view| (view.clone(), locate(&view, callers))).collect()
}

/// The rows of each table in a grid with this header: tables may stand below each other on one sheet.
/// Another begins with the header of another plan under a title or a blank row, or with the same header
/// under a title of its own.
fn rows_of_tables(view: &View<'_>, first: Header, callers: &[(String, Role)]) -> Vec<Range<u32>> {
    let mut tables = Vec::new();
    let mut start = view.rows.start;
    let mut current = first;
    let mut row = current.rows.end;
    // Whether another list stands below the plan: the next header begins a table in any case.
    let mut other = false;
    while row < view.rows.end {
        let below_one = view.printed(row - 1).len() < 2 && row > current.rows.end;
        let top = top_of(view, row, current.rows.end);
        let of_list = || {
            is_header_of_list(view, row)
                || is_titled(view, top..row)
                    && is_numbered(view, row)
                    && at(view, row, callers).is_none()
        };
        if below_one && of_list() {
            tables.push(start..top);
            start = top;
            other = true;
            row += 1;
            continue;
        }
        let next = if below_one { at(view, row, callers) } else { None };
        // A remark or a total over a header that stands again is no level of it.
        let again =
            |row| at(view, row, callers).is_some_and(|own| own.wordings() == current.wordings());
        let next = next.filter(|next| !(row + 1..next.rows.end).any(again));
        row += 1;
        let Some(next) = next else { continue };
        let top = top_of(view, next.rows.start, current.rows.end);
        if other || next.wordings() != current.wordings() || is_titled(view, top..next.rows.start) {
            tables.push(start..top);
            other = false;
            start = top;
            row = next.rows.end;
            current = next;
        }
    }
    tables.push(start..view.rows.end);
    tables
}

/// Whether a row is the header of a list that is no plan, as they stand below plans on a sheet:
/// 单位 | 姓名 | 职务 | 手机.
fn is_header_of_list(view: &View<'_>, row: u32) -> bool {
    let printed = view.printed(row);
    let is_of_list = |index: &&usize| {
        let text = wording::without_brackets(&wording::folded(view.text(**index)));
        OTHER_LISTS.iter().chain(OTHER_COLUMNS).any(|word| text.ends_with(word))
    };
    printed.iter().all(|&index| may_stand_in_header(view.text(index)))
        && printed.iter().filter(is_of_list).count() > 1
}

/// Whether a row begins as a header does whose table numbers its rows: under a title of its own, and not
/// the header of a plan, it is that of another list.
fn is_numbered(view: &View<'_>, row: u32) -> bool {
    let printed = view.printed(row);
    let first = printed.first().and_then(|&index| role_of(view.text(index), &[]));
    printed.len() > 1 && first.is_some_and(|fit| fit.role == Role::Serial)
}

/// The first row that belongs to a header further down: its title, over blank rows, and the head of its
/// annex (附件2) over that.
fn top_of(view: &View<'_>, header: u32, end: u32) -> u32 {
    let mut top = header;
    while top > end && view.printed(top - 1).is_empty() {
        top -= 1;
    }
    while top > end
        && matches!(view.printed(top - 1).as_slice(), [cell] if title::may_be_title(view.text(*cell)))
    {
        top -= 1;
    }
    let over = (end..top).rev().find(|&row| !view.printed(row).is_empty());
    let head = over.filter(|&row| {
        matches!(view.printed(row).as_slice(), [cell] if title::is_annex_head(view.text(*cell)))
    });
    head.unwrap_or(top)
}

/// Whether these rows hold the title of a table (…安排表), and not only that of a section.
fn is_titled(view: &View<'_>, rows: Range<u32>) -> bool {
    rows.flat_map(|row| view.printed(row)).any(|cell| {
        let text = wording::folded(view.text(cell));
        // 续表 is no title, and with one it says whose.
        !title::says_going_on(&text) && TABLE_TITLE_ENDS.iter().any(|end| text.ends_with(end))
    })
}

/// A header cell is short and neither a number, a sentence nor a label with its value (填报单位：甲).
fn may_stand_in_header(text: &str) -> bool {
    let folded = wording::without_brackets(&wording::folded(text));
    let filled = folded.split_once(':').is_some_and(|(_, value)| !value.is_empty());
    !filled
        && folded.chars().count() <= MAX_HEADER_CHARACTERS
        && !folded
            .chars()
            .all(|character| character.is_ascii_digit() || character.is_ascii_punctuation())
}

/// One past the last row of the header that begins at `top`: cells that reach down into the next
/// row take it in, and so does a row that only stands under merged cells and divides them.
fn bottom(view: &View<'_>, top: u32) -> u32 {
    let mut bottom = top + 1;
    let end = view.rows.end.min(top.saturating_add(MAX_LEVELS));
    while bottom < end && (reaches(view, top, bottom) || divides(view, bottom)) {
        bottom += 1;
    }
    bottom
}

/// Whether a printed cell of the header, which began at `top`, covers this row, and what stands
/// beside it there could be header too.
fn reaches(view: &View<'_>, top: u32, row: u32) -> bool {
    let printed = view.printed(row);
    let from_header =
        |index: usize| view.cell(index).is_some_and(|cell| cell.row >= top && cell.row < row);
    printed.iter().any(|&index| from_header(index))
        && printed.iter().all(|&index| may_stand_in_header(view.text(index)))
}

/// Whether a row has print only under cells that are merged over some columns, and divides one. Beside
/// those the row above is blank: the other words of the header may stand in the lower row alone.
fn divides(view: &View<'_>, row: u32) -> bool {
    let above = row - 1;
    let merged = |index: usize| {
        view.cell(index).is_some_and(|cell| {
            cell.column_span > 1 && cell.column_span < view.grid.columns && cell.row_end() == row
        }) && !wording::is_blank(view.text(index))
    };
    let mut divided = false;
    let mut last = None;
    for column in 0..view.grid.columns {
        let Some(index) = view.at(row, column) else { continue };
        if wording::is_blank(view.text(index)) {
            continue;
        }
        let over = view.at(above, column);
        let is_under_blank = over.is_some_and(|over| wording::is_blank(view.text(over)));
        if !over.is_some_and(merged) && !is_under_blank || !may_stand_in_header(view.text(index)) {
            return false;
        }
        divided |= last.is_some_and(|(cell, outer)| outer == over && cell != index);
        last = Some((index, over));
    }
    divided
}

#[cfg(test)]
mod tests {
    use super::super::super::view::drawn::grid;
    use super::*;

    fn found(lines: &[&str]) -> Option<(Range<u32>, Vec<String>)> {
        let grid = grid(1, lines);
        let header = locate(&View::new(&grid).unwrap(), &[])?;
        Some((header.rows, header.leaves.into_iter().map(|leaf| leaf.text).collect()))
    }

    #[test]
    fn under_titles_and_blank_rows() {
        let header = found(&[
            "附件1 | | |",
            "某区2024年活动安排表 | < | < | <",
            " | | |",
            "序号 | 活动主题 | 责任单位 | 时间",
            "1 | 甲 | 乙局 | 5月",
        ]);
        assert_eq!(
            header,
            Some((3..4, ["序号", "活动主题", "责任单位", "时间"].map(str::to_owned).to_vec()))
        );
    }

    #[test]
    fn two_levels_with_and_without_vertical_merges() {
        let expected = [
            "序号",
            "工作内容",
            "责任分工 牵头单位",
            "责任分工 配合单位",
            "时间 开始",
            "时间 结束",
        ];
        let expected = Some((0..2, expected.map(str::to_owned).to_vec()));
        assert_eq!(
            found(&[
                "序号 | 工作内容 | 责任分工 | < | 时间 | <",
                "^ | ^ | 牵头单位 | 配合单位 | 开始 | 结束",
                "1 | 植树 | 林业局 | 各镇 | 3月1日 | 4月15日",
            ]),
            expected
        );
        assert_eq!(
            found(&[
                "序号 | 工作内容 | 责任分工 | < | 时间 | <",
                " | | 牵头单位 | 配合单位 | 开始 | 结束",
                "1 | 植树 | 林业局 | 各镇 | 3月1日 | 4月15日",
            ]),
            expected
        );
    }

    #[test]
    fn words_over_some_columns_beside_blanks() {
        let header = found(&[
            "某区活动安排表 | < | < | < | <",
            " | | 责任分工 | < | ",
            "序号 | 活动主题 | 牵头单位 | 配合单位 | 时间",
            "1 | 植树 | 林业局 | 各镇 | 3月",
        ]);
        let expected = ["序号", "活动主题", "责任分工 牵头单位", "责任分工 配合单位", "时间"];
        assert_eq!(header, Some((1..3, expected.map(str::to_owned).to_vec())));
    }

    #[test]
    fn labels_with_their_values_are_no_header() {
        let header = found(&[
            "填报单位：甲 | < | 填报时间：2024年2月1日 | <",
            "序号 | 活动名称 | 活动时间 | 负责人",
            "1 | 植树 | 3月 | 乙",
        ]);
        assert_eq!(header.map(|(rows, _)| rows), Some(1..2));
    }

    #[test]
    fn the_theme_may_stand_in_the_second_row() {
        let header = found(&[
            "序号 | 活动安排 | < | 责任单位",
            "^ | 主题 | 时间 | ^",
            "1 | 甲 | 5月 | 乙局",
        ]);
        assert_eq!(header.map(|(rows, _)| rows), Some(0..2));
    }

    #[test]
    fn tables_that_are_no_plan() {
        assert_eq!(found(&["序号 | 收费项目 | 收费标准", "1 | 登记费 | 80元"]), None);
        assert_eq!(found(&["服务事项 | 办理时限 | 责任科室", "登记 | 5日 | 一科"]), None);
        assert_eq!(found(&["事项名称 | 办理时限 | 责任科室", "登记 | 15个工作日 | 一科"]), None);
        assert!(found(&["事项名称 | 办理时限 | 责任科室", "登记 | 6月底前 | 一科"]).is_some());
        assert_eq!(found(&["项目名称 | 实施单位 | 预算金额", "运维 | 信息中心 | 12"]), None);
        assert_eq!(
            found(&["项目名称 | 项目内容 | 金额 | 责任科室", "运维 | 电脑 | 6 | 一科"]),
            None
        );
        assert!(found(&["工作任务 | 责任单位 | 资金来源", "修路 | 交通局 | 自筹"]).is_some());
        assert!(found(&["普法内容 | 普法形式 | 完成时间", "宪法 | 讲座 | 12月"]).is_some());
        assert_eq!(found(&["活动名称 | 单位 | 姓名", "登山 | 甲局 | 张三"]), None);
        assert_eq!(found(&["公开内容 | 公开时限 | 责任科室", "预算 | 20日 | 一科"]), None);
        assert!(found(&["场次 | 节目名称 | 日期 | 负责人", "1 | 合唱 | 5月1日 | 甲"]).is_some());
        assert!(found(&["剧目 | 演出地点 | 演出时间", "花木兰 | 柳镇 | 5月1日"]).is_some());
        assert_eq!(found(&["场馆名称 | 地点 | 开放时间", "图书馆 | 东街 | 8:30-17:00"]), None);
        assert_eq!(found(&["姓名 | 单位 | 电话", "张三 | 甲局 | 123"]), None);
        assert_eq!(
            found(&["考核项目 | 分值 | 责任科室 | 完成时限", "党建 | 20 | 一科 | 12月"]),
            None
        );
        assert!(found(&["活动主题 | 分值 | 责任科室 | 时间", "党课 | 2 | 一科 | 6月"]).is_some());
        assert_eq!(found(&["活动名称 | | 活动时间 |", "主办单位 | | 负责人 |"]), None);
        assert_eq!(found(&["29 | 政务公开主题活动 | 座谈 | 甲单位"]), None);
    }
}
