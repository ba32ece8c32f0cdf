//! The second pass: points to days. Units are borrowed, years found, the calendar asked, the order
//! checked; any doubt is a refusal.

mod value;
mod years;

use self::value::from_start_to_end;
pub(super) use self::years::YEARS;
use super::borrow::{Unit, borrow};
use super::calendar::{Days, days, months};
use super::clock::clocks;
use super::context::{ContextYear, ScheduleContext};
use super::list::{self, Bound, Item, Separator};
use super::point::{Period, Point, Year, only_details, weekday_name};
use super::scope::share;
use super::side::takes_back;
use crate::schedule::{
    Day, Precision, ScheduleNote, ScheduleValue, SetMode, Unresolved, YearSource,
};

/// In a list without years, a month from this one on before one up to [`NEW_YEAR_UNTIL`] may be of
/// two years: `12月、1月`.
const OLD_YEAR_FROM: u8 = 9;
const NEW_YEAR_UNTIL: u8 = 3;

/// What the items of a cell come to.
pub(super) struct Resolved<'a> {
    pub(super) value: ScheduleValue,
    pub(super) notes: Vec<ScheduleNote>,
    /// Folded texts that are kept as the qualifier, in the order of print.
    pub(super) sides: Vec<&'a str>,
}

pub(super) fn resolve<'a>(
    mut items: Vec<Item<'a>>,
    header: Option<Unit>,
    context: &ScheduleContext,
) -> Result<Resolved<'a>, Unresolved> {
    borrow(&mut items, header, context.this_year())?;
    share(&mut items);
    let mut resolver = Resolver {
        context,
        notes: Vec::new(),
        sides: Vec::new(),
        carried: Carried::default(),
        source: YearSource::Unknown,
    };
    let mut values = Vec::with_capacity(items.len());
    let mut mode = None;
    let count = items.len();
    for (at, item) in items.iter_mut().enumerate() {
        let separated = match item.separator {
            Separator::Nothing => None,
            Separator::Or => Some(SetMode::OneOf),
            Separator::Slash => {
                resolver.note(ScheduleNote::AmbiguousSlash);
                Some(SetMode::All)
            }
            Separator::And | Separator::Juxtaposed => Some(SetMode::All),
        };
        match (mode, separated) {
            // `5月、9月或10月` is one of three; `5月或6月、9月` is neither all nor one.
            (Some(SetMode::All), Some(SetMode::OneOf)) if at + 1 == count => mode = separated,
            (Some(before), Some(now)) if before != now => return Err(Unresolved::Unrecognized),
            (None, Some(now)) => mode = Some(now),
            _ => {}
        }
        values.push(resolver.item(item)?);
    }
    let Resolver { notes, sides, source, .. } = resolver;
    if let [ScheduleValue::From(start), ScheduleValue::Deadline(end)] = values.as_slice()
        && mode == Some(SetMode::All)
        && let Some(span) = from_start_to_end(start, end)
    {
        return Ok(Resolved { value: ScheduleValue::Interval(span), notes, sides });
    }
    let value = match (values.len(), mode) {
        (1, _) => values.pop().unwrap_or_default(),
        (_, mode) => ScheduleValue::Set {
            mode: mode.unwrap_or(SetMode::All),
            items: values,
            year_source: source,
        },
    };
    Ok(Resolved { value, notes, sides })
}

/// What the points before have said.
#[derive(Clone, Copy, Default)]
struct Carried {
    /// Year that the cell says, in figures or by a word (次年), and whence.
    said: Option<(i16, YearSource)>,
    /// Year of the point before, from wherever.
    year: Option<i16>,
    period: Option<Period>,
    day: Option<u32>,
}

/// What brackets say of the point before them.
#[derive(Clone, Copy, Default)]
struct Brackets {
    weekday: Option<u8>,
    tentative: bool,
    /// `（报名截止）`
    limit: bool,
}

struct Resolver<'c, 'a> {
    context: &'c ScheduleContext,
    notes: Vec<ScheduleNote>,
    sides: Vec<&'a str>,
    carried: Carried,
    /// Of the items so far.
    source: YearSource,
}

impl<'a> Resolver<'_, 'a> {
    fn note(&mut self, note: ScheduleNote) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn item(&mut self, item: &mut Item<'a>) -> Result<ScheduleValue, Unresolved> {
        let of_first = self.brackets(&mut item.first);
        let of_last = item.last.as_mut().map(|last| self.brackets(last)).unwrap_or_default();
        item.tentative |= of_first.tentative || of_last.tentative;
        for side in item.sides.into_iter().flatten() {
            item.tentative |= says_tentative(side);
            self.sides.push(side);
        }
        if item.bound.is_none() && (of_first.limit || of_last.limit) {
            item.bound = Some(Bound::Until);
        }
        let (first, last) = self.ends(item)?;
        self.check_sides(item, (first.first, last.last))?;
        self.check_weekday(first, of_first.weekday.or(item.first.weekday));
        if item.last.is_some() {
            self.check_weekday(last, of_last.weekday.or(item.last.and_then(|last| last.weekday)));
        }
        let clocks = {
            let limited = matches!(item.bound, Some(Bound::Before | Bound::Until));
            let one_day = first.first == last.last;
            clocks(&item.first, item.last.as_ref(), one_day, limited)?
        };
        let value = self.value(item, first, last, clocks)?;
        // `7日上午至8日下午`: no key says of which end a part is; `9日中午前`: a limit has none.
        let has_part = matches!(value, ScheduleValue::Interval(_)) && clocks.part.is_some();
        if !has_part {
            let ends = [Some(&item.first), item.last.as_ref()].into_iter().flatten();
            let beside = ends.filter(|point| point.time.is_none());
            self.sides.extend(beside.filter_map(|point| point.day_part_text));
        }
        Ok(value)
    }

    /// Takes what brackets say of the point itself; anything else is kept as it is.
    fn brackets(&mut self, point: &mut Point<'a>) -> Brackets {
        let mut found = Brackets::default();
        for bracket in point.brackets.into_iter().flatten() {
            found.limit |= bracket.ends_with("截止") && !bracket.contains(|c: char| c.is_numeric());
            if !point.is_day() {
                // `5月（上午）`, `5月（周五）`: of which day?
                found.tentative |= says_tentative(bracket);
                self.sides.push(bracket);
            } else if let Some(weekday) = lone_weekday(bracket) {
                found.weekday = Some(weekday);
            } else if let Some(inside) = only_details(bracket)
                && (inside.day_part.is_none() || point.day_part.is_none())
                && (inside.time.is_none() || point.time.is_none())
            {
                // `（周二上午9:00）`
                found.weekday = inside.weekday.or(found.weekday);
                point.day_part = inside.day_part.or(point.day_part);
                point.time = inside.time.or(point.time);
            } else {
                found.tentative |= says_tentative(bracket);
                self.sides.push(bracket);
            }
        }
        found
    }

    /// Refuses a time with a bracket that takes it back (`5月10日（取消）`) or says another:
    /// `5月（6月）`, `上半年（3-8月）`. What lies in the time stays beside it: `四季度（10-12月）`.
    fn check_sides(&self, item: &Item<'_>, days: (Day, Day)) -> Result<(), Unresolved> {
        let of_last = item.last.map(|last| last.brackets).unwrap_or_default();
        let sides = [item.first.brackets, of_last, item.sides];
        for side in sides.into_iter().flatten().flatten() {
            if takes_back(side) {
                return Err(Unresolved::Unrecognized);
            }
            // Beside a limit or a start the days that are meant may stand: `5月10日前（5月8日）`.
            if item.bound.is_some() {
                continue;
            }
            let year = days.0.year.map(ContextYear::Calendar);
            let context = ScheduleContext { year, ..self.context.clone() };
            let Some(Ok(inside)) = list::items(side).map(|items| resolve(items, None, &context))
            else {
                continue;
            };
            if !lies_in(&inside.value, days) {
                return Err(Unresolved::Unrecognized);
            }
        }
        Ok(())
    }

    fn check_weekday(&mut self, days: Days, printed: Option<u8>) {
        if let (Some(printed), Some(weekday)) = (printed, days.first.weekday())
            && days.first == days.last
            && printed != weekday
        {
            self.note(ScheduleNote::WeekdayMismatch);
        }
    }

    /// The days of both ends of an item; the same where it has one.
    fn ends(&mut self, item: &mut Item<'a>) -> Result<(Days, Days), Unresolved> {
        let before = self.carried;
        let had_year = before.said.is_some();
        self.complete(&mut item.first)?;
        let Some(last) = &mut item.last else {
            let (year, source) = self.year(&item.first)?;
            let days = self.days(&item.first, year)?;
            Self::check_list_order(self.carried, &item.first, days)?;
            self.carry(&item.first, days, source);
            return Ok((days, days));
        };
        let states = |point: &Point<'_>| matches!(point.year, Some(Year::Full(_) | Year::Short(_)));
        if last.dotted && item.first.day.is_none() {
            // `2023.3-12.31`: a month to a day, or two months and a slip.
            return Err(Unresolved::BareNumber);
        }
        if item.first.day.is_none()
            && item.first.part.is_none()
            && last.day.is_some()
            && last.period.is_none()
        {
            // `5月-9号`: from which day?
            return Err(Unresolved::DayOnly);
        }
        let last_states = states(last);
        let (mut first_year, source) = self.year(&item.first)?;
        // What the first end says holds for the last as well.
        if item.first.year.is_some() {
            self.carried.said = first_year.map(|year| (year, source));
        }
        self.carried.year = first_year;
        self.carried.period = item.first.period;
        self.carried.day = item.first.day;
        self.complete(last)?;
        let (mut last_year, source) = self.year(last)?;
        // `5月-上半年` ends in June, `5月-冬季` starts to end in December.
        let end = months(last)?.map(|(from, to)| from.max(to));
        let start = months(&item.first)?.map(|(from, _)| from);
        let backwards = (end, last.day) < (start, item.first.day);
        if last_states && item.first.year.is_none() && !had_year {
            // `11月-2024年1月`: the year before, or the same.
            let fits = first_year.is_some_and(|year| {
                last_year.is_some_and(|last| year < last || (year == last && !backwards))
            });
            if !fits {
                first_year = last_year.map(|year| year - i16::from(backwards));
            }
        }
        let wraps = backwards
            && last.year.is_none()
            && item.first.year.is_none()
            && !had_year
            && end < start;
        if wraps && first_year >= last_year {
            if !self.context.policy.ranges_wrap_years {
                return Err(Unresolved::ReversedRange);
            }
            last_year = first_year.map(|year| year.saturating_add(1));
            self.note(ScheduleNote::WrapsYear);
        } else if last.year.is_none() && first_year > last_year && !backwards {
            // `7-8月` in a school year, which has July at its end and August at its start.
            last_year = first_year;
        }
        let first_days = self.days(&item.first, first_year)?;
        Self::check_list_order(before, &item.first, first_days)?;
        let last_days = self.days(last, last_year)?;
        let known = first_days.first.year.is_some() && last_days.last.year.is_some();
        let next = matches!(last.year, Some(Year::Next));
        if first_days.first > last_days.last && (known || !(wraps || next)) {
            return Err(Unresolved::ReversedRange);
        }
        let last = *last;
        self.carry(&last, last_days, source);
        Ok((first_days, last_days))
    }

    /// Gives a point the units of the point before that it leaves out: `6月9日-15日`, and a time of
    /// day the day before it.
    fn complete(&self, point: &mut Point<'_>) -> Result<(), Unresolved> {
        if point.is_dateless() {
            point.period = self.carried.period;
            point.day = self.carried.day;
            let dated = point.day.is_some() && point.period.is_some();
            return match (dated, point.time.is_some() || point.day_part.is_some()) {
                (true, true) => Ok(()),
                (false, _) if point.weekday.is_some() => Err(Unresolved::WeekdayOnly),
                (false, true) => Err(Unresolved::TimeOnly),
                (_, false) => Err(Unresolved::Unrecognized),
            };
        }
        let of_month = point.day.is_some() || (point.part.is_some() && point.year.is_none());
        if of_month && point.period.is_none() {
            point.period = match self.carried.period {
                Some(period @ Period::Month(_)) if point.year.is_none() => Some(period),
                _ if point.day.is_some() => return Err(Unresolved::DayOnly),
                _ => return Err(Unresolved::Unrecognized),
            };
        }
        Ok(())
    }

    fn days(&mut self, point: &Point<'_>, year: Option<i16>) -> Result<Days, Unresolved> {
        let of_day = point.time.is_some() || point.day_part.is_some() || point.weekday.is_some();
        if of_day && !point.is_day() {
            // `5月9:00`: of which day?
            return Err(Unresolved::Unrecognized);
        }
        if point.dotted {
            if !self.context.policy.dotted_dates {
                return Err(Unresolved::Unrecognized);
            }
            self.note(ScheduleNote::DottedDate);
        }
        if point.compact {
            self.note(ScheduleNote::CompactDigits);
        }
        if matches!(point.period, Some(Period::Months(..))) {
            self.note(ScheduleNote::Idiom);
        }
        days(point, year, self.context)
    }

    fn carry(&mut self, point: &Point<'_>, days: Days, source: YearSource) {
        let says = point.year.is_some() || self.carried.said.is_some();
        self.carried = Carried {
            said: days.last.year.filter(|_| says).map(|year| (year, source)),
            year: days.last.year,
            period: point.period,
            day: point.day,
        };
    }

    /// `12月、1月`, `2023年11月、1月`, `四季度、一季度`: nobody says of which year the later one is.
    fn check_list_order(before: Carried, point: &Point<'_>, days: Days) -> Result<(), Unresolved> {
        let month = |period| {
            let whole = Point { period, ..Point::default() };
            Ok(months(&whole)?.map(|(first, _)| first))
        };
        let (Some(old), Some(new)) = (month(before.period)?, month(point.period)?) else {
            return Ok(());
        };
        let new_year = old >= OLD_YEAR_FROM && new <= NEW_YEAR_UNTIL;
        let not_later = days.first.year.is_some() && days.first.year <= before.year;
        if point.year.is_none() && new_year && not_later {
            return Err(Unresolved::ReversedRange);
        }
        Ok(())
    }
}

/// Whether all days of a time are some of others, or the other way round (`5月（二季度）`); a limit or a
/// start says something else, and a year (`12月-1月（次年）`) which one it is.
fn lies_in(value: &ScheduleValue, (first, last): (Day, Day)) -> bool {
    match value {
        ScheduleValue::Interval(span) => {
            span.precision == Precision::Year
                || first <= span.first && span.last <= last
                || span.first <= first && last <= span.last
        }
        ScheduleValue::Set { items, .. } => items.iter().all(|item| lies_in(item, (first, last))),
        _ => true,
    }
}

/// `(二)` behind a date.
fn lone_weekday(bracket: &str) -> Option<u8> {
    // `(2)` numbers something.
    let is_number = bracket.starts_with(|c: char| c.is_ascii_digit());
    weekday_name(bracket).ok().filter(|(rest, _)| rest.is_empty() && !is_number).map(|(_, day)| day)
}

fn says_tentative(side: &str) -> bool {
    ["暂定", "拟定", "预计", "待定", "初定", "拟"].contains(&side)
}
