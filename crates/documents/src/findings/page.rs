//! The frame that the guard's reports share, and their figures: a count beside a bar, with words for both.

use crate::html::escape;
use std::fmt::Write as _;

const STYLE: &str = include_str!("../../assets/findings.css");

/// A whole page around its main part.
pub(super) fn page(title: &str, main: &str) -> String {
    let title = escape(title);
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header class=\"letterhead\"><p>政府信息公开安全审查</p></header>\n<div class=\"redrule\"></div>\n\
         <main>\n<h1>{title}</h1>\n{main}</main>\n</body>\n</html>\n"
    )
}

/// Figures that sum up: a number and what it counts.
pub(super) fn sums(figures: &[(usize, &str)]) -> String {
    let items = figures.iter().map(|(count, what)| format!("<li><b>{count}</b>{}</li>\n", escape(what)));
    format!("<ul class=\"sums\">\n{}</ul>\n", items.collect::<String>())
}

/// A table of counts with a bar beside each, the largest first.
pub(super) fn counts(caption: &str, heading: &str, mut rows: Vec<(String, usize)>) -> String {
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let most = rows.first().map_or(1, |(_, count)| *count).max(1);
    let mut out = format!(
        "<div class=\"scroll\"><table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\" class=\"n\">处数</th><th scope=\"col\"><span aria-hidden=\"true\"></span></th></tr></thead>\n<tbody>\n",
        escape(caption),
        escape(heading)
    );
    for (what, count) in rows {
        let width = count * 100 / most;
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{count}</td>\
             <td class=\"bars\"><span class=\"bar\" aria-hidden=\"true\" style=\"width:{width}%\"></span></td></tr>",
            escape(&what)
        );
    }
    out.push_str("</tbody>\n</table></div>\n");
    out
}
