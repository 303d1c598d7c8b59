use super::*;
use crate::ports::PortError;
use async_trait::async_trait;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

struct Chain(HashAlgorithm, Vec<StoredEntry>);

#[async_trait]
impl AuditTrail for Chain {
    async fn algorithm(&self, _: &AgencyId) -> Result<Option<HashAlgorithm>, PortError> {
        Ok(Some(self.0))
    }

    async fn stored_after(&self, _: &AgencyId, sequence: Option<i64>, limit: u64) -> PortResult<Vec<StoredRow>> {
        let rows = self.1.iter().cloned().map(StoredRow::from);
        let mut page: Vec<_> = rows.filter(|row| sequence.is_none_or(|place| row.sequence > place)).collect();
        page.sort_by_key(|row| row.sequence);
        page.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(page)
    }

    async fn without_place(&self, _: &AgencyId) -> PortResult<u64> {
        Ok(0)
    }
}

fn chain(algorithm: HashAlgorithm, length: u64) -> Chain {
    let mut entries: Vec<StoredEntry> = (1..=length)
        .map(|n| StoredEntry {
            agency: "test".into(),
            sequence: n,
            stream: format!("request/2024-{:04}", n / 3),
            version: n % 3 + 1,
            occurred_on: "2024-03-01".into(),
            recorded_at: 1_700_000_000_000 + n as i64,
            actor: "clerk".into(),
            area: "request".into(),
            event_type: "request-archived".into(),
            event: format!(r#"{{"area":"request","type":"request-archived","n":{n}}}"#),
            previous_hash: String::new(),
            hash: String::new(),
        })
        .collect();
    relink(algorithm, &mut entries);
    Chain(algorithm, entries)
}

fn relink(algorithm: HashAlgorithm, entries: &mut [StoredEntry]) {
    let mut previous = GENESIS.to_owned();
    for entry in entries {
        entry.previous_hash = previous;
        entry.hash = entry.compute_hash(algorithm);
        previous = entry.hash.clone();
    }
}

/// The trail above never waits, so one poll finishes it.
fn walk(chain: &Chain, seal: Option<&Seal>) -> Verification {
    let agency = AgencyId::from("test");
    let mut future = pin!(verify(chain, &agency, seal));
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result.unwrap(),
        Poll::Pending => panic!("a trail in memory does not wait"),
    }
}

fn sealed(chain: &Chain) -> Seal {
    let last = chain.1.last().unwrap();
    Seal {
        agency: AgencyId::from("test"),
        sequence: last.sequence,
        hash: last.hash.clone(),
        algorithm: chain.0,
        time: jiff::Timestamp::UNIX_EPOCH,
        count: last.sequence,
    }
}

fn check(damage: impl Fn(&mut Chain), expected: &[(i64, FaultKind)]) {
    for algorithm in [HashAlgorithm::Sha256, HashAlgorithm::Sm3] {
        let mut chain = chain(algorithm, 20);
        let seal = sealed(&chain);
        damage(&mut chain);
        let found = walk(&chain, Some(&seal));
        let found: Vec<(i64, FaultKind)> = found.faults.into_iter().map(|f| (f.sequence, f.kind)).collect();
        assert_eq!(found, expected, "{algorithm}");
    }
}

#[test]
fn an_untouched_chain_is_intact() {
    check(|_| (), &[]);
}

#[test]
fn a_flipped_byte_is_named() {
    check(|c| c.1[6].event = c.1[6].event.replace("\"n\":7", "\"n\":8"), &[(7, FaultKind::Changed)]);
}

#[test]
fn a_changed_day_is_named() {
    check(|c| c.1[11].occurred_on = "2023-12-31".into(), &[(12, FaultKind::Changed)]);
}

#[test]
fn a_removed_entry_is_named() {
    check(|c| drop(c.1.remove(9)), &[(10, FaultKind::Missing { through: 10 })]);
}

#[test]
fn a_removed_first_entry_is_named() {
    check(|c| drop(c.1.drain(..2)), &[(1, FaultKind::Missing { through: 2 })]);
}

#[test]
fn an_entry_that_was_replaced_with_a_fitting_hash_breaks_the_link_after_it() {
    check(
        |c| {
            c.1[4].actor = "somebody".into();
            c.1[4].hash = c.1[4].compute_hash(c.0);
        },
        &[(6, FaultKind::Unlinked)],
    );
}

#[test]
fn swapped_entries_are_told_from_changed_ones() {
    check(
        |c| {
            c.1[4].sequence = 9;
            c.1[8].sequence = 5;
        },
        &[
            (5, FaultKind::Unlinked),
            (5, FaultKind::Moved { written_at: 9 }),
            (6, FaultKind::Unlinked),
            (9, FaultKind::Unlinked),
            (9, FaultKind::Moved { written_at: 5 }),
            (10, FaultKind::Unlinked),
        ],
    );
}

#[test]
fn a_cut_tail_shows_against_the_seal_only() {
    check(|c| c.1.truncate(17), &[(20, FaultKind::CutTail { last: 17 })]);
    let mut cut = chain(HashAlgorithm::Sha256, 20);
    cut.1.truncate(17);
    assert!(walk(&cut, None).is_intact(), "without a seal a cut tail cannot be seen");
}

#[test]
fn a_chain_written_anew_shows_against_the_seal_only() {
    check(
        |c| {
            c.1[2].actor = "somebody".into();
            relink(c.0, &mut c.1);
        },
        &[(20, FaultKind::Rewritten)],
    );
}

#[test]
fn entries_after_the_seal_are_no_fault() {
    let mut grown = chain(HashAlgorithm::Sm3, 20);
    let seal = sealed(&chain(HashAlgorithm::Sm3, 15));
    assert!(walk(&grown, Some(&seal)).is_intact());
    grown.1.clear();
    let empty = walk(&grown, Some(&seal));
    let none = Fault { sequence: 1, kind: FaultKind::Empty };
    assert_eq!(empty.faults, [none.clone(), Fault { sequence: 15, kind: FaultKind::CutTail { last: 0 } }]);
    assert_eq!(walk(&grown, None).faults, [none], "founding an agency writes its first entry");
}

#[test]
fn a_chain_under_the_wrong_algorithm_is_all_faults_but_the_list_stays_short() {
    let mut wrong = chain(HashAlgorithm::Sm3, 1_000);
    wrong.0 = HashAlgorithm::Sha256;
    let found = walk(&wrong, None);
    assert_eq!(found.fault_count, 1_000);
    assert_eq!(found.faults.len(), LISTED);
}
