//! Paths: rules and frames stay, what lies under a box goes, and a drawing that a box cuts is not understood.

use hayro::kurbo::{Affine, Point};
use lopdf::Object;
use lopdf::content::Operation;
use scan::redaction::{Cover, Rect};

/// Points that a line is wide at least.
const LINE: f64 = 1.0;
/// Points of a bent or slanting line that are still one of a frame.
const STRAIGHT: f64 = 0.1;

/// A path under way.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    at: Point,
    pub(super) clips: Option<Operation>,
}

/// A subpath, on the page as shown.
#[derive(Debug)]
struct Part {
    operations: Vec<Operation>,
    area: Option<Rect>,
    start: Point,
    /// Level and upright lines only: shapes of no letter.
    is_frame: bool,
}

impl Path {
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Takes one operator of construction.
    pub(super) fn add(&mut self, operation: Operation, to_shown: Affine) -> Result<(), String> {
        let numbers: Option<Vec<f64>> =
            operation.operands.iter().map(|one: &Object| one.as_float().ok().map(f64::from)).collect();
        let numbers = numbers.ok_or("图形的坐标读不出来")?;
        let points: Vec<Point> = numbers.chunks_exact(2).map(|pair| to_shown * point(pair)).collect();
        match (operation.operator.as_str(), points.as_slice(), numbers.len()) {
            ("m", [to], 2) => self.begin(*to),
            ("l", [to], 2) => self.line_to(*to)?,
            ("c", [_, _, _], 6) | ("v" | "y", [_, _], 4) => self.bend(&points)?,
            ("h", [], 0) => self.close()?,
            ("re", [corner, _], 4) => {
                let size = point(numbers.get(2..).unwrap_or_default());
                let linear = to_shown * size - to_shown * Point::ZERO;
                let right = to_shown * Point::new(size.x, 0.0) - to_shown * Point::ZERO;
                self.begin(*corner);
                for to in [*corner + right, *corner + linear, *corner + linear - right, *corner] {
                    self.line_to(to)?;
                }
            }
            _ => return Err("图形的坐标读不出来".to_owned()),
        }
        self.part()?.operations.push(operation);
        Ok(())
    }

    /// The operators that stay, or none; with the areas of what is no frame.
    pub(super) fn left(self, paint: Operation, page: &Rect, covers: &[&Cover]) -> Result<Painted, String> {
        let paints = paint.operator != "n";
        let area = self.parts.iter().filter_map(|part| part.area).reduce(|all, part| all.union(&part));
        let touches = |area: &Rect| covers.iter().any(|cover| cover.rect.overlaps(&area.grown(LINE)));
        let is_frame = self.parts.iter().all(|part| part.is_frame);
        if let Some(clip) = self.clips {
            if !is_frame && area.as_ref().is_some_and(touches) {
                return Err("遮盖框碰到按图形裁剪的内容".to_owned());
            }
            let clip_area = Some((area, is_frame));
            if paints && area.as_ref().is_some_and(|area| touches(area) && !is_frame) {
                return Err("遮盖框碰到图形".to_owned());
            }
            let mut operations: Vec<Operation> = self.parts.into_iter().flat_map(|part| part.operations).collect();
            operations.extend([clip, paint]);
            return Ok(Painted { operations, drawing: None, painted: area.filter(|_| paints), clip: clip_area });
        }
        let nothing = Painted { operations: Vec::new(), drawing: None, painted: None, clip: None };
        let Some(area) = area.filter(|area| paints && area.grown(LINE).overlaps(page)) else { return Ok(nothing) };
        let is_under = |area: &Rect| covers.iter().any(|cover| cover.rect.grown(LINE).contains(area));
        if !is_frame {
            return match (is_under(&area), touches(&area)) {
                (true, _) => Ok(nothing),
                (false, true) => Err("遮盖框碰到图形".to_owned()),
                (false, false) => {
                    let mut operations: Vec<Operation> =
                        self.parts.into_iter().flat_map(|part| part.operations).collect();
                    operations.push(paint);
                    Ok(Painted { operations, drawing: Some(area), painted: Some(area), clip: None })
                }
            };
        }
        let stays = |part: &Part| part.area.is_some_and(|area| !is_under(&area));
        let mut operations: Vec<Operation> =
            self.parts.into_iter().filter(stays).flat_map(|part| part.operations).collect();
        if operations.is_empty() {
            return Ok(nothing);
        }
        operations.push(paint);
        Ok(Painted { operations, drawing: None, painted: Some(area), clip: None })
    }

    fn begin(&mut self, at: Point) {
        self.at = at;
        self.parts.push(Part { operations: Vec::new(), area: None, start: at, is_frame: true });
        self.reach(at);
    }

    fn line_to(&mut self, to: Point) -> Result<(), String> {
        let is_straight = (to.x - self.at.x).abs() < STRAIGHT || (to.y - self.at.y).abs() < STRAIGHT;
        self.part()?.is_frame &= is_straight;
        self.reach(to);
        Ok(())
    }

    fn bend(&mut self, points: &[Point]) -> Result<(), String> {
        self.part()?.is_frame = false;
        for point in points {
            self.reach(*point);
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        let start = self.part()?.start;
        self.line_to(start)
    }

    fn reach(&mut self, to: Point) {
        self.at = to;
        if let Some(part) = self.parts.last_mut() {
            let point = Rect { left: to.x, top: to.y, right: to.x, bottom: to.y };
            part.area = Some(part.area.map_or(point, |area| area.union(&point)));
        }
    }

    fn part(&mut self) -> Result<&mut Part, String> {
        self.parts.last_mut().ok_or_else(|| "图形没有起点".to_owned())
    }
}

fn point(pair: &[f64]) -> Point {
    Point::new(pair.first().copied().unwrap_or(0.0), pair.get(1).copied().unwrap_or(0.0))
}

/// What is left of a path.
pub(super) struct Painted {
    pub(super) operations: Vec<Operation>,
    /// Where it draws what may be letters.
    pub(super) drawing: Option<Rect>,
    /// Where it paints.
    pub(super) painted: Option<Rect>,
    /// Where it clips, and whether that is a rectangle or several.
    pub(super) clip: Option<(Option<Rect>, bool)>,
}
