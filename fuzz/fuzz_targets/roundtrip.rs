//! Bytes to a notice to JSON and back: the same notice.

#![no_main]

use gongwen::Notice;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(notice) = gongwen_fuzz::read(bytes) else { return };
    let json = serde_json::to_string(&notice).expect("a notice is JSON");
    let again: Notice = serde_json::from_str(&json).expect("its JSON is a notice");
    assert_eq!(again, notice);
});
