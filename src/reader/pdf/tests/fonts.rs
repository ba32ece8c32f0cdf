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
    assert_said(cases);
}

#[test]
fn maps_of_composite_fonts_say_what_they_can() {
    assert_said(&[
        // Maps that are not in the standard, in other forms of Unicode.
        (
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/UniGB-UTF8-H\
             /DescendantFonts[<</Subtype/CIDFontType0/CIDSystemInfo<</Ordering(GB1)>>\
             /W[814 907 500 1 95 500]>>]>>",
            "<35E69C88>",
            "5\u{6708}",
            15.0,
        ),
        (
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/UniGB-UTF32-H\
             /DescendantFonts[<</Subtype/CIDFontType0/CIDSystemInfo<</Ordering(GB1)>>\
             /W[814 907 500 1 95 500]>>]>>",
            "<0000003500006708>",
            "5\u{6708}",
            15.0,
        ),
        // A map that nobody knows: its numbers are not those of the collection.
        (
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Mine-H\
             /DescendantFonts[<</Subtype/CIDFontType0/CIDSystemInfo<</Ordering(GB1)>>>>]>>",
            "<033E>",
            "\u{FFFD}",
            10.0,
        ),
        // Numbers of glyphs are no characters, …
        (
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 12 0 R\
             /DescendantFonts[<</Subtype/CIDFontType2/CIDSystemInfo<</Ordering(Identity)>>\
             /FontDescriptor<</FontFile2 11 0 R>>>>]>>",
            "<03410342>",
            "\u{FFFD}\u{FFFD}",
            20.0,
        ),
        // … unless the file says which glyphs they lead to.
        (
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 12 0 R\
             /DescendantFonts[<</Subtype/CIDFontType2/CIDToGIDMap 11 0 R\
             /FontDescriptor<</FontFile2 11 0 R>>>>]>>",
            "<67080042>",
            "\u{6708}B",
            20.0,
        ),
        // A map of the file that stands on another.
        (
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 13 0 R/ToUnicode 12 0 R\
             /DescendantFonts[<</Subtype/CIDFontType0/W[7[500]]>>]>>",
            "<4142>",
            "AB",
            15.0,
        ),
    ]);
}

fn assert_said(cases: &[(&str, &str, &str, f32)]) {
    let map = "1 beginbfchar <41> <2F49> endbfchar 1 beginbfrange <00> <FF> <0030> endbfrange";
    for (font, string, text, advance) in cases {
        let length = map.len();
        let more = format!(
            "10 0 obj {font} endobj 11 0 obj <</Length {length}>> stream\n{map}\nendstream endobj\n\
             12 0 obj <</Length 52>> stream\n1 beginbfrange <0000> <FFFF> <0000> endbfrange      \nendstream endobj\n\
             13 0 obj <</UseCMap 14 0 R/Length 3>> stream\n   \nendstream endobj\n\
             14 0 obj <</Length 99>> stream\n1 begincodespacerange <00> <FF> endcodespacerange \
             1 begincidchar <41> 7 endcidchar             \nendstream endobj"
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

/// Scanners put text on a page that is found in it and not seen.
#[test]
fn a_glyph_that_paints_nothing_is_a_blank() {
    for (content, text) in
        [("9 0 0 0 9 9 d1", " "), ("9 0 d0 q Q", " "), ("9 0 d0 0 0 9 9 re f", "A")]
    {
        let more = format!(
            "10 0 obj <</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]\
             /FirstChar 65/Widths[9]/Encoding<</Differences[65/A]>>/CharProcs<</A 11 0 R>>>>\
             endobj 11 0 obj <</Length {}>> stream\n{content}\nendstream endobj",
            content.len()
        );
        assert_eq!(visible(&page_with("BT /G 9 Tf (A) Tj ET", "", "", &more)), text, "{content}");
    }
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
    // Names that are given as they come.
    let letters = "/Encoding<</Differences[33/i/i/l/I/f 65/A 108/B 49/one]>>";
    assert_eq!(text(1000, letters), "\u{FFFD}\u{FFFD}\u{FFFD}");
    assert_eq!(text(600, letters), "AB1");
}
