//! `gongkai clock` — a statutory period, day by day (contract §2).

mod print;

use super::exit::{CliError, Exit};
use super::{calendar, citation, out, parse};
use jiff::civil::Date;
use law::count::CountedDay;
use law::extension::Extension;
use law::period::{PeriodEnd, PeriodKind};
use law::reply_period::{ReplyPeriod, Start};
use law::{Calendar, Derived, Pause};
use serde_json::{Value, json};
use std::path::PathBuf;

/// 计算法定期限：到哪一天为止、为什么、逐日明细
#[derive(clap::Args)]
#[command(after_help = print::KINDS)]
pub(crate) struct Args {
    /// 哪一种期限，如 reply；全部种类列在下面
    #[arg(value_name = "期限", value_parser = kind)]
    kind: PeriodKind,
    /// 起算之日（当日不计），如 2026-01-05
    #[arg(long, value_name = "日期", value_parser = parse::date)]
    from: Date,
    /// 延长的工作日数，1至20（只用于 reply）
    #[arg(long, value_name = "天数", allow_negative_numbers = true, value_parser = parse::integer)]
    extend: Option<i64>,
    /// 征求意见的起止日，发出日..结束日，可以写几次（只用于 reply）
    #[arg(long, value_name = "起..止", value_parser = pause)]
    pause: Vec<Pause>,
    /// 一并使用尚未载入的放假安排文件，可以写几次
    #[arg(long, value_name = "文件")]
    notice: Vec<PathBuf>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

fn kind(text: &str) -> Result<PeriodKind, String> {
    PeriodKind::from_id(text).ok_or_else(|| {
        let ids: Vec<&str> = PeriodKind::ALL.iter().map(|kind| kind.id()).collect();
        format!("没有“{text}”这种期限，可以是 {}", ids.join("、"))
    })
}

fn pause(text: &str) -> Result<Pause, String> {
    let (sent, ended) =
        text.split_once("..").ok_or_else(|| format!("“{text}”请写成 发出日..结束日，如 2026-01-28..2026-02-26"))?;
    Pause::try_new(parse::date(sent)?, parse::date(ended)?).map_err(|error| error.to_string())
}

/// A period with everything that is shown of it.
struct Answer {
    kind: PeriodKind,
    from: Date,
    end: Derived<PeriodEnd>,
    days: Vec<CountedDay>,
}

/// Prints the period.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let calendar = calendar::with_files(&args.notice)?;
    let answer = answer(args, &calendar)?;
    if args.json { out::json(&to_json(&answer)) } else { out::text(&print::text(&answer)) }
}

fn answer(args: &Args, calendar: &Calendar) -> Result<Answer, CliError> {
    let (kind, from) = (args.kind, args.from);
    let beyond = |error: law::count::BeyondCalendar| CliError::Input(error.to_string());
    let (end, days) = match kind {
        PeriodKind::Reply => {
            let period = reply_period(args)?;
            check_span(from, period.deadline(calendar).map_err(beyond)?.on)?;
            (period.explain(calendar).map_err(beyond)?, period.sheet(calendar).map_err(beyond)?)
        }
        other if args.extend.is_some() || !args.pause.is_empty() => {
            let text = format!("--extend 和 --pause 只用于 reply（答复期限），不用于 {}", other.id());
            return Err(CliError::Input(text));
        }
        other => (other.explain(from, calendar).map_err(beyond)?, other.sheet(from, calendar).map_err(beyond)?),
    };
    Ok(Answer { kind, from, end, days })
}

/// A pause of centuries is a slip of the pen; its sheet would be millions of lines.
const LONGEST_SHEET_YEARS: i16 = 100;

fn check_span(from: Date, due: Date) -> Result<(), CliError> {
    if due.year() - from.year() > LONGEST_SHEET_YEARS {
        return Err(CliError::Input(format!(
            "从{from}到{due}超过{LONGEST_SHEET_YEARS}年，请核对 --from 和 --pause 的日期"
        )));
    }
    Ok(())
}

fn reply_period(args: &Args) -> Result<ReplyPeriod, CliError> {
    let refused = |refusal: law::Refusal| CliError::Refused(refusal.to_string());
    let period =
        args.pause.iter().fold(ReplyPeriod::start(args.from, Start::Received), |period, pause| period.pause(*pause));
    match args.extend {
        None => Ok(period),
        Some(days) => period.extend(Extension::try_new(days).map_err(refused)?).map_err(refused),
    }
}

fn to_json(answer: &Answer) -> Value {
    let Answer { kind, from, end, days } = answer;
    let deadline = end.value.deadline;
    json!({
        "kind": kind.id(),
        "title": kind.title(),
        "from": from,
        "due": deadline.on,
        "provisional": deadline.is_provisional,
        "may_still_move": deadline.may_still_move,
        "not_in_force": !end.value.is_in_force,
        "basis": citation::list(&end.basis),
        "explanation": end.steps.iter().map(|step| &step.text).collect::<Vec<_>>(),
        "steps": days.iter().map(|day| json!({
            "date": day.date,
            "counted": day.is_counted(),
            "why": day.why(),
            "number": day.number,
        })).collect::<Vec<_>>(),
    })
}
