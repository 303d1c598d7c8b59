//! Lines of a text, counted as far as they are asked for.

/// Counts forward only: findings come nearly in order, and a text is never counted twice.
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// `第3行`.
    pub(super) fn place(&mut self, at: usize) -> String {
        let count = |range: std::ops::Range<usize>| self.text.get(range).unwrap_or_default().matches('\n').count();
        if at >= self.at {
            self.line += count(self.at..at);
        } else {
            self.line -= count(at..self.at);
        }
        self.at = at;
        format!("第{}行", self.line)
    }
}
