//! What may lawfully be done next with a case, and why the rest may not: the buttons of the case page.

use super::act::Act;
use super::decide::{
    clarification, consultation, correction, decision, extension, fee, lapse, reasons, receipt, registration,
    reopening, review, sending, signature, telling,
};
use super::facts::Facts;
use super::refusal::Refusal;
use super::state::Request;
use jiff::civil::Date;
use law::Citation;

/// One act as it stands today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawfulStep {
    /// The act.
    pub act: Act,
    /// Whether it may be done today, or why not. What it says in particular is judged when it is done.
    pub allowed: Result<(), Refusal>,
    /// It may not be done today any more, but if it was done in time it may still be written down with its true day.
    pub may_be_recorded_late: bool,
    /// Where the act stands.
    pub citation: Citation,
}

/// Every act but registration and the search for lapses, in the order of a case's life.
pub fn lawful_steps(request: &Request, facts: &Facts<'_>) -> Vec<LawfulStep> {
    let acts = Act::ALL.into_iter().filter(|act| !matches!(act, Act::Register | Act::FindLapses));
    let latest = request.history.effective().map(|(_, _, on, _)| on).max().unwrap_or(facts.today);
    let step = |act: Act| {
        let allowed = may(request, act, facts);
        let may_be_recorded_late = allowed.is_err() && may_on(request, act, latest, facts).is_ok();
        LawfulStep { act, allowed, may_be_recorded_late, citation: act.citation() }
    };
    acts.map(step).collect()
}

/// Whether an act may be done today.
///
/// # Errors
/// The refusal that the act would meet whatever it says.
pub fn may(request: &Request, act: Act, facts: &Facts<'_>) -> Result<(), Refusal> {
    may_on(request, act, facts.today, facts)
}

fn may_on(request: &Request, act: Act, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    match act {
        Act::Register => registration::may_register(request),
        Act::ConfirmReceipt => receipt::may_confirm(request),
        Act::Assign => registration::may_assign(request),
        Act::AskClarification => clarification::may_ask(request, on, facts),
        Act::RecordClarification => clarification::may_record(request).map(|_| ()),
        Act::AskReasons => reasons::may_ask(request, on),
        Act::RecordReasons => reasons::may_record(request).map(|_| ()),
        Act::Consult => consultation::may_consult(request, on),
        Act::RecordConsultationDelivery => consultation::may_record_delivery(request),
        Act::RecordOpinion => consultation::may_record_opinion(request),
        Act::Extend => extension::may_extend(request, on, facts),
        Act::NotifyFee => fee::may_notify(request, on, facts),
        Act::RecordFeeNoticeDelivery => fee::may_record_delivery(request).map(|_| ()),
        Act::RecordPayment => fee::may_record_payment(request),
        Act::Decide => decision::may_decide(request, on),
        Act::Review => review::may_review(request, on),
        Act::Sign => signature::may_sign(request, on),
        Act::TellThirdParty => telling::may_tell(request, on).map(|_| ()),
        Act::Dispatch => sending::may_dispatch(request, on),
        Act::RecordService => sending::may_record_service(request, on),
        Act::Withdraw => registration::may_withdraw(request, on),
        Act::Archive => sending::may_archive(request, on),
        Act::Reopen => reopening::may_reopen(request, on),
        Act::CorrectEntry => correction::may_correct(request),
        Act::FindLapses => lapse::may_find(request, facts),
    }
}
