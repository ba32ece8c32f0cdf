//! Vertical writing of characters drawn one by one, as browsers and word processors do it: ideographs
//! stand upright one under the other, and figures between them lie on their side.

use crate::reader::pdf::page::Direction;

use super::ink::Ink;
use super::lines;

/// Middles of characters of one column differ by up to this share of the size.
const SAME_AXIS: f32 = 0.25;
/// Characters of one column stand no further apart, in ems.
const APART: f32 = 0.8;
/// Ideographs and their punctuation begin here.
const IDEOGRAPHS: char = '\u{2e80}';

/// Characters of a text set downwards in several columns that are looked at together.
const MOST: usize = 200;
/// Gaps in ems between characters that touch, one under the other; lines lie further apart.
const TOUCHING: std::ops::RangeInclusive<f32> = -0.1..=0.1;
/// Ems from column to column: characters of one line stand nearer, and words set wide further off.
const PITCH: std::ops::RangeInclusive<f32> = 1.15..=2.0;

/// Turns columns of single upright ideographs with sideways characters among them into vertical
/// writing.
pub(crate) fn stand(inks: Vec<Ink>) -> Vec<Ink> {
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
    let under =
        |(a, _): &(Ink, Ink), (b, _): &(Ink, Ink)| b.start - a.end <= APART * a.size.min(b.size);
    for column in columns.chunk_by_mut(|(a, _), (b, _)| are_on_one_axis(a, b)) {
        column.sort_by(|(a, _), (b, _)| a.start.total_cmp(&b.start));
        for chain in column.chunk_by(under) {
            let mixed = chain.iter().any(|(_, ink)| is_sideways(ink))
                && chain.iter().any(|(_, ink)| !is_sideways(ink));
            all.extend(chain.iter().map(|(standing, ink)| if mixed { *standing } else { *ink }));
        }
    }
    all
}

/// Whether two characters of vertical writing stand in one column.
fn are_on_one_axis(a: &Ink, b: &Ink) -> bool {
    (a.baseline - b.baseline).abs() <= SAME_AXIS * a.size.min(b.size)
}

/// Whether these characters, in the order they were drawn, are a text that runs down in columns from
/// right to left: each touches the one under it, and none beside it.
pub(crate) fn is_set_down(inks: &[Ink]) -> bool {
    // Hardly any text has a character right under the one before.
    let drops = |pair: &[Ink]| match pair {
        [above, ink] => {
            let fall = (ink.baseline - above.baseline) / ink.size;
            (ink.start - above.start).abs() <= SAME_AXIS * ink.size
                && TOUCHING.contains(&(fall - 1.0))
        }
        _ => false,
    };
    if inks.len() > MOST || !inks.windows(2).any(drops) {
        return false;
    }
    let can_stand = |ink: &Ink| match ink.direction {
        Direction::Right => ink.character >= IDEOGRAPHS,
        Direction::Down => true,
        _ => false,
    };
    let visible = || inks.iter().filter(|ink| !ink.is_blank());
    if !visible().all(can_stand) {
        return false;
    }
    let mut standing: Vec<Ink> = visible().map(Ink::standing).collect();
    standing.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut before: Option<Ink> = None;
    for column in standing.chunk_by_mut(are_on_one_axis) {
        column.sort_by(|a, b| a.start.total_cmp(&b.start));
        let touch = column.windows(2).all(|pair| match pair {
            [above, ink] => TOUCHING.contains(&((ink.start - above.end) / ink.size)),
            _ => true,
        });
        let Some(first) = column.first() else { continue };
        let stands_off = before.is_none_or(|before| {
            before.size > 0.0 && PITCH.contains(&((first.baseline - before.baseline) / before.size))
        });
        // The last column may have one character.
        let is_alone = before.is_none() && column.len() < 2;
        if !touch || !stands_off || is_alone {
            return false;
        }
        before = Some(*first);
    }
    before.is_some()
}
