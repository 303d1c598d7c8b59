//! One line of Markdown without its marks.

/// Level and text of a `#` heading.
pub(super) fn heading(line: &str) -> Option<(u8, String)> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    // Many a Chinese author leaves out the space after the marks; seven marks are text.
    (1..=6).contains(&level).then(|| (level as u8, plain(text.trim().trim_end_matches('#').trim())))
}

/// The line between a pipe table's header and its body.
pub(super) fn is_separator(line: &str) -> bool {
    let line = line.trim();
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let is_rule = |cell: &&str| {
        let dashes = cell.trim_matches(':');
        !dashes.is_empty() && dashes.bytes().all(|b| b == b'-')
    };
    line.contains('|') && cells.iter().all(is_rule)
}

/// The cells of a pipe table's line.
pub(super) fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.next_if_eq(&'|').is_some() => cell.push('|'),
            '|' => cells.push(plain(std::mem::take(&mut cell).trim())),
            c => cell.push(c),
        }
    }
    if !cell.trim().is_empty() {
        cells.push(plain(cell.trim()));
    }
    cells
}

/// A line without the mark of a list or a quotation. `1.` stays: reports number their sections so.
pub(super) fn without_marker(line: &str) -> &str {
    let line = line.trim_start_matches(['>', ' ']);
    ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).trim()
}

/// Text without emphasis, links, escapes and line break tags.
pub(super) fn plain(text: &str) -> String {
    let text = text.replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n").replace("&nbsp;", " ");
    let text = without_links(&text);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next_if(char::is_ascii_punctuation).or(Some('\\'))),
            '*' | '`' => {}
            '_' if chars.next_if_eq(&'_').is_some() => {}
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// `[text](address)` as `text`.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, label, after)) = next_link(rest) {
        out.push_str(before.strip_suffix('!').unwrap_or(before));
        out.push_str(label);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let middle = text.find("](")?;
    let (before, label) = text.get(..middle)?.rsplit_once('[')?;
    let (_, after) = text.get(middle + 2..)?.split_once(')')?;
    Some((before, label, after))
}
