//! A number to the digits that a section shows.

use std::fmt::Write as _;

use super::code::{Section, Token};
use super::decimal::{self, Decimal};

/// The text of a section for a number; a negative number keeps its sign.
pub(super) fn show(section: &Section, value: f64) -> String {
    if section.tokens.iter().any(|token| matches!(token, Token::General | Token::Text)) {
        return show_general(section, value);
    }
    if !section.tokens.iter().any(|token| matches!(token, Token::Digit(_))) {
        // Only literals: `;;;`, `"是"`.
        return section.tokens.iter().map(literal).collect();
    }
    let body = if section.tokens.contains(&Token::Slash) {
        show_fraction(section, value.abs())
    } else {
        show_places(section, value.abs())
    };
    let body = section.numerals.map_or(body.clone(), |numerals| numerals.digits(&body));
    // -0.04 in "0.0" is shown as 0.0.
    let is_shown_negative = value < 0.0 && body.chars().any(|c| matches!(c, '1'..='9'));
    if is_shown_negative || (value < 0.0 && section.numerals.is_some()) {
        format!("-{body}")
    } else {
        body
    }
}

fn literal(token: &Token) -> &str {
    match token {
        Token::Literal(literal) => literal,
        Token::Percent => "%",
        Token::Point => ".",
        Token::Slash => "/",
        _ => "",
    }
}

fn show_general(section: &Section, value: f64) -> String {
    /// Numbers up to here are whole in the stored form.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    let general = match section.numerals {
        Some(numerals) if (0.0..EXACT).contains(&value) && value.fract() == 0.0 => {
            numerals.cardinal(value as u64)
        }
        Some(numerals) => numerals.digits(&decimal::general(value)),
        None => decimal::general(value),
    };
    let part = |token: &Token| match token {
        Token::General | Token::Text => general.clone(),
        token => literal(token).to_owned(),
    };
    section.tokens.iter().map(part).collect()
}

/// Where the number's parts stand among the tokens.
struct Layout {
    /// One past the last token before the point or exponent.
    integer_end: usize,
    integer_places: usize,
    fraction_places: usize,
    has_grouping: bool,
}

fn layout(tokens: &[Token]) -> Layout {
    let end = tokens.iter().position(|token| matches!(token, Token::Exponent(_)));
    let end = end.unwrap_or(tokens.len());
    let point = tokens.iter().position(|token| *token == Token::Point);
    let integer_end = point.filter(|point| *point < end).unwrap_or(end);
    let places =
        |tokens: &[Token]| tokens.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let integer = tokens.get(..integer_end).unwrap_or_default();
    let last = integer.iter().rposition(|token| matches!(token, Token::Digit(_)));
    let has_grouping =
        integer.iter().position(|token| *token == Token::Comma).is_some_and(|comma| {
            last.is_some_and(|last| comma < last)
                && places(integer.get(..comma).unwrap_or_default()) > 0
        });
    Layout {
        integer_end,
        integer_places: places(integer),
        fraction_places: places(tokens.get(integer_end..end).unwrap_or_default()),
        has_grouping,
    }
}

/// How many commas stand right behind the last place: each divides by a thousand.
fn scaling_commas(tokens: &[Token], layout: &Layout) -> usize {
    let before_point = tokens.get(..layout.integer_end).unwrap_or_default();
    let behind = before_point.iter().rev().skip_while(|token| matches!(token, Token::Literal(_)));
    let mut commas = behind.take_while(|token| **token == Token::Comma).count();
    if layout.fraction_places > 0 {
        let all = tokens.iter().rev().skip_while(|token| matches!(token, Token::Literal(_)));
        commas += all.take_while(|token| **token == Token::Comma).count();
    }
    commas
}

fn signed(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

fn show_places(section: &Section, value: f64) -> String {
    let tokens = &section.tokens;
    let layout = layout(tokens);
    let percents = tokens.iter().filter(|token| **token == Token::Percent).count();
    let power = 2 * signed(percents) - 3 * signed(scaling_commas(tokens, &layout));
    let mut decimal = Decimal::new(value).scaled(power);
    let decimals = signed(layout.fraction_places);
    let is_scientific = tokens.iter().any(|token| matches!(token, Token::Exponent(_)));
    let mut exponent = 0;
    if is_scientific {
        // ##0.0E+0 counts in thousands.
        let step = signed(layout.integer_places.max(1));
        let power_of = |decimal: &Decimal| decimal.exponent().div_euclid(step) * step;
        exponent = power_of(&decimal);
        let rounded = decimal.clone().scaled(-exponent).rounded(decimals);
        exponent += power_of(&rounded);
        decimal = decimal.scaled(-exponent);
    }
    let decimal = decimal.rounded(decimals);
    write_places(tokens, &layout, &decimal, exponent)
}

fn write_places(tokens: &[Token], layout: &Layout, decimal: &Decimal, exponent: i32) -> String {
    let mut integer = integer_pieces(tokens, layout, &decimal.integer()).into_iter();
    let fraction = decimal.fraction();
    let mut fraction = fraction.chars();
    let mut text = String::new();
    let mut in_exponent = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Digit(_) if at < layout.integer_end => {
                text.push_str(&integer.next().unwrap_or_default());
            }
            Token::Digit(_) if in_exponent => {}
            Token::Digit(place) => match (fraction.next(), place) {
                (Some(digit), _) => text.push(digit),
                (None, '0') => text.push('0'),
                (None, '?') => text.push(' '),
                (None, _) => {}
            },
            Token::Point => text.push('.'),
            Token::Exponent(plus) => {
                in_exponent = true;
                let behind = tokens.get(at..).unwrap_or_default();
                let width =
                    behind.iter().filter(|token| matches!(token, Token::Digit('0'))).count();
                let sign = match exponent {
                    ..0 => "-",
                    _ if *plus => "+",
                    _ => "",
                };
                // Writing to a string cannot fail.
                let _ = write!(text, "E{sign}{:0width$}", exponent.abs());
            }
            Token::Comma => {}
            token => text.push_str(literal(token)),
        }
    }
    text
}

/// What each place before the point shows: the first all digits that have no place of their own.
fn integer_pieces(tokens: &[Token], layout: &Layout, digits: &str) -> Vec<String> {
    let places = tokens.iter().take(layout.integer_end).filter_map(|token| match token {
        Token::Digit(place) => Some(*place),
        _ => None,
    });
    let places: Vec<char> = places.collect();
    let digits: Vec<char> = digits.chars().collect();
    let surplus = digits.len().saturating_sub(places.len());
    let missing = places.len().saturating_sub(digits.len());
    let total = digits.len().max(places.len());
    let mut is_started = false;
    let mut pieces = Vec::with_capacity(places.len());
    for (order, place) in places.iter().enumerate() {
        let mut piece = String::new();
        let own = if order == 0 { 0..=surplus } else { order + surplus..=order + surplus };
        for position in own {
            let digit = position.checked_sub(missing).and_then(|at| digits.get(at));
            let shown = digit.copied().or(match place {
                '0' => Some('0'),
                '?' => Some(' '),
                _ => None,
            });
            let Some(shown) = shown else { continue };
            let behind = total - position;
            if layout.has_grouping && is_started && behind.is_multiple_of(3) {
                piece.push(',');
            }
            is_started |= shown.is_ascii_digit();
            piece.push(shown);
        }
        pieces.push(piece);
    }
    pieces
}

/// `# ?/?`: the nearest fraction with a denominator of so many digits.
fn show_fraction(section: &Section, value: f64) -> String {
    /// Denominators of four digits; more is no table's fraction.
    const MAX_DENOMINATOR: u32 = 9999;

    let tokens = &section.tokens;
    let slash = tokens.iter().position(|token| *token == Token::Slash).unwrap_or(0);
    let behind = tokens.get(slash..).unwrap_or_default();
    let fixed: String = behind.iter().skip(1).map(literal).collect();
    let fixed =
        fixed.trim().parse::<u32>().ok().filter(|fixed| (1..=MAX_DENOMINATOR).contains(fixed));
    let places = behind.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let largest = 10_u32.saturating_pow(u32::try_from(places).unwrap_or(1)).saturating_sub(1);
    let largest = largest.clamp(1, MAX_DENOMINATOR);
    let has_integer = tokens
        .iter()
        .take(slash)
        .skip_while(|token| !matches!(token, Token::Digit(_)))
        .any(|token| matches!(token, Token::Literal(literal) if literal.trim().is_empty()));
    let whole = if has_integer { value.trunc() } else { 0.0 };
    let rest = value - whole;
    let error_of = |denominator: &u32| {
        let denominator = f64::from(*denominator);
        ((rest * denominator).round() / denominator - rest).abs()
    };
    let denominator = fixed.unwrap_or_else(|| {
        let candidates = 1..=largest;
        candidates.min_by(|a, b| error_of(a).total_cmp(&error_of(b))).unwrap_or(1)
    });
    let numerator = (rest * f64::from(denominator)).round();
    let (whole, numerator) = if has_integer && numerator >= f64::from(denominator) {
        (whole + 1.0, 0.0)
    } else {
        (whole, numerator)
    };
    match (whole, numerator) {
        (whole, 0.0) if has_integer => format!("{whole}"),
        (0.0, numerator) => format!("{numerator}/{denominator}"),
        (whole, numerator) => format!("{whole} {numerator}/{denominator}"),
    }
}
