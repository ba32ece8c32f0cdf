//! One activity a line.

use std::io::{self, Write};

use serde::Serialize;

use crate::document_number::DocumentNumber;
use crate::record::{Activity, Contact, Notice, SourceFile, Status};
use crate::schedule::Day;

/// The keys of a line: the notice's, the plan's, the activity's.
#[derive(Serialize)]
struct Line<'a> {
    schema: &'a str,
    source: &'a SourceFile,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_number: Option<&'a DocumentNumber>,
    issuers: &'a [String],
    addressees: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_on: Option<Day>,
    signed_by: &'a [String],
    attachments: &'a [String],
    contacts: &'a [Contact],
    references: &'a [DocumentNumber],
    plan: PlanKey<'a>,
    #[serde(flatten)]
    activity: &'a Activity,
}

/// Which plan of the notice the activity stands in.
#[derive(Serialize)]
struct PlanKey<'a> {
    number: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
}

pub(super) fn write(notice: &Notice, out: &mut impl Write) -> io::Result<()> {
    for (index, plan) in notice.plans.iter().enumerate() {
        for activity in &plan.activities {
            let line = Line {
                schema: &notice.schema,
                source: &notice.source,
                status: notice.status,
                title: notice.title.as_deref(),
                document_type: notice.document_type.as_deref(),
                document_number: notice.document_number.as_ref(),
                issuers: &notice.issuers,
                addressees: &notice.addressees,
                issued_on: notice.issued_on,
                signed_by: &notice.signed_by,
                attachments: &notice.attachments,
                contacts: &notice.contacts,
                references: &notice.references,
                plan: PlanKey { number: index + 1, title: plan.title.as_deref() },
                activity,
            };
            serde_json::to_writer(&mut *out, &line)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}
