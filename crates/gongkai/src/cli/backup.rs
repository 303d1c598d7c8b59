//! `gongkai backup` and `gongkai restore` — one file that either database is restored from.

use super::exit::{CliError, Exit};
use super::init::{must_agree, write_config};
use super::new_directory::NewDirectory;
use super::office::{runtime, with_office};
use super::out;
use crate::config::{Config, Place};
use crate::wiring;
use std::path::PathBuf;
use store::{BackupError, DirFiles, Manifest, read_manifest};

/// 备份：数据库和附件写成一个文件，服务不必停
#[derive(clap::Args)]
pub(crate) struct BackupArgs {
    #[command(flatten)]
    place: Place,
    /// 备份文件，如 备份-2026-01-05.zip；不会覆盖已有的文件
    #[arg(long, value_name = "文件")]
    out: PathBuf,
    /// 以 JSON 输出清单
    #[arg(long)]
    json: bool,
}

/// 从备份恢复到空目录（或空库），并逐条校验台账
#[derive(clap::Args)]
pub(crate) struct RestoreArgs {
    #[command(flatten)]
    place: Place,
    /// 备份文件
    #[arg(long, value_name = "文件")]
    from: PathBuf,
    /// 数据库，缺省为数据目录内的SQLite文件，也可以是空的PostgreSQL库
    #[arg(long, value_name = "地址")]
    database: Option<String>,
}

impl From<BackupError> for CliError {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::Unusable(text) => Self::Input(text),
            BackupError::Failed(text) => Self::Failed(text),
        }
    }
}

pub(crate) fn back_up(args: &BackupArgs) -> Result<Exit, CliError> {
    with_office(&args.place, async |office, config| {
        let files = DirFiles::new(config.files_dir());
        let now = office.ports.clock.now();
        let manifest = office.store.back_up(&files, &office.agency, now, &args.out).await?;
        if args.json {
            return out::json(&manifest);
        }
        out::text(&format!("已备份至{}：{}", args.out.display(), contents(&manifest)))
    })
}

fn contents(manifest: &Manifest) -> String {
    let rows = |name: &str| manifest.tables.iter().find(|table| table.name == name).map_or(0, |table| table.rows);
    format!("台账{}条、办件{}件、附件{}个", rows("ledger_entry"), rows("case_row"), manifest.files.len())
}

pub(crate) fn restore(args: &RestoreArgs) -> Result<Exit, CliError> {
    let mut config = Config::load(&args.place).map_err(CliError::Input)?;
    let manifest = read_manifest(&args.from)?;
    if args.place.config.is_none() {
        config.agency.clone_from(&manifest.agency.0);
    } else if config.agency != manifest.agency.0 {
        return Err(CliError::Input(format!(
            "备份属于机关{}，配置中是{}，请先改配置项agency",
            manifest.agency, config.agency
        )));
    }
    must_agree(&args.place, "database", &config.database, args.database.as_ref())?;
    if let Some(database) = &args.database {
        config.database.clone_from(database);
    }
    config.check().map_err(CliError::Input)?;
    let data = config.data.clone();
    let new = NewDirectory::of(&config, args.place.config.as_deref())?;
    runtime()?.block_on(new.fill(async |directory| {
        config.data = directory.to_path_buf();
        fill(&config, args).await?;
        if args.place.config.is_none() { write_config(directory, &config) } else { Ok(()) }
    }))?;
    out::text(&format!("已恢复到{}：{}，台账校验无误", data.display(), contents(&manifest)))
}

async fn fill(config: &Config, args: &RestoreArgs) -> Result<(), CliError> {
    let office = wiring::connect(config).await.map_err(CliError::Failed)?;
    let filled = async {
        let failed = |error: store::MigrateError| CliError::Failed(error.to_string());
        if !office.store.migrations().await.map_err(failed)?.applied.is_empty() {
            return Err(CliError::Input("该数据库已有内容，未作改动；请恢复到空库".to_owned()));
        }
        office.store.migrate(office.ports.clock.now()).await.map_err(failed)?;
        office.store.restore(&DirFiles::new(config.files_dir()), &args.from).await?;
        Ok(())
    }
    .await;
    office.store.close().await;
    filled
}
