//! `书面告知第三方` — its information is disclosed without its consent; it is told what and why (§32).

use super::case::{CaseRef, act_on};
use super::outgoing::{self, Reader, Typed};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::validation::{Findings, Lines};
use casework::ids::ConsultationId;
use casework::request::{Act, Command, DispatchRoute, steps};
use jiff::civil::Date;
use law::third_party_told::DisclosureGround;

/// What is told to whom, and how it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellThirdParty {
    /// The day the letter leaves; today if not said.
    pub on: Option<Date>,
    /// The consultation in which it was asked; may be left out while only one party is left to tell.
    pub consultation: Option<ConsultationId>,
    /// Why it is disclosed all the same.
    pub ground: DisclosureGround,
    /// What is disclosed.
    pub content: String,
    /// Why.
    pub reasons: String,
    /// How.
    pub route: DispatchRoute,
    /// The postal number, if posted.
    pub tracking: Option<String>,
}

/// Tells a third party of the disclosure.
///
/// # Errors
/// [`ActError::Invalid`] if a text is missing or it is not clear who is meant; [`ActError::Refused`] unless a signed
/// decision discloses without this party's consent.
pub async fn tell_third_party(ctx: &Ctx, case: &CaseRef, input: TellThirdParty) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::TellThirdParty)?;
    let mut findings = Findings::default();
    let content = findings.required("content", "决定公开的政府信息内容", &input.content, 5_000, Lines::Many);
    let reasons = findings.required("reasons", "决定公开的理由", &input.reasons, 5_000, Lines::Many);
    let tracking = findings.text("tracking", "邮件号", input.tracking.as_deref().unwrap_or(""), 50, Lines::One);
    findings.finish()?;
    let typed = [
        Typed { field: "content", label: "决定公开的政府信息内容", text: &content },
        Typed { field: "reasons", label: "决定公开的理由", text: &reasons },
    ];
    outgoing::check(ctx, case, Act::TellThirdParty, Reader::Other, &typed).await?;
    let tracking = (!tracking.is_empty()).then_some(tracking);
    let on = input.on.unwrap_or_else(|| ctx.today());
    let (ground, route) = (input.ground, input.route);
    act_on(ctx, case, Act::TellThirdParty, |loaded| {
        let mut untold = loaded.request.third_parties_untold().map(|asked| asked.id.clone());
        let only = untold.next().filter(|_| untold.next().is_none());
        let Some(consultation) = input.consultation.clone().or(only) else {
            steps::may(&loaded.request, Act::TellThirdParty, &loaded.facts(ctx, Vec::new()))?;
            return Err(ActError::invalid("consultation", "请写明告知哪一次征求意见的第三方"));
        };
        let (content, reasons, tracking) = (content.clone(), reasons.clone(), tracking.clone());
        Ok(Command::TellThirdParty { on, consultation, ground, content, reasons, route, tracking })
    })
    .await
}
