//! `gongkai report explain` — the cases or records behind a number.

use crate::cli::exit::{CliError, Exit};
use crate::cli::{office, out, parse};
use crate::config::Place;
use serde_json::Value;
use std::fmt::Write as _;
use usecases::report::explain;

/// 列出年度报告某一格数字背后的案件或记录
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,
    /// 报告年度
    #[arg(long, value_name = "年度", value_parser = parse::year)]
    year: i16,
    /// 指标，如R3.6.3/natural_person、table2/licenses/decisions
    #[arg(long, value_name = "指标")]
    cell: String,
    /// 输出JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    office::with_office(&args.place, async |office, _| {
        let (_, value) = explain(&office.operator(), args.year, &args.cell).await?;
        if args.json { out::json(&value) } else { out::text(&text(&value)) }
    })
}

/// The same for a person: one line a case or record.
fn text(value: &Value) -> String {
    let word = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => "无".to_owned(),
        other => other.to_string(),
    };
    let mut out = format!("{}：{}", word(&value["cell"]), word(&value["value"]));
    let lines = |key: &str| value[key].as_array().cloned().unwrap_or_default();
    for case in lines("cases") {
        let _ = write!(
            out,
            "\n  {}　收到{}　办结{}　{}",
            word(&case["number"]),
            word(&case["received_on"]),
            word(&case["disposed_on"]),
            outcome_label(&case["outcome"])
        );
    }
    for item in lines("items") {
        let _ = write!(out, "\n  {}　{}　{}", word(&item["recorded_on"]), word(&item["value"]), word(&item["source"]));
    }
    out
}

fn outcome_label(id: &Value) -> String {
    let known = id.as_str().and_then(|id| law::outcome::Outcome::ALL.into_iter().find(|outcome| outcome.id() == id));
    known.map_or_else(|| "办理中".to_owned(), |outcome| outcome.label().to_owned())
}
