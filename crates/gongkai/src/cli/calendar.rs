//! `gongkai calendar` — the yearly holiday arrangements.

mod add;

use super::exit::{CliError, Exit};
use super::office::with_office;
use super::{file, out, parse};
use crate::config::{Config, Place};
use crate::wiring;
use jiff::civil::{Date, date};
use law::Calendar;
use law::calendar::{Arrangement, Notice};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// 节假日安排：查看、核对
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// 查看一年的放假和调休安排
    Show {
        /// 年份，如 2026
        #[arg(value_name = "年份", value_parser = parse::year)]
        year: i16,
        #[command(flatten)]
        place: Place,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    Add(add::Args),
    /// 核对一份安排文件：日期是否存在、有无矛盾
    Check {
        /// 安排文件（TOML）
        #[arg(value_name = "文件")]
        file: PathBuf,
        #[command(flatten)]
        place: Place,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
}

/// Shows or checks an arrangement.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let (calendar, year, json) = match &args.command {
        Command::Add(args) => return add::run(args),
        Command::Show { year, place, json } => (of_place(place)?, *year, *json),
        Command::Check { file, place, json } => {
            let notice = read(file)?;
            (load(&of_place(place)?, &notice, file)?, notice.arrangement().year, *json)
        }
    };
    if json { out::json(&to_json(&calendar, year)) } else { out::text(&text(&calendar, year)) }
}

/// The calendar of an office: the built-in one and the notices it has loaded. Where none is named, that of
/// `./gongkai-data` if there is one, else the built-in one: to look at a year nobody needs an office.
fn of_place(place: &Place) -> Result<Calendar, CliError> {
    if !place.is_named() {
        let config = Config::load(place).map_err(CliError::Input)?;
        if wiring::must_be_there(&config).is_err() {
            return Ok(Calendar::built_in().clone());
        }
    }
    let mut calendar = None;
    with_office(place, async |office, _| {
        calendar = Some(usecases::calendar::current(&office.operator()).await?);
        Ok(Exit::Clean)
    })?;
    Ok(calendar.map_or_else(|| Calendar::built_in().clone(), |calendar| (*calendar).clone()))
}

/// The built-in calendar with arrangement files on top.
pub(crate) fn with_files(files: &[PathBuf]) -> Result<Calendar, CliError> {
    files.iter().try_fold(Calendar::built_in().clone(), |calendar, file| load(&calendar, &read(file)?, file))
}

fn load(calendar: &Calendar, notice: &Notice, file: &Path) -> Result<Calendar, CliError> {
    calendar.with_notice(notice).map_err(|error| CliError::Input(format!("{}：{error}", file.display())))
}

/// An arrangement is a page of text; anything longer is another file.
const LONGEST_FILE_BYTES: u64 = 1 << 20;

/// Reads and checks an arrangement file.
pub(crate) fn read(file: &Path) -> Result<Notice, CliError> {
    Notice::parse(&read_text(file)?).map_err(|error| CliError::Input(format!("{}：{error}", file.display())))
}

/// The text of an arrangement file.
fn read_text(path: &Path) -> Result<String, CliError> {
    let bytes = file::read(path, LONGEST_FILE_BYTES, "节假日安排文件").map_err(CliError::Input)?;
    String::from_utf8(bytes).map_err(|_| CliError::Input(format!("{}不是UTF-8文本，请另存为UTF-8", path.display())))
}

fn working_days(calendar: &Calendar, year: i16) -> u64 {
    let last = |year| Date::new(year, 12, 31).unwrap_or(date(9999, 12, 31));
    calendar.working_days_between(last(year - 1), last(year))
}

fn to_json(calendar: &Calendar, year: i16) -> Value {
    json!({
        "year": year,
        "arranged": calendar.is_arranged(year),
        "working_days": working_days(calendar, year),
        "arrangement": calendar.arrangement(year),
        "local": calendar.local_arrangements(year).collect::<Vec<_>>(),
    })
}

fn text(calendar: &Calendar, year: i16) -> String {
    let days = working_days(calendar, year);
    let mut out = match calendar.arrangement(year) {
        None => format!(
            "{year}年还没有放假安排，暂按周一至周五计，共{days}个工作日；涉及该年的期限均为暂定\n\
             国务院办公厅的安排公布后，写成文件载入：gongkai calendar add 文件"
        ),
        Some(arrangement) => {
            format!("{year}年节假日安排，共{days}个工作日\n{}\n\n{}", source(arrangement), holidays(year, arrangement))
        }
    };
    for local in calendar.local_arrangements(year) {
        let _ = write!(out, "\n本地增加：{}\n\n{}", source(local), holidays(year, local));
    }
    out
}

fn holidays(year: i16, arrangement: &Arrangement) -> String {
    let mut out = String::new();
    for holiday in &arrangement.holidays {
        let _ = write!(out, "  {}：{}放假", holiday.name, days_in_words(year, &holiday.off));
        if !holiday.work.is_empty() {
            let _ = write!(out, "，{}上班", days_in_words(year, &holiday.work));
        }
        out.push('\n');
    }
    out
}

fn source(arrangement: &Arrangement) -> String {
    let mut out = arrangement.title.clone();
    if let Some(number) = &arrangement.document_number {
        let _ = write!(out, "（{number}）");
    }
    for later in &arrangement.amended_by {
        let _ = write!(out, "\n调整：{later}");
    }
    out
}

/// `2月15日至2月23日、3月1日`, with the year where it is another.
fn days_in_words(year: i16, days: &[Date]) -> String {
    let say = |day: Date| {
        let short = format!("{}月{}日", day.month(), day.day());
        if day.year() == year { short } else { format!("{}年{short}", day.year()) }
    };
    let runs = days.chunk_by(|a, b| a.tomorrow().is_ok_and(|next| next == *b));
    let words: Vec<String> = runs
        .filter_map(|run| match run {
            [] => None,
            [day] => Some(say(*day)),
            [first, .., last] => Some(format!("{}至{}", say(*first), say(*last))),
        })
        .collect();
    words.join("、")
}
