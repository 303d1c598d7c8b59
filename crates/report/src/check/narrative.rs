//! Figures of the text against figures of the tables.

use super::share::total;
use super::{Finding, Rule};
use crate::form::Row;
use crate::read::{Claim, OutcomeGroup, Reading, RowPlace, Subject};
use crate::tables::{Table3, Table4, Tables};
use serde_json::json;

/// What a table has for a subject.
struct Counterpart {
    /// The cells, as an id.
    place: String,
    /// The cells, in words.
    words: String,
    /// The figure.
    figure: u64,
    /// Other readings of the same words that the tables bear out: figure and what it is.
    bases: Vec<(u64, String)>,
}

/// Adds what the text says otherwise than the tables. A figure that the text also states rightly is not disputed.
pub(super) fn check(reading: &Reading, out: &mut Vec<Finding>) {
    let Some(narrative) = &reading.narrative else { return };
    let mut done: Vec<Subject> = Vec::new();
    for claim in &narrative.claims {
        if done.contains(&claim.subject) {
            continue;
        }
        done.push(claim.subject);
        let Some(table) = counterpart(&reading.tables, claim.subject) else { continue };
        let said: Vec<(&Claim, u64)> = narrative
            .claims
            .iter()
            .filter(|c| c.subject == claim.subject)
            .filter_map(|c| Some((c, whole(c)?)))
            .collect();
        if said.iter().any(|(_, n)| *n == table.figure) {
            continue;
        }
        if let Some((claim, n)) = said.first() {
            out.push(finding(claim, *n, &table));
        }
    }
}

fn whole(claim: &Claim) -> Option<u64> {
    claim.figure.as_whole().and_then(|n| u64::try_from(n).ok())
}

fn finding(claim: &Claim, said: u64, table: &Counterpart) -> Finding {
    let message = match table.bases.iter().find(|(figure, _)| *figure == said) {
        Some((_, what)) => format!(
            "正文“{}”与{}{}件口径不同：{said}件是{what}。请在正文中写明口径。",
            claim.quote, table.words, table.figure
        ),
        None => {
            format!("正文“{}”写{said}件，{}为{}件，两处不一致。请核对后统一。", claim.quote, table.words, table.figure)
        }
    };
    Finding {
        rule: Rule::Narrative,
        place: table.place.clone(),
        expected: json!(table.figure),
        found: json!(said),
        message,
    }
}

fn counterpart(tables: &Tables, subject: Subject) -> Option<Counterpart> {
    match subject {
        Subject::Received | Subject::Handled | Subject::Done | Subject::CarriedIn | Subject::CarriedOut => {
            flow(tables.table3.as_ref()?, subject)
        }
        Subject::Outcome(group) => outcome(tables.table3.as_ref()?, group),
        Subject::Reconsideration => {
            cases(tables.table4.as_ref()?, &[0], "table4/reconsideration/total", "表四行政复议总计")
        }
        Subject::Litigation => cases(tables.table4.as_ref()?, &[1, 2], "table4/litigation", "表四两栏行政诉讼总计"),
        Subject::Documents(..) | Subject::Decisions(_) => of_table2(tables, subject),
    }
}

fn flow(table: &Table3, subject: Subject) -> Option<Counterpart> {
    let of = |row: Row| total(table, row);
    let new = of(Row::R1);
    let (carried_in, done) = (of(Row::R2), of(Row::R37));
    let all = || Some((new?.checked_add(carried_in?)?, format!("新收{}件加上年结转{}件", new?, carried_in?)));
    let answered = || Some((done?, format!("办理结果总计{}件", done?)));
    let bases = |list: [Option<(u64, String)>; 2]| list.into_iter().flatten().collect();
    let (place, words, figure, bases) = match subject {
        Subject::Received => ("R1/total", "表三新收", new?, bases([all(), answered()])),
        Subject::Handled => {
            let fits = [new, done].into_iter().flatten().collect::<Vec<_>>();
            let news = fits.get(1).copied().map(|n| (n, format!("办理结果总计{n}件")));
            ("R1/total", "表三新收", new?, bases([all(), news]))
        }
        Subject::Done => {
            ("R3.7/total", "表三办理结果总计", done?, bases([None, new.map(|n| (n, format!("新收{n}件")))]))
        }
        Subject::CarriedIn => ("R2/total", "表三上年结转", carried_in?, Vec::new()),
        Subject::CarriedOut => ("R4/total", "表三结转下年度", of(Row::R4)?, Vec::new()),
        Subject::Outcome(_)
        | Subject::Reconsideration
        | Subject::Litigation
        | Subject::Documents(..)
        | Subject::Decisions(_) => return None,
    };
    Some(Counterpart { place: place.to_owned(), words: words.to_owned(), figure, bases })
}

fn outcome(table: &Table3, group: OutcomeGroup) -> Option<Counterpart> {
    let (place, words, rows): (_, _, &[Row]) = match group {
        OutcomeGroup::Disclosed => ("R3.1/total", "表三予以公开", &[Row::R31]),
        OutcomeGroup::DisclosedOrPartly => ("R3.1+R3.2/total", "表三予以公开加部分公开", &[Row::R31, Row::R32]),
        OutcomeGroup::PartlyDisclosed => ("R3.2/total", "表三部分公开", &[Row::R32]),
        OutcomeGroup::Withheld => ("R3.3/total", "表三不予公开各项", &WITHHELD),
        OutcomeGroup::CannotProvide => ("R3.4/total", "表三无法提供各项", &[Row::R341, Row::R342, Row::R343]),
        OutcomeGroup::NotProcessed => {
            ("R3.5/total", "表三不予处理各项", &[Row::R351, Row::R352, Row::R353, Row::R354, Row::R355])
        }
        OutcomeGroup::Other => ("R3.6/total", "表三其他处理", &[Row::R36, Row::R361, Row::R362, Row::R363]),
    };
    let figures: Vec<u64> = rows.iter().filter_map(|row| total(table, *row)).collect();
    // A row with doubtful digits has no total: nothing can be said.
    let is_doubtful = |row: &&Row| {
        table.rows.get(row).is_some_and(|cells| cells[6].is_none() && cells.iter().any(Option::is_some))
            && total(table, **row).is_none()
    };
    if figures.is_empty() || rows.iter().any(|row| is_doubtful(&row)) {
        return None;
    }
    let figure = figures.iter().fold(0_u64, |sum, n| sum.saturating_add(*n));
    Some(Counterpart { place: place.to_owned(), words: words.to_owned(), figure, bases: Vec::new() })
}

const WITHHELD: [Row; 8] = [Row::R331, Row::R332, Row::R333, Row::R334, Row::R335, Row::R336, Row::R337, Row::R338];

fn cases(table: &Table4, blocks: &[usize], place: &'static str, words: &'static str) -> Option<Counterpart> {
    let totals: Option<Vec<u64>> = blocks.iter().map(|i| table.blocks.get(*i).and_then(|b| b[4])).collect();
    let totals = totals.or_else(|| lone_total(table, blocks))?;
    let figure = totals.iter().fold(0_u64, |sum, n| sum.saturating_add(*n));
    Some(Counterpart { place: place.to_owned(), words: words.to_owned(), figure, bases: Vec::new() })
}

/// A block without any number beside one that has a total counts as nothing said.
fn lone_total(table: &Table4, blocks: &[usize]) -> Option<Vec<u64>> {
    let filled: Vec<&[Option<u64>; 5]> =
        blocks.iter().filter_map(|i| table.blocks.get(*i)).filter(|b| b.iter().any(Option::is_some)).collect();
    filled.iter().map(|b| b[4]).collect::<Option<Vec<u64>>>().filter(|totals| !totals.is_empty())
}

fn of_table2(tables: &Tables, subject: Subject) -> Option<Counterpart> {
    let (row, column) = subject.cell_of_table2(tables.format)?;
    let figure = tables.table2.as_ref()?.cell(tables.format, row, column)?;
    let figure = figure.as_whole().and_then(|n| u64::try_from(n).ok())?;
    let index = tables.format.table2().iter().position(|def| def.key == row)?;
    let at = tables.format.table2().get(index)?.columns.iter().position(|def| def.key == column)?;
    let place = RowPlace::Table2(index);
    let words = format!("{}的“{}”", place.label(tables.format), place.column_label(tables.format, at));
    Some(Counterpart { place: place.cell_id(tables.format, at), words, figure, bases: Vec::new() })
}
