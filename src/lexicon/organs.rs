//! Wordings of units: how names of organs end, the words of levels, and what units do.

use crate::units::UnitRole;

/// How the name of a unit ends that is whole as it stands.
pub(crate) const ENDINGS: &[&str] = &[
    "局", "委", "办", "厅", "部", "院", "会", "社", "站", "所", "队", "处", "科", "股", "室", "署", "馆", "台", "组",
    "庭", "联", "校", "园", "协", "团", "乡", "镇", "街道", "政府", "公司", "中心", "学校", "大学", "中学", "小学",
    "乡镇", "镇街", "街镇", "社区", "村", "部门", "单位", "机关", "机构", "集团", "银行", "支行", "分行", "海关", "企业",
    "中队", "大队", "支队", "总队", "学院", "医院", "法院", "党委", "党校", "基地", "联盟", "总站", "管理区", "开发区",
    "高新区", "示范区", "年级", "班级", "支部", "党组", "专班", "公安", "税务", "人大", "政协", "纪委监委", "地区", "系",
    "电视", "邮政", "供电", "合作社", "居委会", "村委会", "媒体", "高校", "院校", "国企", "商会", "车站", "广场",
];

/// Endings that cannot stand alone: on a line of their own they belong to the line before.
pub(crate) const BARE_ENDINGS: &[&str] = &[
    "办事处", "办公室", "办公厅", "委员会", "管委会", "管理委员会", "人民政府", "政府", "分局", "管理局", "监督管理局",
    "服务局", "事务局", "保障局", "建设局", "规划局", "服务中心", "中心", "街道", "街道办事处", "街道办", "公司",
    "有限公司", "有限责任公司", "分公司", "学校", "学院", "医院", "支队", "大队", "中队", "总队", "救援大队", "执法大队",
    "管理所", "管理处", "管理站", "工作站", "工作部", "工作委员会", "工委", "党工委", "领导小组", "领导小组办公室",
    "指挥部", "办", "局", "委", "厅", "部", "院", "会", "社", "站", "所", "队", "处", "科", "股", "室", "署", "馆", "台",
    "组", "庭", "乡", "镇", "部门", "单位", "机关", "理局", "设局", "务局", "源局", "村局", "障局", "育局", "游局", "划局",
    "检察院", "人民检察院", "人民法院", "联合会", "总会", "协会", "监管局", "执法局", "分中心", "分行", "支行",
];

/// What a name begins with that says its level, so that it is a name of its own.
pub(crate) const LEVELS: &[&str] = &[
    "国", "省", "市", "县", "区", "州", "盟", "旗", "各", "相关", "有关", "其他", "其它", "全省", "全市", "全县", "全区",
    "全校", "镇", "乡", "街道", "自治区", "中央", "校", "中共", "属地", "驻", "团省委", "团市委", "团县委", "团区委",
];

/// Levels behind 和, 及, 与: fewer than at the start of a line, for 城镇和乡村 is one thing.
pub(crate) const LEVELS_JOINED: &[&str] = &[
    "国", "省", "市", "县", "区", "州", "盟", "旗", "各", "相关", "有关", "其他", "其它", "全省", "全市", "全县", "全区",
    "自治区", "中央", "属地", "驻", "所属", "下属", "直属", "团省委", "团市委", "团县委", "团区委", "镇街", "乡镇",
];

/// Characters that stand alone before an organ as its level: 省教育厅.
pub(crate) const LEVEL_MARKS: &str = "省市县区州盟旗镇乡";

/// Words that begin with a character of [`LEVEL_MARKS`] and say no level.
pub(crate) const NO_LEVEL: &[&str] = &["市场", "市政", "市容", "市民", "区域", "县域", "镇街", "乡镇", "乡村", "区块", "州际", "区划"];

/// Words that end with a character of [`LEVEL_MARKS`] and name no place.
pub(crate) const NO_PLACE: &[&str] = &[
    "城市", "都市", "超市", "社区", "园区", "景区", "山区", "灾区", "小区", "辖区", "林区", "矿区", "库区", "开发区",
    "高新区", "经开区", "新区", "示范区", "管理区", "地区", "城区", "红旗", "城镇", "片区", "校区", "商圈区", "保护区",
    "自然保护区", "度假区", "风景区", "管理市", "股市",
];

/// Endings of departments, whose level the print may leave out behind one of the same level.
pub(crate) const DEPARTMENTS: &[&str] =
    &["局", "委", "厅", "办", "部", "中心", "委员会", "队", "室", "社", "馆", "台", "会", "校", "院"];

/// How names of departments begin that leave out their place.
pub(crate) const DEPARTMENT_STEMS: &[&str] = &[
    "教育", "教体", "科技", "科学技术", "科学", "科工", "工业", "工信", "经信", "经济和信息化", "民族", "民宗", "公安", "民政",
    "司法", "财政", "人力资源", "人社", "自然资源", "资规", "生态环境", "环保", "环境保护", "住房", "住建", "城乡", "交通",
    "水利", "水务", "农业", "农牧", "农村", "农委", "农经", "商务", "文化", "文旅", "文广", "文体", "卫生", "卫健", "退役军人",
    "应急", "审计", "市场监", "市监", "国资", "国有资产", "林业", "林草", "体育", "统计", "信访", "医疗保障", "医保", "城市管理",
    "城管", "综合执法", "综合行政执法", "行政审批", "政务", "数据", "大数据", "发展", "发改", "乡村振兴", "广电", "广播电视",
    "粮食", "地方金融", "金融办", "金融局", "金融工作", "税务", "气象", "供销", "档案", "机关事务", "公积金", "外事", "侨",
    "消防", "园林", "房产", "房管", "征收", "编办", "网信", "扶贫", "经贸", "安监", "安全监管", "质监", "药监", "药品监", "知识产权",
    "国防", "人防", "能源", "投资", "招商", "口岸", "通信管理", "政法委", "组织部", "宣传部", "统战部", "巡察办", "老干部局",
    "社会工作部", "改革办", "党校", "保密", "国安", "国家安全", "监察", "法制", "物价", "旅游", "海洋", "渔业", "畜牧", "水产",
    "规划", "国土", "测绘", "地震", "疾控", "残疾人", "文明办", "政研室", "督查室", "研究室", "融媒体", "公路", "港航", "民防",
];

/// Departments that leave out their place as they stand.
pub(crate) const DEPARTMENT_NAMES: &[&str] = &[
    "妇联", "残联", "科协", "文联", "工商联", "总工会", "红十字会", "法院", "检察院", "侨联", "政府办", "政府办公室", "政府办公厅",
    "纪委监委", "公安局", "人武部", "台办", "编办", "网信办", "作协", "社科联",
];

/// Departments of the Party: 区委宣传部, 组织部.
pub(crate) const PARTY_DEPARTMENTS: &[&str] = &[
    "组织部", "宣传部", "统战部", "政法委", "网信办", "编办", "巡察办", "老干部局", "党校", "社会工作部", "改革办", "财经办",
    "政研室", "社工部", "直属机关工委", "机要局", "国安办", "外事办", "台办", "依法治区办", "依法治市办", "依法治县办",
    "办公室", "党史研究室",
];

/// Parts of names of units that are of no level of the place: banks, national firms, branches.
pub(crate) const NO_ELISION: &[&str] = &[
    "国家", "中国", "国网", "人民银行", "分局", "学院", "医院", "大学", "公司", "集团", "金融监管", "监管分局", "街道", "海关",
    "专员办", "总局", "监管局湖", "财政部驻", "证监", "邮政管理", "团", "边检", "海事", "指挥部", "领导小组", "联通",
    "电信", "移动", "铁塔", "铁路", "武警", "军分区", "人武部", "派出所",
];

/// What names of classes hold: 各街道, 有关单位.
pub(crate) const CLASS_MARKS: &[&str] = &["有关", "相关", "其他", "其它", "全体", "所有", "各级", "属地"];

/// Words with 各 that are no class of units.
pub(crate) const NOT_EACH: &[&str] = &["各界", "各族", "各民族"];

/// Names of classes as they stand.
pub(crate) const CLASSES: &[&str] = &[
    "乡镇", "街道", "镇街", "街镇", "乡镇街道", "街道乡镇", "乡镇(街道)", "镇(街道)", "街道(乡镇)", "街道(镇)", "镇(街)",
    "乡(镇)", "镇(乡)", "乡(镇、街道)", "乡镇(街道、场)", "县(市、区)", "县(区)", "区(县)", "区(市)", "市(县)", "县市区",
    "市县区", "县区", "区县", "市县", "旗县区", "村", "社区", "村(社区)", "村(居)", "村居", "村社区", "乡镇政府",
    "乡镇人民政府", "街道办事处", "街道办", "镇办", "镇(办)", "镇街道", "成员单位", "主管部门", "县(市)", "市(区)",
    "乡镇、街道", "县(市、区)政府", "县(市、区)人民政府", "县级人民政府", "地方各级人民政府",
];

/// How names of classes end: 领导小组成员单位, 区直部门.
pub(crate) const CLASS_ENDINGS: &[&str] = &["成员单位", "主管部门", "职能部门", "责任部门", "组成部门", "监管部门", "管理部门"];

/// How names of classes end that begin with a level and 直, 属 or 级: 区直机关, 市属高校.
pub(crate) const CLASS_KINDS: &[&str] = &[
    "部门", "单位", "机关", "学校", "企业", "国企", "高校", "院校", "机构", "医院", "公司", "委办局", "各局", "组织",
    "人民政府", "政府",
];

/// What stands behind 等 in an open list.
pub(crate) const ET_CETERA_KINDS: &[&str] = &[
    "部门", "单位", "机构", "科室", "处室", "股室", "企业", "人员", "组织", "地区", "委办局", "乡镇", "街道", "镇街", "学校",
    "部委", "成员单位", "社区", "村", "高校", "院校", "团体", "乡镇(街道)", "机关", "班级", "教师", "同志", "党支部",
];

/// What may stand between 等 and the kind.
pub(crate) const ET_CETERA_FILL: &[&str] = &[
    "国务院", "中央", "自治区", "省", "市", "县", "区", "州", "旗", "镇", "级", "直", "属", "各", "有关", "相关", "其他",
    "其它", "职能", "责任", "成员", "主管", "行业", "业务", "执法", "监管", "管理", "多个", "个", "家", "多", "几", "数", "牵头",
    "配合", "所有", "的", "政府",
];

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

/// Words that go with those of [`ROLE_WORDS`] behind a name and say nothing alone: 共同, 组织.
pub(crate) const ROLE_FILL: &[&str] = &[
    "共同", "具体", "分别", "积极", "全面", "联合", "统筹", "主要", "做好", "予以", "给予", "组织", "推进", "办理", "协调",
    "抓总", "开展", "抓好", "完成", "工作", "总", "按要求", "进行", "并", "全力", "密切", "各自", "切实", "主动", "共",
];

/// Words before those of [`ROLE_WORDS`] in a label: 主要责任单位.
pub(crate) const LABEL_FILL: &[&str] = &[
    "主要", "共同", "具体", "第一", "业务", "组织", "项目", "省级", "市级", "县级", "区级", "镇级", "校级", "活动", "工作",
    "联合",
];

/// What a label calls those who do it.
pub(crate) const LABEL_NOUNS: &[&str] = &[
    "单位", "部门", "科室", "处室", "股室", "处(科)室", "科(处)室", "机构", "学院", "方", "组织", "乡镇", "镇街", "主体",
    "班级", "年级",
];

/// Labels of people.
pub(crate) const PERSON_LABELS: &[&str] = &[
    "联系人及联系电话", "联系人及电话", "联系人", "联系电话", "联系方式", "电话", "手机", "责任人", "负责人", "责任领导", "分管领导",
    "牵头领导", "责任人员", "经办人", "联络员", "包联领导", "邮箱", "传真",
];

/// What opens a phrase about who does it: 由区司法局牵头.
pub(crate) const OPENERS: &[&str] = &["由", "在", "以", "请"];

/// Phrases behind a name that say what the unit does and are no list of words: 为牵头单位.
pub(crate) const ROLE_PHRASES: &[(&str, UnitRole)] = &[
    ("作为牵头单位", UnitRole::Lead),
    ("作为牵头部门", UnitRole::Lead),
    ("为牵头单位", UnitRole::Lead),
    ("为牵头部门", UnitRole::Lead),
    ("是牵头单位", UnitRole::Lead),
    ("为责任单位", UnitRole::Responsible),
    ("为责任部门", UnitRole::Responsible),
    ("为配合单位", UnitRole::Support),
    ("为配合部门", UnitRole::Support),
    ("作为配合单位", UnitRole::Support),
    ("为协办单位", UnitRole::CoOrganizer),
    ("为主办单位", UnitRole::Host),
    ("为承办单位", UnitRole::Organizer),
    ("指导下", UnitRole::Guide),
];

/// How a phrase of divided duty begins: 按职责分工负责.
pub(crate) const DUTY_OPENERS: &[&str] = &["按照", "依照", "依据", "根据", "按", "依", "照"];

/// What stands between its opening and its duty.
pub(crate) const DUTY_FILL: &[&str] =
    &["各自", "有关", "相关", "部门", "工作", "自身", "自己", "其", "各", "所", "单位", "本", "法定", "的", "承担"];

/// The duty that is divided.
pub(crate) const DUTIES: &[&str] = &[
    "职责分工", "职能分工", "任务分工", "工作分工", "职责", "职能", "职权", "分工", "管辖范围", "权限",
];

/// What may follow the duty beside words of roles.
pub(crate) const DUTY_TAIL: &[&str] = &["分工", "范围", "权限", "内", "要求", "相应", "抓", "各", "好", "相关", "有关", "任务", "的", "和"];

/// Divided duty in one word.
pub(crate) const DUTY_WORDS: &[&str] =
    &["各负其责", "分工负责", "分工落实", "分级负责", "分头负责", "分头落实", "分工协作", "各司其职"];

/// What may stand before a phrase of divided duty and belongs to it.
pub(crate) const DUTY_LEAD: &[&str] = &["各自", "分别", "共同", "各", "并", "均"];

/// Words of sentences: no name of a unit holds them.
pub(crate) const SENTENCE_WORDS: &[&str] = &[
    "负责", "根据", "按照", "进行", "通过", "做好", "应当", "自行", "确定", "要求", "开展", "完成", "并于", "月底", "之前", "请",
    "已", "时间", "地点", "待定", "另行", "第一位", "不", "以及时", "视情", "由", "另附", "详见", "见附",
];

/// Words that begin like a person's name and are none.
pub(crate) const NOT_PEOPLE: &[&str] = &[
    "农业", "农村", "农牧", "农委", "司法", "信访", "公安", "公路", "公园", "商务", "商会", "应急", "计生", "经信", "经贸", "金融",
    "安监", "文旅", "文化", "文明", "文物", "文联", "方志", "成员", "和谐", "时代", "路政", "路灯", "高新", "高校", "国土", "国资",
    "国税", "国安", "党校", "党史", "党办", "党建", "党员", "水利", "江北", "江东", "江南", "史志", "林业", "林草", "房产", "房管",
    "宣传", "支队", "支部", "储备", "施工", "相关", "门诊", "古城", "梅园", "安全", "安保", "安检", "文体", "文广", "金工", "成教",
    "时政", "全体", "全区", "全市", "全县", "全校", "全镇", "章程", "康复", "边防", "阳光", "海关", "海事", "海洋", "政府",
    "常委", "常态", "平安", "温泉", "东方", "东区", "强国", "高铁", "高速", "白云", "马路", "石油", "石化", "石材", "花卉",
    "云南", "广场", "冷链", "童心", "单位", "从严", "养老", "车管", "车辆", "费用", "游客", "游泳", "解放", "解读", "教育",
];

/// Units that end with a word of [`ROLE_FILL`].
pub(crate) const ORGANIZATIONS: &[&str] =
    &["党组织", "社会组织", "群团组织", "基层组织", "村级组织", "团组织", "行业组织", "工会组织", "经济组织"];
