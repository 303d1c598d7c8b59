//! The commands of operation, from outside, as an administrator runs them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use store::Store;
use usecases::ports::{CaseFilter, Views};

/// How a command ended: exit code, stdout, stderr.
struct Ended {
    code: i32,
    stdout: String,
    stderr: String,
}

const PASSWORD: &str = "Wenhua-Lu-88";

fn run(directory: &Path, arguments: &[&str]) -> Ended {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(arguments)
        .current_dir(directory)
        .env_remove("GONGKAI_DATA")
        .env_remove("GONGKAI_PASSWORD")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that asks for nothing may have ended already.
    let _ = writeln!(child.stdin.take().unwrap(), "{PASSWORD}");
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ended { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Runs a command that must end with a code and say a word: on stdout if it is done, in one line on stderr if not.
#[track_caller]
fn check(directory: &Path, arguments: &[&str], code: i32, word: &str) -> String {
    let ended = run(directory, arguments);
    assert_eq!(ended.code, code, "{arguments:?}\n{}{}", ended.stdout, ended.stderr);
    let said = if code <= 1 { &ended.stdout } else { &ended.stderr };
    assert!(said.contains(word), "{arguments:?} does not say {word}: {said}");
    if code > 1 {
        assert_eq!(ended.stderr.lines().count(), 1, "{arguments:?}: {}", ended.stderr);
        assert!(ended.stdout.is_empty(), "{arguments:?}: {}", ended.stdout);
    }
    ended.stdout
}

/// What the doctor says. Whether all is well depends on the day and on the fonts of the machine as well.
#[track_caller]
fn doctor(directory: &Path, arguments: &[&str], word: &str) {
    let ended = run(directory, &[&["doctor"], arguments].concat());
    assert!(ended.code <= 1, "{arguments:?}\n{}{}", ended.stdout, ended.stderr);
    assert!(ended.stdout.contains(word), "{arguments:?} does not say {word}: {}", ended.stdout);
}

fn office() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let init = ["init", "--data", "office", "--name", "某市科学技术局", "--password-stdin"];
    check(directory.path(), &init, 0, "已建立office");
    directory
}

#[test]
fn an_office_is_made_whole_or_not_at_all() {
    let directory = office();
    let at = directory.path();
    check(at, &["init", "--data", "office", "--name", "x", "--password-stdin"], 2, "不是空的");
    let short = ["init", "--data", "second", "--name", "某局", "--admin", "Wenhua-Lu-88", "--password-stdin"];
    check(at, &short, 2, "账号");
    let left: Vec<_> = std::fs::read_dir(at).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["office"], "a failed init left something behind");
    // A database elsewhere is not touched before everything is known to be right.
    let elsewhere = format!("sqlite:{}", at.join("elsewhere.db").display());
    let third = ["init", "--data", "third", "--database", &elsewhere, "--password-stdin"];
    check(at, &[&third[..], &["--name", "某局", "--admin", "Wenhua-Lu-88"]].concat(), 2, "账号");
    check(at, &[&third[..], &["--name", "某局", "--document-prefix", " "]].concat(), 2, "文号代字");
    check(at, &[&third[..], &["--name", "某局"]].concat(), 0, "已建立third");
    check(at, &["migrate", "--data", "office"], 0, "已是最新");
}

/// A mount, the working directory, a directory of a service manager: it is filled where it is, and stays what it is.
#[test]
fn a_directory_that_is_there_and_empty_is_filled() {
    let directory = tempfile::tempdir().unwrap();
    let at = directory.path();
    let init = |place: &'static str| ["init", "--data", place, "--name", "某局", "--password-stdin"];
    std::fs::create_dir_all(at.join("volume/lost+found")).unwrap();
    check(at, &init("volume"), 0, "已建立volume");
    doctor(&at.join("volume"), &["--data", "."], "办件列表与台账逐件一致");
    check(at, &["backup", "--data", "volume", "--out", "b.zip"], 0, "已备份");
    std::fs::create_dir(at.join("here")).unwrap();
    check(&at.join("here"), &init("."), 0, "已建立.");
    std::fs::create_dir(at.join("again")).unwrap();
    check(&at.join("again"), &["restore", "--data", ".", "--from", "../b.zip"], 0, "台账校验无误");
    let mut left: Vec<_> = std::fs::read_dir(at.join("again")).unwrap().map(|e| e.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["gongkai.db", "gongkai.toml", "guard.key"]);
    std::fs::create_dir(at.join("failed")).unwrap();
    check(at, &["init", "--data", "failed", "--name", "某局", "--admin", "甲", "--password-stdin"], 2, "账号");
    assert_eq!(std::fs::read_dir(at.join("failed")).unwrap().count(), 0, "a failed init left something");
}

#[test]
fn options_that_the_named_configuration_does_not_know_are_refused() {
    let directory = tempfile::tempdir().unwrap();
    let at = directory.path();
    std::fs::create_dir(at.join("etc")).unwrap();
    std::fs::write(at.join("etc/office.toml"), "data = \"../srv\"\nagency = \"one\"").unwrap();
    let init = ["init", "--config", "etc/office.toml", "--name", "某局", "--password-stdin"];
    check(at, &[&init[..], &["--agency", "two"]].concat(), 2, "--agency two与配置文件");
    check(at, &[&init[..], &["--database", "sqlite:b.db"]].concat(), 2, "--database");
    check(at, &[&init[..], &["--agency", "one"]].concat(), 0, "--config etc/office.toml");
    check(at, &["audit", "verify", "--config", "etc/office.toml"], 0, "台账完整");
    check(at, &["backup", "--config", "etc/office.toml", "--out", "b.zip"], 0, "已备份");
    // A configuration may lie where the data will.
    std::fs::create_dir(at.join("own")).unwrap();
    std::fs::write(at.join("own/gongkai.toml"), "data = \".\"\nagency = \"one\"").unwrap();
    let restore = ["restore", "--config", "own/gongkai.toml", "--from", "b.zip"];
    check(at, &[&restore[..], &["--database", "sqlite:c.db"]].concat(), 2, "--database");
    check(at, &restore, 0, "台账校验无误");
    check(at, &["audit", "verify", "--config", "own/gongkai.toml"], 0, "台账完整");
}

#[cfg(unix)]
#[test]
fn a_database_outside_the_data_directory_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().unwrap();
    let at = directory.path();
    let database = at.join("elsewhere.db");
    let named = format!("sqlite:{}", database.display());
    check(at, &["init", "--data", "office", "--database", &named, "--name", "某局", "--password-stdin"], 0, "已建立");
    assert_eq!(std::fs::metadata(&database).unwrap().permissions().mode() & 0o777, 0o600);
    doctor(at, &["--data", "office"], "数据仅本用户可见");
    std::fs::set_permissions(&database, std::fs::Permissions::from_mode(0o644)).unwrap();
    check(at, &["doctor", "--data", "office"], 1, "chmod 600");
}

/// The list is a copy; what it says otherwise than the ledger is found, and mended from there.
#[test]
fn a_list_that_deviates_from_the_ledger_is_found_and_made_anew() {
    let directory = tempfile::tempdir().unwrap();
    let at = directory.path();
    check(at, &["demo", "--prepare", "--data", "office"], 0, "演示账号");
    doctor(at, &["--data", "office"], "逐件一致");
    let url = format!("sqlite:{}", at.join("office/gongkai.db").display());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let (store, agency) = (Store::open(&url).await.unwrap(), "agency".into());
        let mut rows = store.cases(&agency, &CaseFilter { limit: 10_000, ..CaseFilter::default() }).await.unwrap();
        let row = rows.iter_mut().find(|row| row.number.0 == "2024-0003").unwrap();
        row.received_on = None;
        store.replace_all(&agency, u64::MAX, rows).await.unwrap();
        store.close().await;
    });
    doctor(at, &["--data", "office"], "有1件与台账不一致（如2024-0003），请运行gongkai doctor --repair");
    doctor(at, &["--data", "office", "--repair"], "已由台账重建办件列表");
    doctor(at, &["--data", "office"], "逐件一致");
}

#[test]
fn mistakes_are_told_in_chinese() {
    let directory = office();
    let at = directory.path();
    let cases: [(&[&str], &str); 8] = [
        (&["report", "build", "--year", "abc", "--out", "out", "--data", "office"], "“abc”不是年份"),
        (&["report", "build", "--year", "99999", "--out", "out", "--data", "office"], "“99999”不是年份"),
        (&["report", "explain", "--year", "x", "--cell", "R1/total", "--data", "office"], "“x”不是年份"),
        (&["serve", "--listen", "abc", "--data", "office"], "不是监听地址"),
        (&["demo", "--listen", "abc"], "不是监听地址"),
        (&["audit", "verify", "--seal", "none.json", "--data", "office"], "没有这个文件"),
        (&["audit", "seal", "--out", "none/s.json", "--data", "office"], "没有这个文件或目录"),
        (&["calendar", "check", "office/gongkai.toml"], "不是节假日安排文件"),
    ];
    for (arguments, word) in cases {
        check(at, arguments, 2, word);
        let said = run(at, arguments).stderr;
        for english in ["invalid", "os error", "missing", "expected", "unknown"] {
            assert!(!said.contains(english), "{arguments:?}: {said}");
        }
    }
    std::fs::write(at.join("file"), "").unwrap();
    let blocked = ["report", "build", "--year", "2025", "--out", "file/out", "--data", "office"];
    check(at, &blocked, 4, "路径中有一段不是目录");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    check(at, &["serve", "--data", "office", "--listen", &listen], 4, "端口已被占用");
    let closed = format!("postgres://nobody@{listen}/none").replace(&listen, "127.0.0.1:1");
    let begun = std::time::Instant::now();
    let init = ["init", "--data", "far", "--database", &closed, "--name", "某局", "--password-stdin"];
    check(at, &init, 4, "连不上数据库服务器");
    assert!(begun.elapsed().as_secs() < 10, "a refused connection need not be waited for");
}

#[test]
fn a_place_that_is_no_office_is_told_in_one_line() {
    let directory = office();
    let at = directory.path();
    let backup = ["backup", "--out", "b.zip", "--data", "nowhere"];
    let commands: [&[&str]; 6] = [
        &["audit", "verify", "--data", "nowhere"],
        &["user", "list", "--data", "nowhere"],
        &backup,
        &["serve", "--listen", "127.0.0.1:0", "--data", "nowhere"],
        &["doctor", "--data", "nowhere"],
        &["migrate", "--data", "nowhere"],
    ];
    for command in commands {
        check(at, command, 2, "gongkai init");
    }
    check(at, &["backup", "--data", "office", "--out", "nowhere/b.zip"], 2, "该目录不存在");
    check(at, &["serve", "--config", "log.toml"], 2, "没有配置文件log.toml");
    std::fs::write(at.join("log.toml"), "data = \"office\"\nlog = \"gongkai=loud\"").unwrap();
    check(at, &["serve", "--config", "log.toml", "--listen", "127.0.0.1:0"], 2, "gongkai=loud");
    check(at, &["audit", "verify", "--config", "none.toml"], 2, "none.toml");
    std::fs::create_dir(at.join("other")).unwrap();
    std::fs::write(at.join("other/gongkai.db"), "这不是数据库，只是一段普通的文字。".repeat(200)).unwrap();
    check(at, &["audit", "verify", "--data", "other"], 4, "不是本系统的数据库");
    let nobody = "没有账号“nobody”，请用gongkai user list查看";
    check(at, &["user", "passwd", "nobody", "--data", "office", "--password-stdin"], 2, nobody);
    check(at, &["user", "disable", "nobody", "--data", "office"], 2, nobody);
    check(at, &["token", "add", "nobody", "--label", "对接", "--data", "office"], 2, nobody);
}

#[test]
fn accounts_and_tokens_are_opened_and_closed() {
    let directory = office();
    let at = directory.path();
    let add = ["user", "add", "zhang", "--data", "office", "--name", "张经办", "--role", "clerk", "--password-stdin"];
    check(at, &add, 0, "已开设账号zhang");
    check(at, &add, 2, "已有同名账号");
    let token = check(at, &["token", "add", "zhang", "--label", "档案系统", "--data", "office"], 0, "gk_");
    assert_eq!(token.lines().count(), 1, "a script takes the token as it is printed");
    let listed = check(at, &["token", "list", "--data", "office"], 0, "档案系统");
    assert!(!listed.contains(token.trim()), "a token can be read again");
    let name = listed.split('\t').next().unwrap().to_owned();
    check(at, &["token", "revoke", &name, "--data", "office"], 0, "已收回");
    check(at, &["token", "revoke", &name, "--data", "office"], 2, "gongkai token list");
    check(at, &["user", "disable", "zhang", "--data", "office"], 0, "已停用");
    check(at, &["user", "list", "--data", "office"], 0, "已停用");
    check(at, &["user", "disable", "admin", "--data", "office"], 2, "最后一个系统管理员");
}

#[test]
fn a_flipped_byte_is_found_and_named() {
    let directory = office();
    let at = directory.path();
    check(at, &["audit", "seal", "--data", "office", "--out", "seal.json"], 0, "已封存");
    check(at, &["audit", "verify", "--data", "office", "--seal", "seal.json"], 0, "台账完整");
    let file = at.join("office/gongkai.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let place = bytes.windows(21).rposition(|window| window == "某市科学技术局".as_bytes()).unwrap();
    bytes[place..place + 3].copy_from_slice("某".as_bytes());
    bytes[place + 3..place + 6].copy_from_slice("县".as_bytes());
    std::fs::write(&file, bytes).unwrap();
    check(at, &["audit", "verify", "--data", "office"], 1, "第1条的内容与其散列值不符");
    check(at, &["doctor", "--data", "office"], 1, "第1条的内容与其散列值不符");
    check(at, &["audit", "seal", "--data", "office", "--out", "later.json"], 1, "未予封存");
    assert!(!at.join("later.json").exists());
    check(at, &["audit", "verify", "--data", "office", "--seal", "office/gongkai.toml"], 2, "封存文件");
}

#[test]
fn an_empty_ledger_is_not_whole() {
    let directory = office();
    let at = directory.path();
    check(at, &["audit", "seal", "--data", "office", "--out", "seal.json"], 0, "已封存");
    let mut seal: serde_json::Value = serde_json::from_slice(&std::fs::read(at.join("seal.json")).unwrap()).unwrap();
    seal["sequence"] = 0.into();
    std::fs::write(at.join("nothing.json"), seal.to_string()).unwrap();
    check(at, &["audit", "verify", "--data", "office", "--seal", "nothing.json"], 2, "封存文件");
    let config = std::fs::read_to_string(at.join("office/gongkai.toml")).unwrap();
    let other = config.replace("agency = \"agency\"", "agency = \"agenzy\"");
    assert_ne!(config, other);
    std::fs::write(at.join("office/gongkai.toml"), other).unwrap();
    check(at, &["audit", "verify", "--data", "office"], 1, "机关代号");
    check(at, &["audit", "seal", "--data", "office", "--out", "later.json"], 1, "未予封存");
    check(at, &["doctor", "--data", "office"], 1, "台账有2处不符");
}

#[test]
fn a_backup_is_restored_beside_the_office() {
    let directory = office();
    let at = directory.path();
    check(at, &["backup", "--data", "office", "--out", "b.zip"], 0, "已备份");
    check(at, &["backup", "--data", "office", "--out", "b.zip"], 2, "已经存在");
    check(at, &["restore", "--from", "b.zip", "--data", "office"], 2, "不是空的");
    check(at, &["restore", "--from", "b.zip", "--data", "again"], 0, "台账校验无误");
    check(at, &["user", "list", "--data", "again"], 0, "admin");
    let whole = std::fs::read(at.join("b.zip")).unwrap();
    std::fs::write(at.join("half.zip"), &whole[..whole.len() / 2]).unwrap();
    check(at, &["restore", "--from", "half.zip", "--data", "third"], 2, "不是完整的备份");
    assert!(!at.join("third").exists(), "a failed restore left a directory");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for private in ["office", "again", "b.zip"] {
            let mode = std::fs::metadata(at.join(private)).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{private} can be read by others");
        }
    }
}

#[test]
fn a_notice_is_loaded_once() {
    let directory = office();
    let at = directory.path();
    std::fs::write(at.join("bad.toml"), "year = 2027\n[[").unwrap();
    check(at, &["calendar", "add", "bad.toml", "--data", "office"], 2, "");
    check(at, &["calendar", "add", "none.toml", "--data", "office"], 2, "none.toml");
    check(at, &["calendar", "check", "/dev/zero"], 2, "不是普通文件");
    std::fs::write(at.join("2027.toml"), NOTICE).unwrap();
    check(at, &["calendar", "check", "2027.toml", "--data", "office"], 0, "示例放假");
    check(at, &["calendar", "show", "2027", "--data", "office"], 0, "还没有放假安排");
    check(at, &["calendar", "add", "2027.toml", "--data", "office"], 0, "已载入2027年安排");
    check(at, &["calendar", "add", "2027.toml", "--data", "office"], 2, "2027");
    check(at, &["calendar", "show", "2027", "--data", "office"], 0, "示例放假");
    check(at, &["calendar", "show", "2027"], 0, "还没有放假安排");
    check(at, &["calendar", "show", "2027", "--data", "nowhere"], 2, "gongkai init");
    check(at, &["law", "list", "--data", "office"], 0, "条规则");
    check(at, &["law", "list", "--config", "office/gongkai.toml"], 0, "条规则");
    check(at, &["law", "list", "--data", "nowhere"], 2, "gongkai init");
}

const NOTICE: &str = r#"
year = 2027
title = "示例放假安排"
published_on = 2026-11-05

[[holiday]]
name = "元旦"
off = ["2027-01-01"]
"#;

/// The demo's accounts have a password that everybody knows.
#[test]
fn a_demo_never_comes_into_a_database_in_use() {
    let directory = office();
    let at = directory.path();
    let database = format!("sqlite:{}", at.join("office/gongkai.db").display());
    let before = check(at, &["user", "list", "--data", "office"], 0, "admin");
    let demo = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["demo", "--prepare", "--data", "demo"])
        .env("GONGKAI_DATABASE", &database)
        .env("GONGKAI_AGENCY", "other")
        .current_dir(at)
        .output()
        .unwrap();
    assert_eq!(demo.status.code(), Some(0), "{}", String::from_utf8_lossy(&demo.stderr));
    assert_eq!(check(at, &["user", "list", "--data", "office"], 0, "admin"), before);
    assert!(at.join("demo/gongkai.db").is_file(), "the demo has a database of its own");
}
