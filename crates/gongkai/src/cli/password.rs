//! A password from a person or a script; never from the arguments, which every process on the machine can read.

use super::exit::{CliError, io_reason};
use std::io::{BufRead, IsTerminal, Read, Write};
use std::process::{Child, Command, Stdio};

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
        .map_err(|error| CliError::Failed(format!("无法在终端询问密码：{}", io_reason(&error))))
}

fn line() -> Result<String, CliError> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    let read = read.map_err(|error| CliError::Input(format!("读不到密码：{}", io_reason(&error))))?;
    if read == 0 {
        return Err(CliError::Input("没有读到密码，请在标准输入给出一行".to_owned()));
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// The terminal without echo, until dropped. `stty` is everywhere a terminal is; without it the input merely shows.
///
/// A child waits for this process to let go of it, which it also does when it is ended by Ctrl+C or otherwise, and
/// only then gives the echo back: the person must not be left with a terminal that shows nothing.
struct Hidden {
    keeper: Option<Child>,
}

/// Ignores what ends the process it waits for, and what the terminal sends to those in the background.
const KEEPER: &str = "trap '' INT TERM HUP QUIT TTOU; stty -echo </dev/tty; echo; cat >/dev/null; stty echo </dev/tty";

impl Hidden {
    fn begin() -> Self {
        let mut keeper = Command::new("sh");
        let keeper = keeper.arg("-c").arg(KEEPER).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut keeper = keeper.spawn().ok();
        // Not before the echo is off may anything be asked.
        if let Some(ready) = keeper.as_mut().and_then(|keeper| keeper.stdout.as_mut()) {
            let _ = ready.read(&mut [0]);
        }
        Self { keeper }
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            // Its input ends, so it gives the echo back and ends.
            drop(keeper.stdin.take());
            let _ = keeper.wait();
        }
    }
}
