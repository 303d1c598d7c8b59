//! The Rust sources of the workspace, with the parts that only tests see told apart.

use anyhow::{Context, Result};
use regex::Regex;
use std::fs;
use std::path::{Path, PathBuf};

/// One source file.
pub(crate) struct Source {
    /// Path from the workspace's root, with `/`.
    pub(crate) path: String,
    /// The crate's folder name, `law`.
    pub(crate) package: String,
    /// The whole text.
    pub(crate) text: String,
    /// Lives under `tests/`, `benches/`, `examples/`, or is a `tests.rs` module.
    pub(crate) is_test: bool,
}

impl Source {
    /// Lines of product code with their numbers from 1: no tests, no comments.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = if self.is_test {
            0
        } else {
            self.text.lines().position(|line| line.trim() == "#[cfg(test)]").unwrap_or(usize::MAX)
        };
        self.text
            .lines()
            .enumerate()
            .take_while(move |(index, _)| *index < end)
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(index, line)| (index + 1, line))
    }
}

/// All of them, in order of path.
pub(crate) fn read(root: &Path) -> Result<Vec<Source>> {
    let mut paths = Vec::new();
    for top in ["crates", "xtask", "benches", "fuzz"] {
        walk(&root.join(top), &mut paths)?;
    }
    paths.sort();
    let mut sources = paths.into_iter().map(|path| load(root, &path)).collect::<Result<Vec<_>>>()?;
    mark_test_modules(&mut sources)?;
    Ok(sources)
}

/// A file that its parent declares as `#[cfg(test)] mod name;` is seen by tests only, whatever its name.
fn mark_test_modules(sources: &mut [Source]) -> Result<()> {
    let declared = Regex::new(r"#\[cfg\(test\)\]\s*mod (\w+);")?;
    let mut tests = Vec::new();
    for source in sources.iter() {
        let (folder, file) = source.path.rsplit_once('/').unwrap_or(("", &source.path));
        let inner = match file {
            "mod.rs" | "lib.rs" | "main.rs" => folder.to_owned(),
            other => format!("{folder}/{}", other.trim_end_matches(".rs")),
        };
        for name in declared.captures_iter(&source.text).filter_map(|c| c.get(1)) {
            tests.push(format!("{inner}/{}", name.as_str()));
        }
    }
    for source in sources {
        let path = source.path.trim_end_matches(".rs").trim_end_matches("/mod");
        source.is_test |= tests.iter().any(|test| path == test || path.starts_with(&format!("{test}/")));
    }
    Ok(())
}

fn load(root: &Path, path: &Path) -> Result<Source> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let relative = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let parts: Vec<&str> = relative.split('/').collect();
    let package = match parts.as_slice() {
        ["crates", name, ..] | [name, ..] => (*name).to_owned(),
        [] => String::new(),
    };
    let is_test = parts.iter().any(|part| matches!(*part, "tests" | "examples" | "testing"))
        || relative.ends_with("/tests.rs")
        || package == "xtask";
    Ok(Source { path: relative, package, text, is_test })
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            let skip = path.file_name().is_some_and(|name| name == "target" || name == "node_modules");
            if !skip {
                walk(&path, paths)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
    Ok(())
}
