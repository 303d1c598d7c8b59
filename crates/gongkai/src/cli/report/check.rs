//! `gongkai report check` — published reports against the sums of the form, their text, and each other (§4.2).

use super::super::exit::{CliError, Exit, say};
use super::super::out;
use super::input::{Outcome, read_all};
use super::words::{by_severity, has_violation, list, whose};
use report::Tables;
use report::check::{Finding, across_years, report};
use report::read::Reading;
use serde_json::{Value, json};
use std::path::PathBuf;

/// 核对已发布的年度报告：勾稽关系、正文与表格、上下年度是否一致
#[derive(clap::Args)]
pub(crate) struct Args {
    /// 报告文件（文本、HTML、Word、Excel、PDF、Markdown，或本系统的JSON），可给多个；“-”为标准输入
    #[arg(value_name = "文件", required = true)]
    files: Vec<PathBuf>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Checks every file that can be read.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let outcomes = read_all(&args.files);
    let findings = findings(&outcomes);
    let checked: Vec<Checked<'_>> = args
        .files
        .iter()
        .zip(&outcomes)
        .zip(&findings)
        .map(|((path, outcome), findings)| Checked { path: path.display().to_string(), outcome, findings })
        .collect();
    let printed = if args.json {
        out::json(&json!({ "files": checked.iter().map(Checked::json).collect::<Vec<Value>>() }))
    } else {
        out::text(&checked.iter().map(Checked::text).collect::<Vec<_>>().join("\n"))
    }?;
    for outcome in outcomes.iter().filter_map(|o| o.as_ref().err()) {
        say(outcome);
    }
    let is_unreadable = outcomes.iter().any(Result::is_err);
    let is_wrong = findings.iter().any(|f| has_violation(f));
    Ok(if is_unreadable {
        Exit::Unreadable
    } else if is_wrong {
        Exit::Found
    } else {
        printed
    })
}

/// What each file's own checks and those across years say.
fn findings(outcomes: &[Outcome]) -> Vec<Vec<Finding>> {
    let mut out: Vec<Vec<Finding>> = outcomes.iter().map(|o| o.as_ref().map_or_else(|_| Vec::new(), report)).collect();
    let readable: Vec<(usize, &Tables)> =
        outcomes.iter().enumerate().filter_map(|(i, o)| Some((i, &o.as_ref().ok()?.tables))).collect();
    let tables: Vec<&Tables> = readable.iter().map(|(_, t)| *t).collect();
    for (place, finding) in across_years(&tables) {
        if let Some(list) = readable.get(place).and_then(|(i, _)| out.get_mut(*i)) {
            list.push(finding);
        }
    }
    out
}

struct Checked<'a> {
    path: String,
    outcome: &'a Outcome,
    findings: &'a [Finding],
}

impl Checked<'_> {
    fn json(&self) -> Value {
        match self.outcome {
            Ok(Reading { tables, .. }) => {
                let (violations, warnings) = by_severity(self.findings);
                json!({
                    "path": self.path,
                    "format": tables.format,
                    "agency": tables.agency,
                    "year": tables.year,
                    "tables": tables,
                    "violations": violations,
                    "warnings": warnings,
                })
            }
            Err(why) => json!({ "path": self.path, "error": why }),
        }
    }

    fn text(&self) -> String {
        match self.outcome {
            Ok(reading) if self.findings.is_empty() => {
                format!("{}\n  {}\n  三张表勾稽相符，没有发现问题。\n", self.path, whose(&reading.tables))
            }
            Ok(reading) => format!("{}\n  {}\n{}", self.path, whose(&reading.tables), list(self.findings)),
            Err(_) => format!("{}\n  无法读取，未核对。\n", self.path),
        }
    }
}
