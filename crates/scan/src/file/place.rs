//! Names of sheets, attachments and files are text as well: they are scanned, and a report that names them must not say
//! what it found in them.

use super::Settings;
use crate::finding::Finding;
use crate::text;
use formats::anatomy::Anatomy;
use std::collections::HashSet;

/// Figures in a row that a place may show; a date has eight, and none of it is anybody's.
const SHOWN: usize = 6;

/// Adds what the names of places say, and covers long numbers in all places and names.
pub(super) fn judge(anatomy: &Anatomy, settings: &Settings, findings: &mut Vec<Finding>) {
    let mut seen: HashSet<&str> = HashSet::new();
    for part in &anatomy.parts {
        // What stands in quotation marks is a name that somebody gave.
        for name in part.place.split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
            if has_figures(name) && seen.insert(name) {
                let found = text::scan(name, &settings.text);
                findings.extend(found.into_iter().map(|finding| Finding { place: part.place.clone(), ..finding }));
            }
        }
    }
    for finding in findings {
        if has_figures(&finding.place) {
            finding.place = covered(&finding.place);
        }
    }
}

fn has_figures(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).nth(SHOWN).is_some()
}

/// A text with the middle of every long number covered.
pub fn covered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    for c in text.chars().map(Some).chain([None]) {
        match c {
            Some(c) if is_part(c, &run) => run.push(c),
            other => {
                push(&mut out, &run);
                run.clear();
                out.extend(other);
            }
        }
    }
    out
}

/// Figures, and what may stand between the groups of a number.
fn is_part(c: char, run: &[char]) -> bool {
    c.is_numeric() || !run.is_empty() && matches!(c, ' ' | '-' | '_' | '.' | 'X' | 'x' | '*')
}

fn push(out: &mut String, run: &[char]) {
    let count = run.iter().filter(|c| c.is_numeric()).count();
    let mut at = 0;
    for c in run {
        if c.is_numeric() {
            let is_shown = count <= 8 || at < 3 || at + 2 >= count;
            out.push(if is_shown { *c } else { '*' });
            at += 1;
        } else {
            out.push(*c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_keep_dates_and_lose_numbers() {
        for (place, expected) in [
            ("附件“130203190205180455.xlsx”", "附件“130*************55.xlsx”"),
            ("工作表“130203 19020518 0455”B7", "工作表“130*** ******** **55”B7"),
            ("附件“20260301公示.docx”/第12页", "附件“20260301公示.docx”/第12页"),
            ("第3页", "第3页"),
        ] {
            assert_eq!(covered(place), expected);
        }
    }
}
