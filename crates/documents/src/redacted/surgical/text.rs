//! Text objects (`BT` to `ET`): the pen's way through them, and what is written instead where glyphs go.
//!
//! A text object that loses nothing stays as it is. In one that does, every run of what stays is put at its own place:
//! no distance is left that the removed letters had filled.

use super::font::{Code, Face};
use super::page::Seen;
use super::usage::Usage;
use hayro::kurbo::{Affine, Point};
use lopdf::content::Operation;
use lopdf::{Object, ObjectId, StringFormat};
use std::rc::Rc;

/// The text state, which lasts from one text object to the next.
#[derive(Debug, Clone)]
pub(super) struct TextState {
    pub(super) font: Option<(ObjectId, Rc<Face>)>,
    pub(super) size: f64,
    pub(super) letter_gap: f64,
    pub(super) word_gap: f64,
    /// 1 is the font's own width.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
}

impl Default for TextState {
    fn default() -> Self {
        Self { font: None, size: 0.0, letter_gap: 0.0, word_gap: 0.0, stretch: 1.0, leading: 0.0, rise: 0.0, mode: 0 }
    }
}

/// A text object under way.
pub(super) struct TextObject {
    /// As it was.
    plain: Vec<Operation>,
    /// As it is written if it loses something.
    fresh: Vec<Operation>,
    line: Affine,
    pen: Affine,
    is_touched: bool,
}

/// A run of what stays.
struct Run {
    at: Affine,
    items: Vec<Object>,
}

impl TextObject {
    pub(super) fn new() -> Self {
        let identity = Affine::IDENTITY;
        Self { plain: Vec::new(), fresh: Vec::new(), line: identity, pen: identity, is_touched: false }
    }

    /// Its operators, without `BT` and `ET`.
    pub(super) fn end(self) -> Vec<Operation> {
        if self.is_touched { self.fresh } else { self.plain }
    }

    /// An operator that moves no pen.
    pub(super) fn keep(&mut self, operation: Operation) {
        self.fresh.push(operation.clone());
        self.plain.push(operation);
    }

    /// `Tm`.
    pub(super) fn set(&mut self, matrix: Affine, operation: Operation) {
        self.line = matrix;
        self.pen = matrix;
        self.plain.push(operation);
    }

    /// `Td`, `TD`, `T*`.
    pub(super) fn next_line(&mut self, x: f64, y: f64, operation: Operation) {
        self.line *= Affine::translate((x, y));
        self.pen = self.line;
        if operation.operator == "TD" {
            self.fresh.push(Operation::new("TL", vec![Object::Real(-y as f32)]));
        }
        self.plain.push(operation);
    }

    /// `'` and `"`, of which the second sets gaps.
    pub(super) fn next_line_and_show(&mut self, leading: f64, operation: &Operation) {
        self.line *= Affine::translate((0.0, -leading));
        self.pen = self.line;
        if let [word, letter, _] = operation.operands.as_slice() {
            self.fresh.push(Operation::new("Tw", vec![word.clone()]));
            self.fresh.push(Operation::new("Tc", vec![letter.clone()]));
        }
    }

    /// `Tj`, `TJ`, `'`, `"` with the strings and distances that they show.
    pub(super) fn show(
        &mut self,
        items: &[Object],
        operation: Operation,
        state: &TextState,
        ctm: Affine,
        (seen, usage): (&mut Seen<'_>, &mut Usage),
    ) -> Result<(), String> {
        let (id, face) = state.font.clone().ok_or("文字没有指定字体")?;
        let mut run: Option<Run> = None;
        let mut count = 0;
        for item in items {
            match item {
                Object::String(bytes, format) => {
                    for code in face.read(bytes)? {
                        count += 1;
                        let to_shown = seen.to_shown * ctm * self.pen;
                        let at = to_shown * Point::new(0.0, state.rise);
                        let next = seen.take(at)?;
                        let is_blank = next.glyph.text.trim().is_empty();
                        usage.note(id, code, next.is_gone, is_blank);
                        let advance = match face.width(code) {
                            Some(width) => width / 1000.0 * state.size * state.stretch,
                            None => drawn_advance(to_shown, next.glyph.origin.into(), next.glyph.end.into()),
                        };
                        if next.is_gone {
                            self.is_touched = true;
                            self.write(run.take());
                        } else {
                            let run = run.get_or_insert_with(|| self.begin(at, to_shown, seen));
                            push(run, code, *format);
                        }
                        let word_gap = if code.length == 1 && code.value == 32 { state.word_gap } else { 0.0 };
                        self.move_pen(advance + (state.letter_gap + word_gap) * state.stretch);
                    }
                }
                distance => {
                    let back = distance.as_float().map_err(|_| "文字的间距读不出来")?;
                    self.move_pen(-f64::from(back) / 1000.0 * state.size * state.stretch);
                    if let Some(run) = &mut run {
                        run.items.push(distance.clone());
                    }
                }
            }
        }
        self.write(run);
        if state.mode == 2 {
            seen.pass(count);
        }
        self.plain.push(operation);
        Ok(())
    }

    fn move_pen(&mut self, x: f64) {
        self.pen *= Affine::translate((x, 0.0));
    }

    /// A run put down here; behind a gap on its line, not to the point.
    fn begin(&mut self, at: Point, to_shown: Affine, seen: &Seen<'_>) -> Run {
        let Some(nudge) = seen.nudge(at) else { return Run { at: self.pen, items: Vec::new() } };
        self.is_touched = true;
        let unit = (to_shown * Point::new(1.0, 0.0) - to_shown * Point::ZERO).hypot();
        let x = if unit > 0.0 { nudge / unit } else { 0.0 };
        Run { at: self.pen * Affine::translate((x, 0.0)), items: Vec::new() }
    }

    fn write(&mut self, run: Option<Run>) {
        let Some(Run { at, mut items }) = run else { return };
        while items.last().is_some_and(|item| !matches!(item, Object::String(..))) {
            items.pop();
        }
        let matrix = at.as_coeffs().iter().map(|part| Object::Real(*part as f32)).collect();
        self.fresh.push(Operation::new("Tm", matrix));
        self.fresh.push(Operation::new("TJ", vec![Object::Array(items)]));
    }
}

fn push(run: &mut Run, code: Code, format: StringFormat) {
    if let Some(Object::String(bytes, _)) = run.items.last_mut() {
        bytes.extend(code.bytes());
    } else {
        run.items.push(Object::String(code.bytes().collect(), format));
    }
}

/// How far the other reader moved the pen, in text space; of fonts whose widths are not in the file.
fn drawn_advance(to_shown: Affine, origin: Point, end: Point) -> f64 {
    let back = to_shown.inverse();
    let (origin, end) = (back * origin, back * end);
    if end.x.is_finite() && origin.x.is_finite() { end.x - origin.x } else { 0.0 }
}
