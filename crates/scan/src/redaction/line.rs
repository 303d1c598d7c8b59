//! Glyphs to texts in which a value can be found: lines, and the places where a line is continued on the next.

use super::page::{Glyph, Rect};

/// A gap that is a jump of the pen, in heights of the line; between the letters of a spread word it is less than
/// [`SPREAD`], between the columns of a table more.
const JUMP: f64 = 0.25;
const SPREAD: f64 = 1.2;
/// A step across the line that is a jump, and between two lines.
const STEP: f64 = 0.1;
const SAME_BASELINE: f64 = 0.4;
/// The next line of a paragraph or cell begins no farther below.
const NEXT_LINE: f64 = 2.4;

/// A text and the glyph of each of its bytes.
#[derive(Debug, Default, Clone)]
pub(super) struct Text {
    pub(super) text: String,
    /// For each byte; none for what stands between the glyphs.
    pub(super) glyphs: Vec<Option<usize>>,
}

/// Text that the pen writes without a jump over a column.
#[derive(Debug)]
struct Segment {
    text: Text,
    area: Rect,
    size: f64,
}

impl Text {
    /// All glyphs in the order of drawing, nothing between them.
    pub(super) fn drawn(glyphs: &[Glyph]) -> Self {
        let mut text = Self::default();
        for (n, glyph) in glyphs.iter().enumerate() {
            text.push(&glyph.text, Some(n));
        }
        text
    }

    fn push(&mut self, text: &str, glyph: Option<usize>) {
        self.text.push_str(text);
        self.glyphs.resize(self.text.len(), glyph);
    }

    fn append(&mut self, other: &Self) {
        self.text.push_str(&other.text);
        self.glyphs.extend_from_slice(&other.glyphs);
    }

    /// The glyphs of a range of bytes, each once.
    pub(super) fn glyphs_of(&self, range: std::ops::Range<usize>) -> Vec<usize> {
        let mut all: Vec<usize> = self.glyphs.get(range).unwrap_or_default().iter().copied().flatten().collect();
        all.dedup();
        all
    }
}

/// The texts of some glyphs of a page: the lines as one text, then the joints of every line with the one that
/// continues it, each with the byte at which it is joined.
pub(super) fn texts(glyphs: &[Glyph], chosen: impl Fn(&Glyph) -> bool) -> (Text, Vec<(Text, usize)>) {
    let chosen: Vec<usize> = (0..glyphs.len()).filter(|n| glyphs.get(*n).is_some_and(&chosen)).collect();
    let lines = lines(glyphs, runs(glyphs, &chosen));
    let mut page = Text::default();
    for line in &lines {
        for (n, segment) in line.iter().enumerate() {
            if n > 0 {
                page.push("\t", None);
            }
            page.append(&segment.text);
        }
        page.push("\n", None);
    }
    (page, joints(&lines))
}

/// Runs of glyphs without a jump.
fn runs(glyphs: &[Glyph], chosen: &[usize]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for n in chosen {
        let Some(glyph) = glyphs.get(*n) else { continue };
        match (runs.last_mut(), last) {
            (Some(run), Some(before)) if continues(before, glyph) => run.push(*n),
            (Some(_) | None, Some(_) | None) => runs.push(vec![*n]),
        }
        last = Some(glyph);
    }
    runs
}

fn continues(before: &Glyph, glyph: &Glyph) -> bool {
    if before.is_vertical != glyph.is_vertical || (before.size - glyph.size).abs() > STEP * before.size {
        return false;
    }
    let (dx, dy) = (glyph.end.0 - glyph.origin.0, glyph.end.1 - glyph.origin.1);
    let (jx, jy) = (glyph.origin.0 - before.end.0, glyph.origin.1 - before.end.1);
    let length = dx.hypot(dy);
    if length == 0.0 {
        return jx.hypot(jy) <= JUMP * before.size;
    }
    let along = (jx * dx + jy * dy) / length;
    let across = (jx * dy - jy * dx) / length;
    along.abs() <= JUMP * before.size && across.abs() <= STEP * before.size
}

/// Lines from top to bottom, each of segments from left to right. Slanting and upright runs are lines of their own.
fn lines(glyphs: &[Glyph], runs: Vec<Vec<usize>>) -> Vec<Vec<Segment>> {
    let mut level: Vec<Segment> = Vec::new();
    let mut other: Vec<Vec<Segment>> = Vec::new();
    for run in runs {
        let Some((segment, is_level)) = segment(glyphs, &run) else { continue };
        if is_level { level.push(segment) } else { other.push(vec![segment]) }
    }
    level.sort_by(|a, b| baseline(a).total_cmp(&baseline(b)));
    let mut lines: Vec<Vec<Segment>> = Vec::new();
    for segment in level {
        match lines.last_mut().and_then(|line| line.first().map(baseline).zip(Some(line))) {
            Some((first, line)) if baseline(&segment) - first <= SAME_BASELINE * segment.size => line.push(segment),
            Some(_) | None => lines.push(vec![segment]),
        }
    }
    let mut lines: Vec<Vec<Segment>> = lines.into_iter().map(join).collect();
    lines.extend(other);
    lines
}

fn baseline(segment: &Segment) -> f64 {
    segment.area.bottom
}

fn segment(glyphs: &[Glyph], run: &[usize]) -> Option<(Segment, bool)> {
    let first = glyphs.get(*run.first()?)?;
    let last = glyphs.get(*run.last()?)?;
    let mut text = Text::default();
    let mut area = first.area;
    for n in run {
        let glyph = glyphs.get(*n)?;
        text.push(&glyph.text, Some(*n));
        area = area.union(&glyph.area);
    }
    let is_level =
        !first.is_vertical && (last.end.1 - first.origin.1).abs() <= STEP * first.size && last.end.0 >= first.origin.0;
    Some((Segment { text, area, size: first.size }, is_level))
}

/// The segments of a line; those that a spread word is made of become one.
fn join(mut line: Vec<Segment>) -> Vec<Segment> {
    line.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
    let mut joined: Vec<Segment> = Vec::new();
    for segment in line {
        match joined.last_mut() {
            Some(before) if is_near(before, &segment) => {
                let gap = segment.area.left - before.area.right;
                if gap > JUMP * before.size {
                    before.text.push(" ", None);
                }
                before.text.append(&segment.text);
                before.area = before.area.union(&segment.area);
            }
            Some(_) | None => joined.push(segment),
        }
    }
    joined
}

fn is_near(before: &Segment, segment: &Segment) -> bool {
    let gap = segment.area.left - before.area.right;
    (-0.5 * before.size..=SPREAD * before.size).contains(&gap)
}

/// Where a full line is followed by the one below it in the same column.
fn joints(lines: &[Vec<Segment>]) -> Vec<(Text, usize)> {
    let mut joints = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        for segment in line {
            let below = lines.iter().skip(n + 1).flatten().find(|below| is_next(segment, below));
            if let Some(below) = below {
                let mut text = segment.text.clone();
                let at = text.text.len();
                text.append(&below.text);
                joints.push((text, at));
            }
        }
    }
    joints
}

fn is_next(above: &Segment, below: &Segment) -> bool {
    let step = below.area.bottom - above.area.bottom;
    step > STEP * above.size
        && step <= NEXT_LINE * above.size
        && below.area.left < above.area.right
        && above.area.left < below.area.right
        // A line that is continued is full.
        && above.area.right >= below.area.right - above.size
}
