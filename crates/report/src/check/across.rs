//! A report and that of the year before: what was carried out must be carried in; what was in force stays in force
//! unless repealed.

use super::{Finding, Rule};
use crate::form::{Column, ReportFormat, Row};
use crate::read::plain_text;
use crate::tables::{Table2, Table3, Tables};
use serde_json::json;

/// Compares all reports of the same agency for consecutive years; each finding with the place of the later report.
pub fn across_years(reports: &[&Tables]) -> Vec<(usize, Finding)> {
    let mut out = Vec::new();
    for (i, report) in reports.iter().enumerate() {
        for before in reports.iter().filter(|before| follows(before, report)) {
            let findings = carry_over(before, report).into_iter().chain(in_force_roll(before, report));
            out.extend(findings.map(|finding| (i, finding)));
        }
    }
    out
}

fn follows(before: &Tables, report: &Tables) -> bool {
    let consecutive = matches!((before.year, report.year), (Some(a), Some(b)) if b.checked_sub(1) == Some(a));
    let same = matches!((&before.agency, &report.agency), (Some(a), Some(b)) if is_same_agency(a, b));
    consecutive && same
}

/// A name may leave out the place above it: `示例区人民政府`, `示例市示例区人民政府`.
pub(crate) fn is_same_agency(a: &str, b: &str) -> bool {
    let (a, b) = (plain_text(a), plain_text(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    short == long || (long.ends_with(short.as_str()) && short.chars().count() >= SHORTEST_PARTIAL_NAME)
}

/// Shorter names (`教育局`) belong to many agencies.
const SHORTEST_PARTIAL_NAME: usize = 6;

fn carry_over(before: &Tables, report: &Tables) -> Vec<Finding> {
    let (Some(old), Some(new), Some(year)) = (&before.table3, &report.table3, report.year) else { return Vec::new() };
    let broken = |column: &Column| broken_carry(old, new, *column, year);
    Column::ALL.iter().filter_map(broken).collect()
}

fn broken_carry(old: &Table3, new: &Table3, column: Column, year: i16) -> Option<Finding> {
    let (out, carried) = (old.cell(Row::R4, column)?, new.cell(Row::R2, column)?);
    (out != carried).then(|| Finding {
        rule: Rule::CarryOver,
        place: format!("R2/{}", column.id()),
        expected: json!(out),
        found: json!(carried),
        message: format!(
            "{}年报告“{}”列结转下年度{out}件，{year}年报告上年结转{carried}件，两年对不上。请核对结转件数。",
            year - 1,
            column.label(),
        ),
    })
}

fn in_force_roll(before: &Tables, report: &Tables) -> Vec<Finding> {
    let (Some(old), Some(new), Some(year)) = (&before.table2, &report.table2, report.year) else { return Vec::new() };
    if before.format != ReportFormat::F2021 || report.format != ReportFormat::F2021 {
        return Vec::new();
    }
    let labels = [("government_rules", "规章"), ("normative_documents", "行政规范性文件")];
    labels.iter().filter_map(|(key, label)| broken_roll(old, new, key, label, year)).collect()
}

fn broken_roll(old: &Table2, new: &Table2, key: &str, label: &str, year: i16) -> Option<Finding> {
    let whole = |table: &Table2, column: &str| table.cell(ReportFormat::F2021, key, column)?.as_whole();
    let in_force_before = whole(old, "in_force")?;
    let (issued, repealed, in_force) = (whole(new, "issued")?, whole(new, "repealed")?, whole(new, "in_force")?);
    let expected = in_force_before.checked_add(issued)?.checked_sub(repealed)?;
    (expected != in_force).then(|| Finding {
        rule: Rule::InForceRoll,
        place: format!("table2/{key}/in_force"),
        expected: json!(expected),
        found: json!(in_force),
        message: format!(
            "{label}：{}年末现行有效{in_force_before}件，{year}年制发{issued}件、废止{repealed}件，推算年末{expected}件，\
             报告写{in_force}件。如因清理、移交等相差，请在报告中说明。",
            year - 1,
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Figure;

    fn report(agency: &str, year: i16, carried: (u64, u64), stock: [i64; 3]) -> Tables {
        let mut table2 = Table2::blank(ReportFormat::F2021);
        table2.rows[1] = stock.map(|n| Some(Figure::whole(n))).to_vec();
        let mut table3 = Table3::default();
        table3.rows.insert(Row::R2, [Some(carried.0), None, None, None, None, None, Some(carried.0)]);
        table3.rows.insert(Row::R4, [Some(carried.1), None, None, None, None, None, Some(carried.1)]);
        Tables {
            agency: Some(agency.to_owned()),
            year: Some(year),
            format: ReportFormat::F2021,
            table2: Some(table2),
            table3: Some(table3),
            table4: None,
        }
    }

    fn check(reports: &[Tables], expected: &[(usize, Rule, &str)]) {
        let found = across_years(&reports.iter().collect::<Vec<_>>());
        let found: Vec<_> = found.iter().map(|(i, f)| (*i, f.rule, f.place.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_one_year_hands_on_the_next_must_take() {
        let first = report("示例市示例局", 2023, (0, 3), [1, 0, 10]);
        let good = report("示例市示例局", 2024, (3, 0), [2, 1, 11]);
        let wrong = report("示例市示例局", 2024, (2, 0), [2, 1, 12]);
        check(&[good.clone(), first.clone()], &[]);
        check(
            &[wrong.clone(), first.clone()],
            &[
                (0, Rule::CarryOver, "R2/natural_person"),
                (0, Rule::CarryOver, "R2/total"),
                (0, Rule::InForceRoll, "table2/normative_documents/in_force"),
            ],
        );
        check(&[first.clone(), Tables { agency: Some("另一示例局".into()), ..wrong.clone() }], &[]);
        check(&[first, Tables { year: Some(2025), ..wrong }], &[]);
    }

    #[test]
    fn a_name_may_leave_out_the_place_above() {
        assert!(is_same_agency("示例区人民政府", "某市示例区人民政府"));
        assert!(!is_same_agency("教育局", "某市教育局"));
    }
}
