//! Pages with more text than is searched for tables without rules.

use super::*;

/// The codes and pages of what the layout reports.
fn reports(pages: Vec<Page>) -> Vec<(Code, Option<u32>)> {
    let mut layout = Layout::new(&Limits::default());
    for page in pages {
        layout.add(page);
    }
    let (_, diagnostics) = layout.finish();
    diagnostics.iter().map(|found| (found.code, found.place.page)).collect()
}

/// Words in pairs down a sheet as long as they need, none in line with others.
fn scattered(number: u32, count: u16) -> Page {
    let mut page = page(number);
    page.height = 12.0 * f32::from(count) + 100.0;
    for line in 0..count {
        let y = 50.0 + 12.0 * f32::from(line);
        let x = f32::from(line % 120 * 37 % 120);
        write(&mut page, 40.0 + x, y, "甲乙丙丁戊己");
        write(&mut page, 260.0 + f32::from(line % 140 * 53 % 140), y, "子丑寅卯辰巳午未");
    }
    page
}

#[test]
fn a_page_that_is_searched_in_part_says_so() {
    assert_eq!(reports(vec![scattered(1, 60)]), []);
    // Too many lines to begin with, and lines that nearly make tables from everywhere.
    for lines in [2_100, 800] {
        let crowded = reports(vec![scattered(1, 60), scattered(2, lines)]);
        assert_eq!(crowded, [(Code::TruncatedByLimit, Some(2))], "{lines} lines");
    }
}
