//! The text of a cell: wrapped lines joined, set lines kept apart.

use super::ink::Ink;
use super::lines::TextLine;
use super::stops::is_word;

/// Shares of the size: how far the next word may reach behind the widest line if it would still
/// have fit there, so that the line's end was set by the author (widths are rounded: a column of
/// eight ideographs has room for the eighth); …
const OVER: f32 = 0.03;
/// … what must still fit behind the next word where the room is known from the cell's box alone, …
const BOX_PLAY: f32 = 0.6;
/// … how far middles of centred lines may lie apart, …
const SAME_MIDDLE: f32 = 0.3;
/// … how far a first line is indented at least, …
const INDENT: f32 = 1.5;
/// … and the width of a blank.
const BLANK: f32 = 0.25;
/// A distance between lines so many times the cell's least shows an empty line between.
const PARAGRAPH_GAP: f32 = 1.7;

/// Lines of one text lie at most so many sizes apart, …
pub(crate) const LEADING: f32 = 2.0;
/// … and at most so many times as far as the nearest two.
pub(crate) const SAME_PITCH: f32 = 1.12;

/// How wide text may run in a column, as far as the page shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measure {
    /// Where lines start and end at most.
    pub(crate) start: f32,
    pub(crate) end: f32,
    /// Width of the widest line.
    pub(crate) widest: f32,
    /// Width of the column's box without its padding, if it has a box.
    pub(crate) room: Option<f32>,
}

impl Measure {
    /// The measure that lines of one column show.
    pub(crate) fn of<'a>(lines: impl Iterator<Item = &'a TextLine>) -> Option<Self> {
        lines.fold(None, |measure: Option<Self>, line| {
            let end = end_without_stop(line);
            let (start, widest) = (line.start, end - line.start);
            Some(measure.map_or(Self { start, end, widest, room: None }, |measure| Self {
                start: measure.start.min(start),
                end: measure.end.max(end),
                widest: measure.widest.max(widest),
                room: None,
            }))
        })
    }
}

/// The end of a line without a stop that may hang over the margin, as several programs set it.
fn end_without_stop(line: &TextLine) -> f32 {
    match line.inks.iter().rev().find(|ink| !ink.is_blank()) {
        Some(last) if may_not_start(last.character) => last.start,
        _ => line.end,
    }
}

/// The text of lines that follow one another in one cell; a gap of `tab` sizes is a blank.
pub(crate) fn cell_text(lines: &[TextLine], measure: Option<Measure>, tab: f32) -> String {
    let mut text = String::new();
    let centred = is_centred(lines);
    let pitches = lines.iter().zip(lines.iter().skip(1));
    let pitch = pitches.map(|(a, b)| b.baseline - a.baseline).filter(|p| *p > 0.0).reduce(f32::min);
    let stacked = is_stack(lines);
    let mut before: Option<&TextLine> = None;
    for line in lines {
        let set_apart = !stacked
            && before.is_some_and(|before| {
                let gap = line.baseline - before.baseline;
                before.direction() != line.direction()
                    || pitch.is_some_and(|pitch| gap > PARAGRAPH_GAP * pitch)
                    || is_set_apart(before, line, measure, centred)
            });
        if set_apart {
            text.push('\n');
        }
        join(&mut text, before.filter(|_| !set_apart), line, measure, tab);
        before = Some(line);
    }
    text
}

/// Adds a line to the text of the one before it.
pub(crate) fn join(
    text: &mut String,
    before: Option<&TextLine>,
    line: &TextLine,
    measure: Option<Measure>,
    tab: f32,
) {
    if let Some(before) = before {
        text.push_str(joint(before, line, measure));
    }
    text.push_str(&line.text(tab));
}

/// Whether ideographs stand one under the other, as browsers draw vertical writing.
fn is_stack(lines: &[TextLine]) -> bool {
    let single = |line: &TextLine| line.inks.iter().filter(|ink| !ink.is_blank()).count() == 1;
    let ideograph = |line: &TextLine| line.inks.first().is_some_and(|ink| !is_word(ink.character));
    lines.len() > 1 && lines.iter().all(|line| single(line) && ideograph(line))
}

/// Whether lines of unlike width stand around one middle.
pub(crate) fn is_centred(lines: &[TextLine]) -> bool {
    let middle = |line: &TextLine| f32::midpoint(line.start, line.end);
    lines.first().is_some_and(|first| {
        let play = SAME_MIDDLE * first.size;
        lines.iter().all(|line| (middle(line) - middle(first)).abs() <= play)
            && lines.iter().any(|line| (line.start - first.start).abs() > play)
    })
}

/// Whether the author ended the first line: the beginning of the next would have fit behind it, or
/// the next is indented. In doubt it is a wrapped line.
fn is_set_apart(
    before: &TextLine,
    line: &TextLine,
    measure: Option<Measure>,
    centred: bool,
) -> bool {
    let Some(measure) = measure else { return false };
    if line.inks.first().is_some_and(|ink| closes(ink.character)) {
        return false;
    }
    let used = if centred { before.end - before.start } else { before.end - measure.start };
    let parted = before.ends_blank() || wants_blank(before, line) || changes_script(before, line);
    let blank = if parted { BLANK * line.size } else { 0.0 };
    let needed = used + blank + unit_width(line);
    let seen = if centred { measure.widest } else { measure.end - measure.start };
    let indented = !centred
        && line.start - measure.start >= INDENT * line.size
        && before.start - measure.start < INDENT * line.size;
    indented
        || needed <= seen + OVER * line.size
        || measure.room.is_some_and(|room| needed + BOX_PLAY * line.size <= room)
}

/// Whether a line may be the second of two wrapped ones in a column of this measure.
pub(crate) fn wraps(before: &TextLine, line: &TextLine, measure: Option<Measure>) -> bool {
    !is_set_apart(before, line, measure, false)
}

/// The same in a column whose lines stand around one middle.
pub(crate) fn wraps_in_middle(
    before: &TextLine,
    line: &TextLine,
    measure: Option<Measure>,
) -> bool {
    !is_set_apart(before, line, measure, true)
}

/// Width of the first part of a line that no program would break: a Latin word, a number with the
/// ideograph behind it (iText breaks lines behind ideographs only), or an ideograph with the
/// punctuation that may not leave it.
fn unit_width(line: &TextLine) -> f32 {
    let mut end = line.start;
    let mut before: Option<char> = None;
    for ink in &line.inks {
        let held = match before {
            None => true,
            Some(_) if ink.is_blank() => false,
            Some(before) => {
                may_not_end(before)
                    || may_not_start(ink.character)
                    || is_word(before) && is_word(ink.character)
                    || before.is_ascii_digit()
            }
        };
        if !held {
            break;
        }
        end = ink.end;
        before = Some(ink.character);
    }
    end - line.start
}

/// What stands between two lines that are one paragraph.
fn joint(before: &TextLine, line: &TextLine, measure: Option<Measure>) -> &'static str {
    let one_word = || {
        // An address or a number longer than the cell is wide, or a number that stands anywhere,
        // where the program breaks words: cut where the line was full.
        let characters = || before.inks.iter().map(|ink| ink.character);
        let first = line.inks.first().map_or(0.0, |ink| ink.end - ink.start);
        let full =
            measure.is_some_and(|measure| before.end + first > measure.end + OVER * line.size);
        let digit = |ink: Option<&Ink>| ink.is_some_and(|ink| ink.character.is_ascii_digit());
        let address =
            || characters().all(is_word) && characters().any(|c| c.is_ascii_digit() || c == '@');
        full && (digit(before.inks.last()) && digit(line.inks.first()) || address())
    };
    match wants_blank(before, line) {
        true if before.ends_blank() || !one_word() => " ",
        false if before.ends_blank() => " ",
        _ => "",
    }
}

/// Whether two Latin words meet at the line's end. A hyphen stays and needs no blank.
fn wants_blank(before: &TextLine, line: &TextLine) -> bool {
    let last = before.inks.iter().rev().find(|ink| !ink.is_blank()).map(|ink| ink.character);
    let first = line.inks.first().map(|ink| ink.character);
    last.zip(first).is_some_and(|(last, first)| {
        is_word(last) && is_word(first) && !matches!(last, '-' | '/' | '\u{ad}')
    })
}

/// Whether a number or a Latin word meets an ideograph where two lines meet: word processors set a
/// quarter of an em between them.
fn changes_script(before: &TextLine, line: &TextLine) -> bool {
    let last = before.inks.last().map(|ink| ink.character);
    let first = line.inks.first().map(|ink| ink.character);
    last.zip(first).is_some_and(|(last, first)| {
        last.is_alphanumeric() && first.is_alphanumeric() && is_word(last) != is_word(first)
    })
}

/// Punctuation that no line starts with: closing brackets and stops, and quotation marks and
/// dashes, whose side their character does not tell.
fn may_not_start(character: char) -> bool {
    matches!(
        character,
        '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201f}' | '\u{2025}' | '\u{2026}' | '\u{b7}'
            | '\u{3001}' | '\u{3002}' | '\u{3009}' | '\u{300b}' | '\u{300d}' | '\u{300f}'
            | '\u{3011}' | '\u{3015}' | '\u{ff01}' | '\u{ff05}' | '\u{ff09}' | '\u{ff0c}'
            | '\u{ff0d}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}' | '\u{ff5e}'
            | '\u{2103}' | ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '%' | '-'
    )
}

/// Punctuation that ends a phrase and stands at the start of a line only where a program broke it
/// there.
fn closes(character: char) -> bool {
    may_not_start(character)
        && !matches!(character, '-' | '\u{b7}' | '\u{2010}'..='\u{2026}' | '\u{ff0d}' | '\u{ff5e}')
}

/// Punctuation that no line ends with: opening brackets, and again what has no side.
fn may_not_end(character: char) -> bool {
    matches!(
        character,
        '\u{2014}' | '\u{2018}'
            ..='\u{201f}'
                | '\u{2026}'
                | '\u{3008}'
                | '\u{300a}'
                | '\u{300c}'
                | '\u{300e}'
                | '\u{3010}'
                | '\u{3014}'
                | '\u{ff08}'
                | '('
                | '['
    )
}
