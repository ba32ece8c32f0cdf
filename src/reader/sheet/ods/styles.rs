//! The styles of a spreadsheet: number formats as codes, hidden tables.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::rc::Rc;

use crate::error::Result;

use super::super::number_format::{GENERAL, NumberFormat};
use super::super::xml::{Element, Node, XmlPart};

/// What is known of styles by their names.
#[derive(Default)]
pub(super) struct Styles {
    /// Data style to its format code.
    codes: BTreeMap<String, String>,
    /// Cell style to its data style.
    data_styles: BTreeMap<String, String>,
    /// Cell style to the one it is derived from.
    parents: BTreeMap<String, String>,
    hidden_tables: BTreeSet<String>,
    /// The name of the style that is open.
    open_style: String,
    /// The data style that is open, with its code so far.
    open_code: Option<(String, String)>,
    /// Whether text inside the open data style is a literal of the format.
    in_literal: bool,
    formats: BTreeMap<String, Rc<NumberFormat>>,
}

/// Styles derived from one another; more is a circle.
const MAX_PARENTS: usize = 16;

impl Styles {
    /// Reads a part that holds styles and nothing else.
    pub(super) fn read(&mut self, xml: &mut XmlPart<impl Read>) -> Result<()> {
        loop {
            match xml.next()? {
                Node::Open(element) => self.open(&element),
                Node::Text(text) => self.text(&text),
                Node::Close(name) => self.close(name.as_str()),
                Node::Aside => {}
                Node::End => return Ok(()),
            }
        }
    }

    pub(super) fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "style" => {
                self.open_style = element.attribute("name").unwrap_or_default();
                let name = &self.open_style;
                if let Some(data_style) = element.attribute("data-style-name") {
                    self.data_styles.insert(name.clone(), data_style);
                }
                if let Some(parent) = element.attribute("parent-style-name") {
                    self.parents.insert(name.clone(), parent);
                }
            }
            "table-properties" if element.attribute("display").as_deref() == Some("false") => {
                self.hidden_tables.insert(self.open_style.clone());
            }
            "number-style" | "date-style" | "time-style" | "percentage-style"
            | "currency-style" | "boolean-style" | "text-style" => {
                let name = element.attribute("name").unwrap_or_default();
                let is_chinese = element.attribute("transliteration-format").is_some_and(|one| {
                    // The numeral one in the numerals of the format.
                    one.chars().any(|c| !c.is_ascii())
                });
                let code = if is_chinese { "[DBNum1]" } else { "" };
                self.open_code = Some((name, code.to_owned()));
            }
            name => {
                let Some((_, code)) = &mut self.open_code else { return };
                match name {
                    "text" | "currency-symbol" => self.in_literal = true,
                    name => code.push_str(&format_token(name, element)),
                }
            }
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let Some((_, code)) = &mut self.open_code else { return };
        if self.in_literal {
            // A quote cannot stand inside quotes.
            for (order, literal) in text.split('"').enumerate() {
                if order > 0 {
                    code.push_str("\\\"");
                }
                match literal {
                    "" => {}
                    "%" => code.push('%'),
                    literal => {
                        code.push('"');
                        code.push_str(literal);
                        code.push('"');
                    }
                }
            }
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match name {
            "text" | "currency-symbol" => self.in_literal = false,
            "number-style" | "date-style" | "time-style" | "percentage-style"
            | "currency-style" | "boolean-style" | "text-style" => {
                if let Some((name, code)) = self.open_code.take() {
                    self.codes.insert(name, code);
                }
            }
            _ => {}
        }
    }

    pub(super) fn is_hidden_table(&self, style: &str) -> bool {
        self.hidden_tables.contains(style)
    }

    /// The number format of a cell style.
    pub(super) fn format(&mut self, style: &str) -> Rc<NumberFormat> {
        if let Some(format) = self.formats.get(style) {
            return Rc::clone(format);
        }
        let mut name = style;
        let mut code = None;
        for _ in 0..MAX_PARENTS {
            let data_style = self.data_styles.get(name);
            code = data_style.and_then(|data_style| self.codes.get(data_style));
            match self.parents.get(name) {
                Some(parent) if code.is_none() => name = parent,
                _ => break,
            }
        }
        let code = code.filter(|code| !code.is_empty()).map_or(GENERAL, String::as_str);
        let format = Rc::new(NumberFormat::new(code));
        self.formats.insert(style.to_owned(), Rc::clone(&format));
        format
    }
}

/// The part of a format code that an element of a data style stands for (part 1, 16.29).
fn format_token(name: &str, element: &Element<'_>) -> String {
    let is_long = element.attribute("style").as_deref() == Some("long");
    let choose = |short: &str, long: &str| if is_long { long } else { short }.to_owned();
    match name {
        "year" => choose("yy", "yyyy"),
        "month" if element.is_set("textual") => choose("mmm", "mmmm"),
        "month" => choose("m", "mm"),
        "day" => choose("d", "dd"),
        "day-of-week" => choose("ddd", "dddd"),
        "hours" => choose("h", "hh"),
        "minutes" => choose("m", "mm"),
        "seconds" => {
            let decimals = zeros(element, "decimal-places");
            let point = if decimals.is_empty() { "" } else { "." };
            format!("{}{point}{decimals}", choose("s", "ss"))
        }
        "am-pm" => "AM/PM".to_owned(),
        "number" => {
            let integer = zeros(element, "min-integer-digits");
            let decimals = zeros(element, "decimal-places");
            if integer.is_empty() && decimals.is_empty() {
                return GENERAL.to_owned();
            }
            let grouping = if element.is_set("grouping") { "#,##" } else { "" };
            let point = if decimals.is_empty() { "" } else { "." };
            format!("{grouping}{integer}{point}{decimals}")
        }
        "scientific-number" => format!("0.{}E+00", zeros(element, "decimal-places")),
        "text-content" => "@".to_owned(),
        _ => String::new(),
    }
}

/// As many zeros as an attribute says, within reason.
fn zeros(element: &Element<'_>, attribute: &str) -> String {
    const MAX_PLACES: u32 = 30;
    "0".repeat(element.number(attribute).unwrap_or(0).min(MAX_PLACES) as usize)
}
