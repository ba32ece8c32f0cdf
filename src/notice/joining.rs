//! Which grids are pieces of one table: a plan goes on over pages, with its header or without, and
//! lines of the page or banners of its sections stand between.

use std::ops::Range;

use crate::document::Paragraph;
use crate::record::{PlanNote, Role};

use super::body::rows;
use super::body::sections;
use super::body::serial;
use super::headers::columns::{self, PlanColumn};
use super::headers::header::Header;
use super::running_heads::RunningHeads;
use super::table::Piece;
use super::times::calendar_time;
use super::title;
use super::view::View;
use super::wording;

/// Pieces before a table that are looked at to see whether it goes on with them: with a row on each
/// page, those of the rows that may share one number.
const LOOKED_AT_PIECES: usize = 50;

/// Lines between two pieces of one table: the foot of a page and the head of the next, with the blank
/// lines that push the table there.
const MAX_LINES_BETWEEN: usize = 200;
/// Lines above a table in which its title is looked for: down from the head of its annex, some pages
/// before the table.
const LOOKED_AT_ABOVE: usize = 1_000;

/// A plan whose last piece may not have come yet.
pub(super) struct Open<'d> {
    pub(super) columns: Vec<PlanColumn>,
    /// Its header, folded: a piece with the same one goes on with it.
    header: Vec<String>,
    pub(super) pieces: Vec<Piece<'d>>,
    pub(super) title: Option<String>,
    pub(super) asides: Vec<PlanNote>,
    /// Notes right under its last piece.
    pub(super) under: Vec<PlanNote>,
    /// A numbered heading or a time above the first piece, with the title above it: a section of the
    /// plan if the next piece stands under one of its kind (一、上半年, 二、下半年).
    heading: Option<(PlanNote, Option<String>)>,
}

impl<'d> Open<'d> {
    /// A plan that begins with this table, under these lines.
    pub(super) fn begin(view: View<'d>, header: &Header, above: &[&Paragraph]) -> Self {
        let above = above.get(above.len().saturating_sub(LOOKED_AT_ABOVE)..).unwrap_or_default();
        let title = title::of(&view, header.rows.start, above);
        let heading = title::heading(above).map(|(heading, above)| (line(heading), above));
        let body = header.rows.end..view.rows.end;
        let (columns, ranges) = columns::under_header(&view, &header.leaves, body);
        let pieces = vec![Piece::new(view, ranges, header.rows.clone())];
        let header = header.wordings();
        Self { columns, header, pieces, title, asides: Vec::new(), under: Vec::new(), heading }
    }

    /// The plan when no more pieces come, with the lines under the last: notes (注：…) that stand
    /// first among them are the table's, as if they were its last rows. The heading above it is a
    /// banner where one of the rows is.
    pub(super) fn whole(mut self, below: &[&Paragraph]) -> Self {
        let printed = below.iter().filter(|paragraph| !wording::is_blank(&paragraph.text));
        let notes = printed.take_while(|paragraph| rows::is_labelled_note(&paragraph.text));
        self.under = notes.map(|paragraph| line(paragraph)).collect();
        let banner = self
            .heading
            .as_ref()
            .map(|(heading, _)| heading.text.clone())
            .filter(|text| self.pieces.iter().any(|piece| piece.has_banners_like(text)));
        if let Some(text) = banner {
            self.give_heading(&text);
        }
        self
    }

    /// Takes a table in that goes on with the plan; gives it back where it does not.
    pub(super) fn take(
        &mut self,
        view: View<'d>,
        header: Option<&Header>,
        between: &[&Paragraph],
        heads: &RunningHeads<'_>,
    ) -> Option<View<'d>> {
        let Some(found) = self.continuation(&view, header, between, heads) else {
            return Some(view);
        };
        if let Some(banner) = found.banners.first() {
            self.give_heading(&banner.text);
        }
        self.asides.extend(found.asides);
        self.pieces.push(Piece {
            banners: found.banners,
            ..Piece::new(view, found.columns, found.header)
        });
        None
    }

    /// The heading above the first piece is no title but a banner, if it is numbered like this one or
    /// a time as it is: 一季度, 二季度.
    fn give_heading(&mut self, banner: &str) {
        let level = sections::level(banner);
        let times =
            |heading: &str| calendar_time::is_time(heading) && calendar_time::is_time(banner);
        let alike = |(heading, _): &mut (PlanNote, Option<String>)| {
            sections::level(&heading.text) == level
                && (level != sections::Level::Unnumbered || times(&heading.text))
        };
        let Some((heading, title)) = self.heading.take_if(alike) else { return };
        if self.title.as_deref() == Some(heading.text.as_str()) {
            self.title = title;
        }
        if let Some(first) = self.pieces.first_mut() {
            first.banners.push(heading);
        }
    }

    /// How a table goes on with the plan; `None` where it is another one.
    fn continuation(
        &self,
        view: &View<'_>,
        header: Option<&Header>,
        between: &[&Paragraph],
        heads: &RunningHeads<'_>,
    ) -> Option<Continued> {
        let last = self.pieces.last()?;
        // Every sheet stands for itself.
        if last.view.grid.place.sheet != view.grid.place.sheet || between.len() > MAX_LINES_BETWEEN
        {
            return None;
        }
        let belongs_to_page = |paragraph: &Paragraph| {
            title::is_furniture(&paragraph.text, self.title.as_deref())
                || heads.contain(&paragraph.text)
        };
        let others = between.iter().copied().filter(|paragraph| !belongs_to_page(paragraph));
        let (banners, asides): (Vec<&Paragraph>, Vec<&Paragraph>) =
            others.partition(|paragraph| title::is_banner(&paragraph.text));
        let is_note = |paragraph: &&Paragraph| rows::is_labelled_note(&paragraph.text);
        let may_stand_between = asides.iter().all(|paragraph| {
            is_note(paragraph)
                || title::may_be_title(&paragraph.text) && !title::opens_another(&paragraph.text)
        });
        let (columns, header) = match header {
            None => (self.columns_of(view)?, 0..0),
            Some(header) => self.under_same_header(view, header)?,
        };
        let top = if header.is_empty() { view.rows.start } else { header.end };
        // A line that nobody knows stands between: then the rows themselves must go on. The numbers
        // may begin again under a banner.
        let next = self.next(view, top, &columns);
        let has_header = !header.is_empty();
        if has_header && next == Some(Next::StartsAgain) && banners.is_empty() {
            let is_apart = last.view.grid.place.page == view.grid.place.page
                || between.iter().any(|paragraph| is_title_of_its_own(&paragraph.text))
                || self.begins_like(view, top, &columns);
            if is_apart {
                return None;
            }
        }
        let goes_on = match (asides.is_empty(), banners.is_empty()) {
            (true, true) => true,
            (true, false) => has_header || next.is_some(),
            (false, _) if has_header || asides.iter().any(is_note) => next == Some(Next::Number),
            (false, _) => next.is_some_and(|next| next != Next::StartsAgain),
        };
        let lines = |paragraphs: Vec<&Paragraph>| paragraphs.into_iter().map(line).collect();
        (may_stand_between && goes_on).then(|| Continued {
            columns,
            header,
            banners: lines(banners),
            asides: lines(asides),
        })
    }

    /// Whether a row has the texts of the plan's first: the plan is printed a second time.
    fn begins_like(&self, view: &View<'_>, row: u32, columns: &[Range<u32>]) -> bool {
        let Some(first) = self.pieces.first() else { return false };
        let texts = |view: &View<'_>, row: u32, columns: &[Range<u32>]| -> Vec<String> {
            let cells = columns.iter().map(|range| view.at(row, range.start));
            cells
                .map(|cell| cell.map(|cell| wording::folded(view.text(cell))).unwrap_or_default())
                .collect()
        };
        texts(&first.view, first.body.start, &first.columns) == texts(view, row, columns)
    }

    /// The grid columns and the rows of the header of a piece that has the plan's header over it.
    fn under_same_header(
        &self,
        view: &View<'_>,
        header: &Header,
    ) -> Option<(Vec<Range<u32>>, Range<u32>)> {
        if header.wordings() != self.header {
            return None;
        }
        let body = header.rows.end..view.rows.end;
        let (columns, ranges) = columns::under_header(view, &header.leaves, body);
        // Rows above the header are a title again, or rows of the table: then the header stands in
        // the middle of the piece, and the rows say so themselves. The rest of a cut row may have
        // print in one cell only, but titles begin at the left.
        let at_left = |&cell: &usize| view.cell(cell).is_some_and(|cell| cell.column == 0);
        let titled = (view.rows.start..header.rows.start).all(|row| {
            let printed = view.printed(row);
            printed.len() < 2 && printed.iter().all(at_left)
        });
        let rows = if titled { header.rows.clone() } else { 0..0 };
        (columns.len() == self.columns.len()).then_some((ranges, rows))
    }

    /// Whether a table that was not joined has the columns of the plan, and rows that follow; or
    /// whether it follows at once on another page; or whether neither has rulings, so that what
    /// parts them may be a gap inside one table (shaded rows whose merged first column is white).
    pub(super) fn may_go_on(&self, view: &View<'_>, between: &[&Paragraph]) -> bool {
        let Some(last) = self.pieces.last() else { return false };
        let (last_grid, grid) = (last.view.grid, view.grid);
        if between.len() > MAX_LINES_BETWEEN {
            return false;
        }
        if last_grid.by_alignment && grid.by_alignment && last_grid.place.page == grid.place.page {
            return true;
        }
        let page_turned = last_grid.place.page < grid.place.page
            && grid.columns > 2
            && between
                .iter()
                .all(|paragraph| title::is_furniture(&paragraph.text, self.title.as_deref()));
        if page_turned {
            return true;
        }
        last_grid.place.sheet == grid.place.sheet
            && self.columns_of(view).is_some_and(|columns| {
                // The first row may be the rest of one that the page break cut.
                let mut rows = view.rows.clone().take(2);
                let next = rows.find_map(|row| self.next(view, row, &columns));
                next.is_some_and(|next| next != Next::StartsAgain)
            })
    }

    /// The grid columns of a piece without a header, as they are in the last piece that has all.
    fn columns_of(&self, view: &View<'_>) -> Option<Vec<Range<u32>>> {
        let mut pieces = self.pieces.iter().rev().take(LOOKED_AT_PIECES).chain(self.pieces.first());
        let whole = pieces.find(|piece| !piece.columns.contains(&columns::MISSING))?;
        columns::of_continuation(view, (&whole.view, &whole.columns))
    }

    /// What says that this row of a piece comes next: its number, or where the plan has none, a
    /// time in the time column.
    fn next(&self, view: &View<'_>, row: u32, ranges: &[Range<u32>]) -> Option<Next> {
        /// Rows of the plan in which its last number is looked for: the others share a merged one.
        const ROWS_OF_ONE_NUMBER: usize = 50;

        let column = |role: Role| {
            self.columns.iter().position(|column| column.fit.is_some_and(|fit| fit.role == role))
        };
        let text = |view: &View<'_>, row: u32, ranges: &[Range<u32>], column: usize| {
            let cell = ranges.get(column).and_then(|range| view.at(row, range.start));
            cell.map(|cell| wording::folded(view.text(cell))).unwrap_or_default()
        };
        if let Some(serial) = column(Role::Serial) {
            let numbers = self.pieces.iter().rev().take(LOOKED_AT_PIECES).flat_map(|piece| {
                piece.body.clone().rev().map(|row| text(&piece.view, row, &piece.columns, serial))
            });
            let mut numbers = numbers.take(ROWS_OF_ONE_NUMBER);
            let last = numbers.find_map(|text| serial::number(&text))?;
            return match serial::number(&text(view, row, ranges, serial))? {
                next if last.checked_add(1) == Some(next) => Some(Next::Number),
                1 => Some(Next::StartsAgain),
                _ => None,
            };
        }
        let schedule = column(Role::Schedule)?;
        calendar_time::is_time(&text(view, row, ranges, schedule)).then_some(Next::Time)
    }
}

/// How a piece goes on with an open plan.
struct Continued {
    columns: Vec<Range<u32>>,
    header: Range<u32>,
    /// Lines between both pieces that stand over the rows below them.
    banners: Vec<PlanNote>,
    /// Lines between both pieces that are no sure furniture of the page.
    asides: Vec<PlanNote>,
}

/// What says that a row comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// The number after the last one.
    Number,
    /// The number one: it comes next under a banner only.
    StartsAgain,
    /// A time, where the plan has no numbers.
    Time,
}

/// Whether a line over a table with the header of the one before, whose numbers start again, is the
/// title again, for a table of its own: not 续表 nor a page number.
fn is_title_of_its_own(text: &str) -> bool {
    title::may_be_title(text) && !title::says_going_on(&wording::folded(text))
}

fn line(paragraph: &Paragraph) -> PlanNote {
    PlanNote::new(paragraph.text.trim(), paragraph.place.clone())
}
