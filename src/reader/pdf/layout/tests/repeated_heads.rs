//! Headers that stand again with no rule under one of their words.

use super::*;

/// A header over three rows, whose last column has a cell merged over the first two of them.
fn first() -> Page {
    let mut page = page(1);
    ruled(&mut page, &[50.0, 90.0, 200.0], &[700.0, 720.0, 740.0, 760.0, 780.0]);
    for x in [200.0, 260.0] {
        rule(&mut page, x, 700.0, x, 780.0);
    }
    for y in [700.0, 720.0, 760.0, 780.0] {
        rule(&mut page, 200.0, y, 260.0, y);
    }
    write_rows(&mut page, 55.0, 713.8, 20.0, &["序号", "1", "2", "3"]);
    write_rows(&mut page, 95.0, 713.8, 20.0, &["主题", "甲", "乙", "丙"]);
    write_rows(&mut page, 205.0, 713.8, 20.0, &["单位", "区水利局"]);
    write(&mut page, 205.0, 773.8, "区教育局");
    page
}

/// The same header; the rest of the cell that goes on has no rule above it.
fn second(head: &str) -> Page {
    let mut page = page(2);
    ruled(&mut page, &[50.0, 90.0, 200.0], &[60.0, 80.0, 100.0, 120.0]);
    for x in [200.0, 260.0] {
        rule(&mut page, x, 60.0, x, 120.0);
    }
    for y in [60.0, 100.0, 120.0] {
        rule(&mut page, 200.0, y, 260.0, y);
    }
    write_rows(&mut page, 55.0, 73.8, 20.0, &["序号", "4", "5"]);
    write_rows(&mut page, 95.0, 73.8, 20.0, &["主题", "丁", "戊"]);
    write(&mut page, 205.0, 73.8, head);
    write(&mut page, 205.0, 113.8, "区司法局");
    page
}

#[test]
fn a_word_of_a_repeated_header_ends_where_the_header_does() {
    let document = laid_out(vec![first(), second("单位")]);
    let grid = document.grids().nth(1).unwrap();
    let expected = [["序号", "主题", "单位"], ["4", "丁", ""], ["5", "戊", "区司法局"]];
    assert_eq!(texts(grid), expected);
}

#[test]
fn another_text_beside_the_words_of_a_header_is_a_merged_cell() {
    let document = laid_out(vec![first(), second("区商务局")]);
    let grid = document.grids().nth(1).unwrap();
    let expected = [["序号", "主题", "区商务局"], ["4", "丁", "^"], ["5", "戊", "区司法局"]];
    assert_eq!(texts(grid), expected);
}
