//! A cell of a time column to a schedule. The first byte chooses what is known of the year.

#![no_main]

use gongwen::normalize::{ContextYear, ScheduleContext, schedule};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (choice, text) = input;
    let year = match choice % 3 {
        0 => None,
        1 => Some(ContextYear::Calendar(2023)),
        _ => Some(ContextYear::School { start: 2023 }),
    };
    let context = ScheduleContext { year, ..ScheduleContext::default() };
    let schedule = schedule(text, &context);
    assert_eq!(schedule.raw, text);
    let _ = schedule.to_string();
});
