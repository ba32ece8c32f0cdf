//! The strings that cells share. calamine hands its own over only with a workbook that it opened
//! itself: with room for as many as the part claims, and not at all from a part that is cut short.

use std::borrow::Cow;

use crate::document::Place;
use crate::error::Result;
use crate::reader::package::Package;

use super::super::intake::Intake;
use super::super::xml::{Element, Node, XmlPart};

/// Reads the shared strings; a broken part as far as it goes. A lying count costs nothing: none is
/// believed.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    intake: &mut Intake<'_>,
) -> Result<Vec<String>> {
    let mut strings = Vec::new();
    let Some(content) = package.part(part)? else { return Ok(strings) };
    let mut xml = XmlPart::new(content, part, intake.limits);
    let mut text = RichText::default();
    loop {
        match xml.next() {
            Ok(Node::Open(element)) if element.name() == "si" => text.clear(),
            Ok(Node::Open(element)) => text.open(&element),
            Ok(Node::Text(piece)) => text.push(&piece),
            Ok(Node::Close(name)) if name.as_str() == "si" => strings.push(text.take()),
            Ok(Node::Close(name)) => text.close(name.as_str()),
            Ok(Node::Aside) => {}
            Ok(Node::End) => return Ok(strings),
            Err(error) => {
                intake.go_on_after(Place::default(), error)?;
                return Ok(strings);
            }
        }
    }
}

/// A string in the making: runs one after the other, without the phonetic ones that stand over the
/// text as a reading aid.
#[derive(Default)]
struct RichText {
    text: String,
    piece: String,
    in_text: bool,
    keeps_blanks: bool,
    phonetic: u32,
}

impl RichText {
    fn clear(&mut self) {
        *self = Self::default();
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "rPh" => self.phonetic += 1,
            "t" => {
                self.in_text = self.phonetic == 0;
                self.keeps_blanks = element.attribute("space").as_deref() == Some("preserve");
            }
            _ => {}
        }
    }

    fn push(&mut self, piece: &str) {
        if self.in_text {
            self.piece.push_str(piece);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "rPh" => self.phonetic = self.phonetic.saturating_sub(1),
            "t" if self.in_text => {
                let piece = std::mem::take(&mut self.piece);
                // Indentation of a hand-written file; what a program means to keep it marks.
                let blanks = [' ', '\t', '\r', '\n'];
                let piece = if self.keeps_blanks { &piece } else { piece.trim_matches(blanks) };
                self.text.push_str(&unescape(piece));
                self.in_text = false;
            }
            _ => {}
        }
    }

    fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}

/// Resolves `_x000D_`: characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19).
fn unescape(text: &str) -> Cow<'_, str> {
    const ESCAPE_LENGTH: usize = 7;

    if !text.contains("_x") {
        return text.into();
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let escape = rest.get(..ESCAPE_LENGTH).and_then(|escape| {
            let digits = escape.strip_prefix("_x")?.strip_suffix('_')?;
            digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(())?;
            u16::from_str_radix(digits, 16).ok()
        });
        let taken = if let Some(unit) = escape {
            units.push(unit);
            ESCAPE_LENGTH
        } else {
            units.extend_from_slice(character.encode_utf16(&mut [0; 2]));
            character.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    String::from_utf16_lossy(&units).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        assert_eq!(unescape("第一行_x000D_\n第二行"), "第一行\r\n第二行");
        assert_eq!(unescape("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescape("_xZZZZ_ _x4_ _x大祥_"), "_xZZZZ_ _x4_ _x大祥_");
        assert_eq!(unescape("_xD83D__xDE00_"), "😀");
    }
}
