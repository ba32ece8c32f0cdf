//! A text to a document number, and to the numbers it cites.

#![no_main]

use gongwen::normalize::{document_number, document_numbers};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let number = document_number(text);
    let _ = number.to_string();
    for (range, _) in document_numbers(text) {
        assert!(text.get(range.clone()).is_some(), "{range:?}");
    }
});
