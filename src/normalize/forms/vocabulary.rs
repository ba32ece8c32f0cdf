//! Which form a wording names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::forms::{Channel, Form};
use crate::lexicon::forms::{
    CHANNEL_FILL, CHANNELS, FORMS, LIST_ONLY, NOT_FORMS, SENTENCE_OPENERS, TRAILING,
};

/// A wording, and its form if it names one.
type Wording = (&'static str, Option<Form>);

/// The wordings that prose mentions, and those that only look so, by their first character.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<Wording>>> = LazyLock::new(|| {
    let mut map: BTreeMap<char, Vec<Wording>> = BTreeMap::new();
    let forms =
        FORMS.iter().flat_map(|(form, words)| words.iter().map(|word| (*word, Some(*form))));
    for (word, form) in forms.chain(NOT_FORMS.iter().map(|word| (*word, None))) {
        if let Some(first) = word.chars().next() {
            map.entry(first).or_default().push((word, form));
        }
    }
    map
});

fn all_wordings() -> impl Iterator<Item = (&'static str, Form)> {
    let tables = FORMS.iter().chain(LIST_ONLY);
    tables.flat_map(|(form, words)| words.iter().map(|word| (*word, *form)))
}

/// Whether a text is a wording of the lexicon and nothing else.
pub(super) fn is_wording(text: &str) -> bool {
    all_wordings().any(|(word, _)| word == text)
}

/// The characters of a part, what stands in brackets left out.
pub(super) fn length(text: &str) -> usize {
    without_brackets(text).chars().count()
}

/// The form that a part of a list names by its end.
pub(super) fn form(text: &str) -> Option<Form> {
    // What stands behind a bracket is another part: 座谈（线上）观摩.
    if text.rsplit_once(')').is_some_and(|(_, behind)| !matches!(behind, "" | "。")) {
        return None;
    }
    let text = without_brackets(text);
    // 在线 is no 在.
    if !CHANNELS.iter().any(|(word, _)| text.starts_with(word))
        && SENTENCE_OPENERS.iter().any(|word| text.starts_with(word))
    {
        return None;
    }
    let mut rest = text.trim_end_matches(['。', '.']);
    loop {
        if let Some(form) = head(rest) {
            return Some(form);
        }
        let counted = rest.trim_end_matches(['次', '场', '期', '个', '份', '张', '册', '条']);
        let counted = counted.trim_end_matches(|c: char| {
            c.is_ascii_digit() || "一二三四五六七八九十两不少于".contains(c)
        });
        let shorter = TRAILING.iter().find_map(|word| rest.strip_suffix(word));
        rest = match shorter {
            Some(shorter) if !shorter.is_empty() => shorter,
            _ if !counted.is_empty() && counted.len() < rest.len() => counted,
            _ => return None,
        };
    }
}

/// The form of the longest wording that a text ends with; none where a longer one is no form.
fn head(text: &str) -> Option<Form> {
    let (word, form) = all_wordings()
        .filter(|(word, _)| text.ends_with(word))
        .max_by_key(|(word, _)| word.len())?;
    let other = NOT_FORMS.iter().any(|other| other.len() > word.len() && text.ends_with(other));
    (!other).then_some(form)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut rest = String::new();
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => rest.push(character),
            _ => {}
        }
    }
    rest
}

/// Adds the forms that prose mentions, in order, each once. What stands in quotation marks is the
/// name of something: “安全生产宣传月”.
pub(super) fn mentions(text: &str, found: &mut Vec<Form>) {
    let mut quoted = 0_usize;
    let mut skip = 0;
    for (at, character) in text.char_indices() {
        match character {
            '“' | '《' | '「' => quoted += 1,
            '”' | '》' | '」' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        if quoted > 0 || at < skip {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let longest = BY_FIRST
            .get(&character)
            .into_iter()
            .flatten()
            .filter(|(word, _)| rest.starts_with(word))
            .max_by_key(|(word, _)| word.len());
        if let Some((word, form)) = longest {
            skip = at + word.len();
            found.extend(form.filter(|form| !found.contains(form)));
        }
    }
}

/// Adds the channels that a text names, in order, each once.
pub(super) fn channels(text: &str, found: &mut Vec<Channel>) {
    let mut named: Vec<(usize, Channel)> = CHANNELS
        .iter()
        .filter_map(|(word, channel)| text.find(word).map(|at| (at, *channel)))
        .collect();
    named.sort_by_key(|(at, _)| *at);
    for (_, channel) in named {
        if !found.contains(&channel) {
            found.push(channel);
        }
    }
}

/// Whether a part names channels and nothing else: 线上+线下相结合.
pub(super) fn is_channel(text: &str, found: &mut Vec<Channel>) -> bool {
    let mut rest = text;
    let mut named = false;
    while !rest.is_empty() {
        let channel = CHANNELS.iter().find_map(|(word, _)| rest.strip_prefix(word));
        named |= channel.is_some();
        let Some(next) =
            channel.or_else(|| CHANNEL_FILL.iter().find_map(|word| rest.strip_prefix(word)))
        else {
            return false;
        };
        rest = next;
    }
    if named {
        channels(text, found);
    }
    named
}
