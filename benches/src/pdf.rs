//! The annual report as PDF, in process: the first one and the following ones.

use crate::demo;
use crate::figure::{Better, Figure, milliseconds};
use anyhow::{Result, anyhow};
use documents::Press;
use documents::report::{AnnualReport, Section, Standing, pdf};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

const FONTS: &str = "/usr/share/fonts/opentype/noto";

pub(crate) fn measure() -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let printed = demo::print(&demo::prepare(folder.path())?, folder.path())?;
    let json: serde_json::Value = serde_json::from_slice(&fs::read(printed.join("annual-report-2024.json"))?)?;
    let report = AnnualReport {
        agency: "示例市示例局".to_owned(),
        year: 2024,
        tables: report::Tables::from_json(&json).map_err(|error| anyhow!(error))?,
        sections: BTreeMap::from([(Section::Overview, "全年工作平稳有序。".repeat(100))]),
        figures: BTreeMap::new(),
        standing: Standing::Final,
    };
    let press = Press::new(fonts()?).map_err(|error| anyhow!("{error}"))?;
    let print = || pdf::bytes(&report, &press, date(2025, 1, 20)).map_err(|error| anyhow!("{error}"));
    let begun = Instant::now();
    print()?;
    let first = begun.elapsed().as_secs_f64() * 1e3;
    let later = milliseconds(20, || {
        std::hint::black_box(print().ok());
    });
    let figure =
        |name, measured, method| Figure { name, unit: "ms", promised: 300.0, measured, better: Better::Lower, method };
    Ok(vec![
        figure(
            "report as PDF, the first of a process",
            first,
            "three tables and 900 characters of text, PDF/A and PDF/UA; fonts loaded before",
        ),
        figure("report as PDF, later ones", later, "best of twenty"),
    ])
}

fn fonts() -> Result<Vec<Vec<u8>>> {
    let mut files: Vec<PathBuf> = fs::read_dir(FONTS)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    files.into_iter().map(|file| Ok(fs::read(file)?)).collect()
}
