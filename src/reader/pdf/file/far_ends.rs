//! Streams whose end is far: hayro-syntax looks for it each time that it reads the stream, if the
//! stated length is wrong, and goes over the blanks before it even if it is right.

use super::container::{Body, Entries, Length, body_of_length, end_of_stream, start_of_stream};
use super::objects::{File, Item, Large, Lookup, Reference, Value};
use super::patch::{END, Patch};
use super::repair::Head;
use super::tokens::skip_space;

/// Bytes behind which the end of a stream is far: the dearest page names 16,384 streams.
const FAR: usize = 64 << 10;

/// A stream with a far end whose length stands in another object.
pub(crate) struct Elsewhere<'a> {
    head: &'a Head,
    entries: Entries<'a>,
    body: Body,
    reference: Reference,
}

/// What spares the parser long looks, and the streams of which it is not known yet whether it has to
/// look: those whose length stands elsewhere.
pub(crate) fn far_ends<'a>(
    bytes: &'a [u8],
    heads: impl Iterator<Item = &'a Head>,
    large: &Large,
) -> (Vec<Patch>, Vec<Elsewhere<'a>>) {
    let (mut patches, mut elsewhere) = (Vec::new(), Vec::new());
    for head in heads {
        let Some(start) = start_of_stream(bytes, head.word) else { continue };
        let dictionary = bytes.get(head.dictionary.clone()).unwrap_or_default();
        let entries = Entries::read(dictionary);
        let body = entries.as_ref().and_then(|entries| entries.body(bytes, head.word));
        let Some((entries, body)) = entries.zip(body) else {
            let end = end_of_stream(bytes, start).unwrap_or(bytes.len());
            patches.extend((end - start > FAR).then(|| Patch::hide(head)));
            continue;
        };
        match body.length {
            Length::Right => patches.extend(ended(bytes, &body)),
            // It is looked up each time as well, and no number is large.
            Length::Elsewhere(number, _) if large.contains_key(&number) => {
                patches.extend(put_right(bytes, head, &entries, &body));
            }
            _ if body.end - start <= FAR => patches.extend(ended(bytes, &body)),
            Length::Wrong => patches.extend(put_right(bytes, head, &entries, &body)),
            Length::Elsewhere(number, generation) => {
                let reference = Reference::new(number, generation);
                elsewhere.push(Elsewhere { head, entries, body, reference });
            }
        }
    }
    (patches, elsewhere)
}

/// The same for lengths that stand elsewhere, which the parser says itself when the file is open.
pub(crate) fn far_ends_elsewhere<'a>(
    bytes: &[u8],
    elsewhere: &[Elsewhere<'_>],
    file: &'a File,
) -> Vec<Patch> {
    let mut lookup: Lookup<'a> = Lookup::new(file);
    let mut patches = Vec::new();
    for Elsewhere { head, entries, body, reference } in elsewhere {
        let length = lookup.value(Item::Reference(*reference));
        let length = length.as_ref().and_then(Value::whole);
        let length = length.and_then(|length| usize::try_from(length).ok());
        match length.and_then(|length| body_of_length(bytes, body.range.start, length)) {
            Some(body) => patches.extend(ended(bytes, &body)),
            None => patches.extend(put_right(bytes, head, entries, body)),
        }
    }
    patches
}

/// Ends a stream, or its object, before many blanks.
fn ended(bytes: &[u8], body: &Body) -> Option<Patch> {
    let behind = bytes.get(body.end + END.len()..).unwrap_or_default();
    if body.end - body.range.end > FAR {
        Some(Patch::end(body))
    } else if behind.len() - skip_space(behind).len() > FAR {
        Some(Patch::end_object(body))
    } else {
        None
    }
}

/// States the length that the parser would find, where there is room for it; else the parser does not
/// get to see the stream.
fn put_right(
    bytes: &[u8],
    head: &Head,
    entries: &Entries<'_>,
    body: &Body,
) -> impl Iterator<Item = Patch> {
    let pinned = Patch::pin(head, entries, body.range.len());
    let ended = pinned.as_ref().and_then(|_| ended(bytes, body));
    std::iter::once(pinned.unwrap_or_else(|| Patch::hide(head))).chain(ended)
}

#[cfg(test)]
mod tests {
    use super::super::patch::patched;
    use super::super::repair::survey;
    use super::*;

    #[test]
    fn blanks_behind_a_stream_are_skipped_once() {
        let blanks = " ".repeat(FAR + 1);
        for (end, is_near) in [("\nendstream endobj", true), ("\nendstream", false)] {
            let file = format!("1 0 obj<</Length 1>>stream\nx{end}{blanks}endobj");
            let heads = survey(file.as_bytes()).unwrap().heads;
            let (patches, _) = far_ends(file.as_bytes(), heads.iter(), &Large::new());
            assert_eq!(patches.is_empty(), is_near, "{end}");
        }
    }

    #[test]
    fn a_far_end_is_looked_for_once() {
        let (near, far) = (vec![b'x'; FAR - 9], vec![b'x'; FAR + 1]);
        let blank = [vec![b'x'; 9], vec![b' '; FAR * 2]].concat();
        for (dictionary, data, expected) in [
            ("/Length 5", &near, "sound"),
            ("/Length 5", &far, "hidden"),
            ("/Length 5/Filter/FlateDecode", &far, "put right"),
            ("/Length 5     ", &blank, "put right"),
            ("/Length 9", &blank, "put right"),
            ("/Length 5    /A 1", &far, "put right"),
            ("/Length 99999", &far, "put right"),
            ("/Length 65537", &far, "sound"),
            ("/Length 9 0 R", &far, "elsewhere"),
            ("/Length 65537/Length 5", &far, "hidden"),
            ("/Length%\n 99999", &far, "hidden"),
            ("/A 1", &far, "hidden"),
        ] {
            let head = format!("%PDF-1.5\n1 0 obj\n<<{dictionary}>>stream\r\n");
            let file = [head.as_bytes(), data, b"\nendstream endobj\n"].concat();
            let heads = survey(&file).unwrap().heads;
            let (patches, elsewhere) = far_ends(&file, heads.iter(), &Large::new());
            let found = match patches.as_slice() {
                [] if elsewhere.is_empty() => "sound",
                [] => "elsewhere",
                [patch] if patch.hides() => "hidden",
                _ => {
                    let copy = patched(&file, &patches, &[]).unwrap();
                    let heads = survey(&copy).unwrap().heads;
                    assert!(far_ends(&copy, heads.iter(), &Large::new()).0.is_empty());
                    "put right"
                }
            };
            assert_eq!(found, expected, "{dictionary}");
        }
    }
}
