//! `征求意见` (§32–34): in writing; several at once; silence means different things for a third party and a co-maker.

use super::super::act::Act;
use super::super::clock;
use super::super::consultation::Consultation;
use super::super::event::ConsultedParty;
use super::super::facts::Facts;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::not_before_start;
use crate::ids::ConsultationId;
use jiff::civil::Date;
use law::count::chinese_date;
use law::{Citation, Instrument};

const THIRD_PARTY: Citation = Citation::article(Instrument::DisclosureRegulation, 32);

/// The article under which a party is asked.
pub(in super::super) const fn citation(party: &ConsultedParty) -> Citation {
    party.in_law().basis()
}

pub(in super::super) fn may_consult(request: &Request, on: Date) -> Result<(), Refusal> {
    if matches!(request.phase, Phase::Processing | Phase::Decided) {
        not_before_start(request, Act::Consult, on)
    } else {
        Err(Refusal::wrong_phase(Act::Consult, request.phase))
    }
}

pub(super) fn check_started(
    request: &Request,
    id: &ConsultationId,
    matter: &str,
    received_on: Option<Date>,
    on: Date,
) -> Result<(), Refusal> {
    may_consult(request, on)?;
    if request.consultations.iter().any(|consultation| consultation.id == *id) {
        return Err(Refusal::new(
            Rule::ConsultationExists,
            THIRD_PARTY,
            "这份征求意见书已经登记",
            "另向他人征求意见的，另行登记",
        ));
    }
    if matter.trim().is_empty() {
        return Err(Refusal::text_missing(THIRD_PARTY, "征求意见的事项"));
    }
    match received_on {
        Some(received_on) if received_on < on => {
            Err(Refusal::before_cause(THIRD_PARTY, "对方收到征求意见书", received_on, "发出", on))
        }
        Some(_) | None => Ok(()),
    }
}

/// Some letter is on its way.
pub(in super::super) fn may_record_delivery(request: &Request) -> Result<(), Refusal> {
    open_in_case(request, Act::RecordConsultationDelivery)?;
    if request.open_consultations().any(|consultation| consultation.delivered_on.is_none()) {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::ConsultationDelivered,
        THIRD_PARTY,
        "没有尚未送达的征求意见书",
        "发出征求意见书后，再登记对方收到的日期",
    ))
}

pub(super) fn check_delivered(request: &Request, id: &ConsultationId, on: Date) -> Result<(), Refusal> {
    let consultation = named(request, id, Act::RecordConsultationDelivery)?;
    let citation = citation(&consultation.party);
    if consultation.delivered_on.is_some() {
        return Err(Refusal::new(
            Rule::ConsultationDelivered,
            citation,
            "对方收到征求意见书的日期已经登记",
            "如登记有误，请更正登记",
        ));
    }
    not_answered(consultation)?;
    if on < consultation.sent_on {
        return Err(Refusal::before_cause(citation, "对方收到征求意见书", on, "发出", consultation.sent_on));
    }
    Ok(())
}

/// Some opinion can still come in.
pub(in super::super) fn may_record_opinion(request: &Request) -> Result<(), Refusal> {
    open_in_case(request, Act::RecordOpinion)?;
    if request.consultations.iter().any(|consultation| consultation.opinion.is_none()) {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::ConsultationAnswered,
        THIRD_PARTY,
        "没有等待答复的征求意见",
        "需要征求意见的，先发出征求意见书",
    ))
}

/// A third party heard after its 15 working days is still heard, but its pause has ended; a co-maker has consented.
pub(super) fn check_opinion(
    request: &Request,
    id: &ConsultationId,
    on: Date,
    facts: &Facts<'_>,
) -> Result<(), Refusal> {
    let consultation = named(request, id, Act::RecordOpinion)?;
    let citation = citation(&consultation.party);
    not_answered(consultation)?;
    let since = consultation.delivered_on.unwrap_or(consultation.sent_on);
    if on < since {
        return Err(Refusal::before_cause(citation, "收到意见", on, "征求意见", since));
    }
    let lapse = clock::opinion_due(consultation, facts.calendar);
    match (&consultation.party, lapse) {
        (ConsultedParty::CoMaker { .. }, Some(lapse)) if on > lapse.on => Err(Refusal::new(
            Rule::CoMakerDeemedConsent,
            citation,
            format!("答复期限到{}为止，共同制作机关逾期未提出意见，已视为同意公开", chinese_date(lapse.on)),
            "请按同意公开办理，来函存入案卷",
        )),
        (
            ConsultedParty::CoMaker { .. } | ConsultedParty::ThirdParty { .. } | ConsultedParty::OtherAgency { .. },
            _,
        ) => Ok(()),
    }
}

fn open_in_case(request: &Request, act: Act) -> Result<(), Refusal> {
    if request.phase.is_unanswered() { Ok(()) } else { Err(Refusal::wrong_phase(act, request.phase)) }
}

fn named<'a>(request: &'a Request, id: &ConsultationId, act: Act) -> Result<&'a Consultation, Refusal> {
    open_in_case(request, act)?;
    request.consultations.iter().find(|consultation| consultation.id == *id).ok_or_else(|| {
        Refusal::new(
            Rule::ConsultationUnknown,
            THIRD_PARTY,
            "本件没有这份征求意见书",
            "请核对征求意见书；没有登记的，先登记发出",
        )
    })
}

fn not_answered(consultation: &Consultation) -> Result<(), Refusal> {
    if consultation.opinion.is_none() {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::ConsultationAnswered,
        citation(&consultation.party),
        "对方的意见已经登记",
        "对方改变意见或者登记有误的，请更正登记",
    ))
}
