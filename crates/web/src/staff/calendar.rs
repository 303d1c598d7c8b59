//! `/staff/calendar` — the year as the law counts it: holidays, shifted workdays, and the notices behind them.

use super::desk::Desk;
use super::session::SignedIn;
use crate::error::PageError;
use crate::page::{self, Frame};
use crate::state::AppState;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use jiff::civil::{Date, Weekday};
use law::calendar::{Arrangement, Calendar, DayKind};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/calendar.html")]
struct CalendarPage {
    frame: Frame,
    desk: Desk,
    year: i16,
    notice: Option<Notice>,
    local: Vec<Notice>,
    months: Vec<Month>,
}

/// The notice of the year shown.
struct Notice {
    title: String,
    published: String,
    holidays: Vec<(String, String)>,
}

struct Month {
    number: i8,
    weeks: Vec<Vec<Option<Day>>>,
}

struct Day {
    number: i8,
    class: String,
    words: String,
}

/// Which year.
#[derive(Debug, Deserialize)]
pub(super) struct Year {
    year: Option<i16>,
}

pub(super) async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Query(query): Query<Year>,
) -> Result<Html<String>, PageError> {
    let today = signed_in.ctx.today();
    let year = query.year.filter(|year| (1990..=2100).contains(year)).unwrap_or_else(|| today.year());
    let calendar = usecases::calendar::current(&signed_in.ctx).await?;
    let (desk, frame) = Desk::of(&state, &signed_in, "/staff/calendar", format!("{year}年工作日历")).await?;
    let months = (1..=12).filter_map(|month| month_of(&calendar, year, month, today)).collect();
    let notice = calendar.arrangement(year).map(Notice::from);
    let local = calendar.local_arrangements(year).map(Notice::from).collect();
    page::render(&CalendarPage { frame, desk, year, notice, local, months })
}

impl From<&Arrangement> for Notice {
    fn from(arrangement: &Arrangement) -> Self {
        let holidays = arrangement.holidays.iter().map(|holiday| {
            let mut words = format!("{}放假", spans(&holiday.off));
            if !holiday.work.is_empty() {
                words = format!("{words}；{}上班", spans(&holiday.work));
            }
            (holiday.name.clone(), words)
        });
        let number = arrangement.document_number.as_ref().map_or_else(String::new, |number| format!("（{number}）"));
        Self {
            title: format!("{}{number}", arrangement.title),
            published: arrangement.published_on.map_or_else(String::new, law::count::chinese_date),
            holidays: holidays.collect(),
        }
    }
}

/// `10月1日至7日、10月10日`: days in a row are told by the first and the last.
fn spans(days: &[Date]) -> String {
    let mut spans: Vec<(Date, Date)> = Vec::new();
    for day in days {
        match spans.last_mut() {
            Some((_, last)) if last.tomorrow().is_ok_and(|next| next == *day) => *last = *day,
            Some(_) | None => spans.push((*day, *day)),
        }
    }
    let words = spans.iter().map(|(first, last)| {
        let start = format!("{}月{}日", first.month(), first.day());
        match (first == last, first.month() == last.month()) {
            (true, _) => start,
            (false, true) => format!("{start}至{}日", last.day()),
            (false, false) => format!("{start}至{}月{}日", last.month(), last.day()),
        }
    });
    words.collect::<Vec<_>>().join("、")
}

fn month_of(calendar: &Calendar, year: i16, month: i8, today: Date) -> Option<Month> {
    let first = Date::new(year, month, 1).ok()?;
    let mut slots: Vec<Option<Day>> = Vec::new();
    slots.resize_with(usize::from(first.weekday().since(Weekday::Monday).unsigned_abs()), || None);
    for number in 1..=first.days_in_month() {
        let day = Date::new(year, month, number).ok()?;
        slots.push(Some(day_of(calendar, day, today)));
    }
    while !slots.len().is_multiple_of(7) {
        slots.push(None);
    }
    let mut weeks = Vec::new();
    let mut rest = slots.into_iter().peekable();
    while rest.peek().is_some() {
        weeks.push(rest.by_ref().take(7).collect());
    }
    Some(Month { number: month, weeks })
}

fn day_of(calendar: &Calendar, day: Date, today: Date) -> Day {
    let (class, words) = match calendar.day(day) {
        DayKind::WorkingDay => ("", String::new()),
        DayKind::ShiftedWorkday(holiday) => ("shift", format!("{holiday}调休上班")),
        DayKind::Weekend => ("off", String::new()),
        DayKind::Holiday(name) => ("holiday", format!("{name}放假")),
    };
    let (class, words) =
        if day == today { (format!("{class} now"), format!("今天{words}")) } else { (class.to_owned(), words) };
    Day { number: day.day(), class, words }
}
