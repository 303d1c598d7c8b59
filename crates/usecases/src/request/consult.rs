//! `书面征求意见` — a third party, a co-maker or another agency is asked (§32–34); the clock pauses.

use super::case::{CaseRef, Proposal, act_on};
use super::outgoing::{self, Reader, Typed};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::Person;
use crate::validation::{Findings, Lines};
use casework::ids::{ConsultationId, PersonId};
use casework::request::{Act, Command, ConsultedParty};
use jiff::civil::Date;
use law::requester::RequesterKind;

/// Who is asked, and what.
#[derive(Clone, PartialEq, Eq)]
pub struct Consult {
    /// The day of sending; today if not said.
    pub on: Option<Date>,
    /// Who is asked.
    pub party: Party,
    /// What about.
    pub matter: String,
    /// The party's receipt, if known already; its 15 working days count from there.
    pub received_on: Option<Date>,
}

/// Who is asked.
#[derive(Clone, PartialEq, Eq)]
pub enum Party {
    /// `第三方` (§32). Its data go to the people record.
    ThirdParty {
        /// What it is.
        kind: RequesterKind,
        /// Its name.
        name: String,
        /// Its telephone, may be empty.
        phone: String,
        /// Its address, may be empty.
        address: String,
    },
    /// `共同制作机关` (§34).
    CoMaker {
        /// Its name.
        agency: String,
    },
    /// `其他机关` (§33¶3).
    OtherAgency {
        /// Its name.
        agency: String,
    },
}

/// Sends a consultation; gives its id for the acts that follow.
///
/// # Errors
/// [`ActError::Invalid`] without a name or matter; [`ActError::Refused`] when the case is not being worked on.
pub async fn consult(ctx: &Ctx, case: &CaseRef, input: Consult) -> Result<(Standing, ConsultationId), ActError> {
    ctx.may_on_request(Act::Consult)?;
    let mut findings = Findings::default();
    let matter = findings.required("matter", "征求意见的事项", &input.matter, 5_000, Lines::Many);
    let (party, person) = checked(ctx, &mut findings, &input.party);
    findings.finish()?;
    let typed = [Typed { field: "matter", label: "征求意见的事项", text: &matter }];
    outgoing::check(ctx, case, Act::Consult, Reader::Other, &typed).await?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    let consultation = ConsultationId(ctx.ports.ids.id());
    let standing = act_on(ctx, case, Act::Consult, |_| {
        let command = Command::Consult {
            on,
            consultation: consultation.clone(),
            party: party.clone(),
            matter: matter.clone(),
            received_on: input.received_on,
        };
        Ok(Proposal { people: person.iter().cloned().collect(), ..command.into() })
    })
    .await?;
    Ok((standing, consultation))
}

fn checked(ctx: &Ctx, findings: &mut Findings, party: &Party) -> (ConsultedParty, Option<Person>) {
    match party {
        Party::ThirdParty { kind, name, phone, address } => {
            let id = PersonId(ctx.ports.ids.id());
            let person = Person {
                id: id.clone(),
                kind: *kind,
                name: findings.required("party.name", "第三方的姓名或者名称", name, 100, Lines::One),
                id_type: "other".to_owned(),
                id_number: String::new(),
                phone: findings.text("party.phone", "第三方的联系电话", phone, 40, Lines::One),
                email: String::new(),
                address: findings.text("party.address", "第三方的通信地址", address, 300, Lines::One),
            };
            (ConsultedParty::ThirdParty { person: id }, Some(person))
        }
        Party::CoMaker { agency } => {
            let agency = findings.required("party.agency", "共同制作机关的名称", agency, 100, Lines::One);
            (ConsultedParty::CoMaker { agency }, None)
        }
        Party::OtherAgency { agency } => {
            let agency = findings.required("party.agency", "所征求机关的名称", agency, 100, Lines::One);
            (ConsultedParty::OtherAgency { agency }, None)
        }
    }
}
