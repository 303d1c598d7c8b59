//! `敏感状况`: the words by which a row or a title says of people what they would not have said of them
//! (个人信息保护法 28), as far as the tables of published notices need them.
//!
//! General headings of relief (`大病救助`, `残疾人护理补贴`, `低保`) are not among them: such lists are published by
//! duty, and that a person stands on one is what the law wants known. What is here goes beyond it.

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use std::sync::LazyLock;

/// What kind of condition a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ConditionClass {
    /// An illness or disability.
    Illness,
    /// An illness that shuts its bearer out of company: infection, mind, addiction.
    Stigma,
    /// An offence, a sanction, deceit in drawing relief.
    Conduct,
    /// A victim, an informer, a child without parents.
    Vulnerable,
}

impl ConditionClass {
    /// Whether it speaks of health, for which more people must stand together (k of 5).
    pub(crate) fn is_health(self) -> bool {
        match self {
            Self::Illness | Self::Stigma => true,
            Self::Conduct | Self::Vulnerable => false,
        }
    }

    /// In the words of the card.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Illness => "病情、残疾",
            Self::Stigma => "特殊疾病、精神、成瘾状况",
            Self::Conduct => "违法违规、处分",
            Self::Vulnerable => "受害、困境、信访举报",
        }
    }
}

/// One condition: its canonical word, so that `HIV` and `艾滋病` count as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Condition {
    /// Place in [`CONDITIONS`], or [`UNLISTED`] and what is left of the word's hash.
    index: u16,
}

impl Condition {
    /// The canonical word.
    pub(crate) fn word(self) -> &'static str {
        if self.index >= UNLISTED {
            return "疾病";
        }
        CONDITIONS.get(usize::from(self.index)).map_or("", |(_, words)| words.split(' ').next().unwrap_or(""))
    }

    /// Its class.
    pub(crate) fn class(self) -> ConditionClass {
        CONDITIONS.get(usize::from(self.index)).map_or(ConditionClass::Illness, |(class, _)| *class)
    }
}

/// Conditions beyond the list: an illness told by the label of its cell or by the word behind it.
const UNLISTED: u16 = 0x8000;

/// An illness that is not on the list, by its name.
fn unlisted(name: &str) -> Condition {
    let hash = name.bytes().fold(0_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)));
    Condition { index: UNLISTED | (hash % u32::from(UNLISTED)) as u16 }
}

/// What a cell under a label of illnesses (`疾病名称`, `病种`) says, whatever the illness.
pub(crate) fn under_label(cell: &str, label: &str) -> Option<Condition> {
    let is_of_illness =
        ["病种", "病名", "疾病", "病情", "诊断", "患病", "所患"].iter().any(|word| label.contains(word))
            && !["人数", "例数", "费用", "金额", "编码", "机构", "医院"].iter().any(|word| label.contains(word));
    let is_name = (2..=16).contains(&cell.chars().count())
        && cell.chars().all(|mark| ('\u{4e00}'..='\u{9fff}').contains(&mark))
        && !["无", "健康", "其他", "不详", "良好", "正常", "待查"].iter().any(|word| cell.starts_with(word));
    (is_of_illness && is_name).then(|| condition(cell).unwrap_or_else(|| unlisted(cell)))
}

/// `重症肌无力患者`: an illness by the word for who has it.
pub(crate) fn of_patients(text: &str) -> Option<Condition> {
    let (at, _) = text.match_indices("患者").next()?;
    let before = text.get(..at)?;
    let length: usize = before
        .chars()
        .rev()
        .take_while(|mark| ('\u{4e00}'..='\u{9fff}').contains(mark))
        .take(8)
        .map(char::len_utf8)
        .sum();
    let name = before.get(before.len() - length..)?;
    let name = [
        "困难",
        "贫困",
        "重点",
        "门诊",
        "住院",
        "特殊",
        "大病",
        "慢性病",
        "慢病",
        "重病",
        "特病",
        "救助",
        "重大疾病",
        "罹患",
        "残疾",
        "名",
        "位",
        "的",
        "区",
        "镇",
        "乡",
        "街道",
        "村",
    ]
    .iter()
    .fold(name, |name, word| name.rsplit(word).next().unwrap_or(name));
    let ends = [
        "症", "癌", "瘤", "炎", "病", "力", "死", "瘫", "疹", "疮", "疡", "征", "障碍", "衰竭", "硬化", "萎缩", "骨折",
        "梗阻", "畸形",
    ];
    let general = [
        "疾病",
        "大病",
        "慢病",
        "重病",
        "急病",
        "门慢",
        "传染病",
        "慢性病",
        "罕见病",
        "职业病",
        "常见病",
        "多发病",
        "地方病",
    ];
    (name.chars().count() >= 2 && ends.iter().any(|end| name.ends_with(end)) && !general.contains(&name))
        .then(|| unlisted(name))
}

/// A class and one condition's words, the canonical one first.
const CONDITIONS: &[(ConditionClass, &str)] = {
    use ConditionClass::{Conduct, Illness, Stigma, Vulnerable};
    &[
        (Stigma, "艾滋病 HIV HIV阳性 hiv 艾滋 人类免疫缺陷病毒 获得性免疫缺陷"),
        (Stigma, "梅毒"),
        (Stigma, "性病 淋病 尖锐湿疣 生殖器疱疹"),
        (Stigma, "精神分裂症 精神分裂"),
        (Stigma, "精神障碍 精神病 精神疾病 精神残疾 精神一级 精神二级 精神三级 精神四级 易肇事肇祸 精神异常"),
        (Stigma, "抑郁症 抑郁 重度抑郁 中度抑郁 轻度抑郁"),
        (Stigma, "双相情感障碍 双相障碍 躁狂"),
        (Stigma, "焦虑症 强迫症"),
        (Stigma, "孤独症 自闭症"),
        (Stigma, "智力残疾 智力障碍 智障 智力一级 智力二级 智力三级 智力四级"),
        (Stigma, "癫痫"),
        (Stigma, "肺结核 结核病 耐药结核 涂阳"),
        (Stigma, "乙肝 乙型肝炎 乙型病毒性肝炎"),
        (Stigma, "丙肝 丙型肝炎"),
        (Stigma, "麻风病 麻风"),
        (Stigma, "吸毒 戒毒 强制隔离戒毒 社区戒毒 社区康复人员 美沙酮"),
        (Stigma, "酒精依赖 酗酒"),
        (Stigma, "流产 引产 人工终止妊娠 堕胎"),
        (Stigma, "不孕不育 不孕症 不育症"),
        (Stigma, "未婚先孕 非婚生育"),
        (
            Illness,
            "恶性肿瘤 癌症 肺癌 肝癌 胃癌 乳腺癌 肠癌 直肠癌 结肠癌 食道癌 食管癌 宫颈癌 胰腺癌 甲状腺癌 膀胱癌 前列腺癌 鼻咽癌 淋巴瘤 骨肉瘤 肿瘤",
        ),
        (Illness, "白血病"),
        (Illness, "尿毒症 肾衰竭 肾功能衰竭 慢性肾衰 血液透析 透析 终末期肾病"),
        (Illness, "糖尿病"),
        (Illness, "高血压"),
        (Illness, "先天性心脏病"),
        (Illness, "心脏病 冠心病 心肌梗死 心肌梗塞 心梗 心力衰竭"),
        (Illness, "脑卒中 脑梗死 脑梗塞 脑梗 脑出血 中风 偏瘫"),
        (Illness, "脑瘫"),
        (Illness, "瘫痪 截瘫 植物人 植物状态"),
        (Illness, "帕金森病 帕金森"),
        (Illness, "阿尔茨海默病 阿尔茨海默 老年痴呆 痴呆 认知障碍"),
        (Illness, "血友病"),
        (Illness, "红斑狼疮"),
        (Illness, "再生障碍性贫血 地中海贫血"),
        (Illness, "肝硬化 肝衰竭"),
        (Illness, "慢阻肺 慢性阻塞性肺疾病 哮喘"),
        (Illness, "类风湿 强直性脊柱炎"),
        (Illness, "重症肌无力 肌无力"),
        (Illness, "股骨头坏死"),
        (Illness, "骨髓增生异常 骨髓纤维化 多发性骨髓瘤"),
        (Illness, "运动神经元病 多发性硬化 肌营养不良"),
        (Illness, "系统性硬化 硬皮病 干燥综合征"),
        (Illness, "克罗恩病 溃疡性结肠炎"),
        (Illness, "肺纤维化 肺动脉高压 肺心病 肺气肿 支气管扩张 肺栓塞"),
        (Illness, "甲亢 甲状腺功能亢进 甲减 甲状腺功能减退"),
        (Illness, "痛风"),
        (Illness, "肾病综合征 慢性肾炎 肾炎 肾病 慢性肾脏病"),
        (Illness, "骨折 脊髓损伤 脊柱侧弯 椎间盘突出"),
        (Illness, "脑外伤 颅脑损伤 脑积水 脑膜炎 脑炎"),
        (Illness, "血小板减少 再障 溶血性贫血 重度贫血"),
        (Illness, "青光眼 白内障 视网膜病变 视网膜脱落"),
        (Illness, "银屑病 白癜风"),
        (Illness, "唇腭裂 先天畸形"),
        (Illness, "小儿麻痹 脊髓灰质炎"),
        (Illness, "风湿性心脏病 心律失常 房颤 心肌病 主动脉夹层 动脉瘤"),
        (Illness, "胃溃疡 消化道出血 肠梗阻 胰腺炎 胆结石"),
        (Illness, "子宫肌瘤 卵巢囊肿 前列腺增生"),
        (Illness, "烧伤 烫伤"),
        (Stigma, "布鲁氏菌病 布病 包虫病 血吸虫病 狂犬病 猩红热 手足口病 霍乱 鼠疫 炭疽 疟疾 登革热 猴痘"),
        (Stigma, "妄想性障碍 妄想症 偏执 分裂情感性障碍"),
        (Stigma, "发育迟缓 多动症 抽动症"),
        (Illness, "器官移植 肾移植 肝移植 骨髓移植"),
        (Illness, "尘肺病 尘肺 矽肺 职业病"),
        (Illness, "截肢"),
        (Illness, "罕见病 渐冻症 肌萎缩 苯丙酮尿症 成骨不全 戈谢病"),
        (Illness, "唐氏综合征 唐氏综合症"),
        (Illness, "肢体残疾 肢残 肢体一级 肢体二级 肢体三级 肢体四级"),
        (Illness, "视力残疾 失明 盲人 视力一级 视力二级 视力三级 视力四级"),
        (Illness, "听力残疾 言语残疾 聋哑 失聪 听力一级 听力二级 言语一级 言语二级"),
        (Illness, "多重残疾"),
        (Illness, "失能 半失能"),
        (Illness, "新冠肺炎 新冠病毒感染 核酸阳性 新冠阳性"),
        (Conduct, "隐瞒收入 隐瞒财产 瞒报收入 瞒报财产 骗取低保 骗保 虚报冒领"),
        (Conduct, "社区矫正 缓刑 假释 刑满释放 服刑 刑释"),
        (Conduct, "卖淫 嫖娼"),
        (Conduct, "赌博"),
        (Conduct, "醉驾 酒驾 醉酒驾驶 酒后驾驶 危险驾驶"),
        (Conduct, "盗窃 诈骗 故意伤害"),
        (Conduct, "开除 党纪处分 政务处分 撤职 降级 记大过"),
        (Vulnerable, "家暴 家庭暴力 受虐"),
        (Vulnerable, "性侵 性侵害 猥亵 强奸"),
        (Vulnerable, "失独"),
        (Vulnerable, "孤儿 事实无人抚养 弃婴 弃儿"),
        (Vulnerable, "服刑人员子女"),
        (Vulnerable, "上访 信访 非访"),
        (Vulnerable, "举报人 控告人"),
        (Vulnerable, "自杀 自残"),
        (Vulnerable, "拐卖"),
    ]
};

#[allow(clippy::expect_used, reason = "constant patterns, read by a test")]
static WORDS: LazyLock<CharwiseDoubleArrayAhoCorasick<u16>> = LazyLock::new(|| {
    let words =
        CONDITIONS.iter().zip(0_u16..).flat_map(|((_, words), index)| words.split(' ').map(move |word| (word, index)));
    CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build_with_values(words)
        .expect("words")
});

/// What follows a word and takes its meaning away: a science, an office, a law, a campaign.
const NOT_OF_PEOPLE: &[&str] = &[
    "防治",
    "预防",
    "防控",
    "防范",
    "医院",
    "研究",
    "科",
    "专科",
    "中心",
    "病区",
    "专委会",
    "学会",
    "协会",
    "条例",
    "办法",
    "筛查",
    "疫苗",
    "宣传",
    "知识",
    "日活动",
    "条件",
    "工作",
    "事项",
    "局",
    "诊疗",
    "药",
    "检测",
    "监测",
    "电话",
    "渠道",
    "邮箱",
    "信箱",
    "康复中心",
    "办公",
    "办",
    "接待",
    "所",
    "机构",
    "代理",
    "处理",
    "门诊",
    "专病",
    "病房",
    "救助站",
    "定点",
    "罚字",
    "罚决字",
    "字〔",
    "发〔",
    "函〔",
    "医师",
    "康复训练",
    "讲座",
    "义诊",
    "课题",
    "项目",
    "大会",
    "发病率",
    "患病率",
    "死亡率",
];

/// What stands before a word and takes its meaning away.
const DENIED_BEFORE: &[&str] =
    &["抗", "防", "无", "未见", "排除", "反", "禁止", "打击", "预防", "防治", "防范", "整治"];

/// The conditions that a text says of people, in order, with their places in bytes.
pub(crate) fn conditions(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, Condition)> {
    WORDS.leftmost_find_iter(text).filter_map(move |found| {
        let before = text.get(..found.start()).unwrap_or("");
        let after = text.get(found.end()..).unwrap_or("");
        let denied = NOT_OF_PEOPLE.iter().any(|word| after.starts_with(word))
            || DENIED_BEFORE.iter().any(|word| before.ends_with(word));
        (!denied).then(|| (found.start()..found.end(), Condition { index: found.value() }))
    })
}

/// Kinds of disability as they stand in a column of their own.
const DISABILITIES: &[(&str, &str)] = &[
    ("精神", "精神残疾"),
    ("智力", "智力残疾"),
    ("肢体", "肢体残疾"),
    ("视力", "视力残疾"),
    ("听力", "听力残疾"),
    ("言语", "言语残疾"),
    ("多重", "多重残疾"),
];

/// `精神` in a cell is a disability where the text around speaks of such.
pub(crate) fn kind_of_disability(cell: &str, around: &str) -> Option<Condition> {
    let (_, word) = DISABILITIES.iter().find(|(kind, _)| *kind == cell)?;
    around.contains("残疾").then(|| condition(word)).flatten()
}

/// The first condition of a text.
pub(crate) fn condition(text: &str) -> Option<Condition> {
    conditions(text).next().map(|(_, condition)| condition)
}

#[cfg(test)]
mod tests {
    use super::{CONDITIONS, ConditionClass, condition};

    #[test]
    fn every_word_is_found_as_its_own_condition() {
        for (class, words) in CONDITIONS {
            for word in words.split(' ') {
                let found = condition(&format!("王** 男 {word} 女")).unwrap_or_else(|| panic!("{word}"));
                assert_eq!((found.class(), found.word()), (*class, words.split(' ').next().unwrap()), "{word}");
            }
        }
    }

    #[test]
    fn conditions_of_offices_and_campaigns_are_not_those_of_people() {
        for text in [
            "艾滋病防治条例",
            "市精神病医院",
            "糖尿病研究所",
            "抗癌协会",
            "信访局",
            "无吸毒史",
            "举报电话",
            "反家庭暴力法",
        ] {
            assert_eq!(condition(text), None, "{text}");
        }
        assert_eq!(
            condition("HIV阳性").map(|found| (found.word(), found.class())),
            Some(("艾滋病", ConditionClass::Stigma))
        );
    }
}
