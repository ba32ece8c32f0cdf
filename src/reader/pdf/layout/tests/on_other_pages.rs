//! Pages on one sheet, and columns of one sheet on several pages.

use super::*;

const HEADER: [&str; 2] = ["序号", "活动主题"];

/// A title and numbered rows without rules, from a number on, at this corner.
fn write_numbered(page: &mut Page, (x, y): (f32, f32), title: &str, from: usize) {
    write(page, x, y, title);
    for (x, text) in [(x, HEADER[0]), (x + 60.0, HEADER[1])] {
        write(page, x, y + 30.0, text);
    }
    let heights = (0..).map(|n: u16| y + 50.0 + 20.0 * f32::from(n));
    for (row, y) in (from..from + 4).zip(heights) {
        write(page, x, y, &row.to_string());
        write(page, x + 60.0, y, "政务公开座谈会");
    }
}

/// Further columns at the heights of these rows.
fn write_further(page: &mut Page, y: f32, columns: &[(f32, &str, &str)]) {
    for (x, header, text) in columns {
        write(page, *x, y + 30.0, header);
        write_rows(page, *x, y + 50.0, 20.0, &[*text; 4]);
    }
}

/// Everything moved to the right.
fn moved(page: Page, by: f32) -> Page {
    let glyphs = page.glyphs.into_iter().map(|glyph| Glyph { x: glyph.x + by, ..glyph });
    let lines = page.lines.into_iter();
    let lines = lines.map(|line| Line { x0: line.x0 + by, x1: line.x1 + by, ..line });
    Page { glyphs: glyphs.collect(), lines: lines.collect(), ..page }
}

/// A page with a table of two rows from a number on.
fn ruled_page(from: u32) -> Page {
    let mut page = page(1);
    write(&mut page, 60.0, 60.0, "活动安排");
    ruled(&mut page, &[50.0, 110.0, 350.0], &[100.0, 130.0, 160.0]);
    for (number, y) in (from..).zip([120.0, 150.0]) {
        write(&mut page, 60.0, y, &number.to_string());
        write(&mut page, 120.0, y, "政务公开座谈会");
    }
    page
}

#[test]
fn two_pages_on_a_sheet_turned_sideways_are_read_one_after_the_other() {
    let (left, right) = (ruled_page(1), moved(ruled_page(3), 421.0));
    let mut sheet = Page { width: 842.0, height: 595.0, ..left };
    sheet.glyphs.extend(right.glyphs);
    sheet.lines.extend(right.lines);
    let document = laid_out(vec![sheet]);
    let tables: Vec<&Grid> = document.grids().collect();
    let numbers: Vec<&str> = tables.iter().map(|table| table.cells[0].text.as_str()).collect();
    assert_eq!(numbers, ["1", "3"]);
    let places: Vec<Option<u32>> = tables.iter().map(|table| table.place.table).collect();
    assert_eq!(places, [Some(1), Some(2)]);
    // The place is on the sheet.
    let bbox = tables[1].place.bbox.unwrap();
    assert!((bbox.x0 - 471.0).abs() < 1.0, "{bbox:?}");
}

#[test]
fn a_sheet_whose_rows_are_drawn_across_is_one_page() {
    let mut sheet = Page { width: 842.0, height: 595.0, ..page(1) };
    for row in 0..6_u8 {
        let y = 100.0 + 20.0 * f32::from(row);
        for (x, text) in [(80.0, "政务公开座谈会"), (500.0, "区教育局")] {
            write(&mut sheet, x, y, text);
        }
    }
    let document = laid_out(vec![sheet]);
    assert_eq!(paragraphs(&document), ["政务公开座谈会 区教育局"; 6]);
}

#[test]
fn columns_of_a_sheet_without_rules_on_the_next_page() {
    let mut left = page(1);
    write_numbered(&mut left, (60.0, 60.0), "活动安排", 1);
    let mut right = page(2);
    let columns = [(60.0, "责任单位", "区教育局"), (200.0, "时间", "5月")];
    write_further(&mut right, 60.0, &columns);
    let document = laid_out(vec![left, right]);
    let grid = only_grid(&document);
    assert_eq!(texts(grid)[0], ["序号", "活动主题", "责任单位", "时间"]);
    assert_eq!(texts(grid)[4], ["4", "政务公开座谈会", "区教育局", "5月"]);
    let cell = grid.cells.iter().find(|cell| cell.text == "5月").unwrap();
    assert_eq!(cell.page, Some(2));
    assert!((cell.bbox.unwrap().x1 - 200.0).abs() < 60.0, "{cell:?}");
    assert_eq!(document.pages, Some(2));
}

/// The row numbers are printed again beside further columns: with the title as far as there is room
/// it is the same sheet, with a title of its own another, and with none nobody knows.
#[test]
fn row_numbers_on_the_next_page() {
    let read = |title: &str| {
        let mut left = page(1);
        write_numbered(&mut left, (60.0, 60.0), "活动安排", 1);
        let mut right = page(2);
        write(&mut right, 60.0, 60.0, title);
        let numbers = ["1", "2", "3", "4"];
        write(&mut right, 60.0, 90.0, "序号");
        write_rows(&mut right, 60.0, 110.0, 20.0, &numbers);
        write_further(&mut right, 60.0, &[(120.0, "责任单位", "区教育局"), (260.0, "时间", "5月")]);
        let mut layout = Layout::new(&Limits::default());
        layout.add(left);
        layout.add(right);
        let (document, found) = layout.finish();
        (document.grids().count(), found.len())
    };
    assert_eq!(read("活动"), (1, 0));
    assert_eq!(read("联络员名单"), (2, 0));
    assert_eq!(read(""), (2, 1));
}

/// A page with a table of two columns whose rows begin at these heights, and a page with two more.
fn columns_apart(rows: &[f32]) -> Vec<Page> {
    let pages = [["月份", "主题"], ["单位", "备注"]].into_iter().zip([1, 2]);
    let page = |(header, number): ([&str; 2], u32)| {
        let mut page = page(number);
        // The columns of one page are wider than those of the other.
        let wide = f32::from(u16::try_from(number).unwrap_or_default());
        let edges = [50.0, 150.0, 150.0 + 100.0 * wide];
        ruled(&mut page, &edges, rows);
        for (x, header) in edges.into_iter().zip(header) {
            write(&mut page, x + 5.0, rows[0] + 12.0, header);
            for y in rows.iter().skip(1).take(rows.len() - 2) {
                write(&mut page, x + 5.0, y + 12.0, "植树");
            }
        }
        page
    };
    pages.map(page).collect()
}

#[test]
fn rows_of_unlike_heights_on_two_pages_are_one_table() {
    let document = laid_out(columns_apart(&[100.0, 118.0, 136.0, 170.0, 188.0, 240.0]));
    let grid = only_grid(&document);
    assert_eq!(grid.column_edges.len(), 5);
    let header = grid.cells.iter().filter(|cell| cell.row == 0).map(|cell| cell.text.as_str());
    assert_eq!(header.collect::<Vec<_>>(), ["月份", "主题", "单位", "备注"]);
}

#[test]
fn rows_of_one_height_on_two_pages_are_reported() {
    let mut layout = Layout::new(&Limits::default());
    for page in columns_apart(&[100.0, 118.0, 136.0, 154.0, 172.0]) {
        layout.add(page);
    }
    let (_, diagnostics) = layout.finish();
    let found: Vec<_> = diagnostics.iter().map(|found| (found.code, found.place.page)).collect();
    assert_eq!(found, [(Code::CellsOutsideGrid, Some(2))]);
}
