//! Widths of boxes: from a fixed set, so that they do not tell how long the text was.

use super::page::{Page, Rect};

/// Widths that a box may have, in heights of its line.
const WIDTHS: [f64; 8] = [2.0, 4.0, 8.0, 12.0, 18.0, 27.0, 40.0, 60.0];

/// Room that is left to the neighbours.
const GAP: f64 = 0.5;

/// The box grown to the next width of the set, to the right, then to the left, as far as no text that is seen is
/// covered: where neighbours stand close the layout itself gives the width.
pub(super) fn padded(rect: Rect, size: f64, page: &Page) -> Rect {
    let Some(width) = WIDTHS.iter().map(|width| width * size).find(|width| *width >= rect.width()) else {
        return rect;
    };
    let beside = page.glyphs.iter().filter(|glyph| {
        glyph.is_seen && !glyph.text.trim().is_empty() && {
            let level = Rect { left: f64::NEG_INFINITY, right: f64::INFINITY, ..rect };
            level.takes(&glyph.area) && !rect.takes(&glyph.area)
        }
    });
    let (mut left_end, mut right_end) = (0.0_f64, page.width);
    for glyph in beside {
        if glyph.area.left >= rect.right - size * 0.2 {
            right_end = right_end.min(glyph.area.left - GAP);
        } else {
            left_end = left_end.max(glyph.area.right + GAP);
        }
    }
    let right = (rect.left + width).min(right_end).max(rect.right);
    let left = (right - width).max(left_end).min(rect.left);
    Rect { left, right, ..rect }
}
