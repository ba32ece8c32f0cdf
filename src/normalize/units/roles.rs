//! What units do: labels before them, verbs and phrases behind them.

use super::super::glyphs::{
    Cursor, Glyph, after, before, ends_with, longest_end, longest_start, starts_with,
};
use super::super::width::is_blank;
use super::brackets::{core, outside};
use super::names::{is_someone, is_whole};
use crate::lexicon::duties::{
    DUTIES, DUTY_FILL, DUTY_LEAD, DUTY_OPENERS, DUTY_TAIL, DUTY_WORDS, LABEL_FILL, LABEL_NOUNS,
    LABEL_WORDS, OFFICES, ORGANIZATIONS, PERSON_LABELS, ROLE_FILL, ROLE_PHRASES, ROLE_WORDS,
};
use crate::lexicon::organs::ENDINGS;
use crate::units::UnitRole;

/// A label: 牵头单位：.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Of units that do this.
    Role(UnitRole),
    /// Of units, but what they do is not known: 监督单位：.
    Unknown,
    /// Of units that do this, and of the people there: 责任单位及责任人：.
    RoleAndPerson(UnitRole),
    /// Of people and numbers: 联系人：.
    Person,
    /// A unit before those who act for it: 政教处：李四.
    Unit,
}

/// The label that stands at an index, and the index behind it. `fresh`: a word begins there.
pub(super) fn label(glyphs: &[Glyph], at: usize, fresh: bool) -> Option<(Label, usize)> {
    let mut cursor = Cursor::new(glyphs, at);
    let framed = match cursor.peek()? {
        '【' => Some('】'),
        '[' => Some(']'),
        _ => None,
    };
    if framed.is_some() {
        cursor.bump();
    }
    if let Some(behind) = person_label(cursor) {
        return Some((Label::Person, behind));
    }
    let (role, noun) = role_words(&mut cursor, fresh)?;
    cursor.skip_blanks();
    if framed.is_some_and(|close| cursor.eat(close)) {
        let mut ahead = cursor;
        ahead.skip_blanks();
        if ahead.eat(':') {
            return Some((role, ahead.at));
        }
        // 区司法局【牵头】、 is no label: it speaks of the name before it.
        let leads = fresh || (noun && ahead.peek().is_some_and(char::is_alphabetic));
        return leads.then_some((role, cursor.at));
    }
    if framed.is_some() {
        return None;
    }
    let blank =
        cursor.at.checked_sub(1).and_then(|at| glyphs.get(at)).is_some_and(|g| is_blank(g.folded));
    if cursor.eat(':') {
        return Some((role, cursor.at));
    }
    if !(fresh && noun) || role == Label::Unknown {
        return None;
    }
    if cursor.eat('为') || cursor.eat('是') {
        return Some((role, cursor.at));
    }
    let goes_on = cursor.peek().is_some_and(char::is_alphabetic);
    (blank && goes_on).then_some((role, cursor.at))
}

fn person_label(cursor: Cursor<'_>) -> Option<usize> {
    PERSON_LABELS.iter().find_map(|word| {
        let mut ahead = cursor;
        if !ahead.eat_word(word) {
            return None;
        }
        ahead.skip_blanks();
        ahead.eat(':').then_some(ahead.at)
    })
}

/// Words of a label: 主要责任单位, 牵头（责任）部门, 配合; whether it says 单位.
fn role_words(cursor: &mut Cursor<'_>, fresh: bool) -> Option<(Label, bool)> {
    let mut role = None;
    let mut ahead = *cursor;
    let mut filled = false;
    loop {
        let mut next = ahead;
        next.skip_blanks();
        let mut words = LABEL_WORDS.iter().chain(ROLE_WORDS);
        let word = words.find(|(word, _)| next.eat_word(word));
        if word.is_some() {
            ahead = next;
        }
        if let Some((_, found)) = word {
            // 牵头责任单位 leads.
            role = match role {
                None | Some(UnitRole::Responsible) => Some(*found),
                kept => kept,
            };
        } else if LABEL_FILL.iter().any(|word| ahead.eat_word(word)) {
            filled = true;
        } else if role.is_some() {
            // 牵头（责任）单位, 主办、承办单位: only between words of roles.
            let mut joint = ahead;
            joint.eat_if(|mark| "(、/和及".contains(mark));
            let inner = ROLE_WORDS.iter().any(|(word, _)| joint.eat_word(word));
            joint.eat(')');
            if !inner {
                break;
            }
            ahead = joint;
        } else {
            break;
        }
    }
    if role.is_none() && !filled && fresh {
        // 监督单位：, 街道责任单位：
        const LONGEST: usize = 4;
        for _ in 0..LONGEST {
            let named = LABEL_NOUNS.iter().any(|noun| {
                let mut next = ahead;
                next.eat_word(noun) && next.peek() == Some(':')
            });
            if named {
                break;
            }
            if let Some((_, found)) = ROLE_WORDS.iter().find(|(word, _)| ahead.eat_word(word)) {
                role = Some(*found);
                break;
            }
            ahead.eat_if(|next| next.is_alphabetic() && !"各有相".contains(next))?;
        }
    }
    let mut next = ahead;
    next.skip_blanks();
    let mut nouns: Vec<&&str> = LABEL_NOUNS.iter().collect();
    nouns.sort_by_key(|noun| std::cmp::Reverse(noun.len()));
    let noun = nouns.into_iter().any(|noun| next.eat_word(noun));
    *cursor = if noun { next } else { ahead };
    let mut behind = *cursor;
    // 责任单位（部门）：, 责任单位及责任人：
    if noun
        && behind.eat('(')
        && LABEL_NOUNS.iter().any(|noun| behind.eat_word(noun))
        && behind.eat(')')
    {
        *cursor = behind;
    }
    let mut behind = *cursor;
    if noun
        && behind.eat_if(|mark| "及和、/".contains(mark)).is_some()
        && PERSON_LABELS.iter().any(|word| behind.eat_word(word))
    {
        *cursor = behind;
        return role.map(|role| (Label::RoleAndPerson(role), noun));
    }
    match role {
        Some(role) => Some((Label::Role(role), noun)),
        // 组织单位：, 项目单位：
        None if noun && filled => Some((Label::Role(UnitRole::Responsible), noun)),
        None if noun && fresh => Some((Label::Unknown, noun)),
        None => None,
    }
}

/// What stands behind names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Nothing.
    None,
    /// They do this.
    Role(UnitRole),
    /// Each does its part (按职责分工负责); `Some` where that part is another role.
    Division(Option<UnitRole>),
}

/// Cuts verbs and phrases off the end of a part: the names before them, and what they say.
pub(super) fn verb(part: &[Glyph]) -> (&[Glyph], Verb) {
    if let Some((names, verb)) = division(part) {
        return (names, verb);
    }
    for (phrase, role) in ROLE_PHRASES {
        if ends_with(part, phrase) {
            return (before(part, part.len() - phrase.chars().count()), Verb::Role(*role));
        }
    }
    let mut end = part.len();
    let mut role: Option<UnitRole> = None;
    let mut organ = None;
    let mut whole = None;
    let mut shortest = None;
    // From the end to the front, word by word. The names are what is left when the shortest rest
    // is reached that ends as an organ does: 各乡镇 of 各乡镇负责组织实施.
    while longest_end(before(part, end), ORGANIZATIONS).is_none()
        && longest_end(before(part, end), OFFICES).is_none()
    {
        let rest = before(part, end);
        let word = ROLE_WORDS
            .iter()
            .filter(|(word, _)| *word != "责任" && ends_with(rest, word))
            .max_by_key(|(word, _)| word.len());
        let length = if let Some((word, found)) = word {
            role = Some(role.map_or(*found, |role| stronger(role, *found)));
            word.chars().count()
        } else if let Some(length) = longest_end(rest, ROLE_FILL) {
            length
        } else {
            break;
        };
        end -= length;
        let names = before(part, end);
        let Some(role) = role else { continue };
        let found = Some((end, role));
        shortest = found;
        if names.is_empty() || ends_with(names, "等") || longest_end(core(names), ENDINGS).is_some()
        {
            organ = found;
        }
        if whole.is_none() && (is_whole(names) || is_someone(names)) {
            whole = found;
        }
    }
    match organ.or(whole).or(shortest) {
        Some((end, role)) => (before(part, end), Verb::Role(role)),
        None => (part, Verb::None),
    }
}

/// Of the words of one phrase the one that says most: 牵头负责 leads, 负责落实 implements.
fn stronger(left: UnitRole, right: UnitRole) -> UnitRole {
    let weight = |role: UnitRole| match role {
        UnitRole::Responsible => 0,
        UnitRole::Implement => 1,
        UnitRole::Support => 2,
        UnitRole::Guide => 3,
        UnitRole::CoOrganizer => 4,
        UnitRole::Organizer => 5,
        UnitRole::Host => 6,
        UnitRole::Lead => 7,
    };
    if weight(left) >= weight(right) { left } else { right }
}

/// Whether a part is a phrase of divided duty from its first character to its last.
pub(super) fn is_division(part: &[Glyph]) -> bool {
    division(part).is_some_and(|(names, _)| names.is_empty())
}

/// Cuts 按职责分工负责 off the end of a part.
fn division(part: &[Glyph]) -> Option<(&[Glyph], Verb)> {
    let cut = |end: usize, verb| {
        let mut names = before(part, end);
        while let Some(length) = longest_end(names, DUTY_LEAD) {
            names = before(names, names.len() - length);
        }
        Some((names, verb))
    };
    if let Some(length) = longest_end(part, DUTY_WORDS) {
        let end = part.len() - length;
        return cut(duty_start(part, end).unwrap_or(end), Verb::Division(None));
    }
    for at in outside(part) {
        if let Some(verb) = duty(after(part, at)) {
            return cut(at, verb);
        }
    }
    None
}

/// Where 按职责 begins that ends at an index: 按职责 + 分工负责.
fn duty_start(part: &[Glyph], end: usize) -> Option<usize> {
    outside(part)
        .take_while(|at| *at < end)
        .find(|at| duty(part.get(*at..end).unwrap_or_default()).is_some())
}

/// Reads a phrase of divided duty that takes all of a part.
fn duty(part: &[Glyph]) -> Option<Verb> {
    let mut rest = after(part, longest_start(part, DUTY_OPENERS)?);
    let skip = |rest: &mut &[Glyph], words: &[&str]| match longest_start(rest, words) {
        Some(length) => {
            *rest = rest.get(length..).unwrap_or_default();
            true
        }
        None => false,
    };
    while longest_start(rest, DUTIES).is_none() && skip(&mut rest, DUTY_FILL) {}
    if !skip(&mut rest, DUTIES) {
        return None;
    }
    let mut role = None;
    while !rest.is_empty() {
        let word = ROLE_WORDS.iter().find(|(word, _)| starts_with(rest, word));
        if let Some((word, found)) = word {
            role = Some(role.map_or(*found, |role| stronger(role, *found)));
            rest = after(rest, word.chars().count());
        } else if !skip(&mut rest, ROLE_FILL) && !skip(&mut rest, DUTY_TAIL) {
            return None;
        }
    }
    let other = !matches!(role, None | Some(UnitRole::Responsible | UnitRole::Implement));
    Some(Verb::Division(role.filter(|_| other)))
}

/// The role that a bracket gives: （牵头）, （配合单位）.
pub(super) fn bracketed(content: &[Glyph]) -> Option<UnitRole> {
    // （牵头，下同）
    let same = longest_end(content, &[",下同", "、下同"]).unwrap_or(0);
    let content = before(content, content.len() - same);
    let mut cursor = Cursor::new(content, 0);
    let (label, _) = role_words(&mut cursor, false)?;
    cursor.skip_blanks();
    match label {
        Label::Role(role) if cursor.at == content.len() => Some(role),
        _ => None,
    }
}

/// Whether a text says that the unit named first leads: 列第一位的为牵头单位.
pub(super) fn says_first_leads(text: &str) -> bool {
    let first = ["第一位", "首位", "第一个", "排名第一", "第一的", "排第一", "列第一", "列首"];
    text.contains("牵头") && first.iter().any(|word| text.contains(word))
}
