//! Why an act was not done: six meanings, no more. Status codes and exit codes are assigned elsewhere, once.

use crate::ports::{CommitError, PortError};
use casework::request::Refusal;
use jiff::civil::Date;
use law::Citation;
use serde::Serialize;

/// Why an act was not done. Texts are for a person and in Chinese; none holds personal data.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ActError {
    /// There is no such thing, or the actor may not know that there is.
    #[error("查无此件")]
    NotFound,
    /// The actor may not.
    #[error("{0}")]
    Forbidden(String),
    /// The input is not as it must be.
    #[error("填写有误：{}", .0.iter().map(|e| e.message.as_str()).collect::<Vec<_>>().join("；"))]
    Invalid(Vec<FieldError>),
    /// The law does not allow it now.
    #[error("{}", .0.message)]
    Refused(Box<Refused>),
    /// Somebody else was first.
    #[error("此件刚有变动，请核对后再办")]
    Conflict(Vec<Change>),
    /// The outside failed.
    #[error("系统故障：{0}")]
    Failed(String),
}

/// A legal "no": what happened, which article, what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// What happened.
    pub message: String,
    /// The place in the law, as a person reads it: `《…条例》第三十三条第二款`.
    pub article: String,
    /// The same place, as data.
    pub citation: Citation,
    /// What to do now.
    pub next_step: String,
}

/// A field that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// Path of the field, `requester.name`.
    pub field: String,
    /// What to do, in a clerk's words.
    pub message: String,
}

/// What happened to a case since the actor looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Place in the stream.
    pub version: u64,
    /// Legal day.
    pub occurred_on: Date,
    /// Who acted.
    pub actor: String,
    /// What happened, in Chinese.
    pub text: String,
}

impl ActError {
    /// One field is not as it must be.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError { field: field.to_owned(), message: message.into() }])
    }
}

impl From<PortError> for ActError {
    fn from(error: PortError) -> Self {
        Self::Failed(error.0)
    }
}

impl From<CommitError> for ActError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Conflict { .. } => Self::Conflict(Vec::new()),
            CommitError::NumberTaken => Self::Failed("编号被占用，请重试".to_owned()),
            CommitError::Failed(error) => error.into(),
        }
    }
}

impl From<Refusal> for ActError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(Refused {
            message: refusal.message,
            article: format!("{}{}", refusal.citation.instrument.title(), refusal.citation),
            citation: refusal.citation,
            next_step: refusal.next_step,
        }))
    }
}
