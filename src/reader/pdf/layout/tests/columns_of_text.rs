//! Text set in two columns.

use super::*;

/// Twelve lines for each of two columns, told apart by their ideographs.
fn write_column(page: &mut Page, x: f32, text: char) {
    for line in 0..12_u16 {
        let length = if line == 11 { 9 } else { 24 };
        let text: String = std::iter::repeat_n(text, length).collect();
        write(page, x, 120.0 + 16.0 * f32::from(line), &text);
    }
}

#[test]
fn columns_of_text_are_read_one_after_the_other() {
    let mut page = page(1);
    write(
        &mut page,
        200.0,
        80.0,
        "\u{516c}\u{544a}\u{516c}\u{544a}\u{516c}\u{544a}\u{516c}\u{544a}\u{516c}\u{544a}\u{516c}\u{544a}\u{516c}\u{544a}\u{516c}\u{544a}\u{516c}\u{544a}",
    );
    write_column(&mut page, 50.0, '\u{7532}');
    write_column(&mut page, 310.0, '\u{4e59}');
    ruled(&mut page, &[50.0, 300.0, 550.0], &[400.0, 430.0, 460.0]);
    for (x, y, text) in [(60.0, 420.0, "1"), (310.0, 420.0, "2"), (60.0, 450.0, "3")] {
        write(&mut page, x, y, text);
    }
    let document = laid_out(vec![page]);
    let texts = paragraphs(&document);
    let starts: Vec<char> = texts.iter().filter_map(|text| text.chars().next()).collect();
    assert_eq!(starts, ['\u{516c}', '\u{7532}', '\u{4e59}'], "{texts:?}");
    assert!(texts.iter().skip(1).all(|text| text.chars().count() == 11 * 24 + 9), "{texts:?}");
    // What stands under the columns is where it was.
    let table = document.grids().next().unwrap();
    let bbox = table.place.bbox.unwrap();
    assert!((bbox.top - 400.0).abs() < 1.0 && (bbox.x1 - 550.0).abs() < 1.0, "{bbox:?}");
    let Block::Paragraph(right) = &document.blocks[2] else { panic!("{document:?}") };
    let bbox = right.place.bbox.unwrap();
    assert!((bbox.x0 - 310.0).abs() < 1.0 && bbox.top < 120.0, "{bbox:?}");
}

#[test]
fn cells_side_by_side_are_no_columns_of_text() {
    // Two cells of long text, drawn line for line or with a rule between them.
    let mut by_lines = page(1);
    for line in 0..12_u16 {
        let y = 120.0 + 16.0 * f32::from(line);
        for (x, text) in [(50.0, '\u{7532}'), (310.0, '\u{4e59}')] {
            let text: String = std::iter::repeat_n(text, 24).collect();
            write(&mut by_lines, x, y, &text);
        }
    }
    let mut by_rules = page(1);
    write_column(&mut by_rules, 50.0, '\u{7532}');
    write_column(&mut by_rules, 310.0, '\u{4e59}');
    ruled(&mut by_rules, &[45.0, 300.0, 555.0], &[100.0, 310.0]);
    for page in [by_lines, by_rules] {
        assert_eq!(pages::fold::unfold(page).1, pages::fold::Folds::default());
    }
}

#[test]
fn a_table_goes_on_in_the_next_column() {
    let mut page = page(1);
    write_column(&mut page, 50.0, '\u{7532}');
    ruled(&mut page, &[50.0, 110.0, 290.0], &[400.0, 430.0, 460.0]);
    ruled(&mut page, &[310.0, 370.0, 550.0], &[100.0, 130.0, 160.0]);
    for (x, y, number) in
        [(60.0, 420.0, "1"), (60.0, 450.0, "2"), (320.0, 120.0, "3"), (320.0, 150.0, "4")]
    {
        write(&mut page, x, y, number);
        write(&mut page, x + 60.0, y, "\u{5ea7}\u{8c08}\u{4f1a}");
    }
    let document = laid_out(vec![page]);
    let numbers: Vec<&str> = document.grids().map(|grid| grid.cells[0].text.as_str()).collect();
    assert_eq!(numbers, ["1", "3"]);
    let bbox = document.grids().nth(1).unwrap().place.bbox.unwrap();
    assert!((bbox.x0 - 310.0).abs() < 1.0 && (bbox.top - 100.0).abs() < 1.0, "{bbox:?}");
}
