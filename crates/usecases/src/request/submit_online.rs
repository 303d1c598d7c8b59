//! The public form: a request comes in through the site (§29, §31(3)).

use super::case::{Proposal, open_case};
use super::form::{CheckedForm, RequestForm, Strictness};
use super::register::{Registered, registered};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::{Person, RequestContent, Tracking};
use crate::secret::{hash_of_typed, secret_from};
use casework::ids::{ContentId, PersonId, RequestNumber};
use casework::request::Command;
use jiff::civil::Date;
use law::receipt::Channel;

/// Registers a request handed in on the site and gives its number and secret; the secret is shown this once.
///
/// # Errors
/// [`ActError::Invalid`] with every field that is not as it must be.
pub async fn submit_online(ctx: &Ctx, form: &RequestForm) -> Result<Registered, ActError> {
    submit(ctx, form, ctx.ports.ids.secret()).await
}

/// [`submit_online`] for a form that carries a key of its own: however often it is sent, it is one request with one
/// number and one secret. Only what was sent unchanged is the same form.
///
/// # Errors
/// As for [`submit_online`].
pub async fn submit_online_once(ctx: &Ctx, form: &RequestForm, key: &FormKey) -> Result<Registered, ActError> {
    submit(ctx, form, key.secret(form, &[])).await
}

async fn submit(ctx: &Ctx, form: &RequestForm, secret: String) -> Result<Registered, ActError> {
    ctx.may(Act::SubmitOnline)?;
    let intake = Intake {
        form: form.check(Strictness::Requester)?,
        on: ctx.today(),
        channel: Channel::Online,
        oral: false,
        requester: PersonId(ctx.ports.ids.id()),
        content: ContentId(ctx.ports.ids.id()),
        secret,
    };
    let standing = open_case(ctx, intake.on.year(), &intake.secret, |number| intake.proposal(number)).await?;
    Ok(registered(standing, intake.secret))
}

/// What makes one form differ from the next, though they say the same: random, made when the form was drawn, known
/// only to who fills it in. The tracking secret follows from it, so that nothing else needs to be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct FormKey(String);

impl FormKey {
    /// A key of 32 hexadecimal digits; anything else is none.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| Self(text.to_owned()))
    }

    pub(super) fn secret(&self, form: &RequestForm, more: &[&str]) -> String {
        let (who, what, how) = (&form.requester, &form.content, &form.delivery);
        let who = [&who.kind, &who.name, &who.id_type, &who.id_number, &who.phone, &who.email, &who.address];
        let what = [&what.title, &what.document_number, &what.description, &how.form, &how.route];
        let words = who.into_iter().chain(what).map(String::as_str);
        secret_from(std::iter::once(self.0.as_str()).chain(words).chain(more.iter().copied()))
    }
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
