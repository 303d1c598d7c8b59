//! Names: surnames by their frequency, compound ones and those that are words.

use crate::prng::Prng;

/// Surnames with their weight in ten thousand, heaviest first.
const SURNAMES: &[(&str, u16)] = &[
    ("王", 725),
    ("李", 720),
    ("张", 683),
    ("刘", 537),
    ("陈", 451),
    ("杨", 308),
    ("赵", 227),
    ("黄", 222),
    ("周", 212),
    ("吴", 204),
    ("徐", 167),
    ("孙", 152),
    ("胡", 131),
    ("朱", 126),
    ("高", 121),
    ("林", 118),
    ("何", 117),
    ("郭", 115),
    ("马", 104),
    ("罗", 95),
    ("梁", 84),
    ("宋", 81),
    ("郑", 78),
    ("谢", 76),
    ("韩", 68),
    ("唐", 66),
    ("冯", 64),
    ("于", 62),
    ("董", 61),
    ("萧", 59),
    ("程", 57),
    ("曹", 57),
    ("袁", 54),
    ("邓", 54),
    ("许", 54),
    ("傅", 51),
    ("沈", 50),
    ("曾", 49),
    ("彭", 49),
    ("吕", 47),
    ("苏", 47),
    ("卢", 46),
    ("蒋", 46),
    ("蔡", 46),
    ("贾", 42),
    ("丁", 42),
    ("魏", 41),
    ("薛", 40),
    ("叶", 40),
    ("阎", 39),
    ("余", 39),
    ("潘", 38),
    ("杜", 38),
    ("戴", 37),
    ("夏", 37),
    ("钟", 36),
    ("汪", 36),
    ("田", 35),
    ("任", 35),
    ("姜", 34),
    ("范", 34),
    ("方", 33),
    ("石", 33),
    ("姚", 32),
    ("谭", 31),
    ("廖", 31),
    ("邹", 30),
    ("熊", 30),
    ("金", 29),
    ("陆", 29),
    ("郝", 28),
    ("孔", 28),
    ("白", 27),
    ("崔", 27),
    ("康", 26),
    ("毛", 26),
    ("邱", 25),
    ("秦", 25),
    ("江", 24),
    ("史", 24),
    ("顾", 23),
    ("侯", 23),
    ("邵", 22),
    ("孟", 22),
    ("龙", 21),
    ("万", 21),
    ("段", 20),
    ("雷", 20),
    ("钱", 19),
    ("汤", 19),
    ("尹", 18),
    ("黎", 18),
    ("易", 17),
    ("常", 17),
    ("武", 16),
    ("乔", 16),
    ("贺", 15),
    ("赖", 15),
    ("龚", 14),
    ("文", 14),
    ("时", 9),
    ("成", 12),
    ("安", 12),
    ("应", 8),
    ("向", 9),
    ("关", 10),
    ("温", 10),
    ("计", 6),
    ("从", 4),
    ("宁", 9),
    ("和", 5),
    ("查", 7),
    ("单", 8),
    ("解", 8),
    ("区", 6),
    ("仇", 6),
    ("盖", 4),
    ("权", 4),
    ("水", 3),
    ("华", 7),
    ("古", 6),
    ("左", 8),
    ("边", 6),
    ("路", 6),
    ("项", 5),
    ("经", 3),
    ("支", 4),
    ("牛", 8),
    ("苗", 6),
    ("欧阳", 12),
    ("上官", 5),
    ("司马", 4),
    ("诸葛", 4),
    ("司徒", 4),
    ("皇甫", 3),
    ("尉迟", 3),
    ("令狐", 3),
    ("慕容", 3),
    ("夏侯", 3),
    ("东方", 3),
    ("宇文", 2),
    ("端木", 2),
    ("公孙", 2),
];

/// Whole names that are words of the language.
pub(crate) const WORD_NAMES: &[&str] = &[
    "高明", "万一", "白云", "方圆", "金星", "江山", "黄河", "安全", "成功", "高峰", "常青", "关键", "马上", "时间",
    "温馨", "任务", "石头", "高原", "和平", "严明", "文明", "方向", "易经", "水平", "于是", "项目", "经济", "应急",
    "成立", "左右", "单位", "解放",
];

const MALE: &str = "伟强磊军勇杰涛超鹏辉刚健亮斌波飞凯浩龙宇峰毅俊帆锋彬岩松林海山川东升志刚建国庆祥德福荣生茂兴旺成才栋梁振武胜利新民卫兵立群铁柱先锋云鹤天佑绍华继光怀远博文瀚泽晟铭翰承恩启明学义仲谋世昌宏图显贵";
const FEMALE: &str = "芳娜敏静丽艳娟霞秀英玲桂兰玉萍红梅莉洁琳雪倩婷颖慧欣怡雅琴素云凤珍翠竹春香淑贞菊莲蓉薇瑶菲瑾璇妍彤思佳梦月晓燕巧凌秋冬青碧荷惠如意婉清若兮语嫣诗涵紫萱可馨书瑜";
const EITHER: &str =
    "子文一天安宁明华平嘉若晨曦雨轩梓睿乐心悦元知行长言希逸君和正清源景仪方冉星泉溪蔚舒扬亦凡尧禾越尚初默予程";

/// A surname and a given name, as the tables hold them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) surname: &'static str,
    given: [char; 2],
    letters: u8,
    /// A name that is a word; then the rest is unused.
    word: Option<&'static str>,
}

impl Name {
    /// A name as people are called: one in nine has one character after the surname.
    pub(crate) fn draw(prng: &mut Prng, is_male: bool) -> Self {
        if prng.below(400) == 0 {
            return Self::word(prng);
        }
        Self::with_surname(surname(prng), prng, is_male)
    }

    /// A name that is a word.
    pub(crate) fn word(prng: &mut Prng) -> Self {
        let word = *prng.pick(WORD_NAMES);
        let surname = word.char_indices().nth(1).map_or(word, |(end, _)| &word[..end]);
        Self { surname, given: [' '; 2], letters: 0, word: Some(word) }
    }

    /// A relative's name.
    pub(crate) fn with_surname(surname: &'static str, prng: &mut Prng, is_male: bool) -> Self {
        let mut letter = || {
            let pool = match prng.below(10) {
                0..=5 => {
                    if is_male {
                        MALE
                    } else {
                        FEMALE
                    }
                }
                _ => EITHER,
            };
            let nth = prng.below(pool.len() / 3);
            pool[nth * 3..].chars().next().unwrap_or('明')
        };
        let given = [letter(), letter()];
        Self { surname, given, letters: if prng.below(9) == 0 { 1 } else { 2 }, word: None }
    }

    /// The same surname with two characters behind it: patterns that hide the middle need three.
    pub(crate) fn long(prng: &mut Prng, is_male: bool) -> Self {
        let surname = loop {
            let surname = surname(prng);
            if surname.chars().count() == 1 {
                break surname;
            }
        };
        Self { letters: 2, ..Self::with_surname(surname, prng, is_male) }
    }

    /// In full.
    pub(crate) fn write(&self, out: &mut String) {
        if let Some(word) = self.word {
            out.push_str(word);
        } else {
            out.push_str(self.surname);
            out.extend(&self.given[..usize::from(self.letters)]);
        }
    }

    /// In full.
    pub(crate) fn full(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// Characters after the surname.
    pub(crate) fn given(&self) -> Vec<char> {
        match self.word {
            Some(word) => word.chars().skip(1).collect(),
            None => self.given[..usize::from(self.letters)].to_vec(),
        }
    }
}

fn surname(prng: &mut Prng) -> &'static str {
    let total = const { weight(SURNAMES) };
    let mut left = prng.below(total);
    for (surname, weight) in SURNAMES {
        match left.checked_sub(usize::from(*weight)) {
            Some(rest) => left = rest,
            None => return surname,
        }
    }
    "王"
}

const fn weight(surnames: &[(&str, u16)]) -> usize {
    let mut sum = 0;
    let mut index = 0;
    while index < surnames.len() {
        sum += surnames[index].1 as usize;
        index += 1;
    }
    sum
}

/// How a notice writes names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameStyle {
    /// `张三丰`.
    Full,
    /// `张*丰`.
    Middle(char),
    /// `张**`.
    Given(char),
    /// `张某某`.
    Some,
    /// `张小*`.
    Last(char),
    /// `*小三`.
    Surname(char),
    /// `张某`.
    One,
}

impl NameStyle {
    /// Writes `name` in this style.
    pub(crate) fn write(self, name: &Name, out: &mut String) {
        let given = name.given();
        match self {
            Self::Full => name.write(out),
            Self::Middle(star) => {
                out.push_str(name.surname);
                out.push(star);
                out.extend(given.iter().skip(1));
            }
            Self::Given(star) => {
                out.push_str(name.surname);
                out.extend(given.iter().map(|_| star));
            }
            Self::Some => {
                out.push_str(name.surname);
                out.extend(given.iter().map(|_| '某'));
            }
            Self::Last(star) => {
                out.push_str(name.surname);
                out.extend(given.split_last().map_or(&[][..], |(_, rest)| rest));
                out.push(star);
            }
            Self::Surname(star) => {
                out.push(star);
                out.extend(given);
            }
            Self::One => {
                out.push_str(name.surname);
                out.push('某');
            }
        }
    }
}
