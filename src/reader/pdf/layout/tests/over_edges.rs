//! Text that is printed beyond the rules of its cell.

use super::*;

/// Writes text whose digits and letters are as wide as ideographs, too.
fn write_wide(page: &mut Page, x: f32, y: f32, text: &str) {
    for (character, place) in text.chars().zip((0..).map(|n: u16| x + SIZE * f32::from(n))) {
        write(page, place, y, &character.to_string());
        if let Some(glyph) = page.glyphs.last_mut() {
            glyph.advance = SIZE;
        }
    }
}

/// Digits of a font that has lost its widths are as wide as ideographs: a text of them runs into
/// the next cell, or out of the table.
#[test]
fn text_over_the_right_edge_of_its_cell() {
    let mut page = page(1);
    ruled(&mut page, &[50.0, 147.0, 250.0, 290.0], &[100.0, 120.0, 140.0]);
    for (x, text) in [(52.0, "活动主题"), (152.0, "活动方式"), (252.0, "时间")] {
        write(&mut page, x, 114.0, text);
    }
    write_wide(&mut page, 52.0, 131.0, "2024年主题日活动");
    write(&mut page, 149.0, 138.0, "讲座");
    write_wide(&mut page, 252.0, 134.0, "10-12月");
    let document = laid_out(vec![page]);
    assert_eq!(texts(only_grid(&document))[1], ["2024年主题日活动", "讲座", "10-12月"]);
    assert_eq!(paragraphs(&document), Vec::<&str>::new());
}

/// A sheet too wide for its page whose last columns stand on two pages, one on each: they are joined
/// to no table and not lost in silence.
#[test]
fn columns_cut_off_to_pages_of_their_own_are_reported() {
    let mut layout = Layout::new(&Limits::default());
    for number in 1..=3 {
        let mut page = page(number);
        let columns: &[f32] = if number == 1 { &[50.0, 90.0, 250.0] } else { &[50.0, 150.0] };
        let rows = [100.0, 120.0, 140.0, 160.0];
        ruled(&mut page, columns, &rows);
        for row in &rows[..3] {
            for column in &columns[..columns.len() - 1] {
                write(&mut page, column + 4.0, row + 13.0, "字");
            }
        }
        layout.add(page);
    }
    let (_, diagnostics) = layout.finish();
    let found: Vec<_> = diagnostics.iter().map(|found| (found.code, found.place.page)).collect();
    let expected = [2, 3].map(|page| (Code::CellsOutsideGrid, Some(page)));
    assert_eq!(found, expected);
}
