//! The time of a row: the columns that hold it (`time_columns`, months side by side in
//! `calendar_columns`), what the plan says around them (`time_context`, its `weeks`), and whether a text
//! is a time at all (`calendar_time`).

pub(crate) mod calendar_columns;
pub(crate) mod calendar_time;
pub(crate) mod time_columns;
pub(crate) mod time_context;
pub(crate) mod weeks;
