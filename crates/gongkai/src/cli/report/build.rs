//! `gongkai report build` — the report of a year from the ledger, printed in every format asked for.

use crate::cli::exit::{CliError, Exit, io_reason, say};
use crate::cli::{file, office, out, parse};
use crate::config::Place;
use crate::fonts;
use documents::Press;
use documents::report::{AnnualReport, PrintError, Standing, docx, html, json, pdf, xlsx};
use jiff::civil::Date;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use usecases::report::{Built, build};

/// 由台账生成年度报告，并按所选格式写出
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,
    /// 报告年度
    #[arg(long, value_name = "年度", value_parser = parse::year)]
    year: i16,
    /// 写出的目录，没有则新建
    #[arg(long, value_name = "目录")]
    out: PathBuf,
    /// 格式，以逗号分隔
    #[arg(long, value_name = "格式", value_delimiter = ',', default_value = "html,docx,pdf,xlsx,json")]
    formats: Vec<Form>,
}

/// A format that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Html,
    Docx,
    Pdf,
    Xlsx,
    Json,
}

impl Form {
    const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    office::with_office(&args.place, async |office, config| {
        let built = build(&office.operator(), args.year).await?;
        let made_on = made_on(&built.report, office.ports.clock.today());
        fs::create_dir_all(&args.out)
            .map_err(|error| CliError::Failed(format!("建不了目录{}：{}", args.out.display(), io_reason(&error))))?;
        let mut done = Done::default();
        for form in &args.formats {
            let fonts_dir = config.fonts_dir.as_deref();
            match print(&built.report, *form, fonts_dir, made_on) {
                Ok(bytes) => done.write(&args.out, &built.report, *form, &bytes)?,
                Err(error) => done.fail(*form, &error),
            }
        }
        conclude(&built, &done)
    })
}

/// A published report bears the day of its publication; a draft that of its printing.
fn made_on(report: &AnnualReport, today: Date) -> Date {
    match report.standing {
        Standing::Published(day) => day,
        Standing::Draft | Standing::Final => today,
    }
}

fn print(report: &AnnualReport, form: Form, fonts_dir: Option<&Path>, on: Date) -> Result<Vec<u8>, PrintError> {
    match form {
        Form::Html => html::page(report).map(String::into_bytes),
        Form::Docx => docx::bytes(report),
        Form::Pdf => pdf::bytes(report, &Press::new(fonts::files(fonts_dir))?, on),
        Form::Xlsx => xlsx::bytes(report),
        Form::Json => json::bytes(report),
    }
}

#[derive(Default)]
struct Done {
    written: Vec<PathBuf>,
    has_failed: bool,
}

impl Done {
    fn write(&mut self, out: &Path, report: &AnnualReport, form: Form, bytes: &[u8]) -> Result<(), CliError> {
        let path = out.join(format!("{}.{}", report.file_stem(), form.extension()));
        file::write(&path, bytes)?;
        self.written.push(path);
        Ok(())
    }

    /// The others are written all the same.
    fn fail(&mut self, form: Form, error: &PrintError) {
        self.has_failed = true;
        say(&format!("{}没有写出：{error}", form.extension()));
    }
}

/// What was written, and what keeps the report from being final.
fn conclude(built: &Built, done: &Done) -> Result<Exit, CliError> {
    let mut text = String::new();
    for path in &done.written {
        let _ = writeln!(text, "已写出{}", path.display());
    }
    let failing: Vec<&str> = built.failing().map(|finding| finding.message.as_str()).collect();
    text.push_str(match built.report.standing {
        Standing::Published(_) => "本报告已公布。",
        Standing::Final => "本报告已定稿，尚未公布。",
        Standing::Draft if failing.is_empty() => "校验全部通过；本报告尚未定稿。",
        Standing::Draft => "下列校验没有通过，不能定稿：",
    });
    for message in &failing {
        let _ = write!(text, "\n  {message}");
    }
    out::text(&text)?;
    Ok(match (done.has_failed, failing.is_empty()) {
        (true, _) => Exit::Failed,
        (false, false) => Exit::Found,
        (false, true) => Exit::Clean,
    })
}
