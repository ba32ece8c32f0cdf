//! What a cell of a unit column means: [`ResponsibleUnits`].

use std::fmt;

use serde::{Deserialize, Serialize};

/// One cell of a unit column: the printed text and the units in it, by role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ResponsibleUnits {
    /// The printed text, unchanged.
    pub raw: String,
    /// The units in printed order, a group for each change of role.
    #[serde(default)]
    pub groups: Vec<UnitGroup>,
}

/// Units that share a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnitGroup {
    /// What they do.
    pub role: UnitRole,
    /// The units in printed order.
    pub units: Vec<Unit>,
}

/// What a unit does in an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UnitRole {
    /// 责任, or nothing is said.
    Responsible,
    /// 牵头.
    Lead,
    /// 配合, 协助, 协同.
    Support,
    /// 落实.
    Implement,
    /// 主办.
    Host,
    /// 承办.
    Organizer,
    /// 协办.
    CoOrganizer,
    /// 指导.
    Guide,
}

/// A unit as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Unit {
    /// Its name as printed, blanks and line wraps removed.
    pub name: String,
}

/// The names, separated by 、 within a role and ； between roles.
impl fmt::Display for ResponsibleUnits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.raw)
    }
}
