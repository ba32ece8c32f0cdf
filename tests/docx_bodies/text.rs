//! Runs, fields and symbols.

use super::{Case, EMPTY};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "letters set as capitals, by the run or a style, and two styles that cancel each other",
        body: "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t xml:space='preserve'>wps </w:t></w:r><w:r><w:rPr><w:smallCaps/></w:rPr><w:t>Word</w:t></w:r><w:r><w:rPr><w:rStyle w:val='c'/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val='c'/><w:caps w:val='0'/></w:rPr><w:t>b</w:t></w:r></w:p>\
            <w:p><w:pPr><w:pStyle w:val='p'/></w:pPr><w:r><w:t>c</w:t></w:r><w:r><w:rPr><w:rStyle w:val='c'/></w:rPr><w:t>d</w:t></w:r></w:p>",
        styles: "<w:style w:type='character' w:styleId='c'><w:rPr><w:caps/></w:rPr></w:style><w:style w:type='paragraph' w:styleId='p'><w:rPr><w:caps/></w:rPr></w:style>",
        expected: "WPS WORDAb\nCd",
        ..EMPTY
    },
    Case {
        name: "text that is hidden on the web only is printed",
        body: "<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r><w:r><w:rPr><w:vanish w:val='false'/></w:rPr><w:t>丙</w:t></w:r></w:p>",
        expected: "甲丙",
        ..EMPTY
    },
    Case {
        name: "a paragraph whose mark is hidden runs into the next one",
        body: "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>一、总则。</w:t></w:r></w:p><w:p><w:r><w:t>本办法适用于本区。</w:t></w:r></w:p>",
        expected: "一、总则。本办法适用于本区。",
        ..EMPTY
    },
    Case {
        name: "boxes, ticks and numbers of Wingdings",
        body: "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>会议</w:t><w:sym w:font='Wingdings' w:char='F0A8'/><w:t>调研</w:t><w:sym w:font='Wingdings 2' w:char='F052'/><w:t>宣传</w:t><w:sym w:font='Wingdings 2' w:char='F0A3'/><w:t>其他</w:t></w:r>\
            <w:r><w:rPr><w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/></w:rPr><w:t>þ</w:t></w:r><w:r><w:sym w:font='Wingdings' w:char='F081'/></w:r></w:p>",
        expected: "☑会议☐调研☑宣传☐其他☑①",
        ..EMPTY
    },
    Case {
        name: "check boxes, lists, dates and placeholders of content controls show their content",
        body: "<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii='MS Gothic' w:hint='eastAsia'/></w:rPr><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>是</w:t></w:r>\
            <w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='旧' w:value='1'/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>区水利局</w:t></w:r></w:sdtContent></w:sdt>\
            <w:sdt><w:sdtPr><w:date w:fullDate='2023-05-06T00:00:00Z'><w:dateFormat w:val='M月d日'/></w:date></w:sdtPr><w:sdtContent><w:r><w:t>5月6日</w:t></w:r></w:sdtContent></w:sdt>\
            <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入文字。</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        expected: "☒是区水利局5月6日单击此处输入文字。",
        ..EMPTY
    },
    Case {
        name: "symbols, quotations and buttons are drawn from their code",
        body: "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText xml:space='preserve'>SYMBOL 254 \\f \"Wingdings\" \\s 12</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText xml:space='preserve'>SYMBOL 9745 \\u</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText xml:space='preserve'>QUOTE \"区 水利局\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText xml:space='preserve'>MACROBUTTON NoMacro [单位]</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:fldSimple w:instr='SYMBOL 168 \\f Wingdings'/><w:fldSimple w:instr='SYMBOL 168 \\f Wingdings'><w:r><w:t>有</w:t></w:r></w:fldSimple></w:p>",
        expected: "☑☑区 水利局[单位]☐有",
        ..EMPTY
    },
    Case {
        name: "the result of a field is code of the field around it",
        body: "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText xml:space='preserve'>EQ \\o\\ac(○,</w:instrText></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText xml:space='preserve'>SEQ a</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:instrText>)</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
        expected: "⑦",
        ..EMPTY
    },
    Case {
        name: "the result of a field goes over paragraphs",
        body: "<w:p><w:r><w:t>前</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>INCLUDETEXT a</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p><w:p><w:r><w:t>三</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>后</w:t></w:r></w:p>",
        expected: "前一\n二\n三后",
        ..EMPTY
    },
    Case {
        name: "marks of notes are not glued to the text",
        body: "<w:p><w:r><w:t>5</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>月</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows='1' w:id='3'/><w:t>*</w:t></w:r><w:r><w:t>前</w:t></w:r><w:r><w:endnoteReference w:id='4'/></w:r><w:r><w:commentReference w:id='5'/></w:r></w:p>",
        expected: "5月前",
        ..EMPTY
    },
    Case {
        name: "signs that are elements",
        body: "<w:p><w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>6月</w:t><w:softHyphen/><w:t>甲</w:t><w:cr/><w:t>乙</w:t><w:ptab w:alignment='right' w:relativeTo='margin' w:leader='none'/><w:t>丙</w:t></w:r>\
            <w:dir w:val='rtl'><w:r><w:t>丁</w:t></w:r></w:dir><w:bdo w:val='ltr'><w:r><w:t>戊</w:t></w:r></w:bdo>\
            <w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>dà</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>大</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        expected: "5-6月甲⏎乙	丙丁戊大",
        ..EMPTY
    },
    Case {
        name: "brackets and roots of equations",
        body: "<w:p><m:oMath><m:d><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:d><m:d><m:dPr><m:begChr m:val='['/><m:sepChr m:val=','/><m:endChr m:val=''/></m:dPr><m:e><m:rad><m:deg/><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad></m:e><m:e><m:r><m:t>c</m:t></m:r></m:e></m:d></m:oMath></w:p>",
        expected: "(a+b)[√2,c",
        ..EMPTY
    },
];
