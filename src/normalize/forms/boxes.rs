//! Check boxes: `□现场培训 ■现场观摩`.

use super::super::glyphs::Glyph;
use super::super::width::is_blank;

/// Boxes that are not ticked.
const OPEN: &str = "□☐▢";

/// Boxes and ticks that choose.
const TICKED: &str = "■☑☒▣✔✓√☒";

/// The parts of a cell that are chosen.
pub(super) enum Chosen<'a> {
    /// There are no boxes.
    NoBoxes,
    /// What stands at the ticked boxes.
    Parts(Vec<&'a [Glyph]>),
}

/// Finds what is chosen. A box belongs to what follows it, or to what stands before it where the
/// cell ends with a box.
pub(super) fn chosen(glyphs: &[Glyph]) -> Chosen<'_> {
    let is_box = |glyph: &Glyph| OPEN.contains(glyph.folded) || TICKED.contains(glyph.folded);
    let marks: Vec<usize> =
        glyphs.iter().enumerate().filter(|(_, glyph)| is_box(glyph)).map(|(at, _)| at).collect();
    if marks.is_empty() {
        return Chosen::NoBoxes;
    }
    let behind = glyphs.iter().rfind(|glyph| !is_blank(glyph.folded)).is_some_and(is_box);
    let mut parts = Vec::new();
    let mut at = 0;
    let mut from = 0;
    while let Some(first) = marks.get(at).copied() {
        // □√ is a box with a tick in it.
        let mut last = first;
        let mut ticked = false;
        while let Some(mark) = marks.get(at).copied().filter(|mark| *mark <= last + 1) {
            last = mark;
            ticked |= glyphs.get(mark).is_some_and(|glyph| TICKED.contains(glyph.folded));
            at += 1;
        }
        let next = marks.get(at).copied().unwrap_or(glyphs.len());
        let range = if behind { from..first } else { last + 1..next };
        from = last + 1;
        if ticked {
            parts.push(glyphs.get(range).unwrap_or_default());
        }
    }
    Chosen::Parts(parts)
}
