//! Whatever stands on a page is in one cell, paragraph or running head, once.

use proptest::prelude::*;

use super::*;

prop_compose! {
    /// A character anywhere, seldom twice in one place.
    fn any_glyph()(
        index in 0_u32..4_000,
        x in -20.0_f32..620.0,
        y in -20.0_f32..860.0,
        size in 4.0_f32..24.0,
        direction in 0_usize..6,
        hidden in prop::bool::weighted(0.1),
    ) -> Glyph {
        let directions = [Direction::Right, Direction::Down, Direction::Left, Direction::Up,
            Direction::Vertical, Direction::Slanted];
        let character = char::from_u32(0x4e00 + index).unwrap();
        let direction = directions[direction];
        Glyph { character, x, y, advance: size, size, direction, font: 0, hidden, pale: false, tinted: false }
    }
}

prop_compose! {
    fn any_line()(x0 in 0_u8..20, y0 in 0_u8..20, length in 0_u8..20, across in any::<bool>()) -> Line {
        let (x, y, length) = (f32::from(x0) * 30.0, f32::from(y0) * 40.0, f32::from(length) * 30.0);
        let (x1, y1) = if across { (x + length, y) } else { (x, y + length) };
        Line { x0: x, y0: y, x1, y1, width: 0.5, hidden: false, white: false, tinted: false }
    }
}

prop_compose! {
    fn any_fill()(x0 in 0.0_f32..600.0, top in 0.0_f32..800.0, width in 0.0_f32..300.0,
        height in 0.0_f32..100.0, brightness in 0.0_f32..1.0) -> Fill {
        Fill { rect: Rect { x0, top, x1: x0 + width, bottom: top + height }, brightness }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The ledger: every visible character ends in exactly one cell, paragraph or piece of
    /// furniture, whatever the rulings.
    #[test]
    fn every_visible_character_ends_in_one_place(
        glyphs in prop::collection::vec(any_glyph(), 0..120),
        lines in prop::collection::vec(any_line(), 0..60),
        fills in prop::collection::vec(any_fill(), 0..6),
    ) {
        let mut visible: Vec<char> =
            glyphs.iter().filter(|glyph| !glyph.hidden).map(|glyph| glyph.character).collect();
        visible.sort_unstable();
        let mut layout = Layout::new(&Limits::default());
        layout.add(Page { glyphs, lines, fills, ..page(1) });
        let (document, _) = layout.finish();
        prop_assert_eq!(characters(&document), visible);
    }

    /// Cells lie inside their grid and do not overlap, and the grid has its edges.
    #[test]
    fn grids_are_sound(lines in prop::collection::vec(any_line(), 0..80),
        glyphs in prop::collection::vec(any_glyph(), 0..200)) {
        let mut layout = Layout::new(&Limits::default());
        layout.add(Page { glyphs, lines, ..page(1) });
        let (document, _) = layout.finish();
        for grid in document.grids() {
            prop_assert_eq!(grid.column_edges.len(), grid.columns as usize + 1);
            prop_assert!(grid.column_edges.windows(2).all(|pair| pair[0] <= pair[1]));
            let squares: u32 = grid.cells.iter().map(|cell| cell.row_span * cell.column_span).sum();
            let covered = grid.coverage().iter().flatten().count();
            prop_assert_eq!(squares as usize, covered);
        }
    }
}
