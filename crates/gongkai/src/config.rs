//! Configuration: `gongkai.toml`, then the environment (`GONGKAI_…`), which prevails.
//!
//! Every command takes `--data DIR` (its `gongkai.toml` is read if there is one) or `--config FILE`. What a key means
//! is said once, in Chinese, in `gongkai.example.toml`; a test keeps the two together.

mod environment;

use crate::cli::io_reason;
use environment::Environment;
use figment::error::Kind;
use figment::providers::{Format, Serialized, Toml};
use figment::{Figment, Profile};
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// The file of a data directory, and of `--config` by custom.
pub(crate) const FILE_NAME: &str = "gongkai.toml";

/// The commented example; `init` writes it.
pub(crate) const EXAMPLE: &str = include_str!("../../../gongkai.example.toml");

/// Where the data are when nothing is said.
const DEFAULT_DATA: &str = "gongkai-data";

/// Where to look for the configuration: the options that every command of operation shares.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Place {
    /// 数据目录，缺省为 ./gongkai-data；其中的 gongkai.toml 为配置
    #[arg(long, value_name = "目录", conflicts_with = "config")]
    pub(crate) data: Option<PathBuf>,
    /// 配置文件
    #[arg(long, value_name = "文件")]
    pub(crate) config: Option<PathBuf>,
}

impl Place {
    /// Whether a place was named, here or in the environment; else nobody said that there is one.
    pub(crate) fn is_named(&self) -> bool {
        self.data.is_some() || self.config.is_some() || std::env::var_os("GONGKAI_DATA").is_some()
    }
}

/// What can be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// Directory of database and files. Relative to the configuration file.
    pub(crate) data: PathBuf,
    /// `sqlite:PATH` (relative to `data`) or `postgres://…`.
    pub(crate) database: String,
    /// First part of every key; a deployment serves one agency.
    pub(crate) agency: String,
    /// Address to serve on.
    pub(crate) listen: SocketAddr,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub(crate) trusted_proxies: Vec<IpAddr>,
    /// Fonts for PDF besides those of the system.
    pub(crate) fonts_dir: Option<PathBuf>,
    /// Served over HTTPS: cookies are sent over it only.
    pub(crate) https: bool,
    /// What is logged, `info`, `gongkai=debug,warn`.
    pub(crate) log: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from(DEFAULT_DATA),
            database: "sqlite:gongkai.db".to_owned(),
            agency: "agency".to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            trusted_proxies: Vec::new(),
            fonts_dir: None,
            https: false,
            log: "info".to_owned(),
        }
    }
}

/// The keys that can be set, here and in the environment; other variables that begin with `GONGKAI_` are somebody else's.
const KEYS: [&str; 8] = ["data", "database", "agency", "listen", "trusted_proxies", "fonts_dir", "https", "log"];

impl Config {
    /// Reads the configuration of a place. A message is one Chinese line that names file and key.
    pub(crate) fn load(place: &Place) -> Result<Self, String> {
        let data = place.data.clone().or_else(|| std::env::var_os("GONGKAI_DATA").map(PathBuf::from));
        let data = data.unwrap_or_else(|| PathBuf::from(DEFAULT_DATA));
        let file = place.config.clone().unwrap_or_else(|| data.join(FILE_NAME));
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound && place.config.is_none() => String::new(),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(format!("没有配置文件{}，请核对路径", file.display()));
            }
            Err(error) => return Err(format!("配置文件{}读不出：{}", file.display(), io_reason(&error))),
        };
        let figment = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::string(&text))
            .merge(Environment)
            .select(Profile::Default);
        let mut config: Self = figment.extract().map_err(|error| explain(&error, &file))?;
        config.data = match &place.config {
            Some(_) => file.parent().unwrap_or(Path::new("")).join(&config.data),
            // A directory's own file cannot send it elsewhere.
            None => data,
        };
        config.check()?;
        Ok(config)
    }

    /// The database's URL with a path that does not depend on the working directory's file.
    pub(crate) fn database_url(&self) -> String {
        match self.sqlite_path() {
            Some(path) => format!("sqlite:{}", path.display()),
            None => self.database.clone(),
        }
    }

    /// The file of an SQLite database.
    pub(crate) fn sqlite_path(&self) -> Option<PathBuf> {
        let path = self.database.strip_prefix("sqlite:")?;
        Some(self.data.join(path.strip_prefix("//").unwrap_or(path)))
    }

    /// The directory of files.
    pub(crate) fn files_dir(&self) -> PathBuf {
        self.data.join("files")
    }

    /// The file of the guard's key. Beside the database, so that a backup of that alone does not hold it.
    pub(crate) fn guard_key_file(&self) -> PathBuf {
        self.data.join("guard.key")
    }

    /// Whether the values make sense together.
    pub(crate) fn check(&self) -> Result<(), String> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.agency.is_empty() || self.agency.len() > 32 || !self.agency.chars().all(plain) {
            return Err("配置项agency须为1至32个小写字母、数字或连字符".to_owned());
        }
        let known = ["sqlite:", "postgres://", "postgresql://"];
        if !known.iter().any(|scheme| self.database.starts_with(scheme)) {
            return Err("配置项database须为sqlite:文件路径或postgres://用户@主机/库名".to_owned());
        }
        Ok(())
    }
}

/// figment's words in Chinese: what is wrong with which key of which file.
fn explain(error: &figment::Error, file: &Path) -> String {
    let place = match error.metadata.as_ref().map(|metadata| metadata.name.to_string()) {
        Some(name) if name.contains("environment") => "环境变量".to_owned(),
        _ => file.display().to_string(),
    };
    let key = error.path.join(".");
    let what = match &error.kind {
        Kind::UnknownField(field, _) => format!("没有“{field}”这一项，可用的有{}", KEYS.join("、")),
        Kind::MissingField(field) => format!("缺少“{field}”一项"),
        other if key.is_empty() => format!("{}写法有误，请对照gongkai.example.toml", line_of(&other.to_string())),
        _ => format!("“{key}”的值不合要求，应为{}", expected(&key)),
    };
    format!("配置{place}：{what}")
}

/// What a key's value must be.
fn expected(key: &str) -> &'static str {
    match key.split('.').next().unwrap_or_default() {
        "listen" => "地址:端口，如127.0.0.1:8080",
        "trusted_proxies" => "地址的列表，如[\"10.0.0.1\"]；用环境变量时以逗号分隔",
        "https" => "true或false",
        // The others are texts.
        _ => "带引号的文字",
    }
}

/// Where the parser says that the text stopped making sense: `第3行`.
fn line_of(error: &str) -> String {
    let line = error.split_once("at line ").map(|(_, rest)| rest.chars().take_while(char::is_ascii_digit));
    line.map(|line| format!("第{}行", line.collect::<String>())).unwrap_or_default()
}

#[cfg(test)]
mod tests;
