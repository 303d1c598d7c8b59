//! `gongkai report rollup` — many agencies' reports as one (§4.4).

use super::super::exit::{CliError, Exit, say};
use super::super::out;
use super::input::read_all;
use super::words::{by_severity, has_violation, list, whose};
use report::Tables;
use report::check::Severity;
use report::rollup::{Part, Rollup, add_up};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::PathBuf;

/// 汇总多个单位同一年度的报告，并核对汇总结果
#[derive(clap::Args)]
pub(crate) struct Args {
    /// 各单位的报告文件
    #[arg(value_name = "文件", required = true)]
    files: Vec<PathBuf>,
    /// 汇总单位的名称
    #[arg(long, value_name = "名称")]
    agency: Option<String>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Adds up; a file that cannot be read would be missing from the sum, so nothing is given then.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let outcomes = read_all(&args.files);
    let unreadable: Vec<&String> = outcomes.iter().filter_map(|o| o.as_ref().err()).collect();
    if let Some((last, others)) = unreadable.split_last() {
        for why in others {
            say(why);
        }
        return Err(CliError::Input(format!("{last}；缺一份报告，汇总数就不全，没有汇总")));
    }
    let names: Vec<String> = args.files.iter().map(|p| p.display().to_string()).collect();
    let readings: Vec<_> = outcomes.iter().flatten().collect();
    let parts: Vec<Part<'_>> =
        names.iter().zip(&readings).map(|(name, reading)| Part { name, tables: &reading.tables }).collect();
    let sum = add_up(&parts, args.agency.clone()).map_err(|why| CliError::Input(why.to_string()))?;
    // What is wrong in a part is wrong in the sum.
    let wrong: Vec<usize> = readings
        .iter()
        .map(|reading| report::check::report(reading).iter().filter(|f| f.severity() == Severity::Violation).count())
        .collect();
    let printed =
        if args.json { out::json(&as_json(&parts, &wrong, &sum)) } else { out::text(&as_text(&parts, &wrong, &sum)) }?;
    Ok(if has_violation(&sum.findings) { Exit::Found } else { printed })
}

/// The tables of the contract (§4.1) with the parts and the findings beside them.
fn as_json(parts: &[Part<'_>], wrong: &[usize], sum: &Rollup) -> Value {
    let mut out = sum.tables.to_json();
    let (violations, warnings) = by_severity(&sum.findings);
    let file = |part: &Part<'_>, wrong: &usize| json!({ "path": part.name, "agency": part.tables.agency, "violations": wrong });
    if let Some(keys) = out.as_object_mut() {
        let files: Vec<Value> = parts.iter().zip(wrong).map(|(part, wrong)| file(part, wrong)).collect();
        keys.insert("tables".to_owned(), sum.tables.to_json());
        keys.insert("violations".to_owned(), violations);
        keys.insert("warnings".to_owned(), warnings);
        keys.insert("files".to_owned(), json!(files));
    }
    out
}

fn as_text(parts: &[Part<'_>], wrong: &[usize], sum: &Rollup) -> String {
    let mut out = format!("汇总{}份报告：{}\n", parts.len(), whose(&sum.tables));
    for (part, wrong) in parts.iter().zip(wrong).filter(|(_, wrong)| **wrong > 0) {
        let _ = writeln!(out, "  {}自身有差错{wrong}处，先核对再汇总为好。", part.name);
    }
    out.push_str(&table3(&sum.tables));
    if sum.findings.is_empty() {
        out.push_str("  汇总结果勾稽相符。\n");
    }
    out + &list(&sum.findings)
}

/// The totals of table three, row by row.
fn table3(tables: &Tables) -> String {
    let Some(table) = &tables.table3 else { return String::new() };
    let line = |row: &report::Row| {
        let total = table.cell(*row, report::Column::Total).map_or_else(|| "空缺".to_owned(), |n| n.to_string());
        format!("    {:>8}　{}{}\n", total, row.text().group.unwrap_or_default(), row.text().label)
    };
    tables.format.rows().iter().map(line).collect()
}
