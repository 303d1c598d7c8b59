//! `查询办理进度` — the requester looks at the case with number and secret.

use super::case::load;
use crate::authorization::Act;
use crate::ctx::{Actor, Ctx};
use crate::error::ActError;
use crate::secret::{hash_of_typed, same};
use crate::settings;
use casework::ids::RequestNumber;
use casework::report::AgencySettings;
use casework::request::{Act as RequestAct, FeeMethod, Phase, Request, RequestEvent, StartCause, clock, steps};
use jiff::civil::Date;
use law::count::chinese_date;
use law::outcome::Outcome;
use serde::Serialize;

/// A word for machines and the same for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Word {
    /// For machines.
    pub word: &'static str,
    /// For people.
    pub text: String,
}

/// What the requester sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tracked {
    /// `登记号`.
    pub number: RequestNumber,
    /// Where the matter stands.
    pub status: Word,
    /// `收到申请之日`; `None` before it is fixed.
    pub received_on: Option<Date>,
    /// Last day to reply; `None` while no clock runs to an end.
    pub due: Option<Date>,
    /// Whether `due` needs a year without a holiday notice.
    pub provisional: bool,
    /// What happens next.
    pub next: Word,
    /// What is to be clarified, while it is waited for.
    pub clarification: Vec<String>,
    /// What reasons are asked for (§35), while they are waited for.
    pub reasons: Option<String>,
    /// The fee, while it is waited for.
    pub fee: Option<FeeDue>,
    /// From which day the reply period counts, and why; empty before it does.
    pub counting: String,
    /// How far the matter has come, for the four stages that a requester understands.
    pub stage: Stage,
    /// The reply, once it has left.
    pub reply: Option<Reply>,
    /// Whether the requester may still withdraw.
    pub may_withdraw: bool,
}

/// The fee that is waited for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeeDue {
    /// `按件计收`, with how many.
    pub method: String,
    /// The amount.
    pub yuan: u64,
    /// How it is paid: the agency's own arrangement.
    pub how_to_pay: String,
}

/// How far a matter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Handed in; the receipt is not fixed.
    Confirming,
    /// Being worked on.
    AtWork,
    /// Answered.
    Replied,
    /// Ended without reply before the receipt was fixed.
    EndedEarly,
    /// Ended without reply after it.
    Ended,
}

/// The reply as the requester reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reply {
    /// `文号`.
    pub document_number: String,
    /// What was decided.
    pub outcome: String,
    /// What the requester is told or given.
    pub statement: String,
    /// Facts found and reasons.
    pub reasons: String,
    /// The day it left.
    pub dispatched_on: Date,
}

/// The requester of a case, proved by the secret. A wrong secret and an unknown number are the same, and take the
/// same time.
///
/// # Errors
/// [`ActError::NotFound`] if they do not fit.
pub async fn requester_of(ctx: &Ctx, number: &str, secret: &str) -> Result<Actor, ActError> {
    let number = RequestNumber(number.trim().to_owned());
    let kept = ctx.ports.people.tracking(&ctx.agency, &number).await?;
    let typed = hash_of_typed(secret);
    let expected = kept.map_or_else(|| "0".repeat(64), |tracking| tracking.secret_hash);
    if same(&typed, &expected) { Ok(Actor::Requester { number }) } else { Err(ActError::NotFound) }
}

/// What the requester of the context sees of the case.
///
/// # Errors
/// [`ActError::Forbidden`] for anybody who is not the requester of a case.
pub async fn track(ctx: &Ctx) -> Result<Tracked, ActError> {
    let grant = ctx.may(Act::Track)?;
    let Actor::Requester { number } = &ctx.actor else { return Err(ActError::NotFound) };
    let loaded = load(ctx, number, &grant).await?;
    let request = &loaded.request;
    let due = clock::due(request, &loaded.calendar);
    let is_waiting = matches!(request.phase, Phase::AwaitingClarification { .. });
    let office = settings::current(ctx).await?;
    let facts = loaded.facts(ctx, Vec::new());
    Ok(Tracked {
        number: number.clone(),
        status: status(request),
        received_on: request.received_on(),
        due: due.map(|due| due.on),
        provisional: due.is_some_and(|due| due.is_provisional),
        next: next(request, due.map(|due| due.on), clock::awaits_until(request, &loaded.calendar)),
        clarification: request.clarification.iter().filter(|_| is_waiting).flat_map(|c| c.points.clone()).collect(),
        reasons: reasons(request),
        fee: fee(request, &office),
        counting: counting(request),
        stage: stage(request),
        reply: reply(request),
        may_withdraw: steps::may(request, RequestAct::Withdraw, &facts).is_ok(),
    })
}

/// Draft and signature are the office's own affair: to the requester the matter is being worked on.
pub(super) fn status(request: &Request) -> Word {
    let word = |word, text: &str| Word { word, text: text.to_owned() };
    match request.phase {
        Phase::Unregistered | Phase::AwaitingConfirmation => word("awaiting-confirmation", "已登记，待确认收到日期"),
        Phase::AwaitingClarification { .. } => word("awaiting-clarification", "待您补正"),
        Phase::AwaitingReasons { .. } => word("awaiting-reasons", "待您说明理由"),
        Phase::AwaitingPayment { .. } => word("awaiting-payment", "待您缴费"),
        Phase::Processing | Phase::Decided | Phase::Signed if request.open_consultations().next().is_some() => {
            word("consulting", "办理中，正在征求有关方面意见")
        }
        Phase::Processing | Phase::Decided | Phase::Signed => word("processing", "办理中"),
        Phase::Dispatched | Phase::Delivered => word("replied", "已答复"),
        Phase::Archived if request.reply.as_ref().is_some_and(|reply| reply.dispatch.is_some()) => {
            word("replied", "已答复")
        }
        Phase::Closed | Phase::Archived => match request.ended {
            Some(ended) => Word { word: "closed", text: format!("已终止：{}", ended.outcome.label()) },
            None => word("closed", "已终止"),
        },
    }
}

fn next(request: &Request, due: Option<Date>, awaits_until: Option<Date>) -> Word {
    let by = |day: Option<Date>, rest: &str| match day {
        Some(day) => format!("请在{}（含当日）前{rest}", chinese_date(day)),
        None => format!("请{rest}"),
    };
    match request.phase {
        Phase::Unregistered | Phase::AwaitingConfirmation => Word {
            word: "confirm-receipt",
            text: "工作人员将与您确认收到日期，请保持电话畅通；答复期限从确认之日起算".to_owned(),
        },
        Phase::AwaitingClarification { .. } => {
            Word { word: "clarify", text: by(awaits_until, "补正；收到补正后，答复期限重新起算") }
        }
        Phase::AwaitingReasons { .. } => {
            Word { word: "give-reasons", text: by(awaits_until, "说明理由，书面寄交、送交本机关均可") }
        }
        Phase::AwaitingPayment { .. } => {
            Word { word: "pay", text: by(awaits_until, "缴费；缴清后，答复期限重新起算") }
        }
        Phase::Processing | Phase::Decided | Phase::Signed => Word {
            word: "await-reply",
            text: match due {
                Some(day) => format!("本机关在{}（含当日）前答复", chinese_date(day)),
                None => "正在征求有关方面意见，所需时间不计入答复期限".to_owned(),
            },
        },
        Phase::Dispatched | Phase::Delivered | Phase::Closed | Phase::Archived => {
            Word { word: "none", text: after_the_end(request).to_owned() }
        }
    }
}

/// What can still be done. Where nothing was decided there is nothing to contest: the requester may ask anew.
fn after_the_end(request: &Request) -> &'static str {
    let outcome = request.ended.filter(|_| !request.reply_is_sent()).map(|ended| ended.outcome);
    if outcome == Some(Outcome::Withdrawn) {
        "申请已撤回，本机关不再办理。以后需要的，可以重新申请"
    } else if outcome == Some(Outcome::ClarificationLapsed) {
        "逾期没有补正，视为放弃申请，本机关不再办理（第三十条）。以后需要的，可以重新申请"
    } else if outcome == Some(Outcome::FeeUnpaid) {
        "逾期没有缴费，视为放弃申请，本机关不再办理。以后需要的，可以重新申请"
    } else {
        "对处理决定不服的，可以依法申请行政复议或者提起行政诉讼，具体途径和期限以答复书所载为准"
    }
}

/// The facts told with the demand for reasons.
fn reasons(request: &Request) -> Option<String> {
    let is_waiting = matches!(request.phase, Phase::AwaitingReasons { .. });
    let asked = request.history.effective().filter_map(|(_, event, ..)| {
        let RequestEvent::ReasonsAsked { facts, .. } = event else { return None };
        Some(facts.clone())
    });
    asked.last().filter(|_| is_waiting)
}

fn fee(request: &Request, office: &AgencySettings) -> Option<FeeDue> {
    let fee = request.fee.as_ref().filter(|_| matches!(request.phase, Phase::AwaitingPayment { .. }))?;
    let method = match fee.method {
        FeeMethod::Items => format!("按件计收，累计{}件", fee.count),
        FeeMethod::Pages => format!("按量计收，共{}页", fee.count),
    };
    Some(FeeDue { method, yuan: fee.yuan, how_to_pay: settings::how_to_pay(office) })
}

/// From where the period that runs is counted. The first receipt stays what it was.
fn counting(request: &Request) -> String {
    let Some(start) = request.clock.start() else { return String::new() };
    let day = chinese_date(start.on);
    match start.cause {
        StartCause::Received => "自次日起计算二十个工作日；征求意见的时间不计算在内，依法延长或者补正的，日期相应变动（第三十条、第三十三条）".to_owned(),
        StartCause::Clarified => format!("{day}收到补正，自次日起重新计算二十个工作日；征求意见的时间不计算在内，依法延长的，日期相应变动（第三十条、第三十三条）"),
        StartCause::Paid => format!("{day}缴清信息处理费，自次日起重新计算二十个工作日；征求意见的时间不计算在内（国办函〔2020〕109号）"),
        StartCause::Reopened(_, Some(by)) => format!("{day}起重新办理，须在{}（含当日）前答复", chinese_date(by)),
        StartCause::Reopened(_, None) => format!("{day}起重新办理，自次日起计算答复期限"),
    }
}

fn stage(request: &Request) -> Stage {
    match request.phase {
        Phase::Unregistered | Phase::AwaitingConfirmation => Stage::Confirming,
        Phase::Processing
        | Phase::AwaitingClarification { .. }
        | Phase::AwaitingReasons { .. }
        | Phase::AwaitingPayment { .. }
        | Phase::Decided
        | Phase::Signed => Stage::AtWork,
        Phase::Dispatched | Phase::Delivered => Stage::Replied,
        Phase::Closed | Phase::Archived if request.reply_is_sent() => Stage::Replied,
        Phase::Closed | Phase::Archived if request.received_on().is_none() => Stage::EndedEarly,
        Phase::Closed | Phase::Archived => Stage::Ended,
    }
}

fn reply(request: &Request) -> Option<Reply> {
    let reply = request.reply.as_ref()?;
    let (dispatch, signature) = (reply.dispatch.as_ref()?, reply.signature.as_ref()?);
    Some(Reply {
        document_number: signature.document_number.clone(),
        outcome: reply.decision.outcome.label().to_owned(),
        statement: reply.decision.statement.clone(),
        reasons: reply.decision.reasons.clone(),
        dispatched_on: dispatch.on,
    })
}
