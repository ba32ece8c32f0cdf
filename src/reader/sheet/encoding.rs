//! Bytes of a text to characters.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8};

/// Decodes a text by its byte order mark; without one it is UTF-8 if it is sound UTF-8, and else
/// GB18030, which holds every older Chinese encoding. The flag says whether bytes were replaced.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => (text, false),
        None => GB18030.decode_without_bom_handling(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings() {
        let cases: [(&[u8], &str); 5] = [
            ("序号".as_bytes(), "序号"),
            (b"\xEF\xBB\xBF\xE5\xBA\x8F", "序"),
            (b"\xD0\xF2\xBA\xC5", "序号"),
            (b"\xFF\xFE\x8F\x5E", "序"),
            (b"\xFE\xFF\x5E\x8F", "序"),
        ];
        for (bytes, text) in cases {
            assert_eq!(decode(bytes), (text.into(), false));
        }
        assert!(decode(b"\xFF\xFF").1);
    }
}
