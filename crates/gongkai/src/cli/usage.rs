//! clap in Chinese: help texts, and usage errors as one line (exit 2).

use super::exit::CliError;
use clap::error::{ContextKind, ErrorKind};
use clap::{Command, CommandFactory, Parser};
use std::ffi::OsString;

/// What the arguments ask for.
pub(crate) enum Parsed<T> {
    /// A command.
    Command(T),
    /// Help or version: a text for stdout.
    Help(String),
}

/// Parses arguments; every message is Chinese.
pub(crate) fn parse<T: Parser + CommandFactory>(args: impl Iterator<Item = OsString>) -> Result<Parsed<T>, CliError> {
    let command = localize(T::command());
    let matches = command.try_get_matches_from(args).and_then(|mut matches| T::from_arg_matches_mut(&mut matches));
    match matches {
        Ok(parsed) => Ok(Parsed::Command(parsed)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(Parsed::Help(help(&error))),
            _ => Err(CliError::Input(explain(&error))),
        },
    }
}

/// Headings and the help flag in Chinese, for a command and all below it.
fn localize(command: Command) -> Command {
    command
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}")
        .arg(clap::Arg::new("help").short('h').long("help").help("显示帮助").action(clap::ArgAction::Help))
        .arg(clap::Arg::new("version").short('V').long("version").help("显示版本").action(clap::ArgAction::Version))
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "参数" } else { "选项" };
            let arg = arg.help_heading(heading);
            // Words that clap would add in English; the help text says them itself.
            if arg.get_action().takes_values() {
                arg.hide_default_value(true).hide_possible_values(true).hide_env(true)
            } else {
                arg
            }
        })
        .mut_subcommands(localize_below)
}

fn localize_below(command: Command) -> Command {
    let version = env!("CARGO_PKG_VERSION");
    localize(command.version(version))
}

fn help(error: &clap::Error) -> String {
    // clap has no setting for these words and marks.
    [("[OPTIONS]", "[选项]"), ("命令:\n", "命令：\n"), ("参数:\n", "参数：\n"), ("选项:\n", "选项：\n")]
        .iter()
        .fold(error.render().to_string(), |text, (from, to)| text.replace(from, to))
}

/// One line: what, where, what to do.
fn explain(error: &clap::Error) -> String {
    let text = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (arg, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", text(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("不认识“{arg}”"),
        ErrorKind::MissingRequiredArgument => format!("还缺少 {arg}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "没有写要做什么".to_owned()
        }
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == arg => format!("“{arg}”写了不止一次"),
            prior => format!("“{arg}”与“{prior}”不能同时使用"),
        },
        ErrorKind::InvalidValue => match (value.is_empty(), text(ContextKind::ValidValue)) {
            (true, _) => format!("“{arg}”后面没有写值"),
            (false, valid) if valid.is_empty() => format!("“{arg}”不能是“{value}”"),
            (false, valid) => format!("“{arg}”不能是“{value}”，可以是：{}", valid.replace(", ", "、")),
        },
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(source) => format!("“{arg}”：{source}"),
            None => format!("“{arg}”不能是“{value}”"),
        },
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("“{arg}”的值个数不对")
        }
        ErrorKind::NoEquals => format!("“{arg}”要用等号连接它的值"),
        ErrorKind::InvalidUtf8 => "参数里有不是 UTF-8 的字".to_owned(),
        // clap may add kinds; help and version never come here.
        _ => "命令写法不对".to_owned(),
    };
    format!("{what}；写法见 gongkai --help")
}
