//! L07 `单表唯一` and L08 `同质`: what a list gives away of persons whose names it hides.
//!
//! A neighbour knows that a man of the village born in 1931 is on the list. If one row only fits him, the row is his,
//! and so is the illness in it; if several rows fit him and all say the same, he needs no telling which is his.

mod card;
mod generalise;
mod list;
mod whole;

pub(crate) use card::{cards, speaks_of_minors};
pub(crate) use generalise::remedy;
pub(crate) use list::{Column, Feature, List, Person, lists};
pub(crate) use whole::{by_sentence, by_title, of_title};

use super::condition::Condition;
use super::record;
use super::said::Said;
use super::table::{Table, repaired};
use crate::patrol::card::Pattern;
use crate::patrol::detector::Page;
use std::collections::BTreeMap;

/// How many must stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Threshold {
    /// Persons who cannot be told apart: k.
    pub(crate) persons: u64,
    /// The same where health is concerned, unless the group says [`Self::values`] different things.
    pub(crate) persons_of_health: u64,
    /// Different things that a group must say to count as mixed.
    pub(crate) values: usize,
}

impl Default for Threshold {
    /// Convention, not law: k of 3, of 5 for health, as is usual in publishing statistics.
    fn default() -> Self {
        Self { persons: 3, persons_of_health: 5, values: 3 }
    }
}

/// L07 and L08 of the lists of a page: as tables, and, for a pattern that they do not show, as persons one by one.
pub(crate) fn of_lists(page: &Page<'_>, tables: &[Table]) -> Vec<Said> {
    let text = &*page.document.text;
    // Penalties are published by name where the law says so: who was fined for what is no secret of the list.
    let is_of_penalties =
        ["处罚", "罚决字", "违法当事人"].iter().any(|word| text.contains(word) || page.document.title.contains(word));
    let cards_of = |mut lists: Vec<List>| -> Vec<Said> {
        if is_of_penalties {
            lists.iter_mut().flat_map(|list| &mut list.rows).for_each(Person::forget_conduct);
        }
        lists.iter().flat_map(|list| cards(page, list, Threshold::default())).collect()
    };
    let mut said = cards_of(lists(text, tables));
    let shown: Vec<Pattern> = said.iter().map(|one| one.pattern).collect();
    let mut others = cards_of(record::lists(&repaired(text), of_title(&page.document.title)));
    others.retain(|one| !shown.contains(&one.pattern));
    said.extend(others);
    said
}

/// Rows that look alike by what a neighbour can know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// Indices of the rows.
    pub(crate) rows: Vec<usize>,
    /// Persons in them.
    pub(crate) persons: u64,
    /// What they say; `None` where a row says nothing.
    pub(crate) values: Vec<Option<Condition>>,
}

impl Group {
    /// Whether a row of it belongs to too few: k too small.
    pub(crate) fn is_lone(&self, threshold: Threshold) -> bool {
        let says = self.values.iter().any(Option::is_some);
        let health = self.values.iter().flatten().any(|value| value.class().is_health());
        says && (self.persons < threshold.persons
            || health
                && self.persons < threshold.persons_of_health
                && (2..threshold.values).contains(&self.values.len()))
    }

    /// Whether all of it say the same: l of 1.
    pub(crate) fn is_alike(&self, threshold: Threshold) -> bool {
        self.persons >= threshold.persons && matches!(self.values.as_slice(), [Some(_)])
    }
}

/// The groups of a list when each column is read as coarsely as `levels` says.
pub(crate) fn groups(list: &List, levels: &[u8]) -> Vec<Group> {
    let mut groups: BTreeMap<Vec<&str>, Group> = BTreeMap::new();
    for (index, row) in list.rows.iter().enumerate() {
        let key = list
            .columns
            .iter()
            .zip(&row.features)
            .zip(levels)
            .map(|((_, feature), level)| feature.at(*level))
            .collect();
        let group = groups.entry(key).or_insert_with(|| Group { rows: Vec::new(), persons: 0, values: Vec::new() });
        group.rows.push(index);
        group.persons += row.persons;
        if !group.values.contains(&row.condition) {
            group.values.push(row.condition);
        }
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.sort_by_key(|group| group.rows.first().copied());
    groups
}

#[cfg(test)]
mod tests;
