//! What may lawfully be done next with a case, and why the rest may not: the buttons of the case page.

use super::act::Act;
use super::decide::{
    clarification, consultation, correction, decision, extension, fee, lapse, reasons, receipt, registration,
    reopening, review, sending, signature,
};
use super::facts::Facts;
use super::refusal::Refusal;
use super::state::Request;
use law::Citation;

/// One act as it stands today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawfulStep {
    /// The act.
    pub act: Act,
    /// Whether it may be done today, or why not. What it says in particular is judged when it is done.
    pub allowed: Result<(), Refusal>,
    /// Where the act stands.
    pub citation: Citation,
}

/// Every act but registration and the search for lapses, in the order of a case's life.
pub fn lawful_steps(request: &Request, facts: &Facts<'_>) -> Vec<LawfulStep> {
    Act::ALL
        .into_iter()
        .filter(|act| !matches!(act, Act::Register | Act::FindLapses))
        .map(|act| LawfulStep { act, allowed: may(request, act, facts), citation: act.citation() })
        .collect()
}

/// Whether an act may be done today.
///
/// # Errors
/// The refusal that the act would meet whatever it says.
pub fn may(request: &Request, act: Act, facts: &Facts<'_>) -> Result<(), Refusal> {
    let today = facts.today;
    match act {
        Act::Register => registration::may_register(request),
        Act::ConfirmReceipt => receipt::may_confirm(request),
        Act::Assign => registration::may_assign(request),
        Act::AskClarification => clarification::may_ask(request, today, facts),
        Act::RecordClarification => clarification::may_record(request).map(|_| ()),
        Act::AskReasons => reasons::may_ask(request, today),
        Act::RecordReasons => reasons::may_record(request).map(|_| ()),
        Act::Consult => consultation::may_consult(request, today),
        Act::RecordConsultationDelivery => consultation::may_record_delivery(request),
        Act::RecordOpinion => consultation::may_record_opinion(request),
        Act::Extend => extension::may_extend(request, today, facts),
        Act::NotifyFee => fee::may_notify(request, today, facts),
        Act::RecordFeeNoticeDelivery => fee::may_record_delivery(request).map(|_| ()),
        Act::RecordPayment => fee::may_record_payment(request),
        Act::Decide => decision::may_decide(request, today),
        Act::Review => review::may_review(request, today),
        Act::Sign => signature::may_sign(request, today),
        Act::Dispatch => sending::may_dispatch(request, today),
        Act::RecordService => sending::may_record_service(request, today),
        Act::Withdraw => registration::may_withdraw(request, today),
        Act::Archive => sending::may_archive(request, today),
        Act::Reopen => reopening::may_reopen(request, today),
        Act::CorrectEntry => correction::may_correct(request),
        Act::FindLapses => lapse::may_find(request, facts),
    }
}
