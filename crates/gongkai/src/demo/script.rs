//! The story as it is written down.

use casework::report::AgencySettings;
use casework::request::{ConfirmationMethod, DispatchRoute, FeeMethod, Opinion, ReviewKind};
use jiff::civil::Date;
use law::Calendar;
use law::exemption::Exemption;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use serde::Deserialize;
use usecases::ports::Role;

/// The whole story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Script {
    pub(crate) agency: Agency,
    #[serde(rename = "account")]
    pub(crate) accounts: Vec<AccountLine>,
    #[serde(rename = "request")]
    pub(crate) requests: Vec<RequestLine>,
    #[serde(rename = "figure")]
    pub(crate) figures: Vec<FigureLine>,
    #[serde(rename = "report")]
    pub(crate) reports: Vec<ReportLine>,
}

/// The agency's particulars.
pub(crate) type Agency = AgencySettings;

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountLine {
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) roles: Vec<Role>,
    pub(crate) unit: Option<String>,
}

/// A day: `2024-01-08`, or `-12` for the twelfth working day before today.
#[derive(Deserialize, Clone)]
#[serde(transparent)]
pub(crate) struct When(String);

/// One request, as it went.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestLine {
    pub(crate) channel: Channel,
    pub(crate) requester: RequesterLine,
    #[serde(default)]
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) document_number: String,
    pub(crate) description: String,
    #[serde(default = "electronic")]
    pub(crate) form: String,
    #[serde(default = "online")]
    pub(crate) route: String,
    pub(crate) arrived: When,
    pub(crate) confirmed: Option<When>,
    pub(crate) confirmation: Option<ConfirmationMethod>,
    pub(crate) unit: Option<String>,
    pub(crate) clarification: Option<ClarificationLine>,
    #[serde(default, rename = "consultation")]
    pub(crate) consultations: Vec<ConsultationLine>,
    pub(crate) extension: Option<ExtensionLine>,
    pub(crate) fee: Option<FeeLine>,
    pub(crate) reasons: Option<ReasonsLine>,
    pub(crate) withdrawn: Option<WithdrawnLine>,
    pub(crate) reply: Option<ReplyLine>,
}

fn electronic() -> String {
    "electronic".to_owned()
}

fn online() -> String {
    "online".to_owned()
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequesterLine {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) id_type: String,
    pub(crate) id_number: String,
    pub(crate) phone: String,
    #[serde(default)]
    pub(crate) address: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClarificationLine {
    pub(crate) asked: When,
    pub(crate) points: Vec<String>,
    pub(crate) answered: Option<When>,
    #[serde(default)]
    pub(crate) text: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConsultationLine {
    pub(crate) kind: RequesterKind,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) address: String,
    pub(crate) matter: String,
    pub(crate) sent: When,
    pub(crate) received: Option<When>,
    pub(crate) answered: Option<When>,
    pub(crate) opinion: Option<Opinion>,
    #[serde(default)]
    pub(crate) reasons: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExtensionLine {
    pub(crate) on: When,
    pub(crate) working_days: u8,
    pub(crate) reason: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct FeeLine {
    pub(crate) notified: When,
    pub(crate) received: Option<When>,
    pub(crate) method: FeeMethod,
    pub(crate) count: u32,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReasonsLine {
    pub(crate) asked: When,
    pub(crate) facts: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithdrawnLine {
    pub(crate) on: When,
    pub(crate) note: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplyLine {
    pub(crate) outcome: Outcome,
    #[serde(default)]
    pub(crate) withheld: Vec<Exemption>,
    #[serde(default)]
    pub(crate) reasons: String,
    #[serde(default)]
    pub(crate) statement: String,
    #[serde(default)]
    pub(crate) evidence: Vec<String>,
    /// Reviews given on the day of the draft.
    #[serde(default = "unit_and_secrecy")]
    pub(crate) reviews: Vec<ReviewKind>,
    pub(crate) decided: When,
    pub(crate) signed: Option<When>,
    pub(crate) sent: Option<When>,
    pub(crate) route: Option<DispatchRoute>,
    pub(crate) tracking: Option<String>,
    pub(crate) served: Option<When>,
    pub(crate) archived: Option<When>,
}

fn unit_and_secrecy() -> Vec<ReviewKind> {
    vec![ReviewKind::Unit, ReviewKind::Secrecy]
}

/// A figure, or several of one value, whose register does not exist yet.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureLine {
    pub(crate) year: i16,
    pub(crate) on: When,
    pub(crate) value: String,
    pub(crate) source: String,
    pub(crate) cells: Vec<String>,
}

/// A year's report.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportLine {
    pub(crate) year: i16,
    pub(crate) written: When,
    pub(crate) finalized: When,
    pub(crate) published: When,
    pub(crate) preamble: String,
    pub(crate) overview: String,
    pub(crate) problems: String,
    pub(crate) other: String,
}

impl Script {
    /// Reads a story.
    ///
    /// # Errors
    /// Where it is not as it must be.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| format!("演示数据有误：{error}"))
    }
}

impl When {
    /// The day meant, seen from today.
    ///
    /// # Errors
    /// If it is no day.
    pub(crate) fn day(&self, today: Date, calendar: &Calendar) -> Result<Date, String> {
        let bad = || format!("演示数据中的日期“{}”有误", self.0);
        if let Ok(day) = self.0.parse::<Date>() {
            return Ok(day);
        }
        let back: u32 = self.0.trim_start_matches('-').parse().map_err(|_| bad())?;
        let mut day = calendar.working_day_until(today).ok_or_else(bad)?;
        for _ in 0..back {
            let before = day.yesterday().map_err(|_| bad())?;
            day = calendar.working_day_until(before).ok_or_else(bad)?;
        }
        Ok(day)
    }
}
