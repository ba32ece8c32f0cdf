//! 发文字号: [`DocumentNumber`].

use std::fmt;

use serde::{Deserialize, Serialize};

/// A 发文字号 (GB/T 9704-2012, 7.2.5), another number of a document, or a text that is none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DocumentNumber {
    /// The printed text, unchanged.
    pub raw: String,
    /// What it is.
    #[serde(flatten)]
    pub value: DocumentNumberValue,
    /// 签发人, where the line names one to the right of the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatory: Option<String>,
    /// How it was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<DocumentNumberNote>,
}

impl DocumentNumber {
    pub(crate) fn new(raw: impl Into<String>, value: DocumentNumberValue) -> Self {
        Self { raw: raw.into(), value, signatory: None, notes: Vec::new() }
    }

    /// The number in the form of GB/T 9704-2012, if it is a 发文字号: `国办发〔2023〕5号`.
    #[must_use]
    pub fn canonical(&self) -> Option<&str> {
        match &self.value {
            DocumentNumberValue::DocumentNumber { canonical, .. } => Some(canonical),
            _ => None,
        }
    }

    /// Whether the text is no number of a document, or one that cannot be read.
    #[must_use]
    pub fn is_none(&self) -> bool {
        matches!(self.value, DocumentNumberValue::None { .. })
    }
}

/// The kinds of numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum DocumentNumberValue {
    /// 发文字号: `国办发〔2023〕5号`.
    DocumentNumber {
        /// 机关代字: `国办发`.
        agency_code: String,
        /// The year, four digits.
        year: u16,
        /// The number in that year.
        sequence: u32,
        /// The part of a number that was given out again: 2 in `5号之二`, 1 in `5-1号`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sub: Option<u32>,
        /// In the form of the standard: six-angle brackets, no 第, no leading zero.
        canonical: String,
    },
    /// An order: `邵阳市人民政府令第12号`.
    Order {
        /// Who gave it, as printed.
        issuer: String,
        /// Where orders are counted by the year: `交通运输部令2022年第10号`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        year: Option<u16>,
        /// Its number.
        sequence: u32,
    },
    /// A public announcement: `财政部公告2020年第1号`.
    Announcement {
        /// Who gave it, as printed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        issuer: Option<String>,
        /// The year, where it is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        year: Option<u16>,
        /// The number in that year.
        sequence: u32,
    },
    /// Several numbers: `国办发〔2023〕5号、6号`.
    DocumentNumberList {
        /// Each of them; what one leaves out is taken from the one before it.
        items: Vec<DocumentNumber>,
    },
    /// A number of another system, kept in `raw`: `LYDR-2020-01001`, `2023年第5期`.
    OtherNumber {
        /// The year in it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        year: Option<u16>,
    },
    /// No number.
    None {
        /// Why.
        reason: NoDocumentNumber,
    },
}

/// Why a text is not read as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoDocumentNumber {
    /// It has nothing of one.
    NotADocumentNumber,
    /// Without its brackets it could be several numbers: `甘区政办发201756号`.
    BracketsLost,
    /// A draft whose number is not filled in: `〔2023〕×号`.
    Placeholder,
    /// Like one, but some part does not fit.
    Malformed,
}

/// How a number was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DocumentNumberNote {
    /// Other brackets than 〔〕.
    NonstandardBracket,
    /// A bracket without its fellow, or with one of another kind.
    UnbalancedBracket,
    /// 第 before the number.
    SuperfluousDi,
    /// `05号`.
    LeadingZero,
    /// `〔98〕`, taken to be from 1949 on.
    TwoDigitYear,
    /// `（2026年）`.
    YearSuffix,
    /// `號`.
    Traditional,
    /// The text cites the number of another document.
    Reference,
}

/// The number in the form of the standard, or the printed text.
impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            DocumentNumberValue::DocumentNumberList { items } => {
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        f.write_str("、")?;
                    }
                    f.write_str(item.canonical().unwrap_or(&item.raw))?;
                }
                Ok(())
            }
            _ => f.write_str(self.canonical().unwrap_or(self.raw.trim())),
        }
    }
}
