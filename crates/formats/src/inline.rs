//! Running text as a reader sees it: white space collapsed, invisible characters gone.

/// Characters without width that pasting from web pages leaves inside numbers and names.
pub(crate) fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{61C}' | '\u{FEFF}' | '\u{AD}')
}

/// Text under construction, collapsing white space as HTML does.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    text: String,
    gap: Gap,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    /// A space, a tab or a no-break space.
    Space,
    /// A line break of the source; it is nothing between two Chinese characters.
    SourceBreak,
}

impl Inline {
    /// Appends text of a flow in which white space only separates.
    pub(crate) fn push_collapsed(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' | '\r' if self.gap == Gap::None => self.gap = Gap::SourceBreak,
                '\n' | '\r' => {}
                ' ' | '\t' | '\u{0C}' if self.gap == Gap::SourceBreak => {}
                ' ' | '\t' | '\u{0C}' | '\u{A0}' => self.gap = Gap::Space,
                c if is_zero_width(c) || c.is_control() => {}
                c => self.push_visible(c),
            }
        }
    }

    /// Appends text whose white space counts, such as that of a text run in DOCX.
    pub(crate) fn push_kept(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\u{A0}' => self.push_visible(' '),
                '\n' | '\t' => self.push_visible(c),
                c if is_zero_width(c) || c.is_control() => {}
                c => self.push_visible(c),
            }
        }
    }

    /// Takes the text, trimmed at both ends, and begins anew.
    pub(crate) fn take(&mut self) -> String {
        self.gap = Gap::None;
        let text = std::mem::take(&mut self.text);
        let trimmed = text.trim();
        if trimmed.len() == text.len() { text } else { trimmed.to_owned() }
    }

    fn push_visible(&mut self, c: char) {
        let gap = std::mem::take(&mut self.gap);
        if let Some(last) = self.text.chars().next_back()
            && last != '\n'
            && (gap == Gap::Space || (gap == Gap::SourceBreak && !(is_wide(last) && is_wide(c))))
        {
            self.text.push(' ');
        }
        self.text.push(c);
    }
}

/// Chinese characters and full-width punctuation, between which a line break of the source is no space.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_collapses_as_a_browser_shows_it() {
        for (source, shown) in [
            ("  本年  新收 ", "本年 新收"),
            ("本年新收\n      申请", "本年新收申请"),
            ("in force\n since", "in force since"),
            ("共 12\n件", "共 12 件"),
            ("\u{A0}\u{A0}", ""),
            ("1\u{200B}2", "12"),
            ("\u{3000}\u{3000}一、总体情况", "一、总体情况"),
        ] {
            let mut inline = Inline::default();
            inline.push_collapsed(source);
            assert_eq!(inline.take(), shown, "{source:?}");
        }
    }
}
