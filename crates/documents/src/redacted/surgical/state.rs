//! The graphics state, as far as it decides where glyphs and shapes are.

use super::text::TextState;
use hayro::kurbo::Affine;
use scan::redaction::Rect;

/// What `q` keeps and `Q` brings back.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) ctm: Affine,
    pub(super) text: TextState,
    pub(super) clip: Clip,
}

/// Outside of it nothing is drawn.
#[derive(Debug, Clone)]
pub(super) struct Clip {
    pub(super) area: Rect,
    /// All of the area is drawn; else parts of it may be hidden.
    pub(super) is_exact: bool,
}

impl State {
    pub(super) fn of_page(page: Rect) -> Self {
        Self { ctm: Affine::IDENTITY, text: TextState::default(), clip: Clip { area: page, is_exact: true } }
    }
}

impl Clip {
    pub(super) fn narrow(&mut self, to: Option<Rect>, is_exact: bool) {
        let to = to.unwrap_or(Rect { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 });
        self.area = Rect {
            left: self.area.left.max(to.left),
            top: self.area.top.max(to.top),
            right: self.area.right.min(to.right),
            bottom: self.area.bottom.min(to.bottom),
        };
        self.is_exact &= is_exact;
    }
}
