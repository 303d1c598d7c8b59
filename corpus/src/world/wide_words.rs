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

const WIDE_ILLNESSES: [&str; 40] = [
    "尿毒症",
    "糖尿病",
    "恶性肿瘤",
    "高血压",
    "艾滋病",
    "癫痫",
    "肺结核",
    "精神分裂症",
    "重度抑郁",
    "先天性心脏病",
    "白血病",
    "帕金森病",
    "脑卒中",
    "尘肺病",
    "慢性肾衰竭",
    "肝硬化",
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

const WIDE_OFFENCES: [&str; 26] = [
    "酒后驾驶机动车",
    "虚报材料骗取补贴",
    "违规收受礼金",
    "旷工",
    "赌博",
    "公款吃喝",
    "泄露工作信息",
    "违规兼职取酬",
    "擅离职守",
    "篡改检测数据",
    "违规经商办企业",
    "挪用公款",
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

pub(super) const WIDE_SPOTS: [&str; 44] = [
    "东坝路口",
    "西山地铁站",
    "北庄小区东门",
    "前门西大街",
    "学院桥东",
    "白石桥路口",
    "青年路北口",
    "永丰屯桥",
    "万寿路南口",
    "南口镇政府门前",
    "高碑店桥",
    "定慧寺桥",
    "四元桥东",
    "和平里路口",
    "马连道",
    "月坛北街",
    "安定门桥",
    "旧宫新苑西门",
    "大红门桥",
    "广渠路与西大望路交叉口",
    "双清路口",
    "五棵松桥西",
    "成府路口",
    "来广营西桥",
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

const WIDE_INFRACTIONS: [&str; 16] = [
    "违反禁止标线指示",
    "机动车违反规定停放",
    "未按规定车道行驶",
    "不按导向车道行驶",
    "驾驶时拨打接听手持电话",
    "违反信号灯通行",
    "超过规定时速10%",
    "未系安全带",
    "违法停车",
    "占用公交专用车道",
    "逆向行驶",
    "违反尾号限行规定",
    "不礼让行人",
    "压实线变道",
    "闯禁行",
    "占用应急车道",
];
