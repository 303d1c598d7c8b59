//! The directory of files: whole or absent, and never handed out damaged.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use casework::ids::AgencyId;
use store::{Argon2Passwords, DirFiles};
use usecases::ports::{Files, Passwords};

fn agency() -> AgencyId {
    AgencyId::from("test")
}

const HASH_OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

#[tokio::test]
async fn a_file_is_found_by_its_hash_and_kept_once() {
    let root = tempfile::tempdir().unwrap();
    let files = DirFiles::new(root.path());
    assert_eq!(files.put(&agency(), b"abc".to_vec()).await.unwrap(), HASH_OF_ABC);
    assert_eq!(files.put(&agency(), b"abc".to_vec()).await.unwrap(), HASH_OF_ABC);
    let place = root.path().join("test/sha256/ba/78").join(HASH_OF_ABC);
    assert_eq!(std::fs::read(&place).unwrap(), b"abc");
    assert_eq!(std::fs::read_dir(place.parent().unwrap()).unwrap().count(), 1, "a temporary file was left");
    assert_eq!(files.get(&agency(), HASH_OF_ABC).await.unwrap(), Some(b"abc".to_vec()));
    assert_eq!(files.get(&agency(), &"0".repeat(64)).await.unwrap(), None);
    assert_eq!(files.get(&AgencyId::from("other"), HASH_OF_ABC).await.unwrap(), None);
    assert_eq!(files.list(&agency()).unwrap(), [HASH_OF_ABC]);
}

#[tokio::test]
async fn a_damaged_file_is_told_and_not_handed_out() {
    let root = tempfile::tempdir().unwrap();
    let files = DirFiles::new(root.path());
    files.put(&agency(), b"abc".to_vec()).await.unwrap();
    std::fs::write(root.path().join("test/sha256/ba/78").join(HASH_OF_ABC), b"abd").unwrap();
    let error = files.get(&agency(), HASH_OF_ABC).await.unwrap_err().to_string();
    assert!(error.contains("损坏"), "{error}");
}

#[tokio::test]
async fn a_name_that_is_no_hash_reaches_no_file() {
    let root = tempfile::tempdir().unwrap();
    let files = DirFiles::new(root.path().join("files"));
    for name in ["../../etc/passwd", "", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", "ab"] {
        assert!(files.get(&agency(), name).await.is_err(), "{name}");
    }
    assert!(files.put(&AgencyId::from("../up"), b"abc".to_vec()).await.is_err());
}

#[tokio::test]
async fn a_password_fits_its_own_hash_only() {
    let passwords = Argon2Passwords::default();
    let first = passwords.hash("correct horse".to_owned()).await.unwrap();
    let second = passwords.hash("correct horse".to_owned()).await.unwrap();
    assert!(first.starts_with("$argon2id$"), "{first}");
    assert_ne!(first, second, "two hashes of one password share their salt");
    assert!(passwords.verify("correct horse".to_owned(), first.clone()).await.unwrap());
    assert!(!passwords.verify("correct  horse".to_owned(), first).await.unwrap());
    assert!(passwords.verify("any".to_owned(), "not a hash".to_owned()).await.is_err());
}
