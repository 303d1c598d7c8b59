//! `gongkai doctor` — is everything as it must be, and what to do where it is not.

use super::exit::{CliError, Exit, io_reason};
use super::{office, out};
use crate::config::{Config, Place};
use crate::fonts;
use crate::wiring::{self, Office};
use documents::Press;
use serde::Serialize;
use std::path::Path;
use std::process::Command;
use usecases::audit;
use usecases::ports::Role;
use usecases::request::{deviating_views, rebuild_views};

/// 体检：数据库、台账、办件列表、节假日安排、字体、目录权限、磁盘空间
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,
    /// 先由台账重建办件列表，再体检；台账本身从不改动
    #[arg(long)]
    repair: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// From this month on next year's notice is usually out, and periods begin to reach into that year.
const NOTICE_MONTH: i8 = 11;

/// Below this a disk may fill up within weeks.
const LEAST_FREE_MIB: u64 = 1_024;

/// One thing that was looked at.
#[derive(Serialize)]
struct Check {
    #[serde(rename = "check")]
    name: &'static str,
    ok: bool,
    message: String,
}

impl Check {
    fn good(name: &'static str, message: impl Into<String>) -> Self {
        Self { name, ok: true, message: message.into() }
    }

    fn bad(name: &'static str, message: impl Into<String>) -> Self {
        Self { name, ok: false, message: message.into() }
    }

    fn of<E: std::fmt::Display>(name: &'static str, outcome: Result<String, E>) -> Self {
        match outcome {
            Ok(message) => Self::good(name, message),
            Err(error) => Self::bad(name, error.to_string()),
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let config = Config::load(&args.place).map_err(CliError::Input)?;
    wiring::must_be_there(&config).map_err(CliError::Input)?;
    let mut checks = vec![permissions(&config), disk(&config.data), pdf_fonts(config.fonts_dir.as_deref())];
    office::runtime()?.block_on(async {
        match wiring::open(&config).await {
            Ok(office) => {
                checks.push(Check::good("database", "数据库可用，结构为本版本"));
                if args.repair {
                    checks.push(Check::of("repair", repair(&office).await));
                }
                checks.extend(of_office(&office).await);
                office.store.close().await;
            }
            Err(error) => checks.push(Check::bad("database", error)),
        }
    });
    let is_well = checks.iter().all(|check| check.ok);
    if args.json {
        out::json(&serde_json::json!({ "ok": is_well, "checks": checks }))?;
    } else {
        let lines = checks.iter().map(|check| format!("{} {}", if check.ok { "正常" } else { "注意" }, check.message));
        out::text(&lines.collect::<Vec<_>>().join("\n"))?;
    }
    Ok(if is_well { Exit::Clean } else { Exit::Found })
}

async fn of_office(office: &Office) -> Vec<Check> {
    vec![
        Check::of("chain", chain(office).await),
        Check::of("views", views(office).await),
        Check::of("calendar", calendar(office).await),
        Check::of("accounts", accounts(office).await),
        Check::of("jobs", jobs(office).await),
    ]
}

async fn chain(office: &Office) -> Result<String, String> {
    let found = audit::verify(&office.store, &office.agency, None).await.map_err(|error| error.to_string())?;
    match found.faults.first() {
        None => Ok(format!("台账完整，共{}条", found.entries)),
        Some(fault) => Err(format!("台账有{}处不符，其一：{}", found.fault_count, fault.message())),
    }
}

/// Rows made from a broken ledger would look as good as any.
async fn repair(office: &Office) -> Result<String, String> {
    chain(office).await.map_err(|broken| format!("没有重建办件列表：{broken}"))?;
    let rows = rebuild_views(&office.operator()).await.map_err(|error| error.to_string())?;
    Ok(format!("已由台账重建办件列表，共{rows}件"))
}

async fn views(office: &Office) -> Result<String, String> {
    const REPAIR: &str = "请运行gongkai doctor --repair由台账重建列表";
    let deviating = match deviating_views(&office.operator()).await {
        Ok(deviating) => deviating,
        // A list cannot be mended from a ledger that is at fault itself.
        Err(_) if chain(office).await.is_err() => return Err("台账有不符，没有核对办件列表；请先查明台账".to_owned()),
        Err(error) => return Err(format!("{error}；{REPAIR}")),
    };
    match deviating.first() {
        None => Ok("办件列表与台账逐件一致".to_owned()),
        Some(number) => Err(format!("办件列表有{}件与台账不一致（如{number}），{REPAIR}", deviating.len())),
    }
}

async fn calendar(office: &Office) -> Result<String, String> {
    let ctx = office.operator();
    let calendar = usecases::calendar::current(&ctx).await.map_err(|error| error.to_string())?;
    let today = ctx.today();
    let missing = |year: i16| {
        Err(format!("尚无{year}年节假日安排，涉及该年的期限只能暂计；国务院办公厅公布后请用gongkai calendar add载入"))
    };
    if !calendar.is_arranged(today.year()) {
        return missing(today.year());
    }
    if today.month() >= NOTICE_MONTH && !calendar.is_arranged(today.year() + 1) {
        return missing(today.year() + 1);
    }
    Ok("节假日安排齐备".to_owned())
}

async fn accounts(office: &Office) -> Result<String, String> {
    let accounts = office.ports.accounts.accounts(&office.agency).await.map_err(|error| error.to_string())?;
    let active: Vec<_> = accounts.iter().filter(|account| !account.is_disabled).collect();
    if active.iter().any(|account| account.roles.contains(&Role::Administrator)) {
        Ok(format!("在用账号{}个", active.len()))
    } else {
        Err("没有可用的系统管理员账号，请用gongkai user add开设".to_owned())
    }
}

async fn jobs(office: &Office) -> Result<String, String> {
    let dead = office.ports.jobs.dead(&office.agency).await.map_err(|error| error.to_string())?;
    match dead.first() {
        None => Ok("后台任务无积压失败".to_owned()),
        Some(job) => Err(format!("有{}个后台任务多次失败后搁置（如{}），请查看日志", dead.len(), job.kind)),
    }
}

/// Without a Chinese font the report and letters cannot be made as PDF; everything else works.
fn pdf_fonts(fonts_dir: Option<&Path>) -> Check {
    let name = "fonts";
    match Press::new(fonts::files(fonts_dir)) {
        Ok(_) => Check::good(name, "有中文字体，可以输出PDF"),
        Err(error) => Check::bad(name, error.to_string()),
    }
}

#[cfg(unix)]
fn permissions(config: &Config) -> Check {
    use std::os::unix::fs::PermissionsExt;
    let (name, data) = ("permissions", &config.data);
    let mode = match std::fs::metadata(data) {
        Ok(metadata) => metadata.permissions().mode(),
        Err(error) => return Check::bad(name, format!("数据目录{}看不到：{}", data.display(), io_reason(&error))),
    };
    let probe = data.join(format!(".doctor-{}.part", std::process::id()));
    let written = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe));
    match written {
        Err(error) => Check::bad(name, format!("数据目录{}不可写：{}", data.display(), io_reason(&error))),
        Ok(()) if mode & 0o077 != 0 => {
            Check::bad(name, format!("数据目录{}其他用户也能进入，内有申请人信息，请运行chmod 700 {0}", data.display()))
        }
        Ok(()) => match config.sqlite_path().filter(|path| others_may_read(path)) {
            Some(path) => Check::bad(
                name,
                format!("数据库文件{}其他用户也能读，内有申请人信息，请运行chmod 600 {0}", path.display()),
            ),
            None => Check::good(name, "数据目录可写，数据仅本用户可见"),
        },
    }
}

/// The database may lie outside the data directory.
#[cfg(unix)]
fn others_may_read(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn permissions(_: &Config) -> Check {
    Check::good("permissions", "本系统不检查目录权限")
}

/// `df` is on every Unix; std has no way to ask.
fn disk(data: &Path) -> Check {
    let free = Command::new("df").arg("-Pm").arg(data).output().ok().and_then(|output| {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.lines().last()?.split_whitespace().nth(3)?.parse::<u64>().ok()
    });
    match free {
        Some(free) if free < LEAST_FREE_MIB => Check::bad("disk", format!("磁盘只剩{free}MB，请尽快清理或扩容")),
        Some(free) => Check::good("disk", format!("磁盘余{}GB", free / 1_024)),
        None => Check::good("disk", "本系统查不到磁盘余量"),
    }
}
