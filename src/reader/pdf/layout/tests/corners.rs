//! Rules that enclose no rectangle.

use super::*;

/// A grid of four rows and three columns, but for the pieces of rules at the middles given.
fn grid_without(left_out: &[(f32, f32)]) -> Page {
    let (columns, rows) = ([50.0, 150.0, 250.0, 350.0], [100.0, 120.0, 140.0, 160.0, 180.0]);
    let mut page = page(1);
    let is_drawn = |x: f32, y: f32| !left_out.contains(&(x, y));
    for y in rows {
        for pair in columns.windows(2) {
            if is_drawn(f32::midpoint(pair[0], pair[1]), y) {
                rule(&mut page, pair[0], y, pair[1], y);
            }
        }
    }
    for x in columns {
        for pair in rows.windows(2) {
            if is_drawn(x, f32::midpoint(pair[0], pair[1])) {
                rule(&mut page, x, pair[0], x, pair[1]);
            }
        }
    }
    for (x, text) in [(60.0, "甲"), (160.0, "乙"), (260.0, "丙")] {
        write_rows(&mut page, x, 114.0, 20.0, &[text; 4]);
    }
    page
}

#[test]
fn a_cell_with_corners_is_in_doubt() {
    for (left_out, in_doubt) in [
        (&[][..], false),
        // Two rows of the first column are one cell; two rows of two columns are.
        (&[(100.0, 140.0)], false),
        (&[(100.0, 140.0), (200.0, 140.0), (150.0, 130.0), (150.0, 150.0)], false),
        // Two rows on one side, one of them on the other too.
        (&[(100.0, 140.0), (150.0, 150.0)], true),
        (&[(100.0, 140.0), (200.0, 140.0), (150.0, 130.0)], false),
    ] {
        let document = laid_out(vec![grid_without(left_out)]);
        assert_eq!(only_grid(&document).rows_in_doubt, in_doubt, "{left_out:?}");
    }
}
