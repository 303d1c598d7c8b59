//! The outer form: the six headings, and the length of section one (国办公开办函〔2021〕30号).

use super::{Finding, Rule};
use crate::form::SECTIONS;
use crate::read::{Reading, Section};
use serde_json::{Value, json};

/// `总体情况` is in principle not longer, counted without white space.
pub(super) const OVERVIEW_CHARACTERS: usize = 1_000;

const NUMERALS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

/// Adds what is wrong with headings and length.
pub(super) fn check(reading: &Reading, out: &mut Vec<Finding>) {
    let Some(narrative) = &reading.narrative else { return };
    for (index, (heading, numeral)) in SECTIONS.iter().zip(NUMERALS).enumerate() {
        let section = narrative.sections.iter().find(|s| s.index == index);
        if let Some(message) = wrong_heading(section, heading, numeral) {
            out.push(Finding {
                rule: Rule::SectionHeading,
                place: format!("section {}", index + 1),
                expected: json!(heading),
                found: section.map_or(Value::Null, |s| json!(s.heading)),
                message,
            });
        }
    }
    let overview = narrative.sections.iter().find(|s| s.index == 0);
    let length = overview.map_or(0, |s| s.text.chars().count());
    if length > OVERVIEW_CHARACTERS {
        out.push(Finding {
            rule: Rule::OverviewLength,
            place: "section 1".to_owned(),
            expected: json!(OVERVIEW_CHARACTERS),
            found: json!(length),
            message: format!(
                "“一、总体情况”{length}字，原则上不超过{OVERVIEW_CHARACTERS}字（国办公开办函〔2021〕30号）。请压缩一般性表述。"
            ),
        });
    }
}

fn wrong_heading(section: Option<&Section>, heading: &str, numeral: &str) -> Option<String> {
    match section {
        None => Some(format!("没有找到“{numeral}、{heading}”这一部分的标题。请按统一格式补上。")),
        Some(section) if section.heading != heading => {
            Some(format!("标题“{}”与统一格式不同，应为“{heading}”。", section.heading))
        }
        Some(_) => None,
    }
}
