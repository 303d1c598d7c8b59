//! No input makes a reader panic, and whatever is read keeps its promises. What looks further, and the files that ever broke a
//! reader, are in `fuzz/`.

use crate::builders::pdf::{GBK, HELVETICA, IDENTITY, at, gbk, pdf};
use crate::builders::{docx, p, tc, xlsx};
use formats::{Block, Content, Limits, Table};
use proptest::prelude::*;

/// Small, so that a file that gets through by luck costs little.
const LIMITS: Limits = Limits { file_bytes: 1 << 20, unpacked_bytes: 8 << 20, pages: 20, cells: 20_000 };

/// Reads a file and checks what every content promises.
fn survive(name: &str, bytes: &[u8]) {
    if let Ok(content) = formats::read(name, bytes, &LIMITS) {
        keeps_promises(&content);
    }
}

fn keeps_promises(content: &Content) {
    for block in &content.blocks {
        if let Block::Table(table) = block {
            spans_stay_within(table);
        }
    }
    for run in content.pages.iter().flat_map(|page| &page.runs) {
        let edges = [run.left, run.top, run.right, run.bottom];
        assert!(edges.iter().all(|edge| edge.is_finite()) && run.left <= run.right && run.top <= run.bottom, "{run:?}");
    }
}

fn spans_stay_within(table: &Table) {
    for (index, row) in table.rows.iter().enumerate() {
        for cell in row {
            assert!(cell.row_span >= 1 && cell.col_span >= 1, "{cell:?}");
            assert!(index + cell.row_span as usize <= table.rows.len(), "{cell:?}");
        }
    }
}

/// A valid file of every kind, with a name that fits.
fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let begin = tc("<w:vMerge w:val='restart'/><w:gridSpan w:val='2'/>", "甲");
    let rows = format!("<w:tbl><w:tr>{begin}{}</w:tr><w:tr>{}</w:tr></w:tbl>", tc("", "1"), tc("<w:vMerge/>", ""));
    let sheet = r#"<cols><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>71.6</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>"#;
    let html =
        "<table><tr><td rowspan=2>甲<td colspan=2>&nbsp;<tr><th>1<table><tr><td>内</table></table><p hidden>x<b><p>乙";
    let markdown = "# 一\n|甲|乙|\n|-|-|\n|1|2\\|3|\n<table>\n<tr><td>3\n</table>\n```\nx\n```\n[链](x) **粗**";
    vec![
        ("a.docx", docx(&(p("正文 &amp; 二") + &rows))),
        ("a.xlsx", xlsx(sheet, "<sst><si><r><t>甲</t></r><rPh><t>j</t></rPh></si></sst>")),
        ("a.pdf", pdf(GBK, &[&at(50, 700, &gbk("规章12")), &at(60, 700, &gbk("件"))])),
        ("a.pdf", pdf(HELVETICA, &["BT /F1 10 Tf 50 700 Td [(1)-900(2)] TJ ET 0 0 9 9 re f"])),
        ("a.pdf", pdf(IDENTITY, &[&at(50, 700, "000100020003")])),
        ("a.html", html.into()),
        ("a.md", markdown.into()),
        ("a.txt", "一、总体情况\t12\u{A0}\r\n二".into()),
        ("a.json", r#"{"year": 2024}"#.into()),
    ]
}

/// What is done to a valid file.
#[derive(Debug, Clone)]
enum Damage {
    Set(usize, u8),
    Cut(usize),
    Remove(usize, usize),
    Repeat(usize, usize),
    Insert(usize, &'static str),
}

const WORDS: [&str; 16] = [
    "<table><tr><td colspan=999 rowspan=0>",
    "</td>",
    "<b>",
    "<w:tbl>",
    "</w:tc>",
    "<w:p>",
    "<c r=\"XFD1048576\">",
    "&#0;",
    "4 0 R",
    "99999999999",
    "-1",
    "<<",
    "endobj",
    "stream\n",
    "\u{0}",
    "|",
];

fn damage() -> impl Strategy<Value = Damage> {
    let place = || 0..4096_usize;
    prop_oneof![
        4 => (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        1 => place().prop_map(Damage::Cut),
        1 => (place(), 1..64_usize).prop_map(|(at, length)| Damage::Remove(at, length)),
        1 => (place(), 1..64_usize).prop_map(|(at, length)| Damage::Repeat(at, length)),
        2 => (place(), prop::sample::select(&WORDS[..])).prop_map(|(at, word)| Damage::Insert(at, word)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let length = bytes.len().max(1);
    match damage {
        Damage::Set(at, byte) => {
            if let Some(place) = bytes.get_mut(at % length) {
                *place = *byte;
            }
        }
        Damage::Cut(at) => bytes.truncate(at % length),
        Damage::Remove(at, count) => {
            let at = at % length;
            bytes.drain(at.min(bytes.len())..(at + count).min(bytes.len()));
        }
        Damage::Repeat(at, count) => {
            let at = (at % length).min(bytes.len());
            let piece = bytes[at..(at + count).min(bytes.len())].repeat(3);
            bytes.splice(at..at, piece);
        }
        Damage::Insert(at, word) => {
            let at = (at % length).min(bytes.len());
            bytes.splice(at..at, word.bytes());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_is_survived(bytes in prop::collection::vec(any::<u8>(), 0..300), magic in 0..6_usize, name in "[a-z]{0,3}\\.(txt|md|html|json|docx|pdf)") {
        let magics: [&[u8]; 6] = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<table>", b"\xFF\xFE", b"{"];
        survive(&name, &[magics[magic], &bytes].concat());
    }

    #[test]
    fn characters_are_survived(text in "[<>/a-z|#\\-\\[\\]()\\\\*`_=\\n \\u{4E00}-\\u{4E10}&;\"']{0,200}") {
        for name in ["a.html", "a.md", "a.txt"] {
            survive(name, text.as_bytes());
        }
    }

    #[test]
    fn damage_is_survived(which in any::<prop::sample::Index>(), damages in prop::collection::vec(damage(), 1..8)) {
        let seeds = seeds();
        let (name, mut bytes) = seeds[which.index(seeds.len())].clone();
        for one in &damages {
            apply(&mut bytes, one);
        }
        survive(name, &bytes);
    }

    /// Damage to the XML of a package, which damage to its packed bytes never reaches.
    #[test]
    fn damage_within_a_package_is_survived(damages in prop::collection::vec(damage(), 1..8), is_sheet in any::<bool>()) {
        let mut inner = if is_sheet {
            r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>"#.to_owned()
        } else {
            p("正文") + "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>"
        }.into_bytes();
        for one in &damages {
            apply(&mut inner, one);
        }
        let inner = String::from_utf8_lossy(&inner);
        let file = if is_sheet { xlsx(&inner, "<sst><si><t>甲</t></si></sst>") } else { docx(&inner) };
        survive("a", &file);
    }
}
