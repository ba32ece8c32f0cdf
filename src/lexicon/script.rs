//! Traditional characters and the simplified ones they stand for: for comparison only, the printed
//! text is never changed.

use std::sync::LazyLock;

/// Each traditional character of a wording that the lexicon knows, and its simplified form behind
/// it; in the order of their code points.
const PAIRS: &str = "\
    並并佈布併并來来係系個个們们倖幸備备傳传僑侨價价儀仪億亿優优儲储兒儿內内兩两冊册別别則则劃划劉刘\
    動动務务勞劳匯汇區区協协厲厉參参叢丛吳吴呂吕員员問问啓启啟启喬乔單单噁恶噹当嚮向嚴严國国圍围園园\
    圓圆圖图團团垻坝埰采執执堅坚堯尧報报場场塊块塗涂壇坛壩坝奬奖婁娄婦妇孫孙學学宮宫寀采實实寧宁審审\
    將将專专對对導导屆届層层屬属帥帅師师帳帐帶带幹干幾几庫库廢废廣广廳厅張张強强彙汇後后從从復复徵征\
    徹彻惡恶愛爱態态慶庆懇恳應应懞蒙懸悬戰战戲戏戶户掃扫掛挂採采揮挥擇择擔担據据擬拟攝摄數数斷断於于\
    旂旗昇升時时晉晋暫暂曆历曏向書书會会東东査查條条楊杨業业極极榮荣構构樂乐樑梁樓楼標标樣样樸朴樹树\
    機机橫横檔档檢检檯台欄栏權权欒栾歐欧歡欢歷历殘残氣气決决況况淩凌減减測测湯汤準准溫温滙汇滿满漁渔\
    濛蒙濟济瀋沈灣湾災灾為为烏乌無无燈灯營营爭争爲为牽牵獎奖獨独現现環环產产産产甯宁畢毕畫划畵画當当\
    療疗發发監监盤盘盧卢眞真眾众矇蒙硃朱確确碼码礦矿祕秘禮礼稅税種种稱称積积竇窦競竞節节範范簡简簽签\
    籌筹粵粤糧粮糰团紀纪約约紅红級级細细終终組组結结絕绝絡络給给統统絶绝經经綜综綫线網网綵彩線线編编\
    緩缓練练縣县總总繆缪織织繞绕繪绘繫系續续纍累羅罗羣群義义習习聖圣聞闻聯联聶聂職职聽听脩修臘腊臺台\
    與与興兴舉举舊旧舘馆荊荆莊庄華华萬万葉叶葯药蓋盖蔣蒋藍蓝藝艺藥药藺蔺蘆芦蘇苏處处號号蠟蜡衆众術术\
    衛卫製制複复覈核見见規规視视親亲覽览觀观訂订計计討讨訓训託托記记訪访設设許许診诊註注証证詐诈評评\
    詢询試试話话詳详誌志誕诞語语誦诵說说説说課课誼谊調调談谈請请論论諧谐諮咨諶谌諸诸諾诺講讲謝谢證证\
    識识譚谭議议護护讀读豐丰負负財财貧贫貨货貫贯責责費费貼贴貿贸賀贺資资賈贾賓宾質质賬账購购賽赛贈赠\
    趙赵車车軍军軒轩輛辆輪轮轄辖轅辕轉转辦办辯辩農农連连週周進进遊游運运過过達达適适遲迟選选遺遗邊边\
    郵邮鄉乡鄒邹鄔邬鄧邓鄭郑鄺邝醫医釋释針针鈡钟銀银銷销錄录錢钱錦锦錶表鍾钟鎮镇鏈链鐘钟鐵铁長长門门\
    閆闫閉闭開开閏闰間间閔闵闕阙關关闞阚陞升陰阴陳陈陸陆陽阳隊队階阶際际隨随險险雙双離离雲云電电鞏巩\
    韋韦韓韩頁页項项順顺須须預预頒颁領领頭头頻频題题額额顏颜顔颜願愿類类顧顾風风養养餘余館馆饒饶馬马\
    馮冯駐驻駱骆驗验體体髮发魯鲁鮑鲍鮮鲜麗丽麥麦麯曲麵面麼么黃黄點点黨党齊齐龍龙龐庞龔龚";

/// The first ideograph: marks, digits and letters have one form.
const IDEOGRAPHS: char = '\u{4E00}';

/// Each traditional character and its simplified form.
fn pairs() -> impl Iterator<Item = (char, char)> {
    let mut characters = PAIRS.chars();
    std::iter::from_fn(move || characters.next().zip(characters.next()))
}

/// The simplified form of every character from the first ideograph to the last traditional one: nearly
/// every character of a notice is asked for.
static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table = Vec::new();
    for (traditional, simplified) in pairs() {
        table.extend((IDEOGRAPHS..traditional).skip(table.len()));
        table.push(simplified);
    }
    table
});

/// The simplified form of a traditional character; every other character as it is.
pub(crate) fn simplified(character: char) -> char {
    let at = u32::from(character).checked_sub(u32::from(IDEOGRAPHS));
    let found = at.and_then(|at| TABLE.get(usize::try_from(at).ok()?));
    found.copied().unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::{pairs, simplified};

    #[test]
    fn in_order_and_one_step() {
        assert!(pairs().is_sorted_by(|left, right| left.0 < right.0));
        for (traditional, plain) in pairs() {
            assert_eq!(simplified(traditional), plain);
            assert_eq!(simplified(plain), plain, "simplified twice");
        }
    }

    #[test]
    fn words() {
        for (printed, plain) in [
            ("責任單位", "责任单位"),
            ("區衛生健康局", "区卫生健康局"),
            ("聯繫人", "联系人"),
            ("國務院辦公廳", "国务院办公厅"),
            ("区教育局 5月", "区教育局 5月"),
        ] {
            assert_eq!(printed.chars().map(simplified).collect::<String>(), plain);
        }
    }
}
