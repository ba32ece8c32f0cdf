//! A row of a plan.

use serde::{Deserialize, Serialize};

use crate::document::Place;
use crate::forms::ActivityForms;
use crate::schedule::{Schedule, is_default};
use crate::units::ResponsibleUnits;

use super::Extra;

/// One row of a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Activity {
    /// 序号, where it is a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<u32>,
    /// 活动主题.
    #[serde(default)]
    pub theme: String,
    /// 活动方式.
    #[serde(default, skip_serializing_if = "is_default")]
    pub forms: ActivityForms,
    /// 责任单位.
    #[serde(default, skip_serializing_if = "is_default")]
    pub responsible_units: ResponsibleUnits,
    /// 牵头单位.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lead_units: ResponsibleUnits,
    /// 配合单位.
    #[serde(default, skip_serializing_if = "is_default")]
    pub supporting_units: ResponsibleUnits,
    /// 主办单位.
    #[serde(default, skip_serializing_if = "is_default")]
    pub host_units: ResponsibleUnits,
    /// 承办单位.
    #[serde(default, skip_serializing_if = "is_default")]
    pub organizer_units: ResponsibleUnits,
    /// 时间.
    #[serde(default, skip_serializing_if = "is_default")]
    pub schedule: Schedule,
    /// 地点.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// 参加对象.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// 负责人.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_in_charge: Option<String>,
    /// 备注.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remarks: Option<String>,
    /// Banner rows (一、…) and merged group cells that stand over the row, outermost first.
    #[serde(default)]
    pub section: Vec<String>,
    /// Columns without a role, in column order.
    #[serde(default)]
    pub extra: Extra,
    /// Words of the theme for search, where they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
    /// The printed texts, one for each column.
    pub cells: Vec<Cell>,
}

/// Words of a theme, for a search index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Words {
    /// The words that tell this activity from others, the most telling first.
    pub keywords: Vec<String>,
    /// All words, in order.
    pub tokens: Vec<String>,
}

/// The printed text of one row and column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cell {
    /// Column of the plan, from 1.
    pub column: u32,
    /// The text, wrapped lines joined; unchanged otherwise.
    pub text: String,
    /// Where it was printed.
    pub place: Place,
    /// Whether a merged cell covers this row, so that the text was printed at another row.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub merged: bool,
}

impl Cell {
    pub(crate) fn new(column: u32, text: impl Into<String>, place: Place, merged: bool) -> Self {
        Self { column, text: text.into(), place, merged }
    }
}
