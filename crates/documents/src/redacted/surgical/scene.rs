//! Drawings that may be letters: they stay only where a reader sees all of them, for what is covered or cut off tells
//! those who look into the file.

use super::super::raster::Raster;
use super::super::sight::has_ink;
use super::state::Clip;
use scan::redaction::Rect;

/// Drawings of a page.
const MOST: usize = 4000;
/// Points by which a drawing may reach over an edge.
const OVER: f64 = 0.5;

/// The drawings of a page so far.
pub(super) struct Scene<'a> {
    pub(super) page: Rect,
    pub(super) raster: &'a Raster,
    pub(super) scale: f64,
    pub(super) drawings: Vec<Rect>,
}

impl Scene<'_> {
    /// Something is filled: no drawing may be under it.
    pub(super) fn cover(&self, area: &Rect) -> Result<(), String> {
        if self.drawings.iter().any(|drawing| drawing.overlaps(&area.grown(-OVER))) {
            return Err("有图形被别的图形盖住".to_owned());
        }
        Ok(())
    }

    /// Something is drawn: all of it must be in sight.
    pub(super) fn draw(&mut self, area: Rect, clip: &Clip) -> Result<(), String> {
        let is_whole = clip.is_exact && clip.area.grown(OVER).contains(&area) && self.page.grown(OVER).contains(&area);
        if !is_whole || !has_ink(&area.grown(1.0), self.raster, self.scale) {
            return Err("有图形只露出一部分或者看不见".to_owned());
        }
        if self.drawings.len() >= MOST {
            return Err("图形过多".to_owned());
        }
        self.drawings.push(area);
        Ok(())
    }
}
