//! Words of a theme, for search. Segmentation never splits a field: the grammars do.

use std::sync::LazyLock;

use jieba_rs::Jieba;

use super::contacts::email;
use super::glyphs::{Glyph, glyphs};
use super::width::{fold, is_blank, is_han};
use crate::lexicon::terms::{GENERIC, ORGAN, PLACE, PLACE_ENDINGS, TERMS};
use crate::record::Words;

/// Keywords of a theme; what comes after them tells little.
const MAX_KEYWORDS: usize = 8;

/// Characters of the longest quoted name that is one word: “一件事一次办”; longer quotations are
/// sentences.
const MAX_QUOTED: usize = 12;

/// The dictionary with the government terms: 0.3 s to load at the first use in a process.
static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
    let mut jieba = Jieba::new();
    for (term, tag) in TERMS {
        // Without a frequency: jieba then gives one that keeps the term whole.
        jieba.add_word(term, None, Some(tag));
    }
    jieba
});

/// Cuts themes into words with the general dictionary, the government terms and the names of one
/// notice. Making one costs nothing; the dictionary is loaded once, by the first call of
/// [`Segmenter::words`] in the process.
///
/// ```
/// use gongwen::normalize::Segmenter;
///
/// let segmenter = Segmenter::new(["区发改局", "湘易办"]);
/// let words = segmenter.words("粤港澳大湾区招商洽谈活动");
/// assert_eq!(words.tokens, ["粤港澳大湾区", "招商", "洽谈", "活动"]);
/// assert_eq!(words.keywords, ["招商洽谈", "粤港澳大湾区"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Segmenter {
    /// Names that are one word, the longest first.
    names: Vec<Vec<char>>,
}

impl Segmenter {
    /// A segmenter that keeps these names whole: the units of the notice's own unit columns and the
    /// names that it puts in quotation marks.
    #[must_use]
    pub fn new<Name: AsRef<str>>(names: impl IntoIterator<Item = Name>) -> Self {
        /// A name of one character would cut other words.
        const LEAST: usize = 2;

        let mut names: Vec<Vec<char>> = names
            .into_iter()
            .map(|name| glyphs(name.as_ref()).iter().map(|glyph| glyph.folded).collect())
            .filter(|name: &Vec<char>| name.len() >= LEAST)
            .collect();
        names.sort_by(|left, right| right.len().cmp(&left.len()).then_with(|| left.cmp(right)));
        names.dedup();
        Self { names }
    }

    /// The words of a text: all in order, and those that tell it from others.
    #[must_use]
    pub fn words(&self, text: &str) -> Words {
        let words = self.cut(text);
        let keywords = keywords(&words);
        Words { keywords, tokens: words.into_iter().map(|word| word.text).collect() }
    }

    fn cut(&self, text: &str) -> Vec<Word> {
        let glyphs = glyphs(text);
        let mut words = Vec::new();
        let mut plain = String::new();
        let mut at = 0;
        while let Some(glyph) = glyphs.get(at) {
            let (end, kind) = if let Some(end) = quoted(&glyphs, at) {
                (end, Kind::Quoted)
            } else if let Some(end) = address(&glyphs, at) {
                (end, Kind::Plain)
            } else if let Some(end) = self.name(&glyphs, at) {
                (end, Kind::Name)
            } else {
                plain.push(fold(glyph.printed));
                at += 1;
                continue;
            };
            cut_plain(&std::mem::take(&mut plain), &mut words);
            let whole = glyphs.get(at..end).unwrap_or_default();
            let text: String = whole
                .iter()
                .map(|g| fold(g.printed))
                .filter(|c| !(is_blank(*c) || is_quote(*c)))
                .collect();
            words.push(Word { text, kind });
            at = end;
        }
        cut_plain(&plain, &mut words);
        words
    }

    /// The index behind the longest name that begins at an index.
    fn name(&self, glyphs: &[Glyph], at: usize) -> Option<usize> {
        let rest = glyphs.get(at..)?;
        let name = self.names.iter().find(|name| {
            name.len() <= rest.len()
                && name.iter().zip(rest).all(|(wanted, glyph)| *wanted == glyph.folded)
        })?;
        Some(at + name.len())
    }
}

/// A word and what is known of it; the kinds stand in the order in which they tell.
struct Word {
    text: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// “湘易办”
    Quoted,
    /// A government term.
    Term,
    /// A word of the dictionary.
    Plain,
    /// A place or an organ: many themes of a notice name it.
    Place,
    /// A name of the notice.
    Name,
}

fn is_quote(character: char) -> bool {
    matches!(character, '“' | '”' | '「' | '」' | '《' | '》')
}

/// The index behind a short quotation that begins at an index.
fn quoted(glyphs: &[Glyph], at: usize) -> Option<usize> {
    let close = match glyphs.get(at)?.folded {
        '“' => '”',
        '「' => '」',
        _ => return None,
    };
    let inside = glyphs.get(at + 1..)?.iter().take(MAX_QUOTED + 1);
    let length =
        inside.clone().position(|glyph| glyph.folded == close).filter(|length| *length > 0)?;
    Some(at + length + 2)
}

/// The index behind an e-mail address that begins at an index: jieba would cut it at @.
fn address(glyphs: &[Glyph], at: usize) -> Option<usize> {
    /// Characters of the longest name before @ that is looked for.
    const LONGEST: usize = 40;

    if !glyphs.get(at)?.folded.is_ascii_alphanumeric() {
        return None;
    }
    let local = glyphs.get(at..)?.iter().take(LONGEST);
    let sign = local
        .take_while(|glyph| glyph.folded.is_ascii_alphanumeric() || "._-@".contains(glyph.folded))
        .position(|glyph| glyph.folded == '@')?;
    email(glyphs, at + sign).filter(|(start, ..)| *start == at).map(|(_, end, _)| end)
}

fn cut_plain(text: &str, words: &mut Vec<Word>) {
    for token in JIEBA.cut(text, true) {
        let word = token.word.trim_matches(|c: char| !c.is_alphanumeric() && !is_han(c));
        if word.is_empty() {
            continue;
        }
        let tag = TERMS.iter().find(|(term, _)| *term == word).map(|(_, tag)| *tag);
        let place = PLACE_ENDINGS.iter().any(|end| word.len() > end.len() && word.ends_with(end));
        let kind = match tag {
            Some(PLACE | ORGAN) => Kind::Place,
            Some(_) => Kind::Term,
            None if place => Kind::Place,
            None => Kind::Plain,
        };
        words.push(Word { text: word.to_owned(), kind });
    }
}

/// The words that tell most, first what stands in quotation marks, then terms, then other words,
/// then places and organs. Two words of two characters side by side are one: 招商洽谈.
fn keywords(words: &[Word]) -> Vec<String> {
    let tells = |word: &Word| {
        word.text.chars().count() > 1
            && word.text.chars().any(|c| is_han(c) || c.is_alphabetic())
            && !GENERIC.contains(&word.text.as_str())
    };
    let short = |word: &Word| {
        word.kind == Kind::Plain && word.text.chars().filter(|c| is_han(*c)).count() == 2
    };
    let mut found: Vec<(Kind, String)> = Vec::new();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        if !tells(word) {
            continue;
        }
        let mut text = word.text.clone();
        if short(word)
            && let Some(next) = words.next_if(|next| tells(next) && short(next))
        {
            text.push_str(&next.text);
        }
        if !found.iter().any(|(_, known)| *known == text) {
            found.push((word.kind, text));
        }
    }
    // Stable: words of a kind stay in printed order.
    found.sort_by_key(|(kind, _)| *kind);
    found.truncate(MAX_KEYWORDS);
    found.into_iter().map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::Segmenter;

    #[test]
    fn terms_and_names_stay_whole() {
        let segmenter = Segmenter::new(["区住建局", "罗市镇", "百春园街道"]);
        for (text, expected) in [
            ("“千所联千企”专项活动", &["千所联千企", "专项", "活动"][..]),
            ("大祥区水土保持、水资源主题宣传活动", &["水土保持", "水资源", "主题", "宣传", "活动"]),
            ("罗市镇政务公开", &["罗市镇", "政务公开"]),
            ("区住建局自建房", &["区住建局", "自建房"]),
            ("非遗传承人", &["非遗传承人"]),
            ("５—６月", &["5", "6", "月"]),
            ("请发至 dxq@163.com", &["dxq@163.com"]),
        ] {
            let words = segmenter.words(text).tokens;
            let end = words.len().saturating_sub(expected.len());
            assert_eq!(words[end..], *expected, "{text}");
        }
    }

    #[test]
    fn most_telling_first() {
        let words = Segmenter::default().words("“湘易办”程序推广");
        assert_eq!(words.keywords, ["湘易办", "程序推广"]);
        let words = Segmenter::default().words("2023年邵阳市大祥区“智赋万企”行动推进会");
        assert_eq!(words.keywords.first().map(String::as_str), Some("智赋万企"));
        assert_eq!(Segmenter::default().words("").tokens, [""; 0]);
    }
}
