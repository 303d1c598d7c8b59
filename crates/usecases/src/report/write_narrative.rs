//! Writing a section of the report's text.

use super::assemble::{Built, assemble};
use super::ledger::{has_report, stream_of};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::stream::append;
use crate::validation::{Findings, Lines};
use casework::Event;
use casework::report::ReportEvent;
use documents::report::Section;
use documents::report::narrative;

/// A section's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteNarrative {
    /// The year reported.
    pub year: i16,
    /// `preamble`, `overview`, `problems`, `other`.
    pub section: String,
    /// Paragraphs separated by line breaks; figures as `{{R1/total}}`.
    pub text: String,
    /// Entries of the year's stream that the writer has seen, if he says so.
    pub if_version: Option<u64>,
}

/// Longest section, in characters.
const TEXT_MAX: usize = 20_000;

/// Writes a section; a report that was final becomes a draft again.
///
/// # Errors
/// [`ActError::Invalid`] for an unknown section or a figure that does not exist; [`ActError::Conflict`] if somebody
/// wrote in the meantime.
pub async fn write_narrative(ctx: &Ctx, input: WriteNarrative) -> Result<(), ActError> {
    ctx.may(Act::WriteNarrative)?;
    has_report(ctx, input.year)?;
    let mut findings = Findings::default();
    let section = Section::from_id(&input.section);
    findings.require(section.is_some(), "section", "请选择要编写的部分");
    let text = findings.text("text", "正文", &input.text, TEXT_MAX, Lines::Many);
    findings.finish()?;
    let mut built = assemble(ctx, input.year).await?;
    if input.if_version.is_some_and(|seen| seen != built.version) {
        return Err(ActError::Conflict(Vec::new()));
    }
    if let Some(section) = section {
        built.report.sections.insert(section, text.clone());
        // A figure that nobody recorded yet may be cited already; one that the form does not have may not.
        let known: Vec<String> = narrative::references(&built.report).into_iter().map(|(name, _)| name).collect();
        let resolve = |name: &str| is_reference(&built, &known, name).then(String::new).ok_or("没有这个指标");
        narrative::bind(&text, resolve).map_err(|error| ActError::invalid("text", error.to_string()))?;
    }
    let event = ReportEvent::NarrativeWritten { year: input.year, section: input.section, text };
    append(ctx, stream_of(input.year), built.version, ctx.today(), Event::Report(event)).await?;
    Ok(())
}

fn is_reference(built: &Built, known: &[String], name: &str) -> bool {
    known.iter().any(|k| k == name) || narrative::cell(&built.report.tables, name).is_ok()
}
