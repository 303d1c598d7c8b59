//! `年度报告` — events that feed or belong to the annual report, and the agency's settings.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A figure of table two or four (or of the fee paragraph) whose register does not exist yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum FigureEvent {
    /// A figure was recorded, with its source and the day it was taken. A later record of the same cell replaces it.
    FigureRecorded {
        /// The year reported.
        year: i16,
        /// The cell's id, `table2/normative_documents/issued`, `table4/reconsideration/upheld`, `fees/notices`.
        cell: String,
        /// Canonical decimal text: no separators, no trailing zeros.
        value: String,
        /// Where the figure is from: register, letter, office.
        source: String,
    },
}

/// What happens to a year's report. Stream `report/{year}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum ReportEvent {
    /// A narrative section was written; figures stand in it as `{{R1/total}}` and are bound when printed.
    NarrativeWritten {
        /// The year reported.
        year: i16,
        /// `preamble`, `overview`, `problems`, `other`.
        section: String,
        /// The text, paragraphs separated by line breaks.
        text: String,
    },
    /// The report was found free of failing checks and made final.
    ReportFinalized {
        /// The year reported.
        year: i16,
        /// SHA-256 of the JSON of tables and sections, figures in place.
        digest: String,
    },
    /// The report was published; `tables` and `sections` are what the public sees from then on.
    ReportPublished {
        /// The year reported.
        year: i16,
        /// The tables as JSON (contract §4.1).
        tables: serde_json::Value,
        /// The printed sections, with figures in place.
        sections: BTreeMap<String, String>,
    },
}

/// A holiday notice was loaded. Stream `calendar`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum CalendarEvent {
    /// A year's arrangement, as the TOML text that was loaded.
    CalendarAdded {
        /// The year arranged.
        year: i16,
        /// The day of the notice.
        published_on: Date,
        /// The text of the file.
        toml: String,
    },
}

/// The agency's particulars and choices. Stream `settings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum SettingsEvent {
    /// The whole of the settings from this day on.
    SettingsChanged {
        /// What holds now.
        settings: AgencySettings,
    },
}

/// What an agency is called, where it sits, who hears complaints about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencySettings {
    /// Full name, as in the report's title.
    pub name: String,
    /// Short name, as in the report's text.
    pub short_name: String,
    /// `公开工作机构` — name of the office.
    pub office: String,
    /// Its address.
    pub address: String,
    /// Its telephone.
    pub phone: String,
    /// Its hours.
    pub hours: String,
    /// Its e-mail.
    #[serde(default)]
    pub email: String,
    /// Site address.
    #[serde(default)]
    pub site: String,
    /// `复议机关` named in letters (复议法 §24).
    pub reconsideration_body: String,
    /// `法院` named in letters.
    pub court: String,
    /// Prefix of document numbers, `京示科公开`.
    pub document_prefix: String,
    /// Whether a letter of an outcome that courts do not take names the court all the same (counsel's choice).
    #[serde(default = "yes")]
    pub name_court_where_not_taken: bool,
    /// Further choices by key, so that a new one needs no new version of the event.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choices: BTreeMap<String, String>,
}

fn yes() -> bool {
    true
}
