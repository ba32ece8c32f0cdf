//! 发文字号: [`DocumentNumber`].

use serde::{Deserialize, Serialize};

/// A 发文字号 (GB/T 9704-2012, 7.2.5) or another number of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DocumentNumber {
    /// The printed text, unchanged.
    pub raw: String,
}
