//! Bytes to a notice. Starts from workbooks and CSV files; what is XML is the sheet of a workbook, as
//! no fuzzer gets through deflate and its checksum.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = match bytes.first() {
        Some(b'<') => gongwen_fuzz::read(&gongwen_fuzz::workbook(bytes)),
        _ => gongwen_fuzz::read(bytes),
    };
});
