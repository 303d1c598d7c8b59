//! Numbers that name a person, a body or a thing: what each must look like and which check it carries.

pub mod bank_card;
pub(crate) mod date;
pub mod landline;
pub mod mobile;
pub mod region;
pub mod resident_id;
