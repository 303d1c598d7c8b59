//! Redaction of a PDF, verification included, a page: glyphs taken out of a printed report, and pages made anew.

use crate::demo;
use crate::figure::{Better, Figure, milliseconds};
use anyhow::{Context, Result, bail};
use documents::redacted::{Faces, Level, Outcome, Request, redact, view};
use scan::Kind;
use scan::redaction::{Sign, Term};
use std::fs;
use std::path::Path;

const FONTS: [&str; 2] = ["NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc"];
const KINDS: [Kind; 3] = [Kind::IdCard, Kind::Mobile, Kind::BankCard];

pub(crate) fn measure() -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let printed = demo::print(&demo::prepare(folder.path())?, folder.path())?;
    let report = fs::read(printed.join("annual-report-2024.pdf"))?;
    let scanned = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/guard/scanned.pdf"))?;
    let faces =
        Faces::new(FONTS.iter().filter_map(|name| fs::read(format!("/usr/share/fonts/opentype/noto/{name}")).ok()));
    let figure = |name, measured, method| Figure {
        name,
        unit: "ms a page",
        promised: 300.0,
        measured,
        better: Better::Lower,
        method,
    };
    Ok(vec![
        figure(
            "redaction: glyphs taken out",
            a_page(&report, Level::Surgical, &faces)?,
            "printed report, one word on every page; verified",
        ),
        figure("redaction: pages made anew", a_page(&report, Level::Rebuild, &faces)?, "the same"),
        figure(
            "redaction: a scanned page made anew",
            a_page(&scanned, Level::Rebuild, &faces)?,
            "two numbers; verified",
        ),
    ])
}

fn a_page(file: &[u8], level: Level, faces: &Faces) -> Result<f64> {
    let sign = Sign { by: "示例员".to_owned(), at: jiff::civil::date(2026, 11, 24).at(9, 0, 0, 0) };
    let terms = [Term { text: "本年".to_owned(), ground: None }];
    let request = Request { kinds: &KINDS, terms: &terms, boxes: &[], level, faces, sign: &sign };
    match redact(file, &request) {
        Outcome::Verified(_) => {}
        Outcome::Failed { what } => bail!("not verified: {what:?}"),
        Outcome::Uncheckable { why } => bail!("not checkable: {why}"),
    }
    let pages = view::pages(file, faces).map_err(anyhow::Error::msg).context("the input has no pages")?.len();
    let all = milliseconds(5, || {
        std::hint::black_box(redact(file, &request));
    });
    Ok(all / pages as f64)
}
