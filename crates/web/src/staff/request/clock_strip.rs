//! `为什么是这一天` — every day from receipt to due date as a cell, a sentence that says why, and the full table.

use crate::staff::day::weekday;
use casework::request::{Request, clock};
use jiff::civil::Date;
use law::calendar::{Calendar, DayKind};
use law::count::{CountedDay, DayReason};
use law::{Deadline, Step};

/// Days shown after an overdue date at most; the sentence gives the exact number.
const MOST_OVERDUE_CELLS: usize = 40;

/// The strip and its words.
#[derive(Debug, Clone)]
pub(crate) struct ClockStrip {
    /// `soon`, `late`, `done`, or empty.
    pub(crate) class: &'static str,
    /// The large figure; empty where there is none.
    pub(crate) figure: String,
    /// What follows the figure.
    pub(crate) headline: String,
    /// One cell a day; empty where no day is counted.
    pub(crate) cells: Vec<Cell>,
    /// What the cells of this strip mean.
    pub(crate) legend: Vec<(&'static str, String)>,
    /// The same information in words, for those who do not see the strip.
    pub(crate) alternative: String,
    /// Why this day: sentences, each with its article.
    pub(crate) steps: Vec<(String, String)>,
    /// The table day by day.
    pub(crate) table: Vec<TableRow>,
}

/// One day.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// What it is: `counted`, `ahead`, `paused`, `rest`, `due`, `over`, `before`.
    pub(crate) class: &'static str,
    /// Today is ringed.
    pub(crate) is_today: bool,
    /// `9月`, on the first cell of a month.
    pub(crate) month: String,
    /// Its number in the period.
    pub(crate) number: String,
    /// What hovering says.
    pub(crate) title: String,
}

/// One day in the table.
#[derive(Debug, Clone)]
pub(crate) struct TableRow {
    /// `9月9日 星期三`.
    pub(crate) day: String,
    /// `3`, or empty.
    pub(crate) number: String,
    /// Why it counts or does not.
    pub(crate) why: String,
    /// The article, where the day has one of its own.
    pub(crate) article: &'static str,
}

/// The strip of a case today; `None` before anything is received.
pub(crate) fn of(request: &Request, calendar: &Calendar, today: Date) -> Option<ClockStrip> {
    let received_on = request.received_on()?;
    let derived = clock::reply_due(request, calendar);
    let steps = derived.iter().flat_map(|d| d.steps.iter().map(step_words)).collect();
    let dispatched_on = request.reply.as_ref().and_then(|reply| reply.dispatch.as_ref()).map(|d| d.on);
    let Some(due) = derived.as_ref().map(|d| d.value) else {
        return Some(standing_still(request, received_on));
    };
    let (class, figure, headline) = headline(due, dispatched_on, today, calendar);
    let period = clock::reply_period(request, calendar);
    let days = period.as_ref().and_then(|period| period.sheet(calendar).ok()).unwrap_or_default();
    let seen = dispatched_on.unwrap_or(today);
    let from = period.as_ref().map_or(received_on, law::reply_period::ReplyPeriod::from);
    let cells = cells(from, &days, today, seen, due.on);
    Some(ClockStrip {
        class,
        figure,
        headline,
        legend: legend(&days, &cells, seen),
        alternative: alternative(&days, seen, due.on),
        cells,
        steps,
        table: days.iter().map(table_row).collect(),
    })
}

/// The reply clock does not run to an end: the requester or a third party has the word.
fn standing_still(request: &Request, received_on: Date) -> ClockStrip {
    let received = format!("{}收到申请", law::count::chinese_date(received_on));
    ClockStrip {
        class: "",
        figure: String::new(),
        headline: format!("{}，到期日还不能确定", request.phase.label()),
        cells: Vec::new(),
        legend: Vec::new(),
        alternative: String::new(),
        steps: vec![(received, "第三十一条".to_owned())],
        table: Vec::new(),
    }
}

fn headline(
    due: Deadline,
    dispatched_on: Option<Date>,
    today: Date,
    calendar: &Calendar,
) -> (&'static str, String, String) {
    let last = format!("{}（{}）{}", law::count::chinese_date(due.on), weekday(due.on), provisional(due));
    if let Some(sent) = dispatched_on {
        let sent_words = law::count::chinese_date(sent);
        return if sent > due.on {
            let late = calendar.working_days_between(due.on, sent);
            ("late", format!("已逾期{late}个工作日"), format!("{last}到期，{sent_words}发出"))
        } else {
            ("done", "按期".to_owned(), format!("{sent_words}发出，{last}到期"))
        };
    }
    match today.cmp(&due.on) {
        std::cmp::Ordering::Greater => {
            let late = calendar.working_days_between(due.on, today);
            ("late", format!("已逾期{late}个工作日"), format!("{last}到期"))
        }
        std::cmp::Ordering::Equal => ("late", "今天".to_owned(), format!("到期，{last}")),
        std::cmp::Ordering::Less => {
            let left = calendar.working_days_between(today, due.on);
            let is_soon = left <= casework::request::bucket::SOON_WORKING_DAYS;
            (if is_soon { "soon" } else { "" }, left.to_string(), format!("个工作日后到期，{last}"))
        }
    }
}

fn provisional(due: Deadline) -> &'static str {
    if due.is_provisional {
        "，暂定"
    } else if due.may_still_move {
        "，次年放假安排公布后可能调整"
    } else {
        ""
    }
}

fn step_words(step: &Step) -> (String, String) {
    let article = step.basis.map_or_else(String::new, |place| {
        if place.instrument == law::Instrument::DisclosureRegulation {
            place.to_string()
        } else {
            format!("{}{place}", place.instrument.title())
        }
    });
    (step.text.clone(), article)
}

fn cells(from: Date, days: &[CountedDay], today: Date, seen: Date, due: Date) -> Vec<Cell> {
    let zero = Cell {
        class: "before",
        is_today: today == from,
        month: month(from),
        number: String::new(),
        title: format!("{}，起算之日，当日不计", day_words(from)),
    };
    let mut cells = vec![zero];
    cells.extend(days.iter().map(|day| Cell {
        class: class_of(day, seen),
        is_today: day.date == today,
        month: if day.date.day() == 1 { month(day.date) } else { String::new() },
        number: day.number.map_or_else(String::new, |n| n.to_string()),
        title: format!("{}，{}", day_words(day.date), day.why()),
    }));
    let mut after = due;
    for _ in 0..MOST_OVERDUE_CELLS {
        let Ok(next) = after.tomorrow() else { break };
        after = next;
        if after > seen {
            break;
        }
        cells.push(Cell {
            class: "over",
            is_today: after == today,
            month: if after.day() == 1 { month(after) } else { String::new() },
            number: String::new(),
            title: format!("{}，已逾期", day_words(after)),
        });
    }
    cells
}

fn class_of(day: &CountedDay, seen: Date) -> &'static str {
    if day.is_last {
        return "due";
    }
    match &day.reason {
        DayReason::Resting(_) | DayReason::RolledTo(_) => "rest",
        DayReason::Paused(_) => "paused",
        DayReason::Working { .. } | DayReason::CalendarDay | DayReason::LastCalendarDay(_) => {
            if day.date <= seen {
                "counted"
            } else {
                "ahead"
            }
        }
    }
}

fn legend(days: &[CountedDay], cells: &[Cell], seen: Date) -> Vec<(&'static str, String)> {
    if days.is_empty() {
        return Vec::new();
    }
    let counted = days.iter().filter(|day| day.is_counted() && day.date <= seen).count();
    let has = |class: &str| cells.iter().any(|cell| cell.class == class);
    let mut legend = vec![("counted", format!("已计{counted}个工作日"))];
    for (class, words) in [
        ("ahead", "未到"),
        ("paused", "征求意见，不计"),
        ("rest", "休息日、放假，不计"),
        ("due", "到期日"),
        ("over", "逾期"),
    ] {
        if has(class) {
            legend.push((class, words.to_owned()));
        }
    }
    if cells.iter().any(|cell| cell.is_today) {
        legend.push(("today", "今天".to_owned()));
    }
    legend
}

fn alternative(days: &[CountedDay], seen: Date, due: Date) -> String {
    let count = |wanted: fn(&CountedDay) -> bool| days.iter().filter(|day| wanted(day)).count();
    let counted = days.iter().filter(|day| day.is_counted() && day.date <= seen).count();
    let paused = count(|day| matches!(day.reason, DayReason::Paused(_)));
    let resting = count(|day| matches!(day.reason, DayReason::Resting(_)));
    let all = count(CountedDay::is_counted);
    format!(
        "共{all}个工作日，已计{counted}个；休息日和放假{resting}天、征求意见{paused}天不计；{}到期。逐日情况见下面的计算表。",
        law::count::chinese_date(due)
    )
}

fn table_row(day: &CountedDay) -> TableRow {
    let article = match &day.reason {
        DayReason::Paused(_) => "第三十三条第三款",
        DayReason::Working { kind: DayKind::ShiftedWorkday(_), .. } | DayReason::Resting(DayKind::Holiday(_)) => {
            "放假安排"
        }
        DayReason::Working { .. }
        | DayReason::Resting(_)
        | DayReason::CalendarDay
        | DayReason::LastCalendarDay(_)
        | DayReason::RolledTo(_) => "第三十三条第二款",
    };
    let number = day.number.map_or_else(String::new, |n| n.to_string());
    TableRow { day: day_words(day.date), number, why: day.why(), article }
}

fn month(day: Date) -> String {
    format!("{}月", day.month())
}

fn day_words(day: Date) -> String {
    format!("{}月{}日{}", day.month(), day.day(), weekday(day))
}
