//! The column 活动方式: a list of forms or prose that mentions some, never a mixture.

mod boxes;
mod vocabulary;

use self::boxes::{Chosen, chosen};
use self::vocabulary::{CLOSING, ET_CETERA, LABELS, LEADING};
use super::empty::is_empty;
use super::glyphs::{Cursor, Glyph, after, before, ends_with, folded, glyphs, squeezed};
use super::width::is_blank;
use crate::forms::{ActivityForms, Channel, Form, FormItem, FormsMode};
use crate::lexicon::form_phrases::UNSETTLED;

/// Characters of the longest wording of a form; longer parts are sentences.
const MAX_ITEM: usize = 10;

/// Characters of the longest part with what stands in its brackets; longer ones are sentences.
const MAX_PART: usize = 64;

/// Reads a cell of the column 活动方式.
///
/// It is a list only if every part of it is a form; one part that is none makes it prose, whose
/// forms are `mentions` and which is never cut. A part of more than 64 characters is none.
///
/// ```
/// use gongwen::{Form, FormsMode};
///
/// let forms = gongwen::normalize::forms("现场观摩、座谈交流");
/// assert_eq!(forms.mode, FormsMode::List);
/// assert_eq!(forms.items[1].form, Form::Symposium);
/// ```
#[must_use]
pub fn forms(text: &str) -> ActivityForms {
    let mut forms = ActivityForms { raw: text.to_owned(), ..ActivityForms::default() };
    if is_empty(text) {
        forms.empty = true;
        return forms;
    }
    let glyphs = glyphs(text);
    let whole = folded(&glyphs);
    let said = whole.trim_end_matches('。');
    // 待定（视情况）
    let said =
        said.strip_suffix(')').and_then(|said| said.split_once('(')).map_or(said, |said| said.0);
    if UNSETTLED.contains(&said) {
        forms.unscheduled = true;
        return forms;
    }
    let parts = match chosen(&glyphs) {
        Chosen::NoBoxes => parts(&glyphs),
        Chosen::Parts(chosen) => chosen.iter().flat_map(|part| parts(part)).collect(),
    };
    let mut list = List::default();
    if parts.iter().all(|part| list.take(part)) {
        forms.items = list.items;
        forms.channel = list.channel;
        forms.et_cetera = list.et_cetera;
        return forms;
    }
    forms.mode = FormsMode::Prose;
    for part in &parts {
        let text = shown(part);
        vocabulary::mentions(&text, &mut forms.mentions);
        vocabulary::channels(&text, &mut forms.channel);
    }
    forms
}

/// A part without its blanks and line ends.
fn shown(part: &[Glyph]) -> Vec<Glyph> {
    part.iter().copied().filter(|glyph| !is_blank(glyph.folded)).collect()
}

/// Cuts at separators and at numbers in circles and brackets, outside brackets and quotation marks.
fn parts(glyphs: &[Glyph]) -> Vec<&[Glyph]> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (index, glyph) in glyphs.iter().enumerate() {
        let next = match glyph.folded {
            '1'..='9' if depth == 0 && index > start => dotted_number(glyphs, index),
            '(' if depth == 0 && bracketed_number(glyphs, index).is_some() => {
                bracketed_number(glyphs, index)
            }
            '(' | '“' | '《' | '[' | '【' => {
                depth += 1;
                None
            }
            ')' | '”' | '》' | ']' | '】' => {
                depth = depth.saturating_sub(1);
                None
            }
            '、' | ',' | ';' | '/' | '+' | '。' | '|' | '&' | '①'..='⑳' if depth == 0 => {
                Some(index + 1)
            }
            _ => None,
        };
        if let Some(next) = next {
            parts.push(glyphs.get(start..index).unwrap_or_default());
            start = next;
        }
    }
    parts.push(glyphs.get(start..).unwrap_or_default());
    parts.retain(|part| part.iter().any(|glyph| !is_blank(glyph.folded)));
    parts
}

/// The index behind 2. that opens an item glued to the one before it: 1.座谈会2.宣讲会.
fn dotted_number(glyphs: &[Glyph], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|at| glyphs.get(at))?;
    let [_, dot, behind, ..] = after(glyphs, at) else { return None };
    let word = |glyph: &Glyph| glyph.folded.is_alphabetic() && !glyph.folded.is_ascii();
    (word(before) && dot.folded == '.' && word(behind)).then_some(at + 2)
}

/// The index behind （2） that opens an item: more text follows it.
fn bracketed_number(glyphs: &[Glyph], at: usize) -> Option<usize> {
    let mut cursor = Cursor::new(glyphs, at);
    cursor.eat('(');
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    cursor.eat_if(number)?;
    cursor.eat_if(number);
    cursor.eat(')').then_some(())?;
    let behind = cursor.at;
    cursor.skip_blanks();
    cursor.peek().filter(|next| next.is_alphabetic()).map(|_| behind)
}

/// A list as far as it was read.
#[derive(Default)]
struct List {
    items: Vec<FormItem>,
    channel: Vec<Channel>,
    et_cetera: bool,
}

impl List {
    /// Takes a part; whether it is one or more forms.
    fn take(&mut self, part: &[Glyph]) -> bool {
        let joined = shown(part);
        if joined.len() > MAX_PART {
            return false;
        }
        let words: Vec<&[Glyph]> =
            part.split(|glyph| is_blank(glyph.folded)).filter(|word| !word.is_empty()).collect();
        // Blanks and line ends separate where every word is a form, unless together they are one
        // word that was wrapped: 座谈\n交流.
        if words.len() > 1
            && !vocabulary::is_wording(&joined)
            && words.iter().all(|word| Self::default().take_word(word))
        {
            return words.iter().all(|word| self.take_word(word));
        }
        self.take_word(&joined)
    }

    fn take_word(&mut self, word: &[Glyph]) -> bool {
        let text = without_number(word);
        if text.iter().all(|glyph| is_digit(glyph.folded)) {
            return true;
        }
        let Some(colon) = text.iter().position(|glyph| glyph.folded == ':') else {
            return self.take_text(text);
        };
        let (label, rest) = (before(text, colon), after(text, colon + 1));
        let mut channel = Vec::new();
        if !(LABELS.is(label) || vocabulary::is_channel(label, &mut channel)) {
            return false;
        }
        self.add_channels(&channel);
        rest.is_empty() || self.take_text(rest)
    }

    fn take_text(&mut self, text: &[Glyph]) -> bool {
        let mut channel = Vec::new();
        if vocabulary::is_channel(text, &mut channel) {
            self.add_channels(&channel);
            return true;
        }
        let lead = LEADING.start(text).filter(|_| !vocabulary::is_wording(text)).unwrap_or(0);
        let text = after(text, lead);
        let open = et_cetera(text);
        self.et_cetera |= open.is_some();
        let text = before(text, open.unwrap_or(text.len()));
        let closing = CLOSING.end(text).unwrap_or(0);
        let text = before(text, text.len() - closing);
        if text.is_empty() {
            return open.is_some();
        }
        if self.take_pair(text) {
            return true;
        }
        let Some(form) = item(text) else { return false };
        vocabulary::channels(text, &mut self.channel);
        self.items.push(FormItem::new(squeezed(text), form));
        true
    }

    /// 座谈交流和现场观摩: cut only where a form stands on both sides.
    fn take_pair(&mut self, text: &[Glyph]) -> bool {
        for (index, glyph) in text.iter().enumerate() {
            if !matches!(glyph.folded, '和' | '与' | '及' | '或' | '并' | '暨' | '·') {
                continue;
            }
            let (left, right) = (before(text, index), after(text, index + 1));
            if let (Some(first), Some(second)) = (item(left), item(right)) {
                vocabulary::channels(text, &mut self.channel);
                self.items.push(FormItem::new(squeezed(left), first));
                self.items.push(FormItem::new(squeezed(right), second));
                return true;
            }
        }
        false
    }

    fn add_channels(&mut self, channels: &[Channel]) {
        for channel in channels {
            if !self.channel.contains(channel) {
                self.channel.push(*channel);
            }
        }
    }
}

/// The form of a text that is no longer than wordings of forms are.
fn item(text: &[Glyph]) -> Option<Form> {
    (vocabulary::length(text) <= MAX_ITEM).then(|| vocabulary::form(text)).flatten()
}

/// Where 等 and what closes an open list behind it begin.
fn et_cetera(text: &[Glyph]) -> Option<usize> {
    if ends_with(text, "……") {
        return text.len().checked_sub(2);
    }
    let at = text.iter().rposition(|glyph| glyph.folded == '等')?;
    let behind = after(text, at + 1);
    // 等等
    let at = if ends_with(before(text, at), "等") { at - 1 } else { at };
    (behind.is_empty() || ET_CETERA.is(behind)).then_some(at)
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十".contains(character)
}

/// A part without the number in front of it: 1. of 1.座谈会.
fn without_number(text: &[Glyph]) -> &[Glyph] {
    let count = text.iter().take_while(|glyph| is_digit(glyph.folded)).count();
    let mark = text.get(count).is_some_and(|mark| matches!(mark.folded, '.' | ')'));
    if count > 0 && mark { after(text, count + 1) } else { text }
}
