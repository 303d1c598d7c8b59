//! What a reader sees of a page: its picture, and each glyph with whether its ink is in the picture.
//!
//! Text in the colour of its ground, under a box or a picture, cut off by a clip: no rule about operators finds all
//! of it. The picture does. A glyph is seen if what lies inside its outline differs from what lies around it.

use super::faces::{Faces, Trouble};
use super::picture;
use super::raster::Raster;
use hayro::hayro_interpret::font::{Glyph as DrawnGlyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page as SourcePage;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::kurbo::{Affine, BezPath, Point, Rect as Box2, Shape};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use scan::redaction::{Glyph, Page, Rect};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Pixels of an inch of the picture, and the most pixels of one page.
const DPI: f64 = 200.0;
const PIXELS: f64 = 24.0e6;
/// Units of glyph space in the height of a line, and how far letters reach below and above their baseline.
const EM: f64 = 1000.0;
const DESCENT: f64 = -200.0;
const ASCENT: f64 = 800.0;
/// Differences of light that the eye notices.
const CONTRAST: f64 = 20.0;
/// Points below which type cannot be read.
const LEAST_SIZE: f64 = 2.5;
/// Samples across a glyph.
const SAMPLES: usize = 14;
/// Drawings of one file that are looked at before it is given up.
const DRAWINGS: usize = 4_000_000;
/// Pages of one file.
const PAGES: usize = 2000;

/// A page as seen.
pub(super) struct Sight {
    /// Its glyphs, seen and unseen.
    pub(super) page: Page,
    /// Its picture.
    pub(super) raster: Raster,
    /// Pixels a point.
    pub(super) scale: f64,
    /// Pictures drawn on it.
    pub(super) pictures: Vec<Rect>,
}

/// A page as seen, its picture packed: a file of hundreds of pages is looked at once.
pub(super) struct Kept {
    pub(super) page: Page,
    pub(super) scale: f64,
    pub(super) has_pictures: bool,
    picture: Vec<u8>,
}

impl Kept {
    /// Its picture.
    ///
    /// # Errors
    /// A failure of the decoder, in words.
    pub(super) fn raster(&self) -> Result<Raster, String> {
        picture::unpacked(&self.picture)
    }
}

/// Looks at every page and keeps what was seen.
///
/// # Errors
/// Why the file cannot be looked at, in words.
pub(super) fn keep(bytes: &[u8], faces: &Faces) -> Result<Vec<Kept>, String> {
    let mut kept = Vec::new();
    look(bytes, faces, |_, sight| {
        let picture = picture::png(&sight.raster)?;
        let has_pictures = !sight.pictures.is_empty();
        kept.push(Kept { page: sight.page, scale: sight.scale, has_pictures, picture });
        Ok(())
    })?;
    Ok(kept)
}

/// Looks at every page, one after the other, so that only one picture is held.
///
/// # Errors
/// Why the file cannot be looked at, in words.
pub(super) fn look(
    bytes: &[u8],
    faces: &Faces,
    mut each: impl FnMut(usize, Sight) -> Result<(), String>,
) -> Result<usize, String> {
    let pdf = open(bytes)?;
    let trouble = Arc::new(Trouble::default());
    let settings = faces.settings(&trouble);
    catch_unwind(AssertUnwindSafe(|| {
        let cache = RenderCache::new();
        let text_cache = InterpreterCache::new();
        let mut left = DRAWINGS;
        for (n, page) in pdf.pages().iter().enumerate() {
            let sight =
                sight(page, &cache, &text_cache, &settings, &mut left).map_err(|why| format!("第{}页{why}", n + 1))?;
            if let Some(what) = trouble.said() {
                return Err(format!("第{}页{what}，看到的与读到的可能不一致", n + 1));
            }
            each(n, sight)?;
        }
        Ok(pdf.pages().len())
    }))
    .unwrap_or_else(|_| Err("文件内容自相矛盾或者过于复杂，无法解析".to_owned()))
}

/// Opens a file and says in words why it cannot be.
pub(super) fn open(bytes: &[u8]) -> Result<Pdf, String> {
    let pdf = catch_unwind(AssertUnwindSafe(|| Pdf::new(bytes.to_vec())))
        .map_err(|_| "文件内容自相矛盾，无法解析".to_owned())?
        .map_err(|error| match error {
            LoadPdfError::Decryption(_) => "文件已加密，请先解除密码再处理".to_owned(),
            LoadPdfError::Invalid => "不是完整的PDF文件".to_owned(),
        })?;
    match pdf.pages().len() {
        0 => Err("文件没有页面".to_owned()),
        1..=PAGES => Ok(pdf),
        _ => Err(format!("文件超过{PAGES}页，请拆分后处理")),
    }
}

fn sight<'a>(
    page: &'a SourcePage<'a>,
    cache: &RenderCache<'a>,
    text_cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    left: &mut usize,
) -> Result<Sight, String> {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    if !(width >= 1.0 && height >= 1.0 && width * height <= PIXELS) {
        return Err("的尺寸不正常".to_owned());
    }
    // Glyphs first: counting them bounds what is then drawn.
    let mut eye = Eye { glyphs: Vec::new(), pictures: Vec::new(), left: *left, missing: None };
    let to_page = Affine::new(page.initial_transform(true).as_coeffs());
    let mut context =
        Context::new(to_page, Box2::new(0.0, 0.0, width, height), text_cache, page.xref(), settings.clone());
    interpret_page(page, &mut context, &mut eye);
    *left = eye.left;
    if let Some(character) = eye.missing {
        return Err(format!("用到没有嵌入的字体，本机也没有能代替它的中文字体（如“{character}”），无法如实显示"));
    }
    let scale = (DPI / 72.0).min((PIXELS / (width * height)).sqrt());
    let pixmap = hayro::render(
        page,
        cache,
        settings,
        &RenderSettings::default(),
        &PixmapSettings { x_scale: scale as f32, y_scale: scale as f32, bg_color: WHITE },
    );
    let raster = Raster::of(&pixmap);
    let glyphs = eye.judged(&raster, scale);
    Ok(Sight { page: Page { width, height, glyphs }, raster, scale, pictures: eye.pictures })
}

/// Unwinds from a drawing that never ends; hayro asks no device whether to go on.
struct TooMuch;

/// A glyph, not yet judged.
struct Traced {
    glyph: Glyph,
    /// On the page, in points; none for a glyph of a Type 3 font.
    outline: Option<BezPath>,
    is_invisible: bool,
}

struct Eye {
    glyphs: Vec<Traced>,
    pictures: Vec<Rect>,
    left: usize,
    missing: Option<char>,
}

impl Eye {
    fn spend(&mut self) {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => std::panic::resume_unwind(Box::new(TooMuch)),
        }
    }

    fn push(
        &mut self,
        drawn: &DrawnGlyph<'_>,
        drawn_to_page: Affine,
        stretch: f64,
        mode: WritingMode,
        is_invisible: bool,
    ) {
        let to_page = drawn_to_page * Affine::scale_non_uniform(1.0 / stretch, 1.0);
        let outline = match drawn {
            DrawnGlyph::Outline(glyph) => Some(drawn_to_page * glyph.outline()),
            DrawnGlyph::Type3(_) => None,
        };
        let advance = advance_of(drawn);
        let (width, end) = match mode {
            WritingMode::Horizontal => (advance, Point::new(advance, 0.0)),
            WritingMode::Vertical => (EM, Point::new(0.0, -EM)),
        };
        let text = letters(drawn);
        let line = to_page.transform_rect_bbox(Box2::new(0.0, DESCENT, width, ASCENT));
        let ink = outline.as_ref().map(Shape::bounding_box).filter(|ink| ink.area() > 0.0);
        let area = rect(ink.map_or(line, |ink| line.union(ink)));
        if ![area.left, area.top, area.right, area.bottom].iter().all(|edge| edge.is_finite()) {
            return;
        }
        let is_blank = text.chars().all(|c| c.is_whitespace() || c == char::REPLACEMENT_CHARACTER);
        if outline.is_some() && ink.is_none() && !is_blank && !is_invisible {
            self.missing = self.missing.or_else(|| text.chars().next());
        }
        let at = |point: Point| (to_page * point).into();
        let glyph = Glyph {
            text,
            area,
            origin: at(Point::ZERO),
            end: at(end),
            size: (to_page * Point::new(0.0, EM) - to_page * Point::ZERO).hypot(),
            is_vertical: mode == WritingMode::Vertical,
            is_seen: false,
        };
        self.glyphs.push(Traced { glyph, outline, is_invisible });
    }

    /// The glyphs with whether they are seen.
    fn judged(&mut self, raster: &Raster, scale: f64) -> Vec<Glyph> {
        let mut traced = std::mem::take(&mut self.glyphs);
        for one in &mut traced {
            one.glyph.is_seen = !one.is_invisible && one.is_inked(raster, scale);
        }
        let seen: Vec<Rect> = traced.iter().filter(|one| one.glyph.is_seen).map(|one| one.glyph.area).collect();
        // A text layer is true where the scan shows ink and no other text.
        for one in traced.iter_mut().filter(|one| one.is_invisible) {
            let is_own = !seen.iter().any(|area| area.takes(&one.glyph.area));
            one.glyph.is_seen = is_own && has_ink(&one.glyph.area, raster, scale);
        }
        let mut glyphs: Vec<Glyph> = traced.into_iter().map(|one| one.glyph).collect();
        // A space is seen between what is seen.
        for n in 1..glyphs.len() {
            let before = glyphs.get(n - 1).is_some_and(|glyph| glyph.is_seen);
            if let Some(glyph) = glyphs.get_mut(n)
                && glyph.text.trim().is_empty()
            {
                glyph.is_seen = before;
            }
        }
        glyphs
    }
}

impl Traced {
    fn is_inked(&self, raster: &Raster, scale: f64) -> bool {
        if self.glyph.size < LEAST_SIZE || self.glyph.text.trim().is_empty() {
            return false;
        }
        match &self.outline {
            Some(outline) => stands_out(outline, raster, scale),
            None => has_ink(&self.glyph.area, raster, scale),
        }
    }
}

/// Whether the picture inside of the outline differs from the picture around it.
fn stands_out(outline: &BezPath, raster: &Raster, scale: f64) -> bool {
    let ink = outline.bounding_box();
    let (mut inside, mut outside) = (Mean::default(), Mean::default());
    // Around: half a sample more on each side, for letters that fill their box.
    let (step_x, step_y) = (ink.width() / SAMPLES as f64, ink.height() / SAMPLES as f64);
    for row in 0..SAMPLES + 2 {
        for column in 0..SAMPLES + 2 {
            let point = Point::new(ink.x0 + (column as f64 - 0.5) * step_x, ink.y0 + (row as f64 - 0.5) * step_y);
            if point.x < 0.0 || point.y < 0.0 {
                continue;
            }
            let light = f64::from(raster.light((point.x * scale) as usize, (point.y * scale) as usize));
            let is_on_page = point.x * scale < raster.width as f64 && point.y * scale < raster.height as f64;
            match (is_on_page, outline.winding(point) != 0) {
                (false, _) => {}
                (true, true) => inside.add(light),
                (true, false) => outside.add(light),
            }
        }
    }
    inside.count > 0.0 && outside.count > 0.0 && (inside.mean() - outside.mean()).abs() >= CONTRAST
}

/// Whether the picture has more than one shade there.
pub(super) fn has_ink(rect: &Rect, raster: &Raster, scale: f64) -> bool {
    let area = raster.area(rect, scale);
    let rows = area.top..area.bottom;
    let shades = rows.flat_map(|y| (area.left..area.right).map(move |x| raster.light(x, y)));
    let (least, most) = shades.fold((u8::MAX, u8::MIN), |(least, most), light| (least.min(light), most.max(light)));
    f64::from(most) - f64::from(least) >= 2.0 * CONTRAST
}

#[derive(Default)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1.0;
    }

    fn mean(&self) -> f64 {
        self.sum / self.count.max(1.0)
    }
}

/// How much wider than its own width each glyph of a run is drawn because its face stands in for another. The renderer
/// keeps that in the same matrix as letters set wide on purpose; where the pen goes next tells them apart.
fn stretches(run: &GlyphRun<'_, '_>, to_page: Affine) -> Vec<f64> {
    let drawn: Vec<(Affine, f64)> = run
        .glyphs()
        .iter()
        .map(|glyph| {
            let to_page = to_page * glyph.transform();
            let length = |x: f64, y: f64| (to_page * Point::new(x, y) - to_page * Point::ZERO).hypot();
            let ratio = length(EM, 0.0) / length(0.0, EM);
            (to_page, if ratio.is_finite() && ratio > 0.0 { ratio } else { 1.0 })
        })
        .collect();
    let mut votes = 0_i32;
    for ((glyph, (at, ratio)), (next, _)) in run.glyphs().iter().zip(&drawn).zip(drawn.iter().skip(1)) {
        let step = (*next * Point::ZERO - *at * Point::ZERO).hypot();
        let wide = (*at * Point::new(advance_of(glyph), 0.0) - *at * Point::ZERO).hypot();
        if (ratio - 1.0).abs() > 0.001 {
            votes += if (step - wide).abs() < (step - wide / ratio).abs() { -1 } else { 1 };
        }
    }
    drawn.into_iter().map(|(_, ratio)| if votes >= 0 { ratio } else { 1.0 }).collect()
}

fn advance_of(drawn: &DrawnGlyph<'_>) -> f64 {
    let advance = match drawn {
        DrawnGlyph::Outline(glyph) => glyph.advance_width(),
        DrawnGlyph::Type3(glyph) => glyph.advance_width(),
    };
    f64::from(advance.unwrap_or(0.0))
}

fn rect(area: Box2) -> Rect {
    Rect { left: area.x0, top: area.y0, right: area.x1, bottom: area.y1 }
}

/// The characters of a glyph.
fn letters(drawn: &DrawnGlyph<'_>) -> String {
    let keep = |c: &char| !c.is_control();
    match drawn.as_unicode() {
        Some(BfString::Char(c)) => std::iter::once(c).filter(keep).collect(),
        Some(BfString::String(all)) => all.chars().filter(keep).collect(),
        None => char::REPLACEMENT_CHARACTER.to_string(),
    }
}

impl<'a> Device<'a> for Eye {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let is_invisible = matches!(mode, DrawMode::Invisible);
        let stretches = stretches(run, props.transform);
        for (glyph, stretch) in run.glyphs().iter().zip(stretches) {
            self.spend();
            self.push(glyph, props.transform * glyph.transform(), stretch, run.writing_mode(), is_invisible);
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.spend();
    }

    fn draw_rect(&mut self, _: &Box2, _: DrawProps<'a>, _: &DrawMode) {
        self.spend();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Box2) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.spend();
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.spend();
        let (width, height) = match &image {
            Image::Raster(image) => (image.width(), image.height()),
            Image::Stencil(image) => (image.width(), image.height()),
        };
        let area = Box2::new(0.0, 0.0, f64::from(width), f64::from(height));
        self.pictures.push(rect(props.transform.transform_rect_bbox(area)));
    }

    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
