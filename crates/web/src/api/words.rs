//! The words that a field may hold, for the description: taken from the types that read them.

use casework::request::{ConfirmationMethod, DispatchRoute, FeeMethod, Opinion, ReopeningCause, ReviewKind};
use documents::report::Section;
use law::exemption::Exemption;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use law::third_party_told::DisclosureGround;
use report::form::ReportFormat;
use serde::Serialize;
use serde_json::Value;
use usecases::ports::Role;
use utoipa::openapi::schema::{Array, ArrayBuilder, Object, ObjectBuilder, SchemaType, Type};

fn one_of<T: Serialize>(values: impl IntoIterator<Item = T>) -> Object {
    let words = values.into_iter().filter_map(|value| serde_json::to_value(value).ok());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).build()
}

pub(super) fn confirmation_method() -> Object {
    use ConfirmationMethod::{HandedIn, SignedFor, Site, Telephone, Written};
    one_of([HandedIn, SignedFor, Telephone, Written, Site])
}

pub(super) fn opinion() -> Object {
    one_of([Opinion::Agrees, Opinion::AgreesInPart, Opinion::Objects])
}

pub(super) fn fee_method() -> Object {
    one_of([FeeMethod::Items, FeeMethod::Pages])
}

pub(super) fn review_kind() -> Object {
    one_of([ReviewKind::Unit, ReviewKind::Secrecy, ReviewKind::Legality])
}

pub(super) fn dispatch_route() -> Object {
    use DispatchRoute::{Email, HandDelivery, Online, Post};
    one_of([Post, HandDelivery, Online, Email])
}

/// Ways that reach somebody other than the requester.
pub(super) fn third_party_route() -> Object {
    use DispatchRoute::{Email, HandDelivery, Post};
    one_of([Post, HandDelivery, Email])
}

pub(super) fn disclosure_ground() -> Object {
    one_of([DisclosureGround::PublicInterest, DisclosureGround::ObjectionUnreasonable])
}

pub(super) fn reopening_cause() -> Object {
    one_of([ReopeningCause::Reconsideration, ReopeningCause::Judgment, ReopeningCause::OwnMotion])
}

pub(super) fn outcome() -> Object {
    one_of(Outcome::ALL)
}

pub(super) fn maybe_outcome() -> Object {
    let words = Outcome::ALL.into_iter().filter_map(|outcome| serde_json::to_value(outcome).ok());
    let types = SchemaType::from_iter([Type::String, Type::Null]);
    ObjectBuilder::new().schema_type(types).enum_values(Some(words.chain([Value::Null]))).build()
}

pub(super) fn exemptions() -> Array {
    ArrayBuilder::new().items(one_of(Exemption::ALL)).build()
}

pub(super) fn channel() -> Object {
    one_of(Channel::ALL)
}

pub(super) fn requester_kind() -> Object {
    one_of(RequesterKind::ALL)
}

pub(super) fn roles() -> Array {
    use Role::{Administrator, Clerk, HandlingUnit, Leader, OfficeHead, SecrecyReviewer, Supervisor};
    let all = [Clerk, HandlingUnit, SecrecyReviewer, OfficeHead, Leader, Supervisor, Administrator];
    ArrayBuilder::new().items(one_of(all)).build()
}

pub(super) fn section() -> Object {
    one_of(Section::ALL.map(Section::id))
}

pub(super) fn report_format() -> Object {
    one_of([ReportFormat::F2019, ReportFormat::F2021])
}
