use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The columns of a row that have no role: header to text, in column order. A JSON object.
///
/// A header that stands twice in a table has ` (2)` behind it the second time, in every row.
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

    /// Adds a column's text under a name that no other column has.
    pub(crate) fn push(&mut self, name: String, text: String) {
        self.0.push((name, text));
    }
}

/// Names for the columns of one table, no two alike.
#[derive(Default)]
pub(crate) struct Names {
    taken: HashSet<String>,
    /// The last number that a header has had.
    counts: HashMap<String, usize>,
}

impl Names {
    /// The header itself, or with a number behind it where it is taken.
    pub(crate) fn of(&mut self, header: &str) -> String {
        let count = self.counts.entry(header.to_owned()).or_default();
        loop {
            *count += 1;
            let name = if *count == 1 { header.to_owned() } else { format!("{header} ({count})") };
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
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
                let (mut extra, mut names) = (Extra::default(), Names::default());
                while let Some((header, text)) = map.next_entry::<String, String>()? {
                    extra.push(names.of(&header), text);
                }
                Ok(extra)
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn no_two_names_are_alike() {
        let mut names = Names::default();
        let unlike =
            ["备注", "备注 (2)", "经费", "备注", "备注", ""].map(|header| names.of(header));
        assert_eq!(unlike, ["备注", "备注 (2)", "经费", "备注 (3)", "备注 (4)", ""]);
    }
}
