//! What was done behind the store's back is found, and named by its place.

use crate::database::{Office, stories};
use crate::fixture::{NOW, agency, archived, batch, stream, withdrawn};
use casework::ids::AgencyId;
use store::Engine;
use usecases::audit::{self, Fault, FaultKind, HashAlgorithm, Seal};
use usecases::ports::{Ledger, UnitOfWork};

stories!(
    an_honest_ledger_is_intact,
    a_flipped_byte_is_found,
    a_changed_legal_day_is_found,
    a_changed_type_column_is_found,
    a_removed_entry_is_found,
    swapped_entries_are_found,
    a_cut_tail_is_found_against_the_seal,
    a_ledger_written_anew_is_found_against_the_seal,
    an_entry_forged_before_the_first_is_found_and_not_used,
    no_entry_can_be_put_before_the_first,
    a_value_of_another_type_is_found_and_named,
    an_empty_ledger_and_a_missing_chain_are_found,
);

/// Twelve entries in three streams, sealed at the twelfth.
async fn sealed(office: &Office, algorithm: HashAlgorithm) -> Seal {
    office.store.begin_chain(&agency(), algorithm).await.unwrap();
    for n in 0..12 {
        let event = if n % 2 == 0 { archived() } else { withdrawn(&format!("第{n}次")) };
        office.store.commit(batch(stream(n % 3), n / 3, event)).await.unwrap();
    }
    audit::seal(&office.store, &office.store, &agency(), NOW).await.unwrap()
}

async fn check(office: Office, algorithm: HashAlgorithm, sql: &[&str], expected: &[(i64, FaultKind)]) {
    let seal = sealed(&office, algorithm).await;
    assert_eq!((seal.sequence, seal.count, seal.algorithm), (12, 12, algorithm));
    for statement in sql {
        office.tamper(statement).await;
    }
    let found = audit::verify(&office.store, &agency(), Some(&seal)).await.unwrap();
    let found: Vec<(i64, FaultKind)> = found.faults.into_iter().map(|fault| (fault.sequence, fault.kind)).collect();
    assert_eq!(found, expected);
}

async fn an_honest_ledger_is_intact(office: Office) {
    check(office, HashAlgorithm::Sm3, &[], &[]).await;
}

async fn a_flipped_byte_is_found(office: Office) {
    let flip = "UPDATE ledger_entry SET event = REPLACE(event, '第3次', '第4次') WHERE sequence = 4";
    check(office, HashAlgorithm::Sha256, &[flip], &[(4, FaultKind::Changed)]).await;
}

async fn a_changed_legal_day_is_found(office: Office) {
    let change = "UPDATE ledger_entry SET occurred_on = '2023-12-29' WHERE sequence = 7";
    check(office, HashAlgorithm::Sm3, &[change], &[(7, FaultKind::Changed)]).await;
}

async fn a_changed_type_column_is_found(office: Office) {
    let change = "UPDATE ledger_entry SET area = 'calendar' WHERE sequence = 2";
    check(office, HashAlgorithm::Sha256, &[change], &[(2, FaultKind::Changed)]).await;
}

async fn a_removed_entry_is_found(office: Office) {
    let remove = "DELETE FROM ledger_entry WHERE sequence = 6";
    check(office, HashAlgorithm::Sha256, &[remove], &[(6, FaultKind::Missing { through: 6 })]).await;
}

async fn swapped_entries_are_found(office: Office) {
    let swap = [
        "UPDATE ledger_entry SET sequence = 99 WHERE sequence = 3",
        "UPDATE ledger_entry SET sequence = 3 WHERE sequence = 5",
        "UPDATE ledger_entry SET sequence = 5 WHERE sequence = 99",
    ];
    let expected = [
        (3, FaultKind::Unlinked),
        (3, FaultKind::Moved { written_at: 5 }),
        (4, FaultKind::Unlinked),
        (5, FaultKind::Unlinked),
        (5, FaultKind::Moved { written_at: 3 }),
        (6, FaultKind::Unlinked),
    ];
    check(office, HashAlgorithm::Sm3, &swap, &expected).await;
}

async fn a_cut_tail_is_found_against_the_seal(office: Office) {
    let cut = "DELETE FROM ledger_entry WHERE sequence > 9";
    check(office, HashAlgorithm::Sha256, &[cut], &[(12, FaultKind::CutTail { last: 9 })]).await;
}

/// Everything is thrown away and told again a little differently, with a chain that fits.
async fn a_ledger_written_anew_is_found_against_the_seal(office: Office) {
    let seal = sealed(&office, HashAlgorithm::Sha256).await;
    office.tamper("DELETE FROM ledger_entry").await;
    for n in 0..15 {
        office.store.commit(batch(stream(n), 0, withdrawn("改写"))).await.unwrap();
    }
    assert!(audit::verify(&office.store, &agency(), None).await.unwrap().is_intact());
    let found = audit::verify(&office.store, &agency(), Some(&seal)).await.unwrap();
    assert_eq!(found.faults.len(), 1);
    assert_eq!((found.faults[0].sequence, &found.faults[0].kind), (12, &FaultKind::Rewritten));
}

/// What SQLite lets a hand write that PostgreSQL refuses by its types and checks.
async fn force(office: &Office, sql: &str) {
    let unchecked = match office.store.engine() {
        Engine::Sqlite => format!("PRAGMA ignore_check_constraints = ON; {sql}"),
        Engine::Postgres => format!("ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_check; {sql}"),
    };
    office.tamper(&unchecked).await;
}

async fn an_entry_forged_before_the_first_is_found_and_not_used(office: Office) {
    let seal = sealed(&office, HashAlgorithm::Sha256).await;
    let forge = |sequence: i64| {
        format!(
            "INSERT INTO ledger_entry SELECT agency_id, {sequence}, 'settings', {} + 20, occurred_on, recorded_at, \
             actor, area, event_type, event, '', '' FROM ledger_entry WHERE sequence = 1;",
            -sequence
        )
    };
    force(&office, &format!("{}{}", forge(0), forge(-7))).await;
    let found = audit::verify(&office.store, &agency(), Some(&seal)).await.unwrap();
    let faults: Vec<_> = found.faults.iter().map(|fault| (fault.sequence, &fault.kind)).collect();
    assert_eq!(faults, [(-7, &FaultKind::Forged), (0, &FaultKind::Forged)]);
    assert!(office.store.stream(&agency(), &"settings".into()).await.is_err(), "a forged entry was used");
    assert!(office.store.streams_under(&agency(), "set").await.is_err(), "a forged entry was used");
}

async fn no_entry_can_be_put_before_the_first(office: Office) {
    sealed(&office, HashAlgorithm::Sha256).await;
    for column in ["sequence", "version"] {
        for value in ["0", "-1"] {
            let sql = format!("UPDATE ledger_entry SET {column} = {value} WHERE sequence = 1");
            assert!(office.try_tamper(&sql).await.is_err(), "{column} = {value} was taken");
        }
    }
}

/// SQLite keeps a blob, a fraction or a text where a number belongs; PostgreSQL does not.
async fn a_value_of_another_type_is_found_and_named(office: Office) {
    let seal = sealed(&office, HashAlgorithm::Sm3).await;
    if office.store.engine() != Engine::Sqlite {
        return;
    }
    for (column, value) in [
        ("actor", "CAST(actor AS BLOB)"),
        ("recorded_at", "1.5"),
        ("event", "x'ff'"),
        ("previous_hash", "CAST(previous_hash AS BLOB)"),
        ("hash", "CAST(hash AS BLOB)"),
        ("version", "'eins'"),
        ("version", "-3"),
    ] {
        let keep = "CREATE TABLE kept AS SELECT * FROM ledger_entry;";
        force(&office, &format!("{keep} UPDATE ledger_entry SET {column} = {value} WHERE sequence = 7")).await;
        let found = audit::verify(&office.store, &agency(), Some(&seal)).await.unwrap();
        let faults: Vec<_> = found.faults.iter().map(|fault| (fault.sequence, &fault.kind)).collect();
        assert_eq!(faults, [(7, &FaultKind::Changed)], "{column} = {value}");
        office.tamper("DELETE FROM ledger_entry; INSERT INTO ledger_entry SELECT * FROM kept; DROP TABLE kept").await;
    }
    force(&office, "UPDATE ledger_entry SET sequence = 'zwölf' WHERE sequence = 12").await;
    let found = audit::verify(&office.store, &agency(), Some(&seal)).await.unwrap();
    let faults: Vec<_> = found.faults.iter().map(|fault| (fault.sequence, &fault.kind)).collect();
    assert_eq!(faults, [(1, &FaultKind::WithoutPlace { rows: 1 }), (12, &FaultKind::CutTail { last: 11 })]);
}

async fn an_empty_ledger_and_a_missing_chain_are_found(office: Office) {
    sealed(&office, HashAlgorithm::Sha256).await;
    let found = async |agency: &AgencyId| audit::verify(&office.store, agency, None).await.unwrap().faults;
    let kinds = |faults: Vec<Fault>| faults.into_iter().map(|fault| fault.kind).collect::<Vec<_>>();
    assert_eq!(kinds(found(&AgencyId::from("tset")).await), [FaultKind::NoChain, FaultKind::Empty]);
    office.tamper("UPDATE ledger_chain SET algorithm = 'md5'").await;
    assert_eq!(kinds(found(&agency()).await), [FaultKind::NoChain]);
    office.tamper("DELETE FROM ledger_chain").await;
    assert_eq!(kinds(found(&agency()).await), [FaultKind::NoChain]);
    office.tamper("DELETE FROM ledger_entry").await;
    assert_eq!(kinds(found(&agency()).await), [FaultKind::NoChain, FaultKind::Empty]);
}
