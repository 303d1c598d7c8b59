//! Each invariant that `tidy` keeps is broken once in a miniature workspace, and tidy says so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may give up")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A workspace of three tiny crates in which nothing is wrong.
struct Miniature {
    root: PathBuf,
}

impl Miniature {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("gongkai-tidy-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let miniature = Self { root };
        miniature.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n");
        miniature.write("GLOSSARY.md", "| 申请 | `Request` | never application | ✓ |\n");
        miniature.package("law", "", LAWFUL);
        miniature.package("store", "", "//! Stores.\n");
        miniature.package("web", "", "//! Shows.\npub struct Request;\n");
        miniature
    }

    fn package(&self, name: &str, dependencies: &str, source: &str) {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[dependencies]\n{dependencies}\n"
        );
        self.write(&format!("crates/{name}/Cargo.toml"), &manifest);
        self.write(&format!("crates/{name}/src/lib.rs"), source);
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Whether tidy is content, and what it printed.
    fn tidy(&self) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask")).arg("tidy").arg(&self.root).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

impl Drop for Miniature {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

const LAWFUL: &str = "//! `答复期限` — 条例 §33.\n\n/// 条例 §33.\npub fn reply_due() -> Derived<u8> {\n    Derived::new(20, Citation::article(REGULATION, 33))\n}\n";

fn check(name: &str, breakage: impl Fn(&Miniature), complaint: &str) {
    let miniature = Miniature::new(name);
    let (content, printed) = miniature.tidy();
    assert!(content, "the miniature should be in order:\n{printed}");
    breakage(&miniature);
    let (content, printed) = miniature.tidy();
    assert!(!content, "tidy should complain");
    assert!(printed.contains(complaint), "expected “{complaint}” in:\n{printed}");
}

#[test]
fn a_pure_crate_must_not_gain_tokio() {
    check("tokio", |m| m.package("law", "tokio = \"1\"", LAWFUL), "pure crate `law` gained `tokio`");
}

#[test]
fn a_pure_crate_must_not_read_the_clock() {
    let source = format!("{LAWFUL}fn today() {{ let _ = jiff::Zoned::now(); }}\n");
    check("clock", |m| m.package("law", "", &source), "`Zoned::now` in a pure crate");
}

#[test]
fn web_must_not_name_store() {
    check(
        "web",
        |m| m.package("web", "store = { path = \"../store\" }", "pub struct Request;\n"),
        "`web` must not use `store`",
    );
}

#[test]
fn only_usecases_appends() {
    check(
        "append",
        |m| m.package("web", "", "pub struct Request;\nfn f(u: U) { u.commit(b); }\n"),
        "`.commit(` outside `usecases`",
    );
}

#[test]
fn a_rule_must_cite_its_article() {
    let source = "//! `答复期限` — 条例 §33.\n\npub fn reply_due() -> Derived<u8> {\n    Derived::new(20)\n}\n";
    check("rule", |m| m.package("law", "", source), "`reply_due` gives a `Derived` without an article");
}

#[test]
fn a_long_file_says_why() {
    let source = format!("{LAWFUL}{}", "// line\n".repeat(700));
    check("size", |m| m.package("law", "", &source), "split it");
}

#[test]
fn a_second_spelling_is_found() {
    let source = format!("{LAWFUL}pub struct Applicant;\n");
    check("word", |m| m.package("law", "", &source), "the glossary says `requester`");
}

#[test]
fn a_word_of_the_glossary_must_exist() {
    check("gone", |m| m.package("web", "", "//! Shows.\n"), "`Request` is marked ✓");
}
