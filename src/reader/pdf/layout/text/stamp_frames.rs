//! Stamps with straight frames: 收文 stamps of boxes to fill in, square seals and name seals. Put on a
//! table they would cut its cells, so they are taken out before its rules are looked at.
//!
//! A frame is told by its colour, its size, its four sides, and by standing free: the box round a
//! cell of the table stands on the table's own rules, and a table of another colour lies on nothing.

use crate::reader::pdf::page::{Glyph, Line, Page, Rect};

use super::super::geometry;

/// Points across the largest stamp that is put on notices: 收文 stamps are up to 80 by 50 millimetres.
const WIDEST: f32 = 230.0;
const HIGHEST: f32 = 150.0;
/// Rules of one frame touch within so many points: strokes are up to 3 points thick.
const TOUCH: f32 = 3.0;
/// A page with more coloured rules has a coloured table.
const MOST_RULES: usize = 200;
/// Middles of two characters of one word lie at most so many sizes apart.
const NEXT: f32 = 1.3;
/// Of a frame's four sides so many stand on no rule of the table; the others may, by chance.
const FREE_SIDES: usize = 2;

/// Takes the frames of stamps off a page, with the words in them in the stamps' colour, which are
/// given back.
pub(crate) fn take_off(page: &mut Page) -> String {
    let (tinted, plain): (Vec<Rect>, Vec<Rect>) = {
        let visible = page.lines.iter().filter(|line| !line.hidden);
        let (tinted, plain): (Vec<&Line>, Vec<&Line>) = visible.partition(|line| line.tinted);
        let rules = |lines: Vec<&Line>| lines.into_iter().filter_map(rule).collect();
        (rules(tinted), rules(plain))
    };
    if tinted.is_empty() || tinted.len() > MOST_RULES {
        return String::new();
    }
    let plain: Vec<Rect> = plain.into_iter().chain(thin_fills(page)).collect();
    let frames: Vec<Rect> = pieces(tinted)
        .into_iter()
        .filter_map(|rules| {
            let frame = geometry::hull(rules.iter().copied())?;
            let lies_on_table = || plain.iter().any(|rule| crosses(*rule, frame));
            let strikes = || page.glyphs.iter().any(|glyph| is_struck(glyph, &rules));
            let is_stamp = frame.width() <= WIDEST
                && frame.height() <= HIGHEST
                && is_closed(&rules, frame)
                && stands_free(frame, &plain)
                && (lies_on_table() || strikes());
            is_stamp.then(|| frame.grown(TOUCH))
        })
        .collect();
    let is_in_frame = |point: (f32, f32)| frames.iter().any(|frame| frame.contains(point));
    page.lines.retain(|line| {
        !(line.tinted && is_in_frame((line.x0, line.y0)) && is_in_frame((line.x1, line.y1)))
    });
    let mut taken = Vec::with_capacity(page.glyphs.len());
    for word in page.glyphs.chunk_by(is_one_word) {
        let is_stamps = word.iter().any(|glyph| is_inked(glyph) && is_in_frame(middle(glyph)));
        taken.extend(word.iter().map(|_| is_stamps));
    }
    let mut words = String::new();
    let mut taken = taken.into_iter();
    page.glyphs.retain(|glyph| {
        let taken = taken.next().unwrap_or_default();
        words.extend(taken.then_some(glyph.character));
        !taken
    });
    words
}

fn is_inked(glyph: &Glyph) -> bool {
    glyph.tinted && !glyph.hidden
}

/// Whether two characters in the stamps' colour follow one another, as those of a word that runs over
/// its frame.
fn is_one_word(before: &Glyph, glyph: &Glyph) -> bool {
    let ((x0, y0), (x1, y1)) = (middle(before), middle(glyph));
    is_inked(before)
        && is_inked(glyph)
        && before.direction == glyph.direction
        && (x1 - x0).hypot(y1 - y0) <= NEXT * glyph.size
}

#[expect(clippy::cast_possible_truncation, reason = "a position on the page")]
fn middle(glyph: &Glyph) -> (f32, f32) {
    let (x, y) = glyph.middle();
    (x as f32, y as f32)
}

/// A straight line parallel to a side of the page, as a box without a width.
fn rule(line: &Line) -> Option<Rect> {
    let rect = Rect::between((line.x0, line.y0), (line.x1, line.y1));
    let is_rule = rect.width().min(rect.height()) <= 1.0;
    (is_rule && rect.width().max(rect.height()) > TOUCH).then_some(rect)
}

fn thin_fills(page: &Page) -> impl Iterator<Item = Rect> {
    let rects = page.fills.iter().map(|fill| fill.rect);
    rects.filter(|rect| rect.width().min(rect.height()) <= TOUCH)
}

/// The rules that touch one another, together.
fn pieces(mut rules: Vec<Rect>) -> Vec<Vec<Rect>> {
    let mut pieces = Vec::new();
    while let Some(first) = rules.pop() {
        let mut piece = vec![first];
        let mut next = 0;
        while let Some(rule) = piece.get(next).copied() {
            let reach = rule.grown(TOUCH);
            piece.extend(rules.extract_if(.., |other| reach.meets(*other)));
            next += 1;
        }
        pieces.push(piece);
    }
    pieces
}

/// Whether rules run along all four sides of their box.
fn is_closed(rules: &[Rect], frame: Rect) -> bool {
    let flat = |at: f32| {
        let on = rules.iter().filter(|rule| rule.width() > rule.height());
        on.filter(|rule| (rule.top - at).abs() <= TOUCH).map(|rule| rule.width()).sum::<f32>()
    };
    let upright = |at: f32| {
        let on = rules.iter().filter(|rule| rule.height() >= rule.width());
        on.filter(|rule| (rule.x0 - at).abs() <= TOUCH).map(|rule| rule.height()).sum::<f32>()
    };
    let (width, height) = (frame.width() - TOUCH, frame.height() - TOUCH);
    width > TOUCH
        && height > TOUCH
        && [flat(frame.top), flat(frame.bottom)].iter().all(|side| *side >= width)
        && [upright(frame.x0), upright(frame.x1)].iter().all(|side| *side >= height)
}

/// Whether enough sides of a frame lie on no rule of the table.
fn stands_free(frame: Rect, plain: &[Rect]) -> bool {
    let Rect { x0, top, x1, bottom } = frame;
    let flat = |at: f32| {
        plain.iter().any(|rule| {
            rule.width() > TOUCH
                && (f32::midpoint(rule.top, rule.bottom) - at).abs() <= TOUCH
                && rule.x0 <= x1 + TOUCH
                && rule.x1 >= x0 - TOUCH
        })
    };
    let upright = |at: f32| {
        plain.iter().any(|rule| {
            rule.height() > TOUCH
                && (f32::midpoint(rule.x0, rule.x1) - at).abs() <= TOUCH
                && rule.top <= bottom + TOUCH
                && rule.bottom >= top - TOUCH
        })
    };
    let on_rules = [flat(top), flat(bottom), upright(x0), upright(x1)];
    on_rules.iter().filter(|on_rule| !**on_rule).count() >= FREE_SIDES
}

/// Whether a rule of the table runs into a frame from outside.
fn crosses(rule: Rect, frame: Rect) -> bool {
    let inner = frame.grown(-TOUCH);
    let outer = frame.grown(TOUCH);
    inner.meets(rule)
        && (rule.x0 < outer.x0
            || rule.x1 > outer.x1
            || rule.top < outer.top
            || rule.bottom > outer.bottom)
}

/// Whether a rule runs through a character that is not the stamp's.
fn is_struck(glyph: &Glyph, rules: &[Rect]) -> bool {
    if glyph.tinted || glyph.hidden || glyph.character.is_whitespace() {
        return false;
    }
    let [one, other] = glyph.core();
    #[expect(clippy::cast_possible_truncation, reason = "positions on the page")]
    let core = Rect::between((one.0 as f32, one.1 as f32), (other.0 as f32, other.1 as f32));
    rules.iter().any(|rule| core.meets(*rule))
}
