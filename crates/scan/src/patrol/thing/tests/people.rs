//! L17, L18.

use super::{check, document, findings, shown};
use crate::patrol::Document;

#[test]
fn lists_that_name_nearly_everybody_are_found_and_a_few_of_many_are_silent() {
    check(&[
        (
            &[
                "A|评审专家|A中心：甲、乙",
                "B|表彰|A中心：丙、丁",
                "C|公告|A中心 编制5人",
                "D|值班表|A中心：戊 13800138010",
            ],
            &["L17 A B C D"],
        ),
        (
            &[
                "A|招聘公告|白洋第1测控站核定事业编制5名，现面向社会招聘。",
                "B|值班表|白洋第1测控站值班人员：王示例、李样本、张测试。",
                "C|表彰名单|白洋第1测控站：赵示例",
            ],
            &["L17 A B C"],
        ),
        (&["A|机构概况|西山信息所，编制总数：3人", "B|通讯录|西山信息所：王示例、李样本、张测试"], &["L17 A B"]),
        (
            &["A|批复|同意西山信息所（副处级）编制核定为3名。", "B|通讯录|西山信息所：王示例、李样本、张测试"],
            &["L17 A B"],
        ),
        (&["A|评审专家|A中心：甲、乙、丙、丁、戊", "C|公告|A中心 编制120人"], &[]),
        (&["A|评审专家|A中心：甲、乙、丙、丁", "B|表彰|B中心：戊", "C|公告|C中心 编制5人"], &[]),
        (&["A|评审专家|A中心：甲、乙", "B|表彰|A中心：甲、乙", "C|公告|A中心 编制5人"], &[]),
        (&["A|概况|A中心 编制5人：甲、乙、丙、丁、戊"], &[]),
    ]);
}

/// Documents as `id|title|text` with metadata as `key=value`.
fn joined(documents: &[(&str, &[&str])]) -> Vec<String> {
    let documents: Vec<Document> = documents
        .iter()
        .map(|(line, carried)| {
            let metadata = carried
                .iter()
                .filter_map(|pair| pair.split_once('='))
                .map(|(key, value)| (key.to_owned(), value.to_owned()));
            Document { metadata: metadata.collect(), ..document(line) }
        })
        .collect();
    shown(&findings(&documents))
}

#[test]
fn files_that_hide_somebody_are_joined_to_those_that_do_not() {
    let hidden = "A|匿名评审意见|选题意义明确。";
    let open = "B|科技报告|报告正文";
    for (one, other) in [
        ("author=李示例", "last_modified_by=李示例"),
        ("dc:creator=李示例", "cp:lastModifiedBy=李示例"),
        (r"template=\\10.8.3.4\share\n.dotm", r"template=\\10.8.3.4\share\n.dotm"),
        ("company=示例评估有限公司", "Company=示例评估有限公司"),
        ("gps=39.91234,116.41234", "gps=39.91231,116.41240"),
        ("image_hash=f0e1d2c3b4a59687", "dhash=f0e1d2c3b4a59684"),
    ] {
        assert_eq!(joined(&[(hidden, &[one]), (open, &[other])]), ["L18 A B"], "{one}");
    }
    assert_eq!(
        joined(&[("A|匿名评审意见|附件 lastModifiedBy=李示例", &[]), ("B|报告|Author=李示例", &[])]),
        ["L18 A B"]
    );
}

#[test]
fn stock_tools_offices_and_pages_that_hide_nobody_join_nothing() {
    let hidden = "A|匿名评审意见|选题意义明确。";
    let open = "B|科技报告|报告正文";
    for (one, other) in [
        ("author=Microsoft Office User", "author=Microsoft Office User"),
        ("author=Administrator", "author=Administrator"),
        ("author=示例市科学技术局", "author=示例市科学技术局"),
        ("author=李示例", "author=王示例"),
        ("template=Normal.dotm", "template=Normal.dotm"),
        ("image_hash=f0e1d2c3b4a59687", "image_hash=0f1e2d3c4b5a6978"),
        ("gps=39.91234,116.41234", "gps=39.95234,116.41234"),
        ("pages=3", "pages=3"),
    ] {
        assert!(joined(&[(hidden, &[one]), (open, &[other])]).is_empty(), "{one}");
    }
    assert!(joined(&[("A|通知|正文", &["author=李示例"]), (open, &["author=李示例"])]).is_empty());
    let many: Vec<String> = (0..20).map(|number| format!("D{number}|通知|正文")).collect();
    let mut office: Vec<(&str, &[&str])> = many.iter().map(|line| (line.as_str(), &["author=李示例"][..])).collect();
    office.push((hidden, &["author=李示例"]));
    assert!(joined(&office).is_empty(), "a clerk who writes everything");
}
