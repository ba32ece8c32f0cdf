//! What units do: labels before them, verbs and phrases behind them.

use super::super::glyphs::{Cursor, Glyph, after, before, ends_with, equals};
use super::super::width::is_blank;
use super::super::word_list::WordList;
use super::brackets::{core, outside};
use super::lists::{
    DUTIES, DUTY_FILL, DUTY_LEAD, DUTY_OPENERS, DUTY_TAIL, DUTY_WORDS, ENDINGS, FIRST_UNIT,
    LABEL_FILL, LABEL_NOUNS, LABEL_WORDS, NOT_VERBS, PERSON_LABELS, PLAIN_LABEL_NOUNS, ROLE_FILL,
    ROLE_PHRASES, VERBS,
};
use super::names::{is_someone, is_whole};
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

/// Characters of the longest label, blanks between them counted.
const LONGEST_LABEL: usize = 24;

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
    let ahead = after(glyphs, at).iter().take(LONGEST_LABEL);
    let colon = ahead.into_iter().any(|glyph| glyph.folded == ':');
    let (role, noun) = role_words(&mut cursor, fresh, colon)?;
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
    if fresh && noun && cursor.eat_if(|mark| matches!(mark, '-' | '—')).is_some() {
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
    PERSON_LABELS.eaten(cursor).find_map(|(mut behind, ())| {
        behind.skip_blanks();
        behind.eat(':').then_some(behind.at)
    })
}

/// Words of a label: 主要责任单位, 牵头（责任）部门, 配合; whether it says 单位. `colon`: one follows,
/// without which words that say no role are no label.
fn role_words(cursor: &mut Cursor<'_>, fresh: bool, colon: bool) -> Option<(Label, bool)> {
    let mut role = None;
    let mut ahead = *cursor;
    let mut filled = false;
    loop {
        let mut next = ahead;
        next.skip_blanks();
        if let Some(found) = LABEL_WORDS.eat(&mut next) {
            ahead = next;
            // 牵头责任单位 leads.
            role = match role {
                None | Some(UnitRole::Responsible) => Some(found),
                kept => kept,
            };
        } else if LABEL_FILL.eat(&mut ahead).is_some() {
            filled = true;
        } else if role.is_some() {
            // 牵头（责任）单位, 主办、承办单位: only between words of roles.
            let mut joint = ahead;
            joint.eat_if(|mark| "(、/和及".contains(mark));
            let inner = LABEL_WORDS.eat(&mut joint).is_some();
            joint.eat(')');
            if !inner {
                break;
            }
            ahead = joint;
        } else {
            break;
        }
    }
    if role.is_none() && !filled && !colon {
        return None;
    }
    if role.is_none() && !filled && fresh {
        role = match named_role(&mut ahead)? {
            Label::Role(role) => Some(role),
            _ => None,
        };
    }
    let mut next = ahead;
    next.skip_blanks();
    let unknown = role.is_none() && !filled;
    let nouns = if unknown { &PLAIN_LABEL_NOUNS } else { &LABEL_NOUNS };
    let noun = nouns.eat(&mut next).is_some();
    *cursor = if noun { next } else { ahead };
    if !noun {
        return role.map(|role| (Label::Role(role), false));
    }
    role = bracket_of_label(cursor, role);
    // 责任单位1：
    let mut numbered = *cursor;
    while numbered.eat_if(|c| c.is_ascii_digit() || "一二三四五六七八九".contains(c)).is_some()
    {
    }
    if numbered.peek() == Some(':') {
        *cursor = numbered;
    }
    // 责任单位及责任人：
    let mut behind = *cursor;
    if behind.eat_if(|mark| "及和、/".contains(mark)).is_some()
        && PERSON_LABELS.eat(&mut behind).is_some()
    {
        *cursor = behind;
        return role.map(|role| (Label::RoleAndPerson(role), true));
    }
    match role {
        Some(role) => Some((Label::Role(role), true)),
        // 组织单位：, 项目单位：
        None if filled => Some((Label::Role(UnitRole::Responsible), true)),
        None if fresh => Some((Label::Unknown, true)),
        None => None,
    }
}

/// What a label may say that begins with words of its own: a role (街道责任单位：), or one that is not
/// known (监督单位：).
fn named_role(ahead: &mut Cursor<'_>) -> Option<Label> {
    /// Characters of the longest words before the role.
    const LONGEST: usize = 4;

    for _ in 0..LONGEST {
        if PLAIN_LABEL_NOUNS.eaten(*ahead).any(|(behind, ())| behind.peek() == Some(':')) {
            break;
        }
        if let Some(found) = LABEL_WORDS.eat(ahead) {
            return Some(Label::Role(found));
        }
        ahead.eat_if(|next| next.is_alphabetic() && !"各有相".contains(next))?;
    }
    Some(Label::Unknown)
}

/// Takes a bracket behind the noun of a label: 责任单位（部门）：, 责任单位（牵头）：.
fn bracket_of_label(cursor: &mut Cursor<'_>, role: Option<UnitRole>) -> Option<UnitRole> {
    let mut behind = *cursor;
    if !behind.eat('(') {
        return role;
    }
    let said = LABEL_WORDS.eat(&mut behind);
    let noun = LABEL_NOUNS.eat(&mut behind);
    if (said.is_none() && noun.is_none()) || !behind.eat(')') {
        return role;
    }
    if said.is_some() && behind.peek() != Some(':') {
        return role;
    }
    *cursor = behind;
    said.or(role)
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
    if let Some((length, role)) = ROLE_PHRASES.said_last(part) {
        return (before(part, part.len() - length), Verb::Role(role));
    }
    if let Some((names, role)) = acts_as(part) {
        return (names, Verb::Role(role));
    }
    let mut end = part.len();
    let mut role: Option<UnitRole> = None;
    let mut organ = None;
    let mut whole = None;
    let mut shortest = None;
    // From the end to the front, word by word. The names are what is left when the shortest rest
    // is reached that ends as an organ does: 各乡镇 of 各乡镇负责组织实施.
    while NOT_VERBS.end(before(part, end)).is_none() {
        let rest = before(part, end);
        let length = if let Some((length, found)) = VERBS.said_last(rest) {
            role = Some(role.map_or(found, |role| stronger(role, found)));
            length
        } else if let Some(length) = ROLE_FILL.end(rest) {
            length
        } else {
            break;
        };
        end -= length;
        let names = before(part, end);
        let Some(role) = role else { continue };
        let found = Some((end, role));
        shortest = found;
        if names.is_empty() || ends_with(names, "等") || ENDINGS.end(core(names)).is_some() {
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

/// Cuts 为牵头单位, 是配合部门 off the end of a part.
fn acts_as(part: &[Glyph]) -> Option<(&[Glyph], UnitRole)> {
    let mut rest = before(part, part.len() - LABEL_NOUNS.end(part)?);
    let mut role = None;
    while let Some((length, found)) = LABEL_WORDS.said_last(rest) {
        role = Some(role.map_or(found, |role| stronger(role, found)));
        rest = before(rest, rest.len() - length);
    }
    let verb = ["作为", "为", "是"].iter().find(|verb| ends_with(rest, verb))?;
    Some((before(rest, rest.len() - verb.chars().count()), role?))
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
        while let Some(length) = DUTY_LEAD.end(names) {
            names = before(names, names.len() - length);
        }
        Some((names, verb))
    };
    if let Some(length) = DUTY_WORDS.end(part) {
        let end = part.len() - length;
        return cut(duty_start(part, end).unwrap_or(end), Verb::Division(None));
    }
    let (at, verb) = outside(part).find_map(|at| duty(after(part, at)).map(|verb| (at, verb)))?;
    cut(at, verb)
}

/// Where 按职责 begins that ends at an index: 按职责 + 分工负责.
fn duty_start(part: &[Glyph], end: usize) -> Option<usize> {
    outside(part)
        .take_while(|at| *at < end)
        .find(|at| duty(part.get(*at..end).unwrap_or_default()).is_some())
}

/// Reads a phrase of divided duty that takes all of a part.
fn duty(part: &[Glyph]) -> Option<Verb> {
    let mut rest = after(part, DUTY_OPENERS.start(part)?);
    let skip = |rest: &mut &[Glyph], words: &WordList| match words.start(rest) {
        Some(length) => {
            *rest = rest.get(length..).unwrap_or_default();
            true
        }
        None => false,
    };
    while DUTIES.start(rest).is_none() && skip(&mut rest, &DUTY_FILL) {}
    if !skip(&mut rest, &DUTIES) {
        return None;
    }
    // 按职能职责分工负责
    while skip(&mut rest, &DUTIES) {}
    let mut role = None;
    while !rest.is_empty() {
        if let Some((length, found)) = VERBS.said_first(rest) {
            role = Some(role.map_or(found, |role| stronger(role, found)));
            rest = after(rest, length);
        } else if !skip(&mut rest, &DUTY_TAIL) {
            return None;
        }
    }
    let other = !matches!(role, None | Some(UnitRole::Responsible | UnitRole::Implement));
    Some(Verb::Division(role.filter(|_| other)))
}

/// The role that a bracket gives: （牵头）, （配合单位）.
pub(super) fn bracketed(content: &[Glyph]) -> Option<UnitRole> {
    // （牵头，下同）
    let same = [",下同", "、下同"].iter().any(|same| ends_with(content, same));
    let content = before(content, content.len() - if same { 3 } else { 0 });
    let mut cursor = Cursor::new(content, 0);
    let (label, _) = role_words(&mut cursor, false, false)?;
    cursor.skip_blanks();
    match label {
        Label::Role(role) if cursor.at == content.len() => Some(role),
        _ => None,
    }
}

/// Whether a text says that the unit named first leads: 列第一位的为牵头单位.
pub(super) fn says_first_leads(text: &[Glyph]) -> bool {
    let leads = text.windows(2).any(|pair| equals(pair, "牵头"));
    leads && FIRST_UNIT.inside(text)
}
