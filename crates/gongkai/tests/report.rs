//! `gongkai report check|diff|rollup` as a person calls it: files in, exit code, JSON and words out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may give up")]

use report::ReportFormat;
use report::Row;
use report::form::SECTIONS;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A report one row a line: `new` requests by natural persons, all disclosed but `carried_out`.
fn report(agency: &str, year: i16, new: u64, carried_in: u64, carried_out: u64) -> String {
    let done = new + carried_in - carried_out;
    let table3: String = ReportFormat::F2021
        .rows()
        .iter()
        .map(|row| {
            let n = match row {
                Row::R1 => new,
                Row::R2 => carried_in,
                Row::R31 | Row::R37 => done,
                Row::R4 => carried_out,
                _ => 0,
            };
            format!("{} {n} 0 0 0 0 0 {n}\n", row.text().label)
        })
        .collect();
    let cases = "结果维持 结果纠正 其他结果 尚未审结 总计 ".repeat(3);
    let zeros = ["0"; 15].join(" ");
    let [one, two, three, four, five, six] = SECTIONS;
    format!(
        "{agency}{year}年政府信息公开工作年度报告\n一、{one}\n收到申请若干。\n\
         二、{two}\n第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n\
         行政规范性文件 1 0 9\n行政许可 3\n行政处罚 0\n行政强制 0\n行政事业性收费 0\n\
         三、{three}\n{table3}四、{four}\n行政复议 行政诉讼 {cases}\n{zeros}\n\
         五、{five}\n人手不足。\n六、{six}\n无。\n"
    )
}

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("writable");
        path
    }
}

fn gongkai(act: &str, files: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai")).args(["report", act, "--json"]).args(files).output().expect("runs")
}

fn json_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

fn rules(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(|f| f["rule"].as_str()).collect()
}

#[test]
fn a_good_report_is_exit_0_and_its_tables_are_given() {
    let desk = Desk::new();
    let good = desk.file("good.txt", &report("示例市示例局", 2024, 5, 0, 1));
    let output = gongkai("check", &[&good]);
    let file = &json_of(&output)["files"][0];
    assert_eq!(output.status.code(), Some(0), "{file}");
    assert_eq!(
        (&file["agency"], &file["year"], &file["format"]),
        (&json!("示例市示例局"), &json!(2024), &json!("2021"))
    );
    assert_eq!(file["tables"]["table3"]["R1"], json!([5, 0, 0, 0, 0, 0, 5]));
    assert_eq!((&file["violations"], &file["warnings"]), (&json!([]), &json!([])));
}

#[test]
fn an_unreadable_file_is_exit_2_and_the_others_are_still_checked() {
    let desk = Desk::new();
    let wrong = desk.file("wrong.txt", &report("示例市示例局", 2024, 5, 0, 1).replace("（七）总计 4", "（七）总计 3"));
    let other = desk.file("notice.txt", "关于公开招聘的通知");
    assert_eq!(gongkai("check", &[&wrong]).status.code(), Some(1));
    let output = gongkai("check", &[&other, &wrong, Path::new("missing.txt")]);
    let files = &json_of(&output)["files"];
    assert_eq!(output.status.code(), Some(2));
    assert!(files[0]["error"].is_string() && files[2]["error"].is_string(), "{files}");
    assert_eq!(rules(&files[1]["violations"]), ["column-balance", "result-sum", "row-total"]);
}

#[test]
fn two_years_must_agree_on_what_is_carried_over() {
    let desk = Desk::new();
    let first = desk.file("2023.txt", &report("示例市示例局", 2023, 5, 0, 2));
    let second = desk.file("2024.txt", &report("示例市示例局", 2024, 5, 1, 0));
    let output = gongkai("check", &[&second, &first]);
    let files = &json_of(&output)["files"];
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(rules(&files[0]["violations"]), ["carry-over", "carry-over"]);
    assert_eq!(rules(&files[0]["warnings"]), ["in-force-roll"]);
    assert_eq!(rules(&files[1]["violations"]), [""; 0]);

    let output = gongkai("diff", &[&first, &second]);
    let diff = json_of(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(diff["changes"].as_array().into_iter().flatten().any(|c| c["cell"] == "R4/total"), "{diff}");
}

#[test]
fn reports_add_up_unless_they_are_of_one_agency_or_of_different_years() {
    let desk = Desk::new();
    let one = desk.file("a.txt", &report("示例市甲局", 2024, 5, 0, 1));
    let two = desk.file("b.txt", &report("示例市乙局", 2024, 7, 0, 0));
    let old = desk.file("c.txt", &report("示例市丙局", 2023, 7, 0, 0));
    let output = gongkai("rollup", &[&one, &two]);
    let sum = json_of(&output);
    assert_eq!(output.status.code(), Some(0), "{sum}");
    assert_eq!(sum["tables"]["table3"]["R1"], json!([12, 0, 0, 0, 0, 0, 12]));
    assert_eq!(gongkai("rollup", &[&one, &one]).status.code(), Some(2));
    assert_eq!(gongkai("rollup", &[&one, &old]).status.code(), Some(2));

    // What a command writes, the others read.
    let sum = desk.file("sum.json", &sum.to_string());
    assert_eq!(gongkai("check", &[&sum]).status.code(), Some(0));
}

/// A device gives bytes for ever, a pipe may give none: neither is a report. Standard input is, as far as it goes.
#[test]
fn only_files_and_standard_input_are_read_and_only_so_far() {
    let desk = Desk::new();
    let good = desk.file("b.txt", &report("某局", 2024, 5, 0, 1));
    let check = |file: &str, input: &[u8], code: i32, word: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .args(["report", "check", "--json", file])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("runs");
        // A command that reads no input may have ended already.
        let _ = std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), input);
        let output = child.wait_with_output().expect("ends");
        assert_eq!(output.status.code(), Some(code), "{file}");
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(said.contains(word), "{file} does not say {word}: {said}");
    };
    check("/dev/zero", b"", 2, "不是普通文件");
    let pipe = desk.folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    check(&pipe.to_string_lossy(), b"", 2, "不是普通文件");
    check("-", &std::fs::read(good).expect("readable"), 0, "\"path\": \"-\"");
    let long = desk.file("long.txt", &"甲\n".repeat(60_000));
    check(&long.to_string_lossy(), b"", 2, "文字过多");
}
