//! Fonts whose characters are pictures or symbols of their own numbering.

/// How a font numbers its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pictorial {
    /// Not pictorial: characters are what Unicode says.
    No,
    /// The font Symbol, whose characters are known.
    Symbol,
    /// Wingdings and the like: pictures that no character stands for.
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

#[cfg(test)]
mod tests {
    use super::{Pictorial, Symbol, symbol};

    #[test]
    fn symbols_are_decoded_only_in_the_font_symbol() {
        for (font, code, expected) in [
            ("Symbol", 0xF02D, Symbol::Character('-')),
            ("Symbol", 0xF0B7, Symbol::Character('•')),
            ("Symbol", 0xF07E, Symbol::Character('∼')),
            ("Symbol", 0xF0A0, Symbol::Character('€')),
            ("Symbol", 0xF0A3, Symbol::Character('≤')),
            ("Symbol", 0xF0FE, Symbol::Character('⎭')),
            ("Symbol", 0x61, Symbol::Character('α')),
            ("Wingdings", 0xF0FE, Symbol::NotDecoded('\u{F0FE}')),
            ("Wingdings 2", 0x52, Symbol::NotDecoded('\u{F052}')),
            ("宋体", 0x2460, Symbol::Character('①')),
            ("Wingdings", 0x25A1, Symbol::Character('□')),
        ] {
            assert_eq!(symbol(Pictorial::of(font), code), Some(expected), "{font} {code:X}");
        }
    }
}
