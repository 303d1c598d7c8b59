//! The report as a page: one file without outside parts, and the same body for the portal.

use super::layout::{Block, lay_out};
use super::model::{AnnualReport, PrintError, Standing};
use crate::html::{Link, NO_LINKS, escape, table};
use std::fmt::Write;

/// Styles of the sheet, usable on screen and in print; the portal serves the same text as a file.
pub const STYLE: &str = include_str!("../../assets/report.css");

/// A whole page that needs nothing else.
///
/// # Errors
/// A reference in the text that cannot be resolved.
pub fn page(report: &AnnualReport) -> Result<String, PrintError> {
    let title = escape(&report.title());
    let body = body(report, NO_LINKS)?;
    Ok(format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body class=\"desk\">\n<main>\n{body}</main>\n</body>\n</html>\n"
    ))
}

/// The sheet alone, each figure a link where `link` gives an address.
///
/// # Errors
/// A reference in the text that cannot be resolved.
pub fn body(report: &AnnualReport, link: Link<'_>) -> Result<String, PrintError> {
    let mut out = String::from("<article class=\"sheet report\">\n");
    if report.standing == Standing::Draft {
        out.push_str("<p class=\"draft\">草稿，未定稿</p>\n");
    }
    let _ = writeln!(
        out,
        "<h1>{}<span class=\"second\">{}年政府信息公开工作年度报告</span></h1>",
        escape(&report.agency),
        report.year
    );
    for block in lay_out(report)? {
        push_block(&mut out, &block, link);
    }
    out.push_str("</article>\n");
    Ok(out)
}

fn push_block(out: &mut String, block: &Block, link: Link<'_>) {
    let _ = match block {
        Block::Heading(text) => writeln!(out, "<h2>{}</h2>", escape(text)),
        Block::Subheading(text) => writeln!(out, "<h3>{}</h3>", escape(text)),
        Block::Paragraph(text) => writeln!(out, "<p>{}</p>", escape(text)),
        Block::Table(grid) => writeln!(
            out,
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n{}</div>",
            escape(grid.caption()),
            table(grid, link)
        ),
        Block::Signature { agency, day } => {
            writeln!(out, "<p class=\"signature\">{}<br>{}</p>", escape(agency), escape(day))
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::sample;

    #[test]
    fn a_number_becomes_a_link_where_the_page_gives_an_address() -> Result<(), PrintError> {
        let link = |id: &str| (id == "R3.6.3/natural_person").then(|| format!("?cell={id}"));
        let html = body(&sample(), &link)?;
        assert!(html.contains("<a href=\"?cell=R3.6.3/natural_person\">7</a>"));
        assert_eq!(html.matches("<a ").count(), 1);
        Ok(())
    }

    #[test]
    fn text_of_others_cannot_become_markup() -> Result<(), PrintError> {
        let mut report = sample();
        report.agency = "<script>\"&'".into();
        assert!(!page(&report)?.contains("<script>"));
        Ok(())
    }

    #[test]
    fn a_draft_says_that_it_is_one() -> Result<(), PrintError> {
        let mut report = sample();
        assert!(!page(&report)?.contains("草稿"));
        report.standing = Standing::Draft;
        assert!(page(&report)?.contains("草稿，未定稿"));
        Ok(())
    }
}
