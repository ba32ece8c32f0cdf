//! Pages of small files written by hand: what stands where, and who sees it.

use std::rc::Rc;

use super::file::objects::{File, Large};
use super::filters::Budget;
use super::page::{Direction, Page};
use super::page_tree::Pages;
use super::store::Store;
use super::*;

/// A file of one page on paper of 400 by 300 points with Courier, whose glyphs are 0.6 em wide, as
/// `/F`. `more` are objects from number 10 on.
fn file(content: &str, page: &str, resources: &str, more: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n\
         1 0 obj <</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[8 0 R 9 0 R]/D<</OFF[8 0 R]>>>>>> endobj\n\
         2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 400 300]>> endobj\n\
         3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R{page}\
         /Resources<</Font<</F 5 0 R/G 10 0 R>>/Properties<</Off 8 0 R/On 9 0 R>>{resources}>>>> endobj\n\
         4 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n\
         5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>> endobj\n\
         8 0 obj <</Type/OCG/Name(a)>> endobj 9 0 obj <</Type/OCG/Name(b)>> endobj\n\
         {more}\ntrailer <</Root 1 0 R>>\n",
        content.len()
    )
    .into_bytes()
}

fn pages(bytes: &[u8]) -> Vec<Page> {
    let limits = Limits::default();
    let file = File::open(bytes.to_vec(), Large::new()).unwrap();
    let store = Store::new(&file, Rc::new(Budget::new(&limits)));
    let pages = Pages::read(&file, &limits);
    let numbered = (1..).zip(&pages.entries);
    numbered.map(|(number, entry)| read_page(entry, number, &store, &limits).unwrap()).collect()
}

fn page_with(content: &str, page: &str, resources: &str, more: &str) -> Page {
    pages(&file(content, page, resources, more)).remove(0)
}

fn page(content: &str) -> Page {
    page_with(content, "", "", "")
}

fn visible(page: &Page) -> String {
    page.glyphs.iter().filter(|glyph| !glyph.hidden).map(|glyph| glyph.character).collect()
}

/// Character, origin and advance in whole points.
type Placed = (char, f32, f32, f32);

fn placed(page: &Page) -> Vec<Placed> {
    let glyphs = page.glyphs.iter();
    glyphs.map(|g| (g.character, g.x.round(), g.y.round(), g.advance.round())).collect()
}

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
    for byte in super::filters::deflate(&rows.collect::<Vec<u8>>()) {
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
        ("q 40 30 -30 40 20 0 cm /I Do Q", "a"),
        ("/S gs /F Do", "a"),
        ("q 0 0 m 50 0 l 0 50 l h W n 0 0 50 50 re f Q", "a"),
        ("q BT /F 10 Tf 7 Tr 10 20 Td (a) Tj ET 0 0 50 50 re f Q", "a"),
    ] {
        let content = format!("BT /F 10 Tf 10 20 Td (a) Tj ET {over}");
        let page = page_with(&content, "", resources, &objects);
        assert_eq!(visible(&page), seen, "{over}");
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
fn boxes_with_rounded_corners_are_boxes() {
    let round = "13 10 m 37 10 l 39 10 40 11 40 13 c 40 47 l 40 49 39 50 37 50 c \
                 13 50 l 11 50 10 49 10 47 c 10 13 l 10 11 11 10 13 10 c h S";
    let lines = page(round).lines;
    let sides: Vec<_> = lines.iter().map(|line| (line.x0, line.y0, line.x1, line.y1)).collect();
    let all = [
        (10.0, 250.0, 40.0, 250.0),
        (40.0, 250.0, 40.0, 290.0),
        (40.0, 290.0, 10.0, 290.0),
        (10.0, 290.0, 10.0, 250.0),
    ];
    assert_eq!(sides, all);
}

/// A converter that has no bold face strokes the outlines of characters: the box inside one is no
/// cell.
#[test]
fn outlines_of_characters_are_no_rulings() {
    let bar = "30 30 m 40 30 l 40 34 l 30 34 l h";
    let stroke = "10 10 m 12 20 l 11 18 l h";
    assert_eq!(page(&format!("{stroke} {bar} S")).lines.len(), 0);
    assert_eq!(page(&format!("{bar} S")).lines.len(), 4);
}

#[test]
fn fields_without_an_appearance_are_set_into_their_boxes() {
    for (field, text) in [
        ("/Subtype/FreeText/Contents(ab)", "ab"),
        ("/Subtype/FreeText/Contents<FEFF6708>", "\u{6708}"),
        ("/Subtype/Widget/FT/Tx/V(ab)/DA(/F 8 Tf 0 g)", "ab"),
        ("/Subtype/Widget/Parent<</FT/Tx/V(ab)>>", "ab"),
        ("/Subtype/Widget/FT/Ch/V[(a)(b)]", "ab"),
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

#[test]
fn actual_text_stands_for_its_glyphs() {
    for (content, text) in [
        ("/Span <</ActualText (xyz)>> BDC (ab) Tj EMC (c) Tj", "xyzc"),
        ("/Span <</ActualText <FEFF6708>>> BDC (abc) Tj EMC", "\u{6708}"),
        ("/Span <</ActualText (x)>> BDC /Span <</ActualText (y)>> BDC (a) Tj EMC EMC", "x"),
        ("/Span <</ActualText ()>> BDC (a) Tj EMC", "a"),
        ("/Figure <</ActualText (a description of a picture)>> BDC (a) Tj EMC", "a"),
    ] {
        let page = page(&format!("BT /F 10 Tf 10 20 Td {content} ET"));
        assert_eq!(visible(&page), text, "{content}");
    }
    let page = page("BT /F 10 Tf 10 20 Td /Span <</ActualText (x)>> BDC (abc) Tj EMC ET");
    assert_eq!(placed(&page), [('x', 10.0, 280.0, 18.0)]);
}

#[test]
fn bars_of_stroked_characters_are_no_rulings() {
    for (path, lines) in [
        // The outline of a bar with a serif, and a box with a slanted corner.
        ("10 20 m 30 20 l 30 22 l 26 24 l 24 22 l 10 22 l h", 0),
        ("10 20 m 30 20 l 32 20 32 22 30 22 c 10 22 l h", 0),
        ("10 20 m 190 20 l 200 30 l 200 90 l 10 90 l h", 5),
        ("10 20 m 40 20 l 40 50 l 10 50 l h", 4),
    ] {
        assert_eq!(page(&format!("{path} S")).lines.len(), lines, "{path}");
    }
}

#[test]
fn rulings_are_what_is_painted() {
    let lines = |content: &str| -> Vec<[f32; 5]> {
        let lines = page(content).lines;
        lines.iter().map(|l| [l.x0, l.y0, l.x1, l.y1, l.width].map(f32::round)).collect()
    };
    assert_eq!(lines("2 w 10 20 m 100 20 l S"), [[10.0, 280.0, 100.0, 280.0, 2.0]]);
    assert_eq!(
        lines("q 2 0 0 2 0 0 cm 1 w 10 20 m 10 40 l S Q"),
        [[20.0, 260.0, 20.0, 220.0, 2.0]]
    );
    // Dashes are one line; what is outside the page is cut off; a clip cuts too.
    assert_eq!(lines("[1 1] 0 d 10 20 m 500 20 l S"), [[10.0, 280.0, 400.0, 280.0, 1.0]]);
    assert_eq!(lines("0 0 50 50 re W n 10 20 m 90 20 l S").len(), 1);
    assert_eq!(lines("0 0 50 50 re W n 60 60 m 90 60 l S").len(), 0);
    assert_eq!(lines("10 10 50 30 re S").len(), 4);
    assert_eq!(lines("10 10 50 30 re n").len(), 0);
    let curve = page("10 10 m 20 20 30 20 40 10 c S");
    assert_eq!((curve.lines.len(), curve.outlines), (0, 1));
    let hidden = |content: &str| page(content).lines[0].hidden;
    assert!(hidden("1 G 10 20 m 100 20 l S"));
    assert!(!hidden("0 g 0 0 200 200 re f 1 G 10 20 m 100 20 l S"));
}

#[test]
fn fills_are_boxes() {
    let fills = |content: &str| -> Vec<[f32; 4]> {
        let fills = page(content).fills;
        fills
            .iter()
            .map(|f| [f.rect.x0, f.rect.top, f.rect.x1, f.rect.bottom].map(f32::round))
            .collect()
    };
    assert_eq!(fills("10 20 100 30 re f"), [[10.0, 250.0, 110.0, 280.0]]);
    assert_eq!(fills("10 20 m 110 20 l 110 50 l 10 50 l h f"), [[10.0, 250.0, 110.0, 280.0]]);
    assert_eq!(fills("110 50 -100 -30 re f"), [[10.0, 250.0, 110.0, 280.0]]);
    assert_eq!(fills("10 20 m 110 20 l 60 50 l h f"), [[0.0; 4]; 0]);
    // A border painted as a box with a box cut out is its four sides.
    assert_eq!(fills("10 20 100 30 re 12 22 96 26 re f*").len(), 4);
    // A border with mitred ends.
    assert_eq!(fills("10 20 m 110 20 l 109 21 l 11 21 l h f"), [[10.0, 279.0, 110.0, 280.0]]);
    assert!((page("0.5 g 0 0 9 9 re f").fills[0].brightness - 0.5).abs() < 0.01);
    // An image of a single pixel is one too: what dvips rules become.
    let stencil = "q 100 0 0 -1 10 20 cm BI /IM true /W 1 /H 1 ID \0 EI Q";
    assert_eq!(fills(stencil), [[10.0, 280.0, 110.0, 281.0]]);
    assert!((page(&format!("0.5 g {stencil}")).fills[0].brightness - 0.5).abs() < 0.01);
    assert_eq!(fills(&stencil.replace("/H 1", "/H 2")).len(), 0);
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
fn fonts_say_their_characters() {
    let cases: &[(&str, &str, &str, f32)] = &[
        // Two bytes of GBK in a font that has a GBK name and claims WinAnsi.
        (
            "<</Type/Font/Subtype/TrueType/BaseFont/#CB#CE#CC#E5/Encoding/WinAnsiEncoding\
             /FirstChar 0/LastChar 255/Widths[]/FontDescriptor<</MissingWidth 500>>>>",
            "<35D4C2>",
            "5\u{6708}",
            15.0,
        ),
        // A predefined map beats a wrong ToUnicode.
        (
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/GBK-EUC-H/ToUnicode 11 0 R\
             /DescendantFonts[<</Subtype/CIDFontType0/CIDSystemInfo<</Ordering(GB1)>>\
             /W[814 907 500]>>]>>",
            "<35D4C2>",
            "5\u{6708}",
            15.0,
        ),
        // CIDs of a collection without any map.
        (
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H\
             /DescendantFonts[<</Subtype/CIDFontType0/CIDSystemInfo<</Ordering(GB1)>>\
             /W[830[400 600]]/DW 900>>]>>",
            "<033E033F0340>",
            "123",
            19.0,
        ),
        // Nothing says it: reported, at its place.
        (
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H\
             /DescendantFonts[<</Subtype/CIDFontType2/CIDSystemInfo<</Ordering(Identity)>>>>]>>",
            "<00010002>",
            "\u{FFFD}\u{FFFD}",
            20.0,
        ),
        (
            "<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 1/Widths[500 600]\
             /Encoding<</Differences[1/uni6708/f_i]>>>>",
            "<0102>",
            "\u{6708}fi",
            11.0,
        ),
        // The units of Type 3 are its own; radicals are the ideographs they stand for.
        (
            "<</Type/Font/Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FirstChar 65/Widths[50]\
             /Encoding<</Differences[65/g1]>>/CharProcs<<>>/ToUnicode 11 0 R>>",
            "(A)",
            "\u{6708}",
            5.0,
        ),
    ];
    let map = "1 beginbfchar <41> <2F49> endbfchar 1 beginbfrange <00> <FF> <0030> endbfrange";
    for (font, string, text, advance) in cases {
        let length = map.len();
        let more = format!(
            "10 0 obj {font} endobj 11 0 obj <</Length {length}>> stream\n{map}\nendstream endobj"
        );
        let page = page_with(&format!("BT /G 10 Tf 10 20 Td {string} Tj ET"), "", "", &more);
        assert_eq!(visible(&page), *text, "{font}");
        let sum: f32 = page.glyphs.iter().map(|glyph| glyph.advance).sum();
        assert!((sum - advance).abs() < 0.01, "{font} {sum}");
    }
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
    let cut = super::file::search::find(&file, b"4 0 obj").unwrap();
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

/// The PDFs below a folder, two levels deep.
#[expect(clippy::disallowed_methods, reason = "the test reads fixtures")]
fn fixtures(folder: &str) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "pdf") {
                let bytes = std::fs::read(&path).unwrap();
                found.push((path, bytes));
            }
        }
    }
    found.sort();
    found
}

/// The ledger over every notice: the visible characters of all pages, and those of the cells,
/// paragraphs and furniture made of them, are the same, each as often.
#[test]
fn every_printed_character_of_every_fixture_is_read_once() {
    use crate::document::{Block, Document};

    fn printed(pages: &[Page]) -> Vec<char> {
        let glyphs = pages.iter().flat_map(|page| &page.glyphs);
        glyphs.filter(|glyph| !glyph.hidden).map(|glyph| glyph.character).collect()
    }
    fn read(document: &Document) -> Vec<char> {
        let blocks = document.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(paragraph) => vec![paragraph.text.as_str()],
            Block::Table(grid) => grid.cells.iter().map(|cell| cell.text.as_str()).collect(),
        });
        let furniture = document.furniture.iter().map(|paragraph| paragraph.text.as_str());
        blocks.chain(furniture).flat_map(str::chars).collect()
    }
    fn ledger(mut characters: Vec<char>) -> String {
        characters.retain(|character| !character.is_whitespace() && !character.is_control());
        characters.sort_unstable();
        characters.into_iter().collect()
    }

    let fixtures = fixtures("fixtures/notices");
    assert!(fixtures.len() > 40, "only {} files", fixtures.len());
    for (path, bytes) in fixtures {
        let document = super::read(&bytes, &Limits::default()).unwrap().document;
        let (printed, read) = (ledger(printed(&pages(&bytes))), ledger(read(&document)));
        assert_eq!(printed, read, "{}", path.display());
    }
}
