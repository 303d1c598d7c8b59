//! The whole case as staff get it, as it is described. Keys are those of `usecases::request::CasePage`.

use super::super::words;
use super::standing::ReminderBody;
use jiff::Timestamp;
use jiff::civil::Date;
use law::requester::RequesterKind;
use serde::Serialize;
use usecases::ports::RequestContent;
use usecases::request::{CasePage, Day, Fact, PersonView, Standing, StepView, TimelineEntry, WhyThisDate};
use utoipa::ToSchema;

/// 办件。
#[derive(Serialize, ToSchema)]
pub(super) struct CaseBody {
    /// 现在的状态。
    standing: CaseStandingBody,
    /// 列表中的类别；已归档的为null。
    bucket: Option<&'static str>,
    /// 期限情况，一句话。
    light_text: String,
    /// 申请人；无权看到的部分以星号代替。
    requester: Option<PersonBody>,
    /// 所需政府信息。
    content: Option<CaseContentBody>,
    /// 答复期限怎样算出；没有起算或者暂停未定时为null。
    why: Option<WhyBody>,
    /// 现在可以办理的事项，以及其余事项为什么不能。
    steps: Vec<StepBody>,
    /// 办理经过，最早的在前。
    timeline: Vec<EntryBody>,
    /// 今天。
    #[schema(value_type = String, format = Date)]
    today: Date,
}

/// 办件的状态。
#[derive(Serialize, ToSchema)]
struct CaseStandingBody {
    /// 登记号。
    number: String,
    /// 版本；办理时可作为`if_version`带回。
    version: u64,
    /// 阶段。
    phase: &'static str,
    /// 阶段的中文。
    phase_label: &'static str,
    /// 收到申请之日。
    #[schema(value_type = Option<String>, format = Date)]
    received_on: Option<Date>,
    /// 答复期限的最后一日。
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    /// 期限是否因有的年份尚无放假安排而待定。
    provisional: bool,
    /// 等候他人的最后一日。
    #[schema(value_type = Option<String>, format = Date)]
    awaits_until: Option<Date>,
    /// 法律要求办而没有期限催办的事；没有则为空。
    reminders: Vec<ReminderBody>,
}

/// 申请人，按权限显示。
#[derive(Serialize, ToSchema)]
struct PersonBody {
    /// 类别。
    #[schema(schema_with = words::requester_kind)]
    kind: RequesterKind,
    name: String,
    id_type: String,
    id_number: String,
    phone: String,
    email: String,
    address: String,
    /// 是否有隐去的部分。
    is_masked: bool,
}

/// 所需政府信息。
#[derive(Serialize, ToSchema)]
struct CaseContentBody {
    id: String,
    /// 名称。
    title: String,
    /// 文号，可能为空。
    document_number: String,
    /// 描述；补正的内容附在其后。
    description: String,
}

/// 期限的由来。
#[derive(Serialize, ToSchema)]
struct WhyBody {
    /// 最后一日。
    #[schema(value_type = String, format = Date)]
    due: Date,
    /// 是否待定。
    provisional: bool,
    /// 逐步的由来。
    steps: Vec<FactBody>,
    /// 依据的条款。
    basis: Vec<String>,
    /// 逐日计算；期限是指定的而非数出的，为空。
    days: Vec<DayBody>,
}

/// 由来的一步。
#[derive(Serialize, ToSchema)]
struct FactBody {
    text: String,
    article: Option<String>,
}

/// 期限中的一日。
#[derive(Serialize, ToSchema)]
struct DayBody {
    #[schema(value_type = String, format = Date)]
    date: Date,
    /// 第几个计算的日子；不计算的为null。
    number: Option<u32>,
    /// 为什么。
    why: String,
    /// 因征求意见而不计算。
    is_paused: bool,
    /// 最后一日。
    is_last: bool,
}

/// 一个事项。
#[derive(Serialize, ToSchema)]
struct StepBody {
    /// 接口中的用词。
    act: &'static str,
    /// 中文。
    label: &'static str,
    /// 依据的条款。
    article: String,
    /// 现在能否由本账号办理。
    is_allowed: bool,
    /// 本账号有没有这项权限。
    is_mine: bool,
    /// 不能办理的原因。
    reason: Option<String>,
    /// 下一步怎么办。
    next_step: Option<String>,
}

/// 经过的一条。
#[derive(Serialize, ToSchema)]
struct EntryBody {
    version: u64,
    /// 法定日期。
    #[schema(value_type = String, format = Date)]
    occurred_on: Date,
    /// 登记的时刻。
    #[schema(value_type = String, format = DateTime)]
    recorded_at: Timestamp,
    /// 谁办的。
    actor: String,
    /// 其姓名。
    actor_name: String,
    /// 事项的用词。
    event: &'static str,
    /// 事项的中文。
    label: &'static str,
    /// 具体情况，可能为空。
    text: String,
    /// 更正它的那一条。
    corrected_by: Option<u64>,
}

impl From<CasePage> for CaseBody {
    fn from(page: CasePage) -> Self {
        Self {
            standing: page.standing.into(),
            bucket: page.bucket,
            light_text: page.light_text,
            requester: page.requester.map(PersonBody::from),
            content: page.content.map(CaseContentBody::from),
            why: page.why.map(WhyBody::from),
            steps: page.steps.into_iter().map(StepBody::from).collect(),
            timeline: page.timeline.into_iter().map(EntryBody::from).collect(),
            today: page.today,
        }
    }
}

impl From<Standing> for CaseStandingBody {
    fn from(standing: Standing) -> Self {
        Self {
            number: standing.number.0,
            version: standing.version,
            phase: standing.phase,
            phase_label: standing.phase_label,
            received_on: standing.received_on,
            due: standing.due,
            provisional: standing.provisional,
            awaits_until: standing.awaits_until,
            reminders: standing.reminders.into_iter().map(ReminderBody::from).collect(),
        }
    }
}

impl From<PersonView> for PersonBody {
    fn from(person: PersonView) -> Self {
        let PersonView { kind, name, id_type, id_number, phone, email, address, is_masked } = person;
        Self { kind, name, id_type, id_number, phone, email, address, is_masked }
    }
}

impl From<RequestContent> for CaseContentBody {
    fn from(content: RequestContent) -> Self {
        let RequestContent { id, title, document_number, description } = content;
        Self { id: id.0, title, document_number, description }
    }
}

impl From<WhyThisDate> for WhyBody {
    fn from(why: WhyThisDate) -> Self {
        let fact = |Fact { text, article }| FactBody { text, article };
        let day = |Day { date, number, why, is_paused, is_last }| DayBody { date, number, why, is_paused, is_last };
        Self {
            due: why.due,
            provisional: why.provisional,
            steps: why.steps.into_iter().map(fact).collect(),
            basis: why.basis,
            days: why.days.into_iter().map(day).collect(),
        }
    }
}

impl From<StepView> for StepBody {
    fn from(step: StepView) -> Self {
        let StepView { act, label, article, is_allowed, is_mine, reason, next_step } = step;
        Self { act, label, article, is_allowed, is_mine, reason, next_step }
    }
}

impl From<TimelineEntry> for EntryBody {
    fn from(entry: TimelineEntry) -> Self {
        let TimelineEntry { version, occurred_on, recorded_at, actor, actor_name, event, label, text, corrected_by } =
            entry;
        Self { version, occurred_on, recorded_at, actor, actor_name, event, label, text, corrected_by }
    }
}
