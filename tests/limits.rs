//! Every limit of [`Limits`]: what it stops is said, and what was read before is sound.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test opens files and fails by panicking"
)]

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::Duration;

use gongwen::{Code, ErrorKind, Limits, Notice, ReadOptions, Status};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Sets one limit to a number.
type Set = fn(&mut Limits, u32);

/// Every limit by the name that an error or a diagnostic must have, but the time.
const LIMITS: [(&str, Set); 13] = [
    ("input bytes", |limits, most| limits.input_bytes = most.into()),
    ("inflated", |limits, most| limits.inflated_bytes = most.into()),
    ("inflated bytes for one", |limits, most| limits.inflate_ratio = most.into()),
    ("parts", |limits, most| limits.parts = most),
    ("pages", |limits, most| limits.pages = most),
    ("operators", |limits, most| limits.operators = most),
    ("glyphs", |limits, most| limits.glyphs = most),
    ("rulings", |limits, most| limits.rulings = most),
    ("cells", |limits, most| limits.cells = most),
    ("text", |limits, most| limits.text_bytes = most.into()),
    ("activities", |limits, most| limits.activities = most),
    ("columns", |limits, most| limits.columns = most),
    ("nested", |limits, most| limits.depth = most),
];

const NOTICE: &str = "fixtures/notices/daxiang-2023";

fn read(bytes: &[u8], limits: Limits) -> gongwen::Result<Notice> {
    ReadOptions::new().limits(limits).read_bytes(bytes)
}

/// What a limit said, if it said anything.
fn said(result: &gongwen::Result<Notice>) -> Option<String> {
    match result {
        Ok(notice) => {
            let mut found = notice.diagnostics.iter();
            found.find(|found| found.code == Code::TruncatedByLimit).map(ToString::to_string)
        }
        Err(error) => (error.kind() == ErrorKind::LimitExceeded).then(|| error.to_string()),
    }
}

/// What is wrong with a notice that was read under a limit of this name.
fn fault(result: &gongwen::Result<Notice>, whole: &Notice, limit: &str) -> Option<String> {
    let said = said(result);
    let is_right = match (result, &said) {
        (Ok(notice), None) => notice == whole,
        (Ok(notice), Some(_)) => {
            // A page that ends early may end in the middle of a row, or of a table's rulings.
            let is_pdf = notice.source.pages.is_some();
            let is_known = |theme: &str| whole.activities().any(|other| other.theme == theme);
            notice.status() != Status::Complete
                && (is_pdf || notice.activities().all(|activity| is_known(&activity.theme)))
        }
        (Err(_), said) => said.as_ref().is_some_and(|said| said.contains(limit)),
    };
    (!is_right).then(|| said.unwrap_or_else(|| "changed in silence".to_owned()))
}

/// However low a limit is set, the notice is read as ever, or the limit is named and the notice is not
/// complete; rows of DOCX and XLSX are whole then.
#[test]
fn no_limit_changes_a_notice_in_silence() {
    let mut faults = Vec::new();
    for name in ["notice.docx", "notice.xlsx", "notice-writer.pdf", "notice-chromium.pdf"] {
        let bytes = std::fs::read(Path::new(NOTICE).join(name)).unwrap();
        let whole = read(&bytes, Limits::default()).unwrap();
        for (limit, set) in LIMITS {
            for most in [0, 1, 2, 3, 5, 10, 100, 1_000, 10_000, 100_000] {
                let mut limits = Limits::default();
                set(&mut limits, most);
                let fault = fault(&read(&bytes, limits), &whole, limit);
                faults.extend(fault.map(|fault| format!("{name}, {most} {limit}: {fault}")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_time_is_said() {
    let mut limits = Limits::default();
    limits.time = Duration::ZERO;
    for file in [
        "notices/daxiang-2023/notice.docx",
        "notices/daxiang-2023/notice.xlsx",
        "notices/daxiang-2023/notice-writer.pdf",
        "sheets/binary.xlsb",
        "sheets/xlwt.xls",
        "sheets/typed.ods",
        "sheets/gb18030.csv",
    ] {
        let bytes = std::fs::read(Path::new("fixtures").join(file)).unwrap();
        let said = said(&read(&bytes, limits.clone())).unwrap_or_default();
        assert!(said.contains("time") || said.contains("seconds"), "{file}: {said}");
    }
}

/// Where time runs out once a document is read, what was recognised so far stands, and the first row
/// that was not is named.
#[test]
fn recognition_ends_in_time() {
    let reading = ReadOptions::new().document(Path::new(NOTICE).join("notice.docx")).unwrap();
    let mut limits = Limits::default();
    limits.time = Duration::ZERO;
    let notice = ReadOptions::new().limits(limits).recognize(&reading);
    assert_eq!(notice.title, ReadOptions::new().recognize(&reading).title);
    let said = notice.diagnostics.iter().find(|found| found.code == Code::TruncatedByLimit);
    assert_eq!(said.map(|said| said.place.table), Some(Some(1)));
}

/// What a merged cell and a section repeat in every row is bounded as records: 400 KB over 20,000 rows
/// would be 8 GB.
#[test]
fn repeated_text_is_bounded() {
    const ROWS: usize = 20_000;

    let cell = |text: &str, merged: &str| {
        format!("<w:tc><w:tcPr>{merged}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let header = ["活动主题", "备注", "时间"].map(|text| cell(text, "")).concat();
    let remarks = "甲".repeat(130_000);
    let row = |merged: &str| {
        let remarks = if merged.contains("restart") { remarks.as_str() } else { "" };
        [cell("植树", ""), cell(remarks, merged), cell("5月", "")].concat()
    };
    let first = row("<w:vMerge w:val=\"restart\"/>");
    let others = format!("<w:tr>{}</w:tr>", row("<w:vMerge/>")).repeat(ROWS);
    let file = docx(&format!("<w:tbl><w:tr>{header}</w:tr><w:tr>{first}</w:tr>{others}</w:tbl>"));
    let notice = read(&file, Limits::default()).unwrap();
    let count = notice.activities().count();
    assert!((1..ROWS).contains(&count), "{count}");
    let text = notice.activities().flat_map(|activity| &activity.cells).map(|cell| cell.text.len());
    assert!(text.sum::<usize>() < 40 << 20);
    let said =
        notice.diagnostics.iter().find(|found| found.code == Code::TruncatedByLimit).unwrap();
    assert!(said.text.contains("limit on text"), "{said}");
    let row = u32::try_from(count).unwrap() + 2;
    assert_eq!(said.place.row, Some(row));
}

/// What a notice says outside its tables is searched for where it stands: in the first lines, and in the
/// last ones for the imprint. That lines between are not searched is said; where the end of the notice is
/// among them, no date is taken for its own.
#[test]
fn lines_outside_tables_are_bounded() {
    const LINES: usize = 150_000;

    let paragraph = |line: &&str| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>");
    let of = |lines: &[&str]| lines.iter().map(paragraph).collect::<Vec<_>>().concat();
    let head = of(&["某区教育局关于开展活动的通知", "各学校："]);
    let closing = of(&["某区教育局", "2024年5月6日"]);
    let annex = of(&["附件"]);
    let many = of(&["2024年5月1日"]).repeat(LINES);
    let imprint = of(&["抄送：区委办公室。", "某区教育局办公室　2024年5月7日印发"]);
    for (body, issued_on) in [
        ([head.as_str(), &closing, &annex, &many, &imprint].concat(), Some("2024-05-06")),
        ([head.as_str(), &many, &closing, &imprint].concat(), None),
    ] {
        let notice = read(&docx(&body), Limits::default()).unwrap();
        assert_eq!(notice.title.as_deref(), Some("某区教育局关于开展活动的通知"));
        assert_eq!(notice.issued_on.map(|day| day.to_string()).as_deref(), issued_on);
        assert_eq!(notice.copied_to, ["区委办公室"]);
        assert_eq!(notice.printed.by.as_deref(), Some("某区教育局办公室"));
        let said = notice.diagnostics.iter().find(|found| found.code == Code::TruncatedByLimit);
        assert!(said.is_some_and(|said| said.place.paragraph.is_some()), "{said:?}");
        assert_ne!(notice.status(), Status::Complete);
    }
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A package whose main part says that it inflates to so many bytes, from compressed ones that make that
/// no bomb.
fn inflating_to(bytes: u64) -> Vec<u8> {
    const RELATIONSHIPS: &[u8] = b"<Relationships/>";
    let compressed = vec![b' '; usize::try_from(bytes / 100).unwrap()];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in [("_rels/.rels", RELATIONSHIPS), ("word/document.xml", &compressed)] {
        writer.start_file(name, stored).unwrap();
        writer.write_all(content).unwrap();
    }
    let mut package = writer.finish().unwrap().into_inner();
    // In the last entry of the directory: its signature, and the inflated size 24 bytes behind.
    let entry = package.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    let size = u32::try_from(bytes).unwrap().to_le_bytes();
    package.get_mut(entry + 24..entry + 28).unwrap().copy_from_slice(&size);
    package
}

/// A document with this body.
fn docx(body: &str) -> Vec<u8> {
    let relationships = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let document = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    package(&[
        ("_rels/.rels", relationships.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// A file of one page, which stands so often in the page tree, and a form that draws nothing.
fn pdf(pages: usize, content: &str) -> Vec<u8> {
    let stream = |dictionary: &str, data: &str| {
        format!("<<{dictionary}/Length {}>>stream\n{data}\nendstream", data.len())
    };
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {pages}/Kids[{}]>>", "3 0 R ".repeat(pages)),
        "<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>\
         /XObject<</X 6 0 R>>>>>>"
            .to_owned(),
        stream("", content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "n"),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        offsets.push(file.len());
        file.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    file.extend(offsets.iter().flat_map(|offset| format!("{offset:010} 00000 n \n").into_bytes()));
    let trailer = format!("trailer\n<</Size {}/Root 1 0 R>>\n", objects.len() + 1);
    file.extend(format!("{trailer}startxref\n{table}\n%%EOF\n").bytes());
    file
}

/// A file for each limit that is just over its default, and what is said of it.
#[test]
fn each_default_stops_the_first_file_over_it() {
    let mut defaults = Limits::default();
    // An unoptimised build on a busy machine reads some of these for longer than is allowed.
    defaults.time = Duration::from_hours(1);
    let count = |most: u32| most as usize + 1;
    let empty_parts: Vec<String> =
        (0..count(defaults.parts)).map(|part| part.to_string()).collect();
    let empty_parts: Vec<(&str, &[u8])> =
        empty_parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let bytes = usize::try_from(defaults.input_bytes).unwrap() + 1;
    let spans = "<w:tc><w:p/></w:tc>".repeat(count(defaults.columns));
    let line = "<w:p><w:r><w:t>a</w:t></w:r></w:p>";
    let show = |text: &str| format!("BT /F 1 Tf 9 9 Td ({text}) Tj ET");
    for (file, expected) in [
        (vec![b' '; bytes], "input bytes"),
        (package(&empty_parts), "more than 10000 parts"),
        (docx(&" ".repeat(33 << 20)), "inflated bytes for one compressed byte in the part word/"),
        (inflating_to(defaults.inflated_bytes + 1), "inflated bytes"),
        (docx(&"<w:sdt><w:sdtContent>".repeat(200)), "more than 256 nested elements"),
        (docx(&line.repeat(count(defaults.cells))), "cells and paragraphs"),
        (
            format!("{},a\n", "甲乙".repeat(1_000))
                .repeat(usize::try_from(defaults.text_bytes).unwrap() / 6_000 + 1)
                .into(),
            "text",
        ),
        (docx(&format!("<w:tbl><w:tr>{spans}</w:tr></w:tbl>")), "more than 16384 columns"),
        (pdf(count(defaults.pages), ""), "more than 5000 pages"),
        (pdf(1, &"/X Do ".repeat(defaults.operators as usize / 128)), "page 1: more operators"),
        (pdf(1, &show(&"a".repeat(count(defaults.glyphs)))), "page 1: more glyphs"),
        (pdf(1, &"0 0 9 9 re f ".repeat(count(defaults.rulings))), "page 1: more rulings"),
        ([b"a,b\n".repeat(9), b",,,,,,,,\n".repeat(count(defaults.cells))].concat(), "cells"),
        (
            ["活动主题,时间\n", &"植树,5月\n".repeat(count(defaults.activities))].concat().into(),
            "activities",
        ),
    ] {
        let result = read(&file, defaults.clone());
        let said = said(&result).unwrap_or_default();
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

/// What nests a hundred thousand deep is refused or read, on a stack as small as a thread's.
#[test]
fn no_depth_takes_the_stack() {
    const DEPTH: usize = 100_000;

    let deep = |tag: &str| tag.repeat(DEPTH);
    let sheet = format!("<worksheet><sheetData>{}", deep("<row>"));
    let content = format!("<office:document-content>{}", deep("<table:table>"));
    let row =
        |cell: &str| format!("<w:tr><w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc></w:tr>");
    let cells = ["（", "《", "“", "5-", "和"].map(|text| {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let header = ["活动主题", "活动方式", "责任单位", "时间"].map(cell).concat();
        let row = cell(&deep(text)).repeat(4);
        docx(&format!("<w:tbl><w:tr>{header}</w:tr><w:tr>{row}</w:tr></w:tbl>"))
    });
    let mut files = vec![
        docx(&deep("<w:tbl><w:tr><w:tc>")),
        docx(&deep("<w:p><w:r>")),
        docx(&format!("<w:tbl>{}</w:tbl>", row(&deep("<w:ins>")))),
        package(&[
            ("xl/workbook.xml", b"<workbook/>"),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ]),
        package(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content.as_bytes()),
        ]),
        pdf(1, &deep("q BT [ <</A ")),
        pdf(1, &deep("/A <<>> BDC ")),
        // The PDF parser goes no deeper than 512, from each of them anew.
        format!("%PDF-1.4\n1 0 obj\n{}", "[<</A".repeat(1_000)).into_bytes(),
        deep("\"").into_bytes(),
    ];
    files.extend(cells);
    for file in files {
        if let Err(error) = read(&file, Limits::default()) {
            assert_ne!(error.kind(), ErrorKind::Panicked, "{error}");
        }
    }
    for json in [deep("["), deep("{\"a\":"), format!("{{\"schema\":{}", deep("["))] {
        assert!(serde_json::from_str::<Notice>(&json).is_err());
    }
    let notice = ReadOptions::new().read(Path::new(NOTICE).join("notice.docx")).unwrap();
    let json = serde_json::to_string(&notice).unwrap();
    let with_deep = json.replacen('{', &format!("{{\"new\":{}{},", deep("["), deep("]")), 1);
    // Unknown keys are passed over, or refused where serde's own bound on depth is met.
    if let Ok(read) = serde_json::from_str::<Notice>(&with_deep) {
        assert_eq!(read, notice);
    }
}
