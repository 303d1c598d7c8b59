//! The black areas over a page, and their words for those who hear it.

use super::super::faces::Faces;
use super::super::layer::{LayerFont, Letter};
use super::super::picture::image;
use super::super::raster::Raster;
use super::super::rebuild::mark;
use super::super::stamp::Stamps;
use hayro::kurbo::Affine;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use scan::redaction::Cover;
use std::fmt::Write;

/// The font and the form in which the words are.
const FONT: &str = "T";
const PREFIX: &str = "R";

/// The black areas of one page.
pub(super) struct Stamped {
    /// Where each is, as `cm` takes it, and its picture.
    areas: Vec<(Affine, ObjectId)>,
    pub(super) letters: Vec<Letter>,
    /// From shown points that count upwards.
    to_user: Affine,
    height: f64,
}

impl Stamped {
    /// # Errors
    /// A failure of the encoder, in words.
    pub(super) fn of(
        out: &mut Document,
        covers: &[&Cover],
        (raster, scale, height): (&Raster, f64, f64),
        to_shown: Affine,
        faces: &Faces,
    ) -> Result<Self, String> {
        let back = to_shown.inverse();
        let mut stamps = Stamps::new(faces, scale);
        let (mut areas, mut letters) = (Vec::new(), Vec::new());
        for cover in covers {
            let area = raster.area(&cover.rect, scale);
            let stamp = image(&stamps.stamp(area, cover.ground))?;
            let (width, tall) = (area.width() as f64 / scale, area.height() as f64 / scale);
            let (left, bottom) = (area.left as f64 / scale, area.bottom as f64 / scale);
            areas.push((back * Affine::new([width, 0.0, 0.0, -tall, left, bottom]), out.add_object(stamp)));
            letters.extend(mark(cover, raster, scale));
        }
        Ok(Self { areas, letters, to_user: back * Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, height]), height })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// Adds them to the content of a page, in a form of its own so that no name meets another.
    pub(super) fn form(&self, out: &mut Document, font: Option<(&LayerFont, ObjectId)>, media: &[Object]) -> ObjectId {
        let mut content = String::new();
        let mut pictures = Dictionary::new();
        for (n, (place, picture)) in self.areas.iter().enumerate() {
            let _ = writeln!(content, "q {} cm /{PREFIX}{n} Do Q", written(*place));
            pictures.set(format!("{PREFIX}{n}"), Object::Reference(*picture));
        }
        let mut resources = dictionary! { "XObject" => pictures };
        if let Some((font, id)) = font.filter(|_| !self.letters.is_empty()) {
            let text = font.content(&self.letters, self.height);
            let _ = write!(content, "q {} cm\n{text}Q\n", written(self.to_user));
            resources.set("Font", dictionary! { FONT => Object::Reference(id) });
        }
        let form = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => media.to_vec(), "Resources" => resources,
        };
        out.add_object(super::copy::packed(form, content.into_bytes()))
    }
}

fn written(matrix: Affine) -> String {
    matrix.as_coeffs().map(|part| format!("{part:.5}")).join(" ")
}
