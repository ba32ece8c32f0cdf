//! One part of a cell: who is in it, in which order, and what is said about them.

use super::super::glyphs::{
    Glyph, after, before, ends_with, equals, folded, longest_start, squeezed, starts_with,
};
use super::brackets::{Brackets, core, outside};
use super::elision;
use super::names::{is_someone, is_whole, joins_with_level, same_rank};
use super::roles::{self, Verb};
use crate::lexicon::duties::{ASIDES, OPENERS, PERSON_LABELS, ROLE_WORDS, THESE};
use crate::lexicon::organs::{ET_CETERA_FILL, ET_CETERA_KINDS};
use crate::units::UnitRole;

/// What a part says, in printed order.
#[derive(Clone, Debug)]
pub(super) enum Event {
    /// A name, and the role that a bracket gives it.
    Unit(Vec<Glyph>, Option<UnitRole>),
    /// What the names before it do.
    Verb(Verb),
    /// 会同: those before it lead, those behind it support.
    Joint,
    /// 等部门.
    EtCetera,
    /// A person or a number in a bracket.
    Contact(String),
    /// 列第一位的为牵头单位.
    FirstLeads,
    /// 按职责分工负责 in a bracket.
    Division,
}

/// Reads a part.
pub(super) fn events(part: &[Glyph]) -> Vec<Event> {
    let mut events = Vec::new();
    let text = folded(core(part));
    if roles::says_first_leads(&text) {
        events.push(Event::FirstLeads);
        return events;
    }
    if ASIDES.contains(&text.as_str()) {
        return events;
    }
    let mut rest = part;
    while let Some(at) = outside(rest).find(|at| starts_with(after(rest, *at), "会同")) {
        phrase(before(rest, at), &mut events);
        events.push(Event::Joint);
        rest = after(rest, at + 2);
    }
    phrase(rest, &mut events);
    events
}

/// A part without 会同: names and a verb, and at times more of them: 区司法局牵头各乡镇配合.
fn phrase(part: &[Glyph], events: &mut Vec<Event>) {
    let mut rest = part;
    while let Some(at) = middle_verb(rest) {
        clause(before(rest, at), events);
        rest = after(rest, at);
    }
    clause(rest, events);
}

/// Where the next names begin behind a verb inside a part.
fn middle_verb(part: &[Glyph]) -> Option<usize> {
    let mut opened = None;
    for at in outside(part) {
        let here = after(part, at);
        let verb = ROLE_WORDS.iter().find(|(word, _)| *word != "责任" && starts_with(here, word));
        if let Some((word, _)) = verb
            && (opened == Some(at) || is_whole(before(part, at)))
        {
            opened = Some(at + word.chars().count());
        } else if opened == Some(at) && (joins_with_level(here) || starts_with(here, "由")) {
            return Some(at);
        }
    }
    None
}

fn clause(part: &[Glyph], events: &mut Vec<Event>) {
    let (part, mut asides) = trailing_asides(part);
    let (names, verb) = roles::verb(part);
    let opener = longest_start(names, OPENERS).filter(|length| {
        verb != Verb::None || (starts_with(names, "由") && is_whole(after(names, *length)))
    });
    let names = after(names, opener.unwrap_or(0));
    match et_cetera(names) {
        Some((listed, more)) => {
            joined(listed, events);
            events.push(Event::EtCetera);
            joined(more, events);
        }
        None => joined(names, events),
    }
    if verb != Verb::None {
        events.push(Event::Verb(verb));
    }
    events.append(&mut asides);
}

/// Cuts off brackets at the end that hold no part of a name, so that the verb before them shows.
fn trailing_asides(part: &[Glyph]) -> (&[Glyph], Vec<Event>) {
    let mut rest = part;
    let mut asides = Vec::new();
    while let Some(open) = last_bracket(rest) {
        let Some(event) = aside(rest.get(open + 1..rest.len() - 1).unwrap_or_default()) else {
            break;
        };
        asides.insert(0, event);
        rest = before(rest, open);
    }
    (rest, asides)
}

/// Where the bracket begins with which a part ends.
fn last_bracket(part: &[Glyph]) -> Option<usize> {
    let last = part.len().checked_sub(1)?;
    let brackets = Brackets::new(part);
    (0..last).find(|open| {
        brackets.fellow(*open) == Some(last) && part.get(*open).is_some_and(|g| g.folded == '(')
    })
}

/// What a bracket says that is no part of a name and no role.
fn aside(content: &[Glyph]) -> Option<Event> {
    let text = folded(content);
    if roles::says_first_leads(&text) {
        return Some(Event::FirstLeads);
    }
    let duty = after(content, longest_start(content, THESE).unwrap_or(0));
    if roles::is_division(duty) {
        return Some(Event::Division);
    }
    if ASIDES.contains(&text.as_str()) {
        return Some(Event::Verb(Verb::None));
    }
    let labelled = PERSON_LABELS.iter().any(|label| {
        text.strip_prefix(label).is_some_and(|rest| rest.starts_with(':') || rest.is_empty())
    });
    let numbered =
        text.split(|c: char| !(c.is_ascii_digit() || c == '-')).any(|run| run.len() >= 7);
    let people = content.split(|glyph| matches!(glyph.folded, '、' | ',' | ' ')).all(is_someone);
    (labelled || numbered || people).then(|| Event::Contact(squeezed(content)))
}

/// Cuts 等部门 behind names: the names before it, and those that follow it (及各地区).
fn et_cetera(names: &[Glyph]) -> Option<(&[Glyph], &[Glyph])> {
    /// 高等, 中等, 平等 and the like are words.
    const WORDS: &str = "高中初平同均优";

    for at in outside(names) {
        let here = after(names, at);
        if starts_with(here, "……") {
            return Some((before(names, at), &[]));
        }
        let word =
            at.checked_sub(1).and_then(|i| names.get(i)).is_some_and(|g| WORDS.contains(g.folded));
        if !starts_with(here, "等") || word {
            continue;
        }
        let mut rest = after(here, 1);
        let mut filled = false;
        loop {
            let kind = longest_start(rest, ET_CETERA_KINDS);
            let fill = longest_start(rest, ET_CETERA_FILL);
            let digit = rest.first().is_some_and(|g| {
                g.folded.is_ascii_digit() || "一二三四五六七八九十两".contains(g.folded)
            });
            if let Some(kind) = kind {
                rest = after(rest, kind);
                filled = false;
                let bracket = rest.first().is_some_and(|glyph| glyph.folded == '(');
                if let Some(close) = Brackets::new(rest).fellow(0).filter(|_| bracket) {
                    rest = after(rest, close + 1);
                }
                break;
            } else if let Some(fill) = fill {
                rest = after(rest, fill);
                filled = true;
            } else if digit {
                rest = after(rest, 1);
                filled = true;
            } else {
                break;
            }
        }
        let joint = longest_start(rest, &["以及", "及", "和", "与"]);
        if !filled && (rest.is_empty() || joint.is_some()) {
            return Some((before(names, at), after(rest, joint.unwrap_or(0))));
        }
    }
    None
}

/// Names joined by 和, 及, 与.
fn joined(names: &[Glyph], events: &mut Vec<Event>) {
    let mut start = 0;
    let mut skip = 0;
    for at in outside(names) {
        let left = names.get(start..at).unwrap_or_default();
        let here = after(names, at);
        let Some(joint) = longest_start(here, &["以及", "及", "和", "与", "联合"]) else {
            continue;
        };
        let right = after(here, joint);
        if at < skip || left.len() < 2 || right.is_empty() {
            continue;
        }
        // Up to the next joint, for the rank of the name is at its end.
        let end = outside(right).find(|at| {
            longest_start(after(right, *at), &["以及", "及", "和", "与"]).is_some() && *at > 1
        });
        let next = before(right, end.unwrap_or(right.len()));
        let both = starts_with(here, "联合");
        let splits = is_whole(left)
            && (joins_with_level(right)
                || (!both && (same_rank(left, next) || same_rank(left, right))));
        if splits {
            glued(left, events);
            start = at + joint;
            skip = start;
        }
    }
    glued(after(names, start), events);
}

/// Names of departments of one level without anything between them: 县水务局县住建局, as it comes
/// from cells whose paragraphs were joined.
fn glued(names: &[Glyph], events: &mut Vec<Event>) {
    let mut rest = names;
    while let Some(prefix) = elision::prefix(rest) {
        let next = outside(rest).skip(2).find(|at| {
            let (left, right) = (before(rest, *at), after(rest, *at));
            prefix.begins(right)
                && is_whole(left)
                && elision::prefix(right).is_some_and(|other| other.same_level(&prefix))
        });
        let Some(next) = next else { break };
        bracketed(before(rest, next), events);
        rest = after(rest, next);
    }
    bracketed(rest, events);
}

/// Names with roles or people in brackets: 区司法局（牵头）区信访局.
fn bracketed(names: &[Glyph], events: &mut Vec<Event>) {
    let brackets = Brackets::new(names);
    let mut name: Vec<Glyph> = Vec::new();
    let mut role_before = None;
    let mut at = 0;
    while let Some(glyph) = names.get(at) {
        let fellow = brackets.fellow(at).filter(|_| matches!(glyph.folded, '(' | '【' | '['));
        let Some(fellow) = fellow else {
            name.push(*glyph);
            at += 1;
            continue;
        };
        let content = names.get(at + 1..fellow).unwrap_or_default();
        if let Some(role) = roles::bracketed(content) {
            if name.is_empty() {
                role_before = Some(role);
            } else {
                unit(&mut name, Some(role), events);
            }
        } else if let Some(event) = aside(content) {
            unit(&mut name, role_before.take(), events);
            events.push(event);
        } else {
            name.extend(names.get(at..=fellow).unwrap_or_default());
        }
        at = fellow + 1;
    }
    unit(&mut name, role_before, events);
}

fn unit(name: &mut Vec<Glyph>, role: Option<UnitRole>, events: &mut Vec<Event>) {
    let name = std::mem::take(name);
    let trimmed = if ends_with(&name, "……") { before(&name, name.len() - 2) } else { &name };
    if !trimmed.is_empty() && !equals(trimmed, "下同") {
        events.push(Event::Unit(trimmed.to_vec(), role));
    }
}
