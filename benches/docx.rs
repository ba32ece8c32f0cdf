//! Reading a long table against a bare inflate and XML scan of the same part, which is the least
//! that any reader of it must do.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{BufReader, Cursor, Write as _};

use criterion::{Criterion, criterion_group, criterion_main};
use quick_xml::events::Event;

/// Bytes inflated at a time, as the reader does.
const BUFFER_BYTES: usize = 64 << 10;

const ROWS: [u32; 2] = [10_000, 100_000];

fn long_tables(criterion: &mut Criterion) {
    for rows in ROWS {
        let document = document(rows);
        let mut group = criterion.benchmark_group(format!("docx of {rows} rows"));
        group.sample_size(10);
        group.bench_function("inflate and scan", |bencher| bencher.iter(|| scan(&document)));
        group.bench_function("read", |bencher| {
            bencher.iter(|| gongwen::ReadOptions::new().document_bytes(black_box(&document)));
        });
        group.finish();
    }
}

/// A table as Word writes it: five columns, a paragraph and a formatted run in each cell.
fn document(rows: u32) -> Vec<u8> {
    let mut text = String::from(concat!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
        "<w:body><w:tbl><w:tblPr/><w:tblGrid>",
        r#"<w:gridCol w:w="800"/><w:gridCol w:w="3000"/><w:gridCol w:w="2400"/>"#,
        r#"<w:gridCol w:w="1800"/><w:gridCol w:w="1000"/></w:tblGrid>"#,
    ));
    for row in 1..=rows {
        let cells = [
            row.to_string(),
            format!("第{}次政务公开主题日活动", row % 997),
            "现场观摩、座谈交流".to_owned(),
            format!("第{}街道办事处", row % 37),
            format!("{}月", row % 12 + 1),
        ];
        text.push_str("<w:tr>");
        for cell in cells {
            let _ = write!(
                text,
                concat!(
                    r#"<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>"#,
                    r#"<w:p w:rsidR="00{:06X}"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>"#,
                    r#"<w:rFonts w:hint="eastAsia" w:eastAsia="仿宋"/><w:sz w:val="24"/></w:rPr>"#,
                    "<w:t>{}</w:t></w:r></w:p></w:tc>",
                ),
                row % 4096,
                cell
            );
        }
        text.push_str("</w:tr>");
    }
    text.push_str("</w:tbl><w:sectPr/></w:body></w:document>");
    packed(&text)
}

#[expect(clippy::unwrap_used, reason = "writing to memory")]
fn packed(document: &str) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    package.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    package.write_all(document.as_bytes()).unwrap();
    package.finish().unwrap().into_inner()
}

/// Inflates the main part and goes through its XML; the number of events.
#[expect(clippy::unwrap_used, reason = "a package made above")]
fn scan(document: &[u8]) -> usize {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let part = archive.by_name("word/document.xml").unwrap();
    let part = BufReader::with_capacity(BUFFER_BYTES, part);
    let mut reader = quick_xml::Reader::from_reader(part);
    let mut buffer = Vec::new();
    let mut events = 0;
    while !matches!(reader.read_event_into(&mut buffer), Ok(Event::Eof) | Err(_)) {
        buffer.clear();
        events += 1;
    }
    events
}

criterion_group!(benches, long_tables);
criterion_main!(benches);
