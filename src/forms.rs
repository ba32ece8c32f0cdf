//! What a cell of the column 活动方式 means: [`ActivityForms`].

use std::fmt;

use serde::{Deserialize, Serialize};

/// One cell of 活动方式: the printed text and the forms in it.
///
/// The default, with an empty `raw`, is no cell at all; a cell in which nothing or a dash was
/// printed is `empty`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActivityForms {
    /// The printed text, unchanged.
    pub raw: String,
    /// Whether it lists forms or tells of them in prose.
    #[serde(default)]
    pub mode: FormsMode,
    /// The forms of a list, in printed order. All of the cell or nothing: prose has no items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<FormItem>,
    /// The forms that prose mentions, in order, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Form>,
    /// 线上, 线下, as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channel: Vec<Channel>,
    /// Whether the list is open (等形式).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub et_cetera: bool,
    /// The forms are still to be settled (待定, 另行通知).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unscheduled: bool,
    /// Nothing, or a dash.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub empty: bool,
}

/// Whether a cell lists forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormsMode {
    /// Every part of the cell is a form.
    #[default]
    List,
    /// A sentence that may mention forms.
    Prose,
}

/// A form of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FormItem {
    /// As printed, blanks and line wraps removed.
    pub text: String,
    /// What it is.
    pub form: Form,
}

impl FormItem {
    pub(crate) fn new(text: impl Into<String>, form: Form) -> Self {
        Self { text: text.into(), form }
    }
}

/// The forms of an activity; the wordings of each are in the lexicon of forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Form {
    /// 会议, 推进会, 动员会.
    Meeting,
    /// 座谈, 座谈交流, 恳谈.
    Symposium,
    /// 观摩, 参观.
    SiteObservation,
    /// 调研, 走访.
    FieldResearch,
    /// 问卷, 满意度调查.
    Survey,
    /// 政策发布.
    PolicyRelease,
    /// 政策解读.
    PolicyInterpretation,
    /// 宣讲, 讲座.
    Lecture,
    /// 宣传, 发放资料, 横幅.
    Publicity,
    /// 培训.
    Training,
    /// 咨询.
    Consultation,
    /// 案例解析, 以案释法.
    CaseStudy,
    /// 推广.
    Promotion,
    /// 入户, 上门.
    VisitHousehold,
    /// 竞赛.
    Contest,
    /// 演出, 汇演.
    Performance,
    /// 展览, 展示.
    Exhibition,
    /// 志愿服务.
    Volunteer,
    /// 直播.
    Livestream,
    /// 演练.
    Drill,
    /// 启动仪式, 签约.
    Ceremony,
    /// 发布会.
    Press,
    /// 面对面.
    FaceToFace,
    /// 在线访谈, 线上答题.
    OnlineInteraction,
    /// 检查, 抽查.
    Inspection,
    /// 其他形式.
    Other,
}

/// Where an activity takes place: on the net or on the spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 线上, 网络.
    Online,
    /// 线下.
    Offline,
}

/// The printed text, on one line.
impl fmt::Display for ActivityForms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.items.is_empty() {
            return self.raw.lines().try_for_each(|line| f.write_str(line.trim()));
        }
        for (index, item) in self.items.iter().enumerate() {
            if index > 0 {
                f.write_str("、")?;
            }
            f.write_str(&item.text)?;
        }
        Ok(())
    }
}
