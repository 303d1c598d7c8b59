//! `其他处理` — supervising offices shall look into an agency that puts much there (国办公开办函〔2019〕60号).

use super::{Finding, Rule};
use crate::form::{Column, Row};
use crate::tables::{Table3, Tables};
use serde_json::json;

/// Convention: above this share of the results, in per cent, the row deserves a look. The notice names no number.
pub(super) const OTHER_SHARE_PERCENT: u64 = 20;

/// Adds a finding if too many results are `其他处理`.
pub(super) fn check(tables: &Tables, out: &mut Vec<Finding>) {
    let Some(table) = &tables.table3 else { return };
    let Some(all) = total(table, Row::R37) else { return };
    let Some(other) = other_results(table) else { return };
    if all > 0 && other.saturating_mul(100) > all.saturating_mul(OTHER_SHARE_PERCENT) {
        out.push(Finding {
            rule: Rule::OtherShare,
            place: "R3.6/total".to_owned(),
            expected: json!(format!("≤{OTHER_SHARE_PERCENT}%")),
            found: json!(other),
            message: format!(
                "“（六）其他处理”{other}件，占全部结果{all}件的{}%，超过{OTHER_SHARE_PERCENT}%。\
                 此栏只用于极少数情形，主管部门会关注，请逐件核实去向并备好说明。",
                tenths(other, all),
            ),
        });
    }
}

/// `其他处理` in one row or in three.
fn other_results(table: &Table3) -> Option<u64> {
    let parts = [Row::R361, Row::R362, Row::R363].map(|row| total(table, row));
    let of_parts = || parts.iter().flatten().copied().reduce(u64::saturating_add);
    total(table, Row::R36).or_else(of_parts)
}

/// The total of a row, if blank the sum of what is filled.
pub(super) fn total(table: &Table3, row: Row) -> Option<u64> {
    let cells = table.rows.get(&row)?;
    let kinds = &cells[..Column::Total.index()];
    cells[Column::Total.index()].or_else(|| {
        let filled: Vec<u64> = kinds.iter().flatten().copied().collect();
        (!filled.is_empty()).then(|| filled.iter().fold(0_u64, |sum, n| sum.saturating_add(*n)))
    })
}

/// A share in per cent with one decimal.
fn tenths(part: u64, whole: u64) -> String {
    let permille = (u128::from(part) * 2000 / u128::from(whole)).div_ceil(2);
    format!("{}.{}", permille / 10, permille % 10)
}
