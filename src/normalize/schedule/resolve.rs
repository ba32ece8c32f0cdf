//! The second pass: points to days. Units are borrowed, years found, the calendar asked, the order
//! checked; any doubt is a refusal.

use super::borrow::{Unit, borrow};
use super::calendar::{Days, days, months};
use super::clock::{Clocks, clocks};
use super::context::{ContextYear, ScheduleContext};
use super::list::{Bound, Item, Separator};
use super::point::{Part, Period, Point, Year, only_details};
use super::scope::share;
use super::side::says_endless;
use crate::schedule::{
    Clock, Day, Deadline, Precision, ScheduleNote, ScheduleValue, SetMode, Span, Start, Unresolved,
    YearSource,
};

/// The years of an archive; anything else is a misprint or another number.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;
/// In a list without years, a month from this one on before one up to [`NEW_YEAR_UNTIL`] may be of
/// two years: `12月、1月`.
const OLD_YEAR_FROM: u8 = 9;
const NEW_YEAR_UNTIL: u8 = 3;

/// A plan looks no further ahead or back by a year that it prints in two digits and alone.
const CLOSE_YEARS: i16 = 5;

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

    fn year(&mut self, point: &Point<'_>) -> Result<(Option<i16>, YearSource), Unresolved> {
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

    fn value(
        &mut self,
        item: &Item<'_>,
        first: Days,
        last: Days,
        clocks: Clocks,
    ) -> Result<ScheduleValue, Unresolved> {
        let year_source = self.source;
        let approx = item.approx || first.approx || last.approx;
        let tentative = item.tentative;
        let label = item.label.map(str::to_owned);
        let end_part = item.last.as_ref().unwrap_or(&item.first);
        let timed = clocks.start.is_some() || clocks.end.is_some();
        let mut bound = item.bound;
        if item.since && item.last.is_none() && bound.is_none() {
            bound = Some(Bound::From);
        }
        if item.from_today {
            bound = Some(Bound::Until);
        }
        if item.lasting {
            // `7月起长期`, `全年持续推进`; a month that goes on for ever is unclear.
            match bound {
                Some(Bound::From | Bound::Since) if item.last.is_none() => {
                    return Ok(ScheduleValue::Ongoing { first: Some(first.first) });
                }
                None if first.precision == Precision::Year || item.last.is_some() => {}
                _ => return Err(Unresolved::Unrecognized),
            }
        }
        // `6月启动，长期坚持` does not end with June; `6月底前完成，并长期坚持` has its limit.
        if bound.is_none()
            && first.precision != Precision::Year
            && item.sides.into_iter().flatten().any(says_endless)
        {
            let starts = item.starts && item.last.is_none();
            return if starts {
                Ok(ScheduleValue::Ongoing { first: Some(first.first) })
            } else {
                Err(Unresolved::Unrecognized)
            };
        }
        let mut until = last;
        if matches!(bound, Some(Bound::Before | Bound::Until)) {
            if end_part.part == Some(Part::End) {
                // 底 is the last day when it is a limit.
                until = Days { precision: whole(end_part), approx: false, ..last };
            } else if bound == Some(Bound::Before) && !timed {
                self.note(ScheduleNote::InclusiveAssumed);
                if !self.context.policy.before_is_inclusive {
                    until.last = day_before(until)?;
                }
            }
        }
        let end_time = clocks.end.or(clocks.start);
        match bound {
            Some(Bound::Before | Bound::Until) if item.last.is_none() => {
                let precision =
                    if end_time.is_some() { Precision::Minute } else { until.precision };
                if item.from_today {
                    return Ok(self.since_today(until, precision, end_time, item));
                }
                Ok(ScheduleValue::Deadline(Deadline {
                    last: until.last,
                    precision,
                    year_source,
                    end_time,
                    approx: until.approx || item.approx,
                    tentative,
                    anchor: None,
                    label,
                }))
            }
            Some(Bound::From | Bound::After | Bound::Since) if item.last.is_none() => {
                let mut start = first.first;
                if bound == Some(Bound::After) && clocks.start.is_none() {
                    self.note(ScheduleNote::InclusiveAssumed);
                    // `6月后` starts when June is over; `6月9日后` on the day, as 前 ends on it.
                    if first.first != first.last {
                        start = first.last.plus(1).ok_or(Unresolved::Unrecognized)?;
                    }
                }
                Ok(ScheduleValue::From(Start {
                    first: start,
                    precision: if clocks.start.is_some() {
                        Precision::Minute
                    } else {
                        first.precision
                    },
                    year_source,
                    start_time: clocks.start,
                    approx,
                    tentative,
                    label,
                }))
            }
            Some(Bound::From | Bound::After | Bound::Since) => Err(Unresolved::Unrecognized),
            _ => {
                let precision =
                    if timed { Precision::Minute } else { finer(first.precision, until.precision) };
                let mut span = Span::new(first.first, until.last, precision, year_source);
                span.start_time = clocks.start;
                span.end_time = clocks.end;
                span.day_part = clocks.part;
                span.approx = item.approx || first.approx || until.approx;
                span.tentative = tentative;
                span.label = label;
                Ok(ScheduleValue::Interval(span))
            }
        }
    }

    /// `即日起至6月30日`: from the date of the notice, where that is known.
    fn since_today(
        &self,
        until: Days,
        precision: Precision,
        end_time: Option<Clock>,
        item: &Item<'_>,
    ) -> ScheduleValue {
        match self.context.notice_date {
            Some(today) if today <= until.last => {
                let mut span = Span::new(today, until.last, Precision::Day, self.source);
                span.end_time = end_time;
                span.tentative = item.tentative;
                span.label = item.label.map(str::to_owned);
                ScheduleValue::Interval(span)
            }
            _ => ScheduleValue::Deadline(Deadline {
                last: until.last,
                precision,
                year_source: self.source,
                end_time,
                approx: until.approx,
                tentative: item.tentative,
                anchor: Some("即日".to_owned()),
                label: item.label.map(str::to_owned),
            }),
        }
    }
}

fn in_archive(year: u32) -> Result<i16, Unresolved> {
    i16::try_from(year).ok().filter(|year| YEARS.contains(year)).ok_or(Unresolved::OutOfRange)
}

/// `(二)` behind a date.
fn lone_weekday(bracket: &str) -> Option<u8> {
    let mut letters = bracket.chars();
    let day = match letters.next()? {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '日' | '天' => 7,
        _ => return None,
    };
    letters.next().is_none().then_some(day)
}

fn says_tentative(side: &str) -> bool {
    ["暂定", "拟定", "预计", "待定", "初定", "拟"].contains(&side)
}

/// The precision of the period that 底 is the end of.
fn whole(point: &Point<'_>) -> Precision {
    match point.period {
        Some(Period::Quarter(_)) => Precision::Quarter,
        Some(_) => Precision::Month,
        None => Precision::Year,
    }
}

/// `6月9日前` without the day itself; of a longer period the day before it starts.
fn day_before(until: Days) -> Result<Day, Unresolved> {
    let day = until.first;
    if let Some(before) = day.plus(-1) {
        return Ok(before);
    }
    // Without a year, 1 March has no day before it that is certain.
    match (day.month, day.day) {
        (1 | 3, 1) => Err(Unresolved::Unrecognized),
        (month, 1) => {
            Day::checked(None, month - 1, crate::schedule::days_in_month(None, month - 1))
                .ok_or(Unresolved::Unrecognized)
        }
        (month, day) => Day::checked(None, month, day - 1).ok_or(Unresolved::Unrecognized),
    }
}

/// Of two ends the one that is printed more exactly.
fn finer(first: Precision, last: Precision) -> Precision {
    fn rank(precision: Precision) -> u8 {
        match precision {
            Precision::Year => 0,
            Precision::HalfYear => 1,
            Precision::Season => 2,
            Precision::Quarter => 3,
            Precision::YearPart => 4,
            Precision::QuarterPart => 5,
            Precision::Month => 6,
            Precision::MonthPart => 7,
            Precision::TenDays => 8,
            Precision::Week => 9,
            Precision::Day => 10,
            Precision::Minute => 11,
        }
    }
    if rank(last) > rank(first) { last } else { first }
}

/// `5月20日开始，6月20日结束`
fn from_start_to_end(start: &Start, end: &Deadline) -> Option<Span> {
    if start.label.is_some() || end.label.is_some() || start.first > end.last {
        return None;
    }
    let precision = finer(start.precision, end.precision);
    let mut span = Span::new(start.first, end.last, precision, end.year_source);
    span.start_time = start.start_time;
    span.end_time = end.end_time;
    span.approx = start.approx || end.approx;
    span.tentative = start.tentative || end.tentative;
    Some(span)
}
