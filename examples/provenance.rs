//! Where each value was printed: for whoever must check a record against the page.
//!
//! `cargo run --example provenance -- fixtures/notices/daxiang-2023/notice-writer.pdf`

#![expect(clippy::print_stdout, reason = "an example prints")]

use gongwen::Role;

fn main() -> gongwen::Result<()> {
    let default = "fixtures/notices/daxiang-2023/notice-writer.pdf".to_owned();
    let path = std::env::args().nth(1).unwrap_or(default);
    let notice = gongwen::read(path)?;
    for element in &notice.elements {
        println!("{:?}: {} [{}]", element.element, element.text, element.place);
    }
    for plan in &notice.plans {
        for activity in &plan.activities {
            for (column, cell) in plan.columns.iter().zip(&activity.cells) {
                let repeated = if cell.merged { ", merged" } else { "" };
                println!("{}: {} [{}{repeated}]", column.header, cell.text, cell.place);
                if column.role == Role::Schedule {
                    println!("  read as {}", activity.schedule);
                }
            }
        }
    }
    for diagnostic in &notice.diagnostics {
        println!("{diagnostic}");
    }
    Ok(())
}
