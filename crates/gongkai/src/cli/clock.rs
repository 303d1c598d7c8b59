//! `gongkai clock` — a statutory period, day by day (contract §2).

use super::exit::{CliError, Exit};
use super::{out, parse};
use jiff::civil::Date;

/// 计算法定期限：到哪一天为止、为什么、逐日明细
#[derive(clap::Args)]
pub(crate) struct Args {
    /// 哪一种期限：reply（答复）
    #[arg(value_name = "期限")]
    kind: String,
    /// 起算之日（当日不计），如 2026-01-05
    #[arg(long, value_name = "日期", value_parser = parse::date)]
    from: Date,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Prints the period.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let value = serde_json::json!({ "kind": args.kind, "from": args.from });
    if args.json { out::json(&value) } else { out::text(&format!("{}，自{}起", args.kind, args.from)) }
}
