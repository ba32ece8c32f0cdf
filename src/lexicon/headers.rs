//! Header wordings of plan tables and the roles they give. Written folded: no blanks, half-width
//! marks, simplified script, lower case.

use crate::record::Role;

/// Where in a header a wording has to stand. A Chinese compound is named by its end: 责任单位联系人
/// is a person, 单位名称 is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    /// It is the whole header.
    Whole,
    /// It ends the header.
    End,
    /// It ends the header, or stands anywhere in one that no other wording ends.
    Anywhere,
}

/// Wordings of one role.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wordings {
    pub(crate) role: Role,
    /// Which column gets the role where several have a wording of it: the lowest rank. 活动主题 goes
    /// before 活动内容, 日期 before 周次.
    pub(crate) rank: u8,
    pub(crate) position: Position,
    pub(crate) words: &'static [&'static str],
}

const fn wordings(
    role: Role,
    rank: u8,
    position: Position,
    words: &'static [&'static str],
) -> Wordings {
    Wordings { role, rank, position, words }
}

/// The rank of a column of weeks among those of times.
pub(crate) const WEEKS_RANK: u8 = 2;

/// The wordings of all roles. The longest that fits decides, so a wording may stand inside another.
pub(crate) const HEADERS: &[Wordings] = {
    use Position::{Anywhere, End, Whole};
    use Role::{
        Audience, Forms, HostUnits, LeadUnits, OrganizerUnits, PersonInCharge, Remarks,
        ResponsibleUnits, Schedule, Serial, SupportingUnits, Theme, Venue,
    };
    &[
        wordings(Serial, 0, End, &["序号", "项次", "次序"]),
        wordings(Serial, 1, End, &["编号"]),
        wordings(Serial, 2, Whole, &["序", "号", "no.", "no"]),
        wordings(Theme, 0, Anywhere, &["活动主题", "活动名称", "赛事名称", "活动项目"]),
        wordings(Theme, 1, End, &["主题", "主题活动", "题目"]),
        wordings(
            Theme,
            1,
            End,
            &[
                "项目名称",
                "任务名称",
                "事项名称",
                "课程名称",
                "培训名称",
                "会议名称",
                "工作名称",
                "比赛名称",
                "竞赛名称",
                "决策名称",
                "培训班名称",
                "培训班次",
                "班次名称",
                "专场名称",
                "名称及内容",
            ],
        ),
        wordings(Theme, 1, Whole, &["名称", "活动", "课题"]),
        wordings(
            Theme,
            2,
            End,
            &[
                "抽查事项",
                "检查事项",
                "决策事项",
                "工作事项",
                "重点事项",
                "任务事项",
                "民生实事",
                "实事项目",
                "计划名称",
            ],
        ),
        wordings(Theme, 2, Anywhere, &["抽查事项", "检查事项", "决策事项", "民生实事"]),
        wordings(Theme, 2, Whole, &["事项", "实事"]),
        wordings(
            Theme,
            3,
            End,
            &[
                "工作任务",
                "重点任务",
                "主要任务",
                "目标任务",
                "任务",
                "重点工作",
                "主要工作",
                "工作项目",
                "检查项目",
                "抽查项目",
                "培训项目",
                "比赛项目",
                "系列活动",
                "主要活动",
                "宣传活动",
                "活动任务",
            ],
        ),
        wordings(Theme, 3, Whole, &["项目"]),
        wordings(
            Theme,
            4,
            End,
            &[
                "活动内容",
                "工作内容",
                "主要内容",
                "具体内容",
                "任务内容",
                "培训内容",
                "检查内容",
                "抽查内容",
                "宣传内容",
                "项目内容",
                "课程内容",
                "学习内容",
                "学法内容",
                "会议内容",
                "会议议题",
                "工作要点",
                "工作措施",
                "工作举措",
            ],
        ),
        wordings(Theme, 4, Anywhere, &["活动内容", "工作内容", "工作任务"]),
        wordings(Theme, 5, Whole, &["内容", "活动安排", "工作安排", "具体安排"]),
        wordings(Forms, 0, Anywhere, &["活动方式", "活动形式", "开展形式", "开展方式"]),
        wordings(Forms, 1, End, &["方式", "形式"]),
        wordings(
            ResponsibleUnits,
            0,
            Anywhere,
            &[
                "责任单位",
                "责任部门",
                "责任科室",
                "责任处室",
                "责任股室",
                "责任科处室",
                "责任处科室",
                "责任主体",
                "责任机构",
            ],
        ),
        wordings(ResponsibleUnits, 0, End, &["责任班级", "责任单位及责任人", "责任单位/责任人"]),
        wordings(
            ResponsibleUnits,
            1,
            End,
            &[
                "负责单位",
                "负责部门",
                "负责科室",
                "负责股室",
                "负责处室",
                "实施单位",
                "实施部门",
                "实施主体",
                "执行单位",
                "执行部门",
                "执行科室",
                "执行股室",
                "执法主体",
                "承担单位",
                "承担部门",
                "检查主体",
                "检查部门",
                "检查机关",
                "抽查主体",
                "抽查部门",
                "抽查机关",
                "起草单位",
                "起草部门",
                "组织单位",
                "组织部门",
                "落实单位",
                "落实部门",
                "完成单位",
                "申报单位",
                "申报部门",
                "主责单位",
                "主责部门",
                "主管单位",
                "主管部门",
                "业务指导科室",
                "经办单位",
                "经办科室",
                "组织实施单位",
            ],
        ),
        wordings(ResponsibleUnits, 2, Whole, &["单位", "部门", "科室", "股室", "处室", "单位部门"]),
        wordings(
            LeadUnits,
            0,
            Anywhere,
            &["牵头单位", "牵头部门", "牵头科室", "牵头处室", "牵头股室", "发起部门", "发起单位"],
        ),
        wordings(LeadUnits, 1, End, &["牵头"]),
        wordings(
            SupportingUnits,
            0,
            Anywhere,
            &[
                "配合单位",
                "配合部门",
                "配合科室",
                "协办单位",
                "协办部门",
                "协助单位",
                "协助部门",
                "协同单位",
                "协同部门",
                "协作单位",
                "参与单位",
                "参与部门",
            ],
        ),
        wordings(SupportingUnits, 1, End, &["配合", "协办", "协同"]),
        wordings(HostUnits, 0, Anywhere, &["主办单位", "主办部门"]),
        wordings(HostUnits, 1, End, &["主办"]),
        wordings(OrganizerUnits, 0, Anywhere, &["承办单位", "承办部门", "承办科室", "承办处室"]),
        wordings(OrganizerUnits, 1, End, &["承办"]),
        wordings(
            Schedule,
            0,
            Anywhere,
            &[
                "时间",
                "日期",
                "时限",
                "时段",
                "期限",
                "时间地点",
                "时间及地点",
                "时间、地点",
                "时间和地点",
            ],
        ),
        wordings(
            Schedule,
            0,
            End,
            &["时间安排", "时间节点", "时间要求", "时限要求", "时间进度", "年月", "工期"],
        ),
        wordings(Schedule, 1, Anywhere, &["月份"]),
        wordings(Schedule, 1, Whole, &["月", "年度", "季度", "月度"]),
        wordings(Schedule, WEEKS_RANK, Anywhere, &["周次"]),
        wordings(Schedule, WEEKS_RANK, Whole, &["周", "周别"]),
        wordings(Venue, 0, Anywhere, &["活动地点", "举办地点"]),
        wordings(Venue, 0, End, &["地点", "场所", "场地"]),
        wordings(
            Audience,
            0,
            End,
            &[
                "参加对象",
                "参加人员",
                "参加单位",
                "参与人员",
                "参与对象",
                "参与人群",
                "参加范围",
                "参会人员",
                "参训人员",
                "参训对象",
                "面向对象",
                "活动对象",
                "服务对象",
                "培训对象",
                "检查对象",
                "抽查对象",
                "受检单位",
                "被检查单位",
                "受众",
            ],
        ),
        wordings(Audience, 1, Whole, &["对象"]),
        wordings(
            PersonInCharge,
            0,
            End,
            &[
                "责任人",
                "负责人",
                "责任领导",
                "牵头领导",
                "分管领导",
                "联系人",
                "责任教师",
                "负责教师",
            ],
        ),
        wordings(Remarks, 0, End, &["备注"]),
    ]
};

/// Wordings that hold a word of a role and mean something else: 公开时限 says how soon a matter is
/// made public, 发布时间 when a web page was.
pub(crate) const FALSE_FRIENDS: &[&str] = &[
    "公开时限",
    "公开时间",
    "公开期限",
    "公开方式",
    "公开形式",
    "公开主体",
    "承诺时限",
    "法定时限",
    "承诺期限",
    "法定期限",
    "发布时间",
    "发布日期",
    "出版时间",
    "出版日期",
    "发文时间",
    "发文日期",
    "印发时间",
    "印发日期",
    "更新时间",
    "更新日期",
    "填报时间",
    "填报日期",
    "填表时间",
    "填表日期",
    "填报单位",
    "填报人",
    "填表人",
    "花费时间",
    "所需时间",
    "学习时间",
    "学时",
    "课时",
    "频次",
    "出生日期",
    "出生年月",
    "成立时间",
    "保存期限",
    "保管期限",
    "有效期限",
    "联系方式",
    "报名方式",
    "采购方式",
    "付款方式",
    "评价方式",
    "考核方式",
    "注意事项",
    "其他事项",
    "工作单位",
    "联系单位",
];

/// What the theme column may end in where no column has a wording above: it counts only beside a
/// time and somebody to do it (场次主题, 节目名称, 观影内容).
pub(crate) const WEAK_THEMES: &[&str] =
    &["内容", "名称", "项目", "事项", "任务", "工作", "活动", "议题", "课题", "主题"];

/// What ends so and is no theme: it names who or what for.
pub(crate) const NO_THEMES: &[&str] = &[
    "单位名称",
    "部门名称",
    "学校名称",
    "企业名称",
    "公司名称",
    "机构名称",
    "产品名称",
    "商品名称",
    "材料名称",
    "文件名称",
    "证照名称",
    "公开内容",
    "公开事项",
    "服务事项",
    "收费项目",
    "审批事项",
    "许可事项",
    "注意事项",
    "其他事项",
    "办理事项",
    "政务服务事项",
];

/// Words of the column in which a time starts, and of the one in which it ends.
pub(crate) const STARTS: &[&str] = &["开始", "起始", "启动"];
/// See [`STARTS`].
pub(crate) const ENDS: &[&str] = &["结束", "截止", "截至", "终止", "完成"];

/// What stands over a column that is one month, year or quarter of several: `4月`, `2024年`.
pub(crate) const CALENDAR_ENDINGS: &[&str] = &["月份", "月", "年度", "年", "季度"];
