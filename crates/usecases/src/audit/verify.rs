//! Walks a chain from its first entry and names every entry that is not what was written.

use super::chain::{GENESIS, HashAlgorithm, StoredEntry, StoredRow};
use super::seal::Seal;
use crate::ports::{AuditTrail, PortResult};
use casework::ids::AgencyId;
use serde::Serialize;

/// Entries read at a time.
const PAGE: u64 = 5_000;

/// Faults that are kept and listed; beyond these they are only counted.
const LISTED: usize = 200;

/// The place of the first entry, and of faults of the whole ledger.
const FIRST: i64 = 1;

/// What the walk found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// How the chain is hashed.
    pub algorithm: HashAlgorithm,
    /// Entries read.
    pub entries: u64,
    /// Sequence of the last entry.
    pub head_sequence: u64,
    /// Hash of the last entry.
    pub head_hash: String,
    /// The seal it was held against.
    pub seal: Option<Seal>,
    /// Faults in all; more than are listed if there are very many.
    pub fault_count: u64,
    /// The first faults, by sequence.
    pub faults: Vec<Fault>,
}

impl Verification {
    /// Whether every entry is what was written, as far as chain and seal can tell.
    pub fn is_intact(&self) -> bool {
        self.fault_count == 0
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where: the sequence of the entry. Below one only for an entry that was forged there.
    pub sequence: i64,
    /// What.
    #[serde(flatten)]
    pub kind: FaultKind,
}

/// What can be wrong with an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum FaultKind {
    /// The agency has no entry at all, though founding it writes the first.
    Empty,
    /// The chain has no beginning that can be read: how its entries are hashed is not known.
    NoChain,
    /// It stands before the first place of a ledger: it was put there by hand.
    Forged,
    /// Rows whose place is no whole number: they were put there by hand.
    WithoutPlace {
        /// How many.
        rows: u64,
    },
    /// Its fields do not give its hash, or one of them cannot be read: something in it was changed.
    Changed,
    /// It is intact but was written at another place.
    Moved {
        /// The place it was written at.
        written_at: u64,
    },
    /// It is gone, and so are those up to `through`.
    Missing {
        /// The last one that is gone.
        through: u64,
    },
    /// It does not follow from the entry before it: one of the two was replaced.
    Unlinked,
    /// The ledger ends before this sealed entry: its tail was cut off.
    CutTail {
        /// The last entry that is left.
        last: u64,
    },
    /// The entry at the seal's place is not the one that was sealed: the chain was written anew.
    Rewritten,
}

impl Fault {
    /// What is wrong, for a person.
    pub fn message(&self) -> String {
        let n = self.sequence;
        match &self.kind {
            FaultKind::Empty => {
                "台账一条也没有，而建立机关时必有第1条：台账被清空，或者机关代号、数据库不对，请核对配置".to_owned()
            }
            FaultKind::NoChain => "台账的链头记录缺失或被改动，不知按何种散列算法校验".to_owned(),
            FaultKind::Forged => format!("第{n}条是台账之外添加的，台账从第1条起编号"),
            FaultKind::WithoutPlace { rows } => format!("有{rows}条的序号不是整数，是台账之外添加或被改动过的"),
            FaultKind::Changed => format!("第{n}条的内容与其散列值不符，该条被改动过"),
            FaultKind::Moved { written_at } => format!("第{n}条原为第{written_at}条，次序被调换"),
            FaultKind::Missing { through } if place(*through) == n => format!("第{n}条缺失"),
            FaultKind::Missing { through } => format!("第{n}条至第{through}条缺失"),
            FaultKind::Unlinked => format!("第{n}条与前一条不相衔接，其中一条被替换过"),
            FaultKind::CutTail { last } => format!("封存时已有第{n}条，现台账止于第{last}条，末尾被截去"),
            FaultKind::Rewritten => format!("第{n}条与封存的散列值不符，台账在封存之后被整体改写"),
        }
    }
}

/// Reads the agency's whole chain and holds it against itself, and against a seal if there is one.
pub async fn verify(trail: &dyn AuditTrail, agency: &AgencyId, seal: Option<&Seal>) -> PortResult<Verification> {
    let algorithm = trail.algorithm(agency).await?;
    let mut walk = Walk::new(algorithm.unwrap_or_default(), seal);
    if algorithm.is_none() {
        walk.fault(FIRST, FaultKind::NoChain);
    }
    let mut place = None;
    loop {
        let page = trail.stored_after(agency, place, PAGE).await?;
        let Some(last) = page.last() else { break };
        place = Some(last.sequence);
        for row in page {
            walk.step(row);
        }
    }
    let rows = trail.without_place(agency).await?;
    if rows > 0 {
        walk.fault(FIRST, FaultKind::WithoutPlace { rows });
    }
    Ok(walk.finish())
}

struct Walk<'a> {
    algorithm: HashAlgorithm,
    seal: Option<&'a Seal>,
    entries: u64,
    sequence: u64,
    /// `None` after an entry that could not be read: what follows it cannot be held against it.
    hash: Option<String>,
    fault_count: u64,
    faults: Vec<Fault>,
    /// The first entries whose hash does not fit: they may have changed places.
    changed: Vec<StoredEntry>,
}

impl<'a> Walk<'a> {
    fn new(algorithm: HashAlgorithm, seal: Option<&'a Seal>) -> Self {
        Self {
            algorithm,
            seal,
            entries: 0,
            sequence: 0,
            hash: Some(GENESIS.to_owned()),
            fault_count: 0,
            faults: Vec::new(),
            changed: Vec::new(),
        }
    }

    fn fault(&mut self, sequence: i64, kind: FaultKind) {
        self.fault_count += 1;
        if self.faults.len() < LISTED {
            self.faults.push(Fault { sequence, kind });
        }
    }

    fn step(&mut self, row: StoredRow) {
        let here = row.sequence;
        self.entries += 1;
        let Some(sequence) = u64::try_from(here).ok().filter(|sequence| *sequence > 0) else {
            return self.fault(here, FaultKind::Forged);
        };
        let is_next = sequence == self.sequence + 1;
        if !is_next {
            self.fault(place(self.sequence + 1), FaultKind::Missing { through: sequence - 1 });
        }
        self.sequence = sequence;
        let before = std::mem::take(&mut self.hash);
        let Some(entry) = row.entry else { return self.fault(here, FaultKind::Changed) };
        if is_next && before.is_some_and(|before| before != entry.previous_hash) {
            self.fault(here, FaultKind::Unlinked);
        }
        if self.seal.is_some_and(|seal| seal.sequence == sequence && seal.hash != entry.hash) {
            self.fault(here, FaultKind::Rewritten);
        }
        self.hash = Some(entry.hash.clone());
        if entry.compute_hash(self.algorithm) != entry.hash {
            self.fault(here, FaultKind::Changed);
            if self.changed.len() < LISTED {
                self.changed.push(entry);
            }
        }
    }

    fn finish(mut self) -> Verification {
        self.tell_moved_from_changed();
        if self.entries == 0 {
            self.fault(FIRST, FaultKind::Empty);
        }
        if let Some(seal) = self.seal.filter(|seal| seal.sequence > self.sequence) {
            self.fault(place(seal.sequence), FaultKind::CutTail { last: self.sequence });
        }
        Verification {
            algorithm: self.algorithm,
            entries: self.entries,
            head_sequence: self.sequence,
            head_hash: self.hash.unwrap_or_default(),
            seal: self.seal.cloned(),
            fault_count: self.fault_count,
            faults: self.faults,
        }
    }

    /// An entry that fits its hash at the place of another faulty entry was not changed but moved from there.
    fn tell_moved_from_changed(&mut self) {
        let places: Vec<u64> = self.faults.iter().flat_map(places_of).collect();
        for entry in std::mem::take(&mut self.changed) {
            let here = place(entry.sequence);
            let mut elsewhere = entry;
            let from = places.iter().copied().find(|&place| {
                elsewhere.sequence = place;
                elsewhere.compute_hash(self.algorithm) == elsewhere.hash
            });
            let Some(written_at) = from else { continue };
            for fault in &mut self.faults {
                if fault.sequence == here && fault.kind == FaultKind::Changed {
                    fault.kind = FaultKind::Moved { written_at };
                }
            }
        }
    }
}

/// A place of the chain as a fault names it.
fn place(sequence: u64) -> i64 {
    i64::try_from(sequence).unwrap_or(i64::MAX)
}

/// Places that an entry may have come from: where something is wrong or gone.
fn places_of(fault: &Fault) -> Vec<u64> {
    match fault.kind {
        FaultKind::Missing { through } => {
            (u64::try_from(fault.sequence).unwrap_or_default()..=through).take(LISTED).collect()
        }
        FaultKind::Empty | FaultKind::NoChain | FaultKind::Forged | FaultKind::WithoutPlace { .. } => Vec::new(),
        FaultKind::Changed
        | FaultKind::Moved { .. }
        | FaultKind::Unlinked
        | FaultKind::CutTail { .. }
        | FaultKind::Rewritten => u64::try_from(fault.sequence).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests;
