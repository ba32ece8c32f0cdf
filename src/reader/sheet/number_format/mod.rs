//! Number formats (ECMA-376 part 1, 18.8.31): a stored number and its format code to the text that
//! the sheet shows.

mod code;
mod date;
mod decimal;
mod east_asian;
mod number;

use std::sync::Arc;

use self::code::{Section, Token};
pub(super) use self::date::serial_of_iso;

/// A number format code, taken apart.
#[derive(Clone, Debug)]
pub(super) struct NumberFormat {
    code: Arc<str>,
    sections: Vec<Section>,
}

/// A number as shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) text: String,
    /// Whether it is shown as a date or time.
    pub(super) is_date: bool,
}

impl NumberFormat {
    /// The code of a built-in id that files don't spell out.
    pub(super) fn built_in(id: u16) -> &'static str {
        if let Some(code) = east_asian::built_in(id) {
            return code;
        }
        match id {
            1 => "0",
            2 => "0.00",
            3 => "#,##0",
            4 => "#,##0.00",
            5 | 6 => "\"¥\"#,##0;\"¥\"\\-#,##0",
            7 | 8 => "\"¥\"#,##0.00;\"¥\"\\-#,##0.00",
            9 => "0%",
            10 => "0.00%",
            11 => "0.00E+00",
            12 => "# ?/?",
            13 => "# ??/??",
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 => "mmm-yy",
            18 => "h:mm AM/PM",
            19 => "h:mm:ss AM/PM",
            20 => "h:mm",
            21 => "h:mm:ss",
            37 | 38 => "#,##0;\\-#,##0",
            39 | 40 => "#,##0.00;\\-#,##0.00",
            41 => "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ",
            42 => "_ \"¥\"* #,##0_ ;_ \"¥\"* \\-#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ ",
            43 => "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            44 => "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ",
            45 => "mm:ss",
            46 => "[h]:mm:ss",
            47 => "mm:ss.0",
            48 => "##0.0E+0",
            49 => "@",
            _ => GENERAL,
        }
    }

    pub(super) fn new(code: &str) -> Self {
        Self { code: code.into(), sections: code::parse(code) }
    }

    /// ISO 8601, for a date whose cell asks for no form of date.
    pub(super) fn iso_date() -> Self {
        Self::new("yyyy\\-mm\\-dd")
    }

    /// The code as the file has it.
    pub(super) fn code(&self) -> Arc<str> {
        Arc::clone(&self.code)
    }

    /// A number as this format shows it.
    pub(super) fn show(&self, value: f64, is_1904: bool) -> Shown {
        let plain = |text| Shown { text, is_date: false };
        if !value.is_finite() {
            return plain(value.to_string());
        }
        let Some((section, is_signed)) = self.section_of(value) else {
            return plain(decimal::general(value));
        };
        if section.is_date {
            return match date::show(section, value, is_1904) {
                Some(text) => Shown { text, is_date: true },
                // The sheet shows ##### for a date before its epoch.
                None => plain(decimal::general(value)),
            };
        }
        plain(number::show(section, if is_signed { value } else { value.abs() }))
    }

    /// A text as this format shows it.
    pub(super) fn show_text(&self, text: String) -> String {
        let is_text = |section: &&Section| section.tokens.contains(&Token::Text);
        let section = match self.sections.as_slice() {
            [_, _, _, section, ..] => Some(section),
            sections => sections.last().filter(is_text),
        };
        let plain = |section: &Section| matches!(section.tokens.as_slice(), [Token::Text]);
        let Some(section) = section.filter(|section| !plain(section)) else { return text };
        let part = |token: &Token| match token {
            Token::Text | Token::General => text.clone(),
            Token::Literal(literal) => literal.clone(),
            _ => String::new(),
        };
        section.tokens.iter().map(part).collect()
    }

    /// The section for a number, and whether the number keeps its sign there.
    fn section_of(&self, value: f64) -> Option<(&Section, bool)> {
        if self.sections.iter().any(|section| section.condition.is_some()) {
            return self.section_by_condition(value);
        }
        match self.sections.as_slice() {
            [] => None,
            [only] => Some((only, true)),
            [_, negative, ..] if value < 0.0 => Some((negative, false)),
            [_, _, zero, ..] if value == 0.0 => Some((zero, false)),
            [positive, ..] => Some((positive, false)),
        }
    }

    fn section_by_condition(&self, value: f64) -> Option<(&Section, bool)> {
        // The fourth section is for text.
        let numeric = self.sections.iter().take(3).enumerate();
        let holds = |(place, section): &(usize, &Section)| match section.condition {
            Some(condition) => condition.holds(value),
            None => match place {
                0 => value > 0.0,
                1 if self.sections.len() > 2 => value < 0.0,
                _ => true,
            },
        };
        let (place, section) = numeric.into_iter().find(holds)?;
        Some((section, place == 0 || value >= 0.0 || section.condition.is_none()))
    }
}

/// The format of a cell that has none.
pub(super) const GENERAL: &str = "General";

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, value: f64) -> String {
        NumberFormat::new(code).show(value, false).text
    }

    #[test]
    fn dates_as_printed() {
        // 45052 is 2023-05-06, a Saturday.
        let cases = [
            ("m\"月\"d\"日\"", "5月6日"),
            ("m\"月\"", "5月"),
            ("yyyy\"年\"m\"月\"", "2023年5月"),
            ("yyyy年m月d日", "2023年5月6日"),
            ("[DBNum1][$-804]m\"月\"d\"日\"", "五月六日"),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"", "二〇二三年五月"),
            ("[$-1E000804]m\\月", "五月"),
            ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", "2023年5月6日"),
            ("yyyy/m", "2023/5"),
            ("m-d", "5-6"),
            ("mmm-yy", "May-23"),
            ("yyyy\\-mm\\-dd", "2023-05-06"),
            ("yyyy\"年\"m\"月\"d\"日\"\\-d\"日\"", "2023年5月6日-6日"),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2023年5月6日"),
            ("aaaa", "星期六"),
            ("\"周\"aaa", "周六"),
            ("[$-804]dddd", "星期六"),
            ("[$-409]d-mmm-yyyy;@", "6-May-2023"),
            ("yy.mm.dd", "23.05.06"),
            ("mmmm d", "May 6"),
            ("mmmmm", "M"),
            ("e\"年\"m\"月\"", "2023年5月"),
        ];
        for (code, text) in cases {
            assert_eq!(shown(code, 45052.0), text, "{code}");
            assert!(NumberFormat::new(code).show(45052.0, false).is_date, "{code}");
        }
        assert_eq!(NumberFormat::new("yyyy-m-d").show(43590.0, true).text, "2023-5-6");
    }

    #[test]
    fn the_first_months_of_1900() {
        assert_eq!(shown("yyyy-m-d", 1.0), "1900-1-1");
        assert_eq!(shown("yyyy-m-d", 59.0), "1900-2-28");
        assert_eq!(shown("yyyy-m-d", 60.0), "1900-2-29");
        assert_eq!(shown("yyyy-m-d", 61.0), "1900-3-1");
        assert_eq!(shown("yyyy-m-d", 0.0), "1900-1-0");
        assert_eq!(shown("yyyy-m-d", -1.0), "-1");
    }

    #[test]
    fn times_as_printed() {
        let half_past_two = 45052.0 + 14.5 / 24.0;
        let cases = [
            ("h:mm", "14:30"),
            ("hh:mm:ss", "14:30:00"),
            ("h:mm AM/PM", "2:30 PM"),
            ("上午/下午h\"时\"mm\"分\"", "下午2时30分"),
            ("yyyy/m/d h:mm", "2023/5/6 14:30"),
            ("m\"月\"d\"日\" h:mm;@", "5月6日 14:30"),
            ("mm:ss.0", "30:00.0"),
        ];
        for (code, text) in cases {
            assert_eq!(shown(code, half_past_two), text, "{code}");
        }
        assert_eq!(shown("[h]:mm:ss", 1.5), "36:00:00");
        assert_eq!(shown("[mm]:ss", 0.5), "720:00");
        // A sum that misses the next minute by less than half a second shows it.
        assert_eq!(shown("h:mm", 0.999_999), "0:00");
    }

    #[test]
    fn numbers_as_printed() {
        let cases = [
            ("General", 5.1, "5.1"),
            ("0", 5.0, "5"),
            ("00", 5.0, "05"),
            ("0.00", 5.1, "5.10"),
            ("0\"月\"", 5.0, "5月"),
            ("General\"月\"", 5.0, "5月"),
            ("G/通用格式\"月\"", 5.0, "5月"),
            ("#,##0.00", 1_234_567.5, "1,234,567.50"),
            ("#,##0", 0.0, "0"),
            ("#", 0.0, ""),
            ("0%", 0.25, "25%"),
            ("0.0%", 0.1234, "12.3%"),
            ("0.00E+00", 12345.0, "1.23E+04"),
            ("##0.0E+0", 12345.0, "12.3E+3"),
            ("# ?/?", 1.5, "1 1/2"),
            ("@", 5.0, "5"),
            ("0;\\-0;\\-", 0.0, "-"),
            ("0_);(0)", -5.0, "(5)"),
            ("[Red]0;[Blue]\\-0", -5.0, "-5"),
            ("0.0", -0.04, "0.0"),
            ("[>=100]\"多\"0;[<0]\"负\"0;0", 150.0, "多150"),
            ("[=1]\"是\";[=0]\"否\";0", 1.0, "是"),
            ("[=1]\"是\";[=0]\"否\";0", 0.0, "否"),
            ("[$¥-804]#,##0.00", 12.5, "¥12.50"),
            ("0,", 12_345.0, "12"),
            ("000-0000", 5_551_234.0, "555-1234"),
            ("[DBNum1]General", 12.0, "一十二"),
            ("[DBNum1][$-804]General", 5.0, "五"),
            ("[DBNum1]0", 12.0, "一二"),
            ("[DBNum2][$-804]General", 2023.0, "贰仟零贰拾叁"),
            ("\"第\"0\"周\"", 3.0, "第3周"),
            ("_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", 12.0, "12"),
            (";;;", 5.0, ""),
        ];
        for (code, value, text) in cases {
            assert_eq!(shown(code, value).trim(), text, "{code} of {value}");
            assert!(!NumberFormat::new(code).show(value, false).is_date, "{code}");
        }
    }

    #[test]
    fn texts_as_printed() {
        let shown = |code: &str| NumberFormat::new(code).show_text("甲".to_owned());
        assert_eq!(shown("General"), "甲");
        assert_eq!(shown("0.00"), "甲");
        assert_eq!(shown("@"), "甲");
        assert_eq!(shown("\"第\"@\"项\""), "第甲项");
        assert_eq!(shown("0;0;0;@\"级\""), "甲级");
    }

    #[test]
    fn every_built_in_format_can_be_shown() {
        for id in 0..=100 {
            let format = NumberFormat::new(NumberFormat::built_in(id));
            assert!(!format.show(45052.5, false).text.is_empty(), "id {id}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_code_shows_any_number(code in "[#0?.,%@ymdhsAPa/;*_\\\\\"\\[\\]<>=E+$月 -]{0,24}", value: f64) {
            let format = NumberFormat::new(&code);
            let _ = format.show(value, false);
            let _ = format.show_text(code);
        }
    }
}
