//! Stamps: text in colour, or translucent, that was put over the text of the page. A seal over a
//! table says nothing about the cells it lies on.

use crate::reader::pdf::page::{Direction, Rect};

use super::super::geometry;
use super::ink::Ink;

/// Pairs of characters that are looked at on one page, so that many on one line end.
const LOOKS: usize = 4_000_000;
/// Characters of one line lie on one baseline within this share of the size.
const SAME_BASELINE: f32 = 0.1;
/// Lines of one stamp lie at most so many sizes apart.
const PITCH: f32 = 2.0;

/// Takes out the lines of stamps: tinted ones of which a character lies on one that is not, and those
/// drawn right before or after them, or with the round text of a seal, nearby.
pub(crate) fn without(inks: Vec<Ink>, across: &[Ink]) -> (Vec<Ink>, Vec<Ink>) {
    if inks.iter().all(|ink| !ink.tinted) {
        return (inks, Vec::new());
    }
    let lines: Vec<&[Ink]> = inks.chunk_by(is_one_line).collect();
    let covering = covering(&inks);
    let seals = seals(across);
    let is_stamped = |line: &&[Ink]| {
        let orders = || line.iter().map(|ink| ink.order);
        orders().any(|order| covering.binary_search(&order).is_ok())
            || line.iter().any(|ink| ink.tinted && is_of_seal(ink, &seals))
    };
    let mut stamped: Vec<bool> = lines.iter().map(is_stamped).collect();
    // Down the lines, and up again.
    let down = (1..lines.len()).map(|index| (index - 1, index));
    for (from, to) in down.clone().chain(down.rev().map(|(upper, lower)| (lower, upper))) {
        if let (Some(one), Some(other)) = (lines.get(from), lines.get(to))
            && stamped.get(from).copied().unwrap_or(false)
            && goes_on(one, other)
            && let Some(slot) = stamped.get_mut(to)
        {
            *slot = true;
        }
    }
    let (mut rest, mut taken) = (Vec::with_capacity(inks.len()), Vec::new());
    for (line, stamped) in lines.into_iter().zip(stamped) {
        if stamped { taken.extend_from_slice(line) } else { rest.extend_from_slice(line) }
    }
    (rest, taken)
}

/// The round text of a seal: when it was drawn, first and last, and the box round it.
type Seal = (usize, usize, Rect);

/// Characters of one seal follow one another with at most so many others between them: those at its
/// sides stand at right angles, not on a slant.
const BETWEEN: usize = 3;

/// The seals among the slanted characters, in the order they were drawn.
fn seals(across: &[Ink]) -> Vec<Seal> {
    /// Points across a seal: 42 millimetres.
    const ACROSS: f32 = 120.0;
    /// Fewer characters are no name of an organ.
    const FEWEST: usize = 3;

    let is_round = |ink: &&Ink| ink.tinted && ink.direction == Direction::Slanted;
    let mut round: Vec<&Ink> = across.iter().filter(is_round).collect();
    round.sort_by_key(|ink| ink.order);
    let texts = round.chunk_by(|a, b| b.order - a.order <= BETWEEN);
    let seals = texts.filter(|text| text.len() >= FEWEST).filter_map(|text| {
        let rect = geometry::hull(text.iter().map(|ink| ink.rect()))?;
        let is_small = rect.width() <= ACROSS && rect.height() <= ACROSS;
        let size = text.first()?.size;
        Some((text.first()?.order, text.last()?.order, whole(rect, size))).filter(|_| is_small)
    });
    seals.collect()
}

/// The box of the seal whose text runs round its upper part within this box. The characters at its
/// sides, at right angles, stand outside the slanted ones by their own size.
fn whole(text: Rect, size: f32) -> Rect {
    let bottom = text.bottom.max(text.top + text.width());
    Rect { bottom, ..text }.grown(size)
}

/// Whether a character stands in a seal and was drawn with it.
fn is_of_seal(ink: &Ink, seals: &[Seal]) -> bool {
    let next = seals.partition_point(|(first, ..)| *first < ink.order);
    let holds = |(first, last, rect): &Seal| {
        let drawn = ink.order + BETWEEN >= *first && ink.order <= last + BETWEEN;
        drawn && rect.contains(ink.point())
    };
    next.checked_sub(1).and_then(|before| seals.get(before)).is_some_and(holds)
        || seals.get(next).is_some_and(holds)
}

/// Whether a tinted line stands under or over one of a stamp.
fn goes_on(stamped: &[Ink], line: &[Ink]) -> bool {
    let rect = |line: &[Ink]| geometry::hull(line.iter().map(Ink::rect));
    let size = line.first().map_or(0.0, |ink| ink.size);
    let near = |one: Rect, other: Rect| {
        let middle = f32::midpoint(one.x0, one.x1);
        let within = f32::midpoint(other.x0, other.x1);
        (one.bottom - other.bottom).abs() <= PITCH * size
            && ((other.x0..=other.x1).contains(&middle) || (one.x0..=one.x1).contains(&within))
    };
    line.iter().all(|ink| ink.tinted)
        && rect(stamped).zip(rect(line)).is_some_and(|(one, other)| near(one, other))
}

/// Whether two characters that follow one another were drawn as one line.
pub(crate) fn is_one_line(before: &Ink, ink: &Ink) -> bool {
    before.tinted == ink.tinted
        && before.direction == ink.direction
        && (before.baseline - ink.baseline).abs() <= SAME_BASELINE * ink.size
}

/// The tinted characters that lie on others, by when they were drawn, ascending.
fn covering(inks: &[Ink]) -> Vec<usize> {
    let shown = || inks.iter().filter(|ink| !ink.is_blank());
    let mut plain: Vec<(f32, f32)> = shown().filter(|ink| !ink.tinted).map(Ink::point).collect();
    plain.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut looks = 0;
    let covers = |ink: &&Ink| {
        let rect = ink.rect();
        let first = plain.partition_point(|(_, y)| *y < rect.top);
        let near = plain.iter().skip(first).take_while(|(_, y)| *y <= rect.bottom);
        near.take_while(|_| {
            looks += 1;
            looks <= LOOKS
        })
        .any(|point| rect.contains(*point))
    };
    let mut found: Vec<usize> =
        shown().filter(|ink| ink.tinted).filter(covers).map(|ink| ink.order).collect();
    found.sort_unstable();
    found
}
