use super::*;
use crate::mention::{Reading, What};

/// Hand-written traps, one a line; the file says how to read them.
const CASES: &str = include_str!("../../tests/data/red-team.txt");

#[test]
fn every_trap_of_the_red_team_is_passed() {
    let mut failures = Vec::new();
    let mut count = 0;
    for line in CASES.lines().filter(|line| !line.starts_with('#') && line.contains(" => ")) {
        let (text, expected) = line.split_once(" => ").unwrap();
        let text = text.replace("\\n", "\n").replace("\\t", "\t");
        let reading = reading::read(&text);
        let findings = scan(&text, &Settings::default());
        count += 1;
        for claim in expected.split_whitespace() {
            if !holds(claim, &text, &reading, &findings) {
                failures.push(format!("{line}\n    fails {claim}\n    {reading:?}\n    {findings:?}"));
            }
        }
    }
    assert!(count >= 100, "{count} cases");
    assert!(failures.is_empty(), "{} claims fail\n{}", failures.len(), failures.join("\n"));
}

fn holds(claim: &str, text: &str, reading: &Reading, findings: &[Finding]) -> bool {
    let (key, value) = claim.split_once(':').unwrap_or((claim, ""));
    let mentions = |is: &dyn Fn(&What) -> bool| reading.mentions.iter().any(|mention| is(&mention.what));
    let found = |severity: Option<Severity>| {
        findings
            .iter()
            .any(|finding| word(finding.kind) == value && severity.is_none_or(|severity| finding.severity == severity))
    };
    match key {
        "names" => names(reading) == value,
        "block" => found(Some(Severity::Block)),
        "review" => found(Some(Severity::Review)),
        "note" => found(Some(Severity::Note)),
        "no" => !found(None),
        "quiet" => findings.iter().all(|finding| finding.severity == Severity::Note),
        "silent" => findings.is_empty(),
        "records" => reading.records.iter().filter(|record| !record.mentions.is_empty()).count().to_string() == value,
        "same" | "apart" => {
            let (one, other) = value.split_once(',').unwrap();
            let record = |part: &str| {
                let at = text.find(part).unwrap() as u32;
                reading.records.iter().position(|record| record.span.contains(&at))
            };
            (record(one).is_some() && record(one) == record(other)) == (key == "same")
        }
        "unit" => mentions(&|what| matches!(what, What::Unit(unit) if **unit == *value)),
        "post" => mentions(&|what| matches!(what, What::Post(post) if **post == *value)),
        "address" => mentions(&|what| matches!(what, What::Address { text, is_home: false } if **text == *value)),
        "home" => mentions(&|what| matches!(what, What::Address { text, is_home: true } if **text == *value)),
        "matter" => mentions(&|what| matches!(what, What::Matter(matter) if **matter == *value)),
        "series" => mentions(&|what| matches!(what, What::DocumentNumber { series, .. } if **series == *value)),
        "spot" => mentions(&|what| matches!(what, What::Spot(spot) if **spot == *value)),
        "kin" => mentions(&|what| matches!(what, What::Kinship(kin) if **kin == *value)),
        "age" => mentions(&|what| matches!(what, What::Age(age) if age.to_string() == value)),
        "amount" => mentions(&|what| matches!(what, What::Amount(fen) if fen.to_string() == value)),
        "birth" => mentions(&|what| match what {
            What::Birth { year, month, .. } => {
                value == month.map_or(format!("{year}"), |month| format!("{year}-{month:02}"))
            }
            _ => false,
        }),
        "role" => {
            let (name, role) = value.split_once('=').unwrap();
            reading.mentions.iter().any(|mention| {
                matches!(&mention.what, What::Name(found) if **found == *name) && format!("{:?}", mention.role) == role
            })
        }
        _ => panic!("no such claim: {claim}"),
    }
}

fn word(kind: Kind) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}

fn names(reading: &Reading) -> String {
    let names = reading.mentions.iter().filter_map(|mention| match &mention.what {
        What::Name(name) => Some(name.as_ref()),
        _ => None,
    });
    names.collect::<Vec<_>>().join(",")
}
