use super::*;
use formats::Limits;
use jiff::civil::date;
use law::exemption::Exemption;
use scan::Kind;
use scan::redaction::{Fact, Rect, Secret};

/// Where `fonts-noto-cjk` puts its files; `make test` sees that it is installed.
const FONT: &str = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";

fn plan() -> Plan {
    let rect = Rect { left: 72.0, top: 144.0, right: 216.0, bottom: 160.0 };
    let by = "李审查".to_owned();
    let at = date(2026, 11, 24).at(15, 30, 0, 0);
    Plan {
        facts: vec![Fact {
            id: 1,
            what: FactKind::Found(Kind::IdCard),
            values: vec![Secret::new("110108190003071237")],
        }],
        boxes: vec![Cover { document: 0, page: 2, rect, ground: Exemption::ThirdPartyRights, by, at, fact: 1 }],
    }
}

#[test]
fn the_list_says_where_why_who_and_when_and_never_what() {
    let (plan, documents) = (plan(), ["公示.pdf".to_owned()]);
    let list = Redactions { plan: &plan, documents: &documents };
    let press = Press::new(std::fs::read(FONT)).expect("the font is installed");
    let files =
        [("a.docx", docx(&list).expect("a list")), ("a.pdf", pdf(&list, &press, date(2026, 11, 24)).expect("a list"))];
    for (name, bytes) in files {
        let content = formats::read(name, &bytes, &Limits::default()).expect("a file of ours");
        let text: String = serde_json::to_string(&content.blocks).expect("data").split_whitespace().collect();
        for said in ["公示.pdf", "第2页", "居民身份证号码", "第十五条", "李审查", "2026-11-24"] {
            assert!(text.contains(said), "{name}: {said} in {text}");
        }
        assert!(!text.contains("110108190003071237"), "{name}");
    }
}
