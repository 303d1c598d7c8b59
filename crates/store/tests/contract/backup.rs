//! A backup of either engine restores into either; a damaged one is told.

use crate::database::{Office, stories};
use crate::fixture::{NOW, agency, archived, batch, case, content, number, person, stream, withdrawn};
use crate::stock::{document, found};
use jiff::Timestamp;
use jiff::civil::date;
use scan::patrol::Severity;
use std::io::{Read, Write};
use std::path::Path;
use store::{BackupError, DirFiles, Store, read_manifest};
use usecases::audit::{self, HashAlgorithm};
use usecases::ports::{
    Account, Accounts, Batch, Files, GuardChange, Jobs, Ledger, NewJob, NumberClaim, People, Role, SealedRules,
    Tracking, UnitOfWork, Views,
};

stories!(
    a_backup_restores_into_a_fresh_file,
    a_damaged_backup_is_refused_and_leaves_nothing,
    a_backup_is_never_overwritten,
    a_backup_holds_one_agency_and_all_of_it,
    a_backup_with_a_broken_chain_is_not_restored
);

async fn fill(store: &Store, files: &DirFiles) -> String {
    store.begin_chain(&agency(), HashAlgorithm::Sm3).await.unwrap();
    for n in 1..=3 {
        let full = Batch {
            claim: Some(NumberClaim { series: "request/2024".to_owned(), number: n }),
            people: vec![person(n)],
            contents: vec![content(n)],
            tracking: Some(Tracking { number: number(n), secret_hash: "cd".repeat(32) }),
            case: Some(case(n, Some(date(2024, 3, 1)))),
            jobs: vec![NewJob {
                kind: "letter".to_owned(),
                payload: serde_json::json!({ "n": n }),
                key: format!("letter/{n}"),
                run_at: NOW,
            }],
            guard: GuardChange {
                put_documents: vec![document(n)],
                put_findings: vec![found(&format!("f{n}"), Severity::Severe, true)],
                rules: Some(SealedRules { sealed: vec![1, 2, 3] }),
                ..GuardChange::default()
            },
            ..batch(stream(n), 0, withdrawn("“撤回”\n"))
        };
        store.commit(full).await.unwrap();
    }
    // More than one page of rows.
    let many: Vec<Batch> = (0..2_500).map(|n| batch(stream(9), n, archived())).collect();
    store.commit_all(&many).await.unwrap();
    let account = Account {
        login: "wang".to_owned(),
        name: "经办甲".to_owned(),
        roles: vec![Role::Clerk],
        unit: None,
        password_hash: "$argon2id$".to_owned(),
        is_disabled: false,
    };
    assert!(store.insert_account(&agency(), account).await.unwrap());
    files.put(&agency(), "附件内容".as_bytes().to_vec()).await.unwrap()
}

async fn fresh(directory: &Path) -> Store {
    let store = Store::open(&format!("sqlite:{}", directory.join("restored.db").display())).await.unwrap();
    store.migrate(NOW).await.unwrap();
    store
}

/// From either engine into SQLite, where `backup` finds the same rows again.
async fn a_backup_restores_into_a_fresh_file(office: Office) {
    let directory = tempfile::tempdir().unwrap();
    let files = DirFiles::new(directory.path().join("files"));
    let kept = fill(&office.store, &files).await;
    let out = directory.path().join("备份.zip");
    let manifest = office.store.back_up(&files, &agency(), NOW, &out).await.unwrap();
    assert_eq!(read_manifest(&out).unwrap(), manifest);
    assert_eq!(manifest.files, std::slice::from_ref(&kept));

    let restored = fresh(directory.path()).await;
    let restored_files = DirFiles::new(directory.path().join("restored"));
    assert_eq!(restored.restore(&restored_files, &out).await.unwrap(), manifest);
    let found = audit::verify(&restored, &agency(), None).await.unwrap();
    assert!(found.is_intact(), "{:?}", found.faults);
    assert_eq!((found.algorithm, found.entries), (HashAlgorithm::Sm3, 2_503));
    assert_eq!(restored.head(&agency()).await.unwrap(), office.store.head(&agency()).await.unwrap());
    assert!(restored.person(&agency(), &person(2).id).await.unwrap() == Some(person(2)));
    assert_eq!(restored.case(&agency(), &number(3)).await.unwrap(), Some(case(3, Some(date(2024, 3, 1)))));
    assert_eq!(restored.last_number(&agency(), "request/2024").await.unwrap(), 3);
    assert!(restored.account(&agency(), "wang").await.unwrap().is_some());
    assert_eq!(restored_files.get(&agency(), &kept).await.unwrap(), Some("附件内容".as_bytes().to_vec()));
    // The office goes on where it was.
    assert_eq!(restored.claim(&agency(), "w", NOW, 60).await.unwrap().unwrap().id, "letter/1");
    restored.commit(batch(stream(1), 1, archived())).await.unwrap();

    let again = directory.path().join("again.zip");
    let of_original = office.store.back_up(&files, &agency(), Timestamp::UNIX_EPOCH, &again).await.unwrap();
    assert_eq!(of_original.tables, manifest.tables, "an unchanged store gives the same bytes");
}

/// Rewrites the backup with one text in one of its parts replaced.
fn damage(from: &Path, to: &Path, part: &str, text: &str, other: &str) {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(from).unwrap()).unwrap();
    let mut out = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
    let names: Vec<String> =
        (0..archive.len()).map(|n| archive.by_index(n).unwrap().name().unwrap().into_owned()).collect();
    for name in names {
        let mut entry = archive.by_name(&name).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == part {
            let changed = String::from_utf8(bytes).unwrap().replacen(text, other, 1);
            bytes = changed.into_bytes();
        }
        drop(entry);
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap();
}

/// A manifest that leaves a table out.
fn forget_table(from: &Path, to: &Path, table: &str) {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(from).unwrap()).unwrap();
    let whole = std::io::read_to_string(archive.by_name("manifest.json").unwrap()).unwrap();
    let mut manifest: serde_json::Value = serde_json::from_str(&whole).unwrap();
    manifest["tables"].as_array_mut().unwrap().retain(|listed| listed["name"] != table);
    damage(from, to, "manifest.json", &whole, &manifest.to_string());
}

async fn a_damaged_backup_is_refused_and_leaves_nothing(office: Office) {
    let directory = tempfile::tempdir().unwrap();
    let files = DirFiles::new(directory.path().join("files"));
    fill(&office.store, &files).await;
    let good = directory.path().join("good.zip");
    office.store.back_up(&files, &agency(), NOW, &good).await.unwrap();
    let restored = fresh(directory.path()).await;
    let bad = directory.path().join("bad.zip");
    let check = async |prepare: &dyn Fn(), word: &str| {
        prepare();
        let error = restored.restore(&files, &bad).await.unwrap_err();
        assert!(matches!(&error, BackupError::Unusable(text) if text.contains(word)), "{word}: {error}");
        assert_eq!(restored.head(&agency()).await.unwrap().0, 0, "{word}: something was left");
        assert!(restored.person(&agency(), &person(1).id).await.unwrap().is_none());
    };
    check(&|| damage(&good, &bad, "tables/person.jsonl", "赵", "钱"), "person").await;
    check(&|| damage(&good, &bad, "tables/job.jsonl", "{", "["), "job第1行").await;
    check(&|| damage(&good, &bad, "manifest.json", "gongkai-backup/1", "gongkai-backup/9"), "manifest").await;
    check(&|| damage(&good, &bad, "manifest.json", "m0001_spine", "m0009_later"), "m0009_later").await;
    check(&|| damage(&good, &bad, "manifest.json", "\"account\"", "\"accounts\""), "accounts").await;
    check(&|| damage(&good, &bad, "manifest.json", "\"account\"", "\"person\""), "清单不符").await;
    check(&|| forget_table(&good, &bad, "account"), "account").await;
    let whole = std::fs::read(&good).unwrap();
    check(&|| std::fs::write(&bad, &whole[..whole.len() / 2]).unwrap(), "不是完整的备份").await;
    check(&|| std::fs::write(&bad, b"").unwrap(), "不是完整的备份").await;
}

async fn a_backup_is_never_overwritten(office: Office) {
    let directory = tempfile::tempdir().unwrap();
    let files = DirFiles::new(directory.path().join("files"));
    let out = directory.path().join("backup.zip");
    std::fs::write(&out, b"an older one").unwrap();
    assert!(matches!(office.store.back_up(&files, &agency(), NOW, &out).await, Err(BackupError::Unusable(_))));
    assert_eq!(std::fs::read(&out).unwrap(), b"an older one");
}

async fn a_backup_holds_one_agency_and_all_of_it(office: Office) {
    let directory = tempfile::tempdir().unwrap();
    let files = DirFiles::new(directory.path().join("files"));
    let kept = fill(&office.store, &files).await;
    let other = Batch { agency: "other".into(), ..batch(stream(1), 0, archived()) };
    office.store.commit(Batch { people: vec![person(7)], ..other }).await.unwrap();
    let out = directory.path().join("one.zip");
    let manifest = office.store.back_up(&files, &agency(), NOW, &out).await.unwrap();
    let rows = |table: &str| manifest.tables.iter().find(|counted| counted.name == table).unwrap().rows;
    assert_eq!((rows("ledger_chain"), rows("ledger_entry"), rows("person")), (1, 2_503, 3), "another agency's too");

    // A file that is named but cannot be had: the backup is not made, since nobody could restore it.
    let place = directory.path().join("files/test/sha256").join(&kept[..2]).join(&kept[2..4]);
    std::fs::rename(place.join(&kept), place.join("f".repeat(64))).unwrap();
    let lacking = directory.path().join("lacking.zip");
    let error = office.store.back_up(&files, &agency(), NOW, &lacking).await.unwrap_err();
    assert!(matches!(&error, BackupError::Failed(text) if text.contains("附件")), "{error}");
    assert!(!lacking.exists());
}

async fn a_backup_with_a_broken_chain_is_not_restored(office: Office) {
    let directory = tempfile::tempdir().unwrap();
    let files = DirFiles::new(directory.path().join("files"));
    fill(&office.store, &files).await;
    office.tamper("UPDATE ledger_entry SET actor = 'somebody' WHERE sequence = 2").await;
    let out = directory.path().join("broken.zip");
    office.store.back_up(&files, &agency(), NOW, &out).await.unwrap();
    let restored = fresh(directory.path()).await;
    let error = restored.restore(&files, &out).await.unwrap_err();
    assert!(matches!(&error, BackupError::Unusable(text) if text.contains("第2条")), "{error}");
    assert_eq!(restored.head(&agency()).await.unwrap().0, 0, "it was restored all the same");
}
