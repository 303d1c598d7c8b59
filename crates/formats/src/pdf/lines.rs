//! Runs to lines in reading order: top to bottom, left to right.

use super::runs::Run;
use crate::inline::is_wide;

/// Baselines of one line differ by no more than this, in heights of the line.
const SAME_BASELINE: f64 = 0.4;

/// A gap that separates words or cells, in heights of the line; between Chinese characters, which
/// justification spreads, it must be wider.
const GAP: f64 = 0.25;
const WIDE_GAP: f64 = 0.6;

pub(super) fn lines(runs: &[Run]) -> Vec<String> {
    let mut lines = group(runs);
    lines.sort_by(|a, b| a.top.total_cmp(&b.top));
    lines.iter().map(Line::text).filter(|text| !text.is_empty()).collect()
}

struct Line<'a> {
    baseline: f64,
    top: f64,
    size: f64,
    runs: Vec<&'a Run>,
}

fn group(runs: &[Run]) -> Vec<Line<'_>> {
    let (mut level, other): (Vec<&Run>, Vec<&Run>) = runs.iter().partition(|run| run.is_level());
    level.sort_by(|a, b| a.origin.y.total_cmp(&b.origin.y));
    let mut lines: Vec<Line<'_>> = Vec::new();
    for run in level {
        match lines.last_mut() {
            Some(line) if run.origin.y - line.baseline <= SAME_BASELINE * line.size.min(run.size) => {
                line.runs.push(run);
            }
            Some(_) | None => lines.push(Line::of(run)),
        }
    }
    // Upright or slanting text is a line of its own.
    lines.extend(other.into_iter().map(Line::of));
    lines
}

impl<'a> Line<'a> {
    fn of(run: &'a Run) -> Self {
        Self { baseline: run.origin.y, top: run.origin.y - run.size, size: run.size, runs: vec![run] }
    }

    fn text(&self) -> String {
        let mut runs = self.runs.clone();
        runs.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
        let mut text = String::new();
        let mut right = f64::INFINITY;
        for run in runs {
            if let (Some(before), Some(after)) = (text.chars().next_back(), run.text.chars().next()) {
                let least = if is_wide(before) && is_wide(after) { WIDE_GAP } else { GAP };
                if run.area.x0 - right > least * run.size.min(self.size)
                    && !before.is_whitespace()
                    && !after.is_whitespace()
                {
                    text.push(' ');
                }
            }
            text.push_str(&run.text);
            right = run.area.x1;
        }
        text.trim().to_owned()
    }
}
