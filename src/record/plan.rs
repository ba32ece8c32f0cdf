//! A plan: its columns, its rows and the notes under it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::document::Place;
use crate::schedule::{Schedule, is_default};

use super::Activity;

/// One activity plan (活动计划安排表), however many pieces it was printed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActivityPlan {
    /// Its title, from above the table or the first row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows, in order.
    pub activities: Vec<Activity>,
    /// Whether the notice says that the unit named first leads (列第一位的为牵头单位).
    #[serde(default, skip_serializing_if = "is_default")]
    pub first_is_lead: bool,
    /// A time that the notice sets for all rows (完成时限 in its prose).
    #[serde(default, skip_serializing_if = "is_default")]
    pub schedule: Schedule,
    /// Rows of the table that are no activity, totals and notes (注：…), and notes right under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<PlanNote>,
}

/// A row of the table that is no activity, or a note under it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlanNote {
    /// The printed text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl PlanNote {
    pub(crate) fn new(text: impl Into<String>, place: Place) -> Self {
        Self { text: text.into(), place }
    }
}

/// A column of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Column {
    /// The header as printed, header rows from outer to inner joined by a blank.
    pub header: String,
    /// What stands in the column.
    pub role: Role,
}

impl Column {
    pub(crate) fn new(header: impl Into<String>, role: Role) -> Self {
        Self { header: header.into(), role }
    }
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// 序号.
    Serial,
    /// 活动主题.
    Theme,
    /// 活动方式.
    Forms,
    /// 责任单位.
    ResponsibleUnits,
    /// 牵头单位.
    LeadUnits,
    /// 配合单位.
    SupportingUnits,
    /// 主办单位.
    HostUnits,
    /// 承办单位.
    OrganizerUnits,
    /// 时间.
    Schedule,
    /// 地点.
    Venue,
    /// 参加对象.
    Audience,
    /// 负责人.
    PersonInCharge,
    /// 备注.
    Remarks,
    /// Everything else.
    Extra,
}

impl Role {
    /// Whether units stand in the column.
    pub(crate) fn is_units(self) -> bool {
        matches!(
            self,
            Self::ResponsibleUnits
                | Self::LeadUnits
                | Self::SupportingUnits
                | Self::HostUnits
                | Self::OrganizerUnits
        )
    }

    /// The role as it stands in JSON, which is also the name of the activity's field.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Serial => "serial",
            Self::Theme => "theme",
            Self::Forms => "forms",
            Self::ResponsibleUnits => "responsible_units",
            Self::LeadUnits => "lead_units",
            Self::SupportingUnits => "supporting_units",
            Self::HostUnits => "host_units",
            Self::OrganizerUnits => "organizer_units",
            Self::Schedule => "schedule",
            Self::Venue => "venue",
            Self::Audience => "audience",
            Self::PersonInCharge => "person_in_charge",
            Self::Remarks => "remarks",
            Self::Extra => "extra",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
