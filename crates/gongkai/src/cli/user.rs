//! `gongkai user` — staff accounts.

use super::exit::{CliError, Exit};
use super::office::with_office;
use super::{out, password};
use crate::config::Place;
use clap::{Subcommand, ValueEnum};
use usecases::ActError;
use usecases::account::{AddAccount, ChangePassword, Listed, add_account, change_password, disable_account, list_all};
use usecases::authorization::role_name;
use usecases::ports::Role;

/// 管理工作人员账号
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 开设账号；密码在终端输入，或用--password-stdin
    Add {
        #[command(flatten)]
        place: Place,
        /// 账号，小写字母、数字
        #[arg(value_name = "账号")]
        login: String,
        /// 姓名
        #[arg(long, value_name = "姓名")]
        name: String,
        /// 角色，可写多次：clerk经办、handling-unit承办处室、secrecy-reviewer保密审查、office-head办主任、leader分管领导、supervisor主管部门、administrator管理员
        #[arg(long = "role", value_name = "角色", required = true)]
        roles: Vec<RoleWord>,
        /// 所属处室（承办处室账号必填）
        #[arg(long, value_name = "处室")]
        unit: Option<String>,
        #[command(flatten)]
        password: password::Source,
    },
    /// 列出账号
    List {
        #[command(flatten)]
        place: Place,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 停用账号，并使其登录立即失效
    Disable {
        #[command(flatten)]
        place: Place,
        /// 账号
        #[arg(value_name = "账号")]
        login: String,
    },
    /// 重设密码
    Passwd {
        #[command(flatten)]
        place: Place,
        /// 账号
        #[arg(value_name = "账号")]
        login: String,
        #[command(flatten)]
        password: password::Source,
    },
}

/// A role's word on the command line.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum RoleWord {
    Clerk,
    HandlingUnit,
    SecrecyReviewer,
    OfficeHead,
    Leader,
    Supervisor,
    Administrator,
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Clerk => Self::Clerk,
            RoleWord::HandlingUnit => Self::HandlingUnit,
            RoleWord::SecrecyReviewer => Self::SecrecyReviewer,
            RoleWord::OfficeHead => Self::OfficeHead,
            RoleWord::Leader => Self::Leader,
            RoleWord::Supervisor => Self::Supervisor,
            RoleWord::Administrator => Self::Administrator,
        }
    }
}

pub(crate) fn run(args: Args) -> Result<Exit, CliError> {
    match args.command {
        Command::Add { place, login, name, roles, unit, password } => with_office(&place, async |office, _| {
            let password = password.read(&login)?;
            let roles = roles.into_iter().map(Role::from).collect();
            let account = AddAccount { login: login.clone(), name, roles, unit, password };
            add_account(&office.operator(), account).await?;
            out::text(&format!("已开设账号{login}"))
        }),
        Command::List { place, json } => with_office(&place, async |office, _| {
            let accounts = list_all(&office.operator()).await?;
            if json {
                out::json(&accounts.iter().map(as_json).collect::<Vec<_>>())
            } else {
                out::text(&table(&accounts))
            }
        }),
        Command::Disable { place, login } => with_office(&place, async |office, _| {
            disable_account(&office.operator(), &login).await.map_err(|error| unknown(error, &login))?;
            out::text(&format!("已停用账号{login}"))
        }),
        Command::Passwd { place, login, password } => with_office(&place, async |office, _| {
            let password = password.read(&login)?;
            let change = ChangePassword { login: login.clone(), current: None, password };
            change_password(&office.operator(), change).await.map_err(|error| unknown(error, &login))?;
            out::text(&format!("已重设账号{login}的密码，原有登录一并失效"))
        }),
    }
}

/// An account that is not there, with what to do next.
pub(super) fn unknown(error: ActError, login: &str) -> CliError {
    match error {
        ActError::NotFound => CliError::Input(format!("没有账号“{login}”，请用gongkai user list查看现有账号")),
        other => other.into(),
    }
}

fn as_json(account: &Listed) -> serde_json::Value {
    serde_json::json!({
        "login": account.staff.login,
        "name": account.staff.name,
        "roles": account.staff.roles,
        "unit": account.staff.unit,
        "disabled": account.is_disabled,
    })
}

fn table(accounts: &[Listed]) -> String {
    if accounts.is_empty() {
        return "还没有账号，请用gongkai user add开设".to_owned();
    }
    let lines = accounts.iter().map(|account| {
        let (staff, is_disabled) = (&account.staff, account.is_disabled);
        let roles: Vec<&str> = staff.roles.iter().copied().map(role_name).collect();
        let unit = staff.unit.as_ref().map(|unit| format!("\t{unit}")).unwrap_or_default();
        let disabled = if is_disabled { "\t已停用" } else { "" };
        format!("{}\t{}\t{}{unit}{disabled}", staff.login, staff.name, roles.join("、"))
    });
    lines.collect::<Vec<_>>().join("\n")
}
