//! Markup compatibility: what is ignored, looked through, or one of several alternatives.

use super::{Case, EMPTY};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "the first alternative that is understood, alternatives within alternatives",
        body: "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>一</w:t></mc:Choice>\
            <mc:Choice Requires='w14'><mc:AlternateContent><mc:Choice Requires='w14 y'><w:t>二</w:t></mc:Choice><mc:Fallback><w:t>三</w:t></mc:Fallback></mc:AlternateContent></mc:Choice>\
            <mc:Choice Requires='w14'><w:t>四</w:t></mc:Choice><mc:Fallback><w:t>五</w:t></mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>",
        expected: "三后",
        ..EMPTY
    },
    Case {
        name: "no alternative is understood and there is none to fall back on",
        body: "<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice Requires='x'><w:t>一</w:t></mc:Choice></mc:AlternateContent><w:t>后</w:t></w:r></w:p>",
        expected: "前后",
        ..EMPTY
    },
    Case {
        name: "alternatives among properties",
        body: "<w:p><w:r><w:rPr><mc:AlternateContent><mc:Choice Requires='x'><w:vanish/></mc:Choice><mc:Fallback><w:caps/></mc:Fallback></mc:AlternateContent></w:rPr><w:t>wps</w:t></w:r></w:p>\
            <w:p><w:pPr><mc:AlternateContent><mc:Choice Requires='w14'/><mc:Fallback><w:rPr><w:del w:id='1'/></w:rPr></mc:Fallback></mc:AlternateContent></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
            <w:p><w:r><w:t>乙</w:t></w:r></w:p>",
        expected: "WPS\n甲\n乙",
        ..EMPTY
    },
    Case {
        name: "a row and a cell within alternatives",
        body: "<w:tbl><mc:AlternateContent><mc:Choice Requires='w14'><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><mc:AlternateContent><mc:Choice Requires='x'><w:tc><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc></mc:Choice><mc:Fallback><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></mc:Fallback></mc:AlternateContent></w:tr></mc:Choice>\
            <mc:Fallback><w:tr><w:tc><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc></w:tr></mc:Fallback></mc:AlternateContent></w:tbl>",
        expected: "甲 | 乙",
        ..EMPTY
    },
    Case {
        name: "an ignorable element goes with its content, one whose content counts is looked through",
        body: "<w:p mc:Ignorable='x y' mc:ProcessContent='x:keep y:*'><x:note><w:r><w:t>一</w:t></w:r></x:note>\
            <x:keep><w:r><w:t>二</w:t></w:r></x:keep><y:any><x:note><w:r><w:t>三</w:t></w:r></x:note><w:r><w:t>四</w:t></w:r></y:any></w:p>\
            <w:p><x:keep><w:r><w:t>五</w:t></w:r></x:keep><w:r><w:t>六</w:t></w:r></w:p>",
        expected: "二四\n六",
        ..EMPTY
    },
    Case {
        name: "the same bytes under another binding of their prefix are other elements",
        body: "<w:p><w:r xmlns:q='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:rPr><q:vanish></q:vanish></w:rPr><w:t>一</w:t></w:r>\
            <w:r xmlns:q='urn:example:vendor'><w:rPr><q:vanish></q:vanish></w:rPr><w:t>二</w:t></w:r></w:p>",
        expected: "二",
        ..EMPTY
    },
];
