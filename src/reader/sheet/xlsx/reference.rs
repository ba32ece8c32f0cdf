//! Cell references in A1 form, as files write them.

use super::super::intake::{MAX_COLUMNS, MAX_ROWS, Region};

/// Row and column from 0; positions outside every sheet are past [`MAX_ROWS`] or [`MAX_COLUMNS`],
/// a text that is no reference is `None`.
pub(super) fn cell(text: &str) -> Option<(u32, u32)> {
    let bytes = text.trim().as_bytes();
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = bytes.split_at_checked(letters)?;
    if letters.is_empty() || digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let column = letters.iter().fold(0_u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.saturating_mul(26).saturating_add(digit).min(MAX_COLUMNS + 1)
    });
    let row = digits.iter().fold(0_u32, |row, digit| {
        row.saturating_mul(10).saturating_add(u32::from(digit - b'0')).min(MAX_ROWS + 1)
    });
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// Whether row and column of a reference can be computed in 32 bits; it may still lie outside of
/// every sheet, or be no reference.
pub(super) fn is_computable(text: &str) -> bool {
    /// `ZZZZZZ` is column 321,272,406.
    const LETTERS: usize = 6;
    /// Row 999,999,999.
    const DIGITS: usize = 9;

    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    letters <= LETTERS && text.len() - letters <= DIGITS
}

/// The row that an element of rows states, from 0.
pub(super) fn row(text: &str) -> Option<u32> {
    if !is_computable(text) {
        return None;
    }
    text.parse::<u32>().ok()?.checked_sub(1)
}

/// `A1:B2`, or one cell.
pub(super) fn region(text: &str) -> Option<Region> {
    let text = text.replace('$', "");
    let (first, last) = text.split_once(':').unwrap_or((&text, &text));
    let (first_row, first_column) = cell(first)?;
    let (last_row, last_column) = cell(last)?;
    Some(Region { first_row, first_column, last_row, last_column })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::CellReference;

    #[test]
    fn references() {
        assert_eq!(cell("A1"), Some((0, 0)));
        assert_eq!(cell("xfd1048576"), Some((MAX_ROWS - 1, MAX_COLUMNS - 1)));
        assert_eq!(cell("A4294967295"), Some((MAX_ROWS, 0)));
        assert_eq!(cell("ZZZZZZZ1"), Some((0, MAX_COLUMNS)));
        assert_eq!(cell("A0"), None);
        assert_eq!(cell("12"), None);
        assert_eq!(cell("月1"), None);
        assert!(is_computable("XFD1048576") && is_computable("ZZZZZZ999999999"));
        assert!(!is_computable("ZZZZZZZ1") && !is_computable("A4294967295"));
        assert_eq!(row("1048576"), Some(MAX_ROWS - 1));
        assert_eq!((row("4294967295"), row("0"), row("A1")), (None, None, None));
        let last = CellReference::new(MAX_ROWS, MAX_COLUMNS).to_string();
        assert_eq!(cell(&last), Some((MAX_ROWS - 1, MAX_COLUMNS - 1)));
    }
}
