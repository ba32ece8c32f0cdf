//! Lists of the lexicon as they are looked up: which of their words begins, ends or stands here.
//!
//! A cell asks such questions some hundred times, and nearly always the answer is that none does:
//! most are answered by one look at a character.

use std::sync::OnceLock;

use super::glyphs::{Cursor, Glyph, after};

/// Words, each with what it says (`()` if nothing), indexed at the first question.
pub(crate) struct WordList<T: 'static = ()> {
    source: Source<T>,
    starts: OnceLock<Index<T>>,
    ends: OnceLock<Index<T>>,
}

/// Where the words of a list stand in the lexicon.
enum Source<T: 'static> {
    Plain(&'static [&'static [&'static str]], T),
    Pairs(&'static [&'static [(&'static str, T)]]),
    Groups(&'static [&'static [(T, &'static [&'static str])]]),
    Listed(fn() -> Vec<(&'static str, T)>),
}

impl WordList {
    /// The words of some tables.
    pub(crate) const fn of(tables: &'static [&'static [&'static str]]) -> Self {
        Self::new(Source::Plain(tables, ()))
    }
}

impl<T: Copy> WordList<T> {
    /// Words that each say something.
    pub(crate) const fn of_pairs(tables: &'static [&'static [(&'static str, T)]]) -> Self {
        Self::new(Source::Pairs(tables))
    }

    /// Groups of words that say the same.
    pub(crate) const fn of_groups(
        tables: &'static [&'static [(T, &'static [&'static str])]],
    ) -> Self {
        Self::new(Source::Groups(tables))
    }

    /// Words that are listed at the first question: of a table in which more is said of them.
    pub(crate) const fn listed(words: fn() -> Vec<(&'static str, T)>) -> Self {
        Self::new(Source::Listed(words))
    }

    const fn new(source: Source<T>) -> Self {
        Self { source, starts: OnceLock::new(), ends: OnceLock::new() }
    }

    fn words(&self) -> Vec<(&'static str, T)> {
        match &self.source {
            Source::Plain(tables, said) => {
                tables.iter().copied().flatten().map(|word| (*word, *said)).collect()
            }
            Source::Pairs(tables) => tables.iter().copied().flatten().copied().collect(),
            Source::Groups(tables) => {
                let groups = tables.iter().copied().flatten();
                groups.flat_map(|(said, words)| words.iter().map(|word| (*word, *said))).collect()
            }
            Source::Listed(words) => words(),
        }
    }

    fn starts(&self) -> &Index<T> {
        self.starts.get_or_init(|| {
            Index::new(self.words().into_iter().map(|(word, said)| (word.chars().collect(), said)))
        })
    }

    fn ends(&self) -> &Index<T> {
        self.ends.get_or_init(|| {
            let words = self.words().into_iter();
            Index::new(words.map(|(word, said)| (word.chars().rev().collect(), said)))
        })
    }

    /// The longest word that characters begin with: how many it has, and what it says.
    pub(crate) fn first(
        &self,
        characters: impl Iterator<Item = char> + Clone,
    ) -> Option<(usize, T)> {
        self.starts().longest(characters)
    }

    /// The longest word that characters end with, which are given from the last one on.
    pub(crate) fn last(
        &self,
        characters: impl Iterator<Item = char> + Clone,
    ) -> Option<(usize, T)> {
        self.ends().longest(characters)
    }

    /// The characters of the longest word that a text begins with.
    pub(crate) fn start(&self, glyphs: &[Glyph]) -> Option<usize> {
        self.said_first(glyphs).map(|(length, _)| length)
    }

    /// As [`WordList::start`], with what the word says.
    pub(crate) fn said_first(&self, glyphs: &[Glyph]) -> Option<(usize, T)> {
        self.first(glyphs.iter().map(|glyph| glyph.folded))
    }

    /// The characters of the longest word that a text ends with.
    pub(crate) fn end(&self, glyphs: &[Glyph]) -> Option<usize> {
        self.said_last(glyphs).map(|(length, _)| length)
    }

    /// As [`WordList::end`], with what the word says.
    pub(crate) fn said_last(&self, glyphs: &[Glyph]) -> Option<(usize, T)> {
        self.last(glyphs.iter().rev().map(|glyph| glyph.folded))
    }

    /// Whether a text is one of the words.
    pub(crate) fn is(&self, glyphs: &[Glyph]) -> bool {
        self.start(glyphs) == Some(glyphs.len())
    }

    /// Whether one of the words stands anywhere in a text.
    pub(crate) fn inside(&self, glyphs: &[Glyph]) -> bool {
        (0..glyphs.len()).any(|at| self.start(after(glyphs, at)).is_some())
    }

    /// The cursors behind the words that stand at a cursor, blanks inside allowed, the longest word
    /// first, with what they say.
    pub(crate) fn eaten<'a>(&self, cursor: Cursor<'a>) -> impl Iterator<Item = (Cursor<'a>, T)> {
        let words = cursor.peek().map_or(&[][..], |first| self.starts().beginning_with(first));
        words.iter().filter_map(move |(word, said)| {
            let mut ahead = cursor;
            ahead.eat_characters(word).then_some((ahead, *said))
        })
    }

    /// Takes the longest word that stands at a cursor, blanks inside allowed.
    pub(crate) fn eat(&self, cursor: &mut Cursor<'_>) -> Option<T> {
        let (ahead, said) = self.eaten(*cursor).next()?;
        *cursor = ahead;
        Some(said)
    }
}

/// A word from its first character on, or from its last one on back, and what it says.
type Word<T> = (Box<[char]>, T);

/// The words of a list by the character that is looked at first.
struct Index<T> {
    /// A bit for the low bits of each first character: most characters begin no word.
    sieve: [u64; SIEVE],
    /// The first characters in order, and where the words of each end in `words`.
    firsts: Vec<(char, usize)>,
    /// In the order of their first characters; of one first character the longest first.
    words: Vec<Word<T>>,
}

/// Numbers of a sieve: with 256 bits a list of a hundred first characters lets a third pass.
const SIEVE: usize = 4;

/// Which number of a sieve, and which bit of it.
fn sieve_bit(character: char) -> (usize, u64) {
    let code = u32::from(character);
    (code as usize / 64 % SIEVE, 1 << (code % 64))
}

impl<T: Copy> Index<T> {
    fn new(words: impl Iterator<Item = Word<T>>) -> Self {
        let mut words: Vec<Word<T>> = words.filter(|(word, _)| !word.is_empty()).collect();
        // Stable: of one word twice the first counts.
        words.sort_by(|(one, _), (other, _)| {
            one.first().cmp(&other.first()).then(other.len().cmp(&one.len()))
        });
        let mut sieve = [0; SIEVE];
        let mut firsts: Vec<(char, usize)> = Vec::new();
        for (at, (word, _)) in words.iter().enumerate() {
            let Some(first) = word.first().copied() else { continue };
            let (number, bit) = sieve_bit(first);
            if let Some(bits) = sieve.get_mut(number) {
                *bits |= bit;
            }
            match firsts.last_mut() {
                Some((last, end)) if *last == first => *end = at + 1,
                _ => firsts.push((first, at + 1)),
            }
        }
        Self { sieve, firsts, words }
    }

    fn beginning_with(&self, first: char) -> &[Word<T>] {
        let (number, bit) = sieve_bit(first);
        if self.sieve.get(number).is_none_or(|bits| bits & bit == 0) {
            return &[];
        }
        let Ok(at) = self.firsts.binary_search_by_key(&first, |(first, _)| *first) else {
            return &[];
        };
        let end = |at: usize| self.firsts.get(at).map_or(0, |(_, end)| *end);
        self.words.get(at.checked_sub(1).map_or(0, end)..end(at)).unwrap_or_default()
    }

    fn longest(&self, mut characters: impl Iterator<Item = char> + Clone) -> Option<(usize, T)> {
        let words = self.beginning_with(characters.next()?);
        let (word, said) = words.iter().find(|(word, _)| {
            let mut characters = characters.clone();
            word.iter().skip(1).all(|wanted| characters.next() == Some(*wanted))
        })?;
        Some((word.len(), *said))
    }
}

#[cfg(test)]
mod tests {
    use super::super::glyphs::{Cursor, glyphs};
    use super::WordList;

    static LIST: WordList<u8> =
        WordList::of_pairs(&[&[("局", 1), ("管理局", 2), ("分局", 3)], &[("管", 4)]]);

    #[test]
    fn the_longest_word_is_found() {
        assert_eq!(LIST.said_last(&glyphs("市场监督管理局")), Some((3, 2)));
        assert_eq!(LIST.said_last(&glyphs("公安分局")), Some((2, 3)));
        assert_eq!(LIST.said_last(&glyphs("")), None);
        assert_eq!(LIST.said_first(&glyphs("管理局长")), Some((3, 2)));
        assert_eq!(LIST.said_first(&glyphs("管理")), Some((1, 4)));
        assert!(LIST.is(&glyphs("分局")) && !LIST.is(&glyphs("分局长")));
        assert!(LIST.inside(&glyphs("县公安分局长")) && !LIST.inside(&glyphs("县政府")));
    }

    #[test]
    fn blanks_inside_words_are_eaten() {
        let text = glyphs("管 理 局 长");
        let mut cursor = Cursor::new(&text, 0);
        assert_eq!(LIST.eat(&mut cursor), Some(2));
        assert_eq!(cursor.at, 5);
        assert_eq!(LIST.eat(&mut cursor), None);
    }
}
