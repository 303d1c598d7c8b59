//! HTML of tables and text, shared by the report and the letters.

use crate::table::{Grid, Placed, Role};
use std::fmt::Write;

/// Where a figure leads: the address for a cell's id, or `None` for plain text.
pub type Link<'a> = &'a dyn Fn(&str) -> Option<String>;

/// No figure is a link.
pub const NO_LINKS: Link<'static> = &|_| None;

/// Text made safe for element content and double-quoted attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A table with caption, head, one body a block, and every figure tied to its headings.
pub fn table(grid: &Grid, link: Link<'_>) -> String {
    let mut out = String::new();
    let total: u32 = grid.widths().iter().map(|w| u32::from(*w)).sum();
    let _ = write!(
        out,
        "<table class=\"form\" id=\"{}\">\n<caption>{}</caption>\n<colgroup>",
        grid.key(),
        escape(grid.caption())
    );
    for width in grid.widths() {
        let _ = write!(out, "<col width=\"{:.2}%\">", f64::from(*width) * 100.0 / f64::from(total.max(1)));
    }
    out.push_str("</colgroup>\n");
    if grid.head_rows() > 0 {
        out.push_str("<thead>\n");
        grid.rows().iter().take(grid.head_rows()).for_each(|row| push_row(&mut out, grid, row, link));
        out.push_str("</thead>\n");
    }
    for body in grid.bodies() {
        out.push_str("<tbody>\n");
        for row in grid.rows().get(body).unwrap_or_default() {
            push_row(&mut out, grid, row, link);
        }
        out.push_str("</tbody>\n");
    }
    out.push_str("</table>\n");
    out
}

fn push_row(out: &mut String, grid: &Grid, row: &[Placed], link: Link<'_>) {
    out.push_str("<tr>");
    for placed in row {
        push_cell(out, grid, placed, link);
    }
    out.push_str("</tr>\n");
}

fn push_cell(out: &mut String, grid: &Grid, placed: &Placed, link: Link<'_>) {
    let cell = &placed.cell;
    let tag = if matches!(cell.role, Role::ColumnHead | Role::RowHead { .. }) { "th" } else { "td" };
    let _ = write!(out, "<{tag}");
    for (name, span) in [("rowspan", cell.row_span), ("colspan", cell.column_span)] {
        if span > 1 {
            let _ = write!(out, " {name}=\"{span}\"");
        }
    }
    match &cell.role {
        Role::ColumnHead | Role::RowHead { .. } => {
            let _ = write!(out, " id=\"{}\" scope=\"{}\"", heading_id(grid, placed), scope(placed));
            if cell.role == (Role::RowHead { is_group: false }) {
                out.push_str(" class=\"l\"");
            }
        }
        Role::Note => out.push_str(" class=\"note\""),
        Role::Figure { id, value, is_total } => {
            let headings: Vec<String> = grid.headings_of(placed).iter().map(|h| heading_id(grid, h)).collect();
            let _ = write!(out, " headers=\"{}\" data-cell=\"{}\"", headings.join(" "), escape(id));
            let is_zero = value.as_ref().is_some_and(|v| v.as_whole() == Some(0));
            match (is_total, is_zero) {
                (true, _) => out.push_str(" class=\"t\""),
                (false, true) => out.push_str(" class=\"z\""),
                (false, false) => {}
            }
        }
    }
    out.push('>');
    let target = match &cell.role {
        Role::Figure { id, value: Some(_), .. } => link(id),
        Role::Figure { .. } | Role::ColumnHead | Role::RowHead { .. } | Role::Note => None,
    };
    match target {
        Some(href) => {
            let _ = write!(out, "<a href=\"{}\">{}</a>", escape(&href), escape(&cell.text));
        }
        None => out.push_str(&escape(&cell.text)),
    }
    let _ = write!(out, "</{tag}>");
}

fn heading_id(grid: &Grid, placed: &Placed) -> String {
    format!("{}-r{}c{}", grid.key(), placed.row + 1, placed.column + 1)
}

fn scope(placed: &Placed) -> &'static str {
    match (&placed.cell.role, placed.cell.row_span > 1, placed.cell.column_span > 1) {
        (Role::RowHead { .. }, true, _) => "rowgroup",
        (Role::RowHead { .. }, false, _) => "row",
        (_, _, true) => "colgroup",
        (_, _, false) => "col",
    }
}
