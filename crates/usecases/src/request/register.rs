//! `登记` — the office writes down a request that came in by any channel (§45).

use super::case::open_case;
use super::form::{RequestForm, Strictness};
use super::standing::Standing;
use super::submit_online::{FormKey, Intake};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::ids::{ContentId, PersonId, RequestNumber};
use casework::request::Act as RequestAct;
use jiff::civil::Date;
use law::receipt::Channel;

/// What came in.
#[derive(Clone)]
pub struct Register {
    /// The form as filled in, or as the office read the letter.
    pub form: RequestForm,
    /// How it came in.
    pub channel: Channel,
    /// The day it came in; today if not said.
    pub on: Option<Date>,
    /// Spoken at the counter and written down by the office (§29).
    pub oral: bool,
}

/// A request has its number.
#[derive(Clone)]
pub struct Registered {
    /// `登记号`.
    pub number: RequestNumber,
    /// `查询码`, shown this once; only its hash is kept.
    pub secret: String,
    /// Where it stands.
    pub standing: Standing,
}

pub(super) fn registered(standing: Standing, secret: String) -> Registered {
    Registered { number: standing.number.clone(), secret, standing }
}

/// Registers a request.
///
/// # Errors
/// [`ActError::Invalid`] if the form cannot be kept; [`ActError::Refused`] for a day that has not come.
pub async fn register(ctx: &Ctx, input: Register) -> Result<Registered, ActError> {
    let secret = ctx.ports.ids.secret();
    write_down(ctx, input, secret).await
}

/// [`register`] for a form that carries a key of its own: however often it is sent, it is one request.
///
/// # Errors
/// As for [`register`].
pub async fn register_once(ctx: &Ctx, input: Register, key: &FormKey) -> Result<Registered, ActError> {
    let on = input.on.unwrap_or_else(|| ctx.today()).to_string();
    let secret = key.secret(&input.form, &[input.channel.label(), &on, if input.oral { "oral" } else { "" }]);
    write_down(ctx, input, secret).await
}

async fn write_down(ctx: &Ctx, input: Register, secret: String) -> Result<Registered, ActError> {
    ctx.may(Act::Request(RequestAct::Register))?;
    let intake = Intake {
        form: input.form.check(Strictness::Office)?,
        on: input.on.unwrap_or_else(|| ctx.today()),
        channel: input.channel,
        oral: input.oral,
        requester: PersonId(ctx.ports.ids.id()),
        content: ContentId(ctx.ports.ids.id()),
        secret,
    };
    let standing = open_case(ctx, intake.on.year(), &intake.secret, |number| intake.proposal(number)).await?;
    Ok(registered(standing, intake.secret))
}
