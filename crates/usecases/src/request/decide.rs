//! `拟定处理决定` (§36–39).

use super::case::{CaseRef, Proposal, act_on, load};
use super::standing::Standing;
use crate::authorization::Grant;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::Person;
use crate::validation::{Findings, Lines};
use casework::ids::RequestNumber;
use casework::request::{Act, Command, Decision, EarlierReply, Request};
use jiff::civil::Date;
use law::exemption::Exemption;
use law::outcome::Outcome;

/// The outcome and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decide {
    /// The day; today if not said.
    pub on: Option<Date>,
    /// The kind of reply.
    pub outcome: Outcome,
    /// Grounds of the withheld parts, for a partial disclosure.
    pub withheld: Vec<Exemption>,
    /// Facts found and reasons, as the letter says them.
    pub reasons: String,
    /// What the requester is told or given.
    pub statement: String,
    /// Evidence kept for the decision.
    pub evidence: Vec<String>,
    /// The earlier request of the same requester that a repeat repeats.
    pub earlier: Option<RequestNumber>,
    /// Why no third party was asked although its rights are protected.
    pub not_consulted_because: Option<String>,
}

impl Decide {
    /// An outcome with nothing said about it yet.
    pub fn outcome(outcome: Outcome) -> Self {
        Self {
            on: None,
            outcome,
            withheld: Vec::new(),
            reasons: String::new(),
            statement: String::new(),
            evidence: Vec::new(),
            earlier: None,
            not_consulted_because: None,
        }
    }
}

/// Drafts the decision; a new draft replaces an earlier one and voids its reviews.
///
/// # Errors
/// [`ActError::Refused`] naming what the outcome still lacks.
pub async fn decide(ctx: &Ctx, case: &CaseRef, input: Decide) -> Result<Standing, ActError> {
    let grant = ctx.may_on_request(Act::Decide)?;
    let earlier = match &input.earlier {
        Some(number) => Some(earlier_reply(ctx, case, number, &grant).await?),
        None => None,
    };
    let decision = checked(&input, earlier.clone())?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::Decide, |_| {
        let command = Command::Decide { on, decision: decision.clone() };
        Ok(Proposal { earlier: earlier.iter().cloned().collect(), ..command.into() })
    })
    .await
}

fn checked(input: &Decide, earlier: Option<EarlierReply>) -> Result<Decision, ActError> {
    let mut findings = Findings::default();
    let evidence = input.evidence.iter().map(|item| findings.text("evidence", "证据", item, 2_000, Lines::Many));
    let evidence = evidence.filter(|item| !item.is_empty()).collect();
    let excuse = input.not_consulted_because.as_deref().unwrap_or("");
    let excuse = findings.text("not_consulted_because", "未征求意见的原因", excuse, 2_000, Lines::Many);
    let decision = Decision {
        outcome: input.outcome,
        withheld: input.withheld.clone(),
        reasons: findings.text("reasons", "理由", &input.reasons, 20_000, Lines::Many),
        statement: findings.text("statement", "告知内容", &input.statement, 20_000, Lines::Many),
        evidence,
        earlier,
        not_consulted_because: (!excuse.is_empty()).then_some(excuse),
    };
    findings.finish()?;
    Ok(decision)
}

/// Finds the reply that a repeat repeats: of this agency, to the same requester (§36(6)).
/// It may be another unit's case; this one must be the actor's own.
async fn earlier_reply(
    ctx: &Ctx,
    case: &CaseRef,
    number: &RequestNumber,
    grant: &Grant,
) -> Result<EarlierReply, ActError> {
    let here = load(ctx, &case.number, grant).await?;
    let missing = || ActError::invalid("earlier", format!("没有找到对同一申请人的在先答复{number}，请核对登记号"));
    if *number == case.number {
        return Err(missing());
    }
    let earlier = match load(ctx, number, &Grant::All).await {
        Err(ActError::NotFound) => return Err(missing()),
        other => other?,
    };
    let (ours, theirs) = (requester(ctx, &here.request).await?, requester(ctx, &earlier.request).await?);
    let is_same = ours.zip(theirs).is_some_and(|(a, b)| is_same_person(&a, &b));
    match earlier.request.ended.filter(|_| is_same) {
        Some(ended) => Ok(EarlierReply { number: number.clone(), disclosed: discloses(ended.outcome) }),
        None => Err(missing()),
    }
}

async fn requester(ctx: &Ctx, request: &Request) -> Result<Option<Person>, ActError> {
    match &request.registration {
        Some(registration) => Ok(ctx.ports.people.person(&ctx.agency, &registration.requester).await?),
        None => Ok(None),
    }
}

/// The same identity document, or, where none is written down, the same name and telephone or address.
fn is_same_person(a: &Person, b: &Person) -> bool {
    if a.id_number.is_empty() || b.id_number.is_empty() {
        let is_same = |a: &str, b: &str| !a.is_empty() && a == b;
        return a.name == b.name && (is_same(&a.phone, &b.phone) || is_same(&a.address, &b.address));
    }
    a.id_type == b.id_type && a.id_number.eq_ignore_ascii_case(&b.id_number)
}

fn discloses(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::AlreadyPublic | Outcome::Provided | Outcome::AccessTold | Outcome::PartlyDisclosed)
}
