//! Forms: what they ask ([`Form`]), what they send ([`Fields`]), how that is read ([`Reader`]), and the proof
//! that our own page sent them.

mod fields;
mod question;
mod reader;
mod token;

pub(crate) use fields::Fields;
pub(crate) use question::{Answer, Choice, Form, Group, Note, Question, key_of};
pub(crate) use reader::Reader;
pub(crate) use token::FormToken;
