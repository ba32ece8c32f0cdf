use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Where something stands in a file, in the terms a person would use to find it.
///
/// Everything counts from 1. A PDF fills `page`, `table`, `row`, `column` and `bbox`; a DOCX
/// `paragraph` or `table`, `row`, `column`; a workbook `sheet` and `cell`. What does not apply is
/// `None`; a place with nothing in it stands for the whole file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Place {
    /// Page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Paragraph outside tables, from 1, in document order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// Table, from 1: on its page in a PDF, in the whole document otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<u32>,
    /// Row of the table, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Column of the table's grid, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Box on the page as it is shown (rotation applied).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bbox: Option<BoundingBox>,
    /// Name of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Arc<str>>,
    /// Cell of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellReference>,
}

impl Place {
    /// A page, from 1.
    #[must_use]
    pub fn page(page: u32) -> Self {
        Self { page: Some(page), ..Self::default() }
    }

    /// A paragraph outside tables, from 1.
    #[must_use]
    pub fn paragraph(paragraph: u32) -> Self {
        Self { paragraph: Some(paragraph), ..Self::default() }
    }

    /// A table, from 1.
    #[must_use]
    pub fn table(table: u32) -> Self {
        Self { table: Some(table), ..Self::default() }
    }

    /// A sheet of a workbook.
    #[must_use]
    pub fn sheet(name: impl Into<Arc<str>>) -> Self {
        Self { sheet: Some(name.into()), ..Self::default() }
    }

    /// The same place on a page, from 1.
    #[must_use]
    pub fn on_page(self, page: u32) -> Self {
        Self { page: Some(page), ..self }
    }

    /// The same place with a box on its page.
    #[must_use]
    pub fn in_box(self, bbox: BoundingBox) -> Self {
        Self { bbox: Some(bbox), ..self }
    }

    /// The same place narrowed to a row, from 1.
    #[must_use]
    pub fn at_row(self, row: u32) -> Self {
        Self { row: Some(row), ..self }
    }

    /// The same place narrowed to a grid column, from 1.
    #[must_use]
    pub fn at_column(self, column: u32) -> Self {
        Self { column: Some(column), ..self }
    }

    /// The same place narrowed to a cell of its sheet.
    #[must_use]
    pub fn at_cell(self, cell: CellReference) -> Self {
        Self { cell: Some(cell), ..self }
    }

    /// Whether the place says nothing narrower than the whole file.
    #[must_use]
    pub fn is_whole_file(&self) -> bool {
        *self == Self::default()
    }
}

/// `page 3, table 1, row 14, column 5` or `sheet 计划, cell C12`; empty for the whole file.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        let mut part = |f: &mut fmt::Formatter<'_>, name: &str, value: &dyn fmt::Display| {
            let result = write!(f, "{separator}{name} {value}");
            separator = ", ";
            result
        };
        if let Some(sheet) = &self.sheet {
            part(f, "sheet", sheet)?;
        }
        if let Some(cell) = &self.cell {
            part(f, "cell", cell)?;
        }
        let numbers = [
            ("page", self.page),
            ("paragraph", self.paragraph),
            ("table", self.table),
            ("row", self.row),
            ("column", self.column),
        ];
        for (name, number) in numbers {
            if let Some(number) = number {
                part(f, name, &number)?;
            }
        }
        Ok(())
    }
}

/// A box on a page in points (1/72 inch), origin at the top left corner of the page as shown.
/// Serialised as `[x0, top, x1, bottom]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "[f64; 4]", into = "[f64; 4]")]
pub struct BoundingBox {
    /// Left edge.
    pub x0: f32,
    /// Upper edge; grows downwards.
    pub top: f32,
    /// Right edge.
    pub x1: f32,
    /// Lower edge.
    pub bottom: f32,
}

/// Boxes are kept in hundredths of a point, finer than any printer.
const HUNDREDTHS: f64 = 100.0;

impl BoundingBox {
    /// The box with edges rounded to hundredths of a point.
    #[must_use]
    pub fn new(x0: f32, top: f32, x1: f32, bottom: f32) -> Self {
        Self::from(<[f64; 4]>::from(Self { x0, top, x1, bottom }))
    }

    /// The smallest box that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            top: self.top.min(other.top),
            x1: self.x1.max(other.x1),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

impl From<[f64; 4]> for BoundingBox {
    #[expect(clippy::cast_possible_truncation, reason = "hundredths of points fit into f32")]
    fn from([x0, top, x1, bottom]: [f64; 4]) -> Self {
        Self { x0: x0 as f32, top: top as f32, x1: x1 as f32, bottom: bottom as f32 }
    }
}

/// In hundredths again, so that 53.97 is written as such however wide the number type is.
impl From<BoundingBox> for [f64; 4] {
    fn from(bbox: BoundingBox) -> Self {
        [bbox.x0, bbox.top, bbox.x1, bbox.bottom]
            .map(|edge| (f64::from(edge) * HUNDREDTHS).round() / HUNDREDTHS)
    }
}

/// A cell of a sheet by row and column from 1; printed and serialised in A1 form.
///
/// ```
/// use gongwen::document::CellReference;
/// assert_eq!(CellReference::new(12, 3).to_string(), "C12");
/// assert_eq!("XFD1048576".parse(), Ok(CellReference::new(1_048_576, 16_384)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellReference {
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
}

/// Letters of the alphabet: the base of A1 column names.
const LETTERS: u32 = 26;

impl CellReference {
    /// The cell in this row and column, both from 1.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for CellReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while rest > 0 {
            letters.push(char::from_digit((rest - 1) % LETTERS + 10, 36).unwrap_or('?'));
            rest = (rest - 1) / LETTERS;
        }
        for letter in letters.iter().rev() {
            write!(f, "{}", letter.to_ascii_uppercase())?;
        }
        write!(f, "{}", self.row)
    }
}

/// What stands where a cell in A1 form should stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoCellReference;

impl fmt::Display for NoCellReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no cell in A1 form")
    }
}

impl std::error::Error for NoCellReference {}

impl FromStr for CellReference {
    type Err = NoCellReference;

    fn from_str(text: &str) -> Result<Self, NoCellReference> {
        let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let letters = text.strip_suffix(digits).unwrap_or_default();
        let column = letters.bytes().try_fold(0_u32, |column, letter| {
            let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
            column.checked_mul(LETTERS)?.checked_add(digit)
        });
        match (column, digits.parse()) {
            (Some(column), Ok(row)) if column > 0 && row > 0 => Ok(Self { row, column }),
            _ => Err(NoCellReference),
        }
    }
}

impl Serialize for CellReference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CellReference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_written_in_hundredths_and_read_back_equal() {
        let bbox = BoundingBox::new(53.97, 101.959_99, 529.941, 700.0);
        let json = serde_json::to_value(bbox).unwrap();
        assert_eq!(json.to_string(), "[53.97,101.96,529.94,700.0]");
        assert_eq!(serde_json::from_value::<BoundingBox>(json).unwrap(), bbox);
    }

    #[test]
    fn a_cell_reference_is_a_letter_and_a_number() {
        for (text, row, column) in [("A1", 1, 1), ("Z9", 9, 26), ("AA10", 10, 27), ("BC7", 7, 55)] {
            assert_eq!(CellReference::new(row, column).to_string(), text);
            assert_eq!(text.parse(), Ok(CellReference::new(row, column)));
        }
        for text in ["", "A", "1", "A0", "1A", "A-1", "AAAAAAAAAA1", "A99999999999"] {
            assert_eq!(text.parse::<CellReference>(), Err(NoCellReference), "{text}");
        }
    }
}
