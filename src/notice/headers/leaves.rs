//! The columns of a header: what stands over each, and whether they are those of a plan.

use std::ops::Range;

use crate::lexicon::headers::CONTENT_RANK;
use crate::lexicon::other_lists::{BARE_THEMES, OTHER_COLUMNS, OTHER_LISTS, SCORING};
use crate::record::Role;

use super::super::times::calendar_time::is_without_day;
use super::super::view::View;
use super::super::wording;
use super::role::{
    Fit, NAME_OF_CONTENT, WEAK_THEME, is_calendar_column, is_weak_theme, names_content,
    role_of_levels,
};

/// Cells of a time column that are looked at to see whether it holds times: a page of them.
const LOOKED_AT_CELLS: usize = 30;
/// The rank of the theme wordings (活动主题, 活动名称) that make a plan with nothing but a serial column
/// beside them.
const STRONG_THEME_RANK: u8 = 0;

/// A column of the header: grid columns with the same cells over them.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) columns: Range<u32>,
    /// The header as printed, outer to inner joined by a blank.
    pub(crate) text: String,
    pub(crate) fit: Option<Fit>,
    /// The innermost text, where it is a month, quarter or year.
    pub(crate) calendar: Option<String>,
}

/// The columns of the header with their texts and roles.
pub(crate) fn of(view: &View<'_>, rows: &Range<u32>, callers: &[(String, Role)]) -> Vec<Leaf> {
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
        let fit = if calendar.is_some() { None } else { role_of_levels(&texts, callers) };
        leaves.push((path, Leaf { columns: column..column + 1, text, fit, calendar }));
    }
    leaves.into_iter().map(|(_, leaf)| leaf).collect()
}

/// Gives the theme to a column that only looks like one, where no other is: beside a time and
/// somebody to do it, a place to do it at or a way to do it, what is done is the theme. Before a
/// column of what is done it is what names that.
pub(crate) fn find_weak_theme(leaves: &mut [Leaf]) {
    let is_theme = |leaf: &Leaf| leaf.fit.filter(|fit| fit.role == Role::Theme);
    if let Some(first) = leaves.iter().position(|leaf| is_theme(leaf).is_some()) {
        let content = |fit: Fit| fit.rank >= CONTENT_RANK;
        let all_content = leaves.iter().filter_map(is_theme).all(content);
        let named = leaves.iter_mut().take(first).rfind(|leaf| {
            leaf.fit.is_none() && leaf.calendar.is_none() && names_content(&leaf.text)
        });
        if let Some(leaf) = named.filter(|_| all_content) {
            leaf.fit = Some(NAME_OF_CONTENT);
        }
        return;
    }
    let any = |is_meant: &dyn Fn(Role) -> bool| {
        leaves.iter().filter_map(|leaf| leaf.fit).any(|fit| is_meant(fit.role))
    };
    let beside = |role: Role| {
        role.is_units() || matches!(role, Role::PersonInCharge | Role::Venue | Role::Forms)
    };
    if !any(&beside) || !any(&|role| role == Role::Schedule) {
        return;
    }
    let weak = leaves.iter_mut().find(|leaf| leaf.fit.is_none() && is_weak_theme(&leaf.text));
    if let Some(leaf) = weak {
        leaf.fit = Some(WEAK_THEME);
    }
}

/// Whether these columns are those of a plan: a theme and another known role beside it, and not
/// the labels of a form to fill in (活动名称 | ___ | 活动时间 | ___).
pub(crate) fn is_plan(leaves: &[Leaf]) -> bool {
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
pub(crate) fn is_other_list(view: &View<'_>, body: u32, leaves: &[Leaf]) -> bool {
    let of =
        |role: Role| leaves.iter().filter(move |leaf| leaf.fit.is_some_and(|fit| fit.role == role));
    let has_no_days = of(Role::Schedule).next().is_some();
    let any = |words: &[&str]| {
        let mut headers = leaves.iter().map(|leaf| wording::folded(&leaf.text));
        headers.any(|header| words.iter().any(|word| header.contains(word)))
    };
    if of(Role::Schedule).any(|leaf| !holds_no_days(view, body, leaf)) {
        let weak = of(Role::Theme).any(|leaf| leaf.fit == Some(WEAK_THEME));
        return weak && any(SCORING);
    }
    // 项目名称 with money, durations or hours beside it names things; 活动主题 and 工作任务 are done all the same.
    let best = of(Role::Theme).filter_map(|leaf| leaf.fit).map(|fit| fit.rank).min();
    let mut themes = of(Role::Theme).filter(|leaf| leaf.fit.map(|fit| fit.rank) == best);
    let only_names = themes.all(|leaf| {
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
        is_without_day(text)
    }) && printed
}
