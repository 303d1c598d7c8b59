//! What every act on a case answers.

use jiff::civil::Date;
use serde::Serialize;
use usecases::request::{Reminder, Standing};
use utoipa::{IntoResponses, ToSchema};

/// 办理后的状态。
#[derive(Serialize, ToSchema)]
pub(super) struct StandingBody {
    /// 登记号。
    number: String,
    /// 版本；下次办理时可作为`if_version`带回，件若已变动则返回409。
    version: u64,
    /// 阶段。
    status: Word,
    /// 收到申请之日。
    #[schema(value_type = Option<String>, format = Date)]
    received_on: Option<Date>,
    /// 答复期限的最后一日；期限没有起算或者暂停未定时为null。
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    /// 期限是否因有的年份尚无放假安排而待定。
    provisional: bool,
    /// 等候他人（补正、缴费、征求意见）的最后一日。
    #[schema(value_type = Option<String>, format = Date)]
    awaits_until: Option<Date>,
    /// 法律要求办而没有期限催办的事；没有则为空。
    reminders: Vec<ReminderBody>,
}

/// 尚待办理的一件事。
#[derive(Serialize, ToSchema)]
pub(super) struct ReminderBody {
    /// 办理它的步骤，即路径的最后一段。
    act: &'static str,
    /// 什么事、为什么。
    text: String,
    /// 依据的条款。
    article: String,
}

/// 机器用词和中文。
#[derive(Serialize, ToSchema)]
pub(super) struct Word {
    /// 机器用词。
    pub(super) word: &'static str,
    /// 中文。
    pub(super) text: String,
}

impl From<Standing> for StandingBody {
    fn from(standing: Standing) -> Self {
        Self {
            number: standing.number.0,
            version: standing.version,
            status: Word { word: standing.phase, text: standing.phase_label.to_owned() },
            received_on: standing.received_on,
            due: standing.due,
            provisional: standing.provisional,
            awaits_until: standing.awaits_until,
            reminders: standing.reminders.into_iter().map(ReminderBody::from).collect(),
        }
    }
}

impl From<Reminder> for ReminderBody {
    fn from(reminder: Reminder) -> Self {
        Self { act: reminder.act, text: reminder.text, article: reminder.article }
    }
}

/// What an act may answer instead of its result.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub(super) enum Refusals {
    /// 没有令牌、会话或者查询码。
    #[response(status = 401)]
    Unauthorized(#[to_schema] ErrorBody),
    /// 当前账号没有这项权限。
    #[response(status = 403)]
    Forbidden(#[to_schema] ErrorBody),
    /// 查无此件。
    #[response(status = 404)]
    NotFound(#[to_schema] ErrorBody),
    /// 法律不允许（kind为refused，写明条款和下一步），或者件已变动（kind为conflict，列出变动）。
    #[response(status = 409)]
    Refused(#[to_schema] ErrorBody),
    /// 填写有误，逐项列出。
    #[response(status = 422)]
    Invalid(#[to_schema] ErrorsBody),
}

/// 没有办成的原因。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(super) struct ErrorBody {
    error: ErrorDetail,
}

/// 原因的内容。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(super) struct ErrorDetail {
    /// not-found、unauthorized、forbidden、refused、conflict、malformed、wrong-type、too-large、too-many、failed。
    kind: String,
    /// 发生了什么。
    message: String,
    /// 依据的条款（refused）。
    article: Option<String>,
    /// 下一步怎么办（refused）。
    next_step: Option<String>,
    /// 此后的变动（conflict）。
    changes: Option<Vec<ChangeBody>>,
}

/// 此后的一项变动。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(super) struct ChangeBody {
    version: u64,
    #[schema(value_type = String, format = Date)]
    occurred_on: Date,
    actor: String,
    text: String,
}

/// 填写有误的各项。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(super) struct ErrorsBody {
    errors: Vec<FieldErrorBody>,
}

/// 填写有误的一项。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(super) struct FieldErrorBody {
    /// 字段的路径，如requester.name。
    field: String,
    /// 怎样改正。
    message: String,
}
