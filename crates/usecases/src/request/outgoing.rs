//! `发出前检查` of what a clerk types into a letter other than the reply: no identity number leaves with it, and whoever
//! is consulted does not learn who asks — it needs the information, not the person (个人信息保护法第六条).

use super::case::{CaseRef, load};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::{ActError, FieldError};
use crate::ports::{Person, RequestContent};
use casework::request::Act as RequestAct;
use law::requester::RequesterKind;
use scan::{Finding, Kind, Severity};
use std::collections::BTreeMap;

/// Who reads the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// The requester: his own data are his own.
    Requester,
    /// A third party or another agency.
    Other,
}

/// A text of the form: its field, what the form calls it, and what was typed.
pub(super) struct Typed<'a> {
    pub(super) field: &'static str,
    pub(super) label: &'static str,
    pub(super) text: &'a str,
}

/// Refuses texts that say what their reader must not learn.
///
/// # Errors
/// [`ActError::Invalid`] at each such field; [`ActError::NotFound`] if the actor may not see the case.
pub(super) async fn check(
    ctx: &Ctx,
    case: &CaseRef,
    act: RequestAct,
    reader: Reader,
    texts: &[Typed<'_>],
) -> Result<(), ActError> {
    let grant = ctx.may(Act::Request(act))?;
    let loaded = load(ctx, &case.number, &grant).await?;
    let requester = match &loaded.request.registration {
        Some(registration) => ctx.ports.people.person(&ctx.agency, &registration.requester).await?,
        None => None,
    };
    let error = |typed: &Typed<'_>| {
        Some(FieldError {
            field: typed.field.to_owned(),
            message: format!("{}中{}", typed.label, why(typed.text, requester.as_ref(), reader)?),
        })
    };
    let errors: Vec<FieldError> = texts.iter().filter_map(error).collect();
    if errors.is_empty() { Ok(()) } else { Err(ActError::Invalid(errors)) }
}

/// What must not leave, in words; none if nothing is in the way.
fn why(text: &str, requester: Option<&Person>, reader: Reader) -> Option<String> {
    let bare = requester.map_or_else(|| text.to_owned(), |requester| without_own_data(text, requester));
    let names_him = requester.is_some_and(|person| {
        person.kind == RequesterKind::NaturalPerson && is_long(&person.name, 2) && text.contains(&person.name)
    });
    if reader == Reader::Other && (bare != text || names_him) {
        return Some(
            "写有申请人的姓名或者联系方式；对方只需知道征求意见的信息，不需知道申请人是谁（个人信息保护法第六条），请删去"
                .to_owned(),
        );
    }
    let found = scan::text::scan(&bare, &scan::text::Settings::default());
    let first = found.iter().find(|finding| finding.severity == Severity::Block && is_of_a_person(finding.kind))?;
    let Finding { kind, excerpt, .. } = first;
    Some(format!(
        "有{}“{excerpt}”，随信发出会公开个人信息（政府信息公开条例第十五条），请删去或者只写够识别的部分",
        kind.label()
    ))
}

/// The text with the requester's numbers and address replaced.
pub(super) fn without_own_data(text: &str, Person { id_number, phone, email, address, .. }: &Person) -> String {
    let own = [id_number, phone, email, address].into_iter().filter(|own| is_long(own, 4));
    own.fold(text.to_owned(), |text, own| text.replace(own.as_str(), "（本人信息）"))
}

/// Numbers that belong to one person. What a letter must speak of, a person's name or a mark of secrecy, is not meant.
fn is_of_a_person(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::IdCard
            | Kind::BankCard
            | Kind::Passport
            | Kind::TravelPermit
            | Kind::OtherId
            | Kind::ServiceCard
            | Kind::StudentNumber
    )
}

/// What a request says of persons, in words for whoever passes it on; none if nothing.
pub(super) fn personal_numbers(content: &RequestContent) -> Option<String> {
    let text = [&content.title, &content.document_number, &content.description].map(String::as_str).join("\n");
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for finding in scan::text::scan(&text, &scan::text::Settings::default()) {
        if is_of_a_person(finding.kind) || finding.kind == Kind::Mobile {
            *counts.entry(finding.kind.label()).or_default() += 1;
        }
    }
    let parts: Vec<String> = counts.iter().map(|(label, count)| format!("{label}{count}处")).collect();
    (!parts.is_empty()).then(|| format!("申请内容中有{}，转办、征求意见和公开答复时请略去。", parts.join("、")))
}

fn is_long(text: &str, least: usize) -> bool {
    text.chars().nth(least - 1).is_some()
}
