//! `gongkai token` — bearer tokens of the JSON API.

use super::exit::{CliError, Exit};
use super::office::with_office;
use super::out;
use super::user::unknown;
use crate::config::Place;
use clap::Subcommand;
use usecases::ActError;
use usecases::account::{AddToken, add_token, end_token, list_tokens, token_name};

/// 管理接口令牌
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 发一枚令牌；只显示这一次
    Add {
        #[command(flatten)]
        place: Place,
        /// 令牌代表的账号
        #[arg(value_name = "账号")]
        login: String,
        /// 用途，如“档案系统对接”
        #[arg(long, value_name = "用途")]
        label: String,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 列出令牌
    List {
        #[command(flatten)]
        place: Place,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 收回令牌
    Revoke {
        #[command(flatten)]
        place: Place,
        /// 令牌编号，见token list
        #[arg(value_name = "编号")]
        name: String,
    },
}

pub(crate) fn run(args: Args) -> Result<Exit, CliError> {
    match args.command {
        Command::Add { place, login, label, json } => with_office(&place, async |office, _| {
            let token = add_token(&office.operator(), AddToken { login: login.clone(), label }).await;
            let token = token.map_err(|error| unknown(error, &login))?;
            // Alone on its line, so that a script can take it as it is.
            if json { out::json(&serde_json::json!({ "token": token })) } else { out::text(&token) }
        }),
        Command::List { place, json } => with_office(&place, async |office, _| {
            let tokens = list_tokens(&office.operator()).await?;
            if json {
                let rows = tokens.iter().map(|token| {
                    serde_json::json!({
                        "name": token_name(token),
                        "login": token.login,
                        "label": token.label,
                        "created_at": token.created_at,
                    })
                });
                return out::json(&rows.collect::<Vec<_>>());
            }
            if tokens.is_empty() {
                return out::text("还没有令牌");
            }
            let lines = tokens.iter().map(|token| format!("{}\t{}\t{}", token_name(token), token.login, token.label));
            out::text(&lines.collect::<Vec<_>>().join("\n"))
        }),
        Command::Revoke { place, name } => with_office(&place, async |office, _| {
            let token = end_token(&office.operator(), &name).await.map_err(|error| match error {
                ActError::NotFound => {
                    CliError::Input(format!("没有编号为“{name}”的令牌，请用gongkai token list查看现有令牌"))
                }
                other => other.into(),
            })?;
            out::text(&format!("已收回令牌{name}（{}）", token.label))
        }),
    }
}
