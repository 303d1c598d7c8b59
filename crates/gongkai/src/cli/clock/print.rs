//! The period in words: the last day first, then why, then the days in runs.

use super::Answer;
use crate::cli::citation;
use jiff::civil::{Date, Weekday};
use law::calendar::DayKind;
use law::count::{CountedDay, DayReason};
use std::fmt::Write as _;

/// The kinds, for the help text.
pub(super) const KINDS: &str = "\
期限种类：
  reply                             答复申请，20个工作日
  clarification-notice              一次性告知补正，7个工作日
  third-party                       第三方提出意见，15个工作日
  co-maker                          共同制作机关提出意见，15个工作日
  fee-payment                       缴纳信息处理费，20个工作日
  publication                       主动公开，20个工作日
  penalty-withdrawal                撤回已公开的处罚决定，3个工作日
  judgment                          按判决公开，20个工作日
  reconsideration                   申请行政复议，60日
  litigation                        直接提起行政诉讼，6个月
  litigation-after-reconsideration  复议后提起行政诉讼，15日
  reconsideration-answer            复议答复（简易程序），5个工作日
  reconsideration-answer-ordinary   复议答复（普通程序），10个工作日
  reconsideration-decision          复议决定（简易程序），30日
  reconsideration-decision-ordinary 复议决定（普通程序），60日
  litigation-answer                 答辩状和证据，15日
  appeal                            对判决上诉，15日
  appeal-of-ruling                  对裁定上诉，10日
";

pub(super) fn text(answer: &Answer) -> String {
    let end = &answer.end;
    let due = end.value.deadline.on;
    let mut out = format!("{}：最迟{}（{}）\n\n", answer.kind.title(), long(due), weekday(due));
    let sentences: Vec<&str> = end.steps.iter().map(|step| step.text.as_str()).collect();
    let _ = writeln!(out, "{}。", sentences.join("；"));
    let _ = writeln!(out, "依据：{}。\n", citation::text(&end.basis));
    for run in runs(&answer.days) {
        let _ = writeln!(out, "  {}  {}", pad(&span(answer.from, run), 24), words(run));
    }
    out
}

/// Neighbouring days that read alike.
fn runs(days: &[CountedDay]) -> impl Iterator<Item = &[CountedDay]> {
    days.chunk_by(|a, b| match (&a.reason, &b.reason) {
        // A day shifted into the week is worth a line of its own.
        (
            DayReason::Working { kind: DayKind::ShiftedWorkday(_), .. },
            DayReason::Working { kind: DayKind::ShiftedWorkday(_), .. },
        ) => false,
        (a, b) => a == b,
    })
}

/// `1月21日至23日`, with the year where it is not that of the start.
fn span(from: Date, run: &[CountedDay]) -> String {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return String::new() };
    let (first, last) = (first.date, last.date);
    let start = if first.year() == from.year() { short(first) } else { long(first) };
    if first == last {
        format!("{start}（{}）", weekday(first))
    } else if first.year() != last.year() {
        format!("{start}至{}", long(last))
    } else if first.month() != last.month() {
        format!("{start}至{}", short(last))
    } else {
        format!("{start}至{}日", last.day())
    }
}

fn words(run: &[CountedDay]) -> String {
    let [first, .., last] = run else { return run.first().map(CountedDay::why).unwrap_or_default() };
    let numbers = format!("第{}至{}", first.number.unwrap_or_default(), last.number.unwrap_or_default());
    let words = match &first.reason {
        DayReason::Working { is_arranged: true, .. } => format!("{numbers}个工作日"),
        DayReason::Working { is_arranged: false, .. } => format!("{numbers}个工作日（该年放假安排未载入，暂定）"),
        DayReason::CalendarDay => format!("{numbers}日"),
        DayReason::Resting(_) | DayReason::Paused(_) | DayReason::LastCalendarDay(_) | DayReason::RolledTo(_) => {
            first.why()
        }
    };
    if last.is_last { format!("{words}，期限届满") } else { words }
}

/// Columns on a terminal: everything beyond ASCII in our texts is two wide.
fn pad(text: &str, columns: usize) -> String {
    let width: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(columns.saturating_sub(width)))
}

fn long(day: Date) -> String {
    law::count::chinese_date(day)
}

fn short(day: Date) -> String {
    format!("{}月{}日", day.month(), day.day())
}

fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "星期一",
        Weekday::Tuesday => "星期二",
        Weekday::Wednesday => "星期三",
        Weekday::Thursday => "星期四",
        Weekday::Friday => "星期五",
        Weekday::Saturday => "星期六",
        Weekday::Sunday => "星期日",
    }
}
