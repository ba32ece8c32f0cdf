//! What a cell of the column 活动方式 means: [`ActivityForms`].

use serde::{Deserialize, Serialize};

/// One cell of 活动方式: the printed text and the forms in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActivityForms {
    /// The printed text, unchanged.
    pub raw: String,
}
