//! Where on a page tables stand that rules do not bound on all sides.

use crate::reader::pdf::page::{Direction, Rect};

use super::super::geometry;
use super::super::ruled::rulings::Ruling;
use super::super::text::ink::Ink;
use super::super::text::lines::{self, TextLine};
use super::bands;
use super::columns::{self, Columns};
use super::free;
use super::numbers;

/// Lines of a page beyond which it is searched for no tables: a page of newsprint has 600.
const MOST_LINES: usize = 2_000;
/// Characters of a page beyond which it is not either: a page of newsprint in A3 has 20,000, and lines
/// are compared again for each region that is no table.
const MOST_INKS: usize = 30_000;
/// Lines that cross columns and are tried as texts of a column whose header stands clear of others.
const HEADERS_TRIED: usize = 8;
/// Share of the lines between two rules that may cross its columns.
const CROSSING: f32 = 0.34;
/// Text of columns that are this wide, in sizes, and filled to this share, is prose in columns.
const PROSE_WIDTH: f32 = 11.0;
const PROSE_FILL: f32 = 0.8;

/// A table found by the alignment of its text.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    /// Top to bottom.
    pub(crate) lines: Vec<TextLine>,
    pub(crate) columns: Columns,
    /// Heights of the rules over, in and under it, ascending.
    pub(crate) rules: Vec<f32>,
    /// Rules inside it that stop short of some columns.
    pub(crate) pieces: Vec<Ruling>,
    /// Where those rules begin and end.
    pub(crate) sides: Option<(f32, f32)>,
    /// Whether the columns are those of the table at the end of the page before.
    pub(crate) continues: bool,
}

impl Region {
    pub(crate) fn top(&self) -> f32 {
        let line = self.lines.first().map(|line| line.baseline - line.size);
        let rule = self.rules.first().copied();
        line.into_iter().chain(rule).fold(f32::INFINITY, f32::min)
    }
}

/// What lines were parted into.
pub(crate) struct Found {
    pub(crate) regions: Vec<Region>,
    /// The lines that are in no table.
    pub(crate) rest: Vec<TextLine>,
    /// Whether there were too many to look for tables everywhere.
    pub(crate) cut_short: bool,
}

/// Takes the tables out of the lines of a page. `before` are the columns of the table that ends
/// the page before, `barriers` the tables that are known.
pub(crate) fn regions(
    lines: Vec<TextLine>,
    rules: &[Ruling],
    barriers: &[Rect],
    before: Option<&Columns>,
) -> Found {
    let (mut lines, mut rest): (Vec<TextLine>, Vec<TextLine>) =
        lines.into_iter().partition(|line| line.direction() == Direction::Right);
    let inks: usize = lines.iter().map(|line| line.inks.len()).sum();
    if lines.len() > MOST_LINES || inks > MOST_INKS {
        rest.append(&mut lines);
        return Found { regions: Vec::new(), rest, cut_short: true };
    }
    let mut found = Vec::new();
    for stack in bands::stacks(rules) {
        let (stacked, others) = bands::between_rules(lines, &stack);
        found.extend(stacked);
        lines = others;
    }
    let lines = side_by_side(lines);
    let barriers: Vec<Rect> =
        barriers.iter().copied().chain(found.iter().filter_map(extent)).collect();
    let free = free::regions(lines, &barriers, before);
    found.extend(free.regions);
    // What was joined in vain is parted again.
    rest.extend(lines::lines(free.rest.into_iter().flat_map(|line| line.inks).collect()));
    found.sort_by(|a, b| a.top().total_cmp(&b.top()));
    Found { regions: found, rest, cut_short: free.cut_short }
}

/// Lines, top to bottom, with those made one that stand beside each other on two baselines: where a
/// program puts the ink of all cells to the top of their row, figures stand higher than ideographs.
fn side_by_side(mut lines: Vec<TextLine>) -> Vec<TextLine> {
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut joined: Vec<TextLine> = Vec::with_capacity(lines.len());
    for line in lines {
        match joined.last_mut().and_then(|last| Some((beside(last, &line)?, last))) {
            Some((both, last)) => *last = both,
            None => joined.push(line),
        }
    }
    joined
}

/// Two lines as one, if each of their texts stands clear of the other's.
fn beside(upper: &TextLine, lower: &TextLine) -> Option<TextLine> {
    let size = upper.size.max(lower.size);
    if lower.baseline - upper.baseline > TWO_BASELINES * size {
        return None;
    }
    let own = upper.inks.iter().map(|ink| (ink, true));
    let mut inks: Vec<(&Ink, bool)> =
        own.chain(lower.inks.iter().map(|ink| (ink, false))).collect();
    inks.retain(|(ink, _)| !ink.is_blank());
    inks.sort_by(|(a, _), (b, _)| a.start.total_cmp(&b.start));
    let clear = inks.iter().zip(inks.iter().skip(1)).all(|((left, one), (right, other))| {
        one == other || right.start - left.end >= columns::WIDE * size
    });
    let all = upper.inks.iter().chain(&lower.inks).copied().collect();
    TextLine::new(all).filter(|_| clear)
}

/// The two baselines of one row differ by no more than this share of the size; those of lines half
/// a line apart by more.
const TWO_BASELINES: f32 = 0.3;

fn extent(region: &Region) -> Option<Rect> {
    geometry::hull(region.lines.iter().map(TextLine::rect))
}

/// The columns that most lines keep to; `None` if they keep to none.
pub(crate) fn shared_columns(lines: &[&TextLine]) -> Option<Columns> {
    let mut order: Vec<&TextLine> = lines.to_vec();
    order.sort_by_cached_key(|line| std::cmp::Reverse(columns::pieces(line)));
    let mut shared = Columns::of(order.first()?);
    if shared.len() < 2 {
        return None;
    }
    let (mut crossing, mut tried) = (0_u16, 0);
    for (index, line) in order.iter().enumerate() {
        let wider = shared.with(line).or_else(|columns::Conflict| {
            // A header in the middle of a wide column, over texts at its start.
            tried += 1;
            let before = order.get(..index).filter(|_| tried <= HEADERS_TRIED);
            shared.with_headers_joined(before.unwrap_or_default(), 1).with(line)
        });
        match wider {
            Ok(columns) => shared = columns,
            Err(columns::Conflict) => crossing += 1,
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a page has far fewer than 2^24 lines")]
    let most = CROSSING * lines.len() as f32;
    (f32::from(crossing) <= most).then_some(shared)
}

/// Whether at least so many lines have text in two columns, and the columns are not prose.
pub(crate) fn is_table(region: &Region, least: usize) -> bool {
    let columns = &region.columns;
    let beside = region.lines.iter().filter(|line| columns.filled(line).len() > 1).count();
    columns.len() > 1
        && beside >= least
        && (region.continues || is_aligned(region))
        && !is_prose(region)
        && !is_contents(region)
}

/// Whether a region is no more than the header of a form: one line with words in so many columns.
pub(crate) fn is_form(region: &Region, least: usize) -> bool {
    let [line] = region.lines.as_slice() else { return false };
    let mut visible = line.inks.iter().filter(|ink| !ink.is_blank());
    region.columns.len() >= least && visible.all(|ink| ink.character.is_alphabetic())
}

/// A form has at least so many columns.
pub(crate) const FORM_COLUMNS: usize = 3;

/// Whether the texts of most columns begin, end or stand in the middle at one place: what merely
/// keeps clear of one another, line by line, is words and blanks.
fn is_aligned(region: &Region) -> bool {
    let edges = region.columns.edges();
    let mut columns: Vec<Vec<TextLine>> = vec![Vec::new(); region.columns.len()];
    for (column, part) in region.lines.iter().flat_map(|line| line.parts(&edges)) {
        if let Some(column) = columns.get_mut(column) {
            column.push(part);
        }
    }
    let share = |column: &[TextLine], position: &dyn Fn(&TextLine) -> f32| {
        let Some(median) = geometry::median(column.iter().map(position).collect()) else {
            return 0;
        };
        let near = |line: &&TextLine| (position(line) - median).abs() <= ALIGNED * line.size;
        column.iter().filter(near).count()
    };
    let aligned = columns.iter().filter(|column| {
        let start = share(column, &|line| line.start);
        let end = share(column, &|line| line.end);
        let middle = share(column, &|line| f32::midpoint(line.start, line.end));
        2 * start.max(end).max(middle) > column.len()
    });
    4 * aligned.count() >= 3 * columns.len()
}

/// Texts of a column begin within this share of the size of one place.
const ALIGNED: f32 = 0.6;

/// Whether a region is a list of contents: titles with dots up to the numbers of pages.
fn is_contents(region: &Region) -> bool {
    let edges = region.columns.edges();
    let mut led = 0;
    for line in &region.lines {
        let parts = line.parts(&edges);
        if let [(_, title), (_, number)] = parts.as_slice() {
            if numbers::number(number).is_none() {
                return false;
            }
            let dots = title.inks.iter().rev().filter(|ink| !ink.is_blank());
            led += usize::from(dots.take_while(|ink| is_leader(ink.character)).count() >= LEADERS);
        }
    }
    region.columns.len() == 2 && 2 * led > region.lines.len()
}

/// Dots that lead the eye from a title to its page, and how many of them at least.
fn is_leader(character: char) -> bool {
    matches!(character, '.' | '\u{b7}' | '\u{2026}' | '\u{22ef}')
}

const LEADERS: usize = 3;

/// Whether two lines at least have text in most columns: labels strewn over a drawing have not.
pub(crate) fn is_dense(region: &Region) -> bool {
    let columns = region.columns.len();
    let full = |line: &&TextLine| 5 * region.columns.filled(line).len() >= 3 * columns;
    region.lines.iter().filter(full).count() > 1
}

/// Whether the columns are filled with running text: a page set in columns.
fn is_prose(region: &Region) -> bool {
    let Some(size) = region.lines.first().map(|line| line.size) else { return false };
    let edges = region.columns.edges();
    region.columns.spans().iter().enumerate().all(|(column, (start, end))| {
        let width = end - start;
        let pieces = region.lines.iter().filter_map(|line| {
            let inks = line.inks.iter().filter(|ink| {
                geometry::interval(&edges, f32::midpoint(ink.start, ink.end)) == column
            });
            TextLine::new(inks.copied().collect())
        });
        let (mut full, mut all) = (0, 0);
        for piece in pieces {
            all += 1;
            full += usize::from(piece.end - piece.start >= PROSE_FILL * width);
        }
        width >= PROSE_WIDTH * size && 2 * full > all
    })
}

/// Whether one of the columns holds figures: two columns of words side by side are as often a
/// letterhead or a list of addresses.
pub(crate) fn has_figures(region: &Region) -> bool {
    let edges = region.columns.edges();
    let mut counts = vec![(0_usize, 0_usize); region.columns.len()];
    for ink in region.lines.iter().flat_map(|line| &line.inks).filter(|ink| !ink.is_blank()) {
        let column = geometry::interval(&edges, f32::midpoint(ink.start, ink.end));
        if let Some((figures, all)) = counts.get_mut(column) {
            *figures += usize::from(ink.character.is_ascii_digit());
            *all += 1;
        }
    }
    let beside = region.lines.iter().filter(|line| region.columns.filled(line).len() > 1).count();
    beside > 2 && counts.iter().any(|(figures, all)| 2 * figures > *all)
}
