//! The agency's particulars and choices.

use super::auth::ByStaff;
use super::body::Body;
use super::error::ApiResult;
use super::refusals::{PublicRefusals, Refusals};
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use casework::report::AgencySettings;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use usecases::settings as acts;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(read, change))
}

/// 机关信息和本机关的选择。
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SettingsBody {
    /// 机关全称。
    name: String,
    /// 机关简称。
    short_name: String,
    /// 公开工作机构名称。
    office: String,
    /// 办公地址。
    #[serde(default)]
    address: String,
    /// 联系电话。
    #[serde(default)]
    phone: String,
    /// 办公时间。
    #[serde(default)]
    hours: String,
    /// 电子邮箱。
    #[serde(default)]
    email: String,
    /// 网站地址。
    #[serde(default)]
    site: String,
    /// 行政复议机关。
    #[serde(default)]
    reconsideration_body: String,
    /// 管辖法院。
    #[serde(default)]
    court: String,
    /// 文号代字。
    document_prefix: String,
    /// 法院一般不受理的答复，文书是否仍写明法院。
    name_court_where_not_taken: bool,
    /// 其他选择。
    #[serde(default)]
    choices: BTreeMap<String, String>,
}

impl From<AgencySettings> for SettingsBody {
    fn from(settings: AgencySettings) -> Self {
        let AgencySettings {
            name,
            short_name,
            office,
            address,
            phone,
            hours,
            email,
            site,
            reconsideration_body,
            court,
            document_prefix,
            name_court_where_not_taken,
            choices,
        } = settings;
        Self {
            name,
            short_name,
            office,
            address,
            phone,
            hours,
            email,
            site,
            reconsideration_body,
            court,
            document_prefix,
            name_court_where_not_taken,
            choices,
        }
    }
}

impl From<SettingsBody> for AgencySettings {
    fn from(body: SettingsBody) -> Self {
        Self {
            name: body.name,
            short_name: body.short_name,
            office: body.office,
            address: body.address,
            phone: body.phone,
            hours: body.hours,
            email: body.email,
            site: body.site,
            reconsideration_body: body.reconsideration_body,
            court: body.court,
            document_prefix: body.document_prefix,
            name_court_where_not_taken: body.name_court_where_not_taken,
            choices: body.choices,
        }
    }
}

/// The settings in force; they stand in the guide, for everybody to read.
#[utoipa::path(
    get, path = "/settings", tag = "设置", summary = "现行设置",
    responses((status = 200, description = "现行设置", body = SettingsBody), PublicRefusals)
)]
async fn read(State(state): State<AppState>) -> ApiResult<Json<SettingsBody>> {
    Ok(Json(acts::current(state.anybody()).await?.into()))
}

/// Puts other settings in force from today. What is left out is emptied: send back what was read.
#[utoipa::path(
    put, path = "/settings", tag = "设置", summary = "修改设置（整体替换，今天起生效）", request_body = SettingsBody,
    responses((status = 200, description = "现行设置", body = SettingsBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
async fn change(ByStaff(ctx): ByStaff, Body(body): Body<SettingsBody>) -> ApiResult<Json<SettingsBody>> {
    Ok(Json(acts::change(&ctx, body.into()).await?.into()))
}
