//! A workbook of 5,000 rows read whole, beside calamine's own reading of the same sheet: its cells
//! by the streaming reader, then with the merged regions that a table cannot be read without, then
//! its range of values.

#![expect(clippy::expect_used, reason = "a broken workbook ends the bench")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Cursor, Write as _};

use calamine::{Data, Reader, Xlsx};
use criterion::{Criterion, criterion_group, criterion_main};
use gongwen::ReadOptions;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ROWS: usize = 5_000;
const COLUMNS: usize = 6;

/// A plan: number, theme, form, unit, a date shown as a month, a share; months merged by fives.
fn workbook() -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

    let (mut rows, mut strings, mut merges) = (String::new(), String::new(), String::new());
    for row in 1..=ROWS {
        let month = 44_927 + row / 5 * 30 % 365;
        let _ = write!(
            rows,
            "<row r=\"{row}\" spans=\"1:6\" ht=\"28.5\" customHeight=\"1\"><c r=\"A{row}\" s=\"1\">\
             <v>{row}</v></c><c r=\"B{row}\" s=\"1\" t=\"s\"><v>{theme}</v></c><c r=\"C{row}\" \
             s=\"1\" t=\"s\"><v>{form}</v></c><c r=\"D{row}\" s=\"1\" t=\"s\"><v>{unit}</v></c>\
             <c r=\"E{row}\" s=\"2\"><v>{month}</v></c><c r=\"F{row}\" s=\"3\"><v>0.25</v></c></row>",
            theme = row * 3 - 3,
            form = row * 3 - 2,
            unit = row * 3 - 1,
        );
        let _ = write!(
            strings,
            "<si><t>第{row}次政务公开主题日活动</t></si><si><t>座谈交流、现场观摩、政策发布</t></si>\
             <si><t>区第{row}局</t></si>"
        );
        if row % 5 == 1 {
            let _ = write!(merges, "<mergeCell ref=\"E{row}:E{}\"/>", row + 4);
        }
    }
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{TYPES}\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.\
                 relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\
                 \"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
                 </Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" \
                 Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"计划\" \
                 sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" \
                 Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship \
                 Id=\"rId2\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/><Relationship \
                 Id=\"rId3\" Type=\"{RELATIONS}/sharedStrings\" Target=\"sharedStrings.xml\"/>\
                 </Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"1\"><numFmt numFmtId=\"176\" \
                 formatCode=\"m&quot;月&quot;\"/></numFmts><cellXfs count=\"4\"><xf \
                 numFmtId=\"0\"/><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/><xf numFmtId=\"9\"/>\
                 </cellXfs></styleSheet>"
            ),
        ),
        ("xl/sharedStrings.xml", format!("<sst xmlns=\"{MAIN}\">{strings}</sst>")),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData><mergeCells>{merges}\
                 </mergeCells></worksheet>"
            ),
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("writes to memory");
        writer.write_all(content.as_bytes()).expect("writes to memory");
    }
    writer.finish().expect("writes to memory").into_inner()
}

/// Reads every cell by the streaming reader and keeps its value, as a reading must; how many.
fn cells(workbook: &mut Xlsx<Cursor<&Vec<u8>>>) -> usize {
    let mut reader = workbook.worksheet_cells_reader("计划").expect("opens");
    let mut cells: Vec<((u32, u32), Data)> = Vec::new();
    while let Some(cell) = reader.next_cell().expect("reads") {
        cells.push((cell.get_position(), cell.get_value().clone().into()));
    }
    black_box(cells).len()
}

fn sheets(criterion: &mut Criterion) {
    let bytes = workbook();
    let mut group = criterion.benchmark_group("xlsx 5000 rows");
    group.sample_size(20);
    group.bench_function("gongwen", |bencher| {
        let options = ReadOptions::new();
        bencher.iter(|| {
            let reading = options.document_bytes(black_box(&bytes)).expect("reads");
            assert_eq!(reading.document.grids().next().map(|grid| grid.rows), Some(5_000));
        });
    });
    group.bench_function("calamine cells", |bencher| {
        bencher.iter(|| {
            let mut workbook: Xlsx<_> =
                calamine::open_workbook_from_rs(Cursor::new(black_box(&bytes))).expect("opens");
            assert_eq!(cells(&mut workbook), ROWS * COLUMNS);
        });
    });
    group.bench_function("calamine cells and merged regions", |bencher| {
        bencher.iter(|| {
            let mut workbook: Xlsx<_> =
                calamine::open_workbook_from_rs(Cursor::new(black_box(&bytes))).expect("opens");
            assert_eq!(cells(&mut workbook), ROWS * COLUMNS);
            let regions = workbook.merge_cells_by_sheet_name("计划");
            assert_eq!(regions.ok().map(|regions| regions.len()), Some(ROWS / 5));
        });
    });
    group.bench_function("calamine range and merged regions", |bencher| {
        bencher.iter(|| {
            let mut workbook: Xlsx<_> =
                calamine::open_workbook_from_rs(Cursor::new(black_box(&bytes))).expect("opens");
            let range = workbook.worksheet_range("计划").expect("reads");
            let regions = workbook.merge_cells_by_sheet_name("计划");
            assert_eq!(regions.ok().map(|regions| regions.len()), Some(ROWS / 5));
            assert_eq!(range.height(), ROWS);
        });
    });
    group.finish();
}

criterion_group!(benches, sheets);
criterion_main!(benches);
