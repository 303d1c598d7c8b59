//! A value that only one person has, as it stands beside a name or an illness.

use crate::prng::Prng;
use crate::world::mask::PhoneStyle;
use crate::world::number;
use crate::world::person::Person;

/// What kind of value it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyKind {
    Mobile,
    BankCard,
    Plate,
    Mail,
}

impl KeyKind {
    /// The usual word for it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Mobile => "联系电话",
            Self::BankCard => "银行卡号",
            Self::Plate => "车牌号",
            Self::Mail => "邮箱",
        }
    }

    /// Words for it on the seen side.
    pub(crate) fn labels(self) -> &'static [&'static str] {
        match self {
            Self::Mobile => &["联系电话", "电话", "手机", "联系方式", "手机号", "本人电话", "移动电话", "联系人手机"],
            Self::BankCard => &["银行卡号", "银行账号", "开户账号", "一卡通账号", "社保卡银行账号", "卡号"],
            Self::Plate => &["车牌号", "车牌", "号牌号码", "车辆号牌", "自有车辆"],
            Self::Mail => &["邮箱", "电子邮箱", "E-mail", "邮箱地址"],
        }
    }

    /// The contract's word for it.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::BankCard => "bank-card",
            Self::Plate => "plate",
            Self::Mail => "email",
        }
    }

    /// The same as the name of a field that is written as a number.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::Mobile => "@mobile",
            Self::BankCard => "@bank-card",
            Self::Plate => "@plate",
            Self::Mail => "@email",
        }
    }

    /// That of a person.
    pub(crate) fn draw(self, person: &Person, prng: &mut Prng) -> String {
        match self {
            Self::Mobile => PhoneStyle::Full.write(&person.mobile),
            Self::BankCard => number::bank_card(prng),
            Self::Plate => number::plate(prng),
            Self::Mail => mail(prng),
        }
    }

    /// `value` as another office may write it.
    pub(crate) fn written(self, value: &str, prng: &mut Prng) -> String {
        match (self, prng.below(8)) {
            (Self::Mobile, 0) => format!("{} {} {}", &value[..3], &value[3..7], &value[7..]),
            (Self::Mobile, 1) => format!("{}-{}-{}", &value[..3], &value[3..7], &value[7..]),
            (Self::Mobile, 2) => format!("+86 {value}"),
            (Self::BankCard, 0..=2) => {
                let groups: Vec<_> =
                    (0..value.len()).step_by(4).map(|at| &value[at..value.len().min(at + 4)]).collect();
                groups.join(" ")
            }
            (Self::Plate, 0 | 1) => {
                let at = value.char_indices().nth(2).map_or(value.len(), |(at, _)| at);
                format!("{}·{}", &value[..at], &value[at..])
            }
            (Self::Mobile | Self::BankCard | Self::Plate | Self::Mail, _) => value.to_owned(),
        }
    }
}

/// A mailbox.
pub(crate) fn mail(prng: &mut Prng) -> String {
    let name: String = (0..7).map(|_| char::from(b'a' + prng.below(26) as u8)).collect();
    let number = prng.below(10_000);
    format!("{name}{number}@{}", prng.pick(&["example.com", "mail.example.cn", "example.org"]))
}
