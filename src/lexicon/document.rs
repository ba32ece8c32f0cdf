//! Wordings of the elements of GB/T 9704-2012. Written folded: no blanks, half-width marks,
//! simplified script.

/// 文种: what a title ends in.
pub(crate) const DOCUMENT_TYPES: &[&str] = &[
    "通知",
    "公告",
    "通告",
    "通报",
    "意见",
    "决定",
    "决议",
    "命令",
    "公报",
    "议案",
    "报告",
    "请示",
    "批复",
    "复函",
    "函",
    "纪要",
    "方案",
    "计划",
    "要点",
    "办法",
    "规定",
    "细则",
    "安排",
    "清单",
    "规划",
    "规则",
    "章程",
    "条例",
    "倡议书",
    "公示",
    "启事",
    "简报",
];

/// What the title of a table ends in.
pub(crate) const TABLE_TITLE_ENDS: &[&str] =
    &["表", "安排", "计划", "清单", "方案", "日程", "一览", "台账"];

/// What a title has in its middle: 关于…的通知.
pub(crate) const TITLE_MARK: &str = "关于";

/// What stands behind the name in a masthead.
pub(crate) const MASTHEAD_END: &str = "文件";
/// What stands there over an order or an announcement, whose number does not name the organ again:
/// 某市人民政府令, below it 第148号.
pub(crate) const NUMBERED_MASTHEAD_ENDS: &[&str] = &["令", "公告", "通告"];

/// 密级 and 紧急程度, above the masthead.
pub(crate) const CLASSIFICATIONS: &[&str] =
    &["绝密", "机密", "秘密", "特急", "加急", "平急", "特提", "急件", "内部资料"];

/// What names an organ at its end.
pub(crate) const ORGAN_ENDINGS: &[&str] = &[
    "政府",
    "办公室",
    "办公厅",
    "委员会",
    "领导小组",
    "协调小组",
    "工作组",
    "工作专班",
    "指挥部",
    "联席会议",
    "局",
    "厅",
    "部",
    "委",
    "办",
    "处",
    "科",
    "站",
    "所",
    "队",
    "院",
    "会",
    "社",
    "中心",
    "学校",
    "学院",
    "大学",
    "中学",
    "小学",
    "幼儿园",
    "公司",
    "集团",
    "银行",
    "街道",
    "镇",
    "乡",
    "党委",
    "党组",
    "党工委",
    "管委会",
    "团委",
    "工会",
    "妇联",
    "协会",
    "法院",
    "检察院",
    "支队",
    "大队",
    "馆",
    "医院",
    "联合会",
    "总会",
    "园区",
    "开发区",
    "社区",
    "村",
    "署",
    "总队",
    "基金会",
    "服务局",
    "教研室",
    "组",
];

/// Endings that are no organ by themselves: a line that is one of these goes on from the line above.
pub(crate) const BARE_ENDINGS: &[&str] = &[
    "办公室",
    "办公厅",
    "委员会",
    "领导小组办公室",
    "协调小组办公室",
    "领导小组",
    "协调小组",
    "工作组",
    "指挥部",
    "管理委员会",
    "服务中心",
    "管理局",
    "服务局",
    "监督管理局",
    "人民政府",
    "人民政府办公室",
    "联席会议办公室",
    "指挥部办公室",
    "委员会办公室",
];

/// Labels: a line that begins with one and ends in a colon names no addressees.
pub(crate) const LINE_LABELS: &[&str] = &[
    "附件",
    "联系人",
    "联系电话",
    "联系方式",
    "电话",
    "邮箱",
    "抄送",
    "抄报",
    "签发人",
    "附:",
    "备注",
    "说明",
    "注:",
    "要求如下",
];

/// Labels of lines in the closing part and the imprint.
pub(crate) const ATTACHMENT: &str = "附件";
/// What an annex has over it.
pub(crate) const ANNEX_HEADS: &[&str] = &["附件", "附表"];
/// 附：活动安排表, in place of 附件：.
pub(crate) const ATTACHMENT_SHORT: &str = "附";
/// See [`ATTACHMENT`].
pub(crate) const COPIED_TO: &[&str] = &["抄送:", "抄报:", "分送:"];
/// See [`ATTACHMENT`].
pub(crate) const PRINTED: &str = "印发";
/// Marks that end a sentence: a line with one is no signature and no title.
pub(crate) const SENTENCE_ENDS: &[char] = &['。', ';', '!', '?'];
/// Marks between addressees.
pub(crate) const LIST_MARKS: &[char] = &['、', ',', ';'];
