//! How much two mentions that agree say for one person, in bits: `log2(1 / share of persons who agree by chance)`.
//!
//! The shares come from a built-in prior alone. Frequencies of the index would make a finding depend on documents that
//! have nothing to do with it, and so on the order in which it is asked; the index enters only through the number of
//! persons against which the bits are weighed, when a finding is shown.

/// Hundredths of a bit.
pub(crate) type Bits = u32;

/// The same birth month and year.
pub(crate) const BIRTH_MONTH: Bits = 970;
/// The same birth year.
pub(crate) const BIRTH_YEAR: Bits = 610;
/// The last four of a telephone number, or of an identity number.
pub(crate) const TAIL: Bits = 1330;
/// The county of an identity number; what names and units of one office have in common is taken off.
pub(crate) const REGION: Bits = 400;
/// The province of an identity number.
pub(crate) const PROVINCE: Bits = 100;
/// The same sex.
pub(crate) const SEX: Bits = 100;
/// A check character that fits digits from two sources: one number in eleven.
pub(crate) const CHECK: Bits = 346;
/// A whole number of which there is only one.
pub(crate) const WHOLE: Bits = 3000;

/// What two different units speak against one person: people move, and units are called in two ways.
pub(crate) const ELSEWHERE: Bits = 300;

/// What a link is worth that fits another person as well.
pub(crate) const AMBIGUOUS: Bits = 2000;

/// Surnames with one person in a hundred or more, and their share in thousandths.
const FREQUENT: &[(char, u32)] = &[
    ('王', 72),
    ('李', 72),
    ('张', 68),
    ('刘', 54),
    ('陈', 45),
    ('杨', 31),
    ('黄', 22),
    ('赵', 22),
    ('吴', 20),
    ('周', 19),
    ('徐', 15),
    ('孙', 15),
    ('马', 13),
    ('朱', 13),
    ('胡', 12),
    ('林', 12),
    ('郭', 12),
    ('何', 12),
    ('高', 11),
    ('罗', 10),
];
/// Surnames with about six persons in a thousand.
const COMMON: &str = "郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭";
/// Surnames with about three persons in a thousand.
const KNOWN: &str = "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严赖覃洪武莫孔";
/// Characters that many given names have.
const USUAL: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉梅兰红建国文志海波宁宇辉斌鹏浩峰凯俊博轩子梓涵怡欣佳雨诗晨思若彤嘉瑞晓春玲琴云莉";

/// A name never makes a link probable, alone or with a county and a sex, however rare it looks to a prior.
const NAME_AT_MOST: Bits = 1690;

/// How rare a name is, of which stars hide characters and `…` the rest.
pub(crate) fn name(name: &str) -> Bits {
    let mut characters = name.chars();
    let family = match characters.next() {
        None | Some('*' | '…') => 0,
        Some(first) => surname(first),
    };
    let given: Bits = characters.map(|character| given(character, name.chars().count() == 2)).sum();
    (family + given).min(NAME_AT_MOST)
}

fn surname(first: char) -> Bits {
    let share = FREQUENT.iter().find(|(name, _)| *name == first).map_or_else(
        || match first {
            _ if COMMON.contains(first) => 6.0,
            _ if KNOWN.contains(first) => 3.0,
            _ => 0.5,
        },
        |(_, share)| f64::from(*share),
    );
    ((1000.0 / share).log2() * 100.0) as Bits
}

fn given(character: char, is_only: bool) -> Bits {
    match character {
        '*' | '…' | '·' => 0,
        _ if USUAL.contains(character) => 700,
        _ if is_only => 850,
        _ => 950,
    }
}

/// How rare a unit is: `石桥村` stands in many counties, `海淀区环境监测站` once.
pub(crate) fn unit(unit: &str) -> Bits {
    (unit.chars().count() as Bits * 150 + 100).clamp(400, 1400)
}

/// How rare a post is within a unit.
pub(crate) fn post(post: &str) -> Bits {
    if post.chars().count() > 4 { 500 } else { 350 }
}

/// In words for a card: how rare the name is.
pub(crate) fn rarity(bits: Bits) -> &'static str {
    match bits {
        0..=1399 => "常见姓名",
        1400..=1899 => "一般姓名",
        1900.. => "少见姓名",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_names_and_exact_units_say_more() {
        for (less, more) in
            [("王伟", "王伟强"), ("王伟", "唐伟"), ("王*", "王伟"), ("李*本", "李样本"), ("*三", "张三")]
        {
            assert!(name(less) < name(more), "{less} {more}");
        }
        assert!(unit("石桥村") < unit("海淀区环境监测站"));
    }

    #[test]
    fn a_rare_name_in_a_named_unit_is_as_good_as_certain_and_a_name_alone_is_not() {
        use crate::patrol::{Likelihood, fold::likelihood};
        let unit = unit("海淀区环境监测站");
        for (bits, expected) in [
            (name("赵测试") + unit, Likelihood::Confirmed),
            (name("张伟") + unit, Likelihood::Probable),
            (name("赵测试"), Likelihood::Possible),
            (name("张伟"), Likelihood::Possible),
        ] {
            assert_eq!(likelihood(bits, 5), expected);
        }
    }
}
