//! Who sees a character: what is hidden, pale, tinted, cut off.

use super::*;

#[test]
fn what_nobody_sees_is_hidden() {
    for (content, seen) in [
        ("BT /F 10 Tf 3 Tr 10 20 Td (a) Tj 0 Tr (b) Tj ET", "b"),
        ("BT /F 10 Tf 10 20 Td 1 g (a) Tj 0 g (b) Tj ET", "b"),
        ("BT /F 10 Tf 10 20 Td 0 0 0 0 k (a) Tj 1 1 0 rg (b) Tj ET", "b"),
        ("0 0 0.4 rg 0 0 50 50 re f 1 g BT /F 10 Tf 10 20 Td (a) Tj 90 0 Td (b) Tj ET", "a"),
        ("BT /F 10 Tf 395 20 Td (ab) Tj -500 0 Td (c) Tj ET", "a"),
        (
            "q 0 0 15 300 re W n BT /F 10 Tf 10 20 Td (ab) Tj ET Q BT /F 10 Tf 50 50 Td (c) Tj ET",
            "ac",
        ),
        ("/T gs BT /F 10 Tf 10 20 Td (a) Tj ET", ""),
        ("/OC /Off BDC BT /F 10 Tf (a) Tj ET EMC /OC /On BDC BT /F 10 Tf (b) Tj ET EMC", "b"),
        ("BT /F 10 Tf 10 20 Td (a) Tj 0.3 0 Td (a) Tj ET", "a"),
        ("BT /F 10 Tf 10 20 Td (aa) Tj ET", "aa"),
    ] {
        let page = page_with(content, "", "/ExtGState<</T<</ca 0>>>>", "");
        assert_eq!(visible(&page), seen, "{content}");
    }
}

/// Black boxes over names, white boxes over what was corrected, pictures of pages over their text.
#[test]
fn what_something_opaque_was_painted_over_is_hidden() {
    let resources = "/ExtGState<</M <</BM/Multiply>>/N <</BM/Normal/ca 1>>/S <</ca 0.5>>/O <</op true>>>>\
                     /ColorSpace<</P /Pattern>>/XObject<</I 10 0 R/H 11 0 R/F 12 0 R>>";
    let image = |number: u8, entry: &str| {
        format!(
            "{number} 0 obj <</Subtype/Image/Width 1/Height 1{entry}/Length 1>> stream\n\
             x\nendstream endobj\n"
        )
    };
    let form = "12 0 obj <</Subtype/Form/BBox[0 0 400 300]/Length 16>> stream\n\
                0 0 50 50 re f  \nendstream endobj\n";
    let objects = image(10, "") + &image(11, "/ImageMask true") + form;
    for (over, seen) in [
        ("0 g 0 0 50 50 re f", ""),
        ("1 g 0 0 50 50 re f 0 g BT /F 10 Tf 10 20 Td (b) Tj ET", "b"),
        ("/N gs 0 0 50 50 re f", ""),
        ("q 50 0 0 50 0 0 cm /I Do Q", ""),
        ("q 0 50 -50 0 50 0 cm /I Do Q", ""),
        ("/F Do", ""),
        ("q 5 5 30 30 re W n 0 0 50 50 re f Q", ""),
        // Beside the text, through its middle, and over half of it.
        ("20 0 50 50 re f", "a"),
        ("0 22 50 1 re f", "a"),
        ("0 0 50 22 re f", "a"),
        // What is under these is seen.
        ("/M gs 0 0 50 50 re f", "a"),
        ("/S gs 0 0 50 50 re f", "a"),
        ("/O gs 0 0 50 50 re f", "a"),
        ("/P cs 0 0 50 50 re f", "a"),
        ("q 50 0 0 50 0 0 cm /H Do Q", "a"),
        // The corners of these slanted pictures are (20 0) (60 30) (30 70) (-10 40), and the same further up:
        // the text at (13 23) is inside the first and only inside the box of the second.
        ("q 40 30 -30 40 20 0 cm /I Do Q", ""),
        ("q 40 30 -30 40 20 15 cm /I Do Q", "a"),
        ("/S gs /F Do", "a"),
        // The same slanted squares filled, a triangle, and a box with rounded corners whose first one the
        // text stands in, beside the arc.
        ("20 0 m 60 30 l 30 70 l -10 40 l h f", ""),
        ("20 15 m 60 45 l 30 85 l -10 55 l h f", "a"),
        ("20 15 m 60 45 l 30 85 l -10 55 l f", "a"),
        ("0 0 m 60 0 l 0 60 l f", ""),
        ("0 50 m 50 0 l 50 50 l f", "a"),
        ("/S gs 0 0 m 60 0 l 0 60 l f", "a"),
        (
            "0 9 m 0 5 5 0 9 0 c 71 0 l 75 0 80 5 80 9 c 80 41 l 80 45 75 50 71 50 c 9 50 l 5 50 0 45 0 41 c h f",
            "",
        ),
        ("0 0 m 80 10 l 0 20 l 80 70 l h f", "a"),
        ("q 50 0 0 50 0 0 cm BI /W 2 /H 1 /BPC 8 /CS /G ID xx EI Q", ""),
        ("q 50 0 0 50 0 0 cm BI /W 2 /H 1 /IM true ID x EI Q", "a"),
        ("q 0 0 m 50 0 l 0 50 l h W n 0 0 50 50 re f Q", "a"),
        ("q BT /F 10 Tf 7 Tr 10 20 Td (a) Tj ET 0 0 50 50 re f Q", "a"),
    ] {
        let content = format!("BT /F 10 Tf 10 20 Td (a) Tj ET {over}");
        let page = page_with(&content, "", resources, &objects);
        assert_eq!(visible(&page), seen, "{over}");
    }
}

/// A title bar with a gradient, put over what stood there before.
#[test]
fn a_shading_covers_where_it_has_no_edge() {
    for (shading, clip, seen) in [
        ("/ShadingType 2/Coords[0 0 50 0]/Extend[true true]", "0 0 50 50 re W n", ""),
        // Beside the text, a triangle, and half seen through.
        ("/ShadingType 2/Coords[0 0 50 0]/Extend[true true]", "20 0 50 50 re W n", "a"),
        ("/ShadingType 2/Coords[0 0 50 0]/Extend[true true]", "0 0 m 50 0 l 0 50 l h W n", "a"),
        ("/ShadingType 2/Coords[0 0 50 0]/Extend[true true]", "0 0 50 50 re W n /S gs", "a"),
        // It ends, has no length, is bounded or is round.
        ("/ShadingType 2/Coords[0 0 50 0]/Extend[true false]", "0 0 50 50 re W n", "a"),
        ("/ShadingType 2/Coords[0 0 50 0]", "0 0 50 50 re W n", "a"),
        ("/ShadingType 2/Coords[9 9 9 9]/Extend[true true]", "0 0 50 50 re W n", "a"),
        ("/ShadingType 2/Coords[0 0 9 0]/Extend[true true]/BBox[0 0 9 9]", "0 0 50 50 re W n", "a"),
        ("/ShadingType 3/Coords[0 0 0 0 0 9]/Extend[true true]", "0 0 50 50 re W n", "a"),
    ] {
        let content = format!("BT /F 10 Tf 10 20 Td (a) Tj ET q {clip} /H sh Q");
        let shading = format!(
            "/ExtGState<</S<</ca 0.5>>>>/Shading<</H<<{shading}/ColorSpace/DeviceGray\
             /Function<</FunctionType 2/Domain[0 1]/N 1>>>>>>"
        );
        let page = page_with(&content, "", &shading, "");
        assert_eq!(visible(&page), seen, "{shading} {clip}");
    }
}

#[test]
fn what_is_hardly_darker_than_paper_is_pale() {
    for (ink, pale) in [
        ("0.85 g", true),
        ("1 0.85 0.85 rg", true),
        ("0 0 0 0.1 k", true),
        ("/T gs 0 g", true),
        ("0.5 g", false),
        ("1 1 0 rg", false),
        ("0 0 0.4 rg 0 0 50 50 re f 0.9 g", false),
    ] {
        let content = format!("{ink} BT /F 10 Tf 10 20 Td (a) Tj ET");
        let page = page_with(&content, "", "/ExtGState<</T<</ca 0.15>>>>", "");
        assert_eq!((page.glyphs[0].pale, page.glyphs[0].hidden), (pale, false), "{ink}");
    }
}

#[test]
fn ink_of_stamps_is_tinted() {
    for (ink, tinted, pale) in [
        ("0.86 0.08 0.08 rg", true, false),
        ("0 1 1 0 k", true, false),
        ("/T gs 0 g", true, false),
        ("/T gs 1 0 0 rg", true, true),
        ("0.3 0.3 0.4 rg", false, false),
        ("0 g", false, false),
    ] {
        let content = format!("{ink} BT /F 10 Tf 10 20 Td (a) Tj ET");
        let page = page_with(&content, "", "/ExtGState<</T<</ca 0.5>>>>", "");
        assert_eq!((page.glyphs[0].tinted, page.glyphs[0].pale), (tinted, pale), "{ink}");
    }
}

#[test]
fn a_stamp_put_on_the_page_is_tinted() {
    let form = "20 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 100 50]/Resources<</Font<</F 5 0 R>>>>\
                /Length 28>> stream\nBT /F 10 Tf 9 9 Td (a) Tj ET\nendstream endobj";
    for (kind, tinted) in
        [("/Subtype/Stamp", true), ("/Subtype/Widget/FT/Sig", true), ("/Subtype/FreeText", false)]
    {
        let annotations =
            format!("/Annots[<</Type/Annot{kind}/Rect[100 100 200 150]/AP<</N 20 0 R>>>>]");
        let page = page_with("", &annotations, "", form);
        assert_eq!(visible(&page), "a", "{kind}");
        assert_eq!(page.glyphs[0].tinted, tinted, "{kind}");
    }
}

#[test]
fn characters_that_the_edge_of_a_cell_hides_are_counted() {
    let clipped = |content: &str| page(content).clipped;
    // With a line behind the clip's edge, and with none.
    let cut = "q 0 0 20 100 re W n BT /F 10 Tf 10 20 Td (a b c) Tj ET Q";
    assert_eq!(clipped(&format!("{cut} 0 50 m 100 50 l S")), 2);
    assert_eq!(clipped(cut), 0);
    assert_eq!(clipped("BT /F 10 Tf 3 Tr 10 20 Td (abc) Tj ET"), 0);
    assert_eq!(clipped("BT /F 10 Tf 500 20 Td (abc) Tj ET"), 0);
    // The edge of the paper hides what goes on behind it, however it is shown.
    assert_eq!(clipped("BT /F 10 Tf 390 20 Td (abc d) Tj ET"), 2);
    assert_eq!(clipped("BT /F 10 Tf 390 20 Td (a) Tj (b) Tj 12 0 Td (c) Tj ET"), 1);
    assert_eq!(clipped("BT /F 10 Tf 390 20 Td (a) Tj 40 0 Td (c) Tj ET"), 0);
    assert_eq!(clipped("BT /F 10 Tf .7 .7 -.7 .7 390 20 Tm (abc) Tj ET"), 0);
    assert_eq!(clipped("q 0 0 385 100 re W n BT /F 10 Tf 380 20 Td (abcdef) Tj ET Q"), 0);
}

#[test]
fn text_that_is_a_clip_is_seen_by_what_is_painted_through_it() {
    let shading = "/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 0]>>>>";
    // `a` is the clip, `b` stands behind it.
    for (painted, seen) in [
        ("0 g 0 0 400 300 re f", "ab"),
        ("/S sh", "ab"),
        ("BI /W 2 /H 2 /BPC 8 /CS /G ID 1234 EI", "b"),
        ("400 0 0 300 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID 1234 EI", "ab"),
        ("0 g 100 100 50 50 re f", "b"),
        ("1 g 0 0 400 300 re f", "b"),
        ("0 0 400 300 re n", "b"),
        ("Q q 0 g 200 0 200 300 re f", "b"),
    ] {
        let content = format!(
            "q BT 7 Tr /F 10 Tf 10 20 Td (a) Tj ET {painted} Q BT /F 10 Tf 50 20 Td (b) Tj ET"
        );
        let page = page_with(&content, "", shading, "");
        assert_eq!(visible(&page), seen, "{painted}");
        assert_eq!(page.fills.len(), usize::from(painted.starts_with('Q')), "{painted}");
    }
    // A scan, shown again through the text that was found in it.
    let scan = "400 0 0 300 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID 1234 EI";
    let found = format!("q {scan} Q BT 7 Tr /F 10 Tf 10 20 Td (a) Tj ET {scan}");
    assert_eq!(visible(&page(&found)), "");
}

#[test]
fn type_of_a_speck_is_not_seen() {
    for (content, seen) in [
        ("/F 0.1 Tf (a) Tj /F 2 Tf (b) Tj", "b"),
        ("/F 0 Tf (a) Tj /F 10 Tf (b) Tj", "b"),
        ("/F 1 Tf 10 0 0 10 9 9 Tm (a) Tj 1 0 0 1 9 9 Tm (b) Tj", "a"),
    ] {
        assert_eq!(visible(&page(&format!("BT 10 20 Td {content} ET"))), seen, "{content}");
    }
}

#[test]
fn of_a_text_and_its_shadow_the_text_is_left() {
    for (shadow, off) in [("0.5 g", 0.3), ("0.9 g", 0.3), ("0.9 g", -2.0), ("1 0 0 rg", 2.0)] {
        let at = |x: f32| format!("BT /F 10 Tf {x} 20 Td (aa) Tj ET");
        let page = page(&format!("{shadow} {} 0 g {}", at(10.0 + off), at(10.0)));
        let left = page.glyphs.iter().map(|glyph| (glyph.character, glyph.pale));
        assert_eq!(left.collect::<Vec<_>>(), [('a', false), ('a', false)], "{shadow} {off}");
    }
}
