//! Fonts to draw pages with whose own fonts are not in the file, as Chinese ones often are not.

use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use typst::foundations::Bytes;
use typst::text::Font;

/// What a Chinese face must have at least.
const CHINESE: [char; 3] = ['政', '公', '开'];
/// Parts of the names of faces with brush strokes: 宋, 仿宋, 楷.
const SERIF: [&str; 10] = ["serif", "song", "sun", "fang", "kai", "ming", "宋", "仿", "楷", "明"];

/// Chinese faces, made once and used for every file.
#[derive(Clone, Default)]
pub struct Faces {
    sans: Option<(FontData, u32)>,
    serif: Option<(FontData, u32)>,
}

/// What went wrong while a page was drawn.
#[derive(Debug, Default)]
pub(super) struct Trouble {
    font: AtomicBool,
    image: AtomicBool,
}

impl Trouble {
    /// In words, if there was any.
    pub(super) fn said(&self) -> Option<&'static str> {
        if self.image.load(Ordering::Relaxed) {
            Some("其中的图片无法解码")
        } else if self.font.load(Ordering::Relaxed) {
            Some("其中的字体无法读取")
        } else {
            None
        }
    }
}

impl Faces {
    /// Takes font files (TTF, OTF, TTC) as bytes; files without Chinese characters are passed over. Of a collection
    /// the face for simplified Chinese is taken.
    pub fn new(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut faces = Self::default();
        for file in files {
            let bytes = Bytes::new(file);
            let chinese = |font: &Font| CHINESE.iter().all(|c| font.info().coverage.contains(*c as u32));
            let mut fonts: Vec<Font> = Font::iter(bytes).filter(chinese).collect();
            fonts.sort_by_key(|font| !font.info().family.ends_with(" SC"));
            let Some(font) = fonts.first() else { continue };
            let place = if is_serif(&font.info().family) { &mut faces.serif } else { &mut faces.sans };
            if place.is_none() {
                *place = Some((Arc::new(font.data().clone()), font.index()));
            }
        }
        faces
    }

    /// Whether Chinese can be drawn.
    pub fn has_chinese(&self) -> bool {
        self.sans.is_some() || self.serif.is_some()
    }

    /// How pages are interpreted; trouble is noted.
    pub(super) fn settings(&self, trouble: &Arc<Trouble>) -> InterpreterSettings {
        let faces = self.clone();
        let built_in = InterpreterSettings::default().font_resolver;
        let trouble = trouble.clone();
        InterpreterSettings {
            font_resolver: Arc::new(move |query| faces.resolve(query).or_else(|| built_in(query))),
            warning_sink: Arc::new(move |warning| match warning {
                InterpreterWarning::UnsupportedFont => trouble.font.store(true, Ordering::Relaxed),
                InterpreterWarning::ImageDecodeFailure => trouble.image.store(true, Ordering::Relaxed),
                // What is not drawn is not published.
                _ => {}
            }),
            ..InterpreterSettings::default()
        }
    }

    fn resolve(&self, query: &FontQuery) -> Option<(FontData, u32)> {
        match query {
            FontQuery::Standard(_) => None,
            FontQuery::Fallback(asked) => {
                asked.character_collection.as_ref()?;
                let name = asked.post_script_name.as_deref().or(asked.font_name.as_deref()).unwrap_or_default();
                let wants_serif = asked.is_serif || is_serif(name);
                let (first, second) = if wants_serif { (&self.serif, &self.sans) } else { (&self.sans, &self.serif) };
                first.clone().or_else(|| second.clone())
            }
        }
    }
}

fn is_serif(name: &str) -> bool {
    let name = name.to_lowercase();
    SERIF.iter().any(|part| name.contains(part)) && !name.contains("sans")
}
