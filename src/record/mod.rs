//! The public records: what a program stores. Dull on purpose: they read nothing and decide
//! nothing. The JSON of each is a contract ([`SCHEMA`]).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Format, Place};
use crate::document_number::DocumentNumber;
use crate::forms::ActivityForms;
use crate::schedule::{Day, Schedule};
use crate::units::ResponsibleUnits;

/// The version of the JSON that [`Notice`] serialises to.
pub const SCHEMA: &str = "gongwen/1";

fn schema() -> String {
    SCHEMA.to_owned()
}

/// Whether a value equals its default: such a key is left out of the JSON.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One notice: what stands on it and the plans in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Notice {
    /// Always [`SCHEMA`].
    #[serde(default = "schema")]
    pub schema: String,
    /// The file it was read from.
    pub source: SourceFile,
    /// Whether everything was read; see [`Notice::status`].
    pub status: Status,
    /// 标题 (GB/T 9704-2012, 7.3.1), wrapped lines joined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// 文种: 通知, 公告, 函, 意见, 方案 and so on, as the title ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_type: Option<String>,
    /// 发文字号 (7.2.5): the notice's own number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_number: Option<DocumentNumber>,
    /// 发文机关 (7.2.4): one name, or several where they issue jointly.
    #[serde(default)]
    pub issuers: Vec<String>,
    /// 主送机关 (7.3.2).
    #[serde(default)]
    pub addressees: Vec<String>,
    /// 成文日期 (7.3.5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<Day>,
    /// 发文机关署名 (7.3.5).
    #[serde(default)]
    pub signed_by: Vec<String>,
    /// 附件说明 (7.3.4): the titles of the attachments.
    #[serde(default)]
    pub attachments: Vec<String>,
    /// People to ask, from 附注 (7.3.6) and the body.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Numbers of other documents that the notice cites, in reading order, each once.
    #[serde(default)]
    pub references: Vec<DocumentNumber>,
    /// 抄送机关 (7.4.2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copied_to: Vec<String>,
    /// 印发机关 and 印发日期 (7.4.3), which is not the date of issue.
    #[serde(default, skip_serializing_if = "is_default")]
    pub printed: Printed,
    /// Where the elements above stand, with their printed text, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<Element>,
    /// The activity plans, in reading order.
    #[serde(default)]
    pub plans: Vec<ActivityPlan>,
    /// What was not read, or read with doubt.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
}

impl Notice {
    /// A notice in which nothing was found yet.
    #[must_use]
    pub(crate) fn empty() -> Self {
        Self {
            schema: schema(),
            source: SourceFile::default(),
            status: Status::NoPlan,
            title: None,
            document_type: None,
            document_number: None,
            issuers: Vec::new(),
            addressees: Vec::new(),
            issued_on: None,
            signed_by: Vec::new(),
            attachments: Vec::new(),
            contacts: Vec::new(),
            references: Vec::new(),
            copied_to: Vec::new(),
            printed: Printed::default(),
            elements: Vec::new(),
            plans: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The activities of all plans, in reading order.
    pub fn activities(&self) -> impl Iterator<Item = &Activity> {
        self.plans.iter().flat_map(|plan| &plan.activities)
    }

    /// Whether everything was read: [`Status::Complete`] only where a plan was found and no
    /// warning stands.
    #[must_use]
    pub fn status(&self) -> Status {
        let warned = self.diagnostics.iter().any(|found| found.severity == Severity::Warning);
        match (self.plans.is_empty(), warned) {
            (true, _) => Status::NoPlan,
            (false, true) => Status::Partial,
            (false, false) => Status::Complete,
        }
    }
}

/// How far a notice was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// At least one plan, and no warning.
    Complete,
    /// At least one plan, and a warning stands.
    Partial,
    /// No table with a theme column was found; the rest of the notice is still there.
    NoPlan,
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::NoPlan => "no_plan",
        })
    }
}

/// The file a notice was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SourceFile {
    /// The path as the caller gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What the content is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// SHA-256 of the input bytes, lower-case hexadecimal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
    /// Number of pages, where the format has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
}

/// Someone to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Contact {
    /// 联系人.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 电话, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// 邮箱.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// 印发机关 and 印发日期 at the foot of the last page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Printed {
    /// Who had it printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The day it went to print.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}

/// An element of the notice as printed, with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Element {
    /// Which key of the notice it gave.
    pub element: ElementKind,
    /// The printed text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl Element {
    pub(crate) fn new(element: ElementKind, text: impl Into<String>, place: Place) -> Self {
        Self { element, text: text.into(), place }
    }
}

/// The elements of GB/T 9704-2012 that are found; named as the keys of [`Notice`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "each is the field of Notice with its name")]
pub enum ElementKind {
    Issuers,
    DocumentNumber,
    Title,
    Addressees,
    Attachments,
    SignedBy,
    IssuedOn,
    Contacts,
    References,
    CopiedTo,
    Printed,
}

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

mod extra;
pub use self::extra::Extra;
pub(crate) use self::extra::Names;
