//! `gongkai scan` — files before publication: what they say and hold that must not leave (contract §6.1).

mod kept;
mod words;

use super::exit::{CliError, Exit, say};
use super::inputs::{self, Input};
use super::{file, many, out};
use crate::sandbox::SandboxPool;
use formats::Limits;
use kept::Kept;
use scan::{FileReport, Verdict};
use serde_json::{Value, json};
use std::path::PathBuf;

/// What the files should be.
const WHAT: &str = "待发布文件";

/// 发布前检查：文件里有没有身份证号等个人信息、密级标志，有没有隐藏的内容
#[derive(clap::Args)]
pub(crate) struct Args {
    /// 文件或目录（文本、HTML、Word、Excel、PPT、PDF、图片、邮件、ZIP），可给多个；“-”为标准输入
    #[arg(value_name = "文件", required = true)]
    files: Vec<PathBuf>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
    /// 另存一份给人看的检查报告（HTML）
    #[arg(long, value_name = "文件")]
    report: Option<PathBuf>,
    /// 把已查文件的结果记在这里；中断后再用同一文件，未变的不重查
    #[arg(long, value_name = "文件")]
    resume: Option<PathBuf>,
}

/// A file and what came of it: a report, or why it could not even be opened.
pub(super) struct Checked {
    pub(super) path: String,
    pub(super) outcome: Result<FileReport, String>,
}

/// Scans every file that can be opened.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let kept = args.resume.as_deref().map(Kept::open).transpose()?;
    let inputs = inputs::gather(&args.files);
    let sandbox = SandboxPool::default();
    let checked = many::over(&inputs, "检查文件", |input| {
        let path = input.shown();
        let outcome = inspect(&sandbox, input, kept.as_ref());
        Checked { path, outcome }
    });
    if let Some(path) = &args.report {
        file::write(path, page(&checked).as_bytes())?;
    }
    let printed = if args.json {
        out::json(&json!({ "files": checked.iter().map(Checked::json).collect::<Vec<Value>>() }))
    } else {
        out::text(&words::text(&checked))
    }?;
    for why in checked.iter().filter_map(|checked| checked.outcome.as_ref().err()) {
        say(why);
    }
    let is_stopped = |checked: &Checked| checked.outcome.as_ref().is_ok_and(|report| report.verdict != Verdict::Clean);
    Ok(if checked.iter().any(|checked| checked.outcome.is_err()) {
        Exit::Unreadable
    } else if checked.iter().any(is_stopped) {
        Exit::Found
    } else {
        printed
    })
}

fn inspect(sandbox: &SandboxPool, input: &Input, kept: Option<&Kept>) -> Result<FileReport, String> {
    let most = Limits::default().file_bytes as u64;
    let (name, bytes) = match input {
        Input::Stdin => (String::new(), file::read_stdin(most, WHAT)?),
        // Not read, and so not clean either.
        Input::File(path) if path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > most) => {
            return Ok(FileReport::uncheckable(format!("文件过大：超过{}MB", most >> 20), Vec::new()));
        }
        Input::File(path) => (path.to_string_lossy().into_owned(), file::read(path, most, WHAT)?),
        Input::Missing { why, .. } => return Err(why.clone()),
    };
    let digest = kept.map(|_| kept::digest(&bytes));
    if let Some(report) = kept.zip(digest.as_deref()).and_then(|(kept, digest)| kept.report(digest)) {
        return Ok(report);
    }
    let report = sandbox.inspect_blocking(&name, bytes).map_err(|why| format!("{}：{why}", input.shown()))?;
    if let Some((kept, digest)) = kept.zip(digest.as_deref()) {
        kept.keep(digest, &report)?;
    }
    Ok(report)
}

fn page(checked: &[Checked]) -> String {
    let files: Vec<(&str, Result<&FileReport, &str>)> = checked
        .iter()
        .map(|checked| (checked.path.as_str(), checked.outcome.as_ref().map_err(String::as_str)))
        .collect();
    documents::findings::scan_page(&files)
}

impl Checked {
    fn json(&self) -> Value {
        match &self.outcome {
            Ok(report) => {
                let mut value = json!({ "path": self.path, "verdict": report.verdict, "findings": report.findings });
                if let (Some(why), Some(object)) = (&report.uncheckable, value.as_object_mut()) {
                    object.insert("uncheckable".to_owned(), json!(why));
                }
                value
            }
            Err(why) => json!({ "path": self.path, "verdict": "uncheckable", "findings": [], "error": why }),
        }
    }
}
