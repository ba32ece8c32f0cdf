//! Wordings of rows that are no activity. Written folded, as the headers are.

/// How a note inside or under a table begins.
pub(crate) const NOTE_STARTS: &[&str] = &[
    "注:",
    "备注:",
    "说明:",
    "附注:",
    "填表说明",
    "填报说明",
    "特别说明",
    "温馨提示",
    "※",
    "*",
    "联系人:",
    "填报人",
    "填表人",
    "制表人",
    "审核人",
    "填报单位",
    "填表单位",
    "单位负责人",
];

/// What stands alone in the first cell of a row whose other cells are a note.
pub(crate) const NOTE_LABELS: &[&str] = &["备注", "注", "说明", "附注", "填表说明"];

/// `注1`, `注2.`: a numbered note.
pub(crate) const NUMBERED_NOTE: &str = "注";

/// What a row of totals begins with.
pub(crate) const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "累计"];

/// Says that a table goes on, in brackets and numbered or not: 续表, （续）, 续表2, （接上页）, 转下页.
pub(crate) const CONTINUED: &[&str] = &[
    "续表",
    "表续",
    "续上表",
    "续前表",
    "续上页",
    "续页",
    "接上表",
    "接上页",
    "接前页",
    "上接",
    "转下页",
    "接下页",
    "下页续",
    "见下页",
    "下转",
    "续",
];

/// Between the words of a page number: 第3页 共7页.
pub(crate) const PAGE_NUMBER_WORDS: &[char] = &['第', '页', '共', '之'];

/// A rule that a notice states once for its table: the unit named first leads.
pub(crate) const FIRST_IS_LEAD: &[&str] = &[
    "列第一位",
    "列首位",
    "排第一位",
    "排在第一位",
    "排名第一",
    "排在首位",
    "排首位",
    "第一个单位为牵头",
    "第一责任单位为牵头",
    "第一个责任单位为牵头",
];
/// What the rule of [`FIRST_IS_LEAD`] says of that unit.
pub(crate) const LEADS: &str = "牵头";

/// Labels of a time that the prose states once for all rows.
pub(crate) const SCHEDULE_LABELS: &[&str] =
    &["完成时限", "完成时间", "活动时间", "实施时间", "时限要求", "活动期限"];

/// Labels of both parts of a cell that holds a time and a place.
pub(crate) const TIME_LABELS: &[&str] = &["时间", "活动时间", "举办时间", "日期"];
/// See [`TIME_LABELS`].
pub(crate) const VENUE_LABELS: &[&str] = &["地点", "活动地点", "举办地点", "场所", "地址"];

/// What stands in a cell under 5月 to say that an activity is in May.
pub(crate) const MARKS: &[&str] = &["√", "✓", "✔", "☑", "●", "■", "★", "▲", "◆", "◎", "v", "是"];

/// How a line begins that says what numbers of a table count: 单位：万元.
pub(crate) const UNIT_OF_MEASURE: &[&str] =
    &["单位:", "计量单位", "金额单位", "填报时间", "填表时间", "时间:", "日期:"];
