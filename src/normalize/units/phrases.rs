//! One part of a cell: who is in it, in which order, and what is said about them.

use super::super::glyphs::{
    Glyph, after, before, ends_with, equals, folded, squeezed, starts_with,
};
use super::brackets::{Brackets, core, outside};
use super::elision;
use super::lists::{
    ASIDES, ET_CETERA_FILL, ET_CETERA_KINDS, JOINTS, OPENERS, PERSON_LABELS, THESE, VERBS,
};
use super::names::{are_kinds, is_someone, is_whole, joins_with_level};
use super::roles::{self, Verb};
use super::seams::{is_doubled, is_run_on, same_rank};
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
    /// What the print does not settle: 区教育局或区公安局.
    Doubt,
}

/// Reads a part.
pub(super) fn events(part: &[Glyph]) -> Vec<Event> {
    let mut events = Vec::new();
    if roles::says_first_leads(core(part)) {
        events.push(Event::FirstLeads);
        return events;
    }
    if ASIDES.is(core(part)) {
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
        if let Some((length, _)) = VERBS.said_first(here)
            && (opened == Some(at) || is_whole(before(part, at)))
        {
            opened = Some(at + length);
        } else if opened == Some(at) && (joins_with_level(here) || starts_with(here, "由")) {
            return Some(at);
        }
    }
    None
}

/// Characters of 以及, 及 or 与 before the first name of a part: 县人社局，及各乡镇; but 和县 is a county.
fn opening_joint(part: &[Glyph]) -> usize {
    if !part.first().is_some_and(|first| matches!(first.folded, '以' | '及' | '与')) {
        return 0;
    }
    let length = JOINTS.start(part).unwrap_or(0);
    if length > 1 || joins_with_level(after(part, length)) { length } else { 0 }
}

fn clause(part: &[Glyph], events: &mut Vec<Event>) {
    let part = after(part, opening_joint(part));
    let (part, mut asides) = trailing_asides(part);
    let (names, verb) = roles::verb(part);
    let opener = OPENERS.start(names).filter(|length| {
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
    if roles::says_first_leads(content) {
        return Some(Event::FirstLeads);
    }
    let duty = after(content, THESE.start(content).unwrap_or(0));
    if roles::is_division(duty) {
        return Some(Event::Division);
    }
    if ASIDES.is(content) {
        return Some(Event::Verb(Verb::None));
    }
    // 区教育局（等部门）
    if et_cetera(content).is_some_and(|(listed, more)| listed.is_empty() && more.is_empty()) {
        return Some(Event::EtCetera);
    }
    let labelled = PERSON_LABELS
        .start(content)
        .is_some_and(|length| content.get(length).is_none_or(|behind| behind.folded == ':'));
    let text = folded(content);
    let numbered =
        text.split(|c: char| !(c.is_ascii_digit() || c == '-')).any(|run| run.len() >= 7);
    let people = content.split(|glyph| matches!(glyph.folded, '、' | ',' | ' ')).all(is_someone);
    (labelled || numbered || people).then(|| Event::Contact(squeezed(content)))
}

/// Cuts 等部门 behind names: the names before it, and those that follow it (及各地区).
fn et_cetera(names: &[Glyph]) -> Option<(&[Glyph], &[Glyph])> {
    /// 高等, 中等, 平等 and the like are words.
    const WORDS: &str = "高中初平同均优";

    if !names.iter().any(|glyph| matches!(glyph.folded, '等' | '…')) {
        return None;
    }
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
            let kind = ET_CETERA_KINDS.start(rest);
            let fill = ET_CETERA_FILL.start(rest);
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
        let joint = JOINTS.start(rest);
        if !filled && (rest.is_empty() || joint.is_some()) {
            return Some((before(names, at), after(rest, joint.unwrap_or(0))));
        }
    }
    None
}

/// Names joined by 和, 及, 与.
fn joined(names: &[Glyph], events: &mut Vec<Event>) {
    let mut start = 0;
    for at in outside(names) {
        let left = names.get(start..at).unwrap_or_default();
        let here = after(names, at);
        let (joint, kind) = match here.first().map(|glyph| glyph.folded) {
            Some('或' | '并') => (1, Joint::Unclear),
            Some('联') if starts_with(here, "联合") => (2, Joint::Jointly),
            _ => match JOINTS.start(here) {
                Some(length) => (length, Joint::And),
                None => continue,
            },
        };
        let right = after(here, joint);
        if at < start || left.len() < 2 || right.is_empty() {
            continue;
        }
        // Up to the next joint, for the rank of the name is at its end.
        let end = outside(right).find(|at| *at > 1 && JOINTS.start(after(right, *at)).is_some());
        let next = before(right, end.unwrap_or(right.len()));
        let ranked = same_rank(left, next) || same_rank(left, right);
        // 共和县和贵德县人民政府
        let places = elision::expand_place(left, next).is_some();
        let counties = elision::is_county(left) && elision::is_county(next);
        let places = kind == Joint::And && (places || counties && !in_name(here));
        let kinds = kind == Joint::And && are_kinds(left, next);
        let splits = is_whole(left) && (joins_with_level(right) || kind == Joint::And && ranked)
            || places
            || kinds;
        if splits && kind == Joint::Unclear {
            events.push(Event::Doubt);
        } else if splits {
            glued(left, events);
            start = at + joint;
        }
    }
    glued(after(names, start), events);
}

/// Whether 和 begins a word that names of places like: 和平区, 和谐社区.
fn in_name(here: &[Glyph]) -> bool {
    matches!(here, [joint, next, ..] if joint.folded == '和' && "平谐睦顺美田".contains(next.folded))
}

/// What stands between two names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// 和
    And,
    /// 联合, which stands in names as well: 联合会.
    Jointly,
    /// 或, 并: whether both do it, the print does not say.
    Unclear,
}

/// Names of departments of one level without anything between them: 县水务局县住建局, as it comes
/// from cells whose paragraphs were joined. 区委区政府办 is short for 区委办 and 区政府办 and stays whole.
fn glued(names: &[Glyph], events: &mut Vec<Event>) {
    let mut rest = names;
    // Of most names the first character stands in them once.
    let again = |rest: &[Glyph]| {
        rest.split_first()
            .is_some_and(|(first, rest)| rest.iter().any(|glyph| glyph.folded == first.folded))
    };
    while let Some(prefix) = again(rest).then(|| elision::prefix(rest)).flatten() {
        let next = outside(rest).skip(2).find(|at| {
            let (left, right) = (before(rest, *at), after(rest, *at));
            prefix.begins(right)
                && is_whole(left)
                && !prefix.is_committee(left)
                && elision::names_department(right)
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
    if !names.iter().any(|glyph| is_opening(glyph.folded)) {
        unit(&mut names.to_vec(), None, events);
        return;
    }
    let brackets = Brackets::new(names);
    let mut name: Vec<Glyph> = Vec::new();
    let mut role_before = None;
    let mut at = 0;
    while let Some(glyph) = names.get(at) {
        let fellow = brackets.fellow(at).filter(|_| is_opening(glyph.folded));
        let Some(fellow) = fellow else {
            name.push(*glyph);
            at += 1;
            continue;
        };
        let content = names.get(at + 1..fellow).unwrap_or_default();
        if let Some(role) = roles::bracketed(content) {
            // （牵头）区司法局（配合）区信访局: the first bracket tells on which side they stand.
            if name.is_empty() || role_before.is_some() {
                unit(&mut name, role_before.replace(role), events);
            } else {
                unit(&mut name, Some(role), events);
            }
        } else if let Some(helpers) = helpers(content).filter(|_| is_whole(&name)) {
            unit(&mut name, role_before.take(), events);
            events.extend(helpers);
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

/// Whether a character opens a bracket that may give a role.
fn is_opening(mark: char) -> bool {
    matches!(mark, '(' | '[' | '【' | '〔')
}

/// Others that a bracket names with what they do: 区教育局（区公安局配合）. Who leads in a bracket
/// may be one of those before it.
fn helpers(content: &[Glyph]) -> Option<Vec<Event>> {
    let (names, verb) = roles::verb(content);
    let role = match verb {
        Verb::Role(UnitRole::Lead | UnitRole::Host) => return Some(vec![Event::Doubt]),
        Verb::Role(role) if role != UnitRole::Responsible => role,
        _ => return None,
    };
    let mut names = names.split(|glyph| glyph.folded == '、').peekable();
    names.peek().filter(|first| is_whole(first))?;
    Some(names.map(|name| Event::Unit(name.to_vec(), Some(role))).collect())
}

fn unit(name: &mut Vec<Glyph>, role: Option<UnitRole>, events: &mut Vec<Event>) {
    let name = std::mem::take(name);
    let trimmed = if ends_with(&name, "……") { before(&name, name.len() - 2) } else { &name };
    if is_doubled(trimmed) || is_run_on(trimmed) {
        events.push(Event::Doubt);
    }
    if !trimmed.is_empty() && !equals(trimmed, "下同") {
        events.push(Event::Unit(trimmed.to_vec(), role));
    }
}
