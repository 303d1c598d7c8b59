//! L03 `同一标识串联`: one exact value joins a record that names a person to one that says something sensitive.

use crate::finding::Kind;
use crate::mention::{Role, Sensitive, What};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::link;
use crate::patrol::veil::Realm;

/// See the module.
pub(crate) struct Bridge;

/// A value in a record.
pub(crate) struct Use {
    value: u64,
    kind: Kind,
    /// Where the value stands.
    at: Span,
    /// The full name in the record.
    name: Option<(u64, Span)>,
    /// The worst that is said of the person.
    sensitive: Option<Sensitive>,
    /// An office's number, or an official's.
    is_office: bool,
}

/// The numbers that join, as a clerk calls them.
const NUMBERS: &[(Kind, &str)] = &[
    (Kind::IdCard, "身份证号码"),
    (Kind::Mobile, "手机号码"),
    (Kind::Landline, "固定电话"),
    (Kind::BankCard, "银行卡号"),
    (Kind::Plate, "车牌号"),
    (Kind::Email, "电子邮箱"),
    (Kind::Passport, "护照号码"),
    (Kind::TravelPermit, "通行证号码"),
    (Kind::OtherId, "证件号码"),
];

/// A value in more documents than this belongs to an office even if none says so.
const HOT: usize = 20;

impl Detector for Bridge {
    type Record = Use;
    const HUB: usize = 64;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Use>) {
        let title = std::cell::OnceCell::new();
        for person in &page.people {
            let name = person.full_name().map(|(name, span)| (page.veil.hash(Realm::Name, name), span));
            let sensitive = person.find(|what| if let What::Sensitive(what) = what { Some(*what) } else { None });
            // A list of telephones alone says what its title says.
            let of_title = || *title.get_or_init(|| said_by_title(page));
            for mention in &person.said {
                let Some((kind, value)) = exact(&mention.what) else { continue };
                records.push(Use {
                    value: page.veil.hash(Realm::Number, (kind, value)),
                    kind,
                    at: Span::from(&mention.span),
                    name,
                    sensitive: sensitive
                        .map(|(what, _)| what)
                        .or_else(|| if name.is_none() && person.name.is_none() { of_title() } else { None }),
                    is_office: is_office(mention.role, kind) || is_office(person.role(), kind),
                });
            }
        }
    }

    fn keys(&self, record: &Use, keys: &mut Vec<u64>) {
        keys.push(record.value);
    }

    fn judge(&self, group: &[Member<'_, Use>], drafts: &mut Vec<Draft>) {
        let documents = group.windows(2).filter(|pair| pair[0].leaf != pair[1].leaf).count() + 1;
        if documents > HOT || group.iter().any(|member| member.record.is_office) {
            return;
        }
        for named in group {
            let Some((mark, span)) = named.record.name else { continue };
            for told in group {
                let Some(sensitive) = told.record.sensitive.filter(|_| told.leaf != named.leaf) else { continue };
                if !is_news(sensitive, named.record.sensitive) {
                    continue;
                }
                // Two names on one number are two persons: father and son.
                if told.record.name.is_some_and(|(other, _)| other != mark) {
                    continue;
                }
                drafts.push(draft(named, told, sensitive, Subject::Person { leaf: named.leaf, span, mark }));
            }
        }
    }
}

/// The office's own: its exchange, and the desk telephone of an official. His mobile number and card are his.
fn is_office(role: Role, kind: Kind) -> bool {
    match role {
        Role::Switchboard => true,
        Role::Official | Role::LegalRepresentative => matches!(kind, Kind::Landline | Kind::Email),
        Role::Plain | Role::SoleTrader | Role::Guardian | Role::Child => false,
    }
}

/// What the title says of all who are listed under it: an illness, or that they are children.
fn said_by_title(page: &Page<'_>) -> Option<Sensitive> {
    let hits = crate::lexicon::hits(&page.document.title);
    hits.iter().filter_map(|hit| hit.word.sensitive).find(|what| matches!(what, Sensitive::Health | Sensitive::Minor))
}

/// Whether it says more than what stands beside the name already.
fn is_news(told: Sensitive, known: Option<Sensitive>) -> bool {
    known.is_none_or(|known| known != told && !matches!(told, Sensitive::Finance))
}

/// A whole number that belongs to one person.
fn exact(what: &What) -> Option<(Kind, &[u8])> {
    let (kind, value): (Kind, &[u8]) = if let What::ResidentId(slots) = what {
        (Kind::IdCard, slots)
    } else if let What::Mobile(slots) = what {
        (Kind::Mobile, slots)
    } else if let What::BankCard(slots) = what {
        (Kind::BankCard, slots)
    } else if let What::Exact { kind, value } = what {
        (*kind, value.as_bytes())
    } else {
        return None;
    };
    (NUMBERS.iter().any(|(known, _)| *known == kind) && !value.contains(&b'*')).then_some((kind, value))
}

fn draft(named: &Member<'_, Use>, told: &Member<'_, Use>, sensitive: Sensitive, subject: Subject) -> Draft {
    let (thing, severity) = match sensitive {
        Sensitive::Health => ("健康情况", Severity::Severe),
        Sensitive::Minor => ("未成年人信息", Severity::Severe),
        Sensitive::Finance => ("经济状况", Severity::Serious),
        Sensitive::Sanction => ("受处理情况", Severity::Serious),
        Sensitive::Vulnerable => ("受害、求助或者举报情况", Severity::Serious),
    };
    let number = number(named.record.kind);
    let piece = |member: &Member<'_, Use>, shows: &str| Piece {
        leaf: member.leaf,
        span: member.record.at,
        mark: member.record.value,
        shows: shows.to_owned(),
        alone: None,
    };
    Draft {
        pattern: Pattern::L03,
        subject,
        pieces: vec![
            piece(named, &format!("{number}与姓名同在一处")),
            piece(told, &format!("同一{number}旁写明{thing}")),
        ],
        bits: link::WHOLE,
        severity,
        is_minor: sensitive == Sensitive::Minor,
        exposure: format!("的{thing}可由同一{number}串联得知"),
        after: None,
        same_because: format!("{number}完全相同，号码不在公务电话之列，姓名无矛盾"),
        consequence: format!("凭{number}即可把{thing}对应到具体的人"),
        suggestion: format!("从载有{thing}的一件中隐去{number}；隐去后两件不再相连"),
        basis: "《个人信息保护法》第二十八条；《政府信息公开条例》第十五条、第三十二条；规则L03",
    }
}

fn number(kind: Kind) -> &'static str {
    NUMBERS.iter().find(|(known, _)| *known == kind).map_or("号码", |(_, name)| name)
}
