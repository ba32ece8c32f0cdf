//! Recognition: a [`Document`] in, a [`Notice`] out. It knows Chinese notices and no file format,
//! and it cannot fail: what it does not understand it reports.
//!
//! `abreast` parts tables that stand side by side in one grid, and `letter` takes the lines of a notice
//! out of the rows of one. `plans` finds the tables that have the `headers` of a plan, `joining` which
//! of them are pieces of one, and `plan` reads a `table` of such pieces row by row (`body`, with its `times`). `elements` is
//! what the notice says outside its tables.

mod abreast;
mod body;
mod elements;
mod headers;
mod joining;
mod letter;
mod names;
mod plan;
mod plans;
mod running_heads;
mod table;
mod times;
mod title;
mod view;
mod wording;
#[cfg(feature = "segment")]
mod words;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::limits::Allowance;
use crate::normalize::SchedulePolicy;
use crate::record::{Notice, Role};
use crate::schedule::Day;

use self::elements::Elements;

/// What a caller tells recognition.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// The year of a bare month, where the notice does not say.
    pub(crate) year: Option<i16>,
    /// Header wordings of the caller's own.
    pub(crate) headers: Vec<(String, Role)>,
    /// Whether the words of each theme are wanted.
    pub(crate) words: bool,
    /// The choices where print leaves a choice.
    pub(crate) policy: SchedulePolicy,
}

/// What the notice says outside its tables that its plans need.
struct Surroundings<'a> {
    title: Option<&'a str>,
    issued_on: Option<Day>,
    elements: &'a Elements<'a>,
}

/// Recognises a document; `found` is what its reader reported.
pub(crate) fn recognize(
    document: &Document,
    found: Vec<Diagnostic>,
    settings: &Settings,
    allowance: &mut Allowance,
) -> Notice {
    let mut notice = Notice::empty();
    let mut diagnostics = found;
    let document = &*letter::set_out(abreast::part(document));
    let elements = elements::read(document, &mut notice);
    if let Some(place) = elements.cut_at.clone() {
        let text = "what the notice says outside its tables is searched for in its first and last lines only";
        diagnostics.push(Diagnostic::new(Code::TruncatedByLimit, place, text));
    }
    let around = Surroundings {
        title: notice.title.as_deref(),
        issued_on: notice.issued_on,
        elements: &elements,
    };
    notice.plans = plans::recognize(document, &around, settings, allowance, &mut diagnostics);
    #[cfg(feature = "segment")]
    if settings.words {
        words::add(&mut notice);
    }
    notice.diagnostics = diagnostics;
    notice.status = notice.status();
    notice
}

/// What is recognised under the default limits, for tests.
#[cfg(test)]
fn of(document: &Document) -> Notice {
    of_with(document, &Settings::default())
}

/// The same with settings.
#[cfg(test)]
fn of_with(document: &Document, settings: &Settings) -> Notice {
    recognize(document, Vec::new(), settings, &mut Allowance::default())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::{Block, Grid, GridCell, Paragraph, Place};

    /// Texts that steps of recognition look for, and some that none knows.
    const TEXTS: [&str; 24] = [
        "",
        "序号",
        "活动主题",
        "责任单位",
        "时间",
        "开始时间",
        "结束时间",
        "1",
        "一",
        "一、甲",
        "（二）乙",
        "2024年",
        "5月",
        "9月31日",
        "注：丙",
        "合计",
        "附件",
        "附件：1.甲表2.乙表",
        "某市财政局",
        "某财〔2024〕5号",
        "关于印发《甲》的通知",
        "各单位：",
        "2024年5月6日",
        "（联系人：张三\n电话",
    ];

    fn blocks() -> impl Strategy<Value = Vec<Block>> {
        let text = || prop::sample::select(&TEXTS[..]);
        let paragraph = (text(), 1..4_u32).prop_map(|(text, page)| {
            let (text, place) = (text.to_owned(), Place::page(page));
            Block::Paragraph(Paragraph { text, place, ..Paragraph::default() })
        });
        // Cells that overlap and stand outside: readers do not make them, and nothing may break.
        let cell = (0..6_u32, 0..6_u32, 1..4_u32, 1..4_u32, text());
        let table = (prop::collection::vec(cell, 0..30), 0..7_u32, 0..7_u32).prop_map(
            |(cells, rows, columns)| {
                let mut grid = Grid::new(Place::table(1));
                for (row, column, down, right, text) in cells {
                    grid.push(GridCell::new(row, column, text).spanning(down, right));
                }
                grid.sort();
                (grid.rows, grid.columns) = (grid.rows.min(rows), grid.columns.min(columns));
                grid.column_edges = (0..columns)
                    .map(|edge| f32::from(u16::try_from(edge).unwrap_or_default()))
                    .collect();
                Block::Table(grid)
            },
        );
        prop::collection::vec(prop_oneof![paragraph, table], 0..8)
    }

    proptest! {
        #[test]
        fn any_document_is_recognised(blocks in blocks()) {
            let document = Document { blocks, ..Document::default() };
            let notice = of(&document);
            prop_assert_eq!(notice.status, notice.status());
            for activity in notice.activities() {
                let columns = notice.plans.iter().map(|plan| plan.columns.len()).collect::<Vec<_>>();
                prop_assert!(columns.contains(&activity.cells.len()));
            }
        }
    }
}
