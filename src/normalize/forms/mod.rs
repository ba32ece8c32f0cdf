//! The column 活动方式: a list of forms or prose that mentions some, never a mixture.

mod boxes;
mod vocabulary;

use self::boxes::{Chosen, chosen};
use super::empty::is_empty;
use super::glyphs::{Cursor, Glyph, folded, glyphs, squeezed};
use super::width::is_blank;
use crate::forms::{ActivityForms, Channel, FormItem, FormsMode};
use crate::lexicon::forms::{ET_CETERA, LABELS, LEADING, UNSETTLED};

/// Characters of the longest wording of a form; longer parts are sentences.
const MAX_ITEM: usize = 10;

/// Reads a cell of the column 活动方式.
///
/// It is a list only if every part of it is a form; one part that is none makes it prose, whose
/// forms are `mentions` and which is never cut.
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
    if UNSETTLED.contains(&whole.trim_end_matches('。')) {
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
        let text: String =
            part.iter().map(|glyph| glyph.folded).filter(|c| !is_blank(*c)).collect();
        vocabulary::mentions(&text, &mut forms.mentions);
        vocabulary::channels(&text, &mut forms.channel);
    }
    forms
}

/// Cuts at separators and at numbers in circles and brackets, outside brackets and quotation marks.
fn parts(glyphs: &[Glyph]) -> Vec<&[Glyph]> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (index, glyph) in glyphs.iter().enumerate() {
        let next = match glyph.folded {
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
        let words: Vec<&[Glyph]> =
            part.split(|glyph| is_blank(glyph.folded)).filter(|word| !word.is_empty()).collect();
        let joined = folded(part);
        // Blanks and line ends separate where every word is a form, unless together they are one
        // word that was wrapped: 座谈\n交流.
        if words.len() > 1
            && !vocabulary::is_wording(&joined)
            && words.iter().all(|word| Self::default().take_word(word))
        {
            return words.iter().all(|word| self.take_word(word));
        }
        self.take_word(part)
    }

    fn take_word(&mut self, word: &[Glyph]) -> bool {
        let mut printed = squeezed(word);
        let mut text = folded(word);
        strip_number(&mut printed, &mut text);
        if text.is_empty() || text.chars().all(|c| c.is_ascii_digit()) {
            return true;
        }
        if let Some((label, rest)) = text.split_once(':') {
            let mut channel = Vec::new();
            let channels_only = vocabulary::is_channel(label, &mut channel);
            if !(LABELS.contains(&label) || channels_only) {
                return false;
            }
            let skip = label.chars().count() + 1;
            self.add_channels(&channel);
            let rest = rest.to_owned();
            printed = printed.chars().skip(skip).collect();
            return rest.is_empty() || self.take_text(&printed, &rest);
        }
        self.take_text(&printed, &text)
    }

    fn take_text(&mut self, printed: &str, text: &str) -> bool {
        let mut channel = Vec::new();
        if vocabulary::is_channel(text, &mut channel) {
            self.add_channels(&channel);
            return true;
        }
        let lead = LEADING
            .iter()
            .find(|lead| text.starts_with(**lead) && !vocabulary::is_wording(text))
            .map_or(0, |lead| lead.chars().count());
        let open = et_cetera(text);
        let keep = text.chars().count().saturating_sub(lead + open.unwrap_or(0));
        let text: String = text.chars().skip(lead).take(keep).collect();
        let printed: String = printed.chars().skip(lead).take(keep).collect();
        self.et_cetera |= open.is_some();
        if text.is_empty() {
            return open.is_some();
        }
        if vocabulary::length(&text) > MAX_ITEM {
            return self.take_pair(&printed, &text);
        }
        if self.take_pair(&printed, &text) {
            return true;
        }
        let Some(form) = vocabulary::form(&text) else { return false };
        vocabulary::channels(&text, &mut self.channel);
        self.items.push(FormItem::new(printed, form));
        true
    }

    /// 座谈交流和现场观摩: cut only where a form stands on both sides.
    fn take_pair(&mut self, printed: &str, text: &str) -> bool {
        let (mut depth, mut outside) = (0_usize, 0_usize);
        for (index, joint) in text.chars().enumerate() {
            match joint {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ if depth == 0 => outside += 1,
                _ => {}
            }
            // What stands before the joint is too long from here on: a cell of joints only would
            // else be gone through for each of them.
            if outside > MAX_ITEM + 1 {
                return false;
            }
            if depth > 0 || !matches!(joint, '和' | '与' | '及' | '或' | '并' | '暨') {
                continue;
            }
            let side = |text: &str, skip: usize, take: usize| -> String {
                text.chars().skip(skip).take(take).collect()
            };
            let (left, right) = (side(text, 0, index), side(text, index + 1, usize::MAX));
            let short = |side: &str| vocabulary::length(side) <= MAX_ITEM;
            let forms = (vocabulary::form(&left), vocabulary::form(&right));
            if let (Some(first), Some(second)) = forms
                && short(&left)
                && short(&right)
            {
                vocabulary::channels(text, &mut self.channel);
                self.items.push(FormItem::new(side(printed, 0, index), first));
                self.items.push(FormItem::new(side(printed, index + 1, usize::MAX), second));
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

/// The characters of 等 and what closes an open list behind it.
fn et_cetera(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_suffix("……") {
        return Some(text.chars().count() - rest.chars().count());
    }
    let (_, behind) = text.rsplit_once('等')?;
    ET_CETERA.contains(&behind).then(|| behind.chars().count() + 1)
}

/// Removes 1. from the front of both forms of a part.
fn strip_number(printed: &mut String, text: &mut String) {
    let digits = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
    let count = text.chars().take_while(digits).count();
    if count > 0 && text.chars().nth(count).is_some_and(|mark| ".)".contains(mark)) {
        *printed = printed.chars().skip(count + 1).collect();
        *text = text.chars().skip(count + 1).collect();
    }
}
