//! `待办分类` — every open case is in exactly one place of the work list, and shows one light.

use super::clock;
use super::phase::Phase;
use super::state::Request;
use jiff::civil::Date;
use law::calendar::Calendar;

/// Working days before the due date from which a case is soon due (convention).
pub const SOON_WORKING_DAYS: u64 = 5;

/// A place in the work list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bucket {
    /// `已逾期`.
    Overdue,
    /// `今日到期`.
    DueToday,
    /// `五日内到期`.
    DueSoon,
    /// `待确认收到日期`.
    AwaitingConfirmation,
    /// `待发出`.
    AwaitingDispatch,
    /// `期限内`.
    InTime,
    /// `征求意见中`.
    Consulting,
    /// `待补正`.
    AwaitingClarification,
    /// `待说明理由`.
    AwaitingReasons,
    /// `待缴费`.
    AwaitingPayment,
    /// `待送达`.
    AwaitingDelivery,
    /// `待归档`.
    ToArchive,
}

impl Bucket {
    /// All buckets, most urgent first.
    pub const ALL: [Self; 12] = [
        Self::Overdue,
        Self::DueToday,
        Self::DueSoon,
        Self::AwaitingConfirmation,
        Self::AwaitingDispatch,
        Self::InTime,
        Self::Consulting,
        Self::AwaitingClarification,
        Self::AwaitingReasons,
        Self::AwaitingPayment,
        Self::AwaitingDelivery,
        Self::ToArchive,
    ];

    /// The bucket of a word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bucket| bucket.id() == id)
    }

    /// The word in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::DueToday => "due-today",
            Self::DueSoon => "due-soon",
            Self::AwaitingConfirmation => "awaiting-confirmation",
            Self::AwaitingDispatch => "awaiting-dispatch",
            Self::InTime => "in-time",
            Self::Consulting => "consulting",
            Self::AwaitingClarification => "awaiting-clarification",
            Self::AwaitingReasons => "awaiting-reasons",
            Self::AwaitingPayment => "awaiting-payment",
            Self::AwaitingDelivery => "awaiting-delivery",
            Self::ToArchive => "to-archive",
        }
    }

    /// The words in the list.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Overdue => "已逾期",
            Self::DueToday => "今日到期",
            Self::DueSoon => "五个工作日内到期",
            Self::AwaitingConfirmation => "待确认收到日期",
            Self::AwaitingDispatch => "待发出",
            Self::InTime => "期限内",
            Self::Consulting => "征求意见中",
            Self::AwaitingClarification => "待补正",
            Self::AwaitingReasons => "待说明理由",
            Self::AwaitingPayment => "待缴费",
            Self::AwaitingDelivery => "待送达",
            Self::ToArchive => "待归档",
        }
    }
}

/// Where a case belongs today; `None` only if nothing is registered or it is archived.
pub fn bucket(request: &Request, today: Date, calendar: &Calendar) -> Option<Bucket> {
    Some(match request.phase {
        Phase::Unregistered | Phase::Archived => return None,
        Phase::AwaitingConfirmation => Bucket::AwaitingConfirmation,
        Phase::AwaitingClarification { .. } => Bucket::AwaitingClarification,
        Phase::AwaitingPayment { .. } => Bucket::AwaitingPayment,
        Phase::AwaitingReasons { .. } => pressing(request, today, calendar).unwrap_or(Bucket::AwaitingReasons),
        Phase::Signed => pressing(request, today, calendar).unwrap_or(Bucket::AwaitingDispatch),
        Phase::Processing | Phase::Decided => {
            pressing(request, today, calendar).unwrap_or_else(|| at_work(request, today, calendar))
        }
        Phase::Dispatched => Bucket::AwaitingDelivery,
        Phase::Delivered | Phase::Closed => Bucket::ToArchive,
    })
}

/// What goes before everything else.
fn pressing(request: &Request, today: Date, calendar: &Calendar) -> Option<Bucket> {
    let due = clock::due(request, calendar)?.on;
    match today.cmp(&due) {
        std::cmp::Ordering::Greater => Some(Bucket::Overdue),
        std::cmp::Ordering::Equal => Some(Bucket::DueToday),
        std::cmp::Ordering::Less => None,
    }
}

fn at_work(request: &Request, today: Date, calendar: &Calendar) -> Bucket {
    if request.open_consultations().next().is_some() {
        return Bucket::Consulting;
    }
    match clock::due(request, calendar) {
        Some(due) if calendar.working_days_between(today, due.on) <= SOON_WORKING_DAYS => Bucket::DueSoon,
        Some(_) | None => Bucket::InTime,
    }
}

/// `红绿灯` — never colour alone: the words say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Light {
    /// `竹青` — in time, or nothing owed.
    Green,
    /// `赭` — soon.
    Ochre,
    /// `朱` — today or late.
    Vermilion,
}

/// The light of a case and what it says.
pub fn light(request: &Request, today: Date, calendar: &Calendar) -> (Light, String) {
    let Some(bucket) = bucket(request, today, calendar) else {
        return (Light::Green, request.phase.label().to_owned());
    };
    match bucket {
        Bucket::Overdue => (Light::Vermilion, overdue_words(request, today, calendar)),
        Bucket::DueToday => (Light::Vermilion, "今天到期".to_owned()),
        Bucket::DueSoon => (Light::Ochre, remaining_words(request, today, calendar)),
        Bucket::InTime | Bucket::AwaitingReasons => (Light::Green, remaining_words(request, today, calendar)),
        Bucket::AwaitingConfirmation => (Light::Ochre, "收到日期未确认，期限还没有起算".to_owned()),
        Bucket::AwaitingDispatch => {
            (Light::Ochre, format!("已签发，请发出；{}", remaining_words(request, today, calendar)))
        }
        Bucket::Consulting => (Light::Green, "征求意见中，期限暂停计算".to_owned()),
        Bucket::AwaitingClarification | Bucket::AwaitingPayment => waiting(bucket, request, today, calendar),
        Bucket::AwaitingDelivery | Bucket::ToArchive => ended_words(bucket, request, calendar),
    }
}

fn waiting(bucket: Bucket, request: &Request, today: Date, calendar: &Calendar) -> (Light, String) {
    match clock::awaits_until(request, calendar) {
        Some(last) if today > last => (Light::Ochre, format!("{}，期限已过，可以终止办理", bucket.label())),
        Some(last) => (Light::Green, format!("{}，到{}月{}日为止", bucket.label(), last.month(), last.day())),
        None => (Light::Green, bucket.label().to_owned()),
    }
}

fn ended_words(bucket: Bucket, request: &Request, calendar: &Calendar) -> (Light, String) {
    let late = if clock::was_late(request, calendar) { "，逾期答复" } else { "" };
    (if late.is_empty() { Light::Green } else { Light::Vermilion }, format!("{}{late}", bucket.label()))
}

fn remaining_words(request: &Request, today: Date, calendar: &Calendar) -> String {
    match clock::due(request, calendar) {
        Some(due) => format!("还有{}个工作日", calendar.working_days_between(today, due.on)),
        None => "期限还不能确定".to_owned(),
    }
}

fn overdue_words(request: &Request, today: Date, calendar: &Calendar) -> String {
    match clock::due(request, calendar).map(|due| calendar.working_days_between(due.on, today)) {
        Some(days) if days > 0 => format!("已逾期{days}个工作日"),
        Some(_) | None => "已逾期".to_owned(),
    }
}
