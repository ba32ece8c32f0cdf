//! Family names: what tells a person from an organ in a column that holds both.

/// The family names of one character that cover nearly all people.
pub(crate) const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申耿关焦左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆卓古吉缪简车项连芦麦褚娄窦戚岑景宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰卿狄平索晋初云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇哈湛宾戎勾茅於呼居揭干但尉冶斯元束檀衣展阴昝智幸奉植衡富尧闭由";

/// Family names of two characters.
pub(crate) const COMPOUND_SURNAMES: &[&str] = &[
    "欧阳", "上官", "皇甫", "令狐", "诸葛", "司徒", "司马", "申屠", "夏侯", "尉迟", "公孙", "慕容",
    "端木", "轩辕", "东方", "独孤", "长孙", "宇文",
];

/// Labels of a person in prose and lists.
pub(crate) const NAME_LABELS: &[&str] =
    &["联系人姓名", "联系人员", "联系人", "联络人", "联络员", "经办人", "咨询人", "责任联系人"];

/// Labels of a person who is somebody to ask only with a number beside the name.
pub(crate) const DUTY_LABELS: &[&str] = &["责任人", "负责人", "承办人", "负责同志", "责任同志"];

/// How begins what stands for a person who is not named: 待定, 见附件.
pub(crate) const NOBODY: &[&str] = &[
    "待定",
    "待确",
    "待通知",
    "待补",
    "待报",
    "待安排",
    "另行",
    "暂无",
    "暂缺",
    "空缺",
    "同上",
    "同前",
    "见附",
    "见下",
    "详见",
    "姓名",
];

/// Labels of a telephone number.
pub(crate) const PHONE_LABELS: &[&str] = &[
    "联系电话",
    "联系方式",
    "联系手机",
    "咨询电话",
    "办公电话",
    "固定电话",
    "服务热线",
    "咨询热线",
    "监督热线",
    "投诉热线",
    "热线电话",
    "热线",
    "电话号码",
    "手机号码",
    "手机号",
    "移动电话",
    "电话",
    "手机",
    "座机",
    "Tel",
    "TEL",
    "tel",
    "☎",
    "☏",
    "℡",
];

/// Labels of an e-mail address.
pub(crate) const EMAIL_LABELS: &[&str] = &[
    "电子邮箱",
    "电子邮件",
    "电子信箱",
    "邮箱地址",
    "邮箱",
    "E-mail",
    "e-mail",
    "E-MAIL",
    "Email",
    "email",
    "EMAIL",
    "邮件",
];

/// Labels of what is neither: its number is not a telephone number.
pub(crate) const OTHER_LABELS: &[&str] =
    &["传真电话", "传真号码", "传真", "邮政编码", "邮编", "QQ群", "QQ", "微信号", "微信"];

/// Words that begin like a person's name and are none.
pub(crate) const NOT_PEOPLE: &[&str] = &[
    "农业", "农村", "农牧", "农委", "司法", "信访", "公安", "公路", "公园", "商务", "商会", "应急",
    "计生", "经信", "经贸", "金融", "安监", "文旅", "文化", "文明", "文物", "文联", "方志", "成员",
    "和谐", "时代", "路政", "路灯", "高新", "高校", "国土", "国资", "国税", "国安", "党校", "党史",
    "党办", "党建", "党员", "水利", "江北", "江东", "江南", "史志", "林业", "林草", "房产", "房管",
    "宣传", "支队", "支部", "储备", "施工", "相关", "门诊", "古城", "梅园", "安全", "安保", "安检",
    "文体", "文广", "金工", "成教", "时政", "全体", "全区", "全市", "全县", "全校", "全镇", "章程",
    "康复", "边防", "阳光", "海关", "海事", "海洋", "政府", "常委", "常态", "平安", "温泉", "东方",
    "东区", "强国", "高铁", "高速", "白云", "马路", "石油", "石化", "石材", "花卉", "云南", "广场",
    "冷链", "童心", "单位", "从严", "养老", "车管", "车辆", "费用", "游客", "游泳", "解放", "解读",
    "教育",
];
