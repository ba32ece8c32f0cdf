//! Cuts a cell into parts, separators and labels, and decides which blanks and line ends separate.

use super::super::glyphs::{Cursor, Glyph, after, before, ends_with, starts_with};
use super::super::width::is_blank;
use super::brackets::{Brackets, core};
use super::elision::{is_county, share_place};
use super::lists::{DEPARTMENT_STEMS, KINDS};
use super::names::{begins_with_level, is_someone, is_whole};
use super::numbering::{bare_number, is_bullet, is_circled, is_counted, is_number, number};
use super::roles::{self, Label, Verb};
use super::seams::{
    continues_name, cuts_word, ends_name, is_firm, is_part_of, parts_each, parts_of_all, same_rank,
};

/// A piece of a cell.
#[derive(Clone, Debug)]
pub(super) enum Token {
    /// Text between separators, blanks removed.
    Part(Vec<Glyph>),
    /// 、 or another mark as printed: the list goes on.
    Pause(Glyph),
    /// ，, or a blank between whole names.
    Comma,
    /// ；, 。, a number or a new line: a list ends.
    Stop,
    /// What the following units do.
    Label(Label),
    /// Whether a blank separates, the print does not tell, or a part has no end: no list is read.
    Doubt,
}

/// Characters of the longest part between separators; longer ones are sentences.
const MAX_PART: usize = 200;

/// Characters that nearly all names are within: room for them is made at once.
const TYPICAL: usize = 16;

/// Characters of a word that is looked at to decide about the blank before it; names are shorter.
const LOOKAHEAD: usize = 60;

/// Cuts a cell.
pub(super) fn tokens(glyphs: &[Glyph], brackets: &Brackets) -> Vec<Token> {
    let (start, end) = inner(glyphs, brackets);
    let glyphs = before(glyphs, end);
    let lines = glyphs.iter().any(|glyph| glyph.folded == '\n');
    let width = if lines && !list_of_lines(glyphs) { longest_line(glyphs) } else { usize::MAX };
    let first = glyphs.get(start).map(|glyph| glyph.folded);
    let colon = glyphs.iter().any(|glyph| glyph.folded == ':');
    let mut cut = Cut {
        glyphs,
        brackets,
        width,
        line: 0,
        part: Vec::new(),
        colon,
        framed: first.is_some_and(is_frame) && roles::label(glyphs, start, true).is_some(),
        counted: is_counted(glyphs, start),
        numbered: number(glyphs, start).is_some(),
        named: false,
        tokens: Vec::new(),
    };
    let mut at = start;
    while at < glyphs.len() {
        at = cut.step(at).max(at + 1);
        if cut.part.len() > MAX_PART {
            return vec![Token::Doubt];
        }
    }
    cut.close(None);
    cut.tokens
}

/// Where the text begins and ends inside a bracket around the whole cell:
/// （责任单位：区教育局、区民政局）.
fn inner(glyphs: &[Glyph], brackets: &Brackets) -> (usize, usize) {
    let whole = (0, glyphs.len());
    let shown = |glyph: &Glyph| !(is_blank(glyph.folded) || glyph.folded == '。');
    let ends = glyphs.iter().position(shown).zip(glyphs.iter().rposition(shown));
    match ends {
        Some((first, last))
            if brackets.fellow(first) == Some(last)
                && glyphs.get(first).is_some_and(|glyph| "([【〔".contains(glyph.folded)) =>
        {
            (first + 1, last)
        }
        _ => whole,
    }
}

/// Characters of the longest line; at least those of the narrowest column that a table has.
fn longest_line(glyphs: &[Glyph]) -> usize {
    const NARROWEST: usize = 5;

    let lines = glyphs.split(|glyph| glyph.folded == '\n');
    lines
        .map(|line| line.iter().filter(|glyph| !is_blank(glyph.folded)).count())
        .fold(NARROWEST, usize::max)
}

/// Whether three lines or more are each a whole name: so many wraps between names are none.
fn list_of_lines(glyphs: &[Glyph]) -> bool {
    const LEAST: usize = 3;

    let mut count = 0;
    let mut above: Vec<Glyph> = Vec::new();
    for line in glyphs.split(|glyph| glyph.folded == '\n') {
        let line: Vec<Glyph> =
            line.iter().copied().filter(|glyph| !is_blank(glyph.folded)).collect();
        if line.is_empty() {
            continue;
        }
        if line.len() > LOOKAHEAD
            || !(is_whole(&line) || DEPARTMENT_STEMS.is(&line))
            || ends_name(&above, &line)
            || continues_name(&above, &line)
            || cuts_word(&above, &line)
        {
            return false;
        }
        above = line;
        count += 1;
    }
    count >= LEAST
}

#[expect(clippy::struct_excessive_bools, reason = "each is one thing known of the cell")]
struct Cut<'a> {
    glyphs: &'a [Glyph],
    brackets: &'a Brackets,
    /// Characters of the longest line.
    width: usize,
    /// Index where the line begins.
    line: usize,
    part: Vec<Glyph>,
    /// Whether there is a colon: inside a word no label goes without.
    colon: bool,
    /// Whether the cell begins with a label in a frame, as all of its labels then are: 【牵头】.
    framed: bool,
    /// Whether its items are numbered without a mark behind the number: 1区教育局 2区民政局.
    counted: bool,
    /// Whether the cell begins with the number of an item: 1.区教育局2.区民政局.
    numbered: bool,
    /// Whether people stand behind their units: 政教处：李四.
    named: bool,
    tokens: Vec<Token>,
}

impl Cut<'_> {
    fn close(&mut self, separator: Option<Token>) {
        if !self.part.is_empty() {
            self.tokens.push(Token::Part(std::mem::take(&mut self.part)));
        }
        self.tokens.extend(separator);
    }

    /// The label that stands at an index, and the index behind it.
    fn label(&self, at: usize, fresh: bool) -> Option<(Label, usize)> {
        let framed = self.glyphs.get(at).is_some_and(|glyph| is_frame(glyph.folded));
        let possible = fresh || framed || self.colon;
        possible.then(|| roles::label(self.glyphs, at, fresh || framed && self.framed)).flatten()
    }

    /// Takes what stands at an index; the index behind it.
    fn step(&mut self, at: usize) -> usize {
        let Some(glyph) = self.glyphs.get(at).copied() else { return at };
        let fresh = self.part.is_empty() || at == 0;
        // A label may be glued to a name, but not to half a one: 监管主体责任单位：.
        if let Some((label, behind)) = self.label(at, fresh)
            && (fresh || closes(&self.part))
        {
            self.close(Some(Token::Label(label)));
            return behind;
        }
        // ② needs nothing before it, （2） a whole name, as 2. does behind 1.; else it needs a blank or
        // a separator.
        let framed = glyph.folded == '(' || is_circled(glyph.folded);
        let next = self.numbered && glyph.folded.is_ascii_digit();
        let opens = fresh || (framed || next) && is_whole(&self.part);
        if opens && let Some(behind) = self.number(at) {
            self.close(Some(Token::Stop));
            return behind;
        }
        if let Some(fellow) = self.brackets.fellow(at) {
            let inside = self.glyphs.get(at..=fellow).unwrap_or_default();
            self.part.extend(inside.iter().filter(|glyph| !is_blank(glyph.folded)));
            return fellow + 1;
        }
        let separator = match glyph.folded {
            '、' | '/' | '|' | '+' | '&' => Token::Pause(glyph),
            ',' => Token::Comma,
            ';' | '。' => Token::Stop,
            '(' | '[' | '【' => {
                // Without its fellow a bracket holds together what stands on its line.
                let line = after(self.glyphs, at).iter().take_while(|glyph| glyph.folded != '\n');
                let length = line.clone().count();
                self.part.extend(line.filter(|glyph| !is_blank(glyph.folded)));
                return at + length;
            }
            // Marks that stand in names too: they separate a whole name from the next of a level.
            '.' | '·' | '-' | '—' | '–' | '\\' if self.next_is_unit(at + 1) => {
                Token::Pause(glyph)
            }
            ':' if is_whole(&self.part) && self.next_is_someone(at + 1) => {
                self.named = true;
                Token::Label(Label::Unit)
            }
            blank if is_blank(blank) => return self.blanks(at),
            _ => {
                if self.part.is_empty() {
                    if is_bullet(glyph.folded) {
                        return at + 1;
                    }
                    self.part.reserve(TYPICAL);
                }
                self.part.push(glyph);
                return at + 1;
            }
        };
        self.close(Some(separator));
        at + 1
    }

    /// Decides about the blanks that begin at an index; the index behind them.
    fn blanks(&mut self, at: usize) -> usize {
        let mut cursor = Cursor::new(self.glyphs, at);
        cursor.skip_blanks();
        let blanks = self.glyphs.get(at..cursor.at).unwrap_or_default();
        let line_end = blanks.iter().any(|glyph| glyph.folded == '\n');
        let gap = if line_end {
            // A line that a wrap ended is full: it lacks a character or two at most.
            let line = self.glyphs.get(self.line..at).unwrap_or_default();
            let length = line.iter().filter(|glyph| !is_blank(glyph.folded)).count();
            self.line = cursor.at;
            if length + 2 <= self.width { Gap::ShortLine } else { Gap::FullLine }
        } else {
            Gap::Blank
        };
        // 区司法局\n责任单位 区信访局
        let fresh = !is_someone(&self.part);
        if closes(&self.part) && roles::label(self.glyphs, cursor.at, fresh).is_some() {
            self.close(None);
            return cursor.at;
        }
        let next = self.spaced_word(cursor.at);
        if self.part.is_empty() || next.is_empty() {
            return cursor.at;
        }
        if self.number(cursor.at).is_some() && !self.is_spaced_name(cursor.at) {
            self.close(Some(Token::Stop));
        } else if gap == Gap::FullLine && parts_of_all(&self.part, &next)
            || line_end && (parts_each(&self.part, &next) || self.parts_in_list(&next))
        {
            self.tokens.push(Token::Doubt);
        } else if self.named && is_someone(&self.part) && is_whole(&next)
            || is_whole(&self.part) && is_someone(&next) && self.has_telephone(cursor.at)
            || separates(&self.part, &next, gap)
            || line_end && self.are_sectors(&next)
        {
            // Units on lines of their own are a list as those behind commas are.
            self.close(Some(Token::Comma));
        } else if gap != Gap::FullLine && is_someone(&self.part) && begins_with_level(&next)
            || gap == Gap::FullLine && is_whole(&self.part) && is_someone(&next)
        {
            // 张三 区教育局 are two, 邵阳 县教育局 is one; 县教育局\n张三 are two, unless 张三 begins a word.
            self.tokens.push(Token::Doubt);
        } else if latin(self.part.last())
            && latin(next.first())
            && !(line_end && is_in_word(&self.part, &next))
        {
            self.part.extend(blanks.first().map(|blank| Glyph {
                printed: ' ',
                folded: ' ',
                ..*blank
            }));
        }
        cursor.at
    }

    /// Whether a line of a list may be a part of the unit on the line above or a unit of its own:
    /// 经管学院, 教务处.
    fn parts_in_list(&self, next: &[Glyph]) -> bool {
        self.width == usize::MAX
            && !begins_with_level(&self.part)
            && !begins_with_level(next)
            && !same_rank(&self.part, next)
            && is_part_of(&self.part, next)
    }

    /// Whether two lines of a list name departments by what they do: 公安, 司法, 民政.
    fn are_sectors(&self, next: &[Glyph]) -> bool {
        self.width == usize::MAX && DEPARTMENT_STEMS.is(&self.part) && DEPARTMENT_STEMS.is(next)
    }

    /// Whether a whole name ends here and one with its level begins at an index.
    fn next_is_unit(&self, at: usize) -> bool {
        let mut cursor = Cursor::new(self.glyphs, at);
        cursor.skip_blanks();
        let next = self.word(cursor.at);
        is_whole(&self.part) && begins_with_level(&next) && is_whole(roles::verb(&next).0)
    }

    /// The word at an index; a letter-spaced person (李 四) or name (德 育 处) is one.
    fn spaced_word(&self, at: usize) -> Vec<Glyph> {
        let word = self.word(at);
        let mut spaced = word.clone();
        let mut cursor = Cursor::new(self.glyphs, at);
        while spaced.len() < LOOKAHEAD {
            cursor.at = if cursor.at == at { at + word.len() } else { cursor.at + 1 };
            let blanks = cursor.at;
            while cursor.eat_if(|blank| is_blank(blank) && blank != '\n').is_some() {}
            let next = self.word(cursor.at);
            let [letter] = next.as_slice() else { break };
            if word.len() != 1 || cursor.at == blanks {
                break;
            }
            spaced.push(*letter);
        }
        if spaced.len() > 1 && (is_someone(&spaced) || is_whole(&spaced)) { spaced } else { word }
    }

    /// The index behind a number that opens an item.
    fn number(&self, at: usize) -> Option<usize> {
        let bare = || self.counted.then(|| bare_number(self.glyphs, at)).flatten();
        number(self.glyphs, at).or_else(|| bare().map(|(_, behind)| behind))
    }

    /// Whether a person's name stands at an index.
    fn next_is_someone(&self, at: usize) -> bool {
        let mut cursor = Cursor::new(self.glyphs, at);
        cursor.skip_blanks();
        is_someone(&self.word(cursor.at))
    }

    /// Whether a surname stands before the blanks, and a numeral that is the rest of the name behind
    /// them: 张 三、李 四.
    fn is_spaced_name(&self, at: usize) -> bool {
        let Some(next) = self.glyphs.get(at) else { return false };
        self.part.len() == 1 && is_someone(&[self.part.as_slice(), &[*next]].concat())
    }

    /// Whether a telephone number stands behind the word at an index.
    fn has_telephone(&self, at: usize) -> bool {
        let mut cursor = Cursor::new(self.glyphs, at + self.word(at).len());
        cursor.skip_blanks();
        is_number(&self.word(cursor.at))
    }

    /// The word at an index, up to a blank, a separator or a label.
    fn word(&self, at: usize) -> Vec<Glyph> {
        let mut word = Vec::new();
        let mut index = at;
        while let Some(glyph) = self.glyphs.get(index) {
            let ends = is_blank(glyph.folded) || is_separator(glyph.folded) || glyph.folded == ':';
            if ends || word.len() > LOOKAHEAD || self.label(index, false).is_some() {
                break;
            }
            if let Some(fellow) = self.brackets.fellow(index) {
                let inside = self.glyphs.get(index..=fellow).unwrap_or_default();
                word.extend(inside.iter().filter(|glyph| !is_blank(glyph.folded)));
                index = fellow + 1;
            } else {
                word.push(*glyph);
                index += 1;
            }
        }
        word
    }
}

/// What stands between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Blank,
    /// The end of a line that had room for more.
    ShortLine,
    /// The end of a line that may have been wrapped.
    FullLine,
}

/// Whether the blanks between two words separate them.
fn separates(left: &[Glyph], right: &[Glyph], gap: Gap) -> bool {
    let tail = after(left, left.len().saturating_sub(LOOKAHEAD));
    let bracket = right.first().is_some_and(|glyph| matches!(glyph.folded, '(' | ')'));
    if bracket || ends_with(tail, "各") || starts_with(right, "等") {
        return false;
    }
    let (name, verb) = roles::verb(right);
    // 负责 + 落实 are one phrase, 各地 + 区按职责分工负责 one name with its phrase.
    if verb != Verb::None && name.len() < 2 || continues_name(tail, right) {
        return false;
    }
    if ends_name(tail, right) || ends_name(tail, name) || cuts_word(tail, right) {
        return false;
    }
    if role_bracket(tail) || roles::verb(tail).1 != Verb::None {
        // 负责 + 总体协调 is a sentence that was wrapped.
        return gap != Gap::FullLine
            || is_whole(name)
            || begins_with_level(name)
            || is_someone(name);
    }
    // 区教育局 张三, 张三 李四, 张三 13800000000
    let person = is_someone(name) || is_number(name);
    if is_someone(tail) && person
        || gap != Gap::FullLine && is_whole(tail) && person && verb == Verb::None
    {
        return true;
    }
    if is_county(tail) && is_county(name) {
        return true;
    }
    if !is_whole(tail) || name.is_empty() {
        return false;
    }
    // 各乡\n镇人民政府 is one line that was wrapped.
    let wrapped = ends_with(core(tail), "乡") && starts_with(right, "镇");
    if begins_with_level(name) && !wrapped || same_rank(tail, name) {
        return true;
    }
    // 青湖县妇联 behind 共青团青湖县委: what names its place again is no part of another.
    if gap == Gap::Blank && is_whole(name) && share_place(tail, name) {
        return true;
    }
    // 班主任 below 体育教研组 are people of all classes.
    let whole = is_whole(name) || name.len() > 1 && KINDS.is(name);
    (gap != Gap::FullLine || is_firm(tail)) && whole && !is_part_of(tail, name)
}

/// Whether a part can end where it stands: a name, or a phrase about one.
fn closes(part: &[Glyph]) -> bool {
    is_whole(part)
        || is_someone(part)
        || is_number(part)
        || ends_with(part, "等")
        || roles::verb(part).1 != Verb::None
}

/// Whether a name ends with a bracket that gives it a role: 区司法局（牵头）.
fn role_bracket(name: &[Glyph]) -> bool {
    let rest = core(name);
    let bracket = after(name, rest.len());
    rest.len() < name.len()
        && bracket.split_first().and_then(|(_, rest)| rest.split_last()).is_some_and(
            |(_, content)| roles::bracketed(content).is_some() || roles::is_division(content),
        )
}

/// Whether a line may end here inside a word: figures and the letters of an abbreviation (ICU) are
/// broken anywhere, words of small letters at their blanks.
fn is_in_word(part: &[Glyph], next: &[Glyph]) -> bool {
    let small = |glyph: Option<&Glyph>| glyph.is_some_and(|glyph| glyph.folded.is_lowercase());
    let figure = next.first().is_some_and(|glyph| glyph.folded.is_ascii_digit());
    figure
        || !small(part.last())
            && next.iter().take_while(|glyph| latin(Some(*glyph))).all(|glyph| !small(Some(glyph)))
}

fn latin(glyph: Option<&Glyph>) -> bool {
    glyph.is_some_and(|glyph| glyph.folded.is_ascii_alphanumeric())
}

/// Whether a character separates names wherever it stands.
fn is_separator(mark: char) -> bool {
    matches!(mark, '、' | ',' | ';' | '。' | '/' | '|' | '+' | '&')
}

/// Whether a character frames labels: 【牵头单位】.
fn is_frame(mark: char) -> bool {
    matches!(mark, '【' | '[')
}
