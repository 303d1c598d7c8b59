//! `clock`, `fee`, `law list`, `calendar` from outside: arguments, exit code, and what stands on which stream.
//!
//! What the periods come to is held by the legal cases of crate `law`; here it is the contract of the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may give up")]

use serde_json::Value;
use std::process::{Command, Output};

fn gongkai(args: &str) -> Output {
    let args = args.split_whitespace();
    Command::new(env!("CARGO_BIN_EXE_gongkai")).args(args).output().expect("the binary runs")
}

/// Arguments, exit code, and words that must stand on stderr (errors) or stdout (answers).
#[track_caller]
fn check(args: &str, code: i32, words: &[&str]) {
    let output = gongkai(args);
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "gongkai {args}\n{stdout}{stderr}");
    let said = if code == 0 { &stdout } else { &stderr };
    for word in words {
        assert!(said.contains(word), "gongkai {args}: “{word}” is missing\n{said}");
    }
    if code == 0 {
        assert_eq!(stderr, "", "gongkai {args}");
    } else {
        assert_eq!(stdout, "", "gongkai {args}");
        assert_eq!(stderr.lines().count(), 1, "one line: {stderr}");
    }
}

/// Exactly one JSON document, whose fields (by pointer) have these values.
#[track_caller]
fn check_json(args: &str, fields: &[(&str, Value)]) -> Value {
    let output = gongkai(args);
    assert_eq!(output.status.code(), Some(0), "gongkai {args}");
    let document: Value = serde_json::from_slice(&output.stdout).expect("exactly one document");
    for (pointer, expected) in fields {
        assert_eq!(document.pointer(pointer), Some(expected), "gongkai {args}: {pointer}");
    }
    document
}

#[test]
fn bad_use_is_one_line_and_exit_2() {
    for (args, word) in [
        ("", "没有写要做什么"),
        ("nonsense", "没有“nonsense”这个命令"),
        ("clock", "--from"),
        ("clock nonsense --from 2026-01-05", "没有“nonsense”这种期限"),
        ("clock reply --from 2026-02-30", "没有“2026-02-30”这一天"),
        ("clock reply --from 2026-1-5", "2026-01-05"),
        ("clock reply --from 20260105", "不是日期"),
        ("clock reply --from", "没有写值"),
        ("clock reply --from 2026-01-05 --from 2026-01-06", "不止一次"),
        ("clock reply --from 2026-01-05 --extend many", "不是整数"),
        ("clock reply --from 2026-01-05 --pause 2026-02-01..2026-01-31", "早于"),
        ("clock reply --from 2026-01-05 --pause 2026-02-01", "发出日..结束日"),
        ("clock reply --from 2026-01-05 --pause 2026-02-01..9000-01-01", "超过100年"),
        ("clock reply --from 9999-12-31", "9999"),
        ("clock reply --from 2026-01-05 --notice /nowhere/2027.toml", "没有这个文件"),
        ("clock publication --from 2026-01-05 --extend 3", "只用于 reply"),
        ("clock litigation --from 2026-01-05 --pause 2026-01-06..2026-01-07", "只用于 reply"),
        ("fee", "--items"),
        ("fee --items some", "不是非负整数"),
        ("fee --items 99999999999999999999999", "太大"),
        ("fee --pages 18446744073709551615", "超出"),
        ("calendar show last", "不是年份"),
        ("calendar check /nowhere", "没有这个文件"),
        ("law list --json --markdown", "不能同时使用"),
    ] {
        check(args, 2, &[word]);
    }
}

#[test]
fn a_rule_of_law_refuses_with_its_article_and_exit_3() {
    for days in ["0", "21", "-1", "99999999999999999999999"] {
        check(&format!("clock reply --from 2026-01-05 --extend {days}"), 3, &["第三十三条第二款"]);
    }
    check("fee --items 5 --pages 5", 3, &["信息处理费管理办法", "第三条"]);
}

#[test]
fn help_and_version_are_answers() {
    check("--help", 0, &["用法", "命令", "clock", "fee"]);
    check("clock --help", 0, &["--from", "reconsideration", "选项"]);
    check("--version", 0, &["gongkai"]);
}

#[test]
fn a_reader_that_has_gone_is_no_error() {
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["law", "list"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn every_calendar_day_after_the_first_has_a_step() {
    let fields = [
        ("/kind", "reply".into()),
        ("/from", "2026-01-20".into()),
        ("/due", "2026-03-18".into()),
        ("/provisional", false.into()),
        ("/not_in_force", false.into()),
        ("/basis/0/article", "第三十三条第二款".into()),
    ];
    let document = check_json("clock reply --from 2026-01-20 --pause 2026-01-27..2026-02-26 --json", &fields);
    let steps = document["steps"].as_array().expect("a list");
    assert_eq!(steps.len(), 57, "21 January to 18 March");
    assert_eq!(steps.iter().filter(|step| step["counted"] == true).count(), 20);
    assert_eq!(steps[0]["date"], "2026-01-21");
    assert_eq!(steps[56]["date"], "2026-03-18");
    assert!(steps.iter().all(|step| step["why"].as_str().is_some_and(|why| !why.is_empty())));
}

#[test]
fn every_kind_of_the_contract_answers() {
    for (kind, due) in [
        ("reply", "2026-07-06"),
        ("clarification-notice", "2026-06-16"),
        ("third-party", "2026-06-29"),
        ("co-maker", "2026-06-29"),
        ("fee-payment", "2026-07-06"),
        ("publication", "2026-07-06"),
        ("penalty-withdrawal", "2026-06-10"),
        ("judgment", "2026-07-06"),
        ("reconsideration", "2026-08-04"),
        ("litigation", "2026-12-07"),
        ("litigation-after-reconsideration", "2026-06-22"),
    ] {
        let document = check_json(&format!("clock {kind} --from 2026-06-05 --json"), &[("/due", due.into())]);
        assert!(document["basis"][0]["instrument"].as_str().is_some_and(|title| title.starts_with('《')), "{kind}");
    }
}

#[test]
fn a_year_without_arrangement_is_provisional() {
    for (args, provisional) in [
        ("reply --from 2026-12-03", false),
        ("reply --from 2026-12-04", true),
        ("reply --from 2003-12-31", false),
        ("reply --from 2003-12-30", true),
        ("litigation --from 2026-06-30", false),
        ("litigation --from 2026-07-01", true),
        ("litigation --from 2003-12-01", false),
        ("reply --from 0001-01-01", true),
        ("reply --from 9999-01-01", true),
    ] {
        check_json(&format!("clock {args} --json"), &[("/provisional", provisional.into())]);
    }
    check_json("clock reply --from 2026-12-03 --json", &[("/may_still_move", true.into())]);
    check("clock reply --from 2026-12-04", 0, &["暂按周一至周五"]);
}

#[test]
fn before_an_instrument_is_in_force_the_count_is_the_same_and_says_so() {
    for (args, not_in_force) in [
        ("reply --from 2019-05-14", true),
        ("reply --from 2019-05-15", false),
        ("fee-payment --from 2020-12-31", true),
        ("judgment --from 2025-05-31", true),
        ("judgment --from 2025-06-01", false),
    ] {
        check_json(&format!("clock {args} --json"), &[("/not_in_force", not_in_force.into())]);
    }
}

#[test]
fn a_notice_file_can_be_tried_before_it_is_loaded() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("2027.toml");
    std::fs::write(&file, include_str!("../../../fixtures/calendars/2027-example.toml")).expect("written");
    let file = file.display();
    let args = format!("clock reply --from 2026-12-04 --notice {file} --json");
    check_json(&args, &[("/provisional", false.into()), ("/due", "2027-01-04".into())]);
    check_json(&format!("calendar check {file} --json"), &[("/year", 2027.into()), ("/arranged", true.into())]);
    std::fs::write(directory.path().join("bad.toml"), "year = 2027\ntitle = \"样例\"\n").expect("written");
    check(&format!("calendar check {}", directory.path().join("bad.toml").display()), 2, &["没有写任何放假日"]);
}

#[test]
fn a_fee_is_listed_band_by_band() {
    let fields =
        [("/method", "items".into()), ("/count", 47.into()), ("/yuan", 6100.into()), ("/bands/3/to", 47.into())];
    check_json("fee --items 47 --json", &fields);
    let fields = [("/method", "pages".into()), ("/yuan", 4140.into()), ("/bands/1/price", 10.into())];
    check_json("fee --pages 236 --json", &fields);
    check_json("fee --items 0 --json", &[("/yuan", 0.into()), ("/bands", Value::Array(Vec::new()))]);
    check("fee --items 10", 0, &["不收取"]);
}

#[test]
fn the_rules_can_be_listed() {
    let document = check_json("law list --json", &[]);
    let rules = document["rules"].as_array().expect("a list");
    assert!(rules.iter().any(|rule| rule["id"] == "period/reply" && rule["status"] == "statute"));
    assert!(rules.iter().all(|rule| rule["basis"].as_array().is_some_and(|basis| !basis.is_empty())));
    check("law list", 0, &["补正", "第三十条", "惯例", "待核"]);
}

#[test]
fn a_year_can_be_shown() {
    check("calendar show 2026", 0, &["248个工作日", "春节", "2月14日、2月28日上班"]);
    check("calendar show 2027", 0, &["还没有放假安排"]);
    check_json("calendar show 2027 --json", &[("/arranged", false.into())]);
}
