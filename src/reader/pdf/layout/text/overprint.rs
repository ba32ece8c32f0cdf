//! Text that is printed over other text, so that neither can be read: a row of fixed height with more
//! lines than it holds, a text too long for its column, a correction laid over what it corrects.

use crate::reader::pdf::page::Rect;

use super::ink::{Ink, to_page};

/// Points of the squares by which characters near one another are found.
const SQUARE: f32 = 8.0;
/// Squares along a side of a page that are told apart.
const SQUARES: usize = 512;
/// Characters near one that are looked at: a page with more on one spot is a drawing.
const NEAR: usize = 24;
/// The part of a character's box that its ink fills: of its width from both ends, and heights over the
/// baseline in sizes.
const BEARING: f32 = 0.2;
const HEIGHTS: (f32, f32) = (0.05, 0.7);
/// Share of the smaller of two characters that lies on the other if they cannot be read. What touches
/// in tightly set lines is less.
const COVERED: f32 = 0.15;

/// The characters that are printed over one another, in the order they were drawn.
pub(crate) fn overprinted(inks: &[Ink]) -> Vec<char> {
    let letters: Vec<(&Ink, Rect)> =
        inks.iter().filter(|ink| is_letter(ink.character)).map(|ink| (ink, core(ink))).collect();
    if !may_touch(&letters) {
        return Vec::new();
    }
    let columns = letters.iter().map(|(_, core)| square(core.x1) + 1).max().unwrap_or(0);
    let rows = letters.iter().map(|(_, core)| square(core.bottom) + 1).max().unwrap_or(0);
    // The last letter so far of each square by its middle, and of each letter the one before it there.
    let mut last: Vec<Option<u32>> = vec![None; columns * rows];
    let mut before: Vec<Option<u32>> = Vec::with_capacity(letters.len());
    let mut over = vec![false; letters.len()];
    for (number, (index, (ink, core))) in (0_u32..).zip(letters.iter().enumerate()) {
        let (x, y) = core.middle();
        let near = |at: usize, most: usize| at.saturating_sub(1)..(at + 2).min(most);
        for row in near(square(y), rows) {
            for column in near(square(x), columns) {
                let mut next = last.get(row * columns + column).copied().flatten();
                for _ in 0..NEAR {
                    let Some(other) = next else { break };
                    let other = usize::try_from(other).unwrap_or(usize::MAX);
                    let Some((other_ink, other_core)) = letters.get(other) else { break };
                    // Of characters drawn one after the other only the widths may be wrong.
                    if ink.order.abs_diff(other_ink.order) > 1 && hides(core, other_core) {
                        for letter in [index, other] {
                            if let Some(over) = over.get_mut(letter) {
                                *over = true;
                            }
                        }
                    }
                    next = before.get(other).copied().flatten();
                }
            }
        }
        let slot = last.get_mut(square(y) * columns + square(x));
        before.push(slot.and_then(|slot| slot.replace(number)));
    }
    let found = letters.iter().zip(over).filter(|(_, over)| *over);
    found.map(|((ink, _), _)| ink.character).collect()
}

/// Whether two of the boxes may touch, by a raster of the page: on most pages none do.
fn may_touch(letters: &[(&Ink, Rect)]) -> bool {
    /// Points of a row of the raster. Its columns are a point wide.
    const ROW: f32 = 2.0;
    /// Columns and rows; what lies beyond is in the last.
    const SIDE: usize = 1 << 10;
    const WORDS: usize = SIDE / 64;

    let rows = letters.iter().map(|(_, core)| cell(core.bottom / ROW, SIDE) + 1).max();
    let mut raster: Vec<[u64; WORDS]> = vec![[0; WORDS]; rows.unwrap_or(0)];
    letters.iter().any(|(_, core)| {
        let (first, last) = (cell(core.x0, SIDE), cell(core.x1, SIDE));
        let covered = raster.get_mut(cell(core.top / ROW, SIDE)..=cell(core.bottom / ROW, SIDE));
        let mut touches = false;
        for row in covered.into_iter().flatten() {
            for word in first / 64..=last / 64 {
                let from = u64::MAX << first.saturating_sub(64 * word);
                let to = u64::MAX >> (64 * word + 63).saturating_sub(last);
                if let Some(word) = row.get_mut(word) {
                    touches |= *word & from & to != 0;
                    *word |= from & to;
                }
            }
        }
        touches
    })
}

/// Whether a character is one that nothing is printed over by design, as signs are over one another.
fn is_letter(character: char) -> bool {
    /// Scripts from here on are written without marks that are set apart.
    const EAST_ASIAN: char = '\u{2E80}';

    character.is_ascii_alphanumeric() || character >= EAST_ASIAN && character.is_alphanumeric()
}

/// The box of a character's ink on the page. Some writers leave out the widths of a font: a character
/// without one is drawn all the same, and the next one on it.
fn core(ink: &Ink) -> Rect {
    let end = if ink.end > ink.start { ink.end } else { ink.start + ink.size };
    let bearing = BEARING * (end - ink.start);
    let (low, high) = HEIGHTS;
    Rect::between(
        to_page(ink.direction, (ink.start + bearing, ink.baseline - high * ink.size)),
        to_page(ink.direction, (end - bearing, ink.baseline - low * ink.size)),
    )
}

fn hides(one: &Rect, other: &Rect) -> bool {
    let width = one.x1.min(other.x1) - one.x0.max(other.x0);
    let height = one.bottom.min(other.bottom) - one.top.max(other.top);
    width > 0.0 && height > 0.0 && width * height >= COVERED * one.area().min(other.area())
}

fn square(at: f32) -> usize {
    cell(at / SQUARE, SQUARES)
}

/// The number of the cell at a place; what lies beyond is in the outermost.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn cell(at: f32, cells: usize) -> usize {
    (at.max(0.0) as usize).min(cells - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::pdf::page::Direction;

    /// Characters of ten points from a place on, drawn after others.
    fn line(text: &str, (x, baseline): (f32, f32), order: usize) -> Vec<Ink> {
        let mut start = x;
        let mut inks = Vec::new();
        for (index, character) in text.chars().enumerate() {
            let end = start + if character.is_ascii() { 5.0 } else { 10.0 };
            let (size, direction) = (10.0, Direction::Right);
            let order = order + index;
            inks.push(Ink {
                character,
                start,
                end,
                baseline,
                size,
                bold: false,
                direction,
                tinted: false,
                order,
            });
            start = end;
        }
        inks
    }

    #[test]
    fn text_over_text_is_found() {
        for (other, at, found) in [
            ("丙丁", (100.0, 100.0), "甲乙丙丁"),
            ("丙丁", (105.0, 100.0), "甲乙丙丁"),
            ("丙丁", (113.0, 104.0), "乙丙"),
            ("12", (103.0, 98.0), "甲1"),
            // Beside, below, tightly below, and signs over text.
            ("丙丁", (120.0, 100.0), ""),
            ("丙丁", (100.0, 112.0), ""),
            ("丙丁", (100.0, 108.0), ""),
            ("——", (100.0, 100.0), ""),
            ("√√", (100.0, 100.0), ""),
        ] {
            let inks = [line("甲乙", (100.0, 100.0), 0), line(other, at, 10)].concat();
            assert_eq!(overprinted(&inks).into_iter().collect::<String>(), found, "{other} {at:?}");
        }
    }

    #[test]
    fn widths_that_are_too_large_are_no_overprint() {
        let mut inks = line("2024", (0.0, 0.0), 0);
        for ink in &mut inks {
            ink.end = ink.start + 10.0;
        }
        assert_eq!(overprinted(&inks), []);
        assert_eq!(overprinted(&[]), []);
    }

    #[test]
    fn characters_without_widths_lie_on_one_another() {
        let mut inks = line("甲乙丙", (100.0, 100.0), 0);
        for ink in &mut inks {
            (ink.start, ink.end) = (100.0, 100.0);
        }
        assert_eq!(overprinted(&inks), ['甲', '丙']);
    }
}
