//! Widths of glyphs, in ems.

use super::super::objects::{Dictionary, List, Value};

/// Entries of the width arrays of one font: every CID once.
const ENTRIES: usize = 1 << 17;

/// Glyph space units of an em, except in Type 3 fonts.
pub(super) const UNITS: f64 = 1000.0;

/// Widths of the CIDs of a composite font.
#[derive(Default)]
pub(super) struct CidWidths {
    /// Sorted by first CID.
    ranges: Vec<(u32, u32, f32)>,
    default: f32,
}

impl CidWidths {
    pub(super) fn read(font: &Dictionary<'_>) -> Self {
        let default = font.number(b"DW").unwrap_or(UNITS);
        let mut ranges = Vec::new();
        for_runs(font.array(b"W"), 1, |first, last, numbers| {
            let [width, ..] = numbers else { return };
            ranges.push((first, last, em(*width)));
        });
        // Stable: of two entries for a CID the later one counts.
        ranges.sort_by_key(|(first, ..)| *first);
        Self { ranges, default: em(default) }
    }

    pub(super) fn width(&self, cid: u32) -> f32 {
        let after = self.ranges.partition_point(|(first, ..)| *first <= cid);
        let before = self.ranges.get(..after).unwrap_or_default();
        match before.last() {
            Some((_, last, width)) if cid <= *last => *width,
            _ => self.default,
        }
    }
}

/// Vertical advances of the CIDs of a composite font, downwards.
#[derive(Default)]
pub(super) struct CidHeights {
    ranges: Vec<(u32, u32, f32)>,
    default: f32,
}

impl CidHeights {
    pub(super) fn read(font: &Dictionary<'_>) -> Self {
        let default = font.array(b"DW2").and_then(|list| list.numbers().nth(1)).unwrap_or(-UNITS);
        let mut ranges = Vec::new();
        for_runs(font.array(b"W2"), 3, |first, last, numbers| {
            let [height, ..] = numbers else { return };
            ranges.push((first, last, -em(*height)));
        });
        ranges.sort_by_key(|(first, ..)| *first);
        Self { ranges, default: -em(default) }
    }

    pub(super) fn height(&self, cid: u32) -> f32 {
        let after = self.ranges.partition_point(|(first, ..)| *first <= cid);
        let before = self.ranges.get(..after).unwrap_or_default();
        match before.last() {
            Some((_, last, height)) if cid <= *last => *height,
            _ => self.default,
        }
    }
}

/// Goes through both forms of `W` and `W2`: `first [numbers of first, of the next …]` and
/// `first last numbers`, with `count` numbers for a CID.
fn for_runs(list: Option<List<'_>>, count: usize, mut found: impl FnMut(u32, u32, &[f64])) {
    /// CIDs have two bytes.
    const CIDS: u32 = 0xFFFF;

    let Some(list) = list else { return };

    let mut values = list.values();
    let mut entries = 0;
    let whole = |value: &Value<'_>| {
        let number = value.whole().and_then(|number| u32::try_from(number).ok());
        number.filter(|number| *number <= CIDS)
    };
    while let Some(value) = values.next() {
        let Some(first) = whole(&value) else { continue };
        let Some(next) = values.next() else { break };
        if let Some(last) = whole(&next) {
            let numbers: Vec<f64> =
                values.by_ref().take(count).filter_map(|v| v.number()).collect();
            found(first, last, &numbers);
            entries += 1;
        } else if let Some(list) = next.array() {
            let numbers: Vec<f64> = list.numbers().take(ENTRIES).collect();
            for (cid, numbers) in (first..).zip(numbers.chunks(count)) {
                found(cid, cid, numbers);
                entries += 1;
            }
        }
        if entries > ENTRIES {
            break;
        }
    }
}

/// Thousandths of an em as ems; nonsense as nothing.
pub(super) fn em(width: f64) -> f32 {
    /// No glyph is this wide.
    const WIDEST: f64 = 100_000.0;

    if width.abs() > WIDEST { 0.0 } else { super::super::matrix::narrow(width / UNITS) }
}

/// The width of a character in one of the fourteen fonts that every reader has, or in one that is
/// measured like them; in any other font as if it were Helvetica or Times.
pub(super) fn standard_width(name: &str, bold: bool, character: char) -> f32 {
    const COURIER: f32 = 0.6;
    /// A Han character fills its em.
    const HAN: f32 = 1.0;

    if name.contains("Courier") {
        return COURIER;
    }
    let italic = name.contains("Italic") || name.contains("Oblique");
    let table = match (name.contains("Times"), bold, italic) {
        (false, false, _) => &HELVETICA,
        (false, true, _) => &HELVETICA_BOLD,
        (true, false, false) => &TIMES,
        (true, true, false) => &TIMES_BOLD,
        (true, false, true) => &TIMES_ITALIC,
        (true, true, true) => &TIMES_BOLD_ITALIC,
    };
    let index = match character {
        ' '..='~' => usize::try_from(u32::from(character) - 0x20).ok(),
        _ => OTHERS.chars().position(|other| other == character).map(|at| at + 95),
    };
    index.and_then(|at| table.get(at)).map_or(HAN, |width| f32::from(*width) / 1000.0)
}

// Thousandths of an em from U+0020 to U+007E and of the characters of `OTHERS`, from the metrics
// published with the fonts.

const OTHERS: &str = "¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿıŁłŒœŠšŸŽžƒˆˇ˘˙˚˛˜˝–—‘’‚“”„†‡•…‰‹›⁄€™−ﬁﬂ";

#[rustfmt::skip]
static HELVETICA: [u16; 229] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 737, 333, 400, 584, 333, 333, 333,
    556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722,
    667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722,
    722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278,
    278, 278, 556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500, 278,
    556, 222, 1000, 944, 667, 500, 667, 611, 500, 556, 333, 333, 333, 333, 333, 333, 333, 333, 556,
    1000, 222, 222, 222, 333, 333, 333, 556, 556, 350, 1000, 1000, 333, 333, 167, 556, 1000, 584, 500,
    500,
];

#[rustfmt::skip]
static HELVETICA_BOLD: [u16; 229] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 737, 333, 400, 584, 333, 333, 333,
    611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722, 722, 722, 722, 722, 1000, 722,
    667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722,
    722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278,
    278, 278, 611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556, 278,
    611, 278, 1000, 944, 667, 556, 667, 611, 500, 556, 333, 333, 333, 333, 333, 333, 333, 333, 556,
    1000, 278, 278, 278, 500, 500, 500, 556, 556, 350, 1000, 1000, 333, 333, 167, 556, 1000, 584, 611,
    611,
];

#[rustfmt::skip]
static TIMES: [u16; 229] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    333, 500, 500, 500, 500, 200, 500, 333, 760, 276, 500, 564, 760, 333, 400, 564, 300, 300, 333,
    500, 453, 250, 333, 300, 310, 500, 750, 750, 750, 444, 722, 722, 722, 722, 722, 722, 889, 667,
    611, 611, 611, 611, 333, 333, 333, 333, 722, 722, 722, 722, 722, 722, 722, 564, 722, 722, 722,
    722, 722, 722, 556, 500, 444, 444, 444, 444, 444, 444, 667, 444, 444, 444, 444, 444, 278, 278,
    278, 278, 500, 500, 500, 500, 500, 500, 500, 564, 500, 500, 500, 500, 500, 500, 500, 500, 278,
    611, 278, 889, 722, 556, 389, 722, 611, 444, 500, 333, 333, 333, 333, 333, 333, 333, 333, 500,
    1000, 333, 333, 333, 444, 444, 444, 500, 500, 350, 1000, 1000, 333, 333, 167, 500, 980, 564, 556,
    556,
];

#[rustfmt::skip]
static TIMES_BOLD: [u16; 229] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667,
    611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722,
    722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556,
    278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
    333, 500, 500, 500, 500, 220, 500, 333, 747, 300, 500, 570, 747, 333, 400, 570, 300, 300, 333,
    556, 540, 250, 333, 300, 330, 500, 750, 750, 750, 500, 722, 722, 722, 722, 722, 722, 1000, 722,
    667, 667, 667, 667, 389, 389, 389, 389, 722, 722, 778, 778, 778, 778, 778, 570, 778, 722, 722,
    722, 722, 722, 611, 556, 500, 500, 500, 500, 500, 500, 722, 444, 444, 444, 444, 444, 278, 278,
    278, 278, 500, 556, 500, 500, 500, 500, 500, 570, 500, 556, 556, 556, 556, 500, 556, 500, 278,
    667, 278, 1000, 722, 556, 389, 722, 667, 444, 500, 333, 333, 333, 333, 333, 333, 333, 333, 500,
    1000, 333, 333, 333, 500, 500, 500, 500, 500, 350, 1000, 1000, 333, 333, 167, 500, 1000, 570, 556,
    556,
];

#[rustfmt::skip]
static TIMES_ITALIC: [u16; 229] = [
    250, 333, 420, 500, 500, 833, 778, 214, 333, 333, 500, 675, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 675, 675, 675, 500, 920, 611, 611, 667, 722, 611,
    611, 722, 722, 333, 444, 667, 556, 833, 667, 722, 611, 722, 611, 500, 556, 722, 611, 833, 611,
    556, 556, 389, 278, 389, 422, 500, 333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444,
    278, 722, 500, 500, 500, 500, 389, 389, 278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541,
    389, 500, 500, 500, 500, 275, 500, 333, 760, 276, 500, 675, 760, 333, 400, 675, 300, 300, 333,
    500, 523, 250, 333, 300, 310, 500, 750, 750, 750, 500, 611, 611, 611, 611, 611, 611, 889, 667,
    611, 611, 611, 611, 333, 333, 333, 333, 722, 667, 722, 722, 722, 722, 722, 675, 722, 722, 722,
    722, 722, 556, 611, 500, 500, 500, 500, 500, 500, 500, 667, 444, 444, 444, 444, 444, 278, 278,
    278, 278, 500, 500, 500, 500, 500, 500, 500, 675, 500, 500, 500, 500, 500, 444, 500, 444, 278,
    556, 278, 944, 667, 500, 389, 556, 556, 389, 500, 333, 333, 333, 333, 333, 333, 333, 333, 500,
    889, 333, 333, 333, 556, 556, 556, 500, 500, 350, 889, 1000, 333, 333, 167, 500, 980, 675, 500,
    500,
];

#[rustfmt::skip]
static TIMES_BOLD_ITALIC: [u16; 229] = [
    250, 389, 555, 500, 500, 833, 778, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 832, 667, 667, 667, 722, 667,
    667, 722, 778, 389, 500, 667, 611, 889, 722, 722, 611, 722, 667, 556, 611, 722, 667, 889, 667,
    611, 611, 333, 278, 333, 570, 500, 333, 500, 500, 444, 500, 444, 333, 500, 556, 278, 278, 500,
    278, 778, 556, 500, 500, 500, 389, 389, 278, 556, 444, 667, 500, 444, 389, 348, 220, 348, 570,
    389, 500, 500, 500, 500, 220, 500, 333, 747, 266, 500, 606, 747, 333, 400, 570, 300, 300, 333,
    576, 500, 250, 333, 300, 300, 500, 750, 750, 750, 500, 667, 667, 667, 667, 667, 667, 944, 667,
    667, 667, 667, 667, 389, 389, 389, 389, 722, 722, 722, 722, 722, 722, 722, 570, 722, 722, 722,
    722, 722, 611, 611, 500, 500, 500, 500, 500, 500, 500, 722, 444, 444, 444, 444, 444, 278, 278,
    278, 278, 500, 556, 500, 500, 500, 500, 500, 570, 500, 556, 556, 556, 556, 444, 500, 444, 278,
    611, 278, 944, 722, 556, 389, 611, 611, 389, 500, 333, 333, 333, 333, 333, 333, 333, 333, 500,
    1000, 333, 333, 333, 500, 500, 500, 500, 500, 350, 1000, 1000, 333, 333, 167, 500, 1000, 606, 556,
    556,
];
