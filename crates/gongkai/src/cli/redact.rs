//! `gongkai redact` — a PDF with facts taken out of it, checked by reading it again (contract §6.2).

use super::exit::{CliError, Exit, say};
use super::{file, out};
use crate::sandbox::{Redacting, Redaction, SandboxPool};
use crate::wiring::SystemClock;
use documents::Press;
use documents::redacted::{Faces, Level, list, view};
use formats::Limits;
use jiff::tz::Offset;
use law::exemption::Exemption;
use scan::Kind;
use scan::redaction::Plan;
use serde_json::json;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use usecases::ports::Clock as _;

/// What the file should be.
const WHAT: &str = "待处理的PDF";

/// What is taken out if nothing is said: numbers that are a person's and nobody else's.
const USUAL: [Kind; 9] = [
    Kind::IdCard,
    Kind::Mobile,
    Kind::BankCard,
    Kind::Passport,
    Kind::TravelPermit,
    Kind::OtherId,
    Kind::ServiceCard,
    Kind::StudentNumber,
    Kind::Email,
];

/// 区分处理：从PDF中去掉不宜公开的内容，重读核验无误才给出文件
#[derive(clap::Args)]
pub(crate) struct Args {
    /// 原文件（PDF），不会被改动
    #[arg(value_name = "原文件")]
    input: PathBuf,
    /// 处理后的文件
    #[arg(long, value_name = "文件")]
    out: PathBuf,
    /// 去掉哪几类（如id-card,mobile,bank-card），以逗号隔开；什么都不指定时去掉各种证件、电话、账号
    #[arg(long, value_name = "类别", value_delimiter = ',')]
    kinds: Vec<String>,
    /// 要去掉的词语，一行一个；词语后可用制表符隔开写明不予公开的情形
    #[arg(long, value_name = "文件")]
    terms: Option<PathBuf>,
    /// 人工标出的位置（JSON：页码和四边，单位为点，从页面左上角量起）
    #[arg(long, value_name = "文件")]
    boxes: Option<PathBuf>,
    /// 处理方式：auto自动，rebuild整页重制，surgical只去字形、保留原文件的文字和图形
    #[arg(long, value_name = "方式", default_value = "auto")]
    level: String,
    /// 处理人，写入处理清单
    #[arg(long, value_name = "姓名", default_value = "未署名")]
    by: String,
    /// 另存处理清单（.docx或.pdf）：页码、位置、情形、条款、处理人和时间，不含被去掉的内容
    #[arg(long, value_name = "文件")]
    list: Option<PathBuf>,
    /// 另存公众将看到的每一页（PNG）到这个目录
    #[arg(long, value_name = "目录")]
    view: Option<PathBuf>,
    /// 字体目录（缺省用系统字体）
    #[arg(long, value_name = "目录")]
    fonts_dir: Option<PathBuf>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Redacts, verifies, and only then writes.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    file::is_not_over(&args.input, &args.out)?;
    let redacting = redacting(args)?;
    let bytes = file::read(&args.input, Limits::default().file_bytes as u64, WHAT).map_err(CliError::Input)?;
    let name = args.input.to_string_lossy();
    let done = SandboxPool::default().redact_blocking(&name, bytes, redacting);
    let (redaction, bytes) = done.map_err(|why| CliError::Failed(why.to_string()))?;
    if let Redaction::Verified { plan, .. } = &redaction {
        file::write(&args.out, &bytes)?;
        keep_beside(args, plan, &bytes)?;
    }
    if args.json { out::json(&json(args, &redaction)) } else { out::text(&text(args, &redaction)) }?;
    Ok(match redaction {
        Redaction::Verified { .. } => Exit::Clean,
        Redaction::Failed { .. } | Redaction::Uncheckable { .. } => Exit::Found,
    })
}

fn redacting(args: &Args) -> Result<Redacting, CliError> {
    let kind = |word: &String| {
        let known = serde_json::from_value::<Kind>(json!(word.trim()));
        known.map_err(|_| CliError::Input(format!("没有“{word}”这一类；类别见gongkai scan --json结果中的kind")))
    };
    let mut kinds = args.kinds.iter().map(kind).collect::<Result<Vec<_>, _>>()?;
    if kinds.is_empty() && args.terms.is_none() && args.boxes.is_none() {
        kinds.extend(USUAL);
    }
    let level = match args.level.as_str() {
        "auto" => Level::Auto,
        "rebuild" => Level::Rebuild,
        "surgical" => Level::Surgical,
        other => return Err(CliError::Input(format!("没有“{other}”这种处理方式，请用auto、rebuild或surgical"))),
    };
    let boxes = match &args.boxes {
        Some(path) => scan::redaction::parse_boxes(&read_text(path)?)
            .map_err(|why| CliError::Input(format!("{}：{why}", path.display())))?,
        None => Vec::new(),
    };
    let at = Offset::constant(8).to_datetime(SystemClock.now());
    Ok(Redacting {
        kinds,
        terms: args.terms.as_deref().map(terms).transpose()?.unwrap_or_default(),
        boxes,
        level,
        by: args.by.clone(),
        at,
        fonts_dir: args.fonts_dir.clone(),
    })
}

/// One term a line, with its ground behind a tab.
fn terms(path: &Path) -> Result<Vec<(String, Option<Exemption>)>, CliError> {
    let mut terms = Vec::new();
    for (n, line) in read_text(path)?.lines().enumerate() {
        let (term, ground) = line.split_once('\t').map_or((line, None), |(term, ground)| (term, Some(ground.trim())));
        let ground = match ground.filter(|ground| !ground.is_empty()) {
            Some(word) => Some(serde_json::from_value(json!(word)).map_err(|_| {
                CliError::Input(format!("{}第{}行：没有“{word}”这种不予公开的情形", path.display(), n + 1))
            })?),
            None => None,
        };
        if !term.trim().is_empty() {
            terms.push((term.trim().to_owned(), ground));
        }
    }
    Ok(terms)
}

fn read_text(path: &Path) -> Result<String, CliError> {
    const MOST: u64 = 16 << 20;
    let bytes = file::read(path, MOST, "词语或位置文件").map_err(CliError::Input)?;
    String::from_utf8(bytes)
        .map(|text| text.trim_start_matches('\u{FEFF}').to_owned())
        .map_err(|_| CliError::Input(format!("{}不是UTF-8文本，请另存为UTF-8", path.display())))
}

/// The list and the pictures, if they were asked for.
fn keep_beside(args: &Args, plan: &Plan, bytes: &[u8]) -> Result<(), CliError> {
    let fonts = || crate::fonts::files(args.fonts_dir.as_deref());
    let failed = |why: String| CliError::Failed(why);
    if let Some(path) = &args.list {
        let name = args.input.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let documents = [name];
        let redactions = list::Redactions { plan, documents: &documents };
        let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        let made = if is_pdf {
            Press::new(fonts()).and_then(|press| list::pdf(&redactions, &press, SystemClock.today()))
        } else {
            list::docx(&redactions)
        };
        file::write(path, &made.map_err(|why| failed(format!("处理清单没有写成：{why}")))?)?;
    }
    if let Some(folder) = &args.view {
        std::fs::create_dir_all(folder)
            .map_err(|error| CliError::Input(format!("{}建不了：{}", folder.display(), super::io_reason(&error))))?;
        let faces = Faces::new(fonts());
        let pages = view::pages(bytes, &faces).map_err(failed)?;
        for (n, page) in pages.iter().enumerate() {
            file::write(&folder.join(format!("page-{:03}.png", n + 1)), page)?;
        }
    }
    Ok(())
}

fn json(args: &Args, redaction: &Redaction) -> serde_json::Value {
    let (input, out) = (args.input.display().to_string(), args.out.display().to_string());
    match redaction {
        Redaction::Verified { plan, level, dropped, to_look_at } => json!({
            "result": "verified", "path": input, "out": out, "level": level, "plan": plan, "dropped": dropped,
            "to_look_at": to_look_at,
        }),
        Redaction::Failed { what } => json!({ "result": "failed", "path": input, "what": what }),
        Redaction::Uncheckable { why } => json!({ "result": "uncheckable", "path": input, "why": why }),
    }
}

fn text(args: &Args, redaction: &Redaction) -> String {
    let mut out = String::new();
    let _ = match redaction {
        Redaction::Verified { plan, dropped, to_look_at, .. } => {
            let _ = writeln!(
                out,
                "核验通过：{}（去掉{}处，涉及{}项内容）",
                args.out.display(),
                plan.boxes.len(),
                plan.facts.len()
            );
            for line in dropped {
                let _ = writeln!(out, "  一并去掉：{line}");
            }
            for line in to_look_at {
                let _ = writeln!(out, "  请人工查看：{line}");
            }
            write!(out, "请再对照原件看一遍，确认该去的都已去掉、该留的都在。")
        }
        Redaction::Failed { what } => {
            say("核验没有通过，没有给出文件");
            write!(
                out,
                "核验未通过：{}。没有给出文件；请改用整页重制（--level rebuild）或人工标出位置。",
                what.join("；")
            )
        }
        Redaction::Uncheckable { why } => {
            write!(out, "无法处理：{why}。没有给出文件。")
        }
    };
    out
}
