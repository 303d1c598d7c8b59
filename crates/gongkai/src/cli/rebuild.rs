//! `gongkai rebuild` — a Word document or Excel workbook made anew of what it shows, and of nothing else.

use super::exit::{CliError, Exit, say};
use super::{file, out};
use crate::sandbox::{Rebuilding, SandboxPool};
use formats::Limits;
use scan::{Finding, Severity};
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;

/// What the file should be.
const WHAT: &str = "待公开的Word或Excel文件";

/// 重新生成公开件：只取看得见的内容另做一份，隐藏的一概不带，复查无误才给出文件
#[derive(clap::Args)]
pub(crate) struct Args {
    /// 原文件（DOCX、XLSX），不会被改动
    #[arg(value_name = "原文件")]
    input: PathBuf,
    /// 新文件，与原文件同一格式
    #[arg(long, value_name = "文件")]
    out: PathBuf,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Makes it anew, looks into it again, and only then writes.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    file::is_not_over(&args.input, &args.out)?;
    let bytes = file::read(&args.input, Limits::default().file_bytes as u64, WHAT).map_err(CliError::Input)?;
    let done = SandboxPool::default().rebuild_blocking(&args.input.to_string_lossy(), bytes);
    let (rebuilding, bytes) = done.map_err(|why| CliError::Failed(why.to_string()))?;
    if let Rebuilding::Verified { .. } = &rebuilding {
        file::write(&args.out, &bytes)?;
    }
    if args.json { out::json(&json(args, &rebuilding)) } else { out::text(&text(args, &rebuilding)) }?;
    Ok(match rebuilding {
        Rebuilding::Verified { .. } => Exit::Clean,
        Rebuilding::Failed { .. } | Rebuilding::Uncheckable { .. } => {
            say("没有给出文件");
            Exit::Found
        }
    })
}

fn json(args: &Args, rebuilding: &Rebuilding) -> serde_json::Value {
    let (input, out) = (args.input.display().to_string(), args.out.display().to_string());
    match rebuilding {
        Rebuilding::Verified { dropped, report } => json!({
            "result": "verified", "path": input, "out": out, "dropped": dropped, "verdict": report.verdict,
            "findings": report.findings,
        }),
        Rebuilding::Failed { report } => json!({
            "result": "failed", "path": input, "verdict": report.verdict, "findings": report.findings,
        }),
        Rebuilding::Uncheckable { why } => json!({ "result": "uncheckable", "path": input, "why": why }),
    }
}

fn text(args: &Args, rebuilding: &Rebuilding) -> String {
    let mut out = String::new();
    match rebuilding {
        Rebuilding::Verified { dropped, report } => {
            let _ = writeln!(out, "复查通过：{}（去掉{}项）", args.out.display(), dropped.len());
            for one in dropped {
                let _ = writeln!(out, "  去掉：{}　{}", one.place, one.what);
            }
            let open: Vec<&Finding> = report.findings.iter().filter(|one| one.severity > Severity::Note).collect();
            push(&mut out, &open);
            out.push_str(if open.is_empty() {
                "请再对照原件看一遍：版式从简，图片没有带入，需要的请核对后重新插入。"
            } else {
                "新文件不再藏有内容，但正文里以上各处仍须处理后才能公开。"
            });
        }
        Rebuilding::Failed { report } => {
            let left: Vec<&Finding> = report.findings.iter().filter(|one| one.severity > Severity::Note).collect();
            push(&mut out, &left);
            if let Some(why) = &report.uncheckable {
                let _ = writeln!(out, "  查不到底：{why}");
            }
            out.push_str("复查没有通过，没有给出文件；请处理以上各处，或另存为PDF后用gongkai redact处理。");
        }
        Rebuilding::Uncheckable { why } => {
            let _ = write!(out, "无法重新生成：{why}。没有给出文件。");
        }
    }
    out
}

fn push(out: &mut String, findings: &[&Finding]) {
    for one in findings {
        let excerpt = if one.excerpt.is_empty() { String::new() } else { format!("“{}”", one.excerpt) };
        let (mark, label) = (one.severity.label(), one.kind.label());
        let _ = writeln!(out, "  【{mark}】{}　{label}{excerpt}　{}", one.place, one.reason);
    }
}
