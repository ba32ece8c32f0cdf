//! What recognition of titles and signatures needs of a paragraph: alignment, outline level, size
//! and weight of most of its characters, with all that it inherits.

use gongwen::document::{Alignment, Block};

use super::package;

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:jc w:val='both'/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/><w:rPr><w:sz w:val='32'/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/><w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='t'><w:name w:val='公文标题'/><w:basedOn w:val='1'/><w:rPr><w:sz w:val='44'/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='x'><w:basedOn w:val='y'/><w:pPr><w:jc w:val='right'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='y'><w:basedOn w:val='x'/><w:rPr><w:sz w:val='28'/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='o'><w:name w:val='方案一级'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>\
    <w:style w:type='character' w:styleId='s'><w:rPr><w:b/><w:sz w:val='30'/></w:rPr></w:style>\
    <w:style w:type='table' w:styleId='g'><w:tblStylePr w:type='firstRow'><w:rPr><w:vanish/><w:b/></w:rPr></w:tblStylePr></w:style>";

#[test]
fn paragraphs_look_as_they_inherit() {
    use Alignment::{Center, End, Start};
    for (name, properties, runs, expected) in [
        (
            "the default style over the defaults",
            "",
            "<w:r><w:t>文</w:t></w:r>",
            (Start, None, 16.0, false),
        ),
        (
            "a heading",
            "<w:pStyle w:val='1'/>",
            "<w:r><w:t>文</w:t></w:r>",
            (Center, Some(1), 16.0, true),
        ),
        (
            "a style on a heading",
            "<w:pStyle w:val='t'/>",
            "<w:r><w:t>文</w:t></w:r>",
            (Center, Some(1), 22.0, true),
        ),
        (
            "two styles on one another",
            "<w:pStyle w:val='x'/>",
            "<w:r><w:t>文</w:t></w:r>",
            (End, None, 14.0, false),
        ),
        (
            "a style with a level",
            "<w:pStyle w:val='o'/>",
            "<w:r><w:t>文</w:t></w:r>",
            (Start, Some(2), 10.5, false),
        ),
        (
            "body text by its own word",
            "<w:pStyle w:val='1'/><w:jc w:val='left'/><w:outlineLvl w:val='9'/>",
            "<w:r><w:t>文</w:t></w:r>",
            (Start, None, 16.0, true),
        ),
        (
            "a style that is not there",
            "<w:pStyle w:val='z'/><w:jc w:val='end'/>",
            "<w:r><w:t>文</w:t></w:r>",
            (End, None, 16.0, false),
        ),
        (
            "bold by a character style, bold twice",
            "<w:pStyle w:val='1'/>",
            "<w:r><w:rPr><w:rStyle w:val='s'/></w:rPr><w:t>文</w:t></w:r>",
            (Center, Some(1), 15.0, false),
        ),
        (
            "most characters count",
            "",
            "<w:r><w:rPr><w:b/><w:sz w:val='36'/></w:rPr><w:t>第一条</w:t></w:r><w:r><w:t>文</w:t></w:r>",
            (Start, None, 18.0, true),
        ),
    ] {
        let body = format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>");
        let reading =
            gongwen::ReadOptions::new().document_bytes(&package(&body, STYLES, "")).unwrap();
        let Some(Block::Paragraph(found)) = reading.document.blocks.first() else {
            panic!("{name}: no paragraph");
        };
        let found = (found.alignment, found.outline_level, found.font_size, found.bold);
        let (alignment, level, size, bold) = expected;
        assert_eq!(found, (Some(alignment), level, Some(size), bold), "{name}");
    }
}

#[test]
fn what_a_table_style_says_of_its_first_row_is_left_out() {
    let body = "<w:tbl><w:tblPr><w:tblStyle w:val='g'/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let reading = gongwen::ReadOptions::new().document_bytes(&package(body, STYLES, "")).unwrap();
    let cells: Vec<_> = reading.document.grids().flat_map(|grid| &grid.cells).collect();
    assert_eq!(cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(), ["甲"]);
}

#[test]
fn what_is_struck_through_is_kept_and_said() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let body = [
        run("<w:strike/>", "甲"),
        run("<w:dstrike/>", "乙"),
        run("<w:strike w:val='0'/>", "丙"),
        run("<w:strike/><w:dstrike w:val='0'/>", "丁"),
        run("<w:strike/><w:vanish/>", "戊"),
    ];
    let bytes = package(&format!("<w:p>{}</w:p>", body.concat()), STYLES, "");
    let reading = gongwen::ReadOptions::new().document_bytes(&bytes).unwrap();
    let texts: Vec<_> = reading.diagnostics.iter().map(|found| found.text.as_str()).collect();
    assert_eq!(texts, ["甲", "乙", "丁"]);
    let [Block::Paragraph(paragraph)] = &*reading.document.blocks else { panic!("a paragraph") };
    assert_eq!(paragraph.text, "甲乙丙丁");
}
