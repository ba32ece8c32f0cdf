//! Complex fields: what stands between `begin` and `separate` is code, what follows is result.
//!
//! A few kinds have no result in the file, for Word draws them from their code each time: a form's
//! choice, an enclosed character, a phonetic guide of old. Their text is worked out here.

use super::numerals::{Numerals, is_circle};
use super::symbols::Pictorial;

/// What is printed of a field that has no result in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Drawn {
    Text(String),
    /// The character with this code of a font.
    Symbol(Pictorial, u32),
    /// A number that is counted through the document by rules of its own: `AUTONUM`, `LISTNUM`.
    Counted,
}

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    /// Whether its result is being read, and not its code.
    is_result: bool,
    /// Whether the result holds text.
    has_text: bool,
    code: String,
    /// The choice of a form's field.
    choice: Option<String>,
}

/// The fields that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are in their code.
    in_code: usize,
}

/// Open fields that are told apart; beyond them a `begin` belongs to no real document.
const MOST_OPEN: usize = 256;

/// Bytes of a field's code that are kept: an enclosed character takes 20.
const LONGEST_CODE: usize = 512;

impl Fields {
    /// Takes in a field character; what is printed of a field that ends here and has no result.
    pub(super) fn turn(&mut self, kind: &str) -> Option<Drawn> {
        match kind {
            "begin" if self.open.len() < MOST_OPEN => {
                self.open.push(Field::default());
                self.in_code += 1;
            }
            "separate" => {
                if let Some(field) = self.open.last_mut().filter(|field| !field.is_result) {
                    field.is_result = true;
                    self.in_code -= 1;
                }
            }
            "end" => return self.close().filter(|field| !field.has_text)?.drawn(),
            _ => {}
        }
        None
    }

    /// Whether what is read now is a field's code, which is not printed.
    pub(super) fn is_code(&self) -> bool {
        self.in_code > 0
    }

    /// Whether no field is open.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Takes in text of the innermost field: code or result. The result of a field may be code of
    /// the one around it.
    pub(super) fn push(&mut self, text: &str) {
        for field in self.open.iter_mut().rev() {
            if !field.is_result {
                if field.code.len() + text.len() <= LONGEST_CODE {
                    field.code.push_str(text);
                }
                return;
            }
            field.has_text = true;
        }
    }

    /// Takes in the choice of a form's field.
    pub(super) fn choose(&mut self, choice: Option<String>) {
        if let Some(field) = self.open.last_mut() {
            field.choice = choice;
        }
    }

    /// How many fields are open.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Closes all but so many fields: a field does not reach out of a cell.
    pub(super) fn close_to(&mut self, count: usize) {
        while self.open.len() > count {
            self.close();
        }
    }

    fn close(&mut self) -> Option<Field> {
        let field = self.open.pop()?;
        if !field.is_result {
            self.in_code -= 1;
        }
        Some(field)
    }
}

impl Field {
    fn drawn(self) -> Option<Drawn> {
        let code = self.code.trim();
        let is_end = |character: char| character.is_whitespace() || character == '\\';
        let (kind, rest) = code.split_once(is_end).unwrap_or((code, ""));
        let rest = rest.trim_start();
        let drawn = match kind.to_ascii_uppercase().as_str() {
            "EQ" => equation(code).map(Drawn::Text),
            "SYMBOL" => symbol(rest),
            "QUOTE" => words(rest).next().map(|text| Drawn::Text(text.to_owned())),
            // What stands behind the name of the macro or the place is the button's face.
            "MACROBUTTON" | "GOTOBUTTON" => {
                let face = rest.split_once(char::is_whitespace);
                face.map(|(_, face)| Drawn::Text(face.trim().to_owned()))
            }
            "LISTNUM" | "AUTONUM" | "AUTONUMLGL" | "AUTONUMOUT" => Some(Drawn::Counted),
            _ => None,
        };
        drawn.or(self.choice.map(Drawn::Text))
    }
}

/// The character of a `SYMBOL` field: its code, plain or hexadecimal, and after `\f` its font.
fn symbol(code: &str) -> Option<Drawn> {
    let mut words = words(code);
    let code = words.next()?;
    let code = match code.strip_prefix("0x").or_else(|| code.strip_prefix("0X")) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => code.parse().ok().or_else(|| code.chars().next().map(u32::from))?,
    };
    let font = words.skip_while(|word| !word.eq_ignore_ascii_case("\\f")).nth(1);
    Some(Drawn::Symbol(font.map_or(Pictorial::No, Pictorial::of), code))
}

/// The words of a field's code; quotes hold several together.
fn words(code: &str) -> impl Iterator<Item = &str> {
    let mut rest = code;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let (word, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        let is_end = rest.is_empty();
        rest = after;
        (!is_end).then_some(word)
    })
}

/// The text of an `EQ` field: `\o` sets characters one over the other, `\f` is a fraction.
fn equation(code: &str) -> Option<String> {
    let (switches, rest) = code.split_once('(')?;
    let arguments = arguments(rest.strip_suffix(')')?);
    let (first, last) = (arguments.first()?.trim(), arguments.last()?.trim());
    let switches = switches.to_ascii_lowercase();
    if switches.contains("\\f") {
        return Some(format!("{first}/{last}"));
    }
    if !switches.contains("\\o") {
        return None;
    }
    // What is set over the text, a circle, a frame or a phonetic guide, comes first.
    let circled = is_circle(first).then(|| last.parse().ok()).flatten();
    let text = circled.map_or_else(|| last.to_owned(), |number| Numerals::Circled.print(number));
    (!text.contains('\\')).then_some(text)
}

/// What stands between the commas that are in no brackets of their own.
fn arguments(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parted = text.split(|character| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(character, ',' | ';')
    });
    parted.collect()
}

#[cfg(test)]
mod tests {
    use super::{Drawn, Field, equation};
    use crate::reader::docx::symbols::Pictorial;

    #[test]
    fn fields_without_a_result_are_drawn_from_their_code() {
        for (code, expected) in [
            ("eq \\o\\ac(○,1)", Some("①")),
            ("EQ \\o\\ac(○,甲)", Some("甲")),
            ("EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(dà),大)", Some("大")),
            ("EQ \\f(1,2)", Some("1/2")),
            ("EQ \\r(3,x)", None),
            ("EQ", None),
        ] {
            assert_eq!(equation(code).as_deref(), expected, "{code}");
        }
    }

    #[test]
    fn other_fields_are_drawn_likewise() {
        let text = |text: &str| Some(Drawn::Text(text.to_owned()));
        for (code, expected) in [
            (r#"SYMBOL 254 \f "Wingdings" \s 12"#, Some(Drawn::Symbol(Pictorial::Wingdings, 254))),
            (r"symbol 0x2611 \u", Some(Drawn::Symbol(Pictorial::No, 0x2611))),
            (r#"QUOTE "区 水利局""#, text("区 水利局")),
            ("MACROBUTTON NoMacro [单击此处输入]", text("[单击此处输入]")),
            ("AUTONUM ", Some(Drawn::Counted)),
            (r"AUTONUM \* Arabic", Some(Drawn::Counted)),
            ("PAGE ", None),
        ] {
            let field = Field { code: code.to_owned(), ..Field::default() };
            assert_eq!(field.drawn(), expected, "{code}");
        }
    }
}
