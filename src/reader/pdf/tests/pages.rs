//! Pages: their boxes, and what is said about what could not be read.

use super::*;

#[test]
fn pages_are_turned_cropped_and_scaled() {
    for (entries, size, origin) in [
        ("", (400.0, 300.0), (10.0, 280.0)),
        ("/Rotate 90", (300.0, 400.0), (20.0, 10.0)),
        ("/Rotate 180", (400.0, 300.0), (390.0, 20.0)),
        ("/Rotate -90", (300.0, 400.0), (280.0, 390.0)),
        ("/CropBox[5 5 205 105]", (200.0, 100.0), (5.0, 85.0)),
        ("/UserUnit 2", (800.0, 600.0), (20.0, 560.0)),
        ("/MediaBox[0 0 0 0]", (595.276, 841.89), (10.0, 821.89)),
        ("/MediaBox[400 300 0 0]", (400.0, 300.0), (10.0, 280.0)),
    ] {
        let page = page_with("BT /F 10 Tf 10 20 Td (a) Tj ET", entries, "", "");
        let glyph = page.glyphs[0];
        assert!((page.width - size.0).abs() + (page.height - size.1).abs() < 0.01, "{entries}");
        assert!((glyph.x - origin.0).abs() + (glyph.y - origin.1).abs() < 0.01, "{entries}");
    }
}

#[test]
fn a_page_in_the_tree_twice_is_two_pages() {
    let tree = |kids: &str| {
        let file = format!(
            "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
             2 0 obj <</Type/Pages/Kids[{kids}]/MediaBox[0 0 9 9]>> endobj\n\
             3 0 obj <</Type/Page>> endobj\n4 0 obj <</Type/Pages/Kids[2 0 R 3 0 R]>> endobj\n\
             trailer <</Root 1 0 R>>"
        );
        pages(file.as_bytes()).len()
    };
    assert_eq!(tree("3 0 R 3 0 R"), 2);
    // A node that comes again below itself, something that is no page, a node without kids.
    assert_eq!(tree("4 0 R 3 0 R null <</Type/Pages>>"), 2);
}

#[test]
fn a_file_that_is_cut_off_says_so() {
    let file = file("BT ET", "", "", "");
    let cut = super::super::file::search::find(&file, b"4 0 obj").unwrap();
    let codes = |bytes: &[u8]| -> Vec<Code> {
        let reading = read(bytes, &Limits::default()).unwrap();
        reading.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
    };
    assert_eq!(codes(&[file.as_slice(), b"%%EOF"].concat()), []);
    assert_eq!(codes(&file[..cut]), [Code::DamagedPart, Code::DamagedPart]);
}

#[test]
fn diagnostics_say_what_was_not_read() {
    let codes = |content: &str, resources: &str, more: &str| -> Vec<Code> {
        let page = page_with(content, "", resources, more);
        diagnose(&page, &Place::default()).iter().map(|diagnostic| diagnostic.code).collect()
    };
    let image = "10 0 obj <</Subtype/Image/Width 9/Height 9/Length 1>> stream\nx\nendstream endobj";
    let images = "/XObject<</I 10 0 R>>";
    assert_eq!(codes("q 400 0 0 300 0 0 cm /I Do Q", images, image), [Code::ScannedPage]);
    assert_eq!(codes("/I Do BT /F 9 Tf 3 Tr (a) Tj ET", images, image), [Code::ScannedPage]);
    assert_eq!(codes("/I Do BT /F 9 Tf 9 9 Td (a) Tj ET", images, image), []);
    let scan = "q 400 0 0 300 0 0 cm /I Do Q BT /F 9 Tf 9 9 Td (- 2 -) Tj ET";
    assert_eq!(codes(scan, images, image), [Code::ScannedPage]);
    // What was found in a scan lies behind it, or is invisible; a line was printed on it.
    let (found, line) = ("0123456789".repeat(4), "0123456789".repeat(3));
    let text = |mode: u8, text: &str| format!("BT {mode} Tr /F 9 Tf 9 9 Td ({text}) Tj ET");
    let picture = "q 400 0 0 300 0 0 cm /I Do Q";
    for scan in [
        format!("{} {picture} {}", text(0, &found), text(0, &line)),
        format!("{picture} {} {}", text(3, &found), text(0, &line)),
    ] {
        assert_eq!(codes(&scan, images, image), [Code::ScannedPage]);
    }
    for page in ["", "BT 3 Tr /F 9 Tf 9 -99 Td (0123456789012345678901234567890123456789) Tj ET"] {
        let content = format!("{picture} {} {page}", text(0, &line));
        assert_eq!(codes(&content, images, image), []);
    }
    assert_eq!(codes("", "", ""), []);
    // Text that is there for searching only; a page painted with a pattern, which may hold text.
    let unseen = format!("BT /F 9 Tf 3 Tr 9 9 Td ({}) Tj ET", "a".repeat(30));
    assert_eq!(codes(&unseen, "", ""), [Code::ScannedPage]);
    let pattern = "10 0 obj <</PatternType 1/Length 1>> stream\nx\nendstream endobj";
    let painted = "/Pattern cs /P scn 0 0 400 300 re f";
    assert_eq!(codes(painted, "/Pattern<</P 10 0 R>>", pattern), [Code::ScannedPage]);
    assert_eq!(codes("0 0 400 300 re f", "", ""), []);
    assert_eq!(codes("BT /F 9 Tf 9 9 Td (a) Tj (b", "", ""), [Code::DamagedPart]);
    assert_eq!(codes("BT /Nowhere 9 Tf 9 9 Td (a) Tj ET", "", ""), [Code::TextNotDecoded]);
}

proptest::proptest! {
    #[test]
    fn no_content_breaks_the_reader(words in proptest::collection::vec(
        proptest::sample::select(vec![
            "1", "-3", "0.5", "1e9", "99999999999", "/F", "/X", "/OC", "/Off", "(a)", "<FE", "<4141>",
            "[", "]", "<<", ">>", "/ActualText", "q", "Q", "cm", "re", "m", "l", "c", "h", "W", "n",
            "f", "f*", "S", "B", "BT", "ET", "Tf", "Td", "Tm", "Tj", "TJ", "'", "\"", "Tz", "Do",
            "BDC", "BMC", "EMC", "BI", "ID", "EI", "gs", "scn", "cs", "g", "rg", "sh", "w", "d",
        ]), 0..60)
    ) {
        let page = page(&words.join(" "));
        for glyph in &page.glyphs {
            proptest::prop_assert!(glyph.x.is_finite() && glyph.y.is_finite());
        }
    }
}
