//! Font files for PDF: those of the configured directory, then the Chinese faces that systems install.

use std::fs;
use std::path::{Path, PathBuf};

/// Where systems keep fonts.
const SYSTEM: [&str; 3] = ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts"];
/// Files of the system that are read: the faces the templates name, and nothing of the hundreds of others.
const WANTED: [&str; 10] = [
    "NotoSerifCJK-Regular.ttc",
    "NotoSerifCJK-Bold.ttc",
    "NotoSansCJK-Regular.ttc",
    "NotoSerifCJKsc-Regular.otf",
    "NotoSerifCJKsc-Bold.otf",
    "NotoSansCJKsc-Regular.otf",
    "simsun.ttc",
    "simfang.ttf",
    "simhei.ttf",
    "simkai.ttf",
];
const ENDINGS: [&str; 3] = ["ttf", "otf", "ttc"];
/// Directories within directories: fonts lie two or three deep.
const DEPTH: usize = 5;

/// The bytes of every font file to print with, the office's own first.
pub(crate) fn files(fonts_dir: Option<&Path>) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    if let Some(directory) = fonts_dir {
        collect(directory, DEPTH, &mut paths, &|path| {
            path.extension().is_some_and(|e| ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known)))
        });
    }
    for directory in SYSTEM {
        collect(Path::new(directory), DEPTH, &mut paths, &|path| {
            path.file_name().is_some_and(|name| WANTED.iter().any(|wanted| name.eq_ignore_ascii_case(wanted)))
        });
    }
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

fn collect(directory: &Path, depth: usize, into: &mut Vec<PathBuf>, wanted: &dyn Fn(&Path) -> bool) {
    let Ok(entries) = fs::read_dir(directory) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if depth > 0 {
                collect(&path, depth - 1, into, wanted);
            }
        } else if wanted(&path) {
            into.push(path);
        }
    }
}
