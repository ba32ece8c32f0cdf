//! Strings of BIFF8 (MS-XLS 2.5.293 and 2.5.294), whole or cut by continued records, and those of
//! BIFF5, which are bytes of a code page.

use super::super::encoding::CodePage;

/// How the strings of a workbook are written; those that cells share are always Unicode.
#[derive(Clone, Copy, Debug)]
pub(super) enum Script {
    Unicode,
    Bytes(CodePage),
}

impl Script {
    /// A string whose length takes one byte.
    pub(super) fn short_string(self, body: &[u8]) -> Option<String> {
        match self {
            Self::Unicode => StringReader::new(body).short_string(),
            Self::Bytes(page) => {
                let (length, text) = body.split_first()?;
                Some(page.decode(text.get(..usize::from(*length)).unwrap_or(text)))
            }
        }
    }

    /// A string whose length takes two bytes.
    pub(super) fn long_string(self, body: &[u8]) -> Option<String> {
        match self {
            Self::Unicode => StringReader::new(body).long_string(),
            Self::Bytes(page) => {
                let (length, text) = body.split_first_chunk()?;
                let length = usize::from(u16::from_le_bytes(*length));
                Some(page.decode(text.get(..length).unwrap_or(text)))
            }
        }
    }
}

/// Reads strings from the bodies of a record and of those that continue it.
struct StringReader<'a> {
    part: &'a [u8],
    further: std::slice::Iter<'a, &'a [u8]>,
}

/// Flags of a string.
const TWO_BYTES: u8 = 0x01;
const HAS_PHONETICS: u8 = 0x04;
const HAS_RUNS: u8 = 0x08;

/// Bytes of a formatting run.
const RUN_BYTES: usize = 4;

impl<'a> StringReader<'a> {
    fn new(body: &'a [u8]) -> Self {
        Self { part: body, further: [].iter() }
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        if self.part.is_empty() {
            self.part = self.further.next()?;
        }
        let (bytes, rest) = self.part.split_first_chunk()?;
        self.part = rest;
        Some(*bytes)
    }

    fn short_string(&mut self) -> Option<String> {
        let [length] = self.bytes()?;
        self.string(usize::from(length))
    }

    fn long_string(&mut self) -> Option<String> {
        let length = self.bytes().map(u16::from_le_bytes)?;
        self.string(usize::from(length))
    }

    fn string(&mut self, length: usize) -> Option<String> {
        let [flags] = self.bytes()?;
        let runs = match flags & HAS_RUNS {
            0 => 0,
            _ => usize::from(self.bytes().map(u16::from_le_bytes)?),
        };
        let phonetics = match flags & HAS_PHONETICS {
            0 => 0,
            _ => self.bytes().map(u32::from_le_bytes)?,
        };
        let text = self.characters(length, flags);
        self.skip((runs * RUN_BYTES).saturating_add(usize::try_from(phonetics).ok()?));
        Some(text)
    }

    /// Characters of one or two bytes; where a continued record goes on it says anew which.
    fn characters(&mut self, length: usize, mut flags: u8) -> String {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            if self.part.is_empty() {
                let Some(next) = self.further.next() else { break };
                let Some((first, rest)) = next.split_first() else { continue };
                (flags, self.part) = (*first, rest);
            }
            let missing = length - units.len();
            let width = if flags & TWO_BYTES == 0 { 1 } else { 2 };
            let taken = (self.part.len() / width).min(missing);
            if taken == 0 {
                // Half a character is left over: a broken file.
                self.part = &[];
                continue;
            }
            let (characters, rest) =
                self.part.split_at_checked(taken * width).unwrap_or((self.part, &[]));
            self.part = rest;
            units.extend(characters.chunks_exact(width).map(|unit| match unit {
                [low, high] => u16::from_le_bytes([*low, *high]),
                [low] => u16::from(*low),
                _ => 0,
            }));
        }
        String::from_utf16_lossy(&units)
    }

    fn skip(&mut self, mut bytes: usize) {
        loop {
            let taken = bytes.min(self.part.len());
            self.part = self.part.get(taken..).unwrap_or_default();
            bytes -= taken;
            if bytes == 0 {
                return;
            }
            let Some(next) = self.further.next() else { return };
            self.part = next;
        }
    }
}

/// The strings that cells share. Their count is not believed: reading ends where the bytes end.
pub(super) fn shared(parts: &[&[u8]]) -> Vec<Box<str>> {
    /// Two counts stand in front.
    const HEADER_BYTES: usize = 8;

    let Some((first, further)) = parts.split_first() else { return Vec::new() };
    let part = first.get(HEADER_BYTES..).unwrap_or_default();
    let mut reader = StringReader { part, further: further.iter() };
    std::iter::from_fn(|| reader.long_string().map(Into::into)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_goes_on_in_the_next_record() {
        // 大祥ab: two characters of two bytes, then one byte each after the break.
        let first = b"\x01\0\0\0\x01\0\0\0\x04\0\x01\x27\x59\x65\x79";
        let second = b"\0ab";
        assert_eq!(shared(&[first, second]), ["大祥ab".into()]);
    }

    #[test]
    fn runs_and_phonetics_are_passed_over() {
        let first = b"\0\0\0\0\0\0\0\0\x01\0\x0C\x01\0\x02\0\0\0a\0\0\0\0pp\x01\0\0b";
        assert_eq!(shared(&[first]), ["a".into(), "b".into()]);
    }
}
