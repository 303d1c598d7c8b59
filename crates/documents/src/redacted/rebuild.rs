//! A new file: the picture of every page with the boxes burnt in, and the text that survives, invisible over it.
//! Nothing of the old file is copied.

use super::faces::Faces;
use super::layer::{LayerFont, Letter, number, text_string};
use super::picture::image;
use super::raster::Raster;
use super::sight::Kept;
use super::stamp::{Stamps, fitting};
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use scan::redaction::{Cover, Glyph, Plan};

/// What the file says of itself.
pub(super) const TITLE: &str = "政府信息公开件（经区分处理）";
pub(super) const PRODUCER: &str = "gongkai";

/// A page made anew.
struct Fresh {
    width: f64,
    height: f64,
    /// The picture's size in points.
    shown: (f64, f64),
    image: Stream,
    letters: Vec<Letter>,
}

/// Prints the pages of a file anew, without what the plan takes out.
///
/// # Errors
/// Why it cannot be done, in words.
pub(super) fn rebuild(pages: &[Kept], plan: &Plan, document: usize, faces: &Faces) -> Result<Vec<u8>, String> {
    let mut fresh = Vec::new();
    for (n, kept) in pages.iter().enumerate() {
        let covers: Vec<&Cover> = plan.on(document, n + 1).collect();
        fresh.push(page(kept, &covers, faces)?);
    }
    write(fresh)
}

fn page(kept: &Kept, covers: &[&Cover], faces: &Faces) -> Result<Fresh, String> {
    let (mut raster, scale) = (kept.raster()?, kept.scale);
    burn(&mut raster, covers, &mut Stamps::new(faces, scale), scale);
    let letters = letters(&kept.page.glyphs, covers, &raster, scale);
    let shown = (raster.width as f64 / scale, raster.height as f64 / scale);
    Ok(Fresh { width: kept.page.width, height: kept.page.height, shown, image: image(&raster)?, letters })
}

/// Puts the black areas into the picture.
pub(super) fn burn(raster: &mut Raster, covers: &[&Cover], stamps: &mut Stamps<'_>, scale: f64) {
    for cover in covers {
        let area = raster.area(&cover.rect, scale);
        let stamp = stamps.stamp(area, cover.ground);
        for y in 0..stamp.height {
            for x in 0..stamp.width {
                raster.set(area.left + x, area.top + y, stamp.pixel(x, y).unwrap_or_default());
            }
        }
    }
}

/// The text that survives, and in place of what does not the words of the black areas.
fn letters(glyphs: &[Glyph], covers: &[&Cover], raster: &Raster, scale: f64) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut unsaid: Vec<&Cover> = covers.to_vec();
    for glyph in glyphs.iter().filter(|glyph| glyph.is_seen) {
        if covers.iter().any(|cover| cover.rect.takes(&glyph.area)) {
            let (said, rest): (Vec<&Cover>, Vec<&Cover>) =
                unsaid.into_iter().partition(|cover| cover.rect.takes(&glyph.area));
            letters.extend(said.iter().flat_map(|cover| mark(cover, raster, scale)));
            unsaid = rest;
        } else if !glyph.text.is_empty() {
            letters.push(Letter::of(glyph));
        }
    }
    letters.extend(unsaid.iter().flat_map(|cover| mark(cover, raster, scale)));
    letters
}

/// What a reader still sees.
pub(super) fn survivors<'a>(glyphs: &'a [Glyph], covers: &'a [&Cover]) -> impl Iterator<Item = &'a Glyph> {
    glyphs.iter().filter(|glyph| glyph.is_seen && !covers.iter().any(|cover| cover.rect.takes(&glyph.area)))
}

/// The words in a black area, for those who hear the page.
pub(super) fn mark(cover: &Cover, raster: &Raster, scale: f64) -> Vec<Letter> {
    let area = raster.area(&cover.rect, scale);
    let (width, height) = (area.width() as f64 / scale, area.height() as f64 / scale);
    let Some((words, size)) = fitting(width, height, cover.ground) else { return Vec::new() };
    let baseline = cover.rect.top + height / 2.0 + size * 0.36;
    Letter::words(words, cover.rect.left + size * 0.3, baseline, size)
}

fn write(pages: Vec<Fresh>) -> Result<Vec<u8>, String> {
    let font = LayerFont::of(pages.iter().flat_map(|page| &page.letters))?;
    let mut file = Document::with_version("1.7");
    let pages_id = file.new_object_id();
    let tree_id = file.new_object_id();
    let font_id = font.add_to(&mut file);
    let mut kids = Vec::new();
    let mut parts = Vec::new();
    for (n, page) in pages.into_iter().enumerate() {
        let page_id = file.new_object_id();
        add_page(&mut file, page_id, page, n, &font, (pages_id, font_id))?;
        kids.push(Object::Reference(page_id));
        let part = dictionary! {
            "Type" => "StructElem", "S" => "P", "P" => Object::Reference(tree_id),
            "Pg" => Object::Reference(page_id), "K" => 0,
        };
        parts.push(file.add_object(part));
    }
    let count = kids.len() as i64;
    file.set_object(pages_id, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    add_structure(&mut file, tree_id, &parts);
    let catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => Object::Reference(pages_id),
        "Lang" => Object::string_literal("zh-CN"),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => Object::Reference(tree_id),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    let catalog_id = file.add_object(catalog);
    finish(file, catalog_id)
}

/// Root and title, and the bytes.
pub(super) fn finish(mut file: Document, catalog: ObjectId) -> Result<Vec<u8>, String> {
    let info = dictionary! { "Title" => text_string(TITLE), "Producer" => Object::string_literal(PRODUCER) };
    let info = file.add_object(info);
    file.trailer.set("Root", Object::Reference(catalog));
    file.trailer.set("Info", Object::Reference(info));
    file.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|error| format!("新文件无法写出（{error}）"))?;
    Ok(bytes)
}

fn add_page(
    file: &mut Document,
    id: ObjectId,
    page: Fresh,
    n: usize,
    font: &LayerFont,
    (pages_id, font_id): (ObjectId, ObjectId),
) -> Result<(), String> {
    let image = file.add_object(page.image);
    let picture = format!(
        "/Artifact BMC\nq {} 0 0 {} 0 {} cm /P Do Q\nEMC\n",
        number(page.shown.0),
        number(page.shown.1),
        number(page.height - page.shown.1)
    );
    let text = font.content(&page.letters, page.height);
    let content = format!("{picture}/P <</MCID 0>> BDC\n{text}EMC\n");
    let mut content = Stream::new(Dictionary::new(), content.into_bytes());
    content.compress().map_err(|error| format!("页面内容无法写出（{error}）"))?;
    let content = file.add_object(content);
    let resources = dictionary! {
        "XObject" => dictionary! { "P" => Object::Reference(image) },
        "Font" => dictionary! { "T" => Object::Reference(font_id) },
    };
    let media = vec![0.into(), 0.into(), Object::Real(page.width as f32), Object::Real(page.height as f32)];
    file.set_object(
        id,
        dictionary! {
            "Type" => "Page",
            "Parent" => Object::Reference(pages_id),
            "MediaBox" => media,
            "Resources" => resources,
            "Contents" => Object::Reference(content),
            "StructParents" => n as i64,
        },
    );
    Ok(())
}

fn add_structure(file: &mut Document, tree: ObjectId, parts: &[ObjectId]) {
    let numbers: Vec<Object> = parts
        .iter()
        .enumerate()
        .flat_map(|(n, part)| [(n as i64).into(), Object::Array(vec![Object::Reference(*part)])])
        .collect();
    let kids: Vec<Object> = parts.iter().map(|part| Object::Reference(*part)).collect();
    file.set_object(
        tree,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => kids, "ParentTree" => dictionary! { "Nums" => numbers },
        },
    );
}
