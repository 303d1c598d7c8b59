//! What a database error means to a person. No text here holds a value of a row.

use sea_orm::{DbErr, RuntimeErr, SqlxError};
use std::io;
use usecases::ports::PortError;

/// Whether the same transaction may well pass when it is tried again: lost a race, or found the file locked.
pub(crate) fn is_transient(error: &DbErr) -> bool {
    // PostgreSQL: serialization failure, deadlock. SQLite: BUSY (5) and LOCKED (6) with their extended codes.
    matches!(code(error).as_deref(), Some("40001" | "40P01" | "5" | "261" | "517" | "773" | "6" | "262" | "518"))
}

/// Whether a row with the same key is there already.
pub(crate) fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}

/// The error as an act is told of it: what was being done, and what stood in the way.
pub(crate) fn failed(doing: &str, error: &DbErr) -> PortError {
    PortError(format!("{doing}未成：{}", cause(error)))
}

/// What stood in the way, in Chinese.
pub(crate) fn cause(error: &DbErr) -> String {
    if is_transient(error) {
        return "数据库正忙，请稍后再试".to_owned();
    }
    if is_duplicate(error) {
        return "同一编号已有记录".to_owned();
    }
    if let DbErr::Conn(RuntimeErr::SqlxError(source)) = error
        && let Some(why) = network(source)
    {
        return format!("连不上数据库服务器（{why}），请核对地址、端口，并确认数据库已启动");
    }
    match code(error).as_deref() {
        Some("8" | "264" | "520" | "776" | "1032" | "1288" | "1544" | "25006") => {
            "数据库只读，请检查数据目录的写权限".to_owned()
        }
        Some("13" | "53100") => "磁盘已满，请清理后再试".to_owned(),
        Some("14" | "526" | "270") => "打不开数据库文件，请检查路径与权限".to_owned(),
        Some("11" | "267" | "523" | "779") => "数据库文件已损坏，请用备份恢复".to_owned(),
        Some("26") => "该文件不是本系统的数据库".to_owned(),
        Some("28P01" | "28000") => "数据库用户名或密码不对".to_owned(),
        Some("3D000") => "数据库不存在，请先建库".to_owned(),
        Some("1" | "42P01") => format!("数据库结构不符（{}），请先运行gongkai migrate", text(error)),
        Some(code) => format!("{}（代码{code}）", text(error)),
        None => match error {
            DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => format!("连不上数据库（{}）", text(error)),
            _ => text(error),
        },
    }
}

/// Why the file system did not do it, in Chinese.
pub(crate) fn io_cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件或目录".to_owned(),
        io::ErrorKind::AlreadyExists => "已经有同名的文件或目录".to_owned(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "没有读写权限".to_owned(),
        io::ErrorKind::IsADirectory => "这是目录，不是文件".to_owned(),
        io::ErrorKind::StorageFull => "磁盘已满".to_owned(),
        _ => error.to_string(),
    }
}

/// Why a server could not be reached, if that is what happened.
fn network(error: &SqlxError) -> Option<String> {
    let SqlxError::Io(error) = error else { return None };
    Some(match error.kind() {
        io::ErrorKind::ConnectionRefused => "拒绝连接".to_owned(),
        io::ErrorKind::TimedOut => "没有应答".to_owned(),
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => "网络不通".to_owned(),
        io::ErrorKind::ConnectionReset | io::ErrorKind::UnexpectedEof => "连接被对方断开".to_owned(),
        // Looking up a name that does not exist has no kind of its own.
        _ => "找不到主机".to_owned(),
    })
}

fn code(error: &DbErr) -> Option<String> {
    let (DbErr::Conn(runtime) | DbErr::Exec(runtime) | DbErr::Query(runtime)) = error else { return None };
    let RuntimeErr::SqlxError(source) = runtime else { return None };
    let engine = source.as_database_error()?;
    engine.code().map(std::borrow::Cow::into_owned)
}

/// The engine's own words, one line.
fn text(error: &DbErr) -> String {
    let words = match error {
        DbErr::Conn(runtime) | DbErr::Exec(runtime) | DbErr::Query(runtime) => runtime.to_string(),
        other => other.to_string(),
    };
    words.lines().next().unwrap_or_default().to_owned()
}
