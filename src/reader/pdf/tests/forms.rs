//! Forms, annotations and fields.

use super::*;

#[test]
fn fields_without_an_appearance_are_set_into_their_boxes() {
    for (field, text) in [
        ("/Subtype/FreeText/Contents(ab)", "ab"),
        ("/Subtype/FreeText/Contents<FEFF6708>", "\u{6708}"),
        ("/Subtype/Widget/FT/Tx/V(ab)/DA(/F 8 Tf 0 g)", "ab"),
        ("/Subtype/Widget/Parent<</FT/Tx/V(ab)>>", "ab"),
        ("/Subtype/Widget/FT/Ch/V[(a)(b)]", "ab"),
        ("/Subtype/Widget/FT/Ch/V(b)/Opt[[(a)(on line)][(b)(on site)]]", "on site"),
        ("/Subtype/Widget/FT/Ch/V(b)/Opt[(a)(b)]", "b"),
        ("/Subtype/Widget/FT/Tx/Ff 8192/V(secret)", ""),
        ("/Subtype/Widget/FT/Btn/V/On", ""),
        ("/Subtype/FreeText/Contents(ab)/F 2", ""),
        ("/Subtype/Text/Contents(a note that pops up)", ""),
    ] {
        let annotations = format!("/Annots[<</Type/Annot{field}/Rect[100 100 200 150]>>]");
        let page = page_with("", &annotations, "", "");
        assert_eq!(visible(&page), text, "{field}");
        for glyph in &page.glyphs {
            assert!((100.0..200.0).contains(&glyph.x), "{field}: {glyph:?}");
            assert!((150.0..200.0).contains(&glyph.y), "{field}: {glyph:?}");
        }
    }
}

/// Who fills in a field may leave its picture as it was, and say so.
#[test]
fn a_value_counts_where_its_picture_may_be_stale() {
    let form = "10 0 obj <</Subtype/Form/BBox[0 0 100 50]/Length 38\
        /Resources<</Font<</F 5 0 R>>>>>> stream\nBT /F 10 Tf 1 0 0 1 5 10 Tm (a) Tj ET  \nendstream endobj";
    for (value, may_be_stale, text) in
        [("/V(b)", true, "b"), ("/V(b)", false, "a"), ("/V( a)", true, "a"), ("", true, "a")]
    {
        let entries = format!(
            "/Annots[<</Subtype/Widget/FT/Tx{value}/Rect[100 100 200 150]/AP<</N 10 0 R>>>>]"
        );
        let file = String::from_utf8(file("", &entries, "", form)).unwrap();
        let catalog = format!("/Type/Catalog/AcroForm<</NeedAppearances {may_be_stale}>>");
        assert!(file.contains("/Type/Catalog"));
        let file = file.replacen("/Type/Catalog", &catalog, 1);
        assert_eq!(visible(&pages(file.as_bytes())[0]), text, "{value} {may_be_stale}");
    }
}

#[test]
fn forms_go_on_with_the_state() {
    let form = "10 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 50 50]/Matrix[1 0 0 1 100 0]/Length 60>> \
        stream\n(a) Tj 0 0 m 90 0 l S /X Do 1 g q q q BT /F 10 Tf (b) Tj ET    \nendstream endobj";
    let content = "/F 10 Tf BT 10 20 Td ET 3 w /X Do BT 10 60 Td (c) Tj ET";
    let page = page_with(content, "", "/XObject<</X 10 0 R>>", form);
    assert_eq!(visible(&page), "ac");
    // The form's own matrix and box; the width from outside; no form within itself.
    assert_eq!(page.lines.len(), 1);
    assert!((page.lines[0].x1 - 150.0).abs() < 2.0 && (page.lines[0].width - 3.0).abs() < 0.1);
}

#[test]
fn annotations_that_are_printed_are_read() {
    let stamp = |flags: &str| {
        let entries =
            format!("/Annots[<</Subtype/Stamp/Rect[100 100 200 150]{flags}/AP<</N 10 0 R>>>>]");
        let form = "10 0 obj <</Subtype/Form/BBox[0 0 50 50]/Length 38\
            /Resources<</Font<</F 5 0 R>>>>>> stream\nBT /F 10 Tf 1 0 0 1 5 10 Tm (a) Tj ET  \nendstream endobj";
        placed(&page_with("", &entries, "", form))
    };
    // The form's box of 50 by 50 is stretched to 100 by 50.
    assert_eq!(stamp(""), [('a', 110.0, 190.0, 12.0)]);
    assert_eq!(stamp("/F 2"), []);
}

/// Forms that run others again and again: the work has an end, and the page says so.
#[test]
fn forms_within_forms_end_by_a_limit() {
    use std::fmt::Write as _;

    let chain = |forms: u32, times: usize| {
        let mut objects = String::new();
        for number in 11..11 + forms {
            let content =
                if number + 1 < 11 + forms { "/X Do ".repeat(times) } else { "q Q".into() };
            write!(
                objects,
                "{number} 0 obj <</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>\
                 /Length {}>> stream\n{content}\nendstream endobj\n",
                number + 1,
                content.len()
            )
            .unwrap();
        }
        page_with("/X Do", "", "/XObject<</X 11 0 R>>", &objects).cut_short
    };
    assert_eq!(chain(16, 1), None);
    assert_eq!(chain(17, 1), Some(CutShort::Limit("depth of forms")));
    assert_eq!(chain(14, 30), Some(CutShort::Limit("operators")));
}

/// The contents of forms within forms are in memory together.
#[test]
fn forms_within_forms_are_no_more_than_memory_takes() {
    /// Two of 24 MiB are read, the third is too much.
    const RUNS: usize = (24 << 20) / 128;

    // `/X Do ` and blanks, in runs of 128.
    let content = format!("052F5820446F20{}80>", "8120".repeat(RUNS));
    let form = |number: u32| {
        format!(
            "{number} 0 obj <</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>\
             /Filter[/AHx/RL]/Length {}>> stream\n{content}\nendstream endobj\n",
            number + 1,
            content.len()
        )
    };
    let cut_short = |forms: &str| page_with("/X Do", "", "/XObject<</X 11 0 R>>", forms).cut_short;
    let two = [form(11), form(12)].concat();
    assert_eq!(cut_short(&two), None);
    let limit = Some(CutShort::Limit("bytes of forms within forms"));
    assert_eq!(cut_short(&[two, form(13)].concat()), limit);
}

#[test]
fn forms_find_fonts_beside_their_own() {
    let content = "BT /F 10 Tf 9 9 Td (a) Tj ET";
    let form = |resources: &str| {
        format!(
            "10 0 obj <</Subtype/Form/BBox[0 0 99 99]{resources}/Length {}>> stream\n{content}\nendstream endobj",
            content.len()
        )
    };
    // Those of the page, …
    for resources in ["", "/Resources<<>>", "/Resources<</Font<</X 5 0 R>>>>"] {
        let page = page_with("/A Do", "", "/XObject<</A 10 0 R>>", &form(resources));
        assert_eq!(visible(&page), "a", "{resources}");
    }
    // … or of all fields.
    let annotation = "/Annots[<</Subtype/Widget/Rect[0 0 99 99]/AP<</N 10 0 R>>>>]";
    let file = String::from_utf8(file("", annotation, "", &form(""))).unwrap();
    let fields = "1 0 obj <</AcroForm<</DR<</Font<</F 5 0 R>>>>>>";
    assert_eq!(visible(&pages(file.replace("1 0 obj <<", fields).as_bytes())[0]), "a");
    assert_eq!(visible(&pages(file.as_bytes())[0]), "\u{FFFD}");
}

#[test]
fn an_annotation_lies_over_the_text_but_for_a_highlight() {
    for (kind, seen) in [("Square", "b"), ("FreeText", "b"), ("Highlight", "ab")] {
        let entries = format!("/Annots[<</Subtype/{kind}/Rect[0 0 40 40]/AP<</N 10 0 R>>>>]");
        let form = "10 0 obj <</Subtype/Form/BBox[0 0 40 40]/Length 23>> stream\n1 1 0 rg 0 0 40 40 re f\nendstream endobj";
        let page = page_with("BT /F 10 Tf 10 20 Td (a) Tj 50 0 Td (b) Tj ET", &entries, "", form);
        assert_eq!(visible(&page), seen, "{kind}");
    }
}
