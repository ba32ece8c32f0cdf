//! Header wordings of tables that are no plan: lists of people, things, services and money. Written
//! folded, as those of plans are.

/// What ends so and is no theme: it names who or what for.
pub(crate) const NO_THEMES: &[&str] = &[
    "单位名称",
    "部门名称",
    "学校名称",
    "企业名称",
    "公司名称",
    "机构名称",
    "场馆名称",
    "场所名称",
    "景区名称",
    "景点名称",
    "网点名称",
    "站点名称",
    "窗口名称",
    "门店名称",
    "商户名称",
    "社区名称",
    "村名称",
    "物品名称",
    "设备名称",
    "药品名称",
    "图书名称",
    "岗位名称",
    "专业名称",
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

/// Columns of lists of people, their prizes or points, and of the services of an office. Without a
/// time to do things in, a table with one of them is no plan.
pub(crate) const OTHER_LISTS: &[&str] = &[
    "姓名",
    "性别",
    "年龄",
    "职务",
    "职称",
    "身份证",
    "作者",
    "选手",
    "奖项",
    "奖次",
    "获奖",
    "名次",
    "等次",
    "成绩",
    "得分",
    "分值",
    "分数",
    "评分",
    "扣分",
    "办理时",
    "办理地",
    "办理流程",
    "办理条件",
    "办理窗口",
    "办理材料",
    "办理依据",
    "办理对象",
    "办结",
    "受理",
    "办公时间",
    "营业时间",
    "承诺",
    "法定",
    "设定依据",
    "实施依据",
    "法律依据",
    "申请材料",
    "申报材料",
    "收费",
    "窗口",
    "行使层级",
    "证照",
    "文号",
    "书名",
    "出版",
];

/// Columns that say how something is scored. With a time, too, a table that only names things beside one
/// of them is no plan: 考核项目 | 分值 | 完成时限.
pub(crate) const SCORING: &[&str] =
    &["分值", "得分", "扣分", "加分", "评分", "自评", "权重", "计分", "赋分", "考核标准"];

/// Themes that only name things: beside money or durations they are a list of them.
pub(crate) const BARE_THEMES: &[&str] = &["项目", "项目名称", "名称", "事项", "事项名称", "内容"];

/// Columns of budgets, stocks and telephone lists. Activities may have them too; a table that only
/// names things beside them is no plan.
pub(crate) const OTHER_COLUMNS: &[&str] = &[
    "预算",
    "金额",
    "资金",
    "投资",
    "经费",
    "单价",
    "总价",
    "规格",
    "型号",
    "数量",
    "电话",
    "手机",
    "联系方式",
];
