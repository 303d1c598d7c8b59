//! Damages the kept corpus for a while and says what broke: `cargo run -p formats --example mutate -- FORMAT SECONDS SEED`.
//!
//! A file that panics inside a parser or takes longer than two seconds is written to `fixtures/corpus/FORMAT/`, where
//! the tests read it for ever after. A process that dies leaves the last file in the temporary directory.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a tool for developers")]

use formats::Limits;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const LIMITS: Limits = Limits { file_bytes: 1 << 22, unpacked_bytes: 32 << 20, pages: 50, cells: 100_000 };
const SLOW: Duration = Duration::from_secs(2);

static PANICKED: AtomicBool = AtomicBool::new(false);

const WORDS: [&[u8]; 40] = [
    b"<table><tr><td colspan=999 rowspan=0>",
    b"</td>",
    b"<b a=1>",
    b"<p>",
    b"</table>",
    b"<!--",
    b"&#x110000;",
    b"&nbsp;",
    b"<w:tbl>",
    b"</w:tc>",
    b"<w:tr>",
    b"<w:p>",
    b"<w:vMerge/>",
    b"<w:gridSpan w:val='4294967295'/>",
    b"<c r=\"XFD1048576\">",
    b"<mergeCell ref=\"A1:XFD1048576\"/>",
    b"<v>1e308</v>",
    b"<row r=\"0\" hidden=\"1\">",
    b"4 0 R",
    b"1 0 R",
    b"99999999999",
    b"-1",
    b"0.0000001",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"endobj",
    b"stream\n",
    b"/Kids[2 0 R]",
    b"/FlateDecode",
    b"/Length 0",
    b"BT",
    b"Tj",
    b"cm",
    b"Do",
    b"q",
    b"\xFF\xFE",
    b"\x00",
    b"|",
];

/// Xorshift: the same seed damages the same way.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [format, seconds, seed] = arguments.as_slice() else { return println!("mutate FORMAT SECONDS SEED") };
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/corpus").join(format);
    let seeds = corpus(&folder);
    let mut dice = Dice(seed.parse::<u64>().unwrap_or(0) | 0x9E37_79B9_7F4A_7C15);
    std::panic::set_hook(Box::new(|info| {
        if !PANICKED.swap(true, Ordering::Relaxed) {
            println!("panic: {info}");
        }
    }));
    let (begun, limit) = (Instant::now(), Duration::from_secs(seconds.parse().unwrap_or(60)));
    let (mut count, mut read, mut kept) = (0_u64, 0_u64, 0_u32);
    let mut slowest = Duration::ZERO;
    let last = std::env::temp_dir().join(format!("mutate-{format}-{seed}"));
    while begun.elapsed() < limit && kept < 20 {
        let (name, bytes) = &seeds[dice.below(seeds.len())];
        let bytes = damaged(bytes, &seeds[dice.below(seeds.len())].1, &mut dice);
        std::fs::write(&last, &bytes).expect("the last file is kept");
        PANICKED.store(false, Ordering::Relaxed);
        let started = Instant::now();
        read += u64::from(formats::read(name, &bytes, &LIMITS).is_ok());
        let took = started.elapsed();
        slowest = slowest.max(took);
        count += 1;
        if PANICKED.load(Ordering::Relaxed) || took > SLOW {
            kept += 1;
            let path = folder.join(format!("found-{seed}-{count}.{format}"));
            println!("{} after {took:?}", path.display());
            std::fs::write(path, &bytes).expect("a find is kept");
        }
    }
    let _ = std::fs::remove_file(last);
    println!("{format}: {count} files, {read} of them read, {kept} kept, slowest {slowest:?}, {:?}", begun.elapsed());
}

fn corpus(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder).expect("a folder of the corpus");
    let paths = files.map(|file| file.expect("a file").path());
    paths.map(|path| (path.to_string_lossy().into_owned(), std::fs::read(&path).expect("bytes"))).collect()
}

/// Damages bytes; of packages, mostly the parts within.
fn damaged(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    if bytes.starts_with(b"PK") && dice.below(8) > 0 {
        return repacked(bytes, dice).unwrap_or_default();
    }
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(6) {
        damage(&mut bytes, other, dice);
    }
    bytes
}

fn repacked(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let chosen = dice.below(archive.len());
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).ok()?;
        let mut part = Vec::new();
        file.read_to_end(&mut part).ok()?;
        let name = file.name().ok()?.into_owned();
        if index == chosen {
            let itself = part.clone();
            for _ in 0..=dice.below(6) {
                damage(&mut part, &itself, dice);
            }
        }
        writer.start_file(name, SimpleFileOptions::default()).ok()?;
        writer.write_all(&part).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

fn damage(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + dice.below(80)).min(bytes.len());
    match dice.below(8) {
        0 | 1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = dice.below(256) as u8;
            }
        }
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(at..end)),
        4 => {
            let piece = bytes[at..end].repeat(1 + dice.below(200));
            bytes.splice(at..at, piece);
        }
        5 | 6 => {
            let word = WORDS[dice.below(WORDS.len())].repeat(1 + dice.below(3));
            bytes.splice(at..at, word);
        }
        _ => {
            let from = dice.below(other.len() + 1);
            let to = (from + dice.below(400)).min(other.len());
            bytes.splice(at..end, other[from..to].to_vec());
        }
    }
}
