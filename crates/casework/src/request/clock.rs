//! `期限` — every date of a case, derived from its events and a calendar by the rules of `law`. Nothing here is stored,
//! and nothing here knows today: a date moves only by an event or by a change of the calendar.

use super::consultation::Consultation;
use super::event::ReopeningCause;
use super::phase::Phase;
use super::state::{Request, Start, StartCause};
use jiff::civil::Date;
use law::calendar::Calendar;
use law::count::chinese_date;
use law::extension::Extension;
use law::period::PeriodKind;
use law::reply_period::{self, ReplyPeriod};
use law::rule_set::RuleSet;
use law::{Citation, Deadline, Derived, Instrument, Pause, Step};

/// §35: the day that the office has fixed and told.
const DELAY: Citation = Citation::article(Instrument::DisclosureRegulation, 35);
/// Where orders to reply anew stand.
const ORDER: Citation = Citation::article(Instrument::DisclosureInterpretation2025, 11);
const REPLY: Citation = Citation::article(Instrument::DisclosureRegulation, 33);

/// `答复期限` — the last day to reply; `None` while no clock runs to an end: before the receipt is fixed, while the
/// requester has to clarify or pay, while a party without a period of its own is asked, and after a close without
/// reply. After dispatch it stays, to be compared with.
pub fn due(request: &Request, calendar: &Calendar) -> Option<Deadline> {
    let start = running_start(request)?;
    let ordinary = if let Some(day) = ordered_day(start) {
        fixed(day)
    } else {
        let last = period(request, start, calendar).deadline(calendar).ok()?;
        ends_before_open_pause(request, start, last.on, calendar).then_some(last)?
    };
    Some(match request.clock.delayed_to {
        // A notice may still move the ordinary date beyond the one that was told.
        Some(delayed) if delayed > ordinary.on => Deadline { on: delayed, ..ordinary },
        Some(_) | None => ordinary,
    })
}

/// The date of [`due`] alone.
pub fn due_on(request: &Request, calendar: &Calendar) -> Option<Date> {
    due(request, calendar).map(|due| due.on)
}

/// [`due`] with its reasons: why this date.
pub fn reply_due(request: &Request, calendar: &Calendar) -> Option<Derived<Deadline>> {
    let value = due(request, calendar)?;
    let start = running_start(request)?;
    let mut derived = match ordered_day(start) {
        Some(day) => ordered(start, day),
        None => counted(request, start, calendar)?,
    };
    if derived.value.on != value.on {
        let text = format!("申请人理由合理，已告知延迟至{}答复", chinese_date(value.on));
        derived.steps.push(Step { text, basis: Some(DELAY) });
        derived.basis.push(DELAY);
    }
    Some(derived.map(|_| value))
}

/// The reply period that runs, for the sheet of its days; `None` where a day was set instead, or nothing runs.
pub fn reply_period(request: &Request, calendar: &Calendar) -> Option<ReplyPeriod> {
    let start = running_start(request)?;
    ordered_day(start).is_none().then(|| period(request, start, calendar))
}

/// The day zero of a clock that runs, or ran until the reply left.
fn running_start(request: &Request) -> Option<Start> {
    match request.phase {
        Phase::Processing
        | Phase::AwaitingReasons { .. }
        | Phase::Decided
        | Phase::Signed
        | Phase::Dispatched
        | Phase::Delivered => request.clock.start(),
        Phase::Archived => request.clock.start().filter(|_| request.reply_is_sent()),
        Phase::Unregistered
        | Phase::AwaitingConfirmation
        | Phase::AwaitingClarification { .. }
        | Phase::AwaitingPayment { .. }
        | Phase::Closed => None,
    }
}

/// The day that an order to reply anew sets itself.
fn ordered_day(start: Start) -> Option<Date> {
    match start.cause {
        StartCause::Reopened(_, day) => day,
        StartCause::Received | StartCause::Clarified | StartCause::Paid => None,
    }
}

/// A day that was set is not counted by a calendar.
const fn fixed(on: Date) -> Deadline {
    Deadline { on, is_provisional: false, may_still_move: false }
}

fn period(request: &Request, start: Start, calendar: &Calendar) -> ReplyPeriod {
    let period = ReplyPeriod::start(start.on, start_in_law(start));
    let extension = request.clock.extension_in_force().and_then(|e| Extension::try_new(i64::from(e.working_days)).ok());
    let extended = match extension {
        Some(extension) => period.clone().extend(extension).unwrap_or(period),
        None => period,
    };
    pauses(request, start, calendar).fold(extended, ReplyPeriod::pause)
}

/// After reconsideration or of its own motion the agency replies within the ordinary period, counted from the order
/// (convention: no instrument says so where the order sets no day).
const fn start_in_law(start: Start) -> reply_period::Start {
    match start.cause {
        StartCause::Received | StartCause::Reopened(ReopeningCause::Reconsideration | ReopeningCause::OwnMotion, _) => {
            reply_period::Start::Received
        }
        StartCause::Clarified => reply_period::Start::Clarified,
        StartCause::Paid => reply_period::Start::FeePaid,
        StartCause::Reopened(ReopeningCause::Judgment, _) => reply_period::Start::Judgment,
    }
}

/// Pauses that are over or have a known last day. A court's period is not paused (convention: §33¶3 speaks of the
/// reply period).
fn pauses(request: &Request, start: Start, calendar: &Calendar) -> impl Iterator<Item = Pause> {
    let is_paused = !matches!(start.cause, StartCause::Reopened(ReopeningCause::Judgment, _));
    let consultations = request.consultations.iter().filter(move |_| is_paused);
    consultations.filter_map(|asked| pause(asked, calendar))
}

/// The days that a consultation takes out; `None` while nobody can say when it ends.
fn pause(consultation: &Consultation, calendar: &Calendar) -> Option<Pause> {
    let ended_on = consultation.end.map(super::ConsultationEnd::on);
    let limit = opinion_due(consultation, calendar);
    law::consultation::pause(consultation.sent_on, ended_on, limit).ok().flatten()
}

/// Whether a period ends no later than the day on which a pause without known end began.
fn ends_before_open_pause(request: &Request, start: Start, last: Date, calendar: &Calendar) -> bool {
    let is_paused = !matches!(start.cause, StartCause::Reopened(ReopeningCause::Judgment, _));
    let open = request.consultations.iter().filter(|asked| is_paused && pause(asked, calendar).is_none());
    open.map(|asked| asked.sent_on).min().is_none_or(|sent_on| last <= sent_on)
}

fn counted(request: &Request, start: Start, calendar: &Calendar) -> Option<Derived<Deadline>> {
    let mut derived = period(request, start, calendar).explain(calendar).ok()?.map(|end| end.deadline);
    // `law` knows no new round after reconsideration; it counts as from a receipt, and the first step says why.
    if let StartCause::Reopened(cause @ (ReopeningCause::Reconsideration | ReopeningCause::OwnMotion), _) = start.cause
        && let Some(step) = derived.steps.first_mut()
    {
        let text = format!("{}重新办理，自{}起重新计算，当日不计", cause.words(), chinese_date(start.on));
        *step = Step { text, basis: Some(REPLY) };
        derived.basis.retain(|place| *place != reply_period::Start::Received.basis());
    }
    Some(derived)
}

fn ordered(start: Start, day: Date) -> Derived<Deadline> {
    let (words, basis) = match start.cause {
        StartCause::Reopened(ReopeningCause::Judgment, _) => (ReopeningCause::Judgment.words(), ORDER),
        StartCause::Reopened(cause, _) => (cause.words(), REPLY),
        StartCause::Received | StartCause::Clarified | StartCause::Paid => ("", REPLY),
    };
    let text = format!("{words}重新办理，确定于{}前答复", chinese_date(day));
    Derived { value: fixed(day), steps: vec![Step { text, basis: Some(basis) }], basis: vec![basis] }
}

impl ReopeningCause {
    /// What orders the new reply, as a sentence begins.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Reconsideration => "按行政复议决定",
            Self::Judgment => "按生效判决",
            Self::OwnMotion => "本机关自行纠正，",
        }
    }
}

/// `一次性告知补正` — the last day to tell the requester what is unclear (§30).
pub fn clarification_notice_due(received_on: Date, calendar: &Calendar) -> Option<Deadline> {
    law::clarification::notice_due(received_on, calendar).ok()
}

/// `提出意见` — a consulted party's last day (§32, §34); `None` before its receipt is known, and for other agencies.
pub fn opinion_due(consultation: &Consultation, calendar: &Calendar) -> Option<Deadline> {
    consultation.party.in_law().answer_due(consultation.delivered_on?, calendar).ok().flatten()
}

/// `缴费` — the last day to pay (109号 §6); `None` before the requester has the notice.
pub fn payment_due(request: &Request, calendar: &Calendar) -> Option<Deadline> {
    let delivered_on = request.fee.as_ref()?.delivered_on?;
    PeriodKind::FeePayment.deadline(delivered_on, calendar).ok()
}

/// `协办期限` — the last day that the office gives a handling unit or another agency for its help: so many working days
/// after it asked, but never later than the reply is due. The office's own arrangement, which moves no other date.
pub fn assistance_due(request: &Request, asked_on: Date, working_days: u32, calendar: &Calendar) -> Option<Date> {
    let inner = calendar.nth_working_day_after(asked_on, working_days)?;
    Some(due_on(request, calendar).map_or(inner, |due| inner.min(due)))
}

/// The last day of what is waited for: clarification, reasons, payment, or the last of the consulted parties.
pub fn awaits_until(request: &Request, calendar: &Calendar) -> Option<Date> {
    match request.phase {
        Phase::AwaitingClarification { answer_by, .. } | Phase::AwaitingReasons { answer_by, .. } => Some(answer_by),
        Phase::AwaitingPayment { .. } => payment_due(request, calendar).map(|last| last.on),
        Phase::Processing | Phase::Decided | Phase::Signed => {
            let open = request.open_consultations();
            open.filter_map(|asked| opinion_due(asked, calendar)).map(|last| last.on).max()
        }
        Phase::Unregistered
        | Phase::AwaitingConfirmation
        | Phase::Dispatched
        | Phase::Delivered
        | Phase::Closed
        | Phase::Archived => None,
    }
}

/// `适用的规则` — the rule set in force on the day of receipt, which the case keeps.
pub fn rule_set(request: &Request) -> Option<RuleSet> {
    law::rule_set::in_force_on(request.received_on()?)
}

/// Whether the reply of this round left after its due date.
pub fn was_late(request: &Request, calendar: &Calendar) -> bool {
    let dispatch = request.reply.as_ref().and_then(|reply| reply.dispatch.as_ref());
    match (dispatch, due_on(request, calendar)) {
        (Some(dispatch), Some(due)) => dispatch.on > due,
        (Some(_) | None, _) => false,
    }
}
