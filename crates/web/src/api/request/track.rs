//! `GET /requests/{number}` — the requester with the tracking secret, or staff.

use super::super::auth::{requester, secret, staff};
use super::super::error::{ApiError, ApiResult};
use super::super::refusals::ReadRefusals;
use super::case_body::CaseBody;
use super::standing::Word;
use crate::state::AppState;
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use casework::ids::RequestNumber;
use jiff::civil::Date;
use serde::Serialize;
use usecases::Actor;
use usecases::request::{Tracked, case_page};
use utoipa::ToSchema;

/// 进展或者办件。
#[derive(ToSchema)]
#[schema(title = "TrackedOrCase")]
#[serde(untagged)]
#[allow(dead_code, reason = "only described")]
enum TrackedOrCase {
    Tracked(Box<TrackedBody>),
    Case(Box<CaseBody>),
}

/// 办理进展。
#[derive(Serialize, ToSchema)]
struct TrackedBody {
    /// 登记号。
    number: String,
    /// 进展。
    status: Word,
    /// 收到申请之日；确认之前为null。
    #[schema(value_type = Option<String>, format = Date)]
    received_on: Option<Date>,
    /// 答复期限的最后一日；没有起算或者暂停未定时为null。
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    /// 期限是否因有的年份尚无放假安排而待定。
    provisional: bool,
    /// 下一步。
    next: Word,
    /// 待补正的事项。
    clarification: Vec<String>,
    /// 答复；发出之前为null。
    reply: Option<ReplyBody>,
    /// 是否还可以撤回。
    may_withdraw: bool,
}

/// 答复。
#[derive(Serialize, ToSchema)]
struct ReplyBody {
    /// 文号。
    document_number: String,
    /// 处理决定。
    outcome: String,
    /// 告知或者提供的内容。
    statement: String,
    /// 理由。
    reasons: String,
    /// 发出之日。
    #[schema(value_type = String, format = Date)]
    dispatched_on: Date,
}

impl From<Tracked> for TrackedBody {
    fn from(tracked: Tracked) -> Self {
        let word = |word: usecases::request::Word| Word { word: word.word, text: word.text };
        Self {
            number: tracked.number.0,
            status: word(tracked.status),
            received_on: tracked.received_on,
            due: tracked.due,
            provisional: tracked.provisional,
            next: word(tracked.next),
            clarification: tracked.clarification,
            reply: tracked.reply.map(|reply| ReplyBody {
                document_number: reply.document_number,
                outcome: reply.outcome,
                statement: reply.statement,
                reasons: reply.reasons,
                dispatched_on: reply.dispatched_on,
            }),
            may_withdraw: tracked.may_withdraw,
        }
    }
}

/// Follows a request. Staff get the whole case instead: requester as far as they may see, timeline, the days of the
/// period, lawful steps.
#[utoipa::path(
    get, path = "/requests/{number}", tag = "申请人", summary = "查询办理进展（工作人员得到整个办件页）",
    params(("number" = String, Path, description = "登记号")),
    responses(
        (status = 200, description = "申请人得到进展，工作人员得到办件", body = TrackedOrCase),
        ReadRefusals
    ),
    security(("tracking_secret" = []), ("bearer" = []), ("session" = []))
)]
pub(super) async fn track(
    State(state): State<AppState>,
    Path(number): Path<String>,
    request: Request,
) -> ApiResult<Response> {
    let (mut parts, _) = request.into_parts();
    if secret(&parts).is_some() {
        let ctx = state.acting(requester(&mut parts, &state).await?);
        let tracked = usecases::request::track(&ctx).await?;
        return Ok(Json(TrackedBody::from(tracked)).into_response());
    }
    match staff(&parts, &state).await? {
        Some(staff) => {
            let page = case_page(&state.acting(Actor::Staff(staff)), &RequestNumber(number)).await?;
            Ok(Json(CaseBody::from(page)).into_response())
        }
        None => Err(ApiError::Unauthorized),
    }
}
