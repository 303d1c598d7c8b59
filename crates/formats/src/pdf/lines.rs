//! Runs to lines in reading order: top to bottom, left to right.

use super::runs::Run;
use crate::inline::is_wide;

/// Baselines of one line differ by no more than this, in heights of the line.
const SAME_BASELINE: f64 = 0.4;

/// Runs of one row of a table whose type differs in size stand no farther apart than this, and no farther in all.
const NEXT_BASELINE: f64 = 0.25;
const ALL_BASELINES: f64 = 0.6;

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

/// Lines of the page. Runs almost level with each other first: else the heading of a group of rows, which stands a
/// little above or below the numbers of one of them, would take some and leave the others.
fn group(runs: &[Run]) -> Vec<Line<'_>> {
    let (mut level, other): (Vec<&Run>, Vec<&Run>) = runs.iter().partition(|run| run.is_level());
    level.sort_by(|a, b| a.origin.y.total_cmp(&b.origin.y));
    let mut tight: Vec<Line<'_>> = Vec::new();
    for run in level {
        match tight.last_mut() {
            Some(line) if line.takes(run) => line.runs.push(run),
            Some(_) | None => tight.push(Line::of(run)),
        }
    }
    let mut lines: Vec<Line<'_>> = Vec::new();
    for line in tight {
        match lines.last_mut() {
            Some(above) if line.baseline - above.baseline <= SAME_BASELINE * above.size.min(line.size) => {
                above.runs.extend(line.runs);
            }
            Some(_) | None => lines.push(line),
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

    /// Whether the next run down the page is almost level with the last.
    fn takes(&self, run: &Run) -> bool {
        let size = self.size.min(run.size);
        let step = self.runs.last().map_or(f64::INFINITY, |last| run.origin.y - last.origin.y);
        step <= NEXT_BASELINE * size && run.origin.y - self.baseline <= ALL_BASELINES * size
    }

    fn text(&self) -> String {
        let mut runs = self.runs.clone();
        runs.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
        let mut text = String::new();
        let mut right = f64::INFINITY;
        for run in runs {
            if let (Some(before), Some(after)) = (text.chars().next_back(), run.text.chars().next()) {
                let least = if is_wide(before) && is_wide(after) { WIDE_GAP } else { GAP };
                // Text drawn over other text is not the rest of its words.
                let is_over = right - run.area.x0 > run.size;
                if (is_over || run.area.x0 - right > least * run.size.min(self.size))
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

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_interpret::kurbo::{Point, Rect};

    fn run(text: &str, x: f64, y: f64, size: f64) -> Run {
        let end = x + size * text.chars().count() as f64;
        Run {
            text: text.to_owned(),
            area: Rect::new(x, y - size, end, y),
            origin: Point::new(x, y),
            end: Point::new(end, y),
            size,
            is_vertical: false,
        }
    }

    #[test]
    fn the_numbers_of_a_row_stay_together() {
        for (name, runs, expected) in [
            (
                "a heading a little above numbers in type of two sizes",
                vec![run("其他", 0.0, 96.5, 7.0), run("24", 50.0, 98.0, 7.0), run("13", 80.0, 99.4, 9.0)],
                vec!["其他 24 13"],
            ),
            (
                "text over other text",
                vec![run("2026", 0.0, 100.0, 9.0), run("130203190205180455", 0.0, 100.0, 9.0)],
                vec!["2026 130203190205180455"],
            ),
            ("a line below", vec![run("1", 0.0, 100.0, 9.0), run("2", 0.0, 109.0, 9.0)], vec!["1", "2"]),
        ] {
            assert_eq!(lines(&runs), expected, "{name}");
        }
    }
}
