//! Text that an edge cuts off.

use super::*;

/// Three rules across to the right edge of the page, and one upright.
const RULES: &str = "1 w 300 100 m 600 100 l 300 150 m 600 150 l 300 200 m 600 200 l \
    300 100 m 300 200 l S ";

fn text(x: f32, y: f32) -> String {
    format!("BT /F 10 Tf {x} {y} Td (ab) Tj ET ")
}

#[test]
fn columns_and_rows_of_a_table_off_the_page_are_counted() {
    // How many characters are missed at the start and at the end of what the page shows.
    for (content, missed) in [
        (format!("{RULES}{}", text(450.0, 120.0)), (0, 2)),
        // Not between the rules, not with rules, not of one table.
        (format!("{RULES}{}", text(450.0, 220.0)), (0, 0)),
        (text(450.0, 120.0), (0, 0)),
        (format!("1 w 0 100 m 600 100 l 0 200 m 600 200 l S {}", text(450.0, 120.0)), (0, 0)),
        (format!("-1 0 0 1 400 0 cm {RULES}{}", text(450.0, 120.0)), (2, 0)),
        // The same table turned: its rows go on below the page, or over it.
        (format!("0 -1 1 0 0 400 cm {RULES}{}", text(450.0, 120.0)), (0, 2)),
        (format!("0 1 1 0 0 -100 cm {RULES}{}", text(450.0, 120.0)), (2, 0)),
        // A figure cut out of a larger page.
        (format!("q 0 0 390 300 re W n /X Do Q {}", text(9.0, 9.0)), (0, 0)),
    ] {
        let form = format!("{RULES}{}", text(450.0, 120.0));
        let form = format!(
            "11 0 obj <</Subtype/Form/BBox[0 0 900 900]/Length {}>> stream\n{form}\nendstream endobj",
            form.len()
        );
        let page = page_with(&content, "", "/XObject<</X 11 0 R>>", &form);
        assert_eq!((page.cut_at_start, page.cut_at_end), missed, "{content}");
        assert_eq!(page.clipped, 0, "{content}");
    }
}

#[test]
fn what_a_page_cuts_off_another_may_show() {
    let codes = |contents: &[&str]| {
        let kids: String = (0..contents.len()).map(|at| format!("{} 0 R ", 10 + 2 * at)).collect();
        let mut file = format!(
            "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
             2 0 obj <</Type/Pages/Kids[{kids}]/MediaBox[0 0 400 300]\
             /Resources<</Font<</F 5 0 R>>>>>> endobj\n\
             5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>> endobj\n"
        );
        for (at, content) in contents.iter().enumerate() {
            let (page, stream) = (10 + 2 * at, 11 + 2 * at);
            file.push_str(&format!(
                "{page} 0 obj <</Type/Page/Contents {stream} 0 R>> endobj\n\
                 {stream} 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n",
                content.len()
            ));
        }
        file.push_str("trailer <</Root 1 0 R>>\n%%EOF");
        let reading = read(file.as_bytes(), &Limits::default()).unwrap();
        let codes = reading.diagnostics.iter().map(|diagnostic| diagnostic.code);
        codes.filter(|code| *code == Code::TextCutOff).count()
    };
    let sheet = format!("{RULES}{}{}", text(310.0, 120.0), text(450.0, 120.0));
    let left = sheet.as_str();
    let right = format!("1 0 0 1 -400 0 cm {left}");
    assert_eq!(codes(&[left]), 1);
    assert_eq!(codes(&[&right]), 1);
    assert_eq!(codes(&[left, &right]), 0);
}
