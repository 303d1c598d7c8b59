//! `gongkai init` — a new office: directory, database, chain, settings, first administrator.

use super::exit::{CliError, Exit};
use super::{file, office, out, password};
use crate::config::{self, Config, Place};
use crate::wiring::{self, Office};
use clap::ValueEnum;
use std::fs;
use std::path::{Path, PathBuf};
use usecases::account::{AddAccount, add_account};
use usecases::audit::HashAlgorithm;
use usecases::ports::Role;
use usecases::settings;

/// 新建数据目录、数据库和首个管理员账号
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,
    /// 机关全称，印在文书和年度报告上；以后可在网页上修改
    #[arg(long, value_name = "全称")]
    name: String,
    /// 机关简称，缺省同全称
    #[arg(long, value_name = "简称")]
    short_name: Option<String>,
    /// 文号代字，如“京科公开”
    #[arg(long, value_name = "代字")]
    document_prefix: Option<String>,
    /// 机关代号，小写字母、数字和连字符，建立后不可更改，缺省为agency
    #[arg(long, value_name = "代号")]
    agency: Option<String>,
    /// 数据库，缺省为数据目录内的SQLite文件，也可以是postgres://…
    #[arg(long, value_name = "地址")]
    database: Option<String>,
    /// 台账散列算法：sha256（缺省）或sm3（国密），建立后不可更改
    #[arg(long, value_name = "算法", default_value = "sha256")]
    chain: ChainWord,
    /// 管理员账号，缺省为admin
    #[arg(long, value_name = "账号", default_value = "admin")]
    admin: String,
    /// 管理员姓名
    #[arg(long, value_name = "姓名", default_value = "系统管理员")]
    admin_name: String,
    #[command(flatten)]
    password: password::Source,
}

#[derive(Clone, Copy, ValueEnum)]
enum ChainWord {
    Sha256,
    Sm3,
}

impl From<ChainWord> for HashAlgorithm {
    fn from(word: ChainWord) -> Self {
        match word {
            ChainWord::Sha256 => Self::Sha256,
            ChainWord::Sm3 => Self::Sm3,
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let mut config = Config::load(&args.place).map_err(CliError::Input)?;
    if let Some(agency) = &args.agency {
        config.agency.clone_from(agency);
    }
    if let Some(database) = &args.database {
        config.database.clone_from(database);
    }
    config.check().map_err(CliError::Input)?;
    let data = config.data.clone();
    must_be_free(&data)?;
    let password = args.password.read(&args.admin)?;
    office::runtime()?.block_on(in_new_directory(&data, async |directory| {
        config.data = directory.to_path_buf();
        let office = wiring::connect(&config).await.map_err(CliError::Failed)?;
        let built = build(&office, args, password).await;
        office.store.close().await;
        built?;
        // A configuration that was named stays where it is.
        if args.place.config.is_none() { write_config(directory, &config) } else { Ok(()) }
    }))?;
    let place = args
        .place
        .config
        .as_ref()
        .map_or_else(|| format!("--data {}", data.display()), |config| format!("--config {}", config.display()));
    out::text(&format!("已建立{}，管理员账号{}。\n下一步：gongkai serve {place}", data.display(), args.admin))
}

pub(super) fn must_be_free(data: &Path) -> Result<(), CliError> {
    match fs::read_dir(data).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(CliError::Input(format!("目录{}不是空的，未作改动；请另选目录", data.display()))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(CliError::Input(format!("目录{}打不开：{error}", data.display()))),
    }
}

/// Fills a directory under a temporary name and puts it in its place when it is whole; until then nothing is there.
pub(super) async fn in_new_directory(
    place: &Path,
    fill: impl AsyncFnOnce(&Path) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parent = place.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary: PathBuf = parent.join(format!(".{name}-{}.part", std::process::id()));
    let failed = |error| CliError::Failed(format!("建不了目录{}：{error}", place.display()));
    fs::create_dir_all(parent).and_then(|()| fs::create_dir(&temporary)).map_err(failed)?;
    let filled = match private(&temporary) {
        Ok(()) => fill(&temporary).await,
        Err(error) => Err(failed(error)),
    };
    let placed = filled.and_then(|()| {
        // An empty directory may be in the way; one that is not empty stays and is an error.
        let _ = fs::remove_dir(place);
        fs::rename(&temporary, place).map_err(failed)
    });
    if placed.is_err() {
        // It holds nothing that anybody was told of.
        let _ = fs::remove_dir_all(&temporary);
    }
    placed
}

/// Names and addresses of applicants are in it: only its owner may look.
#[cfg(unix)]
fn private(directory: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(directory, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn private(_: &Path) -> std::io::Result<()> {
    Ok(())
}

async fn build(office: &Office, args: &Args, password: String) -> Result<(), CliError> {
    let ctx = office.operator();
    let failed = |error: store::MigrateError| CliError::Failed(error.to_string());
    if !office.store.migrations().await.map_err(failed)?.applied.is_empty() {
        return Err(CliError::Input("该数据库已经建过，未作改动；请换一个空库".to_owned()));
    }
    office.store.migrate(ctx.ports.clock.now()).await.map_err(failed)?;
    office.store.begin_chain(&office.agency, args.chain.into()).await?;
    let mut particulars = settings::unnamed();
    particulars.name.clone_from(&args.name);
    particulars.short_name = args.short_name.clone().unwrap_or_else(|| args.name.clone());
    if let Some(prefix) = &args.document_prefix {
        particulars.document_prefix.clone_from(prefix);
    }
    settings::change(&ctx, particulars).await?;
    let administrator = AddAccount {
        login: args.admin.clone(),
        name: args.admin_name.clone(),
        roles: vec![Role::Administrator],
        unit: None,
        password,
    };
    Ok(add_account(&ctx, administrator).await?)
}

/// The commented example with this office's values; the directory it lies in is the data directory.
pub(super) fn write_config(directory: &Path, config: &Config) -> Result<(), CliError> {
    let set = [("data", "."), ("database", config.database.as_str()), ("agency", config.agency.as_str())];
    let lines = config::EXAMPLE.lines().map(|line| {
        let value = set.iter().find(|(key, _)| line.starts_with(&format!("{key} =")));
        value.map_or_else(|| line.to_owned(), |(key, value)| format!("{key} = {}", toml::Value::from(*value)))
    });
    let text = lines.collect::<Vec<_>>().join("\n") + "\n";
    file::write(&directory.join(config::FILE_NAME), text.as_bytes())
}
