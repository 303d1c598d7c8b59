//! L03 `同一标识串联` and L06 `文号、案号、项目号桥接`.

use super::{Stage, Story};
use crate::notice::key::KeyKind;
use crate::notice::{Role, Row, Split};
use crate::prng::Prng;
use crate::world::person::Person;
use crate::world::registry;
use crate::world::wide_words;

/// A value that only one person has: which kind it is, and itself.
fn exact_value(stage: &mut Stage, person: &Person) -> (KeyKind, String) {
    let kind = match stage.turn % 8 {
        0..=3 => KeyKind::Mobile,
        4 | 5 => KeyKind::BankCard,
        6 => KeyKind::Plate,
        _ => KeyKind::Mail,
    };
    (kind, kind.draw(person, &mut stage.prng))
}

/// `row` with the value, under a name that this split has for it and as one of its offices writes it.
fn with_value(stage: &mut Stage, row: Row, kind: KeyKind, value: &str) -> (Row, &'static str) {
    let (label, value) = match (stage.split, kind) {
        (Split::Seen, _) => (*stage.prng.pick(kind.labels()), kind.written(value, &mut stage.prng)),
        (Split::Unseen, KeyKind::Mobile) => ("手机号码", value.to_owned()),
        (Split::Unseen, KeyKind::BankCard) => ("收款账号", value.to_owned()),
        (Split::Unseen, KeyKind::Plate) => ("名下车辆", value.to_owned()),
        (Split::Unseen, KeyKind::Mail) => ("电子邮件", value.to_owned()),
    };
    let field = kind.field();
    let row = row.with("key", format!("{label}：{{{field}}}")).with("keyvalue", format!("{{{field}}}"));
    (row.with(field, value), label)
}

/// L03: a telephone, card, plate or mailbox stands beside a name here and beside an illness there.
pub(crate) fn same_value(stage: &mut Stage) -> Story {
    let person = Person::planted(&mut stage.prng);
    let (kind, value) = exact_value(stage, &person);
    let (row, label) = with_value(stage, Row::planted(&person), kind, &value);
    stage.piece(|scene| scene.keyed(kind).with("keylabel", label).notice(Role::Contact, vec![row]));
    let sensitive = *stage.prng.pick(wide_words::illnesses(stage.split));
    let (row, label) = with_value(stage, Row::planted(&person).with("sensitive", sensitive), kind, &value);
    stage.piece(|scene| scene.keyed(kind).with("keylabel", label).notice(Role::Sensitive, vec![row]));
    Story::new(person.name.full(), "健康状况")
}

/// A number as another clerk types it: with other brackets, or with `第`.
fn rewritten(number: String, prng: &mut Prng) -> String {
    match prng.below(10) {
        0 => number.replace('〔', "[").replace('〕', "]"),
        1 => number.replace('〔', "（").replace('〕', "）"),
        2 => number.replace('〔', "【").replace('〕', "】"),
        3 => number.replace('〕', "〕第"),
        _ => number,
    }
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
    let matter = if stage.split == Split::Seen { rewritten(matter, &mut stage.prng) } else { matter };
    let row = Row::planted(&person).with("matter", "{@matter}").with("@matter", matter);
    stage.piece(|scene| scene.notice(Role::Party, vec![row]));
    Story::new(person.name.full(), "被处罚人姓名")
}
