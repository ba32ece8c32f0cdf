//! What number formats say in Chinese: data of the file formats, as they print it.

/// The built-in formats whose codes depend on the language of the program, in their zh-CN meaning
/// (ECMA-376 part 1, 18.8.30). Files only hold the id.
pub(super) fn built_in(id: u16) -> Option<&'static str> {
    Some(match id {
        14 => "yyyy/m/d",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => SYSTEM_LONG_DATE,
        32 => "h\"时\"mm\"分\"",
        33 => "h\"时\"mm\"分\"ss\"秒\"",
        34 | 55 => "上午/下午h\"时\"mm\"分\"",
        35 | 56 => "上午/下午h\"时\"mm\"分\"ss\"秒\"",
        _ => return None,
    })
}

/// What `[$-F800]` stands for.
pub(super) const SYSTEM_LONG_DATE: &str = "yyyy\"年\"m\"月\"d\"日\"";

/// How programs in Chinese spell `General` inside a code.
pub(super) const GENERAL: &str = "G/通用格式";

/// Morning and afternoon as a code asks for them.
pub(super) const NOON: (&str, &str) = ("上午", "下午");

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const FORMAL_DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES: [&str; 4] = ["", "十", "百", "千"];
const FORMAL_PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
const MYRIADS: [&str; 4] = ["", "万", "亿", "兆"];

/// The numerals of `[DBNum1]` to `[DBNum3]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numerals {
    /// 一二三
    Chinese,
    /// 壹贰叁
    Formal,
    /// １２３
    FullWidth,
}

impl Numerals {
    /// The digits one by one: a year, or a number whose places are given.
    pub(super) fn digits(self, text: &str) -> String {
        text.chars()
            .map(|c| {
                let Some(digit) = c.to_digit(10) else { return c };
                let of = |digits: [char; 10]| digits.get(digit as usize).copied().unwrap_or(c);
                match self {
                    Self::Chinese => of(DIGITS),
                    Self::Formal => of(FORMAL_DIGITS),
                    Self::FullWidth => char::from_u32(u32::from('０') + digit).unwrap_or(c),
                }
            })
            .collect()
    }

    /// A month, day or hour: 十二, not 一十二.
    pub(super) fn counted(self, number: u32) -> String {
        let cardinal = self.cardinal(u64::from(number));
        match (self, cardinal.strip_prefix('一')) {
            (Self::Chinese, Some(rest)) if rest.starts_with('十') => rest.to_owned(),
            _ => cardinal,
        }
    }

    /// A number in words: 一千二百三十四.
    pub(super) fn cardinal(self, number: u64) -> String {
        const GROUP: u64 = 10_000;
        let places = match self {
            Self::Chinese => PLACES,
            Self::Formal => FORMAL_PLACES,
            Self::FullWidth => return self.digits(&number.to_string()),
        };
        let zero = self.digits("0");
        if number == 0 {
            return zero;
        }
        let mut words = String::new();
        let mut zero_due = false;
        // 16 digits are the most that a sheet's number has.
        for (power, myriad) in (0_u32..4).zip(MYRIADS).rev() {
            let group = number / GROUP.pow(power) % GROUP;
            for (place, name) in (0_u32..4).zip(places).rev() {
                let digit = group / 10_u64.pow(place) % 10;
                if digit == 0 {
                    zero_due = !words.is_empty();
                    continue;
                }
                if std::mem::take(&mut zero_due) {
                    words.push_str(&zero);
                }
                words.push_str(&self.digits(&digit.to_string()));
                words.push_str(name);
            }
            if group > 0 {
                words.push_str(myriad);
                zero_due = false;
            }
        }
        words
    }
}

/// `aaaa` and, with a Chinese locale, `dddd`; from Sunday as 0.
pub(super) fn weekday(day: usize, long: bool) -> String {
    const NAMES: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];
    let name = NAMES.get(day % 7).copied().unwrap_or_default();
    if long { format!("星期{name}") } else { name.to_owned() }
}

/// `ddd` with a Chinese locale.
pub(super) fn short_weekday(day: usize) -> String {
    format!("周{}", weekday(day, false))
}

/// `mmm` and `mmmm` with a Chinese locale.
pub(super) fn month(month: u32, long: bool) -> String {
    if long { format!("{}月", Numerals::Chinese.counted(month)) } else { format!("{month}月") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        assert_eq!(Numerals::Chinese.digits("2023"), "二〇二三");
        assert_eq!(Numerals::Chinese.counted(12), "十二");
        assert_eq!(Numerals::Chinese.counted(30), "三十");
        assert_eq!(Numerals::Chinese.cardinal(12), "一十二");
        assert_eq!(Numerals::Chinese.cardinal(10_305), "一万〇三百〇五");
        assert_eq!(Numerals::Formal.cardinal(2023), "贰仟零贰拾叁");
        assert_eq!(Numerals::FullWidth.cardinal(12), "１２");
    }
}
