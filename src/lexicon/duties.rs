//! What units do: labels before them, verbs and phrases behind them.

use crate::units::UnitRole;

/// Words for what a unit does, in labels and behind names.
pub(crate) const ROLE_WORDS: &[(&str, UnitRole)] = &[
    ("牵头", UnitRole::Lead),
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
    ("责任", UnitRole::Responsible),
    ("负责", UnitRole::Responsible),
    ("承担", UnitRole::Responsible),
];

/// Offices whose name ends like a word of [`ROLE_WORDS`]: 县政协办 is no 县政 that 协办.
pub(crate) const OFFICES: &[&str] = &["政协办", "科协办", "作协办", "侨协办", "消协办"];

/// Words of a label for two roles at once; the first one is kept.
pub(crate) const LABEL_WORDS: &[(&str, UnitRole)] = &[
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
];

/// Phrases behind a name that say what the unit does and are no list of words: 为牵头单位.
pub(crate) const ROLE_PHRASES: &[(&str, UnitRole)] = &[
    ("作为牵头单位", UnitRole::Lead),
    ("作为牵头部门", UnitRole::Lead),
    ("为牵头单位", UnitRole::Lead),
    ("为牵头部门", UnitRole::Lead),
    ("是牵头单位", UnitRole::Lead),
    ("为责任单位", UnitRole::Responsible),
    ("为责任部门", UnitRole::Responsible),
    ("为责任主体", UnitRole::Responsible),
    ("为实施主体", UnitRole::Implement),
    ("为配合单位", UnitRole::Support),
    ("为配合部门", UnitRole::Support),
    ("作为配合单位", UnitRole::Support),
    ("为协办单位", UnitRole::CoOrganizer),
    ("为主办单位", UnitRole::Host),
    ("为承办单位", UnitRole::Organizer),
    ("指导下", UnitRole::Guide),
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
pub(crate) const LABEL_NOUNS: &[&str] = &[
    "单位",
    "部门",
    "科室",
    "处室",
    "股室",
    "处(科)室",
    "科(处)室",
    "机构",
    "学院",
    "方",
    "组织",
    "乡镇",
    "镇街",
    "主体",
    "班级",
    "年级",
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
pub(crate) const OPENERS: &[&str] = &["由", "在", "以", "请"];

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

/// Words of sentences: no name of a unit holds them.
pub(crate) const SENTENCE_WORDS: &[&str] = &[
    "负责",
    "统一领导",
    "统筹领导",
    "领导下",
    "根据",
    "按照",
    "进行",
    "做好",
    "应当",
    "自行",
    "并于",
    "另行",
    "第一位",
    "以及时",
    "视情",
    "另附",
    "详见",
    "见附",
];

/// Words of sentences that names of organs hold too: 不动产登记中心, 自由贸易区管委会.
pub(crate) const WEAK_SENTENCE_WORDS: &[&str] = &[
    "通过", "确定", "要求", "开展", "完成", "月底", "之前", "请", "已", "时间", "地点", "待定",
    "不", "由", "为",
];

/// Cells that name no unit yet.
pub(crate) const UNSETTLED: &[&str] =
    &["待定", "未定", "另定", "另行通知", "另行确定", "待确定", "待通知", "待明确"];

/// What units do beside the roles: a name with one of them behind it is a sentence.
pub(crate) const OTHER_VERBS: &[&str] = &[
    "监督", "督促", "督办", "督查", "验收", "审核", "审批", "把关", "考核", "保障", "跟进", "报送",
    "提供", "汇总", "宣传", "培训", "处置", "评估", "检查", "领导", "管理",
];

/// Brackets that say nothing about the names before them.
pub(crate) const ASIDES: &[&str] =
    &["下同", "以下同", "排名不分先后", "不分先后", "按姓氏笔画排序"];

/// What a bracket about divided duty calls the units before it.
pub(crate) const THESE: &[&str] =
    &["以上各单位", "以上单位", "以上部门", "以上各部门", "上述单位", "上述部门", "上述各单位"];

/// Words of times: a unit cell that holds one holds another column's text.
pub(crate) const TIME_WORDS: &[&str] = &[
    "季度",
    "半年",
    "全年",
    "长期",
    "常年",
    "年底",
    "月底",
    "每月",
    "每年",
    "适时",
    "上旬",
    "中旬",
    "下旬",
    "持续",
    "常态化",
    "年内",
    "立即",
];
