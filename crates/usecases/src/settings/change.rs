//! Changing the agency's settings.

use super::STREAM;
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::stream::append;
use crate::validation::{Findings, Lines, is_email};
use casework::Event;
use casework::report::{AgencySettings, SettingsEvent};

/// Puts other settings in force from today.
///
/// # Errors
/// [`ActError::Invalid`] if a name is missing or a text cannot be printed; [`ActError::Conflict`] if somebody
/// changed them in the same moment.
pub async fn change(ctx: &Ctx, settings: AgencySettings) -> Result<AgencySettings, ActError> {
    ctx.may(Act::ChangeSettings)?;
    let settings = check(settings)?;
    let stream = STREAM.into();
    let version = ctx.ports.ledger.stream(&ctx.agency, &stream).await?.len() as u64;
    let event = SettingsEvent::SettingsChanged { settings: settings.clone() };
    append(ctx, stream, version, ctx.today(), Event::Settings(event)).await?;
    Ok(settings)
}

/// Settings as they will be kept.
///
/// # Errors
/// [`ActError::Invalid`] if a name is missing or a text cannot be printed.
pub fn check(s: AgencySettings) -> Result<AgencySettings, ActError> {
    let mut findings = Findings::default();
    let f = &mut findings;
    let checked = AgencySettings {
        name: f.required("name", "机关全称", &s.name, 100, Lines::One),
        short_name: f.required("short_name", "机关简称", &s.short_name, 50, Lines::One),
        office: f.required("office", "公开工作机构名称", &s.office, 100, Lines::One),
        address: f.text("address", "办公地址", &s.address, 200, Lines::One),
        phone: f.text("phone", "联系电话", &s.phone, 100, Lines::One),
        hours: f.text("hours", "办公时间", &s.hours, 200, Lines::One),
        email: f.text("email", "电子邮箱", &s.email, 254, Lines::One),
        site: f.text("site", "网站地址", &s.site, 200, Lines::One),
        reconsideration_body: f.text("reconsideration_body", "行政复议机关", &s.reconsideration_body, 100, Lines::One),
        court: f.text("court", "管辖法院", &s.court, 100, Lines::One),
        document_prefix: f.required("document_prefix", "文号代字", &s.document_prefix, 30, Lines::One),
        name_court_where_not_taken: s.name_court_where_not_taken,
        choices: s.choices,
    };
    f.require(checked.email.is_empty() || is_email(&checked.email), "email", "电子邮箱有误，请核对后重填");
    super::assistance::check(&mut findings, &checked.choices);
    findings.finish()?;
    Ok(checked)
}
