//! What time alone has brought about: unanswered clarifications, silent parties, unpaid fees.

use super::super::auth::Acting;
use super::super::error::ApiResult;
use super::super::refusals::Refusals;
use axum::Json;
use serde::Serialize;
use usecases::request as acts;
use utoipa::ToSchema;

/// 有期限届满的一件。
#[derive(Serialize, ToSchema)]
pub(super) struct LapseBody {
    /// 登记号。
    number: String,
    /// 届满的事项。
    labels: Vec<&'static str>,
}

/// Records what has lapsed by today. The server does so by itself every few minutes; this is for whoever does not wait.
#[utoipa::path(
    post, path = "/requests/find-lapses", tag = "办理", summary = "登记到期事项（系统也会自行登记）",
    responses((status = 200, description = "本次登记到期的各件", body = Vec<LapseBody>), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn find_lapses(Acting(ctx): Acting) -> ApiResult<Json<Vec<LapseBody>>> {
    let lapses = acts::find_lapses(&ctx).await?;
    Ok(Json(lapses.into_iter().map(|lapse| LapseBody { number: lapse.number.0, labels: lapse.labels }).collect()))
}
