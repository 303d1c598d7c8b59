//! More illnesses, offences, places on the road: those of the seen side, which has all of `words` besides.

use super::words::{ILLNESSES, INFRACTIONS, OFFENCES, SPOTS};
use crate::notice::Split;

/// What people are ill with.
pub(crate) fn illnesses(split: Split) -> &'static [&'static str] {
    match split {
        Split::Seen => &WIDE_ILLNESSES,
        Split::Unseen => &ILLNESSES,
    }
}

/// What people have done.
pub(crate) fn offences(split: Split) -> &'static [&'static str] {
    match split {
        Split::Seen => &WIDE_OFFENCES,
        Split::Unseen => &OFFENCES,
    }
}

/// Where cars are seen.
pub(crate) fn spots(split: Split) -> &'static [&'static str] {
    match split {
        Split::Seen => &WIDE_SPOTS,
        Split::Unseen => &SPOTS,
    }
}

/// What drivers do.
pub(crate) fn infractions(split: Split) -> &'static [&'static str] {
    match split {
        Split::Seen => &WIDE_INFRACTIONS,
        Split::Unseen => &INFRACTIONS,
    }
}

/// With those of `words` before them.
static WIDE_ILLNESSES: [&str; 40] = joined(ILLNESSES, MORE_ILLNESSES);
const MORE_ILLNESSES: [&str; 24] = [
    "肺癌",
    "胃癌",
    "乳腺癌",
    "甲状腺癌",
    "冠心病",
    "脑梗死",
    "脑出血",
    "血友病",
    "再生障碍性贫血",
    "系统性红斑狼疮",
    "类风湿性关节炎",
    "慢性阻塞性肺疾病",
    "慢性乙型肝炎",
    "重症肌无力",
    "双相情感障碍",
    "阿尔茨海默病",
    "脑瘫",
    "股骨头坏死",
    "心力衰竭",
    "急性心肌梗死",
    "淋巴瘤",
    "强直性脊柱炎",
    "苯丙酮尿症",
    "梅毒",
];

/// With those of `words` before them.
static WIDE_OFFENCES: [&str; 26] = joined(OFFENCES, MORE_OFFENCES);
const MORE_OFFENCES: [&str; 14] = [
    "公车私用",
    "违规操办婚庆事宜",
    "醉酒驾驶",
    "殴打他人",
    "套取专项资金",
    "违规发放津贴补贴",
    "瞒报个人有关事项",
    "伪造票据报销",
    "占道经营",
    "未取得许可从事餐饮经营",
    "擅自搭建建筑物",
    "销售超过保质期的食品",
    "随意倾倒建筑垃圾",
    "无证行医",
];

/// With those of `words` before them.
static WIDE_SPOTS: [&str; 44] = joined(SPOTS, MORE_SPOTS);
const MORE_SPOTS: [&str; 20] = [
    "朝阳北路与青年路交叉路口",
    "京藏高速进京方向16公里处",
    "北苑路大屯路口南侧",
    "望京西路",
    "阜石路辅路",
    "金源商场停车场",
    "清河中街18号门前",
    "回龙观东大街",
    "惠新西街南口",
    "学清路38号院西侧",
    "通惠河北路出口",
    "人民医院门诊楼前",
    "第一实验小学门口",
    "玉泉路口西北角",
    "六里桥客运站",
    "建国路87号",
    "天通苑北地铁站",
    "环岛东北角",
    "上地信息路",
    "亦庄文化园西路",
];

/// With those of `words` before them.
static WIDE_INFRACTIONS: [&str; 16] = joined(INFRACTIONS, MORE_INFRACTIONS);
const MORE_INFRACTIONS: [&str; 8] = [
    "违法停车",
    "占用公交专用车道",
    "逆向行驶",
    "违反尾号限行规定",
    "不礼让行人",
    "压实线变道",
    "闯禁行",
    "占用应急车道",
];

/// Two lists as one.
const fn joined<const A: usize, const B: usize, const N: usize>(
    known: [&'static str; A],
    more: [&'static str; B],
) -> [&'static str; N] {
    let mut all = [""; N];
    let mut at = 0;
    while at < N {
        all[at] = if at < A { known[at] } else { more[at - A] };
        at += 1;
    }
    all
}
