//! L19 `派生标识`: a number that holds or is a resident's number under another name, or a password that tells its tail;
//! in one document alone.

use crate::finding::Kind;
use crate::identifier;
use crate::mask;
use crate::mention::{Mention, RecordForm, What};
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
    number: Number,
    at: Span,
    name: Option<(u64, Span)>,
    is_minor: bool,
    /// What would remain if it were masked as the office masks.
    after_mask: u64,
}

/// What is a resident's number, or tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    Student,
    Tax,
    /// `社会保障号码、残疾人证号`: the number itself under another name.
    Social,
    /// `密码为身份证后六位`, and the six stand there.
    Password,
}

impl Number {
    fn of(mention: &Mention, page: &Page<'_>) -> Option<(Self, [u8; 18])> {
        if let What::Derived { kind, resident_id } = &mention.what {
            let number = if *kind == Kind::StudentNumber { Self::Student } else { Self::Tax };
            return identifier::resident_id::is_valid(resident_id, None).then_some((number, *resident_id));
        }
        let What::ResidentId(slots) = &mention.what else { return None };
        if mask::is_whole(slots) {
            return is_social(mention, page).then_some((Self::Social, *slots));
        }
        let is_tail = mask::is_whole(&slots[14..]) && mask::shown(&slots[..12]) == 0;
        (is_tail && is_password(mention, page)).then_some((Self::Password, *slots))
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Student => "学籍号",
            Self::Tax => "纳税人识别号",
            Self::Social => "社会保障号码（残疾人证号）",
            Self::Password => "密码说明",
        }
    }
}

/// What such a number is called, in its line or its column.
const SOCIAL: [&str; 18] = [
    "社会保障号",
    "社会保障卡号",
    "社保号",
    "社保编号",
    "社保证号",
    "社保账号",
    "社保个人编号",
    "社会保险号",
    "社会保险编号",
    "医保号",
    "医保编号",
    "医保卡号",
    "医疗保险号",
    "参保号",
    "参保编号",
    "个人编号",
    "残疾人证号",
    "残疾证号",
];

/// Whether the words before the number, or the header of its column, say that it is another one.
fn is_social(mention: &Mention, page: &Page<'_>) -> bool {
    let says = |text: &str| SOCIAL.iter().any(|name| text.contains(name)) && !text.contains("身份证");
    let Some(record) = page.reading.records.get(mention.record as usize) else { return false };
    let text = &page.document.text;
    let before = text.get(record.span.start as usize..mention.span.start as usize).unwrap_or_default();
    if says(before) {
        return true;
    }
    let RecordForm::Row { table, .. } = record.form else { return false };
    let is_of_table = |form: RecordForm| matches!(form, RecordForm::Row { table: other, .. } if other == table);
    let first = page.reading.records.iter().find(|record| is_of_table(record.form));
    let above = first.and_then(|first| text.get(..first.span.start as usize)).unwrap_or_default();
    above.lines().next_back().is_some_and(says)
}

/// Whether the tail is told as a password.
fn is_password(mention: &Mention, page: &Page<'_>) -> bool {
    let Some(record) = page.reading.records.get(mention.record as usize) else { return false };
    let text = page.document.text.get(record.span.start as usize..mention.span.end as usize).unwrap_or_default();
    ["密码", "口令"].iter().any(|word| text.contains(word))
}

impl Detector for Derived {
    type Record = Holder;
    const LEAST: usize = 1;
    const HUB: usize = 4096;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Holder>) {
        let year = page.document.published_on.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
        for person in &page.people {
            for mention in &person.said {
                let Some((number, resident_id)) = Number::of(mention, page) else { continue };
                let born = resident_id.get(6..10).and_then(|year| std::str::from_utf8(year).ok()?.parse::<i32>().ok());
                let mut masked = resident_id;
                masked[4..16].fill(b'*');
                records.push(Holder {
                    value: page.veil.hash(Realm::Number, (&page.document.id, resident_id)),
                    number,
                    at: Span::from(&mention.span),
                    name: person.name.map(|name| (page.veil.hash(Realm::Name, person.name()), Span::from(&name.span))),
                    is_minor: number == Number::Student || born.is_some_and(|born| year > 0 && born + 18 > year),
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
            let number = holder.number.name();
            let is_password = holder.number == Number::Password;
            let thing = if is_password { "身份证号码后六位" } else { "身份证号码" };
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
                    shows: if is_password {
                        format!("密码规则和{thing}同在一处")
                    } else {
                        format!("{number}内含完整{thing}")
                    },
                    alone: None,
                }],
                bits: CERTAIN,
                severity: Severity::Severe,
                is_minor: holder.is_minor,
                exposure: format!("的{thing}可由{number}直接读出"),
                after: None,
                same_because: if is_password {
                    "号码就在同一处，无须比对".to_owned()
                } else {
                    "号码就在同一处，内含号码校验位相符，无须比对".to_owned()
                },
                consequence: if is_password {
                    "凭一份文件即可登录本人账户，并得知身份证号码后六位".to_owned()
                } else {
                    "凭一份文件即可得知完整身份证号码".to_owned()
                },
                suggestion: if is_password {
                    "删去密码；改由本人以短信或者身份核验设置，不以证件号码作密码".to_owned()
                } else {
                    format!(
                        "{number}比照身份证号码掩码，只露内含号码的前4位和末2位；改后余{}个候选",
                        thousands(holder.after_mask)
                    )
                },
                basis: "《个人信息保护法》第二十八条、第三十一条；《政府信息公开条例》第十五条；规则L19",
            });
        }
    }
}
