//! Tables of figures beside a stub of names, as statistical offices print them.

use super::*;

/// Where the stub begins, and where the columns of figures end.
const STUB: f32 = 50.0;
const ENDS: [f32; 4] = [240.0, 300.0, 360.0, 420.0];

/// Writes a name and its figures, which end at one place.
fn row(page: &mut Page, y: f32, indent: f32, name: &str, figures: &[&str]) {
    write(page, STUB + indent, y, name);
    for (end, figure) in ENDS.iter().zip(figures) {
        let half_widths = u16::try_from(figure.len()).unwrap();
        write(page, end - f32::from(half_widths) * SIZE / 2.0, y, figure);
    }
}

/// Rows under the title of a group, of which the second has a name of two lines.
fn employment(page: &mut Page) {
    row(page, 150.0, 0.0, "Men, 16 years and over", &[]);
    row(page, 162.0, 12.0, "16 to 19 years", &["1,204", "55.1", "980", "41.9"]);
    row(page, 174.0, 12.0, "In agriculture and", &[]);
    row(page, 185.0, 24.0, "related trades", &["87", "(NA)", "61", "3.0"]);
    row(page, 197.0, 0.0, "Women, 16 years and over", &[]);
    row(page, 209.0, 12.0, "16 to 19 years", &["1,189", "53.7", "977", "-"]);
    row(page, 221.0, 12.0, "20 to 24 years", &["2,310", "60.2", "2,101", "50.8"]);
}

const EMPLOYMENT: [[&str; 5]; 6] = [
    ["Men, 16 years and over", "", "", "", ""],
    ["16 to 19 years", "1,204", "55.1", "980", "41.9"],
    ["In agriculture and related trades", "87", "(NA)", "61", "3.0"],
    ["Women, 16 years and over", "", "", "", ""],
    ["16 to 19 years", "1,189", "53.7", "977", "-"],
    ["20 to 24 years", "2,310", "60.2", "2,101", "50.8"],
];

/// Words over two columns each, with a short rule under each, between rules over and under the head.
fn spanning_head(page: &mut Page) {
    rule(page, STUB, 100.0, 425.0, 100.0);
    rule(page, 190.0, 120.0, 302.0, 120.0);
    rule(page, 312.0, 120.0, 422.0, 120.0);
    rule(page, STUB, 138.0, 425.0, 138.0);
    rule(page, STUB, 226.0, 425.0, 226.0);
    write(page, 240.0, 112.0, "2009");
    write(page, 360.0, 112.0, "2010");
    row(page, 132.0, 0.0, "Sex and age", &["Total", "Rate", "Total", "Rate"]);
}

fn spans(grid: &Grid) -> Vec<(u32, u32)> {
    let cells = grid.cells.iter().filter(|cell| cell.column_span > 1);
    cells.map(|cell| (cell.column, cell.column_span)).collect()
}

/// The text of cells without the breaks of hanging lines.
fn in_one_line(grid: &Grid) -> Vec<Vec<String>> {
    let line = |text: &&str| text.replace('\n', " ");
    texts(grid).iter().map(|row| row.iter().map(line).collect()).collect()
}

#[test]
fn titles_of_groups_and_wrapped_names_are_told_apart() {
    let mut page = page(1);
    spanning_head(&mut page);
    employment(&mut page);
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    assert_eq!(in_one_line(grid)[2..], EMPLOYMENT);
    assert_eq!(spans(grid), [(1, 2), (3, 2)]);
}

#[test]
fn a_rule_behind_the_stub_parts_no_figures() {
    for rules in [&[185.0][..], &[185.0, 307.0], &[STUB, 185.0, 425.0]] {
        let mut page = page(1);
        spanning_head(&mut page);
        for x in rules {
            rule(&mut page, *x, 100.0, *x, 226.0);
        }
        employment(&mut page);
        let document = laid_out(vec![page]);
        let grid = only_grid(&document);
        assert_eq!(in_one_line(grid)[2..], EMPLOYMENT, "{rules:?}");
        assert_eq!(spans(grid), [(1, 2), (3, 2)], "{rules:?}");
    }
}

#[test]
fn rules_between_all_columns_part_no_rows() {
    let mut page = page(1);
    ruled(&mut page, &[STUB, 185.0, 245.0, 305.0, 365.0, 425.0], &[120.0, 138.0, 226.0]);
    row(&mut page, 132.0, 0.0, "Sex and age", &["2007", "2008", "2009", "2010"]);
    employment(&mut page);
    let document = laid_out(vec![page]);
    assert_eq!(in_one_line(only_grid(&document))[1..], EMPLOYMENT);
}

#[test]
fn words_of_a_head_that_wrap_are_one_row() {
    let mut page = page(1);
    for y in [100.0, 138.0, 226.0] {
        rule(&mut page, STUB, y, 425.0, y);
    }
    row(&mut page, 121.0, 0.0, "", &["Number", "", "Persons", "Median"]);
    row(&mut page, 132.0, 0.0, "Sex and age", &["(1,000)", "Percent", "at work", "age"]);
    employment(&mut page);
    let document = laid_out(vec![page]);
    let head = ["Sex and age", "Number (1,000)", "Percent", "Persons at work", "Median age"];
    assert_eq!(in_one_line(only_grid(&document))[0], head);
}

#[test]
fn dots_up_to_the_numbers_of_pages_make_no_table() {
    let mut page = page(1);
    for (y, title, number) in
        [(100.0, "Population", "3"), (115.0, "Vital statistics", "61"), (130.0, "Health", "104")]
    {
        write(&mut page, 60.0, y, &format!("{title}{}", ".".repeat(60 - title.len())));
        write(&mut page, 400.0, y, number);
    }
    assert_eq!(laid_out(vec![page]).grids().count(), 0);
}
