//! Vertical writing of characters drawn one by one: ideographs stand upright one under the other, and
//! figures between them lie on their side, as browsers and word processors set them.

use crate::reader::pdf::page::Direction;

use super::ink::Ink;
use super::lines;

/// Middles of characters of one column differ by up to this share of the size.
const SAME_AXIS: f32 = 0.25;
/// Characters of one column stand no further apart, in ems.
const APART: f32 = 0.8;
/// Ideographs and their punctuation begin here.
const IDEOGRAPHS: char = '\u{2e80}';

/// Turns columns of single upright ideographs with sideways characters among them into vertical
/// writing.
pub(super) fn stand(inks: Vec<Ink>) -> Vec<Ink> {
    let is_sideways = |ink: &Ink| ink.direction == Direction::Down;
    if !inks.iter().any(is_sideways) {
        return inks;
    }
    let (upright, rest) =
        inks.into_iter().partition::<Vec<Ink>, _>(|ink| ink.direction == Direction::Right);
    let (sideways, mut all) = rest.into_iter().partition::<Vec<Ink>, _>(is_sideways);
    let mut columns = sideways;
    for line in lines::lines_of_one_direction(upright) {
        match line.inks.as_slice() {
            [only] if only.character >= IDEOGRAPHS => columns.push(*only),
            _ => all.extend(line.inks),
        }
    }
    // Their places in vertical writing, beside them as they are.
    let mut columns: Vec<(Ink, Ink)> =
        columns.into_iter().map(|ink| (ink.standing(), ink)).collect();
    columns.sort_by(|(a, _), (b, _)| a.baseline.total_cmp(&b.baseline));
    let beside = |(a, _): &(Ink, Ink), (b, _): &(Ink, Ink)| {
        (a.baseline - b.baseline).abs() <= SAME_AXIS * a.size.min(b.size)
    };
    let under =
        |(a, _): &(Ink, Ink), (b, _): &(Ink, Ink)| b.start - a.end <= APART * a.size.min(b.size);
    for column in columns.chunk_by_mut(beside) {
        column.sort_by(|(a, _), (b, _)| a.start.total_cmp(&b.start));
        for chain in column.chunk_by(under) {
            let mixed = chain.iter().any(|(_, ink)| is_sideways(ink))
                && chain.iter().any(|(_, ink)| !is_sideways(ink));
            all.extend(chain.iter().map(|(standing, ink)| if mixed { *standing } else { *ink }));
        }
    }
    all
}
