//! Checks input field by field and collects what is wrong, so that a person can mend everything at once.

mod identity;
mod text;

pub use identity::{IdType, is_credit_code, is_resident_id};
pub use text::{is_email, is_phone, without_controls};

use crate::error::{ActError, FieldError};

/// Field errors found so far.
#[derive(Debug, Default)]
pub struct Findings(Vec<FieldError>);

impl Findings {
    /// Notes what is wrong with a field. A field is named once: its first error is the one to mend first.
    pub fn note(&mut self, field: &str, message: impl Into<String>) {
        if !self.0.iter().any(|e| e.field == field) {
            self.0.push(FieldError { field: field.to_owned(), message: message.into() });
        }
    }

    /// Notes `message` unless the claim holds.
    pub fn require(&mut self, holds: bool, field: &str, message: impl Into<String>) {
        if !holds {
            self.note(field, message);
        }
    }

    /// Checks a text for length and control characters and gives it trimmed, line ends as `\n`.
    ///
    /// `what` is the field's name as the form prints it.
    pub fn text(&mut self, field: &str, what: &str, value: &str, max_chars: usize, lines: Lines) -> String {
        let clean = value.replace("\r\n", "\n").trim().to_owned();
        if !without_controls(&clean, lines == Lines::Many) {
            self.note(field, format!("{what}中有看不见的控制字符，请删去后重填"));
        }
        let count = clean.chars().count();
        if count > max_chars {
            self.note(field, format!("{what}请不要超过{max_chars}字，现为{count}字"));
        }
        clean
    }

    /// A text that must not be empty.
    pub fn required(&mut self, field: &str, what: &str, value: &str, max_chars: usize, lines: Lines) -> String {
        let clean = self.text(field, what, value, max_chars, lines);
        self.require(!clean.is_empty(), field, format!("请填写{what}"));
        clean
    }

    /// Whether a field has an error.
    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|e| e.field == field)
    }

    /// Nothing wrong, or everything that is.
    ///
    /// # Errors
    /// [`ActError::Invalid`] with every field error.
    pub fn finish(self) -> Result<(), ActError> {
        if self.0.is_empty() { Ok(()) } else { Err(ActError::Invalid(self.0)) }
    }
}

/// Whether a text may have several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One line: no line break, no tab.
    One,
    /// Line breaks and tabs are part of the text.
    Many,
}

/// A choice among words on the wire.
///
/// # Errors
/// `None` and a field error if the word is missing or unknown.
pub fn choose<T: Copy>(findings: &mut Findings, field: &str, what: &str, value: &str, of: &[(&str, T)]) -> Option<T> {
    let chosen = of.iter().find(|(word, _)| *word == value.trim()).map(|(_, choice)| *choice);
    if chosen.is_none() {
        findings.note(field, format!("请选择{what}"));
    }
    chosen
}
