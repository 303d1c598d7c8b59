//! Notes on a page that hide what is below them, or are meant to.

use super::canvas::Canvas;
use super::ink::Ink;
use hayro_interpret::BlendMode;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use hayro_syntax::object::{Array, Dict, Name, Rect as PdfRect};
use hayro_syntax::page::Page;

/// Notes of one page that are looked at.
pub(super) const MOST_NOTES: usize = 20_000;

const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;

/// All notes of a page.
pub(super) fn of<'a>(page: &Page<'a>) -> Vec<Dict<'a>> {
    let all = page.raw().get::<Array<'_>>("Annots");
    all.into_iter().flat_map(|all| all.iter::<Dict<'_>>()).take(MOST_NOTES).collect()
}

/// The kind of a note: `Highlight`, `Widget`.
pub(super) fn subtype(note: &Dict<'_>) -> String {
    note.get::<Name<'_>>("Subtype").map(|name| name.as_str().to_owned()).unwrap_or_default()
}

pub(super) fn is_hidden(note: &Dict<'_>) -> bool {
    note.get::<u32>("F").unwrap_or(0) & (HIDDEN | NO_VIEW) != 0
}

/// Covers what notes without an appearance of their own hide, as a viewer would draw them, and gives the areas of
/// marks for redaction. Notes with an appearance have been drawn already.
pub(super) fn cover(page: &Page<'_>, to_page: Affine, canvas: &mut Canvas) -> Vec<Rect> {
    let mut redactions = Vec::new();
    for note in of(page) {
        let subtype = subtype(&note);
        if subtype == "Redact" {
            redactions.extend(areas(&note).iter().map(|area| (to_page * area.clone()).bounding_box()));
            continue;
        }
        let has_appearance = note.get::<Dict<'_>>("AP").is_some_and(|appearance| appearance.contains_key("N"));
        if is_hidden(&note) || has_appearance {
            continue;
        }
        let alpha = note.get::<f32>("CA").unwrap_or(1.0);
        let colour = |key: &str| colour(&note, key).map(|colour| Ink { colour: Some(colour), alpha });
        let (ink, blend) = match subtype.as_str() {
            "Highlight" => (colour("C"), BlendMode::Multiply),
            "Square" | "Circle" | "Polygon" => (colour("IC"), BlendMode::Normal),
            "FreeText" | "Ink" | "Line" | "PolyLine" => (colour("C"), BlendMode::Normal),
            "Stamp" => (Some(Ink::many_coloured(alpha)), BlendMode::Normal),
            "Widget" => (
                note.get::<Dict<'_>>("MK")
                    .and_then(|look| self::colour(&look, "BG"))
                    .map(|colour| Ink { colour: Some(colour), alpha: 1.0 }),
                BlendMode::Normal,
            ),
            _ => (None, BlendMode::Normal),
        };
        let Some(ink) = ink else { continue };
        let paths = match subtype.as_str() {
            "Ink" | "Line" | "PolyLine" => strokes(&note),
            _ => areas(&note),
        };
        for path in paths {
            canvas.cover(to_page * path, ink, blend);
        }
    }
    redactions
}

/// Its quadrilaterals, or else its rectangle.
fn areas(note: &Dict<'_>) -> Vec<BezPath> {
    let numbers = numbers(note, "QuadPoints");
    let quads: Vec<BezPath> = numbers
        .chunks_exact(8)
        .map(|quad| {
            // Writers do not agree on the order of the corners: what lies between them is meant.
            let xs = quad.iter().step_by(2).copied();
            let ys = quad.iter().skip(1).step_by(2).copied();
            let (left, right) = xs.fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(x), high.max(x)));
            let (bottom, top) = ys.fold((f64::MAX, f64::MIN), |(low, high), y| (low.min(y), high.max(y)));
            Rect::new(left, bottom, right, top).to_path(0.1)
        })
        .collect();
    if !quads.is_empty() {
        return quads;
    }
    let rect = note.get::<PdfRect>("Rect");
    rect.map(|rect| Rect::new(rect.x0, rect.y0, rect.x1, rect.y1).to_path(0.1)).into_iter().collect()
}

/// Its lines with their thickness.
fn strokes(note: &Dict<'_>) -> Vec<BezPath> {
    let width = note.get::<Dict<'_>>("BS").and_then(|style| style.get::<f64>("W")).unwrap_or(1.0);
    if width < 4.0 {
        return Vec::new();
    }
    let mut lines: Vec<Vec<f64>> = ["L", "Vertices"].iter().map(|key| numbers(note, key)).collect();
    if let Some(all) = note.get::<Array<'_>>("InkList") {
        lines.extend(all.iter::<Array<'_>>().take(1_000).map(|line| line.iter::<f64>().take(10_000).collect()));
    }
    lines
        .iter()
        .filter(|line| line.len() >= 4)
        .map(|line| {
            let mut path = BezPath::new();
            for pair in line.chunks_exact(2) {
                let [x, y] = pair else { continue };
                let point = Point::new(*x, *y);
                if path.elements().is_empty() { path.move_to(point) } else { path.line_to(point) }
            }
            super::cover::thick_line(&path, width)
        })
        .collect()
}

fn numbers(note: &Dict<'_>, key: &str) -> Vec<f64> {
    note.get::<Array<'_>>(key).into_iter().flat_map(|all| all.iter::<f64>()).take(80_000).collect()
}

/// A colour by one, three or four numbers.
fn colour(note: &Dict<'_>, key: &str) -> Option<[f32; 3]> {
    let parts: Vec<f32> = note.get::<Array<'_>>(key)?.iter::<f32>().take(5).collect();
    match parts.as_slice() {
        [grey] => Some([*grey; 3]),
        [red, green, blue] => Some([*red, *green, *blue]),
        [cyan, magenta, yellow, black] => {
            let part = |ink: f32| (1.0 - ink) * (1.0 - black);
            Some([part(*cyan), part(*magenta), part(*yellow)])
        }
        _ => None,
    }
}
