//! Printed text to value: every function is total, runs in linear time and knows no page, no table
//! and no file.

mod contacts;
mod date;
mod document_number;
mod empty;
mod forms;
mod glyphs;
mod numerals;
mod person;
mod schedule;
#[cfg(feature = "segment")]
mod segment;
mod units;
pub(crate) mod width;
pub(crate) mod word_list;

pub use self::contacts::contacts;
pub use self::date::date;
pub(crate) use self::date::{date_at_end, day_in_title};
pub use self::document_number::{document_number, document_numbers};
pub use self::forms::forms;
pub use self::schedule::{
    ContextYear, ScheduleContext, SchedulePolicy, SheetValue, schedule, schedule_of_value,
};
#[cfg(feature = "segment")]
pub use self::segment::Segmenter;
pub use self::units::{Gazetteer, units};
