//! Tables without rules whose rows are numbered.

use super::*;

#[test]
fn a_table_without_rules_has_a_row_for_each_number() {
    let rows = [
        ["序号", "活动主题", "时间"],
        ["1", "数字化转型升级培训推进大会", "4月"],
        ["2", "水土保持宣传", "5-6月"],
        ["3", "优化营商环境座谈会与现场办公", "6月"],
    ];
    // The cells of a row stand at its top, and around its middle.
    let (wrapped, third): (&[&str], &[&str]) =
        (&["数字化转型升级培训", "推进大会"], &["优化营商环境座谈会", "与现场办公"]);
    let mut top = page(1);
    plan(
        &mut top,
        &[
            (100.0, "序号", "时间", 100.0, &["活动主题"]),
            (120.0, "1", "4月", 120.0, wrapped),
            (154.0, "2", "5-6月", 154.0, &["水土保持宣传"]),
            (174.0, "3", "6月", 174.0, third),
        ],
    );
    let mut middle = page(1);
    plan(
        &mut middle,
        &[
            (100.0, "序号", "时间", 100.0, &["活动主题"]),
            (127.0, "1", "4月", 120.0, wrapped),
            (154.0, "2", "5-6月", 154.0, &["水土保持宣传"]),
            (181.0, "3", "6月", 174.0, third),
        ],
    );
    for page in [top, middle] {
        let document = laid_out(vec![page]);
        assert_eq!(texts(only_grid(&document)), rows);
    }
}

#[test]
fn a_table_without_rules_goes_on_over_pages_in_the_same_columns() {
    let mut first = page(1);
    plan(
        &mut first,
        &[
            (100.0, "序号", "时间", 100.0, &["活动主题"]),
            (120.0, "1", "4月", 120.0, &["水土保持宣传"]),
            (140.0, "2", "5月", 140.0, &["数字化转型升级培训"]),
        ],
    );
    // The second row goes on, then one more row.
    let mut second = page(2);
    write(&mut second, 120.0, 80.0, "推进大会");
    plan(&mut second, &[(100.0, "3", "6月", 100.0, &["养老服务"])]);
    let document = laid_out(vec![first, second]);
    let grids: Vec<&Grid> = document.grids().collect();
    assert_eq!(texts(grids[1]), [["", "推进大会", ""], ["3", "养老服务", "6月"]]);
    assert_eq!(grids[0].column_edges, grids[1].column_edges);
}

#[test]
fn a_title_low_beside_numbers_that_go_on_is_not_that_of_all_rows() {
    // The rows 7 and 8 are those of a title on the page before.
    let mut page = page(2);
    write(&mut page, 60.0, 150.0, "进车站");
    let rows = [("7", "冰雪课"), ("8", "田园诗会"), ("9", "民乐进校"), ("10", "皮影展演")];
    for ((number, theme), baseline) in rows.into_iter().zip([100.0, 120.0, 140.0, 160.0]) {
        write(&mut page, 140.0, baseline, number);
        write(&mut page, 180.0, baseline, theme);
        write(&mut page, 300.0, baseline, "4月");
    }
    let document = laid_out(vec![page]);
    let grid = only_grid(&document);
    let title = grid.cells.iter().find(|cell| cell.text == "进车站").unwrap();
    assert!(title.row >= 2, "{title:?}");
}
