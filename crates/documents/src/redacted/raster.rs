//! Pages as pixels.

use hayro::vello_cpu::Pixmap;
use scan::redaction::Rect;

/// Pixels of a page, red, green, blue, from top left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Three bytes a pixel.
    pub rgb: Vec<u8>,
}

/// A range of pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) right: usize,
    pub(super) bottom: usize,
}

impl Raster {
    pub(super) fn of(pixmap: &Pixmap) -> Self {
        let rgb = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
        Self { width: usize::from(pixmap.width()), height: usize::from(pixmap.height()), rgb }
    }

    /// How light a pixel is; white outside.
    pub(super) fn light(&self, x: usize, y: usize) -> u8 {
        self.pixel(x, y)
            .map_or(u8::MAX, |[r, g, b]| ((u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29) >> 8) as u8)
    }

    pub(super) fn pixel(&self, x: usize, y: usize) -> Option<[u8; 3]> {
        if x >= self.width {
            return None;
        }
        let at = (y * self.width + x) * 3;
        self.rgb.get(at..at + 3)?.try_into().ok()
    }

    /// The bytes of a row.
    pub(super) fn row(&self, y: usize) -> Option<&[u8]> {
        self.rgb.get(y * self.width * 3..(y + 1) * self.width * 3)
    }

    pub(super) fn set(&mut self, x: usize, y: usize, colour: [u8; 3]) {
        if x >= self.width {
            return;
        }
        let at = (y * self.width + x) * 3;
        if let Some(pixel) = self.rgb.get_mut(at..at + 3) {
            pixel.copy_from_slice(&colour);
        }
    }

    /// The pixels that a rectangle in points touches.
    pub(super) fn area(&self, rect: &Rect, scale: f64) -> Area {
        let edge = |points: f64, end: usize| ((points * scale).max(0.0) as usize).min(end);
        Area {
            left: edge(rect.left, self.width),
            top: edge(rect.top, self.height),
            right: edge(rect.right + 1.0 / scale, self.width),
            bottom: edge(rect.bottom + 1.0 / scale, self.height),
        }
    }

    /// Whether no pixel has a colour.
    pub(super) fn is_grey(&self) -> bool {
        self.rgb.chunks_exact(3).all(|pixel| matches!(pixel, [r, g, b] if r == g && g == b))
    }
}

impl Area {
    pub(super) fn width(&self) -> usize {
        self.right.saturating_sub(self.left)
    }

    pub(super) fn height(&self) -> usize {
        self.bottom.saturating_sub(self.top)
    }
}
