//! From the entry of a case to the words of its letter.

use super::super::masking::PersonView;
use super::{File, For};
use crate::settings;
use casework::request::{ConsultationEnd, ConsultedParty, Request, RequestEvent, clock};
use documents::letter::{
    Addressee, Asked, Assistance, Clarification, Closing, Consultation, Course, DisclosureTold, Extension, Fee, Helper,
    Letter, Matter, ReasonableDelay, Reasons, Receipt, Reply, assistance, clarification, closing, consultation,
    consultation_told, disclosure_told, extension, fee, reasonable_delay, reasons, receipt, reply,
};
use law::outcome::Outcome;

/// Whether an entry gives rise to a letter.
pub const fn has_letter(event: &RequestEvent) -> bool {
    match event {
        RequestEvent::RequestRegistered { .. }
        | RequestEvent::UnitAssigned { .. }
        | RequestEvent::ClarificationAsked { .. }
        | RequestEvent::ReasonsAsked { .. }
        | RequestEvent::ReasonsReceived { delayed_to: Some(_), .. }
        | RequestEvent::ConsultationStarted { .. }
        | RequestEvent::ReplyPeriodExtended { .. }
        | RequestEvent::FeeNotified { .. }
        | RequestEvent::OutcomeDecided(_)
        | RequestEvent::ReplySigned { .. }
        | RequestEvent::ThirdPartyTold { .. }
        | RequestEvent::ClarificationLapsed {}
        | RequestEvent::FeeLapsed {}
        | RequestEvent::RequestWithdrawn { .. } => true,
        RequestEvent::ReceiptConfirmed { .. }
        | RequestEvent::ClarificationReceived { .. }
        | RequestEvent::ReasonsReceived { delayed_to: None, .. }
        | RequestEvent::ConsultationDelivered { .. }
        | RequestEvent::OpinionReceived { .. }
        | RequestEvent::ConsultationLapsed { .. }
        | RequestEvent::FeeNoticeDelivered {}
        | RequestEvent::FeePaid { .. }
        | RequestEvent::ReviewRecorded { .. }
        | RequestEvent::ReplyDispatched { .. }
        | RequestEvent::ReplyDelivered {}
        | RequestEvent::RequestArchived {}
        | RequestEvent::RequestReopened { .. }
        | RequestEvent::EntryCorrected { .. } => false,
    }
}

/// Writes the letter of an entry from the case as it stood then; `None` if it has none or does not hold.
pub(super) fn write(request: &Request, file: &File, version: u64, whom: For) -> Option<Letter> {
    let (event, day) = request.history.moment(version)?.effective()?;
    let registration = request.registration.as_ref()?;
    let content = file.content.as_ref();
    let number = registration.number.to_string();
    let matter = Matter {
        office: &file.office,
        number: &number,
        requester: addressee(&file.requester),
        channel: registration.channel,
        received_on: request.received_on(),
        title: content.map_or("", |content| &content.title),
        description: content.map_or("", |content| &content.description),
        document_number: None,
        day,
    };
    let reply_of = |matter: &Matter<'_>| {
        let decision = &request.reply.as_ref()?.decision;
        Some(reply(matter, Reply { decision, course: &course(request), attachments: &[] }))
    };
    match event {
        RequestEvent::OutcomeDecided(_) => reply_of(&matter),
        RequestEvent::ReplySigned { document_number } => {
            reply_of(&Matter { document_number: Some(document_number), ..matter })
        }
        event => notice(request, file, &matter, event, whom),
    }
}

/// Everything but the reply; only that carries a document number.
fn notice(request: &Request, file: &File, matter: &Matter<'_>, event: &RequestEvent, whom: For) -> Option<Letter> {
    let (calendar, day) = (&file.calendar, matter.day);
    let due = clock::due(request, calendar);
    match event {
        RequestEvent::RequestRegistered { .. } => {
            let (due, is_provisional) = (due.map(|due| due.on), due.is_some_and(|due| due.is_provisional));
            Some(receipt(matter, Receipt { registered_on: day, due, is_provisional }))
        }
        RequestEvent::UnitAssigned { unit } => {
            let working_days = settings::assistance_working_days(matter.office);
            let answer_by = clock::assistance_due(request, day, working_days, calendar)?;
            let due = due.map(|due| due.on);
            Some(assistance(matter, Assistance { helper: Helper::Unit(&unit.0), answer_by, due }))
        }
        RequestEvent::ClarificationAsked { points, answer_by } => {
            Some(clarification(matter, Clarification { points, answer_by: *answer_by }))
        }
        RequestEvent::ReasonsAsked { facts, answer_by } => {
            Some(reasons(matter, Reasons { facts, answer_by: *answer_by }))
        }
        RequestEvent::ReasonsReceived { delayed_to, .. } => delayed_to
            .map(|delayed_to| reasonable_delay(matter, ReasonableDelay { reasons_received_on: day, delayed_to })),
        RequestEvent::ConsultationStarted { party, matter: about, .. } => {
            let asked = asked(file, party)?;
            Some(match whom {
                For::Office => consultation(matter, Consultation { asked, matter: about }),
                For::Requester => consultation_told(matter, asked, day),
            })
        }
        RequestEvent::ReplyPeriodExtended { working_days, reason, .. } => {
            Some(extension(matter, Extension { working_days: *working_days, reason, due: due?.on }))
        }
        RequestEvent::FeeNotified { method, count, yuan, .. } => {
            let how_to_pay = settings::how_to_pay(matter.office);
            Some(fee(matter, Fee { method: *method, count: *count, yuan: *yuan, how_to_pay: &how_to_pay }))
        }
        RequestEvent::ThirdPartyTold { consultation, ground, content, reasons, .. } => {
            let consulted = request.consultations.iter().find(|asked| asked.id == *consultation)?;
            let ConsultedParty::ThirdParty { person } = &consulted.party else { return None };
            let party = addressee(file.parties.get(person)?);
            Some(disclosure_told(matter, party, DisclosureTold { consulted, ground: *ground, content, reasons }))
        }
        RequestEvent::ClarificationLapsed {} => Some(closed(matter, Outcome::ClarificationLapsed, "")),
        RequestEvent::FeeLapsed {} => Some(closed(matter, Outcome::FeeUnpaid, "")),
        RequestEvent::RequestWithdrawn { note } => Some(closed(matter, Outcome::Withdrawn, note)),
        RequestEvent::OutcomeDecided(_)
        | RequestEvent::ReplySigned { .. }
        | RequestEvent::ReceiptConfirmed { .. }
        | RequestEvent::ClarificationReceived { .. }
        | RequestEvent::ConsultationDelivered { .. }
        | RequestEvent::OpinionReceived { .. }
        | RequestEvent::ConsultationLapsed { .. }
        | RequestEvent::FeeNoticeDelivered {}
        | RequestEvent::FeePaid { .. }
        | RequestEvent::ReviewRecorded { .. }
        | RequestEvent::ReplyDispatched { .. }
        | RequestEvent::ReplyDelivered {}
        | RequestEvent::RequestArchived {}
        | RequestEvent::RequestReopened { .. }
        | RequestEvent::EntryCorrected { .. } => None,
    }
}

fn addressee(person: &PersonView) -> Addressee<'_> {
    Addressee { name: &person.name, kind: person.kind }
}

fn closed(matter: &Matter<'_>, outcome: Outcome, note: &str) -> Letter {
    closing(matter, Closing { outcome, ended_on: matter.day, note })
}

fn asked<'a>(file: &'a File, party: &'a ConsultedParty) -> Option<Asked<'a>> {
    match party {
        ConsultedParty::ThirdParty { person } => file.parties.get(person).map(|p| Asked::ThirdParty(addressee(p))),
        ConsultedParty::CoMaker { agency } => Some(Asked::CoMaker(agency)),
        ConsultedParty::OtherAgency { agency } => Some(Asked::OtherAgency(agency)),
    }
}

fn course(request: &Request) -> Course {
    Course {
        clarification: request.clarification.as_ref().map(|c| (c.asked_on, c.received_on)),
        reasons: request.reasons.as_ref().map(|r| (r.asked_on, r.answered.map(|(on, _)| on))),
        consultations: request.consultations.iter().map(|c| (c.sent_on, c.end.map(ConsultationEnd::on))).collect(),
        extension: request.clock.extension_in_force().map(|e| (e.agreed_on, e.working_days)),
        fee_paid_on: request.fee.as_ref().and_then(|fee| fee.paid_on),
    }
}
