//! `gongkai report` — the annual report: reading published ones and checking them (contract §4).

mod check;
mod diff;
mod input;
mod rollup;
mod words;

use super::exit::{CliError, Exit};
use clap::Subcommand;

/// 年度报告：核对已发布的报告，两年比较，多单位汇总
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    Diff(diff::Args),
    Rollup(rollup::Args),
}

/// Runs the act.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    match &args.command {
        Command::Check(args) => check::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Rollup(args) => rollup::run(args),
    }
}
