//! Files whose repair would never end.
//!
//! Where cross-references are broken, hayro-syntax looks for objects in the whole file and reads
//! each to its end before it looks on, just behind its number. So objects that have no end, or hold
//! one another, are read again and again, in a time that grows with the square of the file, and
//! nothing can interrupt it. Its steps are counted here first, and rather more of them: an object may
//! begin at every `<<`, and behind every `obj`, whatever stands before it.

use std::ops::Range;

use super::keys::Keys;
use super::objects::LARGE;
use super::search::{find_all, streams};
use super::suspects::Numbered;
use super::tokens::{is_regular, is_space};

/// Bytes that may be looked at for each byte of the file. Of 261 files, those of more than a few
/// kilobytes need three at most.
const LOOKS: usize = 8;
/// Bytes that may be looked at however small the file is: some hundredths of a second.
const FREE: usize = 8 << 20;
/// Trailers that a file may have: one for each time that it was saved, and all are kept.
const TRAILERS: usize = 4096;
/// Nesting at which the parser gives an object up.
const DEPTH: usize = 512;
/// Streams of a file: what is known of each is kept until it is open.
const STREAMS: usize = 1 << 20;

/// A stream that the parser may read, as far as its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The place behind `obj`; `None` where a dictionary stands without one.
    pub(crate) object: Option<usize>,
    pub(crate) dictionary: Range<usize>,
    /// The place of the word `stream`.
    pub(crate) word: usize,
}

impl Head {
    /// Where it begins behind its number.
    pub(crate) fn start(&self) -> usize {
        self.object.unwrap_or(self.dictionary.start)
    }
}

/// What a file has that the parser may read.
pub(crate) struct Survey {
    pub(crate) heads: Vec<Head>,
    /// Numbered objects, without what a stream has in it, that are not small: the place behind `obj`
    /// and their bytes.
    pub(crate) large: Vec<(usize, usize)>,
    pub(crate) keys: Keys,
}

/// Surveys a file whose repair ends in time; else gives the place where that is lost.
pub(crate) fn survey(bytes: &[u8]) -> Result<Survey, usize> {
    let left = bytes.len().saturating_mul(LOOKS) + FREE;
    let mut walk = Walk::new(bytes, left);
    let is_end = |at: &usize| bytes.get(..*at).is_some_and(|head| head.ends_with(b"end"));
    let numbered = find_all(bytes, b"obj").filter(|at| !is_end(at)).map(|at| at + b"obj".len());
    let mut heads = Vec::new();
    walk.heads(numbered, true, &mut heads)?;
    heads.sort_unstable_by_key(|head| head.word);
    let mut rest = Vec::new();
    walk.heads(find_all(bytes, b"<<"), false, &mut rest)?;
    let is_known = |word: usize| heads.binary_search_by_key(&word, |head: &Head| head.word).is_ok();
    rest.retain(|head| !is_known(head.word));
    heads.append(&mut rest);
    let keys = Keys::of(bytes);
    let trailers = keys.trailers;
    // The catalog is read for every trailer.
    let left = walk.left.checked_sub(trailers * walk.longest).filter(|_| trailers <= TRAILERS);
    look_for_ends(bytes, left.ok_or(0_usize)?)?;
    Ok(Survey { heads, large: walk.large, keys })
}

/// Looks for the end of every stream, as the parser does where a stated length is wrong.
fn look_for_ends(bytes: &[u8], mut left: usize) -> Result<(), usize> {
    for (start, body) in streams(bytes) {
        if matches!(bytes.get(body.start), Some(b'\r' | b'\n')) {
            left = left.checked_sub(body.len()).ok_or(start)?;
        }
    }
    Ok(())
}

/// Where an object ends that stands at the start of these bytes.
pub(crate) fn end_of_object(bytes: &[u8]) -> Option<usize> {
    let mut walk = Walk::new(bytes, usize::MAX);
    walk.object().map(|()| walk.at)
}

/// What an object may stand in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Array,
    Dictionary,
}

/// A walk over the file, each byte of which is counted. What ends it early is `None`.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    left: usize,
    /// Bytes of the longest dictionary.
    longest: usize,
    large: Vec<(usize, usize)>,
    /// What is open where the walk stands.
    containers: Vec<Container>,
}

impl<'a> Walk<'a> {
    fn new(bytes: &'a [u8], left: usize) -> Self {
        Self { bytes, at: 0, left, longest: 0, large: Vec::new(), containers: Vec::new() }
    }

    /// The streams whose objects begin at these places.
    fn heads(
        &mut self,
        starts: impl Iterator<Item = usize>,
        is_numbered: bool,
        heads: &mut Vec<Head>,
    ) -> Result<(), usize> {
        for start in starts {
            self.at = start;
            let dictionary = self.dictionary_or_object();
            let word = self.stream();
            // Blanks count as well: they are skipped each time.
            let length =
                || self.at - Numbered::before(self.bytes, start).map_or(start, |n| n.start);
            if is_numbered && length() >= LARGE {
                self.large.push((start, length()));
            }
            if let Some(dictionary) = dictionary {
                self.longest = self.longest.max(dictionary.len());
                let object = is_numbered.then_some(start);
                heads.extend(word.map(|word| Head { object, dictionary, word }));
            }
            if self.left == 0 || heads.len() > STREAMS {
                return Err(start);
            }
        }
        Ok(())
    }

    /// One object; the place of a dictionary.
    fn dictionary_or_object(&mut self) -> Option<Range<usize>> {
        self.skip_blank();
        let start = self.at;
        self.object()?;
        let is_dictionary = self.bytes.get(start..)?.starts_with(b"<<");
        is_dictionary.then_some(start..self.at)
    }

    /// The word `stream` behind an object.
    fn stream(&mut self) -> Option<usize> {
        self.skip_blank();
        self.bytes.get(self.at..)?.starts_with(b"stream").then_some(self.at)
    }

    /// One object, with all that is in it.
    fn object(&mut self) -> Option<()> {
        self.containers.clear();
        loop {
            if !self.containers.is_empty() {
                // None of these opens or closes anything, or is the object.
                self.skip_while(|byte| is_regular(byte) || is_space(byte) || byte == b'/');
            }
            self.skip_blank();
            self.peek()?;
            let container = self.containers.last().copied();
            let rest = self.bytes.get(self.at..)?;
            match rest {
                [b'<', b'<', ..] if self.containers.len() < DEPTH => {
                    self.forward()?;
                    self.forward()?;
                    self.containers.push(Container::Dictionary);
                }
                [b'[', ..] if self.containers.len() < DEPTH => {
                    self.forward()?;
                    self.containers.push(Container::Array);
                }
                [b'>', b'>', ..] if container == Some(Container::Dictionary) => {
                    self.forward()?;
                    self.forward()?;
                    self.containers.pop();
                }
                [b']', ..] if container == Some(Container::Array) => {
                    self.forward()?;
                    self.containers.pop();
                }
                [b'<', b'<', ..] => return None,
                [b'<', ..] => self.hexadecimal()?,
                [b'(', ..] => self.literal()?,
                [b'/', ..] => {
                    self.forward()?;
                    self.skip_while(is_regular);
                }
                [byte, ..] if is_regular(*byte) => self.skip_while(is_regular),
                _ => return None,
            }
            if self.containers.is_empty() {
                return Some(());
            }
        }
    }

    fn hexadecimal(&mut self) -> Option<()> {
        self.forward()?;
        self.skip_while(|byte| byte.is_ascii_hexdigit() || is_space(byte));
        (self.peek()? == b'>').then_some(())?;
        self.forward()
    }

    fn literal(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.skip_while(|byte| !matches!(byte, b'(' | b')' | b'\\'));
            let byte = self.peek()?;
            self.forward()?;
            match byte {
                b'\\' => self.forward()?,
                b'(' => depth += 1,
                b')' if depth == 1 => return Some(()),
                b')' => depth -= 1,
                _ => {}
            }
        }
    }

    fn skip_blank(&mut self) {
        loop {
            self.skip_while(is_space);
            if self.peek() != Some(b'%') {
                return;
            }
            self.skip_while(|byte| byte != b'\n' && byte != b'\r');
        }
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let rest = rest.get(..self.left).unwrap_or(rest);
        let skipped = rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
        self.at += skipped;
        self.left -= skipped;
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied().filter(|_| self.left > 0)
    }

    fn forward(&mut self) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        self.at += 1;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::survey;

    /// Bytes of each file: more than is free to look at in a square of it.
    const SIZE: usize = 1 << 18;

    #[test]
    fn what_is_read_again_and_again_is_refused() {
        for piece in [
            "1 0 obj(",
            "1 0 obj (",
            "1 0 obj [",
            "1 0 obj <</A ",
            "1 0 obj%",
            "<< (",
            "<<",
            "<</A<<",
            "1 0 obj<</Type/ObjStm/Length 9>>stream\n",
            "<</Root 1 0 R>>",
        ] {
            let file = piece.repeat(SIZE / piece.len());
            assert!(survey(file.as_bytes()).is_err(), "{piece}");
        }
        let catalog = format!("1 0 obj<</A({})>>", " ".repeat(SIZE));
        let file = catalog + &"trailer<</Root 1 0 R>>".repeat(100);
        assert!(survey(file.as_bytes()).is_err());
    }

    #[test]
    fn long_files_are_not() {
        for piece in [
            "1 0 obj<</A[1 0 R(a)<AB>]/B<</C<</D 1>>>>>>endobj\n",
            "1 0 obj<</Length 9>>stream\n1 0 0 1 0 0 cm BT (a) Tj ET\nendstream endobj\n",
            "0000000016 00000 n \n",
            "1 ",
            "1",
            " ",
            "(",
        ] {
            let file = piece.repeat(SIZE / piece.len());
            assert!(survey(file.as_bytes()).is_ok(), "{piece}");
        }
    }
}
