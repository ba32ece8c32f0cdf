//! 版记 at the foot of the last page: 抄送机关, 印发机关和印发日期 (GB/T 9704-2012, 7.4.2, 7.4.3).

use crate::lexicon::document::{COPIED_TO, PRINTED};
use crate::normalize;
use crate::record::Printed;

use super::super::names;
use super::super::wording::closed_up;
use super::lines::Line;

/// The imprint, each part with its line.
#[derive(Debug, Default)]
pub(super) struct Imprint {
    pub(super) copied_to: Vec<String>,
    pub(super) copied_to_lines: Vec<usize>,
    pub(super) printed: Printed,
    pub(super) printed_line: Option<usize>,
}

/// Reads the imprint; it stands after the annex as well as before it.
pub(super) fn read(lines: &[Line<'_>]) -> Imprint {
    let mut imprint = Imprint::default();
    for (index, line) in lines.iter().enumerate() {
        if COPIED_TO.iter().any(|label| line.folded().starts_with(label)) {
            let (_, list) = line.text.split_once(['：', ':']).unwrap_or_default();
            imprint.copied_to.extend(names::members(list));
            imprint.copied_to_lines.push(index);
        } else if let Some(printed) = printed(line) {
            imprint.printed = printed;
            imprint.printed_line = Some(index);
        }
    }
    imprint
}

/// Whether one of these lines belongs to an imprint.
pub(super) fn is_in(lines: &[Line<'_>]) -> bool {
    let found = read(lines);
    !found.copied_to_lines.is_empty() || found.printed_line.is_some()
}

/// `机关  2022年6月20日印发`
fn printed(line: &Line<'_>) -> Option<Printed> {
    let bare = line.text.strip_suffix(PRINTED)?.trim_end();
    let (by, on) = normalize::date_at_end(bare)?;
    let by = closed_up(by);
    Some(Printed { by: Some(by).filter(|by| !by.is_empty()), on: Some(on) })
}
