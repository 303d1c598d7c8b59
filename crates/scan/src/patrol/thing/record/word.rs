//! The words of a text: what stands between marks, with the line and the item in which each stands.

use std::ops::Range;

/// A run of letters and figures between marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Range<usize>,
    /// The line, counted with blank ones.
    pub(crate) line: u32,
    /// The item of a list in prose: what stands between `；` and `。`, or a line.
    pub(crate) item: u32,
    /// A colon follows: it says what the next word is.
    pub(crate) is_label: bool,
    /// The mark before it; a line break at the start of a line.
    pub(crate) before: char,
}

impl Word {
    /// Its letters.
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.clone()).unwrap_or("")
    }
}

/// Marks that part words wherever they stand.
fn parts(mark: char) -> bool {
    mark.is_whitespace()
        || matches!(
            mark,
            '|' | '｜'
                | '│'
                | '，'
                | ','
                | '、'
                | '；'
                | ';'
                | '。'
                | '（'
                | '）'
                | '('
                | ')'
                | '【'
                | '】'
                | '['
                | ']'
                | '：'
                | ':'
                | '《'
                | '》'
                | '“'
                | '”'
                | '/'
                | '／'
        )
}

/// The words of a text in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let mut words: Vec<Word> = Vec::new();
    let (mut start, mut line, mut item, mut before) = (0, 0, 0, '\n');
    for (at, mark) in text.char_indices() {
        // `1,200元` and `1944/05` are one word.
        if !parts(mark) || matches!(mark, ',' | '/') && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) {
            continue;
        }
        if start < at {
            words.push(Word { span: start..at, line, item, is_label: matches!(mark, '：' | ':'), before });
            before = mark;
        } else if before != '\n' {
            before = mark;
        }
        start = at + mark.len_utf8();
        match mark {
            '\n' => {
                line += 1;
                item += 1;
                before = '\n';
            }
            '；' | ';' | '。' => item += 1,
            _ => {}
        }
    }
    if start < text.len() {
        words.push(Word { span: start..text.len(), line, item, is_label: false, before });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_stand_between_marks() {
        let text = "姓名：王**\t男/72岁\n李某（女，1,200元；1944/05）。赵某";
        let shown: Vec<String> = words(text)
            .iter()
            .map(|word| format!("{}{}{}{}", word.line, word.item, if word.is_label { ":" } else { " " }, word.of(text)))
            .collect();
        assert_eq!(
            shown,
            ["00:姓名", "00 王**", "00 男", "00 72岁", "11 李某", "11 女", "11 1,200元", "12 1944/05", "13 赵某"]
        );
    }
}
