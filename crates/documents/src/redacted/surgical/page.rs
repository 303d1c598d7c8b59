//! A page as another reader saw it, glyph by glyph: every glyph that the content writes must be the next one of these,
//! at the same place. Where the two disagree nothing is understood and nothing is done.

use hayro::kurbo::{Affine, Point};
use scan::redaction::{Cover, Glyph, Rect};

/// Points by which two readers may differ.
const AGREE: f64 = 0.5;
/// Lines across, in heights of the letters, that are one line.
const SAME_LINE: f64 = 0.5;
/// Where text follows a gap it is put down to so many points: no finer than a page picture of a rebuilt file shows it,
/// so that the width of what is gone cannot be measured.
const GRID: f64 = 72.0 / 200.0;

/// The glyphs of a page, taken one after the other.
pub(super) struct Seen<'a> {
    /// From the page's own coordinates to points from the top left as shown.
    pub(super) to_shown: Affine,
    pub(super) page: Rect,
    pub(super) covers: &'a [&'a Cover],
    glyphs: &'a [Glyph],
    next: usize,
    /// Where covered text began, and its direction.
    gaps: Vec<(Point, Point, f64)>,
}

/// The next glyph.
pub(super) struct Next<'a> {
    pub(super) glyph: &'a Glyph,
    pub(super) is_gone: bool,
}

impl<'a> Seen<'a> {
    pub(super) fn new(page: &'a scan::redaction::Page, covers: &'a [&'a Cover], to_shown: Affine) -> Self {
        let glyphs = &page.glyphs;
        let is_covered = |glyph: &&Glyph| covers.iter().any(|cover| cover.rect.takes(&glyph.area));
        let gaps = glyphs.iter().filter(is_covered).map(|glyph| {
            let way = Point::new(glyph.end.0 - glyph.origin.0, glyph.end.1 - glyph.origin.1);
            let length = way.x.hypot(way.y).max(f64::MIN_POSITIVE);
            (glyph.origin.into(), Point::new(way.x / length, way.y / length), glyph.size)
        });
        let gaps = gaps.collect();
        let page = Rect { left: 0.0, top: 0.0, right: page.width, bottom: page.height };
        Self { to_shown, page, covers, glyphs, next: 0, gaps }
    }

    /// The glyph that is written at a point of the page as shown.
    ///
    /// # Errors
    /// The other reader saw none there, in words.
    pub(super) fn take(&mut self, at: Point) -> Result<Next<'a>, String> {
        let disagree = || "文字的位置有两种读法".to_owned();
        let glyph = self.glyphs.get(self.next).ok_or_else(disagree)?;
        self.next += 1;
        if (glyph.origin.0 - at.x).abs() > AGREE || (glyph.origin.1 - at.y).abs() > AGREE || glyph.is_vertical {
            return Err(disagree());
        }
        Ok(Next { glyph, is_gone: self.is_gone(glyph) })
    }

    /// Passes over glyphs that the other reader saw twice, filled and then stroked.
    pub(super) fn pass(&mut self, count: usize) {
        self.next += count;
    }

    /// Whether every glyph has been taken.
    pub(super) fn is_through(&self) -> bool {
        self.next == self.glyphs.len()
    }

    /// What a box takes, and what nobody sees.
    fn is_gone(&self, glyph: &Glyph) -> bool {
        let is_unseen = if glyph.text.trim().is_empty() { !self.page.overlaps(&glyph.area) } else { !glyph.is_seen };
        is_unseen || self.covers.iter().any(|cover| cover.rect.takes(&glyph.area))
    }

    /// How far text that begins here is to be moved along its line so that it does not measure a gap before it; none
    /// if there is no gap.
    pub(super) fn nudge(&self, at: Point) -> Option<f64> {
        let (_, along, _) = self.gaps.iter().find(|(gap, along, size)| {
            let (dx, dy) = (at.x - gap.x, at.y - gap.y);
            dx * along.x + dy * along.y > 0.0 && (dx * along.y - dy * along.x).abs() < SAME_LINE * size
        })?;
        let place = at.x * along.x + at.y * along.y;
        Some((place / GRID).round() * GRID - place)
    }
}
