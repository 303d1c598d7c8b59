//! What a password must be.

use crate::validation::Findings;

/// Shortest password, in characters.
const SHORTEST: usize = 10;
/// Longest: hashing must not become a way to keep the machine busy.
const LONGEST: usize = 128;

/// Notes what is wrong with a new password.
pub(super) fn check(findings: &mut Findings, login: &str, password: &str) {
    let length = password.chars().count();
    findings.require(length >= SHORTEST, "password", format!("密码请不少于{SHORTEST}个字符"));
    findings.require(length <= LONGEST, "password", format!("密码请不要超过{LONGEST}个字符"));
    let mut kinds = password.chars().collect::<Vec<_>>();
    kinds.sort_unstable();
    kinds.dedup();
    findings.require(kinds.len() >= 5, "password", "密码过于简单，请混用不同的字符");
    findings.require(login.len() < 4 || !password.contains(login), "password", "密码中请不要含有账号");
}
