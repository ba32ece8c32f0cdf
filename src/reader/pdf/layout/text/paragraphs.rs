//! Lines outside tables to paragraphs.

use crate::document::{Alignment, BoundingBox, Paragraph, Place};

use super::super::geometry;
use super::cell_text::{Measure, join, wraps};
use super::lines::TextLine;

/// Sizes of two lines of one paragraph differ by this factor at most.
const SAME_SIZE: f32 = 1.08;
/// Lines of a paragraph lie at most so many times the usual distance apart.
const LEADING: f32 = 1.3;
/// The usual distance of lines in sizes if no page shows it.
const USUAL_LEADING: f32 = 1.75;
/// Shares of the size: the least indent of a first line, …
const INDENT: f32 = 1.0;
/// … how far the spaces beside a centred line may differ, and the least space there, …
const CENTRED: f32 = 1.0;
const SPACE: f32 = 1.5;
/// … and the indent of Chinese prose (two characters) with its play.
const PROSE_INDENT: std::ops::RangeInclusive<f32> = 1.7..=2.3;
/// A line that starts so far across the measure is flush right.
const FLUSH_RIGHT: f32 = 0.42;
/// A centred line this wide is wrapped if another follows.
const WIDE_TITLE: f32 = 0.75;
/// Larger text than the body's, by this factor, is a title.
const TITLE: f32 = 1.1;
/// A line of prose that ends at most so many sizes before the margin may be wrapped: programs that
/// set no justified lines keep punctuation and numbers together.
const RAGGED: f32 = 2.0;
/// Two texts on one line, a signature and its date: a gap of so many sizes is a blank.
pub(crate) const TAB: f32 = 1.5;
/// A line over at least this share of the page's width shows where the margins are.
const LONG: f32 = 0.5;

/// What lines show about the text of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// Left and right margin.
    start: f32,
    end: f32,
    /// Distance of lines in sizes.
    leading: f32,
    /// Size of most lines.
    size: f32,
}

impl Setting {
    /// The setting of pages of one width.
    pub(crate) fn of<'a>(lines: impl Iterator<Item = &'a TextLine> + Clone, width: f32) -> Self {
        let long = lines.clone().filter(|line| line.end - line.start > LONG * width);
        let measure = Measure::of(long.clone()).or_else(|| Measure::of(lines.clone()));
        let leadings = long.clone().zip(long.skip(1)).filter_map(|(a, b)| {
            let pitch = (b.baseline - a.baseline) / a.size;
            (same_size(a, b) && (0.9..3.0).contains(&pitch)).then_some(pitch)
        });
        let leading = geometry::median(leadings.collect()).unwrap_or(USUAL_LEADING);
        let (start, end) = measure.map_or((0.0, width), |measure| (measure.start, measure.end));
        let size = geometry::median(lines.map(|line| line.size).collect()).unwrap_or_default();
        // A page with short lines only: its margins are alike.
        Self { start, end: end.max(width - start), leading, size }
    }

    fn measure(&self) -> Measure {
        Measure { start: self.start, end: self.end, widest: self.end - self.start, room: None }
    }

    /// Whether a line may go on in the next.
    fn is_wrapped(&self, line: &TextLine, next: &TextLine) -> bool {
        let end = self.end - RAGGED * line.size;
        wraps(line, next, Some(Measure { end, ..self.measure() }))
    }

    /// Whether a line is a title that reaches over the measure and stands in its middle.
    fn is_wide_title(&self, line: &TextLine) -> bool {
        let (before, after) = (line.start - self.start, self.end - line.end);
        line.end - line.start > WIDE_TITLE * (self.end - self.start)
            && (before - after).abs() <= CENTRED * line.size
            && (line.size > TITLE * self.size || line.is_bold())
    }

    fn alignment(&self, line: &TextLine) -> Alignment {
        let (before, after) = (line.start - self.start, self.end - line.end);
        let prose = PROSE_INDENT.contains(&(before / line.size));
        if (before - after).abs() <= CENTRED * line.size && before > SPACE * line.size && !prose {
            Alignment::Center
        } else if before > FLUSH_RIGHT * (self.end - self.start) {
            Alignment::End
        } else {
            Alignment::Start
        }
    }
}

fn same_size(a: &TextLine, b: &TextLine) -> bool {
    a.size.max(b.size) <= SAME_SIZE * a.size.min(b.size)
}

/// A paragraph that may go on.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    lines: Vec<TextLine>,
    place: Place,
    bbox: BoundingBox,
    /// Whether the last line is on a page before.
    turned: bool,
}

impl Open {
    /// A paragraph that begins with this line; its box is given on the page as shown.
    pub(crate) fn new(line: TextLine, place: Place, bbox: BoundingBox) -> Self {
        Self { lines: vec![line], place, bbox, turned: false }
    }

    /// The page ends; what may follow stands on the next.
    pub(crate) fn turn_page(&mut self) {
        self.turned = true;
    }

    /// Takes a line that goes on with the paragraph; gives it back if it does not.
    pub(crate) fn push(
        &mut self,
        line: TextLine,
        bbox: BoundingBox,
        setting: Setting,
    ) -> Result<(), TextLine> {
        if !self.goes_on(&line, setting) {
            return Err(line);
        }
        if !self.turned {
            self.bbox = self.bbox.union(bbox);
        }
        self.lines.push(line);
        Ok(())
    }

    fn goes_on(&self, line: &TextLine, setting: Setting) -> bool {
        let Some(last) = self.lines.last() else { return false };
        if !same_size(last, line) || last.direction() != line.direction() {
            return false;
        }
        let pitch = line.baseline - last.baseline;
        if !self.turned && !(0.0..=LEADING * setting.leading * last.size).contains(&pitch) {
            return false;
        }
        let indent = (line.start - setting.start) / line.size;
        match (setting.alignment(last), setting.alignment(line)) {
            (Alignment::Center | Alignment::Start, Alignment::Center) => {
                setting.is_wide_title(last)
            }
            (Alignment::Start, Alignment::Start) if indent > INDENT => {
                // A block whose lines are all indented, not a new first line.
                let starts =
                    |other: &TextLine| (other.start - line.start).abs() < INDENT * line.size;
                self.lines.len() > 1
                    && self.lines.iter().all(starts)
                    && setting.is_wrapped(last, line)
            }
            (Alignment::Start, Alignment::Start) => setting.is_wrapped(last, line),
            _ => false,
        }
    }

    /// Whether the paragraph is a title whose first line fills the measure.
    fn is_title(&self, setting: Setting) -> bool {
        self.lines.first().is_some_and(|line| setting.is_wide_title(line))
    }

    /// The paragraph as a block of the document.
    pub(crate) fn close(self, setting: Setting) -> Paragraph {
        let mut text = String::new();
        let mut before: Option<&TextLine> = None;
        for line in &self.lines {
            join(&mut text, before, line, Some(setting.measure()), TAB);
            before = Some(line);
        }
        let bold = self.lines.iter().filter(|line| line.is_bold()).count();
        let is_title = self.is_title(setting);
        Paragraph {
            text,
            place: self.place.in_box(self.bbox),
            alignment: self.lines.first().map(|line| match setting.alignment(line) {
                Alignment::Start if is_title => Alignment::Center,
                alignment => alignment,
            }),
            outline_level: None,
            font_size: geometry::median(self.lines.iter().map(|line| line.size).collect()),
            bold: 2 * bold > self.lines.len(),
        }
    }
}
