//! What pages inherit or share, read anew for each: hayro-syntax goes through all pages when it opens a
//! file, and reads what each names as its boxes, its turn and its resources from its beginning to its
//! end. A dictionary of a megabyte that ten thousand pages name would take minutes.

use super::keys::Keys;
use super::objects::{LARGE, Large};
use super::repair::{Survey, end_of_object};
use super::suspects::Named;
use super::tokens::is_space;

/// Bytes of such objects that may be read for all pages: 5,000 pages that share resources of 20 KB
/// have 100 MB.
const READ: usize = 256 << 20;
/// References that may stand at such a key.
const NAMED: usize = 16 << 20;

/// The objects of a file that are not small, and which are named as an attribute of a page.
#[derive(Default)]
pub(crate) struct PageAttributes {
    /// Bytes of the largest object of each number.
    large: Large,
    /// Numbers, again each time that one is named.
    named: Vec<u32>,
}

impl PageAttributes {
    /// Those of a file, without what its streams hold.
    pub(crate) fn new(bytes: &[u8], survey: &Survey, named: &Named) -> Self {
        let mut attributes = Self { named: survey.keys.attributes.clone(), ..Self::default() };
        for (object, length) in &survey.large {
            for number in named.readings(bytes, *object).into_iter().flatten() {
                attributes.add_large(number, *length);
            }
        }
        attributes
    }

    /// Looks through a stream of so many objects; whether it is plain where they lie.
    pub(crate) fn add_objects(&mut self, data: &[u8], count: usize, first: usize) -> bool {
        /// Bytes that may be walked for each byte, as objects may lie one within the other.
        const WALKED: usize = 8;

        let mut left = data.len().saturating_mul(WALKED);
        let mut words = data.split(|byte| is_space(*byte)).filter(|word| !word.is_empty());
        let number = |word: &[u8]| std::str::from_utf8(word).ok()?.parse::<u32>().ok();
        for _ in 0..count {
            // Where this is no list of numbers the parser finds no object.
            let (Some(one), Some(other)) = (words.next(), words.next()) else { break };
            let (Some(number), Some(place)) = (number(one), number(other)) else {
                let may_be_read = |byte: &u8| matches!(byte, b'0'..=b'9' | b'%');
                if [one, other].concat().iter().any(may_be_read) {
                    return false;
                }
                break;
            };
            let place = usize::try_from(place).unwrap_or(usize::MAX);
            let object = data.get(first.saturating_add(place)..).unwrap_or_default();
            let length = end_of_object(object).unwrap_or(object.len());
            let Some(rest) = left.checked_sub(length) else { return false };
            left = rest;
            self.add_large(number, length);
        }
        self.named.extend(Keys::of(data).attributes);
        true
    }

    fn add_large(&mut self, number: u32, length: usize) {
        if length >= LARGE {
            let known = self.large.entry(number).or_default();
            *known = length.max(*known);
        }
    }

    /// The large objects, if reading for all pages what they name ends in time; else the bytes that
    /// were allowed.
    pub(crate) fn large_objects(self) -> Result<Large, usize> {
        let lengths = self.named.iter().filter_map(|number| self.large.get(number));
        let total = lengths.fold(0_usize, |total, length| total.saturating_add(*length));
        if total > READ || self.named.len() > NAMED { Err(READ) } else { Ok(self.large) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::repair::survey;
    use super::*;

    #[test]
    fn what_many_pages_share_is_small() {
        let page = "<</Type/Page/Resources 9 0 R>>";
        for (shared, pages, is_sound) in [
            ("<<>>".to_owned(), 10_000, true),
            (format!("<</A({})>>", "x".repeat(20 << 10)), 5_000, true),
            (format!("<</A({})>>", "x".repeat(60 << 10)), 5_000, false),
            (format!("[{}]", "0 ".repeat(30 << 10)), 5_000, false),
            (format!("[]{}", " ".repeat(60 << 10)), 5_000, false),
        ] {
            let file = format!("9 0 obj{shared}endobj {}", page.repeat(pages));
            let survey = survey(file.as_bytes()).unwrap();
            let attributes = PageAttributes::new(file.as_bytes(), &survey, &Named::default());
            assert_eq!(attributes.large_objects().is_ok(), is_sound, "{pages} {}", shared.len());
        }
    }

    #[test]
    fn streams_of_objects_hold_such_objects_as_well() {
        let page = "<</Resources 9 0 R>> ".repeat(5_000);
        let data = format!("8 0 9 {} {page}[{}]", page.len(), "0 ".repeat(30 << 10));
        let first = data.find('<').unwrap();
        let mut attributes = PageAttributes::default();
        assert!(attributes.add_objects(data.as_bytes(), 2, first));
        assert!(attributes.large_objects().is_err());
        // One within the other; a number behind a comment.
        let within = "1 0 ".repeat(12) + &"[".repeat(400);
        assert!(!PageAttributes::default().add_objects(within.as_bytes(), 12, 48));
        assert!(!PageAttributes::default().add_objects(b"8 %\n 0 <<>>", 1, 8));
        assert!(PageAttributes::default().add_objects(b"\0\0\0", 1, 8));
    }
}
