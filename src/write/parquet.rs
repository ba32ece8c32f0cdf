//! One activity a row of typed columns.
//!
//! Every column may be null. Dates are of the logical type DATE; one without a year is null, as
//! Parquet has no unspecified digits: the column `schedule` has it in EDTF.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use super::row::{COLUMNS, Kind, Value, rows};
use crate::record::Notice;

/// Rows held before they are written as a row group: some 50 MB of text.
const ROWS_A_GROUP: usize = 50_000;

/// Writes the activities of notices to one Parquet file: the columns of the CSV, typed.
///
/// The file is whole only after [`ParquetWriter::finish`]: its directory stands at its end.
///
/// ```
/// use gongwen::write::ParquetWriter;
///
/// let notice = gongwen::read("fixtures/notices/daxiang-2023/notice.docx")?;
/// let mut writer = ParquetWriter::new(Vec::new()).unwrap();
/// writer.write(&notice).unwrap();
/// assert!(writer.finish().unwrap().starts_with(b"PAR1"));
/// # Ok::<(), gongwen::Error>(())
/// ```
pub struct ParquetWriter<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    rows: Vec<Vec<Value>>,
}

impl<W: Write + Send> std::fmt::Debug for ParquetWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ParquetWriter").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

impl<W: Write + Send> ParquetWriter<W> {
    /// Begins a file in `out`; hand in a buffered one.
    ///
    /// # Errors
    /// What `out` says.
    pub fn new(out: W) -> io::Result<Self> {
        let columns = COLUMNS.iter().map(|(name, kind)| Ok(Arc::new(column(name, *kind)?)));
        let columns = columns.collect::<Result<_, ParquetError>>()?;
        let schema = Type::group_type_builder("activity").with_fields(columns).build()?;
        let properties = Arc::new(WriterProperties::builder().build());
        let writer = SerializedFileWriter::new(out, Arc::new(schema), properties)?;
        Ok(Self { writer, rows: Vec::new() })
    }

    /// Writes one notice.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write(&mut self, notice: &Notice) -> io::Result<()> {
        for row in rows(notice) {
            self.rows.push(row?);
            if self.rows.len() >= ROWS_A_GROUP {
                self.write_group()?;
            }
        }
        Ok(())
    }

    /// Ends the file, and gives back what it was written to.
    ///
    /// # Errors
    /// What `out` says.
    pub fn finish(mut self) -> io::Result<W> {
        self.write_group()?;
        let mut out = self.writer.into_inner()?;
        out.flush()?;
        Ok(out)
    }

    fn write_group(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for (index, (_, kind)) in COLUMNS.iter().enumerate() {
            write_column(&mut group, *kind, rows.iter().map(|row| row.get(index)))?;
        }
        group.close()?;
        Ok(())
    }
}

fn column(name: &str, kind: Kind) -> Result<Type, ParquetError> {
    let (physical, logical) = match kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (Physical::INT32, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
    };
    Type::primitive_type_builder(name, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL)
        .build()
}

/// Writes the values of a column; what is absent has definition level 0.
fn write_column<'a, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    kind: Kind,
    values: impl Iterator<Item = Option<&'a Value>>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let mut levels = Vec::new();
    if kind == Kind::Text {
        let texts = values.map(|value| match value {
            Some(Value::Text(text)) => Some(ByteArray::from(text.as_str())),
            _ => None,
        });
        let present = present(texts, &mut levels);
        column.typed::<ByteArrayType>().write_batch(&present, Some(&levels), None)?;
    } else {
        let numbers = values.map(|value| match value {
            Some(Value::Integer(number)) => i32::try_from(*number).ok(),
            Some(Value::Date(day)) => day.number(),
            _ => None,
        });
        let present = present(numbers, &mut levels);
        column.typed::<Int32Type>().write_batch(&present, Some(&levels), None)?;
    }
    column.close()
}

/// The values that are there; `levels` gets a 1 for each of them and a 0 for each other.
fn present<T>(values: impl Iterator<Item = Option<T>>, levels: &mut Vec<i16>) -> Vec<T> {
    values.inspect(|value| levels.push(i16::from(value.is_some()))).flatten().collect()
}
