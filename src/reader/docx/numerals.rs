//! Numbers as automatic numbering prints them (ISO/IEC 29500-1, 17.18.59).

use super::counting::{JAPANESE, LEGAL, LEGAL_TRADITIONAL, PLAIN, counted, digit};

/// How a level's numbers are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Numerals {
    Decimal,
    /// Filled up with zeros to so many digits.
    Padded(usize),
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    /// ①, and on beyond the circled ones in plain digits.
    Circled,
    /// ⑴
    Parenthesized,
    /// ⒈
    WithFullStop,
    FullWidth,
    /// `- 1 -`
    InDash,
    /// 1st, 2nd: English ordinals.
    Ordinal,
    /// 一 … 十 … 九十九, then digit by digit.
    ChineseCounting,
    /// 一百二十三
    ChineseThousands,
    /// 百二十三, 千一: no one before a unit, no zero.
    Japanese,
    /// 壹佰贰拾叁
    ChineseLegal,
    /// 壹佰貳拾參
    ChineseLegalTraditional,
    /// 一二三: digit by digit.
    ChineseDigits,
    /// 甲乙丙
    Stems,
    /// 子丑寅
    Branches,
    /// 甲子 乙丑: the cycle of sixty.
    StemsAndBranches,
    /// ㊀
    ChineseCircled,
    /// No number at all.
    Nothing,
    /// A sign instead of a number.
    Bullet,
}

impl Numerals {
    /// What `w:numFmt` names. Kinds of scripts that a Chinese notice does not use are counted in
    /// plain digits: the number is right, its dress is not.
    pub(super) fn of(name: &str, custom: Option<&str>) -> Self {
        match name {
            "decimalZero" => Self::Padded(2),
            // `001, 002, 003, ...`: the pattern's first number says how many digits.
            "custom" => {
                let first = custom.unwrap_or_default().split(',').next().unwrap_or_default().trim();
                let digits = first.chars().filter(char::is_ascii_digit).count();
                if digits > 1 && digits == first.len() {
                    Self::Padded(digits.min(MOST_DIGITS))
                } else {
                    Self::Decimal
                }
            }
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "decimalEnclosedParen" => Self::Parenthesized,
            "decimalEnclosedFullstop" => Self::WithFullStop,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "numberInDash" => Self::InDash,
            "ordinal" => Self::Ordinal,
            "chineseCounting" | "taiwaneseCounting" => Self::ChineseCounting,
            "chineseCountingThousand" | "taiwaneseCountingThousand" => Self::ChineseThousands,
            "japaneseCounting" => Self::Japanese,
            "chineseLegalSimplified" => Self::ChineseLegal,
            "ideographLegalTraditional" => Self::ChineseLegalTraditional,
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
                Self::ChineseDigits
            }
            "ideographTraditional" => Self::Stems,
            "ideographZodiac" => Self::Branches,
            "ideographZodiacTraditional" => Self::StemsAndBranches,
            "ideographEnclosedCircle" => Self::ChineseCircled,
            "none" => Self::Nothing,
            "bullet" => Self::Bullet,
            _ => Self::Decimal,
        }
    }

    /// The number as it is printed. Kinds that end at some number go on in plain digits.
    pub(super) fn print(&self, number: i64) -> String {
        let dressed =
            u32::try_from(number).ok().filter(|number| *number > 0).and_then(|number| match self {
                Self::Padded(digits) => Some(format!("{number:0digits$}")),
                Self::UpperRoman => roman(number),
                Self::LowerRoman => roman(number).map(|roman| roman.to_ascii_lowercase()),
                Self::UpperLetter => letter(number, 'A'),
                Self::LowerLetter => letter(number, 'a'),
                Self::Circled => nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", number),
                Self::Parenthesized => nth("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", number),
                Self::WithFullStop => nth("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", number),
                Self::FullWidth => Some(digits(number, "０１２３４５６７８９")),
                Self::InDash => Some(format!("- {number} -")),
                Self::Ordinal => Some(ordinal(number)),
                Self::ChineseCounting if number < 100 => counted(number, &PLAIN),
                Self::ChineseCounting => Some(digits(number, "○一二三四五六七八九")),
                Self::ChineseThousands => counted(number, &PLAIN),
                Self::Japanese => counted(number, &JAPANESE),
                Self::ChineseLegal => counted(number, &LEGAL),
                Self::ChineseLegalTraditional => counted(number, &LEGAL_TRADITIONAL),
                Self::ChineseDigits => Some(digits(number, "〇一二三四五六七八九")),
                Self::Stems => nth(STEMS, number),
                Self::Branches => nth(BRANCHES, number),
                Self::StemsAndBranches => stem_and_branch(number),
                Self::ChineseCircled => nth("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", number),
                Self::Nothing | Self::Bullet => Some(String::new()),
                Self::Decimal => None,
            });
        match dressed {
            Some(dressed) => dressed,
            None if matches!(self, Self::Nothing | Self::Bullet) => String::new(),
            None => number.to_string(),
        }
    }
}

/// Whether a character is one of the circles that Word sets round a number (带圈字符).
pub(super) fn is_circle(text: &str) -> bool {
    matches!(text, "○" | "◯" | "〇")
}

/// Digits that a padded number may have.
const MOST_DIGITS: usize = 10;

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// The number digit by digit.
fn digits(number: u32, digits: &str) -> String {
    let place = |byte: u8| digit(u32::from(byte - b'0'), digits);
    number.to_string().bytes().filter_map(place).collect()
}

/// The character for this number, from 1.
fn nth(characters: &str, number: u32) -> Option<String> {
    let character = characters.chars().nth(usize::try_from(number).ok()?.checked_sub(1)?)?;
    Some(character.to_string())
}

fn stem_and_branch(number: u32) -> Option<String> {
    /// Stems and branches meet again after so many.
    const CYCLE: u32 = 60;
    if number > CYCLE {
        return None;
    }
    let stem = digit((number - 1) % 10, STEMS)?;
    let branch = digit((number - 1) % 12, BRANCHES)?;
    Some([stem, branch].iter().collect())
}

/// A … Z, then AA, BB: the letter is repeated, as Word does.
fn letter(number: u32, first: char) -> Option<String> {
    const LETTERS: u32 = 26;
    /// Word's own end: 30 times the alphabet.
    const MOST: u32 = 780;
    if number > MOST {
        return None;
    }
    let letter = char::from_u32(u32::from(first) + (number - 1) % LETTERS)?;
    let times = usize::try_from((number - 1) / LETTERS + 1).ok()?;
    Some(std::iter::repeat_n(letter, times).collect())
}

fn roman(number: u32) -> Option<String> {
    /// Beyond, Roman numerals have no sign of their own.
    const MOST: u32 = 3_999;
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > MOST {
        return None;
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

fn ordinal(number: u32) -> String {
    let suffix = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

#[cfg(test)]
mod tests {
    use super::Numerals;

    #[test]
    fn numbers_are_printed_as_word_does() {
        for (format, number, expected) in [
            ("decimal", 12, "12"),
            ("decimal", -3, "-3"),
            ("decimalZero", 7, "07"),
            ("decimalZero", 107, "107"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerRoman", 4, "iv"),
            ("upperLetter", 26, "Z"),
            ("lowerLetter", 28, "bb"),
            ("decimalEnclosedCircle", 1, "①"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "21"),
            ("decimalEnclosedParen", 20, "⒇"),
            ("decimalEnclosedFullstop", 3, "⒊"),
            ("decimalFullWidth", 10, "１０"),
            ("numberInDash", 5, "- 5 -"),
            ("ordinal", 22, "22nd"),
            ("ordinal", 112, "112th"),
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 19, "十九"),
            ("chineseCounting", 20, "二十"),
            ("chineseCounting", 39, "三十九"),
            ("chineseCounting", 105, "一○五"),
            ("chineseCountingThousand", 10, "十"),
            ("chineseCountingThousand", 11, "十一"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1001, "一千零一"),
            ("chineseCountingThousand", 2020, "二千零二十"),
            ("chineseCountingThousand", 10_000, "一万"),
            ("chineseCountingThousand", 10_203, "一万零二百零三"),
            ("chineseCountingThousand", 100_000, "十万"),
            ("japaneseCounting", 12, "十二"),
            ("japaneseCounting", 21, "二十一"),
            ("japaneseCounting", 101, "百一"),
            ("japaneseCounting", 12_000, "一万二千"),
            ("chineseLegalSimplified", 10, "壹拾"),
            ("chineseLegalSimplified", 123, "壹佰贰拾叁"),
            ("ideographDigital", 10, "一〇"),
            ("ideographTraditional", 3, "丙"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiac", 12, "亥"),
            ("ideographZodiacTraditional", 60, "癸亥"),
            ("ideographEnclosedCircle", 10, "㊉"),
            ("none", 4, ""),
            ("somethingNew", 4, "4"),
        ] {
            assert_eq!(Numerals::of(format, None).print(number), expected, "{format} {number}");
        }
        assert_eq!(Numerals::of("custom", Some("001, 002, 003, ...")).print(7), "007");
    }
}
