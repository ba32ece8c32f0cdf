//! Whole files by format: from bytes to records.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench opens files and fails by panicking"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gongwen::ReadOptions;

const FOLDER: &str = "fixtures/notices/daxiang-2023";

fn notices(criterion: &mut Criterion) {
    let options = ReadOptions::new();
    let mut group = criterion.benchmark_group("notice");
    for name in ["notice.docx", "notice.xlsx", "notice-writer.pdf", "notice-chromium.pdf"] {
        let bytes = std::fs::read(format!("{FOLDER}/{name}")).expect("a fixture");
        let pages = options.read_bytes(&bytes).expect("a notice").source.pages;
        // Pages a second where there are pages, files a second elsewhere.
        group.throughput(Throughput::Elements(pages.unwrap_or(1).into()));
        group.bench_function(name, |bencher| {
            bencher.iter(|| options.read_bytes(black_box(&bytes)));
        });
    }
    group.finish();
}

criterion_group!(benches, notices);
criterion_main!(benches);
