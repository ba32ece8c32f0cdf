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

/// The encoding of the texts in a workbook of Excel 95.
#[derive(Clone, Copy, Debug)]
pub(super) struct CodePage(&'static Encoding);

impl CodePage {
    /// The one of a Chinese system, which programs that name none have in mind.
    pub(super) const CHINESE: Self = Self(GB18030);

    /// The one with this number (MS-XLS 2.4.52).
    pub(super) fn of(number: u16) -> Self {
        let label = match number {
            936 => return Self::CHINESE,
            950 => "big5".to_owned(),
            932 => "shift_jis".to_owned(),
            949 => "euc-kr".to_owned(),
            10_000 | 0x8000 => "macintosh".to_owned(),
            874 | 1250..=1258 => format!("windows-{number}"),
            _ => "windows-1252".to_owned(),
        };
        Encoding::for_label(label.as_bytes()).map_or(Self::CHINESE, Self)
    }

    pub(super) fn decode(self, bytes: &[u8]) -> String {
        self.0.decode_without_bom_handling(bytes).0.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{CodePage, decode};

    #[test]
    fn code_pages() {
        assert_eq!(CodePage::of(936).decode(b"\xD0\xF2\xBA\xC5"), "序号");
        assert_eq!(CodePage::of(950).decode(b"\xA7\xC7\xB8\xB9"), "序號");
        assert_eq!(CodePage::of(1251).decode(b"\xC4"), "Д");
        assert_eq!(CodePage::of(0x8001).decode(b"\xC4"), "Ä");
    }

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
