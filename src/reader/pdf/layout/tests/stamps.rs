//! Stamps over a table.

use super::*;

/// Writes tinted text; `direction` is that of its characters.
fn stamp(page: &mut Page, x: f32, y: f32, text: &str, direction: Direction) {
    let first = page.glyphs.len();
    write(page, x, y, text);
    for glyph in page.glyphs.iter_mut().skip(first) {
        (glyph.tinted, glyph.direction) = (true, direction);
    }
}

/// A table of two rows with a title in red above and a red cell.
fn table() -> Page {
    let mut page = page(1);
    stamp(&mut page, 50.0, 60.0, "红头文件", Direction::Right);
    ruled(&mut page, &[50.0, 150.0, 250.0], &[100.0, 140.0, 180.0]);
    for (x, y, text) in [(54.0, 124.0, "公众开放日"), (154.0, 124.0, "区教育局")] {
        write(&mut page, x, y, text);
    }
    write(&mut page, 54.0, 164.0, "座谈会");
    stamp(&mut page, 154.0, 164.0, "6月底前", Direction::Right);
    page
}

fn assert_unstamped(page: Page) {
    let document = laid_out(vec![page]);
    assert_eq!(texts(only_grid(&document)), [["公众开放日", "区教育局"], ["座谈会", "6月底前"]]);
    assert_eq!(paragraphs(&document), ["红头文件"]);
}

#[test]
fn text_in_colour_is_text() {
    assert_unstamped(table());
}

#[test]
fn a_stamp_lies_on_the_text_of_a_cell_and_its_second_line_beside_it() {
    let mut page = table();
    stamp(&mut page, 58.0, 126.0, "已公开", Direction::Right);
    stamp(&mut page, 58.0, 137.0, "2025.3.6", Direction::Right);
    assert_unstamped(page);
}

#[test]
fn the_straight_line_of_a_seal_follows_its_round_text() {
    let mut page = table();
    for (x, y, character) in [
        (60.0, 150.0, "区"),
        (70.0, 120.0, "人"),
        (100.0, 108.0, "民"),
        (130.0, 120.0, "政"),
        (140.0, 150.0, "府"),
    ] {
        stamp(&mut page, x, y, character, Direction::Slanted);
    }
    stamp(&mut page, 85.0, 148.0, "专用章", Direction::Right);
    assert_unstamped(page);
}

/// The characters at the sides of a round text stand at right angles, and the straight line of a seal
/// may lie right under it all.
#[test]
fn a_seal_reaches_as_far_down_as_it_is_wide() {
    let mut page = table();
    for (x, y, character, direction) in [
        (66.0, 150.0, "区", Direction::Up),
        (70.0, 120.0, "人", Direction::Slanted),
        (100.0, 108.0, "民", Direction::Slanted),
        (130.0, 120.0, "政", Direction::Slanted),
        (144.0, 150.0, "府", Direction::Down),
    ] {
        stamp(&mut page, x, y, character, direction);
    }
    stamp(&mut page, 85.0, 172.0, "专用章", Direction::Right);
    assert_unstamped(page);
}

/// Large type in the middle of the first page whose foot lies on the number below it is the masthead;
/// the same on another page, or at its side, is a stamp.
#[test]
fn a_masthead_may_touch_the_number_below_it() {
    for (number, x, kept) in [(1, 190.0, true), (2, 190.0, false), (1, 350.0, false)] {
        let mut page = page(number);
        let first = page.glyphs.len();
        stamp(&mut page, x, 80.0, "某市教育局文件", Direction::Right);
        for (glyph, place) in page.glyphs.iter_mut().skip(first).zip(0_u8..) {
            (glyph.size, glyph.advance) = (30.0, 30.0);
            glyph.x = x + 30.0 * f32::from(place);
        }
        write(&mut page, x + 60.0, 86.0, "某教〔2024〕3号");
        write_rows(&mut page, 90.0, 140.0, 20.0, &["关于植树的通知", "各单位："]);
        let document = laid_out(vec![page]);
        let found = paragraphs(&document);
        assert_eq!(found.contains(&"某市教育局文件"), kept, "{number} {x}: {found:?}");
        assert!(found.contains(&"某教〔2024〕3号"), "{number} {x}: {found:?}");
    }
}

/// A stamp of boxes to fill in, over the rules of the table.
#[test]
fn the_frame_of_a_stamp_makes_no_cells() {
    let mut page = table();
    let first = page.lines.len();
    ruled(&mut page, &[90.0, 120.0, 180.0], &[110.0, 130.0, 155.0]);
    page.lines.iter_mut().skip(first).for_each(|line| line.tinted = true);
    // The words may run over the frame.
    stamp(&mut page, 95.0, 150.0, "收文第一二三四五六七八号", Direction::Right);
    assert_unstamped(page);
}

/// A box of the same colour round a cell stands on the rules of the table: it is one of them.
#[test]
fn a_box_in_colour_round_a_cell_is_the_cells() {
    let mut page = table();
    for line in page.lines.iter_mut().filter(|line| line.x0 > 149.0 || line.y0 > 139.0) {
        line.tinted = true;
    }
    assert_unstamped(page);
}
