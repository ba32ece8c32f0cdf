//! What a cell of a unit column means: [`ResponsibleUnits`].

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// One cell of a unit column: the printed text and the units in it, by role.
///
/// The default, with an empty `raw`, is no cell at all; a cell in which nothing or a dash was
/// printed is `empty`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the JSON")]
pub struct ResponsibleUnits {
    /// The printed text, unchanged.
    pub raw: String,
    /// The units in printed order, a group for each change of role.
    #[serde(default)]
    pub groups: Vec<UnitGroup>,
    /// Whether each is responsible for its part (按职责分工负责).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub division_of_duty: bool,
    /// Whether the list is open (等部门): others of this kind belong to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub et_cetera: bool,
    /// Whether the cell says that the unit named first leads, here and in the rows that follow
    /// (列第一位的为牵头单位，下同).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub first_is_lead: bool,
    /// People and telephone numbers printed beside the units.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contact: Vec<String>,
    /// How it was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<UnitNote>,
    /// Nothing, or a dash.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub empty: bool,
}

impl ResponsibleUnits {
    /// All units in printed order, whatever their role.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.groups.iter().flat_map(|group| &group.units)
    }
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

impl UnitGroup {
    pub(crate) fn new(role: UnitRole, units: Vec<Unit>) -> Self {
        Self { role, units }
    }
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

/// A unit as printed. The column may hold people as well: nothing says that it is an organ.
///
/// Units are equal if they say the same, wherever they stand in their cells.
#[derive(Clone, Debug, Default, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Unit {
    /// Its name as printed, blanks and line wraps removed.
    pub name: String,
    /// Whether it stands for all of a kind: 各街道, 区直各部门.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub collective: bool,
    /// The full name, where the print leaves out the level that stands before an earlier unit
    /// (省教育厅、财政厅), or where the caller's gazetteer has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expanded: Option<String>,
    /// Where the name stands in [`ResponsibleUnits::raw`]: bytes, from the first character of the
    /// name to behind its last one. The blanks and line wraps that the name leaves out lie inside;
    /// a level that only `expanded` has does not. It is no part of the JSON, where a unit is its
    /// name and what is said of it: a record that was read from JSON has `0..0` here.
    #[serde(skip)]
    pub span: Range<usize>,
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        let Self { name, collective, expanded, span: _ } = self;
        *name == other.name && *collective == other.collective && *expanded == other.expanded
    }
}

/// How a unit cell was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UnitNote {
    /// A sentence, not a list of units: its text is kept whole as one name.
    Prose,
    /// A label says what units do in words that are not known (监督单位：); they have the role of the
    /// column.
    UnknownRole,
    /// 同上, 〃: the unit stands in the row above.
    Ditto,
    /// 待定, 另行通知: who it will be is not settled, and there is no unit.
    Unsettled,
    /// A bracket is never closed, or was never opened.
    UnbalancedBracket,
}

/// The names, separated by 、 within a role and ； between roles.
impl fmt::Display for ResponsibleUnits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.groups.is_empty() {
            return f.write_str(&self.raw);
        }
        for (index, group) in self.groups.iter().enumerate() {
            if index > 0 {
                f.write_str("；")?;
            }
            for (index, unit) in group.units.iter().enumerate() {
                if index > 0 {
                    f.write_str("、")?;
                }
                f.write_str(&unit.name)?;
            }
        }
        Ok(())
    }
}
