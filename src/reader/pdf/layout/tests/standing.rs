//! Vertical writing of characters drawn one by one.

use super::*;

/// Figures on their side, one after the other downwards, round the middle of a column.
fn write_sideways(page: &mut Page, middle: f32, top: f32, text: &str) {
    let from = page.glyphs.len();
    write(page, middle - 0.38 * SIZE, top, text);
    let first = page.glyphs[from].x;
    for glyph in &mut page.glyphs[from..] {
        (glyph.x, glyph.y) = (first, top + glyph.x - first);
        glyph.direction = Direction::Down;
    }
}

/// Upright characters, one under the other from `top` on.
fn write_standing(page: &mut Page, middle: f32, top: f32, text: &str) {
    let places = text.chars().zip((0..).map(|n: u16| top + SIZE * (0.88 + f32::from(n))));
    for (character, y) in places {
        write(page, middle - SIZE / 2.0, y, &character.to_string());
    }
}

#[test]
fn figures_on_their_side_stand_among_upright_ideographs() {
    let mut page = page(1);
    ruled(&mut page, &[50.0, 90.0, 200.0], &[100.0, 200.0, 300.0]);
    write_sideways(&mut page, 70.0, 110.0, "2025");
    write_standing(&mut page, 70.0, 130.0, "年");
    write_sideways(&mut page, 70.0, 140.0, "10");
    write_standing(&mut page, 70.0, 150.0, "月底");
    write(&mut page, 95.0, 150.0, "主题活动");
    write_standing(&mut page, 70.0, 210.0, "全年");
    write(&mut page, 95.0, 250.0, "主题活动");
    let document = laid_out(vec![page]);
    let expected = [["2025年10月底", "主题活动"], ["全年", "主题活动"]];
    assert_eq!(texts(only_grid(&document)), expected);
}

#[test]
fn columns_of_upright_ideographs_are_read_from_the_right() {
    for (pitch, expected) in [(14.0, "活动主题"), (10.0, "主活题动")] {
        let mut page = page(1);
        ruled(&mut page, &[50.0, 90.0, 200.0], &[100.0, 200.0, 300.0]);
        write_standing(&mut page, 75.0, 110.0, "活动");
        write_standing(&mut page, 75.0 - pitch, 110.0, "主题");
        write(&mut page, 95.0, 150.0, "时间");
        write(&mut page, 55.0, 250.0, "政策");
        write(&mut page, 95.0, 250.0, "3月");
        let document = laid_out(vec![page]);
        let expected = [[expected, "时间"], ["政策", "3月"]];
        assert_eq!(texts(only_grid(&document)), expected);
    }
}
