//! Districts, towns, villages, homes and the units that people work for: sixteen districts with 4,900 units each.

use crate::prng::Prng;

/// A district and its code.
pub(crate) const DISTRICTS: [(&str, u32); 16] = [
    ("东城区", 110_101),
    ("西城区", 110_102),
    ("朝阳区", 110_105),
    ("丰台区", 110_106),
    ("石景山区", 110_107),
    ("海淀区", 110_108),
    ("门头沟区", 110_109),
    ("房山区", 110_111),
    ("通州区", 110_112),
    ("顺义区", 110_113),
    ("昌平区", 110_114),
    ("大兴区", 110_115),
    ("怀柔区", 110_116),
    ("平谷区", 110_117),
    ("密云区", 110_118),
    ("延庆区", 110_119),
];

/// Names of places that stand before town, village and unit.
pub(crate) const PLACES: [&str; 70] = [
    "青石岭",
    "柳泉",
    "东河沿",
    "望云",
    "松林店",
    "北辛安",
    "三岔口",
    "槐树庄",
    "石佛营",
    "金盏湾",
    "上苑",
    "下庄",
    "桃花峪",
    "龙泉",
    "马家堡",
    "安河桥",
    "南菜园",
    "西便门",
    "双榆树",
    "花园路",
    "清源",
    "枣林",
    "老君堂",
    "朱房",
    "白鹿",
    "红庙",
    "八里桥",
    "皂君庙",
    "定福",
    "葡萄园",
    "长辛",
    "云岗",
    "旧宫",
    "瀛海",
    "采育",
    "礼贤",
    "榆垡",
    "张坊",
    "石楼",
    "周口",
    "阎家渠",
    "窦店",
    "台湖",
    "漷县",
    "永顺",
    "宋庄",
    "牛栏山",
    "后沙峪",
    "高丽营",
    "木林",
    "流水沟",
    "十三陵",
    "小汤山",
    "沙岭",
    "桥梓",
    "庙城",
    "渤海所",
    "峪口",
    "金海湖",
    "夏各庄",
    "溪翁庄",
    "古北",
    "穆家峪",
    "八达岭",
    "旧县",
    "康庄",
    "千家店",
    "大榆树",
    "泰和",
    "锦绣",
];

/// Kinds of units, private ones included.
pub(crate) const UNIT_KINDS: [&str; 70] = [
    "中心小学",
    "第一中学",
    "第二中学",
    "实验学校",
    "职业学校",
    "幼儿园",
    "人民医院",
    "中医医院",
    "妇幼保健院",
    "社区卫生服务中心",
    "疾病预防控制中心",
    "急救站",
    "环境监测站",
    "水务管理站",
    "供水所",
    "排水管理所",
    "河道管理处",
    "气象站",
    "林业工作站",
    "园林绿化队",
    "农业技术推广站",
    "动物卫生监督所",
    "种子管理站",
    "农机服务中心",
    "交通运输管理所",
    "公路养护所",
    "客运站",
    "停车管理中心",
    "城市管理监察队",
    "环境卫生服务中心",
    "市政工程处",
    "房屋管理所",
    "不动产登记中心",
    "规划服务中心",
    "测绘院",
    "档案馆",
    "图书馆",
    "文化馆",
    "博物馆",
    "融媒体中心",
    "体育运动学校",
    "青少年活动中心",
    "敬老院",
    "社会福利院",
    "救助管理站",
    "殡仪服务中心",
    "社会保险事务所",
    "就业服务中心",
    "人才服务中心",
    "公共资源交易中心",
    "政务服务中心",
    "信息中心",
    "统计事务所",
    "财政所",
    "税务所",
    "市场监督管理所",
    "质量检验所",
    "计量检测所",
    "食品检验中心",
    "药品检验所",
    "安全生产服务中心",
    "消防救援站",
    "应急物资站",
    "机关后勤服务中心",
    "科技创新服务中心",
    "新材料研究院",
    "信息技术研究所",
    "生产力促进中心",
    "知识产权服务中心",
    "投资促进中心",
];

const TOWN_KINDS: [&str; 3] = ["镇", "街道", "乡"];
const ROADS: [&str; 14] = [
    "前进路",
    "和平街",
    "建新路",
    "文化巷",
    "学院路",
    "滨河路",
    "振兴街",
    "幸福里",
    "工农路",
    "朝晖路",
    "育才街",
    "光明路",
    "兴业街",
    "迎宾路",
];
const ESTATES: [&str; 14] = [
    "阳光家园",
    "馨苑小区",
    "惠民佳苑",
    "康泰里",
    "和顺园",
    "秀水小区",
    "锦程花园",
    "安居苑",
    "瑞景园",
    "翠微小区",
    "丽景家园",
    "福润里",
    "新华社区",
    "泰安居",
];

/// A place in a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Town {
    pub(crate) district: usize,
    place: u8,
    kind: u8,
}

impl Town {
    pub(crate) fn draw(prng: &mut Prng) -> Self {
        Self { district: prng.below(16), place: prng.below(PLACES.len()) as u8, kind: prng.below(3) as u8 }
    }

    pub(crate) fn in_district(self, district: usize) -> Self {
        Self { district, ..self }
    }

    pub(crate) fn name(self) -> String {
        format!("{}{}", PLACES[usize::from(self.place)], TOWN_KINDS[usize::from(self.kind)])
    }
}

/// A village of the n-th place name.
pub(crate) fn village(index: usize) -> String {
    format!("{}村", PLACES[index % PLACES.len()])
}

/// Down to a home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Home {
    road: u8,
    number: u16,
    estate: u8,
    building: u8,
    unit: u8,
    room: u16,
}

impl Home {
    pub(crate) fn draw(prng: &mut Prng) -> Self {
        Self {
            road: prng.below(ROADS.len()) as u8,
            number: prng.between(1, 399) as u16,
            estate: prng.below(ESTATES.len()) as u8,
            building: prng.between(1, 38) as u8,
            unit: prng.between(1, 6) as u8,
            room: (prng.between(1, 18) * 100 + prng.between(1, 4)) as u16,
        }
    }

    /// `阳光家园5号楼2单元301室`, or the short `5-2-301`, or by road and number.
    pub(crate) fn write(self, form: usize) -> String {
        let (estate, road) = (ESTATES[usize::from(self.estate)], ROADS[usize::from(self.road)]);
        let Self { number, building, unit, room, .. } = self;
        match form % 3 {
            0 => format!("{estate}{building}号楼{unit}单元{room}室"),
            1 => format!("{road}{number}号院{building}栋{unit}单元{room}"),
            _ => format!("{road}{number}号{estate}{building}号楼{room}室"),
        }
    }
}

/// A unit: district, place and kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) district: usize,
    place: u8,
    kind: u8,
}

impl Unit {
    pub(crate) fn draw(prng: &mut Prng) -> Self {
        Self {
            district: prng.below(16),
            place: prng.below(PLACES.len()) as u8,
            kind: prng.below(UNIT_KINDS.len()) as u8,
        }
    }

    pub(crate) fn write(self, out: &mut String) {
        out.push_str(DISTRICTS[self.district].0);
        out.push_str(PLACES[usize::from(self.place)]);
        out.push_str(UNIT_KINDS[usize::from(self.kind)]);
    }

    pub(crate) fn name(self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

/// The name of a company.
pub(crate) fn company(prng: &mut Prng) -> String {
    let first = [
        "星河", "华远", "天枢", "智行", "万象", "北辰", "恒晟", "瑞禾", "景川", "拓源", "云启", "嘉禾", "鼎沃", "诚达",
        "凌霄", "博雅",
    ];
    let second = [
        "新能", "汇通", "联创", "立方", "启明", "远望", "卓越", "同方", "瑞丰", "正元", "百川", "众合", "金桥", "宏业",
        "长风", "盛景",
    ];
    let trade = [
        "科技",
        "商贸",
        "建筑工程",
        "信息技术",
        "物业管理",
        "餐饮管理",
        "生物医药",
        "机电设备",
        "文化传播",
        "物流",
        "环保工程",
        "汽车服务",
    ];
    let form = ["有限公司", "有限责任公司", "股份有限公司"];
    format!("北京{}{}{}{}", prng.pick(&first), prng.pick(&second), prng.pick(&trade), prng.pick(&form))
}

/// A school of the n-th kind.
pub(crate) fn school(prng: &mut Prng) -> String {
    let (district, place) = (DISTRICTS[prng.below(16)].0, *prng.pick(&PLACES));
    format!("{district}{place}{}", prng.pick(&["中心小学", "第一小学", "第二小学", "实验小学", "育英学校"]))
}
