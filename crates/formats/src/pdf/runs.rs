//! Glyphs to runs: text that the pen writes without a jump.

use crate::content::TextRun;
use hayro_interpret::kurbo::{Point, Rect};
use std::collections::HashSet;

/// A gap along the line that is a jump, in heights of the line. A table's columns are farther apart.
const JUMP: f64 = 0.25;

/// A step across the line that is a jump.
const STEP: f64 = 0.1;

/// Fake bold type draws a letter twice, no further apart than twice this part of its height and width.
const TWICE_HEIGHT: f64 = 0.1;
const TWICE_WIDTH: f64 = 0.25;

/// A glyph on the page.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) area: Rect,
    /// Where the pen was before it, and after.
    pub(super) origin: Point,
    pub(super) end: Point,
    /// Height of the line.
    pub(super) size: f64,
    pub(super) is_vertical: bool,
}

/// A run of glyphs.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) area: Rect,
    pub(super) origin: Point,
    pub(super) end: Point,
    pub(super) size: f64,
    pub(super) is_vertical: bool,
}

impl Run {
    /// Written from left to right, as lines of text are.
    pub(super) fn is_level(&self) -> bool {
        let step = self.end - self.origin;
        !self.is_vertical && step.y.abs() <= STEP * self.size && step.x >= 0.0
    }

    pub(super) fn into_text_run(self) -> TextRun {
        let Rect { x0, y0, x1, y1 } = self.area;
        TextRun { text: self.text, left: x0 as f32, top: y0 as f32, right: x1 as f32, bottom: y1 as f32 }
    }

    pub(super) fn of(glyph: Glyph) -> Self {
        let Glyph { text, area, origin, end, size, is_vertical } = glyph;
        Self { text, area, origin, end, size, is_vertical }
    }

    pub(super) fn is_continued_by(&self, glyph: &Glyph) -> bool {
        if self.is_vertical != glyph.is_vertical || (self.size - glyph.size).abs() > STEP * self.size {
            return false;
        }
        let direction = glyph.end - glyph.origin;
        let jump = glyph.origin - self.end;
        let length = direction.hypot();
        if length == 0.0 {
            return jump.hypot() <= JUMP * self.size;
        }
        let along = jump.dot(direction) / length;
        let across = jump.cross(direction) / length;
        along.abs() <= JUMP * self.size && across.abs() <= STEP * self.size
    }
}

/// Runs under construction, in drawing order.
#[derive(Default)]
pub(super) struct Runs {
    closed: Vec<Run>,
    open: Option<Run>,
    /// Letters drawn so far with their rounded place.
    drawn: HashSet<(char, i64, i64)>,
}

impl Runs {
    pub(super) fn push(&mut self, glyph: Glyph) {
        if self.is_drawn_already(&glyph) {
            return;
        }
        match &mut self.open {
            Some(run) if run.is_continued_by(&glyph) => {
                run.text.push_str(&glyph.text);
                run.area = run.area.union(glyph.area);
                run.end = glyph.end;
            }
            Some(_) | None => {
                self.close();
                self.open = Some(Run::of(glyph));
            }
        }
    }

    pub(super) fn finish(mut self) -> Vec<Run> {
        self.close();
        self.closed
    }

    fn close(&mut self) {
        if let Some(run) = self.open.take()
            && !run.text.trim().is_empty()
        {
            self.closed.push(run);
        }
    }

    fn is_drawn_already(&mut self, glyph: &Glyph) -> bool {
        let Some(letter) = glyph.text.chars().next() else { return false };
        let cell = (glyph.size * TWICE_HEIGHT).min(glyph.area.width() * TWICE_WIDTH).max(0.01);
        let (x, y) = ((glyph.origin.x / cell).round() as i64, (glyph.origin.y / cell).round() as i64);
        let mut near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy)));
        let is_drawn = near.any(|(dx, dy)| self.drawn.contains(&(letter, x.saturating_add(dx), y.saturating_add(dy))));
        self.drawn.insert((letter, x, y));
        is_drawn
    }
}
