//! A notice and the elements on it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Format, Place};
use crate::document_number::DocumentNumber;
use crate::schedule::{Day, is_default};

use super::{Activity, ActivityPlan};

/// The version of the JSON that [`Notice`] serialises to.
pub const SCHEMA: &str = "gongwen/1";

fn schema() -> String {
    SCHEMA.to_owned()
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
