//! Patterns on tables, numbers, objects and files: what they say of somebody or something without one name to follow.

mod cells;
mod citation;
mod condition;
mod coverage;
mod difference;
mod facets;
mod lone;
mod metadata;
mod narrow;
mod record;
mod roster;
pub mod rules;
mod said;
mod table;
#[cfg(test)]
mod tests;

use super::detector::Page;
use super::groups::{Groups, Ledger};
use super::index::Settings;
pub(super) use narrow::Narrow;
use narrow::Reads;
use said::{Alone, Said};

/// Whether a word is a person's whole name, as far as its form tells.
pub(super) fn is_whole_name(word: &str) -> bool {
    table::kind_of(word).kind == table::CellKind::FullName
}

/// The patterns on things.
pub(super) fn ledgers(settings: &Settings) -> Vec<Box<dyn Ledger>> {
    vec![
        Box::new(Groups::new(Reads(Alone(lists_and_tables)))),
        Box::new(Groups::new(Reads(difference::Difference { persons: 3 }))),
        Box::new(Groups::new(Reads(citation::Gap))),
        Box::new(Groups::new(Reads(citation::Marked))),
        Box::new(Groups::new(Reads(facets::Facets(settings.rules.clone())))),
        Box::new(Groups::new(Reads(coverage::Sums(settings.rules.clone())))),
        Box::new(Groups::new(Reads(roster::Roster(settings.rules.clone())))),
        Box::new(Groups::new(Reads(metadata::Metadata))),
    ]
}

/// L07, L08 and L10: what the lists and tables of one page say by themselves.
fn lists_and_tables(page: &Page<'_>) -> Vec<Said> {
    let text = &*page.document.text;
    let title = &*page.document.title;
    let says = [text, title].iter().any(|words| {
        condition::condition(words).is_some() || ["残疾", "病", "患者"].iter().any(|word| words.contains(word))
    });
    if !says && !cells::may_hide_figures(text) {
        return Vec::new();
    }
    let tables = table::tables(text);
    let mut said = Vec::new();
    if says {
        said.extend(lone::of_lists(page, &tables));
        said.extend(lone::by_title(page, &tables));
        said.extend(lone::by_sentence(page));
    }
    said.extend(cells::of_grids(page, &tables));
    said
}
