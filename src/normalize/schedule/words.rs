//! Cells of words only: `长期`, `待定`, `适时`, `不定期`, `已完成`.

use crate::schedule::{ScheduleValue, Unresolved, Unscheduled};

/// A longer text is a sentence.
const MAX_CHARS: usize = 40;

/// All the time. Of words with one beginning the longer stands first.
const ONGOING: &[&str] = &[
    "长期",
    "持续性",
    "持续",
    "常态化",
    "常态",
    "常年",
    "日常",
    "经常性",
    "经常",
    "长效",
    "不间断",
    "全天候",
    "全时段",
    "永久",
    "一贯",
    "一直",
    "始终",
    "贯穿始终",
    "全过程",
    "平时",
    "滚动",
    "动态",
];
/// What is done all the time, said without weight.
const DONE: &[&str] = &[
    "开展", "推进", "坚持", "实施", "进行", "组织", "落实", "执行", "有效", "任务", "工作", "举办",
    "抓好", "做好", "巩固", "深化", "更新", "保持", "公开", "受理", "接受", "办理", "运行", "调整",
    "化", "性", "并", "、", ",", "。", "地",
];

const TO_BE_TOLD: &[&str] = &[
    "待定",
    "待确定",
    "待通知",
    "待安排",
    "另行通知",
    "另行确定",
    "另行安排",
    "另行公布",
    "另定",
    "未定",
    "未确定",
    "暂未确定",
    "尚未确定",
    "等通知",
    "以通知为准",
    "以正式通知为准",
    "以实际通知为准",
    "听通知",
    "待另行通知",
    "再定",
    "待议",
    "待商",
    "待商定",
    "TBD",
];
const NAMES_OF_TIME: &[&str] = &[
    "具体开展时间",
    "具体时间",
    "活动时间",
    "开展时间",
    "举办时间",
    "时间",
    "日期",
    "具体日期",
    "具体",
    "暂",
];

const AS_IT_SUITS: &[&str] =
    &["适时", "择机", "择日", "择期", "相机", "择时", "适当时候", "适当时机"];
/// How a cell begins that gives a condition instead of a time.
const CONDITIONS: &[&str] = &[
    "根据",
    "依据",
    "视",
    "结合",
    "按照",
    "按需",
    "按上级",
    "按实际",
    "依照",
    "按工作",
    "按省",
    "按市",
    "按县",
    "按区",
    "按计划",
    "按年度",
    "按活动",
    "按方案",
    "按规定",
    "按要求",
    "按通知",
    "按时间",
    "按节点",
    "按进度",
    "依实际",
    "依情况",
    "看情况",
    "随进度",
];
/// How it ends, where what lies between has no time.
const CONDITION_ENDS: &[&str] = &[
    "安排", "确定", "开展", "进行", "而定", "调整", "要求", "通知", "需要", "情况", "进度", "部署",
    "组织", "实施", "决定", "定", "情", "推进", "计划", "为准", "执行", "适时", "完成", "举办",
    "召开", "按需", "实际", "需求", "时间", "方案", "规定", "节点", "序时", "文件",
];
const NOW_AND_THEN: &[&str] =
    &["不定期", "随时", "不定时", "不固定", "时间不定", "无固定时间", "随机", "机动"];

const STATUS: &[&str] = &[
    "完成",
    "进行中",
    "推进中",
    "实施中",
    "办理中",
    "整改中",
    "筹备中",
    "办结",
    "结束",
    "正在进行",
    "未开始",
    "未完成",
    "未启动",
];
const STATUS_LEADS: &[&str] = &["已", "正在", "尚未", "基本完成", "全部完成", "未完成"];

/// Reads a whole cell; also gives what is to be done, where it says that.
pub(super) fn words(text: &str) -> Option<(ScheduleValue, Option<&str>)> {
    let text = text.trim_matches(|c: char| matches!(c, '。' | ';' | '.' | ',' | '(' | ')' | '"'));
    let without_figures = !text.contains(|c: char| c.is_ascii_digit() || "每月日周季".contains(c));
    if text.is_empty() || text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    if let Some((reason, side)) = unscheduled(text) {
        return Some((ScheduleValue::Unscheduled { reason }, side));
    }
    if is_ongoing(text) {
        return Some((ScheduleValue::Ongoing { first: None }, None));
    }
    let status = STATUS.contains(&text) || STATUS_LEADS.iter().any(|lead| text.starts_with(lead));
    let value = ScheduleValue::Unresolved { reason: Unresolved::Status };
    (status && without_figures).then_some((value, None))
}

fn unscheduled(text: &str) -> Option<(Unscheduled, Option<&str>)> {
    let told =
        NAMES_OF_TIME.iter().fold(text, |text, name| text.strip_prefix(name).unwrap_or(text));
    let told = told.strip_prefix(':').unwrap_or(told);
    if TO_BE_TOLD.contains(&told) || is_awaited(told) {
        return Some((Unscheduled::Tbd, None));
    }
    // With figures or a unit of time in it the cell says more than that.
    if text.contains(|c: char| c.is_ascii_digit() || "年月周季每前次".contains(c)) {
        return None;
    }
    let behind = |list: &[&str]| list.iter().find_map(|word| text.strip_prefix(word));
    let ends = |list: &[&str]| list.iter().any(|word| text.ends_with(word));
    if let Some(rest) = behind(NOW_AND_THEN) {
        return Some((Unscheduled::Irregular, what_is_done(rest)));
    }
    if let Some(rest) = behind(AS_IT_SUITS) {
        return Some((Unscheduled::Discretionary, what_is_done(rest)));
    }
    (behind(CONDITIONS).is_some() && ends(CONDITION_ENDS))
        .then_some((Unscheduled::Discretionary, None))
}

/// `待上级通知`, `等省厅统一安排`, `以上级通知时间为准`
fn is_awaited(text: &str) -> bool {
    let by = text.strip_prefix('以').and_then(|text| text.strip_suffix("为准"));
    let awaited = match by {
        Some(by) => Some(by.strip_suffix("时间").unwrap_or(by)),
        None => text.strip_prefix(['待', '等', '听']),
    };
    awaited.is_some_and(|told| {
        ["通知", "安排", "部署", "确定", "文件", "方案"].iter().any(|end| told.ends_with(end))
            && !told.contains(|c: char| !c.is_alphabetic() || "年月日周季前后".contains(c))
    })
}

/// `适时开展业务培训`, but not the bare `适时开展`.
fn what_is_done(rest: &str) -> Option<&str> {
    let only = DONE.iter().fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    (!only.is_empty()).then_some(rest)
}

/// `长期开展`, `持续推进`, `常态化`
fn is_ongoing(text: &str) -> bool {
    let mut rest = text;
    let mut ongoing = false;
    while !rest.is_empty() {
        if let Some(after) = ONGOING.iter().find_map(|word| rest.strip_prefix(word)) {
            ongoing = true;
            rest = after;
        } else if let Some(after) = DONE.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = after;
        } else {
            return false;
        }
    }
    ongoing
}
