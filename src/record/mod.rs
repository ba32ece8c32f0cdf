//! The public records: what a program stores. Dull on purpose: they read nothing and decide
//! nothing. The JSON of each is a contract ([`SCHEMA`]).

mod activity;
mod extra;
mod notice;
mod plan;

pub use self::activity::{Activity, Cell, Words};
pub use self::extra::Extra;
pub(crate) use self::extra::Names;
pub use self::notice::{
    Contact, Element, ElementKind, Notice, Printed, SCHEMA, SourceFile, Status,
};
pub use self::plan::{ActivityPlan, Column, PlanNote, Role};
