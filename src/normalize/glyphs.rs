//! Printed characters with their folded form and their place in the text, and a cursor over them.

use super::width::{fold, is_blank};
use crate::lexicon::script::simplified;

/// A character of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    /// Its byte offset.
    pub(crate) at: usize,
    /// As printed.
    pub(crate) printed: char,
    /// In its half-width and simplified form, for comparison only; blanks of all kinds are U+0020,
    /// but line ends stay `\n`.
    pub(crate) folded: char,
}

impl Glyph {
    /// The byte offset behind it.
    pub(crate) fn end(&self) -> usize {
        self.at + self.printed.len_utf8()
    }
}

/// The characters of a text.
pub(crate) fn glyphs(text: &str) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(text.chars().count());
    glyphs.extend(text.char_indices().map(|(at, printed)| {
        let line_end = matches!(printed, '\n' | '\r' | '\u{2028}' | '\u{2029}');
        Glyph { at, printed, folded: if line_end { '\n' } else { simplified(fold(printed)) } }
    }));
    glyphs
}

/// The printed characters without blanks and line ends.
pub(crate) fn squeezed(glyphs: &[Glyph]) -> String {
    let printed = glyphs.iter().map(|glyph| glyph.printed).filter(|printed| !is_blank(*printed));
    text(glyphs, printed)
}

/// The folded characters without blanks and line ends: what wordings are compared with.
pub(crate) fn folded(glyphs: &[Glyph]) -> String {
    let folded = glyphs.iter().map(|glyph| glyph.folded).filter(|folded| !is_blank(*folded));
    text(glyphs, folded)
}

/// Characters of glyphs as a text, with room for them made at once.
pub(crate) fn text(glyphs: &[Glyph], characters: impl Iterator<Item = char>) -> String {
    /// Bytes of an ideograph.
    const IDEOGRAPH: usize = 3;

    let mut text = String::with_capacity(glyphs.len() * IDEOGRAPH);
    text.extend(characters);
    text
}

/// A place in a list of characters; every step moves on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    glyphs: &'a [Glyph],
    /// Index of the next character.
    pub(crate) at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(glyphs: &'a [Glyph], at: usize) -> Self {
        Self { glyphs, at }
    }

    /// The next character, folded.
    pub(crate) fn peek(&self) -> Option<char> {
        self.glyphs.get(self.at).map(|glyph| glyph.folded)
    }

    /// The next character, as printed.
    pub(crate) fn printed(&self) -> Option<char> {
        self.glyphs.get(self.at).map(|glyph| glyph.printed)
    }

    /// Takes the next character.
    pub(crate) fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += 1;
        Some(next)
    }

    /// Takes the next character if the test holds for it.
    pub(crate) fn eat_if(&mut self, test: impl Fn(char) -> bool) -> Option<char> {
        if self.peek().is_some_and(test) { self.bump() } else { None }
    }

    /// Takes the next character if it is this one.
    pub(crate) fn eat(&mut self, wanted: char) -> bool {
        self.eat_if(|next| next == wanted).is_some()
    }

    /// Takes this word, blanks inside allowed; nothing if it does not stand here.
    pub(crate) fn eat_word(&mut self, word: &str) -> bool {
        if !self.peek().is_some_and(|next| word.starts_with(next)) {
            return word.is_empty();
        }
        self.eat_all(word.chars())
    }

    /// As [`Cursor::eat_word`], for the characters of a word.
    pub(crate) fn eat_characters(&mut self, word: &[char]) -> bool {
        self.eat_all(word.iter().copied())
    }

    fn eat_all(&mut self, word: impl Iterator<Item = char>) -> bool {
        let mut ahead = *self;
        for wanted in word {
            if ahead.at > self.at {
                ahead.skip_blanks();
            }
            if !ahead.eat(wanted) {
                return false;
            }
        }
        *self = ahead;
        true
    }

    /// Passes over blanks and line ends.
    pub(crate) fn skip_blanks(&mut self) {
        while self.eat_if(is_blank).is_some() {}
    }
}

/// Whether characters begin with a word, in folded form.
pub(crate) fn starts_with(glyphs: &[Glyph], word: &str) -> bool {
    let mut glyphs = glyphs.iter();
    word.chars().all(|wanted| glyphs.next().is_some_and(|glyph| glyph.folded == wanted))
}

/// Whether characters end with a word, in folded form.
pub(crate) fn ends_with(glyphs: &[Glyph], word: &str) -> bool {
    let mut glyphs = glyphs.iter().rev();
    word.chars().rev().all(|wanted| glyphs.next().is_some_and(|glyph| glyph.folded == wanted))
}

/// Whether characters are a word, in folded form.
pub(crate) fn equals(glyphs: &[Glyph], word: &str) -> bool {
    let mut wanted = word.chars();
    glyphs.iter().all(|glyph| wanted.next() == Some(glyph.folded)) && wanted.next().is_none()
}

/// The part up to an index; all of it if there are fewer.
pub(crate) fn before(glyphs: &[Glyph], at: usize) -> &[Glyph] {
    glyphs.get(..at).unwrap_or(glyphs)
}

/// The part from an index on; nothing if there are fewer.
pub(crate) fn after(glyphs: &[Glyph], at: usize) -> &[Glyph] {
    glyphs.get(at..).unwrap_or_default()
}
