//! Working days: the arrangement of a year, and loading a new year's notice.

use super::auth::ByStaff;
use super::body::Body;
use super::error::ApiResult;
use super::refusals::{PublicRefusals, Refusals};
use crate::state::AppState;
use axum::Json;
use axum::extract::{Path, State};
use jiff::civil::Date;
use law::calendar::Holiday;
use serde::{Deserialize, Serialize};
use usecases::ActError;
use usecases::calendar::{self as acts, Moved, NoticeAdded};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(year)).routes(routes!(add_notice))
}

/// 一年的放假安排。
#[derive(Serialize, ToSchema)]
struct YearBody {
    /// 年份。
    year: i16,
    /// 通知的标题。
    title: String,
    /// 文号。
    document_number: Option<String>,
    /// 印发之日。
    #[schema(value_type = Option<String>, format = Date)]
    published_on: Option<Date>,
    /// 各个节日。
    holidays: Vec<HolidayBody>,
    /// 民族自治地方等本地增加的节日。
    local: Vec<HolidayBody>,
}

/// 一个节日。
#[derive(Serialize, ToSchema)]
struct HolidayBody {
    /// 名称。
    name: String,
    /// 放假的日子。
    #[schema(value_type = Vec<String>)]
    off: Vec<Date>,
    /// 调休上班的日子。
    #[schema(value_type = Vec<String>)]
    work: Vec<Date>,
}

impl From<&Holiday> for HolidayBody {
    fn from(holiday: &Holiday) -> Self {
        Self { name: holiday.name.clone(), off: holiday.off.clone(), work: holiday.work.clone() }
    }
}

/// The arrangement of a year, built in or loaded.
#[utoipa::path(
    get, path = "/calendar/{year}", tag = "工作日", summary = "一年的放假安排",
    params(("year" = i16, Path, description = "年份")),
    responses((status = 200, description = "放假和调休上班的日子", body = YearBody), PublicRefusals)
)]
async fn year(State(state): State<AppState>, Path(year): Path<String>) -> ApiResult<Json<YearBody>> {
    let year: i16 = year.parse().map_err(|_| ActError::NotFound)?;
    let calendar = acts::current(state.anybody()).await?;
    let arrangement = calendar.arrangement(year).ok_or(ActError::NotFound)?;
    let local = calendar.local_arrangements(year).flat_map(|arrangement| &arrangement.holidays);
    Ok(Json(YearBody {
        year: arrangement.year,
        title: arrangement.title.clone(),
        document_number: arrangement.document_number.clone(),
        published_on: arrangement.published_on,
        holidays: arrangement.holidays.iter().map(HolidayBody::from).collect(),
        local: local.map(HolidayBody::from).collect(),
    }))
}

/// 载入放假安排。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AddNoticeBody {
    /// 安排文件的全文（TOML），与`gongkai calendar add`的文件相同。
    toml: String,
}

/// 已载入的安排。
#[derive(Serialize, ToSchema)]
struct NoticeAddedBody {
    /// 年份。
    year: i16,
    /// 通知的标题。
    title: String,
    /// 期限因此变动的未办结件。
    moved: Vec<MovedBody>,
}

/// 期限变动的一件。
#[derive(Serialize, ToSchema)]
struct MovedBody {
    /// 登记号。
    number: String,
    /// 原来的最后一日。
    #[schema(value_type = Option<String>, format = Date)]
    before: Option<Date>,
    /// 现在的最后一日。
    #[schema(value_type = Option<String>, format = Date)]
    after: Option<Date>,
    /// 是否仍然待定。
    is_provisional: bool,
}

impl From<NoticeAdded> for NoticeAddedBody {
    fn from(added: NoticeAdded) -> Self {
        let moved = |moved: Moved| {
            let Moved { number, before, after, is_provisional } = moved;
            MovedBody { number: number.0, before, after, is_provisional }
        };
        Self { year: added.year, title: added.title, moved: added.moved.into_iter().map(moved).collect() }
    }
}

/// Loads a year's notice; every open case is recomputed, and the moved ones are listed.
#[utoipa::path(
    post, path = "/calendar/add-notice", tag = "工作日", summary = "载入放假安排，列出期限变动的件", request_body = AddNoticeBody,
    responses((status = 200, description = "已载入", body = NoticeAddedBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
async fn add_notice(ByStaff(ctx): ByStaff, Body(body): Body<AddNoticeBody>) -> ApiResult<Json<NoticeAddedBody>> {
    Ok(Json(acts::add_notice(&ctx, &body.toml).await?.into()))
}
