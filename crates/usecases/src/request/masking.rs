//! Who sees a person's data: those who must write to the person; the others see that there is one.

use crate::ctx::{Actor, Ctx};
use crate::ports::{Person, Role};
use law::requester::RequesterKind;
use serde::Serialize;

/// A person as the actor may see it.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of `Person`")]
pub struct PersonView {
    pub kind: RequesterKind,
    pub name: String,
    pub id_type: String,
    pub id_number: String,
    pub phone: String,
    pub email: String,
    pub address: String,
    /// Whether something is hidden.
    pub is_masked: bool,
}

impl PersonView {
    /// The person as the context's actor may see it.
    pub(super) fn of(ctx: &Ctx, person: Person) -> Self {
        let Person { kind, name, id_type, id_number, phone, email, address, .. } = person;
        if sees_all(ctx) {
            return Self { kind, name, id_type, id_number, phone, email, address, is_masked: false };
        }
        Self {
            kind,
            name: if sees_name(ctx) { name } else { masked_name(kind, &name) },
            id_type,
            id_number: stars(&id_number),
            phone: stars(&phone),
            email: stars(&email),
            address: stars(&address),
            is_masked: true,
        }
    }
}

/// The office writes and telephones to the requester.
fn sees_all(ctx: &Ctx) -> bool {
    has_role(ctx, &[Role::Clerk, Role::OfficeHead])
}

/// The leader signs a letter that names the requester.
fn sees_name(ctx: &Ctx) -> bool {
    has_role(ctx, &[Role::Leader])
}

fn has_role(ctx: &Ctx, roles: &[Role]) -> bool {
    match &ctx.actor {
        Actor::Staff(staff) => staff.roles.iter().any(|role| roles.contains(role)),
        Actor::Requester { .. } => true,
        Actor::Public | Actor::System => false,
    }
}

fn masked_name(kind: RequesterKind, name: &str) -> String {
    match kind {
        RequesterKind::NaturalPerson => name.chars().next().map_or_else(String::new, |first| format!("{first}**")),
        RequesterKind::Business
        | RequesterKind::ResearchInstitute
        | RequesterKind::PublicBenefitOrganization
        | RequesterKind::LegalServiceFirm
        | RequesterKind::OtherOrganization => name.to_owned(),
    }
}

/// Says that there is something, and not how long it is.
fn stars(text: &str) -> String {
    if text.is_empty() { String::new() } else { "******".to_owned() }
}
