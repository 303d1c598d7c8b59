//! `答复书` — the reply to a request: course, facts, reasons, basis, decision, remedies.

use super::remedies::remedies;
use super::ruling::{Ruling, ruling};
use super::{Letter, Matter, sentence};
use casework::request::Decision;
use jiff::civil::Date;
use law::count::chinese_date;
use law::remedy::{RemedyFacts, route};

/// What a reply tells besides the case.
#[derive(Clone, Copy)]
pub struct Reply<'a> {
    /// What was decided and why.
    pub decision: &'a Decision,
    /// What happened on the way.
    pub course: &'a Course,
    /// `附件`: what is handed over.
    pub attachments: &'a [String],
}

/// `办理经过` — the days that a reply mentions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// Clarification asked, and received.
    pub clarification: Option<(Date, Option<Date>)>,
    /// Reasons asked for (§35), and given.
    pub reasons: Option<(Date, Option<Date>)>,
    /// Consultations: sent, and ended.
    pub consultations: Vec<(Date, Option<Date>)>,
    /// Extension: the day, and its working days.
    pub extension: Option<(Date, u8)>,
    /// The fee was paid on this day.
    pub fee_paid_on: Option<Date>,
}

/// Writes the reply.
pub fn reply(matter: &Matter<'_>, facts: Reply<'_>) -> Letter {
    let you = matter.you();
    let Ruling { letter: kind, finding, decision, against } = ruling(facts.decision, you);
    let mut letter = matter.letter(&format!("政府信息公开申请{kind}"));
    letter.text(matter.opening());
    letter.text(matter.asked());
    letter.text(facts.course.told(you));
    letter.text(finding);
    letter.text(sentence(&facts.decision.reasons));
    letter.text(decision);
    letter.text(sentence(&facts.decision.statement));
    let earlier_reply_disclosed = facts.decision.earlier.as_ref().is_some_and(|earlier| earlier.disclosed);
    let route = route(facts.decision.outcome, RemedyFacts { earlier_reply_disclosed }, matter.day);
    if let Some(clause) = remedies(matter.office, route.value, you, against, kind) {
        letter.text(clause);
    }
    letter.attachments = facts.attachments.to_vec();
    letter
}

impl Course {
    /// One sentence for each thing that happened; nothing if nothing did.
    fn told(&self, you: &str) -> String {
        let mut said = Vec::new();
        if let Some((asked, received)) = self.clarification {
            let asked = chinese_date(asked);
            said.push(match received.map(chinese_date) {
                Some(received) => {
                    format!("因申请内容不够明确，本机关于{asked}告知{you}补正，并于{received}收到补正内容。")
                }
                None => format!("因申请内容不够明确，本机关于{asked}告知{you}补正。"),
            });
        }
        if let Some((asked, given)) = self.reasons {
            let asked = chinese_date(asked);
            let given = match given.map(chinese_date) {
                Some(given) => format!("，并于{given}收到理由说明"),
                None => "，至今未收到理由说明".to_owned(),
            };
            said.push(format!("本机关于{asked}要求{you}说明申请数量、频次超过合理范围的理由{given}。"));
        }
        for (sent, ended) in &self.consultations {
            let sent = chinese_date(*sent);
            said.push(match ended.map(chinese_date) {
                Some(ended) => format!("本机关于{sent}书面征求有关方面意见，征求意见于{ended}结束。"),
                None => format!("本机关于{sent}书面征求有关方面意见。"),
            });
        }
        if let Some((day, working_days)) = self.extension {
            said.push(format!("本机关于{}告知{you}延长答复期限{working_days}个工作日。", chinese_date(day)));
        }
        if let Some(day) = self.fee_paid_on {
            said.push(format!("{you}于{}缴纳信息处理费。", chinese_date(day)));
        }
        said.concat()
    }
}
