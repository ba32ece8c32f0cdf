//! What a unit column says beside its units: sentences, times, asides.

/// Words of sentences: no name of a unit holds them.
pub(crate) const SENTENCE_WORDS: &[&str] = &[
    "负责",
    "负总",
    "负主",
    "抓",
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
    "见通知",
    "见文件",
    "高度重视",
    "认真",
    "下设",
    "设在",
    "范围内",
    "相结合",
    "务必",
    "确保",
    "必须",
    "需要",
    "见附",
];

/// Words of sentences that names of organs hold too: 不动产登记中心, 自由贸易区管委会.
pub(crate) const WEAK_SENTENCE_WORDS: &[&str] = &[
    "通过", "确定", "要求", "开展", "完成", "月底", "之前", "请", "已", "时间", "地点", "待定",
    "不", "由", "为", "及时", "定期", "逐步", "统一", "尽快",
];

/// Cells that name no unit yet.
pub(crate) const UNSETTLED: &[&str] =
    &["待定", "未定", "另定", "另行通知", "另行确定", "待确定", "待通知", "待明确"];

/// What units do beside the roles: a name with one of them behind it is a sentence.
pub(crate) const OTHER_VERBS: &[&str] = &[
    "监督", "督促", "督办", "督查", "验收", "审核", "审批", "把关", "考核", "保障", "跟进", "报送",
    "提供", "汇总", "宣传", "培训", "处置", "评估", "检查", "领导", "管理", "抓总", "主抓", "统筹",
    "主管", "协管", "分管", "兜底", "制定", "推进", "协调", "开展", "完成", "办理", "拨付", "报名",
    "参会",
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

/// Words that a text of [`SENTENCE_WORDS`] may begin and that names hold: 科室负责人.
pub(crate) const NOT_SENTENCES: &[&str] = &["负责人"];

/// What says, beside 牵头, that the unit named first leads.
pub(crate) const FIRST_UNIT: &[&str] =
    &["第一位", "首位", "第一个", "排名第一", "第一的", "排第一", "列第一", "列首"];
