//! Opening a staff account.

use super::password;
use super::trail::{self, Outcome};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::{Account, Role};
use crate::validation::{Findings, Lines};
use casework::ids::UnitId;

/// A new account.
#[derive(Clone)]
pub struct AddAccount {
    /// Sign-in name, `zhang.san`; the actor in the ledger.
    pub login: String,
    /// Name shown.
    pub name: String,
    /// What it may do; at least one.
    pub roles: Vec<Role>,
    /// Handling unit; needed by the role of that name.
    pub unit: Option<String>,
    /// First password.
    pub password: String,
}

/// Names that stand in the ledger for something else than an account.
const RESERVED: [&str; 3] = ["applicant", "clock", "system"];

/// Opens an account.
///
/// # Errors
/// [`ActError::Invalid`] if a field is not as it must be or the sign-in name is taken.
pub async fn add_account(ctx: &Ctx, input: AddAccount) -> Result<(), ActError> {
    ctx.may(Act::AddAccount)?;
    let mut findings = Findings::default();
    let login = input.login.trim().to_owned();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_');
    findings.require(
        (2..=32).contains(&login.len()) && login.chars().all(plain),
        "login",
        "账号请用2至32个小写字母、数字或-、.、_",
    );
    findings.require(!RESERVED.contains(&login.as_str()), "login", "此账号名为系统保留，请换一个");
    let name = findings.required("name", "姓名", &input.name, 50, Lines::One);
    let unit = findings.text("unit", "处室名称", input.unit.as_deref().unwrap_or(""), 50, Lines::One);
    let has = |role| input.roles.contains(&role);
    findings.require(!input.roles.is_empty(), "roles", "请至少选择一个角色");
    findings.require(
        !has(Role::Supervisor) || input.roles.len() == 1,
        "roles",
        "主管部门账号只能查看，不能兼任其他角色",
    );
    findings.require(!has(Role::HandlingUnit) || !unit.is_empty(), "unit", "承办处室账号请填写所属处室");
    password::check(&mut findings, &login, &input.password);
    let taken = ctx.ports.accounts.account(&ctx.agency, &login).await?.is_some();
    findings.require(!taken, "login", "已有同名账号，请换一个");
    findings.finish()?;
    let password_hash = ctx.ports.passwords.hash(input.password).await?;
    let unit = (!unit.is_empty()).then_some(UnitId(unit));
    let account = Account { login: login.clone(), name, roles: input.roles, unit, password_hash, is_disabled: false };
    ctx.ports.accounts.put_account(&ctx.agency, account).await?;
    trail::note(ctx, "add-account", &login, Outcome::Done);
    Ok(())
}
