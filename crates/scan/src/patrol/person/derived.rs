//! L19 `派生标识`: a number that holds a resident's number, in one document alone.

use crate::finding::Kind;
use crate::identifier;
use crate::mention::What;
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::veil::Realm;
use crate::patrol::words::thousands;
use crate::residual::{self, Facts, Prior};

/// See the module.
pub(crate) struct Derived;

/// A number with another in it.
pub(crate) struct Holder {
    value: u64,
    is_pupil: bool,
    at: Span,
    name: Option<(u64, Span)>,
    is_minor: bool,
    /// What would remain if it were masked as the office masks.
    after_mask: u64,
}

impl Detector for Derived {
    type Record = Holder;
    const LEAST: usize = 1;
    const HUB: usize = 4096;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Holder>) {
        let year = page.document.published_on.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
        for person in &page.people {
            for mention in &person.said {
                let What::Derived { kind, resident_id } = &mention.what else { continue };
                if !identifier::resident_id::is_valid(resident_id, None) {
                    continue;
                }
                let born = resident_id.get(6..10).and_then(|year| std::str::from_utf8(year).ok()?.parse::<i32>().ok());
                let mut masked = *resident_id;
                masked[4..16].fill(b'*');
                records.push(Holder {
                    value: page.veil.hash(Realm::Number, (&page.document.id, resident_id)),
                    is_pupil: *kind == Kind::StudentNumber,
                    at: Span::from(&mention.span),
                    name: person.name.map(|name| (page.veil.hash(Realm::Name, person.name()), Span::from(&name.span))),
                    is_minor: *kind == Kind::StudentNumber || born.is_some_and(|born| year > 0 && born + 18 > year),
                    after_mask: residual::resident_id(&masked, &Facts::default(), Prior::default()),
                });
            }
        }
    }

    fn keys(&self, record: &Holder, keys: &mut Vec<u64>) {
        keys.push(record.value);
    }

    fn judge(&self, group: &[Member<'_, Holder>], drafts: &mut Vec<Draft>) {
        for member in group {
            let holder = member.record;
            let number = if holder.is_pupil { "学籍号" } else { "纳税人识别号" };
            drafts.push(Draft {
                pattern: Pattern::L19,
                subject: match holder.name {
                    Some((mark, span)) => Subject::Person { leaf: member.leaf, span, mark },
                    None => Subject::Words(format!("{number}持有人")),
                },
                pieces: vec![Piece {
                    leaf: member.leaf,
                    span: holder.at,
                    mark: holder.value,
                    shows: format!("{number}内含完整身份证号码"),
                    alone: None,
                }],
                bits: CERTAIN,
                severity: Severity::Severe,
                is_minor: holder.is_minor,
                exposure: format!("的身份证号码可由{number}直接读出"),
                after: None,
                same_because: "号码就在同一处，内含号码校验位相符，无须比对".to_owned(),
                consequence: "凭一份文件即可得知完整身份证号码".to_owned(),
                suggestion: format!(
                    "{number}比照身份证号码掩码，只露内含号码的前4位和末2位；改后余{}个候选",
                    thousands(holder.after_mask)
                ),
                basis: "《个人信息保护法》第二十八条、第三十一条；《政府信息公开条例》第十五条；规则L19",
            });
        }
    }
}
