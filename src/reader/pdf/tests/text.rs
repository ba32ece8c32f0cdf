//! Where the operators of text put its characters, and which.

use super::*;

#[test]
fn text_operators_move_the_pen() {
    // A glyph of Courier at 10 points is 6 wide; y counts from the top.
    let cases: &[(&str, &[Placed])] = &[
        ("10 20 Td (ab) Tj", &[('a', 10.0, 280.0, 6.0), ('b', 16.0, 280.0, 6.0)]),
        ("1 0 0 1 30 40 Tm (a) Tj (b) Tj", &[('a', 30.0, 260.0, 6.0), ('b', 36.0, 260.0, 6.0)]),
        ("10 20 TD 0 -12 TD (a) Tj T* (b) Tj", &[('a', 10.0, 292.0, 6.0), ('b', 10.0, 304.0, 6.0)]),
        ("14 TL 10 50 Td (a) ' (b) '", &[('a', 10.0, 264.0, 6.0), ('b', 10.0, 278.0, 6.0)]),
        (
            "14 TL 10 50 Td 4 1 (a b) \"",
            &[('a', 10.0, 264.0, 6.0), (' ', 17.0, 264.0, 6.0), ('b', 28.0, 264.0, 6.0)],
        ),
        ("10 20 Td [(a) -500 (b)] TJ", &[('a', 10.0, 280.0, 6.0), ('b', 21.0, 280.0, 6.0)]),
        ("50 Tz 10 20 Td 2 Tc (ab) Tj", &[('a', 10.0, 280.0, 3.0), ('b', 14.0, 280.0, 3.0)]),
        ("5 Ts 10 20 Td (a) Tj", &[('a', 10.0, 275.0, 6.0)]),
        ("/F 20 Tf 10 20 Td (a) Tj", &[('a', 10.0, 280.0, 12.0)]),
        (
            "2 0 0 2 10 20 Tm (a) Tj 5 0 Td (b) Tj",
            &[('a', 10.0, 280.0, 12.0), ('b', 20.0, 280.0, 12.0)],
        ),
    ];
    for (content, expected) in cases {
        let page = page(&format!("BT /F 10 Tf {content} ET"));
        assert_eq!(placed(&page), *expected, "{content}");
    }
}

#[test]
fn content_may_be_filtered_and_predicted() {
    use std::fmt::Write as _;

    // Each row of 8 bytes is the difference to the row above (PNG's "up").
    let content = b"BT /F 10 Tf 10 20 Td (a) Tj ET  ";
    let above = [&[0; 8], content.as_slice()].concat();
    let rows = content.chunks(8).zip(above.chunks(8)).flat_map(|(row, above)| {
        let differences = row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(*above));
        std::iter::once(2).chain(differences).collect::<Vec<u8>>()
    });
    let mut hexadecimal = String::new();
    for byte in super::super::filters::deflate(&rows.collect::<Vec<u8>>()) {
        write!(hexadecimal, "{byte:02X}").unwrap();
    }
    let stream = format!(
        "11 0 obj <</Length {}/Filter[/ASCIIHexDecode/FlateDecode]\
         /DecodeParms[null <</Predictor 12/Columns 8>>]>> stream\n{hexadecimal}\nendstream endobj",
        hexadecimal.len()
    );
    let page = page_with("", "/Contents 11 0 R", "", &stream);
    assert_eq!(placed(&page), [('a', 10.0, 280.0, 6.0)]);
}

#[test]
fn writing_directions_are_told_apart() {
    for (matrix, direction) in [
        ("1 0 0 1", Direction::Right),
        ("0 -1 1 0", Direction::Down),
        ("-1 0 0 -1", Direction::Left),
        ("0 1 -1 0", Direction::Up),
        ("1 0 0.3 1", Direction::Right),
        ("1 1 -1 1", Direction::Slanted),
    ] {
        let page = page(&format!("BT /F 10 Tf {matrix} 100 100 Tm (a) Tj ET"));
        assert_eq!(page.glyphs[0].direction, direction, "{matrix}");
        assert!((page.glyphs[0].size - 10.0).abs() < 4.2, "{matrix}");
    }
    // Upside down twice is upright.
    let page = page("BT /F -10 Tf -1 0 0 -1 100 100 Tm (a) Tj ET");
    assert_eq!(page.glyphs[0].direction, Direction::Right);
}

#[test]
fn actual_text_stands_for_its_glyphs() {
    for (content, text) in [
        ("/Span <</ActualText (xyz)>> BDC (ab) Tj EMC (c) Tj", "xyzc"),
        ("/Span <</ActualText <FEFF6708>>> BDC (abc) Tj EMC", "\u{6708}"),
        ("/Span <</ActualText (x)>> BDC /Span <</ActualText (y)>> BDC (a) Tj EMC EMC", "x"),
        ("/Span <</ActualText ()>> BDC (a) Tj EMC", "a"),
        // Of digits the printed ones count.
        ("/Span <</ActualText (4)>> BDC (3) Tj EMC", "3"),
        ("/Span <</ActualText (1/2)>> BDC (12) Tj EMC", "1/2"),
        ("/Figure <</ActualText (a description of a picture)>> BDC (a) Tj EMC", "a"),
    ] {
        let page = page(&format!("BT /F 10 Tf 10 20 Td {content} ET"));
        assert_eq!(visible(&page), text, "{content}");
    }
    let page = page("BT /F 10 Tf 10 20 Td /Span <</ActualText (x)>> BDC (abc) Tj EMC ET");
    assert_eq!(placed(&page), [('x', 10.0, 280.0, 18.0)]);
}

#[test]
fn vertical_writing_goes_down() {
    let font = "10 0 obj <</Type/Font/Subtype/Type0/BaseFont/X/Encoding/UniGB-UCS2-V\
        /DescendantFonts[<</Subtype/CIDFontType0/CIDSystemInfo<</Ordering(GB1)>>>>]>> endobj";
    let page = page_with("BT /G 10 Tf 100 200 Td <67086708> Tj ET", "", "", font);
    let glyphs: Vec<_> = page.glyphs.iter().map(|g| (g.x, g.y, g.advance, g.direction)).collect();
    let down = Direction::Vertical;
    assert_eq!(glyphs, [(100.0, 100.0, 10.0, down), (100.0, 110.0, 10.0, down)]);
}

#[test]
fn an_operator_that_is_torn_apart_is_damage() {
    for (content, is_damaged) in [
        ("(a) T\nj", true),
        ("BX (a) new EX", false),
        ("(a) Tj 1 gibberish", false),
        ("/P MP", false),
    ] {
        let page = page(&format!("BT /F 10 Tf 10 20 Td {content} ET"));
        assert_eq!(page.cut_short == Some(CutShort::Damaged), is_damaged, "{content}");
    }
}

#[test]
fn a_text_that_contradicts_its_glyphs_is_reported() {
    for (text, count) in [("3", 0), ("4", 1), ("34", 1)] {
        let content = format!("BT /F 10 Tf /Span <</ActualText ({text})>> BDC (3) Tj EMC ET");
        let page = page(&content);
        assert_eq!(visible(&page), "3");
        assert_eq!(page.contradicted, count, "{text}");
        let found = diagnose(&page, &Place::default());
        assert_eq!(found.iter().any(|one| one.code == Code::TextNotDecoded), count > 0);
    }
}
