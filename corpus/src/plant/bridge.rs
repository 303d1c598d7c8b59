//! L03 `同一标识串联` and L06 `文号、案号、项目号桥接`.

use super::{Stage, Story};
use crate::notice::{Role, Row, Split};
use crate::world::mask::PhoneStyle;
use crate::world::person::Person;
use crate::world::registry;
use crate::world::{number, words};

/// A value that only one person has: its label, the contract's word for it, and itself.
pub(crate) fn exact_value(stage: &mut Stage, person: &Person) -> (String, &'static str, String) {
    let (seen, unseen, kind, value) = match stage.turn % 8 {
        0..=3 => ("联系电话", "手机号码", "@mobile", PhoneStyle::Full.write(&person.mobile)),
        4 | 5 => ("银行卡号", "收款账号", "@bank-card", number::bank_card(&mut stage.prng)),
        6 => ("车牌号", "名下车辆", "@plate", number::plate(&mut stage.prng)),
        _ => ("邮箱", "电子邮件", "@email", mail(stage)),
    };
    let label = if stage.split == Split::Seen { seen } else { unseen };
    (format!("{label}：{{{kind}}}"), kind, value)
}

fn mail(stage: &mut Stage) -> String {
    let name: String = (0..7).map(|_| char::from(b'a' + stage.prng.below(26) as u8)).collect();
    format!(
        "{name}{}@{}",
        stage.prng.below(10_000),
        stage.prng.pick(&["example.com", "mail.example.cn", "example.org"])
    )
}

/// L03: a telephone, card, plate or mailbox stands beside a name here and beside an illness there.
pub(crate) fn same_value(stage: &mut Stage) -> Story {
    let person = Person::planted(&mut stage.prng);
    let (key, kind, value) = exact_value(stage, &person);
    let row = Row::planted(&person).with("key", key.clone()).with(kind, value.clone());
    stage.piece(|scene| scene.notice(Role::Contact, vec![row]));
    let sensitive = *stage.prng.pick(&words::ILLNESSES);
    let row = Row::planted(&person).with("key", key).with(kind, value).with("sensitive", sensitive);
    stage.piece(|scene| scene.notice(Role::Sensitive, vec![row]));
    Story::new(person.name.full(), "健康状况")
}

/// L06: the party is hidden in one document of a matter and named in another.
pub(crate) fn same_matter(stage: &mut Stage) -> Story {
    let person = Person::planted(&mut stage.prng);
    let matter = match stage.turn % 10 {
        0..=5 => registry::penalty_number(stage.first_slot),
        6 | 7 => registry::case_number(stage.first_slot),
        8 => format!("许可证{}", registry::permit_number(stage.first_slot * 16)),
        _ => format!("合同{}", registry::contract_number(stage.first_slot * 8)),
    };
    let row = Row::planted(&person).with("matter", "{@matter}").with("@matter", matter.clone());
    stage.piece(|scene| scene.hide_names().notice(Role::HiddenParty, vec![row]));
    let row = Row::planted(&person).with("matter", "{@matter}").with("@matter", matter);
    stage.piece(|scene| scene.notice(Role::Party, vec![row]));
    Story::new(person.name.full(), "被处罚人姓名")
}
