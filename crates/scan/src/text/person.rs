//! Persons: a name beside what makes it sensitive, and homes.

use super::{Context, Judge, excerpt};
use crate::finding::{Kind, Severity};
use crate::mention::{Mention, Role, Sensitive, What};

pub(super) fn judge(judge: &mut Judge<'_>, context: &Context<'_>) {
    homes(judge, context);
    let private = context.mentions.iter().filter(|mention| is_private(mention));
    let Some(person) = private.clone().next() else { return without_name(judge, context) };
    let Some(sensitive) = worst(context) else { return };
    let full = private.clone().find(|mention| matches!(&mention.what, What::Name(name) if !name.contains(['*', '…'])));
    let shown = full.unwrap_or(person);
    let What::Name(name) = &shown.what else { return };
    let (severity, reason) = verdict(sensitive, full.is_some());
    let count = private.count();
    let mut excerpt = excerpt::name(name);
    if count > 1 {
        excerpt = format!("{excerpt}等{count}人");
    }
    judge.add(shown, Kind::NameWithContext, severity, excerpt, reason);
}

/// Persons whom no public role brings into the text.
fn is_private(mention: &Mention) -> bool {
    matches!(mention.what, What::Name(_))
        && match mention.role {
            Role::Plain | Role::Guardian | Role::Child | Role::SoleTrader => true,
            Role::Switchboard | Role::LegalRepresentative | Role::Official => false,
        }
}

/// The gravest attribute of the record, or of the heading over it.
fn worst(context: &Context<'_>) -> Option<Sensitive> {
    let stated = context.mentions.iter().filter_map(|mention| match mention.what {
        What::Sensitive(sensitive) => Some(sensitive),
        _ => None,
    });
    stated.chain(context.heading).min_by_key(|sensitive| match sensitive {
        Sensitive::Health => 0,
        Sensitive::Minor => 1,
        Sensitive::Vulnerable => 2,
        Sensitive::Sanction => 3,
        Sensitive::Finance => 4,
    })
}

fn verdict(sensitive: Sensitive, is_full: bool) -> (Severity, &'static str) {
    let severity = match (sensitive, is_full) {
        (Sensitive::Health | Sensitive::Minor, true) => Severity::Block,
        (Sensitive::Health | Sensitive::Minor, false)
        | (Sensitive::Vulnerable | Sensitive::Sanction | Sensitive::Finance, true) => Severity::Review,
        (Sensitive::Vulnerable | Sensitive::Sanction | Sensitive::Finance, false) => Severity::Note,
    };
    let reason = match sensitive {
        Sensitive::Health => {
            "姓名与病情、残疾等健康信息同列，属于敏感个人信息；公示救助对象不必写明病种，请删去其一（个人信息保护法第二十八条、政府信息公开条例第十五条）"
        }
        Sensitive::Minor => {
            "姓名与未成年人信息同列；不满十四周岁的一律按敏感个人信息保护，请隐去姓名或学校班级（个人信息保护法第二十八条、第三十一条）"
        }
        Sensitive::Vulnerable => {
            "姓名与受害、信访、举报等情况同列，公开会损害本人权益，请隐去姓名（政府信息公开条例第十五条）"
        }
        Sensitive::Sanction => {
            "姓名与处罚、处分等情况同列，请核对是否依法应当公开，公开期限和范围是否合规；不必公开姓名的请隐去（政府信息公开条例第十五条、第二十条）"
        }
        Sensitive::Finance => {
            "姓名与救助、收入等情况同列，请核对是否属于依法公示的范围，只公示必要的项目，期满及时撤下（政府信息公开条例第十五条）"
        }
    };
    (severity, reason)
}

/// Nobody is named, but a number or home of a person stands beside an illness or a child.
fn without_name(judge: &mut Judge<'_>, context: &Context<'_>) {
    let is_person = |mention: &&Mention| {
        matches!(
            mention.what,
            What::ResidentId(_)
                | What::Mobile(_)
                | What::Derived { .. }
                | What::BankCard(_)
                | What::Address { is_home: true, .. }
        )
    };
    if !context.mentions.iter().any(|mention| is_person(&mention)) {
        return;
    }
    for mention in context.mentions {
        let kind = match mention.what {
            What::Sensitive(Sensitive::Health) => Kind::Health,
            What::Sensitive(Sensitive::Minor) => Kind::Minor,
            _ => continue,
        };
        let excerpt = judge.written(mention).to_owned();
        let reason = "没有写姓名，但同列的号码、住址可以找到本人，请删去其一（个人信息保护法第二十八条）";
        return judge.add(mention, kind, Severity::Review, excerpt, reason);
    }
}

fn homes(judge: &mut Judge<'_>, context: &Context<'_>) {
    let has_person = context.mentions.iter().any(is_private);
    let has_unit = context.mentions.iter().any(|mention| matches!(mention.what, What::Unit(_)));
    for mention in context.mentions {
        let What::Address { text, is_home: true } = &mention.what else { continue };
        // `某某公司　…路6号院3栋201室`: where a firm is, even one whose name is hidden.
        let before = judge.text.get(..mention.span.start as usize).unwrap_or_default();
        let is_firm = before.trim_end_matches([' ', '\u{3000}', '，', ',', '\t', '（']).ends_with("公司");
        if (has_unit || is_firm) && !has_person {
            continue;
        }
        let severity = if has_person { Severity::Block } else { Severity::Review };
        let reason = "写到楼栋、单元、门牌，可以找到住处，请只写到街道、社区或村（政府信息公开条例第十五条、个人信息保护法第二十五条）";
        judge.add(mention, Kind::Address, severity, excerpt::address(text), reason);
    }
}
