//! Finding the header of a plan in a grid.

use std::ops::Range;

use crate::lexicon::document::TABLE_TITLE_ENDS;
use crate::lexicon::other_lists::{BARE_THEMES, OTHER_COLUMNS, OTHER_LISTS};
use crate::record::Role;

use super::activity;
use super::role::{Fit, WEAK_THEME, is_calendar_column, is_weak_theme, role_of};
use super::title;
use super::view::View;
use super::wording;

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
/// Cells of a time column that are looked at to see whether it holds times: a page of them.
const LOOKED_AT_CELLS: usize = 30;
/// The rank of the theme wordings (活动主题, 活动名称) that make a plan with nothing but a serial column
/// beside them.
const STRONG_THEME_RANK: u8 = 0;

/// The header of a plan: its rows and what stands over each column.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) rows: Range<u32>,
    pub(super) leaves: Vec<Leaf>,
}

impl Header {
    /// What stands over the columns, folded: two headers are the same if this is.
    pub(super) fn wordings(&self) -> Vec<String> {
        self.leaves.iter().map(|leaf| wording::folded(&leaf.text)).collect()
    }
}

/// A column of the header: grid columns with the same cells over them.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) columns: Range<u32>,
    /// The header as printed, outer to inner joined by a blank.
    pub(super) text: String,
    pub(super) fit: Option<Fit>,
    /// The innermost text, where it is a month, quarter or year.
    pub(super) calendar: Option<String>,
}

/// The first rows that are the header of a plan.
pub(super) fn locate(view: &View<'_>, callers: &[(String, Role)]) -> Option<Header> {
    let from = view.rows.start;
    let end = view.rows.end.min(from.saturating_add(SEARCHED_ROWS));
    (from..end).find_map(|top| at(view, top, callers))
}

/// The header whose first row is `top`, if it is one.
pub(super) fn at(view: &View<'_>, top: u32, callers: &[(String, Role)]) -> Option<Header> {
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
    let mut leaves = leaves(view, &rows, callers);
    find_weak_theme(&mut leaves);
    (is_plan(&leaves) && !is_other_list(view, rows.end, &leaves)).then_some(Header { rows, leaves })
}

/// The rows of each table in a grid: tables may stand below each other on one sheet. Another begins
/// with the header of another plan under a title or a blank row, or with the same header under a
/// title of its own.
pub(super) fn tables(view: &View<'_>, callers: &[(String, Role)]) -> Vec<Range<u32>> {
    let Some(first) = locate(view, callers) else { return vec![view.rows.clone()] };
    let mut tables = Vec::new();
    let mut start = view.rows.start;
    let mut current = first;
    let mut row = current.rows.end;
    // Whether another list stands below the plan: the next header begins a table in any case.
    let mut other = false;
    while row < view.rows.end {
        let below_one = view.printed(row - 1).len() < 2 && row > current.rows.end;
        if below_one && is_header_of_list(view, row) {
            let top = top_of(view, row, current.rows.end);
            tables.push(start..top);
            start = top;
            other = true;
            row += 1;
            continue;
        }
        let next = if below_one { at(view, row, callers) } else { None };
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

/// The first row that belongs to a header further down: its title, over blank rows.
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
    top
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

/// The columns of the header with their texts and roles.
fn leaves(view: &View<'_>, rows: &Range<u32>, callers: &[(String, Role)]) -> Vec<Leaf> {
    let mut leaves: Vec<(Vec<usize>, Leaf)> = Vec::new();
    for column in 0..view.grid.columns {
        let mut path: Vec<usize> = rows.clone().filter_map(|row| view.at(row, column)).collect();
        path.dedup();
        if let Some((above, leaf)) = leaves.last_mut()
            && *above == path
            && !path.is_empty()
        {
            leaf.columns.end = column + 1;
            continue;
        }
        let texts: Vec<&str> = path
            .iter()
            .map(|&index| view.text(index).trim())
            .filter(|text| !wording::is_blank(text))
            .collect();
        let inner = texts.last().copied().unwrap_or_default();
        let text = texts.join(" ");
        let calendar = is_calendar_column(inner).then(|| inner.to_owned());
        let fit = if calendar.is_some() { None } else { role_of(&text, callers) };
        leaves.push((path, Leaf { columns: column..column + 1, text, fit, calendar }));
    }
    leaves.into_iter().map(|(_, leaf)| leaf).collect()
}

/// Gives the theme to a column that only looks like one, where no other is: beside a time and
/// somebody to do it, or a place to do it at, what is done is the theme.
fn find_weak_theme(leaves: &mut [Leaf]) {
    let any = |is_meant: &dyn Fn(Role) -> bool| {
        leaves.iter().filter_map(|leaf| leaf.fit).any(|fit| is_meant(fit.role))
    };
    let who = |role: Role| role.is_units() || role == Role::PersonInCharge;
    let may_be =
        any(&|role| who(role) || role == Role::Venue) && any(&|role| role == Role::Schedule);
    if !may_be || any(&|role| role == Role::Theme) {
        return;
    }
    let weak = leaves.iter_mut().find(|leaf| leaf.fit.is_none() && is_weak_theme(&leaf.text));
    if let Some(leaf) = weak {
        leaf.fit = Some(WEAK_THEME);
    }
}

/// Whether these columns are those of a plan: a theme and another known role beside it, and not
/// the labels of a form to fill in (活动名称 | ___ | 活动时间 | ___).
fn is_plan(leaves: &[Leaf]) -> bool {
    let themes = leaves.iter().filter_map(|leaf| leaf.fit).filter(|fit| fit.role == Role::Theme);
    let Some(theme) = themes.min_by_key(|fit| fit.rank) else { return false };
    let known: Vec<Role> = leaves.iter().filter_map(|leaf| Some(leaf.fit?.role)).collect();
    let beside = |role: Role| match role {
        Role::Theme | Role::Extra => false,
        Role::Serial => theme.rank == STRONG_THEME_RANK,
        _ => true,
    };
    let blank = blank_to_fill(leaves);
    known.iter().any(|&role| beside(role)) && (blank < 2 || known.len() > 2 * blank)
}

/// How many columns have no header, where that says something: one right of all others is there
/// because a title over the table reaches further than the table, unless others are like it.
fn blank_to_fill(leaves: &[Leaf]) -> usize {
    let is_blank = |leaf: &&Leaf| leaf.text.is_empty();
    let trailing = leaves.iter().rev().take_while(is_blank).count();
    let inner = leaves.len() - trailing;
    // The serial column often has no header.
    match leaves.iter().take(inner).skip(1).filter(is_blank).count() {
        0 => leaves.iter().take(inner).filter(is_blank).count(),
        between => between + trailing,
    }
}

/// Whether a table with the columns of a plan is another list all the same: it has no times to do
/// things in, and other columns betray a list of people, services or money.
fn is_other_list(view: &View<'_>, body: u32, leaves: &[Leaf]) -> bool {
    let of =
        |role: Role| leaves.iter().filter(move |leaf| leaf.fit.is_some_and(|fit| fit.role == role));
    let has_no_days = of(Role::Schedule).next().is_some();
    if of(Role::Schedule).any(|leaf| !holds_no_days(view, body, leaf)) {
        return false;
    }
    let any = |words: &[&str]| {
        let mut headers = leaves.iter().map(|leaf| wording::folded(&leaf.text));
        headers.any(|header| words.iter().any(|word| header.contains(word)))
    };
    // 项目名称 with money, durations or hours beside it names things; 活动主题 and 工作任务 are done all the same.
    let only_names = of(Role::Theme).all(|leaf| {
        let header = wording::without_brackets(&wording::folded(&leaf.text));
        leaf.fit == Some(WEAK_THEME) || BARE_THEMES.contains(&header.as_str())
    }) && of(Role::Forms).next().is_none();
    any(OTHER_LISTS) || (only_names && (has_no_days || any(OTHER_COLUMNS)))
}

/// Whether the times in a column all say how long, or at what hour of no day: 15个工作日 is what a
/// service takes, 6:00 when a bus leaves.
fn holds_no_days(view: &View<'_>, body: u32, leaf: &Leaf) -> bool {
    let cells = (body..view.rows.end).filter_map(|row| view.at(row, leaf.columns.start));
    let texts = cells.map(|cell| view.text(cell)).filter(|text| !wording::is_blank(text));
    let mut printed = false;
    texts.take(LOOKED_AT_CELLS).all(|text| {
        printed = true;
        activity::is_without_day(text)
    }) && printed
}

#[cfg(test)]
mod tests {
    use super::super::view::drawn::grid;
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
        assert!(found(&["工作任务 | 责任单位 | 资金来源", "修路 | 交通局 | 自筹"]).is_some());
        assert_eq!(found(&["活动名称 | 单位 | 姓名", "登山 | 甲局 | 张三"]), None);
        assert_eq!(found(&["公开内容 | 公开时限 | 责任科室", "预算 | 20日 | 一科"]), None);
        assert!(found(&["场次 | 节目名称 | 日期 | 负责人", "1 | 合唱 | 5月1日 | 甲"]).is_some());
        assert!(found(&["剧目 | 演出地点 | 演出时间", "花木兰 | 柳镇 | 5月1日"]).is_some());
        assert_eq!(found(&["场馆名称 | 地点 | 开放时间", "图书馆 | 东街 | 8:30-17:00"]), None);
        assert_eq!(found(&["姓名 | 单位 | 电话", "张三 | 甲局 | 123"]), None);
        assert_eq!(found(&["活动名称 | | 活动时间 |", "主办单位 | | 负责人 |"]), None);
        assert_eq!(found(&["29 | 政务公开主题活动 | 座谈 | 甲单位"]), None);
    }
}
