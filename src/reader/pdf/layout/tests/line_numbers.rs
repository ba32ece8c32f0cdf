//! Numbers of lines in the margin.

use super::*;

/// A notice with numbers at the left of its lines from this number on.
fn numbered(page: &mut Page, from: u32, lines: &[&str]) {
    for (line, number) in lines.iter().zip(from..) {
        let y = 60.0 + 30.0 * f32::from(u8::try_from(number - from).unwrap());
        let text = number.to_string();
        write(page, 50.0 - 5.0 * f32::from(u8::try_from(text.len()).unwrap()), y, &text);
        write(page, 80.0, y, line);
    }
}

#[test]
fn numbers_of_lines_are_set_aside_on_all_pages() {
    let first =
        ["某市教育局文件", "某教〔2024〕3号", "关于植树的通知", "各单位：", "2024年植树", ""];
    let (mut one, mut two) = (page(1), page(2));
    numbered(&mut one, 1, &first);
    numbered(&mut two, 7, &["附件", "活动安排表"]);
    ruled(&mut two, &[80.0, 150.0, 250.0], &[120.0, 140.0, 160.0]);
    for (x, y, text) in [(84.0, 134.0, "活动"), (154.0, 134.0, "时间"), (84.0, 154.0, "植树")]
    {
        write(&mut two, x, y, text);
    }
    let document = laid_out(vec![one, two]);
    let aside: Vec<&str> = document.furniture.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(aside, ["1", "2", "3", "4", "5", "6", "7", "8"]);
    let text = paragraphs(&document).concat();
    assert_eq!(text, [&first.concat(), "附件活动安排表"].concat());
}

/// A column of serial numbers stands under the title of its list, or under its own header.
#[test]
fn serial_numbers_are_no_numbers_of_lines() {
    for above in ["名单", "序号"] {
        let mut page = page(1);
        write(&mut page, if above == "名单" { 200.0 } else { 40.0 }, 40.0, above);
        numbered(&mut page, 1, &["甲局", "乙局", "丙局", "丁局", "戊局", "己局"]);
        let document = laid_out(vec![page]);
        assert_eq!(document.furniture.len(), 0, "{above}");
    }
}
