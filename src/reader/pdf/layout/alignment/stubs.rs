//! Rows of statistical tables: a stub of names beside columns of figures. Figures on one baseline are
//! a row, and a line of the stub without figures is a part of a name that wraps or the title of the
//! rows under it (`Men, 16 years and over` over `16 to 19 years`).

use super::super::text::cell_text::Measure;
use super::super::text::lines::TextLine;
use super::heads;
use super::numbers;
use super::rows::{self, Column};

/// So many rows of figures are told by their baselines; fewer may be a header's.
const FEWEST_ROWS: usize = 3;
/// What stands on one baseline does within this share of the size, and rows lie so many sizes apart
/// at least: cells in the middle of several rows stand between them.
const SAME_BASELINE: f32 = 0.35;
const ROW: f32 = 0.85;
/// Lines of one name lie so many sizes apart at most.
const NAME_LEADING: f32 = 1.7;
/// A mark without digits in the place of a figure has so many characters at most: `(NA)`, `n.a.`.
const MARK: usize = 4;

/// For every line of every column its row, if the columns behind the first hold figures and every
/// row of them has a name. What stands over the first figures is the header.
pub(crate) fn rows(columns: &[Column], measures: &[Option<Measure>]) -> Option<Vec<Vec<usize>>> {
    let (stub, others) = columns.split_first()?;
    if numbers::are_numbered(columns.get(..1)?) {
        return None;
    }
    let steps = steps(others);
    let first = steps.iter().position(Step::has_figures)?;
    let (head, body) = steps.split_at(first);
    let apart = body.iter().zip(body.iter().skip(1));
    if body.len() < FEWEST_ROWS
        || !body.iter().all(Step::has_figures)
        || apart.into_iter().any(|(a, b)| b.baseline - a.baseline < ROW * b.size)
    {
        return None;
    }
    let top = head.last().map_or(f32::NEG_INFINITY, |step| step.baseline + step.size / 2.0);
    let over = |column: &Column| column.partition_point(|line| line.baseline < top);
    let names = names(stub.get(over(stub)..)?, body)?;
    let header: Vec<Column> = columns
        .iter()
        .map(|column| column.get(..over(column)).unwrap_or_default().to_vec())
        .collect();
    let header = if heads::is_one_row(&header) {
        header.iter().map(|column| vec![0; column.len()]).collect()
    } else {
        rows::rows(&header, measures)
    };
    let height = header.iter().flatten().max().map_or(0, |last| last + 1);
    let row_of = |line: &TextLine| {
        let row = names.steps.get(step_of(line, body)?)?;
        Some(height + row)
    };
    let mut found = header;
    let (stub_rows, rest) = found.split_first_mut()?;
    stub_rows.extend(names.lines.iter().map(|row| height + row));
    for (rows, column) in rest.iter_mut().zip(others) {
        for line in column.iter().skip(over(column)) {
            rows.push(row_of(line)?);
        }
    }
    Some(found)
}

/// Whether every row of figures has one in all columns: elsewhere a figure may be that of several rows.
pub(crate) fn are_full(columns: &[Column]) -> bool {
    let others = columns.get(1..).unwrap_or_default();
    let steps = steps(others);
    steps.iter().skip_while(|step| !step.has_figures()).all(|step| step.texts == others.len())
}

/// What stands on one baseline behind the stub.
struct Step {
    baseline: f32,
    size: f32,
    figures: usize,
    texts: usize,
}

impl Step {
    fn has_figures(&self) -> bool {
        self.figures > 0 && 2 * self.figures >= self.texts
    }
}

/// The baselines of columns, top to bottom.
fn steps(columns: &[Column]) -> Vec<Step> {
    let mut lines: Vec<&TextLine> = columns.iter().flatten().collect();
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut steps: Vec<Step> = Vec::new();
    for line in lines {
        let figures = usize::from(is_figure(line));
        match steps.last_mut() {
            Some(step) if line.baseline - step.baseline <= SAME_BASELINE * line.size => {
                step.figures += figures;
                step.texts += 1;
            }
            _ => steps.push(Step { baseline: line.baseline, size: line.size, figures, texts: 1 }),
        }
    }
    steps
}

/// Whether a text is a figure, or a mark in its place.
pub(crate) fn is_figure(line: &TextLine) -> bool {
    let visible = || line.inks.iter().filter(|ink| !ink.is_blank());
    let digits = visible().filter(|ink| ink.character.is_ascii_digit()).count();
    let letters = || visible().filter(|ink| ink.character.is_alphabetic()).count();
    match digits {
        0 => visible().count() <= MARK && visible().any(|ink| !ink.character.is_alphabetic()),
        _ => letters() <= digits,
    }
}

/// The step on whose baseline a line stands.
fn step_of(line: &TextLine, steps: &[Step]) -> Option<usize> {
    let at = |step: &Step| (step.baseline - line.baseline).abs() <= SAME_BASELINE * line.size;
    steps.iter().position(at)
}

/// The rows of a stub: that of each of its lines, and that of each step.
struct Names {
    lines: Vec<usize>,
    steps: Vec<usize>,
}

/// Joins the lines of a stub to names; `None` if a step behind the first name has none, or a line
/// stands between two steps.
fn names(stub: &[TextLine], body: &[Step]) -> Option<Names> {
    let own: Vec<Option<usize>> = stub.iter().map(|line| step_of(line, body)).collect();
    let first = own.iter().flatten().next().copied()?;
    let between = |(line, own): (&TextLine, &Option<usize>)| {
        own.is_none()
            && body.iter().any(|step| (step.baseline - line.baseline).abs() < ROW * line.size)
    };
    if stub.iter().zip(&own).any(between) || !own.iter().flatten().copied().eq(first..body.len()) {
        return None;
    }
    // Figures over the first name are a row each: units, or the years of a header.
    let mut names = Names { lines: Vec::new(), steps: (0..first).collect() };
    let mut row = first;
    // The line before, and whether its name has its figures.
    let mut before: Option<(&TextLine, bool)> = None;
    for (line, step) in stub.iter().zip(own) {
        let goes_on = before.filter(|(before, has_figures)| {
            !(*has_figures && step.is_some()) && goes_on(before, line)
        });
        if before.is_some() && goes_on.is_none() {
            row += 1;
        }
        names.lines.push(row);
        if step.is_some() {
            names.steps.push(row);
        }
        before = Some((line, step.is_some() || goes_on.is_some_and(|(_, has)| has)));
    }
    Some(names)
}

/// Whether a line of a stub is the next one of a name: it begins with a small letter.
fn goes_on(before: &TextLine, line: &TextLine) -> bool {
    line.baseline - before.baseline <= NAME_LEADING * line.size
        && line.inks.first().is_some_and(|ink| ink.character.is_lowercase())
}
