//! The plan of a notice: what, who, when.
//!
//! `cargo run --example plan -- fixtures/notices/daxiang-2023/notice-writer.pdf`

#![expect(clippy::print_stdout, reason = "an example prints")]

fn main() -> gongwen::Result<()> {
    let default = "fixtures/notices/daxiang-2023/notice-writer.pdf".to_owned();
    let path = std::env::args().nth(1).unwrap_or(default);
    let notice = gongwen::read(path)?;
    println!("{}", notice.title.as_deref().unwrap_or("(no title)"));
    for plan in &notice.plans {
        println!("\n{}", plan.title.as_deref().unwrap_or("(no title)"));
        for activity in &plan.activities {
            let serial = activity.serial.map(|serial| serial.to_string()).unwrap_or_default();
            println!(
                "{serial}\t{}\t{}\t{}",
                activity.theme, activity.responsible_units, activity.schedule
            );
        }
    }
    println!("\n{}", notice.status());
    Ok(())
}
