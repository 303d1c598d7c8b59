//! What is printed is read back by the same reader that reads other agencies' reports.

use super::sample::sample;
use super::{PrintError, docx, html, pdf, xlsx};
use crate::Press;
use formats::Limits;
use jiff::civil::date;
use report::form::SECTIONS;

/// Where `fonts-noto-cjk` puts its files; `make test` sees that it is installed.
const FONTS: [&str; 2] = [
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
];

fn press() -> Result<Press, PrintError> {
    Press::new(FONTS.iter().filter_map(|path| std::fs::read(path).ok()))
}

fn check(name: &str, bytes: &[u8]) {
    let content = formats::read(name, bytes, &Limits::default()).map_err(|error| error.to_string());
    let reading = content.and_then(|content| report::read::read(&content, name).map_err(|error| format!("{error:?}")));
    match reading {
        Ok(reading) => {
            assert_eq!(reading.tables.to_json(), sample().tables.to_json(), "{name}");
            let headings: Vec<String> =
                reading.narrative.into_iter().flat_map(|n| n.sections).map(|s| s.heading).collect();
            assert_eq!(headings, SECTIONS, "{name}");
        }
        Err(error) => panic!("{name}: {error}"),
    }
}

#[test]
fn the_page_is_read_back_to_the_same_tables() -> Result<(), PrintError> {
    check("annual-report-2024.html", html::page(&sample())?.as_bytes());
    Ok(())
}

#[test]
fn the_word_document_is_read_back_to_the_same_tables() -> Result<(), PrintError> {
    check("annual-report-2024.docx", &docx::bytes(&sample())?);
    Ok(())
}

#[test]
fn the_workbook_is_read_back_to_the_same_tables() -> Result<(), PrintError> {
    check("annual-report-2024.xlsx", &xlsx::bytes(&sample())?);
    Ok(())
}

#[test]
fn the_pdf_is_read_back_to_the_same_tables_and_does_not_change_from_run_to_run() -> Result<(), PrintError> {
    let press = press()?;
    let made_on = date(2025, 1, 20);
    let first = pdf::bytes(&sample(), &press, made_on)?;
    check("annual-report-2024.pdf", &first);
    assert_eq!(first, pdf::bytes(&sample(), &press, made_on)?);
    Ok(())
}

#[test]
fn without_fonts_or_a_glyph_the_pdf_is_refused_by_name() -> Result<(), PrintError> {
    assert!(matches!(Press::new([]), Err(PrintError::NoFont)));
    let mut report = sample();
    report.agency.push('\u{10FFFD}');
    let refused = pdf::bytes(&report, &press()?, date(2025, 1, 20));
    assert!(matches!(refused, Err(PrintError::NoGlyph { character: '\u{10FFFD}', .. })), "{refused:?}");
    Ok(())
}
