//! A cell of a unit column to its units.

#![no_main]

use gongwen::UnitRole;
use gongwen::normalize::units;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let units = units(text, UnitRole::Responsible);
    assert_eq!(units.raw, text);
    let _ = units.to_string();
});
