//! Fonts whose characters are pictures or symbols of their own numbering.

/// How a font numbers its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pictorial {
    /// Not pictorial: characters are what Unicode says.
    No,
    /// The font Symbol, whose characters are known.
    Symbol,
    /// Wingdings, whose boxes, ticks and numbers stand in forms and lists.
    Wingdings,
    /// Wingdings 2, which has more boxes and ticks.
    Wingdings2,
    /// Webdings and the like: pictures that no character stands for.
    Pictures,
}

impl Pictorial {
    /// What kind of font this is.
    pub(super) fn of(font: &str) -> Self {
        const PICTURES: [&str; 5] =
            ["wingdings", "webdings", "zapfdingbats", "marlett", "mt extra"];
        let font = font.trim();
        let starts_with = |name: &&str| {
            font.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        };
        if font.eq_ignore_ascii_case("symbol") {
            Self::Symbol
        } else if font.eq_ignore_ascii_case("wingdings") {
            Self::Wingdings
        } else if font.eq_ignore_ascii_case("wingdings 2") {
            Self::Wingdings2
        } else if PICTURES.iter().any(starts_with) {
            Self::Pictures
        } else {
            Self::No
        }
    }
}

/// What a symbol is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    Character(char),
    /// No character stands for it; its code stays in the text as the private-use one that the
    /// file has.
    NotDecoded(char),
}

/// First of the private-use codes at which Word keeps the characters of pictorial fonts.
const PRIVATE_USE: u32 = 0xF000;

/// Codes of a pictorial font.
const FONT_CODES: u32 = 0x100;

/// The symbol with this code in a font of this kind; `None` for a code that is no character.
pub(super) fn symbol(font: Pictorial, code: u32) -> Option<Symbol> {
    let is_private = (PRIVATE_USE..PRIVATE_USE + FONT_CODES).contains(&code);
    let font_code = code % FONT_CODES;
    if !is_private && (font == Pictorial::No || code >= FONT_CODES) {
        return char::from_u32(code).map(Symbol::Character);
    }
    let decoded = match font {
        Pictorial::Symbol => decode(font_code),
        Pictorial::Wingdings => wingding(font_code),
        Pictorial::Wingdings2 => wingding_2(font_code),
        Pictorial::No | Pictorial::Pictures => None,
    };
    match decoded {
        Some(character) => Some(Symbol::Character(character)),
        None => char::from_u32(PRIVATE_USE + font_code).map(Symbol::NotDecoded),
    }
}

/// The characters of the font Symbol from 0x20 and from 0xA1 on, as Adobe's and Unicode's tables
/// agree; the pieces of tall brackets stand as they are. A hyphen is set where the font has a minus
/// sign, for that is what people type there: `5-6`.
const LOWER: &str = " !∀#∃%&∋()*+,-./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u{F8E5}αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const UPPER: &str = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{F8FF}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// The character of the font Symbol with this code.
fn decode(code: u32) -> Option<char> {
    const LOWER_START: u32 = 0x20;
    const EURO: u32 = 0xA0;
    const UPPER_START: u32 = 0xA1;
    let (characters, start) = match code {
        LOWER_START..0x7F => (LOWER, LOWER_START),
        EURO => return Some('€'),
        UPPER_START.. => (UPPER, UPPER_START),
        _ => return None,
    };
    characters.chars().nth(usize::try_from(code - start).ok()?)
}

/// The character of Wingdings with this code, for those that people tick, count and list with. An
/// empty box is one to tick.
fn wingding(code: u32) -> Option<char> {
    let character = match code {
        0x6C => '●',
        0x6E => '■',
        0x6F | 0xA8 => '☐',
        0x71 => '❑',
        0x72 => '❒',
        0x75 => '◆',
        0x76 => '❖',
        0x80 => '⓪',
        0x81..=0x8A => return ranged('①', code - 0x81),
        0x8B => '⓿',
        0x8C..=0x95 => return ranged('❶', code - 0x8C),
        0x9E => '·',
        0x9F => '•',
        0xA0 | 0xA7 => '▪',
        0xA1 => '○',
        0xA4 => '◉',
        0xA5 => '◎',
        0xAB => '★',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE1 => '↑',
        0xE2 => '↓',
        0xE8 => '➔',
        0xEF => '⇦',
        0xF0 => '⇨',
        0xF1 => '⇧',
        0xF2 => '⇩',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    };
    Some(character)
}

/// The character of Wingdings 2 with this code, as far as [`wingding`].
fn wingding_2(code: u32) -> Option<char> {
    let character = match code {
        0x4F => '✗',
        0x50 => '✓',
        0x51 | 0x53 | 0x54 => '☒',
        0x52 => '☑',
        0x69 => '⓪',
        0x6A..=0x73 => return ranged('①', code - 0x6A),
        0x74 => '⓿',
        0x75..=0x7E => return ranged('❶', code - 0x75),
        0x98 => '●',
        0x99 => '○',
        0xA2 => '■',
        0xA3 => '☐',
        _ => return None,
    };
    Some(character)
}

fn ranged(first: char, offset: u32) -> Option<char> {
    char::from_u32(u32::from(first) + offset)
}

#[cfg(test)]
mod tests {
    use super::{Pictorial, Symbol, symbol};

    #[test]
    fn symbols_are_decoded_where_a_character_stands_for_them() {
        for (font, code, expected) in [
            ("Symbol", 0xF02D, Symbol::Character('-')),
            ("Symbol", 0xF0B7, Symbol::Character('•')),
            ("Symbol", 0xF07E, Symbol::Character('∼')),
            ("Symbol", 0xF0A0, Symbol::Character('€')),
            ("Symbol", 0xF0A3, Symbol::Character('≤')),
            ("Symbol", 0xF0FE, Symbol::Character('⎭')),
            ("Symbol", 0x61, Symbol::Character('α')),
            ("Wingdings", 0xF0FE, Symbol::Character('☑')),
            ("Wingdings", 0xA8, Symbol::Character('☐')),
            ("Wingdings", 0xF08A, Symbol::Character('⑩')),
            ("Wingdings", 0xF04A, Symbol::NotDecoded('\u{F04A}')),
            ("Wingdings 2", 0x52, Symbol::Character('☑')),
            ("Wingdings 2", 0xF0A3, Symbol::Character('☐')),
            ("Wingdings 3", 0xF0FE, Symbol::NotDecoded('\u{F0FE}')),
            ("宋体", 0x2460, Symbol::Character('①')),
            ("Wingdings", 0x25A1, Symbol::Character('□')),
        ] {
            assert_eq!(symbol(Pictorial::of(font), code), Some(expected), "{font} {code:X}");
        }
    }
}
