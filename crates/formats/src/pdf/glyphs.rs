//! Every glyph of every page with its place and whether it can be seen: what redaction works on.

use super::canvas::Canvas;
use super::layers::{self, Layers};
use super::notes;
use super::runs::Run;
use super::sight::{self, Seen, Sight};
use super::{open, stopped};
use crate::content::{Limits, Unreadable};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A page and all glyphs that are drawn on it, in drawing order.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphPage {
    /// Width in points, as the page is shown.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Its glyphs, the hidden ones too.
    pub glyphs: Vec<Glyph>,
}

/// One glyph on a page; origin top left, in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its characters: none, one, or several for a ligature.
    pub text: String,
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Bottom edge.
    pub bottom: f32,
    /// Height of the line.
    pub size: f32,
    /// Whether the pen jumped before it: what stands before and after is not one word or number.
    pub is_after_jump: bool,
    /// Whether a reader of the page sees it.
    pub is_visible: bool,
    /// How it can, or cannot, be seen.
    pub sight: Sight,
}

/// All glyphs of a PDF, page by page.
///
/// # Errors
/// Why the file cannot be read, in words for the person who gave it.
pub fn glyphs(bytes: &[u8], limits: &Limits) -> Result<Vec<GlyphPage>, Unreadable> {
    let draw = || {
        let pdf = open(bytes, limits)?;
        let mut drawings_left = super::drawings(limits);
        let page =
            |sheet: Sheet| GlyphPage { width: sheet.width, height: sheet.height, glyphs: with_jumps(sheet.seen) };
        Ok(draw_pages(&pdf, &mut drawings_left, page))
    };
    catch_unwind(AssertUnwindSafe(draw)).map_err(stopped)?
}

fn with_jumps(seen: Vec<Seen>) -> Vec<Glyph> {
    let mut run: Option<Run> = None;
    let glyph = |Seen { glyph, sight }: Seen| {
        let is_after_jump = run.as_ref().is_none_or(|run| !run.is_continued_by(&glyph));
        let Rect { x0, y0, x1, y1 } = glyph.area;
        let (text, size) = (glyph.text.clone(), glyph.size as f32);
        run = Some(Run::of(glyph));
        Glyph {
            text,
            left: x0 as f32,
            top: y0 as f32,
            right: x1 as f32,
            bottom: y1 as f32,
            size,
            is_after_jump,
            is_visible: sight == Sight::Visible,
            sight,
        }
    };
    seen.into_iter().map(glyph).collect()
}

/// A page as drawn and judged.
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) seen: Vec<Seen>,
    pub(super) covers: super::cover::Covers,
    pub(super) pictures: Vec<super::canvas::Placed>,
    pub(super) replacements: Vec<super::canvas::Replacement>,
    /// Areas of marks for redaction.
    pub(super) redactions: Vec<Rect>,
    /// Fills that are no boxes.
    pub(super) drawings: usize,
}

/// Draws all pages, with layers that are off as well, and hands each on.
pub(super) fn draw_pages<T>(pdf: &Pdf, drawings_left: &mut usize, mut take: impl FnMut(Sheet) -> T) -> Vec<T> {
    // The cache belongs to one document: its keys are object numbers.
    let cache = InterpreterCache::new();
    let layers = layers::other_states(pdf);
    let mut sheets = Vec::new();
    for page in pdf.pages().iter() {
        sheets.push(take(draw_page(page, pdf.xref(), &cache, &layers, drawings_left)));
    }
    sheets
}

fn draw_page<'a>(
    page: &Page<'a>,
    xref: &'a XRef,
    cache: &InterpreterCache<'a>,
    layers: &'a Layers,
    drawings_left: &mut usize,
) -> Sheet {
    let mut canvas = draw(page, xref, cache, drawings_left);
    let to_page = Affine::new(page.initial_transform(true).as_coeffs());
    let redactions = notes::cover(page, to_page, &mut canvas);
    *drawings_left = canvas.drawings_left();
    let (width, height) = page.render_dimensions();
    let (pictures, mut replacements, drawings) =
        (canvas.pictures.clone(), std::mem::take(&mut canvas.replacements), canvas.drawings);
    let (mut seen, covers) = sight::judge(canvas, &redactions);
    for state in layers.states() {
        // Fonts are the same, pictures and forms too: only the layers differ.
        let mut other = draw(page, state.xref(), cache, drawings_left);
        for replacement in std::mem::take(&mut other.replacements) {
            if !replacements.contains(&replacement) {
                replacements.push(replacement);
            }
        }
        add_hidden(&mut seen, other);
    }
    Sheet { width, height, seen, covers, pictures, replacements, redactions, drawings }
}

fn draw<'a>(page: &Page<'a>, xref: &'a XRef, cache: &InterpreterCache<'a>, drawings_left: &mut usize) -> Canvas {
    let (width, height) = page.render_dimensions();
    let mut canvas = Canvas::new(width, height, *drawings_left);
    let to_page = Affine::new(page.initial_transform(true).as_coeffs());
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(to_page, area, cache, xref, InterpreterSettings::default());
    interpret_page(page, &mut context, &mut canvas);
    *drawings_left = canvas.drawings_left();
    canvas
}

/// Adds the glyphs that only another state of the layers shows.
fn add_hidden(seen: &mut Vec<Seen>, other: Canvas) {
    let key =
        |text: &str, area: Rect| (text.to_owned(), (area.x0 * 10.0).round() as i64, (area.y0 * 10.0).round() as i64);
    let mut known: HashMap<(String, i64, i64), usize> = HashMap::new();
    for one in seen.iter() {
        *known.entry(key(&one.glyph.text, one.glyph.area)).or_default() += 1;
    }
    for mark in other.marks {
        match known.get_mut(&key(&mark.glyph.text, mark.glyph.area)) {
            Some(count) if *count > 0 => *count -= 1,
            Some(_) | None => seen.push(Seen { glyph: mark.glyph, sight: Sight::HiddenLayer }),
        }
    }
}
