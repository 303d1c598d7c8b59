//! What hayro draws the page on to be inspected: every glyph with its paint, and everything that may lie over it.

use super::cover::{Cover, CoverKind, Mask, Shape, as_rect, thick_line, within};
use super::device::{EM, TooMuchDrawn, on_page};
use super::ink::Ink;
use super::runs::Glyph;
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask};
use std::collections::HashMap;
use std::rc::Rc;

/// A line as thick as this, in points, can hide text.
const THICK_LINE: f64 = 4.0;

/// Where the strokes of a letter are, in glyph space.
const INK_BOTTOM: f64 = -120.0;
const INK_TOP: f64 = 760.0;

/// Pictures of more pixels are not unpacked to see where they have holes.
const MOST_PIXELS: u64 = 16 << 20;

/// Glyphs, paths and pictures of one page: all of them are held until the page is judged, a few hundred bytes each. The
/// map of a whole city has fewer.
const MOST_ON_PAGE: usize = 1_000_000;

/// A glyph and how it was painted; more than once if fake bold or outlined.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) glyph: Glyph,
    pub(super) paints: Vec<GlyphPaint>,
    to_page: Affine,
    width: f64,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct GlyphPaint {
    pub(super) order: u32,
    pub(super) ink: Ink,
    /// Drawn in no colour.
    pub(super) is_unpainted: bool,
    pub(super) is_clipped: bool,
}

impl Mark {
    /// Points spread over the strokes of the letter.
    pub(super) fn points(&self) -> [Point; 32] {
        std::array::from_fn(|n| {
            let x = self.width * ((n % 8) as f64 + 0.5) / 8.0;
            let y = INK_BOTTOM + (INK_TOP - INK_BOTTOM) * ((n / 8) as f64 + 0.5) / 4.0;
            self.to_page * Point::new(x, y)
        })
    }

    /// Height and width of the type, in points.
    pub(super) fn type_size(&self) -> (f64, f64) {
        let zero = self.to_page * Point::ZERO;
        ((self.to_page * Point::new(0.0, EM) - zero).hypot(), (self.to_page * Point::new(EM, 0.0) - zero).hypot())
    }
}

/// A picture on the page.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) order: u32,
    pub(super) area: Rect,
    /// Its size in pixels.
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Text that marked content says in place of what it draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Replacement(pub(super) Vec<u8>);

#[derive(Debug, Clone)]
struct Clip {
    rect: Rect,
    path: Option<Rc<BezPath>>,
}

#[derive(Debug, Clone, Copy)]
struct Group {
    opacity: f32,
    is_masked: bool,
    blend: BlendMode,
}

pub(super) struct Canvas {
    pub(super) page: Rect,
    pub(super) marks: Vec<Mark>,
    pub(super) covers: Vec<Cover>,
    pub(super) pictures: Vec<Placed>,
    pub(super) replacements: Vec<Replacement>,
    /// Fills that are no boxes: text drawn as outlines is made of them.
    pub(super) drawings: usize,
    /// Glyphs, paths and pictures that may still be drawn on this page, and on those after it.
    drawings_left: usize,
    reserve: usize,
    clips: Vec<Clip>,
    groups: Vec<Group>,
    order: u32,
    /// Glyphs by letter and rounded place.
    places: HashMap<(char, i64, i64), usize>,
}

impl Canvas {
    pub(super) fn new(width: f32, height: f32, drawings_left: usize) -> Self {
        Self {
            page: Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
            marks: Vec::new(),
            covers: Vec::new(),
            pictures: Vec::new(),
            replacements: Vec::new(),
            drawings: 0,
            drawings_left: drawings_left.min(MOST_ON_PAGE),
            reserve: drawings_left.saturating_sub(MOST_ON_PAGE),
            clips: Vec::new(),
            groups: Vec::new(),
            order: 0,
            places: HashMap::new(),
        }
    }

    /// What may still be drawn in all.
    pub(super) fn drawings_left(&self) -> usize {
        self.drawings_left + self.reserve
    }

    /// Enters a fill that no drawing made: a note without an appearance of its own.
    pub(super) fn cover(&mut self, path: BezPath, ink: Ink, blend: BlendMode) {
        let order = self.next();
        let hides = ink.hides(blend);
        self.add(order, Shape::of_path(path), blended(ink, Some(blend)), hides, CoverKind::Drawing);
    }

    fn next(&mut self) -> u32 {
        match self.drawings_left.checked_sub(1) {
            Some(left) => self.drawings_left = left,
            None => std::panic::resume_unwind(Box::new(TooMuchDrawn)),
        }
        self.order = self.order.saturating_add(1);
        self.order
    }

    fn group_opacity(&self) -> f32 {
        self.groups.iter().map(|group| group.opacity).product()
    }

    /// The way in which a drawing is blended with what is below, through all groups; none if a mask decides.
    fn blend(&self, own: BlendMode, is_masked: bool) -> Option<BlendMode> {
        if is_masked || self.groups.iter().any(|group| group.is_masked) {
            return None;
        }
        let others = self.groups.iter().map(|group| group.blend);
        Some(others.chain([own]).find(|blend| *blend != BlendMode::Normal).unwrap_or_default())
    }

    fn clip(&self) -> Clip {
        self.clips.last().cloned().unwrap_or(Clip { rect: Rect::new(-1e6, -1e6, 1e6, 1e6), path: None })
    }

    fn push_clip(&mut self, rect: Rect, path: Option<Rc<BezPath>>) {
        let outer = self.clip();
        self.clips.push(Clip { rect: outer.rect.intersect(rect), path: path.or(outer.path) });
    }

    fn add(&mut self, order: u32, shape: Shape, ink: Ink, hides: bool, kind: CoverKind) {
        let Rect { x0, y0, x1, y1 } = shape.bounds();
        if ![x0, y0, x1, y1].iter().all(|edge| edge.is_finite()) || ink.is_transparent() {
            return;
        }
        let Clip { rect, path } = self.clip();
        let (shape, ink, hides) = if shape.is_drawing() {
            (Shape::Rect(shape.bounds()), Ink::many_coloured(ink.alpha), false)
        } else {
            (shape, ink, hides)
        };
        self.covers.push(Cover { order, ink, hides, kind, shape, clip: rect, clip_path: path });
    }

    fn fill(&mut self, path: BezPath, props: &DrawProps<'_>) {
        let order = self.next();
        let ink = Ink::of(&props.paint, self.group_opacity());
        let blend = self.blend(props.blend_mode, props.soft_mask.is_some());
        let hides = !is_tiled(&props.paint) && blend.is_some_and(|blend| ink.hides(blend));
        let shape = Shape::of_path(path);
        if matches!(shape, Shape::Path(..)) {
            self.drawings += 1;
        }
        self.add(order, shape, blended(ink, blend), hides, CoverKind::Drawing);
    }

    fn draw(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode) {
        match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => self.fill(props.transform * path.clone(), props),
            DrawMode::Stroke(stroke) => {
                let [a, b, c, d, _, _] = props.transform.as_coeffs();
                let width = f64::from(stroke.line_width) * (a * d - b * c).abs().sqrt();
                if width >= THICK_LINE && stroke.dash_array.is_empty() {
                    self.fill(thick_line(&(props.transform * path.clone()), width), props);
                } else {
                    self.next();
                }
            }
            DrawMode::Invisible => {
                self.next();
            }
        }
    }

    fn mark(&mut self, drawn: &Drawn<'_>, to_page: Affine, mode: WritingMode, paint: GlyphPaint) {
        let Some((glyph, width)) = on_page(drawn, to_page, mode) else { return };
        let mark = Mark { glyph, paints: vec![paint], to_page, width: if width > 0.0 { width } else { EM / 2.0 } };
        self.push(mark, paint);
    }

    fn push(&mut self, mut mark: Mark, mut paint: GlyphPaint) {
        let clip = self.clip();
        let area = mark.glyph.area;
        let is_free = clip.path.is_none() && clip.rect.intersect(area) == area;
        if !is_free {
            let is_in = |point: &Point| {
                within(clip.rect, *point) && clip.path.as_ref().is_none_or(|path| path.winding(*point) != 0)
            };
            paint.is_clipped = mark.points().iter().filter(|point| is_in(point)).count() < 8;
        }
        if matches!(mark.glyph.text.as_str(), "█" | "■" | "▇" | "▉" | "▆") && !paint.is_unpainted {
            self.add(paint.order, Shape::Rect(area), paint.ink, true, CoverKind::Drawing);
        }
        let cell = (mark.glyph.size * 0.1).min(area.width() * 0.25).max(0.01);
        let place = |x: f64| (x / cell).round() as i64;
        let (x, y) = (place(mark.glyph.origin.x), place(mark.glyph.origin.y));
        if let Some(letter) = mark.glyph.text.chars().next() {
            let near =
                (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (letter, x.saturating_add(dx), y.saturating_add(dy))));
            let twin = near.filter_map(|key| self.places.get(&key)).max().copied();
            if let Some(twin) = twin.and_then(|index| self.marks.get_mut(index)).filter(|twin| twin.paints.len() < 8) {
                twin.paints.push(paint);
                return;
            }
            self.places.insert((letter, x, y), self.marks.len());
        }
        mark.paints = vec![paint];
        self.marks.push(mark);
    }

    /// Whether text was drawn below an area.
    fn has_text_in(&self, area: Rect) -> bool {
        self.marks.iter().any(|mark| within(area, mark.glyph.area.center()))
    }
}

impl<'a> Device<'a> for Canvas {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let ink = Ink::of(&props.paint, self.group_opacity());
        for glyph in run.glyphs() {
            let order = self.next();
            let is_unpainted = matches!(mode, DrawMode::Invisible) || ink.is_transparent();
            let paint = GlyphPaint { order, ink, is_unpainted, is_clipped: false };
            self.mark(glyph, props.transform * glyph.transform(), run.writing_mode(), paint);
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw(path, &props, mode);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw(&rect.to_path(0.1), &props, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.next();
        match as_rect(&clip.path) {
            Some(rect) => self.push_clip(rect, None),
            None => self.push_clip(clip.path.bounding_box(), Some(Rc::new(clip.path.clone()))),
        }
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.next();
        self.push_clip(*rect, None);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.next();
        self.groups.push(Group { opacity, is_masked: mask.is_some(), blend });
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let order = self.next();
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let quad = props.transform * Rect::new(0.0, 0.0, width, height).to_path(0.1);
        let area = quad.bounding_box();
        let shown = area.intersect(self.clip().rect);
        self.pictures.push(Placed { order, area: shown, width: image.width(), height: image.height() });
        let blend = self.blend(props.blend_mode, props.soft_mask.is_some());
        let alpha = self.group_opacity();
        let ink = Ink::many_coloured(alpha);
        let hides = blend.is_some_and(|blend| ink.hides(blend));
        let to_unit = Affine::scale_non_uniform(1.0 / width, 1.0 / height) * props.transform.inverse();
        let shape = if !may_have_holes(&image) || !self.has_text_in(area) {
            Shape::of_path(quad)
        } else if let Some(mask) = mask(&image) {
            Shape::Mask(to_unit, area, Rc::new(mask))
        } else {
            // Not known where it is opaque: a seal more often than a box.
            self.add(order, Shape::of_path(quad), ink, false, CoverKind::Picture);
            return;
        };
        self.add(order, shape, ink, hides, CoverKind::Picture);
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let Some(properties) = properties else { return };
        for key in ["ActualText", "Alt", "E"] {
            if let Some(text) = properties.get::<PdfString<'_>>(key) {
                self.next();
                self.replacements.push(Replacement(text.as_bytes().to_vec()));
            }
        }
    }
}

/// What is blended otherwise than by painting over makes a ground of no one colour.
fn blended(ink: Ink, blend: Option<BlendMode>) -> Ink {
    if blend == Some(BlendMode::Normal) { ink } else { Ink::many_coloured(ink.alpha) }
}

/// Hatching leaves text legible.
fn is_tiled(paint: &Paint<'_>) -> bool {
    matches!(paint, Paint::Pattern(pattern) if matches!(**pattern, Pattern::Tiling(_)))
}

fn may_have_holes(image: &Image<'_, '_>) -> bool {
    match image {
        Image::Stencil(_) => true,
        Image::Raster(raster) => {
            let stream = raster.stream();
            ["SMask", "Mask", "SMaskInData"].iter().any(|key| stream.dict().contains_key(key))
        }
    }
}

/// Where a picture is opaque; none if that is not known.
fn mask(image: &Image<'_, '_>) -> Option<Mask> {
    if u64::from(image.width()) * u64::from(image.height()) > MOST_PIXELS {
        return None;
    }
    let mut mask = None;
    let opaque = |width: u32, height: u32, data: &[u8]| Mask {
        width: width as usize,
        height: height as usize,
        opaque: data.iter().map(|value| *value >= 217).collect(),
    };
    match image {
        Image::Stencil(stencil) => {
            stencil.with_stencil(|luma, _| mask = Some(opaque(luma.width, luma.height, &luma.data)), Some((256, 256)));
        }
        Image::Raster(raster) => raster.with_rgba(
            |_, alpha| mask = alpha.map(|alpha| opaque(alpha.width, alpha.height, &alpha.data)),
            Some((256, 256)),
        ),
    }
    mask
}
