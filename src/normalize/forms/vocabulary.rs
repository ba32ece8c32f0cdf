//! Which form a wording names.

use std::borrow::Cow;

use super::super::glyphs::{Glyph, after, before};
use super::super::word_list::WordList;
use crate::forms::{Channel, Form};
use crate::lexicon::{form_phrases, forms};

/// The wordings that prose mentions.
static MENTIONS: WordList<Form> = WordList::of_groups(&[forms::FORMS]);
/// The wordings that name a form in a list.
static HEADS: WordList<Form> = WordList::of_groups(&[forms::FORMS, form_phrases::LIST_ONLY]);
static NOT_FORMS: WordList = WordList::of(&[form_phrases::NOT_FORMS]);
static CHANNELS: WordList<Channel> = WordList::of_pairs(&[form_phrases::CHANNELS]);
static CHANNEL_FILL: WordList = WordList::of(&[form_phrases::CHANNEL_FILL]);
static SENTENCE_OPENERS: WordList = WordList::of(&[form_phrases::SENTENCE_OPENERS]);
static TRAILING: WordList = WordList::of(&[form_phrases::TRAILING]);
pub(super) static CLOSING: WordList = WordList::of(&[form_phrases::CLOSING]);
pub(super) static ET_CETERA: WordList = WordList::of(&[form_phrases::ET_CETERA]);
pub(super) static LABELS: WordList = WordList::of(&[form_phrases::LABELS]);
pub(super) static LEADING: WordList = WordList::of(&[form_phrases::LEADING]);

/// Whether a text is a wording of the lexicon and nothing else.
pub(super) fn is_wording(text: &[Glyph]) -> bool {
    HEADS.is(text)
}

/// The characters of a part, what stands in brackets and quotation marks left out.
pub(super) fn length(text: &[Glyph]) -> usize {
    let mark = |glyph: &&Glyph| matches!(glyph.folded, '“' | '”' | '《' | '》' | '「' | '」');
    without_brackets(text).iter().filter(|glyph| !mark(glyph)).count()
}

/// The form that a part of a list names by its end.
pub(super) fn form(text: &[Glyph]) -> Option<Form> {
    // What stands behind a bracket is another part: 座谈（线上）观摩.
    let close = text.iter().rposition(|glyph| glyph.folded == ')');
    let behind = close.map_or(&[][..], |close| after(text, close + 1));
    if !matches!(behind, [] | [Glyph { folded: '。', .. }]) {
        return None;
    }
    let text = without_brackets(text);
    // 在线 is no 在, nor 对接会 a 对.
    let named = CHANNELS.start(&text).is_some() || is_wording(&text);
    if !named && SENTENCE_OPENERS.start(&text).is_some() {
        return None;
    }
    let mut rest = trim_end(&text, |c| matches!(c, '。' | '.'));
    loop {
        if let Some(form) = head(rest) {
            return Some(form);
        }
        let counted = trim_end(rest, |c| "次场期个份张册条".contains(c));
        let counted =
            trim_end(counted, |c| c.is_ascii_digit() || "一二三四五六七八九十两不少于".contains(c));
        let trailing = TRAILING.end(rest).filter(|length| *length < rest.len());
        rest = match trailing {
            Some(length) => before(rest, rest.len() - length),
            None if !counted.is_empty() && counted.len() < rest.len() => counted,
            None => return None,
        };
    }
}

/// The form of the longest wording that a text ends with; none where a longer one is no form.
fn head(text: &[Glyph]) -> Option<Form> {
    let (length, form) = HEADS.said_last(text)?;
    NOT_FORMS.end(text).is_none_or(|other| other <= length).then_some(form)
}

fn trim_end(text: &[Glyph], trims: impl Fn(char) -> bool) -> &[Glyph] {
    let last = text.iter().rposition(|glyph| !trims(glyph.folded));
    before(text, last.map_or(0, |last| last + 1))
}

fn without_brackets(text: &[Glyph]) -> Cow<'_, [Glyph]> {
    if !text.iter().any(|glyph| matches!(glyph.folded, '(' | ')')) {
        return Cow::Borrowed(text);
    }
    let mut depth = 0_usize;
    let outside = text.iter().copied().filter(|glyph| {
        match glyph.folded {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    Cow::Owned(outside.collect())
}

/// Adds the forms that prose mentions, in order, each once. What stands in quotation marks is the
/// name of something: “安全生产宣传月”.
pub(super) fn mentions(text: &[Glyph], found: &mut Vec<Form>) {
    let mut quoted = 0_usize;
    let mut skip = 0;
    for (at, glyph) in text.iter().enumerate() {
        match glyph.folded {
            '“' | '《' | '「' => quoted += 1,
            '”' | '》' | '」' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        if quoted > 0 || at < skip {
            continue;
        }
        let here = after(text, at);
        let mut form = MENTIONS.said_first(here);
        // 发布政策解读 is a 政策解读 that is published: a wording that begins inside another and
        // reaches further cuts it short.
        if let Some((length, _)) = form
            && let Some(cut) = (1..length).find(|cut| {
                MENTIONS.said_first(after(here, *cut)).is_some_and(|(next, _)| cut + next > length)
            })
        {
            form = MENTIONS.said_first(before(here, cut));
        }
        let other = NOT_FORMS.start(here).unwrap_or(0);
        let length = form.map_or(0, |(length, _)| length);
        skip = at + length.max(other);
        found.extend(
            form.filter(|_| length > other)
                .map(|(_, form)| form)
                .filter(|form| !found.contains(form)),
        );
    }
}

/// Adds the channels that a text names, in order, each once.
pub(super) fn channels(text: &[Glyph], found: &mut Vec<Channel>) {
    for at in 0..text.len() {
        if let Some((_, channel)) = CHANNELS.said_first(after(text, at))
            && !found.contains(&channel)
        {
            found.push(channel);
        }
    }
}

/// Whether a part names channels and nothing else: 线上+线下相结合.
pub(super) fn is_channel(text: &[Glyph], found: &mut Vec<Channel>) -> bool {
    let mut rest = text;
    let mut named = false;
    while !rest.is_empty() {
        let channel = CHANNELS.start(rest);
        named |= channel.is_some();
        let Some(length) = channel.or_else(|| CHANNEL_FILL.start(rest)) else { return false };
        rest = after(rest, length);
    }
    if named {
        channels(text, found);
    }
    named
}
