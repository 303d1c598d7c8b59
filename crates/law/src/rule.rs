//! `规则目录` — every rule of this crate with its title, places and standing. `gongkai law list` and
//! `docs/generated/law-index.md` come from here; so a rule that is not here does not exist.
//!
//! What an enumeration already says (periods, outcomes, grounds, channels) is read from it; the rest is listed once
//! below. **A guess is never entered as law:** what the texts leave open is a convention, what could not be read is
//! unverified, and both say so.

use crate::consultation::Party;
use crate::exemption::Exemption;
use crate::outcome::Outcome;
use crate::period::PeriodKind;
use crate::receipt::Channel;
use crate::reporting::ReportingBody;
use crate::rule_set::RULE_SETS;
use crate::{Citation, Instrument};
use serde::Serialize;

mod listed;

/// How firmly a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// `有明文`: the text of the instrument says it.
    Statute,
    /// `惯例`: the texts are silent; this is the choice made here, for the agency to confirm.
    Convention,
    /// `待核`: the text could not be read in full; confirm before relying on it.
    Unverified,
}

impl Standing {
    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Statute => "有明文",
            Self::Convention => "惯例",
            Self::Unverified => "待核",
        }
    }
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Stable id, `period/reply`.
    pub id: String,
    /// What it says, in Chinese.
    pub title: String,
    /// Where it stands, the decisive place first.
    pub basis: Vec<Citation>,
    /// How firmly.
    pub standing: Standing,
}

impl Rule {
    fn statute(id: String, title: String, basis: impl Into<Vec<Citation>>) -> Self {
        Self { id, title, basis: basis.into(), standing: Standing::Statute }
    }

    /// The subject, which is the file that holds it: the part of the id before the stroke.
    pub fn subject(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }
}

/// All rules, by subject.
pub fn all() -> Vec<Rule> {
    let mut rules: Vec<Rule> = PeriodKind::ALL.into_iter().map(period).collect();
    rules.extend(Channel::ALL.into_iter().map(receipt));
    rules.extend([Party::ThirdParty, Party::CoMaker, Party::OtherAgency].into_iter().map(silence));
    rules.extend(Exemption::ALL.into_iter().map(exemption));
    rules.extend(Outcome::ALL.into_iter().map(outcome));
    rules.extend(ReportingBody::ALL.into_iter().map(reporting));
    rules.extend(RULE_SETS.into_iter().map(|set| {
        let title = format!("{}起：{}", crate::count::chinese_date(set.valid_from), set.change);
        Rule::statute(format!("rule_set/{}", set.id), title, [set.basis])
    }));
    rules.extend(listed::rules());
    rules.sort_by_key(subject_order);
    rules
}

/// The order of the work, from calendar to report.
const SUBJECTS: [(&str, &str); 16] = [
    ("rule_set", "适用的规则"),
    ("calendar", "工作日历"),
    ("receipt", "收到申请之日"),
    ("period", "期限"),
    ("reply_period", "答复期限"),
    ("clarification", "补正"),
    ("consultation", "征求意见"),
    ("third_party_told", "告知第三方"),
    ("extension", "延期"),
    ("fee", "信息处理费"),
    ("exemption", "不予公开的情形"),
    ("outcome", "处理决定"),
    ("delivery", "送达"),
    ("remedy", "救济途径"),
    ("proactive", "主动公开"),
    ("reporting", "年度报告"),
];

fn subject_order(rule: &Rule) -> usize {
    SUBJECTS.iter().position(|(subject, _)| *subject == rule.subject()).unwrap_or(SUBJECTS.len())
}

/// The heading of a subject.
pub fn subject_title(subject: &str) -> Option<&'static str> {
    SUBJECTS.iter().find(|(id, _)| *id == subject).map(|(_, title)| *title)
}

fn period(kind: PeriodKind) -> Rule {
    let period = kind.period();
    let title = format!("{}：自{}起{}", kind.title(), kind.starts_with(), period.length.value.words());
    // 109号 §6 could be read only in the notices that restate it.
    let standing = if kind == PeriodKind::FeePayment { Standing::Unverified } else { Standing::Statute };
    Rule { id: format!("period/{}", kind.id()), title, basis: period.basis.to_vec(), standing }
}

fn receipt(channel: Channel) -> Rule {
    let (id, title) = match channel {
        Channel::Counter => ("counter", "当面提交，以提交之日为收到申请之日"),
        Channel::SignedMail => ("signed-mail", "邮寄并经签收，以签收之日为收到申请之日"),
        Channel::OrdinaryMail => {
            ("ordinary-mail", "平常信函等无需签收的，收到当日与申请人确认，确认之日为收到申请之日")
        }
        Channel::Online => ("online", "互联网渠道，双方确认之日为收到申请之日"),
        Channel::Fax => ("fax", "工作机构的传真，双方确认之日为收到申请之日"),
    };
    Rule::statute(format!("receipt/{id}"), title.to_owned(), [channel.basis()])
}

fn silence(party: Party) -> Rule {
    let derived = party.silence();
    let id = match party {
        Party::ThirdParty => "third-party-silence",
        Party::CoMaker => "co-maker-silence",
        Party::OtherAgency => "other-agency-silence",
    };
    let title = derived.steps.into_iter().map(|step| step.text).collect();
    Rule::statute(format!("consultation/{id}"), title, derived.basis)
}

fn exemption(ground: Exemption) -> Rule {
    let force = match ground.force() {
        crate::exemption::Force::MustWithhold => "应当不予公开",
        crate::exemption::Force::MustWithholdUnlessOverridden => {
            "不得公开，但第三方同意公开或者不公开会对公共利益造成重大影响的除外"
        }
        crate::exemption::Force::MayWithhold => "可以不予公开",
    };
    Rule::statute(format!("exemption/{}", ground.id()), format!("{}：{force}", ground.label()), [ground.basis()])
}

fn outcome(outcome: Outcome) -> Rule {
    // The end of 109号 §6 could be read only in the notices that restate it.
    let standing = if outcome == Outcome::FeeUnpaid {
        Standing::Unverified
    } else if outcome.basis().iter().any(|place| place.instrument == Instrument::DisclosureRegulation) {
        Standing::Statute
    } else {
        // Rows of the form that no article names.
        Standing::Convention
    };
    Rule {
        id: format!("outcome/{}", outcome.id()),
        title: outcome.label().to_owned(),
        basis: outcome.basis().to_vec(),
        standing,
    }
}

fn reporting(body: ReportingBody) -> Rule {
    let (month, day, basis) = body.last_day();
    let id = match body {
        ReportingBody::Department => "department",
        ReportingBody::County => "county",
        ReportingBody::Prefecture => "prefecture",
        ReportingBody::Province => "province",
    };
    let title = format!("{}：次年{month}月{day}日前报送并公布，不顺延", body.label());
    Rule::statute(format!("reporting/{id}"), title, [basis, Citation::article(Instrument::ReportFormat2021, 0)])
}

/// The index as a page, for `docs/generated/law-index.md`.
pub fn markdown() -> String {
    use std::fmt::Write as _;
    let rules = all();
    let mut out = String::from(
        "# 规则目录\n\n由 `gongkai law list --markdown` 生成，请勿手改。“惯例”是法律没有规定、由本系统选定的做法，\
         “待核”是未能核对全文的规定，二者采用前都应由本机关确认。\n",
    );
    for rules in rules.chunk_by(|a, b| a.subject() == b.subject()) {
        let Some(first) = rules.first() else { continue };
        let _ = write!(
            out,
            "\n## {}\n\n| 规则 | 内容 | 依据 | 性质 |\n|---|---|---|---|\n",
            subject_title(first.subject()).unwrap_or_default()
        );
        for rule in rules {
            let places: Vec<String> =
                rule.basis.iter().map(|place| format!("{}{place}", place.instrument.title())).collect();
            let _ =
                writeln!(out, "| `{}` | {} | {} | {} |", rule.id, rule.title, places.join("；"), rule.standing.label());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_its_own_id_a_title_a_place_and_a_subject_with_a_heading() {
        let rules = all();
        let ids: BTreeSet<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(ids.len(), rules.len(), "ids are unique");
        for rule in &rules {
            assert!(!rule.title.is_empty() && !rule.basis.is_empty(), "{}", rule.id);
            assert!(subject_title(rule.subject()).is_some(), "{} has no subject", rule.id);
        }
    }

    #[test]
    fn the_committed_index_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/generated/law-index.md");
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(committed == markdown(), "run: gongkai law list --markdown > docs/generated/law-index.md");
    }
}
