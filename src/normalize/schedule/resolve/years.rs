//! The year of a point: printed, said by a word, carried from the point before, or the context's.

use super::Resolver;
use crate::normalize::schedule::calendar::months;
use crate::normalize::schedule::context::ContextYear;
use crate::normalize::schedule::point::{Part, Period, Point, Year};
use crate::schedule::{ScheduleNote, Unresolved, YearSource};

/// The years of an archive; anything else is a misprint or another number.
pub(in crate::normalize::schedule) const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// A plan looks no further ahead or back by a year that it prints in two digits and alone.
const CLOSE_YEARS: i16 = 5;

impl Resolver<'_, '_> {
    pub(super) fn year(
        &mut self,
        point: &Point<'_>,
    ) -> Result<(Option<i16>, YearSource), Unresolved> {
        let last_month = match (point.period, point.part) {
            (None, Some(Part::Start)) => 1,
            (None, Some(Part::Middle)) => 7,
            // Winter is of the year that it starts in.
            (Some(Period::Season(4) | Period::Seasons(_, 4) | Period::Seasons(4, _)), _) => 12,
            _ => months(point)?.map_or(12, |(_, last)| last),
        };
        let of_school = matches!(self.context.year, Some(ContextYear::School { .. }));
        if of_school && point.is_year() && matches!(point.year, Some(Year::This | Year::Present)) {
            // 全年 of a school year: the calendar year or the school year?
            return Err(Unresolved::Unrecognized);
        }
        let (year, source) = match point.year {
            Some(Year::Full(year)) => (Some(in_archive(year)?), YearSource::Stated),
            Some(Year::Short(short)) => {
                self.note(ScheduleNote::TwoDigitYear);
                let alone = point.period.is_none() && point.part.is_none();
                (Some(self.nearest(short, alone)?), YearSource::Stated)
            }
            None => match self.carried.said {
                Some((year, source)) => (Some(year), source),
                None => (self.context.year_of(last_month), YearSource::Context),
            },
            Some(word) => {
                let by = match word {
                    Year::Next => 1,
                    Year::Previous => -1,
                    _ => 0,
                };
                let said = self.carried.said.filter(|_| word != Year::Present);
                let source = said.map_or(YearSource::Context, |(_, source)| source);
                let base = match word {
                    Year::Present => self.context.year_of(last_month),
                    Year::This => {
                        said.map(|(year, _)| year).or_else(|| self.context.year_of(last_month))
                    }
                    _ => self.carried.year.or_else(|| self.context.this_year()),
                };
                (base.and_then(|year| year.checked_add(by)), source)
            }
        };
        self.source = match (self.source, if year.is_some() { source } else { YearSource::Unknown })
        {
            (YearSource::Stated, _) | (_, YearSource::Stated) => YearSource::Stated,
            (YearSource::Unknown, found) => found,
            (before, _) => before,
        };
        Ok((year, source))
    }

    /// The year of two digits that is next to the context's; alone it may be a length of time
    /// (`30年`) unless it is close.
    fn nearest(&self, short: u32, alone: bool) -> Result<i16, Unresolved> {
        let short = i16::try_from(short).map_err(|_| Unresolved::OutOfRange)?;
        let around = self.context.this_year().ok_or(Unresolved::Unrecognized)?;
        let ahead = (short - around).rem_euclid(100);
        let from_now = if ahead <= 50 { ahead } else { ahead - 100 };
        if alone && from_now.abs() > CLOSE_YEARS {
            return Err(Unresolved::Unrecognized);
        }
        Ok(around + from_now)
    }
}

fn in_archive(year: u32) -> Result<i16, Unresolved> {
    i16::try_from(year).ok().filter(|year| YEARS.contains(year)).ok_or(Unresolved::OutOfRange)
}
