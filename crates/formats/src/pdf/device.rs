//! What hayro draws the page on: a collector of glyphs that ignores everything else.

use super::runs::{Glyph, Run, Runs};
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use unicode_normalization::char::decompose_compatible;

/// Units of glyph space in the height of a line.
pub(super) const EM: f64 = 1000.0;

/// How far letters reach below and above their baseline, in glyph space; fonts often do not say it right.
pub(super) const DESCENT: f64 = -200.0;
pub(super) const ASCENT: f64 = 800.0;

/// Unwinds from a drawing that is larger than the limits. hayro asks no device whether to go on, and a file of
/// one kilobyte can draw a form that draws ten forms that draw ten forms each.
#[derive(Debug)]
pub(super) struct TooMuchDrawn;

pub(super) struct TextDevice {
    page: Rect,
    shown: Runs,
    /// Text drawn in no colour: the text layer over the picture of a scanned page.
    invisible: Runs,
    /// Glyphs, paths and pictures that may still be drawn.
    drawings_left: usize,
}

impl TextDevice {
    pub(super) fn new(width: f32, height: f32, drawings_left: usize) -> Self {
        let page = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        Self { page, shown: Runs::default(), invisible: Runs::default(), drawings_left }
    }

    /// Drawings left, and the runs that a reader sees: the invisible ones only on a page without others.
    pub(super) fn finish(self) -> (usize, Vec<Run>) {
        let shown = self.shown.finish();
        let runs = if shown.is_empty() { self.invisible.finish() } else { shown };
        (self.drawings_left, runs)
    }

    fn spend_one(&mut self) {
        match self.drawings_left.checked_sub(1) {
            Some(left) => self.drawings_left = left,
            // Other than a panic this says nothing on stderr.
            None => std::panic::resume_unwind(Box::new(TooMuchDrawn)),
        }
    }

    fn push(&mut self, drawn: &Drawn<'_>, to_page: Affine, mode: WritingMode, is_invisible: bool) {
        let Some((glyph, _)) = on_page(drawn, to_page, mode) else { return };
        // What lies outside of the page is not visible, the edge of a letter at its border is.
        if !self.page.contains(glyph.area.center()) {
            return;
        }
        if is_invisible { self.invisible.push(glyph) } else { self.shown.push(glyph) }
    }
}

/// A drawn glyph where it stands on the page, and its width in glyph space; `None` if it stands nowhere.
pub(super) fn on_page(drawn: &Drawn<'_>, to_page: Affine, mode: WritingMode) -> Option<(Glyph, f64)> {
    let advance = match drawn {
        Drawn::Outline(glyph) => glyph.advance_width(),
        Drawn::Type3(glyph) => glyph.advance_width(),
    };
    let advance = f64::from(advance.unwrap_or(0.0));
    let (width, end) = match mode {
        WritingMode::Horizontal => (advance, Point::new(advance, 0.0)),
        WritingMode::Vertical => (EM, Point::new(0.0, -EM)),
    };
    let area = to_page.transform_rect_bbox(Rect::new(0.0, DESCENT, width, ASCENT));
    if ![area.x0, area.y0, area.x1, area.y1].iter().all(|edge| edge.is_finite()) {
        return None;
    }
    let glyph = Glyph {
        text: unicode(drawn),
        area,
        origin: to_page * Point::ZERO,
        end: to_page * end,
        size: (to_page * Point::new(0.0, EM) - to_page * Point::ZERO).hypot(),
        is_vertical: mode == WritingMode::Vertical,
    };
    Some((glyph, width))
}

/// The characters of a glyph. Some programs write radicals for the characters that look like them.
pub(super) fn unicode(drawn: &Drawn<'_>) -> String {
    let mut text = String::new();
    let mut push = |c: char| match in_place_of_radical(c) {
        '\u{2E80}'..='\u{2FDF}' | '\u{FB00}'..='\u{FB06}' => decompose_compatible(c, |c| text.push(c)),
        '\u{A0}' => text.push(' '),
        c if c.is_control() || crate::inline::is_zero_width(c) => {}
        c => text.push(c),
    };
    match drawn.as_unicode() {
        Some(BfString::Char(c)) => push(c),
        Some(BfString::String(all)) => all.chars().for_each(push),
        None => push(char::REPLACEMENT_CHARACTER),
    }
    text
}

/// The character that a radical looks like in Chinese type, where the standard maps it to none or to another.
fn in_place_of_radical(c: char) -> char {
    const RADICALS: &str = "⺁⺎⺒⺓⺝⺠⺩⺪⺬⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⼾";
    const CHARACTERS: &str = "厂兀巳幺月民王疋示虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙户";
    if !matches!(c, '\u{2E80}'..='\u{2FDF}') {
        return c;
    }
    RADICALS.chars().zip(CHARACTERS.chars()).find(|(radical, _)| *radical == c).map_or(c, |(_, character)| character)
}

impl<'a> Device<'a> for TextDevice {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let is_invisible = matches!(mode, DrawMode::Invisible);
        for glyph in run.glyphs() {
            self.spend_one();
            self.push(glyph, props.transform * glyph.transform(), run.writing_mode(), is_invisible);
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.spend_one();
    }

    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {
        self.spend_one();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.spend_one();
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.spend_one();
    }

    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::in_place_of_radical;

    #[test]
    fn radicals_are_read_as_the_characters_they_look_like() {
        for (radical, character) in [('⺠', '民'), ('⻓', '长'), ('⻰', '龙'), ('⼾', '户'), ('民', '民'), ('a', 'a')]
        {
            assert_eq!(in_place_of_radical(radical), character);
        }
    }
}
