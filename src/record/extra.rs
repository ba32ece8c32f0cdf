use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The columns of a row that have no role: header to text, in column order. A JSON object.
///
/// A header that stands twice gets ` (2)` behind it the second time, so that no text is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(Vec<(String, String)>);

impl Extra {
    /// The text under this header.
    #[must_use]
    pub fn get(&self, header: &str) -> Option<&str> {
        self.iter().find(|(name, _)| *name == header).map(|(_, text)| text)
    }

    /// Headers and texts in column order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(header, text)| (header.as_str(), text.as_str()))
    }

    /// Whether every column has a role.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a column's text.
    pub(crate) fn push(&mut self, header: &str, text: impl Into<String>) {
        let mut name = header.to_owned();
        // Headers of the same name have the numbers up to their count, as a rule.
        let is_alike = |(known, _): &&(String, String)| {
            known.strip_prefix(header).is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("))
        };
        let mut count =
            if self.get(&name).is_some() { self.0.iter().filter(is_alike).count() } else { 0 };
        while self.get(&name).is_some() {
            count += 1;
            name = format!("{header} ({count})");
        }
        self.0.push((name, text.into()));
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Extra;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of header and text")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Extra, A::Error> {
                let mut extra = Extra::default();
                while let Some((header, text)) = map.next_entry::<String, String>()? {
                    extra.push(&header, text);
                }
                Ok(extra)
            }
        }

        deserializer.deserialize_map(Entries)
    }
}
