//! `发出前检查` of a reply: an identity number in it, or a third party who did not agree to be disclosed, stops it until
//! somebody says why it may leave all the same (条例第十五条).

use super::case::{CaseRef, Loaded, load};
use super::letter::reply_to_send;
use super::outgoing::without_own_data;
use crate::authorization::Grant;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::Person;
use casework::request::{Consultation, ConsultedParty, Despite, Opinion, Refusal, Rule};
use documents::letter::Letter;
use law::Citation;
use law::citation::Instrument;
use scan::{Finding, Kind, Severity};

/// What stands in a reply and should not leave, in words for the clerk.
pub(super) struct Held {
    kinds: Vec<Kind>,
    message: String,
}

/// What holds back the reply that is signed and not sent; `None` if nothing does.
pub(super) async fn held_back(ctx: &Ctx, case: &CaseRef, grant: &Grant) -> Result<Option<Held>, ActError> {
    let loaded = load(ctx, &case.number, grant).await?;
    let Some(letter) = reply_to_send(ctx, &loaded).await? else { return Ok(None) };
    let text = text_of(&letter, requester(ctx, &loaded).await?.as_ref());
    let mut found: Vec<Finding> = scan::text::scan(&text, &scan::text::Settings::default())
        .into_iter()
        .filter(|finding| finding.severity == Severity::Block)
        .collect();
    found.extend(third_parties(ctx, &loaded, &text).await?);
    if found.is_empty() {
        return Ok(None);
    }
    let parts: Vec<String> =
        found.iter().map(|one| format!("{}{}“{}”", one.place, one.kind.label(), one.excerpt)).collect();
    let mut kinds: Vec<Kind> = found.iter().map(|finding| finding.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    Ok(Some(Held { kinds, message: format!("答复书中有不宜随信发出的内容：{}", parts.join("；")) }))
}

impl Held {
    /// The reason for sending it all the same, as it stands in the ledger.
    ///
    /// # Errors
    /// [`ActError::Refused`] if no reason was given.
    pub(super) fn released(self, despite: &str) -> Result<Despite, ActError> {
        if despite.is_empty() {
            let refusal = Refusal {
                rule: Rule::LetterHoldsIdentity,
                citation: Citation::article(Instrument::DisclosureRegulation, 15),
                message: self.message,
                next_step: "请更正拟稿后重新审签；确需随信发出的（如申请人要求提供本人信息），写明理由后再发出"
                    .to_owned(),
            };
            return Err(refusal.into());
        }
        let word = |kind: Kind| serde_json::to_value(kind).ok()?.as_str().map(str::to_owned);
        Ok(Despite { kinds: self.kinds.into_iter().filter_map(word).collect(), reason: despite.to_owned() })
    }
}

/// The letter's own words. The requester's name, address and numbers are his own, and the office's telephone is printed
/// on every letter.
fn text_of(letter: &Letter, requester: Option<&Person>) -> String {
    let text = letter.paragraphs.iter().chain(&letter.attachments).fold(String::new(), |text, line| text + line + "\n");
    requester.map_or_else(|| text.clone(), |requester| without_own_data(&text, requester))
}

async fn requester(ctx: &Ctx, loaded: &Loaded) -> Result<Option<Person>, ActError> {
    let Some(registration) = &loaded.request.registration else { return Ok(None) };
    Ok(ctx.ports.people.person(&ctx.agency, &registration.requester).await?)
}

/// Third parties who were asked, did not agree, and are named all the same.
async fn third_parties(ctx: &Ctx, loaded: &Loaded, text: &str) -> Result<Vec<Finding>, ActError> {
    let mut found = Vec::new();
    for Consultation { party, opinion, .. } in &loaded.request.consultations {
        let ConsultedParty::ThirdParty { person } = party else { continue };
        if *opinion == Some(Opinion::Agrees) {
            continue;
        }
        let Some(person) = ctx.ports.people.person(&ctx.agency, person).await? else { continue };
        if let Some(line) = text.lines().position(|line| line.contains(&person.name)) {
            let surname = person.name.chars().next().map(String::from).unwrap_or_default();
            found.push(Finding {
                kind: Kind::NameWithContext,
                severity: Severity::Block,
                place: format!("第{}段", line + 1),
                excerpt: format!("{surname}**"),
                reason: "被征求意见的第三方没有同意公开".to_owned(),
            });
        }
    }
    Ok(found)
}
