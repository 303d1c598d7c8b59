//! The black area with its ground in it. It depends on its size and ground alone, never on what it covers.

use super::faces::{Faces, Trouble};
use super::raster::{Area, Raster};
use super::sight;
use hayro::vello_cpu::color::palette::css::BLACK;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use law::exemption::Exemption;
use scan::redaction::mark_of;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// Height of the mark: a part of the box's, no more than so many points.
const PART: f64 = 0.62;
const TALLEST: f64 = 9.0;
/// What cannot be read is left out; the list says it.
const SMALLEST: f64 = 4.0;
/// Parts of a mark's height to its left.
const INDENT: f64 = 0.3;

/// Stamps of one file.
pub(super) struct Stamps<'a> {
    faces: &'a Faces,
    scale: f64,
    /// Light of the pixels of each mark, by its words and height in pixels.
    marks: BTreeMap<(&'static str, usize), Option<Raster>>,
}

impl<'a> Stamps<'a> {
    pub(super) fn new(faces: &'a Faces, scale: f64) -> Self {
        Self { faces, scale, marks: BTreeMap::new() }
    }

    /// The pixels of a black area.
    pub(super) fn stamp(&mut self, area: Area, ground: Exemption) -> Raster {
        let (width, height) = (area.width(), area.height());
        let mut stamp = Raster { width, height, rgb: vec![0; width * height * 3] };
        let Some((words, tall)) = fitting(width as f64 / self.scale, height as f64 / self.scale, ground) else {
            return stamp;
        };
        let tall = (tall * self.scale) as usize;
        let (faces, scale) = (self.faces, tall as f64);
        let mark = self.marks.entry((words, tall)).or_insert_with(|| draw(words, scale, faces));
        let Some(mark) = mark else { return stamp };
        let (left, top) = ((scale * INDENT) as usize, height.saturating_sub(mark.height) / 2);
        for y in 0..mark.height.min(height) {
            for x in 0..mark.width.min(width.saturating_sub(left)) {
                let light = mark.light(x, y);
                stamp.set(left + x, top + y, [light; 3]);
            }
        }
        stamp
    }
}

/// The words that fit into a box, and how tall in points.
pub(super) fn fitting(width: f64, height: f64, ground: Exemption) -> Option<(&'static str, f64)> {
    let tall = (height * PART).min(TALLEST);
    let whole = mark_of(ground);
    let short = whole.strip_prefix("条例").unwrap_or(whole);
    let wide = |words: &str, tall: f64| (words.chars().count() as f64 + 2.0 * INDENT) * tall;
    for words in [whole, short] {
        for tall in [tall, tall * 0.8, tall * 0.65] {
            if tall >= SMALLEST && wide(words, tall) <= width {
                return Some((words, tall));
            }
        }
    }
    None
}

/// White on black, one em a number of pixels: a page of one line, drawn by the same renderer as every page.
fn draw(words: &str, em: f64, faces: &Faces) -> Option<Raster> {
    if !faces.has_chinese() {
        return None;
    }
    let file = page_of(words);
    let pdf = sight::open(&file).ok()?;
    let page = pdf.pages().first()?;
    let settings = faces.settings(&Arc::new(Trouble::default()));
    let scale = (em / 100.0) as f32;
    let pixels = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: BLACK };
    let cache = RenderCache::new();
    Some(Raster::of(&hayro::render(page, &cache, &settings, &RenderSettings::default(), &pixels)))
}

/// One em is 100 points.
fn page_of(words: &str) -> Vec<u8> {
    let hex: String = words.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let width = words.chars().count() * 100;
    let content = format!("BT /F 100 Tf 1 g 0 14 Td <{hex}> Tj ET");
    let mut file = "%PDF-1.7\n".to_owned();
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} 108]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type0/BaseFont/SimHei/Encoding/UniGB-UTF16-H/DescendantFonts[6 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimHei/CIDSystemInfo\
         <</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>"
            .to_owned(),
    ];
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = writeln!(file, "{} 0 obj{object}endobj", n + 1);
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 7\n0000000000 65535 f \n");
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ = write!(file, "trailer<</Size 7/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
    file.into_bytes()
}
