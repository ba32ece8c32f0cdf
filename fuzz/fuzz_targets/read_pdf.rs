//! Bytes to a notice; start from PDFs.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = gongwen_fuzz::read(bytes);
});
