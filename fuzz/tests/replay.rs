//! The kept corpus through every target: small valid files, one for every part of a reader that fuzzing found its way
//! into, and every file that ever broke one.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use fuzz::{TARGETS, Target};
use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What the last panic said, also one that a reader caught and called damage.
static PANIC: Mutex<Option<String>> = Mutex::new(None);

#[test]
fn the_kept_corpus_breaks_no_reader() {
    let corpus = root().join("fixtures/corpus");
    set_hook(Box::new(|info| {
        if let Ok(mut panic) = PANIC.lock() {
            panic.get_or_insert(info.to_string());
        }
    }));
    let mut broken = Vec::new();
    for (name, target) in TARGETS {
        let files = names(&corpus.join(name));
        if files.is_empty() {
            broken.push(format!("fixtures/corpus/{name} is empty"));
        }
        broken.extend(files.iter().filter_map(|file| break_by(target, &corpus.join(name).join(file))));
    }
    drop(std::panic::take_hook());
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_target_has_its_binary_and_its_corpus() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let binaries = names(&root().join("fuzz/fuzz_targets")).iter().map(|file| file.replace(".rs", "")).collect();
    assert_eq!(targets, binaries);
    assert_eq!(targets, names(&root().join("fixtures/corpus")));
}

fn break_by(target: Target, path: &Path) -> Option<String> {
    let bytes = fs::read(path).expect("a file of the corpus");
    let died = catch_unwind(AssertUnwindSafe(|| target(&bytes))).is_err();
    let panic = PANIC.lock().expect("the panic's words").take();
    (died || panic.is_some()).then(|| format!("{}: {}", path.display(), panic.unwrap_or_default()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let files = fs::read_dir(folder).expect("a folder");
    files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect()
}
