//! `“十四五”期间`: the five years of a national plan.

use crate::normalize::numerals::chinese;
use crate::schedule::{Day, Precision, ScheduleValue, Span, YearSource};

/// The year before the first plan's first year, 1953, in the count that holds from the sixth plan
/// (1981) on: plan n starts in 1951 + 5 n.
const BEFORE_PLANS: i16 = 1951;
/// Earlier plans did not run five years one after the other.
const FIRST_REGULAR: i16 = 6;
/// 十九五 ends in 2050; what comes then is not known to run on.
const LAST_READ: i16 = 19;

/// Reads a whole cell.
pub(super) fn five_year_plan(text: &str) -> Option<ScheduleValue> {
    let name = text.trim_matches('"');
    let name = ["期间", "时期"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let name = name.trim_matches('"');
    let (rest, number) = chinese(name.strip_suffix('五')?).ok()?;
    let number = i16::try_from(number).ok().filter(|number| *number >= FIRST_REGULAR)?;
    if !rest.is_empty() || number > LAST_READ {
        return None;
    }
    let start = BEFORE_PLANS + 5 * number;
    let (first, last) = (Day::new(start, 1, 1)?, Day::new(start + 4, 12, 31)?);
    Some(ScheduleValue::Interval(Span::new(first, last, Precision::Year, YearSource::Stated)))
}
