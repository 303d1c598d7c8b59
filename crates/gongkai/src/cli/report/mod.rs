//! `gongkai report` — the annual report: reading published ones and checking them (contract §4).

mod build;
mod check;
mod diff;
mod explain;
mod input;
mod rollup;
mod words;

use super::exit::{CliError, Exit};
use clap::Subcommand;

/// 年度报告：由台账生成，查看数字的来源，核对已发布的报告，两年比较，多单位汇总
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Build(build::Args),
    Explain(explain::Args),
    Check(check::Args),
    Diff(diff::Args),
    Rollup(rollup::Args),
}

/// Runs the act.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    match &args.command {
        Command::Build(args) => build::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Check(args) => check::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Rollup(args) => rollup::run(args),
    }
}
