//! Numbers that name a person, a body or a thing: what each must look like and which check it carries.
//!
//! Each file holds one kind: a check of bytes that costs nothing, and a [`Rule`] that takes a value as written. A check
//! digit proves nothing about a person; it tells a number from another row of digits.

pub mod bank_card;
mod brackets;
pub mod case_number;
pub mod coordinates;
pub mod credit_code;
pub(crate) mod date;
pub mod document_number;
pub mod email;
mod find;
pub mod hong_kong_id;
pub mod imei;
pub mod landline;
pub mod mobile;
pub mod network;
pub mod organisation_code;
pub mod passport;
pub mod permanent_resident;
pub mod plate;
pub mod property_certificate;
pub mod region;
pub mod registration_number;
pub mod resident_id;
mod rule;
pub mod secrecy_mark;
pub mod service_card;
mod signs;
pub mod student_number;
pub mod taiwan_id;
pub mod tax_number;
pub mod travel_permit;
pub mod vin;

pub use find::{Found, find};
pub use rule::Rule;

use jiff::civil::Date;

/// All rules.
pub const RULES: [&Rule; 31] = [
    &resident_id::RULE,
    &resident_id::FIFTEEN,
    &permanent_resident::RULE,
    &credit_code::RULE,
    &organisation_code::RULE,
    &registration_number::RULE,
    &tax_number::RULE,
    &bank_card::RULE,
    &mobile::RULE,
    &mobile::THINGS,
    &landline::RULE,
    &plate::RULE,
    &passport::RULE,
    &travel_permit::TO_HONG_KONG,
    &travel_permit::HOME_RETURN,
    &travel_permit::TAIWAN,
    &hong_kong_id::RULE,
    &taiwan_id::RULE,
    &service_card::RULE,
    &student_number::RULE,
    &email::RULE,
    &network::IP,
    &network::MAC,
    &vin::RULE,
    &imei::RULE,
    &coordinates::RULE,
    &property_certificate::RULE,
    &case_number::RULE,
    &document_number::RULE,
    &secrecy_mark::SECRECY,
    &secrecy_mark::INTERNAL,
];

/// Whether a value, as written, is of the kind that a word names (`ric`, `uscc`, …). None for a word that is no rule's.
/// A day of birth behind today is refused where today is given.
pub fn validate(word: &str, value: &str, today: Option<Date>) -> Option<bool> {
    RULES.iter().find(|rule| rule.word == word).map(|rule| rule.holds(value, today))
}

#[cfg(test)]
mod tests;
