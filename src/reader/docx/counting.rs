//! Numbers written with units, as they are counted in Chinese and Japanese.

/// Digits and units of counting.
pub(super) struct Counting {
    digits: &'static str,
    ten: char,
    hundred: char,
    thousand: char,
    ten_thousand: char,
    /// Whether 10 to 19 are written without the one before the ten: 十一, but 壹拾壹.
    bare_ten: bool,
    /// Whether ones are left out before every unit below ten thousand, and zeros altogether.
    is_terse: bool,
}

/// 一百二十三.
pub(super) const PLAIN: Counting = Counting {
    digits: "零一二三四五六七八九",
    ten: '十',
    hundred: '百',
    thousand: '千',
    ten_thousand: '万',
    bare_ten: true,
    is_terse: false,
};

/// 百二十三.
pub(super) const JAPANESE: Counting = Counting { is_terse: true, ..PLAIN };

/// 壹佰贰拾叁.
pub(super) const LEGAL: Counting = Counting {
    digits: "零壹贰叁肆伍陆柒捌玖",
    ten: '拾',
    hundred: '佰',
    thousand: '仟',
    ten_thousand: '万',
    bare_ten: false,
    is_terse: false,
};

/// The same in traditional characters.
pub(super) const LEGAL_TRADITIONAL: Counting =
    Counting { digits: "零壹貳參肆伍陸柒捌玖", ten_thousand: '萬', ..LEGAL };

/// A number with units, up to 99,999,999: 一百零三, 一万二千.
pub(super) fn counted(number: u32, counting: &Counting) -> Option<String> {
    const TEN_THOUSAND: u32 = 10_000;
    if number >= TEN_THOUSAND * TEN_THOUSAND {
        return None;
    }
    let mut text = String::new();
    let (high, low) = (number / TEN_THOUSAND, number % TEN_THOUSAND);
    if high > 0 {
        count_up_to_9999(high, counting, &mut text)?;
        text.push(counting.ten_thousand);
        if low > 0 && low < TEN_THOUSAND / 10 && !counting.is_terse {
            text.push(digit(0, counting.digits)?);
        }
    }
    if low > 0 {
        count_up_to_9999(low, counting, &mut text)?;
    }
    Some(text)
}

fn count_up_to_9999(number: u32, counting: &Counting, text: &mut String) -> Option<()> {
    let places = [
        (1000, Some(counting.thousand)),
        (100, Some(counting.hundred)),
        (10, Some(counting.ten)),
        (1, None),
    ];
    let mut zero_is_due = false;
    let start = text.len();
    for (value, unit) in places {
        let place = number / value % 10;
        if place == 0 {
            zero_is_due = text.len() > start;
            continue;
        }
        if zero_is_due && !counting.is_terse {
            text.push(digit(0, counting.digits)?);
        }
        zero_is_due = false;
        let is_bare = place == 1
            && ((counting.bare_ten && value == 10 && text.is_empty())
                || (counting.is_terse && value > 1));
        if !is_bare {
            text.push(digit(place, counting.digits)?);
        }
        text.extend(unit);
    }
    Some(())
}

/// The character for a digit.
pub(super) fn digit(place: u32, digits: &str) -> Option<char> {
    digits.chars().nth(usize::try_from(place).ok()?)
}
