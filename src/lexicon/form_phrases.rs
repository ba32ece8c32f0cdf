//! What stands around the wordings of forms: openers, endings, channels, and wordings that only look
//! like forms.

use crate::forms::{Channel, Form};

/// Wordings that name a form in a list only; in prose they are common words.
pub(crate) const LIST_ONLY: &[(Form, &[&str])] = &[
    (Form::Symposium, &["交流", "讨论", "交流讨论", "互动交流", "交流互动"]),
    (Form::PolicyInterpretation, &["解析"]),
    (Form::Lecture, &["讲解"]),
    (Form::Consultation, &["解答", "现场解答"]),
    (Form::SiteObservation, &["见学"]),
    (Form::VisitHousehold, &["家访", "登门"]),
    (
        Form::Publicity,
        &[
            "普及",
            "发放宣传品",
            "传单",
            "播放视频",
            "播放短视频",
            "播放微视频",
            "推送",
            "宣传月",
            "宣传周",
            "宣传日",
        ],
    ),
    (Form::Performance, &["表演"]),
    (Form::Exhibition, &["展出"]),
    (Form::Ceremony, &["仪式", "表彰", "宣誓"]),
    (Form::CaseStudy, &["典型案例"]),
    (Form::Contest, &["赛", "知识问答"]),
    (Form::PolicyRelease, &["发布政策文件", "印发政策文件", "出台政策"]),
    (Form::Other, &["其他", "其它"]),
];

/// Wordings that have a form inside and are none.
pub(crate) const NOT_FORMS: &[&str] = &[
    "宣传部",
    "宣传委员",
    "宣传月",
    "宣传周",
    "宣传日",
    "宣传员",
    "宣传队",
    "培训机构",
    "培训中心",
    "培训学校",
    "培训基地",
    "咨询公司",
    "咨询机构",
    "检查站",
    "检查组",
    "督查室",
    "督导组",
    "展览馆",
    "展示馆",
    "展览中心",
    "展示中心",
    "会议室",
    "会议中心",
    "会议精神",
    "会议纪要",
    "推广站",
    "推广中心",
    "演出团",
    "调研组",
    "检查院",
    "签约医生",
    "签约服务",
    "大会精神",
    "问卷星",
    "人民代表大会",
    "代表大会",
    "讲座厅",
    "运动会馆",
    "入户门",
    // 解答 + 疑问
    "答疑问",
];

/// What may stand before a form in a list: 开展座谈交流.
pub(crate) const LEADING: &[&str] = &["通过", "采取", "采用", "以"];

/// What opens a sentence: 在广场设置咨询台 is no item of a list; nor is what will not take place, 暂不开展讲座.
pub(crate) const SENTENCE_OPENERS: &[&str] = &[
    "在",
    "邀请",
    "对",
    "向",
    "面向",
    "结合",
    "围绕",
    "针对",
    "利用",
    "依托",
    "为了",
    "暂不",
    "不再",
    "不予",
    "不需",
    "无需",
    "无须",
    "不必",
    "不得",
    "不开展",
    "不举办",
    "不组织",
    "不召开",
    "不进行",
    "未开展",
    "未举办",
    "未组织",
    "未召开",
    "取消",
    "停止",
    "停办",
    "暂停",
    "暂缓",
];

/// What may stand behind a form in a list: 宣传活动, 会议形式.
pub(crate) const TRAILING: &[&str] = &[
    "的形式",
    "的方式",
    "的形式开展",
    "的方式开展",
    "的形式进行",
    "的方式进行",
    "形式开展",
    "方式开展",
    "形式进行",
    "方式进行",
    "系列活动",
    "主题活动",
    "专项活动",
    "活动",
    "形式",
    "方式",
    "等",
    "相结合",
    "为主",
    "工作",
    "专场",
    "进行",
];

/// What ends a list and belongs to none of its forms: 座谈与走访相结合.
pub(crate) const CLOSING: &[&str] =
    &["相结合", "相结合的方式", "相结合的形式", "相结合方式", "相结合形式", "相结合的方式进行"];

/// What an open list says behind 等.
pub(crate) const ET_CETERA: &[&str] = &[
    "形式开展",
    "方式开展",
    "形式进行",
    "方式进行",
    "多种形式开展",
    "多种方式开展",
    "多种形式进行",
    "多种方式进行",
    "形式组织开展",
    "方式组织开展",
    "形式相结合",
    "方式相结合",
    "活动形式",
    "宣传形式",
    "宣传活动",
    "形式",
    "方式",
    "活动",
    "多种形式",
    "多种方式",
    "系列活动",
    "各种形式",
    "形式多样的活动",
    "多形式",
    "其他形式",
    "形式的活动",
    "相关活动",
    "内容",
];

/// Labels that only repeat the header.
pub(crate) const LABELS: &[&str] =
    &["活动方式", "活动形式", "开展形式", "开展方式", "方式", "形式"];

/// Where an activity takes place.
pub(crate) const CHANNELS: &[(&str, Channel)] = &[
    ("线上", Channel::Online),
    ("网上", Channel::Online),
    ("在线", Channel::Online),
    ("网络", Channel::Online),
    ("线下", Channel::Offline),
];

/// What may stand around channels in a part that names nothing else: 线上与线下相结合.
pub(crate) const CHANNEL_FILL: &[&str] = &[
    "相结合的方式",
    "相结合方式",
    "相结合",
    "结合",
    "同步",
    "形式",
    "方式",
    "活动",
    "为主",
    "开展",
    "进行",
    "采取",
    "通过",
    "和",
    "与",
    "及",
    "或",
    "并",
    "+",
    "/",
    "、",
    "以",
    "的",
];

/// Cells that say the form is still to be settled.
pub(crate) const UNSETTLED: &[&str] = &[
    "待定",
    "另行通知",
    "另定",
    "待确定",
    "待通知",
    "未定",
    "另行确定",
    "视情况而定",
    "视情况确定",
    "根据实际情况确定",
    "根据实际确定",
    "暂定",
];
