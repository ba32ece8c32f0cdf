//! What units do: labels before them, verbs and phrases behind them.

use crate::units::UnitRole;

/// Words for what a unit does, in labels and behind names.
pub(crate) const ROLE_WORDS: &[(&str, UnitRole)] = &[
    ("牵头", UnitRole::Lead),
    ("分牵头", UnitRole::Lead),
    ("主责", UnitRole::Lead),
    ("为主", UnitRole::Lead),
    ("配合", UnitRole::Support),
    ("协助", UnitRole::Support),
    ("协同", UnitRole::Support),
    ("协作", UnitRole::Support),
    ("参与", UnitRole::Support),
    ("参加", UnitRole::Support),
    ("支持", UnitRole::Support),
    ("主办", UnitRole::Host),
    ("承办", UnitRole::Organizer),
    ("协办", UnitRole::CoOrganizer),
    ("指导", UnitRole::Guide),
    ("督导", UnitRole::Guide),
    ("落实", UnitRole::Implement),
    ("实施", UnitRole::Implement),
    ("执行", UnitRole::Implement),
    ("负责", UnitRole::Responsible),
    ("承担", UnitRole::Responsible),
];

/// Offices whose name ends like a word of [`ROLE_WORDS`]: 县政协办 is no 县政 that 协办.
pub(crate) const OFFICES: &[&str] = &["政协办", "科协办", "作协办", "侨协办", "消协办"];

/// Words of a label that stand behind no name, and those for two roles at once, of which the first
/// is kept.
pub(crate) const LABEL_WORDS: &[(&str, UnitRole)] = &[
    ("责任", UnitRole::Responsible),
    ("总牵头", UnitRole::Lead),
    ("总负责", UnitRole::Responsible),
    ("主(承)办", UnitRole::Host),
    ("主、承办", UnitRole::Host),
    ("主/承办", UnitRole::Host),
    ("主承办", UnitRole::Host),
    ("承(协)办", UnitRole::Organizer),
    ("协(承)办", UnitRole::CoOrganizer),
];

/// Words that go with those of [`ROLE_WORDS`] behind a name and say nothing alone: 共同, 组织.
pub(crate) const ROLE_FILL: &[&str] = &[
    "共同",
    "具体",
    "分别",
    "积极",
    "全面",
    "联合",
    "统筹",
    "主要",
    "做好",
    "予以",
    "给予",
    "组织",
    "推进",
    "办理",
    "协调",
    "抓总",
    "开展",
    "抓好",
    "抓",
    "完成",
    "工作",
    "总",
    "按要求",
    "进行",
    "并",
    "全力",
    "密切",
    "各自",
    "切实",
    "主动",
    "共",
    "双",
    "贯彻",
];

/// Phrases behind a name that say what the unit does and are no list of words.
pub(crate) const ROLE_PHRASES: &[(&str, UnitRole)] = &[
    ("指导下", UnitRole::Guide),
    ("为实施主体", UnitRole::Implement),
    ("负总责", UnitRole::Responsible),
    ("负主责", UnitRole::Lead),
    ("负主要责任", UnitRole::Lead),
    // 团委、妇联联合举办: 举办 and 组织 alone end names as well, what several do together does not.
    ("联合举办", UnitRole::Host),
    ("共同举办", UnitRole::Host),
    ("联合组织", UnitRole::Responsible),
    ("共同组织", UnitRole::Responsible),
    ("联合开展", UnitRole::Responsible),
    ("共同开展", UnitRole::Responsible),
];

/// Units that end with a word of [`ROLE_FILL`].
pub(crate) const ORGANIZATIONS: &[&str] = &[
    "党组织",
    "社会组织",
    "群团组织",
    "基层组织",
    "村级组织",
    "团组织",
    "行业组织",
    "工会组织",
    "经济组织",
];

/// Words before those of [`ROLE_WORDS`] in a label: 主要责任单位.
pub(crate) const LABEL_FILL: &[&str] = &[
    "主要", "共同", "具体", "第一", "业务", "组织", "项目", "省级", "市级", "县级", "区级", "镇级",
    "校级", "活动", "工作", "联合",
];

/// What a label calls those who do it.
pub(crate) const LABEL_NOUNS: &[&str] =
    &["单位", "部门", "科室", "处室", "股室", "处(科)室", "科(处)室", "机构", "方", "组织", "主体"];

/// As [`LABEL_NOUNS`], but names of units end so too, and 外语学院： labels nothing.
pub(crate) const LABEL_PLACES: &[&str] = &[
    "学院",
    "乡镇",
    "镇街",
    "班级",
    "年级",
    "学校",
    "院系",
    "街道",
    "社区",
    "企业",
    "支部",
    "协会",
    "站所",
    "办所",
    "站办所",
    "党总支",
    "系部",
    "院部",
    "车间",
    "班组",
    "教研组",
    "年级组",
    "公司",
    "中心",
];

/// Labels of people.
pub(crate) const PERSON_LABELS: &[&str] = &[
    "联系人及联系电话",
    "联系人及电话",
    "联系人",
    "联系电话",
    "联系方式",
    "电话",
    "手机",
    "责任人",
    "负责人",
    "责任领导",
    "分管领导",
    "牵头领导",
    "责任人员",
    "经办人",
    "联络员",
    "包联领导",
    "邮箱",
    "传真",
];

/// What opens a phrase about who does it: 由区司法局牵头.
pub(crate) const OPENERS: &[&str] = &[
    "由",
    "在",
    "以",
    "请",
    "活动由",
    "本次活动由",
    "此次活动由",
    "该活动由",
    "工作由",
    "此项工作由",
    "该项工作由",
    "本项工作由",
    "具体由",
    "主要由",
    "统一由",
];

/// How a phrase of divided duty begins: 按职责分工负责.
pub(crate) const DUTY_OPENERS: &[&str] = &["按照", "依照", "依据", "根据", "按", "依", "照"];

/// What stands between its opening and its duty.
pub(crate) const DUTY_FILL: &[&str] = &[
    "各自", "有关", "相关", "部门", "工作", "自身", "自己", "其", "各", "所", "单位", "本", "法定",
    "的", "承担",
];

/// The duty that is divided.
pub(crate) const DUTIES: &[&str] = &[
    "职责分工",
    "职能分工",
    "任务分工",
    "工作分工",
    "职责",
    "职能",
    "职权",
    "分工",
    "管辖范围",
    "权限",
];

/// What may follow the duty beside words of roles.
pub(crate) const DUTY_TAIL: &[&str] = &[
    "分工", "范围", "权限", "内", "要求", "相应", "抓", "各", "好", "相关", "有关", "任务", "的",
    "和",
];

/// Divided duty in one word.
pub(crate) const DUTY_WORDS: &[&str] = &[
    "各负其责",
    "分工负责",
    "分工落实",
    "分级负责",
    "分头负责",
    "分头落实",
    "分工协作",
    "各司其职",
];

/// What may stand before a phrase of divided duty and belongs to it.
pub(crate) const DUTY_LEAD: &[&str] = &["各自", "分别", "共同", "各", "并", "均"];

/// What joins names: 区住建局和区城管局.
pub(crate) const JOINTS: &[&str] = &["以及", "及", "和", "与"];
