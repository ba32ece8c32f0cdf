//! The styles of a spreadsheet: number formats as codes, hidden tables.

use std::collections::{BTreeMap, BTreeSet};
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
    data: BTreeMap<String, String>,
    /// Cell style to the one it is derived from.
    parents: BTreeMap<String, String>,
    hidden_tables: BTreeSet<String>,
    /// The name of the style that is open.
    open_style: String,
    /// The data style that is open, with its code so far.
    open_code: Option<(String, String)>,
    /// The data styles that the open one hands some numbers to: the sections of a code.
    open_maps: Vec<String>,
    /// Whether text inside the open data style is a literal of the format.
    in_literal: bool,
    formats: BTreeMap<String, Rc<NumberFormat>>,
}

/// Styles derived from one another; more is a circle.
const MAX_PARENTS: usize = 16;

/// Sections of a code before its last.
const MAX_MAPS: usize = 3;

/// A longer code is no section of another.
const MAX_SECTION_BYTES: usize = 256;

impl Styles {
    /// Reads a part that holds styles and nothing else.
    pub(super) fn read(&mut self, xml: &mut XmlPart<'_>) -> Result<()> {
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
                    self.data.insert(name.clone(), data_style);
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
                    !one.is_ascii()
                });
                let code = if is_chinese { "[DBNum1]" } else { "" };
                self.open_code = Some((name, code.to_owned()));
            }
            name => {
                let Some((_, code)) = &mut self.open_code else { return };
                match name {
                    "text" | "currency-symbol" => self.in_literal = true,
                    // Another style for some numbers, such as all but negative ones.
                    "map" => self.open_maps.extend(element.attribute("apply-style-name")),
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
                    let maps = std::mem::take(&mut self.open_maps);
                    let mapped = maps.iter().filter_map(|map| self.codes.get(map));
                    // Styles that map to one another could double in length without end.
                    let mapped = mapped.filter(|code| code.len() <= MAX_SECTION_BYTES);
                    let mapped = mapped.take(MAX_MAPS);
                    let sections: Vec<&str> =
                        mapped.map(String::as_str).chain([code.as_str()]).collect();
                    let code = sections.join(";");
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
            let data_style = self.data.get(name);
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
        "day" => choose("d", "dd"),
        "day-of-week" => choose("ddd", "dddd"),
        "hours" => choose("h", "hh"),
        // Both are one letter in a code, told apart by what stands beside them.
        "month" | "minutes" => choose("m", "mm"),
        "seconds" => {
            let decimals = zeros(element, "decimal-places");
            let point = if decimals.is_empty() { "" } else { "." };
            format!("{}{point}{decimals}", choose("s", "ss"))
        }
        "am-pm" => "AM/PM".to_owned(),
        "number" => {
            let integer = zeros(element, "min-integer-digits");
            let decimals = zeros(element, "decimal-places");
            let is_open = element.attribute("decimal-places").is_none();
            if is_open && integer.len() <= 1 {
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
