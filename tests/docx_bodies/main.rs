//! What Word prints of a body, one line of XML a case.
//!
//! Each case is the content of `w:body`, with `styles` and `numbering` where it needs them, and
//! what stands on the page: a line for each paragraph and for each row of a table, cells parted by
//! ` | `. `<` is a cell that the one to the left covers, `^` one that the one above covers, `.` a
//! position without a cell; a line break is `⏎`.

mod looks;
mod markup;
mod numbers;
mod tables;
mod text;

use std::io::{Cursor, Write as _};

use gongwen::document::{Block, Grid};

const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" "#,
    r#"xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" "#,
    r#"xmlns:x="urn:example:vendor" xmlns:y="urn:example:other" "#,
    r#"xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData""#,
);

#[derive(Clone, Copy, Default)]
struct Case {
    name: &'static str,
    body: &'static str,
    styles: &'static str,
    numbering: &'static str,
    expected: &'static str,
}

const CASES: &[Case] = &[
    Case {
        name: "blanks around a text count only where the file says so",
        body: "<w:p><w:r><w:t>\n  甲 \n 乙  </w:t><w:t xml:space='preserve'> 丙 </w:t><w:t>丁</w:t></w:r></w:p>",
        expected: "甲   乙 丙 丁",
        ..EMPTY
    },
    Case {
        name: "a field shows its result, nested fields too",
        body: "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
            <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>结果</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
            <w:r><w:t>后</w:t></w:r></w:p>",
        expected: "结果后",
        ..EMPTY
    },
    Case {
        name: "a field that a cell leaves open ends with the cell",
        body: "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t><w:fldChar w:fldCharType='begin'/></w:r></w:p></w:tc>\
            <w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>丙</w:t></w:r></w:p>",
        expected: "甲 | 乙\n丙",
        ..EMPTY
    },
    Case {
        name: "a number in a circle, a form's choice and a form's box are drawn from the field's code",
        body: "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> eq \\o\\ac(</w:instrText><w:instrText>○</w:instrText><w:instrText>,3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
            <w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='甲'/><w:listEntry w:val='乙'/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
            <w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
        expected: "③乙☒",
        ..EMPTY
    },
    Case {
        name: "hidden by a character style, shown again by the run",
        body: "<w:p><w:r><w:rPr><w:rStyle w:val='h'/></w:rPr><w:t>隐</w:t></w:r>\
            <w:r><w:rPr><w:rStyle w:val='h'/><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r></w:p>",
        styles: "<w:style w:type='character' w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style>",
        expected: "显",
        ..EMPTY
    },
    Case {
        name: "hidden by the base of a paragraph style",
        body: "<w:p><w:pPr><w:pStyle w:val='b'/><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>隐</w:t></w:r></w:p>\
            <w:p><w:r><w:t>显</w:t></w:r></w:p>",
        styles: "<w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>\
            <w:style w:type='paragraph' w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>",
        expected: "显",
        ..EMPTY
    },
    Case {
        name: "two styles that hide cancel each other",
        body: "<w:p><w:pPr><w:pStyle w:val='p'/></w:pPr><w:r><w:rPr><w:rStyle w:val='c'/></w:rPr><w:t>显</w:t></w:r></w:p>",
        styles: "<w:style w:type='paragraph' w:styleId='p'><w:rPr><w:vanish/></w:rPr></w:style>\
            <w:style w:type='character' w:styleId='c'><w:rPr><w:vanish/></w:rPr></w:style>",
        expected: "显",
        ..EMPTY
    },
    Case {
        name: "a tracked paragraph mark that goes joins two paragraphs, and the number is the last one's",
        body: "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>下</w:t></w:r></w:p>",
        numbering: ONE_TO_THREE,
        expected: "1. 上下",
        ..EMPTY
    },
    Case {
        name: "deleted and moved rows and cells are not there",
        body: "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:tcPr><w:cellDel w:id='2'/></w:tcPr><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc>\
            <w:tc><w:p><w:moveFrom w:id='3'><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:ins w:id='4'><w:r><w:t>新</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>",
        expected: "新",
        ..EMPTY
    },
    Case {
        name: "a table whose rows are all deleted is not counted",
        body: "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>新</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        expected: "新",
        ..EMPTY
    },
    Case {
        name: "what a tracked change was before is no property",
        body: "<w:p><w:pPr><w:pPrChange w:id='1'><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange></w:pPr>\
            <w:r><w:rPr><w:rPrChange w:id='2'><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>文</w:t></w:r></w:p>",
        numbering: ONE_TO_THREE,
        expected: "文",
        ..EMPTY
    },
    Case {
        name: "levels count within one another and start anew",
        body: "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>丙</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>戊</w:t></w:r></w:p>",
        numbering: ONE_TO_THREE,
        expected: "1. 甲\n1.1 乙\n1.2 丙\n2. 丁\n2.1 戊",
        ..EMPTY
    },
    Case {
        name: "two lists of one definition count on; one that says where to start starts there",
        body: "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>丙</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>",
        numbering: ONE_TO_THREE,
        expected: "1. 甲\n2. 乙\n5. 丙\n6. 丁",
        ..EMPTY
    },
    Case {
        name: "a list comes with a style, its level by the style's link, and numId 0 takes it away",
        body: "<w:p><w:pPr><w:pStyle w:val='z'/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
            <w:p><w:pPr><w:pStyle w:val='t'/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>\
            <w:p><w:pPr><w:pStyle w:val='z'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>丙</w:t></w:r></w:p>\
            <w:p><w:pPr><w:pStyle w:val='z'/></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>",
        styles: "<w:style w:type='paragraph' w:styleId='z'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
            <w:style w:type='paragraph' w:styleId='t'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>",
        numbering: "<w:abstractNum w:abstractNumId='0'>\
            <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:pStyle w:val='z'/><w:suff w:val='nothing'/><w:lvlText w:val='第%1章'/></w:lvl>\
            <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:pStyle w:val='t'/><w:isLgl/><w:suff w:val='space'/><w:lvlText w:val='第%1.%2条'/></w:lvl>\
            </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
        expected: "第一章甲\n第1.1条 乙\n丙\n第二章丁",
    },
    Case {
        name: "a list that stands for a numbering style",
        body: "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
        styles: "<w:style w:type='numbering' w:styleId='n'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>",
        numbering: "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='n'/></w:abstractNum>\
            <w:abstractNum w:abstractNumId='1'><w:styleLink w:val='n'/><w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimalEnclosedCircle'/><w:lvlText w:val='%1'/></w:lvl></w:abstractNum>\
            <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>",
        expected: "③ 甲",
    },
    Case {
        name: "a custom format of the choice, not the plain one of the fallback",
        body: "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
        numbering: "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
            <mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice>\
            <mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent><w:lvlText w:val='%1'/></w:lvl></w:abstractNum>\
            <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
        expected: "001 甲",
        ..EMPTY
    },
    Case {
        name: "a bullet is printed where a character stands for it",
        body: "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>",
        numbering: "<w:abstractNum w:abstractNumId='0'>\
            <w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{F0B7}'/><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr></w:lvl>\
            <w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{F06C}'/><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr></w:lvl>\
            </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
        expected: "• 甲\n● 乙",
        ..EMPTY
    },
    Case {
        name: "a covered cell's empty numbered paragraph is not counted",
        body: "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p></w:tc><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        numbering: ONE_TO_THREE,
        expected: "1. | 甲\n^ | 乙\n2. | 丙",
        ..EMPTY
    },
    Case {
        name: "merges across and down",
        body: "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>\
            <w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>戊</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        expected: "甲 | < | 乙\n^ | ^ | 丙\n丁 |  | 戊",
        ..EMPTY
    },
    Case {
        name: "old merges across, also over rows",
        body: "<w:tbl><w:tr><w:tc><w:tcPr><w:hMerge w:val='restart'/><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:hMerge/><w:vMerge w:val='restart'/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:tcPr><w:hMerge w:val='restart'/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:hMerge/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        expected: "甲 | < | 乙\n^ | ^ | 丙",
        ..EMPTY
    },
    Case {
        name: "a wide cell that does not say its span lies over the columns of its width",
        body: "<w:tbl><w:tblGrid><w:gridCol w:w='1000'/><w:gridCol w:w='2000'/><w:gridCol w:w='1500'/></w:tblGrid>\
            <w:tr><w:tc><w:tcPr><w:tcW w:w='4500' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>题</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:tcPr><w:tcW w:w='1000' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w='3500' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:tcPr><w:tcW w:w='1000' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        expected: "题 | < | <\n甲 | 乙 | <\n丙 | 丁 | .",
        ..EMPTY
    },
    Case {
        name: "rows that start late and end early",
        body: "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>\
            <w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='1'/></w:trPr><w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        expected: "甲 | 乙 | 丙\n. | 丁 | .",
        ..EMPTY
    },
    Case {
        name: "a text box stands once, after the paragraph it is anchored in, and stays in its cell",
        body: "<w:p><w:r><w:t>甲</w:t><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice>\
            <mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>乙</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>丙</w:t><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>盒</w:t></w:r></w:p><w:p><w:r><w:t>子</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p></w:tc></w:tr></w:tbl>",
        expected: "甲乙\n框\n丙⏎盒⏎子",
        ..EMPTY
    },
    Case {
        name: "a choice that asks for a vendor's namespace is not taken",
        body: "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wpsCustomData'><w:t>旧</w:t></mc:Choice><mc:Fallback><w:t>新</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>\
            <w:p><w:r><wpsCustomData:note><w:t>厂</w:t></wpsCustomData:note><w:t>文</w:t></w:r></w:p>",
        expected: "新\n文",
        ..EMPTY
    },
    Case {
        name: "lettering of an old masthead",
        body: "<w:p><w:r><w:pict><v:shape><v:textpath string='大祥区人民政府文件'/></v:shape></w:pict></w:r></w:p>",
        expected: "大祥区人民政府文件",
        ..EMPTY
    },
    Case {
        name: "a nested table follows the outer one, whose cell keeps the text around it",
        body: "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>前</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>后</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>旁</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        expected: "前⏎后 | 旁\n内",
        ..EMPTY
    },
    Case {
        name: "fractions, powers and indices stay what they are",
        body: "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>\
            <m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>",
        expected: "1/2x^2",
        ..EMPTY
    },
    Case {
        name: "a page break parts what stands around it and is nothing at the start",
        body: "<w:p><w:r><w:br w:type='page'/><w:t>甲</w:t><w:br w:type='page'/><w:t>乙</w:t><w:br/></w:r></w:p>",
        expected: "甲⏎乙",
        ..EMPTY
    },
    Case {
        name: "blank paragraphs of a cell: none before or after what is printed",
        body: "<w:tbl><w:tr><w:tc><w:p/><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>乙</w:t></w:r></w:p><w:p/></w:tc></w:tr></w:tbl>",
        expected: "甲⏎⏎乙",
        ..EMPTY
    },
];

const EMPTY: Case = Case { name: "", body: "", styles: "", numbering: "", expected: "" };

/// `1.` and `1.1`; lists 1 and 2 of one definition, list 3 of the same that starts at 5.
const ONE_TO_THREE: &str = "<w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
    <w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>\
    <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>";

#[test]
fn bodies_are_read_as_they_are_printed() {
    let mut wrong = Vec::new();
    let cases = [CASES, markup::CASES, numbers::CASES, tables::CASES, text::CASES].concat();
    for case in &cases {
        let reading = gongwen::ReadOptions::new()
            .document_bytes(&package(case.body, case.styles, case.numbering))
            .unwrap();
        let found: Vec<String> = reading.document.blocks.iter().map(print).collect();
        let found = found.join("\n");
        if found != case.expected {
            wrong.push(format!("{}\n  found {found:?}\n  not   {:?}", case.name, case.expected));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn what_is_not_read_is_named() {
    const CELL: &str = "warning: part-not-read: table 1, row 1, column 1:";
    for (content, expected) in [
        ("<w:r><w:drawing><c:chart r:id='r1'/></w:drawing></w:r>", "chart"),
        ("<w:r><w:drawing><dgm:relIds r:dm='r1'/></w:drawing></w:r>", "diagram"),
        ("<w:r><w:object><w:control r:id='r1' w:name='选项1'/></w:object></w:r>", "control 选项1"),
        (
            "<w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12' r:id='r1'/></w:object></w:r>",
            "embedded object Excel.Sheet.12",
        ),
        ("<w:subDoc r:id='r1'/>", "a part outside the package"),
        ("<w:fldSimple w:instr='LISTNUM'/>", "a number counted by a field"),
        ("<x:p><w:r><w:t>甲</w:t></w:r></x:p>", "markup of a namespace that is not understood"),
        ("<w:r><w:rPr><x:y/></w:rPr><w:t>甲</w:t></w:r>", ""),
    ] {
        let body = format!("<w:tbl><w:tr><w:tc><w:p>{content}</w:p></w:tc></w:tr></w:tbl>");
        let expected =
            if expected.is_empty() { vec![] } else { vec![format!("{CELL} {expected}")] };
        assert_eq!(notes(&body), expected, "{content}");
    }
    for (body, expected) in [
        ("<w:p mc:MustUnderstand='x'/>", "markup that must be understood and is not"),
        ("<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>", "no text, pictures: 1"),
    ] {
        let notes = notes(body);
        assert!(notes.iter().any(|note| note.ends_with(expected)), "{notes:?}");
    }
}

#[expect(clippy::unwrap_used, reason = "the package is sound")]
fn notes(body: &str) -> Vec<String> {
    let package = package(body, "", "");
    let reading = gongwen::ReadOptions::new().document_bytes(&package).unwrap();
    reading.diagnostics.iter().map(ToString::to_string).collect()
}

fn print(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => paragraph.text.replace('\n', "⏎"),
        Block::Table(grid) => rows(grid).join("\n"),
    }
}

fn rows(grid: &Grid) -> Vec<String> {
    let coverage = grid.coverage();
    let columns = grid.columns as usize;
    let lines = coverage.chunks(columns).enumerate().map(|(row, line)| {
        let cells = line.iter().enumerate().map(|(column, cell)| {
            match cell.and_then(|cell| grid.cells.get(cell)) {
                None => ".".to_owned(),
                Some(cell) if (cell.row as usize) < row => "^".to_owned(),
                Some(cell) if (cell.column as usize) < column => "<".to_owned(),
                Some(cell) => cell.text.replace('\n', "⏎"),
            }
        });
        cells.collect::<Vec<_>>().join(" | ")
    });
    lines.collect()
}

#[expect(clippy::unwrap_used, reason = "writing to memory")]
fn package(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let document =
        format!("<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>");
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        package.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    };
    add("word/document.xml", &document);
    if !styles.is_empty() {
        add("word/styles.xml", &format!("<w:styles {NAMESPACES}>{styles}</w:styles>"));
    }
    if !numbering.is_empty() {
        let numbering = format!("<w:numbering {NAMESPACES}>{numbering}</w:numbering>");
        add("word/numbering.xml", &numbering);
    }
    package.finish().unwrap().into_inner()
}
