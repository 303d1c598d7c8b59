//! `gongkai demo` — a fresh office with a year behind it, served at once.

use super::exit::{CliError, Exit};
use super::new_directory::NewDirectory;
use super::{file, office, out, parse, serve};
use crate::config::{Config, Place};
use crate::demo::{self, DemoClock, Script};
use crate::wiring::{self, Office};
use jiff::civil::Date;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use usecases::audit::HashAlgorithm;
use usecases::ctx::Ports;

/// 新建一个演示机关：完整的2024年和今天在办的申请，随即提供服务
#[derive(clap::Args)]
pub(crate) struct Args {
    /// 数据目录，须为空目录、不存在的目录或已有的演示目录
    #[arg(long, value_name = "目录", default_value = "gongkai-demo")]
    data: PathBuf,
    /// 监听地址
    #[arg(long, value_name = "地址:端口", default_value = "127.0.0.1:8080", value_parser = parse::listen)]
    listen: SocketAddr,
    /// 只建立演示目录，不提供服务
    #[arg(long)]
    prepare: bool,
}

/// Marks a directory as a demo and tells its accounts.
const MARK: &str = "演示账号.txt";
/// The story begins before its first request.
const FIRST_DAY: Date = jiff::civil::date(2024, 1, 2);

pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let script = Script::parse(demo::STORY).map_err(CliError::Failed)?;
    let accounts = accounts(&script);
    let runtime = office::runtime()?;
    // An existing demo is served again; anything else that is not empty is left alone.
    if !args.data.join(MARK).is_file() {
        let new = NewDirectory::at(&args.data, None, MARK)?;
        runtime.block_on(new.fill(async |directory| {
            build(directory, &script).await?;
            file::write(&directory.join(MARK), accounts.as_bytes())
        }))?;
    }
    if args.prepare {
        return out::text(&format!("演示数据在{}\n{accounts}", args.data.display()));
    }
    let mut config = config(&args.data)?;
    config.listen = args.listen;
    serve::log_to_stderr(&config.log)?;
    wiring::must_be_there(&config).map_err(CliError::Input)?;
    runtime.block_on(async {
        let office = wiring::open(&config).await.map_err(CliError::Failed)?;
        serve::until_told_to_stop(&office, &config, |url| {
            out::text(&format!("演示系统：{url}\n工作台：{url}staff/login\n{accounts}按Ctrl+C停止"))
        })
        .await
    })
}

async fn build(directory: &Path, script: &Script) -> Result<(), CliError> {
    let config = config(directory)?;
    let office = wiring::connect(&config).await.map_err(CliError::Failed)?;
    let played = tell(&office, script).await;
    office.store.close().await;
    played
}

/// The office runs on the story's clock until the story has arrived at today.
async fn tell(office: &Office, script: &Script) -> Result<(), CliError> {
    let failed = |error: &dyn std::fmt::Display| CliError::Failed(error.to_string());
    // Accounts whose password everybody knows must never come into a database that somebody uses.
    if !office.store.migrations().await.map_err(|error| failed(&error))?.applied.is_empty() {
        return Err(CliError::Input("该数据库已有内容，未作改动；演示只建在空库中".to_owned()));
    }
    let today = office.ports.clock.today();
    let clock = Arc::new(DemoClock::on(FIRST_DAY));
    let ports = Ports { clock: clock.clone(), ..(*office.ports).clone() };
    let mut operator = office.operator();
    operator.ports = Arc::new(ports);
    office.store.migrate(operator.ports.clock.now()).await.map_err(|error| failed(&error))?;
    office.store.begin_chain(&office.agency, HashAlgorithm::Sha256).await.map_err(|error| failed(&error))?;
    demo::play(script, &operator, &clock, today).await.map_err(CliError::Failed)
}

/// Always the SQLite file of its own directory, whatever database the environment names for the office in use. Only
/// what cannot touch anybody's data is taken from there: fonts and logging.
fn config(data: &Path) -> Result<Config, CliError> {
    let set = Config::load(&Place { data: Some(data.to_path_buf()), config: None }).map_err(CliError::Input)?;
    Ok(Config { data: data.to_path_buf(), fonts_dir: set.fonts_dir, log: set.log, ..Config::default() })
}

fn accounts(script: &Script) -> String {
    let mut out = format!("演示账号（密码均为{}）：\n", demo::PASSWORD);
    for account in &script.accounts {
        let roles: Vec<_> = account.roles.iter().map(|role| usecases::authorization::role_name(*role)).collect();
        let unit = account.unit.as_deref().map(|unit| format!("（{unit}）")).unwrap_or_default();
        let _ = writeln!(out, "  {}　{}　{}{unit}", account.login, account.name, roles.join("、"));
    }
    out
}
