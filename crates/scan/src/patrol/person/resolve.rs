//! L05 `隐名还原`: a name with stars beside unit, birth and post fits exactly one person who is named in full elsewhere.

use super::shape::Shape;
use super::trace::row;
use crate::mention::{Role, Sensitive, What};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::link::{self, Bits};
use crate::patrol::veil::{Realm, mix};
use std::collections::BTreeSet;

/// See the module.
pub(crate) struct Resolve;

/// Somebody with what else is said.
pub(crate) struct Described {
    shape: Shape,
    unit: u64,
    unit_bits: u16,
    post: u64,
    post_bits: u16,
    /// Year × 12 + month, 0 if not said.
    born: u32,
    /// Name, unit and birth.
    at: Span,
    is_male: Option<bool>,
    sensitive: Option<Sensitive>,
    name_at: Span,
    row: Option<(u16, u32)>,
}

impl Detector for Resolve {
    type Record = Described;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Described>) {
        for person in &page.people {
            let (Some(name), Some(mention)) = (person.name(), person.name) else { continue };
            if matches!(person.role(), Role::Switchboard) {
                continue;
            }
            let unit = person.find(|what| if let What::Unit(unit) = what { Some(unit) } else { None });
            let Some((unit, unit_at)) = unit else { continue };
            let post = person.find(|what| if let What::Post(post) = what { Some(post) } else { None });
            let birth = person.find(|what| {
                if let What::Birth { year, month: Some(month), .. } = what {
                    Some(*year as u32 * 12 + *month as u32)
                } else {
                    None
                }
            });
            if post.is_none() && birth.is_none() {
                continue;
            }
            records.push(Described {
                shape: Shape::of(name, page.veil),
                unit: page.veil.hash(Realm::Unit, &**unit),
                unit_bits: link::unit(unit) as u16,
                post: post.map_or(0, |(post, _)| page.veil.hash(Realm::Post, &**post)),
                post_bits: post.map_or(0, |(post, _)| link::post(post) as u16),
                born: birth.map_or(0, |(born, _)| born),
                at: [Some(mention), Some(unit_at), birth.map(|(_, mention)| mention)]
                    .into_iter()
                    .flatten()
                    .fold(Span::from(&mention.span), |at, mention| at.cover(Span::from(&mention.span))),
                is_male: person
                    .find(|what| if let What::IsMale(is) = what { Some(*is) } else { None })
                    .map(|(is, _)| is),
                sensitive: person
                    .find(|what| if let What::Sensitive(what) = what { Some(*what) } else { None })
                    .map(|(what, _)| what),
                name_at: Span::from(&mention.span),
                row: row(page, person.record),
            });
        }
    }

    fn keys(&self, one: &Described, keys: &mut Vec<u64>) {
        let first = u64::from(one.shape.first);
        // The first character is hidden: unit, birth and post together must do.
        if one.born != 0 && one.post != 0 && (first == 0 || one.shape.is_full()) {
            keys.push(mix(53, &[one.unit, one.born.into(), one.post]));
        }
        if first == 0 {
            return;
        }
        if one.born != 0 {
            keys.push(mix(51, &[first, one.unit, one.born.into()]));
        }
        if one.post != 0 {
            keys.push(mix(52, &[first, one.unit, one.post]));
        }
    }

    fn judge(&self, group: &[Member<'_, Described>], drafts: &mut Vec<Draft>) {
        for masked in group.iter().filter(|member| !member.record.shape.is_full()) {
            let fitting: Vec<_> = group.iter().filter(|full| may_be_one(masked, full)).collect();
            let names: BTreeSet<u64> = fitting.iter().map(|full| full.record.shape.full).collect();
            if names.len() == 1 {
                drafts.extend(draft(masked, &fitting));
            }
        }
    }
}

fn may_be_one(masked: &Member<'_, Described>, full: &Member<'_, Described>) -> bool {
    let (one, other) = (masked.record, full.record);
    let agrees = |one: u32, other: u32| one == 0 || other == 0 || one == other;
    let in_one_list = masked.leaf == full.leaf
        && one
            .row
            .zip(other.row)
            .is_some_and(|((list, row), (another, other_row))| list == another && row != other_row);
    other.shape.is_full()
        && masked.leaf != full.leaf
        && !in_one_list
        && one.shape.fits(other.shape)
        && agrees(one.born, other.born)
        && one.is_male.zip(other.is_male).is_none_or(|(one, other)| one == other)
}

fn bits(one: &Described, other: &Described) -> Bits {
    let mut bits = one.shape.bits(other.shape) + Bits::from(one.unit_bits);
    if one.born != 0 && one.born == other.born {
        bits += link::BIRTH_MONTH;
    }
    if one.post != 0 && one.post == other.post {
        bits += Bits::from(one.post_bits);
    }
    if one.is_male.is_some() && one.is_male == other.is_male {
        bits += link::SEX;
    }
    bits
}

fn draft(masked: &Member<'_, Described>, full: &[&Member<'_, Described>]) -> Option<Draft> {
    let one = masked.record;
    let best = full.iter().max_by_key(|full| (bits(one, full.record), &full.document.id))?;
    let other = best.record;
    let mut alike = vec!["单位"];
    if one.born != 0 && one.born == other.born {
        alike.push("出生年月");
    }
    if one.post != 0 && one.post == other.post {
        alike.push("职务（职称）");
    }
    let alike = alike.join("、");
    let piece = |member: &Member<'_, Described>, shows: String| Piece {
        leaf: member.leaf,
        span: member.record.at,
        mark: mix(5, &[member.record.unit, member.record.born.into(), member.record.post, member.record.shape.full]),
        shows,
        alone: None,
    };
    let (thing, severity) = match one.sensitive {
        None => ("", Severity::Moderate),
        Some(Sensitive::Sanction) => ("受处理", Severity::Serious),
        Some(Sensitive::Health) => ("健康情况", Severity::Severe),
        Some(Sensitive::Finance) => ("经济状况", Severity::Serious),
        Some(Sensitive::Minor) => ("未成年人信息", Severity::Serious),
        Some(Sensitive::Vulnerable) => ("受害、求助或者举报情况", Severity::Serious),
    };
    let mut pieces = vec![piece(masked, format!("姓名已隐去，仍写明{alike}"))];
    pieces.extend(full.iter().map(|full| piece(full, format!("写明姓名和{alike}"))));
    Some(Draft {
        pattern: Pattern::L05,
        subject: Subject::Person { leaf: best.leaf, span: other.name_at, mark: other.shape.full },
        pieces,
        bits: bits(one, other),
        severity,
        is_minor: one.sensitive == Some(Sensitive::Minor),
        exposure: format!(
            "就是另一件中已隐去姓名的人（相符者仅1人）{}",
            if thing.is_empty() { String::new() } else { format!("，其{thing}由此可知") }
        ),
        after: None,
        same_because: format!("姓氏和露出的字相符，{alike}相同，已公开内容中相符者仅1人"),
        consequence: format!(
            "隐名形同虚设{}",
            if thing.is_empty() { String::new() } else { format!("，{thing}可对应到本人") }
        ),
        suggestion: suggestion(one, other, best.document.id < masked.document.id),
        basis: "《个人信息保护法》第二十八条、第七十三条；《政府信息公开条例》第十五条、第三十二条；规则L05",
    })
}

/// Drops statements of the masked place, the most telling first, until the link is no longer probable.
fn suggestion(one: &Described, other: &Described, is_second: bool) -> String {
    let number = if is_second { 2 } else { 1 };
    let mut rest = bits(one, other);
    let mut dropped = Vec::new();
    let statements = [
        ("出生年月", if one.born != 0 && one.born == other.born { link::BIRTH_MONTH } else { 0 }),
        ("职务（职称）", if one.post != 0 && one.post == other.post { Bits::from(one.post_bits) } else { 0 }),
        ("工作单位", Bits::from(one.unit_bits)),
    ];
    for (name, worth) in statements.into_iter().filter(|(_, worth)| *worth > 0) {
        // A joint is needed as well: without unit the records no longer meet.
        if crate::patrol::fold::likelihood(rest, 0) == crate::patrol::Likelihood::Possible {
            break;
        }
        rest -= worth;
        dropped.push(name);
    }
    format!("件{number}删去{}；删后相符者不再能够确定", dropped.join("、"))
}
