//! Words in bytes.

/// Where a word first stands (Horspool): most bytes are never looked at, and files have megabytes.
pub(super) fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let (last, before) = word.split_last()?;
    let mut skips = [word.len(); 256];
    for (at, byte) in before.iter().enumerate() {
        if let Some(skip) = skips.get_mut(usize::from(*byte)) {
            *skip = before.len() - at;
        }
    }
    let mut end = before.len();
    while let Some(byte) = bytes.get(end) {
        let start = end - before.len();
        if byte == last && bytes.get(start..end) == Some(before) {
            return Some(start);
        }
        end += skips.get(usize::from(*byte)).copied().unwrap_or(1);
    }
    None
}

/// Where a word last stands.
pub(super) fn find_last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len().max(1)).rposition(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        for (bytes, word, first, last) in [
            ("a stream endstream", "stream", Some(2), Some(12)),
            ("endobj obj", "obj", Some(3), Some(7)),
            ("aaab", "ab", Some(2), Some(2)),
            ("strea", "stream", None, None),
            ("", "x", None, None),
        ] {
            assert_eq!(find(bytes.as_bytes(), word.as_bytes()), first, "{bytes}");
            assert_eq!(find_last(bytes.as_bytes(), word.as_bytes()), last, "{bytes}");
        }
    }
}
