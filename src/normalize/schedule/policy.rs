//! What a caller may decide where print leaves a choice.

/// The choices where print leaves a choice; the default is what offices usually mean.
///
/// ```
/// use gongwen::normalize::{self, ScheduleContext};
///
/// let mut context = ScheduleContext::default();
/// context.policy.before_is_inclusive = false;
/// let schedule = normalize::schedule("6月9日前", &context);
/// assert_eq!(schedule.to_string(), "../XXXX-06-08");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct SchedulePolicy {
    /// `6月9日前` has 9 June in it (note `inclusive_assumed`). Default `true`: offices accept what
    /// comes on the day itself, and a deadline read one day late is the smaller harm than work
    /// marked overdue on its last day.
    pub before_is_inclusive: bool,
    /// Last day of 月初. Default 10, as 上旬: the widest usual reading, so that nothing falls out.
    pub month_start_until: u8,
    /// First day of 月底. Default 21, as 下旬; 月中 is what lies between.
    pub month_end_from: u8,
    /// Months of 年初 and 年底. Default 2: January and February, November and December; 年中 is
    /// June and July whatever this says.
    pub year_part_months: u8,
    /// `11月-1月` goes on into the next year (note `wraps_year`). Default `true`: a range that runs
    /// backwards has no other meaning; `false` refuses it.
    pub ranges_wrap_years: bool,
    /// `6.9` is 9 June (note `dotted_date`). Default `true`: a column of times has no decimals;
    /// `false` refuses it.
    pub dotted_dates: bool,
    /// Adjoining times of a set become one: `5、6月` as `5-6月`. Default `false`: two months in a
    /// list are two events, a range may be one.
    pub merge_sets: bool,
}

impl Default for SchedulePolicy {
    fn default() -> Self {
        Self {
            before_is_inclusive: true,
            month_start_until: 10,
            month_end_from: 21,
            year_part_months: 2,
            ranges_wrap_years: true,
            dotted_dates: true,
            merge_sets: false,
        }
    }
}
