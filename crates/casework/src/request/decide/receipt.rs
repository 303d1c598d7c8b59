//! `确认收到日期` (§31).

use super::super::act::Act;
use super::super::event::{ConfirmationMethod, RequestEvent};
use super::super::facts::Facts;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::registration::{not_before_registration, not_registered};
use super::{Happening, not_in_future};
use jiff::civil::Date;
use law::receipt::{Channel, Receipt};

/// The confirmation that the channel itself gives, on the day of registration.
pub(super) fn fixed_by_channel(channel: Channel, arrived_on: Date) -> Option<Happening> {
    let method = match channel {
        Channel::Counter => ConfirmationMethod::HandedIn,
        Channel::SignedMail => ConfirmationMethod::SignedFor,
        Channel::OrdinaryMail | Channel::Online | Channel::Fax => return None,
    };
    match law::receipt::received_on(channel, arrived_on, None).value {
        Receipt::Fixed { received_on } => {
            Some(Happening { occurred_on: received_on, event: RequestEvent::ReceiptConfirmed { received_on, method } })
        }
        Receipt::AwaitsConfirmation { .. } => None,
    }
}

pub(in super::super) fn may_confirm(request: &Request) -> Result<(), Refusal> {
    if request.phase == Phase::Unregistered {
        return Err(not_registered(Act::ConfirmReceipt));
    }
    if request.received_on().is_some() {
        return Err(Refusal::new(
            Rule::ReceiptAlreadyFixed,
            Act::ConfirmReceipt.citation(),
            "收到日期已经确定，不再重新确认",
            "如登记有误，请更正登记",
        ));
    }
    if request.phase == Phase::AwaitingConfirmation {
        Ok(())
    } else {
        Err(Refusal::wrong_phase(Act::ConfirmReceipt, request.phase))
    }
}

pub(super) fn check(request: &Request, received_on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    may_confirm(request)?;
    not_in_future(Act::ConfirmReceipt, received_on, facts)?;
    not_before_registration(request, Act::ConfirmReceipt, received_on)
}

/// Whether a way of confirming belongs to the channel. Asked of a new confirmation only: a clerk who corrects the
/// channel corrects the confirmation next, and neither could be first if each had to fit the other.
pub(super) fn check_method(request: &Request, method: ConfirmationMethod) -> Result<(), Refusal> {
    let Some(registration) = &request.registration else { return Err(not_registered(Act::ConfirmReceipt)) };
    if fits(registration.channel, method) {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::MethodDoesNotFitChannel,
        registration.channel.basis(),
        "确认方式与申请渠道不符：当面提交的以提交之日、签收邮寄的以签收之日为准，其余渠道应与申请人确认",
        "请按申请渠道选择确认方式",
    ))
}

fn fits(channel: Channel, method: ConfirmationMethod) -> bool {
    match method {
        ConfirmationMethod::HandedIn => channel == Channel::Counter,
        ConfirmationMethod::SignedFor => channel == Channel::SignedMail,
        ConfirmationMethod::Telephone | ConfirmationMethod::Written | ConfirmationMethod::Site => {
            channel.needs_confirmation()
        }
    }
}
