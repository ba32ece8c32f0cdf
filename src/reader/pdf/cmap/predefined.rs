//! The character maps that the standard names: the one place that knows hayro-cmap.

use std::sync::OnceLock;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};

use super::unicode::Form;
use super::{Code, Collection, Text};

/// The maps that the standard names, without Identity, and those from the collections to Unicode.
const NAMES: [&str; 67] = [
    "83pv-RKSJ-H",
    "90ms-RKSJ-H",
    "90ms-RKSJ-V",
    "90msp-RKSJ-H",
    "90msp-RKSJ-V",
    "90pv-RKSJ-H",
    "Add-RKSJ-H",
    "Add-RKSJ-V",
    "Adobe-CNS1-UCS2",
    "Adobe-GB1-UCS2",
    "Adobe-Japan1-UCS2",
    "Adobe-Korea1-UCS2",
    "B5pc-H",
    "B5pc-V",
    "CNS-EUC-H",
    "CNS-EUC-V",
    "ETen-B5-H",
    "ETen-B5-V",
    "ETenms-B5-H",
    "ETenms-B5-V",
    "EUC-H",
    "EUC-V",
    "Ext-RKSJ-H",
    "Ext-RKSJ-V",
    "GB-EUC-H",
    "GB-EUC-V",
    "GBK-EUC-H",
    "GBK-EUC-V",
    "GBK2K-H",
    "GBK2K-V",
    "GBKp-EUC-H",
    "GBKp-EUC-V",
    "GBpc-EUC-H",
    "GBpc-EUC-V",
    "H",
    "HKscs-B5-H",
    "HKscs-B5-V",
    "KSC-EUC-H",
    "KSC-EUC-V",
    "KSCms-UHC-H",
    "KSCms-UHC-HW-H",
    "KSCms-UHC-HW-V",
    "KSCms-UHC-V",
    "KSCpc-EUC-H",
    "UniCNS-UCS2-H",
    "UniCNS-UCS2-V",
    "UniCNS-UTF16-H",
    "UniCNS-UTF16-V",
    "UniGB-UCS2-H",
    "UniGB-UCS2-V",
    "UniGB-UTF16-H",
    "UniGB-UTF16-V",
    "UniJIS-UCS2-H",
    "UniJIS-UCS2-HW-H",
    "UniJIS-UCS2-HW-V",
    "UniJIS-UCS2-V",
    "UniJIS-UTF16-H",
    "UniJIS-UTF16-V",
    "UniKS-UCS2-H",
    "UniKS-UCS2-V",
    "UniKS-UTF16-H",
    "UniKS-UTF16-V",
    "V",
    "Japan1",
    "GB1",
    "CNS1",
    "Korea1",
];

/// Each map, parsed when the first file asks for it: that takes longer than to read a short notice.
static MAPS: [OnceLock<Option<PredefinedMap>>; NAMES.len()] =
    [const { OnceLock::new() }; NAMES.len()];

/// A map of a published collection of characters.
pub(in super::super) struct PredefinedMap {
    map: CMap,
    /// Whether codes are UTF-16, so that the code says the character; otherwise they are those of a
    /// national standard, whose first byte says how many there are.
    is_unicode: bool,
}

impl PredefinedMap {
    /// The map of a name.
    pub(super) fn named(name: &[u8]) -> Option<&'static Self> {
        let index = NAMES.iter().position(|known| known.as_bytes() == name)?;
        MAPS.get(index)?.get_or_init(|| Self::load(name)).as_ref()
    }

    fn load(name: &[u8]) -> Option<Self> {
        let data = load_embedded(CMapName::from_bytes(name))?;
        let map = CMap::parse(data, load_embedded)?;
        Some(Self { map, is_unicode: name.starts_with(b"Uni") })
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.map.metadata().writing_mode == Some(WritingMode::Vertical)
    }

    pub(super) fn collection(&self) -> Option<Collection> {
        match self.map.metadata().character_collection.as_ref()?.family {
            CidFamily::AdobeGB1 => Some(Collection::Gb1),
            CidFamily::AdobeCNS1 => Some(Collection::Cns1),
            CidFamily::AdobeJapan1 => Some(Collection::Japan1),
            CidFamily::AdobeKorea1 => Some(Collection::Korea1),
            CidFamily::AdobeIdentity | CidFamily::Custom { .. } => None,
        }
    }

    pub(super) fn next(&self, bytes: &[u8]) -> Option<(Code, Option<u32>)> {
        let first = bytes.first()?;
        let mut code = 0;
        for (length, byte) in (1..=4).zip(bytes) {
            code = code << 8 | u32::from(*byte);
            if let Some(cid) = self.map.lookup_cid_code(code, length) {
                return Some((Code { code, length }, Some(cid)));
            }
        }
        // A code that the map does not have still takes its bytes.
        let length = match (self.is_unicode, *first) {
            (true, first) => Form::Utf16.length(first),
            (false, 0..=0x7F) => 1,
            (false, _) => 2,
        };
        Some((Code::first(bytes, length), None))
    }

    pub(super) fn cid(&self, code: Code) -> Option<u32> {
        self.map.lookup_cid_code(code.code, code.length)
    }

    pub(super) fn character(&self, code: Code) -> Option<char> {
        Form::Utf16.character(code).filter(|_| self.is_unicode)
    }

    pub(super) fn text(&self, code: u32) -> Option<Text> {
        match self.map.lookup_bf_string(code)? {
            BfString::Char(character) => Some(Text::One(character)),
            BfString::String(string) => Some(Text::Many(string)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Collection, Library, Text};

    #[test]
    fn codes_of_national_standards_lead_to_characters() {
        let library = Library::default();
        // The character U+6708 in each encoding.
        for (name, bytes) in [
            ("GBK-EUC-H", &b"\xD4\xC2"[..]),
            ("GBKp-EUC-H", b"\xD4\xC2"),
            ("GBK2K-H", b"\xD4\xC2"),
            ("GB-EUC-V", b"\xD4\xC2"),
            ("UniGB-UCS2-H", b"\x67\x08"),
            ("UniGB-UTF16-H", b"\x67\x08"),
            ("ETen-B5-H", b"\xA4\xEB"),
            ("90ms-RKSJ-H", b"\x8C\x8E"),
        ] {
            let map = library.map(name.as_bytes()).unwrap();
            let (code, cid) = map.next(bytes).unwrap();
            assert_eq!(code.length, 2, "{name}");
            let characters = library.unicode(map.collection().unwrap()).unwrap();
            assert_eq!(characters.text(cid.unwrap()), Some(Text::One('\u{6708}')), "{name}");
        }
    }

    #[test]
    fn half_width_digits_are_digits() {
        let characters = Library::default().unicode(Collection::Gb1).unwrap();
        // CID 814 is the half-width exclamation mark.
        assert_eq!(characters.text(814 + 16), Some(Text::One('1')));
    }

    #[test]
    fn an_unknown_code_takes_its_bytes() {
        let library = Library::default();
        let length =
            |name: &[u8], bytes: &[u8]| library.map(name).unwrap().next(bytes).unwrap().0.length;
        assert_eq!(length(b"GBK-EUC-H", b"\x01\x02"), 1);
        assert_eq!(length(b"GBK-EUC-H", b"\xFF\xFF\xFF"), 2);
        assert_eq!(length(b"GBK-EUC-H", b"\xFF"), 1);
        assert_eq!(length(b"UniGB-UTF16-H", b"\xD8\xFF\xDF\xFF"), 4);
    }
}
