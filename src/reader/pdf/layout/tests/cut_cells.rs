//! Merged cells whose text the page break cut.

use super::*;

/// A table of so many rows of 20 points with a last column of merged cells, and its first row.
fn piece(number: u32, top: f32, rows: &[&str]) -> Page {
    let mut page = page(number);
    let edges = (0..=rows.len()).zip((0..).map(|n: u16| top + 20.0 * f32::from(n)));
    let edges: Vec<f32> = edges.map(|(_, edge)| edge).collect();
    let bottom = edges[edges.len() - 1];
    ruled(&mut page, &[50.0, 90.0, 200.0], &edges);
    for x in [200.0, 260.0] {
        rule(&mut page, x, top, x, bottom);
    }
    for y in [edges[0], edges[1], bottom] {
        rule(&mut page, 200.0, y, 260.0, y);
    }
    for (text, top) in rows.iter().zip(&edges) {
        write(&mut page, 55.0, top + 13.8, text);
        write(&mut page, 95.0, top + 13.8, "主题活动");
    }
    page
}

#[test]
fn text_under_the_last_rule_of_a_page_is_its_cells() {
    let mut above = piece(1, 700.0, &["1", "2", "3"]);
    write(&mut above, 205.0, 713.8, "单位");
    write_lines(&mut above, 205.0, 753.8, &["区司法局、", "各街道办"]);
    let mut below = piece(2, 60.0, &["4", "5", "6"]);
    write(&mut below, 205.0, 73.8, "事处");
    let document = laid_out(vec![above, below]);
    let grids: Vec<&Grid> = document.grids().collect();
    let cut: Vec<&str> = grids
        .iter()
        .flat_map(|grid| &grid.cells)
        .filter(|cell| cell.goes_on)
        .map(|cell| cell.text.as_str())
        .collect();
    assert_eq!(cut, ["区司法局、各街道办"]);
    assert_eq!(paragraphs(&document), Vec::<&str>::new());
}

#[test]
fn text_without_padding_at_the_top_of_a_page_goes_on_from_before() {
    for (room, expected) in [(10.8, 1), (13.8, 0)] {
        let mut above = piece(1, 700.0, &["1", "2", "3"]);
        write(&mut above, 205.0, 713.8, "单位");
        write_lines(&mut above, 205.0, 733.8, &["区司法局、", "各街道办"]);
        let mut below = piece(2, 60.0, &["序号", "4", "5"]);
        write(&mut below, 205.0, 73.8, "单位");
        write(&mut below, 205.0, 80.0 + room, "事处");
        let document = laid_out(vec![above, below]);
        let cells = document.grids().flat_map(|grid| &grid.cells);
        assert_eq!(cells.filter(|cell| cell.goes_on).count(), expected);
    }
}

#[test]
fn text_that_runs_down_from_the_edge_of_its_cell_begins_there() {
    let mut above = piece(1, 700.0, &["1", "2", "3"]);
    write(&mut above, 205.0, 713.8, "单位");
    write_lines(&mut above, 205.0, 733.8, &["区司法局、", "各街道办"]);
    let mut below = piece(2, 60.0, &["序号", "4", "5"]);
    write(&mut below, 205.0, 73.8, "单位");
    write_rows(&mut below, 245.0, 89.0, 10.0, &["教", "育", "局"]);
    let document = laid_out(vec![above, below]);
    assert_eq!(document.grids().flat_map(|grid| &grid.cells).filter(|c| c.goes_on).count(), 0);
}

/// A note under a table that ends on its page, and a line that is no text of a cell.
#[test]
fn lines_under_a_table_stay_there() {
    let mut above = piece(1, 700.0, &["1", "2", "3"]);
    write(&mut above, 205.0, 753.8, "区司法局");
    write(&mut above, 55.0, 767.8, "注：以上为暂定时间。");
    let below = piece(2, 60.0, &["4", "5", "6"]);
    assert_eq!(paragraphs(&laid_out(vec![above, below])), ["注：以上为暂定时间。"]);
}
