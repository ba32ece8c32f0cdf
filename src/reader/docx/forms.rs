//! Fields of forms of old: their choice stands in data beside the field, not in its result.

use std::io::Read;

use super::fault::Fault;
use super::names::Element;
use super::xml::{Event, Stream};

/// Entries of a list that are kept; Word allows 25.
const MOST_ENTRIES: usize = 256;

/// Reads a form field's data to its end: the entry chosen in its list, or the mark in its box.
pub(super) fn form_choice<R: Read>(stream: &mut Stream<R>) -> Result<Option<String>, Fault> {
    let mut entries = Vec::new();
    let (mut result, mut default) = (None, 0);
    let mut is_checked = None;
    let mut is_box = false;
    let outside = stream.depth().saturating_sub(1);
    while stream.depth() > outside {
        match stream.next()? {
            Event::Start(Element::ListEntry, attributes) if entries.len() < MOST_ENTRIES => {
                entries.push(attributes.val().unwrap_or_default().into_owned());
            }
            Event::Start(Element::FormResult, attributes) => result = attributes.number(),
            Event::Start(Element::CheckBox, _) => is_box = true,
            Event::Start(Element::Checked, attributes) => is_checked = Some(attributes.is_on()),
            Event::Start(Element::FormDefault, attributes) => {
                default = attributes.number().unwrap_or_default();
                if is_box {
                    is_checked = is_checked.or(Some(attributes.is_on()));
                }
            }
            _ => {}
        }
    }
    if is_box {
        let mark = if is_checked == Some(true) { "☒" } else { "☐" };
        return Ok(Some(mark.to_owned()));
    }
    let chosen = usize::try_from(result.unwrap_or(default)).ok();
    Ok(chosen.and_then(|chosen| entries.into_iter().nth(chosen)))
}
