//! One activity a row of text.

use std::io::{self, Write};

use super::row::{COLUMNS, Value, rows};
use crate::record::Notice;

pub(super) fn header(out: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS.iter().map(|(name, _)| name)).map_err(cause)?;
    csv.flush()
}

/// What `out` said; the crate's own conversion hides it as an error of no kind.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

pub(super) fn write(notice: &Notice, first: bool, out: &mut impl Write) -> io::Result<()> {
    if first {
        header(out)?;
    }
    let mut csv = csv::Writer::from_writer(out);
    for row in rows(notice) {
        let fields = row?.into_iter().map(|value| match value {
            Value::Text(text) => text,
            Value::Integer(number) => number.to_string(),
            Value::Date(day) => day.to_string(),
            Value::Absent => String::new(),
        });
        csv.write_record(fields).map_err(cause)?;
    }
    csv.flush()
}
