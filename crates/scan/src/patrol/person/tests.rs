//! Worked examples and near misses, pattern by pattern.

use crate::mention::Reading;
use crate::patrol::tests::{plain, settings};
use crate::patrol::{Document, Finding, Index, Likelihood, Pattern, Settings};

/// A document: title and text.
pub(super) type Page = (&'static str, &'static str);

/// What is found in these documents, `D1`, `D2`, …, with this reader.
pub(super) fn patrol(pages: &[Page], read: fn(&str) -> Reading, least: Likelihood) -> Vec<Finding> {
    let documents: Vec<Document> = pages
        .iter()
        .enumerate()
        .map(|(number, (title, text))| Document {
            id: format!("D{}", number + 1),
            title: (*title).to_owned(),
            published_on: "2024-06-01".to_owned(),
            text: (*text).to_owned(),
            ..Document::default()
        })
        .collect();
    let settings = Settings { least, ..settings() };
    let index = Index::build(settings, documents.iter().map(|document| (document, read(&document.text))));
    index.findings(&|id| documents.iter().find(|document| document.id == id).map(|document| document.text.clone()))
}

/// Pattern, documents and residual of what is found.
fn check(pages: &[Page], expected: &[(Pattern, &[&str], Option<u64>)]) {
    let found = patrol(pages, plain, Likelihood::Probable);
    let told: Vec<(Pattern, Vec<&str>, Option<u64>)> = found
        .iter()
        .map(|finding| {
            let documents = finding.documents.iter().map(String::as_str).collect();
            (finding.pattern, documents, finding.residual.as_ref().map(|residual| residual.after))
        })
        .collect();
    let expected: Vec<_> =
        expected.iter().map(|(pattern, documents, after)| (*pattern, documents.to_vec(), *after)).collect();
    assert_eq!(told, expected, "{pages:?}\n{found:#?}");
}

#[test]
fn masks_that_add_up_are_found() {
    for (pages, expected) in [
        (
            vec![
                ("临时救助公示", "赵测试　海淀区环境监测站　110108********1237"),
                ("拟聘用人员公示", "赵测试　海淀区环境监测站　******19000307****"),
            ],
            (Pattern::L01, &["D1", "D2"][..], Some(1)),
        ),
        (
            vec![
                ("公示", "钱示例　西山水务站　1101081900********"),
                ("公示", "孙样本　西山水务站"),
                ("公示", "孙样本　西山水务站　110108********1237"),
                ("公示", "钱示例　西山水务站　**************1237"),
            ],
            (Pattern::L01, &["D1", "D4"], Some(33)),
        ),
    ] {
        check(&pages, &[expected]);
    }
}
