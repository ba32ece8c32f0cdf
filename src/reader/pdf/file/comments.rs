//! Comments within the number of an object: `5 % this \n 0 obj`.
//!
//! hayro-syntax reads them again each time that the object is looked up, and the number is looked at
//! nowhere else as long as it stands plainly. No real file has one, so one of kilobytes is refused.

use super::search::{behind_line, find_byte};
use super::tokens::{skip_space, trim_space};

/// Bytes of comments and blanks that may stand within a number.
const LENGTH: usize = 4 << 10;

/// Where a comment stands that is too long.
pub(crate) fn long_one_within_number(bytes: &[u8]) -> Option<usize> {
    // What stands before this was looked at.
    let mut end = 0;
    for start in find_byte(bytes, b'%') {
        if start < end {
            continue;
        }
        let rest = skip_comments(bytes.get(start..)?);
        end = bytes.len() - rest.len();
        let blanks = start - trim_space(bytes.get(..start)?).len();
        if end - start + blanks > LENGTH && is_end_of_number(rest) {
            return Some(start);
        }
    }
    None
}

/// Skips comments and blanks.
fn skip_comments(mut bytes: &[u8]) -> &[u8] {
    while let [b'%', comment @ ..] = bytes {
        bytes = skip_space(behind_line(comment));
    }
    bytes
}

/// Whether there is a generation at most before the next `obj`: the number stands before.
fn is_end_of_number(bytes: &[u8]) -> bool {
    let is_of_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.');
    let length = bytes.iter().take_while(|byte| is_of_number(byte)).count();
    let behind = skip_space(bytes.get(length..).unwrap_or_default());
    skip_comments(behind).starts_with(b"obj")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_comments_are_found_within_a_number() {
        let long = "x".repeat(LENGTH);
        let lines = "%x\n".repeat(LENGTH / 2);
        let blanks = " ".repeat(LENGTH);
        for (file, is_found) in [
            (format!("%PDF-1.4\n5 %{long}\n0 obj<<>>endobj"), true),
            (format!("%PDF-1.4\n5 0 %{long}\robj<<>>endobj"), true),
            (format!("5 {lines}0 % \n obj"), true),
            (format!("5 % \n 0 {lines}obj"), true),
            (format!("5 {blanks}%\n 0 obj"), true),
            (format!("%PDF-1.4\n%{long}\n5 0 obj<<>>endobj"), false),
            (format!("5 0 obj %{long}\n<<>>endobj"), false),
            (format!("5 % short\n0 obj<<>>endobj %{long}"), false),
            (format!("%{long}"), false),
        ] {
            let found = long_one_within_number(file.as_bytes());
            assert_eq!(found.is_some(), is_found, "{}", file.replace(&long, "..."));
        }
    }
}
