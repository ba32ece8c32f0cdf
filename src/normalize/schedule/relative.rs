//! Times by an event: `活动结束后5个工作日内`, `考前一周`, `春节前`, `国庆期间`, `寒假`.

use super::duration::{Length, length};
use super::events::EVENTS;
use super::side::is_day_of_something;
use crate::schedule::Relation;

/// A name of no more characters may be a part of the calendar: `工作日`.
const SHORT_NAME_CHARS: usize = 3;
/// A longer event is a sentence.
const MAX_ANCHOR_CHARS: usize = 20;

/// What stands before 前 and 后 in words that name no event: 目前, 此后, 年前.
const NO_EVENT: &[char] = &[
    '目', '日', '此', '提', '当', '以', '之', '最', '今', '然', '眼', '从', '先', '空', '面', '随',
    '往', '落', '延', '推', '而', '幕', '善', '背', '事',
];
/// How a text ends that names a part of the calendar, which is no event: `月底前`, `下周前`.
const CALENDAR_ENDS: &[&str] = &[
    "年",
    "月",
    "周",
    "天",
    "季",
    "季度",
    "旬",
    "底",
    "末",
    "初",
    "午",
    "今日",
    "明日",
    "次日",
    "当日",
    "即日",
    "近日",
    "昨日",
    "工作日",
    "时",
    "点",
];

/// A time by an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct ByEvent<'a> {
    pub(super) anchor: &'a str,
    pub(super) relation: Relation,
    pub(super) length: Option<Length>,
}

/// Reads a whole cell; also gives the text behind it that is kept as the qualifier.
pub(super) fn relative(text: &str) -> Option<(ByEvent<'_>, Option<&str>)> {
    let text = text.trim_end_matches(['。', ';', ',', '.']);
    let (text, side) = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        Some((text, side)) if !side.contains(['(', ')']) => (text, Some(side)),
        Some(_) => return None,
        None => (text, None),
    };
    let text = ACTIONS.iter().fold(text, |text, action| text.strip_suffix(action).unwrap_or(text));
    // `待疫情结束后`
    let text = text
        .strip_prefix(['于', '在', '自'])
        .or_else(|| text.strip_prefix(['待', '等']).filter(|text| text.ends_with('后')))
        .unwrap_or(text);
    let found = around(text)
        .or_else(|| from_event(text))
        .or_else(|| distance(text))
        .or_else(|| before_after(text))
        .or_else(|| on_its_own(text))?;
    Some((found, side))
}

/// What may be done at the time, said without weight.
const ACTIONS: &[&str] = &[
    "予以公开",
    "公开",
    "办结",
    "反馈",
    "答复",
    "完成",
    "开展",
    "举办",
    "举行",
    "组织",
    "进行",
    "实施",
    "施行",
    "启动",
    "提交",
    "报送",
    "上报",
];

fn new(anchor: &str, relation: Relation) -> ByEvent<'_> {
    // Quotes around the whole are no part of the name: `“五一”前`.
    let name = anchor.trim_matches('"');
    ByEvent { anchor: if name.contains('"') { anchor } else { name }, relation, length: None }
}

fn with_length(anchor: &str, relation: Relation, length: Length) -> ByEvent<'_> {
    ByEvent { length: Some(length), ..new(anchor, relation) }
}

/// `国庆期间`, `清明节前后`, `会议当天`
fn around(text: &str) -> Option<ByEvent<'_>> {
    let anchor =
        ["期间", "前后", "当天", "当日", "之际"].iter().find_map(|word| text.strip_suffix(word));
    // `防火期内`
    let during = || text.strip_suffix('内').filter(|event| EVENTS.contains(event));
    let anchor = anchor.or_else(during)?;
    // `网络安全宣传周期间`, but not `工作日期间`
    let named = anchor.chars().nth(SHORT_NAME_CHARS).is_some() && is_day_of_something(anchor);
    (named || is_event(anchor)).then(|| new(anchor, Relation::During))
}

/// `5.1期间`, `11.9期间`: a day in figures that something is called by, for one day has no course.
pub(super) fn around_named_day(text: &str) -> Option<ByEvent<'_>> {
    let day = text.strip_suffix("期间")?;
    let (month, of_month) = day.split_once('.')?;
    let number =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    (number(month) && number(of_month)).then(|| new(day, Relation::During))
}

/// `自发布之日起施行`, `受理之日起15个工作日内`
fn from_event(text: &str) -> Option<ByEvent<'_>> {
    if let Some(today) = text.strip_suffix('起').filter(|today| *today == "即日") {
        return Some(new(today, Relation::From));
    }
    let (anchor, rest) = text.split_once("之日起")?;
    let anchor_text = text.get(..anchor.len() + "之日".len())?;
    // `自信息形成或者变更之日起`
    if !anchor.split("或者").flat_map(|event| event.split('或')).all(is_event) {
        return None;
    }
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    if rest.is_empty() {
        return Some(new(anchor_text, Relation::From));
    }
    let (_, length) = length(rest).ok().filter(|(rest, _)| rest.is_empty())?;
    Some(with_length(anchor_text, Relation::From, length))
}

/// `活动结束后5个工作日内`, `考前一周`, `接到通知3日内`
fn distance(text: &str) -> Option<ByEvent<'_>> {
    for (at, _) in text.char_indices().skip(1) {
        let (anchor, rest) = (text.get(..at)?, text.get(at..)?);
        let Some((_, length)) = length(rest).ok().filter(|(rest, _)| rest.is_empty()) else {
            continue;
        };
        let sides = [
            ("之后", Relation::After),
            ("以后", Relation::After),
            ("后", Relation::After),
            ("之前", Relation::Before),
            ("以前", Relation::Before),
            ("前", Relation::Before),
        ];
        let side = sides.iter().find_map(|&(word, side)| Some((anchor.strip_suffix(word)?, side)));
        let (anchor, relation) = match side {
            Some(side) => side,
            // A plain distance needs 内, or it is a number of something.
            None if length.within => (anchor, Relation::Within),
            None => return None,
        };
        let anchor = anchor.strip_suffix('的').unwrap_or(anchor);
        return is_event(anchor).then(|| with_length(anchor, relation, length));
    }
    None
}

/// Words in which 前 and 后 are behind no event, also at the end of a longer text: `截止目前`.
const ADVERBS: &[&str] =
    &["目前", "此前", "当前", "先前", "提前", "此后", "今后", "随后", "往后", "最后", "然后"];

/// `春节前`, `收到通知后`
fn before_after(text: &str) -> Option<ByEvent<'_>> {
    if text.ends_with("前后") || ADVERBS.iter().any(|adverb| text.ends_with(adverb)) {
        return None;
    }
    let sides = [
        ("之前", Relation::Before),
        ("以前", Relation::Before),
        ("前夕", Relation::Before),
        ("前", Relation::Before),
        ("之后", Relation::After),
        ("以后", Relation::After),
        ("后", Relation::After),
    ];
    let (anchor, relation) =
        sides.iter().find_map(|&(word, side)| Some((text.strip_suffix(word)?, side)))?;
    is_event(anchor).then(|| new(anchor, relation))
}

/// `春节`, `寒假`
fn on_its_own(text: &str) -> Option<ByEvent<'_>> {
    let is_term = ["学期", "学年"].iter().any(|end| text.ends_with(end))
        && text.chars().nth(MAX_ANCHOR_CHARS).is_none()
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '"'))
        && !text.starts_with('-')
        && !text.contains(['每', '次']);
    let bare = text.trim_matches('"');
    let names = || bare.split(['、', '和', '与', '及']);
    let is_list = EVENTS.contains(&bare)
        || names().all(|name| EVENTS.contains(&name))
        || is_holiday(bare)
        || (bare.contains("节假日") && names().all(is_free_day));
    let of_year = bare.starts_with(|c: char| c.is_ascii_digit()) && is_event(bare);
    // `“五一”劳动节`, `“六五”环境日`
    let unquoted = text.replace('"', "");
    let quoted_part =
        bare.contains('"') && (EVENTS.contains(&unquoted.as_str()) || is_named_day(&unquoted));
    let anchor = if quoted_part { text } else { bare };
    (is_term || is_list || of_year || quoted_part || is_named_day(bare))
        .then(|| new(anchor, Relation::During))
}

/// `安全生产月`, `中国旅游日`: the name of a day, a week or a month that has one.
fn is_named_day(text: &str) -> bool {
    /// What begins so names a day of the week or of the calendar.
    const CALENDAR: &[&str] = &["礼拜", "公历", "阳历", "农历", "阴历", "岁月"];

    text.ends_with(['日', '周', '月'])
        && text.chars().nth(MAX_ANCHOR_CHARS).is_none()
        && is_day_of_something(text)
        && text.chars().all(|c| c.is_alphanumeric() && !c.is_ascii_digit())
        && !CALENDAR.iter().any(|start| text.starts_with(start))
}

/// `周末及节假日`
fn is_free_day(name: &str) -> bool {
    matches!(name, "周末" | "双休日" | "休息日") || EVENTS.contains(&name)
}

/// `五一假期`, `国庆长假`
fn is_holiday(text: &str) -> bool {
    ["小长假", "长假", "假期", "黄金周"]
        .iter()
        .find_map(|holiday| text.strip_suffix(holiday))
        .is_some_and(|name| EVENTS.contains(&name.trim_matches('"')))
}

/// Whether a text can name an event: words without numbers and times in them, or festivals.
fn is_event(quoted: &str) -> bool {
    let text = quoted.trim_matches('"');
    if text.is_empty() || text.chars().nth(MAX_ANCHOR_CHARS).is_some() {
        return false;
    }
    // `2024年春节`
    let text = match text.split_once('年') {
        Some((year, event)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
            return !event.is_empty() && EVENTS.contains(&event.trim_matches('"'));
        }
        _ => text,
    };
    if text.split(['、', '和', '与']).all(|name| EVENTS.contains(&name.trim_matches('"'))) {
        return true;
    }
    // `“八一”建军节前夕`
    if quoted.starts_with('"')
        && text.contains('"')
        && EVENTS.contains(&text.replace('"', "").as_str())
    {
        return true;
    }
    let word = |c: char| c.is_alphanumeric() && !c.is_ascii_digit() || c == '"';
    let one_of_time = |c: char| "一二三四五六七八九十每或至".contains(c);
    // `“安全生产月”期间`
    if let Some(name) = text_quoted(quoted) {
        return !name.contains(|c: char| c.is_ascii_digit());
    }
    let names_none = text.ends_with(NO_EVENT) && text.chars().nth(2).is_none();
    text.chars().all(word)
        && !names_none
        && !text.contains(one_of_time)
        && !text.contains("月份")
        && !CALENDAR_ENDS.iter().any(|end| text.ends_with(end))
}

/// A name that is quoted as a whole.
fn text_quoted(text: &str) -> Option<&str> {
    let name = text.strip_prefix('"')?.strip_suffix('"')?;
    (!name.contains('"')).then_some(name)
}
