//! `gongkai report diff` — two reports side by side (§4.4).

use super::super::exit::{CliError, Exit};
use super::super::out;
use super::input::read_one;
use super::words::{by_severity, has_violation, list, whose};
use report::Tables;
use report::diff::{Comparison, SIMILAR_PERCENT, compare};
use report::figure::Figure;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// 比较两份年度报告：数字变化、文字重复
#[derive(clap::Args)]
pub(crate) struct Args {
    /// 前一份（上一年度）
    #[arg(value_name = "前一份")]
    before: PathBuf,
    /// 后一份（本年度）
    #[arg(value_name = "后一份")]
    after: PathBuf,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Compares the two.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let before = read_one(&args.before).map_err(CliError::Input)?;
    let after = read_one(&args.after).map_err(CliError::Input)?;
    let comparison = compare(&before, &after);
    let printed = if args.json {
        out::json(&as_json(args, &before.tables, &after.tables, &comparison))
    } else {
        out::text(&as_text(&before.tables, &after.tables, &comparison))
    }?;
    Ok(if has_violation(&comparison.findings) { Exit::Found } else { printed })
}

fn as_json(args: &Args, before: &Tables, after: &Tables, comparison: &Comparison) -> Value {
    let file = |path: &Path, tables: &Tables| {
        json!({
            "path": path.display().to_string(),
            "agency": tables.agency,
            "year": tables.year,
            "format": tables.format,
        })
    };
    let (violations, warnings) = by_severity(&comparison.findings);
    json!({
        "before": file(&args.before, before),
        "after": file(&args.after, after),
        "changes": comparison.changes,
        "similarity": comparison.similarity,
        "violations": violations,
        "warnings": warnings,
    })
}

fn as_text(before: &Tables, after: &Tables, comparison: &Comparison) -> String {
    let shown = |figure: &Option<Figure>| figure.as_ref().map_or_else(|| "空缺".to_owned(), Figure::to_string);
    let mut out = format!("{}\n{}\n", whose(before), whose(after));
    if comparison.changes.is_empty() {
        out.push_str("  各表数字相同。\n");
    } else {
        let _ = writeln!(out, "  数字变化{}处", comparison.changes.len());
    }
    for change in &comparison.changes {
        let _ = writeln!(out, "    · {}：{} → {}", change.label, shown(&change.before), shown(&change.after));
    }
    for similarity in &comparison.similarity {
        let _ = writeln!(out, "  “{}”文字重复{}%", similarity.heading, similarity.percent);
    }
    if !comparison.similarity.is_empty() && comparison.findings.is_empty() {
        let _ = writeln!(out, "  文字重复均未超过{SIMILAR_PERCENT}%或篇幅很短，无须提醒。");
    }
    out + &list(&comparison.findings)
}
