//! PDF: the text layer as runs with boxes, and as lines in reading order.

pub(crate) mod anatomy;
mod bomb;
mod canvas;
mod cover;
mod device;
mod glyphs;
mod ink;
mod layers;
mod lines;
mod notes;
mod runs;
mod sight;
mod text_string;

pub use glyphs::{Glyph, GlyphPage, glyphs};
pub use sight::Sight;

use crate::content::{Block, Content, Kind, Limits, Page, Unreadable};
use device::{TextDevice, TooMuchDrawn};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::{LoadPdfError, Pdf};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes that a glyph takes until it has become text; paths and pictures take none, but time.
const DRAWING_BYTES: usize = 64;

/// Opens a file that is not locked and whose pages are within the limits.
fn open(bytes: &[u8], limits: &Limits) -> Result<Pdf, Unreadable> {
    bomb::guard(bytes, limits)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unreadable::Encrypted,
        LoadPdfError::Invalid => Unreadable::Damaged { what: "PDF结构不完整".to_owned() },
    })?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(Unreadable::Damaged { what: "PDF没有页面".to_owned() });
    }
    if count > limits.pages {
        return Err(Unreadable::TooLarge { what: format!("超过{}页", limits.pages) });
    }
    Ok(pdf)
}

/// Glyphs, paths and pictures that may be drawn.
fn drawings(limits: &Limits) -> usize {
    limits.unpacked_bytes / DRAWING_BYTES
}

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, Unreadable> {
    let pdf = open(bytes, limits)?;
    let (pages, lines) = catch_unwind(AssertUnwindSafe(|| read_pages(&pdf, limits))).map_err(stopped)?;
    if lines.is_empty() {
        let what = "PDF没有文字层，多半是扫描件；请提供由文档直接导出的PDF";
        return Err(Unreadable::Unsupported { what: what.to_owned() });
    }
    let blocks = lines.into_iter().map(|text| Block::Paragraph { text }).collect();
    Ok(Content { kind: Kind::Pdf, blocks, pages })
}

/// Why reading the pages was given up.
#[allow(clippy::needless_pass_by_value, reason = "a payload of unwinding is owned")]
fn stopped(payload: Box<dyn Any + Send>) -> Unreadable {
    if payload.is::<TooMuchDrawn>() {
        Unreadable::TooLarge { what: "页面上的文字和图形过多".to_owned() }
    } else {
        Unreadable::Damaged { what: "PDF内容自相矛盾，无法解析".to_owned() }
    }
}

fn read_pages(pdf: &Pdf, limits: &Limits) -> (Vec<Page>, Vec<String>) {
    // The cache belongs to one document: its keys are object numbers.
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut drawings_left = drawings(limits);
    let mut pages = Vec::new();
    let mut lines = Vec::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let mut device = TextDevice::new(width, height, drawings_left);
        let to_page = Affine::new(page.initial_transform(true).as_coeffs());
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(to_page, area, &cache, pdf.xref(), settings.clone());
        interpret_page(page, &mut context, &mut device);
        let runs;
        (drawings_left, runs) = device.finish();
        lines.extend(lines::lines(&runs));
        pages.push(Page { width, height, runs: runs.into_iter().map(runs::Run::into_text_run).collect() });
    }
    (pages, lines)
}
