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
const RESERVED: [&str; 3] = ["clock", "requester", "system"];

const TAKEN: &str = "已有同名账号，请换一个";

impl AddAccount {
    /// Whether the fields are as they must be, before anything is done.
    ///
    /// # Errors
    /// [`ActError::Invalid`] naming each that is not.
    pub fn check(&self) -> Result<(), ActError> {
        self.checked(false).map(drop)
    }

    /// Sign-in name, name and unit as they will be kept.
    fn checked(&self, is_taken: bool) -> Result<(String, String, Option<UnitId>), ActError> {
        let mut findings = Findings::default();
        let login = self.login.trim().to_owned();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_');
        findings.require(
            (2..=32).contains(&login.len()) && login.chars().all(plain),
            "login",
            "账号请用2至32个小写字母、数字或-、.、_",
        );
        findings.require(!RESERVED.contains(&login.as_str()), "login", "此账号名为系统保留，请换一个");
        let name = findings.required("name", "姓名", &self.name, 50, Lines::One);
        let unit = findings.text("unit", "处室名称", self.unit.as_deref().unwrap_or(""), 50, Lines::One);
        let has = |role| self.roles.contains(&role);
        findings.require(!self.roles.is_empty(), "roles", "请至少选择一个角色");
        findings.require(
            !has(Role::Supervisor) || self.roles.len() == 1,
            "roles",
            "主管部门账号只能查看，不能兼任其他角色",
        );
        findings.require(!has(Role::HandlingUnit) || !unit.is_empty(), "unit", "承办处室账号请填写所属处室");
        password::check(&mut findings, &login, &self.password);
        findings.require(!is_taken, "login", TAKEN);
        findings.finish()?;
        Ok((login, name, (!unit.is_empty()).then_some(UnitId(unit))))
    }
}

/// Opens an account.
///
/// # Errors
/// [`ActError::Invalid`] if a field is not as it must be or the sign-in name is taken.
pub async fn add_account(ctx: &Ctx, input: AddAccount) -> Result<(), ActError> {
    ctx.may(Act::AddAccount)?;
    let is_taken = ctx.ports.accounts.account(&ctx.agency, input.login.trim()).await?.is_some();
    let (login, name, unit) = input.checked(is_taken)?;
    let password_hash = ctx.ports.passwords.hash(input.password).await?;
    let account = Account { login: login.clone(), name, roles: input.roles, unit, password_hash, is_disabled: false };
    // While the password was hashed somebody else may have opened one of that name.
    if !ctx.ports.accounts.insert_account(&ctx.agency, account).await? {
        return Err(ActError::invalid("login", TAKEN));
    }
    trail::note(ctx, "add-account", &login, Outcome::Done);
    Ok(())
}
