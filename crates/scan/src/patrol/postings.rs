//! Which records share a key. Nine keys in ten have one record, so one record costs twelve bytes and no allocation.

use super::veil::Map;

/// Marks a value that points into `many`.
const MANY: u32 = 1 << 31;

/// Keys and the records that have them; no order is promised.
#[derive(Debug, Default, Clone)]
pub(crate) struct Postings {
    of_key: Map<[u32; 2], u32>,
    many: Vec<Vec<u32>>,
    free: Vec<u32>,
}

fn halves(key: u64) -> [u32; 2] {
    [(key >> 32) as u32, key as u32]
}

impl Postings {
    /// The records that have the key.
    pub(crate) fn get(&self, key: u64) -> &[u32] {
        match self.of_key.get(&halves(key)) {
            None => &[],
            Some(value) => self.records(value),
        }
    }

    fn records<'a>(&'a self, value: &'a u32) -> &'a [u32] {
        if value & MANY == 0 {
            std::slice::from_ref(value)
        } else {
            self.many.get((value ^ MANY) as usize).map_or(&[], Vec::as_slice)
        }
    }

    /// Lets the record have the key.
    pub(crate) fn insert(&mut self, key: u64, record: u32) {
        let Some(value) = self.of_key.get_mut(&halves(key)) else {
            self.of_key.insert(halves(key), record);
            return;
        };
        if *value & MANY != 0 {
            if let Some(records) = self.many.get_mut((*value ^ MANY) as usize) {
                records.push(record);
            }
            return;
        }
        let pair = vec![*value, record];
        let place = if let Some(place) = self.free.pop() {
            self.many[place as usize] = pair;
            place
        } else {
            self.many.push(pair);
            self.many.len() as u32 - 1
        };
        *value = MANY | place;
    }

    /// Takes the key from the record.
    pub(crate) fn remove(&mut self, key: u64, record: u32) {
        let Some(value) = self.of_key.get_mut(&halves(key)) else { return };
        if *value & MANY == 0 {
            if *value == record {
                self.of_key.remove(&halves(key));
            }
            return;
        }
        let place = *value ^ MANY;
        let Some(records) = self.many.get_mut(place as usize) else { return };
        if let Some(at) = records.iter().position(|one| *one == record) {
            records.swap_remove(at);
        }
        if let [last] = records[..] {
            *value = last;
            *records = Vec::new();
            self.free.push(place);
        }
    }

    /// All groups.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &[u32]> {
        self.of_key.values().map(|value| self.records(value))
    }

    /// How many keys there are.
    pub(crate) fn len(&self) -> usize {
        self.of_key.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn postings_hold_what_a_plain_map_of_sets_holds(steps in prop::collection::vec((0_u64..6, 0_u32..9, any::<bool>()), 0..80)) {
            let mut postings = Postings::default();
            let mut plain: BTreeMap<u64, BTreeSet<u32>> = BTreeMap::new();
            for (key, record, comes) in steps {
                let set = plain.entry(key).or_default();
                if comes && set.insert(record) {
                    postings.insert(key, record);
                } else if !comes && set.remove(&record) {
                    postings.remove(key, record);
                }
            }
            for (key, set) in &plain {
                let held: BTreeSet<u32> = postings.get(*key).iter().copied().collect();
                prop_assert_eq!(&held, set);
                prop_assert_eq!(postings.get(*key).len(), set.len());
            }
            prop_assert_eq!(postings.len(), plain.values().filter(|set| !set.is_empty()).count());
        }
    }
}
