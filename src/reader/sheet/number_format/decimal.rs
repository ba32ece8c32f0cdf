//! A number as the decimal digits that a sheet works with.

/// Significant digits of a sheet's numbers: what lies behind them is noise of the binary form
/// (`5.0999999999999996` is shown as `5.1`).
const SIGNIFICANT_DIGITS: usize = 15;

/// A finite number without sign: `0.d1 d2 d3 … × 10^point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    /// Digits 0 to 9, the first and the last not 0; none for zero.
    digits: Vec<u8>,
    /// How many digits stand before the decimal point; negative for `0.00…`.
    point: i32,
}

impl Decimal {
    /// The size of a number, to fifteen significant digits.
    pub(super) fn new(value: f64) -> Self {
        // The shortest digits that tell the number from its neighbours are most often few enough.
        let mut text = format!("{:e}", value.abs());
        let is_digit = |byte: &u8| byte.is_ascii_digit();
        let mantissa = text.bytes().take_while(|byte| *byte != b'e');
        if mantissa.filter(is_digit).count() > SIGNIFICANT_DIGITS {
            text = format!("{:.*e}", SIGNIFICANT_DIGITS - 1, value.abs());
        }
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0');
        let point = exponent.parse::<i32>().unwrap_or(0) + 1;
        Self { digits: digits.collect(), point }.trimmed()
    }

    fn trimmed(mut self) -> Self {
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self.point -= i32::try_from(zeros).unwrap_or(0);
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
        self
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The exponent of scientific notation: 0 for 1 to 9.99.
    pub(super) fn exponent(&self) -> i32 {
        if self.is_zero() { 0 } else { self.point - 1 }
    }

    /// Times a power of ten.
    pub(super) fn scaled(mut self, power: i32) -> Self {
        if !self.is_zero() {
            self.point += power;
        }
        self
    }

    /// Rounded half up, as sheets round, to so many digits after the point.
    pub(super) fn rounded(mut self, decimals: i32) -> Self {
        let keep = self.point.saturating_add(decimals);
        let Ok(keep) = usize::try_from(keep) else {
            return Self { digits: Vec::new(), point: 0 };
        };
        let Some(&next) = self.digits.get(keep) else { return self };
        self.digits.truncate(keep);
        if next >= 5 {
            let mut carry = true;
            for digit in self.digits.iter_mut().rev() {
                *digit = if *digit == 9 { 0 } else { *digit + 1 };
                carry = *digit == 0;
                if !carry {
                    break;
                }
            }
            if carry {
                self.digits.insert(0, 1);
                self.point += 1;
            }
        }
        self.trimmed()
    }

    /// The digits before the point, none for a number below 1.
    pub(super) fn integer(&self) -> String {
        let places = usize::try_from(self.point).unwrap_or(0);
        (0..places).map(|place| self.digit(place)).collect()
    }

    /// The digits behind the point, without trailing zeros.
    pub(super) fn fraction(&self) -> String {
        let zeros = usize::try_from(-self.point).unwrap_or(0);
        let skipped = usize::try_from(self.point).unwrap_or(0);
        let digits = (skipped..self.digits.len()).map(|place| self.digit(place));
        if self.is_zero() {
            return String::new();
        }
        std::iter::repeat_n('0', zeros).chain(digits).collect()
    }

    fn digit(&self, place: usize) -> char {
        char::from(b'0' + self.digits.get(place).copied().unwrap_or(0))
    }

    /// Plain notation without trailing zeros.
    pub(super) fn plain(&self) -> String {
        let (integer, fraction) = (self.integer(), self.fraction());
        let integer = if integer.is_empty() { "0" } else { &integer };
        if fraction.is_empty() { integer.to_owned() } else { format!("{integer}.{fraction}") }
    }
}

/// The widest number that a cell without a format shows in plain notation, in characters.
const GENERAL_WIDTH: usize = 11;

/// The number as a cell without a format shows it: at most eleven characters, then scientific.
pub(super) fn general(value: f64) -> String {
    /// From here down a number that does not fit is shown in scientific notation.
    const SMALL: f64 = 1e-4;
    /// Digits behind the point that a small number may have in plain notation.
    const SMALL_DECIMALS: i32 = 12;

    /// A whole number below this has at most as many digits as a cell shows.
    const WHOLE: f64 = 1e11;

    if value.fract() == 0.0 && value.abs() < WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "checked above")]
        return (value as i64).to_string();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    let decimal = Decimal::new(value);
    if decimal.is_zero() {
        return "0".to_owned();
    }
    let integer_digits = decimal.exponent().max(0) + 1;
    let width = i32::try_from(GENERAL_WIDTH).unwrap_or(i32::MAX);
    let decimals =
        if value.abs() < SMALL { SMALL_DECIMALS } else { (width - 1 - integer_digits).max(0) };
    if integer_digits <= width {
        let plain = decimal.clone().rounded(decimals);
        let shown = plain.plain();
        if !plain.is_zero() && shown.len() <= GENERAL_WIDTH {
            return format!("{sign}{shown}");
        }
    }
    format!("{sign}{}", scientific(&decimal))
}

/// `1.23457E+11`
fn scientific(decimal: &Decimal) -> String {
    const MANTISSA_DECIMALS: i32 = 5;
    let mantissa = decimal.clone().scaled(-decimal.exponent()).rounded(MANTISSA_DECIMALS);
    // 9.999999 becomes 10.
    let exponent = decimal.exponent() + mantissa.exponent();
    let mantissa = mantissa.clone().scaled(-mantissa.exponent());
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}E{sign}{:02}", mantissa.plain(), exponent.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn general_shows_what_a_cell_shows() {
        let cases = [
            (0.0, "0"),
            (5.1, "5.1"),
            (5.1 - f64::EPSILON, "5.1"),
            (0.1 + 0.2, "0.3"),
            (2023.12, "2023.12"),
            (-3.5, "-3.5"),
            (18_673_943_200.0, "18673943200"),
            (123_456_789_012.0, "1.23457E+11"),
            (430_521_199_001_011_234.0, "4.30521E+17"),
            (std::f64::consts::PI, "3.141592654"),
            (1.0 / 3.0, "0.333333333"),
            (0.000_01, "0.00001"),
            (0.000_012_345_678, "1.23457E-05"),
            (99_999_999_999.9, "1E+11"),
            (1e-20, "1E-20"),
        ];
        for (value, shown) in cases {
            assert_eq!(general(value), shown, "{value:e}");
        }
    }

    #[test]
    fn rounds_half_up_on_the_decimal_digits() {
        assert_eq!(Decimal::new(1.005).rounded(2).plain(), "1.01");
        assert_eq!(Decimal::new(0.995).rounded(2).plain(), "1");
        assert_eq!(Decimal::new(0.4).rounded(0).plain(), "0");
        assert_eq!(Decimal::new(0.5).rounded(0).plain(), "1");
        assert_eq!(Decimal::new(0.04).rounded(0).plain(), "0");
    }
}
