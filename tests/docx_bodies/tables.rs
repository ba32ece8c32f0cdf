//! Tables, merges and what stands around them.

use super::{Case, EMPTY};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "a merge that starts and does not go on, and one that goes on under a cell of another width",
        body: "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr><w:p><w:r><w:t>戊</w:t></w:r></w:p></w:tc></w:tr>\
            </w:tbl>",
        expected: "甲 | 乙 | 丙\n丁 | 戊 | <",
        ..EMPTY
    },
    Case {
        name: "a span beyond the grid ends at its edge",
        body: "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val='9'/></w:tcPr><w:p><w:r><w:t>题</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val='5'/></w:tcPr><w:p><w:r><w:t>戊</w:t></w:r></w:p></w:tc></w:tr>\
            </w:tbl>",
        expected: "题 | < | <\n甲 | 乙 | 丙\n丁 | 戊 | <",
        ..EMPTY
    },
    Case {
        name: "no grid, rows and cells in content controls, tracked rows and cells",
        body: "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr>\
            </w:sdtContent></w:sdt><w:tr><w:trPr><w:ins w:id='1'/></w:trPr><w:tc><w:tcPr><w:cellIns w:id='2'/></w:tcPr><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:p><w:r><w:t>戊</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:cellMerge w:id='3' w:vMerge='rest'/></w:tcPr><w:p><w:r><w:t>己</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:p><w:r><w:t>庚</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:cellMerge w:id='4' w:vMerge='cont'/></w:tcPr><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc></w:tr>\
            </w:tbl>",
        expected: "甲 | 乙\n丙 | 丁\n戊 | 己\n庚 | ^",
        ..EMPTY
    },
    Case {
        name: "a table in a text box in a cell of a table in a text box",
        body: "<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:tbl><w:tr><w:tc><w:p><w:r><w:t>外</w:t><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr>\
            </w:tbl></w:txbxContent></v:textbox></w:pict></w:r></w:p></w:tc></w:tr>\
            </w:tbl></w:txbxContent></v:textbox></w:pict><w:t>文</w:t></w:r></w:p>",
        expected: "文\n外⏎框\n内",
        ..EMPTY
    },
    Case {
        name: "a table that lays out the page holds the table",
        body: "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>\
            </w:tbl><w:p/></w:tc></w:tr>\
            </w:tbl>",
        expected: "\n甲 | 乙",
        ..EMPTY
    },
    Case {
        name: "columns that run from right to left come in the order of the text",
        body: "<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>\
            </w:tbl>",
        expected: "甲 | 乙",
        ..EMPTY
    },
    Case {
        name: "text hidden by a table style is not printed",
        body: "<w:tbl><w:tblPr><w:tblStyle w:val='t'/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>隐</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r></w:p></w:tc></w:tr>\
            </w:tbl>",
        styles: "<w:style w:type='table' w:styleId='t'><w:rPr><w:vanish/></w:rPr></w:style>",
        expected: " | 显",
        ..EMPTY
    },
];
