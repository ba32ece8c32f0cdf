//! Lines at the foot of several pages: furniture, or text that happens to end alike.

use super::*;

/// Cells of a table without rules end with the same words at the foot of two pages, over a running foot.
#[test]
fn the_end_of_a_wrapped_text_is_no_running_foot() {
    let pages = [(1, "组织专家开展法治培训"), (2, "邀请骨干律师开展讲座")].map(|(number, text)| {
        let mut page = page(number);
        write_lines(&mut page, 100.0, 776.0, &[text, "并现场答疑"]);
        write(&mut page, 260.0, 824.0, "区司法局办公室");
        page
    });
    let document = laid_out(pages.to_vec());
    let furniture: Vec<&str> = document.furniture.iter().map(|foot| foot.text.as_str()).collect();
    assert_eq!(furniture, ["区司法局办公室", "区司法局办公室"]);
    let text = paragraphs(&document).concat();
    assert_eq!(text.matches("并现场答疑").count(), 2, "{text}");
}
