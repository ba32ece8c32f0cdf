//! Columns too narrow for what stands in them.

use super::*;

/// A table of three rows whose first column holds one digit.
fn numbered(serials: [&[&str]; 3]) -> Document {
    let mut page = page(1);
    ruled(&mut page, &[50.0, 60.0, 150.0, 250.0], &[100.0, 140.0, 180.0, 220.0]);
    for (serial, y) in serials.into_iter().zip([114.0, 154.0, 194.0]) {
        write_lines(&mut page, 52.0, y, serial);
        write_lines(&mut page, 64.0, y, &["公众开放日活动方", "案说明会"]);
        write_lines(&mut page, 154.0, y, &["区教育局"]);
    }
    laid_out(vec![page])
}

#[test]
fn digits_under_one_another_are_one_number() {
    for (serials, expected) in [
        ([&["9"][..], &["1", "0"], &["1", "1"]], ["9", "10", "11"]),
        ([&["1", "1"][..], &["1", "2"], &["1", "3"]], ["11", "12", "13"]),
        ([&["1", "2"][..], &["1", "3"], &["1", "4"]], ["12", "13", "14"]),
    ] {
        let document = numbered(serials);
        let rows = texts(only_grid(&document));
        assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), expected);
        assert_eq!(rows[1][1], "公众开放日活动方案说明会");
    }
}

/// Rows of a table with a rule between its header and its first row, and none below.
#[test]
fn digits_that_count_on_number_rows() {
    let mut page = page(1);
    ruled(&mut page, &[50.0, 70.0, 150.0], &[100.0, 120.0, 180.0]);
    write(&mut page, 52.0, 114.0, "序");
    write(&mut page, 74.0, 114.0, "主题");
    write_lines(&mut page, 52.0, 134.0, &["1", "2", "3"]);
    write_lines(&mut page, 74.0, 134.0, &["公众开放日", "座谈会", "宣讲会"]);
    let document = laid_out(vec![page]);
    let rows = texts(only_grid(&document));
    assert_eq!(rows[1..], [["1", "公众开放日"], ["2", "座谈会"], ["3", "宣讲会"]]);
}

/// Lines as several programs break them: in the middle of a number, before a bracket or a stop, and
/// not between a number and its unit.
#[test]
fn numbers_and_brackets_cut_by_a_wrap() {
    for (lines, text, longest) in [
        (["9月1日至12月1", "0日"], "9月1日至12月10日", "九月二十五日"),
        (["2025年9月", "15日"], "2025年9月15日", "九月中旬前"),
        (["家庭医生签约", "）活动"], "家庭医生签约）活动", "九月二十五日前"),
        (["9月1日上午", "10月1日上午"], "9月1日上午\n10月1日上午", "九月二十五日上午九时"),
    ] {
        let mut page = page(1);
        // Room for the longest text and a few points.
        let right = 160.0 + longest.chars().map(|_| SIZE).sum::<f32>() + 12.0;
        ruled(&mut page, &[50.0, 150.0, right], &[100.0, 140.0, 180.0]);
        write(&mut page, 54.0, 114.0, "公众开放日");
        write_lines(&mut page, 154.0, 114.0, &lines);
        write(&mut page, 154.0, 154.0, longest);
        let document = laid_out(vec![page]);
        assert_eq!(texts(only_grid(&document))[0][1], text);
    }
}
