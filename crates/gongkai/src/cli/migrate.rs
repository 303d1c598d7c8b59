//! `gongkai migrate` — the tables brought up to date.

use super::exit::{CliError, Exit};
use super::{office, out};
use crate::config::{Config, Place};
use crate::wiring;

/// 把数据库升级到本版本；升级前请先备份
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let config = Config::load(&args.place).map_err(CliError::Input)?;
    wiring::must_be_there(&config).map_err(CliError::Input)?;
    office::runtime()?.block_on(async {
        let office = wiring::connect(&config).await.map_err(CliError::Failed)?;
        let now = office.ports.clock.now();
        let done = office.store.migrate(now).await;
        office.store.close().await;
        let done = done.map_err(|error| CliError::Failed(error.to_string()))?;
        if done.is_empty() {
            return out::text("数据库已是最新，无需升级");
        }
        out::text(&format!("数据库已升级：{}", done.join("、")))
    })
}
