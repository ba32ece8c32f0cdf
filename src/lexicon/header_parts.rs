//! Parts of a header: what it may end in or hold beside the wordings of whole roles.

use crate::record::Role;

use super::headers::BARE_UNITS_RANK;

/// What units do, each with the role and rank of a column whose header ends with it and one of
/// [`ORGANS`]: 牵头站所, 承办支部, 责任学院.
pub(crate) const UNIT_DUTIES: &[(Role, u8, &[&str])] = &[
    (Role::ResponsibleUnits, 0, &["责任"]),
    (
        Role::ResponsibleUnits,
        1,
        &[
            "负责",
            "实施",
            "开展",
            "执行",
            "执法",
            "承担",
            "落实",
            "完成",
            "组织",
            "主责",
            "主管",
            "归口",
            "归口管理",
            "经办",
            "起草",
            "制定",
            "提交",
        ],
    ),
    // Who does what is planned, where nobody is named who answers for it.
    (
        Role::ResponsibleUnits,
        BARE_UNITS_RANK,
        &["演练", "演出", "表演", "宣讲", "授课", "调研", "建设", "播出", "业务", "开放"],
    ),
    (Role::LeadUnits, 0, &["牵头", "牵头责任", "牵头负责", "发起", "主检", "主抓"]),
    (
        Role::SupportingUnits,
        0,
        &[
            "配合",
            "配合责任",
            "协办",
            "协助",
            "协同",
            "协作",
            "协调",
            "联办",
            "联合",
            "联动",
            "会同",
            "会办",
            "协检",
            "协抓",
            "支持",
            "保障",
        ],
    ),
    (Role::HostUnits, 0, &["主办"]),
    (Role::HostUnits, 1, &["举办"]),
    (Role::OrganizerUnits, 0, &["承办", "承接", "承训", "承演"]),
];

/// The roles whose duty may also begin a header that ends with one of [`ORGANS`]: 联合检查部门, 牵头落实单位.
pub(crate) const ROLES_NAMED_FIRST: &[Role] = &[Role::LeadUnits, Role::SupportingUnits];

/// Organs of all houses that have plans: offices, townships, schools, hospitals, firms, branches of
/// the Party.
pub(crate) const ORGANS: &[&str] = &[
    "单位",
    "部门",
    "机构",
    "机关",
    "主体",
    "方",
    "科室",
    "处室",
    "股室",
    "委室",
    "科处室",
    "处科室",
    "科",
    "处",
    "股",
    "室",
    "局",
    "委办局",
    "分局",
    "办",
    "办公室",
    "办所",
    "站所",
    "所站",
    "站办",
    "站办所",
    "办所站",
    "站",
    "所",
    "队",
    "大队",
    "支队",
    "团队",
    "队伍",
    "团体",
    "中心",
    "委员会",
    "指挥部",
    "乡镇",
    "镇街",
    "街镇",
    "居委会",
    "村委会",
    "街道",
    "镇街道",
    "村",
    "社区",
    "村居",
    "村社",
    "县区",
    "县市区",
    "区县",
    "党委",
    "党支部",
    "党总支",
    "团委",
    "团总支",
    "团支部",
    "支部",
    "党组织",
    "学院",
    "院系",
    "系部",
    "院部",
    "学校",
    "校",
    "园所",
    "年级",
    "年级组",
    "班级",
    "教研组",
    "学科组",
    "班组",
    "组",
    "专班",
    "公司",
    "分公司",
    "子公司",
    "企业",
    "车间",
    "项目部",
    "条线",
    "线",
    "协会",
    "学会",
    "商会",
    "工会",
    "社团",
    "界别",
];

/// What people do and who they are, of a column whose header ends with one of each: 责任县领导,
/// 包片领导, 负责老师.
pub(crate) const PERSON_DUTIES: &[&str] = &[
    "责任", "负责", "牵头", "分管", "主管", "包保", "包联", "包抓", "包片", "包村", "挂牌", "包案",
    "包干", "挂点", "挂钩", "挂联", "挂包", "联系", "联络", "带班", "带队", "督办", "督导", "督查",
    "经办", "承办", "落实", "指导", "值班",
];
/// See [`PERSON_DUTIES`].
pub(crate) const PERSONS: &[&str] = &[
    "人",
    "人员",
    "领导",
    "省领导",
    "市领导",
    "县领导",
    "区领导",
    "镇领导",
    "校领导",
    "院领导",
    "局领导",
    "处领导",
    "县级领导",
    "班子成员",
    "领导干部",
    "干部",
    "同志",
    "教师",
    "老师",
    "委员",
    "校长",
    "院长",
    "书记",
    "主任",
    "班主任",
];

/// What those do for whom something is held and those who are inspected, and who they are: 参演人员, 参加年级,
/// 受检单位.
pub(crate) const AUDIENCE_DUTIES: &[&str] = &[
    "参加",
    "参与",
    "参会",
    "参训",
    "参赛",
    "参演",
    "参展",
    "参学",
    "参评",
    "受训",
    "受检",
    "受众",
    "被检",
    "被检查",
    "被抽查",
    "被督查",
    "被监管",
    "出席",
    "列席",
    "到会",
    "邀请",
    "受邀",
];
/// See [`AUDIENCE_DUTIES`].
pub(crate) const AUDIENCES: &[&str] = &[
    "人",
    "者",
    "人员",
    "对象",
    "范围",
    "人群",
    "群体",
    "师生",
    "学生",
    "教师",
    "职工",
    "干部",
    "年级",
    "班级",
    "学校",
    "队伍",
    "代表队",
    "队",
    "代表",
    "选手",
];

/// What the theme column may end in where no column has a wording above: it counts only beside a
/// time and somebody to do it (场次主题, 节目名称, 观影内容).
pub(crate) const WEAK_THEMES: &[&str] = &[
    "内容",
    "名称",
    "项目",
    "事项",
    "任务",
    "工作",
    "活动",
    "议题",
    "课题",
    "主题",
    "科目",
    "课程",
    "主题日",
    "重点",
    "要点",
    "清单",
    "措施",
    "举措",
    "行动",
    "剧目",
    "曲目",
    "环节",
    "议程",
    "班次",
    "培训班",
];

/// What both [`WEAK_THEMES`] and [`NAMES_OF_CONTENT`] end in besides: what is held on a day, in a week or a
/// month of its own.
pub(crate) const EVENTS: &[&str] = &[
    "宣传日",
    "宣传周",
    "宣传月",
    "纪念日",
    "活动日",
    "活动周",
    "活动月",
    "节日",
    "节目",
    "讲座",
    "班会",
    "团课",
    "党课",
];

/// What the header of a column may end in that names what another says the content of: 改革事项 beside
/// 主要内容, 宣传日 beside 宣传内容.
pub(crate) const NAMES_OF_CONTENT: &[&str] =
    &["名称", "项目", "事项", "任务", "活动", "课题", "科目", "课程", "行动", "工程", "专项"];

/// Marks and words between the two things that one column holds: 时间、地点, 责任单位及联系人.
pub(crate) const CONJUNCTIONS: &[char] = &['、', '/', '及', '和', '与', '&', '+'];

/// What the header of a time column holds that says where, too.
pub(crate) const PLACES: &[&str] = &["地点", "场所", "场地", "地址"];
/// What the header of a unit column holds that names people, too.
pub(crate) const PEOPLE: &[&str] =
    &["联系人", "责任人", "负责人", "联络员", "联系方式", "联系电话", "电话", "领导"];

/// Who takes part: in the work of the unit that leads it, or as its audience.
pub(crate) const TAKING_PART: &[&str] = &["参加单位", "参加部门"];

/// Words of the column in which a time starts, and of the one in which it ends.
pub(crate) const STARTS: &[&str] = &["开始", "起始", "启动", "开工", "开建", "动工", "进场"];
/// See [`STARTS`].
pub(crate) const ENDS: &[&str] =
    &["结束", "截止", "截至", "终止", "完成", "完工", "竣工", "建成", "交付", "投用", "办结"];

/// What stands over a column that is one month, year or quarter of several: `4月`, `2024年`.
pub(crate) const CALENDAR_ENDINGS: &[&str] = &["月份", "月", "年度", "年", "季度"];
