//! Reading of fields, one cell at a time, over the cases of `fixtures/cases`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a case that is no case stops here"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gongwen::UnitRole;
use gongwen::normalize::{self, ContextYear, ScheduleContext};
use serde_json::Value;

/// The texts of all cases of a field.
fn texts(field: &str) -> Vec<String> {
    let mut files: Vec<_> = std::fs::read_dir("fixtures/cases")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(field))
        .collect();
    files.sort();
    let lines = files.iter().map(|path| std::fs::read_to_string(path).unwrap());
    lines
        .flat_map(|lines| lines.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|line| {
            let case: Value = serde_json::from_str(&line).unwrap();
            case["text"].as_str().map(str::to_owned)
        })
        .collect()
}

fn schedules(criterion: &mut Criterion) {
    let texts = texts("schedules");
    let context =
        ScheduleContext { year: Some(ContextYear::Calendar(2023)), ..ScheduleContext::default() };
    let mut group = criterion.benchmark_group("fields");
    group.throughput(Throughput::Elements(texts.len() as u64));
    group.bench_function("schedule", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                black_box(normalize::schedule(black_box(text), &context));
            }
        });
    });
    group.finish();
}

/// The texts of a field, read one after the other.
fn column<T>(criterion: &mut Criterion, name: &str, field: &str, read: impl Fn(&str) -> T) {
    let texts = texts(field);
    let mut group = criterion.benchmark_group("fields");
    group.throughput(Throughput::Elements(texts.len() as u64));
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            for text in &texts {
                black_box(read(black_box(text)));
            }
        });
    });
    group.finish();
}

fn other_columns(criterion: &mut Criterion) {
    column(criterion, "units", "units", |text| normalize::units(text, UnitRole::Responsible));
    column(criterion, "forms", "forms", normalize::forms);
    column(criterion, "document_number", "document_numbers", normalize::document_number);
    column(criterion, "contacts", "units", normalize::contacts);
}

criterion_group!(fields, schedules, other_columns);
criterion_main!(fields);
