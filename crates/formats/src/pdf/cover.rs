//! What is painted over what: fills and pictures of a page, and how much of a glyph they hide.

use super::device::TooMuchDrawn;
use super::ink::Ink;
use hayro_interpret::kurbo::{Affine, BezPath, ParamCurveArclen, PathEl, PathSeg, Point, Rect, Shape as _};
use std::collections::HashMap;
use std::rc::Rc;

/// Least height of the bands into which a page is cut, so that a glyph asks only the fills near it; and the most bands
/// of a page, which may claim to be as high as a mountain.
const BAND: f64 = 16.0;
const MOST_BANDS: f64 = 1_000.0;

/// Fills that may be asked, and entered into bands, on one page.
const MOST_TESTS: usize = 200_000_000;
const MOST_ENTRIES: usize = 4_000_000;

/// Paths of more pieces are drawings; nobody draws a box so.
const MOST_PIECES: usize = 4_000;

/// A fill, a thick line or a picture.
#[derive(Debug, Clone)]
pub(super) struct Cover {
    /// When it was painted.
    pub(super) order: u32,
    pub(super) ink: Ink,
    /// Whether it hides what is below.
    pub(super) hides: bool,
    pub(super) kind: CoverKind,
    pub(super) shape: Shape,
    /// What of it is not clipped away.
    pub(super) clip: Rect,
    /// A clip that is no rectangle.
    pub(super) clip_path: Option<Rc<BezPath>>,
}

/// What painted it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CoverKind {
    /// A box, line or other drawing.
    Drawing,
    /// A picture.
    Picture,
    /// A picture that fills the page, as of a scan: text below it is the text layer.
    PagePicture,
}

/// Where it is, on the page.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    Rect(Rect),
    Path(Rc<BezPath>, Rect),
    /// A picture with holes: from the page to its unit square, and which of its cells are opaque.
    Mask(Affine, Rect, Rc<Mask>),
}

/// Cells of a picture, row by row from the top; true where it is opaque.
#[derive(Debug)]
pub(super) struct Mask {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) opaque: Vec<bool>,
}

impl Shape {
    /// A path, already on the page; as a rectangle if it is one.
    pub(super) fn of_path(path: BezPath) -> Self {
        if let Some(rect) = as_rect(&path) {
            return Self::Rect(rect);
        }
        let bounds = path.bounding_box();
        Self::Path(Rc::new(path), bounds)
    }

    pub(super) fn bounds(&self) -> Rect {
        match self {
            Self::Rect(rect) | Self::Path(_, rect) | Self::Mask(_, rect, _) => *rect,
        }
    }

    /// Whether it is too complicated to be asked.
    pub(super) fn is_drawing(&self) -> bool {
        matches!(self, Self::Path(path, _) if path.elements().len() > MOST_PIECES)
    }

    fn pieces(&self) -> usize {
        match self {
            Self::Rect(_) | Self::Mask(..) => 1,
            Self::Path(path, _) => path.elements().len(),
        }
    }

    fn contains(&self, point: Point) -> bool {
        match self {
            Self::Rect(rect) => within(*rect, point),
            Self::Path(path, bounds) => within(*bounds, point) && path.winding(point) != 0,
            Self::Mask(to_unit, bounds, mask) => within(*bounds, point) && mask.is_opaque_at(*to_unit * point),
        }
    }
}

impl Mask {
    fn is_opaque_at(&self, unit: Point) -> bool {
        if !within(Rect::new(0.0, 0.0, 1.0, 1.0), unit) {
            return false;
        }
        let column = ((unit.x * self.width as f64) as usize).min(self.width.saturating_sub(1));
        let row = ((unit.y * self.height as f64) as usize).min(self.height.saturating_sub(1));
        self.opaque.get(row * self.width + column).copied().unwrap_or(false)
    }
}

/// Edges included: a box drawn to the edge of the letters covers them.
pub(super) fn within(rect: Rect, point: Point) -> bool {
    rect.x0 <= point.x && point.x <= rect.x1 && rect.y0 <= point.y && point.y <= rect.y1
}

/// The rectangle that a path is, with edges along the page's.
pub(super) fn as_rect(path: &BezPath) -> Option<Rect> {
    if path.elements().len() > 8
        || path.elements().iter().any(|piece| matches!(piece, PathEl::CurveTo(..) | PathEl::QuadTo(..)))
    {
        return None;
    }
    let bounds = path.bounding_box();
    let (area, whole) = (path.area().abs(), bounds.area());
    ((area - whole).abs() <= 0.001 * whole.max(0.001)).then_some(bounds)
}

/// A line of some width as the area that it paints.
pub(super) fn thick_line(path: &BezPath, width: f64) -> BezPath {
    let mut area = BezPath::new();
    let segments: Vec<PathSeg> = path.segments().take(MOST_PIECES / 5).collect();
    for segment in segments {
        let (from, to) = match segment {
            PathSeg::Line(line) => (line.p0, line.p1),
            // Fine enough for a marker that is drawn by hand.
            PathSeg::Quad(curve) => (curve.p0, curve.p2),
            PathSeg::Cubic(curve) => (curve.p0, curve.p3),
        };
        let length = segment.arclen(1.0);
        let step = to - from;
        if length <= 0.0 || step.hypot() == 0.0 {
            continue;
        }
        let side = hayro_interpret::kurbo::Vec2::new(-step.y, step.x) * (width / 2.0 / step.hypot());
        area.move_to(from + side);
        area.line_to(to + side);
        area.line_to(to - side);
        area.line_to(from - side);
        area.close_path();
    }
    area
}

/// All covers of a page, ready to be asked.
pub(super) struct Covers {
    covers: Vec<Cover>,
    bands: HashMap<i64, Vec<u32>>,
    /// Height of a band.
    band: f64,
    tests_left: usize,
}

impl Covers {
    pub(super) fn new(covers: Vec<Cover>, page: Rect) -> Self {
        let mut bands: HashMap<i64, Vec<u32>> = HashMap::new();
        let mut entries_left = MOST_ENTRIES;
        let band = BAND.max(page.height() / MOST_BANDS);
        let band_of = |y: f64| band_of(y, band);
        for (index, cover) in covers.iter().enumerate() {
            let area = cover.shape.bounds().intersect(cover.clip).intersect(page);
            if !(area.x0 <= area.x1 && area.y0 <= area.y1) {
                continue;
            }
            for number in band_of(area.y0)..=band_of(area.y1) {
                spend(&mut entries_left, 1);
                bands.entry(number).or_default().push(index as u32);
            }
        }
        Self { covers, bands, band, tests_left: MOST_TESTS }
    }

    /// Which of the points are hidden by what was painted after `order`, a bit each. `counts` says which covers count.
    pub(super) fn hidden(&mut self, points: &[Point; 32], order: u32, counts: impl Fn(&Cover) -> bool) -> u32 {
        let mut hidden = 0;
        for (bit, point) in points.iter().enumerate() {
            let Some(near) = self.bands.get(&band_of(point.y, self.band)) else { continue };
            // Painted last, asked first.
            for cover in near.iter().rev().filter_map(|index| self.covers.get(*index as usize)) {
                if cover.order <= order {
                    break;
                }
                if cover.hides && counts(cover) && is_at(cover, *point, &mut self.tests_left) {
                    hidden |= 1 << bit;
                    break;
                }
            }
        }
        hidden
    }

    /// The colour of what is below a point before `order`; none if it is a picture or not known.
    pub(super) fn ground(&mut self, point: Point, order: u32) -> Option<[f32; 3]> {
        let mut tints = Vec::new();
        let mut ground = Ink::PAPER;
        if let Some(near) = self.bands.get(&band_of(point.y, self.band)) {
            for cover in near.iter().rev().filter_map(|index| self.covers.get(*index as usize)) {
                if cover.order >= order || !is_at(cover, point, &mut self.tests_left) {
                    continue;
                }
                let colour = cover.ink.colour?;
                if cover.ink.alpha > 0.99 {
                    ground = colour;
                    break;
                }
                tints.push(cover.ink);
            }
        }
        tints.iter().rev().try_fold(ground, |ground, tint| tint.over(ground))
    }

    pub(super) fn all(&self) -> &[Cover] {
        &self.covers
    }
}

fn is_at(cover: &Cover, point: Point, tests_left: &mut usize) -> bool {
    spend(tests_left, 1);
    if !within(cover.clip, point) || !within(cover.shape.bounds(), point) {
        return false;
    }
    spend(tests_left, cover.shape.pieces());
    cover.shape.contains(point)
        && cover.clip_path.as_ref().is_none_or(|path| {
            spend(tests_left, path.elements().len());
            path.winding(point) != 0
        })
}

fn band_of(y: f64, band: f64) -> i64 {
    (y / band).floor() as i64
}

fn spend(left: &mut usize, count: usize) {
    match left.checked_sub(count) {
        Some(rest) => *left = rest,
        None => std::panic::resume_unwind(Box::new(TooMuchDrawn)),
    }
}
