//! The records of one detector, and the groups they stand in.

use super::detector::{Detector, Draft, Leaf, Member, Page};
use super::postings::Postings;
use super::veil::Map;
use std::any::Any;

/// What a page holds for one detector, before it is kept.
pub(crate) type Fresh = Box<dyn Any + Send>;

/// A change of the stock: documents that go out of the groups and come into them.
#[derive(Debug, Default)]
pub(crate) struct Step {
    /// Numbers of those that leave.
    pub(crate) leaving: Vec<u32>,
    /// Numbers of those that come back since nothing replaces them any longer.
    pub(crate) returning: Vec<u32>,
    /// The new one, unless it is replaced already.
    pub(crate) incoming: Option<(u32, Leaf)>,
}

/// What a change does to the findings.
#[derive(Debug, Default)]
pub(crate) struct Change {
    /// Drafts that held in a touched group.
    pub(crate) before: Vec<Draft>,
    /// Drafts that hold in it now.
    pub(crate) after: Vec<Draft>,
}

/// A detector with its groups, its record type forgotten.
pub(crate) trait Ledger: Send + Sync {
    /// Notes what a page holds; keeps nothing.
    fn read(&self, page: &Page<'_>) -> Fresh;
    /// What the step would do; changes nothing.
    fn weigh(&self, step: &Step, fresh: Option<&Fresh>, leaves: &[Option<Leaf>], change: &mut Change);
    /// Keeps a page's records, out of the groups yet.
    fn keep(&mut self, leaf: u32, fresh: Fresh);
    /// Puts a document's records into the groups.
    fn enter(&mut self, leaf: u32);
    /// Takes a document's records out of the groups.
    fn leave(&mut self, leaf: u32);
    /// Forgets a document's records.
    fn forget(&mut self, leaf: u32);
    /// What all groups say.
    fn judge_all(&self, leaves: &[Option<Leaf>], drafts: &mut Vec<Draft>);
    /// How many records and keys are held.
    fn size(&self) -> (usize, usize);
}

/// A detector with its groups.
pub(crate) struct Groups<D: Detector> {
    detector: D,
    records: Vec<Option<(u32, D::Record)>>,
    /// First record and how many, of each document that has any.
    of_leaf: Map<u32, (u32, u32)>,
    /// Places that documents left, by how many there are in a row.
    free: Map<u32, Vec<u32>>,
    postings: Postings,
}

impl<D: Detector> Groups<D> {
    /// Empty.
    pub(crate) fn new(detector: D) -> Self {
        Self {
            detector,
            records: Vec::new(),
            of_leaf: Map::default(),
            free: Map::default(),
            postings: Postings::default(),
        }
    }

    fn numbers(&self, leaf: u32) -> std::ops::Range<u32> {
        self.of_leaf.get(&leaf).map_or(0..0, |&(first, count)| first..first + count)
    }

    fn record(&self, number: u32) -> Option<&(u32, D::Record)> {
        self.records.get(number as usize).and_then(Option::as_ref)
    }

    fn keys(&self, record: &D::Record) -> Vec<u64> {
        let mut keys = Vec::with_capacity(8);
        self.detector.keys(record, &mut keys);
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    fn member<'a>(&'a self, number: u32, leaves: &'a [Option<Leaf>]) -> Option<(u32, Member<'a, D::Record>)> {
        let (leaf, record) = self.record(number)?;
        let document = leaves.get(*leaf as usize)?.as_ref()?;
        Some((number, Member { leaf: *leaf, document, record }))
    }

    fn judge(&self, members: &mut [(u32, Member<'_, D::Record>)], drafts: &mut Vec<Draft>) {
        if members.len() < D::LEAST || members.len() > D::HUB {
            return;
        }
        // Numbers of records follow the reading within a document, and mean nothing between documents.
        members.sort_by(|(a, one), (b, other)| one.document.id.cmp(&other.document.id).then(a.cmp(b)));
        let group: Vec<_> = members.iter().map(|(_, member)| *member).collect();
        self.detector.judge(&group, drafts);
    }
}

/// What a step does to one group.
#[derive(Default)]
struct Touched {
    out: Vec<u32>,
    back: Vec<u32>,
    fresh: Vec<u32>,
}

impl<D: Detector> Ledger for Groups<D> {
    fn read(&self, page: &Page<'_>) -> Fresh {
        let mut records: Vec<D::Record> = Vec::new();
        self.detector.read(page, &mut records);
        Box::new(records)
    }

    fn weigh(&self, step: &Step, fresh: Option<&Fresh>, leaves: &[Option<Leaf>], change: &mut Change) {
        let none = Vec::new();
        let fresh: &Vec<D::Record> = fresh.and_then(|fresh| fresh.downcast_ref()).unwrap_or(&none);
        let incoming = step.incoming.as_ref();
        let mut touched: Map<u64, Touched> = Map::default();
        for (documents, place) in [(&step.leaving, 0), (&step.returning, 1)] {
            for number in documents.iter().flat_map(|leaf| self.numbers(*leaf)) {
                let Some((_, record)) = self.record(number) else { continue };
                for key in self.keys(record) {
                    let touched = touched.entry(key).or_default();
                    if place == 0 { touched.out.push(number) } else { touched.back.push(number) }
                }
            }
        }
        if incoming.is_some() {
            for (number, record) in fresh.iter().enumerate() {
                for key in self.keys(record) {
                    touched.entry(key).or_default().fresh.push(number as u32);
                }
            }
        }
        for (key, touched) in touched {
            let held = self.postings.get(key);
            let later = (held.len() + touched.back.len() + touched.fresh.len()).saturating_sub(touched.out.len());
            if held.len() <= D::HUB && held.len() >= D::LEAST {
                let mut members: Vec<_> = held.iter().filter_map(|number| self.member(*number, leaves)).collect();
                self.judge(&mut members, &mut change.before);
            }
            if later <= D::HUB && later >= D::LEAST {
                let mut members: Vec<_> = held
                    .iter()
                    .filter(|number| !touched.out.contains(number))
                    .chain(&touched.back)
                    .filter_map(|number| self.member(*number, leaves))
                    .collect();
                if let Some((leaf, document)) = incoming {
                    members.extend(touched.fresh.iter().filter_map(|number| {
                        let record = fresh.get(*number as usize)?;
                        Some((*number, Member { leaf: *leaf, document, record }))
                    }));
                }
                self.judge(&mut members, &mut change.after);
            }
        }
    }

    fn keep(&mut self, leaf: u32, fresh: Fresh) {
        let Ok(fresh) = fresh.downcast::<Vec<D::Record>>() else { return };
        let count = fresh.len() as u32;
        if count == 0 {
            return;
        }
        let kept = fresh.into_iter().map(|record| Some((leaf, record)));
        let first = if let Some(first) = self.free.get_mut(&count).and_then(Vec::pop) {
            let places = first as usize..(first + count) as usize;
            self.records[places].iter_mut().zip(kept).for_each(|(place, record)| *place = record);
            first
        } else {
            self.records.extend(kept);
            self.records.len() as u32 - count
        };
        self.of_leaf.insert(leaf, (first, count));
    }

    fn enter(&mut self, leaf: u32) {
        for number in self.numbers(leaf) {
            let keys = self.record(number).map(|(_, record)| self.keys(record)).unwrap_or_default();
            keys.into_iter().for_each(|key| self.postings.insert(key, number));
        }
    }

    fn leave(&mut self, leaf: u32) {
        for number in self.numbers(leaf) {
            let keys = self.record(number).map(|(_, record)| self.keys(record)).unwrap_or_default();
            keys.into_iter().for_each(|key| self.postings.remove(key, number));
        }
    }

    fn forget(&mut self, leaf: u32) {
        let Some((first, count)) = self.of_leaf.remove(&leaf) else { return };
        self.records[first as usize..(first + count) as usize].fill_with(|| None);
        self.free.entry(count).or_default().push(first);
    }

    fn judge_all(&self, leaves: &[Option<Leaf>], drafts: &mut Vec<Draft>) {
        for group in self.postings.groups().filter(|group| group.len() >= D::LEAST && group.len() <= D::HUB) {
            let mut members: Vec<_> = group.iter().filter_map(|number| self.member(*number, leaves)).collect();
            self.judge(&mut members, drafts);
        }
    }

    fn size(&self) -> (usize, usize) {
        (self.records.len(), self.postings.len())
    }
}
