//! Forms: what they ask ([`Form`]), what they send ([`Fields`]), and the proof that our own page sent them.

mod fields;
mod question;
mod token;

pub(crate) use fields::Fields;
pub(crate) use question::{Answer, Choice, Form, Group, Question};
pub(crate) use token::FormToken;
