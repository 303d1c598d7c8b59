//! The engine's promises, with all patterns in it.

use super::{Document, Finding, Index, Likelihood, Settings, Surface};
use crate::finding::Kind;
use crate::mention::{Evidence, Mention, Reading, Record, RecordForm, Role, Sensitive, What};
use proptest::prelude::*;
use std::collections::BTreeMap;

pub(super) fn settings() -> Settings {
    Settings { least: Likelihood::Possible, ..Settings::new([7; 16]) }
}

/// A reader plain enough to see through: a line is a record, a cell a mention.
pub(super) fn plain(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut at = 0;
    for line in text.split('\n') {
        let (first, begin) = (reading.mentions.len() as u32, at);
        for cell in line.split('　') {
            let span = at..at + cell.len() as u32;
            at = span.end + '　'.len_utf8() as u32;
            let (cell, role) = match cell.strip_prefix("监护人") {
                Some(name) => (name, Role::Guardian),
                None => (cell, if cell == "01066668888" { Role::Switchboard } else { Role::Plain }),
            };
            let record = reading.records.len() as u32;
            let mention = |what| Mention { span, record, what, evidence: Evidence::Named, role };
            reading.mentions.extend(cell_says(cell).map(mention));
        }
        at = begin + line.len() as u32;
        let mentions = first..reading.mentions.len() as u32;
        reading.records.push(Record { span: begin..at, form: RecordForm::Item, mentions });
        at += 1;
    }
    reading
}

fn cell_says(cell: &str) -> Option<What> {
    let slots = cell.as_bytes();
    let is_number = slots.iter().all(|slot| slot.is_ascii_digit() || *slot == b'*' || *slot == b'X');
    if is_number && slots.len() == 18 {
        return Some(What::ResidentId(slots.try_into().unwrap()));
    }
    if is_number && slots.len() == 11 {
        return Some(What::Mobile(slots.try_into().unwrap()));
    }
    if cell.starts_with(|first: char| first.is_ascii_digit())
        && let Some((year, month)) = cell.trim_end_matches('月').split_once("年")
    {
        return Some(What::Birth { year: year.parse().unwrap(), month: month.parse().ok(), day: None });
    }
    if let Some(number) = cell.strip_prefix("京科罚〔2023〕").and_then(|cell| cell.strip_suffix('号')) {
        return Some(What::DocumentNumber { series: "京科罚".into(), year: 2023, number: number.parse().unwrap() });
    }
    if let Some((day, hour)) = cell.split_once('T') {
        return Some(What::Moment { day: day.parse().unwrap(), hour: hour.parse().ok() });
    }
    if let Some(number) = cell.strip_prefix('G').filter(|number| number.len() == 18) {
        let resident_id = number.as_bytes().try_into().unwrap();
        return Some(What::Derived { kind: Kind::StudentNumber, resident_id });
    }
    match cell {
        "男" => Some(What::IsMale(true)),
        "女" => Some(What::IsMale(false)),
        "尿毒症" => Some(What::Sensitive(Sensitive::Health)),
        "受处分" => Some(What::Sensitive(Sensitive::Sanction)),
        "三年级2班" => Some(What::Sensitive(Sensitive::Minor)),
        "工程师" => Some(What::Post(cell.into())),
        "女儿" => Some(What::Kinship(cell.into())),
        "前进乡19号楼4单元" => Some(What::Address { text: cell.into(), is_home: true }),
        "京AD12345" => Some(What::Exact { kind: Kind::Plate, value: cell.into() }),
        "01066668888" => Some(What::Exact { kind: Kind::Landline, value: cell.into() }),
        _ if cell.ends_with(['站', '院']) => Some(What::Unit(cell.into())),
        _ if cell.ends_with('口') => Some(What::Spot(cell.into())),
        _ if cell.starts_with(['赵', '钱', '孙', '李']) => Some(What::Name(cell.replace('某', "…").into())),
        _ => None,
    }
}

fn build(stock: &BTreeMap<String, Document>) -> Vec<Finding> {
    let index = Index::build(settings(), stock.values().map(|document| (document, plain(&document.text))));
    index.findings(&|id| stock.get(id).map(|document| document.text.clone()))
}

/// Lines that have much to say together.
fn line() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["赵测试", "钱示例", "赵*试", "赵某", "孙样", ""]);
    let unit = prop::sample::select(vec!["海淀区环境监测站", "西山水务站", ""]);
    let fact = prop::sample::select(vec![
        "110108********1237",
        "******19000307****",
        "110108190003071237",
        "110108********1210",
        "1900年03月",
        "1931年07月",
        "13800138007",
        "138****8007",
        "男",
        "尿毒症",
        "受处分",
        "工程师",
        "京科罚〔2023〕1号",
        "20240501T8",
        "20240502T23",
        "20240503T23",
        "东坝路口",
        "西山路口",
        "京AD12345",
        "监护人赵测试",
        "孙样",
        "女儿",
        "三年级2班",
        "前进乡19号楼4单元",
        "G710000201506010010",
    ]);
    (name, unit, prop::collection::vec(fact, 0..4)).prop_map(|(name, unit, facts)| {
        let cells: Vec<&str> = [name, unit].into_iter().chain(facts).filter(|cell| !cell.is_empty()).collect();
        cells.join("　")
    })
}

fn document() -> impl Strategy<Value = Document> {
    let surface = prop::sample::select(vec![Surface::Page, Surface::Page, Surface::Attachment, Surface::Search]);
    let item = prop::option::weighted(0.4, 0..2_u8);
    let replaces = prop::option::weighted(0.2, 0..6_u8);
    (0..6_u8, prop::collection::vec(line(), 1..4), replaces, item, surface).prop_map(
        |(id, lines, replaces, item, surface)| Document {
            id: format!("D{id}"),
            surface,
            item: item.map(|item| format!("I{item}")),
            text: lines.join("\n"),
            published_on: "2024-01-01".to_owned(),
            replaces: replaces.map(|older| format!("D{older}")),
            ..Document::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_order_of_changes_gives_what_a_rebuild_gives(steps in prop::collection::vec((document(), 0..4_u8), 1..14)) {
        let mut index = Index::new(settings());
        let mut stock: BTreeMap<String, Document> = BTreeMap::new();
        for (document, choice) in steps {
            if choice == 0 {
                index.withdraw(&document.id);
                stock.remove(&document.id);
                continue;
            }
            let texts = |id: &str| stock.get(id).map(|document| document.text.clone());
            let reading = plain(&document.text);
            let before = index.findings(&texts);
            let told = index.dry_run(&document, &reading, &texts);
            prop_assert_eq!(&before, &index.findings(&texts), "a dry run keeps nothing");
            let added = index.publish(&document, &reading, &texts);
            prop_assert_eq!(told, added, "a dry run tells what publishing adds");
            stock.insert(document.id.clone(), document);
        }
        prop_assert_eq!(index.len(), stock.len());
        prop_assert_eq!(index.findings(&|id| stock.get(id).map(|document| document.text.clone())), build(&stock));
    }

    #[test]
    fn what_is_added_one_by_one_is_found_in_the_end(documents in prop::collection::vec(document(), 1..8)) {
        let mut index = Index::new(settings());
        let mut stock: BTreeMap<String, Document> = BTreeMap::new();
        let mut told = Vec::new();
        for document in documents.into_iter().map(|document| Document { replaces: None, ..document }) {
            if stock.contains_key(&document.id) {
                continue;
            }
            let added = index.publish(&document, &plain(&document.text), &|id| {
                stock.get(id).map(|document| document.text.clone())
            });
            stock.insert(document.id.clone(), document);
            told.extend(added.into_iter().flat_map(|finding| finding.documents));
        }
        for finding in build(&stock) {
            prop_assert!(finding.documents.iter().all(|document| told.contains(document)));
        }
    }

    #[test]
    fn a_card_shows_no_whole_number_and_no_full_name(documents in prop::collection::vec(document(), 1..8)) {
        let stock = documents.into_iter().map(|document| (document.id.clone(), document)).collect();
        for finding in build(&stock) {
            let card = serde_json::to_string(&finding).unwrap();
            for clear in ["110108190003071237", "13800138007", "赵测试", "钱示例"] {
                prop_assert!(!card.contains(clear), "{}", card);
            }
        }
    }
}

#[test]
fn a_number_in_too_many_documents_is_an_office_number() {
    let document = |number: usize| Document {
        id: format!("D{number}"),
        text: if number == 0 { "赵测试　13800138007".into() } else { "13800138007　尿毒症".into() },
        ..Document::default()
    };
    for (count, expected) in [(2, 1), (5, 4), (30, 0), (400, 0)] {
        let stock: BTreeMap<_, _> = (0..count).map(document).map(|one| (one.id.clone(), one)).collect();
        assert_eq!(build(&stock).len(), expected, "{count}");
    }
}
