//! Making a report final: nothing may fail any more.

use super::assemble::{Built, assemble, digest};
use super::ledger::{has_report, stream_of};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::{ActError, Refused};
use crate::stream::append;
use casework::Event;
use casework::report::ReportEvent;
use documents::report::Standing;
use law::{Citation, Instrument};

/// Where the form and its sums stand.
const FORM: Citation = Citation::article(Instrument::ReportFormat2021, 0);
/// The year must be over: the period reported is 1 January to 31 December (条例 §50).
const PERIOD: Citation = Citation::article(Instrument::DisclosureRegulation, 50);

/// Makes a year's report final. `if_version` is the version that the actor has read, if he says so.
///
/// # Errors
/// [`ActError::Refused`] while a check fails, naming each, or before the year is over; [`ActError::Conflict`] if
/// somebody wrote in the meantime.
pub async fn finalize(ctx: &Ctx, year: i16, if_version: Option<u64>) -> Result<Built, ActError> {
    ctx.may(Act::FinalizeReport)?;
    has_report(ctx, year)?;
    if year >= ctx.today().year() {
        let message = format!("{year}年还没有结束，年度报告不能定稿");
        return Err(refused(PERIOD, message, "请在次年1月1日以后定稿，1月31日前公布"));
    }
    let mut built = assemble(ctx, year).await?;
    is_as_read(&built, if_version)?;
    let failing: Vec<&str> = built.failing().map(|finding| finding.message.as_str()).collect();
    if !failing.is_empty() {
        let message = format!("还有{}项校验没有通过：{}", failing.len(), failing.join("；"));
        return Err(refused(FORM, message, "请逐项核对后再定稿"));
    }
    let digest = digest(&built.report)?;
    if built.report.standing == Standing::Draft {
        let event = ReportEvent::ReportFinalized { year, digest };
        append(ctx, stream_of(year), built.version, ctx.today(), Event::Report(event)).await?;
        built.version += 1;
        built.report.standing = Standing::Final;
    }
    Ok(built)
}

/// Nobody answers for words that he has not read.
pub(super) fn is_as_read(built: &Built, if_version: Option<u64>) -> Result<(), ActError> {
    match if_version {
        Some(read) if read != built.version => Err(ActError::Conflict(Vec::new())),
        Some(_) | None => Ok(()),
    }
}

pub(super) fn refused(citation: Citation, message: String, next_step: &str) -> ActError {
    let article = format!("{}{citation}", citation.instrument.title());
    ActError::Refused(Box::new(Refused { message, article, citation, next_step: next_step.to_owned() }))
}
