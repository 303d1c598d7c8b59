//! The command line (contract §1): one file a command, each `run(Args) -> Result<Exit, CliError>`.
//!
//! To add a command: a file here with `Args` (clap derive, Chinese doc comments are its help) and `run`, one
//! variant in [`Command`] and one arm in [`dispatch`]. Print through [`out`], never with `println!`, which
//! panics when the reader of a pipe has gone.

mod audit;
mod backup;
mod calendar;
mod citation;
mod clock;
mod demo;
mod doctor;
mod exit;
mod fee;
mod file;
mod init;
mod inputs;
mod law;
mod many;
mod migrate;
mod new_directory;
mod office;
mod out;
mod parse;
mod password;
mod patrol;
mod rebuild;
mod redact;
mod report;
mod scan;
mod serve;
mod stock;
mod token;
mod usage;
mod user;

use clap::{Parser, Subcommand};
use exit::{CliError, Exit};

pub(crate) use exit::io_reason;
use std::process::ExitCode;

/// 政府信息公开工作系统：申请办理与法定期限、主动公开、先审查后公开、年度报告
#[derive(Parser)]
#[command(name = "gongkai", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Clock(clock::Args),
    Fee(fee::Args),
    Law(law::Args),
    Calendar(calendar::Args),
    Report(report::Args),
    Scan(scan::Args),
    Rebuild(rebuild::Args),
    Redact(redact::Args),
    Patrol(patrol::Args),
    Stock(stock::Args),
    Demo(demo::Args),
    Serve(serve::Args),
    Init(init::Args),
    Migrate(migrate::Args),
    User(user::Args),
    Token(token::Args),
    Audit(audit::Args),
    Backup(backup::BackupArgs),
    Restore(backup::RestoreArgs),
    Doctor(doctor::Args),
    /// 内部使用：在受限进程中读取文件
    #[command(name = crate::sandbox::worker::COMMAND, hide = true)]
    ReadWorker,
}

fn dispatch(command: Command) -> Result<Exit, CliError> {
    match command {
        Command::Clock(args) => clock::run(&args),
        Command::Fee(args) => fee::run(&args),
        Command::Law(args) => law::run(&args),
        Command::Calendar(args) => calendar::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Scan(args) => scan::run(&args),
        Command::Rebuild(args) => rebuild::run(&args),
        Command::Redact(args) => redact::run(&args),
        Command::Patrol(args) => patrol::run(&args),
        Command::Stock(args) => stock::run(&args),
        Command::Demo(args) => demo::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Migrate(args) => migrate::run(&args),
        Command::User(args) => user::run(args),
        Command::Token(args) => token::run(args),
        Command::Audit(args) => audit::run(&args),
        Command::Backup(args) => backup::back_up(&args),
        Command::Restore(args) => backup::restore(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::ReadWorker => match crate::sandbox::worker::run() {
            Ok(()) => Ok(Exit::Clean),
            Err(error) => Err(CliError::Failed(format!("文件读取进程中断：{error}"))),
        },
    }
}

/// Parses, runs, reports: the only place where an exit code is made.
pub(crate) fn main() -> ExitCode {
    exit::say_panics_in_one_line();
    let outcome = std::panic::catch_unwind(|| match usage::parse::<Cli>(std::env::args_os()) {
        Ok(usage::Parsed::Command(cli)) => dispatch(cli.command),
        Ok(usage::Parsed::Help(text)) => out::text(&text),
        Err(error) => Err(error),
    });
    match outcome {
        Ok(Ok(exit)) => exit.code(),
        Ok(Err(error)) => error.report(),
        // The hook has already said it.
        Err(_) => Exit::Failed.code(),
    }
}
