//! Signs of equations that are no text in the file.

use crate::reader::docx::names::Element;

use super::{Body, Scope};

/// The signs around and between the terms of a bracket; `None` where none is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Brackets {
    opening: Option<char>,
    separator: Option<char>,
    pub(super) closing: Option<char>,
}

/// What an equation has that does not say (ISO/IEC 29500-1, 22.1.2.24).
impl Default for Brackets {
    fn default() -> Self {
        Self { opening: Some('('), separator: Some('|'), closing: Some(')') }
    }
}

impl Brackets {
    /// Takes in what the equation says of one of the signs.
    pub(super) fn set(&mut self, which: Element, value: &str) {
        let sign = value.chars().next();
        match which {
            Element::OpeningBracket => self.opening = sign,
            Element::ClosingBracket => self.closing = sign,
            Element::BracketSeparator => self.separator = sign,
            _ => {}
        }
    }
}

impl Body<'_> {
    /// A term of an equation starts, at this depth: between brackets it follows a sign.
    pub(super) fn open_term(&mut self, depth: usize) {
        if let Some((around, Scope::Brackets { signs, is_open })) = self.scopes.last_mut()
            && *around + 1 == depth
        {
            let sign = if *is_open { signs.separator } else { signs.opening };
            *is_open = true;
            self.push_bracket(sign);
        }
    }

    pub(super) fn push_bracket(&mut self, sign: Option<char>) {
        if let Some(sign) = sign {
            self.push_sign(sign.encode_utf8(&mut [0; 4]));
        }
    }
}
