//! A letter as a page that looks like its paper: red letterhead, double rule, margins.

use super::Letter;
use crate::html::escape;
use std::fmt::Write;

/// Styles of the sheet; the workbench serves the same text as a file.
pub const STYLE: &str = include_str!("../../assets/letter.css");

/// A whole page that needs nothing else.
pub fn page(letter: &Letter) -> String {
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body class=\"desk\">\n<main>\n{}</main>\n</body>\n</html>\n",
        escape(&letter.title),
        body(letter)
    )
}

/// The sheet alone, for a page of the workbench: its title is that of the page.
pub fn body(letter: &Letter) -> String {
    sheet(letter, 1)
}

/// The sheet as one of several things on a page, its title a heading of this level.
pub fn sheet(letter: &Letter, level: u8) -> String {
    let mut out = String::from("<article class=\"paper\">\n");
    if let Some(mark) = &letter.mark {
        let _ = writeln!(out, "<p class=\"mark\">{}</p>", escape(mark));
    }
    let _ = writeln!(out, "<p class=\"letterhead\">{}</p>", escape(&letter.agency));
    if let Some(number) = &letter.document_number {
        let _ = writeln!(out, "<p class=\"number\">{}</p>", escape(number));
    }
    let _ = writeln!(out, "<h{level} class=\"title\">{}</h{level}>", escape(&letter.title));
    let _ = writeln!(out, "<p class=\"to\">{}：</p>", escape(&letter.addressee));
    for text in &letter.paragraphs {
        let _ = writeln!(out, "<p>{}</p>", escape(text));
    }
    let _ = writeln!(out, "<p class=\"contact\">{}</p>", escape(&letter.contact));
    for line in attachment_lines(letter) {
        let _ = writeln!(out, "<p class=\"attachment\">{}</p>", escape(&line));
    }
    let _ = writeln!(out, "<p class=\"signature\">{}<br>{}</p>", escape(&letter.agency), escape(&letter.day));
    out.push_str("</article>\n");
    out
}

/// `附件：` and its items, numbered if there are several.
pub(super) fn attachment_lines(letter: &Letter) -> Vec<String> {
    match letter.attachments.as_slice() {
        [only] => vec![format!("附件：{only}")],
        several => several
            .iter()
            .enumerate()
            .map(|(i, item)| format!("{}{}．{item}", if i == 0 { "附件：" } else { "　　　" }, i + 1))
            .collect(),
    }
}
