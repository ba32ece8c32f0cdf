//! Text beside a time that may stand there without changing it: the qualifier.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{all_consuming, recognize};
use nom::{IResult, Parser};

use super::duration::length;
use super::events::EVENTS;
use super::recurring::times;
use crate::normalize::numerals::refused;
use crate::normalize::width::is_han;

/// A longer text beside a time is a sentence that nobody read.
const MAX_SIDE_CHARS: usize = 24;

/// What happens at a time, or how far it is to be by then.
const ACTIONS: &[&str] = &[
    "投入使用",
    "竣工",
    "开工",
    "建成",
    "通车",
    "验收",
    "交付",
    "上线",
    "运行",
    "报送",
    "上报",
    "提交",
    "召开",
    "印发",
    "发布",
    "公布",
    "出台",
    "公示",
    "公告",
    "开放",
    "开学",
    "开幕",
    "闭幕",
    "报名",
    "比赛",
    "预赛",
    "初赛",
    "复赛",
    "半决赛",
    "决赛",
    "评审",
    "评选",
    "评比",
    "培训",
    "宣传",
    "检查",
    "抽查",
    "督查",
    "考核",
    "总结",
    "部署",
    "动员",
    "发动",
    "筹备",
    "准备",
    "摸底",
    "排查",
    "攻坚",
    "评估",
    "巩固",
    "提升",
    "汇报",
    "复查",
    "测评",
    "表彰",
    "推广",
    "走访",
    "座谈",
    "讲座",
    "观摩",
    "演练",
    "竞赛",
    "巡演",
    "巡展",
    "体检",
    "慰问",
    "考试",
    "面试",
    "笔试",
    "录取",
    "推进",
    "落实",
    "制定",
    "修订",
    "编制",
    "征集",
    "调研",
    "活动",
    "仪式",
    "会议",
    "审议",
    "完工",
    "达标",
    "到位",
    "开展",
    "举办",
    "举行",
    "完成",
    "启动",
    "实施",
    "进行",
    "施行",
    "执行",
    "办结",
    "立项",
    "开标",
    "招标",
    "签约",
    "投产",
    "使用",
    "展示",
    "展出",
    "演出",
    "更新",
    "公开",
    "填报",
    "自查",
    "整改",
    "备案",
    "办理",
    "申报",
    "征求意见",
    "见效",
    "成效",
];

/// What leaves open when within the time.
const HOW_FIRM: &[&str] = &["不定期", "适时", "择机", "择期", "随时"];

/// Words that say of a time with an end that what it is for has none.
const ENDLESS: &[&str] = &["长期", "持续", "常态化"];

/// Whether a text says that what is done goes on.
pub(super) fn says_endless(text: &str) -> bool {
    ENDLESS.iter().any(|word| text.contains(word))
}

/// How a remark begins that says what else holds: it may go on to the end of the cell.
const REMARKS: &[&str] = &[
    "如遇",
    "遇雨",
    "雨天",
    "若遇",
    "遇节假日",
    "节假日顺延",
    "顺延",
    "视",
    "具体",
    "以实际",
    "以通知",
    "以正式",
    "详见",
    "根据",
    "按照",
    "结合",
    "因天气",
    "遇特殊",
    "若有",
    "如有",
    "节假日除外",
    "法定节假日除外",
    "周末除外",
    "双休日除外",
    "寒暑假除外",
    "时间待定",
    "另行通知",
    "持续推进",
    "长期坚持",
    "持续开展",
    "常态化",
    "并持续推进",
    "并长期坚持",
    "并持续开展",
];

/// What makes a text say something about the time itself, so that it must not stand beside it
/// unread.
const ABOUT_TIME: &[char] = &[
    '前', '后', '起', '止', '至', '到', '每', '或', '除', '不', '非', '未', '年', '月', '日', '周',
    '季', '旬', '期', '号', '内', '约', '隔', '双', '单', '初', '底', '末', '半', '次', '天', '夜',
    '早', '晚', '午', '个', '第', '延',
];

/// Words that move a time or take it back.
const CHANGES: &[&str] = &[
    "取消", "改为", "改期", "改在", "改至", "停止", "暂停", "停办", "推迟", "推后", "暂缓", "延期",
    "延至", "延后", "延迟", "延长",
];

/// Words that make of a change one that may come: `（遇雨推迟）`, `（可延期）`.
const CONDITIONS: &[&str] = &["遇", "如", "若", "视", "可", "雨", "天气", "不"];

/// Whether a text says that what it stands beside does not hold any more: `（已取消）`, `（推迟）`.
pub(super) fn takes_back(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    has(CHANGES) && !has(CONDITIONS)
}

fn says_of_time(text: &str) -> bool {
    let about_time =
        text.char_indices().any(|(at, c)| ABOUT_TIME.contains(&c) && !is_of_a_first(text, at));
    about_time || CHANGES.iter().any(|change| text.contains(change))
}

/// Whether 初 makes something the first of several (完成初稿, 组织初审): it is a time in 初五 and 初春, and may
/// be one where it stands first (`5月初审议`).
fn is_of_a_first(text: &str, at: usize) -> bool {
    let mut here = text.get(at..).unwrap_or_default().chars();
    at > 0
        && here.next() == Some('初')
        && here.next().is_some_and(|next| !"一二三四五六七八九十春夏秋冬伏旬".contains(next))
}

/// A text without brackets behind a time: `投入使用`, `世界水日`, `，如遇雨天顺延`.
pub(super) fn side_text(i: &str) -> IResult<&str, &str> {
    let text = i.trim_start_matches([',', ';', '。', '、']);
    if REMARKS.iter().any(|remark| text.starts_with(remark)) && is_short(text) && !has_figures(text)
    {
        return Ok(("", text.trim_end_matches(['。', ';', ','])));
    }
    if let Some(place) = text.strip_prefix("地点:")
        && is_short(place)
        && !has_figures(place)
    {
        return Ok(("", text));
    }
    if let Ok(found) = how_long(text) {
        return Ok(found);
    }
    // `5月13日半天`
    if let Some(rest) = text.strip_prefix("半天") {
        return Ok((rest, text.strip_suffix(rest).unwrap_or(text)));
    }
    if let Some(place) = i.strip_prefix(',').filter(|text| is_place(text)) {
        return Ok(("", place));
    }
    let end = i.find(['、', ',', ';', '。', '/', '(', ' ']).unwrap_or(i.len());
    let (Some(text), Some(rest)) = (i.get(..end), i.get(end..)) else { return refused(i) };
    // `3月、9月各1次`, `上半年1次，下半年1次`
    let each = text.starts_with('各') && text.ends_with(['次', '场', '期']);
    if is_short(text) && (each || is_count(text)) {
        return Ok((rest, text));
    }
    // `第33个全国土地日`
    let text_named = behind_ordinal(text).filter(|name| is_day_of_something(name));
    if text_named.is_some() && is_short(text) {
        return Ok((rest, text));
    }
    if !is_short(text) || has_figures(text) {
        return refused(i);
    }
    let name = text.trim_matches('"');
    // `不定期开展`
    let firm = HOW_FIRM.iter().find_map(|word| text.strip_prefix(word));
    if firm.is_some_and(|done| done.is_empty() || is_action(done))
        || is_report(text)
        || is_action(text)
        || is_day_of_something(name)
        || is_event(text)
        || is_place(text)
    {
        Ok((rest, text))
    } else {
        refused(i)
    }
}

/// `报局办公室`, `报送上月情况`
fn is_report(text: &str) -> bool {
    let Some(what) = text.strip_prefix('报').or_else(|| text.strip_prefix("上报")) else {
        return false;
    };
    let what = what.trim_start_matches(['送', '告']);
    let of_before = ["上月", "上个月", "上季度", "上一季度", "上年度", "上半年", "上周"];
    let what = of_before.iter().find_map(|of| what.strip_prefix(of)).unwrap_or(what);
    !says_of_time(what)
}

/// `1次`, `共3场`, `开展两期`
fn is_count(text: &str) -> bool {
    let leads = ["全年", "共计", "共", "开展", "举办", "组织", "召开", "至少", "不少于"];
    let counted = leads.iter().fold(text, |text, lead| text.strip_prefix(lead).unwrap_or(text));
    all_consuming(times).parse(counted).is_ok()
}

/// How the name of a place ends, where an activity can be: `市政府广场`, `三楼会议室`.
const PLACES: &[&str] = &[
    "广场",
    "会议室",
    "会议厅",
    "报告厅",
    "礼堂",
    "大厅",
    "公园",
    "图书馆",
    "文化馆",
    "博物馆",
    "体育馆",
    "展览馆",
    "纪念馆",
    "科技馆",
    "剧院",
    "剧场",
    "影院",
    "影剧院",
    "体育场",
    "运动场",
    "操场",
    "活动中心",
    "服务中心",
    "会展中心",
    "文化中心",
    "党校",
    "校园",
    "大院",
    "门口",
    "现场",
    "小区",
    "步行街",
    "酒店",
    "宾馆",
    "活动室",
    "农家书屋",
    "文化站",
    "实践站",
    "实践所",
    "实践中心",
    "基地",
    "园区",
];

/// Whether a text names a place, without a word that says something about the time.
fn is_place(text: &str) -> bool {
    is_short(text) && !says_of_time(text) && PLACES.iter().any(|place| text.ends_with(place))
}

/// `，共3天`, `为期两周`: how long a time is that the dates say already.
fn how_long(i: &str) -> IResult<&str, &str> {
    recognize((alt((tag("共计"), tag("共"), tag("为期"), tag("历时"))), length)).parse(i)
}

/// What stands behind `第33个`, `第十届`.
fn behind_ordinal(text: &str) -> Option<&str> {
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    let counted = text.strip_prefix('第')?;
    let after = counted.trim_start_matches(digits);
    let name = after.strip_prefix(['个', '届']).filter(|_| after.len() < counted.len())?;
    // `第一个工作日` is a day to be counted out.
    let counted_out = ["工作日", "节假日", "休息日", "双休日"].contains(&name);
    (!counted_out).then_some(name)
}

/// `网上申报`, `投入使用`, `征集阶段`, without a word that says something about the time.
pub(super) fn is_action(text: &str) -> bool {
    let name = text.strip_suffix("阶段").unwrap_or(text);
    // 初 is said of a time, but not in 初赛.
    ACTIONS.contains(&name)
        || is_short(name)
            && !says_of_time(name)
            && ACTIONS.iter().any(|action| name.starts_with(action) || name.ends_with(action))
}

/// `小学组`, `甲组`, `第一赛区`: those of the taking part whose turn it is.
pub(super) fn is_division(text: &str) -> bool {
    let division = ["组", "片区", "赛区", "专场"].iter().find_map(|end| text.strip_suffix(end));
    let name = division.map(|name| name.strip_prefix('第').unwrap_or(name));
    name.is_some_and(|name| is_short(name) && name.chars().all(is_han) && !says_of_time(name))
}

/// `世界水日`, `安全生产月`, `国际劳动节`: a name that ends as such days do.
pub(super) fn is_day_of_something(text: &str) -> bool {
    let mut letters = text.chars();
    let named = letters.next_back().is_some_and(|last| matches!(last, '日' | '周' | '月' | '节'));
    let name = letters.as_str();
    // `和九月` is no name.
    let counted = name.ends_with(|c| "一二三四五六七八九十".contains(c));
    let listed = name.starts_with(['和', '及', '与']);
    let worded = name.chars().count() >= 2 && !name.is_ascii();
    // `工作日` says which days, and is no name of one.
    let says_which = ["工作日", "节假日", "休息日", "双休日"].iter().any(|end| text.ends_with(end));
    named && worded && !says_which && !counted && !listed && !says_of_time(name)
}

/// `高考期间`, `开学后`, `“质量月”期间`: an event beside the month it is in.
pub(super) fn is_event(text: &str) -> bool {
    let name = ["期间", "前后", "当天", "之前", "之后", "前", "后"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text);
    let quoted = name.ends_with('"');
    let name = name.trim_matches('"');
    // `世界读书日前后`
    let around = text.strip_suffix("前后").is_some_and(is_day_of_something);
    EVENTS.contains(&name)
        || around
        || (quoted && (is_day_of_something(name) || !says_of_time(name)))
}

fn is_short(text: &str) -> bool {
    !text.is_empty() && text.chars().nth(MAX_SIDE_CHARS).is_none()
}

fn has_figures(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit() || c == ':')
}
