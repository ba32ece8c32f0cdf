//! Fonts to characters.

use super::*;

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
fn a_glyph_larger_than_characters_are_is_a_picture() {
    let codes = |name: &str, side: u32, own: &str, size: u32| {
        let glyph = format!("9 0 0 0 {side} {side} {own} 0 0 {side} {side} re f");
        let more = format!(
            "10 0 obj <</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[1 0 0 1 0 0]\
             /FirstChar 65/Widths[9]/Encoding<</Differences[65/{name}]>>/CharProcs<</{name} 11 0 R>>>>\
             endobj 11 0 obj <</Length {}>> stream\n{glyph}\nendstream endobj",
            glyph.len()
        );
        let page = page_with(&format!("BT /G {size} Tf (A) Tj ET"), "", "", &more);
        let diagnostics = diagnose(&page, &Place::default());
        diagnostics.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>()
    };
    let picture = [Code::TextNotDecoded, Code::ScannedPage];
    for name in ["A", "space", "uni6708", "a0"] {
        assert_eq!(codes(name, 300, "d1", 1), picture, "{name}");
        assert_eq!(codes(name, 10, "d1", 30), picture, "{name}");
    }
    assert_eq!(codes("A", 10, "d1", 1), []);
    // One that says nothing of its size, in a font that does not either.
    assert_eq!(codes("A", 300, "d0", 1), []);
}

#[test]
fn letters_as_wide_as_han_characters_are_none() {
    let text = |width: u32, more: &str| {
        let widths = format!("{width} ").repeat(94);
        let font = format!(
            "10 0 obj <</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 33/Widths[{widths}]{more}\
             /FontDescriptor<</Flags 4/FontFile2 11 0 R>>>> endobj\n\
             11 0 obj <</Length 4>> stream\nnone\nendstream endobj"
        );
        visible(&page_with("BT /G 10 Tf 10 20 Td (Al1) Tj ET", "", "", &font))
    };
    let win = "/Encoding/WinAnsiEncoding";
    assert_eq!(text(1000, win), "\u{FFFD}\u{FFFD}\u{FFFD}");
    assert_eq!(text(600, win), "Al1");
    // What is named is known.
    let named = "/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[65/uni6708]>>";
    assert_eq!(text(1000, named), "\u{6708}\u{FFFD}\u{FFFD}");
}
