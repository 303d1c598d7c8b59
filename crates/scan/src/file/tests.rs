use super::*;
use crate::finding::{Kind, Severity, Verdict};
use formats::anatomy::{Container, Part, Surface};

const ID: &str = "身份证号110108190003071237";

fn report(parts: Vec<Part>, unread: Vec<String>) -> FileReport {
    judge(&Anatomy { kind: Container::Zip, parts, unread }, &Settings::default())
}

fn of(surface: Surface, text: &str) -> Vec<(Kind, Severity)> {
    let report = report(vec![Part::new("某处", surface, text)], Vec::new());
    report.findings.iter().map(|finding| (finding.kind, finding.severity)).collect()
}

#[test]
fn a_surface_counts_by_itself_and_more_with_what_it_holds() {
    use Severity::{Block, Note, Review};
    for (surface, kind, alone) in [
        (Surface::HiddenSheet, Kind::HiddenSheet, Review),
        (Surface::HiddenRow, Kind::HiddenRowColumn, Review),
        (Surface::TrackedDeletion, Kind::TrackedChange, Review),
        (Surface::Comment, Kind::Comment, Review),
        (Surface::PaleText, Kind::WhiteText, Review),
        (Surface::HtmlHidden, Kind::HiddenText, Note),
        (Surface::DefinedName, Kind::NamedRange, Note),
    ] {
        assert_eq!(of(surface, "说明文字"), [(kind, alone)], "{surface:?}");
        let loaded = of(surface, ID);
        assert!(loaded.contains(&(kind, Block)) && loaded.contains(&(Kind::IdCard, Block)), "{surface:?} {loaded:?}");
    }
}

#[test]
fn what_everybody_sees_is_judged_by_what_it_says() {
    for surface in [Surface::Visible, Surface::Margin, Surface::HtmlData, Surface::AlternateText] {
        assert_eq!(of(surface, "关于补贴发放的公示"), [], "{surface:?}");
        assert_eq!(of(surface, ID), [(Kind::IdCard, Severity::Block)], "{surface:?}");
    }
}

#[test]
fn authors_are_told_from_programs() {
    for (name, severity) in
        [("python-docx", Severity::Note), ("示例市民政局", Severity::Note), ("张三", Severity::Review)]
    {
        assert_eq!(of(Surface::Author, name), [(Kind::Metadata, severity)], "{name}");
    }
}

#[test]
fn what_could_not_be_read_is_not_clean() {
    let report = report(Vec::new(), vec!["附件“a.bin”：已加密".to_owned()]);
    assert_eq!(report.verdict, Verdict::Uncheckable);
    assert!(report.uncheckable.is_some_and(|why| why.contains("a.bin")));
}

#[test]
fn findings_never_show_what_they_found() {
    for surface in [Surface::HiddenSheet, Surface::Author, Surface::Comment] {
        for finding in report(vec![Part::new("某处", surface, ID)], Vec::new()).findings {
            assert!(!finding.excerpt.contains("19000307"), "{finding:?}");
        }
    }
}
