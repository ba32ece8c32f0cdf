//! `notices FILE...`: reads every file as a notice, one after the other on one thread, and prints
//! the pages a second.

use std::time::Instant;

fn main() {
    let started = Instant::now();
    let (mut files, mut pages, mut activities) = (0_u32, 0, 0);
    for path in std::env::args().skip(1) {
        match gongwen::read(&path) {
            Ok(notice) => {
                files += 1;
                pages += notice.source.pages.unwrap_or(0);
                activities += notice.activities().count();
            }
            Err(error) => eprintln!("{error}"),
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{files} files, {pages} pages, {activities} activities in {seconds:.3} s: {:.0} pages/s",
        f64::from(pages) / seconds
    );
}
