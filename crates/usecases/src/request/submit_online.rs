//! The public form: a request comes in through the site (§29, §31(3)).

use super::case::{Proposal, open_case};
use super::form::{CheckedForm, RequestForm, Strictness};
use super::register::{Registered, registered};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::{Person, RequestContent, Tracking};
use crate::secret::hash_of_typed;
use casework::ids::{ContentId, PersonId, RequestNumber};
use casework::request::Command;
use jiff::civil::Date;
use law::receipt::Channel;

/// Registers a request handed in on the site and gives its number and secret; the secret is shown this once.
///
/// # Errors
/// [`ActError::Invalid`] with every field that is not as it must be.
pub async fn submit_online(ctx: &Ctx, form: &RequestForm) -> Result<Registered, ActError> {
    ctx.may(Act::SubmitOnline)?;
    let intake = Intake {
        form: form.check(Strictness::Requester)?,
        on: ctx.today(),
        channel: Channel::Online,
        oral: false,
        requester: PersonId(ctx.ports.ids.id()),
        content: ContentId(ctx.ports.ids.id()),
        secret: ctx.ports.ids.secret(),
    };
    let standing = open_case(ctx, intake.on.year(), |number| intake.proposal(number)).await?;
    Ok(registered(standing, intake.secret))
}

/// A checked form with what the office adds to it.
pub(super) struct Intake {
    pub(super) form: CheckedForm,
    pub(super) on: Date,
    pub(super) channel: Channel,
    pub(super) oral: bool,
    pub(super) requester: PersonId,
    pub(super) content: ContentId,
    pub(super) secret: String,
}

impl Intake {
    pub(super) fn proposal(&self, number: RequestNumber) -> Proposal {
        let (requester, content) = (&self.form.requester, &self.form.content);
        let person = Person {
            id: self.requester.clone(),
            kind: self.form.kind,
            name: requester.name.clone(),
            id_type: requester.id_type.clone(),
            id_number: requester.id_number.clone(),
            phone: requester.phone.clone(),
            email: requester.email.clone(),
            address: requester.address.clone(),
        };
        let text = RequestContent {
            id: self.content.clone(),
            title: content.title.clone(),
            document_number: content.document_number.clone(),
            description: content.description.clone(),
        };
        let tracking = Tracking { number: number.clone(), secret_hash: hash_of_typed(&self.secret) };
        let command = Command::Register {
            on: self.on,
            number,
            channel: self.channel,
            requester: self.requester.clone(),
            requester_kind: self.form.kind,
            content: self.content.clone(),
            delivery: self.form.delivery,
            oral: self.oral,
        };
        Proposal { people: vec![person], contents: vec![text], tracking: Some(tracking), ..command.into() }
    }
}
