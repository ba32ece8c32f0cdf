//! Character-separated values as one sheet without a name.

use std::borrow::Cow;

use crate::diagnostic::Code;
use crate::document::Place;
use crate::error::{Error, Result};

use super::encoding;
use super::intake::{Intake, Sheet};

/// What separates fields.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// What a first line starts with that tells spreadsheets the delimiter.
const SEPARATOR_KEY: &str = "sep=";

/// The sign behind a text that programs of DOS wrote.
const END_OF_DOS_TEXT: char = '\u{1A}';

/// How much of a text is looked at to tell its delimiter.
const SAMPLE_LINES: usize = 50;

/// Lines among which that many with text are looked for.
const SEARCHED_LINES: usize = 10_000;

/// Fields for each cell that the limit allows: most fields of a wide form are blank.
const FIELDS_PER_CELL: u64 = 4;

/// Reads the one sheet.
pub(super) fn read(bytes: &[u8], intake: &mut Intake<'_>) -> Result<Vec<Sheet>> {
    let (text, is_replaced) = encoding::decode(bytes);
    if is_replaced {
        let what = "bytes that are no text in the file's encoding";
        intake.report(Code::TextNotDecoded, Place::default(), what);
    }
    let text = text.trim_end_matches(END_OF_DOS_TEXT);
    let (delimiter, text) = stated(text).unwrap_or_else(|| (delimiter(text), text));
    // A record is held whole, so the number of fields is bounded before one is read.
    let separators = text.bytes().filter(|byte| *byte == delimiter || *byte == b'\n').count();
    if separators as u64 > u64::from(intake.limits.cells) * FIELDS_PER_CELL {
        return Err(Error::limit("cells", intake.limits.cells));
    }
    let mut sheet = Sheet::default();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut row = 0_u32;
    while let Ok(true) = reader.read_record(&mut record) {
        row = row.saturating_add(blank_lines(text, &record));
        for (column, field) in (0_u32..).zip(&record) {
            intake.shown_cell(&mut sheet, (row, column), shown(field).into_owned(), None);
        }
        if !intake.goes_on(&sheet) {
            break;
        }
        row = row.saturating_add(1);
    }
    Ok(vec![sheet])
}

/// The blank lines before a record: the crate passes over them, a spreadsheet shows them as rows.
fn blank_lines(text: &str, record: &csv::StringRecord) -> u32 {
    let start = record.position().and_then(|position| usize::try_from(position.byte()).ok());
    let (before, behind) = start.and_then(|at| text.split_at_checked(at)).unwrap_or_default();
    // The second half of the line end before.
    let behind = behind.strip_prefix('\n').filter(|_| before.ends_with('\r')).unwrap_or(behind);
    let breaks = behind.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let (mut blanks, mut last) = (0, b' ');
    for byte in breaks {
        blanks += u32::from(byte == b'\r' || last != b'\r');
        last = byte;
    }
    blanks
}

/// The delimiter that a first line tells spreadsheets, which do not show that line (`sep=;`), and the
/// text behind it.
fn stated(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once(['\r', '\n'])?;
    let key = line.get(..SEPARATOR_KEY.len())?;
    match line.as_bytes().get(key.len()..)? {
        [delimiter] if delimiter.is_ascii() && key.eq_ignore_ascii_case(SEPARATOR_KEY) => {
            Some((*delimiter, rest.strip_prefix('\n').unwrap_or(rest)))
        }
        _ => None,
    }
}

/// What a spreadsheet shows of a field: exports write `="001"` so that it stays a text.
fn shown(field: &str) -> Cow<'_, str> {
    match field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(text) => Cow::Owned(text.replace("\"\"", "\"")),
        None => Cow::Borrowed(field),
    }
}

/// The delimiter that stands outside quotes in the most lines.
fn delimiter(text: &str) -> u8 {
    let lines_with = |delimiter: u8| {
        let lines = text.lines().take(SEARCHED_LINES);
        let lines = lines.filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES);
        lines.filter(|line| has_outside_quotes(line, delimiter)).count()
    };
    // The first of equals: `max_by_key` alone would take the last.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| lines_with(*delimiter)).unwrap_or(b',')
}

fn has_outside_quotes(line: &str, delimiter: u8) -> bool {
    line.split('"').step_by(2).any(|outside| outside.bytes().any(|byte| byte == delimiter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    fn cells(text: &str) -> Vec<(u32, u32, String)> {
        let limits = Limits::default();
        let sheets = read(text.as_bytes(), &mut Intake::new(&limits)).unwrap();
        let cells = sheets.into_iter().flat_map(|sheet| sheet.cells);
        cells.map(|cell| (cell.row, cell.column, cell.text)).collect()
    }

    #[test]
    fn rows_stand_where_a_spreadsheet_shows_them() {
        let expected =
            [(0, 0, "标题"), (2, 0, "序号"), (2, 1, "活动\n主题"), (5, 0, "1"), (5, 1, "甲")];
        let expected = expected.map(|(row, column, text)| (row, column, text.to_owned()));
        let text = "标题\n\n序号,\"活动\n主题\"\n\n\n1,甲\n";
        assert_eq!(cells(text), expected);
        assert_eq!(cells(&text.replace('\n', "\r\n")), expected);
        assert_eq!(cells(&text.replace('\n', "\r")), expected);
    }

    #[test]
    fn what_is_written_for_spreadsheets_is_not_shown() {
        let expected = [(0, 0, "序号"), (0, 1, "时间"), (1, 0, "001"), (1, 1, "5-6")];
        let expected = expected.map(|(row, column, text)| (row, column, text.to_owned()));
        for end in ["\n", "\r\n", "\r"] {
            let lines = ["SEP=|", "序号|时间", "=\"001\"|\"=\"\"5-6\"\"\""];
            assert_eq!(cells(&lines.join(end)), expected, "{end:?}");
        }
        assert_eq!(cells("sep=甲,乙"), [(0, 0, "sep=甲".to_owned()), (0, 1, "乙".to_owned())]);
    }

    #[test]
    fn delimiters() {
        assert_eq!(delimiter("a,b\nc,d"), b',');
        assert_eq!(delimiter("甲、乙,x\t丙\n丁\t戊"), b'\t');
        assert_eq!(delimiter("a;\"b,c\"\nd;\"e,f\""), b';');
        assert_eq!(delimiter("a"), b',');
    }
}
