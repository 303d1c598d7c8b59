//! Staff accounts: opening, closing, passwords.

use super::auth::ByStaff;
use super::body::Body;
use super::error::ApiResult;
use super::refusals::{ReadRefusals, Refusals};
use super::words;
use crate::state::AppState;
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use usecases::account as acts;
use usecases::ctx::Staff;
use usecases::ports::Role;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list, add)).routes(routes!(disable)).routes(routes!(change_password))
}

/// 账号。
#[derive(Serialize, ToSchema)]
struct AccountBody {
    /// 登录名。
    login: String,
    /// 姓名。
    name: String,
    /// 角色。
    #[schema(schema_with = words::roles)]
    roles: Vec<Role>,
    /// 所属处室。
    unit: Option<String>,
}

impl From<Staff> for AccountBody {
    fn from(staff: Staff) -> Self {
        Self { login: staff.login, name: staff.name, roles: staff.roles, unit: staff.unit.map(|unit| unit.0) }
    }
}

/// Accounts that can sign in.
#[utoipa::path(
    get, path = "/accounts", tag = "账号", summary = "可以登录的账号",
    responses((status = 200, description = "按登录名", body = Vec<AccountBody>), ReadRefusals),
    security(("bearer" = []), ("session" = []))
)]
async fn list(ByStaff(ctx): ByStaff) -> ApiResult<Json<Vec<AccountBody>>> {
    Ok(Json(acts::list(&ctx).await?.into_iter().map(AccountBody::from).collect()))
}

/// 开设账号。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AddAccountBody {
    /// 登录名，2至32个小写字母、数字或-、.、_。
    login: String,
    /// 姓名。
    name: String,
    /// 角色，至少一个。
    #[schema(schema_with = words::roles)]
    roles: Vec<Role>,
    /// 所属处室，承办处室账号必填。
    #[serde(default)]
    unit: Option<String>,
    /// 初始密码；本人登录后可在“修改密码”中更换。
    password: String,
}

/// 已办。
#[derive(Serialize, ToSchema)]
struct LoginBody {
    /// 登录名。
    login: String,
}

/// Opens an account; its first password is to be changed by whoever it is for.
#[utoipa::path(
    post, path = "/accounts", tag = "账号", summary = "开设账号", request_body = AddAccountBody,
    responses((status = 201, description = "已开设", body = LoginBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
async fn add(ByStaff(ctx): ByStaff, Body(body): Body<AddAccountBody>) -> ApiResult<(StatusCode, Json<LoginBody>)> {
    let AddAccountBody { login, name, roles, unit, password } = body;
    let login = login.trim().to_owned();
    let input = acts::AddAccount { login: login.clone(), name, roles, unit, password };
    acts::add_account(&ctx, input).await?;
    Ok((StatusCode::CREATED, Json(LoginBody { login })))
}

/// Closes an account; its sessions end, its tokens no longer act.
#[utoipa::path(
    post, path = "/accounts/{login}/disable", tag = "账号", summary = "停用账号",
    params(("login" = String, Path, description = "登录名")),
    responses((status = 200, description = "已停用", body = LoginBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
async fn disable(ByStaff(ctx): ByStaff, Path(login): Path<String>) -> ApiResult<Json<LoginBody>> {
    acts::disable_account(&ctx, &login).await?;
    Ok(Json(LoginBody { login }))
}

/// 修改密码。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ChangePasswordBody {
    /// 原密码；修改本人的密码时必填。
    #[serde(default)]
    current: Option<String>,
    /// 新密码。
    password: String,
}

/// Changes one's own password, or, as the administrator, sets anybody's anew; the account is signed out everywhere.
#[utoipa::path(
    post, path = "/accounts/{login}/change-password", tag = "账号", summary = "修改本人的密码，或者由系统管理员重设", request_body = ChangePasswordBody,
    params(("login" = String, Path, description = "登录名")),
    responses((status = 200, description = "已修改，原有登录一并失效", body = LoginBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
async fn change_password(
    ByStaff(ctx): ByStaff,
    Path(login): Path<String>,
    Body(body): Body<ChangePasswordBody>,
) -> ApiResult<Json<LoginBody>> {
    let ChangePasswordBody { current, password } = body;
    acts::change_password(&ctx, acts::ChangePassword { login: login.clone(), current, password }).await?;
    Ok(Json(LoginBody { login }))
}
