//! Many notices at once: what is complete is stored, what is not is looked at.
//!
//! `cargo run --example batch -- FILE...`

#![expect(clippy::print_stdout, reason = "an example prints")]

use gongwen::{ReadOptions, Status};

fn main() {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        let folder = "fixtures/notices/daxiang-2023";
        paths = ["notice.docx", "notice.xlsx", "notice-writer.pdf", "expected.json"]
            .map(|name| format!("{folder}/{name}"))
            .to_vec();
    }
    for (path, result) in gongwen::batch(paths, &ReadOptions::new()) {
        match result {
            Ok(notice) if notice.status() == Status::Complete => {
                println!("{}: {} activities", path.display(), notice.activities().count());
            }
            Ok(notice) => {
                println!("{}: look at it: {}", path.display(), notice.status());
                for diagnostic in &notice.diagnostics {
                    println!("  {diagnostic}");
                }
            }
            Err(error) => println!("{error}"),
        }
    }
}
