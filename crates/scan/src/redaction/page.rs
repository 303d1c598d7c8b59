//! A page as the plan sees it: glyphs with their places.

use serde::{Deserialize, Serialize};

/// A rectangle in points from the top left of the page as shown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// In points, as shown.
    pub width: f64,
    /// In points, as shown.
    pub height: f64,
    /// In the order of drawing.
    pub glyphs: Vec<Glyph>,
}

/// A glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// What it says; more than one character for a ligature.
    pub text: String,
    /// Its place: the advance wide, the line high, and all of its ink.
    pub area: Rect,
    /// Where the pen was before it.
    pub origin: (f64, f64),
    /// Where the pen was after it.
    pub end: (f64, f64),
    /// Height of the line.
    pub size: f64,
    /// Written downwards.
    pub is_vertical: bool,
    /// A reader of the page sees it.
    pub is_seen: bool,
}

impl Rect {
    /// Width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Height.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Grown by so much on each side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// Whether they have more than an edge in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether all of the other lies in it.
    pub fn contains(&self, other: &Self) -> bool {
        self.left <= other.left && self.right >= other.right && self.top <= other.top && self.bottom >= other.bottom
    }

    /// Whether the numbers make a rectangle.
    pub fn is_proper(&self) -> bool {
        [self.left, self.top, self.right, self.bottom].iter().all(|edge| edge.is_finite())
            && self.left < self.right
            && self.top < self.bottom
    }

    /// Whether it takes a glyph away: all that it more than grazes, for a digit of which one half is left can be
    /// guessed.
    pub fn takes(&self, glyph: &Self) -> bool {
        const GRAZED: f64 = 0.15;
        let (x, y) = (glyph.width() * GRAZED, glyph.height() * GRAZED);
        let core = Self { left: glyph.left + x, top: glyph.top + y, right: glyph.right - x, bottom: glyph.bottom - y };
        self.overlaps(&core)
    }
}
