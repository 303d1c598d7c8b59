//! L06 `文号、案号、项目号桥接`: one document hides a party, another names it, and both bear the number of one matter.

use super::shape::Shape;
use crate::mention::{Mention, Role, Sensitive, What};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::link;
use crate::patrol::people::Person;
use crate::patrol::veil::{Realm, mix};
use std::collections::BTreeSet;

/// See the module.
pub(crate) struct Matter;

/// A party to a matter.
pub(crate) struct Party {
    matter: u64,
    matter_at: Span,
    shape: Shape,
    name_at: Span,
    is_sanction: bool,
}

/// A number that stands apart from names is taken for the whole document's if it has no more parties than this.
const PARTIES: usize = 4;

impl Detector for Matter {
    type Record = Party;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Party>) {
        let parties: Vec<&Person<'_>> = page.people.iter().filter(|person| is_party(person)).collect();
        if parties.is_empty() {
            return;
        }
        let is_sanction = page.document.title.contains('罚')
            || page.reading.mentions.iter().any(|mention| mention.what == What::Sensitive(Sensitive::Sanction));
        for mention in &page.reading.mentions {
            let Some((matter, is_penalty)) = matter(mention, page) else { continue };
            let beside = parties.iter().filter(|person| person.record == mention.record);
            let chosen: Vec<&&Person<'_>> = match beside.clone().count() {
                0 if parties.len() <= PARTIES => parties.iter().collect(),
                0 => continue,
                _ => beside.collect(),
            };
            for person in chosen {
                let (Some(name), Some(at)) = (person.name(), person.name) else { continue };
                records.push(Party {
                    matter,
                    matter_at: Span::from(&mention.span),
                    shape: Shape::of(name, page.veil),
                    name_at: Span::from(&at.span),
                    is_sanction: is_sanction || is_penalty,
                });
            }
        }
    }

    fn keys(&self, party: &Party, keys: &mut Vec<u64>) {
        keys.extend(party.shape.handles().map(|handle| mix(6, &[party.matter, handle])));
    }

    fn judge(&self, group: &[Member<'_, Party>], drafts: &mut Vec<Draft>) {
        for masked in group.iter().filter(|member| !member.record.shape.is_full()) {
            let fits = |full: &&Member<'_, Party>| {
                full.record.shape.is_full() && full.leaf != masked.leaf && full.record.shape.fits(masked.record.shape)
            };
            let fitting: Vec<_> = group.iter().filter(fits).collect();
            let names: BTreeSet<u64> = fitting.iter().map(|full| full.record.shape.full).collect();
            if names.len() == 1 {
                drafts.extend(draft(masked, &fitting));
            }
        }
    }
}

fn is_party(person: &Person<'_>) -> bool {
    person.name.is_some() && !matches!(person.role(), Role::Switchboard | Role::Official)
}

fn matter(mention: &Mention, page: &Page<'_>) -> Option<(u64, bool)> {
    if let What::Matter(matter) = &mention.what {
        let is_penalty = matter.contains(['罚', '刑', '执']);
        Some((page.veil.hash(Realm::Matter, &**matter), is_penalty))
    } else if let What::DocumentNumber { series, year, number } = &mention.what {
        Some((page.veil.hash(Realm::Matter, (&**series, year, number)), series.contains('罚')))
    } else {
        None
    }
}

fn draft(masked: &Member<'_, Party>, full: &[&Member<'_, Party>]) -> Option<Draft> {
    let first = full.first()?;
    let piece = |member: &Member<'_, Party>, shows: &str| Piece {
        leaf: member.leaf,
        span: member.record.name_at,
        mark: mix(6, &[member.record.matter, member.record.shape.full]),
        shows: shows.to_owned(),
        alone: None,
    };
    let number = |member: &Member<'_, Party>| Piece {
        leaf: member.leaf,
        span: member.record.matter_at,
        mark: member.record.matter,
        shows: "文号（案号、项目编号）相同".to_owned(),
        alone: None,
    };
    let is_sanction = masked.record.is_sanction || full.iter().any(|full| full.record.is_sanction);
    let mut pieces = vec![piece(masked, "当事人姓名已隐去"), number(masked)];
    pieces.extend(full.iter().flat_map(|full| [piece(full, "写明当事人姓名"), number(full)]));
    let mut numbers: Vec<&str> = full.iter().map(|full| &*full.document.id).collect();
    numbers.dedup();
    let listed: Vec<String> = numbers
        .iter()
        .enumerate()
        .map(|(at, id)| (at + 1 + usize::from(**id > *masked.document.id)).to_string())
        .collect();
    Some(Draft {
        pattern: Pattern::L06,
        subject: Subject::Person { leaf: first.leaf, span: first.record.name_at, mark: first.record.shape.full },
        pieces,
        bits: link::WHOLE,
        severity: if is_sanction { Severity::Serious } else { Severity::Moderate },
        is_minor: false,
        exposure: format!(
            "就是另一件中已隐去姓名的当事人{}",
            if is_sanction { "，其受处罚、涉案情况由此可知" } else { "" }
        ),
        after: None,
        same_because: "文号（案号、项目编号）相同，姓氏和字数相符，同一文号下相符者仅1人".to_owned(),
        consequence: "隐名形同虚设，当事人可确定为1人".to_owned(),
        suggestion: format!("件{}的姓名按同样方式隐去；改后两件均不见全名", listed.join("、")),
        basis: "《个人信息保护法》第二十八条、第七十三条；《政府信息公开条例》第十五条；规则L06",
    })
}
