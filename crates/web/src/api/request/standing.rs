//! What every act on a case answers.

use jiff::civil::Date;
use serde::Serialize;
use usecases::request::{Reminder, Standing};
use utoipa::ToSchema;

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
pub(in crate::api) struct Word {
    /// 机器用词。
    pub(in crate::api) word: &'static str,
    /// 中文。
    pub(in crate::api) text: String,
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
