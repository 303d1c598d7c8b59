//! Markdown taken apart: what is shown as it is written, and comments, which are not shown.

use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use crate::text;

pub(crate) fn take_apart(source: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let lines: Vec<String> = text::lines(source).collect();
    dissection.push("", Surface::Visible, lines.join("\n"))?;
    let comments: Vec<&str> =
        source.split("<!--").skip(1).filter_map(|rest| Some(rest.split_once("-->")?.0.trim())).collect();
    dissection.push("注释", Surface::HtmlComment, comments.join("\n"))
}
