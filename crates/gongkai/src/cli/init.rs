//! `gongkai init` — a new office: directory, database, chain, settings, first administrator.

use super::exit::{CliError, Exit};
use super::new_directory::NewDirectory;
use super::{file, office, out, password};
use crate::config::{self, Config, Place};
use crate::wiring::{self, Office};
use casework::report::AgencySettings;
use clap::ValueEnum;
use std::path::Path;
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
    must_agree(&args.place, "agency", &config.agency, args.agency.as_ref())?;
    must_agree(&args.place, "database", &config.database, args.database.as_ref())?;
    if let Some(agency) = &args.agency {
        config.agency.clone_from(agency);
    }
    if let Some(database) = &args.database {
        config.database.clone_from(database);
    }
    config.check().map_err(CliError::Input)?;
    let data = config.data.clone();
    let new = NewDirectory::of(&config, args.place.config.as_deref())?;
    // Everything is checked before anything is made: a database of others cannot be put away again.
    let particulars = settings::check(particulars(args))?;
    let administrator = administrator(args, args.password.read(&args.admin)?);
    administrator.check()?;
    office::runtime()?.block_on(new.fill(async |directory| {
        config.data = directory.to_path_buf();
        let office = wiring::connect(&config).await.map_err(CliError::Failed)?;
        let built = build(&office, args.chain.into(), particulars, administrator).await;
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

/// An option that says otherwise than the configuration that was named would build an office which that
/// configuration does not find again.
pub(super) fn must_agree(place: &Place, key: &str, set: &str, option: Option<&String>) -> Result<(), CliError> {
    match (&place.config, option) {
        (Some(file), Some(option)) if option != set => Err(CliError::Input(format!(
            "--{key} {option}与配置文件{}中的“{set}”不同，请改配置文件的{key}一项，不要同时用--{key}",
            file.display()
        ))),
        _ => Ok(()),
    }
}

fn particulars(args: &Args) -> AgencySettings {
    let mut particulars = settings::unnamed();
    particulars.name.clone_from(&args.name);
    particulars.short_name = args.short_name.clone().unwrap_or_else(|| args.name.clone());
    if let Some(prefix) = &args.document_prefix {
        particulars.document_prefix.clone_from(prefix);
    }
    particulars
}

fn administrator(args: &Args, password: String) -> AddAccount {
    AddAccount {
        login: args.admin.clone(),
        name: args.admin_name.clone(),
        roles: vec![Role::Administrator],
        unit: None,
        password,
    }
}

async fn build(
    office: &Office,
    chain: HashAlgorithm,
    particulars: AgencySettings,
    administrator: AddAccount,
) -> Result<(), CliError> {
    let ctx = office.operator();
    let failed = |error: store::MigrateError| CliError::Failed(error.to_string());
    if !office.store.migrations().await.map_err(failed)?.applied.is_empty() {
        return Err(CliError::Input("该数据库已经建过，未作改动；请换一个空库".to_owned()));
    }
    office.store.migrate(ctx.ports.clock.now()).await.map_err(failed)?;
    office.store.begin_chain(&office.agency, chain).await?;
    settings::change(&ctx, particulars).await?;
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
