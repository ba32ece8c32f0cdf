//! Characters that are drawn twice on the same spot.

use super::super::page::Glyph;

/// Leaves one of glyphs that are drawn twice on the same spot, to look bold or to have a shadow: the
/// darker one, and of two alike the first.
pub(super) fn drop_doubles(glyphs: &mut Vec<Glyph>) {
    /// Points of a cell in which doubles are looked for.
    const CELL: f32 = 4.0;
    /// How far a double may be off, in ems: less than the narrowest glyph is wide; …
    const NEAR: f32 = 0.15;
    /// … or in widths of the glyph: a shadow is two points off, and the next glyph a width.
    const OFF: f32 = 0.35;

    let mut dropped = vec![false; glyphs.len()];
    let mut order: Vec<(u64, u32)> = Vec::with_capacity(glyphs.len());
    // Twice with shifted rows, because doubles may stand on both sides of a row's border.
    for shift in [0.0, CELL / 2.0] {
        order.clear();
        order.extend((0_u32..).zip(glyphs.iter()).map(|(index, glyph)| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "saturates"
            )]
            let row = ((glyph.y + shift) / CELL).max(0.0) as u32 & 0xF_FFFF;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "saturates"
            )]
            let column = (glyph.x * 32.0).max(0.0) as u32 & 0x3F_FFFF;
            let key = u64::from(u32::from(glyph.character)) << 42
                | u64::from(row) << 22
                | u64::from(column);
            (key, index)
        }));
        // As one number: the text of a page is sorted in half the time.
        order.sort_unstable_by_key(|(key, index)| u128::from(*key) << 32 | u128::from(*index));
        for pair in order.windows(2) {
            let [(_, first), (_, second)] = pair else { continue };
            let (first, second) = (*first.min(second) as usize, *first.max(second) as usize);
            let (Some(one), Some(other)) = (glyphs.get(first), glyphs.get(second)) else {
                continue;
            };
            let size = one.size.min(other.size);
            let near = (NEAR * size).max(OFF * one.advance.min(other.advance).min(size));
            let double = one.character == other.character
                && (one.x - other.x).abs() <= near
                && (one.y - other.y).abs() <= near
                && one.hidden == other.hidden
                && one.direction == other.direction;
            let paler = if one.pale && !other.pale { first } else { second };
            if double && let Some(drop) = dropped.get_mut(paler) {
                *drop = true;
            }
        }
    }
    let mut index = 0;
    glyphs.retain(|_| {
        index += 1;
        !dropped.get(index - 1).copied().unwrap_or(false)
    });
}
