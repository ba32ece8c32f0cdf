//! Check boxes: `□现场培训 ■现场观摩`, `（√）座谈 （ ）观摩`.

use std::ops::Range;

use super::super::glyphs::{Cursor, Glyph};
use super::super::width::is_blank;

/// Boxes that are not ticked.
const OPEN: &str = "□☐▢";

/// Boxes and ticks that choose.
const TICKED: &str = "■☑☒▣✔✓√☒";

/// Ticks of a cell without boxes.
const TICKS: &str = "✔✓√";

/// Brackets that stand for a box when there is nothing or a tick in them.
const FRAMES: &[(char, char)] = &[('(', ')'), ('[', ']'), ('【', '】')];

/// The parts of a cell that are chosen.
pub(super) enum Chosen<'a> {
    /// There are no boxes.
    NoBoxes,
    /// What stands at the ticked boxes.
    Parts(Vec<&'a [Glyph]>),
}

/// A box: where it stands, and whether it is ticked.
struct Mark {
    at: Range<usize>,
    ticked: bool,
}

/// Finds what is chosen. A box belongs to what follows it, or to what stands before it where the
/// cell ends with a box.
pub(super) fn chosen(glyphs: &[Glyph]) -> Chosen<'_> {
    let marks = marks(glyphs);
    let Some(last) = marks.last() else { return Chosen::NoBoxes };
    let is_tick = |mark: &Mark| {
        glyphs.get(mark.at.clone()).unwrap_or_default().iter().all(|it| TICKS.contains(it.folded))
    };
    if marks.iter().all(is_tick) {
        let several = marks.len() > 1;
        return Chosen::Parts(
            marks.iter().map(|mark| at_tick(glyphs, &mark.at, several)).collect(),
        );
    }
    let shown = glyphs.iter().rposition(|glyph| !is_blank(glyph.folded));
    let behind = shown.is_some_and(|shown| last.at.contains(&shown));
    let mut parts = Vec::new();
    let mut from = 0;
    let mut marks = marks.into_iter().peekable();
    while let Some(mark) = marks.next() {
        let next = marks.peek().map_or(glyphs.len(), |next| next.at.start);
        let range = if behind { from..mark.at.start } else { mark.at.end..next };
        from = mark.at.end;
        if mark.ticked {
            parts.push(glyphs.get(range).unwrap_or_default());
        }
    }
    Chosen::Parts(parts)
}

/// The word that a tick without a box stands at: before the tick where that is glued to it alone
/// (线上√ 线下), behind it otherwise (√线上 线下). What has no tick is not chosen; a list behind the
/// only one (√讲座、座谈) is chosen as a whole.
fn at_tick<'a>(glyphs: &'a [Glyph], tick: &Range<usize>, several: bool) -> &'a [Glyph] {
    let ends = |glyph: &Glyph| is_blank(glyph.folded) || "、,;/".contains(glyph.folded);
    let ends_option = |glyph: &Glyph| ends(glyph) && (several || !"、,".contains(glyph.folded));
    let (before, behind) =
        (glyphs.get(..tick.start).unwrap_or_default(), glyphs.get(tick.end..).unwrap_or_default());
    let glued = before.last().is_some_and(|glyph| !ends(glyph));
    if glued && behind.first().is_none_or(ends) {
        let start = before.iter().rposition(ends).map_or(0, |at| at + 1);
        return before.get(start..).unwrap_or_default();
    }
    let start = behind.iter().position(|glyph| !is_blank(glyph.folded)).unwrap_or_default();
    let word = behind.get(start..).unwrap_or_default();
    let end = word.iter().position(|glyph| ends_option(glyph) || TICKS.contains(glyph.folded));
    word.get(..end.unwrap_or(word.len())).unwrap_or_default()
}

/// The boxes of a cell; □√ is one box with a tick in it.
fn marks(glyphs: &[Glyph]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let Some((end, ticked)) = mark(glyphs, at) else {
            at += 1;
            continue;
        };
        match marks.last_mut() {
            Some(last) if last.at.end == at => {
                last.at.end = end;
                last.ticked |= ticked;
            }
            _ => marks.push(Mark { at: at..end, ticked }),
        }
        at = end;
    }
    marks
}

/// The index behind the box that stands at an index, and whether it is ticked.
fn mark(glyphs: &[Glyph], at: usize) -> Option<(usize, bool)> {
    let mut cursor = Cursor::new(glyphs, at);
    let first = cursor.bump()?;
    if OPEN.contains(first) || TICKED.contains(first) {
        return Some((cursor.at, TICKED.contains(first)));
    }
    let (_, close) = FRAMES.iter().find(|(open, _)| *open == first)?;
    cursor.skip_blanks();
    let ticked = cursor.eat_if(|tick| TICKED.contains(tick)).is_some();
    cursor.skip_blanks();
    cursor.eat(*close).then_some((cursor.at, ticked))
}
