//! L16 `未成年人与家庭`: a guardian joins a child's school or class in one place to name, home or telephone in another.

use super::shape::Shape;
use crate::mention::{Mention, Role, Sensitive, What};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::link;
use crate::patrol::people::Person;
use crate::patrol::veil::mix;

/// See the module.
pub(crate) struct Family;

/// A grown-up and a child in one record.
pub(crate) struct Tie {
    adult: Shape,
    child: Shape,
    adult_at: Span,
    child_at: Span,
    /// What says that it is a minor: school, class, subsidy for pupils.
    school: Option<Span>,
    /// A home or telephone beside it.
    home: Option<Span>,
    phone: Option<Span>,
}

/// Only parents of a pupil come into question: one person in eight.
const PARENT: link::Bits = 300;

impl Detector for Family {
    type Record = Tie;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Tie>) {
        let mut rest = &page.people[..];
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|person| person.record == first.record).count();
            let (record, behind) = rest.split_at(count);
            rest = behind;
            if record.len() > 1 {
                read_record(record, page, records);
            }
        }
    }

    fn keys(&self, tie: &Tie, keys: &mut Vec<u64>) {
        if tie.adult.is_full() {
            keys.extend(tie.child.handles().map(|handle| mix(16, &[tie.adult.full, handle])));
        }
    }

    fn judge(&self, group: &[Member<'_, Tie>], drafts: &mut Vec<Draft>) {
        for pupil in group.iter().filter(|member| member.record.school.is_some()) {
            for other in group.iter().filter(|other| other.leaf != pupil.leaf && other.record.school.is_none()) {
                let (one, another) = (pupil.record, other.record);
                let gains_name = !one.child.is_full() && another.child.is_full();
                let gains_home = one.home.is_none() && another.home.is_some();
                let gains_phone = one.phone.is_none() && another.phone.is_some();
                if one.child.fits(another.child) && (gains_name || gains_home || gains_phone) {
                    drafts.push(draft(pupil, other, [gains_name, gains_home, gains_phone]));
                }
            }
        }
    }
}

/// Pairs the children of a record with its grown-ups.
fn read_record(record: &[Person<'_>], page: &Page<'_>, records: &mut Vec<Tie>) {
    let all = || record.iter().flat_map(|person| person.said.iter());
    let span = |choice: fn(&What) -> bool| {
        all().find(|mention: &&&Mention| choice(&mention.what)).map(|mention| Span::from(&mention.span))
    };
    let has_guardian = record.iter().any(|person| person.role() == Role::Guardian || is_parent(person));
    let is_child = |person: &Person<'_>| match person.role() {
        Role::Guardian => false,
        _ if is_parent(person) => false,
        Role::Child => true,
        Role::Plain | Role::Switchboard | Role::LegalRepresentative | Role::SoleTrader | Role::Official => {
            has_guardian || is_kin_child(person)
        }
    };
    let school = span(|what| *what == What::Sensitive(Sensitive::Minor))
        .or_else(|| {
            record
                .iter()
                .find(|person| person.role() == Role::Child)
                .and_then(|child| child.name)
                .map(|name| Span::from(&name.span))
        })
        .or_else(|| {
            let unit = span(|what| matches!(what, What::Unit(unit) if unit.ends_with('学') || unit.ends_with('园')));
            if has_guardian { unit } else { None }
        });
    let home = span(|what| matches!(what, What::Address { is_home: true, .. }));
    let phone = span(|what| matches!(what, What::Mobile(slots) if !slots.contains(&b'*')));
    for child in record.iter().filter(|person| is_child(person)) {
        for adult in record.iter().filter(|person| !is_child(person)) {
            let (Some(child_name), Some(adult_name)) = (child.name(), adult.name()) else { continue };
            let (Some(child), Some(adult)) = (child.name, adult.name) else { continue };
            records.push(Tie {
                adult: Shape::of(adult_name, page.veil),
                child: Shape::of(child_name, page.veil),
                adult_at: Span::from(&adult.span),
                child_at: Span::from(&child.span),
                school,
                home,
                phone,
            });
        }
    }
}

/// `陆兴景之子女`: the word tells whose parent it is.
fn is_parent(person: &Person<'_>) -> bool {
    let Some(name) = person.name else { return false };
    let is_own = |kin: &&Mention| matches!(&kin.what, What::Kinship(word) if word.starts_with('之'));
    person.said.iter().any(|kin| is_own(kin) && kin.span.start == name.span.end)
}

/// `女儿`, `次子`, `外孙女`.
fn is_kin_child(person: &Person<'_>) -> bool {
    person
        .said
        .iter()
        .any(|mention| matches!(&mention.what, What::Kinship(word) if word.contains(['子', '女', '孙', '孩', '儿'])))
}

fn draft(pupil: &Member<'_, Tie>, other: &Member<'_, Tie>, gains: [bool; 3]) -> Draft {
    let gained: Vec<&str> = ["姓名", "家庭住址", "家长电话"]
        .into_iter()
        .zip(gains)
        .filter(|(_, gains)| *gains)
        .map(|(name, _)| name)
        .collect();
    let gained = gained.join("、");
    let piece = |member: &Member<'_, Tie>, shows: String| Piece {
        leaf: member.leaf,
        span: member.record.adult_at.cover(member.record.child_at),
        mark: mix(16, &[member.record.adult.full, member.record.child.first.into(), member.record.child.full]),
        shows,
        alone: None,
    };
    let number = if other.document.id < pupil.document.id { 1 } else { 2 };
    let named = if other.record.child.is_full() { other } else { pupil };
    Draft {
        pattern: Pattern::L16,
        subject: Subject::Person {
            leaf: named.leaf,
            span: named.record.child_at,
            mark: mix(16, &[pupil.record.adult.full, pupil.record.child.first.into()]),
        },
        pieces: vec![
            piece(pupil, "未成年人的学校、班级和监护人".to_owned()),
            piece(other, format!("同一监护人的家庭信息：{gained}")),
        ],
        bits: pupil.record.adult.bits(other.record.adult) + pupil.record.child.bits(other.record.child) + PARENT,
        severity: Severity::Severe,
        is_minor: true,
        exposure: format!("（未成年人）的学校、班级可与{gained}对应起来"),
        after: None,
        same_because: "监护人姓名相同，子女姓氏和露出的字相符、字数无矛盾".to_owned(),
        consequence: format!("可得知一名未成年人在哪里上学，以及其{gained}"),
        suggestion: format!(
            "件{}隐去监护人姓名；件{number}的家庭成员姓名和门牌只写到街道（乡镇）；改后两件不再有共同的姓名",
            3 - number
        ),
        basis: "《个人信息保护法》第二十八条、第三十一条；《未成年人保护法》第七十三条；《政府信息公开条例》第十五条；规则L16",
    }
}
