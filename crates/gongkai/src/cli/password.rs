//! A password from a person or a script; never from the arguments, which every process on the machine can read.

use super::exit::CliError;
use std::io::{BufRead, IsTerminal, Write};
use std::process::{Command, Stdio};

/// The variable that a script may set instead of writing to stdin.
const VARIABLE: &str = "GONGKAI_PASSWORD";

/// 密码的来处
#[derive(clap::Args)]
pub(super) struct Source {
    /// 从标准输入读一行作为密码（不加则在终端询问；也可设环境变量GONGKAI_PASSWORD）
    #[arg(long)]
    password_stdin: bool,
}

impl Source {
    /// The password for an account: from stdin if asked to, else from the environment, else from the terminal, twice.
    pub(super) fn read(&self, login: &str) -> Result<String, CliError> {
        if !self.password_stdin
            && let Ok(password) = std::env::var(VARIABLE)
        {
            return Ok(password);
        }
        if self.password_stdin || !std::io::stdin().is_terminal() {
            return line();
        }
        let _hidden = Hidden::begin();
        ask(&format!("为账号{login}设置密码（输入时不显示）："))?;
        let first = line()?;
        ask("\n再输入一遍：")?;
        let second = line()?;
        ask("\n")?;
        if first == second {
            Ok(first)
        } else {
            Err(CliError::Input("两次输入的密码不一致，请重来".to_owned()))
        }
    }
}

fn ask(words: &str) -> Result<(), CliError> {
    let mut stderr = std::io::stderr().lock();
    stderr
        .write_all(words.as_bytes())
        .and_then(|()| stderr.flush())
        .map_err(|error| CliError::Failed(format!("无法在终端询问密码：{error}")))
}

fn line() -> Result<String, CliError> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    let read = read.map_err(|error| CliError::Input(format!("读不到密码：{error}")))?;
    if read == 0 {
        return Err(CliError::Input("没有读到密码，请在标准输入给出一行".to_owned()));
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// The terminal without echo, until dropped. `stty` is everywhere a terminal is; without it the input merely shows.
struct Hidden;

impl Hidden {
    fn begin() -> Self {
        stty("-echo");
        Self
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        stty("echo");
    }
}

fn stty(mode: &str) {
    let _ = Command::new("stty").arg(mode).stdin(Stdio::inherit()).stdout(Stdio::null()).stderr(Stdio::null()).status();
}
