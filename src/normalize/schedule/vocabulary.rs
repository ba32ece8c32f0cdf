//! The words around a time and what they say of it.

use nom::IResult;

use super::list::Bound;
use crate::normalize::numerals::refused;

/// A word of a table.
pub(super) fn word<T: Copy>(
    table: &'static [(&'static str, T)],
) -> impl Fn(&str) -> IResult<&str, T> {
    move |i| {
        table
            .iter()
            .find_map(|&(word, meaning)| Some((i.strip_prefix(word)?, meaning)))
            .map_or_else(|| refused(i), Ok)
    }
}

/// What a word before a time says.
#[derive(Clone, Copy)]
pub(super) enum Head {
    Plain,
    Tentative,
    Approx,
    Since,
    Until,
}

/// The words before a time; of words with one beginning the longer stands first.
pub(super) const HEADS: &[(&str, Head)] = &[
    ("截止时间为", Head::Until),
    ("截止时间:", Head::Until),
    ("截止日期:", Head::Until),
    ("截止时间", Head::Until),
    ("截止日期", Head::Until),
    ("截止至", Head::Until),
    ("截止到", Head::Until),
    ("截止", Head::Until),
    ("截至", Head::Until),
    ("最迟不超过", Head::Until),
    ("最晚不超过", Head::Until),
    ("不得晚于", Head::Until),
    ("不得迟于", Head::Until),
    ("不超过", Head::Until),
    ("不晚于", Head::Until),
    ("不迟于", Head::Until),
    ("最迟于", Head::Until),
    ("最迟", Head::Until),
    ("最晚于", Head::Until),
    ("最晚", Head::Until),
    ("将持续到", Head::Until),
    ("将持续至", Head::Until),
    ("持续到", Head::Until),
    ("持续至", Head::Until),
    ("延续至", Head::Until),
    ("延续到", Head::Until),
    ("至", Head::Until),
    ("到", Head::Until),
    ("自", Head::Since),
    ("从", Head::Since),
    ("由", Head::Since),
    ("初步定于", Head::Tentative),
    ("初步计划", Head::Tentative),
    ("初定于", Head::Tentative),
    ("初定", Head::Tentative),
    ("拟定于", Head::Tentative),
    ("拟定", Head::Tentative),
    ("拟于", Head::Tentative),
    ("拟在", Head::Tentative),
    ("拟", Head::Tentative),
    ("预计于", Head::Tentative),
    ("预计在", Head::Tentative),
    ("预计", Head::Tentative),
    ("预定", Head::Tentative),
    ("计划于", Head::Tentative),
    ("计划在", Head::Tentative),
    ("计划", Head::Tentative),
    ("暂定于", Head::Tentative),
    ("暂定为", Head::Tentative),
    ("暂定", Head::Tentative),
    ("大约", Head::Approx),
    ("大概", Head::Approx),
    ("约", Head::Approx),
    ("务必于", Head::Plain),
    ("务必在", Head::Plain),
    ("务必", Head::Plain),
    ("必须于", Head::Plain),
    ("必须在", Head::Plain),
    ("须于", Head::Plain),
    ("需于", Head::Plain),
    ("应于", Head::Plain),
    ("应在", Head::Plain),
    ("须在", Head::Plain),
    ("需在", Head::Plain),
    ("请于", Head::Plain),
    ("请在", Head::Plain),
    ("将于", Head::Plain),
    ("将在", Head::Plain),
    ("定于", Head::Plain),
    ("分别于", Head::Plain),
    ("原则上", Head::Plain),
    ("力争", Head::Plain),
    ("争取", Head::Plain),
    ("确保", Head::Plain),
    ("于", Head::Plain),
    ("在", Head::Plain),
    ("为", Head::Plain),
];

/// What a word behind a time says.
#[derive(Clone, Copy)]
pub(super) enum Tail {
    Plain,
    Approx,
    /// 启动: what goes on then starts.
    Starts,
    /// 长期: behind a start it says that there is no end; a year may be named with it.
    Lasting,
    Bound(Bound),
}

/// The words behind a time; of words with one beginning the longer stands first.
pub(super) const TAILS: &[(&str, Tail)] = &[
    ("左右", Tail::Approx),
    ("前后", Tail::Approx),
    ("上下", Tail::Approx),
    ("之前", Tail::Bound(Bound::Before)),
    ("以前", Tail::Bound(Bound::Before)),
    // The working day is in.
    ("下班之前", Tail::Bound(Bound::Until)),
    ("下班以前", Tail::Bound(Bound::Until)),
    ("下班前", Tail::Bound(Bound::Until)),
    ("前", Tail::Bound(Bound::Before)),
    ("之内", Tail::Bound(Bound::Until)),
    ("截止", Tail::Bound(Bound::Until)),
    ("为止", Tail::Bound(Bound::Until)),
    ("止", Tail::Bound(Bound::Until)),
    ("结束", Tail::Bound(Bound::Until)),
    ("终止", Tail::Bound(Bound::Until)),
    ("开始", Tail::Bound(Bound::From)),
    ("以来", Tail::Bound(Bound::From)),
    ("起", Tail::Bound(Bound::From)),
    ("始", Tail::Bound(Bound::From)),
    ("以后", Tail::Bound(Bound::After)),
    ("之后", Tail::Bound(Bound::After)),
    ("后", Tail::Bound(Bound::After)),
    ("期间", Tail::Plain),
    ("全月", Tail::Plain),
    ("整月", Tail::Plain),
    ("间", Tail::Plain),
    ("以内", Tail::Plain),
    ("内", Tail::Plain),
    ("份", Tail::Plain),
    ("持续推进", Tail::Lasting),
    ("长期坚持", Tail::Lasting),
    ("持续开展", Tail::Lasting),
    ("常态化开展", Tail::Lasting),
    ("常态化推进", Tail::Lasting),
    ("常态化", Tail::Lasting),
    ("持续", Tail::Lasting),
    ("长期", Tail::Lasting),
    ("不间断", Tail::Lasting),
    ("不断线", Tail::Lasting),
    ("陆续", Tail::Plain),
    ("集中", Tail::Plain),
    ("组织", Tail::Plain),
    ("开展", Tail::Plain),
    ("举办", Tail::Plain),
    ("举行", Tail::Plain),
    ("完成", Tail::Plain),
    ("启动", Tail::Starts),
    ("部署启动", Tail::Starts),
    ("实施", Tail::Plain),
    ("进行", Tail::Plain),
    ("施行", Tail::Plain),
    ("执行", Tail::Plain),
];

/// Labels that repeat the header of the column and say nothing more.
pub(super) const TIME_LABELS: &[&str] = &[
    "时间",
    "日期",
    "活动时间",
    "具体时间",
    "完成时限",
    "完成时间",
    "时限",
    "时间安排",
    "起止时间",
    "实施时间",
    "计划时间",
    "开展时间",
    "举办时间",
    "检查时间",
    "时限要求",
    "计划完成时间",
    "起止日期",
    "活动日期",
];
/// Labels that make a limit of the time, also at the end of longer ones: `报名截止时间`.
pub(super) const LIMIT_LABELS: &[&str] = &["截止时间", "截止日期", "截至时间", "截至日期", "截止"];
