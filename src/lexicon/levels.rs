//! Words of the level or place that stands before a unit: 省教育厅, 各县（市、区）.

/// What a name begins with that says its level, so that it is a name of its own: at the start of a
/// line and behind 和, 及, 与.
pub(crate) const LEVELS: &[&str] = &[
    "国",
    "省",
    "市",
    "县",
    "区",
    "州",
    "盟",
    "旗",
    "各",
    "相关",
    "有关",
    "其他",
    "其它",
    "全省",
    "全市",
    "全县",
    "全区",
    "自治区",
    "中央",
    "属地",
    "驻",
    "团省委",
    "团市委",
    "团县委",
    "团区委",
];

/// Levels at the start of a line only, for 城镇和乡村 is one thing.
pub(crate) const LEVELS_OF_LINES: &[&str] = &["全校", "镇", "乡", "街道", "校", "中共"];

/// Levels behind 和, 及, 与 only.
pub(crate) const LEVELS_JOINED: &[&str] = &["新疆生产", "所属", "下属", "直属", "镇街", "乡镇"];

/// Characters that stand alone before an organ as its level: 省教育厅.
pub(crate) const LEVEL_MARKS: &[char] = &['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡'];

/// Characters that names of places end with that have departments of their own.
pub(crate) const COUNTIES: &[char] = &['市', '县', '区', '州', '盟', '旗'];

/// Levels of more than one character: 各省、自治区、直辖市人民政府.
pub(crate) const WIDE_LEVELS: &[&str] = &["自治区", "直辖市", "自治州", "自治县", "自治旗", "兵团"];

/// Words that begin with a character of [`LEVEL_MARKS`] and say no level.
pub(crate) const NO_LEVEL: &[&str] = &[
    "市监局",
    "市监管局",
    "市监所",
    "市监分局",
    "县志",
    "区志",
    "市志",
    "省志",
    "市场",
    "市政公",
    "市政园",
    "市政工",
    "市政局",
    "市政处",
    "市政中心",
    "市政设施",
    "市政管",
    "市政建",
    "市政养",
    "市容",
    "市民中心",
    "市民服务",
    "市民广场",
    "市民之家",
    "市民热线",
    "市民代表",
    "市民群众",
    "区域",
    "县域",
    "镇街",
    "乡镇",
    "乡村",
    "区块",
    "州际",
    "区划",
];

/// Organs of places below a county, and how the names of those places end.
pub(crate) const LOCAL_ORGANS: &[(&[&str], &[&str])] = &[
    (&["人民政府", "政府", "党委", "卫生院", "司法所", "派出所", "中心校"], &["镇", "乡"]),
    (&["办事处", "党工委"], &["街道"]),
    (&["居委会", "居民委员会", "党支部", "党总支", "党委"], &["社区"]),
    (&["村委会", "村民委员会", "党支部", "党总支"], &["村"]),
    (
        &["管委会", "管理委员会", "党工委"],
        &[
            "开发区",
            "经开区",
            "高新区",
            "新区",
            "园区",
            "工业园",
            "产业园",
            "度假区",
            "景区",
            "集聚区",
            "示范区",
            "管理区",
            "保税区",
            "物流园",
            "功能区",
            "试验区",
        ],
    ),
];

/// The last characters of the places of [`LOCAL_ORGANS`].
pub(crate) const LOCAL_MARKS: &[char] = &['镇', '乡', '道', '区', '村', '园'];

/// Governments and committees that leave out their place behind its committee of the Party: 县委、政府.
pub(crate) const BARE_GOVERNMENTS: &[&str] =
    &["政府", "人民政府", "办事处", "管委会", "村委会", "村民委员会", "居委会", "居民委员会"];

/// Committees and branches of the Party behind the name of their place; the longer stands first.
pub(crate) const PARTY_COMMITTEES: &[&str] = &["党工委", "党总支", "党支部", "党委", "委"];
