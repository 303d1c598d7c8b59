//! How a command ends: the exit codes of contract §1, and errors as one Chinese line on stderr.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

/// The end of a command that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// 0 — done, nothing wrong.
    Clean,
    /// 1 — done, and something was found: violations, findings, a broken chain.
    Found,
    /// 2 — an input could not be read; what could be done has been done.
    Unreadable,
    /// 4 — a part failed for another reason; what could be done has been done.
    Failed,
}

impl Exit {
    /// The process's exit code.
    pub(crate) fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Clean => 0,
            Self::Found => 1,
            Self::Unreadable => 2,
            Self::Failed => 4,
        })
    }
}

/// Why a command did not do its work. Each text says what, where and what to do, in Chinese.
#[derive(Debug)]
pub(crate) enum CliError {
    /// 2 — wrong use or an input that cannot be read.
    Input(String),
    /// 3 — a rule of law says no; the text names the article.
    Refused(String),
    /// 4 — anything else.
    Failed(String),
}

impl CliError {
    /// Writes the one line to stderr and gives the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        let (code, text) = match self {
            Self::Input(text) => (2, text),
            Self::Refused(text) => (3, text),
            Self::Failed(text) => (4, text),
        };
        say(text);
        ExitCode::from(code)
    }
}

/// One line to stderr. Line breaks and control characters of quoted input are shown, not obeyed.
pub(crate) fn say(text: &str) {
    let mut line = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c.is_control() {
            let _ = write!(line, "{}", c.escape_default());
        } else {
            line.push(c);
        }
    }
    // Nobody is left to tell if stderr is closed.
    let _ = writeln!(std::io::stderr(), "gongkai：{line}");
}

/// A defect of ours must not spill a backtrace over a clerk's screen: one line, with the place to report.
pub(crate) fn say_panics_in_one_line() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        // The message may quote input, so only a developer's build shows it.
        let message = info.payload_as_str().filter(|_| cfg!(debug_assertions)).unwrap_or_default();
        say(&format!("程序内部出错（{place}），没有完成；请把这一行和所用命令报给维护人员 {message}"));
    }));
}

/// Why a file could not be read or written, in Chinese: `没有这个文件`.
pub(crate) fn io_reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件或目录".to_owned(),
        ErrorKind::PermissionDenied => "没有权限".to_owned(),
        ErrorKind::IsADirectory => "这是目录，不是文件".to_owned(),
        ErrorKind::NotADirectory => "路径中有一段不是目录".to_owned(),
        ErrorKind::AlreadyExists => "已经有同名的文件或目录".to_owned(),
        ErrorKind::StorageFull => "磁盘已满".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "文件系统只读".to_owned(),
        ErrorKind::DirectoryNotEmpty => "目录不是空的".to_owned(),
        ErrorKind::InvalidData => "不是UTF-8文本".to_owned(),
        ErrorKind::AddrInUse => "端口已被占用".to_owned(),
        ErrorKind::AddrNotAvailable => "本机没有这个地址".to_owned(),
        ErrorKind::ResourceBusy => "正被占用".to_owned(),
        _ => error.to_string(),
    }
}
