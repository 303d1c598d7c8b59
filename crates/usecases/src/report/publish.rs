//! Publishing a final report: from then on the public sees these tables and these words.

use super::assemble::{assemble, bound_sections};
use super::finalize::{is_as_read, refused};
use super::ledger::{has_report, stream_of};
use super::published::{PublishedReport, of_year};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::stream::append;
use casework::Event;
use casework::report::ReportEvent;
use documents::report::Standing;
use law::{Citation, Instrument};

/// Departments publish by 31 January (条例 §49).
const PUBLICATION: Citation = Citation::article(Instrument::DisclosureRegulation, 49);

/// Publishes a year's report; one that was corrected and made final anew is published once more, and both
/// publications stay in the ledger. `if_version` is the version that the actor has read, if he says so.
///
/// # Errors
/// [`ActError::Refused`] if it is not final, or what was final has changed since; [`ActError::Conflict`] if somebody
/// wrote in the meantime.
pub async fn publish(ctx: &Ctx, year: i16, if_version: Option<u64>) -> Result<PublishedReport, ActError> {
    ctx.may(Act::PublishReport)?;
    has_report(ctx, year)?;
    let built = assemble(ctx, year).await?;
    is_as_read(&built, if_version)?;
    match built.report.standing {
        Standing::Draft => {
            let message = format!("{year}年的报告还没有定稿，或者定稿后数据、文字有变动");
            return Err(refused(PUBLICATION, message, "请重新校验、定稿后再公布"));
        }
        Standing::Published(_) => {}
        Standing::Final => {
            let sections = bound_sections(&built.report)?;
            let event = ReportEvent::ReportPublished { year, tables: built.report.tables.to_json(), sections };
            append(ctx, stream_of(year), built.version, ctx.today(), Event::Report(event)).await?;
        }
    }
    of_year(ctx, year).await?.ok_or_else(|| ActError::Failed("公布的年度报告读不回来，请运行gongkai doctor".to_owned()))
}
