//! Character names and the encodings of simple fonts.

use std::sync::LazyLock;

use super::super::cmap::Text;

/// Glyph names of the Adobe Glyph List that stand for one character, sorted by bytes: Latin, Greek,
/// Cyrillic, punctuation and symbols. Scripts that no notice is printed in are left out, and so are
/// the names of Zapf Dingbats (`a1`, `a2`): converters give these to any glyph.
static GLYPH_NAMES: &str = include_str!("glyph_names.txt");

static NAMES: LazyLock<Vec<(&str, char)>> = LazyLock::new(|| {
    let pairs = GLYPH_NAMES.lines().filter_map(|line| {
        let (name, code) = line.split_once(' ')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    });
    pairs.collect()
});

/// The character of a glyph name: from the list, or spelt out as `uni4E00`, `u20000`.
pub(super) fn character_of_name(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    // A suffix names a variant: `a.sc`, `one.tnum`.
    let base = name.split_once('.').map_or(name, |(base, _)| base);
    if let Ok(index) = NAMES.binary_search_by(|(known, _)| (*known).cmp(base)) {
        return NAMES.get(index).map(|(_, character)| *character);
    }
    let hexadecimal = |digits: &str| {
        let upper = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
        if upper { char::from_u32(u32::from_str_radix(digits, 16).ok()?) } else { None }
    };
    match base.strip_prefix("uni") {
        // The list wants capitals, and not every font has them.
        Some(digits) if digits.len() == 4 => hexadecimal(&digits.to_ascii_uppercase()),
        _ => base.strip_prefix('u').filter(|d| (4..=6).contains(&d.len())).and_then(hexadecimal),
    }
}

/// The text of a glyph name: one character, or those of a ligature (`f_i`, `uni00660069`).
pub(super) fn text_of_name(name: &[u8]) -> Option<Text> {
    if let Some(character) = character_of_name(name) {
        return Some(Text::One(character));
    }
    let name = std::str::from_utf8(name).ok()?;
    let base = name.split_once('.').map_or(name, |(base, _)| base);
    if let Some(digits) = base.strip_prefix("uni").filter(|digits| digits.len() % 4 == 0) {
        let units = digits.as_bytes().chunks_exact(4);
        let characters = units.map(|unit| character_of_name(&[b"uni", unit].concat()));
        return characters
            .collect::<Option<String>>()
            .filter(|text| !text.is_empty())
            .map(Text::Many);
    }
    let parts = base.split('_').map(|part| character_of_name(part.as_bytes()));
    parts.collect::<Option<String>>().map(Text::Many)
}

/// A base encoding of a simple font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Standard,
    WinAnsi,
    MacRoman,
    Symbol,
    Dingbats,
}

impl Encoding {
    pub(super) fn from_name(name: &[u8]) -> Option<Self> {
        match name {
            b"StandardEncoding" => Some(Self::Standard),
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            _ => None,
        }
    }

    /// The character of a code.
    pub(super) fn character(self, code: u8) -> Option<char> {
        let table = match self {
            Self::Standard => &STANDARD,
            Self::WinAnsi => &WIN_ANSI,
            Self::MacRoman => &MAC_ROMAN,
            Self::Symbol => &SYMBOL,
            Self::Dingbats => &DINGBATS,
        };
        let character = table.get(usize::from(code)).copied();
        character.filter(|character| *character != '\0')
    }
}

type Table = LazyLock<Vec<char>>;

/// A table of all codes from what stands at 0x20 and after; NUL where there is nothing.
fn table(from_space: &str) -> Vec<char> {
    std::iter::repeat_n('\0', 0x20).chain(from_space.chars()).collect()
}

const ASCII: &str = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

static STANDARD: Table = LazyLock::new(|| {
    let ascii = ASCII.replace('\'', "\u{2019}").replace('`', "\u{2018}");
    let gap = "\0".repeat(34);
    table(&format!(
        "{ascii}{gap}¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\0–†‡·\0¶•‚„”»…‰\0¿\0`´ˆ˜¯˘˙¨\0˚¸\0˝˛ˇ—{}Æ\0ª\0\0\0\0ŁØŒº\0\0\0\0\0æ\0\0\0ı\0\0łøœß",
        "\0".repeat(16)
    ))
});

static WIN_ANSI: Table = LazyLock::new(|| {
    let upper: String = ('\u{A0}'..='\u{FF}').collect();
    // Codes without a character are bullets, says the standard.
    let middle = "•€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";
    table(&format!("{ASCII}{middle}{}", upper.replace('\u{AD}', "-")))
});

static MAC_ROMAN: Table = LazyLock::new(|| {
    table(&format!(
        "{ASCII}\0ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\0ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
    ))
});

static SYMBOL: Table = LazyLock::new(|| {
    table(&format!(
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\0αβχδεφγηιϕκλμνοπθρστυϖωξψζ{{|}}∼{}€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\0\0↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑\0\0\0\0\0\0\0\0\0\0\0〉∫⌠",
        "\0".repeat(33)
    ))
});

static DINGBATS: Table = LazyLock::new(|| {
    table(&format!(
        " ✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞{}❡❢❣❤❥❦❧♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓➔→↔↕➘➙➚➛➜➝➞➟➠➡➢➣➤➥➦➧➨➩➪➫➬➭➮➯\0➱➲➳➴➵➶➷➸➹➺➻➼➽➾",
        "\0".repeat(34)
    ))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_characters() {
        for (name, character) in [
            ("A", Some('A')),
            ("one", Some('1')),
            ("quoteright", Some('\u{2019}')),
            ("uni6708", Some('\u{6708}')),
            ("uni4e0a", Some('\u{4E0A}')),
            ("u20BB7", Some('\u{20BB7}')),
            ("three.tnum", Some('3')),
            ("afii10017", Some('\u{410}')),
            (".notdef", None),
            ("a12", None),
            ("g123", None),
            ("unique", None),
            ("uniD800", None),
        ] {
            assert_eq!(character_of_name(name.as_bytes()), character, "{name}");
        }
    }

    #[test]
    fn names_of_ligatures_stand_for_several() {
        assert_eq!(text_of_name(b"f_i"), Some(Text::Many("fi".into())));
        assert_eq!(text_of_name(b"f_f_i.alt"), Some(Text::Many("ffi".into())));
        assert_eq!(text_of_name(b"uni00660069"), Some(Text::Many("fi".into())));
        assert_eq!(text_of_name(b"uni6708"), Some(Text::One('\u{6708}')));
        assert_eq!(text_of_name(b"f_what"), None);
        assert_eq!(text_of_name(b"uni"), None);
    }

    #[test]
    fn encodings_have_their_characters_at_their_codes() {
        for (encoding, code, character) in [
            (Encoding::WinAnsi, 0x41, Some('A')),
            (Encoding::WinAnsi, 0x80, Some('€')),
            (Encoding::WinAnsi, 0x96, Some('–')),
            (Encoding::WinAnsi, 0xFF, Some('ÿ')),
            (Encoding::WinAnsi, 0x1F, None),
            (Encoding::MacRoman, 0x80, Some('Ä')),
            (Encoding::MacRoman, 0xCA, Some('\u{A0}')),
            (Encoding::MacRoman, 0xFF, Some('ˇ')),
            (Encoding::Standard, 0x27, Some('\u{2019}')),
            (Encoding::Standard, 0xA1, Some('¡')),
            (Encoding::Standard, 0xD0, Some('—')),
            (Encoding::Standard, 0xFB, Some('ß')),
            (Encoding::Symbol, 0x61, Some('α')),
            (Encoding::Symbol, 0xA5, Some('∞')),
            (Encoding::Symbol, 0xB7, Some('•')),
            (Encoding::Symbol, 0xF2, Some('∫')),
            (Encoding::Dingbats, 0x33, Some('✓')),
            (Encoding::Dingbats, 0x6C, Some('●')),
            (Encoding::Dingbats, 0x7E, Some('❞')),
            (Encoding::Dingbats, 0xA1, Some('❡')),
            (Encoding::Dingbats, 0xFE, Some('➾')),
        ] {
            assert_eq!(encoding.character(code), character, "{encoding:?} {code:x}");
        }
    }
}
