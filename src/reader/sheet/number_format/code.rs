//! A format code to sections of tokens.

use super::east_asian::{self, Numerals};

/// More sections than any code has; the rest is not looked at.
const MAX_SECTIONS: usize = 8;

/// The longest code a program lets its user type; a longer one is no format.
const MAX_CODE_CHARS: usize = 1024;

/// One of the parts between `;`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) tokens: Vec<Token>,
    pub(super) condition: Option<Condition>,
    /// Whether it shows a date or time.
    pub(super) is_date: bool,
    /// `[DBNum1]` to `[DBNum3]`.
    pub(super) numerals: Option<Numerals>,
    /// Whether `[$-804]` or another Chinese locale is set.
    pub(super) is_chinese: bool,
}

/// `[>=100]`
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    less: bool,
    equal: bool,
    greater: bool,
    bound: f64,
}

impl Condition {
    pub(super) fn holds(self, value: f64) -> bool {
        (self.less && value < self.bound)
            || (self.equal && value.total_cmp(&self.bound).is_eq())
            || (self.greater && value > self.bound)
    }
}

/// A unit of time in a code, with how often its letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Literal(String),
    /// A part of a date or time and its number of letters.
    Part(Unit, usize),
    /// `[h]`: all hours, not those of the day.
    Elapsed(Unit, usize),
    /// `.0` behind seconds: so many decimals.
    SecondFraction(usize),
    /// `aaa` or `aaaa`.
    Weekday(usize),
    /// What stands for morning and afternoon.
    Noon(&'static str, &'static str),
    General,
    /// `@`
    Text,
    /// `0`, `#` or `?`
    Digit(char),
    Point,
    Comma,
    Percent,
    /// `/` between digit places.
    Slash,
    /// `E+` or `E-`; whether a plus is shown.
    Exponent(bool),
}

/// Takes a code apart; never fails: what it does not know is a literal.
pub(super) fn parse(code: &str) -> Vec<Section> {
    let mut scanner =
        Scanner { rest: code.chars().take(MAX_CODE_CHARS).collect(), at: 0, sections: vec![] };
    scanner.section();
    while scanner.at < scanner.rest.len() && scanner.sections.len() < MAX_SECTIONS {
        scanner.section();
    }
    scanner.sections
}

struct Scanner {
    rest: Vec<char>,
    at: usize,
    sections: Vec<Section>,
}

impl Scanner {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += 1;
        Some(next)
    }

    /// Takes a word if it stands here, whatever its case.
    fn word(&mut self, word: &str) -> bool {
        let mut end = self.at;
        for expected in word.chars() {
            match self.rest.get(end) {
                Some(found) if found.eq_ignore_ascii_case(&expected) => end += 1,
                _ => return false,
            }
        }
        self.at = end;
        true
    }

    /// Takes the run of a letter that starts here; its length.
    fn run(&mut self, letter: char) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|c| c.eq_ignore_ascii_case(&letter)) {
            self.at += 1;
        }
        self.at - start
    }

    fn section(&mut self) {
        let mut section = Section::default();
        while let Some(c) = self.peek() {
            if c == ';' {
                self.at += 1;
                break;
            }
            self.token(c, &mut section);
        }
        section.is_date = section
            .tokens
            .iter()
            .any(|token| matches!(token, Token::Part(..) | Token::Elapsed(..) | Token::Weekday(_)));
        if section.is_date {
            tell_minutes_from_months(&mut section.tokens);
            tell_points(&mut section.tokens);
        }
        self.sections.push(section);
    }

    fn token(&mut self, c: char, section: &mut Section) {
        for (word, token) in [
            (super::GENERAL, Token::General),
            (east_asian::GENERAL, Token::General),
            ("AM/PM", Token::Noon("AM", "PM")),
            ("A/P", Token::Noon("A", "P")),
            ("E+", Token::Exponent(true)),
            ("E-", Token::Exponent(false)),
        ] {
            if self.word(word) {
                section.tokens.push(token);
                return;
            }
        }
        let (morning, afternoon) = east_asian::NOON;
        if self.word(&format!("{morning}/{afternoon}")) {
            section.tokens.push(Token::Noon(morning, afternoon));
            return;
        }
        let token = match c.to_ascii_lowercase() {
            'y' => Token::Part(Unit::Year, self.run('y')),
            // The year of the era; the calendar of China has none.
            'e' => Token::Part(Unit::Year, self.run('e').max(4)),
            'm' => Token::Part(Unit::Month, self.run('m')),
            'd' => Token::Part(Unit::Day, self.run('d')),
            'h' => Token::Part(Unit::Hour, self.run('h')),
            's' => Token::Part(Unit::Second, self.run('s')),
            'a' => match self.run('a') {
                letters @ 3.. => Token::Weekday(letters),
                letters => Token::Literal("a".repeat(letters)),
            },
            '[' => return self.bracket(section),
            _ => {
                self.at += 1;
                match c {
                    '0' | '#' | '?' => Token::Digit(c),
                    '.' => Token::Point,
                    ',' => Token::Comma,
                    '%' => Token::Percent,
                    '/' => Token::Slash,
                    '@' => Token::Text,
                    '"' => Token::Literal(self.quoted()),
                    '\\' | '!' => Token::Literal(self.next().map(String::from).unwrap_or_default()),
                    // A blank of that character's width, and a filling with it: layout.
                    '_' | '*' => {
                        self.at += 1;
                        return;
                    }
                    c => Token::Literal(c.to_string()),
                }
            }
        };
        section.tokens.push(token);
    }

    fn quoted(&mut self) -> String {
        let mut text = String::new();
        while let Some(c) = self.next().filter(|c| *c != '"') {
            text.push(c);
        }
        text
    }

    /// `[h]`, `[>=100]`, `[DBNum1]`, `[$¥-804]`, `[Red]`.
    fn bracket(&mut self, section: &mut Section) {
        self.at += 1;
        let mut inside = String::new();
        while let Some(c) = self.next().filter(|c| *c != ']') {
            inside.push(c);
        }
        let lower = inside.to_ascii_lowercase();
        if let Some(locale) = inside.strip_prefix('$') {
            self.locale(locale, section);
        } else if let Some(number) = lower.strip_prefix("dbnum") {
            section.numerals = match number {
                "1" => Some(Numerals::Chinese),
                "2" => Some(Numerals::Formal),
                "3" => Some(Numerals::FullWidth),
                _ => None,
            };
        } else if let Some(condition) = condition(&inside) {
            section.condition = Some(condition);
        } else if let Some(first) = lower.chars().next().filter(|c| lower.chars().all(|d| d == *c))
        {
            let unit = match first {
                'h' => Unit::Hour,
                'm' => Unit::Minute,
                's' => Unit::Second,
                _ => return,
            };
            section.tokens.push(Token::Elapsed(unit, lower.len()));
        }
        // Everything else is a colour.
    }

    /// `[$¥-804]`: a text and the language of what follows.
    fn locale(&mut self, locale: &str, section: &mut Section) {
        /// The system's long date and its time, whatever codes follow.
        const SYSTEM: (&str, &str) = ("F800", "F400");
        /// The low byte of every Chinese language id.
        const CHINESE: u32 = 0x04;

        let (text, language) = locale.split_once('-').unwrap_or((locale, ""));
        if !text.is_empty() {
            section.tokens.push(Token::Literal(text.to_owned()));
        }
        let replacement = match language.to_ascii_uppercase() {
            language if language == SYSTEM.0 => east_asian::SYSTEM_LONG_DATE,
            language if language == SYSTEM.1 => "h:mm:ss",
            language => {
                let id = u32::from_str_radix(&language, 16).unwrap_or(0);
                section.is_chinese = id & 0xFF == CHINESE || language.starts_with("ZH");
                // The high byte is another way to write [DBNum1] to [DBNum3].
                section.numerals = section.numerals.or(match id >> 24 {
                    0x1E | 0x21 => Some(Numerals::Chinese),
                    0x1F | 0x22 => Some(Numerals::Formal),
                    0x20 | 0x23 => Some(Numerals::FullWidth),
                    _ => None,
                });
                return;
            }
        };
        while self.peek().is_some_and(|c| c != ';') {
            self.at += 1;
        }
        if let Some(system) = parse(replacement).pop() {
            section.tokens.extend(system.tokens);
        }
    }
}

/// `m` is a minute behind hours and before seconds, whatever literals stand between.
fn tell_minutes_from_months(tokens: &mut [Token]) {
    let is_hour =
        |token: &Token| matches!(token, Token::Part(Unit::Hour, _) | Token::Elapsed(Unit::Hour, _));
    let is_second = |token: &Token| {
        matches!(token, Token::Part(Unit::Second, _) | Token::Elapsed(Unit::Second, _))
    };
    let is_part = |token: &Token| matches!(token, Token::Part(..) | Token::Elapsed(..));
    let parts: Vec<usize> =
        tokens.iter().enumerate().filter(|(_, token)| is_part(token)).map(|(at, _)| at).collect();
    for (order, at) in parts.iter().enumerate() {
        let neighbour = |order: Option<usize>| {
            order.and_then(|order| parts.get(order)).and_then(|at| tokens.get(*at))
        };
        let is_minute = neighbour(order.checked_sub(1)).is_some_and(is_hour)
            || neighbour(order.checked_add(1)).is_some_and(is_second);
        if let Some(Token::Part(unit @ Unit::Month, letters)) = tokens.get_mut(*at)
            && is_minute
            && *letters <= 2
        {
            *unit = Unit::Minute;
        }
    }
}

/// In a date a point before zeros is the fraction of the seconds; every other sign is itself.
fn tell_points(tokens: &mut Vec<Token>) {
    let mut told: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = std::mem::take(tokens).into_iter().peekable();
    while let Some(token) = rest.next() {
        told.push(match token {
            Token::Point if rest.peek() == Some(&Token::Digit('0')) => {
                let mut decimals = 0;
                while rest.next_if_eq(&Token::Digit('0')).is_some() {
                    decimals += 1;
                }
                Token::SecondFraction(decimals)
            }
            Token::Point => Token::Literal(".".to_owned()),
            Token::Comma => Token::Literal(",".to_owned()),
            Token::Slash => Token::Literal("/".to_owned()),
            Token::Percent => Token::Literal("%".to_owned()),
            Token::Digit(c) => Token::Literal(c.to_string()),
            token => token,
        });
    }
    *tokens = told;
}

/// `>=100`
fn condition(text: &str) -> Option<Condition> {
    let bound = text.trim_start_matches(['<', '>', '=']);
    let operator = text.strip_suffix(bound)?;
    let (less, equal, greater) = match operator {
        "<" => (true, false, false),
        "<=" => (true, true, false),
        "=" => (false, true, false),
        ">=" => (false, true, true),
        ">" => (false, false, true),
        "<>" => (true, false, true),
        _ => return None,
    };
    let bound = bound.trim().parse().ok()?;
    Some(Condition { less, equal, greater, bound })
}
